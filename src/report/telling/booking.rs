//! What was checked and booked, told.

use behov_solver::booking::dilemma::Dilemma;

use behov_solver::instance::Assumption;
use maud::Markup;

use super::{ENGLISH, File, STOPPED, Said, Telling};
use crate::format::{write_bookings_with, write_template};
use crate::messages::tell;
use crate::report::Broken;
use crate::report::booked::Booked;
use crate::report::explained::Explained;
use crate::report::json::{Call, Checked, List, Reasons, Rules, Run, enveloped, limit_code};
use crate::report::notice::{Notice, merged, notices};
use crate::report::page::{Page, Verdict};
use crate::report::sheet::Sheet;
use crate::report::text::booked::words;
use crate::report::text::{self, check};
use crate::report::{Judged, Voice, html};
use crate::verb;

/// A clinic that can be read, with every assumption or their number.
#[derive(Clone, Copy, Debug)]
pub struct CheckTold<'a> {
    /// What was found.
    pub found: &'a verb::Checked,
    /// Whether every assumption is listed.
    pub assumptions: bool,
}

impl CheckTold<'_> {
    fn tell<T>(&self, voice: Voice, tell: impl FnOnce(&crate::report::Checked<'_>) -> T) -> T {
        let found = self.found;
        let template: Option<Vec<Broken>> =
            found.template.as_ref().map(|of| of.iter().map(|b| Broken::of(voice, b)).collect());
        let bookings: Option<Vec<Broken>> = found
            .bookings
            .as_ref()
            .map(|of| of.iter().map(|b| Broken::of_bookings(voice, b)).collect());
        let (template, bookings) = (template.as_deref(), bookings.as_deref());
        let mut notices: Vec<Notice> = notices(voice, &found.clinic);
        notices.extend(merged(voice, &found.merged));
        tell(&crate::report::Checked {
            instance: &found.clinic,
            loads: &found.loads,
            notices: &notices,
            judged: Judged { template, days: found.days.as_ref(), bookings },
        })
    }
}

impl Telling for CheckTold<'_> {
    fn said(&self) -> Said {
        self.tell(ENGLISH, |found| Said::yes_if(found.is_in_order()))
    }

    fn name(&self) -> &'static str {
        "check"
    }

    fn json(&self, run: &Run) -> String {
        let assumptions = &self.found.clinic.parts().assumptions;
        self.tell(ENGLISH, |told| enveloped(run, "check", assumptions, &Checked::of(told)))
    }

    fn sheet(&self, voice: Voice, _: bool) -> Sheet {
        self.tell(voice, |found| check::whole(voice, found, self.assumptions))
    }

    fn verdict(&self, voice: Voice) -> Verdict {
        self.tell(voice, |found| {
            let grave = found.notices.iter().filter(|notice| notice.grave).count();
            let judged = [found.judged.template, found.judged.bookings];
            let broken: usize = judged.into_iter().flatten().map(<[Broken]>::len).sum();
            Verdict {
                yes: Some(found.is_in_order()),
                number: voice.whole(grave + broken),
                of: tell!(voice, "check.verdict.of"),
                target: tell!(voice, "verdict.target", share = "0"),
                ..Verdict::default()
            }
        })
    }

    /// Every assumption stands in the fold, whether asked for or not.
    fn page(&self, voice: Voice) -> String {
        let assumptions = &self.found.clinic.parts().assumptions;
        let page = Page { verdict: self.verdict(voice), assumptions, ..Page::default() };
        let sheet = self.tell(voice, |found| check::whole(voice, found, false));
        sheet.page(voice, page, &Markup::default())
    }
}

impl verb::Booked {
    fn tell<T>(&self, voice: Voice, tell: impl FnOnce(&Booked<'_>) -> T) -> T {
        let words = |breach| Broken::of_bookings(voice, breach);
        let breaches: Vec<Broken> = self.run.breaches.iter().map(words).collect();
        tell(&Booked {
            instance: &self.clinic,
            seed: self.seed,
            options: &self.options,
            run: &self.run,
            patients: &self.patients,
            loads: &self.loads,
            recalled: &self.recalled,
            breaches: &breaches,
        })
    }
}

impl Telling for verb::Booked {
    fn assumptions(&self) -> &[Assumption] {
        &self.clinic.parts().assumptions
    }

    /// Bookings that break a promise are a fault of ours.
    fn said(&self) -> Said {
        if self.run.breaches.is_empty() { Said::Yes } else { Said::Refused }
    }

    fn name(&self) -> &'static str {
        "book"
    }

    fn limits_met(&self) -> Vec<&'static str> {
        let code = |told: &Booked<'_>| told.limits_met().into_iter().map(limit_code).collect();
        let mut met: Vec<&'static str> = self.tell(ENGLISH, code);
        met.extend(self.run.list.stopped.then_some(STOPPED));
        met
    }

    fn json(&self, run: &Run) -> String {
        self.tell(ENGLISH, |told| enveloped(run, "book", self.assumptions(), &List::of(told)))
    }

    fn sheet(&self, voice: Voice, verbose: bool) -> Sheet {
        self.tell(voice, |booked| text::booked(voice, booked, verbose))
    }

    fn tables(&self, voice: Voice) -> Result<Vec<File>, String> {
        let (clinic, patients, gone) = (&self.clinic, &self.patients, &self.gone);
        let bookings = write_bookings_with(voice.lang, clinic, patients, gone);
        let template = write_template(voice.lang, &self.clinic, &self.template);
        let (calls, page, rights) = self.tell(voice, |booked| {
            let calls: Vec<_> = booked.calls();
            let calls: Vec<Call<'_>> =
                calls.iter().map(|call| Call::of(call, booked.instance)).collect();
            let rights = words::all_rights(voice, booked).csv();
            (words::calls(voice, &calls).csv(), html::calls(voice, booked), rights)
        });
        Ok(vec![
            ("bookings.csv", bookings.into()),
            (verb::TEMPLATE_FILE, template.into()),
            ("calls.csv", calls.into()),
            ("calls.html", page.into()),
            ("rights.csv", rights.into()),
        ])
    }

    fn page(&self, voice: Voice) -> String {
        self.tell(voice, |booked| html::booked(voice, booked))
    }
}

impl verb::Explained {
    fn told(&self) -> Explained<'_> {
        Explained {
            instance: &self.clinic,
            seed: self.seed,
            listed: &self.listed,
            rights: &self.rights,
            rows: &self.rows,
            outside: &self.outside,
            explained: &self.explained,
        }
    }
}

impl Telling for verb::Explained {
    fn assumptions(&self) -> &[Assumption] {
        &self.clinic.parts().assumptions
    }

    fn said(&self) -> Said {
        Said::Yes
    }

    fn name(&self) -> &'static str {
        "explain"
    }

    fn limits_met(&self) -> Vec<&'static str> {
        self.explained.limits_met.iter().copied().map(limit_code).collect()
    }

    fn json(&self, run: &Run) -> String {
        enveloped(run, "explain", self.assumptions(), &Reasons::of(&self.told()))
    }

    /// How many days over the right the patient is finished, where there is one.
    fn verdict(&self, voice: Voice) -> Verdict {
        if self.rights.deadline.is_none() {
            return Verdict::default();
        }
        Verdict {
            yes: Some(self.rights.days_over == 0),
            number: voice.whole(self.rights.days_over as usize),
            of: tell!(voice, "explain.verdict.of"),
            target: tell!(voice, "verdict.target", share = "0"),
            ..Verdict::default()
        }
    }

    fn sheet(&self, voice: Voice, _: bool) -> Sheet {
        let (assumptions, limits) = (self.assumptions().len(), &self.explained.limits_met);
        text::explained(voice, &Reasons::of(&self.told()), limits, (assumptions, self.seed))
    }
}

impl Telling for Dilemma {
    fn said(&self) -> Said {
        Said::Yes
    }

    fn name(&self) -> &'static str {
        "dilemma"
    }

    fn json(&self, run: &Run) -> String {
        enveloped(run, "dilemma", &[], &Rules::of(self))
    }

    /// What the first rule, that of squares, comes to.
    fn verdict(&self, voice: Voice) -> Verdict {
        let Some((_, answer)) = self.rules.first() else { return Verdict::default() };
        let over = usize::try_from(answer.over_sum).unwrap_or(usize::MAX);
        Verdict {
            number: voice.whole(over),
            of: tell!(voice, "dilemma.verdict.of"),
            ..Verdict::default()
        }
    }

    fn sheet(&self, voice: Voice, _: bool) -> Sheet {
        text::dilemma(voice, &Rules::of(self))
    }
}

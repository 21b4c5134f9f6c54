//! Clinic days and lengths of visits, told.

use behov_solver::plan::day::NoDay;

use behov_solver::instance::Assumption;

use super::{File, STOPPED, Said, Telling};
use crate::messages::Lang;
use crate::report::day::{DayWeek, OneDay};
use crate::report::json::{self, Run, day_week, enveloped, one_day};
use crate::report::sheet::Sheet;
use crate::report::{Lengths, Voice, csv, html, text};
use crate::verb::{DayOfSession, DaysOfWeek, Studied};

impl DayOfSession {
    fn told(&self) -> OneDay<'_> {
        OneDay {
            instance: &self.clinic,
            session: self.session,
            options: &self.options,
            asked: &self.asked,
            found: &self.found,
            partial: self.partial,
        }
    }
}

impl Telling for DayOfSession {
    fn assumptions(&self) -> &[Assumption] {
        &self.clinic.parts().assumptions
    }

    fn said(&self) -> Said {
        Said::yes_if(matches!(self.found, Ok(_) | Err(NoDay::NoVisits)))
    }

    fn name(&self) -> &'static str {
        "day"
    }

    fn limits_met(&self) -> Vec<&'static str> {
        self.partial.then_some(STOPPED).into_iter().collect()
    }

    fn json(&self, run: &Run) -> String {
        enveloped(run, "day", self.assumptions(), &one_day(&self.told()))
    }

    fn sheet(&self, voice: Voice, _: bool) -> Sheet {
        text::one_day(voice, &self.told())
    }

    fn tables(&self, voice: Voice) -> Result<Vec<File>, String> {
        Ok(vec![("day.csv", csv::one_day(voice, &self.told()).into())])
    }

    fn page(&self, voice: Voice) -> String {
        html::one_day(voice, &self.told())
    }
}

impl DaysOfWeek {
    fn told(&self) -> DayWeek<'_> {
        DayWeek {
            instance: &self.clinic,
            seed: self.seed,
            options: &self.options,
            without_easy: self.without_easy,
            week: &self.week,
            windows: &self.windows,
            partial: self.partial,
        }
    }
}

impl Telling for DaysOfWeek {
    fn assumptions(&self) -> &[Assumption] {
        &self.clinic.parts().assumptions
    }

    fn said(&self) -> Said {
        Said::Yes
    }

    fn name(&self) -> &'static str {
        "day"
    }

    fn limits_met(&self) -> Vec<&'static str> {
        self.partial.then_some(STOPPED).into_iter().collect()
    }

    fn json(&self, run: &Run) -> String {
        enveloped(run, "day-week", self.assumptions(), &day_week(&self.told()))
    }

    fn sheet(&self, voice: Voice, _: bool) -> Sheet {
        text::day_week(voice, &self.told())
    }

    fn tables(&self, voice: Voice) -> Result<Vec<File>, String> {
        Ok(vec![("day.csv", csv::day_week(voice, &self.told()).into())])
    }

    fn page(&self, voice: Voice) -> String {
        html::day_week(voice, &self.told())
    }
}

impl Studied {
    fn told(&self) -> Lengths<'_> {
        Lengths {
            file: &self.file,
            options: &self.options,
            found: &self.found,
            answered: &self.answered,
            defaults: &self.defaults,
        }
    }
}

impl Telling for Studied {
    fn said(&self) -> Said {
        Said::Yes
    }

    fn name(&self) -> &'static str {
        "lengths"
    }

    fn json(&self, run: &Run) -> String {
        let told = self.told();
        enveloped(run, "lengths", &told.assumptions(Lang::En), &json::Studied::of(&told))
    }

    fn sheet(&self, voice: Voice, _: bool) -> Sheet {
        text::lengths(voice, &self.told())
    }

    fn tables(&self, voice: Voice) -> Result<Vec<File>, String> {
        Ok(vec![("lengths.csv", csv::lengths(voice, &self.told()).into())])
    }

    fn page(&self, voice: Voice) -> String {
        html::lengths(voice, &self.told())
    }
}

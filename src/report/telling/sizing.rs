//! What is held and what it hangs on, told.

use behov_solver::instance::Assumption;
use behov_solver::sizing::sample::SampleFrontier;
use maud::Markup;

use super::{ENGLISH, File, STOPPED, Said, Telling};
use crate::format::write_template;
use crate::messages::tell;
use crate::report::Broken;
use crate::report::confirmed::within;
use crate::report::json::{
    Best, Bridges, Cards, Document, Frontiers, Run, Tornado, Way, enveloped,
};
use crate::report::page::Verdict;
use crate::report::sheet::Sheet;
use crate::report::text::measured::{label, policy};
use crate::report::{Dated, Drawn, Findings, Optima, Sampled, Sensitivity, Voice, csv, html, text};
use crate::verb::{self, Bridged, HoldCards, Outcome, Planned, Sensitive, SidesCompared, Sized};

/// A sheet that says whether the run was stopped before all was played.
fn partial(mut sheet: Sheet, voice: Voice, stopped: bool) -> Sheet {
    if stopped {
        sheet.line(&tell!(voice, "page.partial"));
    }
    sheet
}

impl Sized {
    fn findings(&self) -> Findings<'_> {
        Findings {
            instance: &self.clinic,
            seed: self.seed,
            as_is: self.as_is,
            sizing: &self.sizing,
            played: self.played.as_ref(),
            planned: None,
        }
    }
}

impl Telling for Sized {
    fn limits_met(&self) -> Vec<&'static str> {
        self.stopped.then_some(STOPPED).into_iter().collect()
    }

    fn assumptions(&self) -> &[Assumption] {
        &self.clinic.parts().assumptions
    }

    /// How things are is an answer; whether holds can keep the promises may be a no.
    fn said(&self) -> Said {
        Said::yes_if(self.as_is || self.findings().kept())
    }

    fn name(&self) -> &'static str {
        "size"
    }

    fn json(&self, run: &Run) -> String {
        enveloped(run, "size", self.assumptions(), &Document::of(&self.findings()))
    }

    fn sheet(&self, voice: Voice, verbose: bool) -> Sheet {
        partial(text::size(voice, &self.findings(), verbose), voice, self.stopped)
    }

    fn page(&self, voice: Voice) -> String {
        html::plan(voice, &self.findings())
    }
}

/// A plan as two verbs tell it: with all of the sizing, or the week alone.
#[derive(Clone, Copy, Debug)]
pub struct PlanTold<'a> {
    /// The plan.
    pub plan: &'a Planned,
    /// Whether the sizing is told too.
    pub whole: bool,
}

impl PlanTold<'_> {
    fn tell<T>(&self, voice: Voice, tell: impl FnOnce(&Findings<'_>) -> T) -> T {
        let plan = self.plan;
        let breaches: Vec<Broken> =
            plan.breaches.iter().map(|breach| Broken::of(voice, breach)).collect();
        let dated = plan.dated.as_ref();
        let planned = crate::report::Planned {
            outcome: &plan.outcome,
            breaches: &breaches,
            opened: plan.opened.as_ref(),
            dated: dated.map(|d| Dated { from: d.from, weeks: d.weeks, blocks: &d.blocks }),
            days: plan.days.as_ref(),
        };
        tell(&Findings {
            instance: &plan.clinic,
            seed: plan.seed,
            as_is: plan.as_is,
            sizing: &plan.sizing,
            played: plan.played.as_ref(),
            planned: Some(planned),
        })
    }
}

impl Telling for PlanTold<'_> {
    fn assumptions(&self) -> &[Assumption] {
        &self.plan.clinic.parts().assumptions
    }

    fn limits_met(&self) -> Vec<&'static str> {
        let cut_off = match &self.plan.outcome {
            behov_solver::template::Outcome::Built(built) => built.stopped,
            behov_solver::template::Outcome::Stopped => true,
            behov_solver::template::Outcome::Impossible(_) => false,
        };
        (cut_off || self.plan.stopped).then_some(STOPPED).into_iter().collect()
    }

    /// A plan that misses an access target is still a plan, and says so. No template is a no, unless
    /// the search for one was stopped; a template that the referee refuses is a fault of ours.
    fn said(&self) -> Said {
        match &self.plan.outcome {
            behov_solver::template::Outcome::Built(_) if self.plan.breaches.is_empty() => Said::Yes,
            behov_solver::template::Outcome::Built(_) => Said::Refused,
            behov_solver::template::Outcome::Impossible(_) => Said::No,
            behov_solver::template::Outcome::Stopped => Said::Nothing,
        }
    }

    fn name(&self) -> &'static str {
        "plan"
    }

    fn json(&self, run: &Run) -> String {
        let kind = if self.whole { "plan" } else { "template" };
        self.tell(ENGLISH, |findings| {
            enveloped(run, kind, self.assumptions(), &Document::of(findings))
        })
    }

    fn sheet(&self, voice: Voice, verbose: bool) -> Sheet {
        let sheet = self.tell(voice, |findings| {
            if self.whole {
                text::plan(voice, findings, verbose)
            } else {
                text::template(voice, findings)
            }
        });
        partial(sheet, voice, self.plan.stopped)
    }

    fn tables(&self, voice: Voice) -> Result<Vec<File>, String> {
        let mut files = Vec::new();
        if let behov_solver::template::Outcome::Built(built) = &self.plan.outcome {
            let table = write_template(voice.lang, &self.plan.clinic, &built.template);
            files.push((verb::TEMPLATE_FILE, table.into()));
        }
        Ok(files)
    }

    fn page(&self, voice: Voice) -> String {
        self.tell(voice, |findings| html::plan(voice, findings))
    }
}

impl Bridged {
    fn told(&self) -> Bridges<'_> {
        Bridges::of(&self.bridges, &self.clinic)
    }
}

impl Telling for Bridged {
    fn limits_met(&self) -> Vec<&'static str> {
        self.stopped.then_some(STOPPED).into_iter().collect()
    }

    fn assumptions(&self) -> &[Assumption] {
        &self.clinic.parts().assumptions
    }

    fn said(&self) -> Said {
        Said::Yes
    }

    fn name(&self) -> &'static str {
        "bridge"
    }

    fn json(&self, run: &Run) -> String {
        enveloped(run, "bridge", self.assumptions(), &self.told())
    }

    /// The need that falls furthest below what is promised, as played.
    fn verdict(&self, voice: Voice) -> Verdict {
        let told = self.told();
        let over = |way: &Way<'_>| way.share_played.value.0 - way.share_promised.0;
        let worst = told.bridges.iter().min_by(|a, b| over(a).total_cmp(&over(b)));
        let Some(way) = worst else { return Verdict::default() };
        let half = way.share_played.half_width.unwrap_or(0.0);
        let need = within(voice, way.need, way.target_open_days);
        Verdict {
            // Neither yes nor no where the interval holds the target.
            yes: Some(over(way)).filter(|over| over.abs() > half).map(|over| over > 0.0),
            number: voice.percent(way.share_played.value.0),
            of: tell!(voice, "verdict.of", need = need, team = way.team),
            target: tell!(voice, "verdict.target", share = voice.percent(way.share_promised.0)),
            ..Verdict::default()
        }
    }

    fn sheet(&self, voice: Voice, _: bool) -> Sheet {
        partial(text::bridge(voice, &self.told(), self.seed.0), voice, self.stopped)
    }
}

impl HoldCards {
    fn told(&self) -> Cards<'_> {
        Cards::of(&self.cards, &self.clinic)
    }
}

impl Telling for HoldCards {
    fn assumptions(&self) -> &[Assumption] {
        &self.clinic.parts().assumptions
    }

    fn said(&self) -> Said {
        Said::Yes
    }

    fn name(&self) -> &'static str {
        "hold_card"
    }

    fn json(&self, run: &Run) -> String {
        enveloped(run, "hold-card", self.assumptions(), &self.told())
    }

    /// How many of the groups have a card.
    fn verdict(&self, voice: Voice) -> Verdict {
        let made = self.cards.iter().filter(|team| team.card.is_ok()).count();
        Verdict {
            number: voice.whole(made),
            of: tell!(voice, "card.verdict.of", all = self.cards.len()),
            ..Verdict::default()
        }
    }

    fn sheet(&self, voice: Voice, _: bool) -> Sheet {
        text::hold_card(voice, &self.told(), self.assumptions().len())
    }
}

impl verb::Optima {
    fn told(&self) -> Optima<'_> {
        Optima {
            instance: &self.clinic,
            options: &self.options,
            weights: &self.weights,
            sizing: &self.sizing,
            teams: &self.teams,
            partial: self.partial,
        }
    }
}

impl Telling for verb::Optima {
    fn assumptions(&self) -> &[Assumption] {
        &self.clinic.parts().assumptions
    }

    fn said(&self) -> Said {
        Said::yes_if(!self.teams.is_empty()).unless_nothing(self.partial && self.teams.is_empty())
    }

    fn name(&self) -> &'static str {
        "optimum"
    }

    fn limits_met(&self) -> Vec<&'static str> {
        self.partial.then_some(STOPPED).into_iter().collect()
    }

    fn json(&self, run: &Run) -> String {
        enveloped(run, "optimum", self.assumptions(), &Best::of(&self.told()))
    }

    /// What the best holds save beside the recommended ones.
    fn verdict(&self, voice: Voice) -> Verdict {
        let saves: f64 = self.teams.iter().map(|team| team.saves.mean).sum();
        Verdict {
            number: voice.number(saves, 1),
            of: tell!(voice, "optimum.verdict.of"),
            ..Verdict::default()
        }
    }

    fn sheet(&self, voice: Voice, _: bool) -> Sheet {
        let of = (self.clinic.parts().cycle, self.partial);
        let made = (self.assumptions().len(), self.options.seed);
        text::optimum(voice, &Best::of(&self.told()), of, made)
    }
}

impl verb::Sampled {
    fn told(&self) -> Sampled<'_> {
        Sampled {
            instance: &self.clinic,
            options: &self.options,
            frontiers: &self.frontiers,
            partial: self.partial,
        }
    }
}

impl Telling for verb::Sampled {
    fn assumptions(&self) -> &[Assumption] {
        &self.clinic.parts().assumptions
    }

    fn said(&self) -> Said {
        let any = |frontier: &SampleFrontier| !frontier.points.is_empty();
        let any = self.frontiers.iter().any(any);
        Said::yes_if(!self.frontiers.is_empty()).unless_nothing(self.partial && !any)
    }

    fn name(&self) -> &'static str {
        "frontier"
    }

    fn limits_met(&self) -> Vec<&'static str> {
        self.partial.then_some(STOPPED).into_iter().collect()
    }

    fn json(&self, run: &Run) -> String {
        enveloped(run, "frontier", self.assumptions(), &Frontiers::of(&self.told()))
    }

    fn sheet(&self, voice: Voice, verbose: bool) -> Sheet {
        text::sampled(voice, &self.told(), verbose)
    }

    fn tables(&self, voice: Voice) -> Result<Vec<File>, String> {
        Ok(vec![("frontier.csv", csv::sampled(voice, &self.told()).into())])
    }

    fn pictures(&self, voice: Voice) -> Markup {
        html::sampled(voice, &self.told())
    }
}

impl Sensitive {
    fn tell<T>(&self, voice: Voice, tell: impl FnOnce(&Sensitivity<'_>) -> T) -> T {
        let (code, name, unit) = match &self.outcome {
            Outcome::Held => (
                "recommended_held_minutes_per_week",
                tell!(voice, "tornado.outcome.held"),
                tell!(voice, "tornado.outcome.held.unit"),
            ),
            Outcome::Difference { measure, sides } => {
                let [before, after] = match sides {
                    SidesCompared::Policies(before, after) => {
                        [before, after].map(|named| policy(voice, named.name()))
                    }
                    SidesCompared::Changes(named, _) => [verb::AS_IT_IS, verb::CHANGED]
                        .map(|side| policy(voice, &format!("{} {side}", named.name()))),
                };
                let less = tell!(voice, "tornado.outcome.less", after = after, before = before);
                let name = format!("{}, {less}", label(voice, *measure));
                (measure.definition().key, name, tell!(voice, "tornado.outcome.difference"))
            }
        };
        let played = matches!(self.outcome, Outcome::Difference { .. });
        let drawn = Drawn { code, name: &name, unit: &unit, played };
        let (instance, seed, tornado) = (&self.clinic, self.seed, &self.tornado);
        tell(&Sensitivity { instance, seed, drawn, tornado })
    }
}

impl Telling for Sensitive {
    fn assumptions(&self) -> &[Assumption] {
        &self.clinic.parts().assumptions
    }

    fn said(&self) -> Said {
        let base = self.tornado.base.is_some();
        Said::yes_if(base).unless_nothing(self.tornado.partial && !base)
    }

    fn name(&self) -> &'static str {
        "sensitivity"
    }

    fn limits_met(&self) -> Vec<&'static str> {
        self.tornado.partial.then_some(STOPPED).into_iter().collect()
    }

    fn json(&self, run: &Run) -> String {
        self.tell(ENGLISH, |told| {
            enveloped(run, "sensitivity", self.assumptions(), &Tornado::of(told))
        })
    }

    fn sheet(&self, voice: Voice, _: bool) -> Sheet {
        self.tell(voice, |told| text::sensitivity(voice, told))
    }

    fn page(&self, voice: Voice) -> String {
        self.tell(voice, |told| html::sensitivity(voice, told))
    }
}

//! The road from fixed to need-based control, told.

use behov_solver::instance::Assumption;
use behov_solver::plan::phases::{Patched, Phase};
use maud::{Markup, html};

use super::{File, STOPPED, Said, Telling};
use crate::format::write_template;
use crate::messages::tell;
use crate::report::json::{OnePhase, RoadsTold, Run, enveloped};
use crate::report::page::{Verdict, figure, paragraphs, section};
use crate::report::sheet::Sheet;
use crate::report::{Voice, plot, text};
use crate::verb::Walked;

impl Walked {
    fn told(&self) -> RoadsTold<'_> {
        let templates = self.templates.as_ref();
        RoadsTold::of(&self.roads, &self.clinic, templates.map(|(of, offered)| (of, *offered)))
    }
}

impl Telling for Walked {
    /// A goal that was named is a question of yes and no: whether some road reaches it. So are
    /// templates: whether every phase has one within the moves.
    fn said(&self) -> Said {
        let phases = || self.templates.iter().flat_map(|(found, _)| &found.later);
        if phases().any(|phase| !phase.breaches.is_empty()) {
            return Said::Refused;
        }
        let stopped = |phase: &Phase| matches!(phase.patched, Patched::Stopped);
        let within = phases().all(|phase| phase.holds_all() || stopped(phase));
        let mut reached = self.roads.ways.iter().flat_map(|way| &way.goals);
        Said::yes_if(within && (!self.goal_named || reached.any(|goal| goal.month.is_some())))
    }

    fn limits_met(&self) -> Vec<&'static str> {
        let mut phases = self.templates.iter().flat_map(|(found, _)| &found.later);
        let stopped = phases.any(|phase| matches!(phase.patched, Patched::Stopped));
        stopped.then_some(STOPPED).into_iter().collect()
    }

    fn name(&self) -> &'static str {
        "road"
    }

    fn json(&self, run: &Run) -> String {
        enveloped(run, "road", self.assumptions(), &self.told())
    }

    fn assumptions(&self) -> &[Assumption] {
        &self.assumptions
    }

    fn sheet(&self, voice: Voice, whole: bool) -> Sheet {
        let templates = self.templates.as_ref();
        let templates = templates.map(|(found, offered)| (&self.clinic, found, *offered));
        text::road(voice, &self.told(), templates, (whole, self.assumptions.len()))
    }

    fn tables(&self, voice: Voice) -> Result<Vec<File>, String> {
        Ok(vec![("road.csv", self.sheet(voice, true).csv().into())])
    }

    /// The template of each phase, as `template` writes one.
    fn named_files(&self, voice: Voice) -> Vec<(String, Vec<u8>)> {
        let Some((found, _)) = &self.templates else { return Vec::new() };
        let file = |one: OnePhase<'_>| {
            let table = write_template(voice.lang, one.clinic, one.template);
            (format!("template-{}.csv", one.number), table.into())
        };
        OnePhase::all(found, &self.clinic).into_iter().map(file).collect()
    }

    /// What the road at the control frees in the end, and when half of it is there.
    fn verdict(&self, voice: Voice) -> Verdict {
        let told = self.told();
        let Some(road) = told.roads.first() else { return Verdict::default() };
        let when = road.goals.first().and_then(|goal| goal.from.map(|from| (goal, from)));
        Verdict {
            yes: self.goal_named.then(|| self.said() == Said::Yes),
            number: voice.minutes(road.freed_in_the_end_minutes_per_week.0),
            of: tell!(voice, "road.verdict.of"),
            why: when.map_or_else(String::new, |(goal, from)| {
                let minutes = voice.minutes(goal.minutes_per_week.0);
                tell!(voice, "road.verdict.why", minutes = minutes, month = voice.date(from.0))
            }),
            ..Verdict::default()
        }
    }

    fn pictures(&self, voice: Voice) -> Markup {
        let told = self.told();
        html! {
            @for road in &told.roads {
                @if let Some(picture) = plot::road::road(voice, road) {
                    (section(&text::road_heading(voice, road), &html! {
                        (figure("", &picture))
                        (paragraphs("note", &[tell!(voice, "road.plot.reading")]))
                    }))
                }
            }
        }
    }
}

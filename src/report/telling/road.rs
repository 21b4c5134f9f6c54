//! The road from fixed to need-based control, told.

use behov_solver::instance::Assumption;
use maud::{Markup, html};

use super::{File, Said, Telling};
use crate::messages::tell;
use crate::report::json::{RoadsTold, Run, enveloped};
use crate::report::page::{Verdict, figure, paragraphs, section};
use crate::report::sheet::Sheet;
use crate::report::{Voice, plot, text};
use crate::verb::Walked;

impl Walked {
    fn told(&self) -> RoadsTold<'_> {
        RoadsTold::of(&self.roads, &self.clinic)
    }
}

impl Telling for Walked {
    /// A goal that was named is a question of yes and no: whether some road reaches it.
    fn said(&self) -> Said {
        let reached = self.roads.ways.iter().flat_map(|way| &way.goals);
        Said::yes_if(!self.goal_named || reached.into_iter().any(|goal| goal.month.is_some()))
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
        text::road(voice, &self.told(), whole, self.assumptions.len())
    }

    fn tables(&self, voice: Voice) -> Result<Vec<File>, String> {
        Ok(vec![("road.csv", self.sheet(voice, true).csv().into())])
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

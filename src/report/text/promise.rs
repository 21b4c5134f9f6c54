//! Promises of a template, and what gives way, in clinic words.

use behov_solver::instance::{CycleDay, Instance, Step};
use behov_solver::table::{ClinicianId, NeedId, PathwayId, TeamId};
use behov_solver::template::{Kept, Relaxed};

use crate::messages::tell;
use crate::report::Voice;

/// A promise in words.
#[must_use]
pub fn promise(voice: Voice, instance: &Instance, promise: &Kept) -> String {
    let names = Names { voice, instance };
    match *promise {
        Kept::Holds { team, need, day, minutes } => tell!(
            voice,
            "kept.holds",
            minutes = minutes.0,
            team = names.group(team, need),
            day = names.day(day)
        ),
        Kept::Window { window, clinician_count } => {
            let (team, day, span) = names.window(window);
            let count = clinician_count;
            tell!(voice, "kept.window", team = team, day = day, span = span, count = count)
        }
        Kept::Advice { team, minutes } => {
            tell!(voice, "kept.advice", minutes = minutes.0, team = names.team(team))
        }
        Kept::Lag { pathway, step } => {
            let (pathway, step) = names.step(pathway, step);
            tell!(
                voice,
                "kept.lag",
                pathway = pathway,
                need = names.need(step),
                least = step.map_or(0, |step| step.lag_min.max(step.external_days)),
                most = step.map_or(0, |step| step.lag_max)
            )
        }
        Kept::Changes { changes_max } => tell!(voice, "kept.changes", count = changes_max),
        Kept::Rooms => tell!(voice, "kept.rooms"),
        Kept::ComplexVisits { visits_max } => tell!(voice, "kept.complex", count = visits_max),
        Kept::Buffers => tell!(voice, "kept.buffers"),
        Kept::SessionMinutes { clinician } => {
            tell!(voice, "kept.session", clinician = names.clinician(clinician))
        }
    }
}

/// The change that lets a promise give way, in words.
#[must_use]
pub fn relaxation(voice: Voice, instance: &Instance, relaxed: &Relaxed) -> String {
    let amount = voice.minutes(relaxed.amount);
    let names = Names { voice, instance };
    match relaxed.promise {
        Kept::Holds { team, need, day, .. } => {
            let team = names.group(team, need);
            tell!(voice, "relax.holds", amount = amount, team = team, day = names.day(day))
        }
        Kept::Window { window, .. } => {
            let (team, day, span) = names.window(window);
            tell!(voice, "relax.window", amount = amount, team = team, day = day, span = span)
        }
        Kept::Advice { team, .. } => {
            tell!(voice, "relax.advice", amount = amount, team = names.team(team))
        }
        Kept::Lag { pathway, step } => {
            let (pathway, step) = names.step(pathway, step);
            let need = names.need(step);
            tell!(voice, "relax.lag", amount = amount, need = need, pathway = pathway)
        }
        Kept::Changes { .. } => tell!(voice, "relax.changes", amount = amount),
        Kept::Rooms => tell!(voice, "relax.rooms", amount = amount),
        Kept::ComplexVisits { .. } => tell!(voice, "relax.complex", amount = amount),
        Kept::Buffers => tell!(voice, "relax.buffers", amount = amount),
        Kept::SessionMinutes { clinician } => {
            let clinician = names.clinician(clinician);
            tell!(voice, "relax.session", amount = amount, clinician = clinician)
        }
    }
}

/// What promises are about, by name.
struct Names<'a> {
    voice: Voice,
    instance: &'a Instance,
}

impl<'a> Names<'a> {
    fn day(&self, day: CycleDay) -> String {
        self.voice.day(day, self.instance.parts().cycle)
    }

    fn team(&self, team: TeamId) -> &'a str {
        &self.instance.parts().teams[team].name
    }

    fn group(&self, team: TeamId, need: Option<NeedId>) -> String {
        let needs = &self.instance.parts().needs;
        let need = need.map_or(String::new(), |need| format!(" ({})", needs[need].name));
        format!("{}{need}", self.team(team))
    }

    fn window(&self, window: usize) -> (&'a str, String, String) {
        let window = self.instance.parts().windows.get(window);
        window.map_or(("", String::new(), String::new()), |window| {
            (self.team(window.team), self.day(window.day), window.span.to_string())
        })
    }

    fn step(&self, pathway: PathwayId, step: usize) -> (&'a str, Option<&'a Step>) {
        let pathway = &self.instance.parts().pathways[pathway];
        (&pathway.name, pathway.steps.get(step))
    }

    fn need(&self, step: Option<&'a Step>) -> &'a str {
        step.map_or("", |step| &self.instance.parts().needs[step.need].name)
    }

    fn clinician(&self, clinician: ClinicianId) -> &'a str {
        &self.instance.parts().clinicians[clinician].name
    }
}

//! Promises of a template, and what gives way, in clinic words.

use behov_solver::instance::Instance;
use behov_solver::template::{Kept, Relaxed};

use crate::messages::tell;
use crate::report::Voice;
use crate::report::json::promise::{Promised, Window};
use crate::report::json::value::OnDay;

/// A promise in words.
#[must_use]
pub fn promise(voice: Voice, instance: &Instance, promise: &Kept) -> String {
    let day = |on: &OnDay| voice.day(on.of, instance.parts().cycle);
    match &Promised::of(promise, instance) {
        Promised::Holds { team, need, on, minutes } => {
            let (team, day) = (group(team, *need), day(on));
            tell!(voice, "kept.holds", minutes = minutes, team = team, day = day)
        }
        Promised::Window { window, clinicians } => {
            let [team, day, span] = named(window.as_ref(), day);
            tell!(voice, "kept.window", team = team, day = day, span = span, count = clinicians)
        }
        Promised::Advice { team, minutes } => {
            tell!(voice, "kept.advice", minutes = minutes, team = team)
        }
        Promised::Lag { pathway, need, days_min, days_max } => {
            let (least, most) = (days_min, days_max);
            tell!(voice, "kept.lag", pathway = pathway, need = need, least = least, most = most)
        }
        Promised::Changes { changes_max } => tell!(voice, "kept.changes", count = changes_max),
        Promised::Rooms => tell!(voice, "kept.rooms"),
        Promised::ComplexVisits { visits_max } => tell!(voice, "kept.complex", count = visits_max),
        Promised::Buffers => tell!(voice, "kept.buffers"),
        Promised::SessionMinutes { clinician } => {
            tell!(voice, "kept.session", clinician = clinician)
        }
    }
}

/// The change that lets a promise give way, in words.
#[must_use]
pub fn relaxation(voice: Voice, instance: &Instance, relaxed: &Relaxed) -> String {
    let amount = voice.minutes(relaxed.amount);
    let day = |on: &OnDay| voice.day(on.of, instance.parts().cycle);
    match &Promised::of(&relaxed.promise, instance) {
        Promised::Holds { team, need, on, .. } => {
            let (team, day) = (group(team, *need), day(on));
            tell!(voice, "relax.holds", amount = amount, team = team, day = day)
        }
        Promised::Window { window, .. } => {
            let [team, day, span] = named(window.as_ref(), day);
            tell!(voice, "relax.window", amount = amount, team = team, day = day, span = span)
        }
        Promised::Advice { team, .. } => {
            tell!(voice, "relax.advice", amount = amount, team = team)
        }
        Promised::Lag { pathway, need, .. } => {
            tell!(voice, "relax.lag", amount = amount, need = need, pathway = pathway)
        }
        Promised::Changes { .. } => tell!(voice, "relax.changes", amount = amount),
        Promised::Rooms => tell!(voice, "relax.rooms", amount = amount),
        Promised::ComplexVisits { .. } => tell!(voice, "relax.complex", amount = amount),
        Promised::Buffers => tell!(voice, "relax.buffers", amount = amount),
        Promised::SessionMinutes { clinician } => {
            tell!(voice, "relax.session", amount = amount, clinician = clinician)
        }
    }
}

/// A team, or one need of it.
fn group(team: &str, need: Option<&str>) -> String {
    need.map_or_else(|| team.to_owned(), |need| format!("{team} ({need})"))
}

/// The team, the day and the hours of an open clinic.
fn named(window: Option<&Window<'_>>, day: impl Fn(&OnDay) -> String) -> [String; 3] {
    let named = |of: &Window<'_>| [of.team.to_owned(), day(&of.on), of.hours.told()];
    window.map_or_else(Default::default, named)
}

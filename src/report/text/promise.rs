//! Promises of a template, and what gives way, in clinic words.

use behov_solver::instance::{CycleDay, Instance};
use behov_solver::table::PathwayId;
use behov_solver::template::{Kept, Relaxed};

use crate::report::Voice;

/// Whether a promise is told as it stands or as what gives way.
#[derive(Clone, Copy)]
enum Form {
    Kept,
    Relaxed,
}

/// A promise in words.
#[must_use]
pub fn promise(voice: Voice, instance: &Instance, promise: &Kept) -> String {
    told(voice, instance, promise, Form::Kept, "")
}

/// The change that lets a promise give way, in words.
#[must_use]
pub fn relaxation(voice: Voice, instance: &Instance, relaxed: &Relaxed) -> String {
    let amount = voice.minutes(relaxed.amount);
    told(voice, instance, &relaxed.promise, Form::Relaxed, &amount)
}

fn told(voice: Voice, instance: &Instance, promise: &Kept, form: Form, amount: &str) -> String {
    let parts = instance.parts();
    let on = |day: CycleDay| voice.day(day, parts.cycle);
    let mut values: Vec<(&str, String)> = vec![("amount", amount.to_owned())];
    let key = match *promise {
        Kept::Holds { team, need, day, minutes } => {
            let team = &parts.teams[team].name;
            let needs = need.map_or(String::new(), |need| format!(" ({})", parts.needs[need].name));
            values.push(("minutes", minutes.0.to_string()));
            values.push(("team", format!("{team}{needs}")));
            values.push(("day", on(day)));
            "holds"
        }
        Kept::Window { window, clinician_count } => {
            if let Some(window) = parts.windows.get(window) {
                values.push(("team", parts.teams[window.team].name.clone()));
                values.push(("day", on(window.day)));
                values.push(("span", window.span.to_string()));
            }
            values.push(("count", clinician_count.to_string()));
            "window"
        }
        Kept::Advice { team, minutes } => {
            values.push(("minutes", minutes.0.to_string()));
            values.push(("team", parts.teams[team].name.clone()));
            "advice"
        }
        Kept::Lag { pathway, step } => {
            lag(instance, pathway, step, &mut values);
            "lag"
        }
        Kept::Changes { changes_max } => {
            values.push(("count", changes_max.to_string()));
            "changes"
        }
        Kept::Rooms => "rooms",
        Kept::ComplexVisits { visits_max } => {
            values.push(("count", visits_max.to_string()));
            "complex"
        }
        Kept::Buffers => "buffers",
        Kept::SessionMinutes { clinician } => {
            values.push(("clinician", parts.clinicians[clinician].name.clone()));
            "session"
        }
    };
    let values: Vec<(&str, &str)> = values.iter().map(|(name, v)| (*name, &**v)).collect();
    let family = match form {
        Form::Kept => "kept",
        Form::Relaxed => "relax",
    };
    voice.tell(&format!("{family}.{key}"), &values)
}

fn lag(instance: &Instance, id: PathwayId, step: usize, values: &mut Vec<(&str, String)>) {
    let pathway = &instance.parts().pathways[id];
    values.push(("pathway", pathway.name.clone()));
    if let Some(step) = pathway.steps.get(step) {
        values.push(("need", instance.parts().needs[step.need].name.clone()));
        values.push(("least", step.lag_min.max(step.external_days).to_string()));
        values.push(("most", step.lag_max.to_string()));
    }
}

//! The objectives of a template in words.

use behov_solver::template::Objective;

use crate::report::Voice;

/// What an objective counts, with its unit.
#[must_use]
pub fn objective(voice: Voice, objective: Objective) -> String {
    match objective {
        Objective::Unmet { priority } => {
            voice.tell("template.objective.unmet", &[("priority", &priority.to_string())])
        }
        Objective::LargestGap => voice.say("template.objective.gap"),
        Objective::ComplexSpread => voice.say("template.objective.spread"),
        Objective::WithoutOwnHold => voice.say("template.objective.own"),
        Objective::Changes => voice.say("template.objective.changes"),
        Objective::Overtime => voice.say("template.objective.overtime"),
        Objective::Fragmentation => voice.say("template.objective.fragments"),
    }
}

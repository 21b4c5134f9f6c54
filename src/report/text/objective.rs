//! The objectives of a template in words.

use behov_solver::template::Objective;

use crate::messages::tell;
use crate::report::Voice;

/// What an objective counts, with its unit.
#[must_use]
pub fn objective(voice: Voice, objective: Objective) -> String {
    match objective {
        Objective::Unmet { priority } => {
            tell!(voice, "template.objective.unmet", priority = priority)
        }
        Objective::Surplus => tell!(voice, "template.objective.surplus"),
        Objective::LargestGap => tell!(voice, "template.objective.gap"),
        Objective::ComplexSpread => tell!(voice, "template.objective.spread"),
        Objective::WithoutOwnHold => tell!(voice, "template.objective.own"),
        Objective::Changes => tell!(voice, "template.objective.changes"),
        Objective::Overtime => tell!(voice, "template.objective.overtime"),
        Objective::Fragmentation => tell!(voice, "template.objective.fragments"),
    }
}

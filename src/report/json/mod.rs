//! Answers as data: the shapes that are written as JSON and that every other form is told from.
//!
//! Units stand last in names. Keys keep the order of the fields here. A number without a value is
//! `null`, and a neighbour ending in `_says` tells why. Words are codes, the same in every
//! language; names and notes are the clinic's own. What all answers share (numbers, dates, times,
//! estimates, proofs) is in `value`.

mod booked;
mod bridge;
mod broken;
mod changed;
mod check;
mod compare;
mod confirmed;
pub(super) mod day;
mod dilemma;
mod envelope;
mod explained;
mod export;
mod fhir;
mod hold_card;
mod import;
mod lengths;
mod level;
pub(super) mod obstacle;
mod open_clinic;
mod optimum;
mod phases;
pub(super) mod piece;
mod played;
mod pro;
pub(super) mod promise;
mod road;
mod sampled;
mod schema;
mod sensitivity;
mod shape;
mod sheets;
mod simulate;
#[cfg(test)]
mod simulated_tests;
mod sizing;
mod template;
#[cfg(test)]
mod tests;
mod today;
mod told;
#[cfg(test)]
pub(crate) mod valid;
pub(super) mod value;
mod week_of_road;

use serde::Serialize;

use super::Findings;
use shape::shape;
use value::Head;

pub(super) use booked::{
    Booking, ByRight, Call, Letter, List, Outside, OwnRight, Patient, limit_code,
};
pub(super) use bridge::{Bridges, Way};
pub(super) use broken::Broken;
pub(super) use changed::{ChangesPlayed, PanelTold};
pub use check::CheckedFault;
pub(super) use check::{Checked, Refusal};
pub(super) use compare::{Comparison, Comparisons, Pair};
pub(super) use day::{day_week, one_day};
pub(super) use dilemma::{Answer, Rules};
pub(super) use envelope::enveloped;
pub use envelope::{Kind, Run};
pub(super) use explained::{Decided, Reasons, Rivals};
pub(super) use export::{BlockOnDate, Exported, Held as HeldBlock, VisitOnDate};
pub(super) use fhir::fhir;
pub(super) use hold_card::{Card, Cards, Team as CardTeam};
pub(super) use import::{Hidden, Imported, Passed, Wrong};
pub(super) use lengths::Studied;
pub(super) use optimum::{Best, Design, Optimal};
pub(super) use phases::OnePhase;
pub(super) use played::Parameters;
pub(super) use road::{Best as RoadBest, Road, RoadsTold, TeamMonths as RoadTeamMonths};
pub(super) use sampled::Frontiers;
pub use schema::{KINDS, schema};
pub(super) use sensitivity::Tornado;
pub(super) use sheets::{Beside, Day, Held, Laid, Meeting, Week, Weeks, of_day};
pub(super) use simulate::{Of, Policied, Policy, Row};
pub(super) use today::{
    Actions, Lacks, Missed, Moved, Opens, Past, Plan, Redirect, Silent, Unsent,
};
pub(super) use week_of_road::first_day;

shape! {
    /// Everything found of how much to hold, and the week that holds it.
    Document<'a> of (row: &Findings<'a>)
    [
        let (instance, parts) = (row.instance, row.instance.parts());
        let (sizing, opened) = (row.sizing, row.planned.and_then(|planned| planned.opened));
    ]
    {
        #[serde(flatten)]
        head: Head<'a> = Head::of(instance),
        as_is: bool,
        kept: bool = row.kept(),
        cycle_weeks: u32 = parts.cycle.weeks,
        teams: Vec<sizing::Team<'a>> =
            sizing.teams.iter().map(|team| sizing::Team::of(team, instance)).collect(),
        #[serde(skip_serializing_if = "Vec::is_empty")]
        unservable: Vec<sizing::Lost<'a>> =
            sizing.unservable.iter().map(|lost| sizing::Lost::of(lost, instance)).collect(),
        pooling: Vec<sizing::Pooling> = sizing.pooling.iter().map(sizing::Pooling::of).collect(),
        #[serde(skip_serializing_if = "Option::is_none")]
        played: Option<confirmed::Told<'a>> =
            row.played.map(|played| confirmed::Told::of(played, instance)),
        #[serde(skip_serializing_if = "Option::is_none")]
        opening: Option<confirmed::ToldOpening<'a>> =
            opened.map(|opened| confirmed::ToldOpening::of(opened, instance)),
        #[serde(skip_serializing_if = "Option::is_none")]
        template: Option<template::Template<'a>> =
            row.planned.map(|planned| template::Template::of(&planned, instance)),
    }
}

/// The faults of a refusal as JSON.
#[must_use]
pub fn faults(faults: &[CheckedFault], run: &Run) -> String {
    enveloped(run, "refusal", &[], &Refusal::of(faults))
}

/// Figures of chains or of random paths: the clinic was not played day by day.
const COMPUTED: &str = "computed";

fn written(document: &impl Serialize) -> String {
    let mut text =
        serde_json::to_string_pretty(document).expect("a report has text keys and finite numbers");
    text.push('\n');
    text
}

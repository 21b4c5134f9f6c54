//! The bridge from the chains' figure to the played clinic, cause by cause.
//!
//! The chains are exact for a clinic of their own: divisible minutes, one queue, a week like any
//! other, everybody there when the day begins. Here the causes that part it from the clinic of the
//! file are added one by one in a fixed order, each played on the same patients (common random
//! numbers), so that the steps add up to the difference, to the last digit.

mod table;

use crate::answer::{HoldPlan, Release};
use crate::demand;
use crate::evaluation::Estimate;
use crate::instance::{Asks, Instance, InstanceParts};
use crate::simulation::Hours;
use crate::sizing::ClinicSizing;
use crate::solve::Watch;
use crate::table::{NeedId, TeamId};
use crate::units::Probability;

use super::confirm::{Effort, of_need};
use super::stage::{Kept, Replication, Stage, Terms};

pub use table::{head, line};

/// What parts the chains' clinic from that of the file, in the order in which it is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// Visits are whole, sessions have breaks, rooms and roles; minutes are not divisible. Who does
    /// not know a patient takes longer.
    WholeVisits,
    /// Missed visits are asked for again, by patients who then wait anew.
    Repeats,
    /// Patients cancel in time, the hospital moves visits.
    Cancellations,
    /// Dates: holidays, closures, leave and seasons as they fall, sessions that fall out.
    Calendar,
    /// Who is not sub-acute must be told some days ahead, and controls are called in early.
    Notice,
    /// Requests come at their hours, not all when the day begins.
    Hours,
    /// Unclaimed holds open to others.
    Release,
    /// The run begins with today's list, and today; before it the counted weeks come after a long
    /// run's warm-up, half a year later.
    Start,
}

impl Cause {
    /// All of them, in order.
    pub const ALL: [Cause; 8] = [
        Cause::WholeVisits,
        Cause::Repeats,
        Cause::Cancellations,
        Cause::Calendar,
        Cause::Notice,
        Cause::Hours,
        Cause::Release,
        Cause::Start,
    ];

    /// Its word in data, and the end of the key of its message.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Cause::WholeVisits => "whole-visits",
            Cause::Repeats => "repeats",
            Cause::Cancellations => "cancellations",
            Cause::Calendar => "calendar",
            Cause::Notice => "notice",
            Cause::Hours => "hours",
            Cause::Release => "release",
            Cause::Start => "start",
        }
    }
}

/// The way from computed to played of one need of a team.
#[derive(Clone, Debug, PartialEq)]
pub struct Bridge {
    /// Whose patients.
    pub team: TeamId,
    /// The need.
    pub need: NeedId,
    /// Its target \[open days\].
    pub days: u32,
    /// Share promised \[0..=1\].
    pub share_promised: f64,
    /// Share the chains compute \[0..=1\].
    pub share_computed: f64,
    /// One row per cause.
    pub steps: Vec<Span>,
    /// Share kept in the clinic of the file.
    pub share_played: Estimate,
}

/// One cause: what it changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// Which.
    pub cause: Cause,
    /// Share kept with it less share kept without it.
    pub effect: Estimate,
}

/// Weeks that a long run needs to forget that it began empty.
const WARM_UP: u32 = 26;

/// The bridges of every need with a promise, for the holds of a sizing.
#[must_use]
pub fn bridges(
    clinic: &Instance,
    sizing: &ClinicSizing,
    effort: &Effort,
    watch: &Watch,
) -> Vec<Bridge> {
    let holds = sizing.hold_plan();
    let played: Vec<Vec<Replication>> =
        Cause::ALL.iter().map(|&cause| play_with(clinic, &holds, cause, effort, watch)).collect();
    let mut bridges = Vec::new();
    for group in &sizing.teams {
        for need in &group.design.access.needs {
            let shares: Vec<Vec<f64>> = played
                .iter()
                .map(|runs| {
                    let counts = of_need(runs, (group.team, need.need));
                    counts.iter().map(|(part, all)| part / all).collect()
                })
                .collect();
            let computed = vec![need.share_kept; shares[0].len()];
            let before = std::iter::once(&computed).chain(&shares);
            let step = |((cause, before), after): ((&Cause, &Vec<f64>), &Vec<f64>)| Span {
                cause: *cause,
                effect: paired(before, after),
            };
            bridges.push(Bridge {
                team: group.team,
                need: need.need,
                days: need.days,
                share_promised: need.share_promised,
                share_computed: need.share_kept,
                steps: Cause::ALL.iter().zip(before).zip(&shares).map(step).collect(),
                share_played: Estimate::of(shares.last().map_or(&[][..], |runs| runs)),
            });
        }
    }
    bridges
}

/// The difference run by run; without an interval where the runs do not pair.
fn paired(before: &[f64], after: &[f64]) -> Estimate {
    if before.len() == after.len() {
        return Estimate::difference(before, after);
    }
    let (before, after) = (Estimate::of(before), Estimate::of(after));
    Estimate { mean: after.mean - before.mean, half_width: f64::INFINITY, ..after }
}

/// The clinic with this cause and all before it.
fn play_with(
    clinic: &Instance,
    holds: &HoldPlan,
    cause: Cause,
    effort: &Effort,
    watch: &Watch,
) -> Vec<Replication> {
    let has = |other: Cause| other <= cause;
    let full = &effort.terms;
    let cancels = |given: Option<Probability>| {
        if has(Cause::Cancellations) { given } else { Some(Probability::ZERO) }
    };
    let terms = Terms {
        dated: has(Cause::Calendar),
        warm_up_weeks: if has(Cause::Start) { full.warm_up_weeks } else { WARM_UP },
        release: if has(Cause::Release) { full.release } else { Some(Release::Never) },
        notice: if has(Cause::Notice) { full.notice } else { Some(0) },
        patient_cancels: cancels(full.patient_cancels),
        hospital_cancels: cancels(full.hospital_cancels),
        control_notice: if has(Cause::Notice) { full.control_notice } else { 0 },
        ..full.clone()
    };
    let changed = if has(Cause::Repeats) { None } else { clinic.with(without_misses).ok() };
    let clinic = changed.as_ref().unwrap_or(clinic);
    let mut stage = Stage::new(clinic, effort.named, Kept::Holds(holds), &terms);
    if !has(Cause::Hours) {
        stage.world.sources.iter_mut().for_each(|source| source.hours = Hours::first_thing());
        stage.world.calls = Hours::first_thing();
    }
    watch.meter.expect(u64::from(effort.replications));
    stage.replications(0..effort.replications, effort.seed, watch)
}

/// Everybody comes, and as many more ask as would ask again: what the chains take demand to be; of a
/// pathway as many as its first step calls for.
fn without_misses(parts: &mut InstanceParts) {
    let again = parts.goals.asks_again;
    let factor =
        |need: NeedId, parts: &InstanceParts| demand::ask::repeated(&parts.needs[need], again);
    for index in 0..parts.streams.len() {
        let need = match parts.streams[index].asks {
            Asks::Need(need) => need,
            Asks::Pathway(pathway) => parts.pathways[pathway].steps[0].need,
        };
        let factor = factor(need, parts);
        parts.streams[index].per_week *= factor;
    }
    for index in 0..parts.panels.len() {
        let panel = &parts.panels[index];
        let called = panel.need_based.map_or(1.0, |need| factor(need, parts));
        let advised = panel.advice.map_or(1.0, |need| factor(need, parts));
        parts.panels[index].requests_per_year *= called;
        parts.panels[index].advice_per_year *= advised;
    }
    for need in parts.needs.values_mut() {
        (need.no_show, need.late_cancel) = (Probability::ZERO, Probability::ZERO);
    }
}

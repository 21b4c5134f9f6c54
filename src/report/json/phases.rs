//! The template of each phase of a road.

use behov_solver::answer::{BlockKind, Template};
use behov_solver::evaluation::Breach;
use behov_solver::instance::Instance;
use behov_solver::plan::phases::{Fewest, Moved, Patch, Patched, Phase, Phases};
use behov_solver::road::{Offered, weeks_of};
use chrono::NaiveDate;

use super::shape::shape;
use super::template::{Contradiction, Placed};
use super::value::{Date, OnDay, Proved, Real};
use super::week_of_road::first_day;
use crate::report::name::Named;

/// A phase: today, which is no patch, or a later one.
#[derive(Clone, Copy)]
pub(in crate::report) struct OnePhase<'a> {
    /// Its number, from 1.
    pub(in crate::report) number: usize,
    /// Its first day.
    pub(in crate::report) from: NaiveDate,
    pub(in crate::report) clinic: &'a Instance,
    pub(in crate::report) template: &'a Template,
    pub(in crate::report) phase: Option<&'a Phase>,
}

impl<'a> OnePhase<'a> {
    /// All phases, today first.
    pub(in crate::report) fn all(phases: &'a Phases, today: &'a Instance) -> Vec<Self> {
        let as_of = today.parts().as_of;
        let first =
            Self { number: 1, from: as_of, clinic: today, template: &phases.today, phase: None };
        let later = phases.later.iter().enumerate().map(|(at, phase)| Self {
            number: at + 2,
            from: first_day(as_of, weeks_of(phase.month).start),
            clinic: &phase.clinic,
            template: &phase.template,
            phase: Some(phase),
        });
        std::iter::once(first).chain(later).collect()
    }

    /// What its template comes to.
    pub(in crate::report) fn patch(self) -> Option<Patch> {
        self.phase?.patch()
    }

    /// The fewest moves that would do, where they are more than there may be.
    pub(in crate::report) fn fewest(self) -> Option<Fewest> {
        self.phase?.fewest()
    }

    /// Minutes a week of the blocks of a kind.
    pub(in crate::report) fn minutes(self, wanted: impl Fn(BlockKind) -> bool) -> f64 {
        let minutes = self.template.minutes(|block| wanted(block.kind));
        minutes.real() / f64::from(self.clinic.parts().cycle.weeks.max(1))
    }

    /// Minutes a week held.
    pub(in crate::report) fn held(self) -> f64 {
        self.minutes(|kind| matches!(kind, BlockKind::Hold { .. }))
    }

    /// Minutes a week that are nobody's.
    pub(in crate::report) fn free(self) -> f64 {
        self.minutes(|kind| kind == BlockKind::Free)
    }
}

shape! {
    /// The template of each phase, today first.
    Phased<'a> of (row: &'a Phases, instance: &'a Instance, on: Offered) {
        /// The road they are for: `at-control` or `before-control`.
        offered: &'static str = match on {
            Offered::AtControl => "at-control",
            Offered::BeforeControl => "before-control",
        },
        /// Most moves from one phase to the next: a block put in or taken away is one, one that
        /// changes what it is for or goes to another session is two.
        moves_max: u32,
        /// Within a phase no team is asked for any need by so much more or less than at its beginning.
        within_minutes_per_week: Real = Real(row.within_minutes),
        /// The first month from which somebody asks for what nobody may serve: no phase begins there.
        no_clinic_from: Option<Date> = row.without_clinic.map(|month| {
            Date(first_day(instance.parts().as_of, weeks_of(month).start))
        }),
        phases: Vec<PhaseTold<'a>> = OnePhase::all(row, instance)
            .into_iter()
            .map(|one| PhaseTold::of(one, row.moves_max))
            .collect(),
    }

    PhaseTold<'a> of (row: OnePhase<'a>, moves_max: u32)
    [let (patch, fewest) = (row.patch(), row.fewest());]
    {
        phase: usize = row.number,
        from: Date = Date(row.from),
        /// `today`; `whole`, all its month asks for; `part`, as much as the moves allow;
        /// `too-few-moves`, its holds have no room within them, and the blocks are those with as many
        /// as have; `impossible` and `stopped`, no template, and the blocks are those of the phase
        /// before.
        status: &'static str = match row.phase.map(|phase| &phase.patched) {
            None => "today",
            Some(Patched::Whole(_)) => "whole",
            Some(Patched::Part(..)) => "part",
            Some(Patched::TooFew(..)) => "too-few-moves",
            Some(Patched::Impossible(_)) => "impossible",
            Some(Patched::Stopped) => "stopped",
        },
        moves: Option<u32> = patch.map(|patch| patch.moves),
        /// Moves that are missing to all its month asks for.
        moves_missing: u32 = row.phase.map_or(0, |phase| phase.moves_missing(moves_max)),
        fewest_moves: Option<u32> = fewest.map(|fewest| fewest.patch.moves),
        #[serde(skip_serializing_if = "Option::is_none")]
        fewest_moves_proved: Option<Proved> =
            fewest.map(|of| Proved::of(f64::from(of.patch.moves), of.proof)),
        /// Visits without a block.
        unmet_visits_per_cycle: Option<Real> = patch.map(|patch| Real(patch.unmet)),
        /// Visit blocks that nobody asks for any more.
        surplus_blocks_per_cycle: Option<u32> = patch.map(|patch| patch.surplus),
        held_minutes_per_week: Real = Real(row.held()),
        /// What is missing to what its month asks to be held.
        short_of_holds_minutes_per_week: Option<Real> =
            patch.map(|patch| Real(patch.short_minutes)),
        free_minutes_per_week: Real = Real(row.free()),
        /// Whether the holds its month asks for keep what is promised in it, as computed.
        promises_kept: Option<bool> = row.phase.map(|phase| phase.sizing.kept()),
        /// Codes of the promises that the referee finds broken.
        breaches: Vec<&'static str> = row
            .phase
            .map_or_else(Vec::new, |of| of.breaches.iter().map(Breach::code).collect()),
        #[serde(skip_serializing_if = "Option::is_none")]
        conflict: Option<Contradiction<'a>> = row
            .phase
            .and_then(|phase| phase.conflict())
            .map(|conflict| Contradiction::of(conflict, row.clinic)),
        changes: Vec<MovedTold<'a>> = row.phase.map_or_else(Vec::new, |phase| {
            phase.moved.iter().map(|moved| MovedTold::of(moved, row.clinic)).collect()
        }),
        blocks: Vec<Placed<'a>> =
            row.template.blocks().iter().map(|block| Placed::of(block, row.clinic)).collect(),
    }

    /// A block put in, taken away, or one in the place of another.
    MovedTold<'a> of (row: &Moved, instance: &'a Instance)
    [let session = &instance.parts().sessions[row.session];]
    {
        clinician: &'a str = session.clinician.name(instance),
        #[serde(flatten)]
        on: OnDay = OnDay::of(session.day),
        /// `added`, `removed` or `changed`.
        change: &'static str = match (&row.before, &row.now) {
            (None, _) => "added",
            (_, None) => "removed",
            _ => "changed",
        },
        before: Option<Placed<'a>> = row.before.as_ref().map(|block| Placed::of(block, instance)),
        now: Option<Placed<'a>> = row.now.as_ref().map(|block| Placed::of(block, instance)),
    }
}

//! A template: blocks, objectives with proofs, the referee's verdict, or the conflict.

use behov_solver::answer::{Block, BlockKind};
use behov_solver::instance::Instance;
use behov_solver::plan::day::{Reassignment, SessionDay, Timed, Week};
use behov_solver::table::{ClassId, NeedId};
use behov_solver::template::{
    Built, Conflict, DatedBlock, Level, Objective, Outcome, Unmet, Unstaffed, unstaffed_in,
};

use super::broken::Verdict;
use super::promise::{Change, Promised};
use super::shape::shape;
use super::value::{Clock, Date, Hours, OnDay, Proved, Real};
use crate::report::name::{Named, names};
use crate::report::{Dated, Planned, label};
use crate::verb::session_name::session_name;

shape! {
    /// What came of asking for a template; without one there are no blocks.
    Template<'a> of (row: &Planned<'a>, instance: &'a Instance)
    [
        let (status, built, conflict) = match row.outcome {
            Outcome::Built(built) => ("built", Some(built), None),
            Outcome::Impossible(conflict) => ("impossible", None, Some(conflict)),
            Outcome::Stopped => ("stopped", None, None),
        };
        let found = || built.into_iter();
        let days = row.days.filter(|_| built.is_some());
    ]
    {
        /// `built`, `impossible` or `stopped`.
        status: &'static str = status,
        changes: Option<u32> = built.and_then(|built: &Built| built.changes),
        levels: Vec<Attained> = found().flat_map(|built| &built.levels).map(Attained::of).collect(),
        unmet: Vec<Unplaced<'a>> = found()
            .flat_map(|built| &built.unmet)
            .map(|unmet| Unplaced::of(unmet, instance))
            .collect(),
        referee: Option<Verdict<'a>> = built.map(|_| Verdict::of(row.breaches)),
        conflict: Option<Contradiction<'a>> = conflict.map(|of| Contradiction::of(of, instance)),
        blocks: Vec<Placed<'a>> = found()
            .flat_map(|built| built.template.blocks())
            .map(|block| Placed::of(block, instance))
            .collect(),
        sessions: Vec<Worked<'a>> = days.map_or_else(Vec::new, |week| worked(week, instance)),
        #[serde(skip_serializing_if = "Option::is_none")]
        ends_in_time: Option<EndsInTime<'a>> = days.map(|week| EndsInTime::of(week, instance)),
        #[serde(skip_serializing_if = "Option::is_none")]
        dated: Option<LaidOut<'a>> =
            row.dated.filter(|_| built.is_some()).map(|dated| LaidOut::of(&dated, instance)),
    }

    Attained of (row: &Level)
    [let (objective, unit, priority) = objective(row.objective);]
    {
        objective: &'static str = objective,
        #[serde(skip_serializing_if = "Option::is_none")]
        priority: Option<u8> = priority,
        unit: &'static str = unit,
        value: Real,
        #[serde(flatten)]
        proof: Proved = Proved::of(row.value, row.proof),
    }

    Unplaced<'a> of (row: &Unmet, instance: &'a Instance) {
        team: &'a str = row.team.name(instance),
        need: &'a str = row.need.name(instance),
        class: &'a str = row.class.name(instance),
        asked_visits_per_cycle: Real = Real(row.asked),
        missing_visits_per_cycle: Real = Real(row.missing),
    }

    /// Promises that cannot all be kept, and what must give way.
    Contradiction<'a> of (row: &Conflict, instance: &'a Instance) {
        promises: Vec<Promised<'a>> =
            row.promises.iter().map(|kept| Promised::of(kept, instance)).collect(),
        smallest: bool,
        way_out: Vec<Change<'a>> =
            row.way_out.iter().map(|relaxed| Change::of(relaxed, instance)).collect(),
        verified: bool,
    }

    Placed<'a> of (row: &Block, instance: &'a Instance)
    [let (session, kind) = (&instance.parts().sessions[row.session], Kind::of(row.kind, instance));]
    {
        clinician: &'a str = session.clinician.name(instance),
        #[serde(flatten)]
        on: OnDay = OnDay::of(session.day),
        #[serde(flatten)]
        hours: Hours = Hours::of(row.span),
        minutes: i32 = row.span.minutes().0,
        kind: &'static str = kind.code,
        team: Option<&'a str> =
            label::block_team(instance, row.kind).map(|team| team.name(instance)),
        need: Option<&'a str> = kind.need.map(|need| need.name(instance)),
        class: Option<&'a str> = kind.class.map(|class| class.name(instance)),
        /// Open days before its date that a hold opens to others; `null` for one that never does.
        release_days: Option<u32> = kind.release,
        /// Open days before its date that an unbooked visit block opens to sub-acute patients.
        opens_days: Option<u32> = kind.opens,
        /// What the file calls fixed time.
        label: Option<&'a str> = kind.label,
    }

    /// A session as its patients and its clinician meet it; exact for lengths in whole minutes.
    Worked<'a> of (row: &(SessionDay, Timed), instance: &'a Instance)
    [
        let (day, timed) = row;
        let (session, found) = (&instance.parts().sessions[day.session], &timed.evaluation);
    ]
    {
        clinician: &'a str = session.clinician.name(instance),
        #[serde(flatten)]
        on: OnDay = OnDay::of(session.day),
        #[serde(flatten)]
        hours: Hours = Hours::of(session.span),
        patients: usize = day.patients(),
        in_time_chance: Real = Real(found.in_time),
        overtime_minutes_mean: Real = Real(found.overtime),
        overtime_minutes_p95: Real = Real(found.overtime_p95),
        idle_minutes_mean: Real = Real(found.idle),
        waiting_minutes_mean: Real = Real(timed.waiting),
        #[serde(flatten)]
        proof: Proved = Proved::EXACT,
    }

    /// The sessions that end in time less often than the clinic's goal asks, the worst first.
    EndsInTime<'a> of (row: &Week, instance: &'a Instance)
    [let below = row.below_goal(instance);]
    {
        goal_chance: Real = Real(instance.parts().goals.ends_in_time.value()),
        session_count: usize = row.before().sessions,
        below_count: usize = below.len(),
        below: Vec<Worked<'a>> = below.into_iter().map(|day| Worked::of(day, instance)).collect(),
        reassignments: Option<Vec<ToldReassignment<'a>>> = row
            .reassignments
            .as_ref()
            .map(|all| all.iter().filter_map(|one| reassigned(one, instance)).collect()),
    }

    /// A visit that could move from a session below the goal to one that stays at it; sessions by
    /// the names that `day` takes.
    ToldReassignment<'a> of (row: &Reassignment, needed: NeedId, instance: &'a Instance) {
        session: String = session_name(instance, row.block.session),
        from: Clock = Clock(row.block.span.from),
        minutes: i32 = row.block.span.minutes().0,
        team: Option<&'a str> =
            label::block_team(instance, row.block.kind).map(|team| team.name(instance)),
        need: &'a str = needed.name(instance),
        to_session: String = session_name(instance, row.to),
        to_from: Clock = Clock(row.span.from),
        to_in_time_chance: Real = Real(row.in_time),
    }

    LaidOut<'a> of (row: &Dated<'_>, instance: &'a Instance) {
        from: Date,
        weeks: u32,
        blocks: Vec<OnDate<'a>> =
            row.blocks.iter().map(|block| OnDate::of(block, instance)).collect(),
        unstaffed: Vec<Missing<'a>> = unstaffed_in(instance, row.blocks)
            .iter()
            .map(|missing| Missing::of(missing, instance))
            .collect(),
    }

    /// An open clinic that too few staff on a date.
    Missing<'a> of (row: &Unstaffed, instance: &'a Instance)
    [let window = &instance.parts().windows[row.window];]
    {
        date: Date,
        team: &'a str = window.team.name(instance),
        #[serde(flatten)]
        hours: Hours = Hours::of(window.span),
        clinicians: usize = row.staffed,
        clinicians_wanted: usize = row.wanted,
        stand_ins: Vec<&'a str> = names(instance, &row.stand_ins),
    }

    OnDate<'a> of (row: &DatedBlock, instance: &'a Instance) {
        date: Date,
        /// Whether it is held: not lost to a holiday, a closure or an absence.
        held: bool = row.lost.is_none(),
        block: Placed<'a> = Placed::of(&row.block, instance),
    }
}

/// The code of an objective, its unit and its priority.
fn objective(objective: Objective) -> (&'static str, &'static str, Option<u8>) {
    match objective {
        Objective::Unmet { priority } => ("unmet", "minutes-per-cycle", Some(priority)),
        Objective::Surplus => ("surplus", "blocks", None),
        Objective::LargestGap => ("largest-gap", "open-days", None),
        Objective::ComplexSpread => ("complex-spread", "minutes-per-cycle", None),
        Objective::WithoutOwnHold => ("without-own-hold", "clinicians", None),
        Objective::Changes => ("changes", "blocks", None),
        Objective::Overtime => ("overtime", "minutes-per-cycle", None),
        Objective::Fragmentation => ("fragmentation", "needs", None),
    }
}

/// What a block is for.
#[derive(Clone, Copy, Default)]
struct Kind<'a> {
    code: &'static str,
    need: Option<NeedId>,
    class: Option<ClassId>,
    release: Option<u32>,
    opens: Option<u32>,
    label: Option<&'a str>,
}

impl<'a> Kind<'a> {
    fn of(kind: BlockKind, instance: &'a Instance) -> Self {
        let parts = instance.parts();
        let is = |code| Self { code, ..Self::default() };
        match kind {
            BlockKind::Visit { need, class, opens_days, .. } => Self {
                need: Some(need),
                class: Some(class),
                opens: Some(opens_days),
                ..is("visit")
            },
            BlockKind::Hold { need, release_days, .. } => {
                Self { need: Some(need), release: release_days, ..is("hold") }
            }
            BlockKind::OpenClinic { window } => {
                Self { need: parts.windows.get(window).map(|of| of.need), ..is("open-clinic") }
            }
            BlockKind::Frozen { index } => {
                let frozen = parts.frozen.get(index);
                let label = frozen.map(|frozen| &*frozen.label).filter(|label| !label.is_empty());
                Self { need: frozen.and_then(|frozen| frozen.need), label, ..is("frozen") }
            }
            BlockKind::Buffer => is("buffer"),
            BlockKind::Free => is("free"),
        }
    }
}

fn worked<'a>(week: &Week, instance: &'a Instance) -> Vec<Worked<'a>> {
    let days = week.rows.iter().filter_map(|row| row.day.as_ref().ok());
    days.map(|day| Worked::of(day, instance)).collect()
}

fn reassigned<'a>(row: &Reassignment, instance: &'a Instance) -> Option<ToldReassignment<'a>> {
    let BlockKind::Visit { need, .. } = row.block.kind else { return None };
    Some(ToldReassignment::of(row, need, instance))
}

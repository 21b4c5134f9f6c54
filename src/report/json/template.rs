//! A template as JSON: blocks, objectives with proofs, the referee's verdict, or the conflict.

use behov_solver::answer::{Block, BlockKind};
use behov_solver::instance::Instance;
use behov_solver::plan::day::{Reassignment, SessionDay, Timed, Week};
use behov_solver::solve::Proof;
use behov_solver::template::{
    Built, Conflict, DatedBlock, Kept, Level, Objective, Outcome, Relaxed, Unmet, Unstaffed,
    unstaffed_in,
};
use schemars::JsonSchema;
use serde::Serialize;

use super::broken::{Broken, broken};
use super::{finite, proved};
use crate::messages::Lang;
use crate::report::day::session_name;
use crate::report::voice::Voice;
use crate::report::{Dated, Planned, label, proof, text};

/// Names and sentences in JSON are English.
const VOICE: Voice = Voice { lang: Lang::En };

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// What came of asking for a template.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Template<'a> {
    status: &'static str,
    stopped: bool,
    changes: Option<u32>,
    levels: Vec<Attained>,
    unmet: Vec<Unplaced<'a>>,
    referee: Option<Referee<'a>>,
    conflict: Option<Contradiction>,
    blocks: Vec<Placed<'a>>,
    sessions: Vec<Worked<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends_in_time: Option<EndsInTime<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dated: Option<LaidOut<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Attained {
    objective: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    priority: Option<u8>,
    unit: &'static str,
    value: Option<f64>,
    proof: &'static str,
    bound: Option<f64>,
    gap: Option<f64>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Unplaced<'a> {
    team: &'a str,
    need: &'a str,
    class: &'a str,
    asked_visits_per_cycle: Option<f64>,
    missing_visits_per_cycle: Option<f64>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Referee<'a> {
    accepts: bool,
    breaches: Vec<Broken<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Contradiction {
    promises: Vec<Promised>,
    smallest: bool,
    way_out: Vec<Change>,
    verified: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Promised {
    promise: &'static str,
    says: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Change {
    promise: &'static str,
    amount: Option<f64>,
    unit: &'static str,
    says: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Placed<'a> {
    clinician: &'a str,
    week: u32,
    day: &'static str,
    from: String,
    to: String,
    minutes: i32,
    kind: &'static str,
    team: Option<&'a str>,
    need: Option<&'a str>,
    class: Option<&'a str>,
    release_days: Option<u32>,
    /// Open days before its date that an unbooked visit block opens to sub-acute patients.
    opens_days: Option<u32>,
    label: String,
}

/// A session as its patients and its clinician meet it; exact for lengths in whole minutes.
#[derive(Debug, Serialize, JsonSchema)]
struct Worked<'a> {
    clinician: &'a str,
    week: u32,
    day: &'static str,
    from: String,
    to: String,
    patients: usize,
    in_time_chance: Option<f64>,
    overtime_minutes_mean: Option<f64>,
    overtime_minutes_p95: Option<f64>,
    idle_minutes_mean: Option<f64>,
    waiting_minutes_mean: Option<f64>,
    proof: &'static str,
}

/// The sessions that end in time less often than the clinic's goal asks, the worst first.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct EndsInTime<'a> {
    goal_chance: Option<f64>,
    session_count: usize,
    below_count: usize,
    below: Vec<Worked<'a>>,
    reassignments: Option<Vec<ToldReassignment<'a>>>,
}

/// A visit that could move from a session below the goal to one that stays at it.
#[derive(Debug, Serialize, JsonSchema)]
struct ToldReassignment<'a> {
    session: String,
    from: String,
    minutes: i32,
    team: &'a str,
    need: &'a str,
    to_session: String,
    to_from: String,
    to_in_time_chance: Option<f64>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct LaidOut<'a> {
    from: String,
    weeks: u32,
    blocks: Vec<OnDate<'a>>,
    unstaffed: Vec<Missing<'a>>,
}

/// An open clinic that too few staff on a date.
#[derive(Debug, Serialize, JsonSchema)]
struct Missing<'a> {
    date: String,
    team: &'a str,
    from: String,
    to: String,
    clinicians: usize,
    clinicians_wanted: usize,
    stand_ins: Vec<&'a str>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct OnDate<'a> {
    date: String,
    /// Whether it is held: not lost to a holiday, a closure or an absence.
    held: bool,
    block: Placed<'a>,
}

/// The shape of what came of asking for a template.
pub(super) fn template<'a>(instance: &'a Instance, planned: &Planned<'a>) -> Template<'a> {
    match planned.outcome {
        Outcome::Built(found) => built(instance, planned, found),
        Outcome::Impossible(conflict) => {
            Template { conflict: Some(contradiction(instance, conflict)), ..empty("impossible") }
        }
        Outcome::Stopped => Template { stopped: true, ..empty("stopped") },
    }
}

fn empty<'a>(status: &'static str) -> Template<'a> {
    Template {
        status,
        stopped: false,
        changes: None,
        levels: Vec::new(),
        unmet: Vec::new(),
        referee: None,
        conflict: None,
        blocks: Vec::new(),
        sessions: Vec::new(),
        ends_in_time: None,
        dated: None,
    }
}

fn built<'a>(instance: &'a Instance, planned: &Planned<'a>, found: &'a Built) -> Template<'a> {
    let breaches = planned.breaches;
    Template {
        status: "built",
        stopped: found.stopped,
        changes: found.changes,
        levels: found.levels.iter().map(level).collect(),
        unmet: found.unmet.iter().map(|row| missing(instance, row)).collect(),
        referee: Some(Referee { accepts: breaches.is_empty(), breaches: broken(breaches) }),
        blocks: found.template.blocks().iter().map(|block| placed(instance, block)).collect(),
        sessions: planned.days.map_or_else(Vec::new, |week| worked(instance, week)),
        ends_in_time: planned.days.map(|week| ends_in_time(instance, week)),
        dated: planned.dated.map(|dated| weeks(instance, &dated)),
        ..empty("built")
    }
}

fn level(level: &Level) -> Attained {
    let (objective, unit, priority) = match level.objective {
        Objective::Unmet { priority } => ("unmet", "minutes per cycle", Some(priority)),
        Objective::LargestGap => ("largest-gap", "open days", None),
        Objective::ComplexSpread => ("complex-spread", "minutes per cycle", None),
        Objective::WithoutOwnHold => ("without-own-hold", "clinicians", None),
        Objective::Changes => ("changes", "blocks", None),
        Objective::Overtime => ("overtime", "minutes per cycle", None),
        Objective::Fragmentation => ("fragmentation", "needs", None),
    };
    let bound = match level.proof {
        Proof::Exact => Some(level.value),
        Proof::Bounded { bound } => Some(bound),
        Proof::Estimated { .. } | Proof::Unproven => None,
    };
    Attained {
        objective,
        priority,
        unit,
        value: finite(level.value),
        proof: proved(level.proof).word,
        bound: bound.and_then(finite),
        gap: bound.map(|bound| proof::gap(level.value, bound)).and_then(finite),
    }
}

fn missing<'a>(instance: &'a Instance, row: &Unmet) -> Unplaced<'a> {
    let parts = instance.parts();
    Unplaced {
        team: &parts.teams[row.team].name,
        need: &parts.needs[row.need].name,
        class: &parts.complexity.classes[row.class].name,
        asked_visits_per_cycle: finite(row.asked),
        missing_visits_per_cycle: finite(row.missing),
    }
}

fn contradiction(instance: &Instance, conflict: &Conflict) -> Contradiction {
    let promised = |kept: &Kept| Promised {
        promise: promise_code(kept).0,
        says: text::promise(VOICE, instance, kept),
    };
    let change = |relaxed: &Relaxed| {
        let (promise, unit) = promise_code(&relaxed.promise);
        let says = text::relaxation(VOICE, instance, relaxed);
        Change { promise, amount: finite(relaxed.amount), unit, says }
    };
    Contradiction {
        promises: conflict.promises.iter().map(promised).collect(),
        smallest: conflict.smallest,
        way_out: conflict.way_out.iter().map(change).collect(),
        verified: conflict.verified,
    }
}

/// The word for a promise, and the unit of what gives way.
fn promise_code(kept: &Kept) -> (&'static str, &'static str) {
    match kept {
        Kept::Holds { .. } => ("holds", "minutes"),
        Kept::Window { .. } => ("window", "clinicians"),
        Kept::Advice { .. } => ("advice", "minutes"),
        Kept::Lag { .. } => ("lag", "days"),
        Kept::Changes { .. } => ("changes", "blocks"),
        Kept::Rooms => ("rooms", "rooms"),
        Kept::ComplexVisits { .. } => ("complex-visits", "visits"),
        Kept::Buffers => ("buffers", "minutes"),
        Kept::SessionMinutes { .. } => ("session-minutes", "minutes"),
    }
}

fn placed<'a>(instance: &'a Instance, block: &Block) -> Placed<'a> {
    let parts = instance.parts();
    let session = &parts.sessions[block.session];
    let team = label::block_team(instance, block.kind).map(|team| &*parts.teams[team].name);
    let mut opens = None;
    let (kind, need, class, release_days) = match block.kind {
        BlockKind::Visit { need, class, opens_days, .. } => {
            opens = Some(opens_days);
            ("visit", Some(need), Some(class), None)
        }
        BlockKind::Hold { need, release_days, .. } => ("hold", Some(need), None, release_days),
        BlockKind::OpenClinic { window } => {
            ("open-clinic", parts.windows.get(window).map(|w| w.need), None, None)
        }
        BlockKind::Frozen { index } => {
            ("frozen", parts.frozen.get(index).and_then(|f| f.need), None, None)
        }
        BlockKind::Buffer => ("buffer", None, None, None),
        BlockKind::Free => ("free", None, None, None),
    };
    Placed {
        clinician: &parts.clinicians[session.clinician].name,
        week: session.day.week + 1,
        day: DAYS[session.day.day as usize % 7],
        from: block.span.from.to_string(),
        to: block.span.to.to_string(),
        minutes: block.span.minutes().0,
        kind,
        team,
        need: need.map(|need| &*parts.needs[need].name),
        class: class.map(|class| &*parts.complexity.classes[class].name),
        release_days,
        opens_days: opens,
        label: label::block_name(VOICE, instance, block.kind),
    }
}

fn worked<'a>(instance: &'a Instance, week: &Week) -> Vec<Worked<'a>> {
    let days = week.rows.iter().filter_map(|row| row.day.as_ref().ok());
    days.map(|day| worked_day(instance, day)).collect()
}

fn worked_day<'a>(instance: &'a Instance, (day, timed): &(SessionDay, Timed)) -> Worked<'a> {
    let parts = instance.parts();
    let session = &parts.sessions[day.session];
    let found = &timed.evaluation;
    Worked {
        clinician: &parts.clinicians[session.clinician].name,
        week: session.day.week + 1,
        day: DAYS[session.day.day as usize % 7],
        from: session.span.from.to_string(),
        to: session.span.to.to_string(),
        patients: day.patients(),
        in_time_chance: finite(found.in_time),
        overtime_minutes_mean: finite(found.overtime),
        overtime_minutes_p95: finite(found.overtime_p95),
        idle_minutes_mean: finite(found.idle),
        waiting_minutes_mean: finite(timed.waiting),
        proof: proved(Proof::Exact).word,
    }
}

/// The sessions below the goal, of those that have figures.
pub(super) fn ends_in_time<'a>(instance: &'a Instance, week: &Week) -> EndsInTime<'a> {
    let below = week.below_goal(instance);
    EndsInTime {
        goal_chance: finite(instance.parts().goals.ends_in_time.value()),
        session_count: week.before().sessions,
        below_count: below.len(),
        below: below.into_iter().map(|day| worked_day(instance, day)).collect(),
        reassignments: week.reassignments.as_ref().map(|reassignments| {
            reassignments
                .iter()
                .filter_map(|reassignment| told_reassignment(instance, reassignment))
                .collect()
        }),
    }
}

fn told_reassignment<'a>(
    instance: &'a Instance,
    reassignment: &Reassignment,
) -> Option<ToldReassignment<'a>> {
    let parts = instance.parts();
    let BlockKind::Visit { team, need, .. } = reassignment.block.kind else { return None };
    Some(ToldReassignment {
        session: session_name(instance, reassignment.block.session),
        from: reassignment.block.span.from.to_string(),
        minutes: reassignment.block.span.minutes().0,
        team: &parts.teams[team].name,
        need: &parts.needs[need].name,
        to_session: session_name(instance, reassignment.to),
        to_from: reassignment.span.from.to_string(),
        to_in_time_chance: finite(reassignment.in_time),
    })
}

fn weeks<'a>(instance: &'a Instance, dated: &Dated<'_>) -> LaidOut<'a> {
    let on_date = |dated: &DatedBlock| OnDate {
        date: on(dated.date),
        held: dated.lost.is_none(),
        block: placed(instance, &dated.block),
    };
    let parts = instance.parts();
    let missing = |row: &Unstaffed| {
        let window = &parts.windows[row.window];
        Missing {
            date: on(row.date),
            team: &parts.teams[window.team].name,
            from: window.span.from.to_string(),
            to: window.span.to.to_string(),
            clinicians: row.staffed,
            clinicians_wanted: row.wanted,
            stand_ins: row.stand_ins.iter().map(|&id| &*parts.clinicians[id].name).collect(),
        }
    };
    LaidOut {
        from: on(dated.from),
        weeks: dated.weeks,
        blocks: dated.blocks.iter().map(on_date).collect(),
        unstaffed: unstaffed_in(instance, dated.blocks).iter().map(missing).collect(),
    }
}

fn on(date: chrono::NaiveDate) -> String {
    date.to_string()
}

//! Clinic days.

use behov_solver::day::bands;
use behov_solver::day::simulated::Simulated;
use behov_solver::instance::Instance;
use behov_solver::plan::day::{
    Buffer, NoSwap, OneSession, Options, SessionDay, Swapped, Timed, Unpunctual as Late, WeekRow,
    Work,
};
use behov_solver::table::SessionId;
use behov_solver::units::Probability;
use schemars::JsonSchema;
use serde::Serialize;

use super::open_clinic::Window;
use super::pro::BookedAbove;
use super::shape::shape;
use super::value::{Clock, Estimated, Head, Hours, Real};
use crate::report::day::{DayWeek, OneDay, clock};
use crate::report::name::Named;
use crate::verb::session_name::session_name;

mod code;

use code::claim_code;
pub(in crate::report) use code::{no_day_code, no_swap_code, rule_code, work_code};

shape! {
    /// Clinic days: one session, or all with the open clinics.
    Days<'a> of (instance: &'a Instance, options: &Options, without_easy: Option<Probability>)
    {
        #[serde(flatten)]
        head: Head<'a> = Head::of(instance),
        weights: Weights = Weights::of(&options.weights),
        together_max: usize = options.together_max,
        buffer_minutes_max: i32 = options.buffer_max.0,
        #[serde(skip_serializing_if = "Option::is_none")]
        without_easy_share: Option<f64> = without_easy.map(Probability::value),
        sessions: Vec<Row<'a>> = Vec::new(),
        #[serde(skip_serializing_if = "Vec::is_empty")]
        open_clinics: Vec<Window> = Vec::new(),
    }

    Weights of (row: &behov_solver::day::Weights) {
        waiting: Real,
        idle: Real,
        overtime: Real,
    }

    /// A session by its name, its hours, and why it has no figures.
    Row<'a> of (id: SessionId, instance: &Instance) {
        session: String = session_name(instance, id),
        #[serde(flatten)]
        hours: Hours = Hours::of(instance.parts().sessions[id].span),
        #[serde(skip_serializing_if = "Option::is_none")]
        none_says: Option<&'static str> = None,
        #[serde(flatten)]
        size: Option<Size> = None,
        times: Vec<Times> = Vec::new(),
        #[serde(skip_serializing_if = "Vec::is_empty")]
        visits: Vec<Visit<'a>> = Vec::new(),
        #[serde(skip_serializing_if = "Option::is_none")]
        band_days: Option<u32> = None,
        #[serde(skip_serializing_if = "Option::is_none")]
        unpunctual: Option<Unpunctual> = None,
        #[serde(skip_serializing_if = "Option::is_none")]
        without_easy: Option<Without> = None,
        #[serde(skip_serializing_if = "Option::is_none")]
        booked_above: Option<BookedAbove> = None,
    }

    /// How much a session holds.
    Size of (row: &SessionDay) {
        working_minutes: i32 = row.clock.minutes().0,
        patients: usize = row.patients(),
        booked_minutes: i32 = row.booked().0,
        #[serde(skip_serializing_if = "Option::is_none")]
        open_clinic_left_out: Option<Hours> = row.open_clinic.map(|open| Hours::of(open.span)),
    }

    Times of (row: &Timed, asked: Vec<Call>) {
        rule: &'static str = rule_code(row.rule),
        proved: &'static str = claim_code(row.claim),
        #[serde(skip_serializing_if = "Vec::is_empty")]
        asked: Vec<Call> = asked,
        figures: Figures = Figures::of(row),
    }

    /// Who is called when: the row of `visits`, from 0.
    Call of (visit: usize, at: Clock) {
        visit: usize = visit,
        at: Clock = at,
    }

    Figures of (row: &Timed) [let found = &row.evaluation;] {
        waiting_minutes_mean: Real = Real(row.waiting),
        idle_minutes_mean: Real = Real(found.idle),
        overtime_minutes_mean: Real = Real(found.overtime),
        overtime_minutes_p95: Real = Real(found.overtime_p95),
        in_time_chance: Real = Real(found.in_time),
        cost: Real = Real(found.cost),
    }

    Visit<'a> of (found: &OneSession, at: usize, instance: &'a Instance)
    [
        let (planned, own) = (found.session.planned[at], &found.timed[0]);
        let (need, class) = match planned.work {
            Work::Visit { need, class } | Work::Held { need, class } => (Some(need), Some(class)),
            Work::Fixed { need } => (Some(need), None),
            Work::Other { .. } => (None, None),
        };
        let grid = instance.parts().grid;
    ]
    {
        work: &'static str = work_code(planned.work),
        need: Option<&'a str> = need.map(|need| need.name(instance)),
        class: Option<&'a str> = class.map(|class| class.name(instance)),
        asked: Clock = Clock(clock(&found.session.clock, grid, own.schedule.0[at])),
        planned_minutes: i32 = planned.minutes.0,
        waiting_minutes_mean: Real = Real(own.evaluation.waits[at]),
        begins_working_minute: Option<Band> =
            found.times[at].map(|times| Band::of(&times.begins)),
        ends_working_minute: Option<Band> = found.times[at].map(|times| Band::of(&times.ends)),
    }

    Band of (row: &bands::Band) {
        p10: Real,
        p50: Real,
        p90: Real,
    }

    Unpunctual of (row: &Late, found: &OneSession)
    [
        let rules = found.timed.iter().map(|timed| rule_code(timed.rule)).zip(&row.rows);
        let after = row.after.iter().map(|after| ("own-without-easy", after));
    ]
    {
        late_minutes_mean: Real = Real(row.punctuality.late_mean),
        late_minutes_sd: Real = Real(row.punctuality.late_sd),
        times: Vec<PlayedTimes> =
            rules.chain(after).map(|(rule, row)| PlayedTimes::of(row, rule)).collect(),
    }

    PlayedTimes of (row: &Simulated, rule: &'static str) {
        rule: &'static str = rule,
        waiting_minutes: Estimated = Estimated::of(row.waiting),
        idle_minutes: Estimated = Estimated::of(row.idle),
        overtime_minutes: Estimated = Estimated::of(row.overtime),
        in_time_share: Estimated = Estimated::of(row.in_time).of_a_share(),
    }

    Change of (row: &Swapped) {
        easy_visits: usize = row.easy,
        removed_visits: usize = row.removed.len(),
        added_visits: usize = row.added.len(),
        patients: usize = row.after.patients(),
        booked_minutes: i32 = row.after.booked().0,
        unbooked_minutes: i32 = row.unbooked.0,
    }

    Restoring of (row: &Buffer)
    [let (at_end, spread) = (row.at_end.as_ref(), row.spread.as_ref());]
    {
        chance_to_restore: Real = Real(row.chance),
        at_end_minutes: Option<i32> = at_end.map(|found| found.minutes.0),
        at_end_in_time_chance: Option<Real> = at_end.map(|found| Real(found.evaluation.in_time)),
        spread_minutes: Option<i32> = spread.map(|found| found.minutes.0),
        spread_in_time_chance: Option<Real> = spread.map(|found| Real(found.evaluation.in_time)),
    }
}

/// A session that easy patients left, or why nobody leaves.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub(in crate::report) struct Without {
    #[serde(skip_serializing_if = "Option::is_none")]
    none_says: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<Change>,
    times: Vec<Times>,
    #[serde(skip_serializing_if = "Option::is_none")]
    buffer: Option<Restoring>,
}

impl Without {
    fn nobody(why: NoSwap) -> Self {
        Self { none_says: Some(no_swap_code(why)), ..Self::default() }
    }

    fn of(swapped: &Swapped, times: Vec<Times>, buffer: &Buffer) -> Self {
        let (change, buffer) = (Some(Change::of(swapped)), Some(Restoring::of(buffer)));
        Self { none_says: None, change, times, buffer }
    }
}

/// One session.
pub(in crate::report) fn one_day<'a>(told: &OneDay<'a>) -> Days<'a> {
    let mut row = Row::of(told.session, told.instance);
    match told.found {
        Err(why) => row.none_says = Some(no_day_code(*why)),
        Ok(found) => fill(&mut row, told.instance, found),
    }
    let days = Days::of(told.instance, told.options, told.asked.without_easy);
    Days { sessions: vec![row], ..days }
}

/// All sessions.
pub(in crate::report) fn day_week<'a>(told: &DayWeek<'a>) -> Days<'a> {
    let windows = told.windows.iter().enumerate();
    let open = windows.map(|(row, open)| Window::of(open.as_ref(), row, told.instance));
    Days {
        sessions: told.week.rows.iter().map(|row| week_row(told, row)).collect(),
        open_clinics: open.collect(),
        ..Days::of(told.instance, told.options, told.without_easy)
    }
}

fn week_row<'a>(told: &DayWeek<'a>, given: &WeekRow) -> Row<'a> {
    let mut row = Row::of(given.session, told.instance);
    match &given.day {
        Err(why) => row.none_says = Some(no_day_code(*why)),
        Ok((session, timed)) => {
            row.size = Some(Size::of(session));
            row.times.push(Times::of(timed, Vec::new()));
        }
    }
    row.booked_above = given.above.as_ref().map(BookedAbove::of);
    row.without_easy = given.swap.as_ref().map(|swap| match swap {
        Err(why) => Without::nobody(*why),
        Ok(swap) => {
            Without::of(&swap.swapped, vec![Times::of(&swap.own, Vec::new())], &swap.buffer)
        }
    });
    row
}

fn fill<'a>(row: &mut Row<'a>, instance: &'a Instance, found: &OneSession) {
    let grid = instance.parts().grid;
    let times = |session: &SessionDay, timed: &Timed| {
        let rows = timed.order.iter().zip(&timed.schedule.0);
        let call = |(&visit, &at): (&usize, &usize)| {
            Call::of(visit, Clock(clock(&session.clock, grid, at)))
        };
        Times::of(timed, rows.map(call).collect())
    };
    row.size = Some(Size::of(&found.session));
    row.times = found.timed.iter().map(|timed| times(&found.session, timed)).collect();
    let visits = 0..found.session.planned.len();
    row.visits = visits.map(|at| Visit::of(found, at, instance)).collect();
    row.band_days = Some(found.band_days);
    row.unpunctual = found.unpunctual.as_ref().map(|played| Unpunctual::of(played, found));
    row.booked_above = found.above.as_ref().map(BookedAbove::of);
    row.without_easy = found.swap.as_ref().map(|swap| match swap {
        Err(why) => Without::nobody(*why),
        Ok(swap) => {
            let after = &swap.swapped.after;
            let rows = [&swap.own, &swap.best].map(|timed| times(after, timed));
            Without::of(&swap.swapped, rows.into(), &swap.buffer)
        }
    });
}

//! Clinic days as JSON.

use behov_solver::day::Evaluation;
use behov_solver::evaluation::Estimate;
use behov_solver::instance::Instance;
use behov_solver::plan::day::{
    Buffer, NoSwap, OneSession, Options, SessionDay, Swapped, Timed, WeekRow,
};
use behov_solver::table::SessionId;
use behov_solver::units::Probability;
use schemars::JsonSchema;
use serde::Serialize;

use super::open_clinic::{Window, window};
use super::{Run, enveloped, finite};
use crate::report::day::{
    DayWeek, OneDay, claim_code, clock, no_day_code, no_swap_code, rule_code, session_name,
    work_code,
};

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Document<'a> {
    clinic: &'a str,
    as_of: String,
    weights: Weights,
    together_max: usize,
    buffer_minutes_max: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    without_easy_share: Option<f64>,
    partial: bool,
    sessions: Vec<Row>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    open_clinics: Vec<Window>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Weights {
    waiting: f64,
    idle: f64,
    overtime: f64,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Row {
    session: String,
    from: String,
    to: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    none_says: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    working_minutes: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    patients: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    booked_minutes: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    open_clinic_left_out: Option<String>,
    times: Vec<Times>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    visits: Vec<Visit>,
    #[serde(skip_serializing_if = "Option::is_none")]
    band_days: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unpunctual: Option<Unpunctual>,
    #[serde(skip_serializing_if = "Option::is_none")]
    without_easy: Option<Without>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Times {
    rule: &'static str,
    proved: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    asked: Vec<Call>,
    figures: Figures,
}

/// Who is called when: the row of `visits`, from 0.
#[derive(Debug, Serialize, JsonSchema)]
struct Call {
    visit: usize,
    at: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Figures {
    waiting_minutes_mean: Option<f64>,
    idle_minutes_mean: Option<f64>,
    overtime_minutes_mean: Option<f64>,
    overtime_minutes_p95: Option<f64>,
    in_time_chance: Option<f64>,
    cost: Option<f64>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Visit {
    work: &'static str,
    need: Option<String>,
    class: Option<String>,
    asked: String,
    planned_minutes: i32,
    waiting_minutes_mean: Option<f64>,
    begins_working_minute: Option<Band>,
    ends_working_minute: Option<Band>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Band {
    p10: f64,
    p50: f64,
    p90: f64,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Unpunctual {
    late_minutes_mean: f64,
    late_minutes_sd: f64,
    times: Vec<Played>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Played {
    rule: &'static str,
    waiting_minutes: Interval,
    idle_minutes: Interval,
    overtime_minutes: Interval,
    in_time_share: Interval,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Interval {
    mean: Option<f64>,
    half_width_95: Option<f64>,
    replications: u32,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Without {
    #[serde(skip_serializing_if = "Option::is_none")]
    none_says: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<Change>,
    times: Vec<Times>,
    #[serde(skip_serializing_if = "Option::is_none")]
    buffer: Option<Restoring>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Change {
    easy_visits: usize,
    removed_visits: usize,
    added_visits: usize,
    patients: usize,
    booked_minutes: i32,
    unbooked_minutes: i32,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Restoring {
    chance_to_restore: Option<f64>,
    at_end_minutes: Option<i32>,
    at_end_in_time_chance: Option<f64>,
    spread_minutes: Option<i32>,
    spread_in_time_chance: Option<f64>,
}

/// One session as a JSON document with a line end.
#[must_use]
pub fn one_day(told: &OneDay<'_>, run: &Run) -> String {
    let mut row = named(told.instance, told.session);
    match told.found {
        Err(why) => row.none_says = Some(no_day_code(*why)),
        Ok(found) => fill(&mut row, told, found),
    }
    let share = told.asked.without_easy.map(Probability::value);
    enveloped(
        run,
        "day",
        &told.instance.parts().assumptions,
        &Document {
            without_easy_share: share,
            partial: told.partial,
            sessions: vec![row],
            ..document(told.instance, told.options)
        },
    )
}

/// All sessions as a JSON document with a line end.
#[must_use]
pub fn day_week(told: &DayWeek<'_>, run: &Run) -> String {
    let share = told.without_easy.map(Probability::value);
    let rows = told.week.rows.iter().map(|row| week_row(told, row)).collect();
    let windows = told.windows.iter().enumerate();
    let open = windows.map(|(row, open)| window(told.instance, row, open.as_ref().ok()));
    enveloped(
        run,
        "day-week",
        &told.instance.parts().assumptions,
        &Document {
            without_easy_share: share,
            sessions: rows,
            partial: told.partial,
            open_clinics: open.collect(),
            ..document(told.instance, told.options)
        },
    )
}

/// What every document of days begins with.
fn document<'a>(instance: &'a Instance, options: &Options) -> Document<'a> {
    let parts = instance.parts();
    let weights = options.weights;
    Document {
        clinic: &parts.name,
        as_of: parts.as_of.to_string(),
        weights: Weights {
            waiting: weights.waiting,
            idle: weights.idle,
            overtime: weights.overtime,
        },
        together_max: options.together_max,
        buffer_minutes_max: options.buffer_max.0,
        without_easy_share: None,
        partial: false,
        sessions: Vec::new(),
        open_clinics: Vec::new(),
    }
}

fn named(instance: &Instance, id: SessionId) -> Row {
    let span = instance.parts().sessions[id].span;
    Row {
        session: session_name(instance, id),
        from: span.from.to_string(),
        to: span.to.to_string(),
        none_says: None,
        working_minutes: None,
        patients: None,
        booked_minutes: None,
        open_clinic_left_out: None,
        times: Vec::new(),
        visits: Vec::new(),
        band_days: None,
        unpunctual: None,
        without_easy: None,
    }
}

fn head(row: &mut Row, session: &SessionDay) {
    row.working_minutes = Some(session.clock.minutes().0);
    row.patients = Some(session.patients());
    row.booked_minutes = Some(session.booked().0);
    row.open_clinic_left_out = session.open_clinic.map(|open| open.span.to_string());
}

fn week_row(told: &DayWeek<'_>, given: &WeekRow) -> Row {
    let mut row = named(told.instance, given.session);
    match &given.day {
        Err(why) => row.none_says = Some(no_day_code(*why)),
        Ok((session, timed)) => {
            head(&mut row, session);
            row.times.push(times(timed, Vec::new()));
        }
    }
    row.without_easy = given.swap.as_ref().map(|swap| match swap {
        Err(why) => stays(*why),
        Ok(swap) => Without {
            none_says: None,
            change: Some(change(&swap.swapped)),
            times: vec![times(&swap.own, Vec::new())],
            buffer: Some(restoring(&swap.buffer)),
        },
    });
    row
}

fn fill(row: &mut Row, told: &OneDay<'_>, found: &OneSession) {
    let (session, grid) = (&found.session, told.instance.parts().grid);
    head(row, session);
    let calls = |session: &SessionDay, timed: &Timed| {
        let rows = timed.order.iter().zip(&timed.schedule.0);
        let call = |(&visit, &at): (&usize, &usize)| Call {
            visit,
            at: clock(&session.clock, grid, at).to_string(),
        };
        rows.map(call).collect::<Vec<Call>>()
    };
    row.times = found.timed.iter().map(|timed| times(timed, calls(session, timed))).collect();
    row.visits = (0..session.planned.len()).map(|at| visit(told, found, at)).collect();
    row.band_days = Some(found.band_days);
    row.unpunctual = found.unpunctual.as_ref().map(|played| Unpunctual {
        late_minutes_mean: played.punctuality.late_mean,
        late_minutes_sd: played.punctuality.late_sd,
        times: found
            .timed
            .iter()
            .map(|timed| rule_code(timed.rule))
            .zip(&played.rows)
            .chain(played.after.iter().map(|after| ("own-without-easy", after)))
            .map(|(rule, row)| Played {
                rule,
                waiting_minutes: mean(row.waiting),
                idle_minutes: mean(row.idle),
                overtime_minutes: mean(row.overtime),
                in_time_share: mean(row.in_time),
            })
            .collect(),
    });
    row.without_easy = found.swap.as_ref().map(|swap| match swap {
        Err(why) => stays(*why),
        Ok(swap) => Without {
            none_says: None,
            change: Some(change(&swap.swapped)),
            times: [&swap.own, &swap.best]
                .map(|timed| times(timed, calls(&swap.swapped.after, timed)))
                .into_iter()
                .collect(),
            buffer: Some(restoring(&swap.buffer)),
        },
    });
}

fn visit(told: &OneDay<'_>, found: &OneSession, at: usize) -> Visit {
    use behov_solver::plan::day::Work;
    let parts = told.instance.parts();
    let planned = found.session.planned[at];
    let (need, class) = match planned.work {
        Work::Visit { need, class } | Work::Held { need, class } => (Some(need), Some(class)),
        Work::Fixed { need } => (Some(need), None),
        Work::Other { .. } => (None, None),
    };
    let band =
        |band: behov_solver::day::bands::Band| Band { p10: band.p10, p50: band.p50, p90: band.p90 };
    let own = &found.timed[0];
    Visit {
        work: work_code(planned.work),
        need: need.map(|need| parts.needs[need].name.clone()),
        class: class.map(|class| parts.complexity.classes[class].name.clone()),
        asked: clock(&found.session.clock, parts.grid, own.schedule.0[at]).to_string(),
        planned_minutes: planned.minutes.0,
        waiting_minutes_mean: finite(own.evaluation.waits[at]),
        begins_working_minute: found.times[at].map(|times| band(times.begins)),
        ends_working_minute: found.times[at].map(|times| band(times.ends)),
    }
}

fn times(timed: &Timed, asked: Vec<Call>) -> Times {
    Times {
        rule: rule_code(timed.rule),
        proved: claim_code(timed.claim),
        asked,
        figures: figures(timed.waiting, &timed.evaluation),
    }
}

fn figures(waiting: f64, found: &Evaluation) -> Figures {
    Figures {
        waiting_minutes_mean: finite(waiting),
        idle_minutes_mean: finite(found.idle),
        overtime_minutes_mean: finite(found.overtime),
        overtime_minutes_p95: finite(found.overtime_p95),
        in_time_chance: finite(found.in_time),
        cost: finite(found.cost),
    }
}

fn stays(why: NoSwap) -> Without {
    Without { none_says: Some(no_swap_code(why)), change: None, times: Vec::new(), buffer: None }
}

fn change(swapped: &Swapped) -> Change {
    Change {
        easy_visits: swapped.easy,
        removed_visits: swapped.removed.len(),
        added_visits: swapped.added.len(),
        patients: swapped.after.patients(),
        booked_minutes: swapped.after.booked().0,
        unbooked_minutes: swapped.unbooked.0,
    }
}

fn restoring(buffer: &Buffer) -> Restoring {
    let (at_end, spread) = (buffer.at_end.as_ref(), buffer.spread.as_ref());
    Restoring {
        chance_to_restore: finite(buffer.chance),
        at_end_minutes: at_end.map(|found| found.minutes.0),
        at_end_in_time_chance: at_end.and_then(|found| finite(found.evaluation.in_time)),
        spread_minutes: spread.map(|found| found.minutes.0),
        spread_in_time_chance: spread.and_then(|found| finite(found.evaluation.in_time)),
    }
}

fn mean(estimate: Estimate) -> Interval {
    Interval {
        mean: finite(estimate.mean),
        half_width_95: finite(estimate.half_width),
        replications: estimate.replications,
    }
}

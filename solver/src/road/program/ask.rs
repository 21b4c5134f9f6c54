//! The best plan, its prices, and what is missing where there is none.

use crate::lp::{Answer, Found, solve};
use crate::road::month::month_of;
use crate::road::walk::Road;
use crate::solve::{Limits, Proof};
use crate::table::TeamId;

use super::build::{Built, build, fits};
use super::{Asked, Unfit};

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// A plan.
    Plan(Plan),
    /// No plan keeps within the minutes: the fewest that are missing.
    Infeasible(Vec<Short>),
    /// A limit of the work was met first.
    Stopped,
}

/// Who converts when.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Conversions by panel and week.
    pub converts: Vec<Vec<f64>>,
    /// Mean minutes a week freed over the last whole interval of each panel \[min/week\].
    pub freed: f64,
    /// What is proved of it: for whole patients the bound of the search.
    pub proof: Proof,
    /// What more of each limit would free; nothing for whole patients.
    pub prices: Option<Prices>,
}

/// What one unit more of a limit frees over the last interval \[min/week\].
#[derive(Clone, Debug, PartialEq)]
pub struct Prices {
    /// One move a month more; `None` without limit.
    pub move_per_month: Option<f64>,
    /// One minute a week more of each team.
    pub minute_per_week: Vec<f64>,
    /// One week more on the road, all else as it is.
    pub week: f64,
}

/// Minutes of a team that are missing in a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Short {
    /// The team.
    pub team: TeamId,
    /// The month, from 0.
    pub month: usize,
    /// Minutes missing in it \[min\].
    pub minutes: f64,
}

/// The plan that frees most.
///
/// # Errors
/// A panel that the program does not take.
pub fn plan(asked: &Asked<'_>, limits: &Limits) -> Result<Verdict, Unfit> {
    fits(asked.road)?;
    let built = build(asked, false);
    match solve(&built.program, &built.minutes, limits, None) {
        Answer::Found(found) => {
            let freed = |minutes: f64| built.unmoved - built.constant - minutes;
            let proof = match (asked.whole, found.proved) {
                (false, true) => Proof::Exact,
                _ if found.bound.is_finite() => Proof::Bounded { bound: freed(found.bound) },
                _ => Proof::Unproven,
            };
            let value = freed(found.value);
            let prices = (!asked.whole).then(|| prices(asked, value, limits));
            Ok(Verdict::Plan(Plan {
                converts: converts(&built, &found),
                freed: value,
                proof,
                prices,
            }))
        }
        Answer::Infeasible => Ok(missing(asked, limits)),
        Answer::Empty => Ok(Verdict::Stopped),
    }
}

fn converts(built: &Built, found: &Found) -> Vec<Vec<f64>> {
    let of = |panel: &super::build::Columns| {
        panel.converts.iter().map(|var| found.values[var.index()].max(0.0)).collect()
    };
    built.panels.iter().map(of).collect()
}

/// What is freed on another road; nothing where that has no plan.
fn freed(asked: &Asked<'_>, road: &Road, limits: &Limits) -> Option<f64> {
    let other = Asked { road, ..*asked };
    let built = build(&other, false);
    match solve(&built.program, &built.minutes, limits, None) {
        Answer::Found(found) => Some(built.unmoved - built.constant - found.value),
        Answer::Infeasible | Answer::Empty => None,
    }
}

fn prices(asked: &Asked<'_>, value: f64, limits: &Limits) -> Prices {
    let more = |change: &dyn Fn(&mut Road)| {
        let mut road = asked.road.clone();
        change(&mut road);
        freed(asked, &road, limits).map_or(0.0, |freed| freed - value)
    };
    let teams = 0..asked.road.teams.len();
    let minute = |team: usize| {
        more(&|road: &mut Road| {
            let weeks = road.weeks;
            let rows = &mut road.teams[team];
            rows.minutes = (0..weeks).map(|week| rows.of_week(week) + 1.0).collect();
        })
    };
    let limit = asked.road.moves_per_month_max;
    Prices {
        move_per_month: limit
            .map(|most| more(&|road: &mut Road| road.moves_per_month_max = Some(most + 1.0))),
        minute_per_week: teams.map(minute).collect(),
        week: more(&|road: &mut Road| road.weeks += 1),
    }
}

/// The fewest minutes that are missing, by month and team.
fn missing(asked: &Asked<'_>, limits: &Limits) -> Verdict {
    let built = build(asked, true);
    let objective = built.missing.iter().flatten().map(|&short| (short, 1.0)).collect();
    let Answer::Found(found) = solve(&built.program, &objective, limits, None) else {
        return Verdict::Stopped;
    };
    let mut short: Vec<Short> = Vec::new();
    for (rows, weeks) in asked.road.teams.iter().zip(&built.missing) {
        for (week, var) in weeks.iter().enumerate() {
            let minutes = found.values[var.index()];
            if minutes <= 1e-6 {
                continue;
            }
            let month = month_of(week);
            match short.last_mut().filter(|last| last.team == rows.team && last.month == month) {
                Some(last) => last.minutes += minutes,
                None => short.push(Short { team: rows.team, month, minutes }),
            }
        }
    }
    Verdict::Infeasible(short)
}

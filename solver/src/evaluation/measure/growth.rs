//! Whether a queue grows without end, and when the first right is broken.
//!
//! A queue that grows has no mean wait, only a length of run. It is said to grow when the slope
//! of the end-of-day backlog is above 0 beyond its interval, over all counted days and over the
//! later half alone (a clinic that starts empty fills up before it is steady), and by more than
//! [`MATERIAL_SHARE`] of the session minutes.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Measurement;
use super::run::{Scope, Tally, View, real};
use super::table::Measure;
use crate::answer::{Day, Log, Play, SessionRow};
use crate::evaluation::Estimate;
use crate::table::{Id, TeamId};

/// Growth below this share of the session minutes is left to the interval of the means.
pub(crate) const MATERIAL_SHARE: f64 = 0.01;

/// How the backlog of a scope moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
    /// The clinic or a team.
    pub scope: Scope,
    /// Slope of the end-of-day backlog \[min per week\].
    pub minutes_per_week: Estimate,
    /// Whether the queue grows without end: no mean wait is given.
    pub overloaded: bool,
    /// The first right broken within the run.
    pub first_breach: Option<FirstBreach>,
}

/// When the first right is broken, over the replications in which one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstBreach {
    /// In the earliest replication.
    pub earliest: NaiveDate,
    /// In the replication in the middle; of two the earlier.
    pub median: NaiveDate,
    /// Replications in which a right is broken.
    pub replications: u32,
}

pub(super) fn measured(view: &View<'_>) -> Vec<(Measure, Tally)> {
    let series = backlog(view);
    let last = series.last().map_or(f64::NAN, |&(_, minutes)| minutes);
    let (whole, later) = slopes(view.run.log, &series);
    vec![
        (Measure::BacklogGrowth, Tally::plain(whole)),
        (Measure::BacklogGrowthLater, Tally::plain(later)),
        (Measure::BacklogAtEnd, Tally::plain(last)),
    ]
}

/// Slope over the counted days and over their later half \[min per week\].
fn slopes(log: &Log, series: &[(Day, f64)]) -> (f64, f64) {
    let half = Day(i32::midpoint(log.counted_from.max(Day(0)).0, log.end.0));
    let later = series.partition_point(|&(day, _)| day < half);
    (slope(series) * 7.0, slope(&series[later..]) * 7.0)
}

/// How the queue of a team moved in one replication, and what it cost that time was kept from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct QueueRun {
    /// Slope of its end-of-day backlog \[min per week\].
    whole: f64,
    /// The same over the later half of the counted days \[min per week\].
    later: f64,
    /// Minutes of its sessions \[min per week\].
    session_minutes: f64,
    /// Minutes of them unused while somebody waited who could have come \[min per week\].
    pub(crate) idle_beside_queue: f64,
}

/// Minutes waiting at the end of each day.
type Series = Vec<(Day, f64)>;

/// The queues of the teams with sessions in one replication.
pub(crate) fn queues(log: &Log, play: &Play) -> BTreeMap<TeamId, QueueRun> {
    let from = log.counted_from.max(Day(0));
    let counts = |row: &&SessionRow| from <= row.day && row.day < log.end;
    let mut of_team: BTreeMap<TeamId, (Series, [f64; 2])> = BTreeMap::new();
    for row in play.sessions.iter().filter(counts) {
        let (series, [minutes, idle]) = of_team.entry(row.team).or_default();
        *minutes += row.minutes.real();
        *idle += row.beside_queue.real();
        let backlog = row.backlog.real();
        match series.last_mut() {
            Some((day, most)) if *day == row.day => *most = most.max(backlog),
            _ => series.push((row.day, backlog)),
        }
    }
    let weeks = f64::from((log.end.0 - from.0).max(0)) / 7.0;
    let queue = |(team, (series, minutes)): (TeamId, (Series, [f64; 2]))| {
        let (whole, later) = slopes(log, &series);
        let [session_minutes, idle_beside_queue] = minutes.map(|minutes| minutes / weeks);
        (team, QueueRun { whole, later, session_minutes, idle_beside_queue })
    };
    of_team.into_iter().map(queue).collect()
}

/// By how much the queue of a team grows without end \[min per week\]; `None` where it does not.
pub(crate) fn grows(runs: &[QueueRun]) -> Option<Estimate> {
    let estimate = |of: fn(&QueueRun) -> f64| {
        let values = runs.iter().map(of).filter(|value| value.is_finite());
        Estimate::of(&values.collect::<Vec<f64>>())
    };
    let whole = estimate(|run| run.whole);
    let minutes = estimate(|run| run.session_minutes).mean;
    overloaded((whole, estimate(|run| run.later)), minutes).then_some(whole)
}

/// Whether slopes over the whole and over the later half, beside the session minutes, are those of a
/// queue that grows without end.
fn overloaded((whole, later): (Estimate, Estimate), session_minutes: f64) -> bool {
    let above_zero = |estimate: Estimate| estimate.mean > 0.0 && estimate.shown();
    above_zero(whole) && above_zero(later) && later.mean > MATERIAL_SHARE * session_minutes
}

/// Minutes waiting at the end of each counted day with a session; a team without one that day
/// keeps its last number.
pub(super) fn backlog(view: &View<'_>) -> Vec<(Day, f64)> {
    let mut latest = vec![0.0; view.run.instance.parts().teams.len()];
    let mut series: Vec<(Day, f64)> = Vec::new();
    for (&(day, team), given) in &view.run.team_days {
        if !view.holds_team(team) {
            continue;
        }
        latest[team.index()] = given.backlog.real();
        let together: f64 = latest.iter().sum();
        match series.last_mut() {
            Some((last, minutes)) if *last == day => *minutes = together,
            _ => series.push((day, together)),
        }
    }
    series.retain(|&(day, _)| view.run.day_counts(day));
    series
}

/// Slope by least squares \[per day\]; NaN with fewer than two days.
fn slope(series: &[(Day, f64)]) -> f64 {
    let count = real(series.len());
    let day_mean = series.iter().map(|&(day, _)| f64::from(day.0)).sum::<f64>() / count;
    let mean = series.iter().map(|&(_, minutes)| minutes).sum::<f64>() / count;
    let (mut rise, mut run) = (0.0, 0.0);
    for &(day, minutes) in series {
        let distance = f64::from(day.0) - day_mean;
        rise += distance * (minutes - mean);
        run += distance * distance;
    }
    rise / run
}

/// The growth of the clinic and of each team, from the measurements already made.
pub(super) fn growths(log: &Log, rows: &[Measurement], teams: usize) -> Vec<Growth> {
    let scopes = (0..teams).map(|team| Scope::Team(TeamId::from_index(team)));
    std::iter::once(Scope::Clinic).chain(scopes).map(|scope| growth(log, rows, scope)).collect()
}

fn growth(log: &Log, rows: &[Measurement], scope: Scope) -> Growth {
    let runs = |measure: Measure| {
        let of =
            |row: &&Measurement| row.measure == measure && row.scope == scope && row.need.is_none();
        let runs = rows.iter().find(of).into_iter().flat_map(|row| row.runs.iter().flatten());
        runs.filter(|value| value.is_finite()).collect::<Vec<f64>>()
    };
    let whole = Estimate::of(&runs(Measure::BacklogGrowth));
    let later = Estimate::of(&runs(Measure::BacklogGrowthLater));
    let minutes = Estimate::of(&runs(Measure::SessionMinutes)).mean;
    Growth {
        scope,
        minutes_per_week: whole,
        overloaded: overloaded((whole, later), minutes),
        first_breach: first_breach(log, runs(Measure::FirstBreach)),
    }
}

fn first_breach(log: &Log, mut days: Vec<f64>) -> Option<FirstBreach> {
    days.sort_by(f64::total_cmp);
    let middle = *days.get(days.len().checked_sub(1)? / 2)?;
    let date = |days: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "whole days of a run of a few years")]
        let day = Day(days as i32);
        log.date(day)
    };
    Some(FirstBreach {
        earliest: date(days[0]),
        median: date(middle),
        replications: u32::try_from(days.len()).unwrap_or(u32::MAX),
    })
}

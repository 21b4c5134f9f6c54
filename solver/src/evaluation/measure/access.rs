//! How long requests wait for their visit, and how many come within their target.

use std::collections::BTreeMap;

use super::run::{Tally, View, real, request_counts};
use super::table::Measure;
use crate::answer::{Day, Fate, Log, Play, RequestRow};
use crate::instance::{Instance, Promise};
use crate::table::{NeedId, TeamId};

pub(super) fn measured(view: &View<'_>) -> Vec<(Measure, Tally)> {
    let elsewhere = view.asked().filter(|row| row.fate == Fate::Elsewhere).count();
    // Whoever is not ready before the end waits for nothing yet.
    let last = view.run.log.end;
    let left = |fate| view.rows().filter(|row| row.fate == fate && row.ready < last).count();
    let mut measured = waited(view);
    measured.extend([
        (Measure::WithinTarget, within_target(view)),
        (Measure::WaitingAtEnd, Tally::count(left(Fate::Waiting))),
        (Measure::BookedAtEnd, Tally::count(left(Fate::Booked))),
        (Measure::Elsewhere, Tally::share_of(elsewhere, view.asked().count())),
    ]);
    measured
}

/// Waits in calendar days, then in open days: one list at a time, for a log may be long.
fn waited(view: &View<'_>) -> Vec<(Measure, Tally)> {
    let waits_in_days = waits(view, |from, to| to.0 - from.0);
    let seen = waits_in_days.iter().filter(|wait| wait.over).count();
    let counts = Some((real(seen), real(waits_in_days.len())));
    let of_access = |measure, value| (measure, Tally { value, counts });
    let mut measured = vec![
        of_access(Measure::AccessMean, mean_over(&waits_in_days)),
        of_access(Measure::AccessP50, product_limit(&waits_in_days, 0.50)),
        of_access(Measure::AccessP95, product_limit(&waits_in_days, 0.95)),
    ];
    drop(waits_in_days);
    let open = |from, to| i32::try_from(view.run.log.open_days_between(from, to));
    let waits_in_open_days = waits(view, |from, to| open(from, to).unwrap_or(i32::MAX));
    measured.extend([
        of_access(Measure::AccessOpenMean, mean_over(&waits_in_open_days)),
        of_access(Measure::AccessOpenP95, product_limit(&waits_in_open_days, 0.95)),
    ]);
    measured
}

/// How long a request waited: until its visit, or so far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wait {
    /// Whole days \[0..\].
    pub(super) days: i32,
    /// Whether the visit has come.
    pub(super) over: bool,
}

/// Mean of the waits that are over.
fn mean_over(waits: &[Wait]) -> f64 {
    let over = || waits.iter().filter(|wait| wait.over);
    over().map(|wait| f64::from(wait.days)).sum::<f64>() / real(over().count())
}

/// Waits of the requests that count, in days as they are counted `between` two, the shortest first and
/// of equal ones who was seen; whoever was handed elsewhere is told apart, and who left waits no more.
fn waits(view: &View<'_>, between: impl Fn(Day, Day) -> i32) -> Vec<Wait> {
    let end = view.run.log.end;
    let wait = |row: &RequestRow| {
        let visit = date_within(row, end);
        let until = visit.unwrap_or(end);
        Wait { days: between(row.ready, until).max(0), over: visit.is_some() }
    };
    let waiting = || view.asked().filter(|row| !matches!(row.fate, Fate::Elsewhere | Fate::Left));
    let mut waits = Vec::with_capacity(waiting().count());
    waits.extend(waiting().map(wait));
    waits.sort_unstable_by_key(|wait| (wait.days, !wait.over));
    waits
}

/// The date of a visit that came, kept by the patient or not.
fn date_within(row: &RequestRow, end: Day) -> Option<Day> {
    let came = matches!(row.fate, Fate::Seen | Fate::NoShow | Fate::LateCancel);
    row.visit.filter(|&visit| came && visit < end)
}

/// The wait that `share` of requests do not exceed, those still waiting counted as longer than so
/// far (Kaplan & Meier 1958); infinite when the run ends before, NaN without requests. `waits` are
/// in order of days, and of a day those seen first.
pub(super) fn product_limit(waits: &[Wait], share: f64) -> f64 {
    if waits.is_empty() {
        return f64::NAN;
    }
    let (mut still, mut at_risk) = (1.0, real(waits.len()));
    for same in waits.chunk_by(|a, b| a.days == b.days) {
        let seen = real(same.iter().filter(|wait| wait.over).count());
        still *= 1.0 - seen / at_risk;
        at_risk -= real(same.len());
        if still <= 1.0 - share + 1e-9 {
            return f64::from(same[0].days);
        }
    }
    f64::INFINITY
}

/// Requests given a visit within the open days of their target, of those whose target passed.
fn within_target(view: &View<'_>) -> Tally {
    let found = view.asked().filter_map(|row| in_time(view.run.instance, view.run.log, row));
    let (kept, passed) =
        found.fold((0, 0), |(kept, passed), in_time| (kept + usize::from(in_time), passed + 1));
    Tally::share_of(kept, passed)
}

/// Whether a request was given a visit within its target; nothing without a target that passed.
fn in_time(instance: &Instance, log: &Log, row: &RequestRow) -> Option<bool> {
    let Promise::Access { days, .. } = instance.parts().needs[row.need].promise else {
        return None;
    };
    let days = days as usize;
    let until = row.booked.filter(|_| row.fate == Fate::Left).unwrap_or(log.end);
    let passed = log.open_days_between(row.ready, Day(until.0 - 1)) >= days;
    let within = |visit: Day| log.open_days_between(row.ready, visit) <= days;
    passed.then(|| date_within(row, log.end).is_some_and(within))
}

/// Of the requests that count and have an access target, by team and need: those given a visit
/// within it, and all whose target passed; the counts behind [`Measure::WithinTarget`].
#[must_use]
pub(crate) fn kept_by_need(
    instance: &Instance,
    log: &Log,
    play: &Play,
) -> BTreeMap<(TeamId, NeedId), (f64, f64)> {
    let mut found: BTreeMap<(TeamId, NeedId), (f64, f64)> = BTreeMap::new();
    for row in play.requests.iter().filter(|row| request_counts(log, row)) {
        let Some(in_time) = in_time(instance, log, row) else { continue };
        let sum = found.entry((row.team, row.need)).or_default();
        *sum = (sum.0 + f64::from(u8::from(in_time)), sum.1 + 1.0);
    }
    found
}

//! How long requests wait for their visit, and how many come within their target.

use super::run::{Tally, View, mean, real};
use super::table::Measure;
use crate::answer::{Day, Fate, RequestRow};
use crate::instance::Promise;

pub(super) fn measured(view: &View<'_>) -> Vec<(Measure, Tally)> {
    let waits = waits(view);
    let seen: Vec<f64> = waits.iter().filter(|wait| wait.over).map(|wait| wait.days).collect();
    let counts = Some((real(seen.len()), real(waits.len())));
    let elsewhere = view.asked().filter(|row| row.fate == Fate::Elsewhere).count();
    // Whoever is not ready before the end waits for nothing yet.
    let last = view.run.log.end;
    let left = |fate| view.rows.iter().filter(|row| row.fate == fate && row.ready < last).count();
    let of_access = |value| Tally { value, counts };
    vec![
        (Measure::AccessMean, of_access(mean(&seen))),
        (Measure::AccessP50, of_access(product_limit(&waits, 0.50))),
        (Measure::AccessP95, of_access(product_limit(&waits, 0.95))),
        (Measure::WithinTarget, within_target(view)),
        (Measure::WaitingAtEnd, Tally::count(left(Fate::Waiting))),
        (Measure::BookedAtEnd, Tally::count(left(Fate::Booked))),
        (Measure::Elsewhere, Tally::share_of(elsewhere, view.asked().count())),
    ]
}

/// How long a request waited: until its visit, or so far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wait {
    pub(super) days: f64,
    /// Whether the visit has come.
    pub(super) over: bool,
}

/// Waits of the requests that count; whoever was handed elsewhere is told apart.
fn waits(view: &View<'_>) -> Vec<Wait> {
    let end = view.run.log.end;
    let kept = view.asked().filter(|row| row.fate != Fate::Elsewhere);
    let wait = |row: &RequestRow| {
        let visit = date_within(row, end);
        let until = visit.unwrap_or(end);
        Wait { days: f64::from((until.0 - row.ready.0).max(0)), over: visit.is_some() }
    };
    kept.map(wait).collect()
}

/// The date of a visit that came, kept by the patient or not.
fn date_within(row: &RequestRow, end: Day) -> Option<Day> {
    let came = matches!(row.fate, Fate::Seen | Fate::NoShow | Fate::LateCancel);
    row.visit.filter(|&visit| came && visit < end)
}

/// The wait that `share` of requests do not exceed, those still waiting counted as longer than so
/// far (Kaplan & Meier 1958); infinite when the run ends before, NaN without requests.
pub(super) fn product_limit(waits: &[Wait], share: f64) -> f64 {
    let mut waits = waits.to_vec();
    if waits.is_empty() {
        return f64::NAN;
    }
    // Whoever is seen on a day comes before those still waiting then.
    waits.sort_by(|a, b| a.days.total_cmp(&b.days).then(b.over.cmp(&a.over)));
    let (mut still, mut at_risk) = (1.0, real(waits.len()));
    for same in waits.chunk_by(|a, b| a.days.total_cmp(&b.days).is_eq()) {
        let seen = real(same.iter().filter(|wait| wait.over).count());
        still *= 1.0 - seen / at_risk;
        at_risk -= real(same.len());
        if still <= 1.0 - share + 1e-9 {
            return same[0].days;
        }
    }
    f64::INFINITY
}

/// Requests given a visit within the open days of their target, of those whose target passed.
fn within_target(view: &View<'_>) -> Tally {
    let (log, needs) = (view.run.log, &view.run.instance.parts().needs);
    let last = Day(log.end.0 - 1);
    let (mut passed, mut kept) = (0, 0);
    for row in view.asked() {
        let Promise::Access { days, .. } = needs[row.need].promise else { continue };
        let days = days as usize;
        if log.open_days_between(row.ready, last) < days {
            continue;
        }
        passed += 1;
        let visit = date_within(row, log.end);
        let in_time = |visit: Day| log.open_days_between(row.ready, visit) <= days;
        kept += usize::from(visit.is_some_and(in_time));
    }
    Tally::share_of(kept, passed)
}

//! Rights kept and broken, by how much, and who was overtaken.
//!
//! Only patients whose deadline fell within the run count: among the others those in time are
//! known before those who will be late, and counting them would flatter.

use std::collections::BTreeMap;

use super::run::{Case, Tally, View, mean, percentile, real};
use super::table::Measure;
use crate::answer::Day;
use crate::table::{NeedId, TeamId};

pub(super) fn measured(view: &View<'_>) -> Vec<(Measure, Tally)> {
    let (run, end) = (view.run, view.run.log.end);
    let counted: Vec<&Case> = view.cases().filter(|case| run.asked_counts(case.asked)).collect();
    let decided = || counted.iter().copied().filter(|case| case.due < end);
    let kept = |case: &&Case| !late(case);
    let own_doing = |case: &&Case| !case.patient_made;
    let mut over: Vec<f64> = decided()
        .filter(|case| case.elsewhere.is_none())
        .map(|case| days_over(case, end))
        .collect();
    let (sum, counts) = (over.iter().sum::<f64>(), real(over.len()));
    let overdue = decided().filter(|case| late(case)).count();
    let overtaken = overtaken(&view.cases().collect::<Vec<_>>(), |case| {
        run.asked_counts(case.asked) && case.due < end
    });
    let with_counts = |value| Tally { value, counts: Some((sum, counts)) };
    vec![
        (
            Measure::ComplianceStrict,
            Tally::share_of(decided().filter(kept).count(), decided().count()),
        ),
        (
            Measure::ComplianceUndisturbed,
            Tally::share_of(
                decided().filter(own_doing).filter(kept).count(),
                decided().filter(own_doing).count(),
            ),
        ),
        (
            Measure::RedirectedInTime,
            Tally::share_of(
                decided().filter(|case| redirected_in_time(case)).count(),
                decided().count(),
            ),
        ),
        (Measure::Overdue, Tally::count_of(overdue, decided().count())),
        (Measure::DaysOverMean, with_counts(mean(&over))),
        (Measure::DaysOverP95, Tally::plain(percentile(&mut over, 0.95))),
        (Measure::DaysOverMax, Tally::plain(percentile(&mut over, 1.0))),
        (Measure::DaysOverSum, Tally::plain(sum)),
        (Measure::Overtaken, Tally::count_of(overtaken, overdue)),
        (Measure::Undecided, Tally::count_of(counted.len() - decided().count(), counted.len())),
        (Measure::FirstBreach, Tally::plain(first_breach(view))),
        (Measure::StepsInLag, steps_in_lag(view)),
        (Measure::SameDay, same_day(view)),
    ]
}

/// Neither finished nor redirected by the deadline.
fn late(case: &Case) -> bool {
    match case.elsewhere {
        Some(_) => !redirected_in_time(case),
        None => case.finish.is_none_or(|finish| finish > case.due),
    }
}

/// Handed to somebody else by the deadline: the third state, in which the right is not broken here.
fn redirected_in_time(case: &Case) -> bool {
    case.elsewhere.flatten().is_some_and(|day| day <= case.due)
}

/// Days over; at least the days to the last day of the run when not finished.
fn days_over(case: &Case, end: Day) -> f64 {
    let finish = case.finish.unwrap_or(end);
    f64::from((finish.0 - case.due.0).max(0))
}

/// Overdue patients of whom somebody referred later for the same, to the same team, was finished
/// first.
fn overtaken(cases: &[&Case], counts: impl Fn(&Case) -> bool) -> usize {
    let mut queues: BTreeMap<(TeamId, NeedId), Vec<&Case>> = BTreeMap::new();
    for &case in cases.iter().filter(|case| case.elsewhere.is_none()) {
        queues.entry((case.team, case.need)).or_default().push(case);
    }
    let mut count = 0;
    for queue in queues.values_mut() {
        queue.sort_by_key(|case| std::cmp::Reverse(case.asked));
        // Youngest first; the earliest finish among those strictly younger.
        let mut earliest: Option<Day> = None;
        for same_day in queue.chunk_by(|a, b| a.asked == b.asked) {
            let behind = |case: &Case| {
                earliest.is_some_and(|younger| case.finish.is_none_or(|own| younger < own))
            };
            count += same_day.iter().filter(|c| counts(c) && late(c) && behind(c)).count();
            let finished = same_day.iter().filter_map(|case| case.finish).chain(earliest);
            earliest = finished.min();
        }
    }
    count
}

/// Days from the start to the first right broken in the run, the waiting list of the start
/// included; NaN when none is.
fn first_breach(view: &View<'_>) -> f64 {
    let end = view.run.log.end;
    let broken = view.cases().filter(|case| late(case)).map(|case| case.due.0 + 1);
    let in_run = broken.filter(|&day| view.run.from().0 <= day && day < end.0);
    in_run.min().map_or(f64::NAN, f64::from)
}

/// Later steps held within their lags, of those held on counted days.
fn steps_in_lag(view: &View<'_>) -> Tally {
    let (run, rows) = (view.run, &view.run.play.requests);
    let (mut held, mut in_lag) = (0, 0);
    for chain in view.chains().filter(|chain| chain.first() != chain.last()) {
        for lag in chain.lags(run.instance) {
            let (Some(earlier), Some(later)) = (rows[lag.earlier].visit, rows[lag.later].visit)
            else {
                continue;
            };
            if run.day_counts(later) {
                let days = u32::try_from(later.0 - earlier.0).unwrap_or(0);
                held += 1;
                in_lag += usize::from(lag.bounds.0 <= days && days <= lag.bounds.1);
            }
        }
    }
    Tally::share_of(in_lag, held)
}

/// Pathways all of whose steps meant for one day were held on it, of those whose first such day was
/// held on a counted one.
fn same_day(view: &View<'_>) -> Tally {
    let (run, rows) = (view.run, &view.run.play.requests);
    let (mut held, mut in_one_day) = (0, 0);
    for chain in view.chains() {
        let days = chain.joint_days(run.instance, rows);
        let Some(&(first, _)) = days.first() else { continue };
        if run.day_counts(first) {
            held += 1;
            in_one_day += usize::from(days.iter().all(|&(_, kept)| kept));
        }
    }
    Tally::share_of(in_one_day, held)
}

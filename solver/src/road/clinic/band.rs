//! How far whole patients lie around what is expected.

use crate::number::real;
use crate::rng::Seed;
use crate::road::month::{Month, months, weeks_of};
use crate::road::simulate::{Run, simulate};
use crate::road::walk::Road;

/// From the fifth to the ninety-fifth of a hundred runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Five in a hundred runs lie below.
    pub p5: f64,
    /// Five in a hundred lie above.
    pub p95: f64,
}

/// A month over many runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthBands {
    /// Visits in a mean week of it, as if there were time for all.
    pub visits: Band,
    /// Patients who convert in it, as if there were time for all.
    pub converted: Band,
    /// What waits in all teams at its end, within their capacity \[min\].
    pub backlog_minutes: Band,
}

/// The months of a road without capacity and within it, over so many runs.
pub(super) fn bands(
    [free, within]: [&Road; 2],
    (replications, seed): (u32, Seed),
) -> Vec<MonthBands> {
    if replications == 0 {
        return Vec::new();
    }
    let months_of = |run: &Run| -> Vec<Month> {
        months(&run.panels.iter().map(Vec::as_slice).collect::<Vec<_>>())
    };
    let free: Vec<Vec<Month>> = simulate(free, replications, seed).iter().map(months_of).collect();
    let within = simulate(within, replications, seed);
    let count = free.first().map_or(0, Vec::len);
    let month = |at: usize| MonthBands {
        visits: band(free.iter().map(|run| run[at].per_week(run[at].sum.visits()))),
        converted: band(free.iter().map(|run| run[at].sum.converted)),
        backlog_minutes: band(within.iter().map(|run| waits(run, at))),
    };
    (0..count).map(month).collect()
}

/// Minutes that wait in all teams at the end of a month.
fn waits(run: &Run, month: usize) -> f64 {
    let at = weeks_of(month).end - 1;
    run.backlog.iter().filter_map(|weeks| weeks.get(at).or(weeks.last())).sum()
}

fn band(values: impl Iterator<Item = f64>) -> Band {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let last = real(values.len() - 1);
    let at = |place: f64| values[usize::try_from(crate::number::nearest(place)).unwrap_or(0)];
    Band { p5: at((0.05 * last).floor()), p95: at((0.95 * last).ceil()) }
}

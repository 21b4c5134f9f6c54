//! When each visit of a day begins and ends, as bands of simulated days.
//!
//! Punctual patients, nobody walks in: the next visit begins at its appointment or when the one
//! before ends, whichever is later (Lindley 1952). The patients are those of the simulated day of
//! the same seed.

use rayon::prelude::*;

use crate::number::real;
use crate::rng::{Purpose, Seed};

use super::{Day, Schedule};

/// Three quantiles \[min from the start of the session\].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// One day in ten it is earlier.
    pub p10: f64,
    /// Half of the days it is earlier.
    pub p50: f64,
    /// One day in ten it is later.
    pub p90: f64,
}

/// When a visit begins and ends on the days on which the patient comes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Times {
    /// Begins.
    pub begins: Band,
    /// Ends.
    pub ends: Band,
}

/// Bands of every visit over `replications` days; `None` for a patient who never came.
///
/// # Panics
/// When the schedule has another number of patients than the day.
#[must_use]
pub fn bands(day: &Day, schedule: &Schedule, seed: Seed, replications: u32) -> Vec<Option<Times>> {
    assert_eq!(schedule.0.len(), day.visits.len(), "one start for each patient");
    let reached: Vec<Vec<f64>> = day.visits.iter().map(|visit| sums(&visit.length)).collect();
    let days: Vec<Vec<Option<(f64, f64)>>> = (0..replications)
        .into_par_iter()
        .map(|run| played(day, schedule, &reached, seed, run))
        .collect();
    let rows = 0..day.visits.len();
    rows.map(|row| {
        let came = || days.iter().filter_map(|day| day[row]);
        Some(Times {
            begins: band(came().map(|(begins, _)| begins))?,
            ends: band(came().map(|(_, ends)| ends))?,
        })
    })
    .collect()
}

/// Begin and end of each visit that takes place.
fn played(
    day: &Day,
    schedule: &Schedule,
    reached: &[Vec<f64>],
    seed: Seed,
    run: u32,
) -> Vec<Option<(f64, f64)>> {
    let luck = seed.stream(Purpose::Day, run).luck().at(0);
    let interval = f64::from(day.interval_minutes);
    let mut free = 0.0_f64;
    let rows = day.visits.iter().zip(&schedule.0).zip(reached).enumerate();
    rows.map(|(row, ((visit, &at), reached))| {
        let luck = luck.at(row as u64);
        if luck.quantile(0) < visit.no_show.value() {
            return None;
        }
        let begins = free.max(real(at) * interval);
        let minutes = reached.partition_point(|sum| *sum <= luck.quantile(1));
        free = begins + real(minutes.min(reached.len() - 1));
        Some((begins, free))
    })
    .collect()
}

/// Chances of at most 0, 1, 2, ... minutes.
fn sums(length: &super::Length) -> Vec<f64> {
    let law = length.law();
    let running = law.mass().iter().scan(0.0, |sum, p| {
        *sum += p;
        Some(*sum)
    });
    running.collect()
}

/// The quantiles of some values: the smallest value that a tenth, half, nine tenths reach.
fn band(values: impl Iterator<Item = f64>) -> Option<Band> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let at = |tenths: usize| {
        let place = (values.len() * tenths).div_ceil(10).checked_sub(1)?;
        values.get(place).copied()
    };
    Some(Band { p10: at(1)?, p50: at(5)?, p90: at(9)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::{Guards, Length, Visit, Weights};
    use crate::units::Probability;

    fn day(lengths: [Length; 2], no_show: Probability) -> Day {
        Day {
            interval_minutes: 5,
            intervals: 12,
            visits: lengths.into_iter().map(|length| Visit { length, no_show }).collect(),
            walk_ins: None,
            weights: Weights { waiting: 1.0, idle: 1.0, overtime: 1.0 },
            guards: Guards::none(12),
        }
    }

    #[test]
    fn a_day_without_chance_has_bands_without_width() {
        let sure = || Length::deterministic(20.0).expect("a length");
        // The second is asked after 15 minutes and waits for five.
        let found =
            bands(&day([sure(), sure()], Probability::ZERO), &Schedule(vec![0, 3]), Seed(1), 50);
        let exact = |minutes| Band { p10: minutes, p50: minutes, p90: minutes };
        assert_eq!(found[1], Some(Times { begins: exact(20.0), ends: exact(40.0) }));
    }

    #[test]
    fn quantiles_are_those_of_the_law() {
        // As often 10, 20, ... 100 minutes: nine in ten last at most 90.
        let mut weights = vec![0.0; 101];
        for minute in (10..=100).step_by(10) {
            weights[minute] = 1.0;
        }
        let even = || Length::empirical(&weights).expect("a law");
        let found = bands(
            &day([even(), even()], Probability::ZERO),
            &Schedule(vec![0, 0]),
            Seed(1),
            20_000,
        );
        let ends = found[0].expect("comes").ends;
        assert!((ends.p50 - 50.0).abs() <= 10.0 && (ends.p90 - 90.0).abs() <= 10.0, "{ends:?}");
        let begins = found[1].expect("comes").begins;
        assert_eq!(begins, ends, "the second begins when the first ends");
    }

    #[test]
    fn who_never_comes_has_no_band() {
        let sure = || Length::deterministic(20.0).expect("a length");
        let found =
            bands(&day([sure(), sure()], Probability::ONE), &Schedule(vec![0, 3]), Seed(1), 50);
        assert_eq!(found, [None, None]);
    }
}

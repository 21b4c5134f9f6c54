//! Any number of clinicians, played: each patient goes to whoever is free first.
//!
//! The time at which each clinician is free is followed from patient to patient (Kiefer & Wolfowitz
//! 1955, *On the theory of queues with many servers*). The clock and the lengths are those of the
//! exact law. Patients meet the same luck whatever the number of clinicians.

use rayon::prelude::*;

use crate::demand::Count;
use crate::demand::law::Law;
use crate::evaluation::Estimate;
use crate::number::real;
use crate::rng::{Luck, Purpose, Seed};

use super::OpenClinic;

/// Where the luck of an open clinic lies among that of a day; a day with appointments has 0 and 1.
const OPEN_CLINIC: u64 = 2;
/// Groups of days by which the interval of a quantile is told.
const GROUPS: usize = 20;

/// What an open clinic is like, over simulated days.
///
/// Means have the interval of independent days. Each `_p95` is the quantile of all days together;
/// its interval is that of the quantiles of 20 groups of days (sectioning, Asmussen & Glynn 2007),
/// widened by the distance of their mean from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulated {
    /// Patients who came.
    pub patients: Estimate,
    /// Mean wait of a patient \[min\].
    pub wait: Estimate,
    /// Wait that one patient in twenty exceeds \[min\].
    pub wait_p95: Estimate,
    /// Patients who still wait at closing; whoever is being seen does not wait.
    pub waiting_at_closing: Estimate,
    /// Number of them that is exceeded on one day in twenty.
    pub waiting_at_closing_p95: Estimate,
    /// Share of days on which nobody is left at closing, waiting or being seen.
    pub nobody_left: Estimate,
    /// Time past the window until the last patient has been seen \[min\].
    pub overflow: Estimate,
    /// Overflow that is exceeded on one day in twenty \[min\].
    pub overflow_p95: Estimate,
    /// Work past the window, all clinicians together \[min\].
    pub overtime: Estimate,
    /// Time within the window without a patient, all clinicians together \[min\].
    pub idle: Estimate,
}

/// Plays `replications` independent days.
#[must_use]
pub fn simulated(clinic: &OpenClinic, seed: Seed, replications: u32) -> Simulated {
    let (rates, lengths) = (clinic.rates(), Lengths::new(&clinic.parts().length.law()));
    let closing = real(clinic.minutes());
    let days: Vec<Played> = (0..replications)
        .into_par_iter()
        .map(|run| {
            let luck = seed.stream(Purpose::Day, run).luck().at(OPEN_CLINIC);
            play(&comers(&rates, &lengths, luck), clinic.parts().clinicians, closing)
        })
        .collect();
    let expected = clinic.parts().patients.max(f64::MIN_POSITIVE);
    let mean = |of: &dyn Fn(&Played) -> f64| Estimate::of(&days.iter().map(of).collect::<Vec<_>>());
    Simulated {
        patients: mean(&|day| real(day.waits.len())),
        wait: mean(&|day| day.waits.iter().sum::<f64>() / expected),
        wait_p95: p95(&days, |day, all| all.extend(&day.waits)),
        waiting_at_closing: mean(&|day| day.waiting),
        waiting_at_closing_p95: p95(&days, |day, all| all.push(day.waiting)),
        nobody_left: mean(&|day| f64::from(u8::from(day.overflow <= 0.0))),
        overflow: mean(&|day| day.overflow),
        overflow_p95: p95(&days, |day, all| all.push(day.overflow)),
        overtime: mean(&|day| day.overtime),
        idle: mean(&|day| day.idle),
    }
}

/// Somebody who comes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Comer {
    /// When, after the window opens \[min\].
    pub(super) at: f64,
    /// How long their visit takes \[min\].
    pub(super) length: f64,
}

/// What one day was like.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Played {
    /// The wait of each patient, in the order they came.
    pub(super) waits: Vec<f64>,
    pub(super) waiting: f64,
    pub(super) overflow: f64,
    pub(super) overtime: f64,
    pub(super) idle: f64,
}

/// Sees everybody in the order given.
pub(super) fn play(comers: &[Comer], clinicians: u32, closing: f64) -> Played {
    let mut free = vec![0.0_f64; clinicians as usize];
    let mut played = Played { waits: Vec::with_capacity(comers.len()), ..Played::default() };
    let mut seen = 0.0;
    for comer in comers {
        let first = (0..free.len()).min_by(|&a, &b| free[a].total_cmp(&free[b])).unwrap_or(0);
        let starts = free[first].max(comer.at);
        free[first] = starts + comer.length;
        seen += free[first].min(closing) - starts.min(closing);
        played.overtime += free[first].max(closing) - starts.max(closing);
        played.waiting += f64::from(u8::from(starts > closing));
        played.waits.push(starts - comer.at);
    }
    played.overflow = free.iter().map(|at| at - closing).fold(0.0, f64::max);
    played.idle = f64::from(clinicians) * closing - seen;
    played
}

/// Everybody who comes on a day with this luck, in order.
pub(super) fn comers(rates: &[f64], lengths: &Lengths, luck: Luck) -> Vec<Comer> {
    let mut all = Vec::new();
    for (minute, &rate) in rates.iter().enumerate().filter(|(_, rate)| **rate > 0.0) {
        let luck = luck.at(minute as u64);
        let count = Count::Poisson { mean: rate }.at(luck.quantile(0));
        for number in 0..count {
            let length = lengths.at(luck.quantile(1 + u64::from(number)));
            all.push(Comer { at: real(minute), length });
        }
    }
    all
}

/// Lengths to draw from: the chance of each minute or fewer.
pub(super) struct Lengths(Vec<f64>);

impl Lengths {
    pub(super) fn new(law: &Law) -> Self {
        let reached = law.mass().iter().scan(0.0, |sum, p| {
            *sum += p;
            Some(*sum)
        });
        Self(reached.collect())
    }

    fn at(&self, quantile: f64) -> f64 {
        real(self.0.partition_point(|sum| *sum <= quantile).min(self.0.len() - 1))
    }
}

/// The 95th percentile of what `add` takes from each day, with its interval.
fn p95(days: &[Played], add: impl Fn(&Played, &mut Vec<f64>)) -> Estimate {
    let top = |days: &[Played]| {
        let mut all = Vec::new();
        for day in days {
            add(day, &mut all);
        }
        all.sort_unstable_by(f64::total_cmp);
        let rank = (all.len() * 19).div_ceil(20);
        all.get(rank.saturating_sub(1)).copied()
    };
    let groups = GROUPS.min(days.len());
    let of_group = |group| group * days.len() / groups.max(1);
    let parts: Vec<f64> =
        (0..groups).filter_map(|group| top(&days[of_group(group)..of_group(group + 1)])).collect();
    let (mean, spread) = (top(days).unwrap_or(0.0), Estimate::of(&parts));
    Estimate {
        mean,
        half_width: spread.half_width + (spread.mean - mean).abs(),
        replications: u32::try_from(days.len()).unwrap_or(u32::MAX),
    }
}

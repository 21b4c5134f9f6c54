//! The day played forward: patients who come early or late, and a check on the exact law.
//!
//! The clinician calls in, of those present, whoever was asked first; with walk-ins first, walk-ins
//! before them. Nobody is fetched who has not come, and nobody is seen before their appointment.

use rayon::prelude::*;

use crate::demand::Count;
use crate::evaluation::Estimate;
use crate::rng::{Luck, Purpose, Seed};

use super::{Day, Schedule, WalkInOrder};

/// When patients really come, beside when they were asked to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Punctuality {
    /// Mean minutes after the appointment; below 0 for early \[min\].
    pub late_mean: f64,
    /// Standard deviation of a normal law \[min, 0..\].
    pub late_sd: f64,
}

impl Punctuality {
    /// Everybody comes to the minute.
    pub const EXACT: Self = Self { late_mean: 0.0, late_sd: 0.0 };
}

/// Means over simulated days, with their intervals.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulated {
    /// Mean wait of a patient who comes, from the later of appointment and arrival \[min\].
    pub waiting: Estimate,
    /// Idle time until the last patient asked, or to closing where somebody may walk in \[min\].
    pub idle: Estimate,
    /// Work beyond closing \[min\].
    pub overtime: Estimate,
    /// Share of days that end in time.
    pub in_time: Estimate,
    /// The weighted sum.
    pub cost: Estimate,
}

/// Plays `replications` independent days.
#[must_use]
pub fn simulated(
    day: &Day,
    schedule: &Schedule,
    punctuality: Punctuality,
    seed: Seed,
    replications: u32,
) -> Simulated {
    let lengths = Lengths::new(day);
    let days: Vec<Played> = (0..replications)
        .into_par_iter()
        .map(|run| {
            let luck = seed.stream(Purpose::Day, run).luck();
            play(day, schedule, &lengths, punctuality, luck)
        })
        .collect();
    let mean = |of: &dyn Fn(&Played) -> f64| Estimate::of(&days.iter().map(of).collect::<Vec<_>>());
    let (shows, weights) = (day.shows().max(f64::MIN_POSITIVE), day.weights);
    Simulated {
        waiting: mean(&|day| day.waited / shows),
        idle: mean(&|day| day.idle),
        overtime: mean(&|day| day.overtime),
        in_time: mean(&|day| f64::from(u8::from(day.overtime <= 0.0))),
        cost: mean(&|day| {
            weights.waiting * day.waited / shows
                + weights.idle * day.idle
                + weights.overtime * day.overtime
        }),
    }
}

/// Laws to draw from: lengths of each visit, of walk-ins.
struct Lengths {
    visits: Vec<Vec<f64>>,
    walk_in: Vec<f64>,
}

impl Lengths {
    fn new(day: &Day) -> Self {
        let reached = |length: &super::Length| {
            let mut sum = 0.0;
            length
                .law()
                .mass()
                .iter()
                .map(|p| {
                    sum += p;
                    sum
                })
                .collect::<Vec<f64>>()
        };
        Self {
            visits: day.visits.iter().map(|visit| reached(&visit.length)).collect(),
            walk_in: day.walk_ins.iter().flat_map(|come| reached(&come.length)).collect(),
        }
    }
}

/// What one day was like.
#[derive(Clone, Copy, Debug, Default)]
struct Played {
    waited: f64,
    idle: f64,
    overtime: f64,
}

/// Somebody who comes.
#[derive(Clone, Copy)]
struct Comer {
    /// From when they can be seen.
    from: f64,
    /// Who goes first of those present.
    rank: (u8, f64, usize),
    length: f64,
    asked: bool,
}

fn play(
    day: &Day,
    schedule: &Schedule,
    lengths: &Lengths,
    punctuality: Punctuality,
    luck: Luck,
) -> Played {
    let mut comers = asked(day, schedule, lengths, punctuality, luck.at(0));
    comers.extend(walk_ins(day, lengths, luck.at(1)));
    let closing = day.minutes();
    let (mut free, mut played) = (0.0_f64, Played::default());
    while !comers.is_empty() {
        let first = comers.iter().map(|comer| comer.from).fold(f64::INFINITY, f64::min);
        let now = free.max(first);
        let present = (0..comers.len()).filter(|&at| comers[at].from <= now);
        let next = present.min_by(|&a, &b| by_rank(&comers[a], &comers[b])).unwrap_or(0);
        let comer = comers.swap_remove(next);
        played.idle += now - free;
        if comer.asked {
            played.waited += now - comer.from;
        }
        free = now + comer.length;
    }
    if day.walk_ins.is_some() {
        played.idle += (closing - free).max(0.0);
    }
    played.overtime = (free - closing).max(0.0);
    played
}

fn by_rank(a: &Comer, b: &Comer) -> std::cmp::Ordering {
    let of = |comer: &Comer| comer.rank;
    of(a).0.cmp(&of(b).0).then(of(a).1.total_cmp(&of(b).1)).then(of(a).2.cmp(&of(b).2))
}

fn asked(
    day: &Day,
    schedule: &Schedule,
    lengths: &Lengths,
    punctuality: Punctuality,
    luck: Luck,
) -> Vec<Comer> {
    let interval = f64::from(day.interval_minutes);
    let rows = day.visits.iter().zip(&schedule.0).enumerate();
    rows.filter_map(|(row, (visit, &at))| {
        let luck = luck.at(row as u64);
        let appointed = crate::number::real(at) * interval;
        let comes = appointed + punctuality.late(luck.quantile(2));
        (luck.quantile(0) >= visit.no_show.value()).then(|| Comer {
            from: comes.max(appointed),
            rank: (1, appointed, row),
            length: drawn(&lengths.visits[row], luck.quantile(1)),
            asked: true,
        })
    })
    .collect()
}

fn walk_ins(day: &Day, lengths: &Lengths, luck: Luck) -> Vec<Comer> {
    let Some(come) = &day.walk_ins else { return Vec::new() };
    let rank = match come.order {
        WalkInOrder::First => 0,
        WalkInOrder::AsTheyCome => 1,
    };
    let mut all = Vec::new();
    for (at, &rate) in come.per_interval.iter().enumerate() {
        let luck = luck.at(at as u64);
        let from = crate::number::real(at) * f64::from(day.interval_minutes);
        let count = Count::Poisson { mean: rate }.at(luck.quantile(0));
        for number in 0..count {
            let length = drawn(&lengths.walk_in, luck.quantile(1 + u64::from(number)));
            // After the appointments of the same start.
            let row = day.visits.len() + all.len();
            all.push(Comer { from, rank: (rank, from, row), length, asked: false });
        }
    }
    all
}

impl Punctuality {
    /// Minutes late at a quantile in 0..1.
    fn late(self, quantile: f64) -> f64 {
        use statrs::distribution::{ContinuousCDF, Normal};
        let normal = Normal::new(self.late_mean, self.late_sd);
        normal.map_or(self.late_mean, |law| law.inverse_cdf(quantile.max(1e-12)))
    }
}

/// The minutes at a quantile.
fn drawn(reached: &[f64], quantile: f64) -> f64 {
    crate::number::real(reached.partition_point(|sum| *sum <= quantile).min(reached.len() - 1))
}

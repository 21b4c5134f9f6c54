//! A session filled from its start, before anybody knows who comes when: the chance to end late.
//!
//! Visits follow one another and some minutes are left at the end. Nobody is seen before they were
//! asked to come, so the work left at closing is the largest excess of any run of visits up to the
//! last (Lindley 1952): the maximum of a random walk, taken here as Brownian motion with drift.
//! The walk is looked at after each visit only, which lowers its maximum by 0.5826 standard
//! deviations of a visit (Siegmund 1979, *Corrected diffusion approximations in certain random walk
//! problems*, Advances in Applied Probability 11).

use statrs::distribution::{Continuous, ContinuousCDF, Normal};

use super::Visit;

/// `-zeta(1/2) / sqrt(2 pi)`, how far beyond a barrier a random walk lands \[standard deviations\].
const OVERSHOOT: f64 = 0.5826;

/// What a usual booked minute of a session brings with it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Mix {
    /// Minutes booked \[min\].
    minutes: f64,
    /// Visits.
    visits: f64,
    /// Mean minutes that nobody needs, because the patient does not come \[min\].
    spared: f64,
    /// Variance of the minutes needed \[min²\].
    variance: f64,
}

/// A session as full as this.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Filled {
    /// Minutes left at the end, those of the correction among them \[min\].
    left: f64,
    spared: f64,
    variance: f64,
}

/// Variance of the minutes a visit needs, no-shows among them \[min²\].
fn variance(visit: &Visit) -> f64 {
    let (mean, show) = (visit.length.mean(), visit.show());
    show * (visit.length.variance() + mean * mean * (1.0 - show))
}

impl Mix {
    /// Adds so many visits.
    pub(crate) fn add(&mut self, visit: &Visit, count: f64) {
        let mean = visit.length.mean();
        self.minutes += count * mean;
        self.visits += count;
        self.spared += count * mean * (1.0 - visit.show());
        self.variance += count * variance(visit);
    }

    /// Whether there is any visit at all.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.minutes <= 0.0
    }

    /// A session of so many minutes of which so many are booked \[min\].
    #[must_use]
    pub(crate) fn filled(&self, length: f64, booked: f64) -> Filled {
        let share = booked / self.minutes;
        let step = (self.variance / self.visits).sqrt();
        Filled {
            left: length - booked + OVERSHOOT * step,
            spared: share * self.spared,
            variance: share * self.variance,
        }
    }
}

impl Filled {
    /// Chance to end late \[0..=1\].
    #[must_use]
    pub(crate) fn late(&self) -> f64 {
        let sd = self.variance.sqrt();
        if sd <= 1e-9 {
            return if self.left < 0.0 { 1.0 } else { 0.0 };
        }
        let normal = Normal::standard();
        let back = self.back();
        let sum = normal.cdf(-(self.left + self.spared) / sd)
            + back * normal.cdf((self.spared - self.left) / sd);
        sum.clamp(0.0, 1.0)
    }

    /// Expected overtime \[min\]: the integral of the chance to end later than each minute after
    /// closing.
    #[must_use]
    pub(crate) fn overtime(&self) -> f64 {
        let sd = self.variance.sqrt();
        if sd <= 1e-9 {
            return (-self.left).max(0.0);
        }
        let normal = Normal::standard();
        let loss = |z: f64| normal.pdf(z) - z * normal.cdf(-z);
        let past = (self.left + self.spared) / sd;
        let reflected = if self.spared <= 1e-4 * sd {
            sd * loss(self.left / sd)
        } else {
            let near = self.back() * normal.cdf((self.spared - self.left) / sd);
            self.variance / (2.0 * self.spared) * (near - normal.cdf(-past))
        };
        (sd * loss(past) + reflected).max(0.0)
    }

    fn back(&self) -> f64 {
        (-2.0 * self.spared * self.left / self.variance).exp()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::{Day, Guards, Length, Schedule, Weights, evaluate};
    use crate::units::Probability;

    fn visit(minutes: f64, no_show: f64) -> Visit {
        let length = Length::lognormal(minutes, 0.5).unwrap();
        Visit { length, no_show: Probability::new(no_show).unwrap() }
    }

    /// So many visits of `steps` times five minutes one after the other, and so many steps left.
    fn exact(visits: usize, steps: usize, no_show: f64, left: usize) -> (f64, f64) {
        let intervals = visits * steps + left;
        let minutes = crate::number::real(5 * steps);
        let day = Day {
            interval_minutes: 5,
            intervals,
            visits: vec![visit(minutes, no_show); visits],
            walk_ins: None,
            weights: Weights::USUAL,
            guards: Guards::none(intervals),
        };
        let found = evaluate(&day, &Schedule((0..visits).map(|at| at * steps).collect()));
        (1.0 - found.in_time, found.overtime)
    }

    #[test]
    fn the_chance_is_near_that_of_the_day_worked_out_in_full() {
        for (visits, steps, no_show) in [(12, 3, 0.05), (20, 3, 0.1), (6, 6, 0.0), (5, 9, 0.05)] {
            let mut mix = Mix::default();
            let minutes = crate::number::real(5 * steps);
            mix.add(&visit(minutes, no_show), 1.0);
            for left in [0, 2, 4, 8, 12] {
                let booked = crate::number::real(visits) * minutes;
                let filled = mix.filled(booked + 5.0 * crate::number::real(left), booked);
                let (late, overtime) = exact(visits, steps, no_show, left);
                // Near where goals lie; full sessions are off, since lengths are skew.
                let off = if late < 0.3 { 0.03 } else { 0.13 };
                assert!((filled.late() - late).abs() < off, "{} {late}", filled.late());
                let near = (filled.overtime() - overtime).abs();
                assert!(near < 0.15 * overtime + 1.5, "{} {overtime}", filled.overtime());
            }
        }
    }

    #[test]
    fn overtime_falls_by_the_chance_to_end_late_for_each_minute_left() {
        let mut mix = Mix::default();
        mix.add(&visit(20.0, 0.05), 3.0);
        for left in [0.0, 10.0, 40.0] {
            let at = |left: f64| mix.filled(160.0 + left, 160.0);
            let fall = (at(left - 0.01).overtime() - at(left + 0.01).overtime()) / 0.02;
            assert!((fall - at(left).late()).abs() < 1e-6);
        }
    }

    #[test]
    fn without_no_shows_the_walk_has_no_drift() {
        let mut mix = Mix::default();
        mix.add(&visit(20.0, 0.0), 1.0);
        let mut nearly = Mix::default();
        nearly.add(&visit(20.0, 1e-6), 1.0);
        let (none, little) = (mix.filled(200.0, 180.0), nearly.filled(200.0, 180.0));
        assert!((none.overtime() - little.overtime()).abs() < 1e-3);
        assert!((none.late() - little.late()).abs() < 1e-4);
    }

    #[test]
    fn visits_that_last_as_planned_end_late_only_beyond_the_session() {
        let mut mix = Mix::default();
        let length = Length::deterministic(20.0).unwrap();
        mix.add(&Visit { length, no_show: Probability::ZERO }, 1.0);
        assert!(mix.filled(100.0, 100.0).overtime().abs() < 1e-12);
        assert!((mix.filled(100.0, 120.0).overtime() - 20.0).abs() < 1e-12);
    }
}

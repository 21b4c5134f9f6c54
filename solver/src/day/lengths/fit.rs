//! The law of lengths, and whether a lognormal would do.

use statrs::distribution::{ContinuousCDF, Normal};

use super::Counts;
use crate::day::{Length, LengthError};
use crate::number::real;

/// A sample of `n` lies further than `LILLIEFORS / sqrt(n)` from the normal law fitted to it in one
/// case of twenty, above 30 visits (Lilliefors 1967, *On the Kolmogorov-Smirnov test for normality
/// with mean and variance unknown*).
const LILLIEFORS: f64 = 0.886;

/// The law of lengths of one class.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// Visits by whole minute.
    pub counts: Counts,
    /// Mean \[min\].
    pub mean: f64,
    /// Standard deviation over mean.
    pub cv: f64,
    /// The lognormal of greatest likelihood.
    pub lognormal: Lognormal,
}

impl Fit {
    /// The counts as a law for a day.
    ///
    /// # Errors
    /// Never for visits of 1 to 480 minutes.
    pub fn law(&self) -> Result<Length, LengthError> {
        let weights: Vec<f64> = self.counts.by_minute().iter().map(|&count| real(count)).collect();
        Length::empirical(&weights)
    }
}

/// A lognormal law.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lognormal {
    /// Mean of the logarithm of minutes.
    pub log_mean: f64,
    /// Standard deviation of the logarithm of minutes \[0..\].
    pub log_sd: f64,
    /// Largest distance between its chances and the shares of visits (Kolmogorov-Smirnov), both in
    /// whole minutes \[0..=1\].
    pub distance: f64,
    /// Chance alone keeps the distance below this in 95 of 100 samples of this size.
    pub distance_limit: f64,
}

impl Lognormal {
    /// Mean \[min\].
    #[must_use]
    pub fn mean(self) -> f64 {
        (self.log_mean + self.log_sd * self.log_sd / 2.0).exp()
    }

    /// Standard deviation over mean.
    #[must_use]
    pub fn cv(self) -> f64 {
        (self.log_sd * self.log_sd).exp_m1().sqrt()
    }

    /// Whether chance alone explains how far the visits lie from it.
    #[must_use]
    pub fn fits(self) -> bool {
        self.distance <= self.distance_limit
    }

    /// The same as a law for a day.
    ///
    /// # Errors
    /// When it is too wide: see [`LengthError`].
    pub fn law(self) -> Result<Length, LengthError> {
        Length::lognormal(self.mean(), self.cv())
    }

    /// The length that is kept with chance `share` \[min\].
    #[must_use]
    pub fn quantile(self, share: f64) -> f64 {
        (self.log_mean + self.log_sd * Normal::standard().inverse_cdf(share)).exp()
    }

    /// Chance of at most so many minutes.
    #[must_use]
    pub fn cdf(self, minutes: f64) -> f64 {
        let above = minutes.ln() - self.log_mean;
        if self.log_sd <= 0.0 {
            return if above >= 0.0 { 1.0 } else { 0.0 };
        }
        Normal::standard().cdf(above / self.log_sd)
    }

    /// Expected minutes beyond `length`: `E[(S - length)^+]`.
    pub(super) fn excess(self, length: f64) -> f64 {
        if self.log_sd <= 0.0 {
            return (self.mean() - length).max(0.0);
        }
        let normal = Normal::standard();
        let below = (self.log_mean - length.ln()) / self.log_sd;
        self.mean() * normal.cdf(below + self.log_sd) - length * normal.cdf(below)
    }

    /// The one of greatest likelihood: moments of the logarithms, divided by n.
    pub(super) fn of(counts: &Counts) -> Self {
        let log_mean = counts.mean_of(|minute| f64::from(minute).ln());
        let squares = counts.mean_of(|minute| (f64::from(minute).ln() - log_mean).powi(2));
        // Rounding leaves a trace of a spread where all visits are alike.
        let log_sd = if squares < 1e-20 { 0.0 } else { squares.sqrt() };
        let distance_limit = LILLIEFORS / real(counts.total()).sqrt();
        let law = Self { log_mean, log_sd, distance: 0.0, distance_limit };
        Self { distance: law.distance(counts), ..law }
    }

    /// Largest distance in whole minutes: a visit of `k` minutes took up to `k + 1/2`.
    fn distance(self, counts: &Counts) -> f64 {
        let (mut seen, mut most) = (0, 0.0_f64);
        for (minute, count) in (0_u32..).zip(counts.by_minute()) {
            seen += count;
            let share = real(seen) / real(counts.total());
            most = most.max((share - self.cdf(f64::from(minute) + 0.5)).abs());
        }
        most
    }
}

/// The law of the counts, and the lognormal beside it.
pub(super) fn fit(counts: &Counts) -> Fit {
    let mean = counts.mean();
    let variance = counts.mean_of(|minute| (f64::from(minute) - mean).powi(2));
    let (cv, lognormal) = (variance.sqrt() / mean, Lognormal::of(counts));
    Fit { counts: counts.clone(), mean, cv, lognormal }
}

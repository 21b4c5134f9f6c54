//! How long a visit really takes.

use statrs::distribution::{ContinuousCDF, LogNormal};

/// Law of the true length of a visit as a multiple of the minutes booked; its mean is 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LengthLaw {
    /// Always as booked.
    Exact,
    /// Lognormal, the usual law of consultation times.
    Lognormal {
        /// Logarithm of the median.
        mu: f64,
        /// Standard deviation of the logarithm.
        sigma: f64,
    },
    /// Exponential: the memoryless law of queueing theory.
    Exponential,
}

impl LengthLaw {
    /// Lognormal with mean 1 and this coefficient of variation; exact when it is 0.
    ///
    /// `sigma^2 = ln(1 + cv^2)`, `mu = -sigma^2 / 2`.
    #[must_use]
    pub fn from_cv(cv: f64) -> Self {
        if cv <= 0.0 {
            return Self::Exact;
        }
        let variance = (cv * cv).ln_1p();
        Self::Lognormal { mu: -variance / 2.0, sigma: variance.sqrt() }
    }

    /// The multiple at a quantile in 0..1.
    #[must_use]
    #[inline]
    pub fn at(self, quantile: f64) -> f64 {
        match self {
            Self::Exact => 1.0,
            Self::Exponential => -(1.0 - quantile).ln(),
            Self::Lognormal { mu, sigma } => {
                LogNormal::new(mu, sigma).map_or(1.0, |law| law.inverse_cdf(quantile))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_law_has_mean_one_and_the_spread_it_promises() {
        for (law, cv) in
            [(LengthLaw::Exact, 0.0), (LengthLaw::Exponential, 1.0), (LengthLaw::from_cv(0.5), 0.5)]
        {
            let count = 100_000;
            let at = |k: i32| law.at((f64::from(k) + 0.5) / f64::from(count));
            let mean = (0..count).map(at).sum::<f64>() / f64::from(count);
            let square = (0..count).map(|k| at(k).powi(2)).sum::<f64>() / f64::from(count);
            assert!((mean - 1.0).abs() < 1e-3, "{law:?} has mean {mean}");
            assert!(((square - 1.0).max(0.0).sqrt() - cv).abs() < 5e-3, "{law:?} spreads {square}");
        }
    }
}

//! How long a visit really takes.

use statrs::distribution::{ContinuousCDF, Normal};

use crate::demand::law::{Law, add_scaled};
use crate::number::real;

/// Expected excess beyond the last minute of a law, as a share of its mean.
const TAIL: f64 = 1e-8;
/// Longest visit a law knows \[min\].
const LONGEST: usize = 24 * 60;

/// The law of the true length of a visit; its mean is above 0 and at most a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Length(Kind);

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Exponential { mean: f64 },
    Deterministic { minutes: f64 },
    Lognormal { mean: f64, cv: f64 },
    Empirical(Law),
}

/// Why a law of lengths cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LengthError {
    /// The mean is not above 0, or more than a day.
    #[error("the mean length of a visit is above 0 and at most 1440 minutes")]
    Mean,
    /// The coefficient of variation is negative, above 10 or no number.
    #[error("the coefficient of variation of a length lies in 0 to 10")]
    Spread,
    /// There is no chance at all, or one that is negative or no number.
    #[error("a law of lengths needs chances from 0 up, of which one is above 0")]
    NoMass,
}

impl Length {
    /// Exponential with this mean \[min\]: the memoryless law of queueing theory.
    ///
    /// # Errors
    /// [`LengthError::Mean`].
    pub fn exponential(mean: f64) -> Result<Self, LengthError> {
        Ok(Self(Kind::Exponential { mean: sound(mean)? }))
    }

    /// Always so long \[min\].
    ///
    /// # Errors
    /// [`LengthError::Mean`].
    pub fn deterministic(minutes: f64) -> Result<Self, LengthError> {
        Ok(Self(Kind::Deterministic { minutes: sound(minutes)? }))
    }

    /// Lognormal with this mean \[min\] and coefficient of variation \[0..=10\].
    ///
    /// # Errors
    /// [`LengthError::Mean`], [`LengthError::Spread`].
    pub fn lognormal(mean: f64, cv: f64) -> Result<Self, LengthError> {
        let mean = sound(mean)?;
        if !(0.0..=10.0).contains(&cv) {
            return Err(LengthError::Spread);
        }
        let exact = cv <= 0.0;
        Ok(Self(if exact {
            Kind::Deterministic { minutes: mean }
        } else {
            Kind::Lognormal { mean, cv }
        }))
    }

    /// As often 0, 1, 2, ... minutes as the weights say; they need not add to 1.
    ///
    /// # Errors
    /// [`LengthError::NoMass`]; [`LengthError::Mean`] when every visit lasts 0 minutes.
    pub fn empirical(weights: &[f64]) -> Result<Self, LengthError> {
        let sum: f64 = weights.iter().sum();
        let numbers = weights.iter().all(|weight| weight.is_finite() && *weight >= 0.0);
        if !numbers || sum <= 0.0 {
            return Err(LengthError::NoMass);
        }
        let law = Law::from_mass(weights.iter().map(|weight| weight / sum).collect());
        sound(law.mean())?;
        Ok(Self(Kind::Empirical(law)))
    }

    /// As often one of several laws as their weights say; they need not add to 1.
    ///
    /// A single law stays as it is; several are taken in whole minutes.
    ///
    /// # Errors
    /// As for [`empirical`](Self::empirical).
    pub fn mixed(laws: &[(f64, Self)]) -> Result<Self, LengthError> {
        if let [(weight, law)] = laws
            && *weight > 0.0
        {
            return Ok(law.clone());
        }
        let mut mass = Vec::new();
        for (weight, law) in laws {
            let law = law.law();
            if mass.len() < law.mass().len() {
                mass.resize(law.mass().len(), 0.0);
            }
            add_scaled(&mut mass, *weight, law.mass());
        }
        Self::empirical(&mass)
    }

    /// Mean \[min\].
    #[must_use]
    pub fn mean(&self) -> f64 {
        match &self.0 {
            Kind::Exponential { mean } | Kind::Lognormal { mean, .. } => *mean,
            Kind::Deterministic { minutes } => *minutes,
            Kind::Empirical(law) => law.mean(),
        }
    }

    /// Variance \[min²\].
    #[must_use]
    pub fn variance(&self) -> f64 {
        match &self.0 {
            Kind::Exponential { mean } => mean * mean,
            Kind::Deterministic { .. } => 0.0,
            Kind::Lognormal { mean, cv } => (mean * cv).powi(2),
            Kind::Empirical(law) => law.variance(),
        }
    }

    /// The mean, where the law is memoryless.
    pub(super) fn memoryless(&self) -> Option<f64> {
        match self.0 {
            Kind::Exponential { mean } => Some(mean),
            _ => None,
        }
    }

    /// The law in whole minutes. Each length is split between the two minutes beside it so that
    /// the mean stays; what is cut off lies on the last minute. A visit of more than a day counts
    /// as one of a day: with a coefficient of variation above 1 the mean is then a little less.
    ///
    /// `P(k) = l(k-1) - 2 l(k) + l(k+1)` with the stop-loss `l(x) = E[(S - x)^+]`.
    #[must_use]
    pub fn law(&self) -> Law {
        if let Kind::Empirical(law) = &self.0 {
            return law.clone();
        }
        let mean = self.mean();
        let (mut before, mut here) = (mean + 1.0, mean);
        let mut mass = Vec::new();
        for minute in 0..=LONGEST {
            let next = self.stop_loss(real(minute + 1));
            mass.push((before - 2.0 * here + next).max(0.0));
            (before, here) = (here, next);
            if next <= TAIL * mean {
                mass.push((before - here).max(0.0));
                break;
            }
        }
        Law::from_mass(mass)
    }

    /// `E[(S - x)^+]` for a continuous law.
    fn stop_loss(&self, x: f64) -> f64 {
        match &self.0 {
            Kind::Exponential { mean } => mean * (-x / mean).exp(),
            Kind::Deterministic { minutes } => (minutes - x).max(0.0),
            Kind::Lognormal { mean, cv } => {
                let variance = (cv * cv).ln_1p();
                let (sigma, middle) = (variance.sqrt(), mean.ln() - variance / 2.0);
                let normal = Normal::standard();
                let below = (middle - x.ln()) / sigma;
                mean * normal.cdf(below + sigma) - x * normal.cdf(below)
            }
            Kind::Empirical(_) => 0.0,
        }
    }
}

fn sound(mean: f64) -> Result<f64, LengthError> {
    if mean > 0.0 && mean <= real(LONGEST) { Ok(mean) } else { Err(LengthError::Mean) }
}

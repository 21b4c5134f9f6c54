//! A mean over independent runs with its 95 % interval.

use statrs::distribution::{ChiSquared, ContinuousCDF, Normal, StudentsT};

/// Cases on one side of a share below which chance is lopsided.
const FEW: f64 = 30.0;

/// A mean with half the width of its 95 % interval.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// Mean over the replications.
    pub mean: f64,
    /// Half the width of the 95 % interval by Student's t; infinite with fewer than two runs.
    pub half_width: f64,
    /// Independent runs.
    pub replications: u32,
}

/// One end of a 95 % interval of a share that was 0 or 1 in every run, where the other end is the
/// share itself: the share for which so many requests alike happen one time in twenty, each request by
/// itself (Clopper & Pearson 1934). `None` away from the edge and without requests.
///
/// ~~~
/// use behov_solver::evaluation::estimate::at_the_edge;
/// // Three in n: 0 of 100 says at most 1 - 0.05^(1/100) = 2.95 %.
/// assert!((at_the_edge(0.0, 100.0).unwrap() - 0.0295).abs() < 1e-4);
/// assert!((at_the_edge(1.0, 100.0).unwrap() - 0.9705).abs() < 1e-4);
/// assert_eq!(at_the_edge(0.5, 100.0), None);
/// ~~~
#[must_use]
pub fn at_the_edge(share: f64, requests: f64) -> Option<f64> {
    if requests < 1.0 {
        return None;
    }
    let alike = 0.05_f64.powf(1.0 / requests);
    match share {
        _ if share <= 0.0 => Some(1.0 - alike),
        _ if share >= 1.0 => Some(alike),
        _ => None,
    }
}

impl Estimate {
    /// The estimate from one value per independent run.
    ///
    /// ~~~
    /// use behov_solver::evaluation::Estimate;
    /// let estimate = Estimate::of(&[1.0, 2.0, 3.0]);
    /// // s = 1, t(0.975, 2) = 4.3027, half width = 4.3027 / sqrt(3).
    /// assert!((estimate.mean - 2.0).abs() < 1e-12 && (estimate.half_width - 2.484).abs() < 1e-3);
    /// ~~~
    #[must_use]
    pub fn of(values: &[f64]) -> Self {
        let count = u32::try_from(values.len()).unwrap_or(u32::MAX);
        let n = f64::from(count);
        if count == 0 {
            return Self { mean: 0.0, half_width: f64::INFINITY, replications: 0 };
        }
        let mean = values.iter().sum::<f64>() / n;
        let spread = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>();
        let half_width = match StudentsT::new(0.0, 1.0, n - 1.0) {
            Ok(law) if count > 1 => law.inverse_cdf(0.975) * (spread / (n - 1.0) / n).sqrt(),
            _ => f64::INFINITY,
        };
        Self { mean, half_width, replications: count }
    }

    /// The same for a share of so many cases in all: where few of them are on one side, chance is too
    /// lopsided for Student's t, and the interval reaches as far as the gamma interval does for a
    /// count as scattered over the runs (Fay & Feuer 1997, *Confidence intervals for directly
    /// standardized rates*), with one more bunch of cases on that side, larger than most where they
    /// come in bunches.
    ///
    /// ~~~
    /// use behov_solver::evaluation::Estimate;
    /// // Two misses in 400: the exact binomial interval ends at 1.8 %.
    /// let runs: Vec<f64> = (0..20).map(|run| if run < 2 { 0.95 } else { 1.0 }).collect();
    /// let share = Estimate::of(&runs).of_cases(400.0);
    /// assert!((share.interval().0 - 0.982).abs() < 2e-3, "{share:?}");
    /// ~~~
    #[must_use]
    pub fn of_cases(self, cases: f64) -> Self {
        let rare = self.mean.min(1.0 - self.mean);
        let few = rare * cases;
        if !(few > 0.0 && few < FEW && self.half_width.is_finite()) {
            return self;
        }
        let Ok(t) = StudentsT::new(0.0, 1.0, f64::from(self.replications) - 1.0) else {
            return self;
        };
        let variance = (self.half_width / t.inverse_cdf(0.975) * cases).powi(2);
        let bunch = (2.0 * variance / few - 1.0).max(1.0);
        let (mean, variance) = (few + bunch, variance + bunch * bunch);
        let Ok(law) = ChiSquared::new(2.0 * mean * mean / variance) else { return self };
        let most = variance / (2.0 * mean) * law.inverse_cdf(0.975);
        Self { half_width: self.half_width.max(most / cases - rare), ..self }
    }

    /// The lower and the upper end of the interval.
    #[must_use]
    pub fn interval(self) -> (f64, f64) {
        (self.mean - self.half_width, self.mean + self.half_width)
    }

    /// Whether the interval leaves out 0: a difference is shown. An exact 0 is no difference.
    #[must_use]
    pub fn shown(self) -> bool {
        self.mean.abs() > self.half_width
    }

    /// Whether a value lies so many standard errors or more from the mean, at their level divided by
    /// so many comparisons (Bonferroni 1936), by Student's t.
    ///
    /// ~~~
    /// use behov_solver::evaluation::Estimate;
    /// // The standard error is 1: three of them leave 0.27 % outside, of forty comparisons each
    /// // 0.0067 %, which are four.
    /// let runs: Vec<f64> = (0..1000).map(|run| if run % 2 == 0 { 31.6 } else { -31.6 }).collect();
    /// let zero = Estimate::of(&runs);
    /// assert!(zero.beyond(3.1, (3.0, 1)) && !zero.beyond(3.1, (3.0, 40)));
    /// assert!(zero.beyond(4.2, (3.0, 40)));
    /// ~~~
    #[must_use]
    pub fn beyond(self, value: f64, (errors, comparisons): (f64, usize)) -> bool {
        let Ok(t) = StudentsT::new(0.0, 1.0, f64::from(self.replications) - 1.0) else {
            return false;
        };
        let outside = 2.0 * Normal::standard().sf(errors) / crate::number::real(comparisons.max(1));
        let far = -t.inverse_cdf(outside / 2.0);
        let error = self.half_width / t.inverse_cdf(0.975);
        (self.mean - value).abs() > far * error
    }

    /// The paired difference `after - before`, run by run (common random numbers).
    ///
    /// # Panics
    /// When the two do not have the same number of runs.
    #[must_use]
    pub fn difference(before: &[f64], after: &[f64]) -> Self {
        assert_eq!(before.len(), after.len(), "runs are compared in pairs");
        let each: Vec<f64> = before.iter().zip(after).map(|(b, a)| a - b).collect();
        Self::of(&each)
    }
}

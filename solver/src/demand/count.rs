//! How many requests come on a day: counts of the Panjer class.

/// Law of a daily count with `p(n) = (a + b / n) p(n - 1)`: the three laws of Panjer (1981).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Count {
    /// Requests that come independently of each other.
    Poisson {
        /// Mean \[0..\].
        mean: f64,
    },
    /// Requests that come in bunches.
    NegativeBinomial {
        /// Mean \[0..\].
        mean: f64,
        /// Variance / mean, above 1.
        dispersion: f64,
    },
    /// So many patients, each of whom may come.
    Binomial {
        /// Patients.
        trials: u32,
        /// Chance that one comes \[0..=1\].
        chance: f64,
    },
}

/// `a`, `b` and the logarithm of the chance of no request.
pub(super) struct Recursion {
    pub(super) a: f64,
    pub(super) b: f64,
    pub(super) ln_none: f64,
}

impl Count {
    /// Poisson when `dispersion` is 1, negative binomial above.
    ///
    /// ~~~
    /// use behov_solver::demand::Count;
    /// assert_eq!(Count::dispersed(2.0, 1.5).variance(), 3.0);
    /// ~~~
    #[must_use]
    pub fn dispersed(mean: f64, dispersion: f64) -> Self {
        if dispersion > 1.0 + 1e-9 {
            Count::NegativeBinomial { mean, dispersion }
        } else {
            Count::Poisson { mean }
        }
    }

    /// Mean.
    #[must_use]
    pub fn mean(self) -> f64 {
        match self {
            Count::Poisson { mean } | Count::NegativeBinomial { mean, .. } => mean,
            Count::Binomial { trials, chance } => f64::from(trials) * chance,
        }
    }

    /// Variance.
    #[must_use]
    pub fn variance(self) -> f64 {
        match self {
            Count::Poisson { mean } => mean,
            Count::NegativeBinomial { mean, dispersion } => mean * dispersion,
            Count::Binomial { trials, chance } => f64::from(trials) * chance * (1.0 - chance),
        }
    }

    /// The count at a quantile in 0..1, by the recursion of the class.
    ///
    /// ~~~
    /// use behov_solver::demand::Count;
    /// // p(0) = 0.1353, p(0) + p(1) = 0.4060, up to 2: 0.6767.
    /// let two = Count::Poisson { mean: 2.0 };
    /// assert_eq!([two.at(0.1), two.at(0.4), two.at(0.5)], [0, 1, 2]);
    /// ~~~
    #[must_use]
    pub fn at(self, quantile: f64) -> u32 {
        let Recursion { a, b, ln_none } = self.recursion();
        let far = self.mean() + 40.0 * self.variance().sqrt() + 40.0;
        let (mut count, mut ln_chance) = (0, ln_none);
        let mut reached = ln_chance.exp();
        while reached <= quantile && f64::from(count) < far {
            count += 1;
            let factor = a + b / f64::from(count);
            if factor <= 0.0 {
                break;
            }
            ln_chance += factor.ln();
            reached += ln_chance.exp();
        }
        count
    }

    /// The recursion of the class; a binomial chance must stay below 1.
    pub(super) fn recursion(self) -> Recursion {
        match self {
            Count::Poisson { mean } => Recursion { a: 0.0, b: mean, ln_none: -mean },
            Count::NegativeBinomial { mean, dispersion } => {
                let size = mean / (dispersion - 1.0);
                let a = (dispersion - 1.0) / dispersion;
                Recursion { a, b: (size - 1.0) * a, ln_none: -size * dispersion.ln() }
            }
            Count::Binomial { trials, chance } => {
                let (n, odds) = (f64::from(trials), chance / (1.0 - chance));
                Recursion { a: -odds, b: (n + 1.0) * odds, ln_none: n * (-chance).ln_1p() }
            }
        }
    }
}

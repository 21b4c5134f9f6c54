//! Columns that follow from others.

use crate::lp::{Terms, Var, sum};

/// How a column follows from others.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Derived {
    /// 1 if any of them is above 0.
    Any(Vec<Var>),
    /// 1 if none of them is above 0.
    NoneOf(Vec<Var>),
    /// What is missing of `asked`, at least 0.
    Missing {
        /// What counts.
        terms: Terms,
        /// How much is wanted.
        asked: f64,
    },
    /// Distance of the sum from a number.
    Distance {
        /// What counts.
        terms: Terms,
        /// The number.
        from: f64,
    },
    /// Buffers for so many complex minutes: one for every `after` of them, less those that need not
    /// be.
    Buffers {
        /// Complex minutes.
        complex: Terms,
        /// Complex minutes that call for a buffer.
        after: f64,
        /// 1 where nothing need follow the last complex visit, else 0.
        less: f64,
    },
    /// 1 if somewhere in the cycle of days `length` in a row are without.
    EmptyRun {
        /// Presence per open day; `None` where it cannot be.
        days: Vec<Option<Var>>,
        /// Days in a row.
        length: usize,
    },
    /// The sum.
    Sum(Terms),
    /// The largest of several lines, each a factor times what a column has beyond a number; at
    /// least 0.
    Above(Vec<(Var, f64, f64)>),
    /// The largest of several sums.
    Largest(Vec<Terms>),
    /// The smallest of several sums.
    Smallest(Vec<Terms>),
}

impl Derived {
    /// Its value when the others have theirs.
    pub(super) fn value(&self, values: &[f64]) -> f64 {
        let positive = |var: &Var| values[var.index()] > 0.5;
        let flag = |is: bool| if is { 1.0 } else { 0.0 };
        match self {
            Self::Any(vars) => flag(vars.iter().any(positive)),
            Self::NoneOf(vars) => flag(!vars.iter().any(positive)),
            Self::Missing { terms, asked } => (asked - sum(terms, values)).max(0.0),
            Self::Distance { terms, from } => (sum(terms, values) - from).abs(),
            Self::Buffers { complex, after, less } => {
                (sum(complex, values) / after - less - 1e-9).ceil().max(0.0)
            }
            Self::EmptyRun { days, length } => {
                let empty = |day: usize| {
                    let presence = days[day % days.len()];
                    !presence.as_ref().is_some_and(positive)
                };
                let run = |start: usize| (start..start + length).all(empty);
                flag((0..days.len()).any(run))
            }
            Self::Sum(terms) => sum(terms, values),
            Self::Above(lines) => {
                let line = |(var, factor, beyond): &(Var, f64, f64)| {
                    factor * (values[var.index()] - beyond)
                };
                lines.iter().map(line).fold(0.0, f64::max)
            }
            Self::Largest(sums) => {
                sums.iter().map(|terms| sum(terms, values)).fold(f64::NEG_INFINITY, f64::max)
            }
            Self::Smallest(sums) => {
                sums.iter().map(|terms| sum(terms, values)).fold(f64::INFINITY, f64::min)
            }
        }
    }
}

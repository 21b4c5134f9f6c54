//! The hours of the day at which patients ask, and who of them is served first.

use crate::units::{Span, TimeOfDay};

/// Hours of the day at which requests come.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedHours {
    /// From the first to the last.
    pub span: Span,
    /// Share of the requests in each equal part of them; adds to 1.
    pub shares: Vec<f64>,
}

impl Default for AskedHours {
    /// Evenly between eight and nine, when the telephones are open.
    fn default() -> Self {
        let hour = |hour: i32| TimeOfDay::from_minutes(60 * hour).expect("an hour of the day");
        Self { span: Span { from: hour(8), to: hour(9) }, shares: vec![1.0] }
    }
}

/// Whose requests of a day are answered first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ServedFirst {
    /// Whoever asked first: those called in and sent on when the day begins, the others by the hour.
    #[default]
    Earliest,
    /// Sub-acute patients of the day before all others.
    SubAcute,
}

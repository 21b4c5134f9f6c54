//! One clock for all columns of all days: from when to when, and how tall a minute is.

use behov_solver::answer::Template;
use behov_solver::instance::Instance;
use behov_solver::units::{Span, TimeOfDay};

/// Height of a minute \[px\]: ten minutes hold a line of letters.
const MINUTE: f64 = 1.6;

/// The clock.
pub(super) struct Clock {
    from: TimeOfDay,
    to: TimeOfDay,
    /// Least width of a column \[px\].
    pub(super) least_column: f64,
}

impl Clock {
    /// Whole hours around all sessions and blocks; nothing without a block.
    pub(super) fn around(instance: &Instance, template: &Template) -> Option<Self> {
        template.blocks().first()?;
        let sessions = instance.parts().sessions.values().map(|session| session.span);
        let spans: Vec<Span> =
            template.blocks().iter().map(|block| block.span).chain(sessions).collect();
        let first = spans.iter().map(|span| span.from.minutes().0).min()?;
        let last = spans.iter().map(|span| span.to.minutes().0).max()?;
        Some(Self {
            from: TimeOfDay::from_minutes(first / 60 * 60)?,
            to: TimeOfDay::from_minutes((last + 59) / 60 * 60)?,
            least_column: 58.0,
        })
    }

    /// How far below the start a time is \[px\].
    pub(super) fn at(&self, time: TimeOfDay) -> f64 {
        (time - self.from).real() * MINUTE
    }

    /// How tall a stretch is \[px\].
    pub(super) fn tall(&self, span: Span) -> f64 {
        self.at(span.to) - self.at(span.from)
    }

    /// What of a stretch lies on the clock.
    pub(super) fn within(&self, span: Span) -> Option<Span> {
        let inside = Span { from: span.from.max(self.from), to: span.to.min(self.to) };
        (inside.from < inside.to).then_some(inside)
    }

    /// How tall the whole clock is \[px\].
    pub(super) fn height(&self) -> f64 {
        self.at(self.to)
    }

    /// The full hours.
    pub(super) fn hours(&self) -> impl Iterator<Item = TimeOfDay> {
        let hours = self.from.minutes().0 / 60..=self.to.minutes().0 / 60;
        hours.filter_map(|hour| TimeOfDay::from_minutes(hour * 60))
    }
}

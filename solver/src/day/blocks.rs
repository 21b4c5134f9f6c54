//! From a block of a template to a visit of a day.

use crate::answer::BlockKind;
use crate::instance::{Instance, Need};
use crate::units::{Minutes, Probability};

use super::{Length, LengthError, Visit};

impl Visit {
    /// A visit of a need booked for so many minutes: lognormal about them, and missed as often as
    /// patients stay away or cancel too late.
    ///
    /// # Errors
    /// When the minutes or the spread of the need are outside what a law knows.
    pub fn of(need: &Need, minutes: Minutes) -> Result<Self, LengthError> {
        let missed = need.no_show.value() + need.late_cancel.value();
        Ok(Self {
            length: Length::lognormal(minutes.real(), need.length_cv)?,
            no_show: Probability::new(missed.min(1.0)).unwrap_or(Probability::ONE),
        })
    }

    /// Work that takes place for sure and lasts as planned.
    ///
    /// # Errors
    /// When it takes no time, or more than a day.
    pub fn fixed(minutes: Minutes) -> Result<Self, LengthError> {
        let length = Length::deterministic(minutes.real())?;
        Ok(Self { length, no_show: Probability::ZERO })
    }
}

/// The visit a block is for. A hold is taken for sure, since the full day is the one that must end
/// in time. `None` for time nobody is asked to come in.
#[must_use]
pub(crate) fn visit(instance: &Instance, kind: BlockKind, minutes: Minutes) -> Option<Visit> {
    let parts = instance.parts();
    let need = match kind {
        BlockKind::Visit { need, .. } | BlockKind::Hold { need, .. } => Some(need),
        BlockKind::Frozen { index } => parts.frozen[index].need,
        BlockKind::OpenClinic { .. } | BlockKind::Buffer | BlockKind::Free => return None,
    };
    let visit = match need {
        Some(need) => Visit::of(&parts.needs[need], minutes),
        None => Visit::fixed(minutes),
    };
    visit.ok()
}

//! From a block of a template to a visit of a day.

use crate::answer::BlockKind;
use crate::instance::{Instance, Need};
use crate::table::{ClassId, NeedId};
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

    /// The same of a patient believed to be of a class: as long as visits of the true class are
    /// beside those of the class believed.
    ///
    /// # Errors
    /// As [`of`](Self::of).
    pub fn of_class(
        instance: &Instance,
        need: NeedId,
        class: ClassId,
        minutes: Minutes,
    ) -> Result<Self, LengthError> {
        let parts = instance.parts();
        let (need, truth) = (&parts.needs[need], parts.complexity.truth(class));
        let planned = need.minutes[class].real();
        if truth.len() == 1 && truth[0].0 == class || planned <= 0.0 {
            return Self::of(need, minutes);
        }
        let law = |(truly, share): (ClassId, f64)| {
            let mean = minutes.real() * need.minutes[truly].real() / planned;
            Length::lognormal(mean, need.length_cv).map(|law| (share, law))
        };
        let laws: Vec<(f64, Length)> = truth.into_iter().map(law).collect::<Result<_, _>>()?;
        Ok(Self { length: Length::mixed(&laws)?, ..Self::of(need, minutes)? })
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
    let visit = match kind {
        BlockKind::Visit { need, class, .. } => Visit::of_class(instance, need, class, minutes),
        BlockKind::Hold { need, .. } => {
            Visit::of_class(instance, need, fitting(instance, need, minutes), minutes)
        }
        BlockKind::Frozen { index } => match parts.frozen[index].need {
            Some(need) => Visit::of(&parts.needs[need], minutes),
            None => Visit::fixed(minutes),
        },
        BlockKind::OpenClinic { .. } | BlockKind::Buffer | BlockKind::Free => return None,
    };
    visit.ok()
}

/// The class of the longest visit of a need that fits into a hold; of equals the heaviest, and the
/// unknown before all, for nobody knows who will call.
#[must_use]
pub(crate) fn fitting(instance: &Instance, need: NeedId, room: Minutes) -> ClassId {
    let lengths = instance.parts().needs[need].minutes.iter();
    let fitting = lengths.filter(|(_, minutes)| **minutes <= room);
    let longest = fitting.max_by_key(|(class, minutes)| (**minutes, *class));
    longest.map_or_else(|| instance.parts().complexity.unknown(), |(class, _)| class)
}

//! From a block of a template to a visit of a day.

use crate::answer::BlockKind;
use crate::instance::Instance;
use crate::units::{Minutes, Probability};

use super::{Length, Visit};

/// The visit a block is for: lognormal about its minutes, missed as often as its need says. A hold
/// is taken for sure, since the full day is the one that must end in time; so is other work the
/// planner has fixed, which lasts what it says. `None` for time nobody is asked to come in.
#[must_use]
pub fn visit(instance: &Instance, kind: BlockKind, minutes: Minutes) -> Option<Visit> {
    let parts = instance.parts();
    let need = match kind {
        BlockKind::Visit { need, .. } | BlockKind::Hold { need, .. } => Some(need),
        BlockKind::Frozen { index } => parts.frozen[index].need,
        BlockKind::OpenClinic { .. } | BlockKind::Buffer | BlockKind::Free => return None,
    };
    let Some(need) = need.map(|need| &parts.needs[need]) else {
        let length = Length::deterministic(minutes.real()).ok()?;
        return Some(Visit { length, no_show: Probability::ZERO });
    };
    let missed = need.no_show.value() + need.late_cancel.value();
    let no_show = Probability::new(missed.min(1.0))?;
    let length = Length::lognormal(minutes.real(), need.length_cv).ok()?;
    Some(Visit { length, no_show })
}

//! Fewer holds, where raising them jumped over some: by halving, on the same patients as the answer.

use crate::answer::Release;
use crate::sizing::TeamSizing;
use crate::units::Minutes;

use super::search::{Search, count};

/// What is left to look through of one group, under the rule it was answered with.
pub(super) struct Gap {
    /// The fewest holds that may do: more than any known to fall short, and no fewer than proposed.
    from: u32,
    /// The fewest known to do.
    pub(super) enough: u32,
    /// What is played next, and how many holds it is.
    next: Option<(u32, Vec<Minutes>)>,
    /// What is known to do.
    holds: Vec<Minutes>,
    release: Option<Release>,
}

impl Gap {
    /// A group whose holds do, as they are.
    pub(super) fn below(group: &TeamSizing, search: &mut Search<'_>, kept: bool) -> Self {
        let enough = count(group);
        let short = search.failed.map_or(0, |short| short + 1);
        let from = if kept { search.proposed.max(short) } else { enough };
        let (holds, release) = (group.design.holds.clone(), group.release);
        let mut gap = Self { from, enough, next: None, holds, release };
        gap.go_on(group, search);
        gap
    }

    /// What is played now: fewer holds where something is left to look through.
    pub(super) fn plays(&self) -> (Vec<Minutes>, Option<Release>) {
        let next = self.next.as_ref().map(|(_, minutes)| minutes);
        (next.unwrap_or(&self.holds).clone(), self.release)
    }

    pub(super) fn looks(&self) -> bool {
        self.next.is_some()
    }

    /// Learns whether what was played does, and goes on.
    pub(super) fn saw(&mut self, kept: bool, group: &TeamSizing, search: &mut Search<'_>) {
        let Some((at, minutes)) = self.next.take() else { return };
        if kept {
            (self.enough, self.holds) = (at, minutes);
        } else {
            self.from = at + 1;
        }
        self.go_on(group, search);
    }

    /// The design in the middle of what is left.
    fn go_on(&mut self, group: &TeamSizing, search: &mut Search<'_>) {
        if self.from < self.enough {
            let at = self.from + (self.enough - self.from) / 2;
            self.next = search.minutes(group, at).map(|minutes| (at, minutes));
        }
    }
}

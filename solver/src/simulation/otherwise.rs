//! What changes make of requests and visits as they come: some ask for something else, some are seen
//! otherwise. Each patient and each visit has luck of its own for it, so that those whom a change does
//! not touch are as they were.
//!
//! A visit follows the week its patient is ready in. Visits booked before the run, and steps seen on
//! the day of the step before, are held as they were asked. A change of a need touches the visits that
//! are left when requests have changed.

use crate::answer::Day;
use crate::rng::Luck;
use crate::road::Onset;
use crate::table::NeedId;

use super::address::{ASKS_FOR, OTHERWISE, READ, TURNS};
use super::world::{Asked, NeedRule, Source, Turn, World};

impl Source {
    /// Everything it may ask for.
    pub(super) fn all_asked(&self) -> impl Iterator<Item = Asked> + '_ {
        let turns = self.changed.turns.iter().flat_map(|turn| &turn.asks);
        let beside = self.changed.beside.iter().map(|(_, asked)| *asked);
        std::iter::once(self.asks)
            .chain(turns.flat_map(|(_, asked)| asked.iter().copied()))
            .chain(beside)
    }

    /// What a patient asks for in a week, at once each.
    pub(super) fn asked_in(&self, luck: Luck, week: usize) -> &[Asked] {
        let usual = std::slice::from_ref(&self.asks);
        if self.changed.turns.is_empty() {
            return usual;
        }
        let mut rest = luck.quantile(TURNS);
        for turn in &self.changed.turns {
            if rest < turn.share {
                let touched = rest < turn.share * turn.onset.part(week);
                return if touched { turn.asked(luck) } else { usual };
            }
            rest -= turn.share;
        }
        usual
    }

    /// What a patient asks for beside in a week.
    pub(super) fn beside_in(&self, luck: Luck, week: usize) -> impl Iterator<Item = &Asked> {
        let begun = move |(onset, _): &&(Onset, Asked)| {
            let part = onset.part(week);
            part > 0.0 && luck.quantile(READ) < part
        };
        self.changed.beside.iter().filter(begun).map(|(_, asked)| asked)
    }
}

impl Turn {
    fn asked(&self, luck: Luck) -> &[Asked] {
        let mut rest = luck.quantile(ASKS_FOR);
        for (share, asked) in &self.asks {
            if rest < *share {
                return asked;
            }
            rest -= share;
        }
        self.asks.last().map_or(&[], |(_, asked)| asked)
    }
}

impl NeedRule {
    /// What a visit is of whose patient is ready in a week; `None` for what it was asked as.
    pub(super) fn otherwise_in(&self, luck: Luck, week: usize) -> Option<NeedId> {
        if self.otherwise.is_empty() {
            return None;
        }
        let mut rest = luck.quantile(OTHERWISE);
        for one in &self.otherwise {
            if rest < one.share {
                return (rest < one.share * one.onset.part(week)).then_some(one.need);
            }
            rest -= one.share;
        }
        None
    }
}

impl World {
    /// What a visit asked for as one of a need is of, its patient ready from an open day on.
    pub(super) fn held_as(&self, need: NeedId, luck: Luck, first: usize) -> NeedId {
        let ready = self.open.get(first).copied().unwrap_or(self.end);
        self.needs[need].otherwise_in(luck, week_of(ready)).unwrap_or(need)
    }
}

/// The week of a day, from 0.
pub(super) fn week_of(day: Day) -> usize {
    usize::try_from(day.0 / 7).unwrap_or(0)
}

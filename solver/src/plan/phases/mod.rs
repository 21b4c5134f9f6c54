//! The template of each phase of a road: a patch of the one before with at most so many moves.
//!
//! A move is a change as a baseline counts it: a block put in or taken away is one, a block that
//! changes what it is for or goes to another session two; where a block lies in its session is none.
//! The first phase is today. For every later one the clinic of the month it begins in is asked for:
//! holds stay as they are where they keep what is promised then, as computed, and are as recommended
//! where they do not. The patch gives blocks to what is asked, takes away those beyond it, and moves
//! as little as that needs ([`template::patch`](crate::template::patch)). Where it needs more moves
//! than there may be, it is as near to that as they allow; where not even the holds have room within
//! them, as many of these as have. The fewest moves that would do are named. No phase ever has more
//! moves than there may be.
//!
//! Sessions that keep their blocks keep them at their times, and blocks open as their team's did.

mod moved;
mod patched;
#[cfg(test)]
mod tests;
mod towards;

use crate::answer::{Block, HoldPlan, Template};
use crate::evaluation::Breach;
use crate::evaluation::referee::verdict;
use crate::instance::Instance;
use crate::road::clinic::Phasing;
use crate::sizing::{ClinicSizing, Series};
use crate::solve::{Limits, Proof};
use crate::table::SessionId;
use crate::template::Conflict;

use moved::moved;
use patched::Asked;
use towards::holds_in;

/// The phases of a road with their templates.
#[derive(Clone, Debug)]
pub struct Phases {
    /// Most moves from one phase to the next.
    pub moves_max: u32,
    /// Within a phase no team is asked for any need by so many minutes a week more or less than at its
    /// beginning \[min/week\].
    pub within_minutes: f64,
    /// The first month that is no clinic, because somebody asks for what nobody may serve.
    pub without_clinic: Option<usize>,
    /// The template of today.
    pub today: Template,
    /// Each later phase, in order.
    pub later: Vec<Phase>,
}

/// A phase after today.
#[derive(Clone, Debug)]
pub struct Phase {
    /// The month it begins in, from 0.
    pub month: usize,
    /// The clinic of that month.
    pub clinic: Instance,
    /// What is held, and whether it keeps what is promised, as computed.
    pub sizing: ClinicSizing,
    /// Its template, or why there is none within the moves.
    pub patched: Patched,
    /// The holds its template was to have: those of `sizing`, or as many of them as the moves allow.
    pub holds: HoldPlan,
    /// The template the road goes on from: its own, else that of the phase before.
    pub template: Template,
    /// What differs from the phase before, session by session.
    pub moved: Vec<Moved>,
    /// Promises the template breaks; always empty unless behov itself is wrong.
    pub breaches: Vec<Breach>,
}

/// What came of asking for the template of a phase.
#[derive(Clone, Debug)]
pub enum Patched {
    /// A template within the moves that has all its month asks for and no block beyond.
    Whole(Patch),
    /// A template within the moves that has not: the fewest moves that would do stand beside it.
    Part(Patch, Fewest),
    /// The holds it is to have do not all have room within the moves.
    /// The template with as many of them as have, none where that of the phase before stays because
    /// no other was found; the fewest moves that would do.
    TooFew(Option<Patch>, Fewest),
    /// No template keeps every promise, however many moves.
    Impossible(Conflict),
    /// Stopped before any was found.
    Stopped,
}

/// What a patch comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Patch {
    /// Moves from the phase before.
    pub moves: u32,
    /// Visits a cycle without a block.
    pub unmet: f64,
    /// Visit blocks beyond what is asked.
    pub surplus: u32,
    /// What the holds are short of those asked for \[min/week\].
    pub short_minutes: f64,
}

/// The fewest moves that give a month all it asks for, with no block beyond.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fewest {
    /// What they come to.
    pub patch: Patch,
    /// What is proved of their number.
    pub proof: Proof,
}

/// A block that is no longer there, one that is new, or one in the place of the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The session.
    pub session: SessionId,
    /// The block before.
    pub before: Option<Block>,
    /// The block now.
    pub now: Option<Block>,
}

impl Phase {
    /// Moves missing to what the month asks for.
    #[must_use]
    pub fn moves_missing(&self, moves_max: u32) -> u32 {
        self.fewest().map_or(0, |fewest| fewest.patch.moves.saturating_sub(moves_max))
    }

    /// What its template comes to; nothing where that of the phase before stays.
    #[must_use]
    pub fn patch(&self) -> Option<Patch> {
        match &self.patched {
            Patched::Whole(patch) | Patched::Part(patch, _) => Some(*patch),
            Patched::TooFew(patch, _) => *patch,
            Patched::Impossible(_) | Patched::Stopped => None,
        }
    }

    /// The fewest moves that would do, where they are more than there may be.
    #[must_use]
    pub fn fewest(&self) -> Option<Fewest> {
        match &self.patched {
            Patched::Part(_, fewest) | Patched::TooFew(_, fewest) => Some(*fewest),
            Patched::Whole(_) | Patched::Impossible(_) | Patched::Stopped => None,
        }
    }

    /// Why there is no template, and the cheapest way out, where no moves help.
    #[must_use]
    pub fn conflict(&self) -> Option<&Conflict> {
        match &self.patched {
            Patched::Impossible(conflict) => Some(conflict),
            _ => None,
        }
    }

    /// Whether its template holds what is to be held.
    #[must_use]
    pub fn holds_all(&self) -> bool {
        matches!(self.patched, Patched::Whole(_) | Patched::Part(..))
    }
}

/// The templates of the phases after the one in use today.
#[must_use]
pub fn phases(
    today: Template,
    phasing: Phasing,
    moves_max: u32,
    limits: &dyn Fn() -> Limits,
) -> Phases {
    let mut series = Series::default();
    let mut before = today.clone();
    let mut later = Vec::new();
    let Phasing { later: clinics, within_minutes, without_clinic } = phasing;
    for (month, clinic) in clinics {
        let phase = next(&before, (month, clinic), moves_max, (&mut series, limits));
        before.clone_from(&phase.template);
        later.push(phase);
    }
    Phases { moves_max, within_minutes, without_clinic, today, later }
}

fn next(
    before: &Template,
    (month, clinic): (usize, Instance),
    moves_max: u32,
    (series, limits): (&mut Series, &dyn Fn() -> Limits),
) -> Phase {
    let sizing = series.keep(&clinic, &holds_in(&clinic, before));
    let asked = Asked { clinic: &clinic, before, holds: sizing.hold_plan(), moves_max };
    let (patched, template, holds) = asked.patched(limits);
    let limited = clinic.with(|parts| parts.goals.changes_max = Some(moves_max));
    let judged = limited.as_ref().unwrap_or(&clinic);
    let breaches = verdict(judged, &holds, &template, Some(before));
    let moved = moved(before, &template);
    Phase { month, clinic, sizing, patched, holds, template, moved, breaches }
}

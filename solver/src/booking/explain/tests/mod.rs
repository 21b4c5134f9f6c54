//! Small lists by hand: every explanation is checked against what happens.

mod change;
mod hurdle;
mod made;

use super::*;
use crate::answer::{Block, BlockKind};
use crate::booking::book;
use crate::evaluation::bookings_verdict;
use crate::instance::cast::{date, parts, span};
use crate::instance::{Asks, InstanceParts, Ready, WaitingPatient};
use crate::table::{ClassId, Id, PathwayId, SessionId, TeamId};

const URGENT: usize = 0;
const FIRST: usize = 1;
const CONCLUSION: usize = 2;
const CONTROL: usize = 3;

pub(in crate::booking) fn waits(pseudonym: &str, referred: &str) -> WaitingPatient {
    WaitingPatient::new(
        pseudonym,
        TeamId::from_index(0),
        Asks::Need(NeedId::from_index(FIRST)),
        date(referred),
        ClassId::from_index(3),
    )
}

/// Ada and Bea on Monday 2 November 2026, with a waiting list.
pub(in crate::booking) fn with(
    waiting: Vec<WaitingPatient>,
    change: impl FnOnce(&mut InstanceParts),
) -> Instance {
    let mut parts = InstanceParts { waiting, ..parts() };
    change(&mut parts);
    Instance::new(parts).unwrap()
}

pub(in crate::booking) fn visits(session: usize, text: &str, need: usize) -> Block {
    let (team, class) = (TeamId::from_index(0), ClassId::from_index(3));
    let kind = BlockKind::Visit { team, need: NeedId::from_index(need), class, opens_days: 0 };
    Block { session: SessionId::from_index(session), span: span(text), kind }
}

fn hold(session: usize, text: &str, release_days: Option<u32>) -> Block {
    let (team, need) = (TeamId::from_index(0), NeedId::from_index(URGENT));
    let kind = BlockKind::Hold { team, need, release_days };
    Block { session: SessionId::from_index(session), span: span(text), kind }
}

/// One first visit with Bea on Wednesdays (the 4th, the 11th) and one with Ada on Mondays (the
/// 9th, the 16th), beside the blocks given.
pub(in crate::booking) fn template(more: Vec<Block>) -> Template {
    let mut blocks = vec![visits(6, "9:00-9:40", FIRST), visits(0, "9:00-9:40", FIRST)];
    blocks.extend(more);
    Template::new(blocks)
}

pub(in crate::booking) fn options() -> Options {
    Options { weeks: 4, ..Options::default() }
}

pub(in crate::booking) fn day_of(bookings: &Bookings, patient: usize) -> Option<String> {
    bookings.of(PatientId::from_index(patient)).last().map(|row| row.date.to_string())
}

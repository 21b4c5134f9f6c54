//! The rules that make a day of a session, on the mornings of Ada and Bea.

mod above;
mod days;
mod easy;
mod reassign;

use crate::answer::{Block, BlockKind, Template};
use crate::day::DayError;
use crate::instance::cast;
use crate::table::{ClassId, Id, NeedId, SessionId, TeamId};
use crate::units::Minutes;

use super::*;

pub(super) const URGENT: usize = 0;
pub(super) const FIRST: usize = 1;
pub(super) const CONCLUSION: usize = 2;
pub(super) const CONTROL: usize = 3;
pub(super) const LOW: usize = 0;
pub(super) const HIGH: usize = 2;
pub(super) const UNKNOWN: usize = 3;

/// Ada's Monday, 09:00 to 12:00.
pub(super) fn monday() -> SessionId {
    SessionId::from_index(0)
}

pub(super) fn visit(need: usize, class: usize) -> BlockKind {
    let (need, class) = (NeedId::from_index(need), ClassId::from_index(class));
    BlockKind::Visit { team: TeamId::from_index(0), need, class, opens_days: 0 }
}

pub(super) fn hold() -> BlockKind {
    let need = NeedId::from_index(URGENT);
    BlockKind::Hold { team: TeamId::from_index(0), need, release_days: None }
}

/// A template of Ada's Monday alone.
pub(super) fn template(blocks: &[(&str, BlockKind)]) -> Template {
    let block = |&(span, kind): &(&str, BlockKind)| Block {
        session: monday(),
        span: cast::span(span),
        kind,
    };
    Template::new(blocks.iter().map(block).collect())
}

/// Ada's Monday as a day.
pub(super) fn day(blocks: &[(&str, BlockKind)]) -> Result<SessionDay, NoDay> {
    SessionDay::of(&cast::clinic(), &template(blocks), monday(), &Options::default())
}

/// Six easy controls, a heavy one, and a conclusion: a full morning.
pub(super) fn full() -> Vec<(&'static str, BlockKind)> {
    vec![
        ("9:00-9:20", visit(CONTROL, LOW)),
        ("9:20-9:40", visit(CONTROL, LOW)),
        ("9:40-10:00", visit(CONTROL, LOW)),
        ("10:00-10:20", visit(CONTROL, LOW)),
        ("10:20-10:40", visit(CONTROL, LOW)),
        ("10:40-11:00", visit(CONTROL, LOW)),
        ("11:00-11:40", visit(CONTROL, HIGH)),
        ("11:40-12:00", visit(CONCLUSION, UNKNOWN)),
    ]
}

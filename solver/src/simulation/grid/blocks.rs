//! The blocks of a template, or of a session without one.

use chrono::NaiveDate;

use crate::answer::{Block, BlockKind, Template};
use crate::instance::Instance;
use crate::supply;
use crate::table::{NeedId, SessionId, Table, TeamId};
use crate::units::Span;

use super::super::world::HeldFor;
use super::part::Kind;

/// Time that is not kept for anybody.
pub(super) fn free(team: TeamId, span: Span) -> (Span, Kind) {
    (span, Kind::Free { team })
}

/// The blocks of a session, on a date where the template has some for that date alone.
pub(super) fn of(
    instance: &Instance,
    template: &Template,
    (session, once): (SessionId, Option<NaiveDate>),
    holds: &mut Vec<HeldFor>,
) -> Vec<(Span, Kind)> {
    let blocks: Vec<Block> = match once {
        Some(date) => template.on(session, date),
        None => template.of(session).cloned().collect(),
    };
    let mut kinds: Vec<(Span, Kind)> = Vec::new();
    for block in blocks {
        let kind = match block.kind {
            BlockKind::Hold { team, need, release_days } => {
                let held_for = Some(held_for(instance, team, need, holds));
                Kind::Hold { team, need, held_for, release: release_days }
            }
            BlockKind::Visit { team, need, opens_days, .. } => {
                Kind::Visit { team, need, opens: opens_days }
            }
            BlockKind::Free => Kind::Free { team: supply::main_team(instance, session) },
            BlockKind::OpenClinic { .. } | BlockKind::Frozen { .. } | BlockKind::Buffer => continue,
        };
        kinds.push((block.span, kind));
    }
    kinds
}

/// The sessions a template gives an open clinic to, in order.
pub(super) fn staff(template: &Template, row: usize) -> Vec<SessionId> {
    template.staff_of(row)
}

/// Whom a hold for a need is for: the need and all held needs that just the same sessions may
/// serve.
fn held_for(instance: &Instance, team: TeamId, need: NeedId, holds: &mut Vec<HeldFor>) -> u32 {
    let known = holds.iter().position(|hold| hold.team == team && hold.needs[need]);
    if let Some(known) = known {
        return crate::number::place(known);
    }
    let parts = instance.parts();
    let pools = |other: NeedId| {
        let like = instance.like(other);
        parts.needs[other].held && (like == need || supply::pools(instance, team, need, like))
    };
    let needs: Table<NeedId, bool> =
        parts.needs.ids().map(|other| other == need || pools(other)).collect();
    enter(HeldFor { team, needs }, holds)
}

/// The place of a hold's purpose among those known.
pub(super) fn enter(purpose: HeldFor, holds: &mut Vec<HeldFor>) -> u32 {
    let place = holds.iter().position(|known| *known == purpose).unwrap_or_else(|| {
        holds.push(purpose);
        holds.len() - 1
    });
    crate::number::place(place)
}

//! Counts become blocks in time.
//!
//! Within a bin, holds stand apart with booked visits before each, so that pre-booked visits form
//! clusters with room between them (Balasubramanian et al. 2014), and a buffer follows as soon as
//! the complex minutes since the last one call for it. Of the orders in question (see `order`) the
//! day with the least waiting, idle time and overtime is taken, of those whose buffers fit. Minutes
//! left over are free, at the end.

use super::model::{Model, What};
use super::order::{self, Item};
use super::wanted::turns;
use crate::answer::{Block, BlockKind, Release};
use crate::instance::BufferRule;
use crate::number::whole;
use crate::supply;
use crate::table::{ClassId, SessionId};
use crate::units::{Minutes, Span};

/// All blocks of an island for completed values.
///
/// # Panics
/// When there is no room for them, which the rows of the model see to.
pub(super) fn place(model: &Model<'_>, values: &[f64]) -> Vec<Block> {
    placed(model, values, |_| true).expect("the rows of the model leave room for every block")
}

/// The blocks of one of its sessions, if there is room for them; of classes of one length it may name
/// another.
pub(super) fn placed_in(
    model: &Model<'_>,
    values: &[f64],
    session: SessionId,
) -> Option<Vec<Block>> {
    placed(model, values, |other| other == session)
}

fn placed(
    model: &Model<'_>,
    values: &[f64],
    wanted: impl Fn(SessionId) -> bool,
) -> Option<Vec<Block>> {
    let mut blocks = fixed(model, values);
    blocks.retain(|block| wanted(block.session));
    let mut items: Vec<Vec<Item>> = vec![Vec::new(); model.bins.len()];
    let mut classes: Vec<std::vec::IntoIter<ClassId>> = (0..model.wanted.len())
        .map(|row| turns(&model.wanted[row].classes, visits(model, values, row)).into_iter())
        .collect();
    let each_class = model.changes.is_some();
    for piece in model.pieces.iter().filter(|piece| wanted(model.bins[piece.bin].session)) {
        for _ in 0..whole(values[piece.var.index()]) {
            let kind = match piece.what {
                What::Visit { wanted, class } => {
                    let row = &model.wanted[wanted];
                    let turn = if each_class { None } else { classes[wanted].next() };
                    let class = turn.unwrap_or(class);
                    BlockKind::Visit { team: row.team, need: row.need, class, opens_days: 0 }
                }
                What::Hold { team, need, held, .. } => {
                    let held = &model.promised.holds[held];
                    let session = model.bins[piece.bin].session;
                    let day = model.instance.parts().sessions[session].day;
                    let own = || supply::own_release(model.instance, team, &held.ranked, day);
                    let release_days = held.release.map_or_else(own, Release::days);
                    BlockKind::Hold { team, need, release_days }
                }
                // Buffers come where the complex minutes fall.
                What::Buffer => continue,
            };
            let item = Item { kind, minutes: piece.minutes, complex: piece.complex };
            items[piece.bin].push(item);
        }
    }
    for (bin, items) in items.into_iter().enumerate() {
        let chosen = model.bins[bin]
            .arrangement
            .is_none_or(|way| values[model.arrangement_vars[way].index()] > 0.5);
        if chosen && wanted(model.bins[bin].session) {
            blocks.extend(laid_out(model, bin, items)?);
        }
    }
    Some(blocks)
}

/// Visits placed for a wanted row.
pub(super) fn visits(model: &Model<'_>, values: &[f64], row: usize) -> i32 {
    let mine = model
        .pieces
        .iter()
        .filter(|piece| matches!(piece.what, What::Visit { wanted, .. } if wanted == row));
    mine.map(|piece| whole(values[piece.var.index()])).sum()
}

/// Frozen blocks and staffed windows.
fn fixed(model: &Model<'_>, values: &[f64]) -> Vec<Block> {
    let parts = model.instance.parts();
    let mut blocks = Vec::new();
    for (index, frozen) in parts.frozen.iter().enumerate() {
        let session = model.sessions.iter().copied().find(|&id| {
            let session = &parts.sessions[id];
            session.clinician == frozen.clinician
                && session.day == frozen.day
                && session.span.overlaps(frozen.span)
        });
        let kind = BlockKind::Frozen { index };
        blocks.extend(session.map(|session| Block { session, span: frozen.span, kind }));
    }
    for (way, var) in model.arrangements.iter().zip(&model.arrangement_vars) {
        if values[var.index()] > 0.5 {
            blocks.extend(way.windows.iter().map(|&window| Block {
                session: way.session,
                span: parts.windows[window].span,
                kind: BlockKind::OpenClinic { window },
            }));
        }
    }
    blocks
}

/// The blocks of a bin in the order that costs its day least; `None` when they have no room.
fn laid_out(model: &Model<'_>, bin: usize, items: Vec<Item>) -> Option<Vec<Block>> {
    let span = model.bins[bin].span;
    let rule = model.instance.parts().goals.buffer.filter(|rule| rule.minutes.0 > 0);
    let closes = model.before_window(bin);
    let rows = order::orders(model.instance, items).into_iter();
    let rows = rows.map(|row| with_buffers(row, rule, closes));
    let room: Vec<Vec<Item>> = rows.filter(|row| length(row) <= span.minutes()).collect();
    if room.is_empty() {
        return None;
    }
    let mut blocks = Vec::new();
    let row = order::smoothest(model.instance, span.minutes(), room);
    let mut from = span.from;
    for item in row {
        let to = from + item.minutes;
        blocks.push(Block {
            session: model.bins[bin].session,
            span: Span { from, to },
            kind: item.kind,
        });
        from = to;
    }
    if from < span.to {
        let span = Span { from, to: span.to };
        blocks.push(Block { session: model.bins[bin].session, span, kind: BlockKind::Free });
    }
    Some(blocks)
}

fn length(items: &[Item]) -> Minutes {
    items.iter().map(|item| item.minutes).sum()
}

/// Inserts a buffer wherever the complex minutes since the last call for it and work follows; one
/// at the end where an open clinic follows complex visits.
fn with_buffers(items: Vec<Item>, rule: Option<BufferRule>, closes: bool) -> Vec<Item> {
    let Some(rule) = rule else { return items };
    let buffer = Item { kind: BlockKind::Buffer, minutes: rule.minutes, complex: false };
    let after = rule.after_complex.max(Minutes(1));
    let mut row = Vec::with_capacity(items.len());
    let mut complex = Minutes(0);
    for item in items {
        if complex >= after {
            row.push(buffer);
            complex = Minutes(0);
        }
        if item.complex {
            complex += item.minutes;
        }
        row.push(item);
    }
    if closes && complex > Minutes(0) {
        row.push(buffer);
    }
    row
}

//! What differs between two templates, block by block, as a baseline counts it.

use std::collections::BTreeMap;

use crate::answer::{Block, BlockKind, Template};
use crate::table::SessionId;
use crate::units::Minutes;

use super::Moved;

/// The kind under which a block counts; nothing for frozen time, buffers and free time.
fn counted(block: &Block) -> Option<BlockKind> {
    match block.kind {
        BlockKind::Visit { team, need, class, .. } => {
            Some(BlockKind::Visit { team, need, class, opens_days: 0 })
        }
        BlockKind::Hold { team, need, .. } => {
            Some(BlockKind::Hold { team, need, release_days: None })
        }
        BlockKind::OpenClinic { .. } => Some(block.kind),
        BlockKind::Frozen { .. } | BlockKind::Buffer | BlockKind::Free => None,
    }
}

/// What differs between two templates, in order of sessions and times.
pub(super) fn moved(before: &Template, now: &Template) -> Vec<Moved> {
    let mut sessions: Vec<SessionId> =
        before.blocks().iter().chain(now.blocks()).map(|block| block.session).collect();
    sessions.sort_unstable();
    sessions.dedup();
    let of = |session: SessionId| {
        let gone = beyond(before, now, session);
        let new = beyond(now, before, session);
        let rows = gone.len().max(new.len());
        let row = move |at: usize| Moved {
            session,
            before: gone.get(at).cloned(),
            now: new.get(at).cloned(),
        };
        (0..rows).map(row).collect::<Vec<_>>()
    };
    sessions.into_iter().flat_map(of).collect()
}

/// Blocks of a session that one template has beyond the other, the last of each kind.
fn beyond(one: &Template, other: &Template, session: SessionId) -> Vec<Block> {
    let mut left: BTreeMap<BlockKind, usize> = BTreeMap::new();
    for kind in other.of(session).filter_map(counted) {
        *left.entry(kind).or_default() += 1;
    }
    let more = |block: &&Block| {
        let Some(kind) = counted(block) else { return false };
        match left.get_mut(&kind) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        }
    };
    one.of(session).filter(more).cloned().collect()
}

/// Whether a session has as many blocks of each kind and length in both.
pub(super) fn same_session(one: &Template, other: &Template, session: SessionId) -> bool {
    let counts = |template: &Template| -> Vec<(BlockKind, Minutes)> {
        let blocks = template.of(session).filter_map(|block| Some((counted(block)?, block)));
        let mut kinds: Vec<_> = blocks.map(|(kind, block)| (kind, block.span.minutes())).collect();
        kinds.sort_unstable();
        kinds
    };
    counts(one) == counts(other)
}

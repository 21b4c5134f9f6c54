//! Which room a block takes: the kind its session has, and which of several such rooms.

use std::collections::BTreeMap;

use behov_solver::answer::{Block, BlockKind};
use behov_solver::instance::{Instance, Setting};
use behov_solver::table::RoomId;

/// Blocks by the kind of room and its number, in order of time.
pub(super) type InRooms<'a> = BTreeMap<(RoomId, usize), Vec<&'a Block>>;

/// Blocks by room, and those that take none.
///
/// In order of time each takes the room its clinician had last, if that is empty, else the empty
/// room with the lowest number: no more rooms than are taken at once.
pub(super) fn allotted<'a>(
    instance: &Instance,
    blocks: &[&'a Block],
) -> (InRooms<'a>, Vec<&'a Block>) {
    let parts = instance.parts();
    let mut rooms = InRooms::new();
    let (mut last, mut others) = (BTreeMap::new(), Vec::new());
    for &block in blocks {
        let session = &parts.sessions[block.session];
        let Some(kind) = session.room.filter(|_| in_person(instance, block.kind)) else {
            others.push(block);
            continue;
        };
        let empty = |number: &usize| {
            let there = rooms.get(&(kind, *number)).and_then(|there: &Vec<&Block>| there.last());
            there.is_none_or(|before| before.span.to <= block.span.from)
        };
        let own = last.get(&(session.clinician, kind)).copied().filter(empty);
        let place = own.or_else(|| (0..parts.rooms[kind].count as usize).find(empty));
        match place {
            Some(number) => {
                last.insert((session.clinician, kind), number);
                rooms.entry((kind, number)).or_default().push(block);
            }
            None => others.push(block),
        }
    }
    (rooms, others)
}

/// The name of one of the rooms of a kind: with its number, from 1, where there are several.
pub(super) fn numbered(instance: &Instance, kind: RoomId, number: usize) -> String {
    let room = &instance.parts().rooms[kind];
    if room.count > 1 { format!("{} {}", room.name, number + 1) } else { room.name.clone() }
}

/// The kind of room a block lies in: its session's, unless patient and clinician do not meet there.
pub(super) fn kind_of(instance: &Instance, block: &Block) -> Option<RoomId> {
    let room = instance.parts().sessions[block.session].room;
    let remote = need_of(instance, block.kind)
        .is_some_and(|need| instance.parts().needs[need].setting != Setting::InPerson);
    room.filter(|_| !remote)
}

/// Whether a block takes the room of its session.
fn in_person(instance: &Instance, kind: BlockKind) -> bool {
    let need = need_of(instance, kind);
    need.is_some_and(|need| instance.parts().needs[need].setting == Setting::InPerson)
        || matches!(kind, BlockKind::OpenClinic { .. })
}

/// The need a block is for, where patients are booked into it.
fn need_of(instance: &Instance, kind: BlockKind) -> Option<behov_solver::table::NeedId> {
    match kind {
        BlockKind::Visit { need, .. } | BlockKind::Hold { need, .. } => Some(need),
        BlockKind::Frozen { index } => instance.parts().frozen.get(index)?.need,
        BlockKind::OpenClinic { .. } | BlockKind::Buffer | BlockKind::Free => None,
    }
}

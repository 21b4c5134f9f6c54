//! The columns of a day by room: each room that is used, then whoever has none.

use std::collections::BTreeMap;

use behov_solver::answer::{Block, BlockKind};
use behov_solver::instance::{CycleDay, Setting};
use behov_solver::table::{ClinicianId, RoomId, SessionId};
use behov_solver::units::Span;

use super::block::Drawn;
use super::clock::Clock;
use super::column::Column;
use super::teller::Teller;
use crate::messages::tell;
use crate::report::plot::letters::width;

/// Blocks by the kind of room and its number, in order of time.
type InRooms<'a> = BTreeMap<(RoomId, usize), Vec<&'a Block>>;

/// A column for each room that is used at all that day, then one for each clinician with blocks
/// that take no room.
pub(super) fn rooms(teller: &Teller<'_>, clock: &Clock, day: CycleDay) -> Vec<Column> {
    let parts = teller.instance.parts();
    let sessions = parts.sessions.iter().filter(|(_, session)| session.day == day);
    let ids: Vec<SessionId> = sessions.map(|(id, _)| id).collect();
    let mut blocks: Vec<&Block> = ids.iter().flat_map(|&id| teller.template.of(id)).collect();
    blocks.retain(|block| !matches!(block.kind, BlockKind::Free | BlockKind::Buffer));
    blocks.sort_by_key(|block| (block.span.from, block.session));
    let (in_rooms, others) = allotted(teller, &blocks);
    let hours =
        parts.opening.iter().filter(|hours| hours.weekday.num_days_from_monday() == day.day);
    let hours: Vec<Span> = hours.filter_map(|hours| clock.within(hours.span)).collect();
    let mut columns = Vec::new();
    for (id, kind) in parts.rooms.iter() {
        for number in 0..kind.count as usize {
            let name = if kind.count > 1 {
                format!("{} {}", kind.name, number + 1)
            } else {
                kind.name.clone()
            };
            let here = in_rooms.get(&(id, number)).map_or(&[][..], Vec::as_slice);
            columns.push(room(teller, clock, (name, &hours), here));
        }
    }
    columns.retain(|column| !column.blocks.is_empty());
    let staff = parts.clinicians.ids();
    columns.extend(staff.filter_map(|clinician| without_room(teller, clock, clinician, &others)));
    columns
}

/// The blocks of a clinician that take no room.
fn without_room(
    teller: &Teller<'_>,
    clock: &Clock,
    clinician: ClinicianId,
    others: &[&Block],
) -> Option<Column> {
    let parts = teller.instance.parts();
    let own = |block: &&&Block| parts.sessions[block.session].clinician == clinician;
    let drawn = |block: &&Block| Drawn::of(teller, block, clock.tall(block.span), None);
    let blocks: Vec<Drawn> = others.iter().filter(own).map(drawn).collect();
    (!blocks.is_empty()).then(|| Column {
        head: parts.clinicians[clinician].name.clone(),
        under: tell!(teller.voice, "week.no-room"),
        open: Vec::new(),
        blocks,
        foot: Vec::new(),
        room: false,
    })
}

/// Blocks by room, and those that take none.
///
/// In order of time each takes the room its clinician had last, if that is empty, else the empty
/// room with the lowest number: no more rooms than are taken at once.
fn allotted<'a>(teller: &Teller<'_>, blocks: &[&'a Block]) -> (InRooms<'a>, Vec<&'a Block>) {
    let parts = teller.instance.parts();
    let mut rooms = InRooms::new();
    let (mut last, mut others) = (BTreeMap::new(), Vec::new());
    for &block in blocks {
        let session = &parts.sessions[block.session];
        let Some(kind) = session.room.filter(|_| in_person(teller, block)) else {
            others.push(block);
            continue;
        };
        let empty = |number: &usize| {
            let there = rooms.get(&(kind, *number)).and_then(|there| there.last());
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

/// Whether a block takes the room of its session.
fn in_person(teller: &Teller<'_>, block: &Block) -> bool {
    let parts = teller.instance.parts();
    let need = match block.kind {
        BlockKind::Visit { need, .. } | BlockKind::Hold { need, .. } => Some(need),
        BlockKind::OpenClinic { .. } => return true,
        BlockKind::Frozen { index } => parts.frozen[index].need,
        BlockKind::Buffer | BlockKind::Free => None,
    };
    need.is_some_and(|need| parts.needs[need].setting == Setting::InPerson)
}

fn room(
    teller: &Teller<'_>,
    clock: &Clock,
    (name, hours): (String, &[Span]),
    blocks: &[&Block],
) -> Column {
    let parts = teller.instance.parts();
    let name_of = |block: &Block| &*parts.clinicians[parts.sessions[block.session].clinician].name;
    let mut who: Vec<&str> = Vec::new();
    for block in blocks {
        if !who.contains(&name_of(block)) {
            who.push(name_of(block));
        }
    }
    let shared = who.len() > 1;
    let drawn = |block: &&Block| {
        let who = shared.then(|| name_of(block));
        Drawn::of(teller, block, clock.tall(block.span), who)
    };
    let used: i32 = blocks.iter().map(|block| block.span.minutes().0).sum();
    let all = who.join(", ");
    let under = if width(&all, false) <= clock.least_column {
        all
    } else {
        tell!(teller.voice, "week.share-room", count = who.len())
    };
    Column {
        head: name,
        under,
        open: hours.to_vec(),
        blocks: blocks.iter().map(drawn).collect(),
        foot: vec![(tell!(teller.voice, "minutes", minutes = used), false)],
        room: true,
    }
}

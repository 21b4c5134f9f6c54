//! The columns of a day by room: each room that is used, then whoever has none.

use behov_solver::answer::{Block, BlockKind};
use behov_solver::instance::CycleDay;
use behov_solver::table::{ClinicianId, SessionId};
use behov_solver::units::Span;

use super::block::Drawn;
use super::clock::Clock;
use super::column::Column;
use super::teller::Teller;
use crate::messages::tell;
use crate::report::plot::letters::width;
use crate::report::room::{allotted, numbered};

/// A column for each room that is used at all that day, then one for each clinician with blocks
/// that take no room.
pub(super) fn rooms(teller: &Teller<'_>, clock: &Clock, day: CycleDay) -> Vec<Column> {
    let parts = teller.instance.parts();
    let sessions = parts.sessions.iter().filter(|(_, session)| session.day == day);
    let ids: Vec<SessionId> = sessions.map(|(id, _)| id).collect();
    let mut blocks: Vec<&Block> = ids.iter().flat_map(|&id| teller.template.of(id)).collect();
    blocks.retain(|block| !matches!(block.kind, BlockKind::Free | BlockKind::Buffer));
    blocks.sort_by_key(|block| (block.span.from, block.session));
    let (in_rooms, others) = allotted(teller.instance, &blocks);
    let hours =
        parts.opening.iter().filter(|hours| hours.weekday.num_days_from_monday() == day.day);
    let hours: Vec<Span> = hours.filter_map(|hours| clock.within(hours.span)).collect();
    let mut columns = Vec::new();
    for (id, kind) in parts.rooms.iter() {
        for number in 0..kind.count as usize {
            let name = numbered(teller.instance, id, number);
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

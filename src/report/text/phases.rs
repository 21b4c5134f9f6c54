//! The template of each phase of a road: what changes, for whom, and how many moves are missing.

use behov_solver::answer::Block;
use behov_solver::instance::Instance;
use behov_solver::plan::phases::{Moved, Patched, Phases};
use behov_solver::road::{Offered, weeks_of};

use super::conflict;
use crate::messages::{key, tell};
use crate::report::json::{OnePhase, first_day};
use crate::report::sheet::{Cell, Grid, Sheet};
use crate::report::voice::Voice;
use crate::report::{label, proof};

/// All phases in a table, then what changes from one to the next.
pub(super) fn phases(
    sheet: &mut Sheet,
    voice: Voice,
    instance: &Instance,
    (phases, offered): (&Phases, Offered),
) {
    let all = OnePhase::all(phases, instance);
    sheet.gap();
    let heading = tell!(voice, offered => {
        Offered::AtControl => "road.phases.at-control",
        Offered::BeforeControl => "road.phases.before-control",
    });
    sheet.line(&heading.to_uppercase());
    let (moves, minutes) = (phases.moves_max, voice.minutes(phases.within_minutes));
    sheet.paragraph(0, &tell!(voice, "road.phases.note", moves = moves, minutes = minutes));
    if let Some(month) = phases.without_clinic {
        let from = first_day(instance.parts().as_of, weeks_of(month).start);
        sheet.paragraph(0, &tell!(voice, "road.phases.no-clinic", from = voice.date(from)));
    }
    sheet.gap();
    sheet.table(&table(voice, &all));
    for one in all.iter().skip(1) {
        sheet.gap();
        phase(sheet, voice, *one, phases.moves_max);
    }
}

fn table(voice: Voice, all: &[OnePhase<'_>]) -> Grid {
    let header = [
        key!("road.phase"),
        key!("road.from"),
        key!("road.phase.moves"),
        key!("road.phase.fewest"),
        key!("road.phase.held"),
        key!("road.phase.free"),
        key!("road.phase.unmet"),
        key!("road.phase.surplus"),
        key!("road.phase.answer"),
    ];
    let mut grid = Grid::of(voice, header);
    for one in all {
        let (patch, fewest) = (one.patch(), one.fewest());
        let cells = [
            Cell::count(one.number),
            Cell::Date(one.from),
            Cell::maybe(patch.map(|patch| Cell::count(patch.moves))),
            Cell::maybe(fewest.map(|fewest| Cell::count(fewest.patch.moves))),
            Cell::Minutes(one.held()),
            Cell::Minutes(one.free()),
            Cell::maybe(patch.map(|patch| Cell::tenth(patch.unmet))),
            Cell::maybe(patch.map(|patch| Cell::count(patch.surplus))),
            Cell::Text(answer(voice, *one)),
        ];
        grid.row(voice, cells);
    }
    grid
}

/// What came of a phase in a word.
fn answer(voice: Voice, one: OnePhase<'_>) -> String {
    voice.say(match one.phase.map(|phase| &phase.patched) {
        None => key!("road.phase.today"),
        Some(Patched::Whole(_)) => key!("road.phase.whole"),
        Some(Patched::Part(..)) => key!("road.phase.part"),
        Some(Patched::TooFew(..)) => key!("road.phase.too-few"),
        Some(Patched::Impossible(_)) => key!("road.phase.impossible"),
        Some(Patched::Stopped) => key!("road.phase.stopped"),
    })
}

fn phase(sheet: &mut Sheet, voice: Voice, one: OnePhase<'_>, moves_max: u32) {
    let Some(phase) = one.phase else { return };
    let from = voice.date(one.from);
    sheet.line(&tell!(voice, "road.phase.title", phase = one.number, from = from));
    if let Some(fewest) = one.fewest() {
        let missing = phase.moves_missing(moves_max);
        let count = fewest.patch.moves;
        let word = proof::word(voice, f64::from(count), fewest.proof);
        let text = tell!(
            voice,
            "road.phase.missing",
            missing = missing,
            moves = moves_max,
            fewest = count,
            proof = word
        );
        sheet.point(&text);
    }
    if let Some(short) = one.patch().map(|patch| patch.short_minutes).filter(|&short| short > 0.0) {
        let minutes = voice.minutes(short);
        sheet.point(&tell!(voice, "road.phase.short", minutes = minutes));
    }
    if !phase.sizing.kept() {
        sheet.point(&tell!(voice, "road.phase.not-kept"));
    }
    if !phase.breaches.is_empty() {
        let count = voice.whole(phase.breaches.len());
        sheet.point(&tell!(voice, "referee.no", count = count));
    }
    if let Some(why) = phase.conflict() {
        conflict::told(sheet, voice, one.clinic, why);
    }
    if phase.moved.is_empty() {
        sheet.point(&tell!(voice, "road.phase.nothing"));
        return;
    }
    let header = [
        key!("road.phase.clinician"),
        key!("road.phase.day"),
        key!("road.phase.before"),
        key!("road.phase.now"),
    ];
    let mut grid = Grid::of(voice, header);
    for moved in &phase.moved {
        grid.row(voice, moved_cells(voice, one.clinic, moved));
    }
    sheet.table(&grid);
}

fn moved_cells(voice: Voice, instance: &Instance, moved: &Moved) -> [Cell; 4] {
    let parts = instance.parts();
    let session = &parts.sessions[moved.session];
    let block = |block: &Option<Block>| {
        let told = |block: &Block| {
            let name = label::block_name(voice, instance, block.kind);
            Cell::Text(format!("{} {name}", block.span))
        };
        Cell::maybe(block.as_ref().map(told))
    };
    [
        Cell::name(&parts.clinicians[session.clinician].name),
        Cell::Text(voice.day(session.day, parts.cycle)),
        block(&moved.before),
        block(&moved.now),
    ]
}

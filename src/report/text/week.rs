//! The weeks of a template as tables, by clinician and by room: tabs of the workbook.

use behov_solver::answer::Block;
use behov_solver::instance::{CycleDay, Instance};
use behov_solver::table::ClinicianId;

use super::rota::week_days;
use crate::report::sheet::{Cell, Grid, Sheet};
use crate::report::voice::Voice;
use crate::report::{label, room};
use crate::verb;

/// Each clinician's week: a column per day, a cell per block.
pub(super) fn by_clinician(voice: Voice, found: &verb::Exported) -> Sheet {
    let (instance, parts) = (&found.clinic, found.clinic.parts());
    each_week(voice, instance, |week, sheet| {
        for clinician in parts.clinicians.ids() {
            let days = week_days(instance, week);
            let on = |&day: &CycleDay| day_of(voice, found, clinician, day);
            let columns: Vec<Vec<String>> = days.iter().map(on).collect();
            if columns.iter().any(|column| !column.is_empty()) {
                sheet.line(&label::clinician(voice, instance, clinician));
                sheet.table(&side_by_side(voice, instance, &days, &columns));
                sheet.gap();
            }
        }
    })
}

/// Each room's week: who sees whom there.
pub(super) fn by_room(voice: Voice, found: &verb::Exported) -> Sheet {
    let (instance, parts) = (&found.clinic, found.clinic.parts());
    each_week(voice, instance, |week, sheet| {
        let days = week_days(instance, week);
        let on_day = |&day: &CycleDay| {
            let here = found.template.blocks().iter();
            let mut blocks: Vec<&Block> =
                here.filter(|block| parts.sessions[block.session].day == day).collect();
            blocks.sort_by_key(|block| (block.span.from, block.session));
            room::allotted(instance, &blocks).0
        };
        let taken: Vec<room::InRooms<'_>> = days.iter().map(on_day).collect();
        for (id, kind) in parts.rooms.iter() {
            for number in 0..kind.count as usize {
                let on = |rooms: &room::InRooms<'_>| {
                    let blocks = rooms.get(&(id, number)).map_or(&[][..], Vec::as_slice);
                    blocks.iter().map(|block| seen_there(voice, instance, block)).collect()
                };
                let columns: Vec<Vec<String>> = taken.iter().map(on).collect();
                if columns.iter().any(|column| !column.is_empty()) {
                    sheet.line(&room::numbered(instance, id, number));
                    sheet.table(&side_by_side(voice, instance, &days, &columns));
                    sheet.gap();
                }
            }
        }
    })
}

/// The weeks of the cycle one below the other, each with its title where there are several.
fn each_week(voice: Voice, instance: &Instance, mut of: impl FnMut(u32, &mut Sheet)) -> Sheet {
    let cycle = instance.parts().cycle;
    let mut sheet = Sheet::new(0);
    for week in 0..cycle.weeks {
        if cycle.weeks > 1 {
            sheet.title(&voice.week(week, cycle));
            sheet.gap();
        }
        of(week, &mut sheet);
    }
    sheet
}

fn day_of(
    voice: Voice,
    found: &verb::Exported,
    clinician: ClinicianId,
    day: CycleDay,
) -> Vec<String> {
    let parts = found.clinic.parts();
    let own = |block: &&Block| {
        let session = &parts.sessions[block.session];
        session.clinician == clinician && session.day == day
    };
    let mut blocks: Vec<&Block> = found.template.blocks().iter().filter(own).collect();
    blocks.sort_by_key(|block| block.span);
    let several = parts.clinicians[clinician].teams.len() > 1;
    let told = |block: &&Block| {
        let name = label::block_name(voice, &found.clinic, block.kind);
        let team = label::block_team(&found.clinic, block.kind).filter(|_| several);
        let team = team.map_or_else(String::new, |team| format!(", {}", parts.teams[team].name));
        format!("{} {name}{team}", block.span)
    };
    blocks.iter().map(told).collect()
}

fn seen_there(voice: Voice, instance: &Instance, block: &Block) -> String {
    let parts = instance.parts();
    let who = &parts.clinicians[parts.sessions[block.session].clinician].name;
    format!("{} {who}: {}", block.span, label::block_name(voice, instance, block.kind))
}

/// Columns of words under the days of a week.
fn side_by_side(
    voice: Voice,
    instance: &Instance,
    days: &[CycleDay],
    columns: &[Vec<String>],
) -> Grid {
    let cycle = instance.parts().cycle;
    let mut grid = Grid::headed(days.iter().map(|&day| voice.day_short(day, cycle)).collect());
    let height = columns.iter().map(Vec::len).max().unwrap_or(0);
    for row in 0..height {
        let cell = |column: &Vec<String>| Cell::maybe(column.get(row).map(|text| Cell::name(text)));
        grid.row(voice, columns.iter().map(cell).collect::<Vec<Cell>>());
    }
    grid
}

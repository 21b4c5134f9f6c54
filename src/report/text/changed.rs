//! The changes of a clinic as they were played, as text.

use crate::messages::{key, tell};
use crate::report::json::value::Estimated;
use crate::report::json::{ChangesPlayed, PanelTold};
use crate::report::sheet::{Cell, Grid, Sheet};
use crate::report::voice::Voice;

/// Months between two rows of the short table.
const QUARTER: usize = 3;

/// What was changed, and how the panels moved; every month, or every third.
pub(super) fn changed(sheet: &mut Sheet, voice: Voice, told: &ChangesPlayed<'_>, whole: bool) {
    sheet.line(&tell!(voice, "changed.title").to_uppercase());
    let header =
        [key!("changed.change"), key!("changed.from"), key!("changed.ramp"), key!("changed.share")];
    let mut grid = Grid::of(voice, header);
    for change in &told.changes {
        let cells = [
            Cell::name(change.change),
            Cell::Date(change.from.0),
            Cell::count(change.ramp_weeks),
            Cell::Share(change.share.0),
        ];
        grid.row(voice, cells);
    }
    sheet.table(&grid);
    sheet.gap();
    if !told.panels_move && !told.panels.is_empty() {
        sheet.paragraph(0, &tell!(voice, "changed.not-panels"));
        sheet.gap();
        return;
    }
    for panel in &told.panels {
        sheet.paragraph(0, &at_the_end(voice, panel));
        sheet.table(&months(voice, panel, whole));
        sheet.gap();
    }
    if !told.panels.is_empty() {
        sheet.paragraph(0, &tell!(voice, "changed.note"));
        sheet.gap();
    }
}

/// What a panel came to.
fn at_the_end(voice: Voice, panel: &PanelTold<'_>) -> String {
    let count = |of: Estimated| voice.number(of.value.0, 0);
    tell!(
        voice,
        "changed.panel",
        panel = panel.panel,
        converted = count(panel.converted_patients),
        moved = count(panel.moved_patients),
        avoided = count(panel.controls_avoided),
        fixed = count(panel.fixed_patients),
        need_based = count(panel.need_based_patients),
        practice = count(panel.practice_patients),
        overdue = count(panel.overdue_patients)
    )
}

/// Its months, each figure beside what is expected of it.
fn months(voice: Voice, panel: &PanelTold<'_>, whole: bool) -> Grid {
    let header = [
        key!("changed.month"),
        key!("changed.converted"),
        key!("changed.expected"),
        key!("changed.controls"),
        key!("changed.expected"),
        key!("changed.need-based"),
        key!("changed.expected"),
        key!("changed.why"),
    ];
    let mut grid = Grid::of(voice, header);
    for (at, month) in panel.months.iter().enumerate() {
        let expected = month.expected.as_ref();
        let differs = expected.and_then(|expected| expected.differs_because);
        let shown = at.is_multiple_of(QUARTER) || at + 1 == panel.months.len();
        if !(whole || shown || differs.is_some()) {
            continue;
        }
        let played = |of: Estimated| Cell::tenth(of.value.0);
        let [converted, controls, visits] = match expected {
            Some(of) => {
                [of.converted_patients, of.controls_per_week, of.need_based_visits_per_week]
                    .map(|value| Cell::tenth(value.0))
            }
            None => [Cell::Nothing, Cell::Nothing, Cell::Nothing],
        };
        let cells = [
            Cell::Date(month.from.0),
            played(month.converted_patients),
            converted,
            played(month.controls_per_week),
            controls,
            played(month.need_based_visits_per_week),
            visits,
            differs.map_or(Cell::Nothing, |why| Cell::Text(because(voice, why))),
        ];
        grid.row(voice, cells);
    }
    grid
}

fn because(voice: Voice, why: &str) -> String {
    voice.say(match why {
        "no-time" => key!("changed.why.no-time"),
        "limit" => key!("changed.why.limit"),
        "closed-days" => key!("changed.why.closed-days"),
        _ => key!("changed.why.rules"),
    })
}

//! Planned lengths learnt from past visits, as text.

use super::check::assumptions;
use crate::messages::tell;
use crate::report::sheet::{Grid, Sheet};
use crate::report::{Lengths, VERSION, Voice};

pub(in crate::report) mod answered;
pub(in crate::report) mod words;

/// The table of classes, then each with its answer, audit and law, then what was left out.
#[must_use]
pub fn lengths(voice: Voice, found: &Lengths<'_>) -> Sheet {
    let width = words::labels(voice).iter().map(|label| label.chars().count()).max().unwrap_or(0);
    let mut sheet = Sheet::new(width);
    sheet.title(&tell!(voice, "lengths.title", file = found.file.file));
    sheet.gap();
    for line in words::lead(voice, found) {
        sheet.paragraph(0, &line);
    }
    sheet.gap();
    let mut grid = Grid::headed(words::header(voice));
    for (group, found) in found.groups() {
        grid.row(voice, words::cells(voice, group, found));
    }
    sheet.table(&grid);
    for (group, each) in found.groups() {
        sheet.gap();
        sheet.line(&words::name(voice, group).to_uppercase());
        for (label, text) in words::facts(voice, found.options, each) {
            sheet.row(&label, &text);
        }
    }
    let (colours, bands) =
        (answered::colours(voice, found.answered), answered::bands(voice, found.answered));
    if colours.is_some() || !bands.is_empty() {
        sheet.gap();
        sheet.line(&tell!(voice, "lengths.answered"));
        if let Some(grid) = &colours {
            sheet.table(grid);
        }
        for line in &bands {
            sheet.paragraph(2, line);
        }
    }
    sheet.gap();
    if !found.file.left_out.is_empty() {
        sheet.line(&tell!(voice, "lengths.left"));
        for line in words::left_out(voice, found) {
            sheet.point(&line);
        }
        sheet.gap();
    }
    assumptions(&mut sheet, voice, &found.assumptions(voice.lang));
    sheet.gap();
    sheet.paragraph(0, &tell!(voice, "lengths.made", version = VERSION));
    sheet
}

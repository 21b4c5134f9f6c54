//! A booked waiting list as text.

use super::made;
use crate::messages::{Entry, key, tell};
use crate::report::Broken;
use crate::report::booked::Booked;
use crate::report::notice::{not_held, sentence};
use crate::report::pro;
use crate::report::sheet::{Grid, Sheet};
use crate::report::voice::Voice;

#[cfg(test)]
mod call_tests;
#[cfg(test)]
mod right_tests;
#[cfg(test)]
mod tests;
pub(in crate::report) mod words;

/// Rows of patients, broken promises and freed slots told without asking for more.
const TOLD_MAX: usize = 20;

/// Who gets which date, and what that keeps and costs.
#[must_use]
pub fn booked(voice: Voice, booked: &Booked<'_>, verbose: bool) -> Sheet {
    let parts = booked.instance.parts();
    let mut sheet = Sheet::new(label_width(voice, booked));
    let date = voice.date(parts.as_of);
    sheet.title(&tell!(voice, "book.title", clinic = parts.name, date = date));
    sheet.gap();
    sheet.paragraph(0, &words::answer(voice, booked));
    let rule = words::rule(voice, booked.options.booking.rule);
    sheet.paragraph(0, &format!("{}: {rule}.", tell!(voice, "book.rule")));
    if booked.list().stopped {
        sheet.paragraph(0, &tell!(voice, "book.stopped"));
    }
    for limit in words::limits(voice, booked) {
        sheet.paragraph(0, &limit);
    }
    for line in pro::told(voice, booked.instance) {
        sheet.paragraph(0, &line);
    }
    for notice in not_held(voice, booked.instance) {
        sheet.paragraph(0, &sentence(&notice));
    }
    sheet.gap();
    if !booked.patients.is_empty() {
        rights(&mut sheet, voice, booked);
        letters(&mut sheet, voice, booked);
        levels(&mut sheet, voice, booked);
        beside(&mut sheet, voice, booked);
        patients(&mut sheet, voice, booked, verbose);
    }
    outside(&mut sheet, voice, booked, verbose);
    next(&mut sheet, voice, booked, verbose);
    changes(&mut sheet, voice, booked);
    recall(&mut sheet, voice, booked, verbose);
    referee(&mut sheet, voice, booked.breaches);
    made(&mut sheet, voice, booked.instance, booked.seed);
    sheet
}

fn label_width(voice: Voice, booked: &Booked<'_>) -> usize {
    let labels = words::rights(voice, &booked.run.rights.sum).into_iter();
    labels.map(|(label, _)| label.chars().count()).max().unwrap_or(0)
}

fn heading(sheet: &mut Sheet, voice: Voice, key: &Entry) {
    sheet.line(&voice.say(key).to_uppercase());
}

fn rights(sheet: &mut Sheet, voice: Voice, booked: &Booked<'_>) {
    let sum = &booked.run.rights.sum;
    if sum.with_right == 0 && sum.not_started == 0 {
        return;
    }
    heading(sheet, voice, key!("book.rights"));
    for (label, text) in words::rights(voice, sum) {
        sheet.row(&label, &text);
    }
    sheet.paragraph(2, &tell!(voice, "book.rights.note"));
    if let Some(proxies) = words::proxies(voice, booked) {
        sheet.paragraph(2, &proxies);
    }
    sheet.gap();
    if let Some(grid) = words::by_right(voice, booked) {
        heading(sheet, voice, key!("book.by-right"));
        sheet.table(&grid);
        sheet.gap();
    }
}

/// Letters due today and before.
fn letters(sheet: &mut Sheet, voice: Voice, booked: &Booked<'_>) {
    if let Some(grid) = words::letters(voice, booked) {
        heading(sheet, voice, key!("book.letters"));
        sheet.table(&grid);
        sheet.gap();
    }
}

fn levels(sheet: &mut Sheet, voice: Voice, booked: &Booked<'_>) {
    heading(sheet, voice, key!("book.levels"));
    let rows = booked.levels().iter().map(|level| words::level_row(voice, level)).collect();
    sheet.table(&Grid::words(words::level_header(voice), rows, 1..3));
    sheet.paragraph(2, &tell!(voice, "book.level.note"));
    sheet.gap();
}

fn beside(sheet: &mut Sheet, voice: Voice, booked: &Booked<'_>) {
    if booked.run.rights.sum.with_right == 0 {
        return;
    }
    heading(sheet, voice, key!("book.compare"));
    let rows = words::compare_rows(voice, booked);
    sheet.table(&Grid::words(words::compare_header(voice), rows, 1..6));
    let price = words::binary_price(voice, booked);
    sheet.paragraph(2, &format!("{}: {price}.", tell!(voice, "book.binary")));
    sheet.gap();
}

/// All patients when there are few or all are asked for, else those in trouble.
fn patients(sheet: &mut Sheet, voice: Voice, booked: &Booked<'_>, verbose: bool) {
    let everybody = verbose || booked.patients.len() <= TOLD_MAX;
    let rows = if everybody { booked.by_deadline() } else { booked.troubled() };
    if rows.is_empty() {
        sheet.paragraph(0, &tell!(voice, "book.troubled.none"));
        sheet.gap();
        return;
    }
    heading(sheet, voice, if everybody { key!("book.patients") } else { key!("book.troubled") });
    let most = if everybody { rows.len() } else { TOLD_MAX };
    let told = rows.iter().take(most);
    let cells = told.map(|&row| words::patient_row(voice, booked.instance, row)).collect();
    sheet.table(&Grid::words(words::patient_header(voice), cells, 6..7));
    more(sheet, voice, rows.len(), most);
    sheet.gap();
    if let Some(grid) = words::several(voice, booked, &rows[..most.min(rows.len())]) {
        heading(sheet, voice, key!("book.several"));
        sheet.table(&grid);
        sheet.gap();
    }
    helps(sheet, voice, booked, verbose);
}

/// Visits that no date could keep within their lags.
fn outside(sheet: &mut Sheet, voice: Voice, booked: &Booked<'_>, verbose: bool) {
    let lines = words::outside_lags(voice, booked);
    if lines.is_empty() {
        return;
    }
    heading(sheet, voice, key!("book.outside"));
    let most = if verbose { lines.len() } else { TOLD_MAX };
    for line in lines.iter().take(most) {
        sheet.point(line);
    }
    more(sheet, voice, lines.len(), most);
    sheet.gap();
}

fn helps(sheet: &mut Sheet, voice: Voice, booked: &Booked<'_>, verbose: bool) {
    let lines = words::helps(voice, booked);
    let most = if verbose { lines.len() } else { TOLD_MAX };
    if !lines.is_empty() {
        heading(sheet, voice, key!("book.helps"));
    }
    for line in lines.iter().take(most) {
        sheet.point(line);
    }
    more(sheet, voice, lines.len(), most);
    if !booked.troubled().is_empty() {
        sheet.paragraph(2, &tell!(voice, "book.helps.one"));
        sheet.gap();
    }
}

fn more(sheet: &mut Sheet, voice: Voice, all: usize, told: usize) {
    if all > told {
        let count = voice.whole(all - told);
        sheet.paragraph(2, &tell!(voice, "book.more", count = count));
    }
}

fn next(sheet: &mut Sheet, voice: Voice, booked: &Booked<'_>, verbose: bool) {
    let rows = words::next_rows(voice, booked, verbose);
    if rows.is_empty() {
        return;
    }
    heading(sheet, voice, key!("book.next"));
    sheet.table(&Grid::words(words::next_header(voice), rows, 0..0));
    sheet.gap();
}

fn changes(sheet: &mut Sheet, voice: Voice, booked: &Booked<'_>) {
    let lines = words::changes(voice, booked);
    if lines.is_empty() {
        return;
    }
    heading(sheet, voice, key!("book.changes"));
    for line in &lines {
        sheet.point(line);
    }
    let (header, rows) = words::curve(voice, booked);
    if !rows.is_empty() {
        sheet.paragraph(2, &tell!(voice, "book.changes.price"));
        let numbers = 0..header.len();
        sheet.table(&Grid::words(header, rows, numbers));
    }
    sheet.gap();
}

fn recall(sheet: &mut Sheet, voice: Voice, booked: &Booked<'_>, verbose: bool) {
    if booked.recalled.is_empty() {
        return;
    }
    heading(sheet, voice, key!("book.recall"));
    let most = if verbose { usize::MAX } else { TOLD_MAX };
    for recalled in booked.recalled.iter().take(most) {
        let (title, lines) = words::recall(voice, booked.instance, recalled);
        sheet.paragraph(2, &title);
        for line in lines.iter().take(most) {
            sheet.point(line);
        }
    }
    more(sheet, voice, booked.recalled.len(), most);
    sheet.paragraph(2, &tell!(voice, "book.recall.note"));
    sheet.gap();
}

fn referee(sheet: &mut Sheet, voice: Voice, breaches: &[Broken]) {
    if breaches.is_empty() {
        sheet.paragraph(0, &tell!(voice, "book.referee.ok"));
    } else {
        let count = voice.whole(breaches.len());
        sheet.paragraph(0, &tell!(voice, "book.referee.no", count = count));
        for breach in breaches.iter().take(TOLD_MAX) {
            sheet.point(&breach.told);
        }
        more(sheet, voice, breaches.len(), TOLD_MAX);
    }
    sheet.gap();
}

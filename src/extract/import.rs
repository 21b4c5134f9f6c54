//! An extract read: rows, what was left out, what is wrong and where.

use chrono::NaiveDate;

use super::age;
use super::clinic::{Clinic, Known, Names};
use super::count::Count;
use super::double::{Once, once};
use super::fault::{Code, Fault, Place};
use super::field::{Field, Kind};
use super::grid::{Cell, Grid};
use super::guard;
use super::layout::{self, Column, Layout, To};
use super::map::Map;
use super::open::{self, Format, Guard, Opened};
use super::order;
use super::patient::{self, Outcome};
use super::row::Row;
use super::skip::{self, Skip};
use super::value::{Context, Line};
use crate::format::said::person::is_like_person;

/// What may be done with an extract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// Every row was read.
    Read,
    /// Rows are wrong, and each is told; the others may be written.
    SomeRefused,
    /// Nothing may be written.
    #[default]
    Refuse,
}

impl Verdict {
    /// The word of a report.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::SomeRefused => "some-refused",
            Self::Refuse => "refuse",
        }
    }
}

/// A row that is no patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Where it stands.
    pub place: Place,
    /// Why it is none.
    pub why: Skip,
}

/// An extract that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// What a row is.
    pub kind: Kind,
    /// How the file is written.
    pub format: Format,
    /// Its columns in order.
    pub columns: Vec<Column>,
    /// The rows that are right; none when the verdict is to refuse.
    pub rows: Vec<Row>,
    /// Headings of columns that were left out.
    pub dropped: Vec<String>,
    /// Columns without a heading, from 1.
    pub ignored: Vec<usize>,
    /// Rows that are no patients.
    pub skipped: Vec<Skipped>,
    /// What is worth knowing.
    pub warnings: Vec<Fault>,
    /// Rows, or the file, that must not be read.
    pub refused: Vec<Fault>,
    /// What may be done.
    pub verdict: Verdict,
}

impl Import {
    fn refuse(refused: Vec<Fault>) -> Self {
        Self { refused, ..Self::default() }
    }
}

/// Reads an extract; `as_of` is today unless the map names another day.
#[must_use]
pub fn import(bytes: &[u8], name: &str, map: &Map, as_of: NaiveDate, clinic: &Clinic) -> Import {
    let Opened { format, grid } = match open::open(bytes, name, map, Guard::On) {
        Ok(opened) => opened,
        Err(faults) => return Import::refuse(faults),
    };
    let as_of = map.as_of.unwrap_or(as_of);
    let (layout, unknown) = match layout::layout(&grid, map) {
        Ok(found) => found,
        Err(faults) => return Import { format, ..Import::refuse(faults) },
    };
    if let Some(fault) = guard::split_columns(&grid, &layout, as_of) {
        return Import { format, ..Import::refuse(vec![fault]) };
    }
    let faults = names_of_map(map, &clinic.known());
    if !faults.is_empty() {
        return Import { format, ..Import::refuse(faults) };
    }
    let mut import = Import { kind: layout.kind, format, warnings: unknown, ..Import::default() };
    import.columns.clone_from(&layout.columns);
    let dropped = layout.columns.iter().filter(|column| column.to == To::Drop);
    import.dropped = dropped.map(|column| column.heading.clone()).collect();
    let ignored = layout.columns.iter().filter(|column| column.to == To::Ignore);
    import.ignored = ignored.map(|column| column.n).collect();
    rows(&mut import, &grid, &layout, map, as_of, clinic);
    import
}

/// Faults of names that a map uses and the clinic has not.
fn names_of_map(map: &Map, clinic: &Known<'_>) -> Vec<Fault> {
    let team = map.team.iter().filter(|team| clinic.name(Names::Teams, team).is_none());
    team.map(|team| Fault::new(Place::file(), Code::MapName).with("name", team)).collect()
}

fn rows(
    import: &mut Import,
    grid: &Grid,
    layout: &Layout,
    map: &Map,
    as_of: NaiveDate,
    clinic: &Clinic,
) {
    let records = &grid.records[layout.first..];
    let orders = order::orders(records, layout, map);
    // Where the dates of a column have the month first, or nobody knows where a row ends.
    let doubted = orders.values().any(|known| known.month_first)
        || records.iter().any(|record| record.endless);
    let nothing = Context::nothing(map);
    let zeros = Context::zeros(records, layout);
    let names_known = clinic.known();
    let context = Context { grid, layout, map, names: names_known, as_of, orders, nothing, zeros };
    let count = Count::new(records, layout.columns.len(), layout.width);
    let title = titles(import, grid, layout, as_of);
    let mut rows = Vec::new();
    for record in records {
        let line = Line::new(&context, record);
        let place = line.place(None);
        let refuse = |code: Code| vec![Fault::new(place.clone(), code)];
        if record.quote_open {
            import.refused.extend(refuse(Code::QuoteOpen));
            continue;
        }
        if let Some(why) = skip::skip(&line) {
            import.skipped.push(Skipped { place, why });
            continue;
        }
        if grid.sheet.is_none() && count.is_off(record) {
            let fault = Fault::new(place, Code::FieldsCount).with("fields", record.cells.len());
            import.refused.push(fault.with("headings", layout.width));
            continue;
        }
        match patient::read(line) {
            Outcome::Read(row, warnings) => {
                rows.push(*row);
                import.warnings.extend(warnings);
            }
            Outcome::Refused(faults) => import.refused.extend(faults),
            Outcome::NotWaiting => import.skipped.push(Skipped { place, why: Skip::NotWaiting }),
        }
    }
    let place = |line: u32, field: Field| {
        let at = layout.at.get(&field).copied();
        grid.place(line, at, at.and_then(|at| layout.heading(at)))
    };
    let Once { rows, refused, warnings } = once(layout.kind, map, rows, &place);
    import.refused.extend(refused);
    import.refused.sort();
    import.warnings.extend(warnings);
    import.warnings.extend(age::warnings(title, &rows, as_of));
    import.warnings.extend(names(&rows));
    import.warnings.extend(teams(&rows, layout.kind, map, clinic));
    if grid.hidden > 0 {
        let fault = Fault::new(Place::file(), Code::RowsHidden).with("count", grid.hidden);
        import.warnings.push(fault);
    }
    judge(import, rows, doubted);
}

/// What may be done: nothing where no row is right, or where the file as a whole is in doubt.
fn judge(import: &mut Import, rows: Vec<Row>, doubted: bool) {
    if rows.is_empty() && import.refused.is_empty() {
        import.refused.push(Fault::new(Place::file(), Code::RowsNone));
    }
    import.verdict = if rows.is_empty() || doubted {
        Verdict::Refuse
    } else if import.refused.is_empty() {
        Verdict::Read
    } else {
        Verdict::SomeRefused
    };
    if import.verdict != Verdict::Refuse {
        import.rows = rows;
    }
}

/// Skips what stands above the headings; the day of the extract, if it says one.
fn titles(
    import: &mut Import,
    grid: &Grid,
    layout: &Layout,
    as_of: NaiveDate,
) -> Option<(NaiveDate, Place)> {
    let mut said = None;
    for record in &grid.records[..layout.first.saturating_sub(1)] {
        let place = grid.place(record.line, None, None);
        if record.is_blank() {
            continue;
        }
        let dates = record.cells.iter().filter_map(|cell| match cell {
            Cell::Moment(days) => {
                crate::format::said::date::serial(*days).filter(|date| *date <= as_of)
            }
            cell => age::of_title(&cell.text(), as_of),
        });
        said = said.or(dates.into_iter().next().map(|date| (date, place.clone())));
        import.skipped.push(Skipped { place, why: Skip::Title });
    }
    said
}

/// A warning when nobody can tell which of several teams patients wait for.
fn teams(rows: &[Row], kind: Kind, map: &Map, clinic: &Clinic) -> Option<Fault> {
    if kind != Kind::Waiting || map.team.is_some() || clinic.teams.len() < 2 {
        return None;
    }
    let lost = |row: &&Row| {
        let by_stream = row.stream.as_ref().is_some_and(|name| clinic.streams.contains_key(name));
        row.team.is_none() && !by_stream
    };
    let count = rows.iter().filter(lost).count();
    let first = rows.iter().find(lost)?;
    Some(Fault::new(first.place.clone(), Code::TeamMissing).with("count", count))
}

/// A warning when pseudonyms look like the names of people.
fn names(rows: &[Row]) -> Option<Fault> {
    let like = rows.iter().find(|row| is_like_person(&row.pseudonym))?;
    Some(Fault::new(like.place.clone(), Code::IdLikeName))
}

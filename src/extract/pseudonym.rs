//! A list with CPR numbers and names made one without: the one door such a file may come through.
//! Nothing of what is read is told again but headings and the columns that are kept.

use std::collections::BTreeMap;

use super::alias;
use super::count::Count;
use super::fault::{Code, Fault};
use super::field::Field;
use super::grid::{Cell, Grid, Record};
use super::key::Key;
use super::map::{Map, Target};
use super::open::{self, Guard};
use super::skip::is_total;
use crate::format::cpr::holds_cpr;
use crate::format::said::word::{NOTHING, loose, norm};
use crate::format::said::{clock, date};
use crate::format::table::Table;
use crate::messages::Lang;

/// A list without identities, and the table that leads back to them.
#[derive(Clone, PartialEq, Eq)]
pub struct Pseudonymised {
    /// The list, with a column of pseudonyms and the columns that are kept.
    pub list: String,
    /// Pseudonyms and identities: for the eyes of those who keep the key.
    pub table: String,
    /// Headings of the columns that are kept.
    pub kept: Vec<String>,
    /// Columns that are not, by number from 1.
    pub dropped: Vec<usize>,
    /// Their headings; none where they may be no headings, but what stands about a person.
    pub dropped_headings: Vec<Option<String>>,
    /// Rows left out because they say nobody, such as totals and lines below the list: by line of
    /// the file.
    pub left_out: Vec<u32>,
    /// How many rows the list has.
    pub rows: usize,
    /// How many people.
    pub people: usize,
}

impl std::fmt::Debug for Pseudonymised {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pseudonymised").field("rows", &self.rows).finish_non_exhaustive()
    }
}

/// Makes a list without identities. `id` is the heading or number of the column that says who;
/// columns that planning reads are kept, and those of `keep`; all others are dropped.
///
/// # Errors
/// Every row without an identity or with another number of fields than the headings, a column to
/// keep that is not there or is a person's, and a CPR number in what would be kept: then there is
/// neither list nor table.
pub fn pseudonymise(
    bytes: &[u8],
    id: &Target,
    keep: &[String],
    map: &Map,
    key: &Key,
) -> Result<Pseudonymised, Vec<Fault>> {
    let mut map = map.clone();
    map.columns.push((Field::Pseudonym, id.clone()));
    let grid = open::open(bytes, "", &map, Guard::Off)?.grid;
    let plan = Plan::new(&grid, id, keep, &map)?;
    plan.sound()?;
    plan.written(key)
}

/// Which columns are what.
struct Plan<'g> {
    grid: &'g Grid,
    headings: Vec<String>,
    line: u32,
    first: usize,
    id: usize,
    kept: Vec<usize>,
    /// Whether the headings are headings for certain.
    sure: bool,
}

impl<'g> Plan<'g> {
    fn new(grid: &'g Grid, id: &Target, keep: &[String], map: &Map) -> Result<Self, Vec<Fault>> {
        let is = |text: &str, name: &str| norm(text) == norm(name) || loose(text) == loose(name);
        let at = match id {
            Target::Heading(name) => {
                let has = |record: &Record| record.cells.iter().any(|c| is(&c.text(), name));
                let named = grid.records.iter().position(has);
                named.or_else(|| super::layout::heading(&grid.records, map))
            }
            Target::Position(_) => super::layout::heading(&grid.records, map),
        };
        let at =
            at.ok_or_else(|| vec![Fault::new(grid.place(0, None, None), Code::HeadingMissing)])?;
        let headings: Vec<String> = grid.records[at].cells.iter().map(Cell::text).collect();
        let line = grid.records[at].line;
        let found = |name: &str| headings.iter().position(|heading| is(heading, name));
        // What is no heading for certain may be a row with a person in it.
        let sure = super::layout::known(&grid.records[at], map) > 1;
        let may_show = |heading: &&String| sure && !heading.is_empty() && !holds_cpr(heading);
        let known = headings.iter().filter(may_show).cloned().collect::<Vec<_>>().join(", ");
        let known = if known.is_empty() { "-".to_owned() } else { known };
        let missing = |name: &str| {
            let fault = Fault::new(grid.place(line, None, None), Code::KeepUnknown);
            vec![fault.with("column", name).with("known", &known)]
        };
        let id = match id {
            Target::Heading(name) => found(name).ok_or_else(|| missing(name))?,
            Target::Position(at) if *at <= headings.len() => at - 1,
            Target::Position(at) => return Err(missing(&at.to_string())),
        };
        let mut faults = Vec::new();
        let mut asked = Vec::new();
        for name in keep {
            match found(name) {
                Some(at) if at == id || alias::is_personal(&headings[at]) => {
                    let place = grid.place(line, Some(at), Some(&headings[at]));
                    faults.push(Fault::new(place, Code::KeepPersonal));
                }
                Some(at) => asked.push(at),
                None => faults.extend(missing(name)),
            }
        }
        let plain = |at: &usize| {
            let heading = &headings[*at];
            let known = alias::fields_of_any(heading).any(|field| field != Field::Pseudonym);
            asked.contains(at) || known && !alias::is_personal(heading)
        };
        let kept: Vec<usize> = (0..headings.len()).filter(|at| *at != id).filter(plain).collect();
        if let Some(heading) = kept.iter().find(|at| holds_cpr(&headings[**at])) {
            faults.push(Fault::new(grid.place(line, Some(*heading), None), Code::Cpr));
        }
        if faults.is_empty() {
            Ok(Self { grid, headings, line, first: at + 1, id, kept, sure })
        } else {
            Err(faults)
        }
    }

    /// The rows that are people.
    fn people(&self) -> impl Iterator<Item = &'g Record> {
        self.filled().filter(|record| self.is_somebody(record))
    }

    /// The rows in which anything stands.
    fn filled(&self) -> impl Iterator<Item = &'g Record> {
        let records = self.grid.records[self.first..].iter();
        records.filter(|record| record.cells.iter().any(|cell| !cell.is_empty()))
    }

    fn is_somebody(&self, record: &Record) -> bool {
        let filled = record.cells.iter().filter(|cell| !cell.is_empty()).count();
        let id = record.cells.get(self.id).map(Cell::text).unwrap_or_default();
        let first = record.cells.iter().find(|cell| !cell.is_empty()).map(Cell::text);
        let total = first.is_some_and(|text| is_total(&text));
        let is_heading = id == self.headings[self.id];
        let nobody = !id.chars().any(|c| c.is_ascii_digit());
        let footer = record.quote_open || !(nobody && (filled <= 2 || total));
        footer && !is_heading
    }

    fn place(&self, record: &Record, at: Option<usize>) -> super::fault::Place {
        let heading = at.and_then(|at| self.headings.get(at)).filter(|text| !holds_cpr(text));
        self.grid.place(record.line, at, heading.map(String::as_str))
    }

    /// Whether every row can be made one without an identity.
    fn sound(&self) -> Result<(), Vec<Fault>> {
        let mut faults = Vec::new();
        let width = self.headings.iter().rposition(|text| !text.is_empty()).map_or(0, |at| at + 1);
        let names: Vec<usize> = (0..self.headings.len())
            .filter(|at| loose(&self.headings[*at]).contains("navn") && !self.kept.contains(at))
            .collect();
        let records = &self.grid.records[self.first..];
        let count = Count::new(records, self.headings.len(), width);
        for record in self.people() {
            let mut wrong = |at: Option<usize>, code: Code| {
                faults.push(Fault::new(self.place(record, at), code));
            };
            if record.quote_open {
                wrong(None, Code::QuoteOpen);
                continue;
            }
            if self.grid.sheet.is_none() && count.is_off(record) {
                wrong(None, Code::FieldsCount);
                continue;
            }
            if record.cells.get(self.id).and_then(identity).is_none() {
                wrong(Some(self.id), Code::IdMissing);
            }
            for &at in &self.kept {
                let text = text_of(record, at);
                if holds_cpr(&text) {
                    wrong(Some(at), Code::Cpr);
                } else if !self.is_of_staff(at) && names_in(record, &names, &text) {
                    wrong(Some(at), Code::KeepPersonal);
                }
            }
        }
        if faults.is_empty() && self.people().next().is_none() {
            faults.push(Fault::new(self.grid.place(self.line, None, None), Code::RowsNone));
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    /// Whether a column names clinicians, who may be called as patients are.
    fn is_of_staff(&self, at: usize) -> bool {
        alias::fields_of_any(&self.headings[at])
            .any(|field| matches!(field, Field::Own | Field::BookedClinician | Field::Team))
    }

    fn written(&self, key: &Key) -> Result<Pseudonymised, Vec<Fault>> {
        let kept: Vec<String> = self.kept.iter().map(|at| self.headings[*at].clone()).collect();
        let heading: Vec<&str> =
            std::iter::once("pseudonym").chain(kept.iter().map(String::as_str)).collect();
        let mut list = Table::new(Lang::En, &heading);
        let mut people: BTreeMap<String, String> = BTreeMap::new();
        let mut rows = 0;
        for record in self.people() {
            let Some(identity) = record.cells.get(self.id).and_then(identity) else { continue };
            let pseudonym = key.pseudonym(&identity);
            list.text_field(&pseudonym);
            for &at in &self.kept {
                list.text_field(&text_of(record, at));
            }
            list.next();
            rows += 1;
            let known = people.entry(pseudonym).or_insert_with(|| identity.clone());
            if *known != identity {
                let place = self.place(record, Some(self.id));
                return Err(vec![Fault::new(place, Code::PseudonymsCollide)]);
            }
        }
        let list = list.text();
        // Two cells that are kept may make a number together.
        if let Some(line) = list.lines().position(holds_cpr) {
            let record = line.checked_sub(1).and_then(|at| self.people().nth(at));
            let place = record.map(|record| self.place(record, None)).unwrap_or_default();
            return Err(vec![Fault::new(place, Code::CprSplit)]);
        }
        let mut table = Table::new(Lang::En, ["pseudonym", "id"]);
        for (pseudonym, identity) in &people {
            table.text_field(pseudonym).text_field(identity);
            table.next();
        }
        let is_dropped = |at: &usize| !self.kept.contains(at) && !self.headings[*at].is_empty();
        let dropped: Vec<usize> = (0..self.headings.len()).filter(is_dropped).collect();
        let dropped_headings = dropped.iter().map(|at| self.shown(*at)).collect();
        let dropped = dropped.into_iter().map(|at| at + 1).collect();
        let left_out = self.filled().filter(|record| !self.is_somebody(record));
        let left_out = left_out.map(|record| record.line).collect();
        let (table, people) = (table.text(), people.len());
        Ok(Pseudonymised { list, table, kept, dropped, dropped_headings, left_out, rows, people })
    }

    /// A heading that may be repeated.
    fn shown(&self, at: usize) -> Option<String> {
        let heading = self.headings.get(at).filter(|heading| !holds_cpr(heading));
        heading.filter(|_| self.sure).cloned()
    }
}

/// Whether a text holds a name of the row's person.
fn names_in(record: &Record, names: &[usize], text: &str) -> bool {
    if names.is_empty() || text.is_empty() {
        return false;
    }
    let words = |text: &str| -> Vec<String> {
        let words =
            text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 3);
        words.map(str::to_lowercase).collect()
    };
    let theirs: Vec<String> = names
        .iter()
        .filter_map(|at| record.cells.get(*at))
        .flat_map(|cell| words(&cell.text()))
        .collect();
    words(text).iter().any(|word| theirs.contains(word))
}

fn text_of(record: &Record, at: usize) -> String {
    record.cells.get(at).map(told).unwrap_or_default()
}

/// A cell as the list has it.
fn told(cell: &Cell) -> String {
    match cell {
        Cell::Moment(days) => {
            let time = clock::of_day(*days).unwrap_or(0);
            let time = format!("{:02}:{:02}", time / 60, time % 60);
            match date::serial(*days) {
                Some(date) if time == "00:00" => date.to_string(),
                Some(date) => format!("{date} {time}"),
                None => time,
            }
        }
        Cell::Number(number) => number.to_string().replace('.', ","),
        cell => cell.text(),
    }
}

/// Who a cell means: a CPR number in ten signs however it is spelled, anything else as it stands.
fn identity(cell: &Cell) -> Option<String> {
    let text = match cell {
        Cell::Text(text) if NOTHING.contains(&norm(text).as_str()) => return None,
        Cell::Text(text) => text.to_uppercase(),
        Cell::Number(number) if number.fract() == 0.0 => number.to_string(),
        _ => return None,
    };
    let compact: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let digits = compact.bytes().filter(u8::is_ascii_digit).count();
    // A spreadsheet drops a 0 in front.
    if digits == 9 && compact.len() == 9 && holds_cpr(&compact) {
        return Some(format!("0{compact}"));
    }
    let is_number = compact.len() == 10 && (digits == 10 || digits == 8 && holds_cpr(&compact));
    let plain = norm(&text).to_uppercase();
    let identity = if is_number { compact } else { plain };
    (!identity.is_empty()).then_some(identity)
}

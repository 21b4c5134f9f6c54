//! Which column is what: by the map, else by headings that are known.

use std::collections::BTreeMap;

use super::alias;
use super::fault::{Code, Fault};
use super::field::{Field, Kind};
use super::grid::{Cell, Grid, Record};
use super::map::{Map, Target};
use crate::format::said::word::{loose, norm};

/// How many records are looked through for the headings.
const LOOK_MAX: usize = 60;

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// It is read.
    Field(Field),
    /// It is left out, and that is told.
    Drop,
    /// It has no heading.
    Ignore,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its number, from 1.
    pub n: usize,
    /// Its heading.
    pub heading: String,
    /// What becomes of it.
    pub to: To,
}

/// The columns of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    pub(super) kind: Kind,
    pub(super) columns: Vec<Column>,
    pub(super) at: BTreeMap<Field, usize>,
    /// The first record of data.
    pub(super) first: usize,
    /// How many columns have headings.
    pub(super) width: usize,
}

impl Layout {
    /// The heading of a column, from 0.
    pub(super) fn heading(&self, column: usize) -> Option<&str> {
        self.columns.get(column).map(|column| column.heading.as_str())
    }
}

/// How many of the cells of a record are headings that mean something.
pub(super) fn known(record: &Record, map: &Map) -> usize {
    let mut seen: Vec<String> = Vec::new();
    for cell in &record.cells {
        let Cell::Text(text) = cell else { continue };
        let named = |target: &Target| matches!(target, Target::Heading(name) if same(name, text));
        let mapped = map.columns.iter().map(|(_, target)| target).chain(&map.drop).any(named);
        let loose = loose(text);
        if (mapped || alias::is_known(text)) && !seen.contains(&loose) {
            seen.push(loose);
        }
    }
    seen.len()
}

/// Where the headings stand, among the first records.
pub(super) fn heading(records: &[Record], map: &Map) -> Option<usize> {
    if let Some(line) = map.heading {
        return records.iter().position(|record| record.line == line);
    }
    let scores = records.iter().take(LOOK_MAX).map(|record| known(record, map)).enumerate();
    let best = scores.rev().max_by_key(|(_, score)| *score)?;
    // Columns by number need no heading that is known.
    let by_number = || {
        let plain = |record: &Record| record.cells.iter().filter(|c| !c.is_empty()).count() > 1;
        let all = map.columns.iter().all(|(_, target)| matches!(target, Target::Position(_)));
        records.iter().position(plain).filter(|_| all && !map.columns.is_empty())
    };
    if best.1 >= 2 { Some(best.0) } else { by_number() }
}

/// Whether a heading is the one a map names.
fn same(name: &str, heading: &str) -> bool {
    norm(name) == norm(heading)
}

/// Finds the columns; faults are those of the whole file.
pub(super) fn layout(grid: &Grid, map: &Map) -> Result<(Layout, Vec<Fault>), Vec<Fault>> {
    let at = if map.heading == Some(0) { None } else { Some(heading(&grid.records, map)) };
    let Some(at) = at else { return finding(grid, map, None) };
    match at {
        Some(at) => finding(grid, map, Some(at)),
        None => Err(vec![Fault::new(grid.place(0, None, None), Code::HeadingMissing)]),
    }
}

fn finding(grid: &Grid, map: &Map, at: Option<usize>) -> Result<(Layout, Vec<Fault>), Vec<Fault>> {
    let headings: Vec<String> = match at {
        Some(at) => grid.records[at].cells.iter().map(Cell::text).collect(),
        None => vec![String::new(); grid.records.iter().map(Record::width).max().unwrap_or(0)],
    };
    let line = at.map_or(0, |at| grid.records[at].line);
    let kind = map.kind.unwrap_or_else(|| kind_of(&headings));
    let mut finding =
        Finding { grid, map, kind, line, headings, to: Vec::new(), faults: Vec::new() };
    finding.to = vec![None; finding.headings.len()];
    finding.by_map();
    finding.by_alias();
    let at_first = at.map_or(0, |at| at + 1);
    finding.done(at_first)
}

/// What a list is, by its headings.
fn kind_of(headings: &[String]) -> Kind {
    let has = |kind: Kind, field: Field| {
        headings.iter().any(|heading| alias::may_mean(kind, heading, field))
    };
    if has(Kind::Panel, Field::Panel) || has(Kind::Panel, Field::NextControl) {
        Kind::Panel
    } else if !has(Kind::Waiting, Field::ReferralReceived) && has(Kind::Bookings, Field::BookedDate)
    {
        Kind::Bookings
    } else {
        Kind::Waiting
    }
}

struct Finding<'g> {
    grid: &'g Grid,
    map: &'g Map,
    kind: Kind,
    line: u32,
    headings: Vec<String>,
    to: Vec<Option<(To, Vec<Field>)>>,
    faults: Vec<Fault>,
}

impl Finding<'_> {
    fn wrong(&mut self, column: Option<usize>, code: Code, name: &'static str, value: &str) {
        let heading = column.and_then(|at| self.headings.get(at)).map(String::as_str);
        let place = self.grid.place(self.line, column, heading);
        self.faults.push(Fault::new(place, code).with(name, value));
    }

    /// Notes a second column that means what a first one does, once.
    fn twice(&mut self, first: usize, second: usize, field: Field) {
        let heading = |at: usize| self.headings[at].as_str();
        let place = self.grid.place(self.line, Some(second), Some(heading(second)));
        let fault = Fault::new(place, Code::HeadingDouble)
            .with("column", heading(second))
            .with("meaning", field.column(self.kind))
            .with("other", heading(first))
            .with("number", first + 1)
            .with("field", field.code());
        let told = |other: &Fault| other.code == fault.code && other.place == fault.place;
        if !self.faults.iter().any(told) {
            self.faults.push(fault);
        }
    }

    /// The columns that a map means.
    fn targets(&self, target: &Target) -> Vec<usize> {
        match target {
            Target::Position(at) => {
                (*at <= self.headings.len()).then(|| at - 1).into_iter().collect()
            }
            Target::Heading(name) => {
                let all = |like: &dyn Fn(&str) -> bool| -> Vec<usize> {
                    (0..self.headings.len()).filter(|at| like(&self.headings[*at])).collect()
                };
                let exact = all(&|heading| same(name, heading));
                let name = loose(name);
                if exact.is_empty() { all(&|heading| loose(heading) == name) } else { exact }
            }
        }
    }

    fn by_map(&mut self) {
        for target in &self.map.drop {
            for at in self.targets(target) {
                self.to[at] = Some((To::Drop, Vec::new()));
            }
        }
        for (field, target) in &self.map.columns {
            let name = match target {
                Target::Heading(name) => name.clone(),
                Target::Position(at) => at.to_string(),
            };
            match self.targets(target)[..] {
                [at] => match &mut self.to[at] {
                    Some((To::Field(_), fields)) => fields.push(*field),
                    slot => *slot = Some((To::Field(*field), vec![*field])),
                },
                [] => self.wrong(None, Code::ColumnMissing, "column", &name),
                [first, second, ..] => self.twice(first, second, *field),
            }
        }
    }

    fn has(&self, field: Field) -> bool {
        self.to.iter().flatten().any(|(_, fields)| fields.contains(&field))
    }

    fn by_alias(&mut self) {
        let mapped: Vec<Field> =
            Field::ALL.iter().copied().filter(|field| self.has(*field)).collect();
        let mut open: Vec<(usize, Vec<Field>)> = Vec::new();
        for at in 0..self.headings.len() {
            if self.to[at].is_some() || self.is_doubled_by_map(&self.headings[at]) {
                continue;
            }
            let fields = alias::fields(self.kind, &self.headings[at]);
            if !fields.is_empty() && !fields.iter().any(|field| mapped.contains(field)) {
                open.push((at, fields));
            }
        }
        // A heading that may mean several things means what no other column does.
        open.sort_by_key(|(at, fields)| (fields.len(), *at));
        for (at, fields) in open {
            if let Some(field) = fields.iter().copied().find(|field| !self.has(*field)) {
                self.to[at] = Some((To::Field(field), vec![field]));
                continue;
            }
            let takes = |to: &Option<(To, Vec<Field>)>| {
                to.as_ref().is_some_and(|(_, taken)| taken.contains(&fields[0]))
            };
            let first = self.to.iter().position(takes).unwrap_or(at);
            self.twice(first, at, fields[0]);
        }
        // Beside a booked visit the physician is the one who holds it.
        if self.has(Field::BookedDate) && !self.has(Field::BookedClinician) {
            let plain = |at: &usize| loose(&self.headings[*at]) == "læge" && self.to[*at].is_none();
            if let Some(at) = (0..self.headings.len()).find(plain) {
                self.to[at] =
                    Some((To::Field(Field::BookedClinician), vec![Field::BookedClinician]));
            }
        }
    }

    /// Whether the map took another column of this heading by its number.
    fn is_doubled_by_map(&self, heading: &str) -> bool {
        let taken = |at: usize| matches!(self.to[at], Some((To::Field(_) | To::Drop, _)));
        !self.map.columns.is_empty()
            && (0..self.headings.len()).any(|at| taken(at) && same(&self.headings[at], heading))
    }

    fn done(mut self, first: usize) -> Result<(Layout, Vec<Fault>), Vec<Fault>> {
        let any = |fields: &[Field]| fields.iter().any(|field| self.has(*field));
        let mut missing = Vec::new();
        let mut must = |fields: &[Field]| {
            if !any(fields) {
                missing.push(fields[0].code());
            }
        };
        must(&[Field::Pseudonym]);
        match self.kind {
            Kind::Waiting => {
                must(&[Field::Stream, Field::Need, Field::Pathway]);
                must(&[Field::ReferralReceived]);
            }
            Kind::Bookings => {
                must(&[Field::BookedNeed, Field::Need]);
                must(&[Field::BookedClinician]);
                must(&[Field::BookedDate]);
            }
            Kind::Panel => must(&[Field::Panel]),
        }
        for field in missing {
            self.wrong(None, Code::ColumnMissing, "field", field);
        }
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        let mut layout = Layout { kind: self.kind, first, ..Layout::default() };
        layout.width =
            self.headings.iter().rposition(|text| !text.is_empty()).map_or(0, |at| at + 1);
        let mut told = Vec::new();
        for (at, heading) in self.headings.iter().enumerate() {
            let to = match &self.to[at] {
                Some((to, fields)) => {
                    layout.at.extend(fields.iter().map(|field| (*field, at)));
                    *to
                }
                None if heading.is_empty() => To::Ignore,
                None => {
                    let place = self.grid.place(self.line, Some(at), Some(heading));
                    told.push(Fault::new(place, Code::ColumnUnknown).with("column", heading));
                    To::Drop
                }
            };
            layout.columns.push(Column { n: at + 1, heading: heading.clone(), to });
        }
        if self.line == 0 {
            layout.width = layout.columns.len();
        }
        Ok((layout, told))
    }
}

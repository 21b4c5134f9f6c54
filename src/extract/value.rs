//! Cells of a row to values, each by its kind; what is wrong is noted with its place.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::clinic::{self, Names};
use super::fault::{Code, Fault, Place};
use super::field::Field;
use super::grid::{Cell, Grid, Record};
use super::layout::Layout;
use super::map::{Map, SKIP};
use super::order::Known;
use crate::format::said::clock;
use crate::format::said::date::{self, Order, Style, Unread};
use crate::format::said::weeks::{self, Weeks};
use crate::format::said::word::{NOTHING, flag, norm, usual};
use crate::format::{NoNumber, Sign, decimal};

/// Most digits of a number that a spreadsheet keeps.
const DIGITS_KEPT: f64 = 1e15;

/// What is the same for all rows.
pub(super) struct Context<'c> {
    pub(super) grid: &'c Grid,
    pub(super) layout: &'c Layout,
    pub(super) map: &'c Map,
    /// The names of the clinic.
    pub(super) names: clinic::Known<'c>,
    pub(super) as_of: NaiveDate,
    pub(super) orders: BTreeMap<usize, Known>,
    pub(super) nothing: BTreeSet<String>,
    /// Whether pseudonyms are numbers with zeros in front, which a cell that is a number has lost.
    pub(super) zeros: bool,
}

impl Context<'_> {
    /// Whether some pseudonym is a number with a zero in front.
    pub(super) fn zeros(records: &[Record], layout: &Layout) -> bool {
        let at = layout.at.get(&Field::Pseudonym).copied();
        let mut ids = records.iter().filter_map(|record| record.cells.get(at?));
        ids.any(|cell| match cell {
            Cell::Text(text) => text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit()),
            _ => false,
        })
    }

    /// The words that say nothing.
    pub(super) fn nothing(map: &Map) -> BTreeSet<String> {
        let own = map.nothing.iter().flatten().cloned();
        own.chain(NOTHING.iter().map(ToString::to_string)).collect()
    }

    /// Whether a cell says nothing.
    fn says_nothing(&self, cell: &Cell) -> bool {
        match cell {
            Cell::Empty => true,
            Cell::Text(text) => self.nothing.contains(&norm(text)),
            // A planner may have named the sign of a failed formula.
            Cell::Error(text) => {
                let norm = norm(text);
                self.map.nothing.iter().flatten().any(|word| *word == norm)
            }
            _ => false,
        }
    }
}

/// A date that was read, or the weeks that stand for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Day(NaiveDate),
    Weeks(Weeks),
}

/// A row while it is read.
pub(super) struct Line<'c> {
    pub(super) context: &'c Context<'c>,
    pub(super) record: &'c Record,
    /// Which of its cells say something: each is asked for many times.
    says: Vec<bool>,
    pub(super) faults: Vec<Fault>,
    pub(super) warnings: Vec<Fault>,
}

impl<'c> Line<'c> {
    pub(super) fn new(context: &'c Context<'c>, record: &'c Record) -> Self {
        let says = record.cells.iter().map(|cell| !context.says_nothing(cell)).collect();
        Self { context, record, says, faults: Vec::new(), warnings: Vec::new() }
    }

    /// Where a field stands; the row when there is no such column.
    pub(super) fn place(&self, field: Option<Field>) -> Place {
        let Context { grid, layout, .. } = self.context;
        let at = field.and_then(|field| layout.at.get(&field)).copied();
        grid.place(self.record.line, at, at.and_then(|at| layout.heading(at)))
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.context.layout.at.contains_key(&field)
    }

    /// The cell of a field, unless it says nothing or there is no such column.
    pub(super) fn cell(&self, field: Field) -> Option<&'c Cell> {
        let at = *self.context.layout.at.get(&field)?;
        self.record.cells.get(at).filter(|_| self.says[at])
    }

    /// The text of a field.
    pub(super) fn text(&self, field: Field) -> Option<String> {
        let cell = self.cell(field).filter(|cell| !matches!(cell, Cell::Error(_)));
        cell.map(Cell::text).filter(|text| !text.is_empty())
    }

    fn told(&self, field: Field, code: Code) -> Fault {
        let fault = Fault::new(self.place(Some(field)), code);
        let fault = match (self.cell(field), self.text(field)) {
            (Some(Cell::Error(sign)), _) => fault.with_text(sign),
            (_, Some(text)) => fault.with_text(&text),
            _ => fault,
        };
        fault.with("field", field.code())
    }

    /// Notes that a field is wrong.
    pub(super) fn wrong(&mut self, field: Field, code: Code) {
        let fault = self.told(field, code);
        self.faults.push(fault);
    }

    /// Notes something worth knowing of a field.
    pub(super) fn warn(&mut self, field: Field, code: Code) {
        let warning = self.told(field, code);
        self.warnings.push(warning);
    }

    /// A value, or the fault noted.
    fn noted<T>(&mut self, field: Field, read: Result<T, Code>) -> Option<T> {
        read.map_err(|code| self.wrong(field, code)).ok()
    }

    /// Notes failed formulas and those without a value in any column that is read.
    pub(super) fn sound_cells(&mut self) {
        let fields: Vec<Field> = self.context.layout.at.keys().copied().collect();
        for field in fields {
            match self.cell(field) {
                Some(Cell::Error(_)) => self.wrong(field, Code::ErrorCell),
                Some(Cell::NoValue) => self.wrong(field, Code::FormulaWithoutValue),
                _ => {}
            }
        }
    }

    /// The pseudonym, as it is written.
    pub(super) fn pseudonym(&mut self) -> Option<String> {
        let field = Field::Pseudonym;
        match self.cell(field) {
            Some(Cell::Text(text)) if is_exponent(text) => {
                self.wrong(field, Code::IdDoubted);
                None
            }
            // Two spaces between words are one.
            Some(Cell::Text(text)) => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
            Some(Cell::Number(number))
                if number.fract() == 0.0
                    && (0.0..DIGITS_KEPT).contains(number)
                    && !self.context.zeros =>
            {
                Some(number.to_string())
            }
            Some(Cell::Error(_) | Cell::NoValue) => None,
            Some(_) => {
                self.wrong(field, Code::IdDoubted);
                None
            }
            None => {
                self.wrong(field, Code::IdMissing);
                None
            }
        }
    }

    /// A date or weeks; nothing when left out or wrong, and then noted.
    pub(super) fn when(&mut self, field: Field) -> Option<When> {
        let cell = self.cell(field)?;
        if matches!(cell, Cell::Error(_) | Cell::NoValue) {
            return None;
        }
        let at = self.context.layout.at.get(&field)?;
        let none = Known::default();
        let known = self.context.orders.get(at).unwrap_or(&none);
        let read = match (wish(field), cell) {
            (Some(word), Cell::Text(text)) => match norm(text).strip_prefix(word) {
                Some(rest) => self.date_of(&Cell::Text(rest.to_owned()), known),
                None => self.date_of(cell, known),
            },
            _ => self.date_of(cell, known),
        };
        let when = self.noted(field, read)?;
        match (when, cell) {
            (When::Weeks(Weeks { year_assumed: true, .. }), _) => {
                self.warn(field, Code::WeekYearAssumed);
            }
            (When::Day(_), Cell::Number(_)) => self.warn(field, Code::DateSerial),
            (When::Day(_), Cell::Text(text)) if text.parse::<u32>().is_ok_and(|n| n < 100_000) => {
                self.warn(field, Code::DateSerial);
            }
            _ => {}
        }
        Some(when)
    }

    fn date_of(&self, cell: &Cell, known: &Known) -> Result<When, Code> {
        let text = match cell {
            Cell::Moment(_) if known.swapped_cells => return Err(Code::DateSwapped),
            Cell::Moment(days) => {
                let date = match date::serial(*days) {
                    Some(date) => date,
                    None if *days >= 1.0 => return Err(Code::DateImplausible),
                    None => return Err(Code::DateUnreadable),
                };
                return Ok(When::Day(date));
            }
            Cell::Text(text) => text.clone(),
            Cell::Number(number) if number.fract() == 0.0 => number.to_string(),
            Cell::Number(number) => {
                return date::serial(*number).map(When::Day).ok_or(Code::DateUnreadable);
            }
            _ => return Err(Code::DateUnreadable),
        };
        if let Some(weeks) = weeks::read(&text, self.context.as_of) {
            return weeks.map(When::Weeks).ok_or(Code::WeekUnreadable);
        }
        let read = date::read(&text).map_err(|unread| match unread {
            Unread::Unreadable => Code::DateUnreadable,
            Unread::MonthFirst(_) => Code::DateMonthFirst,
            Unread::Weekday => Code::DateWeekday,
        })?;
        if known.swapped.contains(&read.style) {
            return Err(Code::DateSwapped);
        }
        match read.order {
            Order::Open if known.doubted.contains(&read.style) => Err(Code::DateOrderDoubted),
            Order::Sure if known.month_first && known.doubted.contains(&read.style) => {
                Err(Code::DateOrderDoubted)
            }
            Order::Open if known.undecided && read.style == Style::Slash => {
                Err(Code::DateOrderUndecided)
            }
            _ => Ok(When::Day(read.date)),
        }
    }

    /// A day; weeks are none.
    pub(super) fn day(&mut self, field: Field, weeks: Code) -> Option<NaiveDate> {
        match self.when(field)? {
            When::Day(date) => Some(date),
            When::Weeks(_) => {
                self.wrong(field, weeks);
                None
            }
        }
    }

    /// A time of day \[min\], which may stand behind its date.
    pub(super) fn time(&mut self, field: Field) -> Option<i32> {
        let cell = self.cell(field)?;
        let time = match cell {
            Cell::Text(text) => clock::time(text).or_else(|| {
                let (_, last) = norm(text).rsplit_once([' ', 't']).map(owned)?;
                clock::time(&last)
            }),
            Cell::Moment(days) => clock::of_day(*days),
            Cell::Number(number) => clock::of_number(*number),
            _ => None,
        };
        self.noted(field, time.ok_or(Code::TimeUnreadable))
    }

    /// A length \[min\].
    pub(super) fn minutes(&mut self) -> Option<u32> {
        let field = Field::BookedMinutes;
        let minutes = match self.cell(field)? {
            Cell::Text(text) => clock::length(text),
            Cell::Number(number) => clock::length(&number.to_string()),
            Cell::Moment(days) if *days < 1.0 => {
                clock::of_day(*days).and_then(|minutes| u32::try_from(minutes).ok())
            }
            _ => None,
        };
        self.noted(field, minutes.filter(|m| *m > 0).ok_or(Code::CountUnreadable))
    }

    /// A count of days.
    pub(super) fn count(&mut self, field: Field) -> Option<u32> {
        let count = match self.cell(field)? {
            Cell::Text(text) => clock::days(text),
            Cell::Number(number) => clock::days(&number.to_string()),
            _ => None,
        };
        self.noted(field, count.ok_or(Code::CountUnreadable))
    }

    /// A score.
    pub(super) fn score(&mut self) -> Option<f64> {
        let field = Field::ProScore;
        let score = match self.cell(field)? {
            Cell::Text(text) => decimal(text, Sign::Unsaid),
            Cell::Number(number) => Ok(*number),
            _ => Err(NoNumber::Not),
        };
        let code = |no| match no {
            NoNumber::Not => Code::ScoreUnreadable,
            NoNumber::Open => Code::NumberOpen,
        };
        self.noted(field, score.map_err(code))
    }

    /// Yes or no; what is neither is told and left out.
    pub(super) fn flag(&mut self, field: Field) -> Option<bool> {
        let read = match self.cell(field)? {
            Cell::Flag(yes) => Some(*yes),
            cell => {
                let text = cell.text();
                let word = self.context.map.word(&[field.code()], &text).0;
                flag(word.unwrap_or(&text))
            }
        };
        if read.is_none() {
            self.warn(field, Code::FlagUnknown);
        }
        read
    }

    /// A word by the map, by the clinic's names, else as Danes use it.
    pub(super) fn word(&self, names: Names, tables: &[&str], text: &str) -> Option<String> {
        let Context { map, names: known, .. } = self.context;
        let (word, has_table) = map.word(tables, text);
        if let Some(word) = word {
            return if word == SKIP { Some(SKIP.to_owned()) } else { known.name(names, word) };
        }
        if known.has(names)
            && let Some(name) = known.name(names, text)
        {
            return Some(name);
        }
        if has_table {
            return None;
        }
        let usual = usual(tables.first().unwrap_or(&""), text).iter();
        let usual = usual.filter(|code| known.has(names) && known.name(names, code).is_some());
        let usual = usual.map(ToString::to_string).next();
        usual.or_else(|| known.name(names, text))
    }

    /// A clinician: by name, or by the letters in brackets behind one.
    pub(super) fn clinician(&self, tables: &[&str], text: &str) -> Option<String> {
        let named = |text: &str| self.word(Names::Clinicians, tables, text);
        named(text).or_else(|| {
            let (before, rest) = text.rsplit_once('(')?;
            named(rest.strip_suffix(')')?).or_else(|| named(before.trim_end()))
        })
    }
}

/// The word that people write before a date of a wish.
fn wish(field: Field) -> Option<&'static str> {
    match field {
        Field::Earliest => Some("tidligst "),
        Field::Latest => Some("senest "),
        _ => None,
    }
}

fn owned((before, after): (&str, &str)) -> (String, String) {
    (before.to_owned(), after.to_owned())
}

/// What a spreadsheet makes of a long number.
fn is_exponent(text: &str) -> bool {
    let upper = text.to_uppercase();
    let Some((digits, power)) = upper.split_once("E+") else { return false };
    let number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    number(power) && number(&digits.replace([',', '.'], ""))
}

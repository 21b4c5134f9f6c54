//! The map a planner writes: what the columns of an extract mean, and its words.
//!
//! ~~~toml
//! kind = "waiting"            # or bookings, panel
//! sheet = "Venteliste"        # of a workbook with several
//! heading = 4                 # the line or row of the headings; 0 when there are none
//! team = "lunge"              # of every row
//! as_of = 2026-11-02          # the day for which it is read
//! drop = ["Bemærkning"]
//! nothing = ["intet"]         # words that say nothing, beside the usual ones
//! day_first = ["Modtaget"]    # confirmed, or true for every column
//! [columns]
//! pseudonym = "K-nr."         # a heading, or the number of a column
//! referral_received = 4
//! [words.stream]
//! "Udredning" = "work-up"     # "skip" for rows that wait for nothing here
//! [waits]
//! "no-show" = false           # who is left out of the waiting list
//! ~~~

use std::collections::BTreeMap;

use chrono::NaiveDate;
use toml::{Table, Value};

use super::fault::{Code, Fault, Place};
use super::field::{Field, Kind};
use super::status::Status;
use crate::format::book::clean;
use crate::format::said::word::norm;

/// The word of a row that waits for nothing here.
pub(super) const SKIP: &str = "skip";

/// A column, as a map names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// By its heading.
    Heading(String),
    /// By its number, from 1.
    Position(usize),
}

/// What a planner says of an extract; empty for an extract that speaks for itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map {
    /// What a row is; without a word the headings tell.
    pub kind: Option<Kind>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The line or row of the headings, from 1; 0 when there are none.
    pub heading: Option<u32>,
    /// The team of every row.
    pub team: Option<String>,
    /// The day for which the list is read, instead of today.
    pub as_of: Option<NaiveDate>,
    /// Columns that are not wanted.
    pub drop: Vec<Target>,
    /// Words that say nothing, beside the usual ones.
    pub nothing: Option<Vec<String>>,
    /// What the columns mean.
    pub columns: Vec<(Field, Target)>,
    /// What the words of a field stand for, by their small letters.
    pub words: BTreeMap<String, BTreeMap<String, String>>,
    /// Columns whose dates are confirmed to have the day first.
    pub day_first: Vec<Target>,
    /// Whether that is so of every column.
    pub all_day_first: bool,
    /// Whether patients of a status still wait.
    pub waits: BTreeMap<Status, bool>,
}

/// Words that have tables, beside the fields.
const TABLES: [&str; 3] = ["clinician", "digital", "need_based"];

impl Map {
    /// Reads a map.
    ///
    /// # Errors
    /// Every key that is unknown and every value that is not what it should be.
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        let table: Table = text.parse().map_err(|error: toml::de::Error| {
            let at = error.span().map_or(0, |span| span.start);
            let line = text.get(..at).map_or(0, |before| before.matches('\n').count()) + 1;
            let place = Place { line: u32::try_from(line).unwrap_or(0), ..Place::file() };
            vec![Fault::new(place, Code::MapUnreadable)]
        })?;
        let mut reading = Reading::default();
        for (key, value) in &table {
            reading.key(key, value);
        }
        if reading.faults.is_empty() { Ok(reading.map) } else { Err(reading.faults) }
    }

    /// What a word of a field stands for, and whether the field has a table.
    pub(super) fn word(&self, tables: &[&str], text: &str) -> (Option<&str>, bool) {
        let norm = norm(text);
        let tables: Vec<_> = tables.iter().filter_map(|name| self.words.get(*name)).collect();
        let found = tables.iter().find_map(|table| table.get(&norm));
        (found.map(String::as_str), !tables.is_empty())
    }
}

#[derive(Default)]
struct Reading {
    map: Map,
    faults: Vec<Fault>,
}

impl Reading {
    fn wrong(&mut self, key: &str, code: Code) {
        self.faults.push(Fault::new(Place::file(), code).with("key", key));
    }

    fn key(&mut self, key: &str, value: &Value) {
        match (key, value) {
            ("kind", Value::String(word)) => match Kind::parse(word) {
                Some(kind) => self.map.kind = Some(kind),
                None => self.wrong(key, Code::MapValue),
            },
            ("sheet", Value::String(name)) => self.map.sheet = Some(clean(name)),
            ("team", Value::String(name)) => self.map.team = Some(clean(name)),
            ("heading", Value::Integer(line)) => match u32::try_from(*line) {
                Ok(line) => self.map.heading = Some(line),
                Err(_) => self.wrong(key, Code::MapValue),
            },
            ("as_of", value) => match date(value) {
                Some(date) => self.map.as_of = Some(date),
                None => self.wrong(key, Code::MapValue),
            },
            ("drop", value) => self.map.drop = self.targets(key, value),
            ("day_first", Value::Boolean(all)) => self.map.all_day_first = *all,
            ("day_first", value) => self.map.day_first = self.targets(key, value),
            ("nothing", Value::Array(words)) => {
                let each = words.iter().map(|word| word.as_str().map(norm));
                match each.collect::<Option<Vec<String>>>() {
                    Some(words) => self.map.nothing = Some(words),
                    None => self.wrong(key, Code::MapValue),
                }
            }
            ("columns", Value::Table(columns)) => self.columns(columns),
            ("words", Value::Table(tables)) => self.words(tables),
            ("waits", Value::Table(table)) => self.waits(table),
            _ => {
                let known = [
                    "kind",
                    "sheet",
                    "heading",
                    "team",
                    "as_of",
                    "drop",
                    "day_first",
                    "nothing",
                    "columns",
                    "words",
                    "waits",
                ];
                let code = if known.contains(&key) { Code::MapValue } else { Code::MapKey };
                self.wrong(key, code);
            }
        }
    }

    fn targets(&mut self, key: &str, value: &Value) -> Vec<Target> {
        let one = std::slice::from_ref(value);
        let items = value.as_array().map_or(one, Vec::as_slice);
        let targets: Vec<Target> = items.iter().filter_map(target).collect();
        if targets.len() < items.len() {
            self.wrong(key, Code::MapValue);
        }
        targets
    }

    fn columns(&mut self, columns: &Table) {
        for (key, value) in columns {
            match (Field::parse(key), target(value)) {
                (Some(field), Some(target)) => self.map.columns.push((field, target)),
                (None, _) => self.wrong(&format!("columns.{key}"), Code::MapKey),
                (_, None) => self.wrong(&format!("columns.{key}"), Code::MapValue),
            }
        }
    }

    fn words(&mut self, tables: &Table) {
        for (key, table) in tables {
            let name = format!("words.{key}");
            if Field::parse(key).is_none() && !TABLES.contains(&key.as_str()) {
                self.wrong(&name, Code::MapKey);
                continue;
            }
            let Some(table) = table.as_table() else {
                self.wrong(&name, Code::MapValue);
                continue;
            };
            let mut words = BTreeMap::new();
            for (word, code) in table {
                let code = match code {
                    Value::String(code) => code.clone(),
                    Value::Boolean(flag) => flag.to_string(),
                    _ => {
                        self.wrong(&name, Code::MapValue);
                        continue;
                    }
                };
                if matches!(key.as_str(), "status")
                    && Status::parse(&code).is_none()
                    && code != SKIP
                {
                    self.wrong(&name, Code::MapValue);
                }
                words.insert(norm(&clean(word)), code);
            }
            self.map.words.insert(key.clone(), words);
        }
    }

    fn waits(&mut self, table: &Table) {
        for (word, value) in table {
            match (Status::parse(word), value.as_bool()) {
                (Some(status), Some(waits)) => {
                    self.map.waits.insert(status, waits);
                }
                (None, _) => self.wrong(&format!("waits.{word}"), Code::MapKey),
                (_, None) => self.wrong(&format!("waits.{word}"), Code::MapValue),
            }
        }
    }
}

fn target(value: &Value) -> Option<Target> {
    match value {
        Value::String(heading) => Some(Target::Heading(clean(heading))),
        Value::Integer(position) => {
            usize::try_from(*position).ok().filter(|at| *at > 0).map(Target::Position)
        }
        _ => None,
    }
}

fn date(value: &Value) -> Option<NaiveDate> {
    let date = value.as_datetime()?.date?;
    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_is_read() {
        let map = Map::parse(
            "kind = \"waiting\"\nteam = \"lunge\"\nas_of = 2026-11-02\ndrop = [\"A\", 3]\n\
             day_first = true\n[columns]\npseudonym = \"K-nr.\"\nreferral_received = 4\n\
             [words.stream]\n\"Til  Udredning\" = \"work-up\"\n[words.digital]\n\"Ja\" = true\n\
             [waits]\n\"no-show\" = false\n",
        );
        let map = map.expect("a map");
        assert_eq!(map.drop, [Target::Heading("A".into()), Target::Position(3)]);
        assert_eq!(map.word(&["stream"], "til udredning"), (Some("work-up"), true));
        assert_eq!(map.word(&["need"], "x"), (None, false));
        assert_eq!(map.waits, BTreeMap::from([(Status::NoShow, false)]));
    }

    #[test]
    fn the_map_of_the_register_is_read() {
        let map = Map::parse(include_str!("../../instances/lpr3.toml")).expect("a map");
        assert_eq!(map.word(&["stream"], "AFV01A1A"), (Some("package"), true));
        assert_eq!(map.word(&["pause_reason"], "AFV01X2"), (Some("patient"), true));
        assert_eq!(map.word(&["stream"], "AFV01A1B"), (None, true));
    }

    #[test]
    fn every_fault_of_a_map_is_told() {
        let wrong = Map::parse(
            "kynd = 1\nheading = -1\nkind = \"x\"\n[columns]\nfoo = \"x\"\nown = 0\n\
             [words.status]\n\"Booket\" = \"boked\"\n[waits]\nx = true\n",
        );
        let keys = |faults: Vec<Fault>| -> Vec<String> {
            faults.into_iter().map(|fault| fault.values[0].1.clone()).collect()
        };
        assert_eq!(
            keys(wrong.expect_err("faults")),
            ["kynd", "heading", "kind", "columns.foo", "columns.own", "words.status", "waits.x"]
        );
        let broken = Map::parse("kind = \"waiting\"\n[columns\n").expect_err("no map");
        assert_eq!((broken[0].code, broken[0].place.line), (Code::MapUnreadable, 2));
    }
}

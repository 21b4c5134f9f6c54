//! A cell, and what it says by the kind of its column.
//!
//! Spreadsheets turn what is typed into numbers, dates and times; each kind takes every form a
//! person may have meant by it, and leaves what it cannot read as text, which the clinic file then
//! refuses in its own words.

use super::super::book::{Cell, is_day, moment};
use super::super::decimal::{Sign, decimal, readings};
use super::super::list::{date, time};
use super::super::said::date::weekday_code;
use super::super::shape::Time;
use super::super::tree::{Entry, Node, Value};
use super::layout::{Kind, plain};
use super::quote;
use crate::messages::word::choice;

/// Numbers the nodes of a tree.
#[derive(Debug, Default)]
pub(super) struct Growing {
    next_id: u32,
}

impl Growing {
    pub(super) fn node(&mut self, at: usize, value: Value) -> Node {
        let id = self.next_id;
        self.next_id = self.next_id.saturating_add(1);
        Node { id, span: at..at, value }
    }

    /// What a cell says as a value of a kind.
    pub(super) fn read(&mut self, cell: &Cell, kind: &Kind, at: usize) -> Node {
        let value = match kind {
            Kind::Text => Value::Text(quote::of_alone(&cell.shown())),
            Kind::Whole => whole(cell),
            Kind::Number => number(cell),
            Kind::Flag => flag(cell),
            Kind::Date => day(cell),
            Kind::Time => clock(cell),
            Kind::Word(words) => word(&cell.shown(), words),
            Kind::Weeks => self.weeks(cell, at),
            Kind::List(of) => Value::List(self.items(cell, of, at)),
            Kind::Spans => self.spans(cell, at),
        };
        self.node(at, value)
    }

    fn weeks(&mut self, cell: &Cell, at: usize) -> Value {
        let words = ["odd".to_owned(), "even".to_owned()];
        match cell {
            Cell::Text(text) if !text.contains(|c: char| c.is_ascii_digit()) => word(text, &words),
            _ => Value::List(self.items(cell, &Kind::Whole, at)),
        }
    }

    fn items(&mut self, cell: &Cell, of: &Kind, at: usize) -> Vec<Node> {
        let Cell::Text(text) = cell else { return vec![self.read(cell, of, at)] };
        if *of == Kind::Text {
            let names = quote::of_several(text).into_iter();
            return names.map(|name| self.node(at, Value::Text(name))).collect();
        }
        let between: &[char] = match of {
            // A comma may be the decimal one.
            Kind::Number if text.contains(';') || !text.contains(", ") => &[';'],
            _ => &[';', ','],
        };
        let items = text.split(between).map(str::trim).filter(|item| !item.is_empty());
        items.map(|item| self.read(&Cell::Text(item.to_owned()), of, at)).collect()
    }

    fn spans(&mut self, cell: &Cell, at: usize) -> Value {
        let shown = cell.shown();
        let mut spans = Vec::new();
        for part in shown.split([';', ',']).map(str::trim).filter(|part| !part.is_empty()) {
            let Some((from, to)) = part.split_once(['-', '–']) else {
                return Value::Text(shown);
            };
            let entries = [("from", from), ("to", to)].map(|(key, end)| {
                let node = self.read(&Cell::Text(end.trim().to_owned()), &Kind::Time, at);
                Entry { key: key.to_owned(), at, node }
            });
            spans.push(self.node(at, Value::Table(entries.into())));
        }
        Value::List(spans)
    }
}

/// A whole number; text as every number is read.
fn whole(cell: &Cell) -> Value {
    match cell {
        #[expect(clippy::cast_possible_truncation, reason = "whole and far from the ends")]
        Cell::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            Value::Integer(*number as i64)
        }
        Cell::Number(number) => Value::Real(*number),
        Cell::Text(text) => match decimal(text, Sign::Unsaid) {
            Ok(number) => whole(&Cell::Number(number)),
            Err(_) => Value::Text(text.clone()),
        },
        _ => Value::Text(cell.shown()),
    }
}

/// Both readings of a number in a cell of text that may be thousands or have decimals.
pub(super) fn open_number(cell: &Cell, kind: &Kind) -> Option<[String; 3]> {
    let Cell::Text(text) = cell else { return None };
    match kind {
        Kind::Whole | Kind::Number => readings(text.trim_end_matches(['%', ' '])),
        Kind::List(of) => {
            let items = text.split(';').map(|item| Cell::Text(item.trim().to_owned()));
            items.into_iter().find_map(|item| open_number(&item, of))
        }
        _ => None,
    }
}

/// A number; text also with a decimal comma or per cent.
fn number(cell: &Cell) -> Value {
    match cell {
        Cell::Number(number) => Value::Real(*number),
        Cell::Text(text) => {
            let (digits, unit) = match text.strip_suffix('%') {
                Some(share) => (share.trim(), 100.0),
                None => (text.as_str(), 1.0),
            };
            let number = decimal(digits, Sign::Unsaid);
            number.map_or_else(|_| Value::Text(text.clone()), |number| Value::Real(number / unit))
        }
        _ => Value::Text(cell.shown()),
    }
}

fn flag(cell: &Cell) -> Value {
    match cell {
        Cell::Flag(flag) => Value::Flag(*flag),
        #[expect(clippy::float_cmp, reason = "1 and 0 as typed")]
        Cell::Number(number) if *number == 0.0 || *number == 1.0 => Value::Flag(*number == 1.0),
        _ => match plain(&cell.shown()).as_str() {
            "yes" | "ja" | "true" | "sand" | "x" => Value::Flag(true),
            "no" | "nej" | "false" | "falsk" => Value::Flag(false),
            _ => Value::Text(cell.shown()),
        },
    }
}

fn day(cell: &Cell) -> Value {
    match cell {
        Cell::Moment(days) => match moment(*days) {
            Some(shown) if shown.len() == 10 => Value::Date(shown),
            _ => Value::Text(cell.shown()),
        },
        // A date whose format was lost.
        Cell::Number(days) if is_day(*days) => {
            moment(*days).map_or_else(|| Value::Text(cell.shown()), Value::Date)
        }
        Cell::Text(text) => date(text)
            .map_or_else(|| Value::Text(text.clone()), |date| Value::Date(date.to_string())),
        _ => Value::Text(cell.shown()),
    }
}

fn clock(cell: &Cell) -> Value {
    let shown = match cell {
        Cell::Moment(days) | Cell::Number(days) if (0.0..1.0).contains(days) => moment(*days),
        Cell::Number(number) => hour(*number),
        Cell::Text(text) => {
            let alone = || text.parse().ok().and_then(hour);
            time(text).map(|time| Time(time).to_string()).or_else(alone)
        }
        _ => None,
    };
    Value::Text(shown.unwrap_or_else(|| cell.shown()))
}

/// A whole hour; 1 is none, for a day ends with it.
fn hour(number: f64) -> Option<String> {
    let whole = number.fract() == 0.0 && (2.0..=24.0).contains(&number);
    whole.then(|| format!("{number:02}:00"))
}

/// A fixed word by what stands in the file or by its Danish name; a weekday also in full.
fn word(text: &str, words: &[String]) -> Value {
    let meant = plain(text);
    let day = weekday_code(&meant);
    let is = |word: &str| meant == word || meant == choice(word) || day == Some(word);
    let found = words.iter().find(|word| is(word));
    Value::Text(found.cloned().unwrap_or_else(|| text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::needless_pass_by_value, reason = "shorter to call")]
    fn read(cell: Cell, kind: Kind) -> Value {
        Growing::default().read(&cell, &kind, 0).value
    }

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn dates_and_times_are_read_however_a_spreadsheet_has_them() {
        let november = Value::Date("2026-11-02".to_owned());
        for cell in [
            Cell::Moment(46_328.0),
            Cell::Number(46_328.0),
            text("02-11-2026"),
            text("2026-11-02"),
            text("2.11.2026"),
        ] {
            assert_eq!(read(cell.clone(), Kind::Date), november, "{cell:?}");
        }
        let nine = Value::Text("09:05".to_owned());
        for cell in [
            Cell::Moment(0.378_472_222),
            Cell::Number(0.378_472_222_2),
            text("9.05"),
            text("09:05"),
        ] {
            assert_eq!(read(cell.clone(), Kind::Time), nine, "{cell:?}");
        }
        for cell in [Cell::Number(16.0), text("16")] {
            assert_eq!(read(cell, Kind::Time), Value::Text("16:00".to_owned()));
        }
        // A date with a time is no date, and a number of no century is none.
        for cell in [Cell::Moment(46_328.5), Cell::Number(12.0), text("i morgen")] {
            assert!(matches!(read(cell.clone(), Kind::Date), Value::Text(_)), "{cell:?}");
        }
    }

    #[test]
    fn numbers_are_read_with_decimal_comma_and_per_cent() {
        for (cell, number) in [(text("0,9"), 0.9), (text("90 %"), 0.9), (Cell::Number(0.9), 0.9)] {
            assert_eq!(read(cell, Kind::Number), Value::Real(number));
        }
        assert_eq!(read(text("1.200.000"), Kind::Whole), Value::Integer(1_200_000));
        for kind in [Kind::Whole, Kind::Number, Kind::List(Box::new(Kind::Number))] {
            assert_eq!(open_number(&text("1.200"), &kind).unwrap()[0], "1200");
        }
        assert_eq!(open_number(&text("1.200"), &Kind::Text), None);
        assert_eq!(read(Cell::Number(20.0), Kind::Whole), Value::Integer(20));
        assert_eq!(read(Cell::Number(20.5), Kind::Whole), Value::Real(20.5));
        for wrong in ["nine", "inf", "NaN", "1,2,3", ""] {
            assert!(matches!(read(text(wrong), Kind::Number), Value::Text(_)), "{wrong}");
        }
    }

    #[test]
    fn words_are_read_in_both_languages() {
        let roles = || Kind::Word(vec!["physician".to_owned(), "nurse".to_owned()]);
        for word in ["physician", "Læge", " læge "] {
            assert_eq!(read(text(word.trim()), roles()), Value::Text("physician".to_owned()));
        }
        assert_eq!(read(text("lege"), roles()), Value::Text("lege".to_owned()));
        let days = || Kind::Word(["mon", "tue"].map(str::to_owned).to_vec());
        for word in ["tue", "tir", "Tirsdag", "tirs.", "ti", "Tuesday"] {
            assert_eq!(read(text(word), days()), Value::Text("tue".to_owned()), "{word}");
        }
        for word in ["tirsdag kl. 9", "onsdag", "tirsd"] {
            assert_eq!(read(text(word), days()), Value::Text(word.to_owned()));
        }
        for (word, flag) in [("ja", true), ("Nej", false), ("sand", true)] {
            assert_eq!(read(text(word), Kind::Flag), Value::Flag(flag));
        }
        assert_eq!(read(text("lige"), Kind::Weeks), Value::Text("even".to_owned()));
    }

    #[test]
    fn several_stand_in_one_cell() {
        let values = |value: Value| match value {
            Value::List(nodes) => nodes.into_iter().map(|node| node.value).collect::<Vec<_>>(),
            other => vec![other],
        };
        let list = |kind| Kind::List(Box::new(kind));
        assert_eq!(
            values(read(text("0,3; 0,7"), list(Kind::Number))),
            [Value::Real(0.3), Value::Real(0.7)]
        );
        assert_eq!(
            values(read(text("0.3, 0.7"), list(Kind::Number))),
            [Value::Real(0.3), Value::Real(0.7)]
        );
        assert_eq!(values(read(text("1, 3"), Kind::Weeks)), [Value::Integer(1), Value::Integer(3)]);
        assert_eq!(values(read(Cell::Number(2.0), Kind::Weeks)), [Value::Integer(2)]);
        let breaks = values(read(text("10.30-10.45; 12:00–12:30"), Kind::Spans));
        assert_eq!(breaks.len(), 2);
        assert!(matches!(&breaks[1], Value::Table(ends) if ends[0].key == "from"));
        assert_eq!(
            read(text("half past ten"), Kind::Spans),
            Value::Text("half past ten".to_owned())
        );
    }
}

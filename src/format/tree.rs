//! The clinic file as a tree that remembers where each key and value stands.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::cpr;
use super::fault::{Both, FileFault, snippet};
use super::source::Source;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    /// Its number in the tree.
    pub(crate) id: u32,
    /// Where it stands \[bytes\].
    pub(crate) span: Range<usize>,
    /// What it is.
    pub(crate) value: Value,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Text(String),
    Integer(i64),
    Real(f64),
    Flag(bool),
    /// A date, a time or both, as written.
    Date(String),
    List(Vec<Node>),
    Table(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) key: String,
    /// Where the key stands \[byte\].
    pub(crate) at: usize,
    pub(crate) node: Node,
}

impl Node {
    /// The keys of a table, in the order of the file.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Table(entries) => entries,
            _ => &[],
        }
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The text of a key, when it is text.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        match &self.get(key)?.node.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Where a key of the table stands, or the table itself when it has no such key.
    pub(crate) fn at(&self, key: &str) -> usize {
        self.get(key).map_or(self.span.start, |entry| entry.at)
    }
}

/// Reads the tree; a fault of syntax is the only one then.
pub(crate) fn parse(source: &Source) -> Result<Node, Box<FileFault>> {
    let table = DeTable::parse(&source.text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let detail = Both::plain(snippet(error.message()));
        Box::new(source.fault(at, "B0103", &[("detail", detail)]))
    })?;
    let mut growing = Growing { next_id: 0, cpr: None };
    let span = table.span();
    let entries = growing.table(table.into_inner());
    match growing.cpr {
        Some(at) => {
            let place = [("place", Both::key("place.line", &[]))];
            Err(Box::new(source.fault(at, "B0110", &place)))
        }
        None => Ok(Node { id: u32::MAX, span, value: Value::Table(entries) }),
    }
}

/// The tree while it grows, and the first text in it that turned out to hide a CPR number behind
/// escapes.
struct Growing {
    next_id: u32,
    cpr: Option<usize>,
}

impl Growing {
    fn table(&mut self, table: DeTable<'_>) -> Vec<Entry> {
        let mut entries: Vec<Entry> = table
            .into_iter()
            .map(|(key, value): (Spanned<DeString<'_>>, _)| {
                let at = key.span().start;
                let key = self.guarded(key.into_inner().into_owned(), at);
                Entry { key, at, node: self.node(value) }
            })
            .collect();
        entries.sort_by_key(|entry| entry.at);
        entries
    }

    fn node(&mut self, value: Spanned<DeValue<'_>>) -> Node {
        let span = value.span();
        let id = self.next_id;
        self.next_id = self.next_id.saturating_add(1);
        let value = match value.into_inner() {
            DeValue::String(text) => Value::Text(self.guarded(text.into_owned(), span.start)),
            DeValue::Integer(number) => {
                match i64::from_str_radix(number.as_str(), number.radix()) {
                    Ok(number) => {
                        self.guarded(number.to_string(), span.start);
                        Value::Integer(number)
                    }
                    // Too large for a whole number, so certainly outside every range.
                    Err(_) => Value::Real(number.as_str().parse().unwrap_or(f64::INFINITY)),
                }
            }
            DeValue::Float(number) => Value::Real(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(flag) => Value::Flag(flag),
            DeValue::Datetime(date) => Value::Date(date.to_string()),
            DeValue::Array(list) => {
                Value::List(list.into_iter().map(|item| self.node(item)).collect())
            }
            DeValue::Table(table) => Value::Table(self.table(table)),
        };
        Node { id, span, value }
    }

    fn guarded(&mut self, text: String, at: usize) -> String {
        if self.cpr.is_none() && cpr::holds_cpr(&text) {
            self.cpr = Some(at);
        }
        text
    }
}

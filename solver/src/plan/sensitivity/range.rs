//! Ranges that the clinic file states, and what they are about.

use crate::instance::{Assumption, Range};

use super::{End, Lever, Scale, TABLE};

/// What a stated range is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About<'a> {
    /// A lever, in its own scale.
    Lever(Lever),
    /// A key that a lever covers, in the unit of the key.
    Key {
        /// The list, by its key in the clinic file.
        list: &'static str,
        /// The key within a row.
        key: &'static str,
        /// The row by name; `None` for all.
        row: Option<&'a str>,
    },
}

impl<'a> About<'a> {
    /// What `about` names: a lever, `list.key` or `list.row.key`; `None` for anything no lever
    /// covers.
    #[must_use]
    pub fn of(about: &'a str) -> Option<Self> {
        if let Some(row) = TABLE.iter().find(|row| row.code == about) {
            return Some(Self::Lever(row.lever));
        }
        TABLE.iter().find_map(|row| {
            let rest = about.strip_prefix(row.list)?.strip_prefix('.')?;
            let name = if rest == row.key {
                None
            } else {
                Some(rest.strip_suffix(row.key)?.strip_suffix('.')?)
            };
            Some(Self::Key { list: row.list, key: row.key, row: name })
        })
    }
}

/// A range for a key, as the clinic file states it.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedRange {
    /// What it is about, as written.
    pub about: String,
    /// In the unit of the key.
    pub range: Range,
    row: Option<String>,
}

/// The range of one lever.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranges {
    /// In the lever's own scale.
    pub range: Range,
    /// Whether the clinic file gave it.
    pub given: bool,
    /// Ranges of keys it covers, in the order of the file.
    pub stated: Vec<StatedRange>,
    scale: Scale,
}

impl Ranges {
    /// The range of a lever, the clinic's own before the one assumed; of two rows about the same
    /// thing the last counts.
    #[must_use]
    pub fn of(lever: Lever, assumptions: &[Assumption]) -> Self {
        let row = lever.row();
        let mut ranges =
            Self { range: lever.assumed(), given: false, stated: Vec::new(), scale: row.scale };
        for assumption in assumptions {
            let Some(range) = assumption.range else { continue };
            match About::of(&assumption.about) {
                Some(About::Lever(other)) if other == lever => {
                    (ranges.range, ranges.given) = (range, true);
                }
                Some(About::Key { list, key, row: name }) if (list, key) == (row.list, row.key) => {
                    let (about, row) = (assumption.about.clone(), name.map(str::to_owned));
                    ranges.stated.push(StatedRange { about, range, row });
                }
                _ => {}
            }
        }
        ranges
    }

    /// A number of the row `name` at one end: by a range of its own, else by one for all rows, else
    /// by the range of the lever.
    pub(super) fn at(&self, end: End, name: &str, given: f64) -> f64 {
        self.stated(end, name).unwrap_or_else(|| {
            let at = pick(self.range, end);
            match (self.scale, end) {
                (Scale::Factor, _) => given * at,
                (Scale::GridStep, _) => given + at,
                (Scale::Value, _) if self.given => at,
                // An assumed range never leaves out what the clinic says.
                (Scale::Value, End::Low) => given.min(at),
                (Scale::Value, End::High) => given.max(at),
            }
        })
    }

    /// Whether and where the clinic file puts a row at one end.
    pub(super) fn stated(&self, end: End, name: &str) -> Option<f64> {
        let last = |row: Option<&str>| {
            let mut stated = self.stated.iter().rev();
            stated.find(|stated| stated.row.as_deref() == row).map(|at| pick(at.range, end))
        };
        last(Some(name)).or_else(|| last(None))
    }
}

fn pick(range: Range, end: End) -> f64 {
    match end {
        End::Low => range.low,
        End::High => range.high,
    }
}

//! Whether the dates of a column have the day first: what single cells prove holds for the others
//! that were written alike. Nothing is guessed: a column is refused, doubted or left undecided.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::field::Field;
use super::grid::{Cell, Record};
use super::layout::Layout;
use super::map::{Map, Target};
use crate::format::said::date::{self, Order, Style, Unread};
use crate::format::said::word::norm;

/// Fewest dates of either kind by which a text column shows that a spreadsheet swapped some.
const SWAPPED_MIN: usize = 3;

/// What is known of the dates of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// Styles in which some date has the month first, so that the others may have.
    pub(super) doubted: BTreeSet<Style>,
    /// Whether dates with slashes might be in either order.
    pub(super) undecided: bool,
    /// Styles whose dates a spreadsheet seems to have read in the wrong order.
    pub(super) swapped: BTreeSet<Style>,
    /// Whether that is so of cells that are dates.
    pub(super) swapped_cells: bool,
    /// Whether the column as a whole has the month first.
    pub(super) month_first: bool,
}

#[derive(Debug, Default)]
struct Evidence {
    month_first: BTreeMap<Style, usize>,
    day_first: BTreeMap<Style, usize>,
    open: BTreeMap<Style, usize>,
    /// Dates of a style, and how many have a day up to 12.
    all: BTreeMap<Style, (usize, usize)>,
    cells: usize,
    late_cells: usize,
    words: bool,
}

impl Evidence {
    fn add(&mut self, cell: &Cell) {
        match cell {
            Cell::Moment(days) => {
                let Some(date) = date::serial(*days) else { return };
                self.cells += 1;
                self.late_cells += usize::from(date.day() > 12);
            }
            Cell::Text(text) => match date::read(text) {
                Ok(read) => {
                    let count = self.all.entry(read.style).or_default();
                    count.0 += 1;
                    count.1 += usize::from(read.date.day() <= 12);
                    self.words |= read.style == Style::Words;
                    match read.order {
                        Order::DayFirst => *self.day_first.entry(read.style).or_default() += 1,
                        Order::Open => *self.open.entry(read.style).or_default() += 1,
                        Order::Sure => {}
                    }
                }
                Err(Unread::MonthFirst(style)) => *self.month_first.entry(style).or_default() += 1,
                Err(_) => {}
            },
            _ => {}
        }
    }

    /// Whether the column shows a Danish hand.
    fn is_danish(&self) -> bool {
        let proved = |style: &Style| !self.month_first.contains_key(style);
        let danish = |style: &Style| matches!(style, Style::Dash | Style::Dot | Style::Mixed);
        self.words
            || !self.day_first.is_empty()
            || self.open.keys().any(|style| danish(style) && proved(style))
    }

    fn swapped_cells(&self) -> bool {
        let proofs: usize = self.month_first.values().chain(self.day_first.values()).sum();
        let open: usize = self.open.values().sum();
        self.cells > 0 && self.late_cells == 0 && proofs > 0 && open == 0
    }

    /// The style of which no date has a day above 12, beside one of which all have.
    fn swapped(&self) -> Option<Style> {
        let proofs: usize = self.month_first.get(&Style::Slash).copied().unwrap_or(0)
            + self.day_first.get(&Style::Slash).copied().unwrap_or(0);
        let slashes = self.all.get(&Style::Slash).map_or(0, |(count, _)| *count);
        let others: Vec<_> = self.all.iter().filter(|(style, _)| **style != Style::Slash).collect();
        match others[..] {
            [(style, (count, early))]
                if *count >= SWAPPED_MIN
                    && count == early
                    && proofs >= SWAPPED_MIN
                    && !self.open.contains_key(&Style::Slash)
                    && slashes <= proofs =>
            {
                Some(*style)
            }
            _ => None,
        }
    }
}

/// What is known of each column of dates.
pub(super) fn orders(records: &[Record], layout: &Layout, map: &Map) -> BTreeMap<usize, Known> {
    let dates = layout.at.iter().filter(|(field, _)| field.is_date() && **field != Field::Blocked);
    let columns: BTreeSet<usize> = dates.map(|(_, at)| *at).collect();
    let gather = |at: usize| {
        let mut evidence = Evidence::default();
        let cells = records.iter().filter_map(|record| record.cells.get(at));
        cells.for_each(|cell| evidence.add(cell));
        (at, evidence)
    };
    let all: BTreeMap<usize, Evidence> = columns.into_iter().map(gather).collect();
    // One program writes all its columns alike.
    let american: BTreeSet<Style> = all
        .values()
        .filter(|e| !e.is_danish())
        .flat_map(|e| e.month_first.keys())
        .copied()
        .collect();
    let day_first = all.values().any(|e| e.day_first.contains_key(&Style::Slash));
    let known = |(at, evidence): (&usize, &Evidence)| {
        let pooled = american.iter().filter(|style| !evidence.day_first.contains_key(style));
        let doubted: BTreeSet<Style> = evidence.month_first.keys().chain(pooled).copied().collect();
        let sure = is_confirmed(*at, layout, map) || evidence.is_danish() || day_first;
        let open = evidence.open.contains_key(&Style::Slash);
        let known = Known {
            undecided: open && !sure && !doubted.contains(&Style::Slash),
            swapped: evidence.swapped().into_iter().collect(),
            swapped_cells: evidence.swapped_cells(),
            month_first: !evidence.month_first.is_empty() && !evidence.is_danish(),
            doubted,
        };
        (*at, known)
    };
    all.iter().map(known).collect()
}

/// Whether a map says that a column has the day first.
fn is_confirmed(at: usize, layout: &Layout, map: &Map) -> bool {
    let heading = layout.heading(at).map(norm);
    map.all_day_first
        || map.day_first.iter().any(|target| match target {
            Target::Position(position) => *position == at + 1,
            Target::Heading(name) => Some(norm(name)) == heading,
        })
}

//! Every fault of a clinic, in the order of the clinic file.
//!
//! One file per topic; each check looks at the parts alone. Ids are checked first: when one names
//! no row, the other checks could not look it up and are left for the next round.

mod change;
#[cfg(test)]
mod change_tests;
mod clinic;
mod demand;
mod hold;
mod need;
mod people;
mod pro;
mod reference;
mod right;
#[cfg(test)]
mod right_tests;
mod service;
#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate};

use crate::number::told;
use crate::units::{Minutes, Span};

use super::{AskedHours, CycleDay, Fault, InstanceError, InstanceParts, Place};

/// Most that sums of shares may differ from 1.
const SHARE_TOLERANCE: f64 = 1e-6;

/// All faults of the parts.
pub(super) fn faults(parts: &InstanceParts) -> Vec<InstanceError> {
    let mut findings = Findings::default();
    reference::check(parts, &mut findings);
    change::references(parts, &mut findings);
    if !findings.found.is_empty() {
        return findings.found;
    }
    clinic::check(parts, &mut findings);
    people::check(parts, &mut findings);
    pro::check(parts, &mut findings);
    need::check(parts, &mut findings);
    demand::check(parts, &mut findings);
    change::check(parts, &mut findings);
    hold::check(parts, &mut findings);
    service::check(parts, &mut findings);
    findings.found
}

/// Row `index` of `list`, at `field`.
fn place(list: &'static str, index: usize, field: &'static str) -> Place {
    Place::new(list, index, field)
}

/// What is found so far.
#[derive(Default)]
struct Findings {
    found: Vec<InstanceError>,
}

impl Findings {
    fn add(&mut self, place: Place, fault: Fault) {
        self.found.push(InstanceError { place, fault });
    }

    /// A number within `low..=high`; a number that is none is outside.
    fn range(&mut self, place: Place, value: f64, low: f64, high: f64) {
        if !(low..=high).contains(&value) {
            self.add(place, Fault::OutOfRange { value, low, high });
        }
    }

    /// A whole number within `low..=high`.
    fn count(&mut self, place: Place, value: u32, low: u32, high: u32) {
        self.range(place, f64::from(value), f64::from(low), f64::from(high));
    }

    /// Shares within 0..=1 that add to 1; each stands at a place of its own.
    fn shares<'s>(
        &mut self,
        place: Place,
        each: impl Fn(usize) -> Place,
        shares: impl Iterator<Item = &'s f64> + Clone,
    ) {
        for (index, &share) in shares.clone().enumerate() {
            self.range(each(index), share, 0.0, 1.0);
        }
        let sum: f64 = shares.sum();
        if (sum - 1.0).abs() > SHARE_TOLERANCE {
            self.add(place, Fault::SharesDoNotAddUp { sum: told(sum) });
        }
    }

    /// A date behov knows.
    fn date(&mut self, place: Place, date: NaiveDate) {
        if !(2000..=2099).contains(&date.year()) {
            self.add(place, Fault::DateOutOfRange { date });
        }
    }

    /// Two dates behov knows, in order; the row has the keys `from` and `to`.
    fn dates(&mut self, list: &'static str, index: usize, from: NaiveDate, to: NaiveDate) {
        self.date(place(list, index, "from"), from);
        self.date(place(list, index, "to"), to);
        if from > to {
            self.add(place(list, index, "to"), Fault::DatesReversed { from, to });
        }
    }

    /// A length on the grid; without a sound grid everything is.
    fn on_grid(&mut self, place: Place, minutes: Minutes, grid: Minutes) {
        if grid.0 > 0 && !minutes.fits(grid) {
            self.add(place, Fault::OffGrid { minutes, grid });
        }
    }

    /// A stretch that ends after it starts, both on the grid; whether it is not empty.
    fn span(&mut self, places: [Place; 2], span: Span, grid: Minutes) -> bool {
        self.on_grid(places[0], span.from.minutes(), grid);
        self.on_grid(places[1], span.to.minutes(), grid);
        let sound = span.from < span.to;
        if !sound {
            self.add(places[1], Fault::EmptySpan { span });
        }
        sound
    }

    /// Hours of the day with the share of each part of them.
    fn asked(&mut self, place: Place, asked: &AskedHours) {
        self.shares(place, |at| place.row("shares", at, ""), asked.shares.iter());
        if asked.span.from >= asked.span.to {
            self.add(place.key("to"), Fault::EmptySpan { span: asked.span });
        }
    }

    /// A day of a week that the cycle has.
    fn cycle_day(&mut self, place: Place, day: CycleDay, weeks: u32) {
        if day.week >= weeks {
            self.add(place, Fault::NotInCycle { week: day.week + 1, weeks });
        }
        if day.day > 6 {
            self.count(place, day.day, 0, 6);
        }
    }

    /// Names that can be printed and told apart, given once each.
    fn names<'s>(&mut self, list: &'static str, names: impl Iterator<Item = &'s str>) {
        let mut seen = std::collections::BTreeSet::new();
        for (index, name) in names.enumerate() {
            if name.is_empty() || name.trim().len() < name.len() || name.contains(char::is_control)
            {
                let fault = Fault::NotAName { name: name.to_owned() };
                self.add(place(list, index, "name"), fault);
            }
            if !seen.insert(name) {
                let fault = Fault::NameTwice { name: name.to_owned() };
                self.add(place(list, index, "name"), fault);
            }
        }
    }

    /// A list with at least one row.
    fn not_empty(&mut self, list: &'static str, count: usize) {
        if count == 0 {
            self.add(place(list, 0, ""), Fault::Empty);
        }
    }
}

/// The places of both ends of a row's stretch.
fn ends(list: &'static str, index: usize) -> [Place; 2] {
    [place(list, index, "from"), place(list, index, "to")]
}

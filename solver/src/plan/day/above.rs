//! Controls that answers cancel late: how many to book above the places of a session.

use crate::day::Weights;
use crate::day::stays::{Answered, Overbooked, Places};
use crate::instance::{Contact, Instance};
use crate::number::real;
use crate::units::Minutes;

use super::{SessionDay, Work};

/// Most controls booked above the places that are tried.
const MOST: usize = 40;

/// What to book above the places of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct BookedAbove {
    /// The places, and what answers make of who is booked there.
    pub places: Places,
    /// How many to book.
    pub found: Overbooked,
}

impl BookedAbove {
    /// Controls that are not cancelled, in the mean, once the best number is booked.
    #[must_use]
    pub fn stay(&self) -> f64 {
        self.places.stays() * real(self.places.places.len() + self.found.best)
    }
}

/// The controls of a session that answers decide on; `None` without any, or where the clinic's
/// table has no share of an answer.
///
/// Whoever is booked above the places is booked for the length most of them have, of equals the
/// longest.
#[must_use]
pub(super) fn booked_above(
    clinic: &Instance,
    session: &SessionDay,
    weights: &Weights,
) -> Option<BookedAbove> {
    let table = clinic.parts().complexity.pro.as_ref()?;
    let rules = table.colours.iter().filter(|rule| rule.share.value() > 0.0);
    let answers: Vec<Answered> = rules
        .map(|rule| Answered {
            share: rule.share.value(),
            minutes: match rule.then {
                Contact::None => Some(Minutes(0)),
                Contact::Visit | Contact::Phone => rule.minutes,
            },
        })
        .collect();
    let decided = session.planned.iter().filter(
        |row| matches!(row.work, Work::Visit { need, .. } if table.controls.contains(&need)),
    );
    let places: Vec<Minutes> = decided.map(|row| row.minutes).collect();
    let count = |length: Minutes| places.iter().filter(|&&minutes| minutes == length).count();
    let more = places.iter().copied().max_by_key(|&length| (count(length), length))?;
    if answers.is_empty() {
        return None;
    }
    let places = Places { places, more, answers };
    let found = places.overbooked(weights, MOST);
    Some(BookedAbove { places, found })
}

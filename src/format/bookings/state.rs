//! How a line of bookings stands, by the words of its status: behov's own, and those that booking
//! systems and people use, which `import` reads as well.

use super::super::fault::Both;
use super::super::list::{Line, Tally};
use super::super::said::word::usual;
use super::patient::Status;
use crate::messages::word::code_of_table;

/// How a line of bookings stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// The patient has been told of the visit, or is to be.
    Stands,
    /// It is in the clinic's own list of bookings.
    Made,
    /// It was held.
    Held,
    /// Nobody came to it.
    Missed,
    /// It was cancelled, or its patient waits for another.
    Cancelled,
    /// It stands, and its patient is no longer on the waiting list.
    Gone,
}

/// The status of a visit whose patient is no longer on the waiting list.
pub(super) const GONE: &str = "not-waiting";

impl State {
    /// The state of a line; a word that nobody knows is noted.
    pub(super) fn of(line: &Line<'_>, tally: &mut Tally) -> Option<Self> {
        let Some(written) = line.get("status") else { return Some(Self::Stands) };
        let state = Self::of_word(written);
        if state.is_none() {
            let value = [("value", Both::echo(written))];
            tally.add(line.number, tally.column("status"), "B0636", &value);
        }
        state
    }

    /// The state that a word says.
    fn of_word(written: &str) -> Option<Self> {
        let own = [Status::New, Status::Kept, Status::Made, Status::Held];
        let word = code_of_table(written);
        if let Some(status) = own.into_iter().find(|status| status.code() == word) {
            return Some(match status {
                Status::New | Status::Kept => Self::Stands,
                Status::Made => Self::Made,
                Status::Held => Self::Held,
            });
        }
        match word {
            GONE => return Some(Self::Gone),
            // A date typed into the line of a patient who had none.
            "left-out" => return Some(Self::Stands),
            _ => {}
        }
        Some(match *usual("status", written).first()? {
            "booked" => Self::Stands,
            "finished" | "started" => Self::Held,
            "no-show" => Self::Missed,
            // Who waits or has paused has no visit, whatever date was left in the line.
            "cancelled"
            | "cancelled-by-patient"
            | "cancelled-by-hospital"
            | "waiting"
            | "paused" => Self::Cancelled,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_behov_and_of_booking_systems_say_how_a_visit_stands() {
        for (state, words) in [
            (State::Stands, &["new", "ny", "kept", "fastholdt", "Booket", "udeladt"][..]),
            (State::Made, &["made", "booket før"]),
            (State::Held, &["held", "afholdt", "gennemført", "Afsluttet", "set"]),
            (State::Missed, &["missed", "udeblevet", "no-show", "No show", "Udeblivelse"]),
            (
                State::Cancelled,
                &["aflyst", "Aflyst af pt.", "aflyst-af-patient", "afbud", "slettet", "cancelled"],
            ),
            (State::Cancelled, &["cancelled-by-hospital", "venter", "på pause"]),
            (State::Gone, &["not-waiting", "venter ikke mere"]),
        ] {
            for word in words {
                assert_eq!(State::of_word(word), Some(state), "{word}");
            }
        }
        for word in ["xyz", "aflystt", "held?", "ja"] {
            assert_eq!(State::of_word(word), None, "{word}");
        }
    }
}

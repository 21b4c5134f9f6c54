//! The referee of bookings: re-derives every promise from the clinic, the template and the list.
//!
//! It shares no code with the room that books. It reads the list as a secretary would: one booking
//! at a time, then one patient, then one day of the clinic.

mod breach;
mod day;
mod patient;
#[cfg(test)]
mod tests;
mod visit;
mod window;

use std::collections::BTreeMap;
use std::fmt;

use crate::answer::{Booked, Bookings, Template};
use crate::evaluation::made::is_held;
use crate::instance::{Asks, Booking, Instance, WaitingPatient};
use crate::table::{Id, NeedId, TeamId};

pub use breach::{BookingBreach, Broken};

/// Every promise that the bookings break.
///
/// `told` are the bookings patients have been told of, with the number of patients among them who
/// may get other times though theirs still stand.
#[must_use]
pub fn bookings_verdict(
    clinic: &Instance,
    template: &Template,
    bookings: &Bookings,
    told: Option<(&Bookings, u32)>,
) -> Vec<BookingBreach> {
    let referee = Referee { clinic, template, bookings, made: Made::of(clinic) };
    let (known, unknown): (Vec<Booked>, Vec<Booked>) =
        bookings.rows().iter().partition(|row| referee.knows(row));
    let mut breaches: Vec<BookingBreach> =
        unknown.iter().map(|row| referee.breach(Broken::Unknown, row, row.step + 1)).collect();
    for row in &known {
        breaches.extend(referee.visit(row));
    }
    breaches.extend(referee.patients(&known));
    breaches.extend(referee.clinicians(&known));
    breaches.extend(referee.rooms(&known));
    if let Some((told, most)) = told {
        breaches.extend(referee.changes(told, most));
    }
    breaches
}

struct Referee<'a> {
    clinic: &'a Instance,
    template: &'a Template,
    bookings: &'a Bookings,
    made: Made<'a>,
}

/// Bookings made before that can be held, by pseudonym.
struct Made<'a>(BTreeMap<&'a str, Vec<&'a Booking>>);

impl<'a> Made<'a> {
    fn of(clinic: &'a Instance) -> Self {
        let mut made: BTreeMap<&str, Vec<&Booking>> = BTreeMap::new();
        for booking in clinic.parts().bookings.iter().filter(|made| is_held(clinic, made)) {
            made.entry(&booking.pseudonym).or_default().push(booking);
        }
        Self(made)
    }

    /// The bookings of one patient, in the order of their list.
    fn by(&self, pseudonym: &str) -> impl Iterator<Item = &'a Booking> + '_ {
        self.0.get(pseudonym).into_iter().flatten().copied()
    }
}

/// One visit a patient waits for.
#[derive(Clone, Copy)]
struct Asked {
    need: NeedId,
    team: TeamId,
    lag_min: i64,
    lag_max: i64,
}

impl Referee<'_> {
    /// Whether patient, step and session exist.
    fn knows(&self, row: &Booked) -> bool {
        let parts = self.clinic.parts();
        let patient = parts.waiting.get(row.patient.index());
        parts.sessions.get(row.session).is_some()
            && patient.is_some_and(|patient| row.step < self.asked(patient).len())
    }

    fn patient(&self, row: &Booked) -> &WaitingPatient {
        &self.clinic.parts().waiting[row.patient.index()]
    }

    /// The visits a patient waits for, in order.
    fn asked(&self, patient: &WaitingPatient) -> Vec<Asked> {
        let team = patient.team;
        match patient.asks {
            Asks::Need(need) => vec![Asked { need, team, lag_min: 0, lag_max: i64::MAX }],
            Asks::Pathway(pathway) => {
                let steps = self.clinic.parts().pathways[pathway].steps.iter();
                let asked = steps.map(|step| Asked {
                    need: step.need,
                    team: step.team.unwrap_or(team),
                    lag_min: i64::from(step.lag_min.max(step.external_days)),
                    lag_max: i64::from(step.lag_max),
                });
                asked.collect()
            }
        }
    }

    /// The visit of a booking; the patient has such a step.
    fn asked_by(&self, row: &Booked) -> Asked {
        self.asked(self.patient(row))[row.step]
    }

    /// A breach of one booking.
    fn breach(&self, kind: Broken, row: &Booked, wanted: impl fmt::Display) -> BookingBreach {
        let parts = self.clinic.parts();
        let patient = parts.waiting.get(row.patient.index());
        let clinician = parts
            .sessions
            .get(row.session)
            .map_or("?", |session| parts.clinicians[session.clinician].name.as_str());
        BookingBreach {
            kind,
            patient: patient.map_or_else(|| "?".to_owned(), |known| known.pseudonym.clone()),
            place: format!("{clinician} {} {}", row.date, row.span),
            wanted: wanted.to_string(),
        }
    }

    /// Patients told a time that still stands, and who have another or none now.
    fn changes(&self, told: &Bookings, most: u32) -> Option<BookingBreach> {
        let stands = |row: &&Booked| {
            self.knows(row)
                && row.date > self.clinic.parts().as_of
                && self.visit(row).is_empty()
                && !self.taken_since(row)
        };
        let mut moved: Vec<_> = told
            .rows()
            .iter()
            .filter(|row| !self.bookings.rows().contains(row))
            .filter(stands)
            .map(|row| row.patient)
            .collect();
        moved.dedup();
        let names = moved
            .iter()
            .map(|&patient| self.clinic.parts().waiting[patient.index()].pseudonym.as_str());
        (moved.len() > most as usize).then(|| BookingBreach {
            kind: Broken::TooManyChanges,
            patient: names.collect::<Vec<_>>().join(", "),
            place: moved.len().to_string(),
            wanted: most.to_string(),
        })
    }

    /// Whether a booking already made now lies where a told one was.
    fn taken_since(&self, row: &Booked) -> bool {
        let clinician = self.clinic.parts().sessions[row.session].clinician;
        self.clinic.parts().bookings.iter().any(|made| {
            made.clinician == clinician && made.date == row.date && made.span.overlaps(row.span)
        })
    }
}

//! Where one more request would fit: the next and the third next available date.
//!
//! The third next available date is the usual measure of access: a single late cancellation does
//! not move it (Murray and Tantau 2000).

use chrono::NaiveDate;

use crate::answer::{Bookings, Template};
use crate::instance::Instance;
use crate::supply;
use crate::table::{ClinicianId, NeedId, TeamId};
use crate::units::{Minutes, Span, TimeOfDay};

use super::Options;
use super::crowd::{Rooms, until_free};
use super::opening::{Opening, openings};

/// The first dates on which one more request of a need would fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextAvailable {
    /// The need; a request of the usual class, without an own clinician.
    pub need: NeedId,
    /// The team asked.
    pub team: TeamId,
    /// With whom; `None` with anyone the team's patients may see.
    pub clinician: Option<ClinicianId>,
    /// Date of the first free place; `None` within the horizon.
    pub next: Option<NaiveDate>,
    /// Date of the third free place; `None` within the horizon.
    pub third: Option<NaiveDate>,
}

/// The next available dates beside `bookings`, per need and team, and per clinician of these.
///
/// Needs that no opening of the horizon could ever serve for a team have no row.
#[must_use]
pub fn next_available(
    clinic: &Instance,
    template: &Template,
    bookings: &Bookings,
    options: &Options,
) -> Vec<NextAvailable> {
    let parts = clinic.parts();
    let today = parts.as_of;
    let all = openings(clinic, template, options.weeks, &Bookings::default());
    let free = openings(clinic, template, options.weeks, bookings);
    let taken = Rooms::of(clinic, bookings);
    let mut rows = Vec::new();
    for need in parts.needs.ids() {
        let minutes = parts.needs[need].minutes[parts.complexity.unknown()];
        for team in parts.teams.ids() {
            let fits = |opening: &&Opening| opening.may_serve(clinic, team, need, today);
            let mut with: Vec<ClinicianId> =
                all.iter().filter(fits).map(|opening| opening.clinician).collect();
            with.sort();
            with.dedup();
            if with.is_empty() {
                continue;
            }
            let free: Vec<&Opening> = free.iter().filter(fits).collect();
            for clinician in std::iter::once(None).chain(with.into_iter().map(Some)) {
                let theirs = free.iter().copied();
                let theirs = theirs.filter(|o| clinician.is_none_or(|with| with == o.clinician));
                let places = Places { clinic, need, minutes, taken: &taken };
                let [next, third] = places.first_and_third(theirs);
                rows.push(NextAvailable { need, team, clinician, next, third });
            }
        }
    }
    rows
}

/// Where visits of a need would fit, one after the other.
struct Places<'c> {
    clinic: &'c Instance,
    need: NeedId,
    minutes: Minutes,
    taken: &'c Rooms,
}

impl Places<'_> {
    /// Dates of the first and third visit that would fit; openings are in order of date.
    fn first_and_third<'o>(
        &self,
        openings: impl Iterator<Item = &'o Opening>,
    ) -> [Option<NaiveDate>; 2] {
        let mut found: Vec<(&Opening, Span)> = Vec::new();
        for opening in openings {
            let mut from = opening.span.from;
            while let Some(span) = self.first(opening, from, &found) {
                from = span.to;
                found.push((opening, span));
                if found.len() == 3 {
                    return [Some(found[0].0.date), Some(opening.date)];
                }
            }
        }
        [found.first().map(|(opening, _)| opening.date), None]
    }

    /// The first visit in an opening from a time on, with a room if it takes one, beside those found
    /// before.
    fn first(
        &self,
        opening: &Opening,
        from: TimeOfDay,
        found: &[(&Opening, Span)],
    ) -> Option<Span> {
        let room = supply::room_of(self.clinic, opening.session, self.need);
        let mut span = Span { from, to: from + self.minutes };
        while opening.span.contains(span) && span.minutes() == self.minutes {
            let full = room.and_then(|room| {
                let taken = self.taken.taken(opening.date, room).iter();
                let same = |other: &&(&Opening, Span)| {
                    let theirs = supply::room_of(self.clinic, other.0.session, self.need);
                    other.0.date == opening.date && theirs == Some(room)
                };
                let taken = taken.chain(found.iter().filter(same).map(|(_, span)| span));
                until_free(taken, supply::room_count(self.clinic, room), span)
            });
            match full {
                None => return Some(span),
                Some(from) => span = Span { from, to: from + self.minutes },
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::{Block, BlockKind, Booked};
    use crate::instance::cast::{clinic, date, span};
    use crate::table::{Id, PatientId, SessionId};

    /// Ada sees first visits of 40 min on Mondays (9:00 to 10:20), Bea on Wednesdays
    /// (9:00 to 9:40).
    fn template() -> Template {
        let kind = BlockKind::Visit {
            team: TeamId::from_index(0),
            need: NeedId::from_index(1),
            class: clinic().parts().complexity.unknown(),
            opens_days: 0,
        };
        let block = |session, text| Block {
            session: SessionId::from_index(session),
            span: span(text),
            kind,
        };
        Template::new(vec![block(0, "9:00-10:20"), block(6, "9:00-9:40")])
    }

    fn dates(bookings: &Bookings) -> Vec<(Option<usize>, [Option<NaiveDate>; 2])> {
        let options = Options { weeks: 2, ..Options::default() };
        let rows = next_available(&clinic(), &template(), bookings, &options);
        let row = |r: &NextAvailable| (r.clinician.map(Id::index), [r.next, r.third]);
        rows.iter().map(row).collect()
    }

    #[test]
    fn the_third_next_available_date_counts_places_not_days() {
        // Wednesday 4 November (1), Monday 9 November (2 and 3).
        let [monday, wednesday] = ["2026-11-09", "2026-11-04"].map(|day| Some(date(day)));
        assert_eq!(
            dates(&Bookings::default()),
            [
                (None, [wednesday, monday]),
                (Some(0), [monday, Some(date("2026-11-16"))]),
                (Some(1), [wednesday, None]),
            ]
        );
    }

    #[test]
    fn a_booking_moves_the_next_available_date_of_its_clinician() {
        let booked = Booked {
            patient: PatientId::from_index(0),
            step: 0,
            session: SessionId::from_index(6),
            date: date("2026-11-04"),
            span: span("9:00-9:40"),
        };
        let rows = dates(&Bookings::new(vec![booked]));
        assert_eq!(rows[0].1[0], Some(date("2026-11-09")));
        assert_eq!(rows[2].1[0], Some(date("2026-11-11")));
    }
}

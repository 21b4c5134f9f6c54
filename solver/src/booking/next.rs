//! Where one more request would fit: the next and the third next available date.
//!
//! The third next available date is the usual measure of access: a single late cancellation does
//! not move it (Murray and Tantau 2000).

use chrono::NaiveDate;

use crate::answer::{Bookings, Template};
use crate::instance::Instance;
use crate::table::{ClinicianId, NeedId, TeamId};
use crate::units::Minutes;

use super::Options;
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
                let [next, third] = first_and_third(theirs, minutes, parts.grid);
                rows.push(NextAvailable { need, team, clinician, next, third });
            }
        }
    }
    rows
}

/// Dates of the first and third visit of a length that would fit; openings are in order of date.
fn first_and_third<'o>(
    openings: impl Iterator<Item = &'o Opening>,
    minutes: Minutes,
    grid: Minutes,
) -> [Option<NaiveDate>; 2] {
    let (mut next, mut count) = (None, 0);
    for opening in openings {
        // Visits start on the grid.
        let late = (-opening.span.from.minutes().0).rem_euclid(grid.0.max(1));
        let places = (opening.minutes().0 - late) / minutes.0.max(1);
        if places > 0 {
            count += places;
            next = next.or(Some(opening.date));
        }
        if count >= 3 {
            return [next, Some(opening.date)];
        }
    }
    [next, None]
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

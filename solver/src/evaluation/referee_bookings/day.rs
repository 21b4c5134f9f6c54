//! One day of the clinic at a time: a clinician sees one patient at once, rooms suffice.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::answer::Booked;
use crate::instance::Setting;
use crate::table::{ClinicianId, RoomId};
use crate::units::Span;

use super::Referee;
use super::breach::{BookingBreach, Broken};

/// The stretches of a clinician's day, with the booking of the list where it is one.
type Day = Vec<(Span, Option<Booked>)>;

impl Referee<'_> {
    /// Bookings of one clinician that overlap each other or one made before.
    pub(super) fn clinicians(&self, rows: &[Booked]) -> Vec<BookingBreach> {
        let parts = self.clinic.parts();
        let mut days: BTreeMap<(ClinicianId, NaiveDate), Day> = BTreeMap::new();
        for made in &parts.bookings {
            days.entry((made.clinician, made.date)).or_default().push((made.span, None));
        }
        for row in rows {
            let clinician = parts.sessions[row.session].clinician;
            days.entry((clinician, row.date)).or_default().push((row.span, Some(*row)));
        }
        let mut breaches = Vec::new();
        for mut day in days.into_values() {
            day.sort();
            for (at, &(span, row)) in day.iter().enumerate() {
                let later = day[at + 1..].iter().take_while(|(other, _)| other.from < span.to);
                let clashes = later.filter_map(|&(other, theirs)| Some((other, theirs.or(row)?)));
                for (other, shown) in clashes.filter(|(other, _)| other.overlaps(span)) {
                    let with = if shown.span == other { span } else { other };
                    breaches.push(self.breach(Broken::TwoPatients, &shown, with));
                }
            }
        }
        breaches
    }

    /// Moments with more visits in person than rooms of the kind.
    pub(super) fn rooms(&self, rows: &[Booked]) -> Vec<BookingBreach> {
        let parts = self.clinic.parts();
        let mut days: BTreeMap<(RoomId, NaiveDate), Vec<Booked>> = BTreeMap::new();
        for row in rows {
            let in_person = parts.needs[self.asked_by(row).need].setting == Setting::InPerson;
            if let Some(room) = parts.sessions[row.session].room.filter(|_| in_person) {
                days.entry((room, row.date)).or_default().push(*row);
            }
        }
        let mut breaches = Vec::new();
        for ((room, _), rows) in days {
            let count = parts.rooms[room].count as usize;
            for row in &rows {
                let inside = |other: &&Booked| {
                    other.span.from <= row.span.from && row.span.from < other.span.to
                };
                if rows.iter().filter(inside).count() > count {
                    let wanted = format!("{} {}", count, parts.rooms[room].name);
                    breaches.push(self.breach(Broken::Rooms, row, wanted));
                }
            }
        }
        breaches
    }
}

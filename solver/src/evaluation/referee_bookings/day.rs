//! One day of the clinic at a time: a clinician sees one patient at once, rooms suffice.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::answer::Booked;
use crate::evaluation::made::session_of;
use crate::instance::Setting;
use crate::table::{ClinicianId, NeedId, RoomId};
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

    /// Moments with more visits in person than rooms of the kind, those of bookings made before among
    /// them; told of the visit of the list that began last.
    pub(super) fn rooms(&self, rows: &[Booked]) -> Vec<BookingBreach> {
        let parts = self.clinic.parts();
        let mut days: BTreeMap<(RoomId, NaiveDate), Day> = BTreeMap::new();
        let in_person = |need: NeedId| parts.needs[need].setting == Setting::InPerson;
        for row in rows.iter().filter(|row| in_person(self.asked_by(row).need)) {
            if let Some(room) = parts.sessions[row.session].room {
                days.entry((room, row.date)).or_default().push((row.span, Some(*row)));
            }
        }
        for made in parts.bookings.iter().filter(|made| in_person(made.need)) {
            let session = session_of(self.clinic, made);
            if let Some(room) = session.and_then(|session| parts.sessions[session].room) {
                days.entry((room, made.date)).or_default().push((made.span, None));
            }
        }
        let mut breaches = Vec::new();
        for ((room, _), mut day) in days {
            day.sort();
            let count = parts.rooms[room].count as usize;
            for (moment, _) in &day {
                let inside = day
                    .iter()
                    .filter(|(span, _)| span.from <= moment.from && moment.from < span.to);
                if inside.clone().count() > count {
                    let last = inside.filter_map(|(_, row)| *row).next_back();
                    let wanted = format!("{} {}", count, parts.rooms[room].name);
                    breaches.extend(last.map(|row| self.breach(Broken::Rooms, &row, wanted)));
                }
            }
        }
        breaches
    }
}

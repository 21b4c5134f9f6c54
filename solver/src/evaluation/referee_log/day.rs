//! Minutes of a clinician's day that do not add up, and sessions that the clinic does not have.

use super::{Breach, ClinicianDay, Referee};
use crate::answer::{Day, SessionRow};
use crate::table::ClinicianId;
use crate::units::Minutes;

impl Referee<'_> {
    /// What the visits make against what there is, then against what the sessions say.
    pub(super) fn clinician_day(
        &self,
        day: Day,
        clinician: ClinicianId,
        given: &ClinicianDay,
    ) -> Vec<Breach> {
        let place = || self.place(clinician, day);
        let &ClinicianDay { minutes, held, booked, held_booked, visits, held_visits, .. } = given;
        let mut breaches = Vec::new();
        if visits > minutes {
            breaches.push(Breach::SessionOverbooked { place: place(), visits, minutes });
        } else if visits != booked {
            breaches.push(Breach::MinutesDoNotAddUp { place: place(), booked, visits });
        }
        if held_visits > held {
            breaches.push(Breach::HoldsOverused { place: place(), visits: held_visits, held });
        } else if held_visits != held_booked {
            breaches.push(Breach::MinutesDoNotAddUp {
                place: place(),
                booked: held_booked,
                visits: held_visits,
            });
        }
        if given.window_booked > given.window_visits {
            let (booked, visits) = (given.window_booked, given.window_visits);
            breaches.push(Breach::MinutesDoNotAddUp { place: place(), booked, visits });
        }
        breaches
    }

    /// A session on a day or with a clinician that the clinic file does not have, or with more
    /// minutes held, released or booked than it can have.
    pub(super) fn session(&self, row: &SessionRow) -> Option<Breach> {
        let parts = self.instance.parts();
        let date = self.log.date(row.day);
        let known = parts.sessions.get(row.session).is_some_and(|session| {
            session.clinician == row.clinician
                && session.day == parts.cycle.day_of(date)
                && row.minutes <= session.minutes()
        });
        let works = self.instance.works(row.clinician, date) && self.open.is_open(row.day);
        let within = Minutes(0) <= row.released
            && row.released <= row.held
            && row.held <= row.minutes
            && row.booked <= row.minutes
            && row.held_booked <= row.held;
        let none_left = !row.cancelled || row.minutes == Minutes(0);
        (!(known && works && within && none_left))
            .then(|| Breach::SessionUnknown { place: self.place(row.clinician, row.day) })
    }
}

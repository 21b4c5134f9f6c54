//! Bookings already made that cannot be held: they never count as visits.

use chrono::NaiveDate;

use crate::table::{NeedId, SessionId, TeamId};

use super::calendar::{Closed, Holiday};
use super::{Asks, Booking, Instance, Session, Setting};

/// A booking already made that cannot be held.
#[derive(Clone, Debug, PartialEq)]
pub struct NotHeld {
    /// Its row among the bookings given, from 0.
    pub row: usize,
    /// The booking.
    pub booking: Booking,
    /// Why.
    pub why: WhyNotHeld,
}

/// Why a booking cannot be held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNotHeld {
    /// The clinic is closed: a public holiday.
    Holiday(Holiday),
    /// The clinic is closed, with its reason.
    Closure(String),
    /// The clinician is away, with the reason.
    Away(String),
    /// The clinician has no session then, or not all of that time.
    NoSession,
    /// A break, or time fixed for something else, lies there.
    Taken,
    /// The clinician's role may not serve the need.
    Role,
    /// The visit needs a room, and the session has none.
    Room,
    /// The session does not see patients of the team the patient asked.
    Team,
}

impl WhyNotHeld {
    /// The code of the error index: the one that bookings of a plan get for the same.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Holiday(_) | Self::Closure(_) | Self::Away(_) | Self::NoSession => "B0339",
            Self::Taken | Self::Team => "B0340",
            Self::Role | Self::Room => "B0341",
        }
    }
}

impl Instance {
    /// Bookings already made that cannot be held, in the order of their list. They are none of
    /// [`InstanceParts::bookings`](super::InstanceParts::bookings): nothing counts them.
    #[must_use]
    pub fn not_held(&self) -> &[NotHeld] {
        &self.not_held
    }

    /// Whether a booking already made can be held: somebody works then, free of breaks and fixed
    /// time, who may serve it.
    ///
    /// Of days before `as_of` only closures and leave are looked at: sessions may have been others.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn can_be_held(&self, booking: &Booking) -> Result<(), WhyNotHeld> {
        if let Some(why) = self.falls_away(booking) {
            return Err(why);
        }
        if booking.date < self.parts.as_of {
            return Ok(());
        }
        let day = self.parts.cycle.day_of(booking.date);
        let around = |(_, session): &(SessionId, &Session)| {
            session.clinician == booking.clinician
                && session.day == day
                && session.span.contains(booking.span)
        };
        let Some((id, session)) = self.parts.sessions.iter().find(around) else {
            return Err(WhyNotHeld::NoSession);
        };
        if !self.is_free(id, booking) {
            return Err(WhyNotHeld::Taken);
        }
        let need = &self.parts.needs[booking.need];
        if !self.may_serve(booking.clinician, booking.need) {
            return Err(WhyNotHeld::Role);
        }
        if need.setting == Setting::InPerson && session.room.is_none() {
            return Err(WhyNotHeld::Room);
        }
        let asked = self.teams_asked(&booking.pseudonym, booking.need);
        if !asked.is_empty() && !asked.iter().any(|&team| self.sees(session, team)) {
            return Err(WhyNotHeld::Team);
        }
        Ok(())
    }

    fn falls_away(&self, booking: &Booking) -> Option<WhyNotHeld> {
        let away = |date: NaiveDate| {
            let mut all = self.parts.absences.iter();
            all.find(|a| a.clinician == booking.clinician && a.from <= date && date <= a.to)
        };
        match self.parts.calendar.closed(booking.date) {
            Some(Closed::Holiday(holiday)) => Some(WhyNotHeld::Holiday(holiday)),
            Some(Closed::Local(reason)) => Some(WhyNotHeld::Closure(reason.to_owned())),
            None => away(booking.date).map(|row| WhyNotHeld::Away(row.reason.clone())),
        }
    }

    /// Whether the time is free of breaks and of what is fixed for something else.
    fn is_free(&self, session: SessionId, booking: &Booking) -> bool {
        let day = self.parts.sessions[session].day;
        let mut fixed = self.parts.frozen.iter().filter(|block| {
            block.clinician == booking.clinician
                && block.day == day
                && block.need == Some(booking.need)
        });
        self.stretches(session).iter().any(|stretch| stretch.contains(booking.span))
            || fixed.any(|block| block.span.contains(booking.span))
    }

    /// The teams that would see a patient on the waiting list for a need; none when the patient is
    /// not on it, or waits for something else.
    fn teams_asked(&self, pseudonym: &str, need: NeedId) -> Vec<TeamId> {
        let patients = self.parts.waiting.iter().filter(|row| row.pseudonym == pseudonym);
        let teams = patients.flat_map(|patient| match patient.asks {
            Asks::Need(asked) => {
                if asked == need {
                    vec![patient.team]
                } else {
                    Vec::new()
                }
            }
            Asks::Pathway(pathway) => {
                let steps = self.parts.pathways[pathway].steps.iter();
                let steps = steps.filter(|step| step.need == need);
                steps.map(|step| step.seen_by(patient.team)).collect()
            }
        });
        teams.collect()
    }

    fn sees(&self, session: &Session, team: TeamId) -> bool {
        let by = self.session_teams(session);
        by.contains(&team) || by.iter().any(|other| self.parts.teams[team].seen_by.contains(other))
    }

    /// Takes out the bookings that cannot be held.
    pub(super) fn sorted_out(mut self) -> Self {
        if self.parts.bookings.is_empty() {
            return self;
        }
        let given = std::mem::take(&mut self.parts.bookings);
        for (row, booking) in given.into_iter().enumerate() {
            match self.can_be_held(&booking) {
                Ok(()) => self.parts.bookings.push(booking),
                Err(why) => self.not_held.push(NotHeld { row, booking, why }),
            }
        }
        self
    }

    /// The bookings as they were given, in order.
    pub(super) fn given_bookings(&self) -> Vec<Booking> {
        let mut given = self.parts.bookings.clone();
        for row in &self.not_held {
            given.insert(row.row.min(given.len()), row.booking.clone());
        }
        given
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instance::cast::{clinic, date, span};
    use crate::instance::{
        Absence, Closure, FrozenBlock, InstanceParts, PublicHolidays, Role, Team, WaitingPatient,
    };
    use crate::table::{ClassId, ClinicianId, Id};

    const ADA: usize = 0;
    const BEA: usize = 1;
    const FIRST: usize = 1;

    fn booking(clinician: usize, day: &str, time: &str) -> Booking {
        Booking {
            pseudonym: "P-1".to_owned(),
            need: NeedId::from_index(FIRST),
            clinician: ClinicianId::from_index(clinician),
            date: date(day),
            span: span(time),
        }
    }

    /// Why Ada's only booking is not held in the changed clinic.
    fn why(made: Booking, change: impl FnOnce(&mut InstanceParts)) -> Option<WhyNotHeld> {
        let clinic = clinic()
            .with(|parts| {
                change(parts);
                parts.bookings.push(made);
            })
            .expect("in order");
        assert_eq!(clinic.parts().bookings.len() + clinic.not_held().len(), 1);
        clinic.not_held().first().map(|row| row.why.clone())
    }

    #[test]
    fn a_booking_in_a_session_is_held_and_one_where_nobody_works_is_not() {
        let none = |_: &mut InstanceParts| {};
        assert_eq!(why(booking(ADA, "2026-11-10", "9:00-9:40"), none), None);
        for (who, day, time) in [
            (ADA, "2026-11-10", "13:00-13:40"),
            (ADA, "2026-11-10", "11:30-12:10"),
            (BEA, "2026-11-10", "9:00-9:40"),
            (ADA, "2026-11-14", "9:00-9:40"),
        ] {
            let found = why(booking(who, day, time), none);
            assert_eq!(found, Some(WhyNotHeld::NoSession), "{day} {time}");
        }
    }

    #[test]
    fn holidays_closures_and_leave_are_told_apart() {
        let christmas = why(booking(ADA, "2026-12-25", "9:00-9:40"), |parts| {
            parts.calendar.public_holidays = PublicHolidays::Denmark;
        });
        assert_eq!(christmas, Some(WhyNotHeld::Holiday(Holiday::ChristmasDay)));
        let (from, to) = (date("2026-11-10"), date("2026-11-10"));
        let closed = why(booking(ADA, "2026-11-10", "9:00-9:40"), |parts| {
            parts.calendar.closures.push(Closure { from, to, reason: "moving".to_owned() });
        });
        assert_eq!(closed, Some(WhyNotHeld::Closure("moving".to_owned())));
        let away = why(booking(ADA, "2026-11-10", "9:00-9:40"), |parts| {
            let clinician = ClinicianId::from_index(ADA);
            parts.absences.push(Absence { clinician, from, to, reason: "course".to_owned() });
        });
        assert_eq!(away, Some(WhyNotHeld::Away("course".to_owned())));
    }

    #[test]
    fn leave_comes_again_after_the_weeks_for_which_it_is_listed() {
        let (from, to) = (date("2026-11-10"), date("2026-11-12"));
        let clinic = clinic().with(|parts| {
            parts.goals.horizon_weeks = 25;
            let clinician = ClinicianId::from_index(ADA);
            parts.absences.push(Absence { clinician, from, to, reason: "course".to_owned() });
        });
        let clinic = clinic.expect("in order");
        let (ada, bea) = (ClinicianId::from_index(ADA), ClinicianId::from_index(ADA + 1));
        // Twenty-six weeks, so that odd weeks stay odd.
        assert_eq!(clinic.parts().leave_listed_weeks(), 26);
        for weeks in [0, 26, 52] {
            let day = from + chrono::Duration::weeks(weeks);
            assert!(!clinic.works_ahead(ada, day) && clinic.works_ahead(bea, day), "{weeks}");
            assert!(clinic.works_ahead(ada, day + chrono::Duration::weeks(1)), "{weeks}");
        }
        assert!(clinic.works(ada, from + chrono::Duration::weeks(26)), "a told date is kept");
    }

    #[test]
    fn breaks_and_fixed_time_take_a_booking_away_unless_fixed_for_it() {
        let made = || booking(ADA, "2026-11-10", "10:00-10:40");
        let pause = why(made(), |parts| {
            parts.sessions[SessionId::from_index(1)].breaks.push(span("10:30-10:45"));
        });
        assert_eq!(pause, Some(WhyNotHeld::Taken));
        let fixed = |need| {
            move |parts: &mut InstanceParts| {
                parts.frozen.push(FrozenBlock {
                    clinician: ClinicianId::from_index(ADA),
                    day: parts.sessions[SessionId::from_index(1)].day,
                    span: span("10:00-11:00"),
                    need,
                    label: "conference".to_owned(),
                });
            }
        };
        assert_eq!(why(made(), fixed(None)), Some(WhyNotHeld::Taken));
        assert_eq!(why(made(), fixed(Some(NeedId::from_index(FIRST)))), None);
    }

    #[test]
    fn a_nurse_a_session_without_a_room_and_another_team_hold_no_first_visit() {
        let made = || booking(ADA, "2026-11-10", "9:00-9:40");
        let nurse = why(booking(BEA, "2026-11-11", "9:00-9:40"), |parts| {
            parts.clinicians[ClinicianId::from_index(BEA)].role = Role::Nurse;
        });
        assert_eq!(nurse, Some(WhyNotHeld::Role));
        let no_room = why(made(), |parts| parts.sessions[SessionId::from_index(1)].room = None);
        assert_eq!(no_room, Some(WhyNotHeld::Room));
        let other_team = |seen: bool| {
            move |parts: &mut InstanceParts| {
                let mut other = Team { name: "other".to_owned(), ..parts.teams[first()].clone() };
                other.seen_by = if seen { vec![first()] } else { Vec::new() };
                let team = parts.teams.push(other);
                parts.clinicians[ClinicianId::from_index(BEA)].teams.push(team);
                parts.waiting.push(WaitingPatient::new(
                    "P-1",
                    team,
                    Asks::Need(NeedId::from_index(FIRST)),
                    date("2026-10-26"),
                    ClassId::from_index(3),
                ));
            }
        };
        assert_eq!(why(made(), other_team(false)), Some(WhyNotHeld::Team));
        assert_eq!(why(made(), other_team(true)), None);
    }

    fn first() -> TeamId {
        TeamId::from_index(0)
    }

    #[test]
    fn a_day_that_has_passed_is_judged_by_the_calendar_alone() {
        let none = |_: &mut InstanceParts| {};
        assert_eq!(why(booking(BEA, "2026-10-27", "13:00-13:40"), none), None);
        let closed = why(booking(BEA, "2026-10-27", "9:00-9:40"), |parts| {
            let (from, to) = (date("2026-10-27"), date("2026-10-27"));
            parts.calendar.closures.push(Closure { from, to, reason: "storm".to_owned() });
        });
        assert_eq!(closed, Some(WhyNotHeld::Closure("storm".to_owned())));
    }

    #[test]
    fn a_changed_copy_judges_all_bookings_given_again_and_keeps_their_order() {
        let made = [
            booking(ADA, "2026-11-14", "9:00-9:40"),
            booking(ADA, "2026-11-10", "9:00-9:40"),
            booking(BEA, "2026-11-10", "9:00-9:40"),
            booking(BEA, "2026-11-11", "9:00-9:40"),
        ];
        let clinic = clinic().with(|parts| parts.bookings.extend(made.clone())).unwrap();
        assert_eq!(clinic.parts().bookings, [made[1].clone(), made[3].clone()]);
        let rows: Vec<usize> = clinic.not_held().iter().map(|row| row.row).collect();
        assert_eq!(rows, [0, 2]);
        let mut seen = Vec::new();
        let moved = clinic
            .with(|parts| {
                seen.clone_from(&parts.bookings);
                parts.bookings[2].date = date("2026-11-09");
            })
            .unwrap();
        assert_eq!(seen, made);
        assert_eq!(moved.parts().bookings.len(), 3);
    }
}

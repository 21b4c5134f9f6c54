//! What is given: a clinic that cannot exist invalid.
//!
//! [`InstanceParts`] is plain data; [`Instance::new`] checks all of it and reports every fault at
//! once. An instance never changes: a what-if is a changed copy ([`Instance::with`]).

mod brought;
pub mod calendar;
#[cfg(test)]
pub(crate) mod cast;
pub(crate) mod change;
pub(crate) mod cost;
pub(crate) mod due;
mod example;
pub(crate) mod fault;
pub(crate) mod goals;
pub(crate) mod held;
pub(crate) mod hours;
pub mod law;
pub(crate) mod life;
pub(crate) mod milestone;
pub(crate) mod need;
pub(crate) mod people;
mod place;
pub(crate) mod pro;
pub mod rights;
pub(crate) mod stream;
mod triage;
mod validate;

use chrono::NaiveDate;

use crate::table::{ClinicianId, Id, NeedId, PathwayId, RightId, RoomId, SessionId, Table, TeamId};
use crate::units::{Minutes, Probability, Span};

pub use calendar::{Calendar, Closure, Cycle, PublicHolidays, Rhythm};
pub use change::{Accepts, Brings, Change, ChangeKind};
pub use cost::{Heard, HourlyCost};
pub use due::{Clock, Due, Letter, NOTICE_WEEKDAYS, Trigger};
pub use fault::{Fault, InstanceError};
pub use goals::{Assumption, BufferRule, Goals, Range, Tag};
pub use held::{NotHeld, WhyNotHeld};
pub use hours::{AskedHours, ServedFirst};
pub use law::{Law, SpecialDay};
pub use life::Life;
pub use milestone::Carried;
pub use need::{
    Brought, Complexity, ComplexityClass, Continuity, Need, Pathway, Promise, Purpose, Setting,
    Step, WhenLate,
};
pub use people::{Absence, Clinician, CycleDay, OpeningHours, Role, Room, Service, Session, Team};
pub use place::{Place, Within};
pub use pro::{
    Colour, ColourRule, Contact, FlagRule, Mistaken, ProAnswer, ProCounts, ProTable, ScoreBand,
    Triage,
};
pub use rights::{EndsAt, KeptBy, Right, RightPeriod, Sector, StartsAt};
pub use stream::{
    Asks, Blocked, Booking, FrozenBlock, HoldInUse, LastContact, OpenWindow, Panel, Ready, Season,
    Stream, WaitingPatient,
};

/// A clinic as plain data, checked by [`Instance::new`].
#[derive(Clone, Debug, PartialEq)]
pub struct InstanceParts {
    /// Short name of the clinic.
    pub name: String,
    /// The day the file describes: the *today* of every calculation.
    pub as_of: NaiveDate,
    /// Step of every length and time \[min\].
    pub grid: Minutes,
    /// How many weeks the template repeats after, and from when.
    pub cycle: Cycle,
    /// Public holidays and local closures.
    pub calendar: Calendar,
    /// Opening hours per weekday.
    pub opening: Vec<OpeningHours>,
    /// Teams.
    pub teams: Table<TeamId, Team>,
    /// Clinicians.
    pub clinicians: Table<ClinicianId, Clinician>,
    /// Kinds of rooms.
    pub rooms: Table<RoomId, Room>,
    /// Sessions of the whole cycle.
    pub sessions: Table<SessionId, Session>,
    /// Dated absences.
    pub absences: Vec<Absence>,
    /// Complexity classes.
    pub complexity: Complexity,
    /// Needs.
    pub needs: Table<NeedId, Need>,
    /// Pathways.
    pub pathways: Table<PathwayId, Pathway>,
    /// Streams of requests.
    pub streams: Vec<Stream>,
    /// Panels under control.
    pub panels: Vec<Panel>,
    /// Changes of pathways to come.
    pub changes: Vec<Change>,
    /// What the law leaves to be said by a clinic.
    pub law: Law,
    /// Legal rights.
    pub rights: Table<RightId, Right>,
    /// Holds in use today.
    pub holds: Vec<HoldInUse>,
    /// Open-clinic windows.
    pub windows: Vec<OpenWindow>,
    /// Time fixed by the planner.
    pub frozen: Vec<FrozenBlock>,
    /// What the planner wants.
    pub goals: Goals,
    /// What an hour of each role costs, where the clinic says it.
    pub cost: HourlyCost,
    /// What its patients answered, where the clinic says it.
    pub heard: Vec<Heard>,
    /// The waiting list.
    pub waiting: Vec<WaitingPatient>,
    /// Bookings already made; those of an [`Instance`] can all be held.
    pub bookings: Vec<Booking>,
    /// Every number nobody gave, with its tag.
    pub assumptions: Vec<Assumption>,
}

/// A clinic without faults.
#[derive(Clone, Debug, PartialEq)]
pub struct Instance {
    parts: InstanceParts,
    not_held: Vec<NotHeld>,
    /// Weeks for which leave is listed.
    leave_weeks: u32,
}

impl Instance {
    /// Checks the parts, and takes out the bookings that cannot be [held](Self::not_held).
    ///
    /// # Errors
    /// Every fault found, in the order of the clinic file.
    pub fn new(parts: InstanceParts) -> Result<Self, Vec<InstanceError>> {
        let faults = validate::faults(&parts);
        if !faults.is_empty() {
            return Err(faults);
        }
        let leave_weeks = parts.leave_listed_weeks();
        Ok(Self { parts, not_held: Vec::new(), leave_weeks }.sorted_out())
    }

    /// A changed copy; the bookings that could not be held are among its parts again.
    ///
    /// # Errors
    /// Every fault the change brings.
    pub fn with(
        &self,
        change: impl FnOnce(&mut InstanceParts),
    ) -> Result<Self, Vec<InstanceError>> {
        let mut parts = self.parts.clone();
        parts.bookings = self.given_bookings();
        change(&mut parts);
        Self::new(parts)
    }

    /// The parts, for reading.
    #[must_use]
    pub fn parts(&self) -> &InstanceParts {
        &self.parts
    }

    /// Days of the cycle on which the clinic keeps opening hours, in order.
    #[must_use]
    pub fn cycle_days(&self) -> Vec<CycleDay> {
        (0..self.parts.cycle.length_days())
            .map(CycleDay::from_index)
            .filter(|day| self.parts.opening.iter().any(|open| open.weekday == day.weekday()))
            .collect()
    }

    /// The teams a session may serve: its own, or all of its clinician.
    #[must_use]
    pub fn session_teams(&self, session: &Session) -> Vec<TeamId> {
        match session.team {
            Some(team) => vec![team],
            None => self.parts.clinicians[session.clinician].teams.clone(),
        }
    }

    /// Whether a clinician may serve a need.
    #[must_use]
    pub fn may_serve(&self, clinician: ClinicianId, need: NeedId) -> bool {
        self.parts.needs[need].roles.contains(&self.parts.clinicians[clinician].role)
    }

    /// Stretches of a session in which visits can be placed: the session less breaks and frozen
    /// time, in order.
    #[must_use]
    pub fn stretches(&self, session: SessionId) -> Vec<Span> {
        let given = &self.parts.sessions[session];
        let frozen = self
            .parts
            .frozen
            .iter()
            .filter(|block| block.clinician == given.clinician && block.day == given.day);
        let taken = given.breaks.iter().copied().chain(frozen.map(|block| block.span));
        given.span.without(&taken.collect::<Vec<_>>())
    }

    /// Share of a session's dates within the horizon that are neither closed, nor on leave, nor
    /// cancelled at short notice: the chance that the session is held.
    #[must_use]
    pub fn held_chance(&self, session: SessionId) -> Probability {
        let parts = &self.parts;
        let given = &parts.sessions[session];
        let dates: Vec<NaiveDate> = parts.horizon_dates(given.day).collect();
        let held = dates.iter().filter(|&&date| self.works(given.clinician, date)).count();
        let planned = if dates.is_empty() {
            1.0
        } else {
            #[expect(clippy::cast_precision_loss, reason = "a horizon has at most 104 dates")]
            let share = held as f64 / dates.len() as f64;
            share
        };
        Probability::new(planned * parts.goals.cancelled_share.complement().value())
            .unwrap_or(Probability::ZERO)
    }

    /// The same on any date to come: after the weeks for which leave is listed (the horizon, or more
    /// where some leave ends later) it is taken to come again as in them, so that no later week is
    /// without leave only because nobody has listed it yet.
    #[must_use]
    pub fn works_ahead(&self, clinician: ClinicianId, date: NaiveDate) -> bool {
        let open = self.parts.calendar.closed(date).is_none();
        open && !self.parts.away(clinician, self.as_listed(date))
    }

    /// The date within the weeks for which leave is listed that a later date is taken to be like.
    fn as_listed(&self, date: NaiveDate) -> NaiveDate {
        let days = i64::from(self.leave_weeks) * 7;
        let ahead = (date - self.parts.as_of).num_days();
        let back = if ahead < days { 0 } else { ahead - ahead % days };
        date - chrono::Duration::days(back)
    }

    /// Whether a clinician is at work on a date: the clinic is open and they are not away.
    #[must_use]
    pub fn works(&self, clinician: ClinicianId, date: NaiveDate) -> bool {
        self.parts.calendar.closed(date).is_none() && !self.parts.away(clinician, date)
    }
}

impl InstanceParts {
    /// Dates of a day of the cycle within the horizon, from `as_of`.
    pub fn horizon_dates(&self, day: CycleDay) -> impl Iterator<Item = NaiveDate> + '_ {
        let days = u64::from(self.goals.horizon_weeks) * 7;
        (0..days)
            .filter_map(|ahead| self.as_of.checked_add_days(chrono::Days::new(ahead)))
            .filter(move |&date| self.cycle.day_of(date) == day)
    }

    /// Whether leave of a clinician is listed on a date.
    fn away(&self, clinician: ClinicianId, date: NaiveDate) -> bool {
        let mut all = self.absences.iter();
        all.any(|away| away.clinician == clinician && away.from <= date && date <= away.to)
    }

    /// Weeks from `as_of` for which leave is listed, whole cycles and an even number, so that the
    /// rhythm of sessions goes on \[weeks\].
    #[must_use]
    pub fn leave_listed_weeks(&self) -> u32 {
        let last = self.absences.iter().map(|away| (away.to - self.as_of).num_days() + 1).max();
        let days = last.unwrap_or(0).max(i64::from(self.goals.horizon_weeks) * 7);
        let weeks = u32::try_from((days + 6) / 7).unwrap_or(1);
        let cycle = if self.cycle.weeks.is_multiple_of(2) { 1 } else { 2 } * self.cycle.weeks;
        weeks.next_multiple_of(cycle.max(1))
    }

    /// The need of advice to general practice, where no panel names its own; of several the first by
    /// name, so that no order of rows decides.
    #[must_use]
    pub fn advice_need(&self) -> Option<NeedId> {
        let advice = self.needs.iter().filter(|(_, need)| need.purpose == Purpose::Advice);
        advice.min_by_key(|(_, need)| need.name.as_str()).map(|(id, _)| id)
    }
}

/// The index of the first row with that name.
pub fn find<I: Id, T>(table: &Table<I, T>, name_of: impl Fn(&T) -> &str, name: &str) -> Option<I> {
    table.iter().find(|(_, row)| name_of(row) == name).map(|(id, _)| id)
}

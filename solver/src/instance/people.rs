//! Who works, where and when: teams, clinicians, rooms, sessions, absences.

use chrono::{NaiveDate, Weekday};

use crate::table::{ClinicianId, RoomId, TeamId};
use crate::units::{Minutes, Span};

/// Patients belong to a team, not to one physician.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    /// Short name used in the clinic file and in every report.
    pub name: String,
    /// How sub-acute requests are served.
    pub service: Service,
    /// Other teams that may see this team's patients (partial pooling).
    pub seen_by: Vec<TeamId>,
    /// Advice time promised to general practice \[min per week\].
    pub advice_per_week: Minutes,
}

/// Whether a request can be served on the day it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// Served from the day of the request.
    SameDay,
    /// Served from the next open day.
    NextDay,
}

/// What a clinician is employed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Physician.
    Physician,
    /// Nurse.
    Nurse,
    /// Medical secretary.
    Secretary,
}

impl Role {
    /// All roles, in order.
    pub const ALL: [Self; 3] = [Self::Physician, Self::Nurse, Self::Secretary];
}

/// Who sees patients.
#[derive(Clone, Debug, PartialEq)]
pub struct Clinician {
    /// Code or first name; never a patient.
    pub name: String,
    /// What they are employed as.
    pub role: Role,
    /// The teams they work for, at least one; the first is the main one.
    pub teams: Vec<TeamId>,
}

/// A kind of room, `count` of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Room {
    /// Short name.
    pub name: String,
    /// How many such rooms there are \[1..\].
    pub count: u32,
}

/// Where in the cycle a day lies: weekday and week, the first week being 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CycleDay {
    /// Week of the cycle, from 0.
    pub week: u32,
    /// Days after Monday, 0..=6.
    pub day: u32,
}

impl CycleDay {
    /// The weekday of a week of the cycle.
    #[must_use]
    pub fn new(week: u32, weekday: Weekday) -> Self {
        Self { week, day: weekday.num_days_from_monday() }
    }

    /// Days since the first Monday of the cycle.
    #[must_use]
    pub fn index(self) -> usize {
        (self.week * 7 + self.day) as usize
    }

    /// The day that many days after the first Monday of the cycle.
    ///
    /// # Panics
    /// When a cycle were longer than 2^32 days.
    #[must_use]
    pub fn from_index(index: usize) -> Self {
        let index = u32::try_from(index).expect("a cycle is a few weeks");
        Self { week: index / 7, day: index % 7 }
    }

    /// Its weekday.
    ///
    /// # Panics
    /// When `day` is above 6.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        Weekday::try_from(u8::try_from(self.day).expect("a weekday")).expect("a weekday is 0..=6")
    }
}

/// One clinician's continuous block on one day of the cycle.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// Who works.
    pub clinician: ClinicianId,
    /// The team it serves; `None` serves all teams of the clinician.
    pub team: Option<TeamId>,
    /// The day of the cycle.
    pub day: CycleDay,
    /// From when to when.
    pub span: Span,
    /// The kind of room it uses; without one only video, phone and home visits fit.
    pub room: Option<RoomId>,
    /// Breaks inside the session, in order.
    pub breaks: Vec<Span>,
}

impl Session {
    /// Bookable length: the session less its breaks \[min\].
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        self.span.minutes() - self.breaks.iter().map(|pause| pause.minutes()).sum()
    }
}

/// Dates on which a clinician is away.
#[derive(Clone, Debug, PartialEq)]
pub struct Absence {
    /// Who is away.
    pub clinician: ClinicianId,
    /// First day away.
    pub from: NaiveDate,
    /// Last day away.
    pub to: NaiveDate,
    /// Why, in the clinic's words.
    pub reason: String,
}

/// When the clinic is open on a weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpeningHours {
    /// The weekday.
    pub weekday: Weekday,
    /// From when to when.
    pub span: Span,
}

//! What happened in a simulated clinic: one row per request, one per session held.
//!
//! Every measure is computed from a log and from nothing else. Days are counted from the first day
//! of the run, which is day 0; days before it are negative.

use chrono::{Days, NaiveDate};

use crate::table::{ClassId, ClinicianId, NeedId, SessionId, TeamId};
use crate::units::Minutes;

use super::panel_week::PanelWeek;

/// A civil date as calendar days after the first day of the run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// What happened under one policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Log {
    /// Name of the policy.
    pub policy: String,
    /// Date of day 0.
    pub start: NaiveDate,
    /// Requests made before this day are not counted: the warm-up \[days\].
    pub counted_from: Day,
    /// First day after the run.
    pub end: Day,
    /// The days the clinic was open, in order, with a stretch before and after the run.
    pub open_days: Vec<Day>,
    /// Independent runs, in the order of their numbers.
    pub plays: Vec<Play>,
    /// Whether the run was stopped before all replications asked for were done.
    pub partial: bool,
}

/// One replication.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Play {
    /// Its number, from 0.
    pub replication: u32,
    /// Every request, in the order they came.
    pub requests: Vec<RequestRow>,
    /// Every session of every open day, in order.
    pub sessions: Vec<SessionRow>,
    /// Each panel, in order: one row per week of the run, warm-up included.
    pub panels: Vec<Vec<PanelWeek>>,
}

/// What became of one request.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RequestRow {
    /// Number of the patient in this replication; requests of one patient share it.
    pub patient: u32,
    /// What they asked for.
    pub need: NeedId,
    /// The team asked; for a step of a pathway that names a team, the team that sees it.
    pub team: TeamId,
    /// Complexity class.
    pub class: ClassId,
    /// Their own clinician, if any.
    pub own: Option<ClinicianId>,
    /// The day they asked; for a step of a pathway, the day the step before was held.
    pub asked: Day,
    /// The first day they may be seen: access is counted from here.
    pub ready: Day,
    /// The last day that keeps their right, if they have one.
    pub due: Option<Day>,
    /// The day the visit that stands was booked; for a request handed to somebody else, or of a
    /// patient who left, the day of that.
    pub booked: Option<Day>,
    /// The day of the visit that stands.
    pub visit: Option<Day>,
    /// Whom the visit is with.
    pub clinician: Option<ClinicianId>,
    /// Whose minutes the visit uses.
    pub space: Space,
    /// What became of it by the end of the run.
    pub fate: Fate,
    /// Visits the patient cancelled before the one that stands.
    pub patient_cancellations: u8,
    /// Visits the hospital cancelled before the one that stands.
    pub hospital_cancellations: u8,
    /// Minutes booked.
    pub planned: Minutes,
    /// Those of them that somebody needs who does not know the patient, where they have a clinician
    /// of their own.
    pub handover: Minutes,
    /// Those of them that were held, released or not.
    pub from_held: Minutes,
    /// Minutes the visit took \[min\]; 0 unless seen.
    pub length: f32,
    /// Minutes from the appointed time, or from walking in, to being seen \[min\].
    pub waited: f32,
    /// Minutes of the session's overtime it took, from the end of the session or of the visit before
    /// to its own end \[min\]; those of a session add up to its overtime.
    pub overtime: f32,
}

/// Whose minutes a visit uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Space {
    /// Minutes open to everyone.
    #[default]
    Open,
    /// Minutes held for sub-acute need.
    Held,
    /// Held minutes that were released to everyone.
    Released,
    /// The open clinic.
    Window,
    /// Beyond the session: overbooked.
    Overtime,
}

/// What became of a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Still waiting without a date at the end.
    #[default]
    Waiting,
    /// A date after the end of the run.
    Booked,
    /// Seen.
    Seen,
    /// Stayed away without notice; the minutes were used up.
    NoShow,
    /// Cancelled too late for the time to be used again.
    LateCancel,
    /// Handed to somebody else: acute contact, other hospital.
    Elsewhere,
    /// The patient left the panel before the visit.
    Left,
}

/// One session on one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SessionRow {
    /// The day.
    pub day: Day,
    /// The session of the cycle; several open-clinic clinicians share one row each.
    pub session: SessionId,
    /// Who worked.
    pub clinician: ClinicianId,
    /// The team whose patients it was kept for; the clinician's main team if for several.
    pub team: TeamId,
    /// Whether it is the part of a session that staffs an open clinic.
    pub open_clinic: bool,
    /// Whether it fell out at short notice; its minutes are then 0.
    pub cancelled: bool,
    /// Bookable minutes.
    pub minutes: Minutes,
    /// Those of them held for sub-acute need, before any release.
    pub held: Minutes,
    /// Held minutes nobody claimed before they were released.
    pub released: Minutes,
    /// Bookable minutes in which a visit was booked.
    pub booked: Minutes,
    /// Held minutes, released or not, in which a visit was booked.
    pub held_booked: Minutes,
    /// Unused minutes that could have served somebody who waited and could have come: idle beside
    /// a queue. Whoever waits counts once in all sessions of a day.
    pub beside_queue: Minutes,
    /// Minutes of requests that waited for the team at the end of the day and could have come.
    pub backlog: Minutes,
    /// Minutes after the end of the session until the last visit was over \[min\].
    pub overtime: f32,
    /// Minutes within the session, before its last visit, in which nobody was there \[min\].
    pub idle: f32,
}

impl RequestRow {
    /// Minutes with somebody who knows the patient.
    #[must_use]
    pub fn usual(&self) -> Minutes {
        self.planned - self.handover
    }
}

impl Log {
    /// The civil date of a day.
    ///
    /// # Panics
    /// When the date lies outside the calendar; runs last a few years.
    #[must_use]
    pub fn date(&self, day: Day) -> NaiveDate {
        let distance = Days::new(u64::from(day.0.unsigned_abs()));
        let date = if day.0 < 0 {
            self.start.checked_sub_days(distance)
        } else {
            self.start.checked_add_days(distance)
        };
        date.expect("a run lasts a few years")
    }

    /// Open days after `from` up to and with `to`: the access of somebody ready on `from` and
    /// seen on `to` \[open days\]; 0 when `to` is not later.
    #[must_use]
    pub fn open_days_between(&self, from: Day, to: Day) -> usize {
        let up_to = |day: Day| self.open_days.partition_point(|&open| open <= day);
        up_to(to).saturating_sub(up_to(from))
    }
}

//! The clinic as a simulation sees it: days, sessions, and who asks, as plain data.
//!
//! A world is made from an instance by [`World::of`], or by hand for a queue that is
//! no clinic. It holds no randomness: a replication draws everything from its seed.

use chrono::NaiveDate;

use crate::answer::Day;
use crate::instance::{Continuity, ServedFirst, WhenLate};
use crate::number::real;
use crate::road::Onset;
use crate::table::{ClassId, ClinicianId, NeedId, PathwayId, SessionId, Table, TeamId};
use crate::units::{Minutes, Probability, Span};

use super::days::DayList;
use super::length::LengthLaw;
use super::life::LifeRule;

/// A clinic, day by day.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
    /// Date of day 0.
    pub start: NaiveDate,
    /// The clinic is played from day 0 up to and without this day.
    pub end: Day,
    /// Requests before this day are not counted.
    pub counted_from: Day,
    /// Open days from day 0 on, in order; those from `end` on can be booked and are not played.
    pub open: DayList,
    /// Days on which time under control runs, in order: those of the cycle, closed or not.
    pub panel_days: DayList,
    /// What may be asked for.
    pub needs: Table<NeedId, NeedRule>,
    /// Per class believed the true ones with their shares; no row where none is mistaken.
    pub truth: Table<ClassId, Vec<(ClassId, f64)>>,
    /// Who is asked.
    pub teams: Table<TeamId, TeamRule>,
    /// Teams whose patients' luck is drawn, and whom nobody asks: see [`World::only`].
    pub silent: Table<TeamId, bool>,
    /// Requests that come by chance.
    pub sources: Vec<Source>,
    /// Patients under control.
    pub panels: Vec<PanelRule>,
    /// Most of them who move in a month; `None` without limit \[1/month\].
    pub moves_per_month_max: Option<f64>,
    /// When on a day those of them who ask for a visit do so.
    pub calls: Hours,
    /// Chains of needs.
    pub pathways: Table<PathwayId, Vec<StepRule>>,
    /// Sessions by open day; of two on a day that are as good for a visit the first is taken.
    pub sessions: Vec<SessionDay>,
    /// Whom time is held for, where not for every held need of a team.
    pub holds: Vec<HeldFor>,
    /// Open clinics by open day, in order.
    pub windows: Vec<WindowDay>,
    /// Requests already made before day 0: the starting list.
    pub listed: Vec<Listed>,
    /// Visits already booked.
    pub pinned: Vec<Pinned>,
    /// What patients and the clinic do to visits once booked.
    pub habits: Habits,
}

/// A need in a simulation.
#[derive(Clone, Debug, PartialEq)]
pub struct NeedRule {
    /// Minutes booked per complexity class.
    pub minutes: Table<ClassId, Minutes>,
    /// Minutes more with somebody who does not know the patient, where they have a clinician of
    /// their own.
    pub handover: Minutes,
    /// Whom the patient should meet.
    pub continuity: Continuity,
    /// How long a visit really takes, as a multiple of the minutes booked.
    pub length: LengthLaw,
    /// Chance of staying away without notice.
    pub no_show: f64,
    /// Chance of a notice too late to use the time again.
    pub late_cancel: f64,
    /// Whether it is served from holds.
    pub held: bool,
    /// Whether the patient needs a room.
    pub in_person: bool,
    /// Whether it may also take minutes open to everyone.
    pub may_take_open: bool,
    /// Access target \[open days\].
    pub target: Option<u32>,
    /// What happens beyond the target.
    pub when_late: WhenLate,
    /// The need whose time it may use: itself, where no change brings it.
    pub like: NeedId,
    /// How some of its visits are held otherwise; the shares add to 1 at most.
    pub otherwise: Vec<Otherwise>,
}

/// A team in a simulation.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamRule {
    /// Open days after the request on which a sub-acute visit is possible at the earliest: 0 with
    /// same-day service.
    pub earliest: u32,
    /// Who belongs to it.
    pub members: Vec<ClinicianId>,
    /// Other teams that may see its patients.
    pub stand_ins: Vec<TeamId>,
    /// Per need, which sessions of the cycle can serve the team's patients.
    pub able: Table<NeedId, Vec<bool>>,
}

/// Whom a hold is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldFor {
    /// Whose patients.
    pub team: TeamId,
    /// For which needs.
    pub needs: Table<NeedId, bool>,
}

/// Requests that come by chance.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The team asked.
    pub team: TeamId,
    /// What is asked for.
    pub asks: Asked,
    /// Mean requests on each calendar day from day 0.
    pub per_day: Vec<f64>,
    /// Variance / mean of the daily count \[1..\].
    pub dispersion: f64,
    /// Share per complexity class; adds to 1.
    pub mix: Table<ClassId, f64>,
    /// Clinicians who own patients, and the share of patients one of them owns.
    pub owners: Vec<ClinicianId>,
    /// Share of patients with an own clinician.
    pub own_share: f64,
    /// When on a day requests come.
    pub hours: Hours,
    /// What changes do to it.
    pub changed: Changed,
}

/// A share of the visits of a need that is held otherwise from a week on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Otherwise {
    /// What they are visits of then.
    pub need: NeedId,
    /// Share of the visits \[0..=1\].
    pub share: f64,
    /// How it begins.
    pub onset: Onset,
}

/// What becomes of a share of the requests of a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// Share of the requests \[0..=1\].
    pub share: f64,
    /// How it begins.
    pub onset: Onset,
    /// What they ask for then, at once each, with their shares; the shares add to 1.
    pub asks: Vec<(f64, Vec<Asked>)>,
}

/// What changes do to a source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changed {
    /// What becomes of some of its requests; the shares add to 1 at most.
    pub turns: Vec<Turn>,
    /// What every request asks for beside, from when on.
    pub beside: Vec<(Onset, Asked)>,
    /// Whether a change brings it: its luck is drawn apart, so that all others meet the same.
    pub brought: bool,
}

/// Hours of a day over which people come.
#[derive(Clone, Debug, PartialEq)]
pub struct Hours {
    /// The first and the last \[minutes after midnight\].
    pub between: (f64, f64),
    /// Share of those who come in each equal part of them; adds to 1.
    pub shares: Vec<f64>,
}

/// What a request begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Asked {
    /// One visit, due within so many calendar days of a right, if any.
    Need(NeedId, Option<u32>),
    /// A pathway, from its first step on.
    Pathway(PathwayId),
}

/// One step of a pathway.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepRule {
    /// The visit.
    pub need: NeedId,
    /// The team that sees the patient, where it is not the one asked: a joint clinic.
    pub team: Option<TeamId>,
    /// Fewest calendar days after the step before.
    pub lag: u32,
    /// Whether it is meant for the very day of the step before.
    pub same_day: bool,
    /// Calendar days after the referral within which the patient must have the answer.
    pub due_days: Option<u32>,
    /// Fewest calendar days from this step to the answer.
    pub rest: u32,
}

/// Patients under control.
#[derive(Clone, Debug, PartialEq)]
pub struct PanelRule {
    /// The team that owns them.
    pub team: TeamId,
    /// How many.
    pub size: u32,
    /// Clinicians who own them, in turn; empty when nobody does.
    pub owners: Vec<ClinicianId>,
    /// The visit at a fixed interval.
    pub control: NeedId,
    /// How they are seen, come, go and move on.
    pub life: LifeRule,
    /// Next controls already known \[place among the panel days\]; the others are spread evenly
    /// over an interval.
    pub next: Vec<u32>,
    /// Share who could do without fixed controls.
    pub eligible: f64,
    /// Share who already do.
    pub converted: f64,
    /// What those ask for, and how often \[1/panel day\].
    pub need_based: Option<(NeedId, f64)>,
    /// Longest time without a contact before outreach \[panel days\].
    pub safety: f64,
    /// Share per complexity class; adds to 1.
    pub mix: Table<ClassId, f64>,
}

/// One session on one open day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SessionDay {
    /// Place of its day among the open days.
    pub open_day: u32,
    /// The session of the cycle.
    pub session: SessionId,
    /// Place of the session in the cycle by day, time and name: where its luck is drawn.
    pub place: u32,
    /// Who works.
    pub clinician: ClinicianId,
    /// Whose patients held minutes are for; else the clinician's main team.
    pub team: TeamId,
    /// From when until when it can be used.
    pub span: Span,
    /// Whether patients can be seen in a room.
    pub room: bool,
    /// Minutes from its start to its end, breaks left out: beyond them is overtime.
    pub until: Minutes,
    /// Bookable minutes.
    pub minutes: Minutes,
    /// Those of them held.
    pub held: Minutes,
    /// Whom they are held for, a place among the world's holds; `None` for every held need of the
    /// team.
    pub held_for: Option<u32>,
    /// How many places before it the part stands whose open minutes visits may take beside its
    /// held ones; 0 when these are its own.
    pub open_at: u32,
    /// The one need it is kept for, if any. Neighbours of the same session and day are parts of
    /// one session.
    pub kept: Option<NeedId>,
    /// Open days before its date that minutes held or kept open to everyone; `None` never.
    pub release: Option<u32>,
    /// Open days before its date that minutes kept for one need open to sub-acute patients.
    pub opens: u32,
    /// Chance that it falls out at short notice.
    pub falls_out: f64,
}

/// An open clinic on one open day.
#[derive(Clone, Debug, PartialEq)]
pub struct WindowDay {
    /// Place of its day among the open days.
    pub open_day: u32,
    /// The team that runs it.
    pub team: TeamId,
    /// The need it serves.
    pub need: NeedId,
    /// From when patients are seen, until when they may come, and when they do.
    pub hours: Hours,
    /// Who staffs it, with the sessions they take the time from.
    pub staff: Vec<Staff>,
}

/// Who staffs an open clinic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Staff {
    /// The session the time is taken from.
    pub session: SessionId,
    /// Who works.
    pub clinician: ClinicianId,
    /// Minutes of the session after the window, breaks left out.
    pub after: Minutes,
}

/// Somebody who waits on day 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Listed {
    /// Place among those known before day 0, where their luck is drawn.
    pub number: u32,
    /// The team asked.
    pub team: TeamId,
    /// What they wait for.
    pub asks: Asked,
    /// When they asked.
    pub asked: Day,
    /// First day that suits.
    pub ready: Day,
    /// Complexity class.
    pub class: ClassId,
    /// Own clinician.
    pub own: Option<ClinicianId>,
    /// Calendar days after `asked` within which it keeps its right; `None` as for newcomers.
    pub due_days: Option<u32>,
}

/// A visit booked before day 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pinned {
    /// Place among those known before day 0, where their luck is drawn.
    pub number: u32,
    /// The visit.
    pub need: NeedId,
    /// Place among the world's sessions.
    pub at: u32,
    /// Minutes booked.
    pub minutes: Minutes,
}

/// What patients and the clinic do to visits once booked. Each is an assumption of the run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Habits {
    /// Share of booked visits that patients cancel in time for the minutes to be used again, on
    /// an even day between booking and visit.
    pub patient_cancels: Probability,
    /// Share of booked visits that the hospital moves, on an even day between booking and visit.
    pub hospital_cancels: Probability,
    /// Share of patients one complexity class heavier or lighter than the clinic believes.
    pub misclassified: Probability,
    /// Share of missed visits that are asked for again; controls never are, their turn comes.
    pub asks_again: Probability,
    /// Open days ahead of its due date that a control is called in \[open days\].
    pub control_notice: u32,
    /// Open days' notice that patients who are not sub-acute need: before, they could not come.
    pub notice: u32,
    /// Whose requests of a day are answered first.
    pub first: ServedFirst,
}

impl Default for Habits {
    /// Everybody comes as booked and is as complex as believed; missed visits are asked for
    /// again; controls are called four weeks ahead; everybody can come at once.
    fn default() -> Self {
        Self {
            patient_cancels: Probability::ZERO,
            hospital_cancels: Probability::ZERO,
            misclassified: Probability::ZERO,
            asks_again: Probability::ONE,
            control_notice: 20,
            notice: 0,
            first: ServedFirst::Earliest,
        }
    }
}

impl World {
    /// Number of open days that are played.
    #[must_use]
    pub fn played(&self) -> usize {
        self.open.from_day(self.end)
    }

    /// Place among the open days of the first open day from `day` on.
    #[must_use]
    pub fn open_from(&self, day: Day) -> usize {
        self.open.from_day(day)
    }

    /// Weeks that are played, the last perhaps in part.
    #[must_use]
    pub fn weeks(&self) -> usize {
        usize::try_from((self.end.0 + 6) / 7).unwrap_or(0)
    }

    /// Place among the panel days of the first of them from `day` on.
    #[must_use]
    pub fn panel_day_from(&self, day: Day) -> usize {
        self.panel_days.from_day(day)
    }

    /// Place among the open days of the first open day from a panel day on; beyond all of them for
    /// times beyond all panel days.
    #[must_use]
    pub(super) fn open_from_panel_day(&self, place: usize) -> usize {
        self.panel_days.get(place).map_or(self.open.len(), |&day| self.open_from(day))
    }
}

impl Hours {
    /// Everybody before the day begins, one after the other.
    #[must_use]
    pub fn first_thing() -> Self {
        Self { between: (0.0, 1.0), shares: vec![1.0] }
    }

    /// When somebody comes before whom so large a part of the day's people does \[minutes after
    /// midnight\].
    #[must_use]
    pub fn at(&self, part: f64) -> f64 {
        let mut rest = part;
        let (from, to) = self.between;
        let width = (to - from) / real(self.shares.len().max(1));
        for (place, share) in self.shares.iter().enumerate() {
            if rest < *share {
                return from + width * (real(place) + rest / share);
            }
            rest -= share;
        }
        to
    }
}

//! Who asks when: streams of requests, panels under control, lists already there.

use chrono::{Days, NaiveDate};

use crate::table::{ClassId, ClinicianId, NeedId, PathwayId, Table, TeamId};
use crate::units::{Minutes, Probability, Span};

use super::hours::AskedHours;
use super::life::Life;
use super::people::CycleDay;
use super::pro::ProAnswer;

/// What a stream asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// One visit.
    Need(NeedId),
    /// A whole pathway.
    Pathway(PathwayId),
}

/// Requests that arrive by chance.
#[derive(Clone, Debug, PartialEq)]
pub struct Stream {
    /// Short name.
    pub name: String,
    /// The team that owns the patients.
    pub team: TeamId,
    /// What they ask for.
    pub asks: Asks,
    /// Mean requests per week, season factor 1 \[1/week\].
    pub per_week: f64,
    /// Share of the week's requests per weekday, Monday first; adds to 1.
    pub weekday_shares: [f64; 7],
    /// Dated factors on the rate.
    pub seasons: Vec<Season>,
    /// Variance / mean of the daily count: 1 Poisson, above 1 negative binomial \[1..\].
    pub dispersion: f64,
    /// Share per complexity class; adds to 1.
    pub mix: Table<ClassId, f64>,
    /// Share of patients who have an own clinician in the team.
    pub own_share: Probability,
    /// When on a day they come; `None` as in the goals.
    pub asked: Option<AskedHours>,
}

impl Stream {
    /// Leaves a share of it, each request for itself: of a stream that comes in bunches the variance
    /// over the mean of a share `q` is `1 + (d - 1) q`.
    pub(crate) fn thin(&mut self, share: f64) {
        self.per_week *= share;
        self.dispersion = 1.0 + (self.dispersion - 1.0) * share;
    }
}

/// A factor on a rate between two dates, both inside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Season {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Factor on the rate \[0..\].
    pub factor: f64,
}

/// A cohort under control.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Short name.
    pub name: String,
    /// The team that owns the patients.
    pub team: TeamId,
    /// Their own clinician, when one person has the whole cohort.
    pub clinician: Option<ClinicianId>,
    /// Number of patients.
    pub size: u32,
    /// The visit at a fixed interval.
    pub control: NeedId,
    /// The interval \[weeks\].
    pub interval_weeks: f64,
    /// Dates of the next controls already known, one per patient.
    pub next_controls: Vec<NaiveDate>,
    /// Patients of whom the last contact is known.
    pub contacts: Vec<LastContact>,
    /// Share who could manage without fixed controls.
    pub eligible: Probability,
    /// Share of all patients already converted to need-based control; at most `eligible`.
    pub converted: Probability,
    /// The visit when a patient asks, for those converted.
    pub need_based: Option<NeedId>,
    /// Requests per converted patient and year \[1/year\].
    pub requests_per_year: f64,
    /// The advice contact, if any.
    pub advice: Option<NeedId>,
    /// Advice contacts per patient and year \[1/year\].
    pub advice_per_year: f64,
    /// Longest time without any contact before outreach \[weeks\].
    pub safety_weeks: f64,
    /// Who enters it, how often they are seen, who leaves; read by the road alone.
    pub life: Life,
    /// Share per complexity class; adds to 1.
    pub mix: Table<ClassId, f64>,
}

impl Panel {
    /// The safety interval in whole days, rounded up.
    #[must_use]
    pub fn safety(&self) -> Days {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0.7 to 7,280")]
        let days = (self.safety_weeks * 7.0).ceil() as u64;
        Days::new(days)
    }
}

/// A patient under control and when they were last in contact with the clinic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastContact {
    /// Pseudonym.
    pub pseudonym: String,
    /// The day of the last contact.
    pub last: NaiveDate,
    /// The date of the next control, where there is one.
    pub next_control: Option<NaiveDate>,
}

/// Minutes kept free today, before any advice: what `--as-is` sizes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HoldInUse {
    /// Whose patients it is held for.
    pub team: TeamId,
    /// The day of the cycle.
    pub day: CycleDay,
    /// How much \[min\].
    pub minutes: Minutes,
    /// The need it is held for.
    pub need: NeedId,
    /// Days before its date that it opens to the waiting list; `None` never.
    pub release_days: Option<u32>,
}

/// An open clinic: patients come within the window without a booking.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenWindow {
    /// The team that runs it.
    pub team: TeamId,
    /// The day of the cycle.
    pub day: CycleDay,
    /// The window.
    pub span: Span,
    /// Clinicians who staff it throughout \[1..\].
    pub clinician_count: u32,
    /// The need it serves.
    pub need: NeedId,
    /// Share of patients who come in each equal part of the window; adds to 1.
    pub arrivals: Vec<f64>,
}

/// Time the planner has fixed: nothing else may be placed there.
#[derive(Clone, Debug, PartialEq)]
pub struct FrozenBlock {
    /// Whose time.
    pub clinician: ClinicianId,
    /// The day of the cycle.
    pub day: CycleDay,
    /// From when to when.
    pub span: Span,
    /// A visit of this need, or `None` for other work.
    pub need: Option<NeedId>,
    /// What it is, in the clinic's words.
    pub label: String,
}

/// Somebody on the waiting list, under a pseudonym.
#[derive(Clone, Debug, PartialEq)]
pub struct WaitingPatient {
    /// Pseudonym; never a CPR number.
    pub pseudonym: String,
    /// The team asked.
    pub team: TeamId,
    /// What they wait for.
    pub asks: Asks,
    /// When the hospital received the referral.
    pub referred: NaiveDate,
    /// When the patient was told the diagnosis, or a referral for treatment was received.
    pub referred_for_treatment: Option<NaiveDate>,
    /// When the patient consented to the treatment offered.
    pub consent: Option<NaiveDate>,
    /// A date offered that the patient declined.
    pub offered: Option<NaiveDate>,
    /// When another hospital received the referral: nothing is booked here any more.
    pub redirected: Option<NaiveDate>,
    /// When the hospital last moved the date of a visit.
    pub moved: Option<NaiveDate>,
    /// Complexity class.
    pub class: ClassId,
    /// Their own clinician, if any.
    pub own: Option<ClinicianId>,
    /// First date that suits.
    pub earliest: Option<NaiveDate>,
    /// Last date that suits.
    pub latest: Option<NaiveDate>,
    /// Days the patient asked to wait \[days\].
    pub patient_pause_days: u32,
    /// Dates the patient cannot come.
    pub blocked: Vec<Blocked>,
    /// Whether everything the first visit needs is present.
    pub ready: Ready,
    /// What they answered before it; `None` where the list does not say.
    pub pro: Option<ProAnswer>,
}

impl WaitingPatient {
    /// A patient who can come on any day, is ready now and has no clinician of their own.
    #[must_use]
    pub fn new(
        pseudonym: impl Into<String>,
        team: TeamId,
        asks: Asks,
        referred: NaiveDate,
        class: ClassId,
    ) -> Self {
        Self {
            pseudonym: pseudonym.into(),
            team,
            asks,
            referred,
            referred_for_treatment: None,
            consent: None,
            offered: None,
            redirected: None,
            moved: None,
            class,
            own: None,
            earliest: None,
            latest: None,
            patient_pause_days: 0,
            blocked: Vec::new(),
            ready: Ready::Now,
            pro: None,
        }
    }
}

/// Dates on which a patient cannot come, both ends inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// Whether everything a first visit needs is present: the readiness gate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ready {
    /// It is.
    #[default]
    Now,
    /// It will be on that date.
    From(NaiveDate),
    /// Nobody knows when: no visit can be booked.
    Unknown,
}

/// A booking already made; it stays.
#[derive(Clone, Debug, PartialEq)]
pub struct Booking {
    /// Pseudonym.
    pub pseudonym: String,
    /// The visit.
    pub need: NeedId,
    /// Whose time.
    pub clinician: ClinicianId,
    /// The date.
    pub date: NaiveDate,
    /// From when to when.
    pub span: Span,
}

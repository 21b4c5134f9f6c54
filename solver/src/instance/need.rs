//! What patients ask for: needs, complexity, pathways.

use crate::table::{ClassId, NeedId, RightId, Table, TeamId};
use crate::units::{Minutes, Probability};

use super::people::Role;
use super::rights::{EndsAt, Sector};

/// Class of request with its promise and its lengths.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// Short name used in the clinic file.
    pub name: String,
    /// What the visit is for.
    pub purpose: Purpose,
    /// How patient and clinician meet.
    pub setting: Setting,
    /// Roles that may serve it, at least one.
    pub roles: Vec<Role>,
    /// Whom the patient should meet again.
    pub continuity: Continuity,
    /// What is promised about when.
    pub promise: Promise,
    /// Whose patients they are; `None` as in the clinic.
    pub sector: Option<Sector>,
    /// Length per complexity class \[min\], on the grid.
    pub minutes: Table<ClassId, Minutes>,
    /// Longer with a clinician who does not know the patient, where they have one who does
    /// \[min\], on the grid.
    pub handover: Minutes,
    /// Chance of missing the visit without notice.
    pub no_show: Probability,
    /// Chance of a notice too late to refill the slot.
    pub late_cancel: Probability,
    /// Coefficient of variation of the true length, standard deviation / mean \[0..\].
    pub length_cv: f64,
    /// Whether its requests are served from holds.
    pub held: bool,
    /// Whether its requests may also take unheld minutes nobody booked.
    pub may_take_unheld: bool,
    /// What happens to a request not served within its access target.
    pub when_late: WhenLate,
    /// Order in which demand is met when minutes are short, 1 first \[1..=9\].
    pub priority: u8,
    /// Days before its date that an unclaimed hold opens to the waiting list; `None` never.
    pub release_days: Option<u32>,
}

/// What a visit is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// First visits and other steps of a work-up.
    WorkUp,
    /// Treatment.
    Treatment,
    /// Control at a fixed interval.
    FixedControl,
    /// Control when the patient needs one.
    NeedBasedControl,
    /// Must be seen within days.
    SubAcute,
    /// The answer at the end of a work-up.
    Conclusion,
    /// Advice to general practice or municipality.
    Advice,
}

/// How patient and clinician meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// In the clinic; needs a room.
    InPerson,
    /// Video.
    Video,
    /// Telephone.
    Phone,
    /// At the patient's home.
    Home,
}

/// Whom the patient should meet again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Continuity {
    /// Their own clinician.
    Own,
    /// Anyone of their team.
    Team,
    /// Anyone of the clinic.
    Clinic,
}

/// What is promised about when.
#[derive(Clone, Debug, PartialEq)]
pub enum Promise {
    /// Nothing.
    None,
    /// `share` of requests served within `days` open days of the request.
    Access {
        /// Open days after the day of the request.
        days: u32,
        /// Share of requests \[0..=1\].
        share: Probability,
    },
    /// Legal rights, at least one, each met by the visit.
    Rights(Vec<RightId>),
}

/// What happens to a request not served within its access target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenLate {
    /// It waits on and is served late.
    Waits,
    /// It is overbooked as overtime.
    Overtime,
    /// It becomes an acute contact elsewhere.
    Acute,
}

/// How complex a visit is expected to be; decided by the clinic, never by behov.
#[derive(Clone, Debug, PartialEq)]
pub struct ComplexityClass {
    /// Short name, for example `high`.
    pub name: String,
    /// Whether its minutes count as complex (buffers, most per session, fairness).
    pub complex: bool,
}

/// The clinic's table from patient-reported outcomes (PRO) to complexity class.
///
/// Scores fall in bands; flags raise the class by one step each. No answer means the class of
/// [`Complexity::unknown`], never the lowest.
#[derive(Clone, Debug, PartialEq)]
pub struct ProTable {
    /// Version of the table, for audit.
    pub version: String,
    /// Bands of the score, in rising order and without holes.
    pub bands: Vec<ScoreBand>,
    /// Names of the flags that raise the class by one step.
    pub raising_flags: Vec<String>,
}

/// Scores from `from` (inside) to `to` (outside) mean `class`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoreBand {
    /// Lowest score of the band.
    pub from: f64,
    /// First score above the band.
    pub to: f64,
    /// The class.
    pub class: ClassId,
}

/// Complexity classes in rising order, and the table that assigns them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Complexity {
    /// The classes, lightest first; the last row is `unknown`.
    pub classes: Table<ClassId, ComplexityClass>,
    /// The clinic's PRO table, if it has one.
    pub pro: Option<ProTable>,
}

impl Complexity {
    /// The class of patients without an answer: the last row.
    ///
    /// # Panics
    /// When there is no class; an [`Instance`](super::Instance) always has one.
    #[must_use]
    pub fn unknown(&self) -> ClassId {
        self.classes.ids().next_back().expect("an instance has classes")
    }

    /// The class for a score and the number of raising flags; no score is `unknown`.
    #[must_use]
    pub fn class_of(&self, score: Option<f64>, flag_count: usize) -> ClassId {
        use crate::table::Id;
        let (Some(score), Some(pro)) = (score, &self.pro) else { return self.unknown() };
        let Some(band) = pro.bands.iter().find(|b| b.from <= score && score < b.to) else {
            return self.unknown();
        };
        let heaviest = self.unknown().index().saturating_sub(1);
        ClassId::from_index((band.class.index() + flag_count).min(heaviest))
    }
}

/// An ordered chain of needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Pathway {
    /// Short name.
    pub name: String,
    /// The rights it carries; which step meets each is said by its milestone.
    pub rights: Vec<RightId>,
    /// Whose patients they are; `None` as in the clinic.
    pub sector: Option<Sector>,
    /// The steps in order, at least one.
    pub steps: Vec<Step>,
    /// Days from the last step until the patient is told the answer.
    pub answer_days: u32,
    /// What must be present before the first step is booked, in the clinic's words.
    pub readiness: Option<String>,
}

/// One step of a pathway.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The need it is a visit for.
    pub need: NeedId,
    /// The team that sees the patient, where it is not the one asked (a joint clinic).
    pub team: Option<TeamId>,
    /// Fewest calendar days after the step before.
    pub lag_min: u32,
    /// Most calendar days after the step before.
    pub lag_max: u32,
    /// Calendar days for something outside the clinic before it (imaging, blood test, conference).
    pub external_days: u32,
    /// The milestone it decides, where that is not the one of its place.
    pub milestone: Option<EndsAt>,
}

impl Step {
    /// The team that sees the patient when `asked` was asked: in a joint clinic another one.
    #[must_use]
    pub fn seen_by(self, asked: TeamId) -> TeamId {
        self.team.unwrap_or(asked)
    }
}

impl Pathway {
    /// Fewest calendar days from the first step to the answer.
    #[must_use]
    pub fn shortest_days(&self) -> u32 {
        self.shortest_between(0, self.steps.len().saturating_sub(1))
            .saturating_add(self.answer_days)
    }
}

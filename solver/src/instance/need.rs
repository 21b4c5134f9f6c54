//! What patients ask for: needs, complexity, pathways.

use std::borrow::Cow;

use crate::table::{ClassId, Id, NeedId, RightId, Table, TeamId};
use crate::units::{Minutes, Probability};

use super::people::Role;
use super::pro::{Colour, ProTable};
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
    /// Share of its visits that spare an admission, by the clinic's own figures.
    pub spares_admission: Probability,
    /// Set for a need that a change of a pathway brings; the clinic file has none.
    pub brought: Option<Brought>,
}

/// What a change brings is like a need of the clinic file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brought {
    /// The need whose time it may use.
    pub like: NeedId,
    /// Whether it stands in the place of that need, as a step of a pathway too.
    pub instead: bool,
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

    /// The class and the colour of an answer; `None` without a table, or for a score outside its
    /// bands.
    #[must_use]
    pub fn answered(&self, score: f64, flags: &[&str]) -> Option<(ClassId, Option<Colour>)> {
        let heaviest = ClassId::from_index(self.unknown().index().saturating_sub(1));
        self.pro.as_ref()?.read(score, flags, heaviest)
    }

    /// The true classes of patients believed to be of a class, with their shares; they add to 1.
    #[must_use]
    pub fn truth(&self, class: ClassId) -> Vec<(ClassId, f64)> {
        self.mistaken().map_or_else(|| vec![(class, 1.0)], |pro| pro.truth(class))
    }

    /// Shares of the true classes where those believed are `mix`.
    #[must_use]
    pub fn truly<'m>(&self, mix: &'m Table<ClassId, f64>) -> Cow<'m, Table<ClassId, f64>> {
        self.mistaken().map_or(Cow::Borrowed(mix), |pro| Cow::Owned(pro.truly(mix)))
    }

    /// Minutes a visit of patients believed to be of a class asks for in the mean \[min\].
    #[must_use]
    pub fn expected_minutes(&self, need: &Need, class: ClassId) -> f64 {
        let Some(pro) = self.mistaken() else { return need.minutes[class].real() };
        pro.truth(class).into_iter().map(|(truly, share)| share * need.minutes[truly].real()).sum()
    }

    /// The table, where it says how often it is mistaken.
    fn mistaken(&self) -> Option<&ProTable> {
        self.pro.as_ref().filter(|pro| !pro.mistaken.is_empty())
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

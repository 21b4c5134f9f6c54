//! Changes that could help a patient, and what they do to the clinic and its template.

use chrono::NaiveDate;

use crate::answer::{Block, BlockKind, Template};
use crate::instance::{Blocked, Instance, InstanceError, Ready, Session, WaitingPatient};
use crate::table::{ClinicianId, Id, NeedId, PathwayId, PatientId, SessionId, TeamId};
use crate::units::{Minutes, Span};

use super::Effect;

/// Changes that together help one patient, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The changes, all of one kind; usually one.
    pub changes: Vec<Change>,
    /// What they do.
    pub effect: Effect,
}

/// One change. The kinds are tried in this order, from those that cost least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// The patient comes on a date that did not suit.
    AcceptDate {
        /// The patient.
        patient: PatientId,
        /// The date.
        date: NaiveDate,
    },
    /// What the first visit needs is present by a date.
    ReadyBy {
        /// The patient.
        patient: PatientId,
        /// The date.
        date: NaiveDate,
    },
    /// Another team sees the patient.
    OtherTeam {
        /// The patient.
        patient: PatientId,
        /// The team.
        team: TeamId,
    },
    /// Unbooked time meant for another need or team is used for a visit.
    Lend {
        /// The session.
        session: SessionId,
        /// Whose time.
        clinician: ClinicianId,
        /// The date.
        date: NaiveDate,
        /// From when to when.
        span: Span,
        /// For whose patients.
        team: TeamId,
        /// For which need.
        need: NeedId,
    },
    /// A clinician stays longer on one date.
    Overtime {
        /// The session.
        session: SessionId,
        /// Whose time.
        clinician: ClinicianId,
        /// The date.
        date: NaiveDate,
        /// From the end of the session to the end of the visit.
        span: Span,
        /// For whose patients.
        team: TeamId,
        /// For which need.
        need: NeedId,
    },
    /// Held time is released on one date.
    ReleaseHold {
        /// The session.
        session: SessionId,
        /// Whose time.
        clinician: ClinicianId,
        /// The date.
        date: NaiveDate,
        /// From when to when.
        span: Span,
        /// For whose patients.
        team: TeamId,
        /// For which need.
        need: NeedId,
    },
    /// One more slot outside all sessions of a clinician.
    ExtraSlot {
        /// Whose time.
        clinician: ClinicianId,
        /// The date.
        date: NaiveDate,
        /// From when to when.
        span: Span,
        /// For whose patients.
        team: TeamId,
        /// For which need.
        need: NeedId,
    },
    /// A shorter wait for something outside the clinic before a step.
    ShorterWait {
        /// The pathway.
        pathway: PathwayId,
        /// Row of the step.
        step: usize,
        /// Calendar days it may then take \[days\].
        days: u32,
    },
}

impl Change {
    /// Minutes of the clinic it takes beyond what is planned \[min\].
    #[must_use]
    pub fn extra_minutes(&self) -> Minutes {
        match self {
            Self::Overtime { span, .. } | Self::ExtraSlot { span, .. } => span.minutes(),
            _ => Minutes(0),
        }
    }
}

/// What applying a change gives.
type Applied = Result<(Instance, Template), Vec<InstanceError>>;

impl Suggestion {
    /// The clinic and its template after the changes.
    ///
    /// # Errors
    /// Faults of a clinic so changed; a suggestion found by `explain` has none.
    pub fn apply(&self, clinic: &Instance, template: &Template) -> Applied {
        apply(&self.changes, clinic, template)
    }
}

/// The clinic and its template after some changes, one after the other.
pub(super) fn apply(changes: &[Change], clinic: &Instance, template: &Template) -> Applied {
    let start = (clinic.clone(), template.clone());
    changes.iter().try_fold(start, |(clinic, template), change| change.apply(&clinic, &template))
}

impl Change {
    /// The clinic and its template after the change.
    ///
    /// Time lent, released or added holds on its one date only; a session that is longer or new in
    /// the clinic has nothing in the template on other dates.
    ///
    /// # Errors
    /// Faults of a clinic so changed.
    pub fn apply(&self, clinic: &Instance, template: &Template) -> Applied {
        let (team, need, date, span) = match *self {
            Self::AcceptDate { patient, date } => {
                let changed =
                    clinic.with(|parts| accept(&mut parts.waiting[patient.index()], date))?;
                return Ok((changed, template.clone()));
            }
            Self::ReadyBy { patient, date } => {
                let changed = clinic
                    .with(|parts| parts.waiting[patient.index()].ready = Ready::From(date))?;
                return Ok((changed, template.clone()));
            }
            Self::OtherTeam { patient, team } => {
                let changed = clinic.with(|parts| parts.waiting[patient.index()].team = team)?;
                return Ok((changed, template.clone()));
            }
            Self::ShorterWait { pathway, step, days } => {
                let changed = clinic
                    .with(|parts| parts.pathways[pathway].steps[step].external_days = days)?;
                return Ok((changed, template.clone()));
            }
            Self::Lend { team, need, date, span, .. }
            | Self::ReleaseHold { team, need, date, span, .. }
            | Self::Overtime { team, need, date, span, .. }
            | Self::ExtraSlot { team, need, date, span, .. } => (team, need, date, span),
        };
        let mut session = SessionId::from_index(clinic.parts().sessions.len());
        let changed = match *self {
            Self::Overtime { session: longer, .. } => {
                session = longer;
                clinic.with(|parts| parts.sessions[longer].span.to = span.to)?
            }
            Self::ExtraSlot { clinician, .. } => clinic.with(|parts| {
                let day = parts.cycle.day_of(date);
                let mut own = parts.sessions.values().filter(|s| s.clinician == clinician);
                let room = own.find_map(|session| session.room);
                let breaks = Vec::new();
                let team = Some(team);
                parts.sessions.push(Session { clinician, team, day, span, room, breaks });
            })?,
            Self::Lend { session: same, .. } | Self::ReleaseHold { session: same, .. } => {
                session = same;
                clinic.clone()
            }
            _ => clinic.clone(),
        };
        let class = clinic.parts().complexity.unknown();
        let block =
            Block { session, span, kind: BlockKind::Visit { team, need, class, opens_days: 0 } };
        Ok((changed, template.clone().with_once(date, block)))
    }
}

/// Lets one date suit a patient; all others suit or do not as before.
fn accept(patient: &mut WaitingPatient, date: NaiveDate) {
    let mut blocked = Vec::new();
    for away in &patient.blocked {
        if date < away.from || away.to < date {
            blocked.push(*away);
            continue;
        }
        blocked.extend(between(Some(away.from), date.pred_opt()));
        blocked.extend(between(date.succ_opt(), Some(away.to)));
    }
    if let Some(first) = patient.earliest.filter(|&first| date < first) {
        blocked.extend(between(date.succ_opt(), first.pred_opt()));
        patient.earliest = Some(date);
    }
    if let Some(last) = patient.latest.filter(|&last| last < date) {
        blocked.extend(between(last.succ_opt(), date.pred_opt()));
        patient.latest = Some(date);
    }
    patient.blocked = blocked;
}

fn between(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Option<Blocked> {
    let (from, to) = (from?, to?);
    (from <= to).then_some(Blocked { from, to })
}

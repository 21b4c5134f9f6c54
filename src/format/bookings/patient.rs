//! Every patient of the waiting list with their visits, or the reason why there are none.

use chrono::NaiveDate;

use behov_solver::answer::{Booked, Bookings};
use behov_solver::booking::Reason;
use behov_solver::booking::is_held;
use behov_solver::evaluation::rights::{self, PatientRights};
use behov_solver::instance::{Asks, Instance, WaitingPatient};
use behov_solver::table::{ClinicianId, Id, NeedId, PatientId, TeamId};
use behov_solver::units::Span;

/// A patient of the waiting list and what they were given.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The patient.
    pub patient: PatientId,
    /// Last day on which the right told of is met; `None` where none runs.
    pub deadline: Option<NaiveDate>,
    /// The day that right is met, without one that of the answer; `None` while a visit up to it has no
    /// date.
    pub finish: Option<NaiveDate>,
    /// Days from the deadline to the finish, 0 when in time; `None` without one of them.
    pub days_over: Option<i64>,
    /// Whether every visit has a date.
    pub booked: bool,
    /// The visits in order of step.
    pub visits: Vec<Visit>,
    /// Why nothing new is booked.
    pub reason: Option<Reason>,
}

/// One visit of a patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Row of the step in the pathway; 0 for a need.
    pub step: usize,
    /// The need.
    pub need: NeedId,
    /// The team that sees the patient.
    pub team: TeamId,
    /// The clinician.
    pub clinician: ClinicianId,
    /// The date.
    pub date: NaiveDate,
    /// From when to when.
    pub span: Span,
    /// Where the booking comes from.
    pub status: Status,
}

/// Where a booking comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Booked by this run.
    New,
    /// Booked by an earlier plan.
    Kept,
    /// In the clinic's own list of bookings.
    Made,
    /// Told for a day that has come: it counts as held.
    Held,
}

impl Status {
    /// Its word in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Kept => "kept",
            Self::Made => "made",
            Self::Held => "held",
        }
    }
}

/// All patients of the waiting list in order; `earlier` is what patients had been told before. The
/// clinic's bookings from row `held_from` on are visits told that count as held.
#[must_use]
pub fn listed(
    clinic: &Instance,
    bookings: &Bookings,
    left_out: &[(PatientId, Reason)],
    earlier: &Bookings,
    held_from: usize,
) -> Vec<Listed> {
    let waiting = clinic.parts().waiting.iter().enumerate();
    let made = Made::of(clinic, held_from);
    // What is told here of a right depends on its dates alone, not on letters or the horizon.
    let told = rights::report(clinic, bookings, &Bookings::default(), clinic.parts().as_of);
    let of = |(row, patient): (usize, &WaitingPatient)| {
        let id = PatientId::from_index(row);
        let at = left_out.binary_search_by_key(&id, |row| row.0).ok();
        let reason = at.map(|at| left_out[at].1);
        let mut visits: Vec<Visit> = bookings
            .of(id)
            .iter()
            .map(|row| visit(clinic, patient, row, earlier.of(id).contains(row)))
            .collect();
        made.add(clinic, patient, &mut visits);
        let PatientRights { deadline, finish, days_over, booked, .. } = told.patients[row];
        let days_over = deadline.and(finish).map(|_| i64::from(days_over));
        Listed { patient: id, deadline, finish, days_over, booked, visits, reason }
    };
    waiting.map(of).collect()
}

/// The needs a patient waits for in order, each with the team that sees them.
pub(crate) fn steps(clinic: &Instance, asks: Asks, team: TeamId) -> Vec<(NeedId, TeamId)> {
    match asks {
        Asks::Need(need) => vec![(need, team)],
        Asks::Pathway(pathway) => {
            let steps = clinic.parts().pathways[pathway].steps.iter();
            steps.map(|step| (step.need, step.team.unwrap_or(team))).collect()
        }
    }
}

fn visit(clinic: &Instance, patient: &WaitingPatient, row: &Booked, kept: bool) -> Visit {
    let (need, team) = steps(clinic, patient.asks, patient.team)[row.step];
    Visit {
        step: row.step,
        need,
        team,
        clinician: clinic.parts().sessions[row.session].clinician,
        date: row.date,
        span: row.span,
        status: if kept { Status::Kept } else { Status::New },
    }
}

/// The clinic's own list of bookings, in order of pseudonym.
struct Made {
    rows: Vec<usize>,
    held_from: usize,
}

impl Made {
    /// Those that can be held.
    fn of(clinic: &Instance, held_from: usize) -> Self {
        let bookings = &clinic.parts().bookings;
        let can_be = |&row: &usize| is_held(clinic, &bookings[row]);
        let mut rows: Vec<usize> = (0..bookings.len()).filter(can_be).collect();
        rows.sort_by(|&a, &b| bookings[a].pseudonym.cmp(&bookings[b].pseudonym).then(a.cmp(&b)));
        Self { rows, held_from }
    }

    /// Adds the bookings of a patient's steps that are not there yet, each once.
    fn add(&self, clinic: &Instance, patient: &WaitingPatient, visits: &mut Vec<Visit>) {
        let bookings = &clinic.parts().bookings;
        let first = self.rows.partition_point(|&row| bookings[row].pseudonym < patient.pseudonym);
        let own = self.rows[first..].iter().map(|&row| (row, &bookings[row]));
        let mut own: Vec<_> =
            own.take_while(|(_, made)| made.pseudonym == patient.pseudonym).collect();
        if own.is_empty() {
            return;
        }
        let steps = steps(clinic, patient.asks, patient.team);
        for (step, (need, team)) in steps.into_iter().enumerate() {
            if visits.iter().any(|visit| visit.step == step) {
                continue;
            }
            let Some(at) = own.iter().position(|(_, made)| made.need == need) else { continue };
            let (row, made) = own.remove(at);
            let (clinician, date, span) = (made.clinician, made.date, made.span);
            let status = if row < self.held_from { Status::Made } else { Status::Held };
            visits.push(Visit { step, need, team, clinician, date, span, status });
        }
        visits.sort_by_key(|visit| visit.step);
    }
}

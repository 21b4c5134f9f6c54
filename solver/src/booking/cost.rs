//! What a date costs a patient, level by level.

use chrono::NaiveDate;

use crate::instance::{Continuity, Instance, WaitingPatient};
use crate::table::{ClinicianId, NeedId, TeamId};
use crate::units::Minutes;

use super::horizon::last_date;
use super::opening::Opening;
use super::request::{Cost, Place};
use super::{Options, Rule};

/// Continuity of a visit that is not booked: worse than any clinician.
const NOBODY: i64 = 3;

/// The costs of one patient.
pub(super) struct Costs<'c> {
    clinic: &'c Instance,
    patient: &'c WaitingPatient,
    rule: Rule,
    horizon_end: NaiveDate,
    answer_days: i64,
    /// First day of the wait.
    pub(super) released: NaiveDate,
    /// Last day on which the right is met.
    pub(super) deadline: Option<NaiveDate>,
}

impl<'c> Costs<'c> {
    pub(super) fn new(
        clinic: &'c Instance,
        patient: &'c WaitingPatient,
        options: &Options,
    ) -> Self {
        Self {
            clinic,
            patient,
            rule: options.rule,
            horizon_end: last_date(clinic, options.weeks),
            answer_days: i64::from(clinic.answer_days(patient)),
            released: patient
                .earliest
                .map_or(patient.referred, |first| first.max(patient.referred)),
            deadline: clinic.due(patient).map(|due| due.deadline),
        }
    }

    /// The place of a visit in an opening.
    pub(super) fn place(
        &self,
        opening: &Opening,
        row: usize,
        team: TeamId,
        need: NeedId,
        last: bool,
    ) -> Place {
        let minutes = self.minutes(opening.clinician, need);
        let met = self.met(opening.clinician, team, need);
        Place {
            opening: Some(u32::try_from(row).expect("openings are counted in 32 bits")),
            day: self.day(opening.date),
            minutes: u16::try_from(minutes.0).unwrap_or(u16::MAX),
            cost: Cost([self.rights(opening.date, last), self.access(need, opening.date), met]),
            roomed: false,
        }
    }

    /// The place of a visit booked already; only its rights still count.
    pub(super) fn pinned(&self, date: NaiveDate, last: bool) -> Place {
        let cost = Cost([self.rights(date, last), 0, 0]);
        Place { opening: None, day: self.day(date), minutes: 0, cost, roomed: false }
    }

    /// Leaving the patient out: finished on the first day after the horizon, or where the last visit
    /// is booked already later than that; told later still where the pathway says so, met by nobody.
    pub(super) fn leave_out(&self, needs: &[NeedId], last: Option<NaiveDate>) -> Cost {
        let after = self.horizon_end.succ_opt().unwrap_or(self.horizon_end);
        let access = needs.iter().map(|&need| self.access(need, after)).sum();
        let nobody = NOBODY * needs.iter().map(|_| 1).sum::<i64>();
        let finished = last.map_or(after, |last| last.max(after));
        Cost([self.rights(finished, true), access, nobody])
    }

    /// Days over the deadline, weighed by the rule; only the last step decides.
    fn rights(&self, date: NaiveDate, last: bool) -> i64 {
        let Some(deadline) = self.deadline.filter(|_| last) else { return 0 };
        let over = ((date - deadline).num_days() + self.answer_days).max(0);
        match self.rule {
            Rule::Squares => over * over,
            Rule::Sum | Rule::Max => over,
            Rule::Binary => i64::from(over > 0),
        }
    }

    /// Days waited, heavier for needs of higher priority.
    fn access(&self, need: NeedId, date: NaiveDate) -> i64 {
        let weight = 10 - i64::from(self.clinic.parts().needs[need].priority);
        weight * (date - self.released).num_days().max(0)
    }

    /// 0 with whom the need asks for, 1 one step further (the team), 2 two steps further.
    fn met(&self, clinician: ClinicianId, team: TeamId, need: NeedId) -> i64 {
        let in_team = self.clinic.parts().clinicians[clinician].teams.contains(&team);
        let whom = match (self.patient.own, in_team) {
            (Some(own), _) if own == clinician => 0,
            (Some(_), true) => 1,
            (None, true) => 0,
            (_, false) => 2,
        };
        match self.clinic.parts().needs[need].continuity {
            Continuity::Own => whom,
            Continuity::Team => i64::from(!in_team),
            Continuity::Clinic => 0,
        }
    }

    /// The length with a clinician: longer where the patient has one who knows them and it is
    /// somebody else.
    fn minutes(&self, clinician: ClinicianId, need: NeedId) -> Minutes {
        let need = &self.clinic.parts().needs[need];
        let stranger = self.patient.own.is_some_and(|own| own != clinician);
        need.minutes[self.patient.class] + if stranger { need.handover } else { Minutes(0) }
    }

    /// Calendar days after today.
    pub(super) fn day(&self, date: NaiveDate) -> i16 {
        let days = (date - self.clinic.parts().as_of).num_days();
        i16::try_from(days.clamp(-30_000, 30_000)).expect("clamped")
    }
}

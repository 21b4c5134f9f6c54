//! What a date costs a patient, level by level.

use chrono::NaiveDate;

use crate::instance::{Continuity, Due, Instance, WaitingPatient};
use crate::table::{ClinicianId, NeedId, TeamId};
use crate::units::Minutes;

use super::horizon::last_date;
use super::opening::Opening;
use super::request::{Cost, Decided, Place};
use super::wanted::Wanted;
use super::{Options, Rule};

/// Continuity of a visit that is not booked: worse than any clinician.
const NOBODY: i64 = 3;

/// The costs of one patient.
pub(super) struct Costs<'c> {
    clinic: &'c Instance,
    patient: &'c WaitingPatient,
    rule: Rule,
    horizon_end: NaiveDate,
    /// The rights that run and that no offer has kept, in the order in which they bind.
    dues: Vec<Due>,
    /// First day of the wait.
    pub(super) released: NaiveDate,
}

impl<'c> Costs<'c> {
    pub(super) fn new(
        clinic: &'c Instance,
        patient: &'c WaitingPatient,
        options: &Options,
    ) -> Self {
        let dues = clinic.dues(patient).into_iter().filter(|due| !due.kept_by_offer);
        Self {
            clinic,
            patient,
            rule: options.rule,
            horizon_end: last_date(clinic, options.weeks),
            dues: dues.collect(),
            released: patient
                .earliest
                .map_or(patient.referred, |first| first.max(patient.referred)),
        }
    }

    /// The right that binds first.
    pub(super) fn binding(&self) -> Option<Decided> {
        let due = self.dues.first()?;
        let (step, by) = (due.step, due.visit_by());
        Some(Decided { step, by, deadline: due.deadline, maximum_wait: due.maximum_wait })
    }

    /// The place of a visit in an opening; `step` is the row of the step where its rights count.
    pub(super) fn place(
        &self,
        opening: &Opening,
        row: usize,
        team: TeamId,
        need: NeedId,
        step: Option<usize>,
    ) -> Place {
        let minutes = self.minutes(opening.clinician, need);
        let met = self.met(opening.clinician, team, need);
        let [maximum, rights] = step.map_or([0, 0], |step| self.rights(opening.date, step));
        Place {
            opening: Some(u32::try_from(row).expect("openings are counted in 32 bits")),
            day: self.day(opening.date),
            minutes: u16::try_from(minutes.0).unwrap_or(u16::MAX),
            cost: Cost([rights, self.access(need, opening.date), met]),
            maximum,
            roomed: false,
        }
    }

    /// The place of a visit booked already; only its rights still count.
    pub(super) fn pinned(&self, date: NaiveDate, step: usize) -> Place {
        let [maximum, rights] = self.rights(date, step);
        let cost = Cost([rights, 0, 0]);
        Place { opening: None, day: self.day(date), minutes: 0, cost, maximum, roomed: false }
    }

    /// Leaving the patient out, and that at statutory maximum waits: whatever no visit booked before
    /// has decided is decided on the first day after the horizon, or where the deciding visit is
    /// booked already later than that; met by nobody.
    pub(super) fn leave_out(&self, visits: &[Wanted]) -> (Cost, i64) {
        let after = self.horizon_end.succ_opt().unwrap_or(self.horizon_end);
        let new = || visits.iter().filter(|visit| visit.pinned.is_none());
        let access = new().map(|visit| self.access(visit.need, after)).sum();
        let nobody = NOBODY * new().map(|_| 1).sum::<i64>();
        let mut sum = [0, 0];
        for due in &self.dues {
            let until = visits.iter().take_while(|visit| visit.row <= due.step);
            let whole = until.clone().all(|visit| visit.pinned.is_some());
            let date = until.last().and_then(Wanted::date);
            let met = date.filter(|&date| whole || date > after).unwrap_or(after);
            self.add(&mut sum, due, met);
        }
        let [maximum, rights] = sum;
        (Cost([rights, access, nobody]), maximum)
    }

    /// Days over the deadlines of the rights that a step decides, weighed by the rule: statutory
    /// maximum waits, and the others.
    fn rights(&self, date: NaiveDate, step: usize) -> [i64; 2] {
        let mut sum = [0, 0];
        for due in self.dues.iter().filter(|due| due.step == step) {
            self.add(&mut sum, due, date);
        }
        sum
    }

    /// Adds what a right costs; where the rule looks at the worst, the worst counts.
    fn add(&self, sum: &mut [i64; 2], due: &Due, visit: NaiveDate) {
        let of = &mut sum[usize::from(!due.maximum_wait)];
        let cost = self.weighed(due, visit);
        *of = if self.rule == Rule::Max { cost.max(*of) } else { *of + cost };
    }

    fn weighed(&self, due: &Due, visit: NaiveDate) -> i64 {
        let over = ((visit - due.deadline).num_days() + i64::from(due.answer_days)).max(0);
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

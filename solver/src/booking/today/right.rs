//! Rights that cannot be kept here: who needs a plan, and who must be redirected by which route.

use chrono::{Days, NaiveDate};

use crate::answer::Bookings;
use crate::evaluation::rights::{self, RightRow, Status};
use crate::instance::{Due, EndsAt, Instance, Ready, WaitingPatient};
use crate::table::Id;

use super::super::reach::{Looks, earliest};
use super::{OutOfReach, PlanDue, Redirection, Route, When, Why, turn};

/// Redirections and plans, the most urgent first: by deadline, then by referral.
pub(super) fn out_of_reach(
    clinic: &Instance,
    told: &Bookings,
    rows: &[RightRow],
) -> (Vec<Redirection>, Vec<PlanDue>) {
    let today = clinic.parts().as_of;
    let (mut redirections, mut plans) = (Vec::new(), Vec::new());
    for row in rows {
        let Some(case) = Case::of(clinic, told, row) else { continue };
        if let Some(found) = case.missed(case.due.deadline)
            && let Some(route) = case.route(found.why)
        {
            let when = When::of(found.deadline, today);
            let counted = found.met.or(found.earliest).unwrap_or(today);
            let over = (counted - found.deadline).num_days().max(0);
            let days_over = u32::try_from(over).unwrap_or(u32::MAX);
            redirections.push(Redirection { right: found, when, days_over, route });
        }
        if let Some(due) = case.due.plan
            && let Some(right) = case.missed(due).or_else(|| case.undated(due, today))
        {
            plans.push(PlanDue { right, due, when: When::of(due, today) });
        }
    }
    redirections.sort_by_key(|row: &Redirection| {
        (row.route != Route::MaximumWait, row.right.deadline, turn(clinic, row.right.patient))
    });
    plans.sort_by_key(|row: &PlanDue| (row.due, turn(clinic, row.right.patient)));
    // Two rights of one patient that ask for the same by the same day are one thing to do.
    redirections.dedup_by_key(|row| (row.right.patient, row.right.deadline, row.route));
    plans.dedup_by_key(|row| (row.right.patient, row.due));
    (redirections, plans)
}

/// A right of a patient that runs, and the dates of their visits.
struct Case<'c> {
    clinic: &'c Instance,
    patient: &'c WaitingPatient,
    row: &'c RightRow,
    due: Due,
    visits: Vec<Option<NaiveDate>>,
}

impl<'c> Case<'c> {
    /// The case, unless the right does not run or has been kept or given on.
    fn of(clinic: &'c Instance, told: &Bookings, row: &'c RightRow) -> Option<Self> {
        let patient = &clinic.parts().waiting[row.patient.index()];
        let kept = matches!(row.status, Status::InTime | Status::OfferedInTime);
        if kept || patient.redirected.is_some() {
            return None;
        }
        let visits = rights::visit_dates(clinic, row.patient, told);
        Some(Self { clinic, patient, row, due: row.due?, visits })
    }

    /// What is told of the right where it cannot be met by a date.
    fn missed(&self, by: NaiveDate) -> Option<OutOfReach> {
        let earliest = self.earliest(Looks::ALL);
        let missed = match self.row.met {
            Some(met) => met > by,
            None => earliest.is_none_or(|earliest| earliest > by),
        };
        missed.then(|| self.told(earliest, self.why(by)))
    }

    /// The same where it could be met, no date is there, and the day is near.
    fn undated(&self, by: NaiveDate, today: NaiveDate) -> Option<OutOfReach> {
        let near = self.row.met.is_none() && When::of(by, today) != When::Later;
        near.then(|| self.told(self.earliest(Looks::ALL), Why::NoDate))
    }

    fn told(&self, earliest: Option<NaiveDate>, why: Why) -> OutOfReach {
        let today = self.clinic.parts().as_of;
        let (patient, right, met) = (self.row.patient, self.row.right, self.row.met);
        let visit = self.visits.iter().flatten().copied().find(|&date| date > today);
        let (start, deadline) = (self.due.start, self.due.deadline);
        OutOfReach { patient, right, start, deadline, met, earliest, visit, why }
    }

    fn earliest(&self, looks: Looks) -> Option<NaiveDate> {
        earliest(self.clinic, self.patient, &self.visits, &self.due, looks)
    }

    /// Why it is not met by a date: what alone keeps it from being so, in the order in which the law
    /// asks; capacity where nothing else does.
    fn why(&self, by: NaiveDate) -> Why {
        let steps = self.clinic.parts().carried(self.patient.asks);
        let shortest = steps.iter().find(|row| row.right == self.row.right);
        let shortest = shortest.map_or(0, |row| row.shortest_days);
        if self.due.start + Days::new(u64::from(shortest)) > by {
            return Why::Clinical;
        }
        let unready = self.visits.first().is_some_and(Option::is_none)
            && self.patient.ready != Ready::Now
            && self.earliest(Looks::ALL).is_none_or(|date| date > by);
        let without = |looks| self.earliest(looks).is_some_and(|date| date <= by);
        if unready
            && (self.patient.ready == Ready::Unknown
                || without(Looks { ready: false, ..Looks::ALL }))
        {
            return Why::NotReady;
        }
        let alone = self.earliest(Looks::ALL).is_none_or(|date| date > by)
            && without(Looks { own: false, ..Looks::ALL });
        // No hospital sees a patient before they can come. Of a deadline that has passed it is not
        // known whether they asked for later before it did.
        let ahead = by >= self.clinic.parts().as_of;
        let wished = ahead && self.patient.earliest.is_some_and(|own| own > by);
        if alone || wished || self.row.status == Status::LateByOwnWish {
            return Why::OwnWish;
        }
        Why::Capacity
    }

    /// The way in law: for capacity only, and for what a statutory maximum wait cannot be whatever
    /// the cause on the side of the hospital.
    fn route(&self, why: Why) -> Option<Route> {
        if self.due.maximum_wait {
            return matches!(why, Why::Capacity | Why::Clinical).then_some(Route::MaximumWait);
        }
        let ends_at = self.clinic.parts().rights[self.row.right].ends_at;
        (why == Why::Capacity).then_some(match ends_at {
            EndsAt::TreatmentStart => Route::FreeChoice,
            EndsAt::WorkUpStart | EndsAt::Told => Route::WorkUp,
        })
    }
}

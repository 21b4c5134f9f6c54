//! The cheapest change that would help one patient: tried kind by kind, each solved again with
//! everybody else's bookings fixed and read by the referee.

use chrono::{Days, TimeDelta};

use crate::answer::{Booked, Bookings, Template};
use crate::evaluation::{PatientRights, referee_bookings};
use crate::instance::Instance;
use crate::table::Id;

use super::super::crowd::Rooms;
use super::super::opening::openings;
use super::super::problem::wanted;
use super::super::reach::{self, Looks};
use super::super::wanted::Wanted;
use super::super::{Options, Problem, last_date, solve};
use super::case::Case;
use super::change::{Change, Suggestion, apply};
use super::spot;
use super::{Effect, Remedy};

/// What would have helped a patient; `None` when nothing of theirs is to be booked.
pub(super) fn remedy(
    clinic: &Instance,
    template: &Template,
    bookings: &Bookings,
    rights: &PatientRights,
    options: &Options,
) -> Option<Remedy> {
    let visits = wanted(clinic, rights.patient, options);
    if visits.iter().all(|visit| visit.date().is_some()) {
        return None;
    }
    let patient = &clinic.parts().waiting[rights.patient.index()];
    let others = bookings.rows().iter().filter(|row| row.patient != rights.patient);
    let others = Bookings::new(others.copied().collect());
    let (decides, answer_days) = (rights.step, rights.answer_days);
    let answer = TimeDelta::days(i64::from(answer_days));
    let until_it = &visits[..visits.len().min(decides + 1)];
    let dates: Vec<_> = until_it.iter().map(Wanted::date).collect();
    // What the changes tried can mend is left out: own dates, what is missing, waits outside.
    let last = reach::last_visit(clinic, patient, &dates, Looks::CLINIC);
    let horizon_end = last_date(clinic, options.weeks);
    let first_possible = last.unwrap_or(horizon_end) + Days::new(u64::from(answer_days));
    let kept = rights.deadline.filter(|&deadline| first_possible <= deadline);
    let until = match (kept, rights.finish) {
        (Some(deadline), _) => deadline - answer,
        // No date keeps the right; one at all would still help.
        (None, None) => horizon_end,
        (None, Some(_)) => return Some(Remedy::TooLate { first_possible }),
    };
    let until = until.min(horizon_end);
    let days = (until - clinic.parts().as_of).num_days();
    let weeks = u32::try_from(days.max(0) / 7 + 1).unwrap_or(options.weeks).min(options.weeks);
    let openings = openings(clinic, template, weeks, &others);
    let (id, rooms) = (rights.patient, Rooms::of(clinic, &others));
    let case = Case {
        clinic,
        template,
        options,
        id,
        patient,
        others,
        visits,
        decides,
        until,
        openings,
        rooms,
    };
    let found = spot::KINDS.iter().find_map(|kind| {
        case.candidates(*kind).into_iter().find_map(|changes| case.tried(changes, rights))
    });
    Some(match (found, kept, rights.deadline) {
        (Some(suggestion), ..) => Remedy::Change(suggestion),
        (None, None, Some(_)) => Remedy::TooLate { first_possible },
        _ => Remedy::NoneFound,
    })
}

impl Case<'_> {
    /// Applies changes, solves again for this patient alone, and asks the referee.
    fn tried(&self, changes: Vec<Change>, rights: &PatientRights) -> Option<Suggestion> {
        let (clinic, template) = apply(&changes, self.clinic, self.template).ok()?;
        let alone = std::iter::once(self.id);
        let problem = Problem::only(&clinic, &template, &self.others, self.options, alone);
        let request = problem.requests.first()?;
        let solved = solve::solve(&problem, self.options);
        let deciding = request.steps.iter().position(|step| step.row == self.decides)?;
        let last = solved.plan.0.first()?.as_ref().and_then(|path| {
            let place = request.places(path).nth(deciding)?;
            Some(clinic.parts().as_of + TimeDelta::days(i64::from(place.day)))
        })?;
        // Whoever is there on the same dates could be in the way.
        let met = |row: &&Booked| solved.rows.iter().any(|own| own.date == row.date);
        let met = self.others.rows().iter().filter(met);
        let all = Bookings::new(met.chain(&solved.rows).copied().collect());
        let breaches = referee_bookings::bookings_verdict(&clinic, &template, &all, None);
        let concerns = |breach: &referee_bookings::BookingBreach| {
            breach.patient == self.patient.pseudonym
                || breach.kind == referee_bookings::Broken::Rooms
                || breach.kind == referee_bookings::Broken::TwoPatients
        };
        if last > self.until || breaches.iter().any(concerns) {
            return None;
        }
        let answer_days = rights.answer_days;
        let finish = last + Days::new(u64::from(answer_days));
        let over = rights.deadline.map_or(0, |deadline| (finish - deadline).num_days().max(0));
        let days_over = u32::try_from(over).unwrap_or(u32::MAX);
        let mut visits = solved.rows;
        visits.sort();
        Some(Suggestion { changes, effect: Effect { visits, finish, days_over } })
    }
}

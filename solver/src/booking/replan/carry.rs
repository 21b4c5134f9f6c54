//! Yesterday's bookings on today's list: which of them can stand.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::answer::{Booked, Bookings, Template};
use crate::instance::calendar::Closed;
use crate::instance::{Instance, Ready};
use crate::table::{ClinicianId, Id, PatientId};
use crate::template::Lost;
use crate::units::Span;

use super::super::Options;
use super::super::cost::Costs;
use super::super::opening::{Opening, openings};
use super::super::problem::{Wanted, wanted};
use super::{Carried, Forced, ForcedReason, Told};

/// Most weeks a told booking may lie ahead.
const WEEKS_MAX: u32 = 104;

struct Carrier<'c> {
    clinic: &'c Instance,
    options: &'c Options,
    openings: BTreeMap<(ClinicianId, NaiveDate), Vec<Opening>>,
    visits: BTreeMap<PatientId, Vec<Wanted>>,
    standing: Vec<Booked>,
    clinicians: BTreeMap<(ClinicianId, NaiveDate), Vec<Span>>,
}

/// Lays yesterday's bookings on today's list, by pseudonym and step.
///
/// A booking stands when its session is held, the template still has the time for the need, nobody
/// else is booked there, and the patient can come.
#[must_use]
pub fn carry(clinic: &Instance, template: &Template, told: &[Told], options: &Options) -> Carried {
    let mut carrier = Carrier::new(clinic, template, told, options);
    let mut carried = Carried::default();
    let mut rows = told.to_vec();
    rows.sort_by(|a, b| (a.date, a.clinician, a.span, a).cmp(&(b.date, b.clinician, b.span, b)));
    for row in rows {
        let Some((patient, visit)) = carrier.visit(&row) else {
            carried.left.push(row);
            continue;
        };
        let Some(visit) = visit else {
            let reason = ForcedReason::NoStep;
            carried.forced.push(Forced { patient, told: row, reason, now: None });
            continue;
        };
        if visit.date().is_some() {
            carried.made.push(row);
        } else if row.date <= clinic.parts().as_of {
            carried.past.push(row);
        } else {
            match carrier.stands(&row, patient, &visit) {
                Ok(booked) => carrier.keep(booked),
                Err(reason) => {
                    carried.forced.push(Forced { patient, told: row, reason, now: None });
                }
            }
        }
    }
    let (kept, torn): (Vec<Booked>, Vec<Booked>) =
        carrier.standing.iter().partition(|row| carrier.keeps_lags(row.patient));
    carried.forced.extend(torn.iter().map(|row| forced(clinic, row, ForcedReason::Lags)));
    carried.standing = Bookings::new(kept);
    carried
}

/// A booking that stood and cannot after all.
pub(super) fn forced(clinic: &Instance, row: &Booked, reason: ForcedReason) -> Forced {
    let told = Told {
        pseudonym: clinic.parts().waiting[row.patient.index()].pseudonym.clone(),
        step: row.step,
        clinician: clinic.parts().sessions[row.session].clinician,
        date: row.date,
        span: row.span,
    };
    Forced { patient: row.patient, told, reason, now: None }
}

impl<'c> Carrier<'c> {
    fn new(clinic: &'c Instance, template: &Template, told: &[Told], options: &'c Options) -> Self {
        let today = clinic.parts().as_of;
        let ahead = told.iter().map(|row| (row.date - today).num_days()).max().unwrap_or(0);
        let weeks = u32::try_from(ahead.max(0) / 7 + 1).unwrap_or(WEEKS_MAX).min(WEEKS_MAX);
        let mut by_day: BTreeMap<(ClinicianId, NaiveDate), Vec<Opening>> = BTreeMap::new();
        for opening in openings(clinic, template, weeks, &Bookings::default()) {
            by_day.entry((opening.clinician, opening.date)).or_default().push(opening);
        }
        let names = told.iter().map(|row| row.pseudonym.as_str());
        let names: std::collections::BTreeSet<&str> = names.collect();
        let ids = (0..clinic.parts().waiting.len())
            .filter(|&row| names.contains(clinic.parts().waiting[row].pseudonym.as_str()));
        let ids = ids.map(PatientId::from_index);
        Self {
            clinic,
            options,
            openings: by_day,
            visits: ids.map(|id| (id, wanted(clinic, id, options))).collect(),
            standing: Vec::new(),
            clinicians: BTreeMap::new(),
        }
    }

    /// The patient of a row and the visit it is for: of several with the same pseudonym the first
    /// who has such a step and no booking for it yet.
    fn visit(&self, row: &Told) -> Option<(PatientId, Option<Wanted>)> {
        let name = |id: PatientId| &self.clinic.parts().waiting[id.index()].pseudonym;
        let mut ids = self.visits.keys().copied().filter(|&id| *name(id) == row.pseudonym);
        let step = |id: PatientId| {
            let visit = self.visits[&id].iter().find(|visit| visit.row == row.step)?;
            let mut standing = self.standing.iter();
            let twice = standing.any(|other| other.patient == id && other.step == row.step);
            (!twice).then_some(*visit)
        };
        let first = ids.clone().next()?;
        let found = ids.find_map(|id| Some((id, step(id)?)));
        Some(found.map_or((first, None), |(id, visit)| (id, Some(visit))))
    }

    /// The booking as today's clinic has it, or why it cannot stand.
    fn stands(&self, row: &Told, id: PatientId, visit: &Wanted) -> Result<Booked, ForcedReason> {
        let parts = self.clinic.parts();
        if let Some(lost) = self.lost(row) {
            return Err(ForcedReason::NotHeld(lost));
        }
        if !self.can_come(row, id, visit) {
            return Err(ForcedReason::PatientCannot);
        }
        let day = parts.cycle.day_of(row.date);
        let mut own = parts.sessions.values().filter(|s| s.clinician == row.clinician);
        if !own.any(|session| session.day == day && session.span.contains(row.span)) {
            return Err(ForcedReason::NoSession);
        }
        let key = (row.clinician, row.date);
        let taken = self.clinicians.get(&key).into_iter().flatten();
        let mut made = parts.bookings.iter().filter(|made| (made.clinician, made.date) == key);
        if taken.into_iter().any(|span| span.overlaps(row.span))
            || made.any(|made| made.span.overlaps(row.span))
        {
            return Err(ForcedReason::Taken);
        }
        let inside = self.openings.get(&key).into_iter().flatten();
        let mut serving = inside.filter(|opening| {
            opening.span.contains(row.span)
                && opening.may_serve(self.clinic, visit.team, visit.need, parts.as_of)
        });
        let opening = serving.next().ok_or(ForcedReason::NotInTemplate)?;
        let costs = Costs::new(self.clinic, &parts.waiting[id.index()], self.options);
        let takes = costs.place(opening, 0, visit.team, visit.need, false).minutes;
        if i32::from(takes) > row.span.minutes().0 {
            return Err(ForcedReason::TooShort);
        }
        let session = opening.session;
        Ok(Booked { patient: id, step: row.step, session, date: row.date, span: row.span })
    }

    fn lost(&self, row: &Told) -> Option<Lost> {
        let parts = self.clinic.parts();
        match parts.calendar.closed(row.date) {
            Some(Closed::Holiday(holiday)) => return Some(Lost::Holiday(holiday)),
            Some(Closed::Local(reason)) => return Some(Lost::Closure(reason.to_owned())),
            None => {}
        }
        let mut away = parts.absences.iter().filter(|away| away.clinician == row.clinician);
        let away = away.find(|away| away.from <= row.date && row.date <= away.to)?;
        Some(Lost::Absence(away.reason.clone()))
    }

    fn can_come(&self, row: &Told, id: PatientId, visit: &Wanted) -> bool {
        let patient = &self.clinic.parts().waiting[id.index()];
        let ready = match patient.ready {
            _ if visit.row > 0 => true,
            Ready::Now => true,
            Ready::From(from) => from <= row.date,
            Ready::Unknown => false,
        };
        ready
            && patient.earliest.is_none_or(|first| first <= row.date)
            && patient.latest.is_none_or(|last| row.date <= last)
            && !patient.blocked.iter().any(|away| away.from <= row.date && row.date <= away.to)
    }

    fn keep(&mut self, booked: Booked) {
        let clinician = self.clinic.parts().sessions[booked.session].clinician;
        self.clinicians.entry((clinician, booked.date)).or_default().push(booked.span);
        self.standing.push(booked);
    }

    /// Whether the standing dates of a patient keep the lags between steps next to each other.
    fn keeps_lags(&self, id: PatientId) -> bool {
        let visits = &self.visits[&id];
        let booked =
            |step: usize| self.standing.iter().find(|row| row.patient == id && row.step == step);
        let date = |visit: &Wanted| visit.date().or_else(|| Some(booked(visit.row)?.date));
        visits.windows(2).all(|pair| {
            let (Some(before), Some(after)) = (date(&pair[0]), date(&pair[1])) else {
                return true;
            };
            let earliest = before + Days::new(u64::from(pair[1].lag.0));
            let latest = before + Days::new(u64::from(pair[1].lag.1));
            earliest <= after && after <= latest
        })
    }
}

//! Yesterday's bookings on today's list: which of them can stand.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::answer::{Booked, Bookings, Template};
use crate::instance::Instance;
use crate::instance::calendar::Closed;
use crate::supply;
use crate::table::{ClinicianId, Id, PatientId};
use crate::template::{Lost, dated};
use crate::units::Span;

use super::super::Options;
use super::super::cost::Costs;
use super::super::crowd::{Rooms, until_free};
use super::super::opening::{Opening, openings};
use super::super::problem::wanted_by;
use super::super::wanted::Wanted;
use super::super::window::suits;
use super::{Carried, Forced, ForcedReason, Told};

/// Most weeks a told booking may lie ahead.
const WEEKS_MAX: u32 = 104;

struct Carrier<'c> {
    clinic: &'c Instance,
    options: &'c Options,
    openings: BTreeMap<(ClinicianId, NaiveDate), Vec<Opening>>,
    visits: BTreeMap<PatientId, Vec<Wanted>>,
    lost: BTreeMap<(ClinicianId, NaiveDate), Lost>,
    standing: Vec<Booked>,
    clinicians: BTreeMap<(ClinicianId, NaiveDate), Vec<Span>>,
    rooms: Rooms,
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
        if visit.visit() == Some((row.date, row.span)) && row.date <= clinic.parts().as_of {
            carried.held.push(row);
        } else if visit.date().is_some() {
            carried.made.push(row);
        } else if row.date <= clinic.parts().as_of {
            carried.past.push(row);
        } else {
            match carrier.stands(&row, patient, &visit) {
                Ok(booked) => carrier.keep(booked, &visit),
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
        let mut lost = BTreeMap::new();
        for block in dated(clinic, template, today + Days::new(1), weeks) {
            let clinician = clinic.parts().sessions[block.block.session].clinician;
            if let Some(why) = block.lost {
                lost.entry((clinician, block.date)).or_insert(why);
            }
        }
        let names = told.iter().map(|row| row.pseudonym.as_str());
        let names: std::collections::BTreeSet<&str> = names.collect();
        let ids = (0..clinic.parts().waiting.len())
            .filter(|&row| names.contains(clinic.parts().waiting[row].pseudonym.as_str()));
        let ids = ids.map(PatientId::from_index);
        let none = Bookings::default();
        let wanted = wanted_by(clinic, options, &none);
        Self {
            clinic,
            options,
            openings: by_day,
            visits: ids.map(|id| (id, wanted(id))).collect(),
            lost,
            standing: Vec::new(),
            clinicians: BTreeMap::new(),
            rooms: Rooms::of(clinic, &Bookings::default()),
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
        if parts.waiting[id.index()].redirected.is_some() {
            return Err(ForcedReason::Redirected);
        }
        if !self.can_come(row, id, visit) || self.is_elsewhere(row, id) {
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
        let takes = costs.place(opening, 0, visit.team, visit.need, None).minutes;
        if i32::from(takes) > row.span.minutes().0 {
            return Err(ForcedReason::TooShort);
        }
        let grid = parts.grid;
        if !row.span.from.minutes().fits(grid) || !row.span.to.minutes().fits(grid) {
            return Err(ForcedReason::NotInTemplate);
        }
        let session = opening.session;
        let full = supply::room_of(self.clinic, session, visit.need).and_then(|room| {
            let taken = self.rooms.taken(row.date, room).iter();
            until_free(taken, supply::room_count(self.clinic, room), row.span)
        });
        if full.is_some() {
            return Err(ForcedReason::Taken);
        }
        Ok(Booked { patient: id, step: row.step, session, date: row.date, span: row.span })
    }

    fn lost(&self, row: &Told) -> Option<Lost> {
        let parts = self.clinic.parts();
        match parts.calendar.closed(row.date) {
            Some(Closed::Holiday(holiday)) => return Some(Lost::Holiday(holiday)),
            Some(Closed::Local(reason)) => return Some(Lost::Closure(reason.to_owned())),
            None => {}
        }
        self.lost.get(&(row.clinician, row.date)).cloned()
    }

    fn can_come(&self, row: &Told, id: PatientId, visit: &Wanted) -> bool {
        suits(&self.clinic.parts().waiting[id.index()], visit.row, row.date)
    }

    /// Whether the patient is at another visit then.
    fn is_elsewhere(&self, row: &Told, id: PatientId) -> bool {
        let made = self.visits[&id].iter().filter_map(Wanted::visit);
        let own = self.standing.iter().filter(|other| other.patient == id);
        let mut there = made.chain(own.map(|other| (other.date, other.span)));
        there.any(|(date, span)| date == row.date && span.overlaps(row.span))
    }

    fn keep(&mut self, booked: Booked, visit: &Wanted) {
        let (session, date, span) = (booked.session, booked.date, booked.span);
        self.rooms.take(self.clinic, session, visit.need, date, span);
        let clinician = self.clinic.parts().sessions[booked.session].clinician;
        self.clinicians.entry((clinician, booked.date)).or_default().push(booked.span);
        self.standing.push(booked);
    }

    /// Whether the standing dates of a patient keep the lags between steps next to each other.
    fn keeps_lags(&self, id: PatientId) -> bool {
        let visits = &self.visits[&id];
        let booked =
            |step: usize| self.standing.iter().find(|row| row.patient == id && row.step == step);
        let when = |visit: &Wanted| {
            let told = || booked(visit.row).map(|row| (row.date, row.span));
            visit.visit().or_else(told)
        };
        visits.windows(2).all(|pair| {
            let (Some(first), Some(then)) = (when(&pair[0]), when(&pair[1])) else {
                return true;
            };
            let (before, after) = (first.0, then.0);
            let in_order = before != after || first.1.to <= then.1.from;
            let (least, most) = pair[1].lag;
            in_order && (i64::from(least)..=i64::from(most)).contains(&(after - before).num_days())
        })
    }
}

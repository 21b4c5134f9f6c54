//! The time of a session: stretches, bookable minutes, and how often it is held.

use chrono::NaiveDate;

use crate::instance::{Absence, Instance};
use crate::table::SessionId;
use crate::units::{Probability, Span};

/// Stretches of a session between breaks and frozen time, in order.
#[must_use]
pub(crate) fn stretches(instance: &Instance, session: SessionId) -> Vec<Span> {
    instance.stretches(session)
}

/// A session without breaks and time frozen for other work, in order: when its clinician sees
/// patients, in open clinics too; visits laid down by the planner are part of it.
#[must_use]
pub(crate) fn at_work(instance: &Instance, session: SessionId) -> Vec<Span> {
    let parts = instance.parts();
    let given = &parts.sessions[session];
    let other_work = parts.frozen.iter().filter(|block| {
        block.need.is_none() && block.clinician == given.clinician && block.day == given.day
    });
    let cut: Vec<Span> =
        given.breaks.iter().copied().chain(other_work.map(|block| block.span)).collect();
    given.span.without(&cut)
}

/// Share of a session's dates within the horizon on which it is held \[0..=1\].
#[must_use]
pub(crate) fn held_chance(instance: &Instance, session: SessionId) -> Probability {
    instance.held_chance(session)
}

/// Whether a session is held on a date: the clinic is open and its clinician is not away.
#[must_use]
pub(crate) fn held_on(instance: &Instance, session: SessionId, date: NaiveDate) -> bool {
    instance.works(instance.parts().sessions[session].clinician, date)
}

/// The same on any date to come, where leave that is listed comes again.
#[must_use]
pub(crate) fn held_ahead(instance: &Instance, session: SessionId, date: NaiveDate) -> bool {
    instance.works_ahead(instance.parts().sessions[session].clinician, date)
}

/// Whether a session is not held on some of its dates within the horizon.
pub(super) fn some_dates_lost(instance: &Instance, session: SessionId) -> bool {
    let parts = instance.parts();
    let mut dates = parts.horizon_dates(parts.sessions[session].day);
    dates.any(|date| !held_on(instance, session, date))
}

/// The leave that takes a session on a date, if one does.
#[must_use]
pub(crate) fn leave(instance: &Instance, session: SessionId, date: NaiveDate) -> Option<&Absence> {
    let parts = instance.parts();
    let clinician = parts.sessions[session].clinician;
    let away = |row: &&Absence| row.clinician == clinician && row.from <= date && date <= row.to;
    parts.absences.iter().find(away)
}

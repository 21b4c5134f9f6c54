//! Who staffs an open clinic.

use chrono::NaiveDate;

use crate::instance::{Instance, OpenWindow};
use crate::table::SessionId;
use crate::units::Minutes;

use super::piece::{held_on, stretches};
use super::serve::{needs_served, serves};

/// The sessions that can staff a window throughout, the usual ones first: those that may serve
/// fewest other needs, then by who begins first, then by name.
#[must_use]
pub(crate) fn could_staff(instance: &Instance, window: &OpenWindow) -> Vec<SessionId> {
    let parts = instance.parts();
    let can = |id: &SessionId| {
        parts.sessions[*id].day == window.day
            && serves(instance, *id, window.team, window.need)
            && stretches(instance, *id).iter().any(|stretch| stretch.contains(window.span))
    };
    let mut able: Vec<SessionId> = parts.sessions.ids().filter(can).collect();
    able.sort_by_cached_key(|&id| {
        let session = &parts.sessions[id];
        let name = parts.clinicians[session.clinician].name.clone();
        (needs_served(instance, id), session.span.from, name)
    });
    able
}

/// The sessions that usually staff a window: as many as it wants, if there are.
///
/// Windows of a day that overlap are staffed in order of their beginning, by different clinicians.
#[must_use]
pub(crate) fn staff(instance: &Instance, window: &OpenWindow) -> Vec<SessionId> {
    staffing(instance, window, |_| true)
}

/// The sessions that staff a window on a date: who is away is stood in for by who can.
#[must_use]
pub(crate) fn staff_on(
    instance: &Instance,
    window: &OpenWindow,
    date: NaiveDate,
) -> Vec<SessionId> {
    staffing(instance, window, |session| held_on(instance, session, date))
}

/// Minutes of a session that usually go to open clinics \[min\].
#[must_use]
pub(crate) fn window_minutes(instance: &Instance, session: SessionId) -> Minutes {
    let windows = instance.parts().windows.iter();
    windows
        .filter(|window| staff(instance, window).contains(&session))
        .map(|window| window.span.minutes())
        .sum()
}

fn staffing(
    instance: &Instance,
    window: &OpenWindow,
    works: impl Fn(SessionId) -> bool,
) -> Vec<SessionId> {
    let mut together: Vec<&OpenWindow> = instance
        .parts()
        .windows
        .iter()
        .filter(|other| other.day == window.day && before(instance, other, window))
        .collect();
    together.sort_by_cached_key(|other| rank(instance, other));
    let mut taken: Vec<(SessionId, &OpenWindow)> = Vec::new();
    for other in together.into_iter().chain([window]) {
        let free = |session: &SessionId| {
            works(*session)
                && !taken.iter().any(|(id, of)| id == session && of.span.overlaps(other.span))
        };
        let count = other.clinician_count as usize;
        let chosen: Vec<SessionId> =
            could_staff(instance, other).into_iter().filter(free).take(count).collect();
        taken.extend(chosen.into_iter().map(|id| (id, other)));
    }
    taken.into_iter().filter(|(_, of)| std::ptr::eq(*of, window)).map(|(id, _)| id).collect()
}

/// Whether a window is staffed before another of its day.
fn before(instance: &Instance, one: &OpenWindow, other: &OpenWindow) -> bool {
    !std::ptr::eq(one, other) && rank(instance, one) < rank(instance, other)
}

fn rank<'a>(
    instance: &'a Instance,
    window: &OpenWindow,
) -> (crate::units::TimeOfDay, &'a str, &'a str, crate::units::TimeOfDay) {
    let parts = instance.parts();
    let (team, need) = (&parts.teams[window.team].name, &parts.needs[window.need].name);
    (window.span.from, team, need, window.span.to)
}

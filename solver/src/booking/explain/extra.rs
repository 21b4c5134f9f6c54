//! Time a visit could have beyond what the template gives it.

use chrono::{Datelike, NaiveDate};

use crate::supply;
use crate::table::{ClinicianId, SessionId, TeamId};
use crate::units::{Minutes, Span};

use super::super::opening::{Opening, Serves};
use super::super::wanted::Wanted;
use super::case::{Case, Spot};
use super::change::Change;

/// Longest a clinician is asked to stay on, where overtime is tried as a change \[min\].
pub const OVERTIME_MAX: Minutes = Minutes(60);

/// For which team, and when, an unbooked stretch of a session could be given to a visit.
pub(super) fn given(
    case: &Case<'_>,
    visit: &Wanted,
    opening: &Opening,
    minutes: i32,
) -> Option<(TeamId, Span)> {
    let team = visit.team;
    if !supply::serves(case.clinic, opening.session, team, visit.need) {
        return None;
    }
    let (session, date) = (opening.session, opening.date);
    let span = case.first(visit, session, date, opening.span, Minutes(minutes))?;
    Some((team, span))
}

/// Dates that could help, in order.
fn dates<'c>(case: &'c Case<'_>, visit: &'c Wanted) -> impl Iterator<Item = NaiveDate> + 'c {
    let days = case.clinic.parts().as_of.iter_days().skip(1);
    let days = days.take_while(|&date| date <= case.until);
    days.filter(|&date| case.suits(date) && case.is_ready(visit, date))
}

/// The length of a visit with a clinician.
fn length(case: &Case<'_>, visit: &Wanted, session: SessionId, with: ClinicianId) -> Minutes {
    let opening = Opening {
        session,
        clinician: with,
        date: case.until,
        span: case.clinic.parts().sessions[session].span,
        serves: Serves::Anything,
    };
    Minutes(i32::from(case.costs().place(&opening, 0, visit.team, visit.need, None).minutes))
}

/// After the end of each session on each date.
pub(super) fn overtime(case: &Case<'_>, visit: &Wanted) -> Vec<Spot> {
    let parts = case.clinic.parts();
    let mut spots = Vec::new();
    for (id, session) in parts.sessions.iter() {
        let team = visit.team;
        let minutes = length(case, visit, id, session.clinician);
        if !supply::serves(case.clinic, id, team, visit.need) || minutes > OVERTIME_MAX {
            continue;
        }
        let span = Span { from: session.span.to, to: session.span.to + minutes };
        let on_its_day = |date: &NaiveDate| parts.cycle.day_of(*date) == session.day;
        for date in dates(case, visit).filter(on_its_day) {
            let room = case.first(visit, id, date, span, minutes).is_some();
            if span.minutes() == minutes && room && is_idle(case, session.clinician, date, span) {
                let change = Change::Overtime {
                    session: id,
                    clinician: session.clinician,
                    date,
                    span,
                    team,
                    need: visit.need,
                };
                spots.push(Spot { date, change: Some(change) });
            }
        }
    }
    spots
}

/// The first stretch of each date in which a clinician has no session.
pub(super) fn slots(case: &Case<'_>, visit: &Wanted) -> Vec<Spot> {
    let parts = case.clinic.parts();
    let mut spots = Vec::new();
    for (id, clinician) in parts.clinicians.iter() {
        let mut teams = clinician.teams.iter().copied();
        let stands_in = |&team: &TeamId| supply::stands_in(case.clinic, team, visit.team);
        let Some(team) = teams.find(stands_in) else { continue };
        // The new session takes the room of another of the clinician.
        let own = parts.sessions.iter().filter(|(_, session)| session.clinician == id);
        let own: Vec<SessionId> = own.map(|(session, _)| session).collect();
        let roomed = |own: &&SessionId| supply::room_of(case.clinic, **own, visit.need).is_some();
        let Some(&session) = own.iter().find(roomed).or(own.first()) else { continue };
        let room = !supply::in_person(case.clinic, visit.need) || roomed(&&session);
        if !room || !supply::role_fits(case.clinic, id, visit.need) {
            continue;
        }
        let minutes = length(case, visit, session, id);
        for date in dates(case, visit) {
            let free = |span: Span| case.first(visit, session, date, span, minutes).is_some();
            if let Some(span) = first_idle(case, id, date, minutes, free) {
                let need = visit.need;
                let change = Change::ExtraSlot { clinician: id, date, span, team, need };
                spots.push(Spot { date, change: Some(change) });
            }
        }
    }
    spots
}

fn first_idle(
    case: &Case<'_>,
    with: ClinicianId,
    date: NaiveDate,
    minutes: Minutes,
    has_room: impl Fn(Span) -> bool,
) -> Option<Span> {
    let parts = case.clinic.parts();
    let hours = parts.opening.iter().filter(|open| open.weekday == date.weekday());
    let mut starts: Vec<_> = hours.map(|open| open.span.from).collect();
    let day = parts.cycle.day_of(date);
    let own = parts.sessions.values().filter(|s| s.clinician == with && s.day == day);
    starts.extend(own.map(|session| session.span.to));
    starts.sort();
    let spans = starts.into_iter().map(|from| Span { from, to: from + minutes });
    let mut idle = spans.filter(|span| span.minutes() == minutes);
    idle.find(|&span| has_room(span) && is_idle(case, with, date, span))
}

/// Whether the clinic is open and a clinician at work, without session, booking or fixed time.
fn is_idle(case: &Case<'_>, with: ClinicianId, date: NaiveDate, span: Span) -> bool {
    let parts = case.clinic.parts();
    let day = parts.cycle.day_of(date);
    let mut hours = parts.opening.iter().filter(|open| open.weekday == date.weekday());
    let open = hours.any(|open| open.span.contains(span));
    let mut own = parts.sessions.values().filter(|s| s.clinician == with && s.day == day);
    let in_session = own.any(|session| session.span.overlaps(span));
    let mut made = parts.bookings.iter().filter(|row| row.clinician == with && row.date == date);
    let booked = made.any(|row| row.span.overlaps(span));
    let mut fixed = parts.frozen.iter().filter(|row| row.clinician == with && row.day == day);
    let frozen = fixed.any(|row| row.span.overlaps(span));
    open && works(case, with, date) && !in_session && !booked && !frozen
}

/// Whether a clinician is at work on a date; one without sessions never is.
fn works(case: &Case<'_>, with: ClinicianId, date: NaiveDate) -> bool {
    let mut sessions = case.clinic.parts().sessions.iter();
    let own = sessions.find(|(_, session)| session.clinician == with);
    own.is_some_and(|(session, _)| supply::held_on(case.clinic, session, date))
}

//! The sessions of a run: how the minutes of each are kept on each day.
//!
//! A day's plan depends on the day of the cycle and on who works: who staffs the open clinics, who
//! gets a [room](rota) when there are fewer than sessions, and how much is [held](holds) or laid
//! out by a [template](blocks).

mod blocks;
mod holds;
mod part;
mod rota;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::answer::Day;
use crate::instance::{CycleDay, Instance};
use crate::supply;
use crate::table::{ClinicianId, SessionId, TeamId};
use crate::units::{Minutes, Span, TimeOfDay};

use part::Part;
use rota::Asked;

use super::dates::Dates;
use super::setup::{Plan, Setup};
use super::world::{HeldFor, Hours, SessionDay, Staff, WindowDay};

/// How every day of the cycle is kept.
pub(super) struct Grid<'a> {
    instance: &'a Instance,
    plan: &'a Plan,
    windows: bool,
    /// The sessions in the order in which they are used: those that serve fewest needs first.
    order: Vec<SessionId>,
    /// Per session, its place by day, time and name.
    places: Vec<u32>,
    asked: Asked,
    known: BTreeMap<Key, DayPlan>,
    holds: Vec<HeldFor>,
    groups: Vec<holds::Ready<'a>>,
}

/// What a day's plan depends on: the day, who works, and the date where the template has blocks of
/// its own for it.
type Key = (CycleDay, Vec<SessionId>, Option<NaiveDate>);

/// How a day is kept.
#[derive(Clone, Debug, Default)]
struct DayPlan {
    sessions: Vec<(SessionId, Minutes, Vec<Part>)>,
    /// Open clinics by their row, and who staffs them.
    windows: Vec<(usize, Vec<SessionId>)>,
}

impl<'a> Grid<'a> {
    pub(super) fn new(instance: &'a Instance, setup: &'a Setup) -> Self {
        let parts = instance.parts();
        let when = |id: SessionId| {
            let session = &parts.sessions[id];
            let name = parts.clinicians[session.clinician].name.as_str();
            (session.day, session.span.from, name, session.span.to)
        };
        let mut by_time: Vec<SessionId> = parts.sessions.ids().collect();
        by_time.sort_by_key(|&id| when(id));
        let mut places = vec![0; by_time.len()];
        for (place, id) in by_time.iter().enumerate() {
            places[index(*id)] = crate::number::place(place);
        }
        let mut order = by_time;
        order.sort_by_cached_key(|&id| supply::needs_served(instance, id));
        let mut holds = Vec::new();
        let groups = match &setup.plan {
            Plan::Holds(plan) => holds::ready(instance, plan, &mut holds),
            Plan::Template(_) => Vec::new(),
        };
        Self {
            instance,
            plan: &setup.plan,
            windows: setup.windows,
            order,
            places,
            asked: Asked::of(instance),
            known: BTreeMap::new(),
            holds,
            groups,
        }
    }

    /// Sessions and open clinics on all open days, and whom time is held for.
    pub(super) fn days(
        mut self,
        dates: &Dates<'_>,
        open: &[Day],
    ) -> (Vec<SessionDay>, Vec<WindowDay>, Vec<HeldFor>) {
        let (mut sessions, mut windows) = (Vec::new(), Vec::new());
        for (index, &day) in open.iter().enumerate() {
            let date = dates.date(day);
            let open_day = crate::number::place(index);
            let key = self.key(dates, date);
            if !self.known.contains_key(&key) {
                let plan = self.plan_of(&key, dates.dated().then_some(date));
                self.known.insert(key.clone(), plan);
            }
            let plan = &self.known[&key];
            for (id, until, parts) in &plan.sessions {
                let falls_out = self.falls_out(dates, *id);
                self.write(&mut sessions, (*id, *until), parts, (open_day, falls_out));
            }
            windows.extend(plan.windows.iter().map(|row| self.window(row, open_day)));
        }
        sessions.shrink_to_fit();
        (sessions, windows, self.holds)
    }

    fn key(&self, dates: &Dates<'_>, date: NaiveDate) -> Key {
        let place = self.instance.parts().cycle.day_of(date);
        let sessions = &self.instance.parts().sessions;
        let works = |id: &SessionId| {
            sessions[*id].day == place
                && (!dates.dated() || supply::held_ahead(self.instance, *id, date))
        };
        let working = self.order.iter().copied().filter(works).collect();
        let once = match self.plan {
            Plan::Template(template) if dates.dated() => {
                template.once().iter().any(|(day, _)| *day == date).then_some(date)
            }
            _ => None,
        };
        (place, working, once)
    }

    fn plan_of(&mut self, key: &Key, date: Option<NaiveDate>) -> DayPlan {
        let (day, working, once) = key;
        let windows = if self.windows { self.staffed(*day, working, date) } else { Vec::new() };
        let in_windows = |id: SessionId| -> Vec<Span> {
            let of_session = windows.iter().filter(|(_, staff)| staff.contains(&id));
            of_session.map(|(row, _)| self.instance.parts().windows[*row].span).collect()
        };
        let busy: BTreeMap<SessionId, Vec<Span>> =
            working.iter().map(|&id| (id, in_windows(id))).collect();
        let left = |id: SessionId| -> Vec<Span> {
            let at_work = supply::at_work(self.instance, id).into_iter();
            at_work.flat_map(|span| span.without(&busy[&id])).collect()
        };
        let pieces = working.iter().map(|&id| match self.plan {
            Plan::Holds(_) => {
                let team = supply::main_team(self.instance, id);
                (id, left(id).into_iter().map(|span| blocks::free(team, span)).collect())
            }
            Plan::Template(template) => {
                let kept = blocks::of(self.instance, template, (id, *once), &mut self.holds);
                let cut = |(span, kind): (Span, part::Kind)| {
                    let left = span.without(&busy[&id]).into_iter();
                    left.map(move |span| (span, kind)).collect::<Vec<_>>()
                };
                (id, kept.into_iter().flat_map(cut).collect())
            }
        });
        let pieces: Vec<(SessionId, Vec<(Span, part::Kind)>)> = pieces.collect();
        let rooms = rota::rooms(self.instance, &self.asked, &pieces, &windows);
        let mut parts: Vec<(SessionId, Vec<Part>)> = pieces
            .into_iter()
            .map(|(id, pieces)| (id, part::parts(self.instance, id, pieces, rooms.get(&id))))
            .collect();
        for (id, parts) in parts.iter_mut().filter(|(id, _)| rooms.contains_key(id)) {
            parts.retain(|part| part.room || self.asked.calls(*id));
        }
        holds::lay(self.instance, &self.groups, *day, &mut parts);
        let until = |id: SessionId| left(id).into_iter().map(Span::minutes).sum();
        let sessions = parts.into_iter().map(|(id, parts)| (id, until(id), parts)).collect();
        DayPlan { sessions, windows }
    }

    /// The open clinics of a day by their beginning, and who staffs them: as a template says where
    /// these work, else as usual, nobody in two at once and nobody without a room who needs one.
    fn staffed(
        &self,
        day: CycleDay,
        working: &[SessionId],
        date: Option<NaiveDate>,
    ) -> Vec<(usize, Vec<SessionId>)> {
        let parts = self.instance.parts();
        let mut rows: Vec<usize> =
            (0..parts.windows.len()).filter(|&row| parts.windows[row].day == day).collect();
        rows.sort_by_key(|&row| {
            let window = &parts.windows[row];
            let (team, need) = (&parts.teams[window.team].name, &parts.needs[window.need].name);
            (window.span.from, team, need, window.span.to)
        });
        let mut staffed: Vec<(usize, Vec<SessionId>)> = Vec::new();
        for row in rows {
            let window = &parts.windows[row];
            let laid_out = match self.plan {
                Plan::Template(template) => blocks::staff(template, row),
                Plan::Holds(_) => Vec::new(),
            };
            let usual = match date {
                Some(date) => supply::staff_on(self.instance, window, date),
                None => supply::staff(self.instance, window),
            };
            let others = if laid_out.is_empty() {
                Vec::new()
            } else {
                supply::could_staff(self.instance, window)
            };
            let mut staff: Vec<SessionId> = Vec::new();
            for id in laid_out.into_iter().chain(usual).chain(others) {
                let overlapping = || {
                    let other = |(row, _): &&(usize, Vec<SessionId>)| {
                        parts.windows[*row].span.overlaps(window.span)
                    };
                    staffed.iter().filter(other).flat_map(|(_, staff)| staff).chain(&staff)
                };
                let free = staff.len() < window.clinician_count as usize
                    && working.contains(&id)
                    && !overlapping().any(|other| *other == id);
                if free && rota::has_room(self.instance, id, window.need, overlapping().copied()) {
                    staff.push(id);
                }
            }
            if !staff.is_empty() {
                staffed.push((row, staff));
            }
        }
        staffed
    }

    /// Chance that a session falls out at short notice; in the long run, that it is not held.
    fn falls_out(&self, dates: &Dates<'_>, id: SessionId) -> f64 {
        if dates.dated() {
            self.instance.parts().goals.cancelled_share.value()
        } else {
            supply::held_chance(self.instance, id).complement().value()
        }
    }

    /// The rows of one session on one day: each part, and one for each further hold in it.
    fn write(
        &self,
        rows: &mut Vec<SessionDay>,
        (id, until): (SessionId, Minutes),
        parts: &[Part],
        (open_day, falls_out): (u32, f64),
    ) {
        let clinician: ClinicianId = self.instance.parts().sessions[id].clinician;
        for part in parts {
            let row = SessionDay {
                open_day,
                session: id,
                place: self.places[index(id)],
                clinician,
                team: part.team,
                span: part.span,
                room: part.room,
                until,
                minutes: part.minutes,
                held: Minutes(0),
                held_for: None,
                open_at: 0,
                kept: part.kept,
                release: part.release,
                opens: part.opens,
                falls_out,
            };
            let held = |team: TeamId, hold: &part::Hold| SessionDay {
                team,
                held: hold.minutes,
                held_for: hold.held_for,
                release: hold.release,
                ..row
            };
            match part.holds.as_slice() {
                [] => rows.push(row),
                [hold] => rows.push(held(hold.team, hold)),
                several => {
                    let all: Minutes = several.iter().map(|hold| hold.minutes).sum();
                    rows.push(SessionDay { minutes: part.minutes - all, ..row });
                    rows.extend((1..).zip(several).map(|(open_at, hold)| SessionDay {
                        minutes: hold.minutes,
                        open_at,
                        ..held(hold.team, hold)
                    }));
                }
            }
        }
    }

    /// A session that staffs an open clinic, with what is left of it afterwards.
    fn staff(&self, session: SessionId, window: Span) -> Staff {
        let later = |span: Span| Span { from: span.from.max(window.to), to: span.to };
        let at_work = supply::at_work(self.instance, session).into_iter().map(later);
        Staff {
            session,
            clinician: self.instance.parts().sessions[session].clinician,
            after: at_work.filter(|span| span.from < span.to).map(Span::minutes).sum(),
        }
    }

    fn window(&self, (row, staff): &(usize, Vec<SessionId>), open_day: u32) -> WindowDay {
        let parts = self.instance.parts();
        let window = &parts.windows[*row];
        let minutes = |time: TimeOfDay| time.minutes().real();
        let between = (minutes(window.span.from), minutes(window.span.to));
        WindowDay {
            open_day,
            team: window.team,
            need: window.need,
            hours: Hours { between, shares: window.arrivals.clone() },
            staff: staff.iter().map(|&id| self.staff(id, window.span)).collect(),
        }
    }
}

fn index(id: SessionId) -> usize {
    use crate::table::Id;
    id.index()
}

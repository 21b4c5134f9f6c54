//! The sessions of a run: how the minutes of each are kept.

use crate::answer::{BlockKind, Day, HoldPlan, Template};
use crate::instance::{CycleDay, Instance};
use crate::sizing::{TeamSession, spread_in_day};
use crate::supply::{hold_unit, staff, usable, window_minutes};
use crate::table::{ClinicianId, Id, NeedId, SessionId, TeamId};
use crate::units::Minutes;

use super::setup::{Dates, Plan, Setup};
use super::world::{SessionDay, WindowDay};

/// Minutes of one session that are kept alike.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Part {
    team: TeamId,
    minutes: Minutes,
    held: Minutes,
    kept: Option<NeedId>,
    release: Option<u32>,
}

/// How every session of the cycle is kept.
pub(super) struct Grid<'a> {
    instance: &'a Instance,
    parts: Vec<Vec<Part>>,
    /// Time of each session that is not spent elsewhere.
    until: Vec<Minutes>,
    windows: bool,
}

impl<'a> Grid<'a> {
    pub(super) fn new(instance: &'a Instance, setup: &Setup) -> Self {
        let parts = match &setup.plan {
            Plan::Holds(holds) => from_holds(instance, holds, setup.windows),
            Plan::Template(template) => {
                instance.parts().sessions.ids().map(|id| blocks(instance, template, id)).collect()
            }
        };
        let until = |id: SessionId| {
            let window = window_minutes(instance, id);
            usable(instance, id) + if setup.windows { Minutes(0) } else { window }
        };
        let until = instance.parts().sessions.ids().map(until).collect();
        Self { instance, parts, until, windows: setup.windows }
    }

    /// Sessions and open clinics on all open days.
    pub(super) fn days(
        &self,
        dates: &Dates<'_>,
        open: &[Day],
    ) -> (Vec<SessionDay>, Vec<WindowDay>) {
        let (mut sessions, mut windows) = (Vec::new(), Vec::new());
        let given = self.instance.parts();
        for (index, &day) in open.iter().enumerate() {
            let place = given.cycle.day_of(dates.date(day));
            let open_day = super::roster::place(index);
            for (id, session) in given.sessions.iter().filter(|(_, row)| row.day == place) {
                let Some(falls_out) = self.falls_out(dates, id, session.clinician, day) else {
                    continue;
                };
                sessions.extend(self.parts[id.index()].iter().map(|part| SessionDay {
                    open_day,
                    session: id,
                    clinician: session.clinician,
                    team: part.team,
                    until: self.until[id.index()],
                    minutes: part.minutes,
                    held: part.held,
                    kept: part.kept,
                    release: part.release,
                    falls_out,
                }));
            }
            if self.windows {
                windows.extend(self.of_windows(dates, place, open_day, day));
            }
        }
        (sessions, windows)
    }

    /// Chance that a session falls out on a day; `None` when it is known that nobody works.
    fn falls_out(
        &self,
        dates: &Dates<'_>,
        id: SessionId,
        who: ClinicianId,
        day: Day,
    ) -> Option<f64> {
        if !dates.dated() {
            return Some(self.instance.held_chance(id).complement().value());
        }
        let works = self.instance.works(who, dates.date(day));
        works.then(|| self.instance.parts().goals.cancelled_share.value())
    }

    fn of_windows(
        &self,
        dates: &Dates<'_>,
        place: CycleDay,
        open_day: u32,
        day: Day,
    ) -> Vec<WindowDay> {
        let given = self.instance.parts();
        let minutes = |time: crate::units::TimeOfDay| time.minutes().real();
        let of_day = given.windows.iter().filter(|window| window.day == place);
        let row = |window: &crate::instance::OpenWindow| {
            let at_work = |id: &SessionId| {
                let who = given.sessions[*id].clinician;
                !dates.dated() || self.instance.works(who, dates.date(day))
            };
            let staff: Vec<(SessionId, ClinicianId)> = staff(self.instance, window)
                .into_iter()
                .filter(at_work)
                .map(|id| (id, given.sessions[id].clinician))
                .collect();
            (!staff.is_empty()).then(|| WindowDay {
                open_day,
                team: window.team,
                need: window.need,
                between: (minutes(window.span.from), minutes(window.span.to)),
                profile: window.arrivals.clone(),
                staff,
            })
        };
        of_day.filter_map(row).collect()
    }
}

/// Every session with its share of the day's holds.
fn from_holds(instance: &Instance, holds: &HoldPlan, windows: bool) -> Vec<Vec<Part>> {
    let given = instance.parts();
    let mut parts: Vec<Vec<Part>> = given
        .sessions
        .iter()
        .map(|(id, session)| {
            let team = instance.session_teams(session)[0];
            let taken = if windows { Minutes(0) } else { window_minutes(instance, id) };
            let minutes = usable(instance, id) + taken;
            vec![Part { team, minutes, held: Minutes(0), kept: None, release: None }]
        })
        .collect();
    for team in given.teams.ids() {
        let (unit, release) = (steps(hold_unit(instance, team, &[])), release(instance, team));
        for day in instance.cycle_days() {
            let held = holds.on(team, day);
            if held.0 <= 0 {
                continue;
            }
            let of_day: Vec<SessionId> = given
                .sessions
                .iter()
                .filter(|(id, session)| {
                    session.day == day
                        && instance.session_teams(session).contains(&team)
                        && parts[id.index()][0].held.0 == 0
                })
                .map(|(id, _)| id)
                .collect();
            let rooms: Vec<TeamSession> = of_day
                .iter()
                .map(|&id| TeamSession {
                    steps: steps(parts[id.index()][0].minutes),
                    chance: 1.0,
                    share: 1.0,
                    may_hold: may_hold(instance, given.sessions[id].clinician),
                })
                .collect();
            for (id, held) in of_day.into_iter().zip(spread_in_day(&rooms, steps(held), unit)) {
                if held > 0 {
                    let part = &mut parts[id.index()][0];
                    part.held = Minutes(i32::try_from(held).unwrap_or(0));
                    (part.team, part.release) = (team, release);
                }
            }
        }
    }
    parts
}

fn steps(minutes: Minutes) -> usize {
    usize::try_from(minutes.0).unwrap_or(0)
}

fn may_hold(instance: &Instance, who: ClinicianId) -> bool {
    let held = instance.parts().needs.iter().filter(|(_, need)| need.held);
    held.map(|(id, _)| id).any(|need| instance.may_serve(who, need))
}

/// When a team's unclaimed holds open: as late as its held needs allow, never if one says never.
fn release(instance: &Instance, team: TeamId) -> Option<u32> {
    let given = instance.parts();
    let in_use = given.holds.iter().filter(|hold| hold.team == team);
    let rules: Vec<Option<u32>> = in_use.map(|hold| hold.release_days).collect();
    let needs = given.needs.values().filter(|need| need.held).map(|need| need.release_days);
    let rules = if rules.is_empty() { needs.collect() } else { rules };
    rules.into_iter().reduce(|a: Option<u32>, b| Some(a?.min(b?))).flatten()
}

/// The blocks of a template in one session, those of one kind together.
fn blocks(instance: &Instance, template: &Template, id: SessionId) -> Vec<Part> {
    let session = &instance.parts().sessions[id];
    let main = instance.session_teams(session)[0];
    let mut parts: Vec<Part> = Vec::new();
    let mut add = |part: Part| {
        let same = |known: &&mut Part| {
            (known.team, known.kept, known.release, known.held.0 > 0)
                == (part.team, part.kept, part.release, part.held.0 > 0)
        };
        match parts.iter_mut().find(same) {
            Some(known) => {
                known.minutes += part.minutes;
                known.held += part.held;
            }
            None => parts.push(part),
        }
    };
    for block in template.of(id) {
        let minutes = block.span.minutes();
        let none = Minutes(0);
        match block.kind {
            BlockKind::Hold { team, release_days, .. } => {
                add(Part { team, minutes, held: minutes, kept: None, release: release_days });
            }
            BlockKind::Visit { team, need, .. } => {
                // A visit block nobody booked is everybody's on the day itself.
                add(Part { team, minutes, held: none, kept: Some(need), release: Some(0) });
            }
            BlockKind::Free => {
                add(Part { team: main, minutes, held: none, kept: None, release: None });
            }
            BlockKind::OpenClinic { .. } | BlockKind::Frozen { .. } | BlockKind::Buffer => {}
        }
    }
    parts
}

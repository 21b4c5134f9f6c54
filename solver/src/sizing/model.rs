//! One team in whole steps of its own lattice.
//!
//! The lattice is the greatest common divisor of all lengths the team's demand and sessions have,
//! so a clinic of half-hour slots is computed on half hours. Minutes are taken as interchangeable
//! between the clinicians of the team's [lane](super::lane). Frozen time for other work is no
//! capacity. A session without a team
//! of its own is shared between the clinician's teams by the minutes asked of each.

use crate::demand::law::real;
use crate::demand::{Ask, Law, day_law};
use crate::instance::{CycleDay, Instance, Promise, Service, WhenLate};
use crate::table::{NeedId, SessionId, Table, TeamId};
use crate::units::{Minutes, Probability};

use super::capacity::{TeamSession, holds_max};
use super::lane::{Lane, window_minutes};

/// One team as its chains see it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TeamModel {
    pub(super) team: TeamId,
    /// One step \[min\].
    pub(super) lattice: Minutes,
    /// One hold \[steps\].
    pub(super) unit: usize,
    /// Weeks in a cycle.
    pub(super) weeks: f64,
    pub(super) service: Service,
    /// Whether held needs may take unheld minutes nobody booked.
    pub(super) nested: bool,
    /// Whether some held needs may and others may not; then they are taken as if none might.
    pub(super) mixed: bool,
    /// Whether requests that cannot be served within the target go elsewhere at once.
    pub(super) capped: bool,
    /// Open days of the cycle.
    pub(super) days: Vec<ModelDay>,
    /// Held needs somebody asks for.
    pub(super) needs: Vec<HeldNeed>,
    /// Whose minutes these are.
    pub(super) lane: Lane,
}

/// One open day of the cycle.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ModelDay {
    pub(super) day: CycleDay,
    /// Sub-acute demand served from this day on \[steps\]: with next-day service, the requests of
    /// the open day before.
    pub(super) sub_acute: Law,
    /// Routine demand \[steps\].
    pub(super) routine: Law,
    pub(super) sessions: Vec<TeamSession>,
    /// Which sessions they are.
    pub(super) of: Vec<SessionId>,
    /// Most holds \[count\].
    pub(super) holds_max: usize,
}

/// A held need of the team.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeldNeed {
    pub(super) need: NeedId,
    /// Open days and share promised.
    pub(super) target: Option<(u32, f64)>,
    /// Requests per day of the model.
    pub(super) per_day: Vec<f64>,
}

impl TeamModel {
    /// The team's demand and sessions.
    pub(super) fn new(instance: &Instance, team: TeamId, asks: &[Ask], shares: &Shares) -> Self {
        let parts = instance.parts();
        let own: Vec<&Ask> = asks.iter().filter(|ask| ask.team == team).collect();
        let held = |ask: &Ask| parts.needs[ask.need].held;
        let hold = hold_unit(instance, &own);
        let sessions = shares.of(instance, team, &own);
        let lattice = lattice(instance, &own, hold, &sessions);
        let steps = |minutes: Minutes| usize::try_from(minutes / lattice).unwrap_or(0);
        let unit = steps(hold).max(1);
        let service = parts.teams[team].service;
        let open = instance.cycle_days();
        let before = |index: usize| match service {
            Service::SameDay => index,
            Service::NextDay => (index + open.len() - 1) % open.len(),
        };
        let days = open.iter().enumerate().map(|(index, &day)| {
            let of_day: Vec<_> = sessions.iter().filter(|(_, d, _)| *d == day).collect();
            let of = of_day.iter().map(|&&(_, _, session)| session).collect();
            let sessions: Vec<TeamSession> = of_day
                .into_iter()
                .map(|&(minutes, _, session)| {
                    let clinician = parts.sessions[session].clinician;
                    TeamSession {
                        steps: steps(minutes),
                        chance: instance.held_chance(session).value(),
                        may_hold: own
                            .iter()
                            .any(|ask| held(ask) && instance.may_serve(clinician, ask.need)),
                    }
                })
                .collect();
            let law = |held_ones: bool, index: usize| {
                let wanted = own.iter().copied().filter(|ask| held(ask) == held_ones);
                day_law(instance, wanted, index, 1.0, lattice)
            };
            ModelDay {
                day,
                sub_acute: law(true, before(index)),
                routine: law(false, index),
                holds_max: share_max(&sessions, unit, parts.goals.held_share_max),
                sessions,
                of,
            }
        });
        let days: Vec<ModelDay> = days.collect();
        let needs = held_needs(instance, &own, &|index| before(index), open.len());
        let rule = |is: fn(&crate::instance::Need) -> bool| {
            !needs.is_empty() && needs.iter().all(|held| is(&parts.needs[held.need]))
        };
        Self {
            team,
            lattice,
            unit,
            weeks: f64::from(parts.cycle.weeks),
            service,
            nested: rule(|need| need.may_take_unheld),
            mixed: !rule(|need| need.may_take_unheld) && !rule(|need| !need.may_take_unheld),
            capped: rule(|need| need.when_late != WhenLate::Waits),
            days,
            needs,
            lane: Lane::of(instance, team),
        }
    }

    /// Days of service within `days` open days of a request: today counts with same-day service.
    pub(super) fn windows(&self, days: u32) -> usize {
        days as usize + usize::from(self.service == Service::SameDay)
    }

    /// The strictest target \[open days\].
    pub(super) fn strictest(&self) -> Option<u32> {
        self.needs.iter().filter_map(|need| need.target.map(|(days, _)| days)).min()
    }

    /// Steps per cycle as minutes per week.
    pub(super) fn per_week(&self, steps_per_cycle: f64) -> f64 {
        steps_per_cycle * self.lattice.real() / self.weeks
    }

    /// Mean of something over a cycle \[steps\].
    pub(super) fn per_cycle(&self, of: impl Fn(&ModelDay) -> f64) -> f64 {
        self.days.iter().map(of).sum()
    }

    /// Mean session minutes of a cycle \[steps\].
    pub(super) fn capacity(&self) -> f64 {
        let day = |day: &ModelDay| -> f64 {
            day.sessions.iter().map(|session| real(session.steps) * session.chance).sum()
        };
        self.per_cycle(day)
    }

    /// The holds in use today, per day of the model \[steps\].
    pub(super) fn holds_in_use(&self, instance: &Instance) -> Vec<usize> {
        let holds = &instance.parts().holds;
        let on = |day: CycleDay| {
            let of_day = holds.iter().filter(|hold| hold.team == self.team && hold.day == day);
            let minutes: Minutes = of_day.map(|hold| hold.minutes).sum();
            usize::try_from(minutes / self.lattice).unwrap_or(0)
        };
        self.days
            .iter()
            .map(|day| on(day.day).min(day.sessions.iter().map(|session| session.steps).sum()))
            .collect()
    }
}

/// Most whole holds on a day: room in the sessions, and the largest share that may be held.
fn share_max(sessions: &[TeamSession], unit: usize, share: Probability) -> usize {
    let steps: usize = sessions.iter().map(|session| session.steps).sum();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a day's steps is small and not negative"
    )]
    let share = (real(steps) * share.value() + 1e-9).floor() as usize / unit;
    share.min(holds_max(sessions, unit))
}

fn held_needs(
    instance: &Instance,
    own: &[&Ask],
    before: &dyn Fn(usize) -> usize,
    days: usize,
) -> Vec<HeldNeed> {
    let needs = instance.parts().needs.iter().filter(|(_, need)| need.held);
    let row = needs.map(|(id, need)| HeldNeed {
        need: id,
        target: match need.promise {
            Promise::Access { days, share } => Some((days, share.value())),
            Promise::None | Promise::Right(_) => None,
        },
        per_day: (0..days)
            .map(|day| {
                let of_need = own.iter().filter(|ask| ask.need == id);
                of_need.map(|ask| ask.count(before(day), 1.0).mean()).sum()
            })
            .collect(),
    });
    row.filter(|need| need.per_day.iter().sum::<f64>() > 0.0).collect()
}

/// Requests of an ask per cycle.
pub(super) fn per_cycle(ask: &Ask, days: usize) -> f64 {
    (0..days).map(|day| ask.count(day, 1.0).mean()).sum()
}

/// Size of one hold of a team \[min\].
pub(crate) fn hold_unit_of(instance: &Instance, team: TeamId) -> Minutes {
    let asks = super::lane::demand(instance);
    let own: Vec<&Ask> = asks.iter().filter(|ask| ask.team == team).collect();
    hold_unit(instance, &own)
}

/// Size of one hold: as the planner wants, else the usual length of the held need most asked for.
fn hold_unit(instance: &Instance, own: &[&Ask]) -> Minutes {
    let parts = instance.parts();
    let days = instance.cycle_days().len();
    let unknown = parts.complexity.unknown();
    let minutes = |need: NeedId| -> f64 {
        let of_need = own.iter().filter(|ask| ask.need == need);
        of_need.map(|ask| per_cycle(ask, days) * ask.minutes(instance)).sum()
    };
    let held: Vec<NeedId> =
        parts.needs.iter().filter(|(_, need)| need.held).map(|(id, _)| id).collect();
    let most = held.iter().copied().reduce(|a, b| if minutes(b) > minutes(a) { b } else { a });
    let usual = most.map_or(parts.grid, |need| parts.needs[need].minutes[unknown]);
    parts.goals.hold_unit.unwrap_or(usual)
}

fn gcd(a: i32, b: i32) -> i32 {
    if b == 0 { a.abs() } else { gcd(b, a % b) }
}

/// Lengths an ask may have \[min\].
fn lengths<'a>(instance: &'a Instance, ask: &'a Ask) -> impl Iterator<Item = Minutes> + 'a {
    let minutes = &instance.parts().needs[ask.need].minutes;
    ask.mix.iter().filter(|(_, share)| **share > 0.0).map(|(class, _)| minutes[class])
}

fn lattice(
    instance: &Instance,
    own: &[&Ask],
    hold: Minutes,
    sessions: &[(Minutes, CycleDay, SessionId)],
) -> Minutes {
    let asked = own.iter().flat_map(|ask| lengths(instance, ask));
    let given = sessions.iter().map(|&(minutes, ..)| minutes);
    let kept = instance.parts().holds.iter();
    let team = own.first().map(|ask| ask.team);
    let kept = kept.filter(|hold| Some(hold.team) == team).map(|hold| hold.minutes);
    let all = asked.chain(given).chain(kept).chain([hold]);
    Minutes(all.fold(0, |common, minutes| gcd(common, minutes.0)).max(1))
}

/// How sessions that serve several teams are shared.
pub(super) struct Shares {
    /// Parts are multiples of this \[min\].
    grid: Minutes,
    /// Minutes asked of each team per cycle.
    asked: Table<TeamId, f64>,
}

impl Shares {
    /// Parts are whole multiples of the common divisor of all lengths asked for in the clinic.
    pub(super) fn new(instance: &Instance, asks: &[Ask]) -> Self {
        let lengths = asks.iter().flat_map(|ask| lengths(instance, ask));
        let sessions = instance.parts().sessions.ids().map(|id| usable(instance, id));
        let common = lengths.chain(sessions).fold(0, |common, minutes| gcd(common, minutes.0));
        let days = instance.cycle_days().len();
        let minutes = |team: TeamId| -> f64 {
            let own = asks.iter().filter(|ask| ask.team == team);
            own.map(|ask| per_cycle(ask, days) * ask.minutes(instance)).sum()
        };
        let asked = instance.parts().teams.ids().map(minutes).collect();
        Self { grid: Minutes(common.max(1)), asked }
    }

    /// The part of the team at `rank` of `whole` shared by what is asked of the teams, rounded
    /// down, the rest to the first.
    fn part(&self, whole: i32, teams: &[TeamId], rank: usize) -> i32 {
        let all: f64 = teams.iter().map(|&team| self.asked[team]).sum();
        let part = |team: TeamId| {
            let share = if all > 0.0 { self.asked[team] / all } else { 1.0 / real(teams.len()) };
            #[expect(clippy::cast_possible_truncation, reason = "a part of a day")]
            let part = (f64::from(whole) * share + 1e-9).floor() as i32;
            part
        };
        let rest = whole - teams.iter().map(|&team| part(team)).sum::<i32>();
        part(teams[rank]) + if rank == 0 { rest } else { 0 }
    }

    /// The team's part of each session it can use: length, day, session.
    fn of(
        &self,
        instance: &Instance,
        team: TeamId,
        own: &[&Ask],
    ) -> Vec<(Minutes, CycleDay, SessionId)> {
        let parts = instance.parts();
        let part = |id: SessionId| {
            let session = &parts.sessions[id];
            let teams = instance.session_teams(session);
            let rank = teams.iter().position(|&other| other == team)?;
            let held = |ask: &Ask| parts.needs[ask.need].held;
            let any_held = own.iter().any(|ask| held(ask));
            let mut served = own.iter().filter(|ask| !any_held || held(ask));
            if !served.any(|ask| instance.may_serve(session.clinician, ask.need)) {
                return None;
            }
            let minutes = self.grid * self.part(usable(instance, id) / self.grid, &teams, rank);
            (minutes.0 > 0).then_some((minutes, session.day, id))
        };
        parts.sessions.ids().filter_map(part).collect()
    }
}

/// Minutes of a session less breaks, time frozen for other work and open clinics.
pub(crate) fn usable(instance: &Instance, id: SessionId) -> Minutes {
    let parts = instance.parts();
    let session = &parts.sessions[id];
    let frozen = parts.frozen.iter().filter(|block| {
        block.need.is_none()
            && block.clinician == session.clinician
            && block.day == session.day
            && session.span.contains(block.span)
    });
    let frozen: Minutes = frozen.map(|block| block.span.minutes()).sum();
    session.minutes() - frozen - window_minutes(instance, id)
}

//! One group in whole steps of its own lattice.
//!
//! The lattice is the greatest common divisor of all lengths the group's demand and whole sessions
//! have, so a clinic of half-hour slots is computed on half hours. Minutes are taken as
//! interchangeable between the sessions of the [group](crate::supply::Group). Of a session that is
//! not all the group's, what is no whole step counts as a step that is there with that chance, so
//! that means stay.

use crate::demand::{Arrivals, Ask, Law, day_law};
use crate::instance::{CycleDay, Instance, Promise, Service, WhenLate};
use crate::number::{gcd, real};
use crate::supply::{Group, GroupSession, groups, held_chance};
use crate::table::{NeedId, SessionId, TeamId};
use crate::units::{Minutes, Probability};

use super::capacity::Outcome;
use super::capacity::outcomes;
use super::capacity::{TeamSession, holds_max};

/// One group as its chains see it.
#[expect(clippy::struct_excessive_bools, reason = "each is a rule of its own")]
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
    /// Whether a request of one held need fares as one of another asked on the same day: one need, or
    /// pure chance and one length for all.
    pub(super) alike: bool,
    /// Whether requests that cannot be served within the target go elsewhere at once.
    pub(super) capped: bool,
    /// Open days of the cycle.
    pub(super) days: Vec<ModelDay>,
    /// Held needs somebody asks for.
    pub(super) needs: Vec<HeldNeed>,
    /// Whose minutes and requests these are.
    pub(super) group: Group,
    /// Where its random paths begin: by the names of team and needs, so that no other team moves them.
    pub(super) luck: u64,
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

/// A held need of the group.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeldNeed {
    pub(super) need: NeedId,
    /// Open days and share promised.
    pub(super) target: Option<(u32, f64)>,
    /// Requests per day of the model.
    pub(super) per_day: Vec<f64>,
}

/// Every group of a clinic, in order of teams.
pub(super) fn models(instance: &Instance) -> Vec<TeamModel> {
    groups(instance).into_iter().map(|group| TeamModel::new(instance, group)).collect()
}

/// The groups that may hold minutes; of teams without any, the first.
pub(super) fn holding(instance: &Instance) -> Vec<TeamModel> {
    let mut all = models(instance);
    let mut last = None;
    all.retain(|model| {
        // A team's groups with held needs come first.
        let first = last.replace(model.team) != Some(model.team);
        first || !model.group.held.is_empty()
    });
    all
}

/// The group of a team with just these held needs.
///
/// # Panics
/// When the team has no such group.
pub(super) fn model_of(instance: &Instance, team: TeamId, held: &[NeedId]) -> TeamModel {
    let same = |group: &Group| group.team == team && group.held == held;
    let group = groups(instance).into_iter().find(same);
    TeamModel::new(instance, group.expect("the team has a group of these needs"))
}

impl TeamModel {
    /// The group's demand and sessions.
    pub(super) fn new(instance: &Instance, group: Group) -> Self {
        let parts = instance.parts();
        let own: Vec<&Ask> = group.asks.iter().collect();
        let held = |ask: &Ask| parts.needs[ask.need].held;
        let lattice = lattice(instance, &group);
        let steps = |minutes: Minutes| usize::try_from(minutes / lattice).unwrap_or(0);
        let unit = steps(group.hold_unit).max(1);
        let service = parts.teams[group.team].service;
        let open = instance.cycle_days();
        let before = |index: usize| match service {
            Service::SameDay => index,
            Service::NextDay => (index + open.len() - 1) % open.len(),
        };
        let days = open.iter().enumerate().map(|(index, &day)| {
            let of_day = group.sessions.iter().filter(|of| parts.sessions[of.session].day == day);
            let mut of_day: Vec<&GroupSession> = of_day.collect();
            // Holds are laid in this order: by what sessions are, not by their rows.
            of_day.sort_by_key(|of| {
                let session = &parts.sessions[of.session];
                (session.span, &parts.clinicians[session.clinician].name)
            });
            let of_day = of_day.into_iter();
            let (of, sessions): (Vec<SessionId>, Vec<TeamSession>) =
                of_day.flat_map(|of| in_steps(instance, of, lattice)).unzip();
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
            team: group.team,
            lattice,
            unit,
            weeks: f64::from(parts.cycle.weeks),
            service,
            nested: rule(|need| need.may_take_unheld),
            mixed: !rule(|need| need.may_take_unheld) && !rule(|need| !need.may_take_unheld),
            alike: needs.len() <= 1 || alike(instance, own.iter().copied().filter(|ask| held(ask))),
            capped: rule(|need| need.when_late != WhenLate::Waits),
            days,
            needs,
            luck: luck(instance, &group),
            group,
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
            let of_day = holds.iter().filter(|hold| {
                hold.team == self.team && hold.day == day && self.group.held.contains(&hold.need)
            });
            let minutes: Minutes = of_day.map(|hold| hold.minutes).sum();
            usize::try_from(minutes / self.lattice).unwrap_or(0)
        };
        self.days
            .iter()
            .map(|day| on(day.day).min(day.sessions.iter().map(|session| session.steps).sum()))
            .collect()
    }
}

/// Whether all requests come by pure chance and take one and the same length: then who sees whom
/// before them has the same law for each (Wolff 1982), and else it has not.
fn alike<'a>(instance: &Instance, asks: impl Iterator<Item = &'a Ask>) -> bool {
    let mut one: Option<Minutes> = None;
    for ask in asks {
        let by_chance =
            matches!(ask.arrivals, Arrivals::Chance { dispersion, .. } if dispersion <= 1.0);
        let same = lengths(instance, ask).all(|minutes| *one.get_or_insert(minutes) == minutes);
        if !by_chance || !same {
            return false;
        }
    }
    true
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
            Promise::None | Promise::Rights(_) => None,
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

/// A number from the names of a group's team and needs (FNV-1a).
fn luck(instance: &Instance, group: &Group) -> u64 {
    let parts = instance.parts();
    let mut needs: Vec<&str> = group.asks.iter().map(|ask| &*parts.needs[ask.need].name).collect();
    needs.sort_unstable();
    needs.dedup();
    let names = std::iter::once(&*parts.teams[group.team].name).chain(needs);
    let bytes = names.flat_map(|name| name.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

/// A session as the group sees it: whole steps, and with some chance one more.
fn in_steps(
    instance: &Instance,
    of: &GroupSession,
    lattice: Minutes,
) -> Vec<(SessionId, TeamSession)> {
    let exact = of.minutes / lattice.real() + 1e-9;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a session is few steps and not negative"
    )]
    let steps = exact.floor() as usize;
    let rest = exact - exact.floor();
    let chance = held_chance(instance, of.session).value();
    let part = |steps: usize, share: f64, may_hold| {
        (of.session, TeamSession { steps, share, chance: chance * share, may_hold })
    };
    let mut parts = Vec::new();
    if steps > 0 {
        parts.push(part(steps, 1.0, true));
    }
    if rest > 1e-6 {
        parts.push(part(1, rest, false));
    }
    parts
}

/// Lengths an ask may have \[min\].
fn lengths<'a>(instance: &'a Instance, ask: &'a Ask) -> impl Iterator<Item = Minutes> + 'a {
    let minutes = &instance.parts().needs[ask.need].minutes;
    ask.mix.iter().filter(|(_, share)| **share > 0.0).map(|(class, _)| minutes[class])
}

/// The common divisor of visits, holds and whole sessions \[min\].
fn lattice(instance: &Instance, group: &Group) -> Minutes {
    let parts = instance.parts();
    let asked = group.asks.iter().flat_map(|ask| lengths(instance, ask));
    let whole = group.sessions.iter().filter(|of| of.all);
    let given = whole.map(|of| crate::supply::usable(instance, of.session));
    let kept = parts.holds.iter().filter(|hold| hold.team == group.team);
    let kept = kept.filter(|hold| group.held.contains(&hold.need)).map(|hold| hold.minutes);
    let all = asked.chain(given).chain(kept).chain([group.hold_unit]);
    Minutes(all.fold(0, |common, minutes| gcd(common, minutes.0)).max(1))
}

/// Outcomes of every day, counted in `scale` steps.
pub(super) fn outcomes_of(model: &TeamModel, holds: &[usize], scale: usize) -> Vec<Vec<Outcome>> {
    let day = |(day, &held): (&ModelDay, &usize)| outcomes(&day.sessions, held, model.unit, scale);
    model.days.iter().zip(holds).map(day).collect()
}

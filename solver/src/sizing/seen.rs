//! A team as its chains see it, for those who play it.

use crate::demand::Ask;
use crate::instance::Instance;
use crate::table::{NeedId, SessionId, TeamId};
use crate::units::Minutes;

use super::capacity::spread_in_day;
use super::design::minutes;
use super::model::{TeamModel, model_of};

/// A group: what is asked of it and the time it has.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Seen {
    /// All lengths are multiples of this \[min\].
    pub(crate) lattice: Minutes,
    /// Requests that fall on the group.
    pub(crate) asks: Vec<Ask>,
    /// Its sessions.
    pub(crate) sessions: Vec<SeenSession>,
    /// Whether held needs may take unheld minutes nobody took.
    pub(crate) nested: bool,
    /// Weeks in which the slower of the two queues forgets by a factor e \[weeks\]; infinite
    /// without a steady state.
    pub(crate) memory_weeks: f64,
}

/// One session of a group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct SeenSession {
    /// Which session of the cycle.
    pub(crate) session: SessionId,
    /// The group's minutes in it \[min\].
    pub(crate) minutes: Minutes,
    /// Those of them held \[min\].
    pub(crate) held: Minutes,
    /// Chance that the group has it \[0..=1\].
    pub(crate) chance: f64,
}

/// A group with these holds.
pub(crate) fn seen(
    instance: &Instance,
    (team, held): (TeamId, &[NeedId]),
    holds: &[Minutes],
) -> Seen {
    let model = model_of(instance, team, held);
    let mut sessions = Vec::new();
    for day in &model.days {
        let room: usize = day.sessions.iter().map(|session| session.steps).sum();
        let held = holds.get(day.day.index()).copied().unwrap_or_default() / model.lattice;
        let held = usize::try_from(held).unwrap_or(0).min(room);
        let spread = spread_in_day(&day.sessions, held, model.unit);
        let rows = day.of.iter().zip(&day.sessions).zip(spread);
        sessions.extend(rows.map(|((&session, of), held)| SeenSession {
            session,
            minutes: minutes(&model, of.steps),
            held: minutes(&model, held),
            chance: of.chance,
        }));
    }
    Seen {
        lattice: model.lattice,
        asks: model.group.asks.clone(),
        memory_weeks: memory_weeks(&model, &sessions),
        sessions,
        nested: model.nested,
    }
}

/// Relaxation time of reflected Brownian motion with the drift and variance of a cycle,
/// `2 variance / drift^2` (Abate & Whitt 1987, *Advances in Applied Probability* 19, 560-598): for
/// routine requests before the unheld minutes, and for everybody before all minutes.
fn memory_weeks(model: &TeamModel, sessions: &[SeenSession]) -> f64 {
    let chances = || model.days.iter().flat_map(|day| &day.sessions).map(|of| of.chance);
    let weeks = |of: &dyn Fn(&SeenSession) -> Minutes, with_sub_acute: bool| {
        let (mut spare, mut variance) = (0.0, 0.0);
        for (session, chance) in sessions.iter().zip(chances()) {
            let steps = of(session).real() / model.lattice.real();
            spare += steps * chance;
            variance += steps * steps * chance * (1.0 - chance);
        }
        for day in &model.days {
            let also = if with_sub_acute { 1.0 } else { 0.0 };
            spare -= day.routine.mean() + also * day.sub_acute.mean();
            variance += day.routine.variance() + also * day.sub_acute.variance();
        }
        if spare > 0.0 { 2.0 * variance / (spare * spare) * model.weeks } else { f64::INFINITY }
    };
    weeks(&|of| of.minutes - of.held, false).max(weeks(&|of| of.minutes, true))
}

//! A team as its chains see it, for those who play it.

use crate::answer::HoldPlan;
use crate::demand::Ask;
use crate::instance::Instance;
use crate::table::{SessionId, TeamId};
use crate::units::Minutes;

use super::capacity::spread_in_day;
use super::design::minutes;
use super::lane;
use super::model::{Shares, TeamModel};

/// The lane of a team: what is asked of it and the time it has.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Seen {
    /// All lengths are multiples of this \[min\].
    pub(crate) lattice: Minutes,
    /// Requests that fall on the lane.
    pub(crate) asks: Vec<Ask>,
    /// Its sessions.
    pub(crate) sessions: Vec<SeenSession>,
    /// Whether held needs may take unheld minutes nobody took.
    pub(crate) nested: bool,
    /// Whether requests that no longer fit within the target go elsewhere at once.
    pub(crate) capped: bool,
}

/// One session of a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SeenSession {
    /// Which session of the cycle.
    pub(crate) session: SessionId,
    /// The team's minutes in it \[min\].
    pub(crate) minutes: Minutes,
    /// Those of them held \[min\].
    pub(crate) held: Minutes,
}

/// The lane of a team with these holds.
pub(crate) fn seen(instance: &Instance, team: TeamId, holds: &HoldPlan) -> Seen {
    let mut asks = lane::demand(instance);
    let model = TeamModel::new(instance, team, &asks, &Shares::new(instance, &asks));
    asks.retain(|ask| ask.team == team);
    let mut sessions = Vec::new();
    for day in &model.days {
        let room: usize = day.sessions.iter().map(|session| session.steps).sum();
        let held = holds.on(team, day.day) / model.lattice;
        let held = usize::try_from(held).unwrap_or(0).min(room);
        let spread = spread_in_day(&day.sessions, held, model.unit);
        let rows = day.of.iter().zip(&day.sessions).zip(spread);
        sessions.extend(rows.map(|((&session, of), held)| SeenSession {
            session,
            minutes: minutes(&model, of.steps),
            held: minutes(&model, held),
        }));
    }
    Seen {
        lattice: model.lattice,
        asks,
        sessions,
        nested: model.nested,
        capped: model.capped,
    }
}

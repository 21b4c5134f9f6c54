//! The clinic of one group exactly as its chains see it, to be played.
//!
//! Every session of the group can see everybody; whatever is asked for is possible on the day it is
//! asked for; nobody stays away; sessions fall out with the chance they are not held.

use crate::answer::HoldPlan;
use crate::demand::{Arrivals, Ask};
use crate::instance::Instance;
use crate::simulation::{
    Asked, Changed, Desk, Habits, Hours, LengthLaw, Plan, Policy, SessionDay, Setup, Source, World,
    policy::Called,
};
use crate::sizing::Seen;
use crate::table::{Id, RequestId, TeamId};
use crate::units::{Minutes, Probability};

use super::Options;

/// Serves each evening as the recursion does, visits cut into steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct InSteps {
    /// One step \[min\].
    pub(super) step: Minutes,
}

impl Policy for InSteps {
    fn name(&self) -> String {
        "called-in-steps".to_owned()
    }

    fn release(&self, _given: Option<u32>) -> Option<u32> {
        None
    }

    fn at_referral(&mut self, desk: &mut Desk<'_>, request: RequestId) {
        desk.split(request, self.step);
    }

    fn each_evening(&mut self, desk: &mut Desk<'_>) {
        Called { in_line: true }.each_evening(desk);
    }
}

/// The world of a group.
pub(super) fn world(instance: &Instance, team: TeamId, seen: &Seen, options: &Options) -> World {
    let habits = Habits { asks_again: Probability::ZERO, control_notice: 0, ..Habits::default() };
    let setup = Setup {
        plan: Plan::Holds(HoldPlan::default()),
        days: (options.warm_up_weeks + options.weeks) * 7,
        warm_up: options.warm_up_weeks * 7,
        beyond: 0,
        dated: false,
        windows: true,
        habits,
        changes: None,
    };
    let mut world = World::of(instance, &setup);
    world.windows.clear();
    world.panels.clear();
    world.sources = seen.asks.iter().map(|ask| source(instance, ask, setup.days)).collect();
    world.sessions.dedup_by_key(|row| (row.open_day, row.session));
    let parts = world.sessions.iter().flat_map(|&row| {
        let own = seen.sessions.iter().filter(move |own| own.session == row.session);
        own.map(move |own| SessionDay {
            team,
            minutes: own.minutes,
            held: own.held,
            kept: None,
            release: None,
            falls_out: 1.0 - own.chance,
            ..row
        })
    });
    world.sessions = parts.collect();
    for (id, rule) in instance.parts().teams.ids().zip(world.teams.values_mut()) {
        for able in rule.able.values_mut() {
            for (session, able) in able.iter_mut().enumerate() {
                let inside = seen.sessions.iter().any(|own| own.session.index() == session);
                *able = id == team && inside;
            }
        }
    }
    for need in world.needs.values_mut() {
        (need.no_show, need.late_cancel, need.length) = (0.0, 0.0, LengthLaw::Exact);
        need.may_take_open = seen.nested;
    }
    world
}

/// Requests as the chains draw them; controls that fall due as a Poisson count.
fn source(instance: &Instance, ask: &Ask, days: u32) -> Source {
    let parts = instance.parts();
    let open = instance.cycle_days();
    let rate = |day: u32| {
        let date = parts.as_of + chrono::Days::new(u64::from(day));
        let place = parts.cycle.day_of(date);
        let index = open.iter().position(|&other| other == place);
        index.map_or(0.0, |index| ask.count(index, 1.0).mean())
    };
    Source {
        team: ask.team,
        asks: Asked::Need(ask.need, None),
        per_day: (0..days).map(rate).collect(),
        dispersion: match ask.arrivals {
            Arrivals::Chance { dispersion, .. } => dispersion,
            Arrivals::Controls { .. } => 1.0,
        },
        mix: ask.mix.clone(),
        owners: Vec::new(),
        own_share: 0.0,
        hours: Hours::first_thing(),
        changed: Changed::default(),
    }
}

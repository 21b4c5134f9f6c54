//! Advice promised to general practice and not asked for by a panel.

use crate::instance::{Instance, Purpose, Team};
use crate::number::real;
use crate::table::TeamId;

use super::ask::{Arrivals, Ask};

/// Advice promised per team beyond what panels ask for, as requests by chance.
#[must_use]
pub(crate) fn promised_advice(instance: &Instance, asks: &[Ask]) -> Vec<Ask> {
    let parts = instance.parts();
    let Some(need) = parts.advice_need() else { return Vec::new() };
    let row = &parts.needs[need];
    let days = instance.cycle_days().len();
    let unknown = parts.complexity.unknown();
    let of_team = |(team, given): (TeamId, &Team)| {
        let own = asks
            .iter()
            .filter(|ask| ask.team == team && parts.needs[ask.need].purpose == Purpose::Advice);
        let asked: f64 = own.map(|ask| ask.minutes_per_cycle(instance)).sum();
        let promised = given.advice_per_week.real() * f64::from(parts.cycle.weeks);
        let rest = (promised - asked) / row.minutes[unknown].real();
        (rest > 0.0).then(|| Ask {
            team,
            need,
            mix: parts.complexity.classes.map(|id, _| f64::from(u8::from(id == unknown))),
            arrivals: Arrivals::Chance {
                per_day: vec![rest / real(days.max(1)); days],
                dispersion: 1.0,
            },
            right: None,
        })
    };
    parts.teams.iter().filter_map(of_team).collect()
}

/// Everything asked of the clinic in the long run, the advice promised among it.
#[must_use]
pub(crate) fn everything(instance: &Instance) -> Vec<Ask> {
    let mut all = super::ask::asks(instance);
    all.extend(promised_advice(instance, &all));
    all
}

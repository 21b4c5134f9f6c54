//! Visits the template should have blocks for: requests, controls, and relief of today's list.
//!
//! Needs served from holds are left to the sizing. Relief is what stands on the waiting list beyond
//! the queue that is in time anyway (weekly rate times promised weeks, Little 1961), spread over the
//! weeks until the date by which it should be gone.

use std::collections::BTreeMap;

use crate::demand::{asked_of, asks};
use crate::instance::{Asks, Instance, Promise};
use crate::supply;
use crate::table::{ClassId, NeedId, PathwayId, TeamId};

/// Visits asked for per cycle, by team, need and class, for needs not served from holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VisitDemand {
    asked: BTreeMap<(TeamId, NeedId, ClassId), f64>,
}

impl VisitDemand {
    /// Demand given row by row \[visits per cycle\]; rows of equal key add up.
    #[must_use]
    pub fn new(rows: impl IntoIterator<Item = ((TeamId, NeedId, ClassId), f64)>) -> Self {
        let mut demand = Self::default();
        for (key, visits) in rows {
            demand.add(key, visits);
        }
        demand
    }

    /// Demand of a clinic: all requests in the long run, and relief of the waiting list.
    ///
    /// A block is lost when its session is (leave, holidays, short notice), so demand is raised by
    /// the share of sessions held: then the blocks that remain meet it on average.
    #[must_use]
    pub fn of(instance: &Instance) -> Self {
        let (days, weeks) = (instance.cycle_days().len(), f64::from(instance.parts().cycle.weeks));
        let mut weekly = Self::default();
        for ask in asks(instance).iter().filter(|ask| !instance.parts().needs[ask.need].held) {
            let rate: f64 = (0..days).map(|day| ask.count(day, 1.0).mean()).sum::<f64>() / weeks;
            for (class, share) in ask.mix.iter() {
                weekly.add((ask.team, ask.need, class), rate * share);
            }
        }
        let relief = relief(instance, &weekly);
        let all = weekly.asked.into_iter().chain(relief);
        Self::new(
            all.map(|(key, visits)| (key, visits * weeks / share_held(instance, key.0, key.1))),
        )
    }

    /// Visits asked for per cycle.
    #[must_use]
    pub fn on(&self, team: TeamId, need: NeedId, class: ClassId) -> f64 {
        self.asked.get(&(team, need, class)).copied().unwrap_or(0.0)
    }

    /// All rows with visits, in order of team, need and class.
    pub fn iter(&self) -> impl Iterator<Item = ((TeamId, NeedId, ClassId), f64)> + '_ {
        self.asked.iter().map(|(&key, &visits)| (key, visits))
    }

    fn add(&mut self, key: (TeamId, NeedId, ClassId), visits: f64) {
        if visits > 0.0 {
            *self.asked.entry(key).or_insert(0.0) += visits;
        }
    }
}

/// Share of the session minutes that could serve a need of a team which are held \[0..=1\]; 1 when
/// there are none, or none is ever held.
fn share_held(instance: &Instance, team: TeamId, need: NeedId) -> f64 {
    let able = supply::able(instance, team, need);
    let (held, all) = able.fold((0.0, 0.0), |(held, all), id| {
        let minutes = instance.parts().sessions[id].minutes().real();
        (held + minutes * supply::held_chance(instance, id).value(), all + minutes)
    });
    if held > 0.0 { held / all } else { 1.0 }
}

/// Extra visits per week that clear what is beyond the queue in time, by `goals.relief_by`.
fn relief(instance: &Instance, weekly: &VisitDemand) -> BTreeMap<(TeamId, NeedId, ClassId), f64> {
    let parts = instance.parts();
    let Some(by) = parts.goals.relief_by else { return BTreeMap::new() };
    let mut waiting: BTreeMap<(TeamId, NeedId), BTreeMap<ClassId, f64>> = BTreeMap::new();
    let mut promised_weeks: BTreeMap<(TeamId, NeedId), f64> = BTreeMap::new();
    for patient in parts.waiting.iter().filter(|patient| patient.redirected.is_none()) {
        let pathway = match patient.asks {
            Asks::Pathway(pathway) => Some(pathway),
            Asks::Need(_) => None,
        };
        for (team, need, _) in asked_of(instance, patient.asks, patient.team) {
            if parts.needs[need].held {
                continue;
            }
            let classes = waiting.entry((team, need)).or_default();
            *classes.entry(patient.class).or_insert(0.0) += 1.0;
            let weeks = in_time_weeks(instance, need, pathway);
            promised_weeks.insert((team, need), weeks);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a few thousand days")]
    let weeks_left = ((by - parts.as_of).num_days() as f64 / 7.0).max(1.0);
    let mut extra = BTreeMap::new();
    for ((team, need), classes) in waiting {
        let rate: f64 =
            parts.complexity.classes.ids().map(|class| weekly.on(team, need, class)).sum();
        let in_time = rate * promised_weeks[&(team, need)];
        let total: f64 = classes.values().sum();
        let beyond = (total - in_time).max(0.0) / total;
        for (class, patients) in classes {
            extra.insert((team, need, class), patients * beyond / weeks_left);
        }
    }
    extra
}

/// Weeks a request may wait and still be in time; 0 without a promise.
fn in_time_weeks(instance: &Instance, need: NeedId, pathway: Option<PathwayId>) -> f64 {
    let parts = instance.parts();
    let weeks = |asks: Asks| {
        let (row, days) = parts.deciding(asks)?;
        Some(f64::from(days.saturating_sub(row.shortest_days)) / 7.0)
    };
    if let Some(weeks) = pathway.and_then(|id| weeks(Asks::Pathway(id))) {
        return weeks;
    }
    match parts.needs[need].promise {
        Promise::Rights(_) => weeks(Asks::Need(need)).unwrap_or(0.0),
        Promise::Access { days, .. } => f64::from(days) / 5.0,
        Promise::None => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instance::cast::{clinic, date};
    use crate::instance::{Ready, Season, WaitingPatient};
    use crate::table::Id;

    fn visits(demand: &VisitDemand, need: usize) -> f64 {
        let of_need = demand.iter().filter(|((_, id, _), _)| id.index() == need);
        of_need.map(|(_, visits)| visits).sum()
    }

    #[test]
    fn ada_and_bea_are_asked_for_six_work_ups_and_twenty_controls_a_week() {
        let demand = VisitDemand::of(&clinic());
        // 520 patients every 26 weeks are 20 controls; urgent requests are served from holds.
        for (need, expected) in [0.0, 6.0, 6.0, 20.0].into_iter().enumerate() {
            assert!((visits(&demand, need) - expected).abs() < 1e-9);
        }
    }

    #[test]
    fn a_quiet_half_of_the_horizon_halves_the_rate_there() {
        let quiet = Season { from: date("2026-11-02"), to: date("2027-01-31"), factor: 0.5 };
        let clinic = clinic().with(|parts| parts.streams[1].seasons.push(quiet)).unwrap();
        // 13 of 26 weeks at one half: three quarters of 6.
        assert!((visits(&VisitDemand::of(&clinic), 1) - 4.5).abs() < 1e-9);
    }

    #[test]
    fn a_list_longer_than_the_queue_in_time_is_relieved_by_the_date() {
        let patient = |number: usize| WaitingPatient {
            pseudonym: format!("p{number}"),
            team: TeamId::from_index(0),
            asks: Asks::Pathway(PathwayId::from_index(0)),
            referred: date("2026-10-12"),
            referred_for_treatment: None,
            consent: None,
            offered: None,
            redirected: None,
            moved: None,
            class: ClassId::from_index(3),
            own: None,
            earliest: None,
            latest: None,
            patient_pause_days: 0,
            blocked: Vec::new(),
            ready: Ready::Now,
            pro: None,
        };
        let clinic = clinic()
            .with(|parts| {
                parts.waiting = (0..40).map(patient).collect();
                parts.goals.relief_by = Some(date("2027-01-11"));
            })
            .unwrap();
        // 30 days less 7 leave 23 days = 3.286 weeks, 19.7 patients in time at 6 a week;
        // 20.3 beyond, over 10 weeks: 2.03 a week on top of 6.
        let first = visits(&VisitDemand::of(&clinic), 1);
        assert!((first - (6.0 + (40.0 - 6.0 * 23.0 / 7.0) / 10.0)).abs() < 1e-9);
    }
}

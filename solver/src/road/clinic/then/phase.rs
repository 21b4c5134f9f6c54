//! Phases: how long one template will do.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::demand::everything;
use crate::instance::Instance;
use crate::table::{NeedId, TeamId};

use super::Ahead;

/// How much a threshold grows while there are too many phases.
const WIDER: f64 = 1.1;

/// The phases of a road, the first being today.
#[derive(Clone, Debug)]
pub struct Phasing {
    /// The month each later phase begins in, from 0, and the clinic of that month.
    pub later: Vec<(usize, Instance)>,
    /// Within a phase no team is asked for any need by so many minutes a week more or less than at its
    /// beginning \[min/week\].
    pub within_minutes: f64,
    /// The first month that is no clinic, because somebody asks for what nobody may serve.
    pub without_clinic: Option<usize>,
}

/// Minutes a week asked of each team for each need.
type Asked = BTreeMap<(TeamId, NeedId), f64>;

impl Ahead<'_> {
    /// Cuts the road into at most so many phases: a new one begins with the first month in which some
    /// team is asked for some need by at least `minutes` a week more or less than when the phase
    /// began, or by more than that where there would be too many.
    #[must_use]
    pub fn phases(&self, most: usize, minutes: f64) -> Phasing {
        let months: Vec<usize> = (0..self.months()).collect();
        let clinics: Vec<Option<Instance>> =
            months.par_iter().map(|&month| self.clinic(month)).collect();
        let by_month: Vec<Option<Asked>> =
            clinics.iter().map(|clinic| clinic.as_ref().map(asked)).collect();
        let today = asked(self.instance);
        let mut within_minutes = minutes.max(1.0);
        let begins = loop {
            let begins = begins(&today, &by_month, within_minutes);
            if begins.len() < most.max(1) {
                break begins;
            }
            within_minutes *= WIDER;
        };
        let without_clinic = clinics.iter().position(Option::is_none);
        let later = clinics.into_iter().enumerate().filter(|(month, _)| begins.contains(month));
        let later = later.filter_map(|(month, clinic)| Some((month, clinic?))).collect();
        Phasing { later, within_minutes, without_clinic }
    }
}

fn asked(instance: &Instance) -> Asked {
    let weeks = f64::from(instance.parts().cycle.weeks.max(1));
    let mut sums = Asked::new();
    for ask in everything(instance) {
        let minutes = ask.minutes_per_cycle(instance) / weeks;
        *sums.entry((ask.team, ask.need)).or_insert(0.0) += minutes;
    }
    sums
}

/// The months in which a phase begins.
fn begins(today: &Asked, months: &[Option<Asked>], minutes: f64) -> Vec<usize> {
    let mut last = today;
    let mut begins = Vec::new();
    for (month, asked) in months.iter().enumerate() {
        let Some(asked) = asked else { continue };
        if furthest(last, asked) >= minutes {
            begins.push(month);
            last = asked;
        }
    }
    begins
}

/// The largest difference of any team and need \[min/week\].
fn furthest(one: &Asked, other: &Asked) -> f64 {
    let of = |asked: &Asked, key| asked.get(key).copied().unwrap_or(0.0);
    let keys = one.keys().chain(other.keys());
    keys.map(|key| (of(one, key) - of(other, key)).abs()).fold(0.0, f64::max)
}

//! Requests per open day of the cycle, in the long run.

use crate::instance::{Asks, CycleDay, Instance, Need, Panel, Season, Stream};
use crate::number::real;
use crate::table::{ClassId, NeedId, RightId, Table, TeamId};
use crate::units::{Minutes, Probability};

use super::compound::compound;
use super::controls::{due, fixed_patients};
use super::count::Count;
use super::law::Law;
use super::{TAIL, WEEKS_PER_YEAR};

/// Requests of one team for one need from one source.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ask {
    /// The team asked.
    pub team: TeamId,
    /// The need.
    pub need: NeedId,
    /// Share per complexity class.
    pub mix: Table<ClassId, f64>,
    /// How many come on each open day of the cycle, in the order of
    /// [`Instance::cycle_days`].
    pub arrivals: Arrivals,
    /// Set for first visits under a right.
    pub right: Option<FirstVisit>,
}

/// How requests come over the open days of the cycle.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Arrivals {
    /// By chance.
    Chance {
        /// Mean per open day.
        per_day: Vec<f64>,
        /// Variance / mean of the daily count \[1..\].
        dispersion: f64,
    },
    /// Controls that fall due.
    Controls {
        /// Patients with fixed controls.
        patients: f64,
        /// Interval \[weeks\].
        interval_weeks: f64,
        /// Share of a week's controls per open day.
        week_share: Vec<f64>,
    },
}

/// A first visit under a right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FirstVisit {
    /// The right.
    pub right: RightId,
    /// Calendar days left for it after the shortest rest of the pathway.
    pub days: u32,
}

impl Ask {
    /// Count on open day `day` of the cycle, the rate scaled by `factor`.
    #[must_use]
    pub(crate) fn count(&self, day: usize, factor: f64) -> Count {
        match &self.arrivals {
            Arrivals::Chance { per_day, dispersion } => {
                Count::dispersed(per_day[day] * factor, *dispersion)
            }
            Arrivals::Controls { patients, interval_weeks, week_share } => {
                due(patients * factor, *interval_weeks, week_share[day])
            }
        }
    }

    /// Law of the length of one request on a lattice \[steps\].
    #[must_use]
    pub(crate) fn length(&self, instance: &Instance, lattice: Minutes) -> Law {
        let parts = instance.parts();
        length(&parts.needs[self.need], &parts.complexity.truly(&self.mix), lattice)
    }

    /// Requests per cycle.
    #[must_use]
    pub(crate) fn per_cycle(&self) -> f64 {
        let days = match &self.arrivals {
            Arrivals::Chance { per_day, .. } => per_day.len(),
            Arrivals::Controls { week_share, .. } => week_share.len(),
        };
        (0..days).map(|day| self.count(day, 1.0).mean()).sum()
    }

    /// Minutes asked for per cycle \[min\].
    #[must_use]
    pub(crate) fn minutes_per_cycle(&self, instance: &Instance) -> f64 {
        self.per_cycle() * self.minutes(instance)
    }

    /// The same requests, so many times as often \[0..\].
    #[must_use]
    pub(crate) fn times(&self, factor: f64) -> Self {
        let mut ask = self.clone();
        match &mut ask.arrivals {
            Arrivals::Chance { per_day, .. } => per_day.iter_mut().for_each(|mean| *mean *= factor),
            Arrivals::Controls { patients, .. } => *patients *= factor,
        }
        ask
    }

    /// Mean length of one request \[min\].
    #[must_use]
    pub(crate) fn minutes(&self, instance: &Instance) -> f64 {
        self.length(instance, Minutes(1)).mean()
    }
}

/// Law of the length of a visit on a lattice \[steps\], by the shares of the true classes.
#[must_use]
pub(crate) fn length(need: &Need, mix: &Table<ClassId, f64>, lattice: Minutes) -> Law {
    let mut mass = vec![0.0];
    for (class, &share) in mix.iter().filter(|(_, share)| **share > 0.0) {
        let steps = usize::try_from(need.minutes[class] / lattice).unwrap_or(0).max(1);
        if mass.len() <= steps {
            mass.resize(steps + 1, 0.0);
        }
        mass[steps] += share;
    }
    if mass.len() == 1 {
        mass.push(1.0);
    }
    Law::from_mass(mass)
}

/// Law of the minutes asked for on open day `day` of the cycle \[steps\], rates scaled.
#[must_use]
pub(crate) fn day_law<'a>(
    instance: &Instance,
    asks: impl IntoIterator<Item = &'a Ask>,
    day: usize,
    factor: f64,
    lattice: Minutes,
) -> Law {
    asks.into_iter().fold(Law::point(0), |sum, ask| {
        let law = compound(ask.count(day, factor), &ask.length(instance, lattice), TAIL);
        if law.is_zero() { sum } else { sum.plus(&law).cut(TAIL) }
    })
}

/// Everything asked of the clinic in the long run; seasons at their mean over the horizon.
#[must_use]
pub(crate) fn asks(instance: &Instance) -> Vec<Ask> {
    let days = instance.cycle_days();
    let parts = instance.parts();
    if days.is_empty() {
        return Vec::new();
    }
    let panels = parts.panels.iter().flat_map(|panel| of_panel(instance, panel, &days));
    stream_asks(instance).into_iter().chain(panels).collect()
}

/// What the streams alone ask.
#[must_use]
pub(crate) fn stream_asks(instance: &Instance) -> Vec<Ask> {
    let days = instance.cycle_days();
    if days.is_empty() {
        return Vec::new();
    }
    let streams = instance.parts().streams.iter();
    streams.flat_map(|stream| of_stream(instance, stream, &days)).collect()
}

/// The needs a request asks for, with the clock of each.
#[must_use]
pub(crate) fn asked_needs(instance: &Instance, asked: Asks) -> Vec<(NeedId, Option<FirstVisit>)> {
    let parts = instance.parts();
    let clock = |asked: Asks| {
        let (row, days) = parts.deciding(asked)?;
        Some(FirstVisit { right: row.right, days: days.saturating_sub(row.shortest_days) })
    };
    let own = |need: NeedId| clock(Asks::Need(need));
    match asked {
        Asks::Need(need) => vec![(need, own(need))],
        Asks::Pathway(id) => {
            let pathway = &parts.pathways[id];
            let steps = pathway.steps.iter().enumerate();
            let first = |step: usize, need| match (pathway.rights.is_empty(), step) {
                (true, _) => own(need),
                (false, 0) => clock(asked),
                (false, _) => None,
            };
            steps.map(|(index, step)| (step.need, first(index, step.need))).collect()
        }
    }
}

/// The same with the team that sees each: another than the one asked in a joint clinic.
#[must_use]
pub(crate) fn asked_of(
    instance: &Instance,
    asked: Asks,
    team: TeamId,
) -> Vec<(TeamId, NeedId, Option<FirstVisit>)> {
    let teams: Vec<TeamId> = match asked {
        Asks::Need(_) => vec![team],
        Asks::Pathway(pathway) => {
            let steps = instance.parts().pathways[pathway].steps.iter();
            steps.map(|step| step.seen_by(team)).collect()
        }
    };
    let needs = asked_needs(instance, asked).into_iter();
    needs.zip(teams).map(|((need, right), team)| (team, need, right)).collect()
}

fn of_stream(instance: &Instance, stream: &Stream, days: &[CycleDay]) -> Vec<Ask> {
    let factor = mean_season(instance, &stream.seasons);
    let per_day = on_open_days(instance, days, |weekday| {
        stream.per_week * stream.weekday_shares[weekday] * factor
    });
    let arrivals = Arrivals::Chance { per_day, dispersion: stream.dispersion };
    asked_of(instance, stream.asks, stream.team)
        .into_iter()
        .map(|(team, need, right)| {
            let once =
                Ask { team, need, mix: stream.mix.clone(), arrivals: arrivals.clone(), right };
            once.times(visits_per_request(instance, need))
        })
        .collect()
}

fn of_panel(instance: &Instance, panel: &Panel, days: &[CycleDay]) -> Vec<Ask> {
    let share = f64::from(instance.parts().cycle.weeks) / real(days.len());
    let ask = |need, arrivals| Ask {
        team: panel.team,
        need,
        mix: panel.mix.clone(),
        arrivals,
        right: None,
    };
    let by_chance = |need, per_year: f64| {
        let per_year = per_year * visits_per_request(instance, need);
        let per_day = vec![per_year / WEEKS_PER_YEAR * share; days.len()];
        ask(need, Arrivals::Chance { per_day, dispersion: 1.0 })
    };
    let size = f64::from(panel.size);
    let controls = Arrivals::Controls {
        patients: fixed_patients(panel),
        interval_weeks: panel.interval_weeks,
        week_share: vec![share; days.len()],
    };
    let wanted = size * panel.converted.value() * panel.requests_per_year;
    let mut all = vec![ask(panel.control, controls)];
    all.extend(panel.need_based.map(|need| by_chance(need, wanted)));
    all.extend(panel.advice.map(|need| by_chance(need, size * panel.advice_per_year)));
    all
}

/// Most visits a request is counted as, however many are missed.
const VISITS_MAX: f64 = 20.0;

/// Visits booked per request, the missed ones asked for again among them: `1 / (1 - missed)`.
#[must_use]
pub(crate) fn visits_per_request(instance: &Instance, need: NeedId) -> f64 {
    let parts = instance.parts();
    repeated(&parts.needs[need], parts.goals.asks_again)
}

/// The same for a need, with the share of missed visits asked for again.
pub(crate) fn repeated(need: &Need, asks_again: Probability) -> f64 {
    let missed = need.no_show.value() + need.late_cancel.value();
    let again = missed.min(1.0) * asks_again.value();
    1.0 / (1.0 - again).max(1.0 / VISITS_MAX)
}

/// Adds what comes on each day of the cycle to the open day it is seen from.
fn on_open_days(instance: &Instance, days: &[CycleDay], rate: impl Fn(usize) -> f64) -> Vec<f64> {
    let mut per_day = vec![0.0; days.len()];
    for index in 0..instance.parts().cycle.length_days() {
        let open = days.iter().position(|day| day.index() >= index).unwrap_or(0);
        per_day[open] += rate(index % 7);
    }
    per_day
}

/// Product of the factors in force on a date.
pub(crate) fn season(seasons: &[Season], date: chrono::NaiveDate) -> f64 {
    let now = seasons.iter().filter(|season| season.from <= date && date <= season.to);
    now.map(|season| season.factor).product()
}

/// Their mean over the horizon.
#[must_use]
pub(crate) fn mean_season(instance: &Instance, seasons: &[Season]) -> f64 {
    let parts = instance.parts();
    let days = u64::from(parts.goals.horizon_weeks) * 7;
    if days == 0 || seasons.is_empty() {
        return 1.0;
    }
    let dates = (0..days).filter_map(|d| parts.as_of.checked_add_days(chrono::Days::new(d)));
    let factors: Vec<f64> = dates.map(|date| season(seasons, date)).collect();
    factors.iter().sum::<f64>() / real(factors.len())
}

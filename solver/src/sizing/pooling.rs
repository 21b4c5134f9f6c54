//! Own clinician, team, clinic: what sharing holds is worth.
//!
//! At each level every queue has holds to itself and nothing else, spread over its working days
//! in proportion to what comes. Own queues split the team's sub-acute demand by panel size where
//! panels name clinicians, else by session minutes. A comparison of levels, not a design: the
//! chains are cut at coarse tails.

use rayon::prelude::*;

use crate::demand::{Ask, Law, day_law};
use crate::instance::Instance;
use crate::number::{gcd, real};
use crate::table::{ClinicianId, Id};

use super::capacity::{TeamSession, held_law, holds_max};
use super::line::{Line, LineDay};
use super::model::TeamModel;
use super::{PoolingLevel, PoolingRow};

/// Where tails are cut.
const COARSE: f64 = 1e-7;

/// One queue with holds of its own.
struct Queue {
    /// Minutes per step.
    step: f64,
    unit: usize,
    weeks: f64,
    /// Sub-acute demand per day, and the sessions it may be held in.
    days: Vec<(Law, Vec<TeamSession>)>,
    /// Targets: days of service and share promised.
    targets: Vec<(usize, f64)>,
    /// Holds recommended for these patients.
    recommended: usize,
}

/// One row per level; `holds` are the recommended holds per team (steps per open day).
pub(super) fn rows(
    instance: &Instance,
    models: &[TeamModel],
    holds: &[Vec<usize>],
) -> Vec<PoolingRow> {
    let with_demand = || models.iter().zip(holds).filter(|(model, _)| !model.needs.is_empty());
    let own = with_demand().flat_map(|(model, holds)| own_queues(instance, model, holds));
    let team = with_demand().map(|(model, holds)| team_queue(model, holds));
    let clinic = clinic_queue(with_demand());
    let levels: [(PoolingLevel, Vec<Queue>); 3] = [
        (PoolingLevel::Own, own.collect()),
        (PoolingLevel::Team, team.collect()),
        (PoolingLevel::Clinic, clinic.into_iter().collect()),
    ];
    levels.par_iter().map(|(level, queues)| row(*level, queues)).collect()
}

fn row(level: PoolingLevel, queues: &[Queue]) -> PoolingRow {
    let results: Vec<(Option<f64>, f64)> = queues
        .par_iter()
        .map(|queue| (queue.fewest(), queue.overflow(queue.recommended)))
        .collect();
    PoolingRow {
        level,
        queue_count: queues.len(),
        held_minutes_per_week: results.iter().map(|result| result.0).sum(),
        overflow_minutes_per_week: results.iter().map(|result| result.1).sum(),
    }
}

impl Queue {
    /// Fewest held minutes per week that keep every target: between none and enough where the
    /// logarithm of what is late would cross the promise were it a line, else half way.
    fn fewest(&self) -> Option<f64> {
        let most = self.days.iter().map(|(_, sessions)| holds_max(sessions, self.unit)).sum();
        let (mut short, mut too_late) = (0, self.late_of_allowed(0));
        if too_late <= 1.0 {
            return Some(0.0);
        }
        let mut long = self.recommended.clamp(1.min(most), most);
        let mut in_time = self.late_of_allowed(long);
        if in_time > 1.0 {
            (short, too_late) = (long, in_time);
            (long, in_time) = (most, self.late_of_allowed(most));
        }
        if in_time > 1.0 {
            return None;
        }
        let mut half_way = false;
        while long - short > 1 {
            let width = long - short;
            let at = if half_way { 0.5 } else { crossing(in_time, too_late) };
            let at = (long - steps(real(width) * at)).clamp(short + 1, long - 1);
            let late = self.late_of_allowed(at);
            if late <= 1.0 {
                (long, in_time) = (at, late);
            } else {
                (short, too_late) = (at, late);
            }
            half_way = 2 * (long - short) > width;
        }
        Some(real(long * self.unit) * self.step / self.weeks)
    }

    fn demand(&self) -> f64 {
        self.days.iter().map(|(law, _)| law.mean()).sum()
    }

    /// The largest over the targets of what is late to what may be; at most 1 where all are kept.
    fn late_of_allowed(&self, count: usize) -> f64 {
        let windows = self.targets.iter().map(|target| target.0).max().unwrap_or(0);
        let (late, demand) = (self.late(count, windows), self.demand());
        let of_target = |&(windows, share): &(usize, f64)| match windows.checked_sub(1) {
            Some(last) if late[last] <= 0.0 => 0.0,
            Some(last) => late[last] / ((1.0 - share + 1e-9) * demand),
            None => f64::INFINITY,
        };
        self.targets.iter().map(of_target).fold(0.0, f64::max)
    }

    /// Minutes per week not served within the strictest target with `count` holds.
    fn overflow(&self, count: usize) -> f64 {
        let Some(windows) = self.targets.iter().map(|target| target.0).min() else { return 0.0 };
        let late =
            if windows == 0 { self.demand() } else { self.late(count, windows)[windows - 1] };
        late * self.step / self.weeks
    }

    /// Steps per cycle not served within 1, 2, ... days of service.
    fn late(&self, count: usize, windows: usize) -> Vec<f64> {
        let counts = self.spread(count);
        let days = self.days.iter().zip(counts).map(|((demand, sessions), count)| LineDay {
            demand: demand.clone(),
            capacity: held_law(sessions, count * self.unit, self.unit),
            kept_max: None,
        });
        let line = Line { days: days.collect() };
        let Some(laws) = line.stationary(COARSE) else { return vec![self.demand(); windows] };
        let late = line.late(&laws, windows);
        (0..windows).map(|w| late.iter().map(|day| day[w]).sum()).collect()
    }

    /// One hold after the other to the day that has fewest for what comes, where there is room.
    fn spread(&self, count: usize) -> Vec<usize> {
        let room: Vec<usize> = self.days.iter().map(|(_, s)| holds_max(s, self.unit)).collect();
        let mut counts = vec![0; room.len()];
        for _ in 0..count {
            let wanting = |day: usize| real(counts[day] + 1) / self.days[day].0.mean().max(1e-6);
            let open = (0..room.len()).filter(|&day| counts[day] < room[day]);
            let Some(next) = open.min_by(|&a, &b| wanting(a).total_cmp(&wanting(b))) else { break };
            counts[next] += 1;
        }
        counts
    }
}

/// Where on the way from `below` to `above` a ratio crosses 1, were its logarithm a line \[0..=1\].
fn crossing(below: f64, above: f64) -> f64 {
    let (below, above) = (below.max(1e-12).ln(), above.min(1e12).ln());
    if above > below { -below / (above - below) } else { 0.5 }
}

/// Whole steps in a part of few.
fn steps(part: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few holds, not negative"
    )]
    let steps = part.round() as usize;
    steps
}

fn targets(model: &TeamModel) -> Vec<(usize, f64)> {
    let of_need = model.needs.iter().filter_map(|need| need.target);
    of_need.map(|(days, share)| (model.windows(days), share)).collect()
}

fn team_queue(model: &TeamModel, holds: &[usize]) -> Queue {
    let day = |day: &super::model::ModelDay| (day.sub_acute.clone(), day.sessions.clone());
    Queue {
        step: model.lattice.real(),
        unit: model.unit,
        weeks: model.weeks,
        days: model.days.iter().map(day).collect(),
        targets: targets(model),
        recommended: holds.iter().sum::<usize>() / model.unit,
    }
}

/// The team's demand split over its clinicians.
fn own_queues(instance: &Instance, model: &TeamModel, holds: &[usize]) -> Vec<Queue> {
    let shares = shares(instance, model);
    let count = holds.iter().sum::<usize>() / model.unit;
    let parts = instance.parts();
    let held = |ask: &&Ask| parts.needs[ask.need].held;
    let mut given = 0;
    let mut sum = 0.0;
    let queue = |(clinician, share): (ClinicianId, f64)| {
        let day = |(index, day): (usize, &super::model::ModelDay)| {
            let before = (index + model.days.len() + model.windows(0) - 1) % model.days.len();
            let wanted = model.group.asks.iter().filter(held);
            let law = day_law(instance, wanted, before, share, model.lattice).cut(COARSE * 1e-2);
            let own = day.sessions.iter().zip(&day.of);
            let own = own.filter(|(_, id)| parts.sessions[**id].clinician == clinician);
            (law, own.map(|(session, _)| *session).collect())
        };
        // Running totals round so that the parts add to the whole.
        sum += share;
        let until = steps(real(count) * sum);
        let recommended = until - given;
        given = until;
        Queue {
            days: model.days.iter().enumerate().map(day).collect(),
            recommended,
            ..team_queue(model, holds)
        }
    };
    shares.into_iter().map(queue).collect()
}

/// Each clinician's share of the team's sub-acute patients.
fn shares(instance: &Instance, model: &TeamModel) -> Vec<(ClinicianId, f64)> {
    let parts = instance.parts();
    let mut minutes = vec![0.0; parts.clinicians.len()];
    for (session, id) in model.days.iter().flat_map(|day| day.sessions.iter().zip(&day.of)) {
        if session.may_hold {
            minutes[parts.sessions[*id].clinician.index()] += real(session.steps) * session.share;
        }
    }
    let mut patients = vec![0.0; minutes.len()];
    for panel in parts.panels.iter().filter(|panel| panel.team == model.team) {
        if let Some(clinician) = panel.clinician.filter(|who| minutes[who.index()] > 0.0) {
            patients[clinician.index()] += f64::from(panel.size);
        }
    }
    let by_panel = patients.iter().sum::<f64>() > 0.0;
    let weight = if by_panel { patients } else { minutes };
    let all: f64 = weight.iter().sum();
    let some = weight.into_iter().enumerate().filter(|(_, weight)| *weight > 0.0);
    some.map(|(index, weight)| (ClinicianId::from_index(index), weight / all)).collect()
}

/// All teams as one, on a lattice and with a hold that fit all of them.
fn clinic_queue<'a>(teams: impl Iterator<Item = (&'a TeamModel, &'a Vec<usize>)>) -> Option<Queue> {
    let teams: Vec<_> = teams.collect();
    let first = teams.first()?.0;
    let common = teams.iter().map(|(model, _)| model.lattice.0).reduce(gcd).unwrap_or(1);
    let factor = |model: &TeamModel| usize::try_from(model.lattice.0 / common).unwrap_or(1);
    let unit = teams.iter().map(|(model, _)| model.unit * factor(model)).min().unwrap_or(1);
    let days = (0..first.days.len()).map(|day| {
        let law = teams.iter().fold(Law::point(0), |sum, (model, _)| {
            let law = model.days[day].sub_acute.clone().cut(COARSE * 1e-2);
            sum.plus(&law.stretched(factor(model))).cut(COARSE * 1e-2)
        });
        let sessions = teams.iter().flat_map(|(model, _)| {
            let scale = factor(model);
            let stretch = move |s: &TeamSession| TeamSession { steps: s.steps * scale, ..*s };
            model.days[day].sessions.iter().map(stretch)
        });
        (law, sessions.collect())
    });
    let held = teams.iter().map(|(model, holds)| holds.iter().sum::<usize>() * factor(model));
    Some(Queue {
        step: f64::from(common),
        unit,
        weeks: first.weeks,
        days: days.collect(),
        targets: teams.iter().flat_map(|(model, _)| targets(model)).collect(),
        recommended: held.sum::<usize>() / unit,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instance::cast;
    use crate::sizing::model::models;

    #[test]
    fn the_fewest_holds_are_those_that_looking_at_every_count_finds() {
        let mut counted = 0;
        for (per_week, share) in [(4.0, 0.5), (10.0, 0.9), (10.0, 0.99), (16.0, 0.95), (60.0, 0.9)]
        {
            let clinic = cast::clinic().with(|parts| parts.streams[0].per_week = per_week).unwrap();
            let models = models(&clinic);
            for mut queue in
                models.iter().map(|model| team_queue(model, &vec![0; model.days.len()]))
            {
                queue.targets.iter_mut().for_each(|target| target.1 = share);
                let most: usize =
                    queue.days.iter().map(|(_, sessions)| holds_max(sessions, queue.unit)).sum();
                let kept = (0..=most).find(|&count| queue.late_of_allowed(count) <= 1.0);
                let minutes = kept.map(|count| real(count * queue.unit) * queue.step / queue.weeks);
                for recommended in [0, 1, most / 2, most, 2 * most] {
                    queue.recommended = recommended;
                    assert_eq!(queue.fewest(), minutes, "{per_week} {share} {recommended}");
                }
                counted += usize::from(kept.is_some_and(|count| count > 1));
            }
        }
        assert!(counted >= 3, "{counted} searches had something to look for");
    }
}

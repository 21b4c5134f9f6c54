//! What a change does to the minutes of a team that is none of its panels'.

use std::collections::BTreeMap;

use crate::demand::ask::{asked_of, asks, length, mean_season, stream_asks, visits_per_request};
use crate::instance::{Change, ChangeKind, Instance, Stream};
use crate::table::{NeedId, TeamId};
use crate::units::Minutes;

/// A change in a mean week, when it is there in full \[per week\].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Effect {
    /// Minutes more of the team; fewer where it is negative \[min/week\].
    pub minutes: f64,
    /// Visits more, in person or not.
    pub visits: f64,
    /// Visits that become video, telephone or calls.
    pub virtual_visits: f64,
    /// Minutes that move to another role \[min/week\].
    pub moved_minutes: f64,
    /// Admissions avoided.
    pub admissions_avoided: f64,
    /// Calls of general practice that end there, in a sub-acute visit, and in an admission.
    pub calls: [f64; 3],
}

impl Effect {
    /// Both together.
    pub(super) fn add(&mut self, more: Self) {
        self.minutes += more.minutes;
        self.visits += more.visits;
        self.virtual_visits += more.virtual_visits;
        self.moved_minutes += more.moved_minutes;
        self.admissions_avoided += more.admissions_avoided;
        self.calls.iter_mut().zip(more.calls).for_each(|(sum, more)| *sum += more);
    }
}

/// What a change does to each team beside its panels, the share it touches given; nothing for changes
/// of panels.
pub(super) fn effects(instance: &Instance, change: &Change, share: f64) -> Vec<(TeamId, Effect)> {
    let parts = instance.parts();
    match change.kind {
        ChangeKind::NeedBased { .. }
        | ChangeKind::Practice { .. }
        | ChangeKind::Municipality { .. } => Vec::new(),
        ChangeKind::Triage { stream, phone, phone_minutes, reading_minutes } => {
            let stream = &parts.streams[stream];
            let per_week = rate(instance, stream);
            let called = per_week * share * phone.value();
            // Who is called goes on with the rest of the pathway; all others leave it.
            let gone = per_week * share * phone.complement().value();
            let of = |(at, visit): (usize, &Visit)| {
                let first = at == 0;
                let spared = gone + if first { called } else { 0.0 };
                let visits = -spared * visit.repeats;
                let mut effect =
                    Effect { minutes: visits * visit.minutes, visits, ..Effect::default() };
                if first {
                    effect.virtual_visits = called;
                    effect.minutes +=
                        called * phone_minutes.real() + per_week * reading_minutes.real();
                }
                (visit.team, effect)
            };
            by_team_of(visits(instance, stream).iter().enumerate().map(of))
        }
        ChangeKind::FewerVisits { stream, visits_spared } => {
            let stream = &parts.streams[stream];
            let all = visits(instance, stream);
            let spared = rate(instance, stream) * share * visits_spared;
            let each = spared / crate::number::real(all.len().max(1));
            let of = |visit: &Visit| {
                let visits = -each * visit.repeats;
                (
                    visit.team,
                    Effect { minutes: visits * visit.minutes, visits, ..Effect::default() },
                )
            };
            by_team_of(all.iter().map(of))
        }
        ChangeKind::SubAcute { team, need, per_week, practice, admitted, call_minutes } => {
            let called = per_week * share;
            let seen = called * (1.0 - practice.value() - admitted.value()).max(0.0);
            let visits = seen * visits_per_request(instance, need);
            let minutes = visits * usual_minutes(instance, need) + called * call_minutes.real();
            let admissions_avoided = called * admitted.complement().value();
            let calls = [called * practice.value(), seen, called * admitted.value()];
            let effect = Effect { minutes, visits, admissions_avoided, calls, ..Effect::default() };
            vec![(team, effect)]
        }
        ChangeKind::Home { team, need, per_week, visits, travel_minutes } => {
            let stays = per_week * share;
            let visits = stays * visits;
            let minutes = visits * (usual_minutes(instance, need) + travel_minutes.real());
            let effect = Effect { minutes, visits, admissions_avoided: stays, ..Effect::default() };
            vec![(team, effect)]
        }
        ChangeKind::Virtual { need, .. } | ChangeKind::TaskShift { need, .. } => {
            let weeks = f64::from(parts.cycle.weeks.max(1));
            let asked = stream_asks(instance).into_iter().filter(|ask| ask.need == need);
            by_team_of(asked.map(|ask| {
                let visits = share * ask.per_cycle() / weeks;
                (ask.team, shifted(&change.kind, visits, ask.minutes(instance)))
            }))
        }
    }
}

/// What a change of a need does no more, because another change takes its visits before: those left
/// are fewer. The shares touched are given; nothing where the two have no visits in common.
pub(super) fn overlap(
    instance: &Instance,
    (change, share): (&Change, f64),
    (taking, taken): (&Change, f64),
) -> Vec<(TeamId, Effect)> {
    let (ChangeKind::Virtual { need, .. } | ChangeKind::TaskShift { need, .. }) = change.kind
    else {
        return Vec::new();
    };
    let stream = match taking.kind {
        ChangeKind::Triage { stream, .. } | ChangeKind::FewerVisits { stream, .. } => {
            &instance.parts().streams[stream]
        }
        _ => return Vec::new(),
    };
    let all = visits(instance, stream);
    let of = |(at, visit): (usize, &Visit)| {
        let spared = match taking.kind {
            ChangeKind::Triage { phone, .. } if at > 0 => phone.complement().value(),
            ChangeKind::FewerVisits { visits_spared, .. } => {
                visits_spared / crate::number::real(all.len())
            }
            _ => 1.0,
        };
        let fewer = rate(instance, stream) * taken * spared * visit.repeats;
        (visit.team, shifted(&change.kind, -share * fewer, visit.minutes))
    };
    let visits = all.iter().enumerate().filter(|(_, visit)| visit.need == need);
    by_team_of(visits.map(of))
}

/// What becomes of visits that a change of a need touches, from how long they are today.
fn shifted(kind: &ChangeKind, visits: f64, before: f64) -> Effect {
    match *kind {
        ChangeKind::Virtual { minutes, .. } => Effect {
            minutes: visits * (minutes.real() - before),
            virtual_visits: visits,
            ..Effect::default()
        },
        ChangeKind::TaskShift { minutes, .. } => Effect {
            minutes: visits * (minutes.real() - before),
            moved_minutes: visits * before,
            ..Effect::default()
        },
        _ => Effect::default(),
    }
}

/// Effects added up team by team.
fn by_team_of(effects: impl Iterator<Item = (TeamId, Effect)>) -> Vec<(TeamId, Effect)> {
    let mut teams: BTreeMap<TeamId, Effect> = BTreeMap::new();
    for (team, effect) in effects {
        teams.entry(team).or_default().add(effect);
    }
    teams.into_iter().collect()
}

/// Requests of a stream in a mean week.
fn rate(instance: &Instance, stream: &Stream) -> f64 {
    stream.per_week * mean_season(instance, &stream.seasons)
}

/// A visit a request brings.
struct Visit {
    team: TeamId,
    need: NeedId,
    /// Its mean length \[min\].
    minutes: f64,
    /// Visits booked for it, missed ones among them.
    repeats: f64,
}

fn visits(instance: &Instance, stream: &Stream) -> Vec<Visit> {
    let visit = |(team, need, _): (TeamId, NeedId, _)| Visit {
        team,
        need,
        minutes: length(&instance.parts().needs[need], &stream.mix, Minutes(1)).mean(),
        repeats: visits_per_request(instance, need),
    };
    asked_of(instance, stream.asks, stream.team).into_iter().map(visit).collect()
}

/// The length of a need as those who ask for it today have it; else of patients nobody judged.
fn usual_minutes(instance: &Instance, need: NeedId) -> f64 {
    let own: Vec<_> = asks(instance).into_iter().filter(|ask| ask.need == need).collect();
    let all: f64 = own.iter().map(crate::demand::Ask::per_cycle).sum();
    if all > 0.0 {
        return own.iter().map(|ask| ask.per_cycle() * ask.minutes(instance)).sum::<f64>() / all;
    }
    let parts = instance.parts();
    parts.needs[need].minutes[parts.complexity.unknown()].real()
}

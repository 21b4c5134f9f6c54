//! Where a patient could be seen if one thing were changed.
//!
//! For each kind of change: all places without it and all with it, and the path through the steps
//! that needs fewest changes and is then earliest (dynamic programming over the steps).

use chrono::NaiveDate;

use crate::instance::Asks;
use crate::table::{Id, PatientId, TeamId};
use crate::units::Minutes;

use super::super::chain::cheapest;
use super::super::opening::{Opening, Serves};
use super::super::request::{Cost, Place, Request, Step};
use super::super::wanted::Wanted;
use super::case::{Case, Spot};
use super::change::Change;
use super::extra;

/// The kinds of change, cheapest first; nothing at all comes before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Nothing,
    AcceptDate,
    ReadyBy,
    OtherTeam,
    Lend,
    Overtime,
    ReleaseHold,
    ExtraSlot,
    ShorterWait,
}

/// The order in which kinds are tried: first what costs the clinic nothing, then what costs time
/// nobody wants yet, then minutes, then the readiness for others, then what lies outside.
pub(super) const KINDS: [Kind; 9] = [
    Kind::Nothing,
    Kind::AcceptDate,
    Kind::ReadyBy,
    Kind::OtherTeam,
    Kind::Lend,
    Kind::Overtime,
    Kind::ReleaseHold,
    Kind::ExtraSlot,
    Kind::ShorterWait,
];

impl Case<'_> {
    /// The sets of changes of one kind that would help, best first.
    pub(super) fn candidates(&self, kind: Kind) -> Vec<Vec<Change>> {
        match kind {
            Kind::Nothing => self.path(self.lags(), |_, _| Vec::new()).into_iter().collect(),
            Kind::OtherTeam => self.other_teams(),
            Kind::ShorterWait => self.shorter_waits(),
            Kind::ReadyBy => self.ready_by(),
            Kind::AcceptDate | Kind::Lend | Kind::ReleaseHold => {
                let spots = |_: usize, visit: &Wanted| {
                    let rows = self.openings.iter();
                    rows.filter_map(|opening| self.changed(kind, visit, opening)).collect()
                };
                self.path(self.lags(), spots).into_iter().collect()
            }
            Kind::Overtime => {
                let spots = |_: usize, visit: &Wanted| extra::overtime(self, visit);
                self.path(self.lags(), spots).into_iter().collect()
            }
            Kind::ExtraSlot => {
                let spots = |_: usize, visit: &Wanted| extra::slots(self, visit);
                self.path(self.lags(), spots).into_iter().collect()
            }
        }
    }

    fn lags(&self) -> Vec<(i16, i16)> {
        self.visits.iter().map(|visit| visit.lag).collect()
    }

    /// The changes of the path that needs fewest; `None` when no path helps.
    fn path(
        &self,
        lags: Vec<(i16, i16)>,
        extra: impl Fn(usize, &Wanted) -> Vec<Spot>,
    ) -> Option<Vec<Change>> {
        let lists = self.visits.iter().enumerate().map(|(at, visit)| {
            if let Some(date) = visit.date() {
                return vec![Spot { date, change: None }];
            }
            let mut spots = self.plain(visit, visit.team);
            spots.extend(extra(at, visit));
            spots.sort_by_key(|spot| (spot.date, spot.change));
            spots
        });
        let lists: Vec<Vec<Spot>> = lists.collect();
        let path = self.cheapest_path(&lists, lags, 1)?;
        let used = lists.iter().zip(path).filter_map(|(spots, at)| spots[at as usize].change);
        let mut changes: Vec<Change> = used.collect();
        changes.sort();
        changes.dedup();
        Some(changes)
    }

    /// The path of fewest changes and then least days; most days of the first step where `sign`
    /// is below 0.
    fn cheapest_path(
        &self,
        lists: &[Vec<Spot>],
        lags: Vec<(i16, i16)>,
        sign: i64,
    ) -> Option<Vec<u32>> {
        let today = self.clinic.parts().as_of;
        let day = |date: NaiveDate| {
            i16::try_from((date - today).num_days().clamp(-30_000, 30_000)).expect("clamped")
        };
        let steps = lists.iter().zip(lags).zip(&self.visits).map(|((spots, lag), visit)| Step {
            row: visit.row,
            lag,
            places: spots
                .iter()
                .map(|spot| Place {
                    opening: None,
                    day: day(spot.date),
                    minutes: 0,
                    cost: Cost([i64::from(spot.change.is_some()), 0, 0]),
                    maximum: 0,
                    roomed: false,
                })
                .collect(),
        });
        let request = Request {
            patient: PatientId::from_index(0),
            steps: steps.collect(),
            turn: 0,
            leave_out: Cost::default(),
            leave_out_maximum: 0,
            released: today,
            binding: None,
            busy: Vec::new(),
        };
        let until = day(self.until);
        let (_, path) = cheapest(&request, |step, _, place| {
            let in_time = self.visits[step].row != self.decides || place.day <= until;
            let days = if sign < 0 && step > 0 { 0 } else { sign * i64::from(place.day) };
            in_time.then(|| (place.cost.0[0] << 32) + days)
        })?;
        Some(path)
    }

    /// Free places without any change, for the patients of a team.
    fn plain(&self, visit: &Wanted, team: TeamId) -> Vec<Spot> {
        let today = self.clinic.parts().as_of;
        let fits = |opening: &&Opening| {
            self.suits(opening.date)
                && self.is_ready(visit, opening.date)
                && opening.may_serve(self.clinic, team, visit.need, today)
                && self.is_long_enough(visit, opening)
        };
        let free = self.openings.iter().filter(fits);
        free.map(|opening| Spot { date: opening.date, change: None }).collect()
    }

    fn is_long_enough(&self, visit: &Wanted, opening: &Opening) -> bool {
        let minutes = Minutes(self.minutes(visit, opening));
        minutes <= opening.minutes()
            && self.first(visit, opening.session, opening.date, opening.span, minutes).is_some()
    }

    fn minutes(&self, visit: &Wanted, opening: &Opening) -> i32 {
        let place = self.costs().place(opening, 0, visit.team, visit.need, None);
        i32::from(place.minutes)
    }

    /// An opening with a change of one kind, where that is what it lacks.
    fn changed(&self, kind: Kind, visit: &Wanted, opening: &Opening) -> Option<Spot> {
        let (clinic, date) = (self.clinic, opening.date);
        let today = clinic.parts().as_of;
        if !self.is_ready(visit, date) || !self.is_long_enough(visit, opening) {
            return None;
        }
        let serves = opening.may_serve(clinic, visit.team, visit.need, today);
        let suits = self.suits(date);
        let change = match (kind, opening.serves) {
            (Kind::AcceptDate, _) if serves && !suits => {
                Change::AcceptDate { patient: self.id, date }
            }
            (Kind::Lend, Serves::Visits { .. } | Serves::Anything) if suits && !serves => {
                extra::given(self, visit, opening, self.minutes(visit, opening)).map(
                    |(team, span)| Change::Lend {
                        session: opening.session,
                        clinician: opening.clinician,
                        date,
                        span,
                        team,
                        need: visit.need,
                    },
                )?
            }
            (Kind::ReleaseHold, Serves::Held { .. }) if suits && !serves => {
                extra::given(self, visit, opening, self.minutes(visit, opening)).map(
                    |(team, span)| Change::ReleaseHold {
                        session: opening.session,
                        clinician: opening.clinician,
                        date,
                        span,
                        team,
                        need: visit.need,
                    },
                )?
            }
            _ => return None,
        };
        Some(Spot { date, change: Some(change) })
    }

    /// Each other team that could see the patient in time.
    fn other_teams(&self) -> Vec<Vec<Change>> {
        let own_team = self.patient.team;
        let teams = self.clinic.parts().teams.ids().filter(|&team| team != own_team);
        let helps = |team: &TeamId| {
            let lists: Vec<Vec<Spot>> = self
                .visits
                .iter()
                .map(|visit| match visit.date() {
                    Some(date) => vec![Spot { date, change: None }],
                    // A step with a team of its own stays there.
                    None if visit.team != own_team => self.plain(visit, visit.team),
                    None => self.plain(visit, *team),
                })
                .collect();
            self.cheapest_path(&lists, self.lags(), 1).is_some()
        };
        let found = teams.filter(helps);
        found.map(|team| vec![Change::OtherTeam { patient: self.id, team }]).collect()
    }

    /// The latest date by which everything must be present.
    fn ready_by(&self) -> Vec<Vec<Change>> {
        let today = self.clinic.parts().as_of;
        let lists: Vec<Vec<Spot>> = self
            .visits
            .iter()
            .map(|visit| {
                if let Some(date) = visit.date() {
                    return vec![Spot { date, change: None }];
                }
                let fits = |opening: &&Opening| {
                    self.suits(opening.date)
                        && opening.may_serve(self.clinic, visit.team, visit.need, today)
                        && self.is_long_enough(visit, opening)
                };
                let free = self.openings.iter().filter(fits);
                let spot = |opening: &Opening| {
                    let date = opening.date;
                    let early = !self.is_ready(visit, date);
                    let change = early.then_some(Change::ReadyBy { patient: self.id, date });
                    Spot { date, change }
                };
                free.map(spot).collect()
            })
            .collect();
        let path = self.cheapest_path(&lists, self.lags(), -1);
        let change = path.and_then(|path| lists.first()?.get(*path.first()? as usize)?.change);
        change.map(|change| vec![change]).into_iter().collect()
    }

    /// For each wait outside the clinic: the longest that would still help.
    fn shorter_waits(&self) -> Vec<Vec<Change>> {
        let Asks::Pathway(pathway) = self.patient.asks else { return Vec::new() };
        let steps = &self.clinic.parts().pathways[pathway].steps;
        let mut found = Vec::new();
        for (at, visit) in self.visits.iter().enumerate().skip(1) {
            let step = &steps[visit.row];
            let helps = |days: &u32| {
                let mut lags = self.lags();
                lags[at].0 = i16::try_from(step.lag_min.max(*days)).unwrap_or(i16::MAX);
                self.path(lags, |_, _| Vec::new()).is_some()
            };
            let shorter = (step.lag_min..step.external_days).rev().find(helps);
            let change = shorter.map(|days| Change::ShorterWait { pathway, step: visit.row, days });
            found.extend(change.map(|change| vec![change]));
        }
        found
    }
}

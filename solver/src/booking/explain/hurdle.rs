//! What alone kept a visit from each earlier opening.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::instance::{Instance, Ready, WaitingPatient};
use crate::supply;
use crate::table::Id;
use crate::units::TimeOfDay;

use super::super::Options;
use super::super::board::Board;
use super::super::cost::Costs;
use super::super::limit::Limit;
use super::super::opening::{Opening, Serves};
use super::super::wanted::{Wanted, visits};
use super::super::window::comes;
use super::{Decided, Hurdle, Obstacle};

/// Openings of one date whose price is looked up.
const PRICED_MAX: usize = 8;

/// One visit that is booked, with the visits beside it.
struct Visit<'c> {
    clinic: &'c Instance,
    patient: &'c WaitingPatient,
    costs: Costs<'c>,
    wanted: Wanted,
    /// Row of the request, and of the step within it.
    row: usize,
    at: usize,
    before: Option<(NaiveDate, i16)>,
    after: Option<(NaiveDate, i16)>,
}

/// What decided the date of each visit of one request, in order of steps.
pub(super) fn decided(
    clinic: &Instance,
    board: &mut Board,
    row: usize,
    options: &Options,
) -> Vec<Decided> {
    let Some(seats) = board.seats(row).cloned() else { return Vec::new() };
    let request = board.request(row).clone();
    let patient = &clinic.parts().waiting[request.patient.index()];
    let today = clinic.parts().as_of;
    let date = |at: usize| {
        let day = i64::from(board.place(row, at, seats[at]).day);
        today + chrono::TimeDelta::days(day)
    };
    let dates: Vec<NaiveDate> = (0..seats.len()).map(date).collect();
    let mut decided = Vec::new();
    for (at, step) in request.steps.iter().enumerate() {
        let wanted = visits(clinic, patient).into_iter().find(|visit| visit.row == step.row);
        let (Some(wanted), true) = (wanted, seats[at].span.is_some()) else { continue };
        let visit = Visit {
            clinic,
            patient,
            costs: Costs::new(clinic, patient, options),
            wanted,
            row,
            at,
            before: (at > 0).then(|| (dates[at - 1], step.lag.0)),
            after: request.steps.get(at + 1).map(|next| (dates[at + 1], next.lag.1)),
        };
        decided.push(Decided {
            patient: request.patient,
            step: step.row,
            date: dates[at],
            hurdles: visit.hurdles(board, dates[at]),
        });
    }
    decided
}

impl Visit<'_> {
    /// The earliest date that each obstacle alone kept the visit from, earliest first.
    fn hurdles(&self, board: &mut Board, booked: NaiveDate) -> Vec<Hurdle> {
        let own = board.lift(self.row);
        let mut alone: BTreeMap<u8, Vec<(NaiveDate, u32, Obstacle)>> = BTreeMap::new();
        for (row, opening) in board.problem.openings.iter().enumerate() {
            if opening.date >= booked {
                break;
            }
            let row = u32::try_from(row).expect("openings are counted in 32 bits");
            if let Some((rank, obstacle)) = self.only_obstacle(board, row, opening) {
                let found = alone.entry(rank).or_default();
                // Of each kind only its earliest date.
                if found.first().is_none_or(|(first, ..)| *first == opening.date) {
                    found.push((opening.date, row, obstacle));
                }
            }
        }
        if let Some(seats) = own {
            board.sit(self.row, seats);
        }
        let first = alone.into_values().filter_map(|found| self.priced(board, found));
        let mut hurdles: Vec<Hurdle> = first.collect();
        hurdles.sort_by_key(|hurdle| hurdle.date);
        hurdles
    }

    /// The cheapest of obstacles of one kind and date, among the first few.
    fn priced(&self, board: &mut Board, found: Vec<(NaiveDate, u32, Obstacle)>) -> Option<Hurdle> {
        let date = found.first()?.0;
        let mut best: Option<Obstacle> = None;
        let priced =
            |obstacle: &Obstacle| matches!(obstacle, Obstacle::Taken { .. } | Obstacle::Choice(_));
        if found.iter().skip(PRICED_MAX).any(|(.., obstacle)| priced(obstacle)) {
            board.problem.met.note(Limit::Prices);
        }
        for (_, opening, obstacle) in found.into_iter().take(PRICED_MAX) {
            let better = match (obstacle, &best) {
                (Obstacle::Taken { by, .. }, _) => {
                    let exchange = board.exchange(self.row, self.at, opening, |_| true);
                    let price = exchange.map(|exchange| board.price(&exchange));
                    let least = match &best {
                        Some(Obstacle::Taken { price: Some(least), .. }) => Some(least.rank()),
                        _ => None,
                    };
                    let cheaper = match (&price, least) {
                        (Some(price), Some(least)) => price.rank() < least,
                        (Some(_), None) => true,
                        (None, _) => best.is_none(),
                    };
                    cheaper.then_some(Obstacle::Taken { by, price })
                }
                (Obstacle::Choice(_), _) => {
                    let exchange = board.exchange(self.row, self.at, opening, |_| false);
                    exchange.map(|exchange| Obstacle::Choice(board.price(&exchange)))
                }
                (other, None) => Some(other),
                (_, Some(_)) => None,
            };
            best = better.or(best);
        }
        Some(Hurdle { date, obstacle: best? })
    }

    /// The obstacle between the visit and an opening, with its rank, when there is only one; the
    /// request is off the board.
    fn only_obstacle(&self, board: &Board, row: u32, opening: &Opening) -> Option<(u8, Obstacle)> {
        let mut found = self.purpose(opening)?;
        let date = opening.date;
        let patient = self.patient;
        if !comes(patient, date) {
            found.push((0, Obstacle::OwnDates));
        }
        if let (0, Ready::From(from)) = (self.wanted.row, patient.ready)
            && date < from
        {
            found.push((1, Obstacle::NotReady { from }));
        }
        if let Some((before, days_min)) = self.before
            && (date - before).num_days() < i64::from(days_min)
        {
            let days_min = u16::try_from(days_min).unwrap_or(0);
            found.push((2, Obstacle::StepBefore { date: before, days_min }));
        }
        if let Some((after, days_max)) = self.after
            && (after - date).num_days() > i64::from(days_max)
        {
            let days_max = days_max.unsigned_abs();
            found.push((3, Obstacle::StepAfter { date: after, days_max }));
        }
        let (team, need) = (self.wanted.team, self.wanted.need);
        let in_person = supply::in_person(self.clinic, need);
        if !supply::role_fits(self.clinic, opening.clinician, need) {
            found.push((5, Obstacle::Role));
        } else if !supply::serves(self.clinic, opening.session, team, need) {
            found.push((6, Obstacle::Room));
        }
        let mut place = self.costs.place(opening, row as usize, team, need, None);
        place.roomed = in_person && board.problem.crowd(row).is_some();
        if i32::from(place.minutes) > opening.minutes().0 {
            found.push((7, Obstacle::TooShort { minutes: opening.minutes() }));
        } else if board.free(&place, TimeOfDay::default()).is_none() {
            found.push((8, Obstacle::Taken { by: board.in_the_way(&place), price: None }));
        }
        match found.len() {
            0 => Some((9, Obstacle::Choice(super::Price::default()))),
            1 => found.pop(),
            _ => None,
        }
    }

    /// Whether an opening is for such visits at all; held time with the hold as an obstacle.
    fn purpose(&self, opening: &Opening) -> Option<Vec<(u8, Obstacle)>> {
        let (clinic, team, need) = (self.clinic, self.wanted.team, self.wanted.need);
        if !supply::teams_seen(clinic, opening.session).contains(&team) {
            return None;
        }
        let today = clinic.parts().as_of;
        if opening.is_for(clinic, team, need, Some(today)) {
            return Some(Vec::new());
        }
        match opening.serves {
            Serves::Held { team: by, need, opens } if supply::stands_in(clinic, by, team) => {
                Some(vec![(4, Obstacle::Held { need, opens })])
            }
            _ => None,
        }
    }
}

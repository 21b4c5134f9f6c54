//! What it would cost to give somebody a place that others have.

use super::{Board, Seats};
use crate::booking::Level;
use crate::booking::request::{Cost, Place};
use crate::table::PatientId;
use chrono::NaiveDate;

/// Some requests on other seats than before, and by how much the levels rise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::booking) struct Exchange {
    /// By how much the level of statutory maximum waits rises, before all others.
    pub(in crate::booking) maximum_waits: i64,
    /// By how much each level rises; below 0 is better.
    pub(in crate::booking) change: [i64; 4],
    /// The requests that move with their new seats, the one asked about first.
    pub(in crate::booking) seats: Vec<(usize, Option<Seats>)>,
}

impl Exchange {
    /// What orders exchanges: the changes of all levels, in order.
    pub(in crate::booking) fn rank(&self) -> (i64, [i64; 4]) {
        (self.maximum_waits, self.change)
    }
}

impl Board {
    /// The cheapest way to bring one visit of a request into an opening: those in the way go to
    /// the cheapest places then free, or are left out.
    ///
    /// `may_move` says who may be in the way. Tried are nobody, one patient, and two next to each
    /// other; the board is as before afterwards.
    pub(in crate::booking) fn exchange(
        &mut self,
        row: usize,
        step: usize,
        opening: u32,
        may_move: impl Fn(usize) -> bool,
    ) -> Option<Exchange> {
        let inside: Vec<usize> = self.in_opening(opening).iter().map(|&(_, who)| who).collect();
        let others: Vec<usize> = inside.into_iter().filter(|&who| who != row).collect();
        let mut groups: Vec<Vec<usize>> = vec![Vec::new()];
        groups.extend(others.iter().map(|&who| vec![who]));
        groups.extend(others.windows(2).filter(|pair| pair[0] != pair[1]).map(<[usize]>::to_vec));
        groups.retain(|group| group.iter().all(|&who| may_move(who)));
        let mut best: Option<Exchange> = None;
        let mut enough = 0;
        for group in groups {
            // Two move only where no one of them is enough.
            if group.len() > 1 && enough > 0 {
                break;
            }
            let Some(found) = self.displace(row, step, opening, &group) else { continue };
            enough += 1;
            if best.as_ref().is_none_or(|best| found.rank() < best.rank()) {
                best = Some(found);
            }
            if group.is_empty() {
                break;
            }
        }
        best
    }

    /// One such way, with a group in the way.
    fn displace(
        &mut self,
        row: usize,
        step: usize,
        opening: u32,
        group: &[usize],
    ) -> Option<Exchange> {
        let moving: Vec<usize> = std::iter::once(row).chain(group.iter().copied()).collect();
        let mut touched = self.openings_of(&moving);
        let rights = self.most_over();
        let waits = self.maximum_waits();
        let costs = self.costs_of(&moving);
        let old: Vec<Option<Seats>> = moving.iter().map(|&who| self.lift(who)).collect();
        let into = |at: usize, place: &Place| at != step || place.opening == Some(opening);
        let seats = self.best(row, into);
        let found = seats.is_some();
        if let Some(seats) = seats {
            self.sit(row, seats);
            for &who in group {
                if let Some(seats) = self.best(who, |_, _| true) {
                    self.sit(who, seats);
                }
            }
        }
        touched.extend(self.openings_of(&moving));
        touched.sort_unstable();
        touched.dedup();
        let mut change = self.costs_of(&moving);
        change[3] = self.lost_in(&touched);
        let rights_then = self.most_over();
        let maximum_waits = self.maximum_waits() - waits;
        let new = moving.iter().map(|&who| (who, self.lift(who))).collect();
        for (&who, seats) in moving.iter().zip(old) {
            if let Some(seats) = seats {
                self.sit(who, seats);
            }
        }
        for level in 0..3 {
            change[level] -= costs[level];
        }
        change[3] -= self.lost_in(&touched);
        if let (Some(before), Some(then)) = (rights, rights_then) {
            change[0] = then - before;
        }
        found.then_some(Exchange { maximum_waits, change, seats: new })
    }

    /// Openings in which some requests are.
    fn openings_of(&self, rows: &[usize]) -> Vec<u32> {
        let seated = rows.iter().filter_map(|&row| Some((row, self.seats(row)?)));
        let places = seated.flat_map(|(row, seats)| {
            seats.iter().enumerate().map(move |(step, &seat)| self.place(row, step, seat))
        });
        places.filter_map(|place| place.opening).collect()
    }

    /// What some requests cost as they are; nothing at the level of fit.
    fn costs_of(&self, rows: &[usize]) -> [i64; 4] {
        let Cost([rights, access, continuity]) =
            rows.iter().fold(Cost::default(), |sum, &row| sum.plus(self.cost(row)));
        [rights, access, continuity, 0]
    }

    /// Minutes lost in some openings.
    fn lost_in(&self, openings: &[u32]) -> i64 {
        openings.iter().map(|&opening| self.fit(opening as usize)).sum()
    }

    /// Carries an exchange out.
    pub(in crate::booking) fn carry_out(&mut self, exchange: &Exchange) {
        for (row, _) in &exchange.seats {
            self.lift(*row);
        }
        for (row, seats) in &exchange.seats {
            if let Some(seats) = seats {
                self.sit(*row, seats.clone());
            }
        }
    }

    /// An exchange as a price, the request asked about left out.
    pub(in crate::booking) fn price(&self, exchange: &Exchange) -> Price {
        let others = exchange.seats.iter().skip(1);
        let mut moved: Vec<Moved> =
            others.map(|(row, seats)| self.moved(*row, seats.as_ref())).collect();
        moved.sort_by_key(|moved| moved.patient);
        Price { moved, maximum_waits: exchange.maximum_waits, change: exchange.change }
    }

    /// A request's last visits now and then.
    pub(in crate::booking) fn moved(&self, row: usize, then: Option<&Seats>) -> Moved {
        let last = |seats: Option<&Seats>| {
            let step = self.request(row).steps.len() - 1;
            let opening = self.place(row, step, *seats?.get(step)?).opening?;
            Some(self.problem.openings[opening as usize].date)
        };
        Moved { patient: self.request(row).patient, from: last(self.seats(row)), to: last(then) }
    }
}

/// What moving a visit would change, everybody not named staying where they are.
///
/// An exact evaluation of this one exchange, not a proof that no other exchange is cheaper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Price {
    /// Patients who would move beside the one asked about, in order of patients.
    pub moved: Vec<Moved>,
    /// By how much the level of statutory maximum waits would rise, before all others.
    pub maximum_waits: i64,
    /// By how much each other level would rise, in the order of the levels; below 0 is better.
    pub change: [i64; 4],
}

/// A patient with other dates than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The patient.
    pub patient: PatientId,
    /// Date of the last visit before; `None` without one.
    pub from: Option<NaiveDate>,
    /// Date of the last visit after; `None` when left out.
    pub to: Option<NaiveDate>,
}

impl Price {
    /// The first level that changes, and by how much; `None` when none does.
    #[must_use]
    pub fn first_change(&self) -> Option<(Level, i64)> {
        let levels = [Level::Rights, Level::Access, Level::Continuity, Level::Fit];
        let first = std::iter::once((Level::MaximumWaits, self.maximum_waits));
        first.chain(levels.into_iter().zip(self.change)).find(|&(_, change)| change != 0)
    }

    /// What orders prices: the changes of all levels, in order.
    pub(in crate::booking) fn rank(&self) -> (i64, [i64; 4]) {
        (self.maximum_waits, self.change)
    }
}

//! The price of each change: the best found by moving 0, 1, 2, ... patients told of a date.
//!
//! From each state the best exchange that moves one more told patient leads to the next, the best
//! that moves two to the one after; exchanges that move nobody told are free. Candidates are the
//! visits that would gain most, tried on the clock with everybody else fixed. What is found is
//! not proved to be the least.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rayon::prelude::*;

use super::super::Options;
use super::super::board::Exchange;
use super::super::board::{Board, weigh};
use super::super::limit::Limit;
use super::super::request::Place;
use super::Step;

/// Places tried for one patient in one round.
const PLACES_MAX: usize = 24;
/// Exchanges tried in one round.
const TRIES_MAX: usize = 960;
/// Free exchanges in a row after each move.
const FREE_MAX: usize = 4;

/// A list after some told patients have moved.
#[derive(Clone)]
pub(super) struct State {
    pub(super) board: Board,
    pub(super) values: [i64; 4],
    /// The level of statutory maximum waits, before the others.
    pub(super) maximum_waits: i64,
    /// Rows of the requests of told patients who have moved.
    pub(super) moved: BTreeSet<usize>,
}

impl State {
    /// What orders states: the values of all levels, in order.
    pub(super) fn rank(&self) -> (i64, [i64; 4]) {
        (self.maximum_waits, self.values)
    }

    /// The point of the curve, against the board of the start.
    pub(super) fn step(&self, start: &Board) -> Step {
        let moved = self.moved.iter().map(|&row| start.moved(row, self.board.seats(row)));
        Step { changes: self.moved.len(), values: self.values, moved: moved.collect() }
    }

    fn after(&self, exchange: &Exchange, told: &BTreeSet<usize>, start: &Board) -> Self {
        let mut board = self.board.clone();
        board.carry_out(exchange);
        let touched = exchange.seats.iter().map(|(row, _)| *row).filter(|row| told.contains(row));
        let mut moved = self.moved.clone();
        moved.extend(touched);
        moved.retain(|&row| board.seats(row) != start.seats(row));
        Self { values: board.values(), maximum_waits: board.maximum_waits(), board, moved }
    }
}

/// The best states found with at most 0, 1, 2, ... told patients moved, up to `changes_max`; it
/// ends where two more moves buy nothing.
pub(super) fn states(
    start: &Board,
    told: &BTreeSet<usize>,
    changes_max: usize,
    options: &Options,
) -> Vec<State> {
    let first = State {
        board: start.clone(),
        values: start.values(),
        maximum_waits: start.maximum_waits(),
        moved: BTreeSet::new(),
    };
    let mut states = vec![settled(first, told, start, options)];
    let mut pairs: Vec<Option<State>> = Vec::new();
    for changes in 1..=changes_max {
        if options.stop.stopped() {
            break;
        }
        let last = &states[changes - 1];
        let [_, one, two] = sweep(last, told);
        pairs.push(two.map(|exchange| last.after(&exchange, told, start)));
        let single = one.map(|exchange| last.after(&exchange, told, start));
        let double = changes.checked_sub(2).and_then(|at| pairs.get(at).cloned().flatten());
        let found = single.into_iter().chain(double).min_by_key(State::rank);
        let better = found.filter(|state| state.rank() < last.rank());
        let ends = better.is_none() && pairs.last().is_none_or(Option::is_none);
        if ends {
            break;
        }
        let next = better.map_or_else(|| last.clone(), |s| settled(s, told, start, options));
        states.push(next);
    }
    while states.len() > 1 && states[states.len() - 1].rank() == states[states.len() - 2].rank() {
        states.pop();
    }
    states
}

/// A state after the exchanges that move nobody told.
fn settled(mut state: State, told: &BTreeSet<usize>, start: &Board, options: &Options) -> State {
    for _ in 0..FREE_MAX {
        if options.stop.stopped() {
            break;
        }
        let [Some(free), ..] = sweep(&state, told) else { break };
        state = state.after(&free, told, start);
    }
    state
}

/// The best exchanges that move 0, 1 and 2 more told patients, where they make the list better.
fn sweep(state: &State, told: &BTreeSet<usize>) -> [Option<Exchange>; 3] {
    let tries = candidates(&state.board);
    let tried = tries.into_par_iter().map_init(
        || state.board.clone(),
        |board, (row, step, opening)| {
            let new = |who: usize| told.contains(&who) && !state.moved.contains(&who);
            let exchange = board.exchange(row, step, opening, |_| true)?;
            let changed = exchange
                .seats
                .iter()
                .filter(|(who, seats)| new(*who) && board.seats(*who) != seats.as_ref());
            Some((changed.count(), exchange))
        },
    );
    let tried: Vec<Option<(usize, Exchange)>> = tried.collect();
    let mut best = [None, None, None];
    for (changes, exchange) in tried.into_iter().flatten() {
        let Some(slot) = best.get_mut(changes) else { continue };
        let least = slot.as_ref().map_or((0, [0; 4]), Exchange::rank);
        if exchange.rank() < least {
            *slot = Some(exchange);
        }
    }
    best
}

/// Visits and openings by which a patient would gain most, most first.
fn candidates(board: &Board) -> Vec<(usize, usize, u32)> {
    let rows = 0..board.problem.requests.len();
    let mut found: Vec<(i128, usize, usize, u32)> = rows
        .flat_map(|row| {
            let mut own = gains(board, row);
            own.sort_by_key(|&(gain, _, step, opening)| (Reverse(gain), step, opening));
            cut(board, &mut own, PLACES_MAX);
            own
        })
        .collect();
    found.sort_by_key(|&(gain, row, step, opening)| (Reverse(gain), row, step, opening));
    cut(board, &mut found, TRIES_MAX);
    found.into_iter().map(|(_, row, step, opening)| (row, step, opening)).collect()
}

/// Keeps the first few candidates, and notes it where others were left.
fn cut(board: &Board, candidates: &mut Vec<(i128, usize, usize, u32)>, most: usize) {
    if candidates.len() > most {
        board.problem.met.note(Limit::Exchanges);
        candidates.truncate(most);
    }
}

/// What a patient would gain by each place that is better than theirs.
fn gains(board: &Board, row: usize) -> Vec<(i128, usize, usize, u32)> {
    let request = board.request(row);
    let mut found = Vec::new();
    let of = |place: &Place| weigh(place.cost, place.maximum);
    let now = weigh(board.cost(row), board.maximum(row));
    for (step, visit) in request.steps.iter().enumerate() {
        let seat = board.seats(row).map(|seats| seats[step]);
        // The rest of the patient's visits stay, or are booked as well as can be.
        let rest = if let Some(seat) = seat {
            now - of(board.place(row, step, seat))
        } else {
            let others = request.steps.iter().enumerate().filter(|(at, _)| *at != step);
            let least = others.filter_map(|(_, other)| other.places.iter().map(of).min());
            least.sum()
        };
        for (at, place) in visit.places.iter().enumerate() {
            let same = seat.is_some_and(|seat| seat.place as usize == at);
            let gain = now - rest - of(place);
            if let Some(opening) = place.opening.filter(|_| !same && gain > 0) {
                found.push((gain, row, step, opening));
            }
        }
    }
    found
}

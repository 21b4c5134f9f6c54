//! The integer program of a part at a level.

use crate::booking::solve::dual::Budget;
use crate::booking::solve::part::Part;
use crate::booking::solve::state::State;
use crate::lp::{Program, Terms, Var};
use crate::number::exact;

use super::columns::{Column, by_paths};
use super::openings::Openings;

/// One binary per column, and what the openings need.
pub(super) struct Model {
    pub(super) program: Program,
    pub(super) objective: Terms,
    pub(super) columns: Vec<Column>,
    vars: Vec<Var>,
    openings: Openings,
}

impl Model {
    pub(super) fn new(part: &Part<'_>, budget: Budget, columns: Vec<Column>) -> Self {
        let mut program = Program::default();
        let vars: Vec<Var> = columns.iter().map(|_| program.binary()).collect();
        let mut at = 0;
        for same in columns.chunk_by(|a, b| a.item == b.item) {
            everybody_once(part, same, &vars[at..at + same.len()], &mut program);
            at += same.len();
        }
        for level in 0..budget.level {
            let terms = costs(&columns, &vars, level);
            let most = exact(budget.values[level]);
            program.row("a level above", f64::NEG_INFINITY, terms, most);
        }
        let mut objective = Terms::new();
        if budget.level < 3 {
            objective = costs(&columns, &vars, budget.level);
        }
        let losses = (budget.level == 3).then_some(&mut objective);
        let visits = visits(part, &columns, &vars);
        let openings = Openings::new(part, &visits, &mut program, losses);
        shared_rooms(part, &columns, &vars, &mut program);
        Self { program, objective, columns, vars, openings }
    }

    /// The plan found before as a start; `None` when it uses what is no column.
    pub(super) fn start(&self, part: &Part<'_>, state: &State<'_>) -> Option<Vec<f64>> {
        let mut values = vec![0.0; self.program.columns().len()];
        let mut booked = vec![0; part.slots.len()];
        for item in 0..part.items.len() {
            let own = if state.booked(item) { state.spots(item) } else { &[] };
            let first = self.columns.partition_point(|column| column.item < item);
            let same = self.columns[first..].iter().take_while(|column| column.item == item);
            let mut steps = 0;
            for (at, column) in same.enumerate() {
                let to = column.step + column.spots.len();
                if own.get(column.step..to) == Some(&column.spots[..])
                    && column.spots.is_empty() == own.is_empty()
                {
                    values[self.vars[first + at].index()] = 1.0;
                    steps += column.spots.len();
                }
            }
            if steps != own.len() {
                return None;
            }
            for &spot in own {
                booked[part.spots[spot as usize].slot as usize] += 1;
            }
        }
        self.openings.start(part, &booked, &mut values)?;
        Some(values)
    }

    /// The columns chosen, by item.
    pub(super) fn chosen(&self, values: &[f64]) -> Vec<Vec<usize>> {
        let taken = |at: &usize| values[self.vars[*at].index()] > 0.5;
        let chosen: Vec<usize> = (0..self.columns.len()).filter(taken).collect();
        let same = |a: &usize, b: &usize| self.columns[*a].item == self.columns[*b].item;
        chosen.chunk_by(same).map(<[usize]>::to_vec).collect()
    }

    /// Forbids some columns together.
    pub(super) fn forbid(&mut self, columns: &[usize]) {
        let terms: Terms = columns.iter().map(|&at| (self.vars[at], 1.0)).collect();
        let most = exact(i64::try_from(columns.len()).unwrap_or(0) - 1);
        self.program.row("not together by the clock", 0.0, terms, most);
    }

    /// The solver's bound as a whole number, its tolerance left aside.
    #[expect(clippy::cast_possible_truncation, reason = "level values stay far below 2^53")]
    pub(super) fn whole(bound: f64) -> i64 {
        if bound.is_finite() {
            (bound - 1e-6 * bound.abs().max(1.0)).ceil() as i64
        } else {
            i64::MIN
        }
    }
}

fn costs(columns: &[Column], vars: &[Var], level: usize) -> Terms {
    let pairs = vars.iter().zip(columns).filter(|(_, column)| column.cost[level] != 0);
    pairs.map(|(&var, column)| (var, exact(column.cost[level]))).collect()
}

/// Columns with visits in each slot, and how many.
fn visits(part: &Part<'_>, columns: &[Column], vars: &[Var]) -> Vec<Terms> {
    let mut visits: Vec<Terms> = vec![Terms::new(); part.slots.len()];
    for (column, &var) in columns.iter().zip(vars) {
        for &spot in &column.spots {
            let terms = &mut visits[part.spots[spot as usize].slot as usize];
            match terms.last_mut().filter(|last| last.0 == var) {
                Some(last) => last.1 += 1.0,
                None => terms.push((var, 1.0)),
            }
        }
    }
    visits
}

/// Visits in person take no more minutes of shared rooms than there are, and in each stretch in which
/// their openings lie no more of them come than so many rooms hold of the shortest.
fn shared_rooms(part: &Part<'_>, columns: &[Column], vars: &[Var], program: &mut Program) {
    for crowd in 1..part.rooms.len() {
        for stretch in part.problem.crowds[part.crowds[crowd]].stretches(&part.problem.openings) {
            let (mut minutes, mut visits) = (Terms::new(), Terms::new());
            let mut shortest = i32::MAX;
            for (column, &var) in columns.iter().zip(vars) {
                let inside = column.spots.iter().map(|&spot| &part.spots[spot as usize]);
                let inside = inside.filter(|spot| {
                    let opening = part.openings[spot.opening as usize];
                    spot.crowd as usize == crowd
                        && stretch.span.contains(part.problem.openings[opening].span)
                });
                let (mut taken, mut count) = (0, 0);
                for spot in inside {
                    (taken, count) = (taken + spot.minutes, count + 1);
                    shortest = shortest.min(spot.minutes);
                }
                if count > 0 {
                    minutes.push((var, exact(i64::from(taken))));
                    visits.push((var, f64::from(count)));
                }
            }
            if visits.is_empty() {
                continue;
            }
            let most = exact(i64::from(stretch.minutes.0));
            program.row("minutes of shared rooms", f64::NEG_INFINITY, minutes, most);
            let each = i64::from(stretch.span.minutes().0 / shortest.max(1));
            let most = each * i64::try_from(stretch.rooms).unwrap_or(i64::MAX / 2_000);
            program.row("visits in shared rooms", f64::NEG_INFINITY, visits, exact(most));
        }
    }
}

/// Each step of an item is booked once or the item left out, and lags are kept.
fn everybody_once(part: &Part<'_>, columns: &[Column], vars: &[Var], program: &mut Program) {
    let Some(first) = columns.first() else { return };
    let item = &part.items[first.item];
    let paths = by_paths(part, first.item);
    let steps = if paths { 1 } else { item.stages.len() };
    let mut days: Vec<Vec<(i32, Var)>> = Vec::new();
    for step in 0..steps {
        let own = columns
            .iter()
            .zip(vars)
            .filter(|(column, _)| column.spots.is_empty() || column.step == step);
        let terms = own.clone().map(|(_, &var)| (var, 1.0)).collect();
        program.row("everybody once", 1.0, terms, 1.0);
        let booked = own.filter_map(|(column, &var)| {
            Some((i32::from(part.days[*column.spots.first()? as usize]), var))
        });
        days.push(booked.collect());
    }
    for step in 1..steps {
        let (least, most) = item.lags[step];
        lag(program, &days[step - 1], &days[step], [i32::from(least), i32::from(most)]);
    }
}

/// By any day no more is booked of a step than was of the step before `least` days earlier; from
/// any day on no more than was of it from `most` days earlier on. With these rows the program of
/// one item is integral: visits can be paired in order of their days.
fn lag(program: &mut Program, before: &[(i32, Var)], next: &[(i32, Var)], [least, most]: [i32; 2]) {
    let mut days: Vec<i32> = next.iter().map(|visit| visit.0).collect();
    days.dedup();
    let mut row = |name, early: &dyn Fn(i32) -> bool, soon: &dyn Fn(i32) -> bool| {
        let allowed = before.iter().filter(|visit| soon(visit.0));
        if allowed.clone().count() == before.len() {
            return;
        }
        let mut terms: Terms =
            next.iter().filter(|visit| early(visit.0)).map(|visit| (visit.1, 1.0)).collect();
        terms.extend(allowed.map(|visit| (visit.1, -1.0)));
        program.row(name, f64::NEG_INFINITY, terms, 0.0);
    };
    for &day in &days {
        row("not too soon", &|own| own <= day, &|other| other <= day - least);
        row("not too late", &|own| own >= day, &|other| other >= day - most);
    }
}

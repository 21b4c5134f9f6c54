//! The integer program of a part at a level.

use crate::booking::solve::dual::Budget;
use crate::booking::solve::part::Part;
use crate::booking::solve::state::State;
use crate::lp::{Program, Terms, Var};

use super::columns::Column;

/// One binary per column; at the last level one binary and one sum of lost minutes per opening.
pub(super) struct Model {
    pub(super) program: Program,
    pub(super) objective: Terms,
    pub(super) columns: Vec<Column>,
    vars: Vec<Var>,
    /// By opening in use: opening, nothing is lost there, minutes lost.
    losses: Vec<(usize, Var, Var)>,
    capacity: Vec<i32>,
    shortest: Vec<i32>,
}

impl Model {
    pub(super) fn new(part: &Part<'_>, budget: Budget, columns: Vec<Column>) -> Self {
        let mut program = Program::default();
        let vars: Vec<Var> = columns.iter().map(|_| program.binary()).collect();
        let mut model = Self {
            program,
            objective: Vec::new(),
            columns,
            vars,
            losses: Vec::new(),
            capacity: part.capacity.clone(),
            shortest: part.shortest.clone(),
        };
        model.everybody_once(part.items.len());
        let loads = model.loads(part);
        model.openings_hold_their_visits(&loads);
        model.levels_above_stay(budget);
        if budget.level < 3 {
            model.objective = model.costs(budget.level);
        } else {
            model.minutes_are_lost(&loads);
        }
        model
    }

    fn costs(&self, level: usize) -> Terms {
        let pairs = self.vars.iter().zip(&self.columns);
        pairs
            .filter(|(_, column)| column.cost[level] != 0)
            .map(|(&var, column)| (var, real(column.cost[level])))
            .collect()
    }

    fn everybody_once(&mut self, items: usize) {
        let mut rows: Vec<Terms> = vec![Vec::new(); items];
        for (column, &var) in self.columns.iter().zip(&self.vars) {
            rows[column.item].push((var, 1.0));
        }
        for terms in rows {
            self.program.row("everybody once", 1.0, terms, 1.0);
        }
    }

    /// Minutes of the columns by opening.
    fn loads(&self, part: &Part<'_>) -> Vec<Terms> {
        let mut loads: Vec<Terms> = vec![Vec::new(); part.capacity.len()];
        for (column, &var) in self.columns.iter().zip(&self.vars) {
            for &spot in &column.spots {
                let spot = &part.spots[spot as usize];
                let terms = &mut loads[spot.opening as usize];
                match terms.last_mut().filter(|last| last.0 == var) {
                    Some(last) => last.1 += f64::from(spot.minutes),
                    None => terms.push((var, f64::from(spot.minutes))),
                }
            }
        }
        loads[0].clear();
        loads
    }

    fn openings_hold_their_visits(&mut self, loads: &[Terms]) {
        for (terms, &capacity) in loads.iter().zip(&self.capacity) {
            if terms.iter().map(|term| term.1).sum::<f64>() > f64::from(capacity) {
                self.program.row("an opening", 0.0, terms.clone(), f64::from(capacity));
            }
        }
    }

    fn levels_above_stay(&mut self, budget: Budget) {
        for level in 0..budget.level {
            let terms = self.costs(level);
            self.program.row("a level above", f64::NEG_INFINITY, terms, real(budget.values[level]));
        }
    }

    /// Either an opening is unused or has room for another visit, or what is left is lost.
    fn minutes_are_lost(&mut self, loads: &[Terms]) {
        for (opening, load) in loads.iter().enumerate().filter(|(_, load)| !load.is_empty()) {
            let capacity = f64::from(self.capacity[opening]);
            let shortest = f64::from(self.shortest[opening]).min(capacity);
            let (none, lost) = (self.program.binary(), self.program.real(0.0, capacity));
            let mut room = load.clone();
            room.push((none, shortest));
            self.program.row("room for another", f64::NEG_INFINITY, room, capacity);
            let mut left = load.clone();
            left.push((none, capacity));
            left.push((lost, 1.0));
            self.program.row("what is left is lost", capacity, left, f64::INFINITY);
            self.objective.push((lost, 1.0));
            self.losses.push((opening, none, lost));
        }
    }

    /// The plan found before as a start; `None` when it uses a path that is no column.
    pub(super) fn start(&self, state: &State<'_>) -> Option<Vec<f64>> {
        let mut values = vec![0.0; self.program.columns().len()];
        let mut at = 0;
        while at < self.columns.len() {
            let item = self.columns[at].item;
            let own = if state.booked(item) { state.spots(item) } else { &[] };
            let same = self.columns[at..].iter().take_while(|column| column.item == item).count();
            let found =
                self.columns[at..at + same].iter().position(|column| column.spots == own)?;
            values[self.vars[at + found].index()] = 1.0;
            at += same;
        }
        for &(opening, none, lost) in &self.losses {
            let left = state.free[opening];
            let unused = left == self.capacity[opening];
            if unused || left >= self.shortest[opening] {
                values[none.index()] = 1.0;
            } else {
                values[lost.index()] = f64::from(left);
            }
        }
        Some(values)
    }

    /// The columns chosen.
    pub(super) fn chosen(&self, values: &[f64]) -> Vec<usize> {
        (0..self.columns.len()).filter(|&at| values[self.vars[at].index()] > 0.5).collect()
    }

    /// Forbids some columns together.
    pub(super) fn forbid(&mut self, columns: &[usize]) {
        let terms: Terms = columns.iter().map(|&at| (self.vars[at], 1.0)).collect();
        let most = real(i64::try_from(columns.len()).unwrap_or(0) - 1);
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

#[expect(clippy::cast_precision_loss, reason = "level values stay far below 2^53")]
fn real(number: i64) -> f64 {
    number as f64
}

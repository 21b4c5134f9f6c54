//! Linear programs as we speak them; the only door to `good_lp` and `HiGHS`.
//!
//! A [`Program`] has columns with bounds, named rows, and no objective of its own: the same program
//! is solved again and again with one objective after the other. [`solve`] says honestly what came
//! of it: a limit is never called a proof, and infeasibility that only presolve claims is confirmed
//! without it.
//!
//! `HiGHS`: Huangfu & Hall (2018), *Parallelizing the dual revised simplex method*, Mathematical
//! Programming Computation 10.

mod door;
#[cfg(test)]
mod tests;

pub(crate) use door::solve;

/// A column of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Var(usize);

impl Var {
    /// Its place among the columns.
    #[must_use]
    pub(crate) fn index(self) -> usize {
        self.0
    }
}

/// Bounds and kind of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Column {
    /// Least value.
    pub lower: f64,
    /// Largest value.
    pub upper: f64,
    /// Whether only whole numbers count.
    pub integer: bool,
}

/// A sum of multiples of columns.
pub(crate) type Terms = Vec<(Var, f64)>;

/// A linear row `lower <= terms <= upper`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// Which rule it belongs to.
    pub name: &'static str,
    /// Least value of the sum.
    pub lower: f64,
    /// Largest value of the sum.
    pub upper: f64,
    /// The sum.
    pub terms: Terms,
}

/// A linear or integer program without an objective.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Program {
    columns: Vec<Column>,
    rows: Vec<Row>,
}

/// What came of solving a program.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Answer {
    /// Values with a bound.
    Found(Found),
    /// No values satisfy every row; confirmed without presolve.
    Infeasible,
    /// A limit fired, or the solver failed, before any values were found.
    Empty,
}

/// Values that satisfy every row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    /// One value per column; whole where the column is.
    pub values: Vec<f64>,
    /// Value of the objective.
    pub value: f64,
    /// No values give less than this.
    pub bound: f64,
    /// Whether the solver closed the gap it was asked to close; else a limit fired.
    pub proved: bool,
}

/// How far values may lie outside a row or bound.
const TOLERANCE: f64 = 1e-6;

impl Program {
    /// A column that may take any value between the bounds.
    pub(crate) fn real(&mut self, lower: f64, upper: f64) -> Var {
        self.column(Column { lower, upper, integer: false })
    }

    /// A column of whole numbers between the bounds.
    pub(crate) fn integer(&mut self, lower: f64, upper: f64) -> Var {
        self.column(Column { lower, upper, integer: true })
    }

    /// A column that is 0 or 1.
    pub(crate) fn binary(&mut self) -> Var {
        self.integer(0.0, 1.0)
    }

    fn column(&mut self, column: Column) -> Var {
        self.columns.push(column);
        Var(self.columns.len() - 1)
    }

    /// Adds the row `lower <= terms <= upper` and gives its place among the rows.
    pub(crate) fn row(
        &mut self,
        name: &'static str,
        lower: f64,
        terms: Terms,
        upper: f64,
    ) -> usize {
        self.rows.push(Row { name, lower, upper, terms });
        self.rows.len() - 1
    }

    /// Adds terms to a row; their columns must not be in it yet.
    pub(crate) fn extend_row(&mut self, row: usize, terms: Terms) {
        self.rows[row].terms.extend(terms);
    }

    /// Replaces the bounds of a column.
    pub(crate) fn bound(&mut self, var: Var, lower: f64, upper: f64) {
        self.columns[var.0].lower = lower;
        self.columns[var.0].upper = upper;
    }

    /// Lets a row forbid nothing more; gives the largest value its sum could have.
    pub(crate) fn free(&mut self, row: usize) -> f64 {
        let row = &mut self.rows[row];
        row.lower = f64::NEG_INFINITY;
        std::mem::replace(&mut row.upper, f64::INFINITY)
    }

    /// All columns.
    #[must_use]
    pub(crate) fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// All rows.
    #[must_use]
    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The same columns with only the rows that `wanted` picks, by their place.
    #[must_use]
    pub(crate) fn with_rows(&self, mut wanted: impl FnMut(usize) -> bool) -> Program {
        let rows = self.rows.iter().enumerate().filter(|&(index, _)| wanted(index));
        Program { columns: self.columns.clone(), rows: rows.map(|(_, row)| row.clone()).collect() }
    }

    /// The same rows over columns that may take fractions.
    #[must_use]
    pub(crate) fn without_whole_numbers(&self) -> Program {
        let columns = self.columns.iter().map(|&column| Column { integer: false, ..column });
        Program { columns: columns.collect(), rows: self.rows.clone() }
    }

    /// Whether the values satisfy every bound and every row, and are whole where they must be.
    #[must_use]
    pub(crate) fn fits(&self, values: &[f64]) -> bool {
        self.first_broken(values).is_none()
    }

    /// Name of the first row that the values break; `"bounds"` for a column.
    #[must_use]
    pub(crate) fn first_broken(&self, values: &[f64]) -> Option<&'static str> {
        if values.len() != self.columns.len() {
            return Some("bounds");
        }
        let column_fits = |(column, &value): (&Column, &f64)| {
            let whole = !column.integer || (value - value.round()).abs() <= TOLERANCE;
            whole && column.lower - TOLERANCE <= value && value <= column.upper + TOLERANCE
        };
        if !self.columns.iter().zip(values).all(column_fits) {
            return Some("bounds");
        }
        let broken = |row: &&Row| {
            let slack = TOLERANCE * (1.0 + row.upper.abs().min(row.lower.abs()).min(1e6));
            let sum = sum(&row.terms, values);
            sum < row.lower - slack || sum > row.upper + slack
        };
        self.rows.iter().find(broken).map(|row| row.name)
    }
}

/// Value of a sum.
#[must_use]
pub(crate) fn sum(terms: &[(Var, f64)], values: &[f64]) -> f64 {
    terms.iter().map(|&(var, factor)| factor * values[var.0]).sum()
}

//! The door to `HiGHS`: one thread, fixed seed, gap and node limit stated.

use good_lp::solvers::highs::highs;
use good_lp::{Expression, ProblemVariables, Variable, constraint, variable};
use highs::{HighsModelStatus, HighsSolutionStatus, Model, SolvedModel};

use super::{Answer, Found, Program, Terms, Var, sum};
use crate::solve::Limits;

/// Seed of every branch-and-bound search.
const SEED: i32 = 20_261;

/// Minimises the sum `objective` over the program.
///
/// `start` is used when it satisfies every row; the answer is never worse than it. `limits.nodes_max`,
/// `limits.gap` and `limits.seconds_max` hold for this one program.
///
/// # Panics
/// When the program has a row or column that `HiGHS` refuses (not a number), which is our bug.
#[must_use]
pub(crate) fn solve(
    program: &Program,
    objective: &Terms,
    limits: &Limits,
    start: Option<&[f64]>,
) -> Answer {
    let start = start.filter(|values| program.fits(values));
    let answer = run(program, objective, limits, start, true);
    let answer = match answer {
        Answer::Infeasible if start.is_none() => run(program, objective, limits, None, false),
        other => other,
    };
    let Some(values) = start else { return answer };
    let value = sum(objective, values);
    match answer {
        Answer::Found(found) if found.value <= value => Answer::Found(found),
        Answer::Found(found) => {
            Answer::Found(Found { values: values.to_vec(), value, proved: false, ..found })
        }
        // The start fits, so the program is feasible whatever the solver met.
        Answer::Infeasible | Answer::Empty => Answer::Found(Found {
            values: values.to_vec(),
            value,
            bound: f64::NEG_INFINITY,
            proved: false,
        }),
    }
}

fn run(
    program: &Program,
    objective: &Terms,
    limits: &Limits,
    start: Option<&[f64]>,
    presolve: bool,
) -> Answer {
    if program.columns().is_empty() {
        return without_columns(program);
    }
    let mut model = model(program, objective);
    set_options(&mut model, limits, presolve);
    if let Some(values) = start {
        // What finds a first solution has nothing to find.
        model.set_option("mip_heuristic_run_feasibility_jump", false);
        // A refused start costs time, never the answer.
        let _ = model.try_set_solution(Some(values), None, None, None);
    }
    match model.try_solve() {
        Ok(solved) => read(program, objective, &solved),
        Err(_) => Answer::Empty,
    }
}

fn without_columns(program: &Program) -> Answer {
    if program.fits(&[]) {
        Answer::Found(Found { values: Vec::new(), value: 0.0, bound: 0.0, proved: true })
    } else {
        Answer::Infeasible
    }
}

fn model(program: &Program, objective: &Terms) -> Model {
    let mut variables = ProblemVariables::new();
    let columns: Vec<Variable> = program
        .columns()
        .iter()
        .map(|column| {
            let bounded = variable().min(column.lower).max(column.upper);
            variables.add(if column.integer { bounded.integer() } else { bounded })
        })
        .collect();
    let expression = |terms: &[(Var, f64)]| {
        let mut sum = Expression::with_capacity(terms.len());
        for &(var, factor) in terms {
            sum.add_mul(factor, columns[var.index()]);
        }
        sum
    };
    let mut problem = variables.minimise(expression(objective)).using(highs);
    for row in program.rows() {
        use good_lp::SolverModel;
        let sum = || expression(&row.terms);
        if row.lower.is_finite() && row.upper - row.lower <= 0.0 {
            problem.add_constraint(constraint::eq(sum(), row.lower));
            continue;
        }
        if row.lower.is_finite() {
            problem.add_constraint(constraint::geq(sum(), row.lower));
        }
        if row.upper.is_finite() {
            problem.add_constraint(constraint::leq(sum(), row.upper));
        }
    }
    problem.try_into_inner().expect("every row and column is a number")
}

fn set_options(model: &mut Model, limits: &Limits, presolve: bool) {
    model.set_option("output_flag", false);
    model.set_option("threads", 1);
    model.set_option("parallel", "off");
    model.set_option("random_seed", SEED);
    model.set_option("mip_rel_gap", limits.gap);
    model.set_option("mip_abs_gap", 1e-6);
    model.set_option("mip_max_nodes", limits.nodes_max);
    if let Some(seconds) = limits.seconds_max {
        model.set_option("time_limit", seconds);
    }
    if !presolve {
        model.set_option("presolve", "off");
    }
}

fn read(program: &Program, objective: &Terms, solved: &SolvedModel) -> Answer {
    let status = solved.status();
    if status == HighsModelStatus::Infeasible {
        return Answer::Infeasible;
    }
    if solved.primal_solution_status() != HighsSolutionStatus::Feasible {
        return Answer::Empty;
    }
    let mut values = solved.get_solution().columns().to_vec();
    for (value, column) in values.iter_mut().zip(program.columns()) {
        if column.integer {
            *value = value.round();
        }
    }
    let value = sum(objective, &values);
    let proved = status == HighsModelStatus::Optimal;
    let integer = program.columns().iter().any(|column| column.integer);
    let bound = if integer {
        solved.double_info_value(c"mip_dual_bound").unwrap_or(f64::NEG_INFINITY)
    } else if proved {
        value
    } else {
        f64::NEG_INFINITY
    };
    Answer::Found(Found { bound: bound.min(value), values, value, proved })
}

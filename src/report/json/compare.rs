//! Policies side by side: paired differences against the first.

use std::collections::BTreeMap;

use behov_solver::evaluation::measure::Measure;
use behov_solver::evaluation::measure::compare::both;
use behov_solver::evaluation::{Compared, Estimate};

use super::shape::shape;
use super::simulate::{Defined, Found, Of, Policy, Row, definitions};
use super::value::{Estimated, Head, Proved, Real};
use crate::report::name::Named;
use crate::report::{Contrast, Simulated};

shape! {
    /// The policies and their differences.
    Comparisons<'a> of (row: &Contrast<'a>)
    [
        let first = &row.sides[0];
        let others = row.sides[1..].iter().zip(row.compared);
    ]
    {
        #[serde(flatten)]
        head: Head<'a> = Head::of(first.instance),
        #[serde(flatten)]
        proof: Proved = Proved::ESTIMATED,
        policies: Vec<Policy<'a>> = row.sides.iter().map(Policy::of).collect(),
        /// Every measure of the first policy.
        #[serde(skip)]
        first: Vec<Row<'a>> =
            first.measured.rows.iter().map(|row| Row::of(row, first.instance)).collect(),
        comparisons: Vec<Comparison<'a>> =
            others.map(|(side, rows)| Comparison::of(rows, first, side)).collect(),
        definitions: Vec<Defined> =
            definitions(&row.sides.iter().map(|side| side.instance).collect::<Vec<_>>()),
    }

    Comparison<'a> of (rows: &'a [Compared], first: &Simulated<'a>, side: &Simulated<'a>)
    [let edges = [Edges::of(first), Edges::of(side)];]
    {
        before: &'a str = &first.measured.policy,
        after: &'a str = &side.measured.policy,
        clinic_after: &'a str = &side.instance.parts().name,
        /// Numbers of the replications both did: the values of every difference, in this order.
        replication_numbers: Vec<u32> = both(first.measured, side.measured),
        differences: Vec<Pair<'a>> = rows.iter().map(|row| Pair::of(row, side, &edges)).collect(),
    }

    /// A measure under both; `shown` says whether the interval leaves out 0.
    Pair<'a> of (row: &'a Compared, side: &Simulated<'a>, edges: &[Edges<'a>; 2])
    [
        let of = Of::of(row.scope, side.instance);
        let at = (row.measure, of.scope, of.name, row.need.as_deref());
        let edge = |side: usize| edges[side].0.get(&at).copied();
        let values = |of: fn(&Paired) -> Option<f64>| {
            row.runs.iter().map(|run| of(run).map(Real)).collect::<Vec<_>>()
        };
    ]
    {
        #[serde(skip)]
        of_measure: Measure = row.measure,
        measure: &'static str = row.measure.definition().key,
        #[serde(flatten)]
        of: Of<'a> = of,
        need: Option<&'a str> = row.need.as_deref(),
        before: Option<Found> = row.before.map(|value| Found::of(value, edge(0), row.measure.is_share())),
        after: Option<Found> = row.after.map(|value| Found::of(value, edge(1), row.measure.is_share())),
        #[serde(skip)]
        told: Option<Estimate> = row.difference,
        difference: Estimated = row.difference.map_or_else(Estimated::nothing, Estimated::of),
        shown: bool = row.shown(),
        /// One value per replication that both did, `null` where there was nothing to count or the
        /// run ended before; a measure of the comparison alone has differences only.
        before_values: Vec<Option<Real>> =
            if row.before.is_some() { values(|run| run.0) } else { Vec::new() },
        after_values: Vec<Option<Real>> =
            if row.after.is_some() { values(|run| run.1) } else { Vec::new() },
        difference_values: Vec<Option<Real>> = values(|run| Some(run.1? - run.0?)),
    }
}

/// What a replication came to on both sides.
type Paired = (Option<f64>, Option<f64>);

/// The other ends of intervals of shares that were 0 or 1 throughout, by measure, scope and need.
pub(in crate::report) struct Edges<'a>(BTreeMap<Told<'a>, f64>);

/// A measure with its scope, the name of that, and a need.
type Told<'a> = (Measure, &'static str, Option<&'a str>, Option<&'a str>);

impl<'a> Edges<'a> {
    fn of(side: &Simulated<'a>) -> Self {
        let edges = side.measured.rows.iter().filter_map(|row| {
            let of = Of::of(row.scope, side.instance);
            let need = row.need.map(|need| need.name(side.instance));
            Some(((row.measure, of.scope, of.name, need), row.edge()?))
        });
        Self(edges.collect())
    }
}

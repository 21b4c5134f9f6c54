//! The minimum of a submodular function, by the point of least norm of its base polytope.
//!
//! `f` is submodular on sets of `n` elements with `f(empty) = 0`. Each order of the elements gives
//! a vertex of the base polytope (Edmonds 1970): what each element adds to those before it. For a
//! point `x` of the polytope, `min f >= sum of min(0, x_i)`; the point of least norm reaches it
//! (Fujishige 1980), and Wolfe's (1976) algorithm finds that point in finitely many steps.

use crate::solve::StopToken;

/// What is known about a submodular function.
pub(super) enum Outcome {
    /// No set is worth less than `-tolerance`.
    NoneBelow,
    /// A set worth less than `-tolerance`.
    Below(Vec<bool>),
    /// The steps ran out.
    Unknown,
}

const STEPS_MAX: usize = 2_000;

/// Finds a set worth less than nothing, or proves that there is none.
pub(super) fn minimise(
    count: usize,
    mut f: impl FnMut(&[bool]) -> f64,
    tolerance: f64,
    stop: &StopToken,
) -> Outcome {
    let mut point = vec![0.0; count];
    let mut corral: Vec<(Vec<f64>, f64)> = Vec::new();
    for step in 0..STEPS_MAX {
        if stop.stopped() {
            return Outcome::Unknown;
        }
        let (vertex, least) = vertex(&point, &mut f);
        if least.1 < -tolerance {
            return Outcome::Below(least.0);
        }
        if step > 0 && point.iter().map(|x| x.min(0.0)).sum::<f64>() >= -tolerance {
            return Outcome::NoneBelow;
        }
        corral.push((vertex, if step == 0 { 1.0 } else { 0.0 }));
        shrink(&mut corral);
        point = sum(&corral, count);
    }
    Outcome::Unknown
}

/// The vertex that is least along a direction, and the least valued of the sets met on the way.
fn vertex(along: &[f64], f: &mut impl FnMut(&[bool]) -> f64) -> (Vec<f64>, (Vec<bool>, f64)) {
    let mut order: Vec<usize> = (0..along.len()).collect();
    order.sort_by(|&a, &b| along[a].total_cmp(&along[b]).then(a.cmp(&b)));
    let mut set = vec![false; along.len()];
    let mut vertex = vec![0.0; along.len()];
    let mut least = (set.clone(), 0.0);
    let mut before = 0.0;
    for element in order {
        set[element] = true;
        let value = f(&set);
        vertex[element] = value - before;
        before = value;
        if value < least.1 {
            least = (set.clone(), value);
        }
    }
    (vertex, least)
}

/// Wolfe's minor steps: to the point of least norm of the affine hull, leaving vertices until it
/// lies between those that stay.
fn shrink(corral: &mut Vec<(Vec<f64>, f64)>) {
    loop {
        let Some(weights) = affine(corral) else {
            // Vertices that depend on each other: the lightest but the newest goes.
            let old = corral.len() - 1;
            let lightest = (0..old).min_by(|&a, &b| corral[a].1.total_cmp(&corral[b].1));
            let Some(lightest) = lightest else { return };
            corral.remove(lightest);
            renew(corral);
            continue;
        };
        if weights.iter().all(|&weight| weight > 1e-12) {
            for (vertex, weight) in corral.iter_mut().zip(weights) {
                vertex.1 = weight;
            }
            return;
        }
        let share = corral
            .iter()
            .zip(&weights)
            .filter(|(old, new)| **new <= 1e-12 && old.1 > **new)
            .map(|(old, new)| old.1 / (old.1 - new))
            .fold(1.0, f64::min);
        for (vertex, weight) in corral.iter_mut().zip(&weights) {
            vertex.1 += share * (weight - vertex.1);
        }
        let before = corral.len();
        corral.retain(|vertex| vertex.1 > 1e-12);
        if corral.len() == before {
            let lightest = (0..before).min_by(|&a, &b| corral[a].1.total_cmp(&corral[b].1));
            corral.remove(lightest.unwrap_or(0));
        }
        renew(corral);
        if corral.len() <= 1 {
            return;
        }
    }
}

/// Weights that add to 1 again.
fn renew(corral: &mut [(Vec<f64>, f64)]) {
    let sum: f64 = corral.iter().map(|vertex| vertex.1).sum();
    let count = corral.len();
    for vertex in corral {
        #[expect(clippy::cast_precision_loss, reason = "at most a hundred vertices")]
        let even = 1.0 / count as f64;
        vertex.1 = if sum > 0.0 { vertex.1 / sum } else { even };
    }
}

/// Weights, adding to 1, of the point of least norm of the affine hull: `(G + 1) w ~ 1` with the
/// inner products `G`. `None` when the vertices depend on each other.
fn affine(corral: &[(Vec<f64>, f64)]) -> Option<Vec<f64>> {
    let inner = |a: &[f64], b: &[f64]| -> f64 { a.iter().zip(b).map(|(x, y)| x * y).sum() };
    let count = corral.len();
    let mut rows: Vec<Vec<f64>> = corral
        .iter()
        .map(|(a, _)| {
            let mut row: Vec<f64> = corral.iter().map(|(b, _)| inner(a, b) + 1.0).collect();
            row.push(1.0);
            row
        })
        .collect();
    let scale = rows.iter().enumerate().map(|(k, row)| row[k]).fold(0.0, f64::max);
    for k in 0..count {
        let pivot = (k..count).max_by(|&a, &b| rows[a][k].abs().total_cmp(&rows[b][k].abs()))?;
        rows.swap(k, pivot);
        if rows[k][k].abs() <= 1e-13 * scale {
            return None;
        }
        let (above, below) = rows.split_at_mut(k + 1);
        for row in below {
            let factor = row[k] / above[k][k];
            for (to, from) in row[k..].iter_mut().zip(&above[k][k..]) {
                *to -= factor * from;
            }
        }
    }
    let mut weights = vec![0.0; count];
    for k in (0..count).rev() {
        let later: f64 = (k + 1..count).map(|j| rows[k][j] * weights[j]).sum();
        weights[k] = (rows[k][count] - later) / rows[k][k];
    }
    let sum: f64 = weights.iter().sum();
    (sum > 0.0).then(|| weights.iter().map(|weight| weight / sum).collect())
}

/// The point the weights stand for.
fn sum(corral: &[(Vec<f64>, f64)], count: usize) -> Vec<f64> {
    let mut point = vec![0.0; count];
    for (vertex, weight) in corral {
        for (to, from) in point.iter_mut().zip(vertex) {
            *to += weight * from;
        }
    }
    point
}

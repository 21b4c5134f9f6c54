//! The law that a cycle does not change, found in few cycles: Anderson (1965), *Iterative procedures
//! for nonlinear integral equations*, Journal of the ACM 12.
//!
//! Of the last few points tried and what a cycle made of them, the weights (adding to one) are taken
//! under which the changes nearly cancel; the same weights of what the cycle made are tried next. For
//! a linear cycle that is GMRES (Walker & Ni 2011, *SIAM Journal on Numerical Analysis* 49), which
//! needs about the root of as many cycles. It proves nothing, so two plain cycles in a row end the
//! search: their changes tell a rate, no faster than the chain's own is taken to be, and the rate
//! bounds what is left.

use crate::demand::law::{add_scaled, cut};

/// Chances by row and column, or their differences; rows of any length.
pub(super) type Plane = Vec<Vec<f64>>;

/// Points remembered.
const DEPTH: usize = 12;

/// What is added to squares so that changes that are nearly alike give no wild weights.
const RIDGE: f64 = 1e-13;

/// Changes this small beside the tail are of the size of what is cut off each day.
const ROUNDING: f64 = 1e-2;

/// Cycles after which none is skipped any more, so that a search whose cycles are not counted ends.
const SKIPPING_MAX: usize = 400;

/// What `cycle` leaves within `tail` of as it is, from `start`, where changes shrink by `rate` a cycle
/// in the end \[0..1\], or by what is seen of late if that is slower; `None` when `cycle` gives up.
pub(super) fn fixed_point(
    start: Plane,
    (tail, rate): (f64, f64),
    mut cycle: impl FnMut(&Plane) -> Option<Plane>,
) -> Option<Plane> {
    let (mut plane, mut skips) = (start, Anderson::default());
    // Changes of which no more than the tail is left at a ratio.
    let at = |ratio: f64| tail * ((1.0 - ratio) / ratio).clamp(ROUNDING, 1.0);
    let (mut enough, mut before): (f64, Option<f64>) = (at(rate), None);
    let mut checked = false;
    for count in 0.. {
        let next = cycle(&plane)?;
        let change = distance(&plane, &next);
        if let Some(before) = before.take() {
            let ratio = (change / before).max(rate);
            if settled(change, ratio, tail) {
                return Some(next);
            }
            // One more search, down to where that ratio would do; from there on plain cycles.
            enough = if checked { f64::INFINITY } else { at(ratio) };
            checked = true;
        }
        if change <= enough || count >= SKIPPING_MAX {
            before = Some(change);
            plane = next;
        } else {
            plane = skips.next(&plane, next);
            for row in &mut plane {
                cut(row, tail * 1e-4);
            }
        }
    }
    None
}

/// Whether a sequence that last changed by `change`, and changes by `ratio` as much each time, is
/// within `tail` of its limit: what is left is `change ratio / (1 - ratio)`.
fn settled(change: f64, ratio: f64, tail: f64) -> bool {
    let left = if ratio < 1.0 { change * ratio / (1.0 - ratio) } else { f64::INFINITY };
    change < tail && (left < tail || change < tail * ROUNDING)
}

/// The points of late.
#[derive(Default)]
struct Anderson {
    /// What the cycle made of the last point, and the change.
    last: Option<(Plane, Plane)>,
    /// From one point to the next, oldest first.
    steps: Vec<Step>,
}

/// Differences of one point and the next.
struct Step {
    /// Of what the cycle made of them.
    made: Plane,
    /// Of the changes.
    change: Plane,
    /// Products of the changes with those of all steps up to this one.
    products: Vec<f64>,
}

impl Anderson {
    /// The next point to try, after the cycle made `made` of `point`.
    fn next(&mut self, point: &Plane, made: Plane) -> Plane {
        let change = difference(&made, point);
        if let Some((made_before, change_before)) = &self.last {
            let (made, change) =
                (difference(&made, made_before), difference(&change, change_before));
            self.remember(made, change);
        }
        let mut next = made.clone();
        for (weight, step) in self.weights(&change).into_iter().zip(&self.steps) {
            add(&mut next, -weight, &step.made);
        }
        self.last = Some((made, change));
        next
    }

    fn remember(&mut self, made: Plane, change: Plane) {
        if self.steps.len() == DEPTH {
            self.steps.remove(0);
            for step in &mut self.steps {
                step.products.remove(0);
            }
        }
        let mut products: Vec<f64> =
            self.steps.iter().map(|step| dot(&step.change, &change)).collect();
        products.push(dot(&change, &change) * (1.0 + RIDGE));
        self.steps.push(Step { made, change, products });
    }

    /// The weights with which the steps' changes come nearest to `change`: normal equations,
    /// eliminated from the newest step on.
    fn weights(&self, change: &Plane) -> Vec<f64> {
        let count = self.steps.len();
        let mut rows: Vec<Vec<f64>> = self.steps.iter().map(|step| step.products.clone()).collect();
        for (place, step) in self.steps.iter().enumerate() {
            let later = self.steps[place + 1..].iter().map(|later| later.products[place]);
            rows[place].extend(later.chain([dot(&step.change, change)]));
        }
        for pivot in (0..count).rev() {
            let row = rows[pivot].clone();
            for above in rows[..pivot].iter_mut().filter(|_| row[pivot] > 0.0) {
                let factor = above[pivot] / row[pivot];
                add_scaled(above, -factor, &row);
            }
        }
        let mut weights: Vec<f64> = Vec::with_capacity(count);
        for (place, row) in rows.iter().enumerate() {
            let known: f64 = row.iter().zip(&weights).map(|(p, w)| p * w).sum();
            let pivot = row[place];
            weights.push(if pivot > 0.0 { (row[count] - known) / pivot } else { 0.0 });
        }
        weights
    }
}

/// `to += factor * plane`.
fn add(to: &mut Plane, factor: f64, plane: &Plane) {
    to.resize(to.len().max(plane.len()), Vec::new());
    for (row, more) in to.iter_mut().zip(plane) {
        row.resize(row.len().max(more.len()), 0.0);
        add_scaled(row, factor, more);
    }
}

/// One plane less another.
pub(super) fn difference(one: &Plane, other: &Plane) -> Plane {
    let mut difference = one.clone();
    add(&mut difference, -1.0, other);
    difference
}

/// Sum of absolute differences.
fn distance(one: &Plane, other: &Plane) -> f64 {
    let (few, many) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let common: f64 = few.iter().zip(many).map(|(a, b)| row_distance(a, b)).sum();
    common + many[few.len()..].iter().map(|row| row_distance(row, &[])).sum::<f64>()
}

fn row_distance(one: &[f64], other: &[f64]) -> f64 {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let common: f64 = short.iter().zip(long).map(|(a, b)| (a - b).abs()).sum();
    common + long[short.len()..].iter().map(|p| p.abs()).sum::<f64>()
}

/// Sum of products.
fn dot(one: &Plane, other: &Plane) -> f64 {
    let row = |(a, b): (&Vec<f64>, &Vec<f64>)| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    one.iter().zip(other).map(row).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cycle with the ratios 0.5, 0.7, 0.9 and 0.97, each on a pair of cells, and its fixed point.
    fn cycle(plane: &Plane) -> Plane {
        let ratio = [0.5, 0.7, 0.9, 0.97];
        let row = |row: &Vec<f64>| {
            let cells = ratio
                .iter()
                .enumerate()
                .map(|(at, r)| r * row.get(at).copied().unwrap_or(0.0) + (1.0 - r) * 0.125);
            cells.collect()
        };
        plane.iter().map(row).collect()
    }

    #[test]
    fn the_law_that_stays_is_found_in_fewer_cycles_than_plain_ones_take() {
        for tail in [1e-6, 1e-9, 1e-12] {
            let mut cycles = 0;
            let found = fixed_point(vec![vec![1.0], vec![0.0; 4]], (tail, 0.97), |plane| {
                cycles += 1;
                Some(cycle(plane))
            });
            let far = distance(&found.unwrap(), &vec![vec![0.125; 4]; 2]);
            // Plain cycles take over 400 to 1e-6, at the ratio 0.97.
            assert!(far < tail && cycles < 20, "{far:e} after {cycles} cycles");
        }
    }

    #[test]
    fn who_gives_up_gets_nothing_and_a_law_that_stays_is_known_at_once() {
        assert_eq!(fixed_point(vec![vec![1.0]], (1e-9, 0.5), |_| None), None);
        let mut cycles = 0;
        let found = fixed_point(vec![vec![0.25, 0.75]], (1e-9, 0.5), |plane| {
            cycles += 1;
            Some(plane.clone())
        });
        assert_eq!((found, cycles), (Some(vec![vec![0.25, 0.75]]), 2));
    }
}

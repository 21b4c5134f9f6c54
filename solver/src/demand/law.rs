//! A law on 0, 1, 2, ... steps of a lattice.
#![expect(
    clippy::inline_always,
    reason = "only as a part of what is dispatched does a sum use the registers the machine has"
)]

use pulp::Arch;

use crate::number::real;

/// Chances of 0, 1, 2, ... steps; they add to 1.
///
/// What a cut takes from the tail is put on the last value kept and remembered as
/// [`lost`](Law::lost), so that nothing vanishes unseen.
#[derive(Clone, Debug, PartialEq)]
pub struct Law {
    mass: Vec<f64>,
    lost: f64,
}

impl Law {
    /// Always `at` steps.
    #[must_use]
    pub fn point(at: usize) -> Self {
        let mut mass = vec![0.0; at + 1];
        mass[at] = 1.0;
        Self { mass, lost: 0.0 }
    }

    /// A law from its chances; what they lack to 1 is put on the last value.
    ///
    /// # Panics
    /// When there is no chance at all.
    #[must_use]
    pub fn from_mass(mut mass: Vec<f64>) -> Self {
        assert!(!mass.is_empty(), "a law has at least one value");
        let lost = (1.0 - mass.iter().sum::<f64>()).max(0.0);
        if let Some(last) = mass.last_mut() {
            *last += lost;
        }
        Self { mass, lost }
    }

    /// Chances of 0, 1, 2, ... steps.
    #[must_use]
    pub fn mass(&self) -> &[f64] {
        &self.mass
    }

    /// Mass moved to the last value by cuts \[0..=1\].
    #[must_use]
    pub fn lost(&self) -> f64 {
        self.lost
    }

    /// Whether it is always 0.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.mass.len() == 1
    }

    /// Mean \[steps\].
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.moment(|value| value)
    }

    /// Variance \[steps²\].
    #[must_use]
    pub fn variance(&self) -> f64 {
        let mean = self.mean();
        self.moment(|value| (value - mean) * (value - mean))
    }

    fn moment(&self, of: impl Fn(f64) -> f64) -> f64 {
        self.mass.iter().enumerate().map(|(value, p)| of(real(value)) * p).sum()
    }

    /// Smallest value that is not exceeded with chance `share`.
    #[must_use]
    pub fn quantile(&self, share: f64) -> usize {
        let mut sum = 0.0;
        let reached = self.mass.iter().position(|p| {
            sum += p;
            sum >= share - 1e-12
        });
        reached.unwrap_or(self.mass.len() - 1)
    }

    /// The law of the sum of two independent values.
    #[must_use]
    pub fn plus(&self, other: &Law) -> Law {
        let mut mass = Vec::new();
        convolve(&self.mass, &other.mass, &mut mass);
        Self { mass, lost: self.lost + other.lost }
    }

    /// The law of the sum of `count` independent values, by squaring.
    #[must_use]
    pub fn times(&self, mut count: u32, tail: f64) -> Law {
        let mut sum = Law::point(0);
        let mut power = self.clone();
        while count > 0 {
            if count % 2 == 1 {
                sum = sum.plus(&power).cut(tail);
            }
            count /= 2;
            if count > 0 {
                power = power.plus(&power).cut(tail);
            }
        }
        sum
    }

    /// Cuts a tail of mass at most `tail` and puts it on the last value kept.
    #[must_use]
    pub fn cut(mut self, tail: f64) -> Law {
        self.lost += cut(&mut self.mass, tail);
        self
    }

    /// The value rounded up to whole multiples of `step`, counted in those.
    #[must_use]
    pub fn rounded_up(&self, step: usize) -> Law {
        let mut mass = vec![0.0; (self.mass.len() - 1).div_ceil(step) + 1];
        for (value, p) in self.mass.iter().enumerate() {
            mass[value.div_ceil(step)] += p;
        }
        Self { mass, lost: self.lost }
    }

    /// The value on a lattice of `step`, split between its two neighbours so that the mean stays.
    #[must_use]
    pub fn rounded_evenly(&self, step: usize) -> Law {
        let mut mass = vec![0.0; (self.mass.len() - 1).div_ceil(step) + 1];
        for (value, p) in self.mass.iter().enumerate() {
            let (below, over) = (value / step, value % step);
            let share = real(over) / real(step);
            mass[below] += p * (1.0 - share);
            if over > 0 {
                mass[below + 1] += p * share;
            }
        }
        Self { mass, lost: self.lost }
    }

    /// `factor` times the value.
    #[must_use]
    pub fn stretched(&self, factor: usize) -> Law {
        let mut mass = vec![0.0; (self.mass.len() - 1) * factor + 1];
        for (value, &p) in self.mass.iter().enumerate() {
            mass[value * factor] = p;
        }
        Self { mass, lost: self.lost }
    }
}

/// Terms added to an array in one pass over it.
const TOGETHER: usize = 4;

/// Writes the convolution of two arrays into `out`; the inner loop runs over the longer one.
///
/// Every sum is taken in the order of the shorter array, however many terms are added in one pass and
/// however wide the machine's registers are: the bits are the same on all.
pub(crate) fn convolve(left: &[f64], right: &[f64], out: &mut Vec<f64>) {
    let (long, short) = if left.len() < right.len() { (right, left) } else { (left, right) };
    out.clear();
    out.resize(long.len() + short.len() - 1, 0.0);
    Arch::new().dispatch(|| add_convolved(long, short, out));
}

#[inline(always)]
fn add_convolved(long: &[f64], short: &[f64], out: &mut [f64]) {
    for (block, factors) in short.chunks(TOGETHER).enumerate() {
        let out = &mut out[block * TOGETHER..];
        match factors {
            &[a, b, c, d] if long.len() >= TOGETHER => add_shifted(out, [a, b, c, d], long),
            _ => {
                for (shift, &p) in factors.iter().enumerate() {
                    add_one(&mut out[shift..shift + long.len()], p, long);
                }
            }
        }
    }
}

/// `out[k] += p[0] row[k] + p[1] row[k - 1] + ...`, in this order; `row` has at least four elements.
#[inline(always)]
fn add_shifted(out: &mut [f64], [p, q, r, s]: [f64; TOGETHER], row: &[f64]) {
    let count = row.len();
    out[0] += p * row[0];
    out[1] = out[1] + p * row[1] + q * row[0];
    out[2] = out[2] + p * row[2] + q * row[1] + r * row[0];
    let shifted = row[3..].iter().zip(&row[2..]).zip(&row[1..]).zip(row);
    for (to, (((a, b), c), d)) in out[TOGETHER - 1..count].iter_mut().zip(shifted) {
        *to = *to + p * a + q * b + r * c + s * d;
    }
    let (end, last) = (&mut out[count..count + TOGETHER - 1], &row[count - 3..]);
    end[0] = end[0] + q * last[2] + r * last[1] + s * last[0];
    end[1] = end[1] + r * last[2] + s * last[1];
    end[2] += s * last[2];
}

/// `out += p[0] rows[0] + p[1] rows[1] + ...` in this order, element by element; `out` is at least as
/// long as every row.
pub(crate) fn add_rows(out: &mut [f64], terms: &[(f64, &[f64])]) {
    Arch::new().dispatch(|| add_all(out, terms));
}

#[inline(always)]
fn add_all(out: &mut [f64], terms: &[(f64, &[f64])]) {
    for terms in terms.chunks(TOGETHER) {
        let &[(p, a), (q, b), (r, c), (s, d)] = terms else {
            for &(p, row) in terms {
                add_one(out, p, row);
            }
            continue;
        };
        let common = a.len().min(b.len()).min(c.len()).min(d.len());
        let rows = a[..common].iter().zip(b).zip(c).zip(d);
        for (to, (((a, b), c), d)) in out.iter_mut().zip(rows) {
            *to = *to + p * a + q * b + r * c + s * d;
        }
        for &(p, row) in terms {
            add_one(&mut out[common..], p, &row[common..]);
        }
    }
}

/// `out += factor * row`, element by element.
pub(crate) fn add_scaled(out: &mut [f64], factor: f64, row: &[f64]) {
    Arch::new().dispatch(|| add_one(out, factor, row));
}

#[inline(always)]
fn add_one(out: &mut [f64], factor: f64, row: &[f64]) {
    for (to, from) in out.iter_mut().zip(row) {
        *to += factor * from;
    }
}

/// Moves a tail of absolute mass at most `tail` onto the last value kept; returns what was moved.
pub(crate) fn cut(mass: &mut Vec<f64>, tail: f64) -> f64 {
    let (mut moved, mut size) = (0.0, 0.0);
    while mass.len() > 1 {
        let last = mass[mass.len() - 1];
        if size + last.abs() > tail {
            break;
        }
        size += last.abs();
        moved += last;
        mass.pop();
    }
    if let Some(last) = mass.last_mut() {
        *last += moved;
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One product after the other, in order.
    fn plainly(long: &[f64], short: &[f64]) -> Vec<f64> {
        let mut out = vec![0.0; long.len() + short.len() - 1];
        for (shift, p) in short.iter().enumerate() {
            for (place, q) in long.iter().enumerate() {
                out[shift + place] += p * q;
            }
        }
        out
    }

    #[test]
    fn sums_taken_together_have_the_bits_of_sums_taken_one_by_one() {
        let row = |count: usize, salt: f64| -> Vec<f64> {
            (0..count).map(|place| (real(place) * 12.9898 + salt).sin()).collect()
        };
        for long in [1, 2, 3, 4, 5, 8, 31, 64] {
            for short in (1..=long).filter(|short| *short < 14) {
                let (long, short) = (row(long, 1.0), row(short, 2.0));
                let mut found = Vec::new();
                convolve(&long, &short, &mut found);
                assert_eq!(found, plainly(&long, &short), "{} {}", long.len(), short.len());
            }
        }
        let rows: Vec<Vec<f64>> = (0..7).map(|at| row(5 + 3 * (at % 4), real(at))).collect();
        let terms: Vec<(f64, &[f64])> =
            rows.iter().enumerate().map(|(at, row)| (0.3 + real(at), row.as_slice())).collect();
        let (mut together, mut one_by_one) = (row(20, 9.0), row(20, 9.0));
        add_rows(&mut together, &terms);
        for (p, row) in terms {
            one_by_one.iter_mut().zip(row).for_each(|(to, from)| *to += p * from);
        }
        assert_eq!(together, one_by_one);
    }
}

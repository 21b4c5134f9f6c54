//! Minutes of a random number of visits: Panjer's recursion.

use super::count::Count;
use super::law::Law;
use crate::number::real;

/// The law of the summed lengths of `count` requests, each with the law `length`.
///
/// `g(0) = p(0)`, `g(n) = sum over j of (a + b j / n) f(j) g(n - j)` (Panjer 1981). The recursion
/// runs until all but `tail` of the mass is reached. Counts so large that the chance of none
/// underflows are halved and convolved; a binomial chance above one half, where the recursion
/// alternates in sign, is summed by squaring instead.
///
/// # Panics
/// When a length may be 0.
#[must_use]
pub fn compound(count: Count, length: &Law, tail: f64) -> Law {
    if count.mean() <= 0.0 {
        return Law::point(0);
    }
    assert!(length.mass()[0] == 0.0, "a visit takes time");
    match count {
        Count::Binomial { trials, chance } if chance > 0.5 => {
            let mut one: Vec<f64> = length.mass().iter().map(|p| p * chance).collect();
            one[0] = 1.0 - chance;
            Law::from_mass(one).times(trials, tail / 64.0)
        }
        _ => match halves(count) {
            Some((one, other)) => {
                let other = other.map_or_else(|| Law::point(0), |c| compound(c, length, tail));
                let one = compound(one, length, tail);
                one.plus(&one).plus(&other).cut(tail)
            }
            None => panjer(count, length, tail),
        },
    }
}

/// Two equal parts and a rest when the chance of no request is too small to start from.
fn halves(count: Count) -> Option<(Count, Option<Count>)> {
    if count.recursion().ln_none > -500.0 {
        return None;
    }
    Some(match count {
        Count::Poisson { mean } => (Count::Poisson { mean: mean / 2.0 }, None),
        Count::NegativeBinomial { mean, dispersion } => {
            (Count::NegativeBinomial { mean: mean / 2.0, dispersion }, None)
        }
        Count::Binomial { trials, chance } => {
            let rest = (trials % 2 == 1).then_some(Count::Binomial { trials: 1, chance });
            (Count::Binomial { trials: trials / 2, chance }, rest)
        }
    })
}

fn panjer(count: Count, length: &Law, tail: f64) -> Law {
    let (steps, f) = (count.recursion(), length.mass());
    let spread = (count.mean() * (length.variance() + length.mean().powi(2))
        + (count.variance() - count.mean()).max(0.0) * length.mean().powi(2))
    .sqrt();
    let far = count.mean() * length.mean() + 60.0 * spread + 60.0 * real(f.len());
    let mut sums = vec![steps.ln_none.exp()];
    let mut reached = sums[0];
    while 1.0 - reached > tail && real(sums.len()) < far {
        let n = sums.len();
        let mut next = 0.0;
        for (j, p) in f.iter().enumerate().take(n + 1).skip(1) {
            next += (steps.a + steps.b * real(j) / real(n)) * p * sums[n - j];
        }
        let next = next.max(0.0);
        reached += next;
        sums.push(next);
    }
    Law::from_mass(sums)
}

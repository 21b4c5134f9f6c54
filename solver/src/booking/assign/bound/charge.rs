//! What the cuts add to the cost of an option.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cut::Cut;
use super::grouped::Grouped;
use crate::number::nearest;

/// A cut at its price: a whole multiple of the fraction all prices are written in \[0..\].
pub(super) type Priced = (Arc<Cut>, i64);

/// Charges stay below this in sum, so that neither they nor sums along a tree overflow.
const CHARGE_MAX: i64 = 1 << 60;

/// Cuts at prices, lowered where sums could overflow; without those that cost nothing.
pub(super) fn priced<'a>(
    grouped: &Grouped,
    cuts: impl Iterator<Item = (&'a Arc<Cut>, f64)>,
) -> Vec<Priced> {
    let cuts: Vec<(&Arc<Cut>, f64)> = cuts.filter(|(_, price)| *price >= 1.0).collect();
    let bins = i64::try_from(grouped.capacity.len()).expect("few bins");
    let count = i64::try_from(cuts.len()).expect("few cuts").max(1);
    let most = CHARGE_MAX / (2 * bins + 2) / count;
    let price = |cut: &Cut, price: f64| nearest(price).min(most / cut.largest()).max(0);
    let prices = cuts.into_iter().map(|(cut, wish)| (Arc::clone(cut), price(cut, wish)));
    prices.filter(|(_, price)| *price > 0).collect()
}

/// What the cuts add: a row per group of items, a column per group of bins.
///
/// Groups of one size that are counted alike in the large cuts pay alike for those; such classes
/// are few, and what a small cut adds is soon written.
#[derive(Clone, Debug, Default)]
pub(super) struct Charges {
    added: Vec<i64>,
    bins: usize,
}

impl Charges {
    pub(super) fn fill(&mut self, grouped: &Grouped, cuts: &[Priced]) {
        let bins = grouped.capacity.len();
        let (class, large, small) = classes(grouped, cuts);
        let mut rows: BTreeMap<u128, Vec<i64>> = BTreeMap::new();
        self.bins = bins;
        self.added.clear();
        for (group, key) in class.into_iter().enumerate() {
            let row = rows.entry(key).or_insert_with(|| {
                let mut row = vec![0; bins];
                for (cut, price) in &large {
                    add(&mut row, cut, cut.share[group] * price);
                }
                for (cut, price) in &small {
                    add(&mut row, cut, cut.rounding.of(grouped.size[group]) * price);
                }
                row
            });
            self.added.extend_from_slice(row);
        }
        for (cut, price) in small {
            for &group in &cut.missing {
                let group = group as usize;
                let more = cut.share[group] - cut.rounding.of(grouped.size[group]);
                let row = &mut self.added[group * bins..(group + 1) * bins];
                add(row, cut, more * price);
            }
        }
    }

    /// What the cuts add for a group, per group of bins.
    pub(super) fn row(&self, group: usize) -> &[i64] {
        &self.added[group * self.bins..(group + 1) * self.bins]
    }
}

/// The class of each group (its size, and in which large cuts it is counted by what is missing),
/// the large cuts and the small.
fn classes<'a>(
    grouped: &Grouped,
    cuts: &'a [Priced],
) -> (Vec<u128>, Vec<&'a Priced>, Vec<&'a Priced>) {
    let mut class: Vec<u128> = grouped.size_row.iter().map(|&row| row as u128).collect();
    let (mut large, mut small) = (Vec::new(), Vec::new());
    let first = (u128::BITS - (grouped.sizes.len() as u128).leading_zeros()) as usize;
    for priced in cuts {
        let bit = first + large.len();
        if priced.0.members.len() * 8 < grouped.capacity.len() || bit >= u128::BITS as usize {
            small.push(priced);
        } else {
            large.push(priced);
            for &group in &priced.0.missing {
                class[group as usize] |= 1 << bit;
            }
        }
    }
    (class, large, small)
}

fn add(row: &mut [i64], cut: &Cut, charge: i64) {
    for &bin in &cut.members {
        row[bin as usize] = row[bin as usize].wrapping_add(charge);
    }
}

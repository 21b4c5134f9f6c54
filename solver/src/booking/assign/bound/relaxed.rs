//! The linear relaxation of a part as a transportation problem.
//!
//! Where an item takes the same room in every bin, its linear relaxation moves room from items to
//! bins at a cost per unit: a transportation problem with leaving out. Costs are scaled to whole
//! numbers; what rounding loses is less than the bound is rounded up by.

use std::collections::BTreeMap;

use super::cut::Cut;
use super::grouped::Grouped;
use crate::booking::assign::flow::Transport;

/// The transportation problem of a part, over scaled costs.
#[derive(Clone, Debug)]
pub(super) struct Relaxed {
    /// Scaled costs are true costs times this.
    pub(super) scale: i64,
    /// Cost that leaving out what must be placed has here.
    pub(super) must: i64,
    /// Group of items of each option.
    pub(super) group_of_arc: Vec<u32>,
    /// The network, solved.
    pub(super) transport: Transport,
    /// What the cuts add to the options, scaled: groups of items by groups of bins.
    extra: Vec<i64>,
}

/// Largest scaled cost that keeps potentials far from overflow.
const SCALED_MAX: i64 = 1 << 56;
/// Finest scale.
const SCALE_MAX: i64 = 1 << 20;

impl Relaxed {
    pub(super) fn new(grouped: &Grouped) -> Self {
        let dearest = |group: usize| {
            let costs = grouped.cost[grouped.options(group)].iter().copied();
            let costs = costs.chain(grouped.leave_out[group]).map(i64::saturating_abs);
            costs.max().unwrap_or(0) * grouped.count[group]
        };
        // Leaving out what must be placed costs more than everything else together.
        let must = 2 * (0..grouped.groups()).map(dearest).sum::<i64>() + 1;
        let scale = (SCALED_MAX / must).clamp(1, SCALE_MAX);
        let leave: Vec<i64> = (0..grouped.groups())
            .map(|group| grouped.leave_out[group].unwrap_or(must) * scale / grouped.size[group])
            .collect();
        let supply: Vec<i64> =
            grouped.size.iter().zip(&grouped.count).map(|(size, count)| size * count).collect();
        let mut cost = Vec::with_capacity(grouped.cost.len());
        for group in 0..grouped.groups() {
            let costs = grouped.cost[grouped.options(group)].iter();
            cost.extend(costs.map(|cost| cost * scale / grouped.size[group]));
        }
        let mut transport = Transport::new(
            &supply,
            grouped.capacity.clone(),
            grouped.start.clone(),
            grouped.head.clone(),
            cost,
            leave,
        );
        transport.solve();
        let mut group_of_arc = Vec::with_capacity(grouped.cost.len());
        for group in 0..grouped.groups() {
            group_of_arc.extend(grouped.options(group).map(|_| group as u32));
        }
        Self { scale, must, group_of_arc, transport, extra: Vec::new() }
    }

    /// The scaled price of room in each group of bins.
    pub(super) fn prices(&self) -> Vec<i64> {
        (0..self.transport.capacity.len()).map(|bin| self.transport.price(bin)).collect()
    }

    /// Solves again with the cuts at these scaled prices; the number of pivots.
    pub(super) fn with_cuts(&mut self, grouped: &Grouped, cuts: &[Cut], prices: &[i64]) -> usize {
        self.charge(grouped, cuts, prices);
        let bins = grouped.capacity.len();
        for group in 0..grouped.groups() {
            let (size, options) = (grouped.size[group], grouped.options(group));
            let row = &self.extra[group * bins..(group + 1) * bins];
            let scaled = grouped.cost[options.clone()].iter().zip(&grouped.head[options.clone()]);
            for (cost, (plain, &bin)) in self.transport.cost[options].iter_mut().zip(scaled) {
                *cost = plain.wrapping_mul(self.scale).wrapping_add(row[bin as usize]) / size;
            }
        }
        self.transport.reprice();
        self.transport.solve()
    }

    /// Fills in what the cuts add to the options.
    ///
    /// Groups of one size that lie inside the same large sets pay alike for those; such classes
    /// are few, and what a small set adds is soon written.
    fn charge(&mut self, grouped: &Grouped, cuts: &[Cut], prices: &[i64]) {
        let bins = grouped.capacity.len();
        let mut class: Vec<u128> = grouped.size_row.iter().map(|&row| row as u128).collect();
        let mut large = Vec::new();
        let mut small = Vec::new();
        let shift = class.iter().max().map_or(0, |most| u128::BITS - most.leading_zeros());
        for (cut, price) in cuts.iter().zip(prices).filter(|(_, price)| **price > 0) {
            let bit = shift as usize + large.len();
            if cut.members.len() * 8 < bins || bit >= u128::BITS as usize {
                small.push((cut, *price));
                continue;
            }
            large.push((cut, *price));
            cut.missing.iter().for_each(|&group| class[group as usize] |= 1 << bit);
        }
        let mut rows: BTreeMap<u128, Vec<i64>> = BTreeMap::new();
        self.extra.clear();
        for (group, key) in class.iter().enumerate() {
            let row = rows.entry(*key).or_insert_with(|| {
                let mut row = vec![0; bins];
                for (cut, price) in &large {
                    add(&mut row, cut, cut.share[group].wrapping_mul(*price));
                }
                for (cut, price) in &small {
                    let share = cut.rounding.of(grouped.size[group]);
                    add(&mut row, cut, share.wrapping_mul(*price));
                }
                row
            });
            self.extra.extend_from_slice(row);
        }
        for (cut, price) in &small {
            for &group in &cut.missing {
                let group = group as usize;
                let more = cut.share[group] - cut.rounding.of(grouped.size[group]);
                let row = &mut self.extra[group * bins..(group + 1) * bins];
                add(row, cut, more.wrapping_mul(*price));
            }
        }
    }
}

fn add(row: &mut [i64], cut: &Cut, dear: i64) {
    for &bin in &cut.members {
        row[bin as usize] = row[bin as usize].wrapping_add(dear);
    }
}

//! The linear relaxation of a part as a transportation problem.
//!
//! Where an item takes the same room in every bin, its linear relaxation moves room from items to
//! bins at a cost per unit: a transportation problem with leaving out. Costs are scaled to whole
//! numbers; what rounding loses is less than the bound is rounded up by.

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
        Self { scale, must, group_of_arc, transport }
    }

    /// The scaled price of room in each group of bins.
    pub(super) fn prices(&self) -> Vec<i64> {
        (0..self.transport.capacity.len()).map(|bin| self.transport.price(bin)).collect()
    }

    /// Solves again with the cuts at these scaled prices; the number of pivots.
    pub(super) fn with_cuts(&mut self, grouped: &Grouped, cuts: &[Cut], prices: &[i64]) -> usize {
        let mut sizes = grouped.size.clone();
        sizes.sort_unstable();
        sizes.dedup();
        let bins = grouped.capacity.len();
        let mut extra = vec![0_i64; bins];
        for group in 0..grouped.groups() {
            extra.fill(0);
            for (cut, &price) in cuts.iter().zip(prices).filter(|(_, price)| **price > 0) {
                let dear = cut.share[group] * price;
                for (extra, &inside) in extra.iter_mut().zip(&cut.inside) {
                    *extra += if inside { dear } else { 0 };
                }
            }
            let size = grouped.size[group];
            for arc in grouped.options(group) {
                self.transport.cost[arc] =
                    (grouped.cost[arc] * self.scale + extra[grouped.head[arc] as usize]) / size;
            }
        }
        self.transport.reprice();
        self.transport.solve()
    }
}

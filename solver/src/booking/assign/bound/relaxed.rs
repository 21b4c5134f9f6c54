//! The linear relaxation of a part as a transportation problem.
//!
//! Where an item takes the same room in every bin, its linear relaxation moves room from items to
//! bins at a cost per unit: a transportation problem with leaving out. Costs are scaled to whole
//! numbers; what rounding loses is less than the bound is rounded up by.

use super::grouped::Grouped;
use crate::booking::assign::flow::Transport;

/// The transportation problem of a part, over scaled costs.
#[derive(Clone, Debug)]
pub(super) struct Relaxed {
    /// Scaled costs are true costs times this.
    pub(super) scale: i64,
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
        Self { scale, transport }
    }

    /// The scaled price of room in each group of bins.
    pub(super) fn prices(&self) -> Vec<i64> {
        (0..self.transport.capacity.len()).map(|bin| self.transport.price(bin)).collect()
    }
}

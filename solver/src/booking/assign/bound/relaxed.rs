//! The linear relaxation of a part as a transportation problem.
//!
//! Where an item takes the same room in every bin, its linear relaxation moves room from items to
//! bins at a cost per unit: a transportation problem with leaving out. Costs are scaled to whole
//! numbers; what rounding loses is less than the bound is rounded up by.

use super::charge::{Charges, Priced};
use super::grouped::Grouped;
use crate::booking::assign::flow::Transport;
use crate::number::{exact, place};

/// The transportation problem of a part, over scaled costs, solved.
#[derive(Clone, Debug)]
pub(super) struct Relaxed {
    /// Scaled costs are true costs times this.
    pub(super) scale: i64,
    transport: Transport,
    /// Cost per unit that leaving out what must be placed has here.
    must: i64,
    /// Group of items of each option.
    group_of: Vec<u32>,
    charges: Charges,
}

/// A solution of the relaxation.
#[derive(Clone, Debug)]
pub(super) struct Mixture {
    /// What it costs, without the cuts.
    pub(super) cost: f64,
    /// Options taken, with how many items take them.
    pub(super) taken: Vec<(u32, f64)>,
}

/// Largest scaled cost that keeps potentials far from overflow.
const SCALED_MAX: i64 = 1 << 56;
/// Finest scale.
const SCALE_MAX: i64 = 1 << 24;

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
        let groups = || 0..grouped.groups();
        let leave = groups().map(|group| match grouped.leave_out[group] {
            Some(cost) => cost * scale / grouped.size[group],
            None => must * scale,
        });
        let supply: Vec<i64> = groups().map(|row| grouped.size[row] * grouped.count[row]).collect();
        let group_of: Vec<u32> =
            groups().flat_map(|row| grouped.options(row).map(move |_| place(row))).collect();
        let per_unit = |(&cost, &group): (&i64, &u32)| cost * scale / grouped.size[group as usize];
        let mut transport = Transport::new(
            &supply,
            grouped.capacity.clone(),
            grouped.start.clone(),
            grouped.head.clone(),
            grouped.cost.iter().zip(&group_of).map(per_unit).collect(),
            leave.collect(),
        );
        transport.solve();
        Self { scale, transport, must, group_of, charges: Charges::default() }
    }

    /// The scaled price of room in each group of bins.
    pub(super) fn prices(&self) -> Vec<i64> {
        (0..self.transport.capacity.len()).map(|bin| self.transport.price(bin)).collect()
    }

    /// Group of items of an option.
    pub(super) fn group(&self, option: u32) -> usize {
        self.group_of[option as usize] as usize
    }

    /// What rounding the costs of every unit may cost together.
    pub(super) fn rounding(&self, grouped: &Grouped) -> f64 {
        let supply = grouped.size.iter().zip(&grouped.count).map(|(size, count)| size * count);
        exact(supply.sum::<i64>() + 1) / exact(self.scale)
    }

    /// The latest solution.
    pub(super) fn solution(&self, grouped: &Grouped) -> Mixture {
        let mut mixture = Mixture { cost: 0.0, taken: Vec::new() };
        self.transport.flows(|group, option, amount| {
            let items = exact(amount) / exact(grouped.size[group]);
            let cost = match (option, grouped.leave_out[group]) {
                (Some(option), _) => exact(grouped.cost[option]),
                (None, Some(cost)) => exact(cost),
                (None, None) => exact(self.must) * exact(grouped.size[group]),
            };
            mixture.cost += items * cost;
            mixture.taken.extend(option.map(|option| (place(option), items)));
        });
        mixture
    }

    /// Solves again with the cuts at these scaled prices.
    pub(super) fn solve(&mut self, grouped: &Grouped, cuts: &[Priced]) {
        self.charges.fill(grouped, cuts);
        for group in 0..grouped.groups() {
            let (size, options) = (grouped.size[group], grouped.options(group));
            let added = self.charges.row(group);
            let plain = grouped.cost[options.clone()].iter().zip(&grouped.head[options.clone()]);
            for (cost, (plain, &bin)) in self.transport.cost[options].iter_mut().zip(plain) {
                *cost = plain.wrapping_mul(self.scale).wrapping_add(added[bin as usize]) / size;
            }
        }
        self.transport.reprice();
        self.transport.solve();
    }

    /// The sets of bins below each node of the latest tree, where there is more than a bin alone.
    pub(super) fn subtrees(&self) -> Vec<Vec<usize>> {
        let (groups, parents) = (self.transport.sources(), self.transport.parents());
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); parents.len()];
        for (node, &parent) in parents.iter().enumerate().filter(|(row, up)| *row != **up as usize)
        {
            children[parent as usize].push(node);
        }
        let below = |root: usize| {
            let mut nodes = vec![root];
            let mut next = 0;
            while next < nodes.len() {
                nodes.extend(&children[nodes[next]]);
                next += 1;
            }
            nodes.retain(|&node| node >= groups);
            nodes.into_iter().map(|node| node - groups).collect::<Vec<usize>>()
        };
        // A source with one bin below it has the same set as the bin.
        let new = |(root, bins): &(usize, Vec<usize>)| {
            !bins.is_empty() && (*root >= groups || bins.len() > 1)
        };
        let roots = (0..parents.len() - 1).map(|root| (root, below(root)));
        roots.filter(new).map(|(_, bins)| bins).collect()
    }
}

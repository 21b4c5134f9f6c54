//! Transportation with leaving out, by primal network simplex in whole numbers.
//!
//! Every source sends its supply to bins or out, at a cost per unit; a bin takes no more than its
//! capacity. The tree hangs from one sink that takes what bins hold and what is left out; a start
//! with everything left out needs no artificial arcs. Strongly feasible trees do not cycle
//! (Cunningham 1976, *A network simplex method*, Mathematical Programming 11); pricing by blocks.
//! Costs may change between two calls: the tree stays and only a few pivots follow.

use super::tree::{NONE, Tree};
use crate::number::place;

/// A transportation problem and the tree of its latest solution.
#[derive(Clone, Debug)]
pub(crate) struct Transport {
    /// Where the arcs of each source begin; one more than sources.
    pub(crate) start: Vec<usize>,
    /// Bin at the end of each arc.
    pub(crate) head: Vec<u32>,
    /// Cost per unit on each arc.
    pub(crate) cost: Vec<i64>,
    /// Cost per unit left out, per source.
    pub(crate) leave: Vec<i64>,
    /// Capacity of each bin.
    pub(crate) capacity: Vec<i64>,
    tree: Tree,
    /// Bins whose arc to the sink is full and outside the tree.
    full: Vec<bool>,
    next: usize,
}

/// What would enter the tree.
#[derive(Clone, Copy)]
enum Entering {
    /// An arc from a source to a bin.
    Arc { source: usize, arc: usize },
    /// More of a source is left out.
    Leave(usize),
    /// A bin sends more to the sink, or less.
    Sink(usize),
}

impl Transport {
    /// All of every supply left out; `leave` and `cost` are per unit.
    pub(crate) fn new(
        supply: &[i64],
        capacity: Vec<i64>,
        start: Vec<usize>,
        head: Vec<u32>,
        cost: Vec<i64>,
        leave: Vec<i64>,
    ) -> Self {
        let tree = Tree::star(supply, capacity.len());
        let full = vec![false; capacity.len()];
        let mut transport = Self { start, head, cost, leave, capacity, tree, full, next: 0 };
        transport.reprice();
        transport
    }

    /// Number of sources.
    pub(crate) fn sources(&self) -> usize {
        self.leave.len()
    }

    /// Price per unit of room of a bin.
    pub(crate) fn price(&self, bin: usize) -> i64 {
        self.tree.potential[self.sources() + bin].max(0)
    }

    /// The parent of every node of the tree (sources first, then bins, the sink last).
    pub(crate) fn parents(&self) -> &[u32] {
        &self.tree.parent
    }

    /// Recomputes the potentials after a change of costs.
    pub(crate) fn reprice(&mut self) {
        for node in self.tree.preorder() {
            let node = node as usize;
            let above = self.tree.potential[self.tree.parent[node] as usize];
            let cost = self.tree_cost(node);
            self.tree.potential[node] = if self.down(node) { above - cost } else { above + cost };
        }
    }

    /// Pivots until no arc lowers the cost.
    pub(crate) fn solve(&mut self) -> usize {
        let mut pivots = 0;
        while let Some(entering) = self.choose() {
            self.pivot(entering);
            pivots += 1;
        }
        pivots
    }

    /// Calls `visit(source, arc, amount)` for every arc of the tree that carries something; the
    /// arc is `None` for what is left out.
    pub(crate) fn flows(&self, mut visit: impl FnMut(usize, Option<usize>, i64)) {
        let sources = self.sources();
        for node in 0..sources + self.capacity.len() {
            let amount = self.tree.flow[node];
            let parent = self.tree.parent[node] as usize;
            let to_sink = parent == self.tree.sink();
            if amount == 0 || (to_sink && node >= sources) {
                continue;
            }
            let source = if node < sources { node } else { parent };
            visit(source, (!to_sink).then_some(self.tree.arc[node] as usize), amount);
        }
    }

    /// A bin that hangs from a source: the arc points down.
    fn down(&self, node: usize) -> bool {
        node >= self.sources() && self.tree.parent[node] as usize != self.tree.sink()
    }

    fn tree_cost(&self, node: usize) -> i64 {
        match self.tree.arc[node] {
            NONE if node < self.sources() => self.leave[node],
            NONE => 0,
            arc => self.cost[arc as usize],
        }
    }

    /// The arc with the most negative reduced cost in the next block.
    fn choose(&mut self) -> Option<Entering> {
        let sources = self.sources();
        let nodes = sources + self.capacity.len();
        let block = (self.head.len() + nodes).isqrt().max(64);
        let (mut best, mut seen) = ((0, Entering::Leave(0)), 0);
        for _ in 0..nodes {
            let node = self.next;
            self.next = if node + 1 == nodes { 0 } else { node + 1 };
            if node < sources {
                self.price_source(node, &mut best);
                seen += 1 + self.start[node + 1] - self.start[node];
            } else {
                self.price_bin(node - sources, &mut best);
                seen += 1;
            }
            if seen >= block && best.0 < 0 {
                break;
            }
        }
        (best.0 < 0).then_some(best.1)
    }

    #[inline]
    fn price_source(&self, source: usize, best: &mut (i64, Entering)) {
        let sources = self.sources();
        let value = self.tree.potential[source];
        let bins = &self.tree.potential[sources..];
        let arcs = self.start[source]..self.start[source + 1];
        let mut least = best.0 + value;
        for (arc, (&cost, &head)) in
            arcs.clone().zip(self.cost[arcs.clone()].iter().zip(&self.head[arcs]))
        {
            let through = cost + bins[head as usize];
            if through < least {
                least = through;
                *best = (through - value, Entering::Arc { source, arc });
            }
        }
        if self.leave[source] < least {
            *best = (self.leave[source] - value, Entering::Leave(source));
        }
    }

    #[inline]
    fn price_bin(&self, bin: usize, best: &mut (i64, Entering)) {
        let node = self.sources() + bin;
        let price = self.tree.potential[node];
        let gain = if self.full[bin] { price } else { -price };
        if gain < best.0 && self.tree.parent[node] as usize != self.tree.sink() {
            *best = (gain, Entering::Sink(bin));
        }
    }

    fn pivot(&mut self, entering: Entering) {
        let (sources, sink) = (self.sources(), self.tree.sink());
        let (from, to, arc, room) = match entering {
            Entering::Arc { source, arc } => {
                (source, sources + self.head[arc] as usize, place(arc), i64::MAX)
            }
            Entering::Leave(source) => (source, sink, NONE, i64::MAX),
            Entering::Sink(bin) if self.full[bin] => {
                (sink, sources + bin, NONE, self.capacity[bin])
            }
            Entering::Sink(bin) => (sources + bin, sink, NONE, self.capacity[bin]),
        };
        let join = self.tree.join(from, to);
        let (delta, leaving) = self.leaving(from, to, join, room);
        self.push(from, to, join, delta);
        let Some((node, on_from_side)) = leaving else {
            if let Entering::Sink(bin) = entering {
                self.full[bin] = !self.full[bin];
            }
            return;
        };
        self.note_leaving(node);
        let flow = match entering {
            Entering::Sink(bin) if self.full[bin] => {
                self.full[bin] = false;
                self.capacity[bin] - delta
            }
            _ => delta,
        };
        let (inside, outside) = if on_from_side { (from, to) } else { (to, from) };
        self.tree.hang(node, inside, outside, arc, flow);
        let above = self.tree.potential[outside];
        let cost = self.tree_cost(inside);
        let potential = if self.down(inside) { above - cost } else { above + cost };
        let change = potential - self.tree.potential[inside];
        self.tree.lift(inside, change);
    }

    /// The most that can go round the cycle, and the node whose arc up it exhausts, with the side
    /// of the entering arc it is on; none when the entering arc itself is exhausted first. Among
    /// equals the last one of the cycle, which keeps the tree strongly feasible.
    fn leaving(
        &self,
        from: usize,
        to: usize,
        join: usize,
        room: i64,
    ) -> (i64, Option<(usize, bool)>) {
        let (mut delta, mut leaving) = (room, None);
        let mut node = from;
        while node != join {
            // The push goes down here, from the join to the source of the entering arc.
            let room = if self.down(node) { i64::MAX } else { self.tree.flow[node] };
            if room < delta {
                (delta, leaving) = (room, Some((node, true)));
            }
            node = self.tree.parent[node] as usize;
        }
        let mut node = to;
        while node != join {
            let room = if self.down(node) { self.tree.flow[node] } else { self.room_up(node) };
            if room <= delta {
                (delta, leaving) = (room, Some((node, false)));
            }
            node = self.tree.parent[node] as usize;
        }
        (delta, leaving)
    }

    /// How much more the arc from a node up to its parent can carry.
    fn room_up(&self, node: usize) -> i64 {
        let sources = self.sources();
        if node >= sources && self.tree.parent[node] as usize == self.tree.sink() {
            self.capacity[node - sources] - self.tree.flow[node]
        } else {
            i64::MAX
        }
    }

    fn push(&mut self, from: usize, to: usize, join: usize, delta: i64) {
        let mut node = from;
        while node != join {
            let change = if self.down(node) { delta } else { -delta };
            self.tree.flow[node] += change;
            node = self.tree.parent[node] as usize;
        }
        let mut node = to;
        while node != join {
            let change = if self.down(node) { -delta } else { delta };
            self.tree.flow[node] += change;
            node = self.tree.parent[node] as usize;
        }
    }

    /// Remembers whether a bin's arc to the sink leaves the tree full.
    fn note_leaving(&mut self, node: usize) {
        let sources = self.sources();
        if node >= sources && self.tree.parent[node] as usize == self.tree.sink() {
            let bin = node - sources;
            self.full[bin] = self.tree.flow[node] > 0;
        }
    }
}

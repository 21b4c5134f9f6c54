//! The rooted spanning tree of a network simplex.

use crate::number::place;

/// No arc or no node.
pub(super) const NONE: u32 = u32::MAX;

/// A tree over the sources, the bins and, as root, the sink.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    /// Node above; the sink is its own.
    pub(super) parent: Vec<u32>,
    /// Arc to the node above; [`NONE`] when that arc is no arc between a source and a bin.
    pub(super) arc: Vec<u32>,
    /// What the arc to the node above carries.
    pub(super) flow: Vec<i64>,
    /// Cost per unit from a node to the sink.
    pub(super) potential: Vec<i64>,
    depth: Vec<u32>,
    child: Vec<u32>,
    next: Vec<u32>,
    previous: Vec<u32>,
    stack: Vec<u32>,
}

impl Tree {
    /// Every source and every bin hangs from the sink; the sources send their supply there.
    pub(super) fn star(supply: &[i64], bins: usize) -> Self {
        let sink = supply.len() + bins;
        let mut flow = supply.to_vec();
        flow.resize(sink + 1, 0);
        let mut tree = Self {
            parent: vec![place(sink); sink + 1],
            arc: vec![NONE; sink + 1],
            flow,
            potential: vec![0; sink + 1],
            depth: vec![1; sink + 1],
            child: vec![NONE; sink + 1],
            next: vec![NONE; sink + 1],
            previous: vec![NONE; sink + 1],
            stack: Vec::new(),
        };
        tree.depth[sink] = 0;
        for node in (0..sink).rev() {
            tree.adopt(node, sink);
        }
        tree
    }

    /// The root.
    pub(super) fn sink(&self) -> usize {
        self.parent.len() - 1
    }

    /// All nodes but the sink, parents before children.
    pub(super) fn preorder(&self) -> Vec<u32> {
        let mut order = Vec::with_capacity(self.sink());
        let mut stack = vec![place(self.sink())];
        while let Some(node) = stack.pop() {
            if node as usize != self.sink() {
                order.push(node);
            }
            let mut child = self.child[node as usize];
            while child != NONE {
                stack.push(child);
                child = self.next[child as usize];
            }
        }
        order
    }

    /// The lowest node above both.
    pub(super) fn join(&self, mut one: usize, mut other: usize) -> usize {
        while one != other {
            if self.depth[one] >= self.depth[other] {
                one = self.parent[one] as usize;
            } else {
                other = self.parent[other] as usize;
            }
        }
        one
    }

    /// Cuts the subtree of `node` off, turns it so that `inside` is its root, and hangs that from
    /// `outside` by an arc that carries `flow`.
    pub(super) fn hang(&mut self, node: usize, inside: usize, outside: usize, arc: u32, flow: i64) {
        let (mut below, mut new_parent) = (inside, outside);
        let (mut new_arc, mut new_flow) = (arc, flow);
        loop {
            let above = self.parent[below] as usize;
            let (old_arc, old_flow) = (self.arc[below], self.flow[below]);
            self.orphan(below);
            self.adopt(below, new_parent);
            (self.arc[below], self.flow[below]) = (new_arc, new_flow);
            if below == node {
                return;
            }
            (new_parent, new_arc, new_flow) = (below, old_arc, old_flow);
            below = above;
        }
    }

    /// Adds to the potential of a whole subtree, whose root has just been hung.
    pub(super) fn lift(&mut self, root: usize, change: i64) {
        let mut stack = std::mem::take(&mut self.stack);
        stack.push(place(root));
        while let Some(node) = stack.pop() {
            let node = node as usize;
            self.potential[node] += change;
            self.depth[node] = self.depth[self.parent[node] as usize] + 1;
            let mut child = self.child[node];
            while child != NONE {
                stack.push(child);
                child = self.next[child as usize];
            }
        }
        self.stack = stack;
    }

    fn adopt(&mut self, node: usize, parent: usize) {
        let first = self.child[parent];
        self.next[node] = first;
        self.previous[node] = NONE;
        if first != NONE {
            self.previous[first as usize] = place(node);
        }
        self.child[parent] = place(node);
        self.parent[node] = place(parent);
    }

    fn orphan(&mut self, node: usize) {
        let (previous, next) = (self.previous[node], self.next[node]);
        if previous == NONE {
            self.child[self.parent[node] as usize] = next;
        } else {
            self.next[previous as usize] = next;
        }
        if next != NONE {
            self.previous[next as usize] = previous;
        }
    }
}

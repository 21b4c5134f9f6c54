//! How many nodes the search of a program is worth.

/// Work allowed per integer program of unmet demand, in columns times columns times nodes (a node
/// solves linear programs whose time grows so), and of the objectives after it, in columns times
/// nodes: large programs get few nodes, so that a clinic of forty teams is done in seconds, also
/// where rooms bind them all.
pub(super) const UNMET_WORK_MAX: usize = 1_000_000_000;
const WORK_MAX: usize = 20_000;

/// Nodes that this much work allows, at least one.
pub(super) fn nodes(work: usize, each: usize) -> i32 {
    i32::try_from((work / each.max(1)).max(1)).unwrap_or(i32::MAX)
}

/// Nodes for an objective after unmet demand in a program of so many columns.
pub(super) fn nodes_of_rest(columns: usize) -> i32 {
    nodes(WORK_MAX, columns)
}

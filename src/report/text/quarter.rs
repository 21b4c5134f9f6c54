//! Which months of a road have a row.

/// Months between two rows of a short table.
const QUARTER: usize = 3;

/// Whether a month has a row: every one in a whole table, else every third and the last.
pub(super) fn shown(at: usize, count: usize, whole: bool) -> bool {
    whole || at.is_multiple_of(QUARTER) || at + 1 == count
}

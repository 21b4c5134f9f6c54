//! Mixed-integer rounding on the summed capacity of a set of bins.

/// A row that every assignment satisfies: over the items placed `inside`, the sum of `share` is at
/// most `room`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// Which groups of bins count.
    pub(super) inside: Vec<bool>,
    /// What an item of each group counts there.
    pub(super) share: Vec<i64>,
    /// What the items there may add up to.
    pub(super) room: i64,
}

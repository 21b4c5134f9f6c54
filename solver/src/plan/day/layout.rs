//! Visits laid one after the other on the time the session's visits have.

use crate::units::Minutes;

use super::{Planned, Work};

/// Lays work on the stretches that the visits and holds of `before` fill: free time and buffers
/// stay where they are, and so does whatever the planner has fixed.
pub(super) fn laid(before: &[Planned], work: &[(Work, Minutes)]) -> Vec<Planned> {
    let tape: Vec<&Planned> = before.iter().filter(|row| !fixed(row)).collect();
    let mut planned: Vec<Planned> = before.iter().filter(|row| fixed(row)).copied().collect();
    let mut used = Minutes(0);
    for &(work, minutes) in work {
        planned.push(Planned { work, start: place(&tape, used), minutes });
        used += minutes;
    }
    planned.sort_by_key(|row| row.start);
    planned
}

/// Whether the planner has fixed the time of it.
pub(super) fn fixed(row: &Planned) -> bool {
    matches!(row.work, Work::Fixed { .. } | Work::Other { .. })
}

/// The working minute at which so many minutes of the tape are used.
fn place(tape: &[&Planned], used: Minutes) -> Minutes {
    let mut left = used;
    for row in tape {
        if left < row.minutes {
            return row.start + left;
        }
        left = left - row.minutes;
    }
    tape.last().map_or(used, |row| row.start + row.minutes + left)
}

//! Rules of thumb to compare an optimum with.

use super::{Day, Schedule};

/// Everybody at equal distance over the session: patient `k` of `n` at `k T / n`, rounded down to
/// the grid.
#[must_use]
pub fn equal_spacing(day: &Day) -> Schedule {
    let count = day.visits.len();
    mended(day, (0..count).map(|row| row * day.intervals / count))
}

/// Two patients at the start, then each at the mean time the visits before but one take (Bailey &
/// Welch 1952).
#[must_use]
pub fn bailey_welch(day: &Day) -> Schedule {
    let interval = f64::from(day.interval_minutes);
    let mut sum = 0.0;
    let mut starts = vec![0; day.visits.len().min(1)];
    for visit in day.visits.iter().skip(1) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few hundred"
        )]
        starts.push((sum / interval + 0.5) as usize);
        sum += visit.length.mean();
    }
    mended(day, starts.into_iter())
}

/// The nearest schedule that keeps the guards: too late comes forward, too many move back first.
pub(super) fn mended(day: &Day, starts: impl Iterator<Item = usize>) -> Schedule {
    let together = day.guards.together_max;
    let mut at: Vec<usize> = Vec::with_capacity(day.visits.len());
    for (row, start) in starts.enumerate() {
        let crowded = row.checked_sub(together).map_or(0, |other| at[other] + 1);
        at.push(start.max(at.last().copied().unwrap_or(0)).max(crowded));
    }
    let mut latest = day.last_start();
    for row in (0..at.len()).rev() {
        if let Some(&other) = at.get(row.saturating_add(together)) {
            latest = latest.min(other - 1);
        }
        at[row] = at[row].min(latest);
        latest = at[row];
    }
    Schedule(at)
}

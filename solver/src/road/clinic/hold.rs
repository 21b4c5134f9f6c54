//! The holds a month needs: the clinic sized as if that month went on.

use crate::sizing::{Series, Verdict};
use crate::table::TeamId;

use super::then::Ahead;

/// Months between two that are sized.
const EVERY: usize = 6;

/// The months that are sized: every sixth, the highest of the hump, and the last.
pub(super) fn sized_months(count: usize, hump: Option<usize>) -> Vec<usize> {
    let mut all: Vec<usize> = (0..count).step_by(EVERY).collect();
    all.extend(hump.filter(|&month| month < count));
    all.extend(count.checked_sub(1));
    all.sort_unstable();
    all.dedup();
    all
}

/// For each of these months, minutes to hold a week for each team, and whether its promises are kept
/// with them; months that are no clinic are left out.
///
/// One month begins where the one before ended, so that groups whose demand stays are not sized
/// again, and the others not from nothing.
pub(super) fn holds(
    ahead: &Ahead<'_>,
    months: &[usize],
    teams: &[TeamId],
) -> Vec<(usize, Vec<(f64, bool)>)> {
    let mut series = Series::default();
    let mut one = |month: usize| {
        let sized = series.size(&ahead.clinic(month)?);
        let of_team = |&team: &TeamId| {
            let own = sized.teams.iter().filter(|row| row.team == team);
            own.fold((0.0, true), |(held, kept), row| {
                (held + row.design.held_minutes_per_week, kept && row.verdict == Verdict::Kept)
            })
        };
        Some((month, teams.iter().map(of_team).collect()))
    };
    months.iter().filter_map(|&month| one(month)).collect()
}

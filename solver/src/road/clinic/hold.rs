//! The holds a month needs: the clinic sized as if that month went on.

use crate::instance::{Instance, InstanceParts};
use crate::number::nearest;
use crate::road::month::{Month, months};
use crate::road::panel::Panel;
use crate::road::week::Walked;
use crate::sizing::{Options, Verdict, size};
use crate::table::TeamId;
use crate::units::Probability;

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

/// Minutes to hold a week for each team, and whether its promises are kept with them; nothing where
/// the month is no clinic.
pub(super) fn holds(
    instance: &Instance,
    panels: &[Panel],
    walked: &Walked,
    month: usize,
    teams: &[TeamId],
) -> Option<Vec<(f64, bool)>> {
    let as_that_month = |parts: &mut InstanceParts| {
        for (at, (given, panel)) in parts.panels.iter_mut().zip(panels).enumerate() {
            let Some(of) = months(&[&walked.panels[at]]).get(month).copied() else { continue };
            let (fixed, need_based) = patients(panel, &of);
            let all = fixed + need_based;
            given.next_controls.clear();
            given.size = u32::try_from(nearest(all)).unwrap_or(u32::MAX);
            let share = if all > 0.0 { need_based / all } else { 0.0 };
            given.converted = Probability::new(share).unwrap_or(Probability::ZERO);
            if given.converted.value() > given.eligible.value() {
                given.eligible = given.converted;
            }
        }
    };
    let then = instance.with(as_that_month).ok()?;
    let sized = size(&then, &Options { as_is: false, frontier: false });
    let of_team = |&team: &TeamId| {
        let own = sized.teams.iter().filter(|row| row.team == team);
        own.fold((0.0, true), |(held, kept), row| {
            (held + row.design.held_minutes_per_week, kept && row.verdict == Verdict::Kept)
        })
    };
    Some(teams.iter().map(of_team).collect())
}

/// Patients who would ask for as much as the month does if it went on: fixed and need-based.
fn patients(panel: &Panel, month: &Month) -> (f64, f64) {
    let interval = panel.intervals.last().map_or(1.0, |&weeks| f64::from(weeks));
    let fixed = month.per_week(month.sum.fixed + month.sum.between) * interval;
    let need_based = if panel.requests_per_week > 0.0 {
        month.per_week(month.sum.need_based) / panel.requests_per_week
    } else {
        month.sum.on_need_based
    };
    (fixed, need_based)
}

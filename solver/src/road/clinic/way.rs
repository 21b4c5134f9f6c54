//! One road of a clinic, told by month.

use crate::instance::Instance;
use crate::number::{nearest, real};
use crate::road::goal::{freed, reached};
use crate::road::month::{Month, month_of, months, weeks_of};
use crate::road::outreach::outreach;
use crate::road::panel::Panel;
use crate::road::walk::{Offered, Road, walk};
use crate::road::week::{Walked, Week};

use super::minutes::{brought, left};
use super::{ChangeEffect, Hump, TeamMonth, TeamNow};

/// Weeks after which a road is taken to be at its end \[weeks\].
const LONG: usize = 1_040;

/// A road without capacity, and within it.
pub(super) fn walks(
    panels: &[Panel],
    weeks: usize,
    offered: Offered,
    limit: Option<f64>,
    (teams, changes): (&[TeamNow], &[ChangeEffect]),
) -> [Road; 2] {
    let free = Road {
        panels: panels.to_vec(),
        weeks,
        offered,
        moves_per_month_max: limit,
        teams: Vec::new(),
    };
    let within = Road { teams: left(teams, changes, weeks), ..free.clone() };
    [free, within]
}

/// What a road frees in the end, the changes in full \[min/week\].
pub(super) fn freed_at_last(road: &Road, changes: &[ChangeEffect]) -> f64 {
    let long = Road { weeks: LONG.max(road.weeks), ..road.clone() };
    let panels = freed(&long, &walk(&long)).pop().flatten().unwrap_or(0.0);
    panels - all_brought(changes, long.weeks)
}

/// Minutes that changes bring all teams in a week \[min\].
fn all_brought(changes: &[ChangeEffect], week: usize) -> f64 {
    changes.iter().map(|change| change.minutes_in(week)).sum()
}

/// Minutes a week freed at the end of each week, changes that are none of a panel among them.
pub(super) fn freed_with(
    road: &Road,
    walked: &Walked,
    changes: &[ChangeEffect],
) -> Vec<Option<f64>> {
    let panels = freed(road, walked).into_iter().enumerate();
    panels.map(|(week, of)| of.map(|of| of - all_brought(changes, week))).collect()
}

/// Minutes freed at the end of each month.
pub(super) fn freed_by_month(freed: &[Option<f64>]) -> Vec<Option<f64>> {
    let count = freed.len().checked_sub(1).map_or(0, |week| month_of(week) + 1);
    (0..count).map(|month| freed.get(weeks_of(month).end - 1).copied().flatten()).collect()
}

/// The month of a goal on a road.
pub(super) fn month_of_goal(
    road: &Road,
    changes: &[ChangeEffect],
    minutes_per_week: f64,
) -> Option<usize> {
    let walked = walk(road);
    reached(&freed_with(road, &walked, changes), &walked, minutes_per_week)
}

/// The week with most visits, where that is more than in the first week.
pub(super) fn hump(walked: &Walked, unmoved: f64) -> Option<Hump> {
    let visits = walked.total(Week::visits);
    let (week, &most) =
        visits.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)))?;
    (most > unmoved * (1.0 + 1e-9) + 1e-9).then_some(Hump { week, visits: most, today: unmoved })
}

/// A team by month.
pub(super) fn team_months(
    panels: &[Panel],
    [asked, held]: [&Walked; 2],
    (at, now): (usize, &TeamNow),
    changes: &[ChangeEffect],
) -> Vec<TeamMonth> {
    let own: Vec<usize> =
        (0..panels.len()).filter(|&panel| panels[panel].team == now.team).collect();
    let by_panel: Vec<Vec<Month>> =
        own.iter().map(|&panel| months(&[&asked.panels[panel]])).collect();
    let count = asked.weeks().checked_sub(1).map_or(0, |week| month_of(week) + 1);
    let month = |month: usize| {
        let weeks = weeks_of(month).start..weeks_of(month).end.min(asked.weeks());
        let others = weeks.clone().map(|week| brought(changes, now.team, week)).sum::<f64>();
        let others = others / real(weeks.len().max(1));
        let mut row = TeamMonth {
            asked_minutes: (now.other_minutes_per_week + others).max(0.0),
            capacity_minutes: now.capacity_minutes_per_week,
            ..TeamMonth::default()
        };
        for months in &by_panel {
            let of = &months[month];
            row.control_minutes += of.per_week(of.sum.control_minutes);
            row.need_based_minutes += of.per_week(of.sum.need_based_minutes);
            row.asked_minutes += of.per_week(of.sum.minutes);
        }
        let last = weeks.end - 1;
        row.backlog_minutes = held.backlog.get(at).map_or(0.0, |weeks| weeks[last]);
        row
    };
    (0..count).map(month).collect()
}

/// Patients of each panel to be sought out, week by week.
pub(super) fn sought(instance: &Instance, panels: &[Panel], asked: &Walked) -> Vec<Vec<f64>> {
    let one = |(given, (panel, rows)): (&crate::instance::Panel, (&Panel, &Vec<Week>))| {
        let weeks = usize::try_from(nearest(given.safety_weeks)).unwrap_or(0);
        outreach(panel, rows, weeks)
    };
    instance.parts().panels.iter().zip(panels.iter().zip(&asked.panels)).map(one).collect()
}

/// Patients to be sought out, week by week, added up by month.
pub(super) fn by_month(weeks: &[Vec<f64>]) -> Vec<f64> {
    let count = weeks.iter().map(Vec::len).max().unwrap_or(0);
    let mut sums = vec![0.0; count.checked_sub(1).map_or(0, |week| month_of(week) + 1)];
    for (week, patients) in weeks.iter().flat_map(|rows| rows.iter().enumerate()) {
        sums[month_of(week)] += patients;
    }
    sums
}

/// Visits a week of the panels if nobody moved: the mean of their first year.
pub(super) fn unmoved(panels: &[Panel]) -> f64 {
    let mut panels = panels.to_vec();
    for panel in &mut panels {
        panel.moves.clear();
    }
    let [road, _] = walks(&panels, 52, Offered::AtControl, None, (&[], &[]));
    let visits = walk(&road).total(Week::visits);
    visits.iter().sum::<f64>() / real(visits.len())
}

//! Both roads of a clinic, asked for at once.

use rayon::prelude::*;

use crate::instance::Instance;
use crate::road::month::{Month, month_of, months};
use crate::road::panel::Panel;
use crate::road::program::{Asked, Unfit, Verdict, plan};
use crate::road::walk::{Offered, walk};
use crate::road::week::Week;
use crate::solve::Limits;
use crate::table::TeamId;

use super::band::bands;
use super::hold::{holds, sized_months};
use super::minutes::{changed, teams, with_panels};
use super::panels::panels;
use super::then::Ahead;
use super::way::{
    by_month, freed_at_last, freed_by_month, freed_with, hump, month_of_goal, sought, team_months,
    unmoved, walks,
};
use super::weigh::weigh;
use super::{ChangeEffect, End, Goal, Options, PanelNow, Roads, TeamNow, Way};

/// Parts of what is freed in the end that are goals where none is named.
const GOALS: [f64; 2] = [0.5, 0.9];

/// Both roads of a clinic: moves offered at the control, and before it.
#[must_use]
pub fn roads(instance: &Instance, options: &Options) -> Roads {
    let panels = panels(instance, options, End::Likely);
    let changes = changed(instance, End::Likely);
    let teams = teams(instance, &panels, &changes);
    let now = |panel: &Panel| PanelNow {
        patients: panel.patients(),
        need_based: panel.need_based,
        may_move: panel.moves.iter().map(|one| one.share.value()).sum(),
        interval_weeks: panel.intervals.last().copied().unwrap_or(1),
    };
    let ways = [Offered::AtControl, Offered::BeforeControl];
    let ways = ways.par_iter().with_max_len(1);
    let now_changed = (teams.as_slice(), changes.as_slice());
    let ways: Vec<Way> =
        ways.map(|&offered| way(instance, options, &panels, now_changed, offered)).collect();
    let best = options.best.then(|| best(options, &panels, now_changed));
    let last = |rows: &Vec<Week>| months(&[rows]).pop().unwrap_or_default();
    let at_last: Vec<Month> =
        ways.first().map_or_else(Vec::new, |way| way.asked.panels.iter().map(last).collect());
    Roads {
        options: options.clone(),
        panels: panels.iter().map(now).collect(),
        changes: with_panels(&panels, &at_last, changes),
        ways,
        best,
        teams,
    }
}

/// The best pace at the control within the limit and the capacity.
fn best(
    options: &Options,
    panels: &[Panel],
    now_changed: (&[TeamNow], &[ChangeEffect]),
) -> Result<Verdict, Unfit> {
    let limit = options.moves_per_month_max;
    let [_, road] = walks(panels, options.weeks, Offered::AtControl, limit, now_changed);
    plan(&Asked { road: &road, waits_max: 0.0, whole: false }, &Limits::default())
}

fn way(
    instance: &Instance,
    options: &Options,
    panels: &[Panel],
    (teams, changes): (&[TeamNow], &[ChangeEffect]),
    offered: Offered,
) -> Way {
    let limit = options.moves_per_month_max;
    let [free, within] = walks(panels, options.weeks, offered, limit, (teams, changes));
    let (asked, held) = (walk(&free), walk(&within));
    let all: Vec<&[Week]> = asked.panels.iter().map(Vec::as_slice).collect();
    let months: Vec<Month> = months(&all);
    let hump = hump(&asked, unmoved(panels));
    let by_team = |row: (usize, &TeamNow)| team_months(panels, [&asked, &held], row, changes);
    let mut by_team: Vec<_> = teams.iter().enumerate().map(by_team).collect();
    let ahead = Ahead::on(instance, panels, &asked, options.weeks);
    if options.holds {
        let wanted = sized_months(months.len(), hump.map(|hump| month_of(hump.week)));
        let ids: Vec<TeamId> = teams.iter().map(|now| now.team).collect();
        for (month, found) in holds(&ahead, &wanted, &ids) {
            for (rows, (minutes, kept)) in by_team.iter_mut().zip(found) {
                rows[month].held_minutes = Some(minutes);
                rows[month].kept = Some(kept);
            }
        }
    }
    let sought = sought(instance, panels, &asked);
    let freed_at_last = freed_at_last(&free, changes);
    Way {
        offered,
        months,
        bands: bands([&free, &within], (options.replications, options.seed)),
        teams: by_team,
        outreach: by_month(&sought),
        weighed: weigh(&ahead, changes),
        hump,
        freed: freed_by_month(&freed_with(&free, &asked, changes)),
        freed_at_last,
        goals: goals(instance, options, teams, offered, freed_at_last),
        asked,
        held,
    }
}

/// When each goal is reached within the capacity, and at both ends of what is assumed.
fn goals(
    instance: &Instance,
    options: &Options,
    teams: &[TeamNow],
    offered: Offered,
    at_last: f64,
) -> Vec<Goal> {
    let wanted = match options.goal_minutes {
        Some(minutes) => vec![minutes],
        None if at_last > 1e-6 => GOALS.iter().map(|part| part * at_last).collect(),
        None => Vec::new(),
    };
    let month = |end: End, minutes: f64| {
        let (panels, changes) = (panels(instance, options, end), changed(instance, end));
        let limit = options.moves_per_month_max;
        let [_, within] = walks(&panels, options.weeks, offered, limit, (teams, &changes));
        month_of_goal(&within, &changes, minutes)
    };
    let goal = |minutes_per_week: f64| Goal {
        minutes_per_week,
        month: month(End::Likely, minutes_per_week),
        month_low: month(End::Low, minutes_per_week),
        month_high: month(End::High, minutes_per_week),
    };
    wanted.into_iter().map(goal).collect()
}

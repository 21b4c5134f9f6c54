//! Both roads of a clinic, asked for at once.

use rayon::prelude::*;

use crate::instance::Instance;
use crate::road::month::{Month, month_of, months};
use crate::road::outreach::outreach;
use crate::road::panel::Panel;
use crate::road::walk::{Offered, walk};
use crate::road::week::Week;
use crate::table::TeamId;
use crate::units::Probability;

use super::hold::{holds, sized_months};
use super::minutes::teams;
use super::panels::{interval, may_move, panel};
use super::way::{
    by_month, freed_at_last, freed_by_month, hump, month_of_goal, team_months, unmoved, walks,
};
use super::{Goal, Options, PanelNow, Roads, TeamNow, Way};

/// Parts of what is freed in the end that are goals where none is named.
const GOALS: [f64; 2] = [0.5, 0.9];

/// Both roads of a clinic: moves offered at the control, and before it.
#[must_use]
pub fn roads(instance: &Instance, options: &Options) -> Roads {
    let panels = panels(instance, options.accepts);
    let teams = teams(instance, &panels);
    let now = |(given, panel): (&crate::instance::Panel, &Panel)| PanelNow {
        patients: panel.patients(),
        need_based: panel.need_based,
        may_move: if given.need_based.is_some() { may_move(given).value() } else { 0.0 },
        interval_weeks: interval(given),
    };
    let ways = [Offered::AtControl, Offered::BeforeControl];
    let ways = ways.par_iter().with_max_len(1);
    Roads {
        options: options.clone(),
        panels: instance.parts().panels.iter().zip(&panels).map(now).collect(),
        ways: ways.map(|&offered| way(instance, options, &panels, &teams, offered)).collect(),
        teams,
    }
}

fn panels(instance: &Instance, accepts: Probability) -> Vec<Panel> {
    instance.parts().panels.iter().map(|given| panel(instance, given, accepts)).collect()
}

fn way(
    instance: &Instance,
    options: &Options,
    panels: &[Panel],
    teams: &[TeamNow],
    offered: Offered,
) -> Way {
    let limit = options.moves_per_month_max;
    let [free, within] = walks(panels, options.weeks, offered, limit, teams);
    let (asked, held) = (walk(&free), walk(&within));
    let all: Vec<&[Week]> = asked.panels.iter().map(Vec::as_slice).collect();
    let months: Vec<Month> = months(&all);
    let hump = hump(&asked, unmoved(panels));
    let by_team = |(at, now): (usize, &TeamNow)| team_months(panels, &asked, &held, (at, now));
    let mut by_team: Vec<_> = teams.iter().enumerate().map(by_team).collect();
    if options.holds {
        let ids: Vec<TeamId> = teams.iter().map(|now| now.team).collect();
        for month in sized_months(months.len(), hump.map(|hump| month_of(hump.week))) {
            let found = holds(instance, panels, &asked, month, &ids);
            for (rows, (minutes, kept)) in by_team.iter_mut().zip(found.unwrap_or_default()) {
                rows[month].held_minutes = Some(minutes);
                rows[month].kept = Some(kept);
            }
        }
    }
    let sought = |(given, (panel, rows)): (&crate::instance::Panel, (&Panel, &Vec<Week>))| {
        let weeks = usize::try_from(crate::number::nearest(given.safety_weeks)).unwrap_or(0);
        outreach(panel, rows, weeks)
    };
    let sought: Vec<_> =
        instance.parts().panels.iter().zip(panels.iter().zip(&asked.panels)).map(sought).collect();
    let freed_at_last = freed_at_last(&free);
    Way {
        offered,
        months,
        teams: by_team,
        outreach: by_month(&sought),
        hump,
        freed: freed_by_month(&crate::road::goal::freed(&free, &asked)),
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
    let share = |value: f64| Probability::new(value).unwrap_or(options.accepts);
    let (low, high) = (options.accepts_range.low, options.accepts_range.high);
    let month = |accepts: Probability, minutes: f64| {
        let panels = panels(instance, accepts);
        let [_, within] =
            walks(&panels, options.weeks, offered, options.moves_per_month_max, teams);
        month_of_goal(&within, minutes)
    };
    let goal = |minutes_per_week: f64| Goal {
        minutes_per_week,
        month: month(options.accepts, minutes_per_week),
        month_low: month(share(low), minutes_per_week),
        month_high: month(share(high), minutes_per_week),
    };
    wanted.into_iter().map(goal).collect()
}

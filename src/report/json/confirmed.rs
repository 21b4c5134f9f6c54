//! What the holds, and the template, keep when played, as fields.

use behov_solver::instance::Instance;
use behov_solver::plan::confirm::{Confirmed, GroupPlayed, NeedPlayed};
use behov_solver::plan::opening::End;
use behov_solver::plan::opening::{Opened, OpenedNeed, OpeningRule, OpeningStep};
use behov_solver::sizing::TeamSizing;
use schemars::JsonSchema;
use serde::Serialize;

use super::finite;
use super::played::release_code;

/// The holds as played, as fields.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Told<'a> {
    weeks: u32,
    rounds: u32,
    settled: bool,
    kept: bool,
    groups: Vec<ToldGroup<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ToldGroup<'a> {
    team: &'a str,
    held_needs: Vec<&'a str>,
    proposed_minutes_per_week: Option<f64>,
    held_minutes_per_week: Option<f64>,
    /// `clinic`, `never`, or the open days before.
    release: String,
    kept: bool,
    needs: Vec<ToldNeed<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ToldNeed<'a> {
    need: &'a str,
    target_open_days: u32,
    share_promised: Option<f64>,
    share_computed: Option<f64>,
    share_played_mean: Option<f64>,
    share_played_half_width: Option<f64>,
    replications: u32,
    in_time_count_mean: Option<f64>,
    request_count_mean: Option<f64>,
    kept: bool,
}

/// The holds as played, as fields.
pub(super) fn told<'a>(instance: &'a Instance, confirmed: &Confirmed) -> Told<'a> {
    let parts = instance.parts();
    let need = |need: &NeedPlayed| ToldNeed {
        need: &parts.needs[need.need].name,
        target_open_days: need.days,
        share_promised: finite(need.share_promised),
        share_computed: finite(need.share_computed),
        share_played_mean: finite(need.share_played.mean),
        share_played_half_width: finite(need.share_played.half_width),
        replications: need.share_played.replications,
        in_time_count_mean: finite(need.in_time),
        request_count_mean: finite(need.requests),
        kept: need.kept(),
    };
    let group = |(team, group): (&TeamSizing, &GroupPlayed)| ToldGroup {
        team: &parts.teams[team.team].name,
        held_needs: team.held.iter().map(|&need| &*parts.needs[need].name).collect(),
        proposed_minutes_per_week: finite(group.proposed_minutes_per_week),
        held_minutes_per_week: finite(team.design.held_minutes_per_week),
        release: release_code(team.release),
        kept: group.kept(),
        needs: group.needs.iter().map(need).collect(),
    };
    let groups = confirmed.sizing.teams.iter().zip(&confirmed.groups);
    Told {
        weeks: confirmed.weeks,
        rounds: confirmed.rounds,
        settled: confirmed.settled,
        kept: confirmed.kept(),
        groups: groups.filter(|(_, group)| !group.needs.is_empty()).map(group).collect(),
    }
}

/// The template as played, as fields.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ToldOpening<'a> {
    rules: Vec<ToldRule<'a>>,
    weeks: u32,
    kept: bool,
    steps: Vec<ToldStep>,
    needs: Vec<OpenedField<'a>>,
    raises: Option<RaisesField>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ToldRule<'a> {
    teams: Vec<&'a str>,
    opens_days: u32,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ToldStep {
    opens_days: u32,
    in_time_share_mean: Option<f64>,
    in_time_share_half_width: Option<f64>,
    replications: u32,
    kept: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
struct OpenedField<'a> {
    team: &'a str,
    need: &'a str,
    target_open_days: u32,
    share_promised: Option<f64>,
    share_played_mean: Option<f64>,
    share_played_half_width: Option<f64>,
    replications: u32,
    request_count_mean: Option<f64>,
    kept: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
struct RaisesField {
    tried: u32,
    taken: bool,
    end: &'static str,
}

/// The template as played, as fields.
pub(super) fn told_opening<'a>(instance: &'a Instance, opened: &Opened) -> ToldOpening<'a> {
    let parts = instance.parts();
    let step = |step: &OpeningStep| ToldStep {
        opens_days: step.days,
        in_time_share_mean: finite(step.in_time.mean),
        in_time_share_half_width: finite(step.in_time.half_width),
        replications: step.in_time.replications,
        kept: step.kept,
    };
    let rule = |rule: &OpeningRule| ToldRule {
        teams: rule.teams.iter().map(|&team| &*parts.teams[team].name).collect(),
        opens_days: rule.days,
    };
    let need = |need: &OpenedNeed| OpenedField {
        team: &parts.teams[need.team].name,
        need: &parts.needs[need.need].name,
        target_open_days: need.days,
        share_promised: finite(need.share_promised),
        share_played_mean: finite(need.share_played.mean),
        share_played_half_width: finite(need.share_played.half_width),
        replications: need.share_played.replications,
        request_count_mean: finite(need.requests),
        kept: need.kept(),
    };
    ToldOpening {
        rules: opened.groups.iter().map(rule).collect(),
        weeks: opened.weeks,
        kept: opened.kept(),
        steps: opened.steps.iter().map(step).collect(),
        needs: opened.needs.iter().map(need).collect(),
        raises: opened.raises.map(|raises| RaisesField {
            tried: raises.tried,
            taken: raises.taken,
            end: match raises.end {
                End::Mended => "mended",
                End::AtOthersCost => "at-others-cost",
                End::Full => "full",
                End::NoTemplate => "no-template",
                End::Limit => "limit",
                End::Stopped => "stopped",
            },
        }),
    }
}

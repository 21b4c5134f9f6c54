//! What the holds, and the template, keep when played.

use behov_solver::instance::Instance;
use behov_solver::plan::confirm::{Confirmed, GroupPlayed, NeedPlayed};
use behov_solver::plan::opening::{End, Opened, OpenedNeed, OpeningRule, OpeningStep, Raises};
use behov_solver::sizing::TeamSizing;

use super::played::release_code;
use super::shape::shape;
use super::value::{Estimated, Real};
use crate::report::name::{Named, names};

shape! {
    /// The holds as played.
    Told<'a> of (row: &Confirmed, instance: &'a Instance)
    [let groups = row.sizing.teams.iter().zip(&row.groups);]
    {
        weeks: u32,
        rounds: u32,
        settled: bool,
        kept: bool = row.kept(),
        groups: Vec<ToldGroup<'a>> = groups
            .filter(|(_, group)| !group.needs.is_empty())
            .map(|(team, group)| ToldGroup::of(group, team, instance))
            .collect(),
    }

    ToldGroup<'a> of (row: &GroupPlayed, team: &TeamSizing, instance: &'a Instance) {
        team: &'a str = team.team.name(instance),
        held_needs: Vec<&'a str> = names(instance, &team.held),
        proposed_minutes_per_week: Real,
        held_minutes_per_week: Real = Real(team.design.held_minutes_per_week),
        /// `clinic`, `never`, or the open days before.
        release: String = release_code(team.release),
        /// By how much the queue of the team grows without end with these holds, where it does not
        /// without any.
        queue_growth_minutes_per_week: Option<Estimated> = row.queue_growth.map(Estimated::of),
        kept: bool = row.kept(),
        needs: Vec<ToldNeed<'a>> =
            row.needs.iter().map(|need| ToldNeed::of(need, instance)).collect(),
    }

    ToldNeed<'a> of (row: &NeedPlayed, instance: &'a Instance) {
        need: &'a str = row.need.name(instance),
        target_open_days: u32 = row.days,
        share_promised: Real,
        share_computed: Real,
        share_played: Estimated = Estimated::share(row.share_played, row.requests),
        in_time_count_mean: Real = Real(row.in_time),
        request_count_mean: Real = Real(row.requests),
        kept: bool = row.kept(),
    }

    /// The template as played.
    ToldOpening<'a> of (row: &Opened, instance: &'a Instance) {
        rules: Vec<ToldRule<'a>> =
            row.groups.iter().map(|rule| ToldRule::of(rule, instance)).collect(),
        weeks: u32,
        kept: bool = row.kept(),
        steps: Vec<ToldStep> = row.steps.iter().map(ToldStep::of).collect(),
        needs: Vec<OpenedField<'a>> =
            row.needs.iter().map(|need| OpenedField::of(need, instance)).collect(),
        raises: Option<RaisesField> = row.raises.map(RaisesField::of),
    }

    ToldRule<'a> of (row: &OpeningRule, instance: &'a Instance) {
        teams: Vec<&'a str> = names(instance, &row.teams),
        opens_days: u32 = row.days,
    }

    ToldStep of (row: &OpeningStep) {
        opens_days: u32 = row.days,
        in_time_share: Estimated = Estimated::of(row.in_time).of_a_share(),
        kept: bool,
    }

    OpenedField<'a> of (row: &OpenedNeed, instance: &'a Instance) {
        team: &'a str = row.team.name(instance),
        need: &'a str = row.need.name(instance),
        target_open_days: u32 = row.days,
        share_promised: Real,
        share_played: Estimated = Estimated::share(row.share_played, row.requests),
        request_count_mean: Real = Real(row.requests),
        kept: bool = row.kept(),
    }

    RaisesField of (row: Raises) {
        tried: u32,
        taken: bool,
        end: &'static str = match row.end {
            End::Mended => "mended",
            End::AtOthersCost => "at-others-cost",
            End::Full => "full",
            End::NoTemplate => "no-template",
            End::Limit => "limit",
            End::Stopped => "stopped",
        },
    }
}

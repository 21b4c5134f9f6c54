//! What the holds, and the template, keep in the clinic played day by day: beside what is computed.

use behov_solver::answer::Release;
use behov_solver::evaluation::Estimate;
use behov_solver::instance::Instance;
use behov_solver::plan::confirm::{Confirmed, GroupPlayed, NeedPlayed};
use behov_solver::plan::opening::{Opened, OpenedNeed};
use behov_solver::sizing::TeamSizing;
use serde::Serialize;

use super::json::finite;
use super::voice::Voice;

/// The group of a sizing as played.
pub(super) fn of<'a>(confirmed: &'a Confirmed, team: &TeamSizing) -> Option<&'a GroupPlayed> {
    let same = |row: &&TeamSizing| row.team == team.team && row.held == team.held;
    let place = confirmed.sizing.teams.iter().position(|row| same(&row))?;
    confirmed.groups.get(place).filter(|group| !group.needs.is_empty())
}

/// One line per need of a group: played, promised, computed.
pub(super) fn lines(voice: Voice, instance: &Instance, group: &GroupPlayed) -> Vec<String> {
    group.needs.iter().map(|need| line(voice, instance, need)).collect()
}

fn line(voice: Voice, instance: &Instance, need: &NeedPlayed) -> String {
    let name = &instance.parts().needs[need.need].name;
    let within = within(voice, name, need.days);
    let values = [
        ("within", &*within),
        ("played", &*share(voice, need.share_played)),
        ("count", &*voice.number(need.in_time, 0)),
        ("of", &*voice.number(need.requests, 0)),
        ("promised", &*voice.percent(need.share_promised)),
        ("verdict", &*verdict(voice, need.kept())),
        ("computed", &*voice.percent(need.share_computed)),
    ];
    voice.tell("size.played.value", &values)
}

fn verdict(voice: Voice, kept: bool) -> String {
    voice.say(if kept { "size.access.kept" } else { "size.access.missed" })
}

/// A need and its target in words.
fn within(voice: Voice, name: &str, days: u32) -> String {
    let shown = days.to_string();
    let values = [("need", name), ("days", &*shown)];
    match days {
        0 => voice.tell("access.within.0", &values[..1]),
        1 => voice.tell("access.within.1", &values[..1]),
        _ => voice.tell("access.within", &values),
    }
}

fn share(voice: Voice, share: Estimate) -> String {
    let half = voice.number(share.half_width * 100.0, 1);
    format!("{} ± {half}", voice.percent(share.mean))
}

/// What playing adds to the answer of a group: raised, or not enough.
pub(super) fn answer(
    voice: Voice,
    team: &TeamSizing,
    confirmed: &Confirmed,
    group: &GroupPlayed,
) -> String {
    let held = voice.minutes(team.design.held_minutes_per_week);
    let proposed = group.proposed_minutes_per_week;
    let raised = team.design.held_minutes_per_week > proposed + 1e-6;
    let proposed = voice.minutes(proposed);
    let values = [("minutes", &*held), ("proposed", &*proposed)];
    let release = team.release.map(|rule| release(voice, rule));
    let told = match release {
        Some(release) => format!(" {release}"),
        None => String::new(),
    };
    let told = |sentence: String| sentence + &told;
    match (group.kept(), raised) {
        (true, true) => told(voice.tell("size.answer.played.raised", &values)),
        (true, false) => told(voice.say("size.answer.played")),
        (false, _) if !confirmed.settled => voice.tell("size.answer.played.budget", &values),
        (false, _) => {
            let no = voice.tell("size.answer.played.no", &values);
            let most = group
                .most_tried
                .filter(|most| most.minutes_per_week > team.design.held_minutes_per_week + 1e-6);
            let Some(most) = most else { return no };
            let (minutes, share) =
                (voice.minutes(most.minutes_per_week), voice.percent(most.share_played));
            let values = [("minutes", &*minutes), ("share", &*share)];
            format!("{no} {}", voice.tell("size.answer.played.most", &values))
        }
    }
}

/// When unclaimed holds open, where playing chose it.
fn release(voice: Voice, rule: Release) -> String {
    match rule {
        Release::Never => voice.say("size.answer.release.never"),
        Release::DaysBefore(0) => voice.say("size.answer.release.0"),
        Release::DaysBefore(days) => {
            voice.tell("size.answer.release", &[("days", &voice.whole(days as usize))])
        }
    }
}

/// The template as played, in sentences.
pub(super) fn opening(voice: Voice, instance: &Instance, opened: &Opened) -> Vec<String> {
    let key = match opened.days {
        0 => "template.opening.0",
        1 => "template.opening.1",
        _ => "template.opening",
    };
    let mut told = vec![voice.tell(key, &[("days", &voice.whole(opened.days as usize))])];
    if opened.steps.len() > 1 {
        let step = |step: &behov_solver::plan::opening::OpeningStep| {
            let values = [
                ("days", &*voice.whole(step.days as usize)),
                ("share", &*voice.percent(step.in_time.mean)),
            ];
            voice.tell("template.opening.step", &values)
        };
        let steps = opened.steps.iter().map(step).collect::<Vec<_>>().join("; ");
        told.push(voice.tell("template.opening.steps", &[("steps", &steps)]));
    }
    told.extend(opened.needs.iter().map(|need| opened_line(voice, instance, need)));
    told
}

fn opened_line(voice: Voice, instance: &Instance, need: &OpenedNeed) -> String {
    let parts = instance.parts();
    let name = &parts.needs[need.need].name;
    let values = [
        ("team", &*parts.teams[need.team].name),
        ("within", &*within(voice, name, need.days)),
        ("played", &*share(voice, need.share_played)),
        ("of", &*voice.number(need.requests, 0)),
        ("promised", &*voice.percent(need.share_promised)),
        ("verdict", &*verdict(voice, need.kept())),
    ];
    voice.tell("template.opening.need", &values)
}

/// The holds as played, as fields.
#[derive(Debug, Serialize)]
pub(super) struct Told<'a> {
    weeks: u32,
    rounds: u32,
    settled: bool,
    kept: bool,
    groups: Vec<ToldGroup<'a>>,
}

#[derive(Debug, Serialize)]
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

#[derive(Debug, Serialize)]
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
        release: match team.release {
            None => "clinic".to_owned(),
            Some(Release::Never) => "never".to_owned(),
            Some(Release::DaysBefore(days)) => days.to_string(),
        },
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
#[derive(Debug, Serialize)]
pub(super) struct ToldOpening<'a> {
    opens_days: u32,
    weeks: u32,
    kept: bool,
    steps: Vec<ToldStep>,
    needs: Vec<OpenedField<'a>>,
}

#[derive(Debug, Serialize)]
struct ToldStep {
    opens_days: u32,
    in_time_share_mean: Option<f64>,
    in_time_share_half_width: Option<f64>,
    replications: u32,
    kept: bool,
}

#[derive(Debug, Serialize)]
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

/// The template as played, as fields.
pub(super) fn told_opening<'a>(instance: &'a Instance, opened: &Opened) -> ToldOpening<'a> {
    let parts = instance.parts();
    let step = |step: &behov_solver::plan::opening::OpeningStep| ToldStep {
        opens_days: step.days,
        in_time_share_mean: finite(step.in_time.mean),
        in_time_share_half_width: finite(step.in_time.half_width),
        replications: step.in_time.replications,
        kept: step.kept,
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
        opens_days: opened.days,
        weeks: opened.weeks,
        kept: opened.kept(),
        steps: opened.steps.iter().map(step).collect(),
        needs: opened.needs.iter().map(need).collect(),
    }
}

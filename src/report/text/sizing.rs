//! Sizing as text: one section per team, or per group of its needs.

use behov_solver::instance::Instance;
use behov_solver::sizing::{
    ClinicSizing, Design, FrontierPoint, GrowingQueue, LegalPromise, NeedAccess, Overload,
    PoolingLevel, RuleOfThumb, TeamSizing, Verdict,
};
use behov_solver::solve::Proof;
use behov_solver::supply::{Unservable, Why};

use super::{frontier, outlook};
use crate::messages::{key, tell};
use crate::report::sheet::{Grid, Sheet};
use crate::report::{Findings, Voice, confirmed, label, proof};

/// The widest of the labels \[characters\].
pub(super) fn label_width(voice: Voice) -> usize {
    let labels = [
        tell!(voice, "size.answer"),
        tell!(voice, "size.demand"),
        tell!(voice, "size.rooms"),
        tell!(voice, "size.shared"),
        tell!(voice, "size.load"),
        tell!(voice, "size.holds"),
        tell!(voice, "size.access"),
        tell!(voice, "size.played"),
        tell!(voice, "size.overflow"),
        tell!(voice, "size.unused"),
        tell!(voice, "size.backlog"),
        tell!(voice, "size.overload"),
        tell!(voice, "size.legal"),
    ];
    labels.iter().map(|label| label.chars().count()).max().unwrap_or(0)
}

/// One section per team.
pub(super) fn teams(sheet: &mut Sheet, voice: Voice, findings: &Findings<'_>, verbose: bool) {
    for team in &findings.sizing.teams {
        let name = label::group(voice, findings.instance, team, &findings.sizing.teams);
        sheet.line(&tell!(voice, "size.team", team = name).to_uppercase());
        for (label, text) in facts(voice, findings, team) {
            sheet.row(&label, &text);
        }
        if verbose {
            rules_of_thumb(sheet, voice, &team.rules_of_thumb);
        }
        // Where nothing may be held there is no choice to show.
        if !team.held.is_empty() {
            frontier::table(sheet, voice, &team.frontier, verbose);
            outlook::outlook(sheet, voice, &team.outlook, verbose);
        }
        sheet.gap();
    }
    unservable(sheet, voice, findings);
}

/// What is asked for and no session can hold.
fn unservable(sheet: &mut Sheet, voice: Voice, findings: &Findings<'_>) {
    let asked = unservable_lines(voice, findings.instance, &findings.sizing.unservable);
    if asked.is_empty() {
        return;
    }
    sheet.line(&tell!(voice, "size.unservable").to_uppercase());
    for line in &asked {
        sheet.point(line);
    }
    sheet.gap();
}

/// A sentence for every visit asked for that no session can hold.
#[must_use]
pub(in crate::report) fn unservable_lines(
    voice: Voice,
    instance: &Instance,
    rows: &[Unservable],
) -> Vec<String> {
    let parts = instance.parts();
    let line = |row: &Unservable| {
        let (team, need) = (&parts.teams[row.team].name, &parts.needs[row.need].name);
        let class = label::class(voice, &parts.complexity.classes[row.class].name);
        let minutes = voice.minutes(row.minutes_per_week);
        match row.why {
            Why::TooLong(longest) => tell!(
                voice,
                "size.unservable.long",
                team = team,
                need = need,
                class = class,
                minutes = minutes,
                length = row.length.0,
                longest = longest.0
            ),
            Why::NeverHeld => tell!(
                voice,
                "size.unservable.never",
                team = team,
                need = need,
                class = class,
                minutes = minutes
            ),
        }
    };
    rows.iter().filter(|row| row.minutes_per_week > 0.0).map(line).collect()
}

/// What is said of a team, label by label; an empty label goes on from the one above.
#[must_use]
pub(in crate::report) fn facts(
    voice: Voice,
    findings: &Findings<'_>,
    team: &TeamSizing,
) -> Vec<(String, String)> {
    let (instance, design) = (findings.instance, &team.design);
    let played = findings.played.and_then(|played| Some((played, confirmed::of(played, team)?)));
    let mut facts: Vec<(String, String)> = Vec::new();
    for line in headline(voice, findings, team) {
        let label = if facts.is_empty() { tell!(voice, "size.answer") } else { String::new() };
        facts.push((label, line));
    }
    let mut add = |label: String, text: String| facts.push((label, text));
    if let Some(overload) = &design.overload {
        let line = overload_line(voice, overload);
        add(tell!(voice, "size.overload"), line);
        add(String::new(), tell!(voice, "size.overload.no-mean"));
        if let Some(line) = choice(voice, team) {
            add(String::new(), line);
        }
    }
    add(tell!(voice, "size.demand"), demand_line(voice, team));
    if team.short_of_rooms {
        add(tell!(voice, "size.rooms"), tell!(voice, "size.rooms.short"));
    }
    if team.shared {
        add(tell!(voice, "size.shared"), tell!(voice, "size.shared.value"));
    }
    add(tell!(voice, "size.load"), load_line(voice, team));
    if !team.held.is_empty() {
        add(tell!(voice, "size.holds"), holds_line(voice, instance, design));
    }
    for (index, need) in design.access.needs.iter().enumerate() {
        let label = if index == 0 { tell!(voice, "size.access") } else { String::new() };
        add(label, access_line(voice, instance, need, design.access.proof));
    }
    for (index, line) in
        played.iter().flat_map(|(_, group)| confirmed::lines(voice, instance, group)).enumerate()
    {
        let label = if index == 0 { tell!(voice, "size.played") } else { String::new() };
        add(label, line);
    }
    if design.access.share_within_days.len() > 1 && !team.held.is_empty() {
        let shares = design.access.share_within_days.iter().map(|&share| voice.percent(share));
        let shares = shares.collect::<Vec<_>>().join(", ");
        add(String::new(), tell!(voice, "size.access.curve", shares = shares));
    }
    if !team.held.is_empty() {
        add(tell!(voice, "size.overflow"), overflow_line(voice, team));
    }
    add(tell!(voice, "size.unused"), unused_line(voice, design));
    if let Some(backlog) = design.routine_backlog_minutes {
        let minutes = voice.minutes(backlog);
        let line = tell!(voice, "size.backlog.value", minutes = minutes);
        add(tell!(voice, "size.backlog"), line);
    }
    for (index, promise) in team.legal.iter().enumerate() {
        let label = if index == 0 { tell!(voice, "size.legal") } else { String::new() };
        add(label, legal_line(voice, instance, promise));
    }
    facts
}

/// The answer of a team: what was played decides, where it was and no queue grows.
fn headline(voice: Voice, findings: &Findings<'_>, team: &TeamSizing) -> Vec<String> {
    if team.held.is_empty() && team.verdict == Verdict::Kept {
        let asked = team.sub_acute_minutes_per_week + team.routine_minutes_per_week > 0.0;
        return vec![tell!(voice, asked => {
            true => "size.answer.routine",
            false => "size.answer.nobody",
        })];
    }
    let computed = answer(voice, findings, team);
    let played = findings.played.filter(|_| team.design.overload.is_none());
    let Some((all, group)) = played.and_then(|all| Some((all, confirmed::of(all, team)?))) else {
        return vec![computed];
    };
    let told = confirmed::answer(voice, team, all, group);
    if findings.as_is && !group.kept() && group.queue_growth.is_none() {
        let minutes = voice.minutes(team.design.held_minutes_per_week);
        let no = || tell!(voice, "size.answer.played.no.as-is", minutes = minutes);
        return vec![if team.verdict == Verdict::Kept { no() } else { computed }];
    }
    if let Some(short) = findings.short_in_template(team).filter(|_| group.kept()) {
        return vec![confirmed::short_in_template(voice, findings.instance, team, short)];
    }
    if !group.kept() && findings.group_kept(team) {
        let kept = kept(voice, findings, team);
        return vec![kept, confirmed::kept_in_template(voice), told];
    }
    match (group.kept(), team.verdict) {
        (true, _) => vec![kept(voice, findings, team), told],
        (false, Verdict::Kept) => vec![told],
        (false, Verdict::No { .. }) => vec![computed, told],
    }
}

/// The holds that keep every promise.
fn kept(voice: Voice, findings: &Findings<'_>, team: &TeamSizing) -> String {
    let minutes = voice.minutes(team.design.held_minutes_per_week);
    if findings.as_is {
        return tell!(voice, "size.answer.as-is", minutes = minutes);
    }
    let holds = hold_count(voice, findings.instance, team);
    tell!(voice, "size.answer.kept", minutes = minutes, holds = holds)
}

/// The computed answer of a team in a sentence or two.
#[must_use]
pub fn answer(voice: Voice, findings: &Findings<'_>, team: &TeamSizing) -> String {
    let minutes = voice.minutes(team.design.held_minutes_per_week);
    match (team.verdict, findings.as_is) {
        (Verdict::Kept, _) => kept(voice, findings, team),
        (Verdict::No { holds_would_do_minutes_per_week: Some(enough), .. }, _) => {
            let enough = voice.minutes(enough);
            tell!(voice, "size.answer.no.as-is.holds", minutes = minutes, enough = enough)
        }
        (Verdict::No { missing_minutes_per_week: Some(missing), .. }, as_is) => {
            let missing = voice.minutes(missing);
            tell!(voice, (as_is, team.short_of_rooms) => {
                (true, true) => "size.answer.no.as-is.rooms",
                (true, false) => "size.answer.no.as-is",
                (false, true) => "size.answer.no.rooms",
                (false, false) => "size.answer.no",
            }, minutes = minutes, missing = missing)
        }
        (Verdict::No { missing_minutes_per_week: None, .. }, as_is) => {
            tell!(
                voice,
                as_is => {
                    true => "size.answer.no.as-is.unknown",
                    false => "size.answer.no.unknown",
                },
                minutes = minutes
            )
        }
    }
}

fn hold_count(voice: Voice, instance: &Instance, team: &TeamSizing) -> String {
    let held: i32 = team.design.holds.iter().map(|minutes| minutes.0).sum();
    let count = held / team.hold_unit.0.max(1);
    tell!(
        voice,
        "size.holds.count",
        count = voice.number(f64::from(count), 0),
        unit = team.hold_unit.0,
        weeks = tell!(voice, "size.weeks", weeks = instance.parts().cycle.weeks)
    )
}

/// In overload somebody waits: what holding nothing and holding most keeps, for both sides.
fn choice(voice: Voice, team: &TeamSizing) -> Option<String> {
    let share = |design: &Design| {
        let needs = &design.access.needs;
        let requests: f64 = needs.iter().map(|need| need.requests_per_week).sum();
        let kept: f64 = needs.iter().map(|need| need.requests_per_week * need.share_kept).sum();
        (requests > 0.0).then(|| kept / requests)
    };
    let none = team.frontier.first()?;
    let by_share = |point: &&FrontierPoint| share(&point.design);
    let most = team.frontier.iter().max_by(|a, b| {
        by_share(a).partial_cmp(&by_share(b)).unwrap_or(std::cmp::Ordering::Equal)
    })?;
    let (without, with) = (share(&none.design)?, share(&most.design)?);
    let growth =
        |design: &Design| design.overload.map_or(0.0, |overload| overload.growth_minutes_per_week);
    (with > without + 1e-9).then(|| {
        tell!(
            voice,
            "size.overload.choice",
            without = voice.percent(without),
            minutes = voice.minutes(most.design.held_minutes_per_week),
            with = voice.percent(with),
            before = voice.minutes(growth(&none.design)),
            growth = voice.minutes(growth(&most.design))
        )
    })
}

/// Whose queue grows, how fast, and when the first right is breached.
#[must_use]
pub fn overload_line(voice: Voice, overload: &Overload) -> String {
    let mut line = tell!(
        voice,
        overload.queue => {
        GrowingQueue::Routine => "size.overload.routine",
        GrowingQueue::Everyone => "size.overload.everyone",
        },
        minutes = voice.minutes(overload.growth_minutes_per_week),
        requests = voice.number(overload.growth_requests_per_week, 1)
    );
    if let Some(date) = overload.first_breach {
        line += &tell!(voice, "size.overload.breach", date = voice.date(date));
    }
    line + "."
}

fn demand_line(voice: Voice, team: &TeamSizing) -> String {
    tell!(
        voice,
        team.short_of_rooms => {
            true => "size.demand.value.rooms",
            false => "size.demand.value",
        },
        sub_acute = voice.minutes(team.sub_acute_minutes_per_week),
        routine = voice.minutes(team.routine_minutes_per_week),
        capacity = voice.minutes(team.capacity_minutes_per_week)
    )
}

fn load_line(voice: Voice, team: &TeamSizing) -> String {
    let design = &team.design;
    // Held minutes fall away with leave as well, so this is not capacity less what is held.
    let unheld = if design.routine_load > 0.0 && design.routine_load.is_finite() {
        team.routine_minutes_per_week / design.routine_load
    } else {
        (team.capacity_minutes_per_week - design.held_minutes_per_week).max(0.0)
    };
    tell!(
        voice,
        "size.load.value",
        routine_load = voice.number(design.routine_load, 2),
        unheld = voice.minutes(unheld),
        total_load = voice.number(design.total_load, 2)
    )
}

/// The days with holds; all days of the week are named when none has any.
fn holds_line(voice: Voice, instance: &Instance, design: &Design) -> String {
    let cycle = instance.parts().cycle;
    let days = instance.cycle_days().into_iter().filter_map(|day| {
        let held = design.holds.get(day.index())?;
        Some(format!("{} {}", voice.day(day, cycle), held.0))
    });
    let days: Vec<String> = days.collect();
    tell!(voice, "minutes", minutes = days.join(" · "))
}

/// A need against its target, the count beside the share.
#[must_use]
pub fn access_line(voice: Voice, instance: &Instance, need: &NeedAccess, proven: Proof) -> String {
    let within = confirmed::within(voice, &instance.parts().needs[need.need].name, need.days);
    let kept = voice.percent(need.share_kept);
    let (kept, word) = match proven {
        Proof::Bounded { .. } => {
            (tell!(voice, "size.access.at-least", share = kept), tell!(voice, "proof.at-least"))
        }
        _ => (kept, proof::word(voice, need.share_kept, proven)),
    };
    let verdict = if need.share_kept + 1e-9 >= need.share_promised {
        tell!(voice, "size.access.kept")
    } else {
        tell!(voice, "size.access.missed")
    };
    format!(
        "{} [{word}]",
        tell!(
            voice,
            "size.access.value",
            within = within,
            kept = kept,
            count = voice.number(need.share_kept * need.requests_per_week, 1),
            of = voice.number(need.requests_per_week, 1),
            promised = voice.percent(need.share_promised),
            verdict = verdict
        )
    )
}

fn overflow_line(voice: Voice, team: &TeamSizing) -> String {
    let (lost, of) = (team.design.overflow_minutes_per_week, team.sub_acute_minutes_per_week);
    let share = if of > 0.0 { lost / of } else { 0.0 };
    tell!(
        voice,
        "size.overflow.value",
        minutes = voice.minutes(lost),
        share = voice.percent(share),
        of = voice.minutes(of)
    )
}

fn unused_line(voice: Voice, design: &Design) -> String {
    let idle = design.idle_beside_queue_minutes_per_week;
    let word = proof::word(voice, idle, design.unused_proof);
    format!(
        "{} [{word}]",
        tell!(
            voice,
            "size.unused.value",
            slack = voice.minutes(design.slack_minutes_per_week),
            idle = voice.minutes(idle)
        )
    )
}

fn legal_line(voice: Voice, instance: &Instance, promise: &LegalPromise) -> String {
    let word = proof::word(voice, promise.refused_share, promise.proof);
    format!(
        "{} [{word}]",
        tell!(
            voice,
            "size.legal.value",
            right = label::right(voice, &instance.parts().rights[promise.right].name),
            days = promise.days,
            share = voice.percent(promise.refused_share),
            count = voice.number(promise.refused_requests_per_week, 1),
            unused = voice.minutes(promise.unused_minutes_per_week)
        )
    )
}

fn rules_of_thumb(sheet: &mut Sheet, voice: Voice, rules: &[RuleOfThumb]) {
    if rules.is_empty() {
        return;
    }
    sheet.gap();
    sheet.line(&format!("  {}", tell!(voice, "size.thumb")));
    for rule in rules {
        sheet.point(&rule_of_thumb(voice, rule));
    }
}

/// A rule of thumb with what it ignores.
#[must_use]
pub(in crate::report) fn rule_of_thumb(voice: Voice, rule: &RuleOfThumb) -> String {
    let (RuleOfThumb::Percentile85(value)
    | RuleOfThumb::Newsvendor(value)
    | RuleOfThumb::TargetQueue(value)) = rule;
    tell!(
        voice,
        rule => {
            RuleOfThumb::Percentile85(_) => "size.thumb.percentile",
            RuleOfThumb::Newsvendor(_) => "size.thumb.newsvendor",
            RuleOfThumb::TargetQueue(_) => "size.thumb.queue",
        },
        value = voice.minutes(*value)
    )
}

/// Own clinician, team and clinic side by side.
pub(super) fn pooling(sheet: &mut Sheet, voice: Voice, sizing: &ClinicSizing) {
    if sizing.pooling.is_empty() {
        return;
    }
    sheet.line(&tell!(voice, "size.pooling"));
    let (header, rows) = pooling_cells(voice, sizing);
    sheet.table(&Grid::words(header, rows, 1..4));
    sheet.gap();
}

/// The headings and cells of the levels of ownership.
#[must_use]
pub(in crate::report) fn pooling_cells(
    voice: Voice,
    sizing: &ClinicSizing,
) -> (Vec<String>, Vec<Vec<String>>) {
    let none = || tell!(voice, "size.pooling.none");
    let rows = sizing.pooling.iter().map(|row| {
        vec![
            pooling_level(voice, row.level),
            row.queue_count.to_string(),
            row.held_minutes_per_week.map_or_else(none, |held| voice.minutes(held)),
            voice.minutes(row.overflow_minutes_per_week),
        ]
    });
    let header = vec![
        tell!(voice, "size.pooling.level"),
        tell!(voice, "size.pooling.queues"),
        tell!(voice, "size.pooling.held"),
        tell!(voice, "size.pooling.overflow"),
    ];
    (header, rows.collect())
}

/// Who shares holds, in words.
#[must_use]
fn pooling_level(voice: Voice, level: PoolingLevel) -> String {
    voice.say(match level {
        PoolingLevel::Own => key!("size.pooling.own"),
        PoolingLevel::Team => key!("size.pooling.team"),
        PoolingLevel::Clinic => key!("size.pooling.clinic"),
    })
}

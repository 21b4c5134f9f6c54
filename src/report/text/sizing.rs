//! Sizing as text: one section per team, or per group of its needs.

use behov_solver::instance::Instance;
use behov_solver::sizing::{
    ClinicSizing, Design, FrontierPoint, GrowingQueue, LegalPromise, NeedAccess, Overload,
    PoolingLevel, RuleOfThumb, TeamSizing, Verdict, WeekOutlook,
};
use behov_solver::solve::Proof;
use behov_solver::supply::{Unservable, Why};

use super::frontier;
use super::sheet::{Grid, Sheet};
use crate::report::{Findings, Voice, confirmed, label, proof};

/// The widest of the labels \[characters\].
pub(super) fn label_width(voice: Voice) -> usize {
    let labels = [
        voice.say("size.answer"),
        voice.say("size.demand"),
        voice.say("size.rooms"),
        voice.say("size.shared"),
        voice.say("size.load"),
        voice.say("size.holds"),
        voice.say("size.access"),
        voice.say("size.played"),
        voice.say("size.overflow"),
        voice.say("size.unused"),
        voice.say("size.backlog"),
        voice.say("size.overload"),
        voice.say("size.legal"),
    ];
    labels.iter().map(|label| label.chars().count()).max().unwrap_or(0)
}

/// One section per team.
pub(super) fn teams(sheet: &mut Sheet, voice: Voice, findings: &Findings<'_>, verbose: bool) {
    for team in &findings.sizing.teams {
        let name = label::group(voice, findings.instance, team, &findings.sizing.teams);
        sheet.line(&voice.tell("size.team", &[("team", &name)]).to_uppercase());
        for (label, text) in facts(voice, findings, team) {
            sheet.row(&label, &text);
        }
        if verbose {
            rules_of_thumb(sheet, voice, &team.rules_of_thumb);
        }
        frontier::table(sheet, voice, &team.frontier, verbose);
        outlook(sheet, voice, &team.outlook, verbose);
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
    sheet.line(&voice.say("size.unservable").to_uppercase());
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
        let minutes = voice.minutes(row.minutes_per_week);
        let length = row.length.0.to_string();
        let mut values = vec![
            ("team", &*parts.teams[row.team].name),
            ("need", &*parts.needs[row.need].name),
            ("class", &*parts.complexity.classes[row.class].name),
            ("minutes", &*minutes),
        ];
        match row.why {
            Why::TooLong(longest) => {
                let longest = longest.0.to_string();
                values.extend([("length", &*length), ("longest", &*longest)]);
                voice.tell("size.unservable.long", &values)
            }
            Why::NeverHeld => voice.tell("size.unservable.never", &values),
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
        let label = if facts.is_empty() { voice.say("size.answer") } else { String::new() };
        facts.push((label, line));
    }
    let mut add = |label: String, text: String| facts.push((label, text));
    if let Some(overload) = &design.overload {
        let line = overload_line(voice, overload);
        add(voice.say("size.overload"), line);
        add(String::new(), voice.say("size.overload.no-mean"));
        if let Some(line) = choice(voice, team) {
            add(String::new(), line);
        }
    }
    add(voice.say("size.demand"), demand_line(voice, team));
    if team.short_of_rooms {
        add(voice.say("size.rooms"), voice.say("size.rooms.short"));
    }
    if team.shared {
        add(voice.say("size.shared"), voice.say("size.shared.value"));
    }
    add(voice.say("size.load"), load_line(voice, team));
    add(voice.say("size.holds"), holds_line(voice, instance, design));
    for (index, need) in design.access.needs.iter().enumerate() {
        let label = if index == 0 { voice.say("size.access") } else { String::new() };
        add(label, access_line(voice, instance, need, design.access.proof));
    }
    for (index, line) in
        played.iter().flat_map(|(_, group)| confirmed::lines(voice, instance, group)).enumerate()
    {
        let label = if index == 0 { voice.say("size.played") } else { String::new() };
        add(label, line);
    }
    if design.access.share_within_days.len() > 1 {
        let shares = design.access.share_within_days.iter().map(|&share| voice.percent(share));
        let shares = shares.collect::<Vec<_>>().join(", ");
        add(String::new(), voice.tell("size.access.curve", &[("shares", &shares)]));
    }
    add(voice.say("size.overflow"), overflow_line(voice, team));
    add(voice.say("size.unused"), unused_line(voice, design));
    if let Some(backlog) = design.routine_backlog_minutes {
        let minutes = voice.minutes(backlog);
        let line = voice.tell("size.backlog.value", &[("minutes", &minutes)]);
        add(voice.say("size.backlog"), line);
    }
    for (index, promise) in team.legal.iter().enumerate() {
        let label = if index == 0 { voice.say("size.legal") } else { String::new() };
        add(label, legal_line(voice, instance, promise));
    }
    facts
}

/// The answer of a team: what was played decides, where it was and no queue grows.
fn headline(voice: Voice, findings: &Findings<'_>, team: &TeamSizing) -> Vec<String> {
    let computed = answer(voice, findings, team);
    let stable = !findings.as_is && team.design.overload.is_none();
    let played = findings.played.filter(|_| stable);
    let Some((all, group)) = played.and_then(|all| Some((all, confirmed::of(all, team)?))) else {
        return vec![computed];
    };
    let told = confirmed::answer(voice, team, all, group);
    if let Some(short) = findings.short_in_template(team).filter(|_| group.kept()) {
        return vec![confirmed::short_in_template(voice, findings.instance, team, short)];
    }
    match (group.kept(), team.verdict) {
        (true, _) => vec![kept(voice, findings.instance, team), told],
        (false, Verdict::Kept) => vec![told],
        (false, Verdict::No { .. }) => vec![computed, told],
    }
}

/// The holds that keep every promise.
fn kept(voice: Voice, instance: &Instance, team: &TeamSizing) -> String {
    let minutes = voice.minutes(team.design.held_minutes_per_week);
    let holds = hold_count(voice, instance, team);
    voice.tell("size.answer.kept", &[("minutes", &minutes), ("holds", &holds)])
}

/// The computed answer of a team in a sentence or two.
#[must_use]
pub fn answer(voice: Voice, findings: &Findings<'_>, team: &TeamSizing) -> String {
    let minutes = voice.minutes(team.design.held_minutes_per_week);
    match (team.verdict, findings.as_is) {
        (Verdict::Kept, true) => voice.tell("size.answer.as-is", &[("minutes", &minutes)]),
        (Verdict::Kept, false) => kept(voice, findings.instance, team),
        (Verdict::No { holds_would_do_minutes_per_week: Some(enough), .. }, _) => {
            let enough = voice.minutes(enough);
            let values = [("minutes", &*minutes), ("enough", &*enough)];
            voice.tell("size.answer.no.as-is.holds", &values)
        }
        (Verdict::No { missing_minutes_per_week: Some(missing), .. }, as_is) => {
            let missing = voice.minutes(missing);
            let values = [("minutes", &*minutes), ("missing", &*missing)];
            let key = match (as_is, team.short_of_rooms) {
                (true, true) => "size.answer.no.as-is.rooms",
                (true, false) => "size.answer.no.as-is",
                (false, true) => "size.answer.no.rooms",
                (false, false) => "size.answer.no",
            };
            voice.tell(key, &values)
        }
        (Verdict::No { missing_minutes_per_week: None, .. }, as_is) => {
            let key = if as_is { "size.answer.no.as-is.unknown" } else { "size.answer.no.unknown" };
            voice.tell(key, &[("minutes", &minutes)])
        }
    }
}

fn hold_count(voice: Voice, instance: &Instance, team: &TeamSizing) -> String {
    let held: i32 = team.design.holds.iter().map(|minutes| minutes.0).sum();
    let count = held / team.hold_unit.0.max(1);
    let weeks = match instance.parts().cycle.weeks {
        1 => voice.say("size.weeks.1"),
        weeks => voice.tell("size.weeks", &[("weeks", &weeks.to_string())]),
    };
    let key = if count == 1 { "size.holds.count.1" } else { "size.holds.count" };
    let (count, unit) = (voice.number(f64::from(count), 0), team.hold_unit.0.to_string());
    voice.tell(key, &[("count", &count), ("unit", &unit), ("weeks", &weeks)])
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
        let values = [
            ("without", &*voice.percent(without)),
            ("minutes", &*voice.minutes(most.design.held_minutes_per_week)),
            ("with", &*voice.percent(with)),
            ("before", &*voice.minutes(growth(&none.design))),
            ("growth", &*voice.minutes(growth(&most.design))),
        ];
        voice.tell("size.overload.choice", &values)
    })
}

/// Whose queue grows, how fast, and when the first right is breached.
#[must_use]
pub fn overload_line(voice: Voice, overload: &Overload) -> String {
    let key = match overload.queue {
        GrowingQueue::Routine => "size.overload.routine",
        GrowingQueue::Everyone => "size.overload.everyone",
    };
    let minutes = voice.minutes(overload.growth_minutes_per_week);
    let requests = voice.number(overload.growth_requests_per_week, 1);
    let mut line = voice.tell(key, &[("minutes", &minutes), ("requests", &requests)]);
    if let Some(date) = overload.first_breach {
        line += &voice.tell("size.overload.breach", &[("date", &voice.date(date))]);
    }
    line + "."
}

fn demand_line(voice: Voice, team: &TeamSizing) -> String {
    let values = [
        ("sub_acute", &*voice.minutes(team.sub_acute_minutes_per_week)),
        ("routine", &*voice.minutes(team.routine_minutes_per_week)),
        ("capacity", &*voice.minutes(team.capacity_minutes_per_week)),
    ];
    let key = if team.short_of_rooms { "size.demand.value.rooms" } else { "size.demand.value" };
    voice.tell(key, &values)
}

fn load_line(voice: Voice, team: &TeamSizing) -> String {
    let design = &team.design;
    let unheld = (team.capacity_minutes_per_week - design.held_minutes_per_week).max(0.0);
    let values = [
        ("routine_load", &*voice.number(design.routine_load, 2)),
        ("unheld", &*voice.minutes(unheld)),
        ("total_load", &*voice.number(design.total_load, 2)),
    ];
    voice.tell("size.load.value", &values)
}

/// The days with holds; all days of the week are named when none has any.
fn holds_line(voice: Voice, instance: &Instance, design: &Design) -> String {
    let cycle = instance.parts().cycle;
    let days = instance.cycle_days().into_iter().filter_map(|day| {
        let held = design.holds.get(day.index())?;
        Some(format!("{} {}", voice.day(day, cycle), held.0))
    });
    let days: Vec<String> = days.collect();
    voice.tell("minutes", &[("minutes", &days.join(" · "))])
}

/// A need against its target, the count beside the share.
#[must_use]
pub fn access_line(voice: Voice, instance: &Instance, need: &NeedAccess, proven: Proof) -> String {
    let name = &instance.parts().needs[need.need].name;
    let days = need.days.to_string();
    let values = [("need", &**name), ("days", &*days)];
    let within = match need.days {
        0 => voice.tell("access.within.0", &values[..1]),
        1 => voice.tell("access.within.1", &values[..1]),
        _ => voice.tell("access.within", &values),
    };
    let kept = voice.percent(need.share_kept);
    let (kept, word) = match proven {
        Proof::Bounded { .. } => {
            (voice.tell("size.access.at-least", &[("share", &kept)]), voice.say("proof.at-least"))
        }
        _ => (kept, proof::word(voice, need.share_kept, proven)),
    };
    let verdict = if need.share_kept + 1e-9 >= need.share_promised {
        voice.say("size.access.kept")
    } else {
        voice.say("size.access.missed")
    };
    let values = [
        ("within", &*within),
        ("kept", &*kept),
        ("count", &*voice.number(need.share_kept * need.requests_per_week, 1)),
        ("of", &*voice.number(need.requests_per_week, 1)),
        ("promised", &*voice.percent(need.share_promised)),
        ("verdict", &*verdict),
    ];
    format!("{} [{word}]", voice.tell("size.access.value", &values))
}

fn overflow_line(voice: Voice, team: &TeamSizing) -> String {
    let (lost, of) = (team.design.overflow_minutes_per_week, team.sub_acute_minutes_per_week);
    let share = if of > 0.0 { lost / of } else { 0.0 };
    let values = [
        ("minutes", &*voice.minutes(lost)),
        ("share", &*voice.percent(share)),
        ("of", &*voice.minutes(of)),
    ];
    voice.tell("size.overflow.value", &values)
}

fn unused_line(voice: Voice, design: &Design) -> String {
    let idle = design.idle_beside_queue_minutes_per_week;
    let values = [
        ("slack", &*voice.minutes(design.slack_minutes_per_week)),
        ("idle", &*voice.minutes(idle)),
    ];
    let word = proof::word(voice, idle, design.unused_proof);
    format!("{} [{word}]", voice.tell("size.unused.value", &values))
}

fn legal_line(voice: Voice, instance: &Instance, promise: &LegalPromise) -> String {
    let values = [
        ("right", &*instance.parts().rights[promise.right].name),
        ("days", &*promise.days.to_string()),
        ("share", &*voice.percent(promise.refused_share)),
        ("count", &*voice.number(promise.refused_requests_per_week, 1)),
        ("unused", &*voice.minutes(promise.unused_minutes_per_week)),
    ];
    let word = proof::word(voice, promise.refused_share, promise.proof);
    format!("{} [{word}]", voice.tell("size.legal.value", &values))
}

fn rules_of_thumb(sheet: &mut Sheet, voice: Voice, rules: &[RuleOfThumb]) {
    if rules.is_empty() {
        return;
    }
    sheet.gap();
    sheet.line(&format!("  {}", voice.say("size.thumb")));
    for rule in rules {
        sheet.point(&rule_of_thumb(voice, rule));
    }
}

/// A rule of thumb with what it ignores.
#[must_use]
pub(in crate::report) fn rule_of_thumb(voice: Voice, rule: &RuleOfThumb) -> String {
    let (key, value) = match rule {
        RuleOfThumb::Percentile85(value) => ("size.thumb.percentile", value),
        RuleOfThumb::Newsvendor(value) => ("size.thumb.newsvendor", value),
        RuleOfThumb::TargetQueue(value) => ("size.thumb.queue", value),
    };
    voice.tell(key, &[("value", &voice.minutes(*value))])
}

fn outlook(sheet: &mut Sheet, voice: Voice, weeks: &[WeekOutlook], verbose: bool) {
    if weeks.is_empty() {
        return;
    }
    sheet.gap();
    if verbose {
        sheet.line(&format!("  {}", voice.say("size.outlook")));
        sheet.table(&outlook_grid(voice, weeks));
    } else if let Some(worst) = tightest(weeks) {
        sheet.paragraph(2, &worst_line(voice, worst));
    }
}

/// The week with the lowest share served in time.
#[must_use]
pub(in crate::report) fn tightest(weeks: &[WeekOutlook]) -> Option<&WeekOutlook> {
    let kept = weeks.iter().filter(|week| week.share_kept.is_some());
    kept.min_by(|a, b| a.share_kept.unwrap_or(1.0).total_cmp(&b.share_kept.unwrap_or(1.0)))
}

/// The tightest week in a sentence.
#[must_use]
pub(in crate::report) fn worst_line(voice: Voice, week: &WeekOutlook) -> String {
    let values = [
        ("date", &*voice.date(week.monday)),
        ("share", &*voice.percent(week.share_kept.unwrap_or(1.0))),
        ("days", &*week.open_days.to_string()),
        ("capacity", &*voice.minutes(week.capacity_minutes)),
    ];
    voice.tell("size.outlook.worst", &values)
}

fn outlook_grid(voice: Voice, weeks: &[WeekOutlook]) -> Grid {
    let row = |week: &WeekOutlook| {
        vec![
            week.monday.to_string(),
            week.open_days.to_string(),
            voice.minutes(week.capacity_minutes),
            voice.minutes(week.sub_acute_minutes),
            week.share_kept.map_or_else(|| voice.say("number.none"), |share| voice.percent(share)),
            voice.minutes(week.backlog_minutes),
        ]
    };
    Grid {
        header: vec![
            voice.say("size.outlook.week"),
            voice.say("size.outlook.days"),
            voice.say("size.outlook.capacity"),
            voice.say("size.outlook.sub-acute"),
            voice.say("size.outlook.kept"),
            voice.say("size.outlook.backlog"),
        ],
        rows: weeks.iter().map(row).collect(),
        numbers: 1..6,
    }
}

/// Own clinician, team and clinic side by side.
pub(super) fn pooling(sheet: &mut Sheet, voice: Voice, sizing: &ClinicSizing) {
    if sizing.pooling.is_empty() {
        return;
    }
    sheet.line(&voice.say("size.pooling"));
    let (header, rows) = pooling_cells(voice, sizing);
    sheet.table(&Grid { header, rows, numbers: 1..4 });
    sheet.gap();
}

/// The headings and cells of the levels of ownership.
#[must_use]
pub(in crate::report) fn pooling_cells(
    voice: Voice,
    sizing: &ClinicSizing,
) -> (Vec<String>, Vec<Vec<String>>) {
    let none = || voice.say("size.pooling.none");
    let rows = sizing.pooling.iter().map(|row| {
        vec![
            pooling_level(voice, row.level),
            row.queue_count.to_string(),
            row.held_minutes_per_week.map_or_else(none, |held| voice.minutes(held)),
            voice.minutes(row.overflow_minutes_per_week),
        ]
    });
    let header = vec![
        voice.say("size.pooling.level"),
        voice.say("size.pooling.queues"),
        voice.say("size.pooling.held"),
        voice.say("size.pooling.overflow"),
    ];
    (header, rows.collect())
}

/// Who shares holds, in words.
#[must_use]
fn pooling_level(voice: Voice, level: PoolingLevel) -> String {
    voice.say(match level {
        PoolingLevel::Own => "size.pooling.own",
        PoolingLevel::Team => "size.pooling.team",
        PoolingLevel::Clinic => "size.pooling.clinic",
    })
}

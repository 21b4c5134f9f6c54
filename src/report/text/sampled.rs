//! Frontiers on random paths as text: a table per measure, the release rules side by side.

use behov_solver::evaluation::Estimate;
use behov_solver::sizing::sample::{Release, SampleFrontier, SamplePoint, Start};
use behov_solver::table::TeamId;

use super::check;
use crate::messages::{Entry, key, tell};
use crate::report::sheet::{Grid, Sheet};
use crate::report::{Sampled, VERSION, Voice, label, measure};

/// Totals of holds shown without `-v`.
const SHOWN_MAX: usize = 8;

/// Measures shown only with `-v`.
const VERBOSE: [&str; 2] = ["refilled_minutes_per_week", "routine_wait_open_days"];

/// All totals of holds under all release rules, measure by measure.
#[must_use]
pub fn sampled(voice: Voice, sampled: &Sampled<'_>, verbose: bool) -> Sheet {
    let (parts, mut sheet) = (sampled.instance.parts(), Sheet::default());
    let date = voice.date(parts.as_of);
    sheet.title(&tell!(voice, "sampled.title", clinic = parts.name, date = date));
    sheet.gap();
    for line in told(voice, sampled) {
        sheet.paragraph(0, &line);
    }
    sheet.gap();
    for (name, frontiers) in by_group(voice, sampled) {
        sheet.line(&tell!(voice, "size.team", team = name).to_uppercase());
        tables(&mut sheet, voice, &frontiers, verbose);
    }
    sheet.paragraph(0, &check::assumption_count(voice, parts.assumptions.len()));
    let seed = sampled.options.seed.0.to_string();
    sheet.paragraph(0, &tell!(voice, "page.made", version = VERSION, seed = seed));
    sheet
}

/// How the figures came about: paths, days, start, seed, shares filled; whether they are all.
pub(in crate::report) fn told(voice: Voice, sampled: &Sampled<'_>) -> Vec<String> {
    let options = sampled.options;
    let start = match options.start {
        Start::Today => tell!(voice, "sampled.start.today"),
        Start::Empty => tell!(voice, "sampled.start.empty"),
        Start::Minutes { sub_acute, routine } => {
            let (sub_acute, routine) = (sub_acute.0.to_string(), routine.0.to_string());
            tell!(voice, "sampled.start.minutes", sub_acute = sub_acute, routine = routine)
        }
    };
    let fill: Vec<String> = options.fill.iter().map(|&share| voice.percent(share)).collect();
    let fill = tell!(voice, "sampled.fill", fill = fill.join(", "));
    let mut lines = vec![
        tell!(voice, "answer.computed.paths"),
        tell!(
            voice,
            "sampled.how",
            paths = voice.whole(options.paths as usize),
            days = voice.whole(options.days as usize),
            start = start,
            seed = options.seed.0
        ),
        fill,
    ];
    if sampled.partial {
        lines.push(tell!(voice, "sampled.partial"));
    }
    if sampled.frontiers.is_empty() {
        lines.push(tell!(voice, "sampled.nothing"));
    }
    lines
}

/// The frontiers of each group of held needs with its name, one per release rule.
pub(in crate::report) fn by_group<'a>(
    voice: Voice,
    sampled: &Sampled<'a>,
) -> Vec<(String, Vec<&'a SampleFrontier>)> {
    let mut groups: Vec<Vec<&SampleFrontier>> = Vec::new();
    for frontier in sampled.frontiers {
        let same = |group: &&mut Vec<&SampleFrontier>| {
            (group[0].team, &group[0].held) == (frontier.team, &frontier.held)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(frontier),
            None => groups.push(vec![frontier]),
        }
    }
    let teams: Vec<TeamId> = groups.iter().map(|group| group[0].team).collect();
    let name = |group: &Vec<&SampleFrontier>| {
        let (team, held) = (group[0].team, &*group[0].held);
        let alone = teams.iter().filter(|&&other| other == team).count() == 1;
        label::group_of(voice, sampled.instance, (team, held), alone)
    };
    groups.into_iter().map(|group| (name(&group), group)).collect()
}

/// The name of a release rule.
pub(in crate::report) fn release(voice: Voice, frontier: &SampleFrontier) -> String {
    rule(voice, frontier.release)
}

/// The same of the rule alone.
pub(in crate::report) fn rule(voice: Voice, release: Release) -> String {
    match release {
        Release::Never => tell!(voice, "sampled.release.none"),
        Release::DaysBefore(0) => tell!(voice, "sampled.release.0"),
        Release::DaysBefore(days) => tell!(voice, "sampled.release", days = days),
    }
}

/// What each of `measure::NAMES` is called.
const LABELS: [&Entry; measure::NAMES.len()] = [
    key!("sampled.measure.access_share"),
    key!("sampled.measure.overflow_minutes_per_week"),
    key!("sampled.measure.idle_beside_queue_minutes_per_week"),
    key!("sampled.measure.slack_minutes_per_week"),
    key!("sampled.measure.refilled_minutes_per_week"),
    key!("sampled.measure.breach_share"),
    key!("sampled.measure.tardiness_days_mean"),
    key!("sampled.measure.tardiness_days_p95"),
    key!("sampled.measure.routine_wait_open_days"),
    key!("sampled.measure.added_wait_open_days"),
    key!("sampled.measure.growth_minutes_per_week"),
    key!("sampled.measure.next_hold_saves_requests_per_week"),
    key!("sampled.measure.next_hold_costs_idle_minutes_per_week"),
];

fn tables(sheet: &mut Sheet, voice: Voice, frontiers: &[&SampleFrontier], verbose: bool) {
    let count = frontiers.iter().map(|frontier| frontier.points.len()).max().unwrap_or(0);
    let rows = if verbose { (0..count).collect() } else { shown(count) };
    let mut header = vec![tell!(voice, "sampled.holds")];
    header.extend(frontiers.iter().map(|frontier| release(voice, frontier)));
    for (index, name) in measure::NAMES.into_iter().enumerate() {
        if !verbose && VERBOSE.contains(&name) {
            continue;
        }
        sheet.line(&format!("  {}", voice.say(LABELS[index])));
        let cell = |frontier: &SampleFrontier, row: usize| {
            let point = frontier.points.get(row);
            point.map_or_else(String::new, |point| cell(voice, name, index, point))
        };
        let row = |&row: &usize| {
            let cells = frontiers.iter().map(|frontier| cell(frontier, row));
            std::iter::once(row.to_string()).chain(cells).collect()
        };
        let rows = rows.iter().map(row).collect();
        sheet.table(&Grid::words(header.clone(), rows, 0..frontiers.len() + 1));
        sheet.gap();
    }
    if rows.len() < count {
        sheet.paragraph(
            2,
            &tell!(
                voice,
                "size.frontier.shown",
                shown = voice.whole(rows.len()),
                count = voice.whole(count)
            ),
        );
    }
    if frontiers.iter().any(|frontier| frontier.points.iter().any(|point| point.dominated)) {
        sheet.paragraph(2, &tell!(voice, "sampled.dominated"));
    }
    sheet.gap();
}

/// Mean and half width of a measure; a star marks a dominated point.
fn cell(voice: Voice, name: &str, index: usize, point: &SamplePoint) -> String {
    let Some(Estimate { mean, half_width, .. }) = measure::measures(point)[index] else {
        return tell!(voice, "number.none");
    };
    let written = if name.ends_with("_share") {
        let half = voice.number(half_width * 100.0, 1);
        format!("{} ± {half}", voice.percent(mean))
    } else if name.ends_with("minutes_per_week") {
        format!("{} ± {}", voice.minutes(mean), voice.minutes(half_width))
    } else {
        format!("{} ± {}", voice.number(mean, 2), voice.number(half_width, 2))
    };
    if point.dominated { format!("{written} *") } else { written }
}

/// At most [`SHOWN_MAX`] totals at even steps, the first and the last among them.
fn shown(count: usize) -> Vec<usize> {
    if count <= SHOWN_MAX {
        return (0..count).collect();
    }
    (0..SHOWN_MAX).map(|step| step * (count - 1) / (SHOWN_MAX - 1)).collect()
}

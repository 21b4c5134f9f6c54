//! The least cost on sample paths as text: per team the best found, what is proved, what it buys.

use behov_solver::instance::{Cycle, CycleDay};
use behov_solver::rng::Seed;
use behov_solver::sizing::sample::Release;

use super::check;
use super::rule_name;
use crate::messages::{Entry, key, tell};
use crate::report::json::value::Estimated;
use crate::report::json::{Best, Design, Optimal};
use crate::report::sheet::{Cell, Grid, Sheet};
use crate::report::{VERSION, Voice, label};

/// Labels of the rows, for their width.
const LABELS: [&Entry; 4] = [
    key!("optimum.best"),
    key!("optimum.cost"),
    key!("optimum.proved"),
    key!("optimum.recommended"),
];

/// The best designs, then every release rule and model.
#[must_use]
pub(in crate::report) fn optimum(
    voice: Voice,
    told: &Best<'_>,
    (cycle, partial): (Cycle, bool),
    (assumptions, seed): (usize, Seed),
) -> Sheet {
    let mut sheet = Sheet::labelled(voice, &LABELS);
    let date = voice.date(told.head.as_of.0);
    sheet.title(&tell!(voice, "optimum.title", clinic = told.head.clinic, date = date));
    sheet.gap();
    for line in how(voice, told, partial, seed) {
        sheet.paragraph(0, &line);
    }
    sheet.gap();
    for found in &told.teams {
        let alone = told.teams.iter().filter(|other| other.id == found.id).count() == 1;
        let name = label::named_group(voice, found.id, &found.held_needs, alone);
        sheet.line(&tell!(voice, "size.team", team = name).to_uppercase());
        team(&mut sheet, voice, found, cycle);
        sheet.gap();
        sheet.table(&table(voice, found));
        sheet.gap();
    }
    sheet.paragraph(0, &check::assumption_count(voice, assumptions));
    sheet.paragraph(0, &tell!(voice, "page.made", version = VERSION, seed = seed.0));
    sheet
}

/// How the figures came about and what a cost is made of.
fn how(voice: Voice, told: &Best<'_>, partial: bool, seed: Seed) -> Vec<String> {
    let fill = told.release_fill_shares.iter().map(|&share| voice.percent(share));
    let fill = fill.collect::<Vec<_>>().join(", ");
    let paths = voice.whole(told.paths as usize);
    let days = voice.whole(told.path_open_days as usize);
    let weights = tell!(
        voice,
        "optimum.weights",
        waiting = voice.weight(told.cost_per_waiting_minute_and_evening.0),
        late = voice.weight(told.cost_per_late_sub_acute_minute_and_evening.0),
        extra = voice.weight(told.cost_per_extra_minute.0),
        idle = voice.weight(told.worth_per_unused_minute.0)
    );
    let mut lines = vec![
        tell!(voice, "answer.computed.paths"),
        tell!(voice, "optimum.how", paths = paths, days = days, seed = seed.0),
        weights,
        tell!(voice, "sampled.fill", fill = fill),
        tell!(voice, "optimum.target"),
    ];
    if partial {
        lines.push(tell!(voice, "optimum.partial"));
    }
    if told.teams.is_empty() {
        lines.push(tell!(voice, "optimum.nothing"));
    }
    lines
}

fn team(sheet: &mut Sheet, voice: Voice, found: &Optimal<'_>, cycle: Cycle) {
    let best = &found.designs[found.best];
    let design = tell!(
        voice,
        "optimum.best.value",
        holds = holds(voice, cycle, &best.holds_by_day_minutes),
        held = voice.minutes(best.held_minutes_per_week.0),
        release = release(voice, best.rule),
        flexible = flexible(voice, best)
    );
    sheet.row(&tell!(voice, "optimum.best"), &design);
    let costs = tell!(
        voice,
        "optimum.cost.value",
        cost = cost(voice, best.cost_per_week.0),
        fresh = cost(voice, best.fresh_cost_per_week.value.0),
        half = half(voice, best.fresh_cost_per_week),
        proof = proved(voice, best)
    );
    sheet.row(&tell!(voice, "optimum.cost"), &costs);
    let bounded = found.bounded.map(|at| &found.designs[at]);
    if let Some(bounded) = bounded.filter(|_| best.model != "holds-alone") {
        let told = tell!(
            voice,
            "optimum.proved.value",
            held = voice.minutes(bounded.held_minutes_per_week.0),
            cost = cost(voice, bounded.cost_per_week.0),
            proof = proved(voice, bounded)
        );
        sheet.row(&tell!(voice, "optimum.proved"), &told);
    }
    beside(sheet, voice, found);
}

/// What the plain sizing would cost.
fn beside(sheet: &mut Sheet, voice: Voice, found: &Optimal<'_>) {
    let (saves, recommended) = (found.best_saves_cost_per_week, found.recommended_cost_per_week);
    let told = tell!(
        voice,
        found.difference_shown => { true => "optimum.saves", false => "optimum.saves.not" },
        saves = cost(voice, saves.value.0),
        half = half(voice, saves)
    );
    let told = tell!(
        voice,
        "optimum.recommended.value",
        held = voice.minutes(found.recommended_held_minutes_per_week.map_or(0.0, |held| held.0)),
        cost = cost(voice, recommended.value.0),
        half = half(voice, recommended),
        saves = told
    );
    sheet.row(&tell!(voice, "optimum.recommended"), &told);
}

/// Holds per day in words: `Mon 40, Wed 60`.
fn holds(voice: Voice, cycle: Cycle, holds: &[i32]) -> String {
    let held = holds.iter().enumerate().filter(|(_, minutes)| **minutes > 0);
    let day = |(index, minutes): (usize, &i32)| {
        let day = voice.day_short(CycleDay::from_index(index), cycle);
        tell!(voice, "optimum.holds.day", day = day, minutes = minutes)
    };
    let told: Vec<String> = held.map(day).collect();
    if told.is_empty() { tell!(voice, "optimum.holds.none") } else { told.join(", ") }
}

/// A release rule within a sentence.
fn release(voice: Voice, release: Release) -> String {
    match release {
        Release::Never => tell!(voice, "optimum.release.none"),
        Release::DaysBefore(0) => tell!(voice, "optimum.release.0"),
        Release::DaysBefore(days) => tell!(voice, "optimum.release", days = days),
    }
}

/// Extra sessions in words.
fn flexible(voice: Voice, design: &Design) -> String {
    let extra = design.extra_session_minutes.zip(design.extra_session_above_waiting_minutes);
    let Some((minutes, threshold)) = extra else { return tell!(voice, "optimum.flexible.none") };
    let threshold = voice.minutes(f64::from(threshold));
    tell!(voice, "optimum.flexible", minutes = minutes, threshold = threshold)
}

/// What is proved about a design, and of which model.
fn proved(voice: Voice, found: &Design) -> String {
    let (Some(bound), Some(gap)) = (found.proof.bound, gap(voice, found)) else {
        let weak = found.proof.unproven_because == Some("no-useful-bound");
        return voice.say(if weak { key!("optimum.weak") } else { key!("optimum.unproven") });
    };
    let scope = tell!(voice, "optimum.scope", release = release(voice, found.rule));
    tell!(voice, "optimum.bounded", scope = scope, bound = cost(voice, bound.0), gap = gap)
}

/// The gap: a share of the cost, absolute where the cost is 0.
fn gap(voice: Voice, found: &Design) -> Option<String> {
    let gap = found.proof.gap?.0;
    let absolute = found.cost_per_week.0.abs() <= 1e-9;
    Some(if absolute { voice.number(gap, 1) } else { voice.percent(gap) })
}

fn table(voice: Voice, found: &Optimal<'_>) -> Grid {
    let columns = [
        key!("optimum.column.release"),
        key!("optimum.column.model"),
        key!("optimum.column.held"),
        key!("optimum.column.flexible"),
        key!("optimum.column.cost"),
        key!("optimum.column.proof"),
        key!("optimum.column.fresh"),
    ];
    let mut grid = Grid::of(voice, columns);
    for (index, row) in found.designs.iter().enumerate() {
        let mark = if index == found.best { " *" } else { "" };
        let bounded = |gap: String| tell!(voice, "proof.bounded", gap = gap);
        let proof = gap(voice, row).map_or_else(|| tell!(voice, "proof.unproven"), bounded);
        let model = tell!(voice, row.model == "holds-alone" => {
            true => "optimum.model.holds-alone",
            false => "optimum.model.with-leftovers",
        });
        let flexible = row.extra_session_above_waiting_minutes.map(f64::from).map(Cell::Minutes);
        let (cost, fresh) = (row.cost_per_week.0, row.fresh_cost_per_week);
        let of_half = decimals(fresh.half_width.unwrap_or_default());
        let cells = [
            Cell::Text(rule_name(voice, row.rule) + mark),
            Cell::Text(model),
            Cell::Minutes(row.held_minutes_per_week.0),
            Cell::or_none(flexible),
            Cell::Number(cost, decimals(cost)),
            Cell::Text(proof),
            Cell::Estimate(fresh, [decimals(fresh.value.0), of_half]),
        ];
        grid.row(voice, cells);
    }
    grid.numbers = 2..5;
    grid
}

fn cost(voice: Voice, value: f64) -> String {
    voice.number(value, decimals(value))
}

/// Half the width of the interval of a cost.
fn half(voice: Voice, estimate: Estimated) -> String {
    cost(voice, estimate.half_width.unwrap_or(f64::NAN))
}

/// Decimals of a cost.
fn decimals(cost: f64) -> usize {
    usize::from(cost.abs() < 100.0)
}

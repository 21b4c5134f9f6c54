//! The least cost on sample paths as text: per team the best found, what is proved, what it buys.

use behov_solver::plan::optimum::{TeamOptimum, held_per_week};
use behov_solver::sizing::sample::{SampleModel, SampleOptimum};

use super::check;
use super::rule_name;
use crate::messages::{Entry, key, tell};
use crate::report::optimum as words;
use crate::report::sheet::{Grid, Sheet};
use crate::report::{Optima, VERSION, Voice, label, proof};

/// Labels of the rows, for their width.
const LABELS: [&Entry; 4] = [
    key!("optimum.best"),
    key!("optimum.cost"),
    key!("optimum.proved"),
    key!("optimum.recommended"),
];

/// The best designs, then every release rule and model.
#[must_use]
pub fn optimum(voice: Voice, optima: &Optima<'_>) -> Sheet {
    let width = LABELS.iter().map(|label| voice.say(label).chars().count()).max().unwrap_or(0);
    let (parts, mut sheet) = (optima.instance.parts(), Sheet::new(width));
    let date = voice.date(parts.as_of);
    sheet.title(&tell!(voice, "optimum.title", clinic = parts.name, date = date));
    sheet.gap();
    for line in told(voice, optima) {
        sheet.paragraph(0, &line);
    }
    sheet.gap();
    for found in optima.teams {
        let alone = optima.teams.iter().filter(|other| other.team == found.team).count() == 1;
        let name = label::group_of(voice, optima.instance, (found.team, &found.held), alone);
        sheet.line(&tell!(voice, "size.team", team = name).to_uppercase());
        team(&mut sheet, voice, optima, found);
        sheet.gap();
        sheet.table(&table(voice, found));
        sheet.gap();
    }
    sheet.paragraph(0, &check::assumption_count(voice, &parts.assumptions));
    let seed = optima.options.seed.0.to_string();
    sheet.paragraph(0, &tell!(voice, "page.made", version = VERSION, seed = seed));
    sheet
}

/// How the figures came about and what a cost is made of.
fn told(voice: Voice, optima: &Optima<'_>) -> Vec<String> {
    let (options, weights) = (optima.options, optima.weights);
    let fill: Vec<String> = options.fill.iter().map(|&share| voice.percent(share)).collect();
    let mut lines = vec![
        tell!(voice, "answer.computed.paths"),
        tell!(
            voice,
            "optimum.how",
            paths = voice.whole(options.paths as usize),
            days = voice.whole(options.days as usize),
            seed = options.seed.0
        ),
        tell!(
            voice,
            "optimum.weights",
            waiting = weight(voice, weights.waiting),
            late = weight(voice, weights.late),
            extra = weight(voice, weights.extra),
            idle = weight(voice, weights.idle_worth)
        ),
        tell!(voice, "sampled.fill", fill = fill.join(", ")),
        tell!(voice, "optimum.target"),
    ];
    if optima.partial {
        lines.push(tell!(voice, "optimum.partial"));
    }
    if optima.teams.is_empty() {
        lines.push(tell!(voice, "optimum.nothing"));
    }
    lines
}

fn team(sheet: &mut Sheet, voice: Voice, optima: &Optima<'_>, found: &TeamOptimum) {
    let best = found.best();
    sheet.row(
        &tell!(voice, "optimum.best"),
        &tell!(
            voice,
            "optimum.best.value",
            holds = words::holds(voice, optima.instance, &best.holds),
            held = voice.minutes(held_per_week(&best.holds)),
            release = words::release(voice, best.release),
            flexible = words::flexible(voice, best.flexible)
        ),
    );
    sheet.row(
        &tell!(voice, "optimum.cost"),
        &tell!(
            voice,
            "optimum.cost.value",
            cost = cost(voice, best.cost),
            fresh = cost(voice, best.out_of_sample.mean),
            half = cost(voice, best.out_of_sample.half_width),
            proof = proved(voice, best)
        ),
    );
    if best.model != SampleModel::HoldsAlone
        && let Some(bounded) = found.bounded()
    {
        sheet.row(
            &tell!(voice, "optimum.proved"),
            &tell!(
                voice,
                "optimum.proved.value",
                held = voice.minutes(held_per_week(&bounded.holds)),
                cost = cost(voice, bounded.cost),
                proof = proved(voice, bounded)
            ),
        );
    }
    beside(sheet, voice, optima, found);
}

/// What the plain sizing would cost.
fn beside(sheet: &mut Sheet, voice: Voice, optima: &Optima<'_>, found: &TeamOptimum) {
    let sizing =
        optima.sizing.teams.iter().find(|row| (row.team, &row.held) == (found.team, &found.held));
    let held = sizing.map_or(0.0, |team| team.design.held_minutes_per_week);
    let saves = found.saves;
    let told = tell!(
        voice,
        saves.shown() => { true => "optimum.saves", false => "optimum.saves.not" },
        saves = cost(voice, saves.mean),
        half = cost(voice, saves.half_width)
    );
    let told = tell!(
        voice,
        "optimum.recommended.value",
        held = voice.minutes(held),
        cost = cost(voice, found.recommended.mean),
        half = cost(voice, found.recommended.half_width),
        saves = told
    );
    sheet.row(&tell!(voice, "optimum.recommended"), &told);
}

/// What is proved about a design, and of which model.
fn proved(voice: Voice, found: &SampleOptimum) -> String {
    let (Some(bound), Some(_)) = (found.bound, found.gap()) else {
        return voice.say(if found.weak { key!("optimum.weak") } else { key!("optimum.unproven") });
    };
    let scope = tell!(voice, "optimum.scope", release = words::release(voice, found.release));
    let (bound, gap) = (cost(voice, bound), gap(voice, found));
    tell!(voice, "optimum.bounded", scope = scope, bound = bound, gap = gap)
}

/// The gap: a share of the cost, absolute where the cost is 0.
fn gap(voice: Voice, found: &SampleOptimum) -> String {
    let gap = found.gap().unwrap_or(f64::NAN);
    if found.cost.abs() > 1e-9 { voice.percent(gap) } else { voice.number(gap, 1) }
}

fn table(voice: Voice, found: &TeamOptimum) -> Grid {
    let row = |(index, row): (usize, &SampleOptimum)| {
        let mark = if index == found.best { " *" } else { "" };
        let proof = match row.bound {
            Some(_) => tell!(voice, "proof.bounded", gap = gap(voice, row)),
            None => proof::word(voice, row.cost, behov_solver::solve::Proof::Unproven),
        };
        let fresh = row.out_of_sample;
        vec![
            rule_name(voice, row.release) + mark,
            tell!(voice, row.model => {
                SampleModel::HoldsAlone => "optimum.model.holds-alone",
                SampleModel::WithLeftovers => "optimum.model.with-leftovers",
            }),
            voice.minutes(held_per_week(&row.holds)),
            row.flexible.map_or_else(
                || tell!(voice, "number.none"),
                |flexible| voice.minutes(flexible.threshold.real()),
            ),
            cost(voice, row.cost),
            proof,
            format!("{} ± {}", cost(voice, fresh.mean), cost(voice, fresh.half_width)),
        ]
    };
    let columns = [
        key!("optimum.column.release"),
        key!("optimum.column.model"),
        key!("optimum.column.held"),
        key!("optimum.column.flexible"),
        key!("optimum.column.cost"),
        key!("optimum.column.proof"),
        key!("optimum.column.fresh"),
    ];
    Grid {
        header: columns.map(|name| voice.say(name)).to_vec(),
        rows: found.rows.iter().enumerate().map(row).collect(),
        numbers: 2..5,
    }
}

fn cost(voice: Voice, value: f64) -> String {
    voice.number(value, usize::from(value.abs() < 100.0))
}

fn weight(voice: Voice, value: f64) -> String {
    let decimals = if (value - value.round()).abs() < 1e-9 { 0 } else { 3 };
    voice.number(value, decimals)
}

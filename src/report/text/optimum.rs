//! The least cost on sample paths as text: per team the best found, what is proved, what it buys.

use behov_solver::plan::optimum::{TeamOptimum, held_per_week};
use behov_solver::sizing::sample::{SampleModel, SampleOptimum};

use super::check;
use super::rule_name;
use super::sheet::{Grid, Sheet};
use crate::report::optimum as words;
use crate::report::{Optima, VERSION, Voice, label, proof};

/// Labels of the rows, for their width.
const LABELS: [&str; 4] = ["optimum.best", "optimum.cost", "optimum.proved", "optimum.recommended"];

/// The best designs, then every release rule and model.
#[must_use]
pub fn optimum(voice: Voice, optima: &Optima<'_>) -> String {
    let width = LABELS.iter().map(|label| voice.say(label).chars().count()).max().unwrap_or(0);
    let (parts, mut sheet) = (optima.instance.parts(), Sheet::new(width));
    let date = voice.date(parts.as_of);
    sheet.title(&voice.tell("optimum.title", &[("clinic", &parts.name), ("date", &date)]));
    sheet.gap();
    for line in told(voice, optima) {
        sheet.paragraph(0, &line);
    }
    sheet.gap();
    for found in optima.teams {
        let alone = optima.teams.iter().filter(|other| other.team == found.team).count() == 1;
        let name = label::group_of(voice, optima.instance, (found.team, &found.held), alone);
        sheet.line(&voice.tell("size.team", &[("team", &name)]).to_uppercase());
        team(&mut sheet, voice, optima, found);
        sheet.gap();
        sheet.table(&table(voice, found));
        sheet.gap();
    }
    sheet.paragraph(0, check::assumption_count(voice, &parts.assumptions).trim_end());
    let seed = optima.options.seed.0.to_string();
    sheet.paragraph(0, &voice.tell("page.made", &[("version", VERSION), ("seed", &*seed)]));
    sheet.into_text()
}

/// How the figures came about and what a cost is made of.
fn told(voice: Voice, optima: &Optima<'_>) -> Vec<String> {
    let (options, weights) = (optima.options, optima.weights);
    let fill: Vec<String> = options.fill.iter().map(|&share| voice.percent(share)).collect();
    let values = [
        ("paths", &*voice.whole(options.paths as usize)),
        ("days", &*voice.whole(options.days as usize)),
        ("seed", &*options.seed.0.to_string()),
    ];
    let costs = [
        ("waiting", &*weight(voice, weights.waiting)),
        ("late", &*weight(voice, weights.late)),
        ("extra", &*weight(voice, weights.extra)),
        ("idle", &*weight(voice, weights.idle_worth)),
    ];
    let mut lines = vec![
        voice.tell("optimum.how", &values),
        voice.tell("optimum.weights", &costs),
        voice.tell("sampled.fill", &[("fill", &fill.join(", "))]),
        voice.say("optimum.target"),
    ];
    if optima.partial {
        lines.push(voice.say("optimum.partial"));
    }
    if optima.teams.is_empty() {
        lines.push(voice.say("optimum.nothing"));
    }
    lines
}

fn team(sheet: &mut Sheet, voice: Voice, optima: &Optima<'_>, found: &TeamOptimum) {
    let best = found.best();
    let values = [
        ("holds", &*words::holds(voice, optima.instance, &best.holds)),
        ("held", &*voice.minutes(held_per_week(&best.holds))),
        ("release", &*words::release(voice, best.release)),
        ("flexible", &*words::flexible(voice, best.flexible)),
    ];
    sheet.row(&voice.say("optimum.best"), &voice.tell("optimum.best.value", &values));
    let values = [
        ("cost", &*cost(voice, best.cost)),
        ("fresh", &*cost(voice, best.out_of_sample.mean)),
        ("half", &*cost(voice, best.out_of_sample.half_width)),
        ("proof", &*proved(voice, best)),
    ];
    sheet.row(&voice.say("optimum.cost"), &voice.tell("optimum.cost.value", &values));
    if best.model != SampleModel::HoldsAlone
        && let Some(bounded) = found.bounded()
    {
        let values = [
            ("held", &*voice.minutes(held_per_week(&bounded.holds))),
            ("cost", &*cost(voice, bounded.cost)),
            ("proof", &*proved(voice, bounded)),
        ];
        sheet.row(&voice.say("optimum.proved"), &voice.tell("optimum.proved.value", &values));
    }
    beside(sheet, voice, optima, found);
}

/// What the plain sizing would cost.
fn beside(sheet: &mut Sheet, voice: Voice, optima: &Optima<'_>, found: &TeamOptimum) {
    let sizing =
        optima.sizing.teams.iter().find(|row| (row.team, &row.held) == (found.team, &found.held));
    let held = sizing.map_or(0.0, |team| team.design.held_minutes_per_week);
    let saves = found.saves;
    let key = if saves.shown() { "optimum.saves" } else { "optimum.saves.not" };
    let (mean, half) = (cost(voice, saves.mean), cost(voice, saves.half_width));
    let told = voice.tell(key, &[("saves", &mean), ("half", &half)]);
    let values = [
        ("held", &*voice.minutes(held)),
        ("cost", &*cost(voice, found.recommended.mean)),
        ("half", &*cost(voice, found.recommended.half_width)),
        ("saves", &*told),
    ];
    let told = voice.tell("optimum.recommended.value", &values);
    sheet.row(&voice.say("optimum.recommended"), &told);
}

/// What is proved about a design, and of which model.
fn proved(voice: Voice, found: &SampleOptimum) -> String {
    let (Some(bound), Some(_)) = (found.bound, found.gap()) else {
        return voice.say(if found.weak { "optimum.weak" } else { "optimum.unproven" });
    };
    let scope = voice.tell("optimum.scope", &[("release", &words::release(voice, found.release))]);
    let (bound, gap) = (cost(voice, bound), gap(voice, found));
    let values = [("scope", &*scope), ("bound", &*bound), ("gap", &*gap)];
    voice.tell("optimum.bounded", &values)
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
            Some(_) => voice.tell("proof.bounded", &[("gap", &gap(voice, row))]),
            None => proof::word(voice, row.cost, behov_solver::solve::Proof::Unproven),
        };
        let fresh = row.out_of_sample;
        vec![
            rule_name(voice, row.release) + mark,
            voice.say(&format!("optimum.model.{}", words::model(row.model))),
            voice.minutes(held_per_week(&row.holds)),
            row.flexible.map_or_else(
                || voice.say("number.none"),
                |flexible| voice.minutes(flexible.threshold.real()),
            ),
            cost(voice, row.cost),
            proof,
            format!("{} ± {}", cost(voice, fresh.mean), cost(voice, fresh.half_width)),
        ]
    };
    let columns = ["release", "model", "held", "flexible", "cost", "proof", "fresh"];
    Grid {
        header: columns.map(|name| voice.say(&format!("optimum.column.{name}"))).to_vec(),
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

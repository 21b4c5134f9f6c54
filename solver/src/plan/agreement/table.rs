//! One team as a row of a table in Markdown.

use crate::evaluation::Estimate;
use crate::solve::Proof;

use super::{Played, Row, Verdict};

/// The head of the table.
pub const HEAD: &str = "\
| clinic | team | held min/week | routine load | total load | within open days | chain % | proof | sample paths % | divisible % | whole visits % | packing, points | routine wait, chain | sample paths | divisible | whole visits | weeks (warm-up + counted) | verdict |
|---|---|--:|--:|--:|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|";

/// The row of one team.
#[must_use]
pub fn line(clinic: &str, team: &str, row: &Row) -> String {
    let proof = match row.access_proof {
        Proof::Exact => "exact",
        Proof::Bounded { .. } => "bounded from below",
        Proof::Estimated { .. } => "estimated",
        Proof::Unproven => "unproven",
    };
    let access = |of: fn(&Played) -> Estimate| told(row.access.as_ref().map(of), 100.0, 2);
    let wait = |of: fn(&Played) -> Estimate| told(row.wait.as_ref().map(of), 1.0, 3);
    let cells = [
        clinic.to_owned(),
        team.to_owned(),
        format!("{:.0}", row.held_minutes_per_week),
        format!("{:.3}", row.routine_load),
        format!("{:.3}", row.total_load),
        row.days.to_string(),
        format!("{:.2}", row.access_exact * 100.0),
        proof.to_owned(),
        access(|played| played.sample),
        access(|played| played.in_steps),
        access(|played| played.whole),
        access(|played| played.packing),
        row.wait_exact.map_or_else(none, |wait| format!("{wait:.3}")),
        wait(|played| played.sample),
        wait(|played| played.in_steps),
        wait(|played| played.whole),
        row.weeks.map_or_else(none, |(warm_up, counted)| format!("{warm_up} + {counted}")),
        word(row),
    ];
    format!("| {} |", cells.join(" | "))
}

fn none() -> String {
    "–".to_owned()
}

fn told(estimate: Option<Estimate>, times: f64, digits: usize) -> String {
    estimate.map_or_else(none, |estimate| {
        // What rounds to nothing has no sign.
        let mean = estimate.mean * times;
        let mean = if mean.abs() < 0.0005 { 0.0 } else { mean };
        format!("{mean:.digits$} ± {:.digits$}", estimate.half_width * times)
    })
}

fn word(row: &Row) -> String {
    let points = row.access.map_or(0.0, |access| access.packing.mean * 100.0);
    match row.verdict {
        Verdict::Agree => "agree".to_owned(),
        Verdict::Packing if points < 0.0 => format!("packing loss {:.1} points", -points),
        Verdict::Packing => format!("packing gain {points:.1} points"),
        Verdict::ChainUnproven => "chain unproven, paths and divisible agree".to_owned(),
        Verdict::Differ => "differ".to_owned(),
        Verdict::NoSteadyState => "no steady state".to_owned(),
    }
}

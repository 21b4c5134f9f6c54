//! Results as a spreadsheet: commas between, a point in numbers, units in the headings.

mod lengths;

use behov_solver::evaluation::Estimate;

use super::{Sampled, measure};

pub use lengths::lengths;

/// One row per team, release rule and total of holds; every row tells how it was estimated.
///
/// # Panics
/// Never: writing into memory does not fail.
#[must_use]
pub fn sampled(sampled: &Sampled<'_>) -> String {
    let (parts, options) = (sampled.instance.parts(), sampled.options);
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut header: Vec<String> = ["team", "release_open_days_before", "hold_count_per_cycle"]
        .into_iter()
        .chain(["held_minutes_per_week", "dominated"])
        .map(str::to_owned)
        .collect();
    for name in measure::NAMES {
        header.extend([format!("{name}_estimated_mean"), format!("{name}_half_width_95")]);
    }
    let run = ["paths", "path_open_days", "start", "seed", "release_fill_shares", "partial"];
    header.extend(run.map(str::to_owned));
    writer.write_record(&header).expect("memory takes it");
    let fill: Vec<String> = options.fill.iter().map(ToString::to_string).collect();
    for frontier in sampled.frontiers {
        for point in &frontier.points {
            let mut row = vec![
                parts.teams[frontier.team].name.clone(),
                measure::release(frontier.release),
                point.hold_count.to_string(),
                number(measure::held_per_week(point, parts.cycle.weeks)),
                point.dominated.to_string(),
            ];
            for estimate in measure::measures(point) {
                row.extend(estimate.map_or_else(<[String; 2]>::default, cells));
            }
            row.extend([
                options.paths.to_string(),
                options.days.to_string(),
                measure::start(options.start),
                options.seed.0.to_string(),
                fill.join(" "),
                sampled.partial.to_string(),
            ]);
            writer.write_record(&row).expect("memory takes it");
        }
    }
    let bytes = writer.into_inner().expect("memory takes it");
    String::from_utf8(bytes).expect("text was written")
}

fn cells(estimate: Estimate) -> [String; 2] {
    [number(estimate.mean), number(estimate.half_width)]
}

/// A number with at most nine decimals; nothing where it has no value.
fn number(value: f64) -> String {
    let rounded = (value * 1e9).round() / 1e9;
    if rounded.is_finite() { (rounded + 0.0).to_string() } else { String::new() }
}

//! Results as tables for a spreadsheet, units in the headings.

mod day;
mod lengths;

use super::{Sampled, Voice, measure};
use crate::format::table::Table;

pub use day::{day_week, one_day};
pub use lengths::lengths;

/// One row per team, release rule and total of holds; every row tells how it was estimated.
#[must_use]
pub fn sampled(voice: Voice, sampled: &Sampled<'_>) -> String {
    let (parts, options) = (sampled.instance.parts(), sampled.options);
    let mut heading: Vec<String> = ["team", "release_open_days_before", "hold_count_per_cycle"]
        .into_iter()
        .chain(["held_minutes_per_week", "dominated"])
        .map(str::to_owned)
        .collect();
    for name in measure::NAMES {
        heading.extend([format!("{name}_estimated_mean"), format!("{name}_half_width_95")]);
    }
    let run = ["paths", "path_open_days", "start", "seed", "release_fill_shares", "partial"];
    heading.extend(run.map(str::to_owned));
    let mut table = Table::new(voice.lang, &heading);
    for frontier in sampled.frontiers {
        for point in &frontier.points {
            table.text_field(&parts.teams[frontier.team].name);
            table.code(&measure::release(frontier.release)).decimal(point.hold_count);
            table.real(measure::held_per_week(point, parts.cycle.weeks)).flag(point.dominated);
            for estimate in measure::measures(point) {
                match estimate {
                    Some(estimate) => table.real(estimate.mean).real(estimate.half_width),
                    None => table.nothings(2),
                };
            }
            table.decimal(options.paths).decimal(options.days);
            table.code(&measure::start(options.start)).whole(options.seed.0);
            table.decimals(&options.fill).flag(sampled.partial).next();
        }
    }
    table.text()
}

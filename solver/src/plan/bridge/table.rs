//! The bridge of one need as a row of a table in Markdown.

use crate::instance::Instance;
use crate::plan::confirm::Confirmed;

use super::{Bridge, Cause};

/// The head of the table.
#[must_use]
pub fn head() -> String {
    let causes = Cause::ALL.map(|cause| cause.code().replace('-', " ")).join(" | ");
    let columns = Cause::ALL.map(|_| "--:").join("|");
    format!(
        "| clinic | team: need | within open days | computed % | {causes} | played % | promised % | kept |\n\
         |---|---|--:|--:|{columns}|--:|--:|---|"
    )
}

/// The row of one need: shares in per cent, effects in points, each with half its 95 % interval.
#[must_use]
pub fn line(clinic: &Instance, bridge: &Bridge, played: &Confirmed) -> String {
    let parts = clinic.parts();
    let percent = |share: f64| format!("{:.1}", share * 100.0);
    let mut cells = vec![
        parts.name.clone(),
        format!("{}: {}", parts.teams[bridge.team].name, parts.needs[bridge.need].name),
        bridge.days.to_string(),
        percent(bridge.share_computed),
    ];
    cells.extend(bridge.steps.iter().map(|step| {
        // What rounds to nothing has no sign.
        let mean = step.effect.mean * 100.0;
        let mean = if mean.abs() < 0.05 { 0.0 } else { mean };
        match step.effect.half_width * 100.0 {
            half if half.is_finite() => format!("{mean:.1} ± {half:.1}"),
            _ => format!("{mean:.1}"),
        }
    }));
    let share = bridge.share_played;
    cells.push(format!("{} ± {:.1}", percent(share.mean), share.half_width * 100.0));
    cells.push(percent(bridge.share_promised));
    let needs = played.sizing.teams.iter().zip(&played.groups);
    let of_team = needs.filter(|(group, _)| group.team == bridge.team);
    let mut needs = of_team.flat_map(|(_, played)| &played.needs);
    let kept = needs.any(|row| row.need == bridge.need && row.kept());
    cells.push(if kept { "yes" } else { "no" }.to_owned());
    format!("| {} |", cells.join(" | "))
}

//! Next controls of the patients in the panels.

use behov_solver::instance::InstanceParts;

use super::super::names::Known;
use super::Tally;
use super::column::Columns;
use super::sheet::Sheet;

/// The columns.
pub(super) const COLUMNS: Columns = &[("panel", true), ("next_control", true)];

/// Adds the date of each line to its panel; what is wrong is noted.
pub(super) fn add(known: &Known<'_>, parts: &mut InstanceParts, sheet: &Sheet, tally: &mut Tally) {
    for line in sheet.lines() {
        let name = line.get("panel").unwrap_or_default();
        let panel = parts.panels.iter_mut().find(|panel| panel.name == name);
        if panel.is_none() {
            tally.unknown(known, &line, "panel", "panel");
        }
        let date = line.date("next_control", tally);
        if let (Some(panel), Some(date)) = (panel, date) {
            panel.next_controls.push(date);
        }
    }
}

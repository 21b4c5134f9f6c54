//! Patients in the panels: next controls, and who was last in contact when.

use std::collections::BTreeMap;

use behov_solver::instance::{Fault, InstanceParts, LastContact};

use super::super::fault::{Both, values};
use super::super::names::Known;
use super::Tally;
use super::column::Columns;
use super::sheet::Sheet;

/// The columns: a line says at least the next control or the last contact; who is in contact with
/// the clinic is told apart by pseudonym.
pub(super) const COLUMNS: Columns =
    &[("pseudonym", false), ("panel", true), ("last_seen", false), ("next_control", false)];

/// Adds what each line says to its panel; what is wrong is noted.
pub(super) fn add(known: &Known<'_>, parts: &mut InstanceParts, sheet: &Sheet, tally: &mut Tally) {
    let today = parts.as_of;
    if ["last_seen", "next_control"].iter().all(|column| tally.column(column) == 0) {
        tally.add(1, 0, "B0115", &[("column", Both::column("next_control"))]);
        return;
    }
    let mut before: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for line in sheet.lines() {
        let name = line.get("panel").unwrap_or_default();
        let panel = parts.panels.iter_mut().find(|panel| panel.name == name);
        if panel.is_none() {
            tally.unknown(known, &line, "panel", "panel");
        }
        let seen = line.date_given("last_seen", tally);
        // A list of next controls alone has one in every line.
        let next = if seen == Some(None) {
            line.date("next_control", tally).map(Some)
        } else {
            line.date_given("next_control", tally)
        };
        let pseudonym = line.get("pseudonym");
        if seen.flatten().is_some() && pseudonym.is_none() {
            tally.not(&line, "pseudonym", "kind.pseudonym");
        }
        if let Some(date) = seen.flatten().filter(|&date| date > today) {
            let fault = Fault::WrongSideOfToday { date, today };
            tally.add(line.number, tally.column("last_seen"), fault.code(), &values(&fault));
            continue;
        }
        if let Some(first) = pseudonym.and_then(|of| before.insert((name, of), line.number)) {
            let first = Both::plain(first.to_string());
            let values = [("name", Both::echo(pseudonym.unwrap_or_default())), ("line", first)];
            tally.add(line.number, tally.column("pseudonym"), "B0123", &values);
        }
        let (Some(panel), Some(seen), Some(next)) = (panel, seen, next) else { continue };
        panel.next_controls.extend(next);
        if let (Some(pseudonym), Some(last)) = (pseudonym, seen) {
            let pseudonym = pseudonym.to_owned();
            panel.contacts.push(LastContact { pseudonym, last, next_control: next });
        }
    }
}

//! Faults of sense, brought back to the line that causes them.

use std::collections::BTreeSet;

use behov_solver::instance::{Fault, InstanceError, Place, Within};

use super::super::fault::{Both, FileFault, values};
use super::super::tree::{Node, Value};
use super::{Build, Origin};

/// Most faults of sense that are worded; the rest is counted.
const WORDED_MAX: usize = 1_000;

impl Build<'_> {
    /// Notes each fault where it stands, apart from those that only follow from a broken row.
    pub(super) fn locate(&mut self, errors: Vec<InstanceError>) {
        // What a cell says that could not be read has a stand-in, which is at no fault.
        let told: BTreeSet<_> = self.document.faults.iter().map(place_of).collect();
        let before = self.document.faults.len();
        self.located(errors);
        let found = self.document.faults.split_off(before);
        let stands = |f: &FileFault| f.line == 0 || !told.contains(&place_of(f));
        self.document.faults.extend(found.into_iter().filter(stands));
    }

    fn located(&mut self, errors: Vec<InstanceError>) {
        for InstanceError { place, fault } in errors {
            if follows_from(&fault, place).iter().any(|list| self.document.broken.contains(list)) {
                continue;
            }
            let origin = self.origins.get(place.list).and_then(|rows| rows.get(row(place)));
            match origin.copied() {
                // In a row with faults, only what was read as it stands can be told.
                Some(Origin::Toml { node, whole: false }) if !self.stands(node, place.field) => {}
                Some(Origin::Toml { node, .. }) => {
                    if self.document.faults.len() < WORDED_MAX {
                        let found = at(node, place, self.names.of("class"));
                        let values = self.values_at(&fault, place);
                        let (start, key) = (node.span.start, place.field);
                        if let Some(at) = found {
                            self.document.fault(at, fault.code(), &values);
                        } else {
                            self.document.fault_without(start, key, fault.code(), &values);
                        }
                    }
                }
                Some(Origin::Beside { node, whole }) => {
                    self.in_changes((node, whole), place, &fault);
                }
                Some(Origin::Csv { line }) => self.in_list(place, line, &fault),
                Some(Origin::BuiltIn) | None => {
                    let (source, code) = (self.document.source, fault.code());
                    let sheet = Both::table_of(place.list, true);
                    let sheet = source.has_cells().then(|| source.sheet_of(&sheet));
                    let values = self.values_at(&fault, place);
                    let place = (sheet.flatten(), 0, 0);
                    let fault = FileFault::placed(&source.file, place, code, &values);
                    self.document.faults.push(fault);
                }
            }
        }
    }

    fn stands(&self, row: &Node, field: &str) -> bool {
        row.get(field).is_some_and(|entry| self.document.is_read(&entry.node))
    }

    /// A fault of a row of the file of changes.
    fn in_changes(&mut self, (node, whole): (&Node, bool), place: Place, fault: &Fault) {
        let Some(beside) = self.beside.as_mut() else { return };
        let reads = |row: &Node| row.get(place.field).is_some_and(|of| beside.is_read(&of.node));
        if (whole || reads(node)) && beside.faults.len() < WORDED_MAX {
            let at = at(node, place, self.names.of("class")).unwrap_or(node.span.start);
            beside.fault(at, fault.code(), &values_at(fault, place, false));
        }
    }

    fn values_at(&self, fault: &Fault, place: Place) -> Vec<(&'static str, Both)> {
        values_at(fault, place, self.document.source.has_cells())
    }

    fn in_list(&mut self, place: Place, line: u32, fault: &Fault) {
        let tally = self.tallies.iter_mut().find(|tally| tally.list == place.list);
        if let Some(tally) = tally {
            let column = tally.column(place.field);
            tally.add(line, column, fault.code(), &values(fault));
        }
    }
}

/// The values of a fault, and the list that is empty when one is.
fn values_at(fault: &Fault, place: Place, in_book: bool) -> Vec<(&'static str, Both)> {
    let mut values = values(fault);
    let list = match place.field {
        "" if in_book => Both::table_of(place.list, true),
        "" => Both::plain(format!("[[{}]]", place.list)),
        "pro" if in_book => Both::table_of("complexity.pro.bands", true),
        "pro" => Both::plain("bands"),
        field => Both::key_of(place.list, field, in_book),
    };
    values.push(("list", list));
    values
}

/// Where a fault stands.
fn place_of(fault: &FileFault) -> (String, Option<String>, u32, u32) {
    (fault.file.clone(), fault.sheet.clone(), fault.line, fault.column)
}

/// Sections have one row, whatever the fault counts.
fn row(place: Place) -> usize {
    if place.list == "complexity" { 0 } else { place.index }
}

/// Where a value of a row stands, or the key it takes its value from; nothing where it has neither.
fn at(node: &Node, place: Place, classes: &[String]) -> Option<usize> {
    let instead = match place.field {
        "minutes" => "minutes_by_class",
        "weeks" => "days",
        "right" => "rights",
        "name" if place.list == "complexity" => "classes",
        field => field,
    };
    let entry = node.get(place.field).or_else(|| node.get(instead));
    let within = place.within.and_then(|within| {
        // What is said of a class stands before what is said of all.
        let of = |key| of_within(&node.get(key)?.node, within, classes);
        of(instead).or_else(|| of(place.field))
    });
    within.or_else(|| entry.map(|entry| entry.at))
}

/// Where one of the values of a key stands.
fn of_within(node: &Node, within: Within, classes: &[String]) -> Option<usize> {
    let Within { list, index, field } = within;
    let node = if list.is_empty() { node } else { &node.get(list)?.node };
    match (&node.value, index) {
        (Value::List(rows), Some(index)) => {
            let row = rows.get(index)?;
            Some(row.get(field).map_or(row.span.start, |entry| entry.at))
        }
        (Value::Table(_), Some(class)) => node.get(classes.get(class)?).map(|entry| entry.at),
        (_, None) => node.get(field).map(|entry| entry.at),
        _ => None,
    }
}

/// Lists whose broken rows may be the true cause of a fault.
fn follows_from(fault: &Fault, place: Place) -> Vec<&'static str> {
    match fault {
        Fault::OutsideOpeningHours { .. } => vec!["opening", "clinic"],
        Fault::OutsideSession { .. } if place.list == "frozen" => vec!["session"],
        Fault::NotInTeam { .. } => vec!["clinician"],
        Fault::NobodyServes { .. }
        | Fault::NoRoomToServe { .. }
        | Fault::NoSessionOfTeam { .. } => {
            vec!["session", "clinician", "need", "team", "room", "pathway"]
        }
        Fault::LagsCannotBeMet { .. } => vec!["clinic", "right"],
        Fault::HoldsExceedSessions { .. } => vec!["session", "clinician"],
        Fault::WindowNotStaffed { .. } => vec!["session", "clinician", "need", "frozen"],
        Fault::NotInCycle { .. } | Fault::OffGrid { .. } | Fault::NotAMonday { .. } => {
            vec!["clinic"]
        }
        Fault::SharesDoNotAddUp { .. } => vec!["complexity"],
        Fault::Empty if place.field.is_empty() => vec![place.list],
        Fault::TooManyControls { .. } => vec!["panel"],
        _ => Vec::new(),
    }
}

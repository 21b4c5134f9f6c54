//! The clinic's table from answers (PRO) to class and colour.

use crate::number::told;
use crate::table::ClassId;

use super::super::{Colour, Fault, InstanceParts, Place, ProTable, Triage};
use super::{Findings, place};

/// Most days an answer may count \[days\].
const VALID_DAYS_MAX: u32 = 3_650;

/// Where faults of the table stand.
fn at() -> Place {
    place("complexity", 0, "pro")
}

/// Every id of the table names a row.
pub(super) fn reference(parts: &InstanceParts, findings: &mut Findings) {
    let Some(pro) = &parts.complexity.pro else { return };
    let classes = pro.bands.iter().map(|band| band.class);
    let flags = pro.flags.iter().filter_map(|rule| rule.class);
    let mistaken = pro.mistaken.iter().flat_map(|row| [row.answered, row.truly]);
    let all = classes.chain(flags).chain(mistaken);
    findings.ids(at(), all, &parts.complexity.classes);
    findings.ids(at(), pro.controls.iter().copied(), &parts.needs);
    if let Some(Triage { needs, call, reading, .. }) = &pro.first_visit {
        let all = needs.iter().copied().chain(*call).chain(*reading);
        findings.ids(at(), all, &parts.needs);
    }
}

/// Checks the table.
pub(super) fn check(parts: &InstanceParts, findings: &mut Findings) {
    let Some(pro) = &parts.complexity.pro else { return };
    bands(pro, findings);
    findings.count(at().key("valid_days"), pro.valid_days, 0, VALID_DAYS_MAX);
    colours(parts, pro, findings);
    flags(pro, findings);
    mistaken(parts, pro, findings);
    if let Some(triage) = &pro.first_visit {
        first_visit(parts, triage, findings);
    }
}

fn bands(pro: &ProTable, findings: &mut Findings) {
    if pro.bands.is_empty() {
        findings.add(at(), Fault::Empty);
    }
    for (nth, band) in pro.bands.iter().enumerate() {
        findings.range(at().row("bands", nth, "from"), band.from, -1e6, 1e6);
        // A band that ends where it starts, or before, holds no score.
        if !(band.to > band.from && band.to <= 1e6) {
            let (value, low, high) = (band.to, band.from, 1e6);
            findings.add(at().row("bands", nth, "to"), Fault::OutOfRange { value, low, high });
        }
    }
    for (nth, pair) in (1..).zip(pro.bands.windows(2)) {
        let (before, from) = (pair[0].to, pair[1].from);
        if (before - from).abs() > 1e-9 {
            findings.add(at().row("bands", nth, "from"), Fault::BandsDoNotMeet { from, before });
        }
    }
}

/// Every colour given has a rule, and only one; the shares are those of one whole.
fn colours(parts: &InstanceParts, pro: &ProTable, findings: &mut Findings) {
    let bands = pro.bands.iter().filter_map(|band| band.colour);
    let used: Vec<Colour> = bands.chain(pro.flags.iter().filter_map(|rule| rule.colour)).collect();
    for colour in Colour::ALL {
        let rules = pro.colours.iter().filter(|rule| rule.colour == colour).count();
        let named = || colour.code().to_owned();
        if rules > 1 {
            findings.add(at(), Fault::NameTwice { name: named() });
        } else if rules == 0 && used.contains(&colour) {
            findings.add(at(), Fault::ColourWithoutRule { colour: named() });
        }
    }
    for (nth, rule) in pro.colours.iter().enumerate() {
        let Some(minutes) = rule.minutes else { continue };
        let at = at().row("colours", nth, "minutes");
        findings.range(at, minutes.real(), 0.0, 480.0);
        findings.on_grid(at, minutes, parts.grid);
    }
    let sum: f64 = pro.colours.iter().map(|rule| rule.share.value()).sum();
    findings.range(at(), sum, 0.0, 1.0 + super::SHARE_TOLERANCE);
}

/// Each flag stands once.
fn flags(pro: &ProTable, findings: &mut Findings) {
    let names = pro.raising_flags.iter().chain(pro.flags.iter().map(|rule| &rule.flag));
    let mut seen = std::collections::BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            findings.add(at(), Fault::NameTwice { name: name.clone() });
        }
    }
}

/// Nobody is truly unknown, and of a class no more are mistaken than there are.
fn mistaken(parts: &InstanceParts, pro: &ProTable, findings: &mut Findings) {
    let unknown = parts.complexity.unknown();
    let of = |class: ClassId| {
        let rows = pro.mistaken.iter().filter(move |row| row.answered == class);
        rows.map(|row| row.share.value()).sum::<f64>()
    };
    for class in parts.complexity.classes.ids() {
        findings.range(at(), of(class), 0.0, 1.0 + super::SHARE_TOLERANCE);
    }
    if pro.mistaken.iter().any(|row| row.truly == unknown) {
        let class = parts.complexity.classes[unknown].name.clone();
        findings.add(at(), Fault::TrulyUnknown { class });
    }
}

/// No more are turned away or called than have answered, and a call is a visit of its own.
fn first_visit(parts: &InstanceParts, triage: &Triage, findings: &mut Findings) {
    if triage.needs.is_empty() {
        findings.add(at(), Fault::Empty);
    }
    let decided = triage.no_visit.value() + triage.phone.value();
    findings.range(at(), decided, 0.0, triage.answered.value() + super::SHARE_TOLERANCE);
    if triage.phone.value() > 0.0 && triage.call.is_none() {
        findings.add(at(), Fault::CallWithoutNeed { phone: told(triage.phone.value()) });
    }
    // A call that is triaged again, or a reading, would never end.
    let again = triage.call.into_iter().chain(triage.reading);
    for need in again.filter(|need| triage.needs.contains(need)) {
        findings.add(at(), Fault::DecidedTwice { need: parts.needs[need].name.clone() });
    }
}

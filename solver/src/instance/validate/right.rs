//! Rights: their periods, and whether what carries one can follow it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::super::place::Place;
use super::super::{Asks, Fault, InstanceParts, Right, Sector, StartsAt};
use super::{Findings, place};

/// Periods within their ranges, those of a sector in order and apart.
pub(super) fn periods(index: usize, right: &Right, findings: &mut Findings) {
    let at = place("right", index, "periods");
    for (nth, period) in right.periods.iter().enumerate() {
        let at = |field| at.row("", nth, field);
        findings.count(at("days"), period.days, 1, 365);
        let before = period.days_if_received_before.unwrap_or(1);
        findings.count(at("days_if_received_before"), before, 1, 365);
        findings.date(at("from"), period.from);
        if let Some(to) = period.to {
            findings.date(at("to"), to);
            if period.from > to {
                findings.add(at("to"), Fault::DatesReversed { from: period.from, to });
            }
        }
    }
    let mut overlapping: BTreeSet<NaiveDate> = BTreeSet::new();
    for sector in [Sector::Somatic, Sector::Psychiatric] {
        let mut ended = None;
        for period in right.periods.iter().filter(|p| p.sector.is_none_or(|of| of == sector)) {
            if ended.is_some_and(|end: Option<_>| end.is_none_or(|end| period.from <= end)) {
                overlapping.insert(period.from);
            }
            ended = Some(period.to);
        }
    }
    for from in overlapping {
        let nth = right.periods.iter().rposition(|period| period.from == from).unwrap_or(0);
        findings.add(at.row("", nth, "from"), Fault::PeriodsOverlap { from });
    }
    if !right.ends_after_it_starts() {
        let at = place("right", index, "ends_at");
        findings.add(at, Fault::RightEndsFirst { right: right.name.clone() });
    }
}

/// What a need or a pathway carries can be followed: it is on, the law gives it to these patients,
/// and its steps can be taken in time.
pub(super) fn carried(parts: &InstanceParts, asks: Asks, at: Place, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for row in parts.carried(asks) {
        let right = &parts.rights[row.right];
        let name = || right.name.clone();
        if !seen.insert(row.right) {
            findings.add(at, Fault::NameTwice { name: name() });
            continue;
        }
        if right.off {
            findings.add(at, Fault::RightIsOff { right: name() });
        } else if !right.is_for(row.sector) {
            findings.add(at, Fault::RightOfOtherSector { right: name() });
        }
        let granted = right.days(parts.as_of, parts.as_of, row.sector);
        let begins_with_it = right.starts_at == StartsAt::Referral
            || parts
                .carried(asks)
                .iter()
                .all(|other| parts.rights[other.right].starts_at != StartsAt::Referral);
        let least = row.shortest_days;
        if let Some(most) = granted.filter(|&most| begins_with_it && least > most) {
            findings.add(at, Fault::LagsCannotBeMet { least, most });
        }
    }
}

//! The clinic itself: dates, grid, cycle, opening hours, closures, rights, goals.

use chrono::{Datelike, Weekday};

use crate::table::Id;

use super::super::place::Place;
use super::super::{Fault, InstanceParts, Range, Rhythm};
use super::right::periods;
use super::{Findings, ends, place};

/// Checks everything that concerns no single person or need.
pub(super) fn check(parts: &InstanceParts, findings: &mut Findings) {
    let at = |field| place("clinic", 0, field);
    findings.date(at("as_of"), parts.as_of);
    findings.range(at("grid_minutes"), parts.grid.real(), 1.0, 60.0);
    let (least, most) = if parts.cycle.rhythm == Rhythm::IsoParity { (2, 2) } else { (1, 8) };
    findings.count(at("cycle_weeks"), parts.cycle.weeks, least, most);
    findings.date(at("cycle_anchor"), parts.cycle.anchor);
    if parts.cycle.anchor.weekday() != Weekday::Mon {
        findings.add(at("cycle_anchor"), Fault::NotAMonday { date: parts.cycle.anchor });
    }
    findings.not_empty("opening", parts.opening.len());
    for (index, open) in parts.opening.iter().enumerate() {
        if open.span.from >= open.span.to {
            findings.add(ends("opening", index)[1], Fault::EmptySpan { span: open.span });
        }
    }
    for (index, closure) in parts.calendar.closures.iter().enumerate() {
        findings.dates("closure", index, closure.from, closure.to);
    }
    findings.names("right", parts.rights.values().map(|right| right.name.as_str()));
    for (id, right) in parts.rights.iter() {
        periods(id.index(), right, findings);
    }
    goals(parts, findings);
    assumptions(parts, findings);
}

/// Costs a planner may weigh with: a million to one either way.
const LEAST_COST: f64 = 0.001;
const MOST_COST: f64 = 1000.0;

/// Least chance of ending in time that is a goal at all.
const LEAST_CHANCE: f64 = 0.01;

/// Shares that can be filled, which more notice never lowers.
fn release_fill(at: Place, fill: &[f64], findings: &mut Findings) {
    if fill.is_empty() {
        findings.add(at, Fault::Empty);
    }
    for (nth, &share) in fill.iter().enumerate() {
        findings.range(at.nth(nth), share, 0.0, 1.0);
    }
    if let Some(pair) = fill.windows(2).find(|pair| pair[1] < pair[0]) {
        findings.add(at, Fault::FillFalls { share: pair[1], before: pair[0] });
    }
}

/// Ranges from low to high.
fn assumptions(parts: &InstanceParts, findings: &mut Findings) {
    for (index, assumption) in parts.assumptions.iter().enumerate() {
        let Some(Range { low, high }) = assumption.range else { continue };
        if !(low.is_finite() && high.is_finite() && low <= high) {
            findings.add(place("assumption", index, "low"), Fault::RangeReversed { low, high });
        }
    }
}

fn goals(parts: &InstanceParts, findings: &mut Findings) {
    let (goals, grid) = (&parts.goals, parts.grid);
    let at = |field| place("goals", 0, field);
    findings.count(at("horizon_weeks"), goals.horizon_weeks, 1, 104);
    findings.count(at("frontier_max"), goals.frontier_max, 1, 400);
    findings.range(at("ends_in_time"), goals.ends_in_time.value(), LEAST_CHANCE, 1.0);
    findings.range(at("waiting_cost"), goals.waiting_cost, LEAST_COST, MOST_COST);
    findings.range(at("late_cost"), goals.late_cost, LEAST_COST, MOST_COST);
    findings.range(at("extra_cost"), goals.extra_cost, LEAST_COST, MOST_COST);
    findings.count(at("notice_open_days"), goals.notice_days, 0, 60);
    release_fill(at("release_fill"), &goals.release_fill, findings);
    findings.asked(at("asked"), &goals.asked);
    if let Some(unit) = goals.hold_unit {
        findings.range(at("hold_unit_minutes"), unit.real(), 1.0, 480.0);
        findings.on_grid(at("hold_unit_minutes"), unit, grid);
    }
    if let Some(buffer) = goals.buffer {
        let at = |field| at("buffer").key(field);
        findings.range(at("after_complex_minutes"), buffer.after_complex.real(), 1.0, 480.0);
        findings.range(at("minutes"), buffer.minutes.real(), 1.0, 480.0);
        findings.on_grid(at("minutes"), buffer.minutes, grid);
    }
    if let Some(date) = goals.relief_by {
        findings.date(at("relief_by"), date);
        if date <= parts.as_of {
            let today = parts.as_of;
            findings.add(at("relief_by"), Fault::WrongSideOfToday { date, today });
        }
    }
}

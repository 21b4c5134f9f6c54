//! Each fault of a change has a clinic that only it refuses.

use super::super::cast::date;
use super::super::*;
use super::tests::{at, id, only};

fn share(value: f64) -> Probability {
    Probability::new(value).unwrap()
}

/// Half of the panel may convert from the day after the file.
fn convert(name: &str, of: f64) -> Change {
    let accepts = Accepts::default();
    Change {
        name: name.to_owned(),
        from: date("2026-11-03"),
        ramp_weeks: 1,
        share: share(of),
        share_range: None,
        kind: ChangeKind::NeedBased { panel: 0, accepts, between_weeks: None },
        brings: None,
    }
}

fn with(change: Change) -> (&'static str, Place) {
    only(|p| p.changes = vec![change])
}

#[test]
fn a_change_that_begins_before_today_is_refused() {
    let found = with(Change { from: date("2026-11-01"), ..convert("a", 0.5) });
    assert_eq!(found, ("B0245", at("change", 0, "from")));
}

#[test]
fn a_change_of_today_and_changes_of_all_are_in_order() {
    let mut parts = cast::parts();
    let today = Change { from: parts.as_of, ..convert("a", 0.5) };
    parts.changes = vec![today, convert("b", 0.5)];
    assert!(Instance::new(parts).is_ok());
}

#[test]
fn a_ramp_of_no_length_is_refused() {
    let found = with(Change { ramp_weeks: 0, ..convert("a", 0.5) });
    assert_eq!(found, ("B0201", at("change", 0, "ramp_weeks")));
}

#[test]
fn changes_of_one_panel_that_touch_more_than_all_are_refused_once() {
    let found = only(|p| {
        p.changes = vec![convert("a", 0.7), convert("b", 0.4), convert("c", 0.1)];
    });
    assert_eq!(found, ("B0246", at("change", 1, "share")));
}

#[test]
fn a_panel_that_is_not_there_is_refused() {
    let kind = ChangeKind::Municipality { panel: 1, accepts: Accepts::default() };
    let found = with(Change { kind, ..convert("a", 0.5) });
    assert_eq!(found, ("B0222", at("change", 0, "panel")));
}

#[test]
fn a_panel_without_a_need_based_visit_cannot_convert() {
    let found = only(|p| {
        p.panels[0].need_based = None;
        p.changes = vec![convert("a", 0.5)];
    });
    assert_eq!(found, ("B0225", at("change", 0, "panel")));
}

#[test]
fn a_range_that_ends_before_it_starts_is_refused() {
    let share_range = Some(Range { low: 0.8, high: 0.2 });
    let found = with(Change { share_range, ..convert("a", 0.5) });
    assert_eq!(found, ("B0231", at("change", 0, "share_range")));
}

#[test]
fn advice_for_those_moved_needs_a_need_of_its_own() {
    let accepts = Accepts::default();
    let kind = ChangeKind::Practice { panel: 0, accepts, advice_per_year: 0.5 };
    let found = with(Change { kind, ..convert("a", 0.5) });
    assert_eq!(found, ("B0227", at("change", 0, "advice_per_year")));
}

#[test]
fn calls_end_in_three_ways_and_no_more() {
    let kind = ChangeKind::SubAcute {
        team: id(0),
        need: id(0),
        per_week: 5.0,
        practice: share(0.7),
        admitted: share(0.6),
        call_minutes: Minutes(10),
    };
    let found = with(Change { kind, ..convert("a", 0.5) });
    assert_eq!(found, ("B0201", at("change", 0, "admitted_share")));
}

#[test]
fn a_list_of_intervals_that_is_empty_or_holds_none_is_refused() {
    let found = only(|p| p.panels[0].life.intervals = Some(Vec::new()));
    assert_eq!(found, ("B0214", at("panel", 0, "intervals_weeks")));
    let found = only(|p| p.panels[0].life.intervals = Some(vec![13, 0]));
    assert_eq!(found, ("B0201", at("panel", 0, "intervals_weeks")));
}

use super::*;
use crate::messages::Lang;
use crate::report::cast;
use crate::report::voice::Voice;

const EN: Voice = Voice { lang: Lang::En };

#[test]
fn ticks_are_round_and_reach_past_the_highest_value() {
    assert_eq!(ticks(800.0), [0.0, 200.0, 400.0, 600.0, 800.0]);
    assert_eq!(ticks(93.0), [0.0, 25.0, 50.0, 75.0, 100.0]);
    assert_eq!(ticks(0.0), [0.0, 0.25, 0.5, 0.75, 1.0]);
    assert_eq!(ticks(f64::NAN).len(), 5);
    for high in [1.0, 3.7, 11.0, 145.0, 99_999.0] {
        let ticks = ticks(high);
        assert!(ticks[ticks.len() - 1] >= high && ticks.len() <= 6, "{high}: {ticks:?}");
    }
}

#[test]
fn the_recommended_point_is_marked_where_the_team_holds() {
    let sizing = cast::tiny_sizing();
    let svg = frontier::frontier(EN, &sizing.teams[0]).unwrap().into_string();
    // 240 of 800 min on an axis from 54 to 546: 54 + 0.3 * 492 = 201.6.
    assert!(svg.contains("<line class=\"here\" x1=\"201.6\""), "{svg}");
    assert!(svg.contains("recommended: 240"));
    assert!(svg.contains("hollow"), "a dominated point is hollow");
    assert!(svg.contains("routine queue grows"));
}

#[test]
fn a_team_sized_as_it_is_has_no_frontier_to_draw() {
    let mut sizing = cast::tiny_sizing();
    sizing.teams[0].frontier.clear();
    assert!(frontier::frontier(EN, &sizing.teams[0]).is_none());
}

#[test]
fn weeks_below_the_promise_are_drawn_apart() {
    let sizing = cast::tiny_sizing();
    let svg = outlook::outlook(EN, &sizing.teams[0]).unwrap().into_string();
    // Two short weeks at Christmas.
    assert_eq!(svg.matches("dot missed").count(), 2);
    assert_eq!(svg.matches("\"dot kept\"").count(), 24);
    assert!(svg.contains("promised 90 %"));
}

#[test]
fn no_picture_holds_a_number_without_a_value() {
    let mut sizing = cast::tiny_sizing();
    sizing.teams[0].frontier[3].design.overflow_minutes_per_week = f64::INFINITY;
    sizing.teams[0].frontier[4].design.idle_beside_queue_minutes_per_week = f64::NAN;
    let svg = frontier::frontier(EN, &sizing.teams[0]).unwrap().into_string();
    assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
}

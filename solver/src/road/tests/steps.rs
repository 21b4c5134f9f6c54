//! Figures worked by hand.

use super::*;

fn asked(offered: Offered) -> Transition {
    Transition {
        patients: 2600.0,
        interval_weeks: 26,
        converts: share(0.6),
        never: share(0.2),
        requests_per_year: 1.0,
        weeks: 156,
        offered,
    }
}

fn visits(passage: &Passage) -> Vec<f64> {
    passage.fixed.iter().zip(&passage.need_based).map(|(fixed, asked)| fixed + asked).collect()
}

#[test]
fn at_the_control_there_is_a_hump_of_a_fifth_before_anything_is_freed() {
    let passage = transition(&asked(Offered::AtControl));
    let visits = visits(&passage);
    // 2,600 / 26 controls; 80 % of 100 may convert, and 60 % of these do.
    assert!(close(passage.fixed[0], 100.0) && close(visits[0], 100.0));
    assert!(close(passage.converted[0], 48.0));
    // 25 weeks of 48 ask once in 52 weeks: 100 + 1,200 / 52.
    assert!(close(visits[25], 100.0 + 1200.0 / 52.0));
    assert!((visits[25] - 123.0769).abs() < 5e-5);
    // The second interval begins: 52 controls are left of each 100, and 1,248 / 52 = 24 ask.
    assert!(close(visits[26], 76.0));
    // Four offers: 20 + 80 x 0.4^4 = 22.048 controls, and 80 (1 - 0.4^4) 26 / 52 = 38.976 ask.
    assert!(close(visits[104], 61.024));
    let peak = visits.iter().copied().fold(0.0, f64::max);
    let hump = 0.8 * 0.6 * 2600.0 / 52.0 * 25.0 / 26.0;
    assert!(close(peak, 100.0 + hump));
    assert_eq!([passage.fixed.len(), passage.need_based.len(), passage.converted.len()], [156; 3]);
}

#[test]
fn screened_before_the_control_the_clinic_never_has_more_than_before() {
    let passage = transition(&asked(Offered::BeforeControl));
    let visits = visits(&passage);
    assert!(close(visits[0], 52.0));
    let peak = visits.iter().copied().fold(0.0, f64::max);
    assert!(close(peak, 52.0 + 1200.0 / 52.0) && (peak - 75.08).abs() < 5e-3);
    assert!((visits[155] - 60.15).abs() < 5e-3);
}

#[test]
fn two_intervals_bring_what_one_and_two_offers_bring() {
    let passage = transition(&asked(Offered::AtControl));
    let converted = |weeks: usize| passage.converted[..weeks].iter().sum::<f64>();
    assert!(close(converted(26), 2080.0 * 0.6));
    assert!(close(converted(52), 2080.0 * 0.84));
}

#[test]
fn a_learning_limit_spread_evenly_keeps_the_hump_small() {
    let mut road = open(vec![half_yearly()], 156, Offered::AtControl);
    road.moves_per_month_max = Some(60.0);
    let walked = walk(&road);
    // 60 x 3 / 13 a week; 25 weeks of them ask in week 25.
    let visits = walked.total(Week::visits);
    assert!(close(visits[25], 100.0 + 25.0 * 180.0 / 13.0 / 52.0));
    assert!((visits.iter().copied().fold(0.0, f64::max) - 106.7).abs() < 0.05);
    assert_eq!(walked.word, Word::Fluid);
}

#[test]
fn two_panels_share_a_limit_by_what_they_would_move() {
    let small = Panel { fixed: spread(650.0, &[26], false, 0.0), ..half_yearly() };
    let mut road = open(vec![half_yearly(), small], 10, Offered::AtControl);
    road.moves_per_month_max = Some(65.0);
    let walked = walk(&road);
    // 65 x 3 / 13 = 15 a week, four to one.
    assert!(close(walked.panels[0][0].converted, 12.0));
    assert!(close(walked.panels[1][0].converted, 3.0));
}

#[test]
fn a_ramp_offers_to_a_growing_share() {
    let mut panel = half_yearly();
    panel.moves[0] = Move { from_week: 2, ramp_weeks: 4, ..panel.moves[0] };
    let walked = walk(&open(vec![panel], 8, Offered::AtControl));
    let converted = walked.total(|week| week.converted);
    for (week, part) in [0.0, 0.0, 0.25, 0.5, 0.75, 1.0, 1.0].into_iter().enumerate() {
        assert!(close(converted[week], 48.0 * part), "week {week}: {}", converted[week]);
    }
}

#[test]
fn a_hybrid_keeps_one_control_a_year_and_spreads_the_first() {
    let moves = vec![at_once(1.0, 1.0, To::Hybrid { every_weeks: 52 })];
    let panel = Panel { moves, ..Panel::steady(team(), 27.0, 1) };
    let walked = walk(&open(vec![panel], 110, Offered::AtControl));
    let between = walked.total(|week| week.between);
    // All 27 convert in week 0: one has the first control in each of weeks 26 to 52.
    assert!(between[..26].iter().all(|&visits| close(visits, 0.0)));
    assert!(between[26..53].iter().all(|&visits| close(visits, 1.0)));
    assert!(between[53..78].iter().all(|&visits| close(visits, 0.0)));
    assert!(between[78..105].iter().all(|&visits| close(visits, 1.0)));
}

#[test]
fn intervals_widen_with_the_years_since_entry() {
    let panel = Panel {
        fixed: vec![Vec::new()],
        intervals: vec![2, 3, 4],
        ends: true,
        entrants_per_week: 1.0,
        ..Panel::steady(team(), 0.0, 1)
    };
    let walked = walk(&open(vec![panel], 14, Offered::AtControl));
    let fixed = walked.total(|week| week.fixed);
    // Who enters at the end of week 0 is seen in weeks 2, 5 and 9, and then no more.
    let seen = [0.0, 0.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0, 3.0, 3.0, 3.0, 3.0, 3.0];
    assert!(fixed.iter().zip(seen).all(|(&one, other)| close(one, other)), "{fixed:?}");
    assert!(close(walked.panels[0][9].left, 1.0));
}

#[test]
fn advice_follows_the_panel_that_went_to_the_general_practitioner() {
    let moves = vec![at_once(0.5, 1.0, To::Practice { advice_per_week: 0.1 })];
    let panel = Panel { moves, ..Panel::steady(team(), 80.0, 2) };
    let walked = walk(&open(vec![panel], 3, Offered::AtControl));
    // 20 of the 40 due move in each of two weeks; those moved before the week ask.
    let advice = walked.total(|week| week.advice);
    assert!(close(advice[0], 0.0) && close(advice[1], 2.0) && close(advice[2], 4.0));
}

#[test]
fn thirteen_weeks_are_three_months() {
    assert_eq!([weeks_of(0), weeks_of(1), weeks_of(2), weeks_of(3)], [0..5, 5..9, 9..13, 13..18]);
    for week in 0..400 {
        assert!(weeks_of(month_of(week)).contains(&week));
    }
    let walked = walk(&open(vec![half_yearly()], 18, Offered::AtControl));
    let months = months(&[&walked.panels[0]]);
    let weeks: Vec<usize> = months.iter().map(|month| month.weeks).collect();
    assert_eq!(weeks, [5, 4, 4, 5]);
    assert!(close(months[1].sum.fixed, 400.0) && close(months[1].sum.converted, 4.0 * 48.0));
    assert!(close(months[1].sum.on_need_based, 9.0 * 48.0));
}

#[test]
fn the_safe_share_of_new_patients_follows_from_how_many_leave() {
    let with = |ends_at_visit: f64| Panel {
        ends_at_visit: share(ends_at_visit),
        ..Panel::steady(team(), 100.0, 10)
    };
    let share = |may| safe_share(&with(0.25), 1.0, may).of_visits;
    assert!(close(share(true), 0.25) && close(share(false), 0.25 / 1.25));
    // Three controls and then no more, first visits twice as long as controls.
    let ends = Panel { intervals: vec![1, 2, 3], ends: true, ..with(0.0) };
    let safe = safe_share(&ends, 2.0, false);
    assert!(close(safe.controls, 3.0) && close(safe.of_visits, 0.25));
    assert!(close(safe.of_minutes, 2.0 / 5.0));
    // Nobody ever leaves: no share is safe.
    assert!(close(safe_share(&with(0.0), 1.0, false).of_visits, 0.0));
}

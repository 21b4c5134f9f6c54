use statrs::distribution::{ContinuousCDF, Normal};

use super::*;
use crate::rng::Luck;

const OPTIONS: Options =
    Options { grid: 5, costs: Costs { overrun: 1.5, idle: 1.0 }, folds: 10, visits_min: 30 };

fn real(minutes: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "made lengths")]
    let whole = minutes.round().clamp(1.0, 480.0) as u32;
    whole
}

/// Visits planned at 20 minutes whose lengths follow a lognormal of mean 25 and cv 0.5.
fn lognormal(count: u64, luck: u64) -> Vec<Timed> {
    let (log_mean, log_sd) = known();
    let normal = Normal::standard();
    let actual = |row| log_mean + log_sd * normal.inverse_cdf(Luck(luck).quantile(row));
    (0..count).map(|row| Timed { planned: 20, actual: real(actual(row).exp()) }).collect()
}

/// Mean and deviation of the logarithm of a lognormal of mean 25 and cv 0.5.
fn known() -> (f64, f64) {
    let variance = 1.25_f64.ln();
    (25.0_f64.ln() - variance / 2.0, variance.sqrt())
}

fn known_quantile(share: f64) -> f64 {
    let (log_mean, log_sd) = known();
    (log_mean + log_sd * Normal::standard().inverse_cdf(share)).exp()
}

fn visits(planned: u32, actual: &[u32]) -> Vec<Timed> {
    actual.iter().map(|&actual| Timed { planned, actual }).collect()
}

#[test]
fn two_thousand_visits_of_a_known_lognormal_give_its_quantile_back() {
    for overrun in [0.5, 1.0, 1.5, 4.0] {
        let costs = Costs { overrun, idle: 1.0 };
        let found = study(&lognormal(2000, 7), &Options { costs, ..OPTIONS }).unwrap();
        let (advice, true_quantile) = (found.advice.unwrap(), known_quantile(costs.ratio()));
        let minutes = f64::from(advice.minutes.unwrap());
        assert!((minutes - true_quantile).abs() <= 5.0, "{overrun}: {minutes}, {true_quantile}");
        let QuantileInterval { low, high, .. } = advice.quantile;
        let whole = real(true_quantile);
        assert!(low.unwrap() <= whole && whole <= high.unwrap(), "{:?}", advice.quantile);
    }
}

#[test]
fn the_interval_covers_the_quantile_as_often_as_it_says() {
    let whole = real(known_quantile(0.6));
    let covers = |luck| {
        let found = study(&lognormal(60, luck), &OPTIONS).unwrap();
        let QuantileInterval { low, high, coverage, .. } = found.advice.unwrap().quantile;
        assert!(coverage >= 0.95, "{coverage}");
        low.is_none_or(|low| low <= whole) && high.is_none_or(|high| whole <= high)
    };
    let covered = (0..400).filter(|&luck| covers(1000 + luck)).count();
    assert!(covered >= 380, "{covered} of 400");
}

#[test]
fn a_known_law_of_three_lengths_gives_its_quantile_back() {
    // 30 % take 10 minutes, 30 % 20, 40 % 45: three in four are within 45.
    let actual = |row| match Luck(3).quantile(row) {
        luck if luck < 0.3 => 10,
        luck if luck < 0.6 => 20,
        _ => 45,
    };
    let actual: Vec<u32> = (0..2000).map(actual).collect();
    let costs = Costs { overrun: 3.0, idle: 1.0 };
    let found = study(&visits(30, &actual), &Options { costs, ..OPTIONS }).unwrap();
    let advice = found.advice.unwrap();
    assert_eq!((advice.rule, advice.minutes), (Rule::Empirical, Some(45)));
    assert_eq!((advice.quantile.low, advice.quantile.high), (Some(45), Some(45)));
    assert!(!found.fit.lognormal.fits(), "three lengths are no lognormal");
    assert!(advice.saves.shown() && advice.saves.mean > 0.0, "{:?}", advice.saves);
}

#[test]
fn a_lognormal_is_known_again() {
    let fit = study(&lognormal(2000, 7), &OPTIONS).unwrap().fit;
    let Fit { lognormal: law, mean, cv, .. } = fit;
    let (log_mean, log_sd) = known();
    assert!((law.log_mean - log_mean).abs() < 0.05 && (law.log_sd - log_sd).abs() < 0.03);
    assert!((mean - 25.0).abs() < 1.0 && (cv - 0.5).abs() < 0.05, "{mean} {cv}");
    assert!((law.mean() - 25.0).abs() < 1.0 && (law.cv() - 0.5).abs() < 0.05);
    assert!(law.fits() && law.distance > 0.0, "{law:?}");
    assert!((law.law().unwrap().mean() - law.mean()).abs() < 1e-9);
    assert!((fit.law().unwrap().mean() - mean).abs() < 1e-9, "the law of a day is the counts");
    // What the law expects beyond a length is the area above its distribution function.
    let step = 0.01;
    let area: f64 = (0..60_000).map(|i| 1.0 - law.cdf(30.0 + step * f64::from(i))).sum();
    assert!((law.excess(30.0) - area * step).abs() < 0.01, "{} {area}", law.excess(30.0));
}

#[test]
fn the_audit_adds_up_by_hand() {
    // 25 and 40 overrun 20 by 5 and 20; 10 leaves 10 idle; 20 fits.
    let found = study(&visits(20, &[25, 40, 10, 20]), &OPTIONS).unwrap();
    let audit = found.audit;
    assert_eq!((audit.visits, audit.overrun_count), (4, 2));
    let close = |a: f64, b: f64| (a - b).abs() < 1e-12;
    assert!(close(audit.overrun_share(), 0.5) && close(audit.planned_mean, 20.0));
    assert!(close(audit.actual_mean, 23.75) && close(audit.bias.mean, 3.75));
    assert!(close(audit.overrun_mean, 6.25) && close(audit.idle_mean, 2.5));
    assert_eq!((audit.actual_p50, audit.actual_p90), (20, 40));
    assert_eq!(audit.verdict, Verdict::TooFew);
}

#[test]
fn planned_lengths_are_called_short_or_long_only_beyond_chance() {
    let verdict = |planned: u32| {
        let mut visits = lognormal(400, 11);
        for visit in &mut visits {
            visit.planned = planned;
        }
        study(&visits, &OPTIONS).unwrap().audit.verdict
    };
    assert_eq!(verdict(20), Verdict::TooShort);
    assert_eq!(verdict(25), Verdict::NotShown);
    assert_eq!(verdict(30), Verdict::TooLong);
}

#[test]
fn ten_visits_bound_their_median_by_the_second_and_the_ninth() {
    // P(B <= 1) = 11/1024 and P(B <= 8) = 1013/1024 for ten fair coins.
    let counts = Counts::of((1..=10).map(|minute| 10 * minute));
    let found = interval::quantile(&counts, 0.5);
    assert_eq!((found.minutes, found.low, found.high), (50, Some(20), Some(90)));
    assert!((found.coverage - 1002.0 / 1024.0).abs() < 1e-9, "{}", found.coverage);
}

#[test]
fn few_visits_give_a_high_quantile_no_upper_end() {
    let counts = Counts::of(1..=30);
    let found = interval::quantile(&counts, 0.95);
    assert_eq!(found.high, None);
    assert!(found.low.is_some() && found.coverage >= 0.95, "{found:?}");
}

#[test]
fn below_thirty_visits_nothing_is_recommended() {
    assert_eq!(study(&lognormal(29, 5), &OPTIONS).unwrap().advice, None);
    assert!(study(&lognormal(30, 5), &OPTIONS).unwrap().advice.is_some());
}

#[test]
fn planners_who_know_which_visits_are_long_are_not_overruled() {
    let visits: Vec<Timed> = (0..200)
        .map(|row| {
            let planned = if row % 3 == 0 { 45 } else { 15 };
            Timed { planned, actual: planned + row % 2 }
        })
        .collect();
    let advice = study(&visits, &OPTIONS).unwrap().advice.unwrap();
    assert_eq!((advice.rule, advice.minutes), (Rule::Planned, None));
    assert!(!advice.saves.shown());
}

#[test]
fn on_a_tie_todays_length_stays() {
    let advice = study(&visits(20, &[20; 40]), &OPTIONS).unwrap().advice.unwrap();
    assert_eq!((advice.rule, advice.minutes), (Rule::Planned, Some(20)));
    assert!(advice.trials.iter().all(|trial| trial.minutes == Some(20)), "{:?}", advice.trials);
}

#[test]
fn no_length_of_the_grid_would_have_cost_less_than_the_empirical_quantile() {
    for luck in 0..20 {
        let seen = Counts::of(lognormal(50, luck).iter().map(|visit| visit.actual));
        for grid in [1, 5, 7, 15] {
            let options = Options { grid, ..OPTIONS };
            let chosen = Rule::Empirical.length(&seen, &options).unwrap();
            let least = (1..=480 / grid).map(|step| seen.cost(step * grid, options.costs));
            let least = least.fold(f64::INFINITY, f64::min);
            assert!(seen.cost(chosen, options.costs) <= least + 1e-9, "{luck} {grid}");
        }
    }
}

#[test]
fn a_question_without_sense_is_refused() {
    let asked = |visits: &[Timed], options: Options| study(visits, &options).unwrap_err();
    let some = visits(20, &[20; 40]);
    assert_eq!(asked(&[], OPTIONS), LengthsError::NoVisits);
    assert_eq!(asked(&visits(0, &[20]), OPTIONS), LengthsError::Minutes);
    assert_eq!(asked(&visits(20, &[481]), OPTIONS), LengthsError::Minutes);
    assert_eq!(asked(&some, Options { grid: 0, ..OPTIONS }), LengthsError::Grid);
    let costs = Costs { overrun: f64::NAN, idle: 1.0 };
    assert_eq!(asked(&some, Options { costs, ..OPTIONS }), LengthsError::Costs);
    assert_eq!(asked(&some, Options { folds: 1, ..OPTIONS }), LengthsError::Folds);
}

use super::*;
use crate::instance::cast;
use crate::table::{Id, TeamId};
use crate::units::{Minutes, Probability};

fn close(left: f64, right: f64, within: f64) {
    assert!((left - right).abs() <= within, "{left} against {right}");
}

fn lengths() -> Law {
    Law::from_mass(vec![0.0, 0.5, 0.3, 0.0, 0.2])
}

/// Chances of the count by its own definition, without Panjer.
fn direct(count: Count, n: u32) -> f64 {
    let ln_factorial = |n: u32| (1..=n).map(|k| f64::from(k).ln()).sum::<f64>();
    match count {
        Count::Poisson { mean } => (f64::from(n) * mean.ln() - mean - ln_factorial(n)).exp(),
        Count::NegativeBinomial { mean, dispersion } => {
            let size = mean / (dispersion - 1.0);
            let rising: f64 = (0..n).map(|k| (size + f64::from(k)).ln()).sum();
            let odds = ((dispersion - 1.0) / dispersion).ln();
            (rising - ln_factorial(n) + f64::from(n) * odds - size * dispersion.ln()).exp()
        }
        Count::Binomial { trials, chance } if n <= trials => {
            let choose = ln_factorial(trials) - ln_factorial(n) - ln_factorial(trials - n);
            let (p, q) = (chance.ln(), (1.0 - chance).ln());
            (choose + f64::from(n) * p + f64::from(trials - n) * q).exp()
        }
        Count::Binomial { .. } => 0.0,
    }
}

#[test]
fn panjers_recursion_agrees_with_the_sum_of_convolutions() {
    let counts = [
        Count::Poisson { mean: 3.7 },
        Count::NegativeBinomial { mean: 3.7, dispersion: 1.6 },
        Count::Binomial { trials: 24, chance: 0.15 },
        Count::Binomial { trials: 9, chance: 0.8 },
    ];
    for count in counts {
        let exact = compound(count, &lengths(), TAIL);
        let mut sum = vec![0.0; 400];
        let mut power = Law::point(0);
        for n in 0..80 {
            let p = direct(count, n);
            power.mass().iter().enumerate().for_each(|(value, mass)| sum[value] += p * mass);
            power = power.plus(&lengths());
        }
        for (value, mass) in exact.mass().iter().enumerate() {
            close(*mass, sum[value], 1e-12);
        }
        close(exact.mean(), count.mean() * lengths().mean(), 1e-9);
    }
}

#[test]
fn a_very_busy_clinic_does_not_underflow() {
    for count in [Count::Poisson { mean: 1_500.0 }, Count::dispersed(1_500.0, 1.4)] {
        let law = compound(count, &Law::point(1), TAIL);
        close(law.mean(), 1_500.0, 1e-6);
        close(law.variance(), count.variance(), 1e-4);
        assert!(law.lost() < 1e-11);
    }
}

#[test]
fn requests_of_the_weekend_join_monday() {
    let clinic = cast::clinic()
        .with(|parts| {
            parts.streams[0].weekday_shares = [0.1, 0.2, 0.2, 0.2, 0.1, 0.1, 0.1];
        })
        .expect("in order");
    let asks = asks(&clinic);
    let means: Vec<f64> = (0..5).map(|day| asks[0].count(day, 1.0).mean()).collect();
    for (mean, expected) in means.iter().zip([3.0, 2.0, 2.0, 2.0, 1.0]) {
        close(*mean, expected, 1e-12);
    }
}

#[test]
fn every_step_of_a_pathway_is_asked_for_and_only_the_first_has_the_clock() {
    let asks = asks(&cast::clinic());
    let work_up: Vec<_> = asks.iter().filter(|ask| ask.need.index() == 1).collect();
    // Thirty days less the seven until the conclusion.
    assert_eq!(work_up[0].right.map(|right| right.days), Some(23));
    let conclusion: Vec<_> = asks.iter().filter(|ask| ask.need.index() == 2).collect();
    assert_eq!(conclusion.len(), 1);
    assert_eq!(conclusion[0].right, None);
}

#[test]
fn converted_patients_ask_when_they_need_and_the_others_keep_their_interval() {
    let clinic = cast::clinic()
        .with(|parts| parts.panels[0].converted = Probability::new(0.25).unwrap())
        .expect("in order");
    let asks = asks(&clinic);
    let per_week = |need: usize| -> f64 {
        let of_need = asks.iter().skip(3).filter(|ask| ask.need.index() == need);
        of_need.map(|ask| (0..5).map(|day| ask.count(day, 1.0).mean()).sum::<f64>()).sum()
    };
    // 390 patients every 26 weeks; 130 once a year.
    close(per_week(3), 15.0, 1e-9);
    close(per_week(0), 130.0 / WEEKS_PER_YEAR, 1e-9);
}

#[test]
fn a_dated_day_after_easter_gathers_what_came_meanwhile() {
    let clinic = cast::clinic();
    let team = TeamId::from_index(0);
    let dates = (cast::date("2026-11-07"), cast::date("2026-11-10"));
    let held = |need| f64::from(u8::from(clinic.parts().needs[need].held));
    let law = dated::law(&clinic, team, &held, dates, Minutes(20));
    // Saturday to Tuesday: two weekdays of two requests each.
    close(law.mean(), 4.0, 1e-9);
}

#[test]
fn listed_controls_fall_on_their_dates_and_repeat() {
    let mut panel = cast::parts().panels.remove(0);
    panel.next_controls = vec![cast::date("2026-11-03"), cast::date("2026-11-03")];
    let due = |from, to| controls::listed_due(&panel, cast::date(from), cast::date(to));
    assert_eq!(due("2026-11-03", "2026-11-03"), 2);
    assert_eq!(due("2026-11-04", "2027-05-03"), 0);
    assert_eq!(due("2027-05-04", "2027-05-04"), 2);
}

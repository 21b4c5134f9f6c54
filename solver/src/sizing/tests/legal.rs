//! The legal promise as a loss model, against a simulation that shares no code with the chain.

use super::close;
use crate::dice::Dice;
use crate::instance::*;
use crate::sizing::legal::{loss, promised};
use crate::sizing::line::{Line, LineDay};
use crate::sizing::{Options, TeamSizing, size};
use crate::solve::Proof;
use crate::table::{Id, NeedId, RightId};
use crate::units::Minutes;

/// Ada works five mornings and Bea three: slots of 20 minutes, Monday to Friday.
const SLOTS: [u32; 5] = [18, 9, 18, 9, 18];

/// Only first visits of 20 minutes: so many a week for 72 slots, to be held within `days`.
fn sized(per_week: f64, days: u32) -> TeamSizing {
    let clinic = cast::clinic().with(|parts| {
        let (first, right) = (NeedId::from_index(1), RightId::from_index(0));
        parts.needs.values_mut().for_each(|need| {
            need.minutes = [Minutes(20); 4].into_iter().collect();
        });
        parts.panels.clear();
        parts.streams.remove(0);
        parts.streams[0].per_week = per_week;
        parts.streams[0].asks = Asks::Need(first);
        parts.rights[right].periods.iter_mut().for_each(|period| period.days = days);
    });
    let sizing = size(&clinic.unwrap(), &Options { as_is: true, frontier: false });
    let team = sizing.teams.into_iter().find(|team| !team.legal.is_empty());
    team.expect("a team with first visits")
}

/// Share refused, request by request: a patient who finds the slots of the next `open_days` days,
/// today's too, taken goes elsewhere. Mean of runs of ten thousand weeks, and its standard error.
fn simulated(per_week: f64, open_days: usize, runs: u32) -> (f64, f64) {
    let mut dice = Dice(20_261_102);
    let none = (-per_week / 5.0).exp();
    let window = |day: usize| (day..day + open_days).map(|next| SLOTS[next % 5]).sum::<u32>();
    let windows: Vec<u32> = (0..5).map(window).collect();
    let mut waiting = 0;
    let mut shares = Vec::new();
    for run in 0..=runs {
        let (mut asked, mut refused) = (0, 0);
        for day in 0..50_000 {
            let come = dice.poisson(none);
            let over = (waiting + come).saturating_sub(windows[day % 5]);
            (asked, refused) = (asked + come, refused + over);
            waiting = (waiting + come - over).saturating_sub(SLOTS[day % 5]);
        }
        // The first run forgets that nobody waited.
        if run > 0 {
            shares.push(f64::from(refused) / f64::from(asked));
        }
    }
    let n = f64::from(runs);
    let mean = shares.iter().sum::<f64>() / n;
    let spread: f64 = shares.iter().map(|share| (share - mean).powi(2)).sum();
    (mean, (spread / (n - 1.0) / n).sqrt())
}

#[test]
fn a_load_of_one_refuses_what_an_independent_simulation_does() {
    // A reviewer's program said .00164 where behov said .00223. The program was right: see below.
    // 30 calendar days are 21 open ones.
    let team = sized(72.0, 30);
    let legal = team.legal[0];
    assert_eq!(legal.proof, Proof::Exact);
    let (share, error) = simulated(72.0, 21, 60);
    assert!(error < 0.06 * share, "{error} decides nothing");
    close(legal.refused_share, share, 3.0 * error);
    // The same law iterated in plain arrays by another program.
    close(legal.refused_share, 0.001_730, 1e-6);
}

#[test]
fn a_lattice_of_four_slots_made_the_same_clinic_refuse_a_third_too_much() {
    // At a load of one power iteration was too slow on single slots, and what is rounded to fours
    // varies more: demand and capacity of a day by up to 4 slots squared each.
    let count = crate::demand::Count::Poisson { mean: 14.4 };
    let law = crate::demand::compound(count, &crate::demand::Law::point(1), crate::demand::TAIL);
    let day = |slots: u32| {
        let (whole, rest) = ((slots / 4) as usize, f64::from(slots % 4) / 4.0);
        let capacity = vec![(whole, 1.0 - rest), (whole + 1, rest)];
        LineDay { demand: law.rounded_evenly(4), capacity, kept_max: None }
    };
    let line = promised(Line { days: SLOTS.map(day).to_vec() }, 21);
    let share = loss(&line, 1e-10).lost / 18.0;
    assert!(share > 1.25 * 0.001_730, "{share}");
}

#[test]
fn short_promises_and_other_loads_agree_with_the_simulation_too() {
    // 7 calendar days are 5 open ones.
    for (per_week, days, open_days) in [(68.4, 7, 5), (72.0, 7, 5), (79.2, 30, 21)] {
        let legal = sized(per_week, days).legal[0];
        assert_eq!(legal.proof, Proof::Exact);
        let (share, error) = simulated(per_week, open_days, 20);
        close(legal.refused_share, share, 3.5 * error);
    }
}

#[test]
fn elimination_and_iteration_find_the_same_loss() {
    // Small enough for either way: a mean a day as far above, at and below what is served.
    for mean in [1.5, 2.0, 2.5] {
        let demand = crate::demand::compound(
            crate::demand::Count::Poisson { mean },
            &crate::demand::Law::point(1),
            crate::demand::TAIL,
        );
        let day = |slots: usize| LineDay {
            demand: demand.clone(),
            capacity: vec![(slots, 0.9), (0, 0.1)],
            kept_max: None,
        };
        let line = promised(Line { days: vec![day(3), day(1), day(3)] }, 8);
        let laws = line.stationary(1e-13).expect("a limit on who waits");
        // The same cycle a hundred thousand times.
        let mut law = vec![1.0];
        for step in 0..60_000 {
            law = line.step(step % 3, &law, 1e-18).0;
        }
        let far: f64 = law.iter().zip(&laws[0]).map(|(a, b)| (a - b).abs()).sum();
        assert!(far < 1e-9, "{far} at {mean}");
        let left = loss(&line, 1e-13);
        let capacity: f64 = line.days.iter().map(LineDay::mean_capacity).sum();
        close(left.unused, capacity - 3.0 * mean + left.lost, 1e-9);
    }
}

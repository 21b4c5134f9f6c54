use proptest::prelude::*;

use super::*;
use crate::instance::cast;
use crate::number::real;

/// Chances of 0, 1, 2, ... requests that come independently, until the rest is nothing.
fn poisson(mean: f64) -> Vec<f64> {
    let mut law = vec![(-mean).exp()];
    let mut n = 0.0;
    while law.iter().sum::<f64>() < 1.0 - 1e-13 && n < mean + 200.0 {
        n += 1.0;
        law.push(law[law.len() - 1] * mean / n);
    }
    let sum: f64 = law.iter().sum();
    law.iter().map(|p| p / sum).collect()
}

fn clinic(
    capacity: u32,
    [sub_acute, routine]: [f64; 2],
    [waiting, overtime]: [f64; 2],
) -> CardModel {
    let (sub_acute, routine) = (poisson(sub_acute), poisson(routine));
    CardModel { capacity, sub_acute, routine, waiting, overtime }
}

fn overtime(model: &CardModel, served: usize) -> f64 {
    let over = |asked: usize| (served + asked).saturating_sub(model.capacity as usize);
    let law = model.sub_acute.iter().enumerate();
    law.map(|(asked, p)| model.overtime * p * real(over(asked))).sum()
}

/// Plain relative value iteration with at most `longest` waiting; who comes beyond is lost.
fn value_iteration(model: &CardModel, longest: usize) -> (f64, Vec<u32>) {
    let slots = model.capacity as usize;
    let late: Vec<f64> = (0..=slots).map(|served| overtime(model, served)).collect();
    let mut values = vec![0.0; longest + 1];
    loop {
        let ahead = |kept: usize| -> f64 {
            let law = model.routine.iter().enumerate();
            law.map(|(asked, p)| p * values[(kept + asked).min(longest)]).sum()
        };
        let ahead: Vec<f64> = (0..=longest).map(ahead).collect();
        let cost = |w: usize, z: usize| model.waiting * real(w - z) + late[z] + ahead[w - z];
        let best = |w: usize| {
            let most = w.min(slots);
            (0..=most).map(|z| (cost(w, z), z)).min_by(|a, b| a.0.total_cmp(&b.0)).unwrap()
        };
        let next: Vec<(f64, usize)> = (0..=longest).map(best).collect();
        let gains = next.iter().zip(&values).map(|((value, _), old)| value - old);
        let (low, high) = gains.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), gain| {
            (low.min(gain), high.max(gain))
        });
        if high - low < 1e-10 {
            let serve = next.iter().map(|&(_, z)| u32::try_from(z).unwrap()).collect();
            return (f64::midpoint(low, high), serve);
        }
        values = next.iter().map(|(value, _)| value - next[0].0).collect();
    }
}

/// Cost of always keeping `keep` slots, by running the chain until its law stands still.
fn constant_by_chain(model: &CardModel, keep: u32, longest: usize) -> f64 {
    let most = (model.capacity - keep) as usize;
    let mut law = vec![0.0; longest + 1];
    law[0] = 1.0;
    loop {
        let mut next = vec![0.0; longest + 1];
        for (waiting, mass) in law.iter().enumerate().filter(|(_, mass)| **mass > 0.0) {
            for (asked, p) in model.routine.iter().enumerate() {
                next[(waiting.saturating_sub(most) + asked).min(longest)] += mass * p;
            }
        }
        let moved: f64 = law.iter().zip(&next).map(|(a, b)| (a - b).abs()).sum();
        law = next;
        if moved < 1e-13 {
            break;
        }
    }
    let late: Vec<f64> = (0..=most).map(|served| overtime(model, served)).collect();
    let day = |w: usize| model.waiting * real(w.saturating_sub(most)) + late[w.min(most)];
    law.iter().enumerate().map(|(waiting, mass)| mass * day(waiting)).sum()
}

#[test]
fn ten_slots_three_sub_acute_and_six_routine_a_day() {
    // Two published-to-three-digit settings, overtime ten and thirty times a day's wait.
    let usual = clinic(10, [3.0, 6.0], [1.0, 10.0]).solve().unwrap();
    assert!((usual.cost - 6.104).abs() < 5e-4, "{}", usual.cost);
    assert!((usual.best_constant.cost - 6.419).abs() < 5e-4, "{:?}", usual.best_constant);
    let dear = clinic(10, [3.0, 6.0], [1.0, 30.0]).solve().unwrap();
    assert!((dear.cost - 15.11).abs() < 5e-3, "{}", dear.cost);
    assert!((dear.best_constant.cost - 15.64).abs() < 5e-3, "{:?}", dear.best_constant);
    assert!(usual.cost_error < 1e-8 && dear.cost_error < 1e-8);
}

#[test]
fn two_slots_by_hand() {
    // Sub-acute 0 or 1, routine 0 or 2, each with chance 1/2; h = 1, c_o = 6. One routine visit
    // costs no overtime, L = 0, 0, 3. Serve 1, and 2 when three wait: the number left tonight is 0
    // or 1, half the days each. Nothing left: none come, or two come and one waits on (cost 1).
    // One left: none come and it is served, or two come, two are served, one waits (1 + 3).
    // Cost (1/2)(1/2) 1 + (1/2)(1/2) 4 = 1.25. Serving all costs 3 on half the days: 1.5. Keeping
    // one always serves just as many as come: no steady state.
    let model = CardModel {
        capacity: 2,
        sub_acute: vec![0.5, 0.5],
        routine: vec![0.5, 0.0, 0.5],
        waiting: 1.0,
        overtime: 6.0,
    };
    let card = model.solve().unwrap();
    assert_eq!(card.serve, [0, 1, 1, 2]);
    assert!((card.cost - 1.25).abs() < 1e-9 && card.cost_error < 1e-8, "{card:?}");
    assert_eq!(card.best_constant.keep, 0);
    assert!((card.best_constant.cost - 1.5).abs() < 1e-9, "{card:?}");
    let line = |from, to, keep| CardLine { from, to, keep };
    assert_eq!(card.lines(2), [line(0, Some(2), 1), line(3, None, 0)]);
}

#[test]
fn the_card_is_that_of_plain_value_iteration() {
    for (model, longest) in [
        (clinic(10, [3.0, 6.0], [1.0, 10.0]), 300),
        (clinic(10, [3.0, 6.0], [1.0, 30.0]), 300),
        (clinic(6, [2.5, 3.2], [0.4, 7.0]), 260),
        (clinic(4, [0.7, 2.9], [2.0, 5.0]), 200),
        (clinic(40, [11.5, 26.0], [1.0, 12.0]), 260),
    ] {
        let card = model.solve().unwrap();
        let (cost, serve) = value_iteration(&model, longest);
        assert!((card.cost - cost).abs() < 1e-7 * cost, "{} is not {cost}", card.cost);
        // The end of the truncated model loses requests, so its last numbers say nothing.
        for (waiting, &served) in serve.iter().enumerate().take(longest / 3) {
            assert_eq!(card.serve_at(waiting), served, "{waiting} wait");
        }
    }
}

#[test]
fn the_best_constant_rule_is_the_best_of_all_chains() {
    let model = clinic(10, [3.0, 6.0], [1.0, 10.0]);
    let chains = (0..4).map(|keep| (keep, constant_by_chain(&model, keep, 400)));
    let (keep, cost) = chains.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
    let found = model.solve().unwrap().best_constant;
    assert_eq!(found.keep, keep);
    assert!((found.cost - cost).abs() < 1e-8, "{} is not {cost}", found.cost);
}

#[test]
fn nearly_full_clinics_and_dear_overtime_have_cards_too() {
    for (capacity, demand, costs) in [
        (10, [3.0, 9.99], [1.0, 10.0]),
        (40, [5.5, 34.2], [1.0, 10.0]),
        (1, [0.5, 0.1], [1.0, 1000.0]),
        (10, [0.0, 6.0], [1.0, 10.0]),
        (10, [3.0, 0.01], [1.0, 10.0]),
        (12, [4.3, 6.6], [0.01, 50.0]),
        (40, [30.0, 5.0], [1.0, 2000.0]),
    ] {
        let card = clinic(capacity, demand, costs).solve();
        let card = card.unwrap_or_else(|fault| panic!("{capacity} {demand:?}: {fault}"));
        assert!(card.cost_error <= 1e-8 * card.cost.max(1.0), "{card:?}");
        assert!(card.cost <= card.best_constant.cost * (1.0 + 1e-9), "{card:?}");
        assert_eq!(card.serve[card.serve.len() - 1], capacity);
    }
}

#[test]
fn where_waiting_costs_next_to_nothing_the_card_ends_far_beyond_what_is_met() {
    let card = clinic(10, [3.0, 6.0], [0.001, 1000.0]).solve().unwrap();
    assert!(card.serve.len() > 1000 && card.serve_at(5000) < 10, "{}", card.serve.len());
    assert!(card.cost < card.best_constant.cost && card.cost_error < 1e-9 * card.cost.max(1.0));
}

#[test]
fn where_the_best_day_costs_nothing_the_card_is_found_by_the_prices() {
    // One routine request each day and never more than three sub-acute ones in four slots. Serving
    // one a day costs nothing; only who begins with a long list has a choice.
    let model = CardModel {
        capacity: 4,
        sub_acute: vec![0.0, 0.1, 0.6, 0.3],
        routine: vec![0.0, 1.0],
        waiting: 0.1,
        overtime: 45.0,
    };
    let card = model.solve().unwrap();
    assert!(card.cost.abs() < 1e-6 && card.cost_error < 1e-6, "{card:?}");
    assert_eq!((card.serve_at(1), card.serve_at(100_000)), (1, 4));
}

#[test]
fn one_sub_acute_request_each_day_leaves_a_choice_between_one_slot_and_two() {
    let model = CardModel {
        capacity: 2,
        sub_acute: vec![0.0, 1.0],
        routine: vec![0.185_144_086_059_729_12, 0.749_974_935_740_572_3, 0.064_880_978_199_698_67],
        waiting: 0.1,
        overtime: 45.541_544_024_067_74,
    };
    let card = model.solve().unwrap();
    assert_eq!(card.best_constant.keep, 1);
    assert!((card.cost - 0.053_949_194_690).abs() < 1e-9, "{card:?}");
    assert_eq!((card.serve_at(56), card.serve_at(57), card.serve.len()), (1, 2, 58));
}

#[test]
fn a_clinic_without_routine_requests_pays_for_sub_acute_overtime_alone() {
    // Nobody ever waits; what costs is E(U - 2)^+ of Poisson 2, times 10.
    let mut model = clinic(2, [2.0, 1.0], [1.0, 10.0]);
    model.routine = vec![1.0];
    let card = model.solve().unwrap();
    assert!((card.cost - overtime(&model, 0)).abs() < 1e-12);
    assert!((card.best_constant.cost - card.cost).abs() < 1e-12);
}

#[test]
fn a_queue_that_grows_for_ever_has_no_card() {
    for routine in [10.0, 12.5] {
        let refused = clinic(10, [1.0, routine], [1.0, 10.0]).solve().unwrap_err();
        assert!(matches!(refused, CardError::NoSteadyState { capacity: 10, .. }), "{refused}");
    }
}

#[test]
fn what_is_no_law_and_no_cost_is_refused() {
    let sound = clinic(3, [1.0, 1.0], [1.0, 10.0]);
    let refused = |change: fn(&mut CardModel)| {
        let mut model = sound.clone();
        change(&mut model);
        model.solve().unwrap_err()
    };
    assert_eq!(refused(|m| m.capacity = 0), CardError::NoSlots);
    let short = refused(|m| m.routine = vec![0.5]);
    assert_eq!(short, CardError::NotALaw { which: "routine", sum: 0.5 });
    assert!(matches!(refused(|m| m.sub_acute = vec![]), CardError::NotALaw { .. }));
    assert!(matches!(refused(|m| m.sub_acute = vec![f64::NAN]), CardError::NotALaw { .. }));
    assert!(matches!(refused(|m| m.waiting = 0.0), CardError::NotACost { which: "waiting", .. }));
    assert!(matches!(refused(|m| m.overtime = f64::INFINITY), CardError::NotACost { .. }));
}

#[test]
fn a_card_reads_as_lines_of_equal_holds() {
    let best_constant = ConstantRule { keep: 1, cost: 2.0 };
    let card = HoldCard { serve: vec![0, 1, 2, 2, 3], cost: 1.5, cost_error: 0.0, best_constant };
    let line = |from, to, keep| CardLine { from, to, keep };
    assert_eq!(card.lines(3), [line(0, Some(3), 1), line(4, None, 0)]);
    assert!((card.gain() - 0.25).abs() < 1e-12);
    assert_eq!((card.serve_at(3), card.serve_at(99)), (2, 3));
}

#[test]
fn ada_and_bea_have_a_card_in_slots_of_a_hold() {
    let clinic = cast::clinic();
    let cards = cards(&clinic);
    let [joint] = &cards[..] else { panic!("one team: {cards:?}") };
    // Ada has 9 slots of 20 minutes on five mornings, Bea on three: 72 slots on 5 days, 14.4 a day.
    assert_eq!((joint.slot.0, joint.model.capacity), (20, 14));
    assert!((joint.slots_per_day - 14.4).abs() < 1e-12);
    // Ten sub-acute visits of 20 minutes a week: two slots a day.
    let [sub_acute, routine] = joint.model.means();
    assert!((sub_acute - 2.0).abs() < 1e-9 && routine > 0.0, "{sub_acute} {routine}");
    assert!(joint.card.is_ok(), "{:?}", joint.card);
}

fn small_law() -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec(0.0_f64..1.0, 2..7).prop_filter_map("some mass", |weights| {
        let sum: f64 = weights.iter().sum();
        (sum > 0.1).then(|| weights.iter().map(|weight| weight / sum).collect())
    })
}

proptest! {
    #[test]
    fn a_card_never_costs_more_than_a_constant_rule_and_never_serves_fewer_when_more_wait(
        capacity in 1_u32..9,
        sub_acute in small_law(),
        routine in small_law(),
        waiting in 0.1_f64..5.0,
        overtime in 0.1_f64..50.0,
    ) {
        let model = CardModel { capacity, sub_acute, routine, waiting, overtime };
        let [urgent, mean] = model.means();
        let dearest = overtime * urgent;
        match model.solve() {
            Ok(card) => {
                prop_assert!(card.cost <= card.best_constant.cost * (1.0 + 1e-8) + 1e-9);
                prop_assert!(card.cost_error <= 1e-8 * card.cost.max(waiting).max(dearest).max(1.0));
                for pair in card.serve.windows(2) {
                    prop_assert!(pair[0] <= pair[1] && pair[1] <= pair[0] + 1, "{:?}", card.serve);
                }
            }
            Err(CardError::NoSteadyState { .. }) => prop_assert!(mean > f64::from(capacity) - 1e-6),
            Err(other) => prop_assert!(false, "{other}"),
        }
    }
}

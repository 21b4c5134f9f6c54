//! Made-up lists: the promises of every explanation, and of booking again, hold on all of them.

use super::*;
use crate::booking::baseline::{Order, one_by_one};
use crate::booking::board::plan_of;
use crate::booking::clock::clocked;
use crate::booking::replan::{ForcedReason, Told, replan};
use crate::booking::{Problem, Rule};
use crate::instance::{Absence, Blocked};
use crate::rng::Luck;
use crate::table::ClinicianId;

/// A whole number below `count`.
fn below(luck: Luck, address: u64, count: u32) -> usize {
    let drawn = luck.quantile(address) * f64::from(count);
    (0..count).filter(|&at| f64::from(at) <= drawn).count().saturating_sub(1)
}

/// Every morning: two first visits, a hold, a conclusion, a control, free time.
fn mornings() -> Template {
    let session = |row| {
        let free = Block { kind: BlockKind::Free, ..visits(row, "11:40-12:00", FIRST) };
        [
            visits(row, "9:00-10:20", FIRST),
            hold(row, "10:20-10:40", Some(1)),
            visits(row, "10:40-11:00", CONCLUSION),
            visits(row, "11:00-11:40", CONTROL),
            free,
        ]
    };
    Template::new((0..8).flat_map(session).collect())
}

fn patient(row: usize, luck: Luck) -> WaitingPatient {
    let days = |count: usize| chrono::TimeDelta::days(i64::try_from(count).unwrap());
    let today = date("2026-11-02");
    let asks = match below(luck, 0, 4) {
        0 => Asks::Need(NeedId::from_index(CONTROL)),
        1 | 2 => Asks::Need(NeedId::from_index(FIRST)),
        _ => Asks::Pathway(PathwayId::from_index(0)),
    };
    let from = today + days(below(luck, 1, 20));
    let blocked = Blocked { from, to: from + days(below(luck, 2, 10)) };
    let own = (below(luck, 3, 2) == 0).then(|| ClinicianId::from_index(below(luck, 4, 2)));
    WaitingPatient {
        asks,
        referred: today - days(below(luck, 5, 35)),
        class: ClassId::from_index(below(luck, 6, 4)),
        own,
        blocked: vec![blocked],
        ready: match below(luck, 7, 8) {
            0 => Ready::From(today + days(below(luck, 8, 15))),
            _ => Ready::Now,
        },
        ..waits(&format!("P{row}"), "2026-10-20")
    }
}

fn made(seed: u64, count: usize) -> Instance {
    let luck = |row: usize| Luck(seed).at(u64::try_from(row).unwrap());
    with((0..count).map(|row| patient(row, luck(row))).collect(), |parts| {
        parts.needs.values_mut().for_each(|need| need.handover = Minutes(5));
    })
}

/// The list booked one patient after another.
fn booked(clinic: &Instance, template: &Template) -> Bookings {
    let problem = Problem::new(clinic, template, &Bookings::default(), &options());
    let mut plan = one_by_one(&problem, Order::EarliestDueDate);
    Bookings::new(clocked(&problem, &mut plan))
}

#[test]
fn every_suggestion_keeps_its_promise_on_made_up_lists() {
    let mut kinds = std::collections::BTreeSet::new();
    for seed in 0..6 {
        let (clinic, template) = (made(seed, 70), mornings());
        let list = booked(&clinic, &template);
        let end = last_date(&clinic, options().weeks);
        for found in late(&clinic, &template, &list, &options()) {
            let Remedy::Change(suggestion) = found.remedy else { continue };
            kinds.extend(
                suggestion
                    .changes
                    .iter()
                    .map(std::mem::discriminant)
                    .map(|kind| format!("{kind:?}")),
            );
            let others = list.rows().iter().filter(|row| row.patient != found.patient);
            let rows = others.chain(&suggestion.effect.visits).copied().collect();
            let bookings = Bookings::new(rows);
            let (clinic, template) = suggestion.apply(&clinic, &template).unwrap();
            assert_eq!(bookings_verdict(&clinic, &template, &bookings, None), []);
            let report = rights::report(&clinic, &bookings, &Bookings::default(), end);
            let row = report.patients[found.patient.index()];
            assert_eq!(row.finish, Some(suggestion.effect.finish));
            assert_eq!(row.days_over, suggestion.effect.days_over);
            assert!(row.days_over < found.days_over || found.days_over == 0);
        }
    }
    assert!(kinds.len() >= 3, "{kinds:?}");
}

#[test]
fn every_price_is_what_the_exchange_does_to_the_levels() {
    let mut seen = 0;
    for seed in 0..4 {
        let (clinic, template) = (made(seed, 60), mornings());
        let list = booked(&clinic, &template);
        let rule = if seed == 3 { Rule::Max } else { Rule::Squares };
        let options = Options { rule, ..options() };
        let mut board = Board::new(&clinic, &template, &list, &options);
        assert_eq!(board.bookings(), list);
        let plan = plan_of(&board.problem, &list);
        assert_eq!(board.values(), plan.values(&board.problem, rule));
        for row in 0..board.problem.requests.len() {
            let Some(place) = board.request(row).steps[0].places.first() else { continue };
            let Some(opening) = place.opening else { continue };
            let before = board.clone();
            let Some(exchange) = board.exchange(row, 0, opening, |_| true) else { continue };
            assert_eq!(board.bookings(), before.bookings());
            board.carry_out(&exchange);
            let then = board.bookings();
            assert_eq!(bookings_verdict(&clinic, &template, &then, None), []);
            let fresh = Board::new(&clinic, &template, &then, &options).values();
            let change = std::array::from_fn(|level| fresh[level] - before.values()[level]);
            assert_eq!(exchange.change, change);
            board = before;
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn booking_again_keeps_told_dates_and_each_change_buys_something() {
    for seed in 0..4 {
        let (yesterday, template) = (made(seed, 50), mornings());
        let list = booked(&yesterday, &template);
        let told: Vec<Told> = list
            .rows()
            .iter()
            .map(|row| Told {
                pseudonym: format!("P{}", row.patient.index()),
                step: row.step,
                clinician: yesterday.parts().sessions[row.session].clinician,
                date: row.date,
                span: row.span,
            })
            .collect();
        // Today ten more wait, three have left, and Bea is away on Wednesday.
        let clinic = made(seed, 60)
            .with(|parts| {
                parts.waiting.drain(0..3);
                let (from, to) = (date("2026-11-04"), date("2026-11-04"));
                let clinician = ClinicianId::from_index(1);
                parts.absences.push(Absence { clinician, from, to, reason: "ill".to_owned() });
            })
            .unwrap();
        let found = replan(&clinic, &template, &told, 4, &options());
        let standing = Some((&found.carried.standing, 4));
        assert_eq!(bookings_verdict(&clinic, &template, &found.list.bookings, standing), []);
        assert!(found.moved.len() <= 4);
        let reasons = found.carried.forced.iter().map(|row| &row.reason);
        assert!(reasons.clone().all(|reason| {
            matches!(reason, ForcedReason::NotHeld(_) | ForcedReason::OtherStep)
        }));
        assert!(found.curve.windows(2).all(|pair| pair[1].values <= pair[0].values));
        assert!(found.curve.iter().all(|step| step.changes == step.moved.len()));
        let board = Board::new(&clinic, &template, &found.list.bookings, &options());
        assert!(board.values() <= found.curve.last().unwrap().values);
        let again = replan(&clinic, &template, &told, 4, &options());
        assert_eq!(again, found);
    }
}

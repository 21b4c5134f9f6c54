use super::*;
use crate::answer::{Block, BlockKind};
use crate::instance::cast::{date, parts, span};
use crate::instance::{Asks, InstanceParts, Ready, WaitingPatient};
use crate::table::{ClassId, ClinicianId, Id, NeedId, SessionId, TeamId};

fn first(row: usize, referred: &str) -> WaitingPatient {
    WaitingPatient {
        pseudonym: format!("P{row}"),
        team: TeamId::from_index(0),
        asks: Asks::Need(NeedId::from_index(1)),
        referred: date(referred),
        referred_for_treatment: None,
        consent: None,
        offered: None,
        redirected: None,
        moved: None,
        class: ClassId::from_index(3),
        own: None,
        earliest: None,
        latest: None,
        patient_pause_days: 0,
        blocked: Vec::new(),
        ready: Ready::Now,
        pro: None,
    }
}

/// Ada has two first visits every Monday.
fn template() -> Template {
    let (team, class) = (TeamId::from_index(0), ClassId::from_index(3));
    let kind = BlockKind::Visit { team, need: NeedId::from_index(1), class, opens_days: 0 };
    let session = SessionId::from_index(0);
    Template::new(vec![Block { session, span: span("9:00-10:20"), kind }])
}

fn clinic(waiting: Vec<WaitingPatient>) -> Instance {
    Instance::new(InstanceParts { waiting, ..parts() }).unwrap()
}

#[test]
fn a_run_books_everyone_judges_the_list_and_sets_the_baselines_beside_it() {
    let clinic = clinic((0..4).map(|row| first(row, "2026-10-12")).collect());
    let run = run(&clinic, &template(), &RunOptions { explain: true, ..RunOptions::default() });
    assert_eq!(run.breaches, []);
    assert_eq!(run.list.bookings.rows().len(), 4);
    // The right ends on the 11th: two come on the 9th, two on the 16th, 5 days over each.
    assert_eq!((run.rights.sum.in_time, run.rights.sum.days_over_squares), (2, 50));
    assert_eq!(run.list.levels[0].value, 50);
    for baseline in &run.baselines {
        assert_eq!(baseline.rights.days_over_squares, 50);
        assert!(baseline.values >= run.list.levels.map(|level| level.value));
    }
    let next = run.next.iter().find(|row| row.need == NeedId::from_index(1)).unwrap();
    assert_eq!((next.next, next.third), (Some(date("2026-11-23")), Some(date("2026-11-30"))));
    let explained = run.explained.unwrap();
    assert_eq!((explained.decided.len(), explained.late.len()), (4, 2));
    assert!(run.replanned.is_none());
}

#[test]
fn the_price_of_counting_breaches_is_days_over() {
    // P0's right ended on 31 October, P1's ends on 9 November, and one visit is left on the 9th.
    let mut waiting = vec![first(0, "2026-10-01"), first(1, "2026-10-10")];
    waiting.push(WaitingPatient { latest: Some(date("2026-11-09")), ..first(2, "2026-10-02") });
    let clinic = clinic(waiting);
    let run = run(&clinic, &template(), &RunOptions::default());
    let price = run.binary;
    assert!(price.binary.in_time >= price.squares.in_time);
    assert!(price.days() >= 0);
    assert_eq!(price.squares, run.rights.sum);
}

#[test]
fn told_bookings_of_yesterday_stand_in_todays_run() {
    let clinic = clinic(vec![first(0, "2026-10-12"), first(1, "2026-10-12")]);
    let told = vec![Told {
        pseudonym: "P0".to_owned(),
        step: 0,
        clinician: ClinicianId::from_index(0),
        date: date("2026-11-16"),
        span: span("9:40-10:20"),
    }];
    let run = run(&clinic, &template(), &RunOptions { told, ..RunOptions::default() });
    assert_eq!(run.breaches, []);
    let rows = run.list.bookings.rows();
    let dates: Vec<String> = rows.iter().map(|row| row.date.to_string()).collect();
    assert_eq!(dates, ["2026-11-16", "2026-11-09"]);
    assert_eq!(run.replanned.unwrap().carried.standing.rows().len(), 1);
}

//! What the clinic file says happens: closures, breaks, open clinics, notice, blocks that open.

use crate::answer::{Block, BlockKind, Fate, HoldPlan, Log, Template};
use crate::evaluation::log_verdict;
use crate::instance::cast::{date, parts, span};
use crate::instance::{
    AskedHours, Closure, CycleDay, Instance, InstanceParts, OpenWindow, ServedFirst,
};
use crate::rng::Seed;
use crate::simulation::policy::{Named, Rules};
use crate::simulation::{Habits, Plan, Setup, World, simulate};
use crate::solve::Watch;
use crate::table::{ClassId, Id, NeedId, TeamId};
use crate::units::{Minutes, Probability};

const URGENT: usize = 0;
const FIRST: usize = 1;
const CONTROL: usize = 3;

fn need(index: usize) -> NeedId {
    NeedId::from_index(index)
}

fn made(change: impl FnOnce(&mut InstanceParts)) -> Instance {
    let mut parts = parts();
    parts.waiting.clear();
    parts.bookings.clear();
    for need in parts.needs.values_mut() {
        (need.no_show, need.late_cancel) = (Probability::ZERO, Probability::ZERO);
    }
    change(&mut parts);
    Instance::new(parts).expect("the cast is in order")
}

fn log(clinic: &Instance, plan: Plan, weeks: u32, notice: u32) -> Log {
    let setup = Setup {
        plan,
        days: weeks * 7,
        warm_up: 0,
        beyond: 26 * 7,
        dated: true,
        windows: true,
        habits: Habits { notice, ..Habits::default() },
        changes: None,
    };
    let rules = match setup.plan {
        Plan::Holds(_) => Rules { notice, ..Rules::new(Named::CarveOut) },
        Plan::Template(_) => Rules { notice, ..Rules::new(Named::Template) },
    };
    let log = simulate(&World::of(clinic, &setup), &rules, 0..4, Seed(7), &Watch::default());
    assert_eq!(log_verdict(clinic, &log), []);
    log
}

fn nothing_held() -> Plan {
    Plan::Holds(HoldPlan::default())
}

#[test]
fn closures_delay_controls_and_abolish_none() {
    // 260 patients, a control every half year: 1,040 in two years, closed five weeks of each.
    let clinic = made(|parts| {
        parts.streams.clear();
        parts.panels.truncate(1);
        let panel = &mut parts.panels[0];
        (panel.size, panel.interval_weeks, panel.converted) = (260, 26.0, Probability::ZERO);
        panel.next_controls.clear();
        panel.advice = None;
        let closed = |from: &str, to: &str| Closure {
            from: date(from),
            to: date(to),
            reason: "summer".to_owned(),
        };
        parts.calendar.closures.push(closed("2027-06-28", "2027-08-01"));
        parts.calendar.closures.push(closed("2028-06-26", "2028-07-30"));
    });
    let log = log(&clinic, nothing_held(), 104, 0);
    for play in &log.plays {
        let held = play.requests.iter().filter(|row| row.fate == Fate::Seen).count();
        assert!((1_030..=1_050).contains(&held), "{held} controls");
    }
}

#[test]
fn no_visit_lies_on_both_sides_of_a_break() {
    // 80 minutes of work on each side of a break: a first visit of 100 finds no time, one of 60 does.
    let with = |minutes: i32| {
        made(|parts| {
            for session in parts.sessions.values_mut() {
                session.breaks = vec![span("10:20-10:40")];
            }
            for length in parts.needs[need(FIRST)].minutes.values_mut() {
                *length = Minutes(minutes);
            }
        })
    };
    let seen = |clinic: &Instance| {
        let log = log(clinic, nothing_held(), 12, 0);
        let rows = log.plays.iter().flat_map(|play| &play.requests);
        rows.filter(|row| row.need == need(FIRST) && row.visit.is_some()).count()
    };
    assert_eq!(seen(&with(100)), 0);
    assert!(seen(&with(60)) > 0);
}

#[test]
fn what_lasts_beyond_an_open_clinic_uses_the_session_before_it_is_overtime() {
    // One hour of open clinic a day in sessions of three, often too short for its patients, and nobody
    // else: the session has room for all of them.
    let clinic = made(|parts| {
        parts.panels.clear();
        parts.streams.retain(|row| row.asks == crate::instance::Asks::Need(need(URGENT)));
        parts.streams[0].per_week = 20.0;
        parts.needs[need(URGENT)].length_cv = 0.0;
        for day in [0, 2, 4] {
            parts.windows.push(OpenWindow {
                team: TeamId::from_index(0),
                day: CycleDay { week: 0, day },
                span: span("9:00-10:00"),
                clinician_count: 1,
                need: need(URGENT),
                arrivals: vec![1.0],
            });
        }
    });
    let log = log(&clinic, nothing_held(), 12, 0);
    let rows = || log.plays.iter().flat_map(|play| &play.sessions);
    let windows = || rows().filter(|row| row.open_clinic);
    assert!(windows().any(|row| row.minutes > Minutes(60)), "some window lasts longer");
    assert!(windows().all(|row| row.booked <= row.minutes));
    let late = |row: &&crate::answer::SessionRow| row.overtime > 0.0;
    let few = windows().filter(late).count();
    assert!(few * 20 < windows().count(), "{few} windows with overtime");
}

#[test]
fn who_could_not_come_yet_does_not_wait_beside_an_idle_minute() {
    // Few requests: everybody is seen as soon as they could come, so nothing is idle beside a queue,
    // with notice or without.
    let clinic = made(|parts| {
        parts.panels.clear();
        parts.streams.iter_mut().for_each(|row| row.per_week = 1.0);
    });
    for notice in [0, 3] {
        let log = log(&clinic, nothing_held(), 26, notice);
        let rows = log.plays.iter().flat_map(|play| &play.sessions);
        let (beside, unused) = rows.fold((0, 0), |(beside, unused), row| {
            (beside + row.beside_queue.0, unused + (row.minutes - row.booked).0)
        });
        assert!(beside * 100 < unused, "{beside} of {unused} with {notice} days' notice");
    }
}

#[test]
fn a_block_that_opens_the_day_before_is_promised_the_day_before() {
    // A week of control blocks nobody books, and urgent patients who are seen from the next open day
    // on: with blocks that open on the day itself they hear of their date in the morning, with blocks
    // that open the day before at once.
    let clinic = made(|parts| {
        parts.panels.clear();
        parts.streams.retain(|row| row.asks == crate::instance::Asks::Need(need(URGENT)));
        parts.teams[TeamId::from_index(0)].service = crate::instance::Service::NextDay;
    });
    let (team, class) = (TeamId::from_index(0), ClassId::from_index(0));
    let block = |(session, row): (crate::table::SessionId, &crate::instance::Session)| Block {
        session,
        span: row.span,
        kind: BlockKind::Visit { team, need: need(CONTROL), class, opens_days: 0 },
    };
    let template = Template::new(clinic.parts().sessions.iter().map(block).collect());
    let told_before = |days: u32| {
        let log = log(&clinic, Plan::Template(template.clone().opening(|_| days)), 26, 0);
        let rows = log.plays.iter().flat_map(|play| &play.requests);
        let seen: Vec<_> = rows.filter(|row| row.fate == Fate::Seen).copied().collect();
        let before = seen.iter().filter(|row| row.booked < row.visit).count();
        (before, seen.len())
    };
    let (closed, open) = (told_before(0), told_before(1));
    assert!(closed.1 > 100 && closed.0 == 0, "{closed:?} on the day itself");
    assert!(open.0 * 10 > open.1 * 9, "{open:?} the day before");
}

/// Urgent patients only, so many a week, who may be seen on the day they ask; open clinics of an hour
/// a day, to which most come at the beginning.
fn front_loaded(per_week: f64) -> Instance {
    made(|parts| {
        parts.panels.clear();
        parts.streams.retain(|row| row.asks == crate::instance::Asks::Need(need(URGENT)));
        parts.streams[0].per_week = per_week;
        for day in 0..5 {
            parts.windows.push(OpenWindow {
                team: TeamId::from_index(0),
                day: CycleDay { week: 0, day },
                span: span("10:00-11:00"),
                clinician_count: 1,
                need: need(URGENT),
                arrivals: vec![0.8, 0.2],
            });
        }
    })
}

/// The same clinic with requests between these hours.
fn asked_between(clinic: &Instance, hours: &str) -> Instance {
    let asked = AskedHours { span: span(hours), shares: vec![1.0] };
    clinic.with(|parts| parts.goals.asked = asked).expect("hours of the day")
}

fn played(clinic: &Instance, rules: &Rules, habits: Habits) -> Log {
    let setup = Setup {
        plan: nothing_held(),
        days: 26 * 7,
        warm_up: 0,
        beyond: 26 * 7,
        dated: true,
        windows: rules.named == Named::OpenClinic,
        habits,
        changes: None,
    };
    let log = simulate(&World::of(clinic, &setup), rules, 0..4, Seed(7), &Watch::default());
    assert_eq!(log_verdict(clinic, &log), []);
    log
}

#[test]
fn whoever_walks_in_comes_by_the_profile_of_the_open_clinic() {
    // Those who ask while it is open as those who ask before.
    let clinic = front_loaded(18.0);
    let waits = |hours: &str| {
        let rules = Rules::new(Named::OpenClinic);
        let log = played(&asked_between(&clinic, hours), &rules, Habits::default());
        let rows = log.plays.into_iter().flat_map(|play| play.requests);
        rows.map(|row| (row.visit, row.waited)).collect::<Vec<_>>()
    };
    let (before, within) = (waits("8:00-9:00"), waits("10:00-11:00"));
    assert!(before.iter().any(|row| row.1 > 10.0), "somebody waits");
    assert_eq!(before, within);
}

#[test]
fn whoever_asks_after_the_last_time_of_the_day_is_not_seen_on_it() {
    let clinic = front_loaded(5.0);
    let on_the_day = |hours: &str| {
        let rules = Rules::new(Named::FirstComeFirstServed);
        let log = played(&asked_between(&clinic, hours), &rules, Habits::default());
        let rows = log.plays.iter().flat_map(|play| &play.requests);
        let (mut seen, mut all) = (0.0, 0.0);
        for row in rows.filter(|row| row.fate == Fate::Seen) {
            all += 1.0;
            seen += f64::from(u8::from(row.visit == Some(row.asked)));
        }
        seen / all
    };
    // Sessions last from 9 to 12 and a visit twenty minutes.
    assert!(on_the_day("8:00-9:00") > 0.99);
    assert!((on_the_day("8:00-16:00") - 220.0 / 480.0).abs() < 0.06);
    assert!(on_the_day("11:40-16:00") < 0.01);
}

#[test]
fn what_the_hospital_moves_is_not_counted_as_the_patients_doing() {
    let clinic = made(|_| {});
    let rules = Rules::new(Named::CarveOut);
    let share = |value| Probability::new(value).expect("a share");
    let moved = |patient, hospital| {
        let (patient_cancels, hospital_cancels) = (share(patient), share(hospital));
        let habits = Habits { patient_cancels, hospital_cancels, notice: 3, ..Habits::default() };
        let log = played(&clinic, &rules, habits);
        let rows = log.plays.iter().flat_map(|play| &play.requests);
        rows.fold((0, 0), |(patient, hospital), row| {
            let more = (row.patient_cancellations, row.hospital_cancellations);
            (patient + u32::from(more.0), hospital + u32::from(more.1))
        })
    };
    assert_eq!(moved(0.0, 0.0), (0, 0));
    let (patient, hospital) = moved(0.0, 0.1);
    assert!(patient == 0 && hospital > 50, "{hospital} moved");
    let (patient, hospital) = moved(0.1, 0.1);
    assert!(patient.abs_diff(hospital) * 4 < patient + hospital, "{patient} and {hospital}");
}

#[test]
fn sub_acute_patients_of_the_day_come_first_where_the_clinic_says_so() {
    // Everybody may be seen on the day they ask, and there are more of them than time.
    let clinic = made(|parts| {
        parts.panels.clear();
        parts.streams.iter_mut().for_each(|row| row.per_week *= 2.0);
    });
    let rules = Rules { notice: 0, ..Rules::new(Named::FirstComeFirstServed) };
    let on_the_day = |first| {
        let log = played(&clinic, &rules, Habits { first, ..Habits::default() });
        let rows = log.plays.iter().flat_map(|play| &play.requests);
        rows.filter(|row| row.need == need(URGENT) && row.visit == Some(row.asked)).count()
    };
    let (earliest, sub_acute) =
        (on_the_day(ServedFirst::Earliest), on_the_day(ServedFirst::SubAcute));
    assert!(sub_acute > earliest, "{sub_acute} beside {earliest}");
}

//! Ada and Bea, played.

use chrono::Weekday;

use crate::answer::{Fate, HoldPlan, Log, Space};
use crate::evaluation::measure::{Measure, Scope, measures};
use crate::evaluation::{Breach, log_verdict};
use crate::instance::cast::clinic;
use crate::instance::{CycleDay, Instance};
use crate::rng::Seed;
use crate::simulation::policy::{Called, Named, Rules};
use crate::simulation::{Habits, Plan, Policy, Setup, World, simulate};
use crate::solve::Watch;
use crate::table::{Id, TeamId};
use crate::units::{Minutes, Probability};

/// Forty minutes held every day.
fn holds(instance: &Instance) -> HoldPlan {
    let days = vec![Minutes(40); instance.parts().cycle.length_days()];
    HoldPlan::new(std::iter::once(days).collect())
}

fn setup(instance: &Instance) -> Setup {
    Setup {
        plan: Plan::Holds(holds(instance)),
        days: 26 * 7,
        warm_up: 4 * 7,
        beyond: 26 * 7,
        dated: true,
        windows: true,
        habits: Habits::default(),
        changes: None,
    }
}

fn played<P: Policy + Clone + Sync>(world: &World, policy: &P) -> Log {
    simulate(world, policy, 0..6, Seed(7), &Watch::default())
}

#[test]
fn every_minute_booked_is_a_minute_of_a_visit() {
    let clinic = clinic();
    let world = World::of(&clinic, &setup(&clinic));
    for named in Named::ALL {
        let log = played(&world, &Rules::new(named));
        for play in &log.plays {
            let booked: i32 = play.sessions.iter().map(|row| row.booked.0).sum();
            let of_visits = |row: &&crate::answer::RequestRow| {
                let held = matches!(row.fate, Fate::Seen | Fate::NoShow | Fate::LateCancel);
                held && !matches!(row.space, Space::Overtime | Space::Window)
            };
            let visits: i32 = play.requests.iter().filter(of_visits).map(|r| r.planned.0).sum();
            assert_eq!(booked, visits, "{}", log.policy);
        }
    }
}

#[test]
fn nothing_is_lost_what_is_asked_is_served_or_waits_or_went_elsewhere() {
    // Conservation: minutes asked = minutes of visits held + waiting + booked later + elsewhere,
    // and session minutes = booked + unused, to the last minute.
    let clinic = clinic();
    let world = World::of(&clinic, &setup(&clinic));
    let log = played(&world, &Rules::new(Named::CarveOut));
    for play in &log.plays {
        let of = |fates: &[Fate]| -> i32 {
            let rows = play.requests.iter().filter(|row| fates.contains(&row.fate));
            rows.map(|row| row.planned.0).sum()
        };
        let asked: i32 = play.requests.iter().map(|row| row.planned.0).sum();
        let served = of(&[Fate::Seen, Fate::NoShow, Fate::LateCancel]);
        let rest = of(&[Fate::Waiting, Fate::Booked, Fate::Elsewhere]);
        assert_eq!(asked, served + rest);
        let capacity: i32 = play.sessions.iter().map(|row| row.minutes.0).sum();
        let unused: i32 = play.sessions.iter().map(|row| (row.minutes - row.booked).0).sum();
        assert_eq!(capacity, served + unused);
        // The backlog at the end is what is ready and neither served nor elsewhere.
        let last = log.open_days[log.open_days.partition_point(|&day| day < log.end) - 1];
        let ready = play
            .requests
            .iter()
            .filter(|row| matches!(row.fate, Fate::Waiting | Fate::Booked) && row.ready <= last);
        let ready: i32 = ready.map(|row| row.planned.0).sum();
        let told = play.sessions.last().map(|row| row.backlog.0);
        assert_eq!(told, Some(ready));
    }
}

#[test]
fn waits_and_overtime_of_the_needs_make_those_of_the_clinic() {
    let clinic = clinic();
    let world = World::of(&clinic, &setup(&clinic));
    for named in Named::ALL {
        let measured = measures(&clinic, &played(&world, &Rules::new(named)));
        let of = |measure, need, run: usize| {
            let row = measured.row_of_need(measure, Scope::Clinic, need).expect("measured");
            (row.runs.at(run).unwrap_or(0.0), row.counts.map_or(0.0, |counts| counts.part))
        };
        let needs = || clinic.parts().needs.ids().map(Some);
        for run in 0..measured.replications.len() {
            let overtime: f64 = needs().map(|need| of(Measure::Overtime, need, run).0).sum();
            let (whole, _) = of(Measure::Overtime, None, run);
            assert!(whole > 0.0 && (overtime - whole).abs() < 1e-3, "{overtime} is not {whole}");
        }
    }
    // One replication: the counts behind a mean are those of the run.
    let one = simulate(&world, &Rules::new(Named::CarveOut), 0..1, Seed(7), &Watch::default());
    let measured = measures(&clinic, &one);
    let days = |need| {
        let row = measured.row_of_need(Measure::AccessOpenMean, Scope::Clinic, need);
        let row = row.expect("measured");
        row.runs.at(0).unwrap_or(0.0) * row.counts.map_or(0.0, |counts| counts.part)
    };
    let needs: f64 = clinic.parts().needs.ids().map(|need| days(Some(need))).sum();
    assert!(needs > 0.0 && (needs - days(None)).abs() < 1e-6, "{needs} is not {}", days(None));
}

#[test]
fn the_area_under_the_backlog_is_the_sum_of_the_waits() {
    // Little (1961) without means: every evening a request is ready and not served adds its
    // minutes to the backlog, so the backlog summed over evenings is minutes times evenings
    // waited, summed over requests.
    let clinic = clinic();
    let world = World::of(&clinic, &setup(&clinic));
    let log = played(&world, &Rules::new(Named::CarveOut));
    let evenings = &log.open_days[..log.open_days.partition_point(|&day| day < log.end)];
    for play in &log.plays {
        let area: i64 = evenings
            .iter()
            .map(|day| {
                let row = play.sessions.iter().find(|row| row.day == *day);
                row.map_or(0, |row| i64::from(row.backlog.0))
            })
            .sum();
        let waited = |row: &crate::answer::RequestRow| {
            let until = row.visit.unwrap_or(log.end);
            let evening = |day: &&crate::answer::Day| row.ready <= **day && **day < until;
            i64::try_from(evenings.iter().filter(evening).count()).expect("few evenings")
                * i64::from(row.planned.0)
        };
        assert_eq!(area, play.requests.iter().map(waited).sum::<i64>());
    }
}

#[test]
fn two_policies_meet_the_same_patients() {
    let clinic = clinic();
    let world = World::of(&clinic, &setup(&clinic));
    let newcomers = |named| -> Vec<_> {
        let log = played(&world, &Rules::new(named));
        let known = clinic.parts().panels.iter().map(|panel| panel.size).sum::<u32>();
        let rows = log.plays[0].requests.iter().filter(|row| row.patient >= known);
        let mut first: Vec<_> =
            rows.map(|row| (row.patient, row.need, row.class, row.own, row.asked)).collect();
        first.sort();
        first.dedup_by_key(|row| row.0);
        first
    };
    assert_eq!(newcomers(Named::CarveOut), newcomers(Named::FirstComeFirstServed));
}

#[test]
fn held_time_brings_urgent_patients_in_sooner_than_one_queue() {
    let clinic = clinic();
    let world = World::of(&clinic, &setup(&clinic));
    let on_the_day = |named| {
        let log = played(&world, &Rules::new(named));
        let rows = log.plays.iter().flat_map(|play| &play.requests);
        let urgent = rows.filter(|row| row.need.index() == 0 && row.asked >= log.counted_from);
        let (all, same) = urgent.fold((0, 0), |(all, same), row| {
            (all + 1, same + usize::from(row.visit == Some(row.asked)))
        });
        crate::number::real(same) / crate::number::real(all)
    };
    let (held, one_queue) = (on_the_day(Named::CarveOut), on_the_day(Named::FirstComeFirstServed));
    assert!(held > one_queue + 0.2, "{held} against {one_queue}");
}

#[test]
fn a_session_that_falls_out_moves_its_patients_by_the_hospitals_hand() {
    let mut world = World::of(&clinic(), &setup(&clinic()));
    for row in world.sessions.iter_mut().filter(|row| row.open_day == 30) {
        row.falls_out = 1.0;
    }
    let log = played(&world, &Rules::new(Named::CarveOut));
    let play = &log.plays[0];
    let moved = play.requests.iter().filter(|row| row.hospital_cancellations > 0).count();
    assert!(moved > 0);
    assert!(play.requests.iter().all(|row| row.patient_cancellations == 0));
    let lost = play.sessions.iter().filter(|row| row.cancelled);
    assert!(lost.clone().count() > 0 && lost.clone().all(|row| row.minutes == Minutes(0)));
    let day = world.open[30];
    assert!(play.requests.iter().all(|row| row.visit != Some(day)));
}

#[test]
fn a_cancelled_date_is_used_again_by_somebody_recalled() {
    let clinic = clinic();
    let mut setup = setup(&clinic);
    setup.habits.patient_cancels = Probability::new(0.2).expect("a share");
    let world = World::of(&clinic, &setup);
    let with = |fill: f64| {
        let rules = Rules { fill: vec![fill], ..Rules::new(Named::CarveOut) };
        let log = played(&world, &rules);
        let plays = log.plays.iter();
        let cancelled: u32 = plays
            .clone()
            .flat_map(|play| &play.requests)
            .map(|row| u32::from(row.patient_cancellations))
            .sum();
        let waits = plays.flat_map(|play| &play.requests).filter_map(|row| {
            let visit = row.visit.filter(|_| row.need.index() == 1)?;
            Some(f64::from(visit.0 - row.ready.0))
        });
        (cancelled, waits.clone().sum::<f64>() / crate::number::real(waits.count()))
    };
    let ((cancelled, recalled), (_, alone)) = (with(1.0), with(0.0));
    assert!(cancelled > 100);
    assert!(recalled < alone, "first visits wait {recalled} days with recall, {alone} without");
}

#[test]
fn need_based_control_frees_minutes_of_fixed_controls() {
    let clinic = clinic();
    let world = World::of(&clinic, &setup(&clinic));
    let booked = |named| -> i32 {
        let log = played(&world, &Rules::new(named));
        log.plays.iter().flat_map(|play| &play.sessions).map(|row| row.booked.0).sum()
    };
    assert!(booked(Named::NeedBased) < booked(Named::Fixed));
}

#[test]
fn a_policy_that_calls_everybody_in_on_the_day_books_nobody_ahead() {
    let clinic = clinic();
    let world = World::of(&clinic, &Setup { dated: false, ..setup(&clinic) });
    let log = played(&world, &Called { in_line: true });
    let rows = log.plays.iter().flat_map(|play| &play.requests);
    assert!(rows.filter(|row| row.visit.is_some()).all(|row| row.visit == row.booked));
}

#[test]
fn holds_lie_on_the_days_they_are_planned_for() {
    let clinic = clinic();
    let world = World::of(&clinic, &setup(&clinic));
    let monday = CycleDay::new(0, Weekday::Mon);
    assert_eq!(holds(&clinic).on(TeamId::from_index(0), monday), Minutes(40));
    let of_day = world.sessions.iter().filter(|row| row.open_day == 0);
    assert_eq!(of_day.map(|row| row.held.0).sum::<i32>(), 40);
}

/// Gives everybody the first room since the run began.
#[derive(Clone)]
struct Yesterday;

impl Policy for Yesterday {
    fn name(&self) -> String {
        "yesterday".to_owned()
    }

    fn at_referral(
        &mut self,
        desk: &mut crate::simulation::Desk<'_>,
        request: crate::table::RequestId,
    ) {
        let any = crate::simulation::Reach { held: false, open: true };
        let team = desk.request(request).team;
        if let Some(slot) = desk.first_free(request, team, 0..desk.horizon(), any) {
            desk.book(request, slot);
        }
    }
}

#[test]
fn a_policy_that_books_into_the_past_is_caught_and_named() {
    let clinic = clinic();
    let world = World::of(&clinic, &setup(&clinic));
    let verdict = log_verdict(&clinic, &played(&world, &Yesterday));
    let caught = verdict.iter().filter(
        |breach| matches!(breach, Breach::BookedIntoPast { policy, .. } if policy == "yesterday"),
    );
    assert!(caught.count() > 0, "{:?}", verdict.first());
}

#[test]
fn the_referee_accepts_every_built_in_policy() {
    let clinic = clinic();
    let mut setup = setup(&clinic);
    setup.habits.patient_cancels = Probability::new(0.1).expect("a share");
    setup.habits.misclassified = Probability::new(0.1).expect("a share");
    let mut world = World::of(&clinic, &setup);
    for row in &mut world.sessions {
        row.falls_out = 0.05;
    }
    for need in world.needs.values_mut() {
        (need.no_show, need.late_cancel) = (0.05, 0.02);
    }
    for named in Named::ALL {
        let log = played(&world, &Rules::new(named));
        assert_eq!(log_verdict(&clinic, &log), [], "{}", log.policy);
    }
}

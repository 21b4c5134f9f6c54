//! Whom patients meet, and what it takes when it is somebody who does not know them.

use crate::answer::{Fate, HoldPlan, Log, Space};
use crate::evaluation::log_verdict;
use crate::evaluation::measure::{Measure, Scope, measures};
use crate::instance::cast::clinic;
use crate::instance::{Continuity, Instance};
use crate::rng::Seed;
use crate::simulation::policy::{Named, Rules};
use crate::simulation::{Habits, Plan, Setup, World, simulate};
use crate::solve::Watch;
use crate::units::{Minutes, Probability};

/// Ada and Bea, each of whose patients knows one of them; `load` of what is usually asked for.
fn with(continuity: Continuity, handover: i32, load: f64) -> Instance {
    let change = |parts: &mut crate::instance::InstanceParts| {
        for need in parts.needs.values_mut() {
            (need.continuity, need.handover) = (continuity, Minutes(handover));
        }
        for stream in &mut parts.streams {
            stream.own_share = Probability::ONE;
            stream.per_week *= load;
        }
        for panel in &mut parts.panels {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small")]
            let size = (f64::from(panel.size) * load) as u32;
            panel.size = size;
        }
        (parts.waiting, parts.bookings) = (Vec::new(), Vec::new());
    };
    clinic().with(change).expect("a clinic")
}

fn played(clinic: &Instance, named: Named) -> Log {
    let days = vec![Minutes(40); clinic.parts().cycle.length_days()];
    let setup = Setup {
        plan: Plan::Holds(HoldPlan::new(std::iter::once(days).collect())),
        days: 26 * 7,
        warm_up: 0,
        beyond: 26 * 7,
        dated: true,
        windows: true,
        habits: Habits::default(),
        changes: None,
    };
    let world = World::of(clinic, &setup);
    simulate(&world, &Rules::new(named), 0..6, Seed(7), &Watch::default())
}

fn own_share(clinic: &Instance) -> f64 {
    let measured = measures(clinic, &played(clinic, Named::CarveOut));
    let row = measured.row(Measure::OwnClinician, Scope::Clinic).expect("measured");
    row.runs.iter().flatten().sum::<f64>() / 6.0
}

#[test]
fn patients_meet_their_own_clinician_more_often_where_the_need_asks_for_it() {
    let [own, team, anybody] = [Continuity::Own, Continuity::Team, Continuity::Clinic]
        .map(|continuity| own_share(&with(continuity, 0, 1.0)));
    assert!(own > team + 0.05, "own {own}, team {team}");
    // One team: whom of it a patient meets is left to chance both times.
    assert!((team - anybody).abs() < 1e-12, "team {team}, clinic {anybody}");
}

#[test]
fn with_room_everywhere_the_own_clinician_is_met_on_every_day_they_are_there() {
    let clinic = with(Continuity::Own, 0, 0.05);
    let mut apart = 0;
    for play in &played(&clinic, Named::FirstComeFirstServed).plays {
        for row in play.requests.iter().filter(|row| row.fate == Fate::Seen) {
            let there = |session: &&crate::answer::SessionRow| {
                Some(session.day) == row.visit && Some(session.clinician) == row.own
            };
            let there = play.sessions.iter().any(|session| there(&session));
            assert!(row.own == row.clinician || !there, "{row:?}");
            apart += usize::from(row.own != row.clinician);
        }
    }
    assert!(apart > 0, "nobody was away, so nothing was preferred");
}

#[test]
fn a_visit_with_somebody_else_takes_the_handover_and_the_referee_agrees() {
    let clinic = with(Continuity::Team, 10, 1.0);
    for named in Named::ALL {
        let log = played(&clinic, named);
        assert_eq!(log_verdict(&clinic, &log), [], "{}", log.policy);
        let (mut longer, mut usual) = (0, 0);
        for play in &log.plays {
            let mut visits = Minutes(0);
            for row in &play.requests {
                let need = &clinic.parts().needs[row.need];
                let stranger = row.clinician.is_some()
                    && row.own.is_some_and(|own| Some(own) != row.clinician);
                assert_eq!(row.handover, Minutes(if stranger { 10 } else { 0 }), "{row:?}");
                assert_eq!(row.usual(), need.minutes[row.class], "{row:?}");
                let counts = if stranger { &mut longer } else { &mut usual };
                *counts += usize::from(row.fate == Fate::Seen);
                let came = matches!(row.fate, Fate::Seen | Fate::NoShow | Fate::LateCancel);
                if came && !matches!(row.space, Space::Window | Space::Overtime) {
                    visits += row.planned;
                }
            }
            let regular = play.sessions.iter().filter(|row| !row.open_clinic);
            assert_eq!(regular.map(|row| row.booked).sum::<Minutes>(), visits);
        }
        assert!(longer > 0 && usual > 0, "{longer} with a stranger, {usual} without");
    }
}

#[test]
fn what_waits_is_counted_without_the_handover_nobody_knows_yet() {
    // Conservation: once everybody is served nothing waits, whatever their visits took.
    let clinic = with(Continuity::Team, 10, 0.05);
    for play in &played(&clinic, Named::CarveOut).plays {
        let last = play.sessions.iter().map(|row| row.day).max();
        let waits = |row: &&crate::answer::RequestRow| {
            matches!(row.fate, Fate::Waiting | Fate::Booked) && Some(row.ready) <= last
        };
        let waiting: Minutes =
            play.requests.iter().filter(waits).map(crate::answer::RequestRow::usual).sum();
        let told = play.sessions.last().map(|row| row.backlog);
        assert_eq!(told, Some(waiting));
    }
}

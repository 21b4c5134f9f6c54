//! A log of Ada and Bea's clinic, made up by a rule that can be followed by hand.

use behov_solver::answer::{
    Day, Fate, HeldGroup, HoldPlan, Log, Play, RequestRow, SessionRow, Space,
};
use behov_solver::evaluation::Measured;
use behov_solver::instance::{Instance, ServedFirst};
use behov_solver::plan::trial::Played;
use behov_solver::rng::Seed;
use behov_solver::simulation::policy::Named;
use behov_solver::table::{ClassId, ClinicianId, Id, NeedId, SessionId, TeamId};
use behov_solver::units::{Minutes, Probability};

use super::{date, share};
use crate::report::Simulated;

/// A carve-out of two hours a week.
pub(crate) fn played() -> Played {
    let mut minutes = vec![Minutes(0); 7];
    minutes[0] = Minutes(120);
    let group =
        HeldGroup { team: TeamId::from_index(0), needs: Vec::new(), minutes, release: None };
    Played {
        named: Named::CarveOut,
        holds: Some(HoldPlan::of_groups(vec![group])),
        release: None,
        notice: 3,
        windows: false,
        first: ServedFirst::Earliest,
        patient_cancels: share(0.03),
        hospital_cancels: Probability::ZERO,
        changes: None,
    }
}

/// One side of a comparison of five replications.
pub(crate) fn side<'a>(
    instance: &'a Instance,
    played: &'a Played,
    measured: &'a Measured,
) -> Simulated<'a> {
    Simulated {
        instance,
        seed: Seed(7),
        replications_asked: 5,
        played,
        measured,
        breaches: &[],
        ended: None,
        panels: &[],
    }
}

/// Eight weeks in five replications, every visit `later` days later than without.
///
/// Two patients a day for forty days ask in turn for an urgent visit, a first visit and a control;
/// two of the first visits come after 35 days, the last two requests are not seen.
pub(crate) fn log(policy: &str, later: i32) -> Log {
    made(policy, later, 0)
}

/// The same with a queue that grows by 84 min a week.
pub(crate) fn growing_log(policy: &str) -> Log {
    made(policy, 0, 12)
}

fn made(policy: &str, later: i32, growth: i32) -> Log {
    let play = |replication: u32| {
        let run = i32::try_from(replication).expect("a few runs");
        Play {
            replication,
            requests: (0..80).map(|patient| request(run, patient, later)).collect(),
            sessions: (0..56)
                .filter(|day| day % 7 < 5)
                .map(|day| session(day, 40 + (day + run) % 3 * 20 + growth * day))
                .collect(),
            panels: Vec::new(),
        }
    };
    Log {
        policy: policy.to_owned(),
        start: date("2026-11-02"),
        counted_from: Day(0),
        end: Day(56),
        open_days: (-28..84).filter(|day: &i32| day.rem_euclid(7) < 5).map(Day).collect(),
        plays: (0..5).map(play).collect(),
        partial: false,
    }
}

fn request(run: i32, patient: i32, later: i32) -> RequestRow {
    let kind = patient % 3;
    let index = |number: i32| usize::try_from(number).expect("counted from 0");
    let asked = patient / 2;
    let slow = if patient == 7 || patient == 31 { 35 } else { 0 };
    let visit = asked + 2 * kind + (run + patient / 3) % 4 + slow + later;
    let planned = [20, 60, 20][index(kind)];
    let clinician = |number: i32| Some(ClinicianId::from_index(index(number % 2)));
    let row = RequestRow {
        patient: patient.unsigned_abs(),
        need: NeedId::from_index([0, 1, 3][index(kind)]),
        team: TeamId::from_index(0),
        class: ClassId::from_index([0, 2, 0][index(kind)]),
        own: if kind == 1 { None } else { clinician(patient / 3) },
        asked: Day(asked),
        ready: Day(asked),
        due: (kind == 1).then_some(Day(asked + 30)),
        booked: Some(Day(asked)),
        visit: Some(Day(visit)),
        clinician: clinician(patient),
        space: if kind == 0 { Space::Held } else { Space::Open },
        fate: if patient == 5 { Fate::NoShow } else { Fate::Seen },
        patient_cancellations: u8::from(patient == 1),
        hospital_cancellations: 0,
        planned: Minutes(planned),
        handover: Minutes(0),
        from_held: Minutes(if kind == 0 { planned } else { 0 }),
        length: if kind == 1 { 60.0 } else { 18.5 },
        waited: 4.0,
        overtime: 0.0,
    };
    match patient {
        78 => RequestRow { fate: Fate::Booked, visit: Some(Day(60)), length: 0.0, ..row },
        79 => RequestRow {
            fate: Fate::Waiting,
            booked: None,
            visit: None,
            clinician: None,
            length: 0.0,
            ..row
        },
        _ => row,
    }
}

fn session(day: i32, backlog: i32) -> SessionRow {
    SessionRow {
        day: Day(day),
        session: SessionId::from_index(usize::try_from(day % 7).expect("a weekday")),
        clinician: ClinicianId::from_index(0),
        team: TeamId::from_index(0),
        open_clinic: false,
        cancelled: false,
        minutes: Minutes(180),
        held: Minutes(60),
        released: Minutes(0),
        booked: Minutes(120),
        held_booked: Minutes(20),
        beside_queue: Minutes(backlog.min(60)),
        backlog: Minutes(backlog),
        overtime: 5.5,
        idle: 12.0,
    }
}

//! Logs of a few rows by hand, the arithmetic beside.

mod access;
mod compare;
mod cost;
mod growth;
mod minutes;
mod right;
mod table;
mod visit;

use crate::answer::{Day, Fate, Log, Play, RequestRow, SessionRow, Space};
use crate::instance::Instance;
use crate::instance::cast::{clinic, date};
use crate::table::{ClassId, ClinicianId, Id, NeedId, SessionId, TeamId};
use crate::units::{Minutes, Probability};

use super::{Measure, Scope, Value, measures};

const URGENT: usize = 0;
const FIRST: usize = 1;
const CONCLUSION: usize = 2;
const CONTROL: usize = 3;

/// Four weeks from Monday 2 November 2026.
fn log(requests: Vec<RequestRow>, sessions: Vec<SessionRow>) -> Log {
    plays(vec![Play { replication: 0, requests, sessions, panels: Vec::new() }])
}

fn plays(plays: Vec<Play>) -> Log {
    let open = (-28..70).filter(|day: &i32| day.rem_euclid(7) < 5).map(Day);
    Log {
        policy: "first come first served".to_owned(),
        start: date("2026-11-02"),
        counted_from: Day(0),
        end: Day(28),
        open_days: open.collect(),
        plays,
        partial: false,
    }
}

fn waiting(patient: u32, need: usize, asked: i32) -> RequestRow {
    RequestRow {
        patient,
        need: NeedId::from_index(need),
        team: TeamId::from_index(0),
        class: ClassId::from_index(0),
        own: None,
        asked: Day(asked),
        ready: Day(asked),
        due: None,
        booked: None,
        visit: None,
        clinician: None,
        space: Space::Open,
        fate: Fate::Waiting,
        patient_cancellations: 0,
        hospital_cancellations: 0,
        planned: Minutes(20),
        handover: Minutes(0),
        from_held: Minutes(0),
        length: 0.0,
        waited: 0.0,
        overtime: 0.0,
    }
}

fn seen(patient: u32, need: usize, asked: i32, visit: i32) -> RequestRow {
    RequestRow {
        booked: Some(Day(asked)),
        visit: Some(Day(visit)),
        clinician: Some(ClinicianId::from_index(0)),
        fate: Fate::Seen,
        length: 20.0,
        ..waiting(patient, need, asked)
    }
}

/// Ada's session of a day with 180 min.
fn session(day: i32, booked: i32, backlog: i32) -> SessionRow {
    SessionRow {
        day: Day(day),
        session: SessionId::from_index(usize::try_from(day.rem_euclid(7)).unwrap()),
        clinician: ClinicianId::from_index(0),
        team: TeamId::from_index(0),
        open_clinic: false,
        cancelled: false,
        minutes: Minutes(180),
        held: Minutes(60),
        released: Minutes(0),
        booked: Minutes(booked),
        held_booked: Minutes(0),
        beside_queue: Minutes(backlog.min(180 - booked)),
        backlog: Minutes(backlog),
        overtime: 0.0,
        idle: 0.0,
    }
}

/// The clinic's value of a measure in a log of one replication.
fn value(instance: &Instance, log: &Log, measure: Measure) -> f64 {
    let measured = measures(instance, log);
    measured.row(measure, Scope::Clinic).unwrap().runs.at(0).unwrap_or(f64::NAN)
}

fn of(log: &Log, measure: Measure) -> f64 {
    value(&clinic(), log, measure)
}

/// Mean counts behind the clinic's value.
fn counts(log: &Log, measure: Measure) -> (f64, f64) {
    let measured = measures(&clinic(), log);
    let counts = measured.row(measure, Scope::Clinic).unwrap().counts.unwrap();
    (counts.part, counts.whole)
}

#[track_caller]
fn close(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-9, "{found} is not {wanted}");
}

fn estimated(value: Value) -> super::Estimate {
    match value {
        Value::Estimated(estimate) => estimate,
        other => panic!("{other:?} is no estimate"),
    }
}

//! The clinic of the dilemma: one clinician, one visit in 3 days and one in 7.

use chrono::{Days, NaiveDate};

use crate::answer::{Block, BlockKind, Template};
use crate::instance::rights::danish_rights;
use crate::instance::{
    AskedHours, Asks, Calendar, Clinician, Complexity, ComplexityClass, Continuity, Cycle, Goals,
    HourlyCost, Instance, InstanceParts, Law, Need, OpeningHours, Promise, PublicHolidays, Purpose,
    Role, Room, ServedFirst, Service, Session, Setting, Team, WaitingPatient, WhenLate,
};
use crate::table::{ClassId, ClinicianId, Id, NeedId, RightId, RoomId, SessionId, TeamId};
use crate::units::{Minutes, Probability, Span, TimeOfDay};

/// The dates of the two free slots, in days from today.
pub(super) const SLOT_DAYS: [u64; 2] = [3, 7];

/// The clinic on a Monday, with patients on so many days of their right.
pub(super) fn clinic(days: &[u32]) -> (Instance, Template) {
    let today = NaiveDate::from_ymd_opt(2026, 11, 2).expect("a Monday");
    let waiting = days.iter().map(|&day| patient(today, day)).collect();
    let parts = InstanceParts { waiting, ..parts(today) };
    let clinic = Instance::new(parts).expect("the clinic of the dilemma is in order");
    let class = ClassId::from_index(0);
    let kind = BlockKind::Visit {
        team: TeamId::from_index(0),
        need: NeedId::from_index(0),
        class,
        opens_days: 0,
    };
    let block = |row| Block { session: SessionId::from_index(row), span: morning(), kind };
    (clinic, Template::new((0..SLOT_DAYS.len()).map(block).collect()))
}

/// One visit long.
fn morning() -> Span {
    let time = |minutes| TimeOfDay::from_minutes(minutes).expect("a time of day");
    Span { from: time(9 * 60), to: time(10 * 60) }
}

fn patient(today: NaiveDate, day: u32) -> WaitingPatient {
    WaitingPatient::new(
        format!("day {day}"),
        TeamId::from_index(0),
        Asks::Need(NeedId::from_index(0)),
        today - Days::new(u64::from(day)),
        ClassId::from_index(0),
    )
}

fn need() -> Need {
    Need {
        name: "work-up".to_owned(),
        purpose: Purpose::WorkUp,
        setting: Setting::InPerson,
        roles: vec![Role::Physician],
        continuity: Continuity::Team,
        promise: Promise::Rights(vec![RightId::from_index(0)]),
        sector: None,
        minutes: [Minutes(60)].into_iter().collect(),
        handover: Minutes(0),
        no_show: Probability::ZERO,
        late_cancel: Probability::ZERO,
        length_cv: 0.0,
        held: false,
        may_take_unheld: true,
        when_late: WhenLate::Waits,
        priority: 1,
        release_days: None,
        brought: None,
        spares_admission: Probability::ZERO,
    }
}

fn parts(today: NaiveDate) -> InstanceParts {
    let cycle = Cycle::anchored(1, today);
    let session = |days| Session {
        clinician: ClinicianId::from_index(0),
        team: None,
        day: cycle.day_of(today + Days::new(days)),
        span: morning(),
        room: Some(RoomId::from_index(0)),
        breaks: Vec::new(),
    };
    let sessions: Vec<Session> = SLOT_DAYS.map(session).to_vec();
    let hours =
        |session: &Session| OpeningHours { weekday: session.day.weekday(), span: morning() };
    let team = TeamId::from_index(0);
    let ada = Clinician { name: "Ada".to_owned(), role: Role::Physician, teams: vec![team] };
    let service = Service::NextDay;
    let advice_per_week = Minutes(0);
    let team = Team { name: "team".to_owned(), service, seen_by: Vec::new(), advice_per_week };
    InstanceParts {
        name: "dilemma".to_owned(),
        as_of: today,
        grid: Minutes(5),
        cycle,
        calendar: Calendar { public_holidays: PublicHolidays::None, closures: Vec::new() },
        opening: sessions.iter().map(hours).collect(),
        teams: [team].into_iter().collect(),
        clinicians: [ada].into_iter().collect(),
        rooms: [Room { name: "clinic".to_owned(), count: 1 }].into_iter().collect(),
        sessions: sessions.into_iter().collect(),
        absences: Vec::new(),
        complexity: Complexity {
            classes: [ComplexityClass { name: "unknown".to_owned(), complex: false }]
                .into_iter()
                .collect(),
            pro: None,
        },
        needs: [need()].into_iter().collect(),
        pathways: std::iter::empty().collect(),
        streams: Vec::new(),
        panels: Vec::new(),
        changes: Vec::new(),
        cost: HourlyCost::default(),
        heard: Vec::new(),
        law: Law::default(),
        rights: danish_rights().into_iter().collect(),
        holds: Vec::new(),
        windows: Vec::new(),
        frozen: Vec::new(),
        goals: goals(),
        waiting: Vec::new(),
        bookings: Vec::new(),
        assumptions: Vec::new(),
    }
}

/// Nothing of this is asked for: the week is given.
fn goals() -> Goals {
    Goals {
        horizon_weeks: 1,
        cancelled_share: Probability::ZERO,
        asks_again: Probability::ONE,
        hold_unit: None,
        held_share_max: Probability::ONE,
        complex_visits_max: None,
        buffer: None,
        ends_in_time: Probability::ONE,
        relief_by: None,
        changes_max: None,
        idle_worth: Probability::ZERO,
        frontier_max: 1,
        waiting_cost: 1.0,
        late_cost: 1.0,
        extra_cost: 1.0,
        notice_days: 0,
        release_fill: vec![1.0],
        patient_cancels: Probability::ZERO,
        hospital_cancels: Probability::ZERO,
        asked: AskedHours::default(),
        served_first: ServedFirst::default(),
    }
}

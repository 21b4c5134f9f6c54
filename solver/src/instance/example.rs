//! A clinic to begin with: Ada, Bea and their patients, the clinic of `instances/tiny` in code.
//!
//! Ada works five mornings and Bea three, 09:00 to 12:00: 1,440 minutes a week. Urgent requests,
//! first visits, conclusions and controls fill about four fifths of it.

use chrono::{NaiveDate, Weekday};

use super::rights::danish_rights;
use super::{
    AskedHours, Asks, Calendar, Clinician, Complexity, ComplexityClass, Continuity, Cycle,
    CycleDay, Goals, HourlyCost, Instance, InstanceParts, Law, Life, Need, OpeningHours, Panel,
    Pathway, Promise, PublicHolidays, Purpose, Role, Room, ServedFirst, Service, Session, Setting,
    Step, Stream, Team, WaitingPatient, WhenLate,
};
use crate::table::{
    ClassId, ClinicianId, Id, NeedId, PathwayId, RightId, RoomId, SessionId, Table, TeamId,
};
use crate::units::{Minutes, Probability, Span, TimeOfDay};

/// A date written year-month-day.
pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A stretch written `9:00-12:00`.
pub(crate) fn span(text: &str) -> Span {
    let (from, to) = text.split_once('-').expect("two times");
    let time = |text| TimeOfDay::parse(text).expect("a time");
    Span { from: time(from), to: time(to) }
}

fn share(value: f64) -> Probability {
    Probability::new(value).expect("a share")
}

fn need(name: &str, purpose: Purpose, minutes: [i32; 4]) -> Need {
    Need {
        name: name.to_owned(),
        purpose,
        setting: Setting::InPerson,
        roles: vec![Role::Physician],
        continuity: Continuity::Team,
        promise: Promise::None,
        sector: None,
        minutes: minutes.into_iter().map(Minutes).collect(),
        handover: Minutes(0),
        no_show: Probability::ZERO,
        late_cancel: Probability::ZERO,
        length_cv: 0.5,
        held: false,
        may_take_unheld: true,
        when_late: WhenLate::Waits,
        priority: 3,
        release_days: None,
        brought: None,
        spares_admission: Probability::ZERO,
    }
}

fn needs() -> Table<NeedId, Need> {
    let urgent_promise = Promise::Access { days: 0, share: share(0.9) };
    [
        Need {
            promise: urgent_promise,
            held: true,
            priority: 1,
            ..need("urgent", Purpose::SubAcute, [20; 4])
        },
        Need {
            promise: Promise::Rights(vec![RightId::from_index(0)]),
            priority: 2,
            ..need("first", Purpose::WorkUp, [40, 40, 60, 40])
        },
        Need { priority: 2, ..need("conclusion", Purpose::Conclusion, [20; 4]) },
        need("control", Purpose::FixedControl, [20, 20, 40, 20]),
    ]
    .into_iter()
    .collect()
}

fn step(need: NeedId, (lag_min, lag_max): (u32, u32), external_days: u32) -> Step {
    Step { need, team: None, lag_min, lag_max, external_days, milestone: None }
}

fn sessions() -> Table<SessionId, Session> {
    let session = |clinician, day| Session {
        clinician: ClinicianId::from_index(clinician),
        team: None,
        day: CycleDay { week: 0, day },
        span: span("9:00-12:00"),
        room: Some(RoomId::from_index(0)),
        breaks: Vec::new(),
    };
    (0..5).map(|day| session(0, day)).chain([0, 2, 4].map(|day| session(1, day))).collect()
}

fn stream(name: &str, asks: Asks, per_week: f64) -> Stream {
    Stream {
        name: name.to_owned(),
        team: TeamId::from_index(0),
        asks,
        per_week,
        weekday_shares: [0.2, 0.2, 0.2, 0.2, 0.2, 0.0, 0.0],
        seasons: Vec::new(),
        dispersion: 1.0,
        mix: [0.0, 0.0, 0.0, 1.0].into_iter().collect(),
        own_share: share(0.5),
        asked: None,
    }
}

/// Its goals.
fn goals() -> Goals {
    Goals {
        horizon_weeks: 26,
        cancelled_share: Probability::ZERO,
        asks_again: Probability::ONE,
        hold_unit: None,
        held_share_max: Probability::ONE,
        complex_visits_max: None,
        buffer: None,
        ends_in_time: Probability::new(0.8).expect("a chance"),
        relief_by: None,
        changes_max: None,
        idle_worth: Probability::ZERO,
        frontier_max: 40,
        waiting_cost: 1.0,
        late_cost: 10.0,
        extra_cost: 5.0,
        notice_days: 3,
        release_fill: vec![0.3, 0.7, 0.9, 1.0],
        patient_cancels: share(0.03),
        hospital_cancels: Probability::ZERO,
        asked: AskedHours::default(),
        served_first: ServedFirst::default(),
    }
}

/// The parts of the clinic, nobody waiting.
pub(crate) fn parts() -> InstanceParts {
    let physician = |name: &str| Clinician {
        name: name.to_owned(),
        role: Role::Physician,
        teams: vec![TeamId::from_index(0)],
    };
    let class = |name: &str| ComplexityClass { name: name.to_owned(), complex: name == "high" };
    let weekdays = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    let id = NeedId::from_index;
    InstanceParts {
        name: "tiny".to_owned(),
        as_of: date("2026-11-02"),
        grid: Minutes(5),
        cycle: Cycle::anchored(1, date("2026-11-02")),
        calendar: Calendar { public_holidays: PublicHolidays::None, closures: Vec::new() },
        opening: weekdays
            .map(|weekday| OpeningHours { weekday, span: span("8:00-16:00") })
            .to_vec(),
        teams: [Team {
            name: "joint".to_owned(),
            service: Service::SameDay,
            seen_by: Vec::new(),
            advice_per_week: Minutes(0),
        }]
        .into_iter()
        .collect(),
        clinicians: ["Ada", "Bea"].into_iter().map(physician).collect(),
        rooms: [Room { name: "clinic".to_owned(), count: 2 }].into_iter().collect(),
        sessions: sessions(),
        absences: Vec::new(),
        complexity: Complexity {
            classes: ["low", "medium", "high", "unknown"].into_iter().map(class).collect(),
            pro: None,
        },
        needs: needs(),
        pathways: [Pathway {
            name: "work-up".to_owned(),
            rights: vec![RightId::from_index(0)],
            sector: None,
            steps: vec![step(id(1), (0, 0), 0), step(id(2), (7, 21), 5)],
            answer_days: 0,
            readiness: None,
        }]
        .into_iter()
        .collect(),
        streams: vec![
            stream("urgent", Asks::Need(id(0)), 10.0),
            stream("work-up", Asks::Pathway(PathwayId::from_index(0)), 6.0),
        ],
        panels: vec![Panel {
            name: "controls".to_owned(),
            team: TeamId::from_index(0),
            clinician: Some(ClinicianId::from_index(0)),
            size: 520,
            control: id(3),
            interval_weeks: 26.0,
            next_controls: Vec::new(),
            contacts: Vec::new(),
            eligible: share(0.5),
            converted: Probability::ZERO,
            need_based: Some(id(0)),
            requests_per_year: 1.0,
            advice: None,
            advice_per_year: 0.0,
            safety_weeks: 156.0,
            life: Life::default(),
            mix: [0.6, 0.2, 0.2, 0.0].into_iter().collect(),
        }],
        changes: Vec::new(),
        law: Law::default(),
        rights: danish_rights().into_iter().collect(),
        holds: Vec::new(),
        windows: Vec::new(),
        frozen: Vec::new(),
        goals: goals(),
        cost: HourlyCost::default(),
        heard: Vec::new(),
        waiting: Vec::new(),
        bookings: Vec::new(),
        assumptions: Vec::new(),
    }
}

/// The waiting list; pseudonyms are invented.
fn waiting() -> Vec<WaitingPatient> {
    let [low, high, unknown] = [0, 2, 3].map(ClassId::from_index);
    let [ada, bea] = [0, 1].map(ClinicianId::from_index);
    let work_up = Asks::Pathway(PathwayId::from_index(0));
    let waits = |name: &str, referred: &str, class| {
        WaitingPatient::new(name, TeamId::from_index(0), work_up, date(referred), class)
    };
    vec![
        waits("P-01", "2026-10-05", unknown),
        WaitingPatient { own: Some(ada), ..waits("P-02", "2026-10-09", high) },
        WaitingPatient { patient_pause_days: 7, ..waits("P-03", "2026-10-14", low) },
        WaitingPatient {
            own: Some(bea),
            earliest: Some(date("2026-11-09")),
            ..waits("P-04", "2026-10-21", unknown)
        },
    ]
}

impl Instance {
    /// A small clinic to begin with: a team of two physicians with four needs, a pathway, a panel and
    /// a waiting list of four. A clinic of your own can begin as a [changed copy](Self::with).
    ///
    /// ~~~
    /// use behov_solver::instance::Instance;
    /// let fewer = Instance::example().with(|parts| parts.goals.horizon_weeks = 12).unwrap();
    /// assert_eq!(fewer.parts().waiting.len(), 4);
    /// ~~~
    ///
    /// # Panics
    /// Never: the example has no faults.
    #[must_use]
    pub fn example() -> Self {
        let parts = InstanceParts { waiting: waiting(), ..parts() };
        Self::new(parts).expect("the example is in order")
    }
}

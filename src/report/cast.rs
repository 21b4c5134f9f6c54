//! The cast of the report tests: Ada and Bea, a joint clinic of three teams, and answers to print.
//!
//! The figures are made up from simple curves; they are there to be looked at, not believed.

mod log;

use chrono::{Days, NaiveDate, Weekday};

use behov_solver::answer::{Block, BlockKind, Template};
use behov_solver::instance::{
    Absence, AskedHours, Asks, Assumption, Calendar, Clinician, Complexity, ComplexityClass,
    Continuity, Cycle, CycleDay, Goals, Instance, InstanceParts, Need, OpeningHours, Promise,
    PublicHolidays, Purpose, Role, Room, ServedFirst, Service, Session, Setting, Stream, Tag, Team,
    WhenLate, rights,
};
use behov_solver::sizing::{
    Access, ClinicSizing, Design, FrontierPoint, GrowingQueue, LegalPromise, NeedAccess, Overload,
    PoolingLevel, PoolingRow, RuleOfThumb, TeamSizing, Verdict, WeekOutlook,
};
use behov_solver::solve::Proof;
use behov_solver::table::{ClassId, ClinicianId, Id, NeedId, RightId, RoomId, Table, TeamId};
use behov_solver::template::{Built, Conflict, Kept, Level, Objective, Outcome, Relaxed, Unmet};
use behov_solver::units::{Minutes, Probability, Span, TimeOfDay};

pub(crate) use log::{growing_log, log, played, side};

/// A date written year-month-day.
pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn span(text: &str) -> Span {
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
        roles: vec![Role::Physician, Role::Nurse],
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
    let urgent = Need {
        promise: Promise::Access { days: 2, share: share(0.9) },
        held: true,
        priority: 1,
        release_days: Some(1),
        ..need("urgent", Purpose::SubAcute, [20; 4])
    };
    let first = Need {
        promise: Promise::Rights(vec![RightId::from_index(0)]),
        priority: 2,
        ..need("first", Purpose::WorkUp, [40, 40, 60, 40])
    };
    let conclusion = Need { priority: 2, ..need("conclusion", Purpose::Conclusion, [20; 4]) };
    let control = need("control", Purpose::FixedControl, [20, 20, 40, 20]);
    [urgent, first, conclusion, control].into_iter().collect()
}

fn session(clinician: usize, day: u32, hours: &str) -> Session {
    Session {
        clinician: ClinicianId::from_index(clinician),
        team: None,
        day: CycleDay { week: 0, day },
        span: span(hours),
        room: Some(RoomId::from_index(0)),
        breaks: Vec::new(),
    }
}

fn stream(name: &str, team: usize, need: usize, per_week: f64) -> Stream {
    Stream {
        name: name.to_owned(),
        team: TeamId::from_index(team),
        asks: Asks::Need(NeedId::from_index(need)),
        per_week,
        weekday_shares: [0.2, 0.2, 0.2, 0.2, 0.2, 0.0, 0.0],
        seasons: Vec::new(),
        dispersion: 1.0,
        mix: [0.4, 0.3, 0.2, 0.1].into_iter().collect(),
        own_share: share(0.5),
        asked: None,
    }
}

fn parts(name: &str, teams: &[&str], staff: &[(&str, Role, &[usize])]) -> InstanceParts {
    let weekdays = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    let team = |name: &&str| Team {
        name: (*name).to_owned(),
        service: Service::SameDay,
        seen_by: Vec::new(),
        advice_per_week: Minutes(0),
    };
    let clinician = |(name, role, teams): &(&str, Role, &[usize])| Clinician {
        name: (*name).to_owned(),
        role: *role,
        teams: teams.iter().copied().map(TeamId::from_index).collect(),
    };
    let class = |name: &str| ComplexityClass { name: name.to_owned(), complex: name == "high" };
    InstanceParts {
        name: name.to_owned(),
        as_of: date("2026-11-02"),
        grid: Minutes(5),
        cycle: Cycle::anchored(1, date("2026-11-02")),
        calendar: Calendar { public_holidays: PublicHolidays::Denmark, closures: Vec::new() },
        opening: weekdays
            .map(|weekday| OpeningHours { weekday, span: span("8:00-16:00") })
            .to_vec(),
        teams: teams.iter().map(team).collect(),
        clinicians: staff.iter().map(clinician).collect(),
        rooms: [Room { name: "clinic".to_owned(), count: 9 }].into_iter().collect(),
        sessions: Table::default(),
        absences: Vec::new(),
        complexity: Complexity {
            classes: ["low", "medium", "high", "unknown"].into_iter().map(class).collect(),
            pro: None,
        },
        needs: needs(),
        pathways: Table::default(),
        streams: Vec::new(),
        panels: Vec::new(),
        changes: Vec::new(),
        law: behov_solver::instance::Law::default(),
        rights: rights::danish_rights().into_iter().collect(),
        holds: Vec::new(),
        windows: Vec::new(),
        frozen: Vec::new(),
        goals: goals(),
        cost: behov_solver::instance::HourlyCost::default(),
        heard: Vec::new(),
        waiting: Vec::new(),
        bookings: Vec::new(),
        assumptions: assumptions(),
    }
}

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
        patient_cancels: Probability::ZERO,
        hospital_cancels: Probability::ZERO,
        asked: AskedHours::default(),
        served_first: ServedFirst::default(),
    }
}

fn assumptions() -> Vec<Assumption> {
    let row = |about: &str, value: &str, tag, note: &str| Assumption {
        about: about.to_owned(),
        value: value.to_owned(),
        tag,
        note: note.to_owned(),
        range: None,
    };
    vec![
        row("right.udredning", "30 days", Tag::Law, "sundhedsloven § 82 b"),
        row("need.length_cv", "0.5", Tag::Assumption, "no measured visit lengths were given"),
        row("stream.dispersion", "1", Tag::Assumption, "Poisson is optimistic; give <your> own"),
    ]
}

/// Ada works five mornings and Bea three.
pub(crate) fn tiny() -> Instance {
    let mut parts = parts(
        "tiny",
        &["joint"],
        &[("Ada", Role::Physician, &[0]), ("Bea", Role::Physician, &[0])],
    );
    let ada = (0..5).map(|day| session(0, day, "9:00-12:00"));
    parts.sessions = ada.chain([0, 2, 4].map(|day| session(1, day, "9:00-12:00"))).collect();
    parts.streams = vec![stream("urgent", 0, 0, 10.0), stream("work-up", 0, 1, 6.0)];
    Instance::new(parts).expect("the cast is in order")
}

/// Three teams with nine clinicians; one of them works for two teams.
pub(crate) fn joint() -> Instance {
    let staff: [(&str, Role, &[usize]); 9] = [
        ("Ada", Role::Physician, &[0]),
        ("Bea", Role::Physician, &[0, 1]),
        ("Carl", Role::Nurse, &[0]),
        ("Dorte", Role::Physician, &[1]),
        ("Emil", Role::Physician, &[1]),
        ("Freja", Role::Nurse, &[1]),
        ("Gorm", Role::Physician, &[2]),
        ("Hanne", Role::Nurse, &[2]),
        ("Ib & Co", Role::Secretary, &[2]),
    ];
    let mut parts = parts("fælles <ambulatorium>", &["lunge", "hjerte", "diabetes"], &staff);
    let hours = ["8:00-12:00", "12:30-15:30"];
    for clinician in 0..9 {
        for day in 0..5 {
            for (half, hours) in (0..).zip(hours) {
                if !(clinician + day as usize + half).is_multiple_of(3) {
                    parts.sessions.push(session(clinician, day, hours));
                }
            }
        }
    }
    for team in 0..3 {
        parts.streams.push(stream(&format!("urgent {team}"), team, 0, 20.0));
        parts.streams.push(stream(&format!("work-up {team}"), team, 1, 12.0));
    }
    parts.absences.push(Absence {
        clinician: ClinicianId::from_index(0),
        from: date("2026-11-09"),
        to: date("2026-11-10"),
        reason: "course".to_owned(),
    });
    Instance::new(parts).expect("the cast is in order")
}

fn access(kept: f64, requests: f64) -> Access {
    Access {
        share_within_days: vec![kept * 0.7, kept * 0.9, kept],
        needs: vec![NeedAccess {
            need: NeedId::from_index(0),
            days: 2,
            share_promised: 0.9,
            share_kept: kept,
            requests_per_week: requests,
        }],
        proof: Proof::Exact,
    }
}

/// A design of `count` holds of 20 minutes beside `sub_acute` and `routine` minutes of demand.
fn design(count: u32, sub_acute: f64, routine: f64, capacity: f64) -> Design {
    let held = f64::from(count) * 20.0;
    let lost = (-1.9 * held / sub_acute).exp();
    let unheld = capacity - held;
    let growth = routine - unheld;
    let overload = (growth >= 0.0).then(|| Overload {
        queue: GrowingQueue::Routine,
        growth_minutes_per_week: growth,
        growth_requests_per_week: growth / 40.0,
        first_breach: Some(date("2027-01-04")),
    });
    let per_day =
        |day: u32| Minutes(if day < 5 { 20 * ((count + 4 - day) / 5).cast_signed() } else { 0 });
    Design {
        holds: (0..7).map(per_day).collect(),
        held_minutes_per_week: held,
        routine_load: if unheld > 0.0 { routine / unheld } else { f64::INFINITY },
        total_load: (sub_acute + routine) / capacity,
        overload,
        access: access(1.0 - lost * 0.5, sub_acute / 20.0),
        overflow_minutes_per_week: sub_acute * lost * 0.5,
        slack_minutes_per_week: (capacity - routine - sub_acute).max(0.0) * 0.8,
        idle_beside_queue_minutes_per_week: (held - sub_acute * 0.9).max(0.0).powf(1.2) * 0.12,
        routine_backlog_minutes: overload.is_none().then_some(routine * 0.1),
        unused_proof: Proof::Estimated { half_width: 3.2, replications: 200 },
    }
}

fn frontier(recommended: u32, sub_acute: f64, routine: f64, capacity: f64) -> Vec<FrontierPoint> {
    let point = |count: u32| {
        let here = design(count, sub_acute, routine, capacity);
        let next = design(count + 1, sub_acute, routine, capacity);
        let (over, idle) =
            (here.overflow_minutes_per_week, here.idle_beside_queue_minutes_per_week);
        FrontierPoint {
            hold_count: count,
            next_hold_saves_overflow: (count < 40).then_some(over - next.overflow_minutes_per_week),
            next_hold_costs_idle: (count < 40)
                .then_some(next.idle_beside_queue_minutes_per_week - idle),
            dominated: count == 7,
            recommended: count == recommended,
            design: here,
        }
    };
    (0..=40).map(point).collect()
}

fn outlook(capacity: f64, sub_acute: f64) -> Vec<WeekOutlook> {
    let week = |ahead: u64| {
        let monday = date("2026-11-02") + Days::new(7 * ahead);
        let open_days = if ahead == 7 || ahead == 8 { 3 } else { 5 };
        WeekOutlook {
            monday,
            open_days,
            capacity_minutes: capacity * f64::from(open_days) / 5.0,
            sub_acute_minutes: sub_acute,
            share_kept: Some(if open_days < 5 { 0.78 } else { 0.94 }),
            backlog_minutes: if open_days < 5 { 66.0 } else { 12.0 },
        }
    };
    (0..26).map(week).collect()
}

fn team(id: usize, recommended: u32, minutes: [f64; 3]) -> TeamSizing {
    let [sub_acute, routine, capacity] = minutes;
    let design = design(recommended, sub_acute, routine, capacity);
    let verdict = if design.overload.is_some() {
        Verdict::No { missing_minutes_per_week: Some(180.0), holds_would_do_minutes_per_week: None }
    } else {
        Verdict::Kept
    };
    TeamSizing {
        release: None,
        team: TeamId::from_index(id),
        held: vec![NeedId::from_index(0)],
        routine: (1..4).map(NeedId::from_index).collect(),
        shared: false,
        short_of_rooms: false,
        hold_unit: Minutes(20),
        sub_acute_minutes_per_week: sub_acute,
        routine_minutes_per_week: routine,
        capacity_minutes_per_week: capacity,
        verdict,
        frontier: frontier(recommended, sub_acute, routine, capacity),
        legal: vec![LegalPromise {
            right: RightId::from_index(0),
            days: 20,
            refused_share: 0.012,
            refused_requests_per_week: 0.1,
            unused_minutes_per_week: 212.0,
            proof: Proof::Exact,
        }],
        outlook: outlook(capacity, sub_acute),
        rules_of_thumb: vec![
            RuleOfThumb::Percentile85(sub_acute * 1.4),
            RuleOfThumb::Newsvendor(sub_acute * 1.3),
            RuleOfThumb::TargetQueue(sub_acute * 0.1),
        ],
        design,
    }
}

fn pooling() -> Vec<PoolingRow> {
    let row = |level, queue_count, held, overflow| PoolingRow {
        level,
        queue_count,
        held_minutes_per_week: held,
        overflow_minutes_per_week: overflow,
    };
    vec![
        row(PoolingLevel::Own, 2, Some(320.0), 18.4),
        row(PoolingLevel::Team, 1, Some(240.0), 10.2),
        row(PoolingLevel::Clinic, 1, None, 10.2),
    ]
}

/// The sizing of [`tiny`]: 200 sub-acute and 880 routine minutes beside 1,440 of sessions.
pub(crate) fn tiny_sizing() -> ClinicSizing {
    let teams = vec![team(0, 12, [200.0, 880.0, 1440.0])];
    ClinicSizing { teams, unservable: Vec::new(), pooling: pooling() }
}

/// The sizing of [`joint`]; its second team is overloaded.
pub(crate) fn joint_sizing() -> ClinicSizing {
    let minutes = [[400.0, 2900.0, 4020.0], [520.0, 3800.0, 4020.0], [310.0, 2500.0, 3900.0]];
    let teams = (0..3).zip([22, 24, 17]).zip(minutes);
    ClinicSizing {
        teams: teams.map(|((id, count), minutes)| team(id, count, minutes)).collect(),
        unservable: Vec::new(),
        pooling: pooling(),
    }
}

/// Every session filled in turn: two holds, first visits, controls, a buffer, the rest free.
pub(crate) fn template(instance: &Instance) -> Template {
    let parts = instance.parts();
    let mut blocks = Vec::new();
    for (id, session) in parts.sessions.iter() {
        let teams = instance.session_teams(session);
        let team = teams[id.index() % teams.len()];
        let mut from = session.span.from;
        for (kind, minutes) in day_programme(team, id.index()) {
            let span = Span { from, to: from + minutes };
            if session.span.contains(span) {
                blocks.push(Block { session: id, span, kind });
                from = span.to;
            }
        }
        if from < session.span.to {
            let span = Span { from, to: session.span.to };
            blocks.push(Block { session: id, span, kind: BlockKind::Free });
        }
    }
    Template::new(blocks)
}

fn day_programme(team: TeamId, turn: usize) -> Vec<(BlockKind, Minutes)> {
    let visit = |need, class, minutes| {
        let (need, class) = (NeedId::from_index(need), ClassId::from_index(class));
        (BlockKind::Visit { team, need, class, opens_days: 0 }, Minutes(minutes))
    };
    let hold = BlockKind::Hold { team, need: NeedId::from_index(0), release_days: Some(1) };
    let hold = (hold, Minutes(20));
    let (first, complex, control) = (visit(1, 0, 40), visit(1, 2, 60), visit(3, 0, 20));
    let conclusion = visit(2, 0, 20);
    let buffer = (BlockKind::Buffer, Minutes(10));
    match turn % 3 {
        0 => vec![hold, first, control, control, hold, complex, buffer],
        1 => vec![complex, buffer, hold, control, control, control, conclusion],
        _ => vec![control, conclusion, first, hold, hold, first],
    }
}

/// A template with one level of every kind of proof.
pub(crate) fn built(instance: &Instance) -> Outcome {
    let level = |objective, value, proof| Level { objective, value, proof };
    Outcome::Built(Built {
        template: template(instance),
        levels: vec![
            level(Objective::Unmet { priority: 1 }, 0.0, Proof::Exact),
            level(Objective::Unmet { priority: 2 }, 120.0, Proof::Bounded { bound: 119.0 }),
            level(Objective::LargestGap, 4.0, Proof::Exact),
            level(Objective::ComplexSpread, 60.0, Proof::Bounded { bound: 0.0 }),
            level(Objective::WithoutOwnHold, 0.0, Proof::Exact),
            level(Objective::Overtime, 31.5, Proof::Bounded { bound: 31.0 }),
            level(Objective::Fragmentation, 19.0, Proof::Unproven),
        ],
        unmet: vec![Unmet {
            team: TeamId::from_index(0),
            need: NeedId::from_index(1),
            class: ClassId::from_index(2),
            asked: 6.0,
            missing: 2.0,
        }],
        changes: Some(3),
        stopped: true,
    })
}

/// A conflict between a hold and the sessions there are.
pub(crate) fn conflict() -> Outcome {
    let team = TeamId::from_index(0);
    let holds =
        Kept::Holds { team, need: None, day: CycleDay { week: 0, day: 1 }, minutes: Minutes(200) };
    Outcome::Impossible(Conflict {
        promises: vec![holds, Kept::SessionMinutes { clinician: ClinicianId::from_index(0) }],
        smallest: true,
        way_out: vec![Relaxed { promise: holds, amount: 20.0 }],
        verified: true,
    })
}

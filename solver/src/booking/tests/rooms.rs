//! Clinics with too few rooms, shared clinicians, several teams and joint steps: whatever is booked the
//! referee accepts.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use crate::answer::{Block, BlockKind, Bookings, Template};
use crate::booking::next::next_available;
use crate::booking::replan::Told;
use crate::booking::replan::recall::{FreedSlot, recall_list};
use crate::booking::{Options, book};
use crate::draws::draws;
use crate::evaluation::{BookingBreach, Broken, bookings_verdict};
use crate::instance::cast::{date, parts, span};
use crate::instance::{
    Absence, Asks, Blocked, Booking, Clinician, Closure, CycleDay, Instance, InstanceParts, Ready,
    Role, Session, Setting, Step, Team, WaitingPatient,
};
use crate::plan::booking::{RunOptions, run};
use crate::rng::Luck;
use crate::table::{
    ClassId, ClinicianId, Id, NeedId, PathwayId, PatientId, RoomId, SessionId, TeamId,
};
use crate::units::{Minutes, Span};

/// A number below another, by luck.
fn below(luck: Luck, count: usize) -> usize {
    let at = luck.quantile(0) * f64::from(u32::try_from(count).expect("few"));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below a count")]
    let at = at as usize;
    at.min(count.saturating_sub(1))
}

fn team(row: usize) -> TeamId {
    TeamId::from_index(row)
}

/// Ada and Bea with a nurse and a second team, one or two rooms, wishes, leave and bookings already
/// made here and there, some of them where nobody works.
fn clinic(seed: u64) -> InstanceParts {
    let luck = Luck(seed);
    let mut parts = parts();
    parts.teams.push(Team { name: "lung".to_owned(), ..parts.teams[team(0)].clone() });
    if below(luck.at(1), 3) == 0 {
        parts.teams[team(0)].seen_by.push(team(1));
    }
    parts.rooms[RoomId::from_index(0)].count = 1 + u32::try_from(below(luck.at(2), 2)).expect("1");
    let mut nurse = parts.clinicians[ClinicianId::from_index(1)].clone();
    (nurse.name, nurse.role) = ("Cia".to_owned(), Role::Nurse);
    nurse.teams = vec![team(0), team(1)];
    parts.clinicians.push(nurse);
    parts.clinicians[ClinicianId::from_index(0)].teams = vec![team(0), team(1)];
    parts.needs[NeedId::from_index(3)].roles.push(Role::Nurse);
    parts.needs[NeedId::from_index(0)].roles.push(Role::Nurse);
    if below(luck.at(3), 2) == 0 {
        parts.needs[NeedId::from_index(2)].setting = Setting::Phone;
    }
    parts.needs[NeedId::from_index(3)].held = below(luck.at(4), 2) == 0;
    for day in [0, 1, 2] {
        let roomless = below(luck.at(5).at(day), 4) == 0;
        parts.sessions.push(Session {
            clinician: ClinicianId::from_index(2),
            team: (below(luck.at(6).at(day), 2) == 0).then(|| team(1)),
            day: CycleDay { week: 0, day: u32::try_from(day).expect("a weekday") },
            span: span(if below(luck.at(7).at(day), 2) == 0 {
                "9:00-11:00"
            } else {
                "10:00-13:00"
            }),
            room: (!roomless).then(|| RoomId::from_index(0)),
            breaks: Vec::new(),
        });
    }
    // The second visit on the same day, by another team; then the usual conclusion.
    let steps = &mut parts.pathways[PathwayId::from_index(0)].steps;
    if below(luck.at(8), 2) == 0 {
        let (need, team) = (NeedId::from_index(3), Some(team(1)));
        steps.insert(
            1,
            Step { need, team, lag_min: 0, lag_max: 0, external_days: 0, milestone: None },
        );
    }
    if below(luck.at(9), 3) == 0 {
        let (from, to) = (date("2026-11-09"), date("2026-11-10"));
        let (clinician, reason) =
            (ClinicianId::from_index(below(luck.at(10), 3)), "ill".to_owned());
        parts.absences.push(Absence { clinician, from, to, reason });
        let (from, to, reason) = (date("2026-11-18"), date("2026-11-18"), "power".to_owned());
        parts.calendar.closures.push(Closure { from, to, reason });
    }
    parts.waiting = (0..4 + below(luck.at(11), 8)).map(|row| patient(luck.at(12), row)).collect();
    parts.bookings = bookings(luck.at(13), &parts);
    parts
}

fn patient(luck: Luck, row: usize) -> WaitingPatient {
    let luck = luck.at(row as u64);
    let asks = match below(luck.at(1), 4) {
        0 => Asks::Need(NeedId::from_index(below(luck.at(2), 4))),
        _ => Asks::Pathway(PathwayId::from_index(0)),
    };
    let away = date("2026-11-03") + Days::new(below(luck.at(3), 20) as u64);
    let blocked = Blocked { from: away, to: away + Days::new(below(luck.at(4), 9) as u64) };
    WaitingPatient {
        pseudonym: format!("P{row}"),
        team: team(below(luck.at(5), 4) / 3),
        asks,
        referred: date("2026-11-01") - Days::new(below(luck.at(6), 40) as u64),
        referred_for_treatment: None,
        consent: None,
        offered: None,
        redirected: None,
        moved: None,
        class: ClassId::from_index(below(luck.at(7), 4)),
        own: (below(luck.at(8), 2) == 0).then(|| ClinicianId::from_index(below(luck.at(9), 3))),
        earliest: (below(luck.at(10), 4) == 0).then_some(away),
        latest: None,
        patient_pause_days: 0,
        blocked: if below(luck.at(11), 3) == 0 { vec![blocked] } else { Vec::new() },
        ready: if below(luck.at(12), 8) == 0 { Ready::From(away) } else { Ready::Now },
        pro: None,
    }
}

/// Bookings already made: before today, on any date, at any time; no clinician has two at once.
fn bookings(luck: Luck, parts: &InstanceParts) -> Vec<Booking> {
    let mut found: Vec<Booking> = Vec::new();
    for row in 0..below(luck.at(1), 8) {
        let luck = luck.at(2).at(row as u64);
        let whom = below(luck.at(1), parts.waiting.len() + 2);
        let from =
            span("8:00-9:00").from + Minutes(i32::try_from(below(luck.at(2), 64)).unwrap() * 5);
        let booking = Booking {
            pseudonym: format!("P{whom}"),
            need: NeedId::from_index(below(luck.at(3), 4)),
            clinician: ClinicianId::from_index(below(luck.at(4), 3)),
            date: date("2026-10-05") + Days::new(below(luck.at(5), 60) as u64),
            span: Span { from, to: from + Minutes(20) },
        };
        let clashes = |other: &Booking| {
            let same = (other.clinician, other.date) == (booking.clinician, booking.date);
            same && other.span.overlaps(booking.span)
        };
        if !found.iter().any(clashes) {
            found.push(booking);
        }
    }
    found
}

/// Every session free, held for one of the needs, or for first visits and then free.
fn template(luck: Luck, clinic: &Instance) -> Template {
    let sessions = clinic.parts().sessions.iter();
    let blocks = sessions.flat_map(|(id, session)| {
        let luck = luck.at(id.index() as u64);
        let of = session.team.unwrap_or(clinic.parts().clinicians[session.clinician].teams[0]);
        let middle = session.span.from + Minutes(80);
        let (first, second) = (
            Span { from: session.span.from, to: middle },
            Span { from: middle, to: session.span.to },
        );
        let (need, class) = (NeedId::from_index(1), ClassId::from_index(3));
        let held = NeedId::from_index(if below(luck.at(2), 2) == 0 { 0 } else { 3 });
        let kind = match below(luck.at(1), 4) {
            0 => BlockKind::Visit { team: of, need, class, opens_days: 0 },
            1 => BlockKind::Hold { team: of, need: held, release_days: Some(2) },
            _ => BlockKind::Free,
        };
        [(first, kind), (second, BlockKind::Free)].map(|(span, kind)| Block {
            session: id,
            span,
            kind,
        })
    });
    Template::new(blocks.collect())
}

fn options() -> Options {
    Options { weeks: 5, rounds_max: 4, ..Options::default() }
}

/// What patients were told: a list of some days ago, with a line or two changed by hand.
fn told(luck: Luck, clinic: &Instance, bookings: &Bookings) -> Vec<Told> {
    let row = |row: &crate::answer::Booked| Told {
        pseudonym: clinic.parts().waiting[row.patient.index()].pseudonym.clone(),
        step: row.step,
        clinician: clinic.parts().sessions[row.session].clinician,
        date: row.date,
        span: row.span,
    };
    let mut told: Vec<Told> = bookings.rows().iter().map(row).collect();
    if let Some(first) = told.first_mut().filter(|_| below(luck.at(1), 2) == 0) {
        let later = Minutes(i32::try_from(below(luck.at(2), 9)).unwrap() * 10 + 3);
        first.span = Span { from: first.span.from + later, to: first.span.to + later };
    }
    told
}

proptest! {
    #![proptest_config(draws(60))]

    #[test]
    fn whatever_is_booked_the_referee_accepts(seed in any::<u64>()) {
        let clinic = Instance::new(clinic(seed)).unwrap();
        let template = template(Luck(seed).at(20), &clinic);
        let first = run(&clinic, &template, &RunOptions { booking: options(), explain: true, ..RunOptions::default() });
        prop_assert_eq!(&first.breaches, &vec![]);
        // Nobody vanishes: every patient has all their dates or a reason.
        for row in 0..clinic.parts().waiting.len() {
            let id = PatientId::from_index(row);
            let told = first.list.left_out.iter().any(|(other, _)| *other == id);
            prop_assert!(told == first.list.bookings.of(id).is_empty(), "{row}");
        }
        // Some days later, told dates by hand, one room less.
        let told = told(Luck(seed).at(21), &clinic, &first.list.bookings);
        let later = clinic.with(|parts| {
            parts.as_of = date("2026-11-02") + Days::new(below(Luck(seed).at(22), 9) as u64);
            parts.rooms[RoomId::from_index(0)].count = 1;
        }).unwrap();
        for changes_max in [0, 2] {
            let again = RunOptions { booking: options(), told: told.clone(), changes_max, explain: false };
            let again = run(&later, &template, &again);
            prop_assert_eq!(&again.breaches, &vec![]);
        }
    }

    #[test]
    fn what_is_offered_next_or_in_freed_time_the_referee_accepts(seed in any::<u64>()) {
        let clinic = Instance::new(clinic(seed)).unwrap();
        let template = template(Luck(seed).at(20), &clinic);
        let list = book(&clinic, &template, &Bookings::default(), &options());
        for slot in list.bookings.rows() {
            let others = list.bookings.rows().iter().filter(|row| row.patient != slot.patient);
            let others = Bookings::new(others.copied().collect());
            let clinician = clinic.parts().sessions[slot.session].clinician;
            let freed = FreedSlot { clinician, date: slot.date, span: slot.span };
            for recall in recall_list(&clinic, &template, &others, &freed, &options()) {
                // Their other visits may move; everybody else's stay.
                let rows = others.rows().iter().filter(|row| row.patient != recall.patient);
                let rows = rows.copied().chain([recall.visit]).collect();
                let breaches = bookings_verdict(&clinic, &template, &Bookings::new(rows), None);
                let alone = |breach: &&BookingBreach| {
                    !matches!(breach.kind, Broken::NotWhole | Broken::Lag)
                };
                prop_assert_eq!(breaches.iter().find(alone), None);
            }
        }
        // One more patient for one visit gets the date that is said to be next.
        for next in next_available(&clinic, &template, &list.bookings, &options()) {
            if next.clinician.is_some() { continue; }
            let one = WaitingPatient {
                pseudonym: "new".to_owned(), team: next.team, asks: Asks::Need(next.need),
                referred: date("2026-11-01"), class: ClassId::from_index(3), own: None, earliest: None,
                referred_for_treatment: None,
                consent: None,
                offered: None,
                redirected: None,
                moved: None,
                latest: None, patient_pause_days: 0, blocked: Vec::new(), ready: Ready::Now,
 pro: None,
            };
            let row = PatientId::from_index(clinic.parts().waiting.len());
            let more = clinic.with(|parts| parts.waiting.push(one)).unwrap();
            let found = book(&more, &template, &list.bookings, &options());
            let date: Option<NaiveDate> = found.bookings.of(row).first().map(|row| row.date);
            prop_assert_eq!(date, next.next, "{:?}", next);
        }
    }
}

/// Somebody who can come on Monday 9 November and on no other day.
fn on_monday(row: usize) -> WaitingPatient {
    WaitingPatient {
        earliest: Some(date("2026-11-09")),
        latest: Some(date("2026-11-09")),
        blocked: Vec::new(),
        ready: Ready::Now,
        team: team(0),
        ..patient(Luck(1), row)
    }
}

/// Ada and Bea on Monday 9 November with one room: two first visits of 40 minutes and one of 20 by
/// telephone fit beside each other, in person they take turns.
#[test]
fn with_one_room_two_clinicians_take_turns_on_the_same_morning() {
    let mut parts = parts();
    parts.rooms[RoomId::from_index(0)].count = 1;
    let wait = |row: usize| WaitingPatient {
        asks: Asks::Need(NeedId::from_index(1)),
        own: Some(ClinicianId::from_index(row % 2)),
        class: ClassId::from_index(3),
        ..on_monday(row)
    };
    parts.waiting = (0..6).map(wait).collect();
    let clinic = Instance::new(parts).unwrap();
    let free = |session| Block {
        session: SessionId::from_index(session),
        span: span("9:00-12:00"),
        kind: BlockKind::Free,
    };
    let template = Template::new(vec![free(0), free(5)]);
    let list = book(&clinic, &template, &Bookings::default(), &Options::default());
    assert_eq!(bookings_verdict(&clinic, &template, &list.bookings, None), []);
    // 180 minutes of one room hold four visits of 40, not the eight that two clinicians could see.
    assert_eq!((list.bookings.rows().len(), list.left_out.len()), (4, 2));
    let two = clinic.with(|parts| parts.rooms[RoomId::from_index(0)].count = 2).unwrap();
    let list = book(&two, &template, &Bookings::default(), &Options::default());
    assert_eq!(list.bookings.rows().len(), 6);
}

/// Nine clinicians on Monday 9 November in four rooms, sixty patients of all lengths who can come on
/// that day alone, a third of them by telephone.
#[test]
fn nine_clinicians_share_four_rooms_on_one_morning() {
    let mut parts = parts();
    parts.rooms[RoomId::from_index(0)].count = 4;
    let (ada, monday) = (ClinicianId::from_index(0), SessionId::from_index(0));
    let mut phone = parts.needs[NeedId::from_index(1)].clone();
    (phone.name, phone.setting) = ("call".to_owned(), Setting::Phone);
    parts.needs.push(phone);
    let mut sessions = vec![0, 5];
    for row in 0..7 {
        let name = format!("Doctor {row}");
        let clinician = parts.clinicians.push(Clinician { name, ..parts.clinicians[ada].clone() });
        // Some come an hour later.
        let span = span(if row % 3 == 0 { "10:00-12:00" } else { "9:00-12:00" });
        let session = Session { clinician, span, ..parts.sessions[monday].clone() };
        sessions.push(parts.sessions.push(session).index());
    }
    let wait = |row: usize| WaitingPatient {
        asks: Asks::Need(NeedId::from_index(if row.is_multiple_of(3) { 4 } else { 1 })),
        own: None,
        class: ClassId::from_index(row % 4),
        ..on_monday(row)
    };
    parts.waiting = (0..60).map(wait).collect();
    let clinic = Instance::new(parts).unwrap();
    let free = |session: usize| Block {
        session: SessionId::from_index(session),
        span: clinic.parts().sessions[SessionId::from_index(session)].span,
        kind: BlockKind::Free,
    };
    let template = Template::new(sessions.into_iter().map(free).collect());
    let list = book(&clinic, &template, &Bookings::default(), &Options::default());
    assert_eq!(bookings_verdict(&clinic, &template, &list.bookings, None), []);
    assert!(list.bookings.rows().len() >= 20);
}

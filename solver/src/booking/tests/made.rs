//! Booking problems made from a seed.

use chrono::Days;

use crate::booking::crowd::Crowd;
use crate::booking::request::{Busy, Cost, Decided, Place, Request, Step};
use crate::booking::{Opening, Problem, Rule, Serves};
use crate::instance::cast::{date, span};
use crate::rng::Luck;
use crate::table::{ClinicianId, Id, PatientId, SessionId};
use crate::units::{Minutes, Span, TimeOfDay};

/// What a made problem looks like.
#[derive(Clone, Debug)]
pub(in crate::booking) struct Shape {
    pub(in crate::booking) requests: usize,
    pub(in crate::booking) days: i16,
    /// Days in a row on which a patient can come.
    pub(in crate::booking) window: i64,
    pub(in crate::booking) sessions_per_day: usize,
    /// Lengths of sessions, of which each has one.
    pub(in crate::booking) sessions: Vec<i32>,
    /// Lengths of visits, of which each patient has one.
    pub(in crate::booking) lengths: Vec<u16>,
    /// Longest pathway.
    pub(in crate::booking) steps: u64,
    /// Lags, of which each later step has one.
    pub(in crate::booking) lags: Vec<(i16, i16)>,
    /// Minutes longer with another clinician than the own one.
    pub(in crate::booking) handover: u16,
    /// Share of patients who are at the clinic already on some day.
    pub(in crate::booking) busy: f64,
    pub(in crate::booking) rule: Rule,
    /// Rooms that the sessions of a day share; 0 for one each.
    pub(in crate::booking) rooms: usize,
    /// Share of patients who come in person.
    pub(in crate::booking) in_person: f64,
    /// Share of days on which a room is taken for a while by somebody else.
    pub(in crate::booking) taken: f64,
}

impl Shape {
    /// Few patients of one or two visits for few sessions.
    pub(in crate::booking) fn small() -> Self {
        Self {
            requests: 4,
            days: 5,
            window: 5,
            sessions_per_day: 1,
            sessions: vec![40, 60],
            lengths: vec![20, 40],
            steps: 2,
            lags: vec![(1, 3), (0, 2)],
            handover: 20,
            busy: 0.0,
            rule: Rule::Squares,
            rooms: 0,
            in_person: 1.0,
            taken: 0.0,
        }
    }

    /// Two or three sessions a day in fewer rooms.
    pub(in crate::booking) fn few_rooms(rooms: usize) -> Self {
        let (sessions_per_day, lags) = (rooms + 1, vec![(1, 3), (0, 2)]);
        let in_person = 0.7;
        Self { days: 2, window: 2, sessions_per_day, lags, rooms, in_person, ..Self::small() }
    }
}

fn pick<T: Copy>(luck: Luck, of: &[T]) -> T {
    let at = luck.quantile(0) * f64::from(u32::try_from(of.len()).expect("few"));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below a length")]
    let at = at as usize;
    of[at.min(of.len() - 1)]
}

fn below(luck: Luck, count: i64) -> i64 {
    let all: Vec<i64> = (0..count.max(1)).collect();
    pick(luck, &all)
}

/// A problem; the same for the same seed.
pub(in crate::booking) fn problem(seed: u64, shape: &Shape) -> Problem {
    let luck = Luck(seed);
    let openings = openings(luck.at(1), shape);
    let least = i32::from(shape.lengths.iter().copied().min().unwrap_or(0));
    let shortest = openings.iter().map(|_| Minutes(least)).collect();
    let crowds = if shape.rooms > 0 { crowds(luck.at(3), shape, &openings) } else { Vec::new() };
    let mut problem = Problem::empty(openings, shortest, crowds, Minutes(5));
    let requests = (0..shape.requests)
        .map(|row| request(luck.at(2).at(row as u64), row, shape, &problem))
        .filter(|request| request.steps.iter().all(|step| !step.places.is_empty()));
    problem.requests = requests.collect();
    problem
}

/// The sessions of each day share their rooms; on some days one is taken from 9:20 to 9:40.
fn crowds(luck: Luck, shape: &Shape, openings: &[Opening]) -> Vec<Crowd> {
    let rows = openings.chunks(shape.sessions_per_day).enumerate();
    let crowd = |(day, rows): (usize, &[Opening])| {
        let first = u32::try_from(day * shape.sessions_per_day).expect("few");
        let taken = luck.at(day as u64).quantile(0) < shape.taken;
        let taken = taken.then(|| span("9:20-9:40")).into_iter().collect();
        let openings_of = first..first + u32::try_from(rows.len()).expect("few");
        let (count, minutes) = (shape.rooms, Minutes(0));
        let mut crowd = Crowd { openings: openings_of.collect(), count, taken, minutes };
        crowd.minutes = crowd.stretches(openings).into_iter().map(|s| s.minutes).sum();
        crowd
    };
    rows.map(crowd).collect()
}

fn openings(luck: Luck, shape: &Shape) -> Vec<Opening> {
    let mut found = Vec::new();
    for day in 1..=shape.days {
        for session in 0..shape.sessions_per_day {
            let minutes = pick(luck.at(found.len() as u64), &shape.sessions);
            let from = span("9:00-10:00").from;
            found.push(Opening {
                session: SessionId::from_index(session),
                clinician: ClinicianId::from_index(session),
                date: date("2026-11-02") + Days::new(u64::try_from(day).expect("later")),
                span: Span { from, to: from + Minutes(minutes) },
                serves: Serves::Anything,
            });
        }
    }
    found
}

/// A right decided by the last step.
fn binding(deadline: i64, steps: i64) -> Decided {
    let deadline = date("2026-11-02") + Days::new(u64::try_from(deadline.max(0)).expect("0"));
    let step = usize::try_from(steps - 1).expect("few");
    Decided { step, by: deadline, deadline, maximum_wait: false }
}

fn request(luck: Luck, row: usize, shape: &Shape, problem: &Problem) -> Request {
    let openings = &problem.openings;
    let in_person = luck.at(9).quantile(0) < shape.in_person;
    let days = i64::from(shape.days);
    let steps = 1 + below(luck.at(1), i64::try_from(shape.steps).expect("few"));
    let deadline = below(luck.at(2), days + 2) - 1;
    let waited = below(luck.at(3), 20);
    let own = pick(luck.at(4), &(0..shape.sessions_per_day).collect::<Vec<_>>());
    let weight = 7 + below(luck.at(5), 3);
    let rights = |day: i64| {
        let over = (day - deadline).max(0);
        match shape.rule {
            Rule::Squares => over * over,
            Rule::Sum | Rule::Max => over,
            Rule::Binary => i64::from(over > 0),
        }
    };
    let first = 1 + below(luck.at(8), days - shape.window + 1);
    let comes = |day: i64| (first..first + shape.window).contains(&day);
    let length = |step: i64| pick(luck.at(10 + u64::try_from(step).expect("few")), &shape.lengths);
    let step = |at: i64| {
        let places = openings.iter().enumerate().filter_map(|(row, opening)| {
            let day = (opening.date - date("2026-11-02")).num_days();
            let stranger = opening.clinician.index() != own;
            let minutes = length(at) + if stranger { shape.handover } else { 0 };
            let away = luck.at(20).at(u64::try_from(day).expect("later")).quantile(0) < 0.1;
            let last = if at + 1 == steps { rights(day) } else { 0 };
            let cost = Cost([last, weight * (day + waited), i64::from(stranger)]);
            let crowd = problem.crowd(u32::try_from(row).expect("few")).filter(|_| in_person);
            let length = Minutes(i32::from(minutes));
            let room = crowd.is_none_or(|crowd| crowd.leaves(opening.span, length));
            (room && length <= opening.minutes() && !away && comes(day)).then(|| Place {
                opening: Some(u32::try_from(row).expect("few")),
                day: i16::try_from(day).expect("few"),
                minutes,
                cost,
                maximum: 0,
                roomed: crowd.is_some(),
            })
        });
        let lag = if at == 0 { (0, i16::MAX) } else { pick(luck.at(30), &shape.lags) };
        Step { row: usize::try_from(at).expect("few"), lag, places: places.collect() }
    };
    let busy_day = i16::try_from(1 + below(luck.at(6), days)).expect("few");
    let from = TimeOfDay::parse("9:00").expect("a time") + Minutes(20);
    let busy = Busy { day: busy_day, span: Span { from, to: from + Minutes(20) }, step: None };
    Request {
        patient: PatientId::from_index(row),
        steps: (0..steps).map(step).collect(),
        turn: u32::try_from(row).expect("few"),
        leave_out_maximum: 0,
        leave_out: Cost([rights(days + 1), steps * weight * (days + 1 + waited), 3 * steps]),
        released: date("2026-11-02") - Days::new(u64::try_from(waited).expect("past")),
        binding: Some(binding(deadline, steps)),
        busy: (luck.at(7).quantile(0) < shape.busy).then_some(busy).into_iter().collect(),
    }
}

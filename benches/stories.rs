//! What a planner waits for: sizing a clinic with its whole frontier, planning small and large.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use behov::format;
use behov_solver::answer::Bookings;
use behov_solver::booking;
use behov_solver::day::optimum::optimum;
use behov_solver::day::{Day, Evaluator, Guards, Length, Visit, Weights, equal_spacing};
use behov_solver::instance::{Asks, Instance, WaitingPatient};
use behov_solver::rng::Seed;
use behov_solver::sizing::sample::{self, Release, SampleOptions, Start};
use behov_solver::sizing::{self, Options};
use behov_solver::solve::{Limits, StopToken, Watch};
use behov_solver::table::{ClassId, Id};
use behov_solver::units::Probability;
use behov_solver::{evaluation::referee, plan, template::Outcome};
use chrono::Days;
use criterion::{Criterion, criterion_group, criterion_main};

fn clinic(name: &str) -> Instance {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("instances").join(name);
    format::read(&folder).unwrap_or_else(|faults| panic!("{name}: {faults:?}"))
}

/// The exact frontier of 41 points on `bispebjerg-diabetes`; the goal is 1 s.
fn frontier(stories: &mut Criterion) {
    let clinic = clinic("bispebjerg-diabetes");
    let options = Options { as_is: false, frontier: true };
    let sizing = sizing::size(&clinic, &options);
    assert_eq!(sizing.teams[0].frontier.len(), 41, "the story is told of 41 points");
    stories.bench_function("frontier of bispebjerg-diabetes, 41 points", |run| {
        run.iter(|| sizing::size(black_box(&clinic), &options));
    });
}

/// The same frontier on 1,000 sampled paths of 260 days; the goal is 1 s.
fn sampled(stories: &mut Criterion) {
    let clinic = clinic("bispebjerg-diabetes");
    let options = SampleOptions {
        paths: 1000,
        days: 260,
        warm_up: 0,
        seed: Seed(0),
        start: Start::Today,
        releases: vec![Release::Never],
        fill: vec![1.0],
        flexible: Vec::new(),
    };
    let told = sample::frontier(&clinic, &options, &Watch::default());
    assert_eq!(told[0].points.len(), 41, "the story is told of 41 points");
    stories.bench_function("sampled frontier of bispebjerg-diabetes, 41 points", |run| {
        run.iter(|| sample::frontier(black_box(&clinic), &options, &Watch::default()));
    });
}

/// Size and template, judged by the referee.
fn planned(stories: &mut Criterion) {
    for name in ["tiny", "hvidovre-medical", "finsen"] {
        let clinic = clinic(name);
        stories.bench_function(&format!("plan {name}"), |run| {
            run.iter(|| {
                let plan = plan::plan(black_box(&clinic), None, &Limits::default());
                let Outcome::Built(built) = &plan.outcome else { panic!("{name} has a template") };
                let holds = plan.sizing.hold_plan();
                let breaches = referee::verdict(&clinic, &holds, &built.template, None);
                assert_eq!(breaches, Vec::new());
                plan
            });
        });
    }
}

/// A waiting list of 60 work-ups of `bispebjerg-diabetes`, two a day, booked for twelve weeks.
fn booked(stories: &mut Criterion) {
    let clinic = clinic("bispebjerg-diabetes");
    let stream = clinic.parts().streams.iter().find(|row| matches!(row.asks, Asks::Pathway(_)));
    let stream = stream.expect("the clinic works patients up").clone();
    let waiting = |row: u64| {
        WaitingPatient::new(
            format!("patient-{row}"),
            stream.team,
            stream.asks,
            clinic.parts().as_of - Days::new(row / 2),
            ClassId::from_index(usize::try_from(row % 3).expect("small")),
        )
    };
    let clinic = clinic.with(|parts| parts.waiting = (0..60).map(waiting).collect());
    let clinic = clinic.expect("the list is in order");
    let plan = plan::plan(&clinic, None, &Limits::default());
    let Outcome::Built(built) = &plan.outcome else { panic!("the clinic has a template") };
    let options = booking::Options::default();
    stories.bench_function("book 60 work-ups of bispebjerg-diabetes", |run| {
        run.iter(|| {
            let none = Bookings::default();
            booking::book(black_box(&clinic), &built.template, &none, &options)
        });
    });
}

/// Patients of 10 minutes alike on a grid of 5, as in Kaandorp & Koole (2007).
fn clinic_day(patients: usize, length: Length) -> Day {
    let no_show = Probability::new(0.1).expect("a chance");
    Day {
        interval_minutes: 5,
        intervals: 48,
        visits: vec![Visit { length, no_show }; patients],
        walk_ins: None,
        weights: Weights::USUAL,
        guards: Guards::none(48),
    }
}

fn times(stories: &mut Criterion) {
    let exponential = |mean| Length::exponential(mean).expect("a mean");
    let lognormal = Length::lognormal(10.0, 0.5).expect("a law");
    let stop = StopToken::default();
    for (law, length) in [("exponential", exponential(10.0)), ("lognormal", lognormal)] {
        let day = clinic_day(24, length);
        let mut evaluator = Evaluator::new(&day);
        let schedule = equal_spacing(&day);
        stories.bench_function(&format!("evaluate 24 patients in 48 intervals, {law}"), |run| {
            run.iter(|| evaluator.cost(black_box(&schedule)));
        });
        stories.bench_function(&format!("certify 24 patients in 48 intervals, {law}"), |run| {
            run.iter(|| optimum(black_box(&day), &stop));
        });
    }
    let first_row = clinic_day(10, exponential(20.0));
    stories.bench_function("certify the first row of Kaandorp & Koole", |run| {
        run.iter(|| optimum(black_box(&first_row), &stop));
    });
}

fn unhurried() -> Criterion {
    Criterion::default().sample_size(10).measurement_time(Duration::from_secs(20))
}

criterion_group! { name = stories; config = unhurried(); targets = frontier, sampled, planned, booked, times }
criterion_main!(stories);

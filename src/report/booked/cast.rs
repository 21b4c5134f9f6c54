//! A small booked list with a bit of everything, made up for tests: what it says, not how it came.

use behov_solver::answer::{Booked as Row, Bookings};
use behov_solver::booking::baseline::Order;
use behov_solver::booking::explain::change::{Change, Suggestion};
use behov_solver::booking::explain::{
    Contest, Decided, Effect, Explained, Hurdle, Late, Moved, Obstacle, Price, Remedy,
};
use behov_solver::booking::next::NextAvailable;
use behov_solver::booking::replan::recall::{FreedSlot, Recall};
use behov_solver::booking::replan::{Carried, Forced, ForcedReason, Replanned, Step, Told};
use behov_solver::booking::{BookedList, Level, LevelValue, Limit, Options, OutsideLag, Reason};
use behov_solver::evaluation::rights;
use behov_solver::instance::{Instance, InstanceParts};
use behov_solver::plan::booking::{Baseline, BinaryPrice, BookingRun, RunOptions};
use behov_solver::rng::Seed;
use behov_solver::table::{Id, PatientId};
use behov_solver::template::Lost;
use behov_solver::units::{Minutes, Span, TimeOfDay};
use chrono::NaiveDate;

use super::{Booked, Recalled, WeekLoad};
use crate::format;
use crate::format::bookings::{Listed, listed};
use crate::messages::Lang;
use crate::report::voice::Voice;

pub(crate) const EN: Voice = Voice { lang: Lang::En };
pub(crate) const DA: Voice = Voice { lang: Lang::Da };

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn span(from: &str, to: &str) -> Span {
    let at = |text| TimeOfDay::parse(text).expect("a time");
    Span { from: at(from), to: at(to) }
}

pub(crate) fn patient(row: usize) -> PatientId {
    PatientId::from_index(row)
}

/// Everything a report reads.
pub(crate) struct Cast {
    instance: Instance,
    options: RunOptions,
    run: BookingRun,
    patients: Vec<Listed>,
    loads: Vec<WeekLoad>,
    recalled: Vec<Recalled>,
}

impl Cast {
    /// The first three patients of the tiny clinic: one in time, one late, one without a date.
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    /// The same after a change of the clinic.
    pub(crate) fn with(change: impl FnOnce(&mut InstanceParts)) -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/instances/tiny");
        let instance = format::read(folder.as_ref()).expect("in order");
        let changed = instance.with(|parts| {
            parts.waiting.truncate(3);
            change(parts);
        });
        let instance = changed.expect("in order");
        let (bookings, earlier) = (bookings(), Bookings::new(bookings().of(patient(0)).to_vec()));
        let left_out = vec![(patient(2), Reason::NoOpening { step: 1 })];
        let held_from = instance.parts().bookings.len();
        let patients = listed(&instance, &bookings, &left_out, &earlier, held_from);
        let run = run(&instance, bookings, left_out, earlier);
        let options =
            RunOptions { booking: Options::default(), changes_max: 1, ..Default::default() };
        let load = |monday, booked| WeekLoad {
            team: Id::from_index(0),
            monday: date(monday),
            booked,
            bookable: 400,
        };
        let loads = vec![load("2026-11-02", 120), load("2026-11-09", 40)];
        Self { instance, options, run, patients, loads, recalled: vec![recalled()] }
    }

    /// The same as if no law applied.
    pub(crate) fn forget_rights(&mut self) {
        self.run.rights.sum.with_right = 0;
    }

    /// The same where patients were told of visits before.
    pub(crate) fn was_told(&mut self, told: Vec<Told>) {
        self.options.told = told;
    }

    pub(crate) fn told(&self) -> Booked<'_> {
        Booked {
            instance: &self.instance,
            seed: Seed(7),
            options: &self.options,
            run: &self.run,
            patients: &self.patients,
            loads: &self.loads,
            recalled: &self.recalled,
            breaches: &[],
        }
    }

    /// The second patient, explained.
    pub(crate) fn explained(&self) -> crate::report::explained::Explained<'_> {
        crate::report::explained::Explained {
            instance: &self.instance,
            seed: Seed(7),
            listed: &self.patients[1],
            rights: &self.run.rights.patients[1],
            rows: self.run.rights.rows_of(patient(1)),
            outside: &self.run.list.outside,
            explained: self.run.explained.as_ref().expect("explained"),
        }
    }
}

fn bookings() -> Bookings {
    let row = |row, step, day, hours| Row {
        patient: patient(row),
        step,
        session: Id::from_index(1),
        date: date(day),
        span: hours,
    };
    Bookings::new(vec![
        row(0, 0, "2026-11-03", span("9:00", "9:40")),
        row(0, 1, "2026-11-10", span("9:00", "9:20")),
        row(1, 0, "2026-11-03", span("9:40", "10:40")),
        row(1, 1, "2026-11-10", span("9:20", "9:40")),
    ])
}

fn run(
    instance: &Instance,
    bookings: Bookings,
    left_out: Vec<(PatientId, Reason)>,
    earlier: Bookings,
) -> BookingRun {
    let level = |level, value, bound| LevelValue { level, value, bound };
    let levels = [
        level(Level::Rights, 40, 40),
        level(Level::Access, 1_200, 1_150),
        level(Level::Continuity, 0, 0),
        level(Level::Fit, 10, 0),
    ];
    let outside = vec![OutsideLag {
        patient: patient(0),
        step: 1,
        before: date("2026-09-29"),
        date: date("2026-11-12"),
        days_min: 7,
        days_max: 21,
    }];
    let limits_met = Limit::ALL.to_vec();
    let list = BookedList {
        bookings,
        maximum_waits: None,
        levels,
        left_out,
        outside,
        limits_met,
        stopped: true,
    };
    let rights = rights::report(instance, &list.bookings, &earlier, date("2027-01-25"));
    let sum = rights.sum;
    let baseline = |order| Baseline { order, values: [50, 1_300, 1, 0], rights: sum };
    let worse = rights::RightsSum { in_time: 1, days_over_sum: sum.days_over_sum + 5, ..sum };
    BookingRun {
        rights,
        breaches: Vec::new(),
        baselines: vec![baseline(Order::EarliestDueDate), baseline(Order::FirstCome)],
        binary: BinaryPrice { binary: worse, squares: sum },
        next: vec![NextAvailable {
            need: Id::from_index(1),
            team: Id::from_index(0),
            clinician: None,
            next: Some(date("2026-11-04")),
            third: None,
        }],
        explained: Some(explained()),
        held: None,
        replanned: Some(replanned(&list, earlier)),
        list,
    }
}

fn replanned(list: &BookedList, standing: Bookings) -> Replanned {
    let told = |pseudonym: &str| Told {
        pseudonym: pseudonym.to_owned(),
        step: 0,
        clinician: Id::from_index(0),
        date: date("2026-11-05"),
        span: span("9:00", "9:40"),
    };
    let forced = |reason| Forced {
        patient: patient(1),
        told: told("P-02"),
        reason,
        now: list.bookings.of(patient(1)).first().copied(),
    };
    let reasons = [
        ForcedReason::NotHeld(Lost::Absence("leave".to_owned())),
        ForcedReason::NotHeld(Lost::Closure("paint".to_owned())),
        ForcedReason::NoSession,
        ForcedReason::NotInTemplate,
        ForcedReason::Taken,
        ForcedReason::TooShort,
        ForcedReason::PatientCannot,
        ForcedReason::NoStep,
        ForcedReason::Lags,
        ForcedReason::OtherStep,
    ];
    let mut forced: Vec<Forced> = reasons.into_iter().map(forced).collect();
    forced[9].now = None;
    Replanned {
        list: list.clone(),
        carried: Carried {
            standing,
            forced,
            left: vec![told("gone")],
            made: vec![told("P-01")],
            held: vec![told("P-01")],
            past: vec![told("P-01")],
        },
        moved: vec![moved()],
        newly_dated: vec![patient(1)],
        curve: vec![
            Step { changes: 0, values: [45, 1_250, 0, 10], moved: Vec::new() },
            Step { changes: 1, values: [40, 1_200, 0, 10], moved: vec![moved()] },
        ],
    }
}

fn moved() -> Moved {
    Moved { patient: patient(0), from: Some(date("2026-11-12")), to: Some(date("2026-11-10")) }
}

fn recalled() -> Recalled {
    let visit = bookings().rows()[2];
    let slot = FreedSlot {
        clinician: Id::from_index(0),
        date: date("2026-11-05"),
        span: span("9:00", "9:40"),
    };
    let by = Recall {
        patient: patient(1),
        visit,
        instead_of: Some(date("2026-11-06")),
        days_saved: 1,
        visit_days_saved: 1,
        days_over: (2, 1),
        maximum_squares_saved: 0,
        squares_saved: 3,
        meets_deadline: true,
        own_clinician: true,
    };
    Recalled { slot, by: vec![by] }
}

/// Every obstacle there is, and a change of every kind.
fn explained() -> Explained {
    let price = || Price { moved: vec![moved()], maximum_waits: 0, change: [3, 0, 0, 0] };
    let need = Id::from_index(0);
    let obstacles = vec![
        Obstacle::OwnDates,
        Obstacle::NotReady { from: date("2026-11-05") },
        Obstacle::StepBefore { date: date("2026-11-03"), days_min: 7 },
        Obstacle::StepAfter { date: date("2026-11-20"), days_max: 21 },
        Obstacle::Held { need, opens: None },
        Obstacle::Held { need, opens: Some(date("2026-11-04")) },
        Obstacle::Role,
        Obstacle::Room,
        Obstacle::TooShort { minutes: Minutes(20) },
        Obstacle::Taken { by: vec![patient(0)], price: None },
        Obstacle::Taken { by: vec![patient(0)], price: Some(price()) },
        Obstacle::Choice(Price::default()),
    ];
    let hurdles = |obstacles: &[Obstacle]| {
        let each = obstacles.iter().cloned();
        each.map(|obstacle| Hurdle { date: date("2026-11-03"), obstacle }).collect()
    };
    let decided =
        |step, hurdles| Decided { patient: patient(1), step, date: date("2026-11-03"), hurdles };
    let (first, second) = obstacles.split_at(5);
    let late = |row, remedy| Late { patient: patient(row), days_over: 2, remedy, contest: None };
    let mut late = vec![
        late(1, Remedy::Change(Suggestion { changes: changes(), effect: effect() })),
        late(2, Remedy::TooLate { first_possible: date("2026-11-17") }),
        late(2, Remedy::NoneFound),
    ];
    late[0].contest = Some(Contest {
        before: date("2026-11-08"),
        openings: 2,
        minutes: Minutes(80),
        patients: vec![patient(0), patient(1), patient(2)],
        needed: Minutes(120),
    });
    let limits_met = vec![Limit::Prices];
    Explained {
        decided: vec![decided(0, hurdles(first)), decided(1, hurdles(second))],
        late,
        limits_met,
    }
}

fn effect() -> Effect {
    Effect { visits: Vec::new(), finish: date("2026-11-08"), days_over: 0 }
}

fn changes() -> Vec<Change> {
    let (patient, date, span) = (patient(1), date("2026-11-04"), span("9:00", "9:40"));
    let (session, clinician) = (Id::from_index(1), Id::from_index(0));
    let (team, need) = (Id::from_index(0), Id::from_index(1));
    vec![
        Change::AcceptDate { patient, date },
        Change::ReadyBy { patient, date },
        Change::OtherTeam { patient, team },
        Change::Lend { session, clinician, date, span, team, need },
        Change::Overtime { session, clinician, date, span, team, need },
        Change::ReleaseHold { session, clinician, date, span, team, need },
        Change::ExtraSlot { clinician, date, span, team, need },
        Change::ShorterWait { pathway: Id::from_index(0), step: 1, days: 3 },
    ]
}

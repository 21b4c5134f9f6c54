//! Worked by hand, two exact ways beside each other, the played day beside the exact law.

use proptest::prelude::*;

use super::kiefer_wolfowitz::{Comer, Lengths, comers, play};
use super::*;
use crate::day::Weights;
use crate::draws::draws;
use crate::evaluation::Estimate;
use crate::instance::cast;
use crate::instance::{CycleDay, Instance, OpenWindow, Promise};
use crate::rng::{Purpose, Seed};
use crate::solve::{StopToken, Watch};
use crate::table::{Id, NeedId, TeamId};
use crate::units::{Minutes, Probability};

fn share(value: f64) -> Probability {
    Probability::new(value).expect("a share")
}

fn clinic(minutes: u32, profile: &[f64], patients: f64, length: Length) -> OpenClinic {
    let profile = profile.to_vec();
    OpenClinic::new(OpenClinicParts { minutes, profile, patients, length, clinicians: 1 })
        .expect("an open clinic")
}

/// 08:00 to 10:00 with a peak in the second quarter, 15 minutes a visit.
fn morning(patients: f64) -> OpenClinic {
    let length = Length::lognormal(15.0, 0.6).expect("a law");
    clinic(120, &[2.0, 4.0, 1.0, 1.0], patients, length)
}

fn exactly(clinic: &OpenClinic) -> Exact {
    exact(clinic).expect("one clinician")
}

fn near(name: &str, found: f64, wanted: f64, within: f64) {
    assert!((found - wanted).abs() <= within, "{name}: {found} beside {wanted}");
}

/// Within three standard errors of an interval of 95 %.
fn agrees(name: &str, exact: f64, estimate: Estimate) {
    near(name, exact, estimate.mean, estimate.half_width / 1.96 * 3.0 + 1e-9);
}

#[test]
fn a_window_of_one_minute_worked_by_hand() {
    // N ~ Poisson(2) come at once, 10 minutes each. The mean wait is 10 E[N (N - 1) / 2] / 2 = 10.
    // Patient m + 1 of the day waits 10 m: shares P(N > m) / 2 are .432 .297 .162 .071 .026, up to
    // m = 2 .891 and up to m = 3 .962. All but the first wait at closing: E[(N - 1)^+] = 1 + e^-2;
    // P(N <= 4) = .947 and P(N <= 5) = .983. Overflow is (10 N - 1)^+.
    let found = exactly(&clinic(1, &[1.0], 2.0, Length::deterministic(10.0).expect("a length")));
    let none = (-2.0_f64).exp();
    near("wait", found.wait, 10.0, 1e-9);
    near("waiting at closing", found.waiting_at_closing, 1.0 + none, 1e-9);
    near("nobody left", found.nobody_left, none, 1e-12);
    near("overflow", found.overflow, 20.0 - (1.0 - none), 1e-9);
    near("idle", found.idle, none, 1e-12);
    let p95 = (found.wait_p95, found.waiting_at_closing_p95, found.overflow_p95);
    assert_eq!(p95, (30, 4, 49));
}

#[test]
fn the_second_half_of_a_steady_day_waits_as_pollaczek_and_khinchine_say() {
    // Rate 0.05 a minute, exponential lengths of mean 5: load 1/4.
    let length = Length::exponential(5.0).expect("a mean");
    let waited = |minutes: u32| {
        let patients = 0.05 * f64::from(minutes);
        exactly(&clinic(minutes, &[1.0], patients, length.clone())).wait * patients
    };
    let law = length.law();
    let square = law.variance() + law.mean().powi(2);
    let second_half = (waited(480) - waited(240)) / 12.0;
    near("wait", second_half, 0.05 * square / (2.0 * (1.0 - 0.05 * law.mean())), 1e-6);
}

#[test]
fn the_played_morning_agrees_with_the_exact_one() {
    for patients in [5.0, 9.0] {
        let clinic = morning(patients);
        let (exact, played) = (exactly(&clinic), simulated(&clinic, Seed(11), 20_000));
        agrees("patients", exact.patients, played.patients);
        agrees("wait", exact.wait, played.wait);
        agrees("waiting at closing", exact.waiting_at_closing, played.waiting_at_closing);
        agrees("nobody left", exact.nobody_left, played.nobody_left);
        agrees("overflow", exact.overflow, played.overflow);
        agrees("overtime of one is overflow", exact.overflow, played.overtime);
        agrees("idle", exact.idle, played.idle);
        for (name, exact, played) in [
            ("wait p95", exact.wait_p95, played.wait_p95),
            ("waiting p95", exact.waiting_at_closing_p95, played.waiting_at_closing_p95),
            ("overflow p95", exact.overflow_p95, played.overflow_p95),
        ] {
            near(name, played.mean, real(exact), played.half_width / 1.96 * 3.0 + 1.0);
        }
    }
}

#[test]
fn work_and_line_tell_the_same_of_closing() {
    // Once from the work each patient finds, once from the number who wait.
    let lengths = [
        Length::lognormal(15.0, 0.6).expect("a law"),
        Length::exponential(2.0).expect("a mean"),
        Length::empirical(&[0.5, 0.0, 0.0, 0.5]).expect("mass"),
    ];
    for (length, patients) in lengths.into_iter().zip([7.0, 60.0, 70.0]) {
        let clinic = clinic(97, &[1.0, 0.0, 3.0, 2.0, 2.0], patients, length);
        let (found, line) =
            (exactly(&clinic), line::at_closing(&clinic, &clinic.parts().length.law()));
        near("waiting", line.mean(), found.waiting_at_closing, 1e-8);
        assert!(line.mass()[0] >= found.nobody_left);
        // What is worked within the window is what comes less what is left.
        let work = patients * clinic.parts().length.law().mean();
        near("work", 97.0 - found.idle, work - found.overflow, 1e-7);
    }
}

#[test]
fn two_clinicians_together_wait_less_than_two_alone_with_half_the_patients_each() {
    let alone = exactly(&morning(6.0));
    let together = morning(12.0).with(|parts| parts.clinicians = 2).expect("two clinicians");
    let together = simulated(&together, Seed(3), 4_000);
    assert!(together.wait.interval().1 < alone.wait);
    assert!(together.wait_p95.mean < real(alone.wait_p95));
    assert!(exact(&morning(12.0).with(|parts| parts.clinicians = 2).expect("two")).is_none());
}

#[test]
fn with_as_many_clinicians_as_patients_nobody_waits() {
    let busy = clinic(60, &[1.0], 3.0, Length::deterministic(20.0).expect("a length"));
    let many = busy.with(|parts| parts.clinicians = 50).expect("fifty");
    let found = simulated(&many, Seed(5), 500);
    assert_eq!(
        (found.wait.mean, found.wait_p95.mean, found.waiting_at_closing.mean),
        (0.0, 0.0, 0.0)
    );
    near("idle", found.idle.mean, 3_000.0 - 20.0 * found.patients.mean + found.overtime.mean, 1e-9);
}

#[test]
fn a_day_is_its_seed() {
    let [one, again, other] = [1, 1, 2].map(|seed| simulated(&morning(6.0), Seed(seed), 50));
    assert_eq!(one, again);
    assert_ne!(one, other);
    let none = simulated(&morning(0.0), Seed(1), 50);
    assert_eq!((none.wait.mean, none.nobody_left.mean, none.idle.mean), (0.0, 1.0, 120.0));
    near("wait", exactly(&morning(0.0)).wait, 0.0, 0.0);
    assert!(simulated(&morning(6.0), Seed(1), 0).wait_p95.half_width.is_infinite());
}

#[test]
fn a_minute_on_the_border_of_two_parts_has_its_share_of_both() {
    // Three parts of 4 / 3 minutes with 4, 8 and 12 patients: 3, 6 and 9 a minute.
    let rates =
        clinic(4, &[1.0, 2.0, 3.0], 24.0, Length::deterministic(1.0).expect("a length")).rates();
    for (rate, wanted) in rates.into_iter().zip([3.0, 1.0 + 4.0, 4.0 + 3.0, 9.0]) {
        near("rate", rate, wanted, 1e-12);
    }
}

#[test]
fn what_is_no_open_clinic_is_refused() {
    let given = morning(6.0);
    let fault = |change: &dyn Fn(&mut OpenClinicParts)| given.with(change).expect_err("a fault");
    assert_eq!(fault(&|p| p.minutes = 0), OpenClinicError::Window { minutes: 0 });
    assert_eq!(fault(&|p| p.minutes = 481), OpenClinicError::Window { minutes: 481 });
    for profile in [vec![], vec![0.0, 0.0], vec![1.0, -0.1], vec![f64::NAN], vec![f64::INFINITY]] {
        assert_eq!(fault(&|p| p.profile.clone_from(&profile)), OpenClinicError::Profile);
    }
    for patients in [-1.0, 500.1, f64::INFINITY] {
        assert_eq!(fault(&|p| p.patients = patients), OpenClinicError::Patients { patients });
    }
    assert!(matches!(fault(&|p| p.patients = f64::NAN), OpenClinicError::Patients { .. }));
    for clinicians in [0, 51] {
        assert_eq!(
            fault(&|p| p.clinicians = clinicians),
            OpenClinicError::Clinicians { clinicians }
        );
    }
    let long = Length::deterministic(200.0).expect("a length");
    assert!(matches!(
        fault(&|p| (p.patients, p.length) = (51.0, long.clone())),
        OpenClinicError::Work { .. }
    ));
}

const TERMS: Terms = Terms {
    no_show: Probability::ZERO,
    interval_minutes: 5,
    together_max: usize::MAX,
    weights: Weights { waiting: 1.0, idle: 0.5, overtime: 1.5 },
};

#[test]
fn as_many_patients_with_appointments_wait_less() {
    let open = morning(6.4);
    let terms = Terms { no_show: share(0.1), ..TERMS };
    let found = appointed(&open, &terms, &StopToken::default()).expect("a day");
    let without = exactly(&open);
    // 6.4 patients at nine in ten: seven of them make 6.3, an eighth comes one day in ten.
    assert_eq!(found.day.visits.len(), 8);
    near("patients", found.best.patients, 6.4, 1e-9);
    assert!(found.optimum.certified);
    assert!(found.best.wait < without.wait && found.equal.wait < without.wait);
    // The work is the same, so what is worked late is what was idle.
    for beside in [found.best, found.equal] {
        near("idle", beside.idle - beside.overtime, without.idle - without.overflow, 1e-6);
    }
}

#[test]
fn by_appointment_each_clinician_has_an_equal_share() {
    let [one, two] = [(5.0, 1), (10.0, 2)].map(|(patients, clinicians)| {
        let clinic = morning(patients).with(|p| p.clinicians = clinicians).expect("a clinic");
        appointed(&clinic, &TERMS, &StopToken::default()).expect("a day")
    });
    assert_eq!(one.day, two.day);
    near("overtime", two.best.overtime, 2.0 * one.best.overtime, 1e-12);
    near("idle", two.equal.idle, 2.0 * one.equal.idle, 1e-12);
    near("nobody left", two.best.nobody_left, one.best.nobody_left.powi(2), 1e-12);
    near("wait", two.best.wait, one.best.wait, 1e-12);
}

#[test]
fn appointments_that_cannot_be_made_are_refused() {
    let fault = |clinic: &OpenClinic, terms: &Terms| {
        appointed(clinic, terms, &StopToken::default()).expect_err("a fault")
    };
    let grid = Terms { interval_minutes: 7, ..TERMS };
    let wanted = OpenClinicError::Grid { minutes: 120, interval: 7 };
    assert_eq!(fault(&morning(6.0), &grid), wanted);
    let nobody = OpenClinicError::Day(DayError::Visits);
    assert_eq!(fault(&morning(0.0), &TERMS), nobody);
    assert_eq!(fault(&morning(101.0), &TERMS), nobody);
    assert_eq!(fault(&morning(6.0), &Terms { no_show: Probability::ONE, ..TERMS }), nobody);
}

/// Ada and Bea with open clinics for urgent patients on these days of a cycle of some weeks.
fn with_windows(weeks: u32, days: &[(u32, u32)], target: u32) -> Instance {
    let mut parts = cast::parts();
    let sessions: Vec<_> = parts.sessions.values().cloned().collect();
    let of_week = |week| {
        let moved = move |mut session: crate::instance::Session| {
            session.day.week = week;
            session
        };
        sessions.clone().into_iter().map(moved)
    };
    parts.sessions = (0..weeks).flat_map(of_week).collect();
    parts.cycle.weeks = weeks;
    let urgent = NeedId::from_index(0);
    parts.needs[urgent].promise = Promise::Access { days: target, share: share(0.9) };
    parts.needs[urgent].minutes = [10, 20, 40, 20].into_iter().map(Minutes).collect();
    // All patients under control call when they need to.
    let panel = &mut parts.panels[0];
    (panel.size, panel.eligible, panel.converted) = (156, Probability::ONE, Probability::ONE);
    let window = |&(week, day): &(u32, u32)| OpenWindow {
        team: TeamId::from_index(0),
        day: CycleDay { week, day },
        span: cast::span("9:00-11:00"),
        clinician_count: 1,
        need: urgent,
        arrivals: vec![0.75, 0.25],
    };
    parts.windows = days.iter().map(window).collect();
    Instance::new(parts).expect("a clinic")
}

#[test]
fn a_window_expects_what_is_asked_in_a_week_over_the_windows_of_a_week() {
    // 10 urgent requests a week, and 156 patients who call once a year of 52.18 weeks.
    let a_week = 10.0 + 156.0 / crate::demand::WEEKS_PER_YEAR;
    let weekly = with_windows(1, &[(0, 0), (0, 2)], 5);
    near("two a week", expected(&weekly, 0, Comers::All), a_week / 2.0, 1e-9);
    let of_two = with_windows(2, &[(0, 0), (1, 0), (1, 2)], 5);
    near("three in two", expected(&of_two, 2, Comers::All), a_week * 2.0 / 3.0, 1e-9);

    let question = of_window(&weekly, 1, Comers::All).expect("an open clinic");
    let parts = question.parts();
    assert_eq!(
        (parts.minutes, parts.clinicians, parts.profile.as_slice()),
        (120, 1, &[0.75, 0.25][..])
    );
    // Streams are of unknown complexity, 20 minutes; the panel is 60 % of 10, 20 % of 20 and of 40.
    let from_panel = 1.0 - 10.0 / a_week;
    near("mean", parts.length.mean(), 20.0 * (1.0 - from_panel) + 18.0 * from_panel, 1e-4);
    let second = 400.0 * (1.0 - from_panel) + (60.0 + 80.0 + 320.0) * from_panel;
    let variance = second * 1.25 - parts.length.mean().powi(2);
    near("variance", parts.length.variance(), variance, 0.4);
}

#[test]
fn a_window_longer_than_a_working_day_is_told_in_minutes() {
    let clinic = with_windows(1, &[(0, 0)], 5);
    let mut parts = clinic.parts().clone();
    parts.opening[0].span = cast::span("6:00-18:00");
    let of_monday = |row: &mut crate::instance::Session| row.span = cast::span("6:00-18:00");
    parts.sessions.values_mut().filter(|row| row.day.day == 0).for_each(of_monday);
    parts.windows[0].span = cast::span("7:00-16:00");
    let long = Instance::new(parts).expect("a clinic");
    let fault = of_window(&long, 0, Comers::All).expect_err("too long");
    assert_eq!(fault, OpenClinicError::Window { minutes: 540 });
}

#[test]
fn a_window_expects_those_whom_the_simulated_clinic_sends_in_any_case() {
    use crate::answer::{Fate, HoldPlan, Space};
    use crate::simulation::policy::{Named, Rules};
    use crate::simulation::{Habits, Plan, Setup, World, simulate};

    for target in [0, 1, 4] {
        let clinic = with_windows(1, &[(0, 0), (0, 2)], target);
        let days = vec![Minutes(40); clinic.parts().cycle.length_days()];
        let setup = Setup {
            plan: Plan::Holds(HoldPlan::new(std::iter::once(days).collect())),
            days: 54 * 7,
            warm_up: 4 * 7,
            beyond: 26 * 7,
            dated: false,
            windows: true,
            habits: Habits::default(),
            changes: None,
        };
        let world = World::of(&clinic, &setup);
        let log =
            simulate(&world, &Rules::new(Named::OpenClinic), 0..12, Seed(7), &Watch::default());
        for (window, weekday) in [0, 2].into_iter().enumerate() {
            let counts = log.plays.iter().map(|play| {
                let came = play.requests.iter().filter(|row| {
                    let visit = row.visit.filter(|day| day.0 >= 28 && day.0 % 7 == weekday);
                    row.space == Space::Window && row.fate == Fate::Seen && visit.is_some()
                });
                real(came.count()) / 50.0
            });
            let played = Estimate::of(&counts.collect::<Vec<_>>());
            let sent = expected(&clinic, window, Comers::InTarget);
            if target == 4 {
                // Every window lies within the target.
                agrees("patients", sent, played);
            } else {
                // Others come when no other date is sooner.
                assert!(sent <= played.mean + played.half_width, "{sent} beside {played:?}");
            }
        }
    }
}

/// Small open clinics of one clinician.
fn small() -> impl Strategy<Value = OpenClinic> {
    let profile = proptest::collection::vec(0.0..5.0_f64, 1..5);
    let length = (1.0..25.0_f64, 0.0..1.5_f64);
    (1..150_u32, profile, 0.0..15.0_f64, length).prop_map(
        |(minutes, mut profile, patients, law)| {
            profile[0] += 0.1;
            clinic(minutes, &profile, patients, Length::lognormal(law.0, law.1).expect("a law"))
        },
    )
}

proptest! {
    #![proptest_config(draws(64))]

    #[test]
    fn more_patients_never_wait_less(clinic in small(), more in 0.0..5.0_f64) {
        let busier = clinic.with(|parts| parts.patients += more).expect("a clinic");
        let (few, many) = (exactly(&clinic), exactly(&busier));
        prop_assert!(many.wait >= few.wait - 1e-8 && many.wait_p95 >= few.wait_p95);
        prop_assert!(many.waiting_at_closing >= few.waiting_at_closing - 1e-8);
        prop_assert!(many.nobody_left <= few.nobody_left + 1e-10);
        prop_assert!(many.overflow >= few.overflow - 1e-8 && many.idle <= few.idle + 1e-8);
    }

    #[test]
    fn another_clinician_makes_nobody_wait_longer(
        clinic in small(),
        clinicians in 1..4_u32,
        day in 0..1_000_u32,
    ) {
        let luck = Seed(1).stream(Purpose::Day, day).luck();
        let come = comers(&clinic.rates(), &Lengths::new(&clinic.parts().length.law()), luck);
        let closing = f64::from(clinic.parts().minutes);
        let [few, many] = [clinicians, clinicians + 1].map(|count| play(&come, count, closing));
        prop_assert!(few.waits.iter().zip(&many.waits).all(|(few, many)| many <= few));
        prop_assert!(many.waiting <= few.waiting && many.overflow <= few.overflow);
    }

    #[test]
    fn whole_minutes_move_no_wait_by_a_minute(
        clinic in small(),
        clinicians in 1..4_u32,
        day in 0..1_000_u32,
    ) {
        let mut stream = Seed(2).stream(Purpose::Day, day);
        let luck = stream.luck();
        let come = comers(&clinic.rates(), &Lengths::new(&clinic.parts().length.law()), luck);
        let closing = f64::from(clinic.parts().minutes);
        let mut true_times: Vec<f64> = come.iter().map(|c| c.at + stream.uniform()).collect();
        true_times.sort_by(f64::total_cmp);
        let truly: Vec<Comer> =
            come.iter().zip(true_times).map(|(comer, at)| Comer { at, ..*comer }).collect();
        let [steps, truth] = [&come, &truly].map(|come| play(come, clinicians, closing));
        let within = |a: f64, b: f64| (a - b).abs() <= 1.0 + 1e-9;
        prop_assert!(steps.waits.iter().zip(&truth.waits).all(|(&a, &b)| within(a, b)));
        prop_assert!(within(steps.overflow, truth.overflow) && steps.overflow <= truth.overflow + 1e-9);
        prop_assert!(clinicians > 1 || (within(steps.idle, truth.idle) && steps.idle <= truth.idle + 1e-9));
    }
}

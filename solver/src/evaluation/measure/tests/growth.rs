use super::*;

/// Weekdays of eight weeks with a backlog.
fn eight_weeks(backlog: impl Fn(i32) -> i32, replication: u32) -> Play {
    let days = (0..56).filter(|day| day % 7 < 5);
    let noise = |day: i32| (day * 7 + i32::try_from(replication).unwrap() * 13) % 11;
    let sessions = days.map(|day| session(day, 180, backlog(day) + noise(day)));
    // The first patient waits two days, the next three and so on.
    let requests = (0..40).map(|day| seen(1, CONTROL, day, day + 2 + day / 7)).collect();
    Play { replication, requests, sessions: sessions.collect(), panels: Vec::new() }
}

fn runs(backlog: impl Fn(i32) -> i32 + Copy) -> Log {
    let log = plays((0..5).map(|run| eight_weeks(backlog, run)).collect());
    Log { end: Day(56), ..log }
}

#[test]
fn a_queue_that_grows_has_no_mean_wait() {
    // 10 min a day more: 70 min a week of 900 session minutes.
    let measured = measures(&clinic(), &runs(|day| 10 * day));
    let growth = measured.growth_of(Scope::Clinic).unwrap();
    assert!(growth.overloaded);
    assert!((growth.minutes_per_week.mean - 70.0).abs() < 1.0, "{:?}", growth.minutes_per_week);
    for measure in [Measure::AccessMean, Measure::AccessP50, Measure::AccessP95] {
        for scope in [Scope::Clinic, Scope::Team(TeamId::from_index(0))] {
            assert_eq!(measured.row(measure, scope).unwrap().value, Value::NoSteadyState);
        }
    }
    let control = Some(NeedId::from_index(CONTROL));
    let row = measured.row_of_need(Measure::AccessMean, Scope::Clinic, control).unwrap();
    assert_eq!(row.value, Value::NoSteadyState);
    // What happened is still told.
    estimated(measured.row(Measure::DaysOverSum, Scope::Clinic).unwrap().value);
    estimated(measured.row(Measure::Visits, Scope::Clinic).unwrap().value);
}

#[test]
fn a_clinic_that_starts_empty_and_fills_up_is_not_overloaded() {
    let measured = measures(&clinic(), &runs(|day| (day * 20).min(300)));
    assert!(!measured.overloaded(Scope::Clinic));
    estimated(measured.row(Measure::AccessMean, Scope::Clinic).unwrap().value);
}

#[test]
fn growth_too_small_to_matter_is_left_to_the_interval() {
    // 1 min a day is 7 min a week of 900: below one in a hundred.
    let measured = measures(&clinic(), &runs(|day| day));
    let growth = measured.growth_of(Scope::Clinic).unwrap();
    assert!(growth.minutes_per_week.shown() && !growth.overloaded);
}

#[test]
fn one_run_shows_no_growth() {
    let mut log = runs(|day| 10 * day);
    log.plays.truncate(1);
    assert!(!measures(&clinic(), &log).overloaded(Scope::Clinic));
}

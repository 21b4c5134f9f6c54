use proptest::prelude::*;

use super::super::growth::backlog;
use super::super::run::Run;
use super::*;

#[test]
fn unused_minutes_beside_a_queue_are_the_price_of_a_hold() {
    // Monday: 180 - 100 = 80 unused, 30 waiting: 30 idle beside the queue, 50 slack.
    // Tuesday: 180 - 160 = 20 unused, 90 waiting: 20 idle beside the queue.
    let log = log(vec![], vec![session(0, 100, 30), session(1, 160, 90)]);
    close(of(&log, Measure::Slack), 50.0 / 4.0);
    close(of(&log, Measure::IdleBesideQueue), 50.0 / 4.0);
    close(of(&log, Measure::Booked), 260.0 / 360.0);
}

#[test]
fn one_queue_is_counted_once_when_two_clinicians_work_for_it() {
    // Whoever waits counts once in all sessions of the day.
    let beside_queue = Minutes(10);
    let clinician = ClinicianId::from_index(1);
    let bea = SessionRow { clinician, beside_queue, ..session(0, 140, 30) };
    let log = log(vec![], vec![session(0, 160, 30), bea]);
    // 20 + 40 = 60 unused beside 30 waiting: 30 and 30, not 50 and 10.
    close(of(&log, Measure::IdleBesideQueue), 30.0 / 4.0);
    close(of(&log, Measure::Slack), 30.0 / 4.0);
}

#[test]
fn unused_minutes_have_the_worth_the_clinic_gives_them() {
    let clinic =
        clinic().with(|parts| parts.goals.idle_worth = Probability::new(0.5).unwrap()).unwrap();
    close(value(&clinic, &log(vec![], vec![session(0, 100, 30)]), Measure::UnusedWorth), 10.0);
}

#[test]
fn sessions_after_the_run_and_of_the_warm_up_do_not_count() {
    let log = Log {
        counted_from: Day(7),
        ..log(vec![], vec![session(0, 100, 0), session(7, 100, 0), session(28, 100, 0)])
    };
    // Three counted weeks with one session.
    close(of(&log, Measure::SessionMinutes), 60.0);
}

#[test]
fn utilisation_is_time_with_patients() {
    let row = RequestRow { length: 45.0, ..seen(1, CONTROL, 0, 0) };
    close(of(&log(vec![row], vec![session(0, 20, 0)]), Measure::Utilisation), 0.25);
}

/// A clinic of one session a weekday: whoever is ready is booked first come first served.
fn served(lengths: &[i32], asked: &[i32]) -> Log {
    let mut rows: Vec<RequestRow> = Vec::new();
    let mut sessions: Vec<SessionRow> = Vec::new();
    let mut next = 0;
    for day in (0..28).filter(|day| day % 7 < 5) {
        let mut booked = 0;
        while next < asked.len() && asked[next] <= day && booked + lengths[next] <= 180 {
            booked += lengths[next];
            let patient = u32::try_from(next).unwrap();
            let planned = Minutes(lengths[next]);
            rows.push(RequestRow { planned, ..seen(patient, CONTROL, asked[next], day) });
            next += 1;
        }
        let left = (next..asked.len()).filter(|&index| asked[index] <= day);
        let backlog = left.map(|index| lengths[index]).sum();
        sessions.push(session(day, booked, backlog));
    }
    rows.extend((next..asked.len()).map(|index| {
        let patient = u32::try_from(index).unwrap();
        RequestRow { planned: Minutes(lengths[index]), ..waiting(patient, CONTROL, asked[index]) }
    }));
    log(rows, sessions)
}

proptest! {
    #[test]
    fn no_minute_is_lost(requests in proptest::collection::vec((0_i32..28, 1_i32..12), 0..60)) {
        let mut asked: Vec<i32> = requests.iter().map(|&(day, _)| day).collect();
        asked.sort_unstable();
        let lengths: Vec<i32> = requests.iter().map(|&(_, steps)| steps * 5).collect();
        let log = served(&lengths, &asked);
        let of = |measure| of(&log, measure);
        let used = of(Measure::BookedMinutes) + of(Measure::Slack) + of(Measure::IdleBesideQueue);
        prop_assert!((of(Measure::SessionMinutes) - used).abs() < 1e-9);
    }

    #[test]
    fn littles_law_holds_to_the_last_minute(
        requests in proptest::collection::vec((0_i32..4, 1_i32..12), 1..40),
    ) {
        // Monday to Thursday, and everybody seen by Friday of week four: then the minutes waiting
        // each evening, weekend evenings included, add up to minutes times days waited.
        let mut asked: Vec<i32> = requests.iter().map(|&(day, _)| day).collect();
        asked.sort_unstable();
        let lengths: Vec<i32> = requests.iter().map(|&(_, steps)| steps * 5).collect();
        let log = served(&lengths, &asked);
        let clinic = clinic();
        let run = Run::new(&clinic, &log, &log.plays[0]);
        let evenings: f64 = backlog(&run.view(Scope::Clinic, None))
            .into_iter()
            // Friday evening stands for three evenings.
            .map(|(day, minutes)| if day.0 % 7 == 4 { 3.0 * minutes } else { minutes })
            .sum();
        let waited: i32 = log.plays[0]
            .requests
            .iter()
            .map(|row| row.planned.0 * (row.visit.unwrap().0 - row.ready.0))
            .sum();
        prop_assert!((evenings - f64::from(waited)).abs() < 1e-9);
    }
}

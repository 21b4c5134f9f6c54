use super::super::Measuring;
use super::super::access::{Wait, product_limit};
use super::*;

#[test]
fn access_is_counted_from_the_day_the_patient_may_be_seen() {
    // A control asked for on day 0 that falls due on day 7 and is held on day 9 waited 2 days.
    let control = RequestRow { ready: Day(7), ..seen(1, CONTROL, 0, 9) };
    let log = log(vec![control, seen(2, CONTROL, 0, 4)], vec![]);
    close(of(&log, Measure::AccessMean), 3.0);
    assert_eq!(counts(&log, Measure::AccessMean), (2.0, 2.0));
}

#[test]
fn a_request_of_the_warm_up_and_one_of_the_starting_list_do_not_count() {
    let log = log(vec![seen(1, CONTROL, -3, 20), seen(2, CONTROL, 1, 2)], vec![]);
    close(of(&log, Measure::AccessMean), 1.0);
}

#[test]
fn a_request_not_seen_by_the_end_is_not_counted_as_seen() {
    let booked = RequestRow {
        booked: Some(Day(5)),
        visit: Some(Day(40)),
        clinician: Some(ClinicianId::from_index(0)),
        fate: Fate::Booked,
        ..waiting(2, CONTROL, 5)
    };
    let log = log(vec![seen(1, CONTROL, 0, 4), booked, waiting(3, CONTROL, 6)], vec![]);
    close(of(&log, Measure::AccessMean), 4.0);
    assert_eq!(counts(&log, Measure::AccessMean), (1.0, 3.0));
    close(of(&log, Measure::BookedAtEnd), 1.0);
    close(of(&log, Measure::WaitingAtEnd), 1.0);
    close(of(&log, Measure::Visits), 1.0);
    // One of three is seen: neither the middle nor the 95th in 100 is.
    let measured = measures(&clinic(), &log);
    for measure in [Measure::AccessP50, Measure::AccessP95] {
        assert_eq!(measured.row(measure, Scope::Clinic).unwrap().value, Value::NotReached);
    }
}

#[test]
fn those_still_waiting_lengthen_the_median() {
    // Seen after 2 and 6, still waiting after 4: S(2) = 2/3, at 6 one is left and is seen: S = 0.
    let wait = |days, over| Wait { days, over };
    let waits = [wait(2, true), wait(4, false), wait(6, true)];
    close(product_limit(&waits, 0.5), 6.0);
    // Without the one still waiting the median is the first of the two.
    close(product_limit(&[waits[0], waits[2]], 0.5), 2.0);
}

#[test]
fn without_anybody_left_the_product_limit_is_the_plain_percentile() {
    let waits: Vec<Wait> = (1..=20).map(|days| Wait { days, over: true }).collect();
    close(product_limit(&waits, 0.5), 10.0);
    close(product_limit(&waits, 0.95), 19.0);
}

#[test]
fn within_target_counts_the_late_and_leaves_out_what_is_not_yet_decided() {
    // The target of the urgent need is the same day. Day 27 is a Sunday; day 25 the last Friday.
    let log = log(
        vec![
            seen(1, URGENT, 0, 0),  // the same day: kept
            seen(2, URGENT, 4, 7),  // Friday to Monday, one open day: late
            waiting(3, URGENT, 20), // not seen, and the day has passed: late
            waiting(4, CONTROL, 0), // no target
        ],
        vec![],
    );
    close(of(&log, Measure::WithinTarget), 1.0 / 3.0);
    assert_eq!(counts(&log, Measure::WithinTarget), (1.0, 3.0));
}

#[test]
fn a_target_that_ends_after_the_run_is_neither_kept_nor_missed() {
    let clinic = clinic()
        .with(|parts| {
            let share = Probability::ONE;
            parts.needs[NeedId::from_index(URGENT)].promise =
                crate::instance::Promise::Access { days: 5, share };
        })
        .unwrap();
    // Asked on Monday of the last week: five open days later is the Monday after the run.
    let log = log(vec![seen(1, URGENT, 21, 22), waiting(2, URGENT, 21)], vec![]);
    assert!(value(&clinic, &log, Measure::WithinTarget).is_nan());
}

#[test]
fn the_patient_sent_elsewhere_missed_the_target_and_has_no_access() {
    let sent = RequestRow { fate: Fate::Elsewhere, ..waiting(1, URGENT, 0) };
    let log = log(vec![sent, seen(2, URGENT, 0, 0)], vec![]);
    close(of(&log, Measure::WithinTarget), 0.5);
    close(of(&log, Measure::Elsewhere), 0.5);
    assert_eq!(counts(&log, Measure::AccessMean), (1.0, 1.0));
}

#[test]
fn open_days_leave_out_the_weekend() {
    // Friday to Monday is one open day; Friday to Wednesday three, five days of the calendar.
    let log = log(vec![seen(1, URGENT, 4, 7), seen(2, CONTROL, 4, 9)], vec![]);
    close(of(&log, Measure::AccessOpenMean), 2.0);
    close(of(&log, Measure::AccessOpenP95), 3.0);
    close(of(&log, Measure::AccessMean), 4.0);
    assert_eq!(counts(&log, Measure::AccessOpenMean), (2.0, 2.0));
}

#[test]
fn each_need_has_its_own_row() {
    let log = log(vec![seen(1, URGENT, 0, 0), seen(2, CONTROL, 0, 10)], vec![]);
    let measured = measures(&clinic(), &log);
    let control = Some(NeedId::from_index(CONTROL));
    let row = measured.row_of_need(Measure::AccessMean, Scope::Clinic, control).unwrap();
    close(row.runs.at(0).unwrap(), 10.0);
    assert!(measured.row_of_need(Measure::WithinTarget, Scope::Clinic, control).is_none());
}

fn three_runs() -> Vec<Play> {
    let play = |(replication, visit)| Play {
        replication,
        requests: vec![seen(1, CONTROL, 0, visit)],
        sessions: vec![],
        panels: vec![],
    };
    [(0, 1), (1, 2), (2, 9)].map(play).to_vec()
}

#[test]
fn the_order_of_the_replications_does_not_matter() {
    let mut reversed = three_runs();
    reversed.reverse();
    assert_eq!(measures(&clinic(), &plays(three_runs())), measures(&clinic(), &plays(reversed)));
}

#[test]
fn the_stop_rule_sees_the_same_interval_as_the_report() {
    let log = plays(three_runs());
    let row = measures(&clinic(), &log);
    let told = estimated(row.row(Measure::AccessMean, Scope::Clinic).unwrap().value);
    // Mean 4; s = sqrt(19), t(0.975, 2) = 4.3027: half width 4.3027 * sqrt(19 / 3) = 10.828.
    let clinic = clinic();
    let mut measuring = Measuring::new(&clinic);
    measuring.add(&log);
    let found = measuring.half_width(Measure::AccessMean);
    assert_eq!(found, told);
    assert!((found.mean - 4.0).abs() < 1e-12 && (found.half_width - 10.828).abs() < 1e-3);
}

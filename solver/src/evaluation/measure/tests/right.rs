use super::*;

/// A referral on `asked` with 30 days; the conclusion is asked for when the first visit is held.
fn work_up(patient: u32, asked: i32, first: i32, conclusion: i32) -> [RequestRow; 2] {
    let due = Some(Day(asked + 30));
    [
        RequestRow { due, ..seen(patient, FIRST, asked, first) },
        RequestRow { due, ..seen(patient, CONCLUSION, first, conclusion) },
    ]
}

fn long(requests: Vec<RequestRow>) -> Log {
    Log { end: Day(70), ..log(requests, vec![]) }
}

#[test]
fn the_right_is_met_by_the_last_step_not_by_the_first_visit() {
    // Both first visits are in time; finished on day 30 and on day 35, due on day 30.
    let rows = [work_up(1, 0, 10, 30), work_up(2, 0, 20, 35)].concat();
    close(of(&long(rows.clone()), Measure::ComplianceStrict), 0.5);
    close(of(&long(rows.clone()), Measure::DaysOverSum), 5.0);
    close(of(&long(rows), Measure::DaysOverMean), 2.5);
}

#[test]
fn days_until_the_answer_belong_to_the_right() {
    let slower = clinic().with(|parts| {
        for pathway in parts.pathways.values_mut() {
            pathway.answer_days = 2;
        }
    });
    let log = long(work_up(1, 0, 10, 29).to_vec());
    close(of(&log, Measure::DaysOverSum), 0.0);
    // 29 + 2 is one day past 30.
    close(value(&slower.unwrap(), &log, Measure::DaysOverSum), 1.0);
}

#[test]
fn a_pathway_without_its_last_step_is_not_finished() {
    let [first, _] = work_up(1, 0, 10, 0);
    let log = long(vec![first]);
    // Due on day 30, not finished by the end on day 70: at least 40 days over.
    close(of(&log, Measure::ComplianceStrict), 0.0);
    close(of(&log, Measure::DaysOverMax), 40.0);
}

#[test]
fn a_deadline_after_the_run_is_neither_kept_nor_broken() {
    // Due on day 80 with the end on day 70: finished early, and still not counted.
    let log = long([work_up(1, 0, 10, 30), work_up(2, 50, 55, 65)].concat());
    assert_eq!(counts(&log, Measure::ComplianceStrict), (1.0, 1.0));
    close(of(&log, Measure::Undecided), 1.0);
}

#[test]
fn the_patients_own_cancellations_are_taken_out_of_the_adjusted_share() {
    let [mut first, conclusion] = work_up(1, 0, 25, 40);
    first.patient_cancellations = 1;
    let log = long([[first, conclusion], work_up(2, 0, 10, 20)].concat());
    close(of(&log, Measure::ComplianceStrict), 0.5);
    close(of(&log, Measure::ComplianceUndisturbed), 1.0);
    assert_eq!(counts(&log, Measure::ComplianceUndisturbed), (1.0, 1.0));
}

#[test]
fn a_missed_visit_asked_for_again_is_one_patient_with_one_right() {
    let [first, conclusion] = work_up(1, 0, 14, 28);
    let missed = RequestRow { fate: Fate::NoShow, visit: Some(Day(7)), ..first };
    let again = RequestRow { asked: Day(7), ..first };
    let log = long(vec![missed, again, conclusion]);
    assert_eq!(counts(&log, Measure::ComplianceStrict), (1.0, 1.0));
    assert!(of(&log, Measure::ComplianceUndisturbed).is_nan());
}

#[test]
fn a_redirection_before_the_deadline_breaks_no_right_and_one_after_it_does() {
    let sent = |patient, day: i32| RequestRow {
        due: Some(Day(30)),
        fate: Fate::Elsewhere,
        booked: Some(Day(day)),
        ..waiting(patient, FIRST, 0)
    };
    let unknown = RequestRow { booked: None, ..sent(3, 0) };
    let log = long(vec![sent(1, 30), sent(2, 31), unknown]);
    assert_eq!(counts(&log, Measure::ComplianceStrict), (1.0, 3.0));
    assert_eq!(counts(&log, Measure::RedirectedInTime), (1.0, 3.0));
    close(of(&log, Measure::Overdue), 2.0);
}

#[test]
fn a_right_met_by_the_start_of_the_work_up_is_met_by_the_first_step() {
    let start = clinic().with(|parts| {
        parts.rights[crate::table::RightId::from_index(0)].ends_at =
            crate::instance::EndsAt::WorkUpStart;
    });
    let rows = work_up(1, 0, 29, 50);
    let log = long(vec![rows[0], RequestRow { due: None, ..rows[1] }]);
    close(value(&start.unwrap(), &log, Measure::ComplianceStrict), 1.0);
}

#[test]
fn the_patient_of_day_31_is_overtaken_by_the_one_of_day_24() {
    // The example of the source: a slot in 3 days and one in 7; one patient has waited 31 days,
    // the other 24. Giving the early slot to the younger makes 27 and 38 days: half in time, 8
    // days over. The other way makes 34 and 31: none in time, 4 + 1 = 5 days over.
    let alone = |patient, waited: i32, visit| RequestRow {
        due: Some(Day(30 - waited)),
        ..seen(patient, CONTROL, -waited, visit)
    };
    let from_the_list = |rows| Log { counted_from: Day(-40), ..long(rows) };
    let younger_first = from_the_list(vec![alone(1, 31, 7), alone(2, 24, 3)]);
    let older_first = from_the_list(vec![alone(1, 31, 3), alone(2, 24, 7)]);
    close(of(&younger_first, Measure::ComplianceStrict), 0.5);
    close(of(&younger_first, Measure::DaysOverSum), 8.0);
    close(of(&younger_first, Measure::Overtaken), 1.0);
    close(of(&older_first, Measure::ComplianceStrict), 0.0);
    close(of(&older_first, Measure::DaysOverSum), 5.0);
    close(of(&older_first, Measure::DaysOverMax), 4.0);
    close(of(&older_first, Measure::Overtaken), 0.0);
}

#[test]
fn a_step_held_too_soon_or_too_late_is_out_of_its_lag() {
    // The conclusion may come 7 to 21 days after the first visit.
    let rows = [work_up(1, 0, 1, 8), work_up(2, 0, 1, 7), work_up(3, 0, 1, 23)].concat();
    assert_eq!(counts(&long(rows), Measure::StepsInLag), (1.0, 3.0));
}

#[test]
fn the_first_breach_has_a_date() {
    let log = long([work_up(1, 5, 20, 40), work_up(2, 3, 20, 33)].concat());
    // Patient 1 is due on day 35 and finished on day 40; patient 2 is in time.
    let measured = measures(&clinic(), &log);
    let breach = measured.growth_of(Scope::Clinic).unwrap().first_breach.unwrap();
    assert_eq!((breach.earliest, breach.replications), (log.date(Day(36)), 1));
}

#[test]
fn a_joint_clinic_is_finished_when_all_its_steps_are_held_on_the_day_of_the_first() {
    let joint = clinic().with(|parts| {
        for pathway in parts.pathways.values_mut() {
            let step = &mut pathway.steps[1];
            (step.lag_min, step.lag_max, step.external_days) = (0, 0, 0);
        }
    });
    let joint = joint.expect("the cast is in order");
    // One on one day, one a week later, one not yet; one begun after the run does not count.
    let [alone, _] = work_up(3, 0, 1, 1);
    let mut rows = [work_up(1, 0, 1, 1), work_up(2, 0, 1, 8)].concat();
    rows.extend([alone, RequestRow { fate: Fate::Booked, ..seen(4, FIRST, 0, 77) }]);
    let log = long(rows);
    let measured = measures(&joint, &log);
    let row = measured.row(Measure::SameDay, Scope::Clinic).expect("a row");
    assert_eq!(row.counts.map(|counts| (counts.part, counts.whole)), Some((1.0, 3.0)));
    assert!(of(&log, Measure::SameDay).is_nan(), "no step of the cast is meant for one day");
}

//! Dates of the law worked by hand: each right, each clock, both ends of a holiday.

use chrono::NaiveDate;

use super::*;
use crate::instance::cast::{date, parts};
use crate::instance::{
    Asks, Clock, Closure, Due, Instance, Promise, PublicHolidays, Purpose, SpecialDay, Trigger,
    WaitingPatient,
};
use crate::table::{ClassId, Id, NeedId, PathwayId, RightId, TeamId};

/// The cast with a need (row 1) that carries some built-in rights, and one patient who waits for it.
fn one(rights: &[&str], change: impl FnOnce(&mut crate::instance::InstanceParts)) -> Instance {
    let mut parts = parts();
    parts.as_of = date("2027-06-01");
    parts.pathways = crate::table::Table::default();
    parts.streams.clear();
    let ids = rights.iter().map(|name| named(&parts, name)).collect();
    parts.needs[NeedId::from_index(1)].promise = Promise::Rights(ids);
    parts.waiting = vec![WaitingPatient::new(
        "P1",
        TeamId::from_index(0),
        Asks::Need(NeedId::from_index(1)),
        date("2026-11-02"),
        ClassId::from_index(3),
    )];
    change(&mut parts);
    Instance::new(parts).expect("the clinic is in order")
}

fn named(parts: &crate::instance::InstanceParts, name: &str) -> RightId {
    parts.rights.iter().find(|(_, right)| right.name == name).expect("a built-in right").0
}

fn clocks(clinic: &Instance) -> Vec<Clock> {
    clinic.clocks(&clinic.parts().waiting[0])
}

fn running(clinic: &Instance) -> Due {
    clinic.due(&clinic.parts().waiting[0]).expect("a clock that runs")
}

/// Received, told or referred for treatment, consent; nothing is `-`.
struct Dates(&'static str, &'static str, &'static str);

fn with(right: &str, sector: Sector, dates: &Dates, pause: u32) -> Vec<Clock> {
    let maybe = |text: &str| (text != "-").then(|| date(text));
    let clinic = one(&[right], |parts| {
        parts.law.sector = sector;
        for right in parts.rights.values_mut() {
            right.off = false;
        }
        let patient = &mut parts.waiting[0];
        patient.referred = date(dates.0);
        patient.referred_for_treatment = maybe(dates.1);
        patient.consent = maybe(dates.2);
        patient.patient_pause_days = pause;
    });
    clocks(&clinic)
}

#[test]
fn each_right_ends_on_the_day_worked_by_hand() {
    use Sector::{Psychiatric, Somatic};
    let rows: [(&str, Sector, Dates, &str); 31] = [
        // 30 days from 4 December: 27 to the end of the year and 3 more; a Sunday, not moved.
        ("udredning", Somatic, Dates("2026-12-04", "-", "-"), "2027-01-03"),
        // Received on Christmas Day and due on a Sunday: holidays at both ends do nothing.
        ("udredning", Somatic, Dates("2026-12-25", "-", "-"), "2027-01-24"),
        // Due on Maundy Thursday, 25 March 2027: February has 28 days.
        ("udredning", Somatic, Dates("2027-02-23", "-", "-"), "2027-03-25"),
        // Into week 53: 30 November and 30 days.
        ("udredning", Somatic, Dates("2026-11-30", "-", "-"), "2026-12-30"),
        // Over both change Sundays, 25 October 2026 and 28 March 2027.
        ("udredning", Somatic, Dates("2026-10-20", "-", "-"), "2026-11-19"),
        ("udredning", Somatic, Dates("2027-03-20", "-", "-"), "2027-04-19"),
        // Over 29 February 2024.
        ("udredning", Somatic, Dates("2024-02-10", "-", "-"), "2024-03-11"),
        ("udredning", Somatic, Dates("2013-09-01", "-", "-"), "2013-10-01"),
        // In psychiatry 60 days for a year, then 30.
        ("udredning", Psychiatric, Dates("2014-09-01", "-", "-"), "2014-10-31"),
        ("udredning", Psychiatric, Dates("2015-08-31", "-", "-"), "2015-10-30"),
        ("udredning", Psychiatric, Dates("2015-09-01", "-", "-"), "2015-10-01"),
        // Treatment runs from the day the patient was told, not from the referral.
        ("treatment", Somatic, Dates("2026-10-01", "2026-11-02", "-"), "2026-12-02"),
        // 60 days where both fall between 1 June 2023 and 31 December 2024, 30 elsewhere.
        ("treatment", Somatic, Dates("2023-05-31", "2023-06-10", "-"), "2023-07-10"),
        ("treatment", Somatic, Dates("2023-06-01", "2023-06-10", "-"), "2023-08-09"),
        ("treatment", Somatic, Dates("2023-05-01", "2023-05-31", "-"), "2023-06-30"),
        ("treatment", Somatic, Dates("2024-11-01", "2024-12-31", "-"), "2025-03-01"),
        ("treatment", Somatic, Dates("2024-11-01", "2025-01-01", "-"), "2025-01-31"),
        // The 60 days were somatic only.
        ("treatment", Psychiatric, Dates("2024-02-01", "2024-03-01", "-"), "2024-03-31"),
        ("free-choice", Somatic, Dates("2026-10-01", "2026-11-02", "-"), "2026-12-02"),
        // Work-up of cancer is met by its start; 14 days over New Year.
        ("cancer-work-up", Somatic, Dates("2026-12-20", "-", "-"), "2027-01-03"),
        (
            "cancer-treatment",
            Somatic,
            Dates("2026-10-01", "2026-11-01", "2026-11-10"),
            "2026-11-24",
        ),
        ("cancer-total", Somatic, Dates("2026-10-01", "2026-11-01", "2026-11-10"), "2026-11-29"),
        ("cancer-after-treatment", Somatic, Dates("2026-10-01", "-", "2026-11-10"), "2026-11-24"),
        ("left-main-treatment", Somatic, Dates("2026-10-01", "-", "2026-11-10"), "2026-11-20"),
        ("left-main-total", Somatic, Dates("2026-10-01", "2026-11-10", "-"), "2026-11-24"),
        (
            "unstable-angina-treatment",
            Somatic,
            Dates("2026-10-01", "-", "2026-11-10"),
            "2026-11-24",
        ),
        ("unstable-angina-total", Somatic, Dates("2026-10-01", "2026-11-10", "-"), "2026-12-01"),
        (
            "after-infarction-treatment",
            Somatic,
            Dates("2026-10-01", "-", "2026-11-10"),
            "2026-12-01",
        ),
        ("after-infarction-total", Somatic, Dates("2026-10-01", "2026-11-10", "-"), "2026-12-15"),
        ("child-psychiatry-start", Psychiatric, Dates("2026-11-02", "-", "-"), "2026-12-02"),
        ("child-psychiatry-treatment", Psychiatric, Dates("2026-11-02", "-", "-"), "2027-01-01"),
    ];
    for (right, sector, dates, deadline) in rows {
        let found = with(right, sector, &dates, 0);
        let [Clock::Running(due)] = found[..] else { panic!("{right}: {found:?}") };
        assert_eq!(due.deadline, date(deadline), "{right} {} {}", dates.0, dates.1);
        assert_eq!(due.adjusted, due.deadline, "{right}: nobody asked to wait");
    }
}

#[test]
fn a_clock_whose_first_day_is_not_known_has_not_started_and_no_day_is_guessed() {
    for (right, dates, missing) in [
        ("treatment", Dates("2026-11-02", "-", "2026-11-20"), StartsAt::ReferralForTreatment),
        ("cancer-total", Dates("2026-11-02", "-", "2026-11-20"), StartsAt::ReferralForTreatment),
        ("cancer-treatment", Dates("2026-11-02", "2026-11-10", "-"), StartsAt::Consent),
    ] {
        let found = with(right, Sector::Somatic, &dates, 0);
        let [Clock::NotStarted { starts_at, .. }] = found[..] else { panic!("{right}: {found:?}") };
        assert_eq!(starts_at, missing);
    }
}

#[test]
fn a_right_not_in_force_on_the_day_it_starts_is_told_as_such() {
    let before = with("udredning", Sector::Psychiatric, &Dates("2014-08-31", "-", "-"), 0);
    assert!(matches!(before[..], [Clock::NotInForce { .. }]));
    let before = with("udredning", Sector::Somatic, &Dates("2013-08-31", "-", "-"), 0);
    assert!(matches!(before[..], [Clock::NotInForce { .. }]));
}

#[test]
fn a_patients_own_days_move_the_adjusted_clock_always_and_the_deadline_of_free_choice_alone() {
    let dates = Dates("2026-10-01", "2026-11-02", "2026-11-02");
    for (right, deadline, adjusted) in [
        ("udredning", "2026-10-31", "2026-11-10"),
        ("treatment", "2026-12-02", "2026-12-12"),
        ("free-choice", "2026-12-12", "2026-12-12"),
        ("cancer-treatment", "2026-11-16", "2026-11-26"),
    ] {
        let found = with(right, Sector::Somatic, &dates, 10);
        let [Clock::Running(due)] = found[..] else { panic!("{right}: {found:?}") };
        assert_eq!((due.deadline, due.adjusted), (date(deadline), date(adjusted)), "{right}");
    }
}

#[test]
fn the_plan_of_a_work_up_is_due_whatever_the_cause_and_other_rights_have_none() {
    let found = with("udredning", Sector::Somatic, &Dates("2026-10-01", "-", "-"), 10);
    let [Clock::Running(due)] = found[..] else { panic!("{found:?}") };
    assert_eq!(due.plan, Some(date("2026-10-31")));
    let found = with("cancer-work-up", Sector::Somatic, &Dates("2026-10-01", "-", "-"), 0);
    let [Clock::Running(due)] = found[..] else { panic!("{found:?}") };
    assert_eq!(due.plan, None);
}

#[test]
fn treatment_of_cancer_is_due_at_the_earlier_of_its_two_rights() {
    let rights = ["cancer-total", "cancer-treatment"];
    for (told, consent, first) in [
        // Told on 1 November: day 28 is the 29th. Consent on the 10th: day 14 is the 24th.
        ("2026-11-01", "2026-11-10", "2026-11-24"),
        // Consent on the 20th: day 14 is 4 December, day 28 comes first.
        ("2026-11-01", "2026-11-20", "2026-11-29"),
    ] {
        let clinic = one(&rights, |parts| {
            let patient = &mut parts.waiting[0];
            patient.referred_for_treatment = Some(date(told));
            patient.consent = Some(date(consent));
            patient.referred = date("2026-10-20");
        });
        assert_eq!(running(&clinic).deadline, date(first));
        assert_eq!(clocks(&clinic).len(), 2);
    }
}

#[test]
fn a_statutory_maximum_wait_comes_before_a_right_that_ends_sooner() {
    let clinic = one(&["udredning", "left-main-total"], |parts| {
        parts.waiting[0].referred_for_treatment = Some(date("2026-12-01"));
    });
    // 2 November and 30 days is 2 December; 1 December and 14 days is the 15th.
    let dues = clinic.dues(&clinic.parts().waiting[0]);
    let deadlines: Vec<NaiveDate> = dues.iter().map(|due| due.deadline).collect();
    assert_eq!(deadlines, [date("2026-12-15"), date("2026-12-02")]);
    assert_eq!(dues.iter().map(|due| due.maximum_wait).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn an_offer_in_time_that_was_declined_keeps_a_maximum_wait_and_no_other_right() {
    let kept = |right: &str, offered: &str| {
        let clinic = one(&[right], |parts| {
            parts.waiting[0].referred_for_treatment = Some(date("2026-11-02"));
            parts.waiting[0].offered = Some(date(offered));
        });
        running(&clinic).kept_by_offer
    };
    assert!(kept("cancer-work-up", "2026-11-16"));
    assert!(!kept("cancer-work-up", "2026-11-17"));
    assert!(!kept("treatment", "2026-11-16"));
}

/// The letter due to a patient received on a day, in a clinic changed so.
fn letter(received: &str, change: impl FnOnce(&mut crate::instance::InstanceParts)) -> NaiveDate {
    let clinic = one(&["udredning"], |parts| {
        parts.waiting[0].referred = date(received);
        change(parts);
    });
    clinic.letter(&clinic.parts().waiting[0]).expect("a letter").due
}

#[test]
fn a_letter_is_due_eight_weekdays_of_the_law_later_whatever_days_the_clinic_keeps() {
    // 6 July 2026 is a Monday: 7-10 are 1 to 4, 13-16 are 5 to 8.
    let closed = |parts: &mut crate::instance::InstanceParts| {
        let (from, to) = (date("2026-07-13"), date("2026-07-31"));
        parts.calendar.closures.push(Closure { from, to, reason: "summer".to_owned() });
    };
    assert_eq!(letter("2026-07-06", closed), date("2026-07-16"));
    // Friday 27 March 2026: 30, 31 and 1 April are 1 to 3; 2, 3, 5 and 6 April are holidays; 7-10
    // are 4 to 7 and the 13th is 8.
    let denmark = |parts: &mut crate::instance::InstanceParts| {
        parts.calendar.public_holidays = PublicHolidays::Denmark;
    };
    let none = |parts: &mut crate::instance::InstanceParts| {
        parts.calendar.public_holidays = PublicHolidays::None;
    };
    assert_eq!(letter("2026-03-27", denmark), date("2026-04-13"));
    assert_eq!(letter("2026-03-27", none), date("2026-04-13"));
    // Monday 21 December 2026, over Christmas and week 53: 22, 23, 24, 28, 29, 30, 31 and 4 January.
    assert_eq!(letter("2026-12-21", none), date("2027-01-04"));
    // Friday 29 May 2026, over Constitution Day: 1-5 June are 1 to 5, 8-10 are 6 to 8.
    assert_eq!(letter("2026-05-29", none), date("2026-06-10"));
    // Over the change Sunday of 25 October: 20-23 and 26-29.
    assert_eq!(letter("2026-10-19", none), date("2026-10-29"));
    // Great Prayer Day was a holiday until 2023: Wednesday 26 April 2023: 27, 28, 1-4 May are 1 to
    // 6, the 5th is the holiday, 8 and 9.
    assert_eq!(letter("2023-04-26", none), date("2023-05-09"));
}

#[test]
fn saturdays_and_special_days_count_as_the_clinic_says() {
    // Friday 27 March 2026 with Saturdays: 28, 30, 31, 1, 4, 7, 8 and 9 April.
    let saturdays = |parts: &mut crate::instance::InstanceParts| parts.law.saturday_counts = true;
    assert_eq!(letter("2026-03-27", saturdays), date("2026-04-09"));
    // Monday 21 December 2026 without Christmas Eve and New Year's Eve: 22, 23, 28, 29, 30, 4, 5, 6.
    let eves = |parts: &mut crate::instance::InstanceParts| {
        parts.law.not_weekdays = vec![SpecialDay::ChristmasEve, SpecialDay::NewYearsEve];
    };
    assert_eq!(letter("2026-12-21", eves), date("2027-01-06"));
    let constitution = |parts: &mut crate::instance::InstanceParts| {
        parts.law.not_weekdays = vec![SpecialDay::ConstitutionDay];
    };
    assert_eq!(letter("2026-05-29", constitution), date("2026-06-11"));
}

#[test]
fn three_things_make_a_letter_due_and_the_latest_counts() {
    let clinic = one(&["treatment"], |parts| {
        let patient = &mut parts.waiting[0];
        patient.referred_for_treatment = Some(date("2026-11-16"));
        patient.moved = Some(date("2026-11-23"));
    });
    let letters = clinic.letters(&clinic.parts().waiting[0]);
    let told: Vec<_> = letters.iter().map(|letter| (letter.trigger, letter.due)).collect();
    // Mondays: 2, 16 and 23 November; the eighth weekday is the Thursday of the week after.
    assert_eq!(
        told,
        [
            (Trigger::Received, date("2026-11-12")),
            (Trigger::WorkedUp, date("2026-11-26")),
            (Trigger::Moved, date("2026-12-03")),
        ]
    );
    let last = clinic.letter(&clinic.parts().waiting[0]);
    assert_eq!(last.map(|letter| letter.trigger), Some(Trigger::Moved));
}

#[test]
fn milestones_are_decided_by_their_steps() {
    // Two steps, 7 to 21 days apart, then a third for the treatment, answers after 2 days.
    let pathway = PathwayId::from_index(0);
    let decides = |mark: Option<(usize, EndsAt)>, ends_at: EndsAt| {
        let mut parts = parts();
        let right = &mut parts.rights[RightId::from_index(0)];
        right.ends_at = ends_at;
        let row = &mut parts.pathways[pathway];
        row.answer_days = 2;
        row.steps.push(row.steps[1]);
        if let Some((step, milestone)) = mark {
            row.steps[step].milestone = Some(milestone);
        }
        let carried = parts.carried(Asks::Pathway(pathway));
        let [row] = carried[..] else { panic!("{carried:?}") };
        assert!(!row.proxy);
        (row.step, row.answer_days, row.shortest_days)
    };
    assert_eq!(decides(None, EndsAt::WorkUpStart), (0, 0, 0));
    // Lags are at least 7 days, twice; the answer comes 2 days later.
    assert_eq!(decides(None, EndsAt::Told), (2, 2, 16));
    assert_eq!(decides(None, EndsAt::TreatmentStart), (2, 0, 14));
    assert_eq!(decides(Some((1, EndsAt::Told)), EndsAt::Told), (1, 2, 9));
    assert_eq!(decides(Some((1, EndsAt::TreatmentStart)), EndsAt::TreatmentStart), (1, 0, 7));
    assert_eq!(decides(Some((1, EndsAt::TreatmentStart)), EndsAt::Told), (2, 2, 16));
}

#[test]
fn a_first_visit_without_a_pathway_only_stands_for_being_told() {
    assert!(running(&one(&["udredning"], |_| ())).proxy);
    assert!(!running(&one(&["cancer-work-up"], |_| ())).proxy);
    let conclusion = |parts: &mut crate::instance::InstanceParts| {
        parts.needs[NeedId::from_index(1)].purpose = Purpose::Conclusion;
    };
    assert!(!running(&one(&["udredning"], conclusion)).proxy);
}

#[test]
fn requests_to_come_are_decided_by_the_first_clock_a_maximum_wait_before_others() {
    let deciding = |rights: &[&str]| {
        let clinic = one(rights, |_| ());
        let parts = clinic.parts();
        let (row, days) = parts.deciding(Asks::Need(NeedId::from_index(1))).expect("in force");
        (parts.rights[row.right].name.clone(), days)
    };
    assert_eq!(deciding(&["udredning", "cancer-work-up"]), ("cancer-work-up".to_owned(), 14));
    assert_eq!(deciding(&["udredning", "treatment"]), ("udredning".to_owned(), 30));
    // Consent comes later than the referral for treatment, and nobody knows when.
    assert_eq!(deciding(&["cancer-treatment", "cancer-total"]), ("cancer-total".to_owned(), 28));
}

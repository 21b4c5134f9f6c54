//! Action lists worked by hand: Ada every morning, Bea on Monday, Wednesday and Friday; today is
//! Monday 2 November 2026.

use chrono::NaiveDate;

use super::super::explain::tests::{template, waits, with};
use super::*;
use crate::answer::{Block, BlockKind, Booked, Bookings};
use crate::instance::cast::{date, span};
use crate::instance::rights::{Right, RightPeriod};
use crate::instance::{
    Absence, Asks, Closure, InstanceParts, OpenWindow, Ready, StartsAt, WaitingPatient,
};
use crate::instance::{Booking, CycleDay, EndsAt, HoldInUse, Promise};
use crate::table::{ClinicianId, PathwayId};

const URGENT: usize = 0;

fn id(row: usize) -> PatientId {
    PatientId::from_index(row)
}

fn work_up(name: &str, referred: &str) -> WaitingPatient {
    let asks = Asks::Pathway(PathwayId::from_index(0));
    WaitingPatient { asks, ..waits(name, referred) }
}

fn urgent(name: &str, referred: &str) -> WaitingPatient {
    WaitingPatient { asks: Asks::Need(NeedId::from_index(URGENT)), ..waits(name, referred) }
}

fn listed(clinic: &Instance) -> Today {
    today(clinic, &Carried::default(), None)
}

fn told(rows: &[(usize, usize, usize, &str, &str)]) -> Carried {
    let row = |&(patient, step, session, on, hours): &(usize, usize, usize, &str, &str)| Booked {
        patient: id(patient),
        step,
        session: SessionId::from_index(session),
        date: date(on),
        span: span(hours),
    };
    Carried { standing: Bookings::new(rows.iter().map(row).collect()), ..Carried::default() }
}

fn names(clinic: &Instance, ids: impl IntoIterator<Item = PatientId>) -> Vec<String> {
    let waiting = &clinic.parts().waiting;
    ids.into_iter().map(|id| waiting[id.index()].pseudonym.clone()).collect()
}

#[test]
fn letters_are_due_eight_weekdays_on_and_told_from_a_week_before() {
    // Received Wednesday 21 October: 22, 23, 26 to 30 October are seven weekdays, Monday the eighth.
    let clinic = with(
        vec![
            work_up("late", "2026-10-20"),
            work_up("today", "2026-10-21"),
            work_up("soon", "2026-10-28"),
            work_up("later", "2026-10-30"),
            urgent("no-right", "2026-10-20"),
        ],
        |_| (),
    );
    let letters = listed(&clinic).letters;
    assert_eq!(names(&clinic, letters.iter().map(|row| row.patient)), ["late", "today", "soon"]);
    let due: Vec<(String, When)> =
        letters.iter().map(|row| (row.due.to_string(), row.when)).collect();
    assert_eq!(due[0], ("2026-10-30".to_owned(), When::Overdue));
    assert_eq!(due[1], ("2026-11-02".to_owned(), When::Today));
    assert_eq!(due[2], ("2026-11-09".to_owned(), When::Soon));
    let with_date = told(&[(0, 0, 1, "2026-11-03", "9:00-9:40")]);
    let letters = today(&clinic, &with_date, None).letters;
    assert_eq!(names(&clinic, letters.iter().map(|row| row.patient)), ["today", "soon"]);
}

#[test]
fn who_cannot_be_in_time_even_with_every_opening_free_is_redirected_with_a_plan() {
    // First visit on the 3rd, seven days to the conclusion on the 10th. Thirty days from 10 October
    // end on 9 November, from 11 October on the 10th.
    let clinic = with(vec![work_up("over", "2026-10-10"), work_up("just", "2026-10-11")], |_| ());
    let found = listed(&clinic);
    assert_eq!(names(&clinic, found.redirections.iter().map(|row| row.right.patient)), ["over"]);
    let row = found.redirections[0];
    assert_eq!(
        (row.right.deadline, row.right.earliest),
        (date("2026-11-09"), Some(date("2026-11-10")))
    );
    assert_eq!((row.route, row.right.why, row.days_over), (Route::WorkUp, Why::Capacity, 1));
    // The other has no date and eight days: the plan is not near yet.
    assert_eq!(names(&clinic, found.plans.iter().map(|row| row.right.patient)), ["over"]);
    assert_eq!((found.plans[0].due, found.plans[0].when), (date("2026-11-09"), When::Soon));
    assert_eq!(found.undated, 2);
}

#[test]
fn dates_told_after_the_deadline_ask_for_a_redirection_too() {
    let clinic = with(vec![work_up("P", "2026-10-20")], |_| ());
    let rows = [(0, 0, 0, "2026-11-09", "9:00-9:40"), (0, 1, 3, "2026-11-26", "9:00-9:20")];
    let found = today(&clinic, &told(&rows), None);
    let row = found.redirections[0];
    assert_eq!((row.right.met, row.days_over), (Some(date("2026-11-26")), 7));
    assert_eq!((row.right.visit, found.undated), (Some(date("2026-11-09")), 0));
    let in_time = [(0, 0, 0, "2026-11-09", "9:00-9:40"), (0, 1, 2, "2026-11-18", "9:00-9:20")];
    let found = today(&clinic, &told(&in_time), None);
    assert_eq!((found.redirections.len(), found.plans.len()), (0, 0));
}

#[test]
fn causes_that_are_not_capacity_ask_for_a_plan_alone() {
    let cases = [
        // The patient asks for 16 November: the answer on the 23rd, due on the 19th.
        (
            WaitingPatient { earliest: Some(date("2026-11-16")), ..work_up("P", "2026-10-20") },
            Why::OwnWish,
        ),
        (WaitingPatient { ready: Ready::Unknown, ..work_up("P", "2026-10-20") }, Why::NotReady),
        (
            WaitingPatient { ready: Ready::From(date("2026-11-16")), ..work_up("P", "2026-10-20") },
            Why::NotReady,
        ),
    ];
    for (patient, why) in cases {
        let clinic = with(vec![patient], |_| ());
        let found = listed(&clinic);
        assert_eq!(found.redirections, []);
        assert_eq!((found.plans[0].right.why, found.plans[0].due), (why, date("2026-11-19")));
    }
    // Seven days between the steps and an answer five days later are twelve; whoever was referred in
    // October had ten, by a right that has changed since.
    let clinic = with(vec![work_up("P", "2026-10-30")], |parts| {
        parts.pathways.values_mut().for_each(|pathway| pathway.answer_days = 5);
        let right = parts.rights.ids().next().unwrap();
        parts.rights[right].periods = vec![
            RightPeriod::new(date("2020-01-01"), Some(date("2026-10-31")), 10),
            RightPeriod::new(date("2026-11-01"), None, 30),
        ];
    });
    let found = listed(&clinic);
    assert_eq!((found.redirections.len(), found.plans[0].right.why), (0, Why::Clinical));
}

/// Closes the clinic from one day to another, and gives the second step of the work-up its lags.
fn closed(parts: &mut InstanceParts, (from, to): (&str, &str), (least, most): (u32, u32)) {
    let reason = "rebuilding".to_owned();
    parts.calendar.closures.push(Closure { from: date(from), to: date(to), reason });
    for pathway in parts.pathways.values_mut() {
        (pathway.steps[1].lag_min, pathway.steps[1].lag_max) = (least, most);
        pathway.steps[1].external_days = 0;
    }
}

#[test]
fn a_first_visit_waits_where_the_one_after_it_would_come_too_late() {
    // First on the 3rd and the conclusion on the 19th are 16 days apart, and 14 are allowed; any other
    // day a fortnight before the 19th is closed. So the first is on the 19th, the conclusion on the
    // 26th, and the deadline on the 21st cannot be kept here.
    let clinic = with(vec![work_up("P", "2026-10-22")], |parts| {
        closed(parts, ("2026-11-04", "2026-11-18"), (7, 14));
    });
    let found = listed(&clinic);
    let row = found.redirections[0];
    assert_eq!(row.right.earliest, Some(date("2026-11-26")));
    assert_eq!((row.right.deadline, row.days_over), (date("2026-11-21"), 5));
    assert_eq!((row.route, row.right.why), (Route::WorkUp, Why::Capacity));
    // A first visit that is told already stays, and the lag gives way.
    let told = told(&[(0, 0, 1, "2026-11-03", "9:00-9:40")]);
    assert_eq!(today(&clinic, &told, None).redirections, []);
}

#[test]
fn the_earliest_day_is_that_of_all_pairs_of_days_tried() {
    let start = date("2026-11-03");
    for (shut, length, least, slack) in (0..8).flat_map(|shut| {
        let lengths = [0, 3, 9, 15, 22];
        lengths.into_iter().flat_map(move |length| {
            [0, 5, 7].into_iter().flat_map(move |least| {
                [0, 1, 6, 14].into_iter().map(move |slack| (shut, length, least, slack))
            })
        })
    }) {
        let most = least + slack;
        let (from, to) = (start + Days::new(shut), start + Days::new(shut + length));
        let clinic = with(vec![work_up("P", "2026-10-01")], |parts| {
            closed(parts, (&from.to_string(), &to.to_string()), (least, most));
        });
        let days: Vec<NaiveDate> =
            start.iter_days().take(120).filter(|&day| clinic.is_open(day)).collect();
        let kept = |day: &NaiveDate| {
            let apart = |first: &NaiveDate| (*day - *first).num_days();
            days.iter().any(|first| (i64::from(least)..=i64::from(most)).contains(&apart(first)))
        };
        let tried = days.iter().find(|day| kept(day)).copied();
        let found = listed(&clinic).redirections[0].right.earliest;
        assert_eq!(found, tried, "closed {from} to {to}, {least} to {most} days between");
    }
}

#[test]
fn a_day_on_which_nobody_works_is_no_day_for_a_visit() {
    // Received on 10 October: due on 9 November, a Monday.
    let away = |clinicians: &'static [usize], to: &'static str| {
        move |parts: &mut InstanceParts| {
            for &row in clinicians {
                let (clinician, from) = (ClinicianId::from_index(row), date("2026-11-03"));
                let leave = Absence { clinician, from, to: date(to), reason: String::new() };
                parts.absences.push(leave);
            }
        }
    };
    let earliest = |change| {
        let found = listed(&with(vec![waits("P", "2026-10-10")], change));
        found.redirections.first().map(|row| (row.right.earliest, row.right.why))
    };
    // Bea alone works on 4 November; with both away the first day is Thursday the 12th, Ada's.
    assert_eq!(earliest(away(&[0], "2026-11-11")), None);
    let first = Some((Some(date("2026-11-12")), Why::Capacity));
    assert_eq!(earliest(away(&[0, 1], "2026-11-11")), first);
    // Ada is away longer: Bea, who works on Mondays, Wednesdays and Fridays, is there on Friday.
    let both = |parts: &mut InstanceParts| {
        away(&[1], "2026-11-11")(parts);
        away(&[0], "2026-11-20")(parts);
    };
    let found = listed(&with(vec![waits("P", "2026-10-10")], both));
    assert_eq!(found.redirections[0].right.earliest, Some(date("2026-11-13")));
}

#[test]
fn a_work_up_without_a_date_is_told_when_its_plan_is_near() {
    // Ready to be seen at once, with nothing between: due on 9 November, in a week.
    let clinic = with(vec![waits("P", "2026-10-10"), waits("Q", "2026-10-11")], |_| ());
    let found = listed(&clinic);
    assert_eq!(found.redirections, []);
    assert_eq!(names(&clinic, found.plans.iter().map(|row| row.right.patient)), ["P"]);
    assert_eq!(found.plans[0].right.why, Why::NoDate);
}

#[test]
fn each_right_has_its_own_way_in_law() {
    let period = |days| vec![RightPeriod::new(date("2020-01-01"), None, days)];
    let with_right = |right: Right| {
        move |parts: &mut InstanceParts| {
            let only = parts.rights.ids().next().expect("a right");
            parts.rights[only] = right;
            parts.needs.values_mut().for_each(|need| {
                if let Promise::Rights(rights) = &mut need.promise {
                    *rights = vec![only];
                }
            });
            parts.pathways.values_mut().for_each(|pathway| pathway.rights = vec![only]);
        }
    };
    let consent = date("2026-10-01");
    let patient = || WaitingPatient { consent: Some(consent), ..waits("P", "2026-09-20") };
    let treatment = Right {
        starts_at: StartsAt::Consent,
        ends_at: EndsAt::TreatmentStart,
        ..Right::new("to-treatment", period(14))
    };
    let maximum = Right { maximum_wait: true, ..treatment.clone() };
    for (right, route) in [(treatment, Route::FreeChoice), (maximum, Route::MaximumWait)] {
        let clinic = with(vec![patient()], with_right(right));
        let found = listed(&clinic);
        let row = found.redirections[0];
        assert_eq!(
            (row.route, row.right.deadline, row.when),
            (route, date("2026-10-15"), When::Overdue)
        );
        // A plan is for work-ups.
        assert_eq!(found.plans, []);
    }
}

#[test]
fn patients_past_the_promise_are_told_with_open_days() {
    // Promised within one open day: referred Thursday 29 October, by Friday.
    let one_day = |parts: &mut InstanceParts| {
        let share = crate::units::Probability::new(0.9).unwrap();
        let need = NeedId::from_index(URGENT);
        parts.needs[need].promise = Promise::Access { days: 1, share };
    };
    let waiting = vec![
        urgent("past", "2026-10-29"),
        urgent("today", "2026-10-30"),
        urgent("ahead", "2026-11-02"),
        urgent("gone", "2026-10-20"),
    ];
    let clinic = with(waiting, |parts| {
        one_day(parts);
        parts.waiting[3].redirected = Some(date("2026-10-21"));
    });
    let past = listed(&clinic).past_promise;
    assert_eq!(names(&clinic, past.iter().map(|row| row.patient)), ["past", "today"]);
    let told_of: Vec<(NaiveDate, u32)> =
        past.iter().map(|row| (row.by, row.open_days_past)).collect();
    assert_eq!(told_of, [(date("2026-10-30"), 1), (date("2026-11-02"), 0)]);
    // A date on Wednesday is two open days past Monday; one on Tuesday keeps the third's promise.
    let rows = [(1, 0, 2, "2026-11-04", "9:00-9:20"), (2, 0, 1, "2026-11-03", "9:00-9:20")];
    let past = today(&clinic, &told(&rows), None).past_promise;
    assert_eq!(names(&clinic, past.iter().map(|row| row.patient)), ["past", "today"]);
    assert_eq!((past[1].visit, past[1].open_days_past), (Some(date("2026-11-04")), 2));
}

#[test]
fn a_visit_of_today_counts_as_held_and_is_not_still_to_come() {
    let waiting = vec![urgent("past", "2026-10-20"), work_up("P", "2026-10-05")];
    let made = |row: usize, need: usize, hours: &str| Booking {
        pseudonym: ["past", "P"][row].to_owned(),
        need: NeedId::from_index(need),
        clinician: ClinicianId::from_index(row),
        date: date("2026-11-02"),
        span: span(hours),
    };
    let clinic = with(waiting, |parts| {
        let share = crate::units::Probability::new(0.9).unwrap();
        parts.needs[NeedId::from_index(URGENT)].promise = Promise::Access { days: 1, share };
        let first = parts.pathways[PathwayId::from_index(0)].steps[0].need;
        parts.bookings = vec![made(0, URGENT, "9:00-9:20"), made(1, first.index(), "9:00-9:40")];
    });
    let found = listed(&clinic);
    assert_eq!(found.past_promise, []);
    // The first visit is held; what is missing is the conclusion, and no visit is ahead.
    let late: Vec<_> = found.redirections.iter().map(|row| row.right).collect();
    assert_eq!(names(&clinic, late.iter().map(|row| row.patient)), ["P"]);
    assert_eq!((late[0].met, late[0].visit), (None, None));
}

fn hold(session: usize, hours: &str, release_days: Option<u32>) -> Block {
    let (team, need) = (TeamId::from_index(0), NeedId::from_index(URGENT));
    let kind = BlockKind::Hold { team, need, release_days };
    Block { session: SessionId::from_index(session), span: span(hours), kind }
}

#[test]
fn held_time_opens_by_its_rule_goes_first_to_who_is_past_the_promise_and_not_twice() {
    // Sessions 0 to 4 are Ada's, Monday to Friday.
    let template = template(vec![
        hold(1, "10:00-10:40", Some(1)),
        hold(2, "10:00-10:20", Some(1)),
        hold(2, "10:20-10:40", Some(2)),
        hold(3, "10:00-10:20", None),
        hold(0, "10:00-10:20", Some(0)),
    ]);
    let clinic = with(vec![urgent("U", "2026-10-30"), work_up("W", "2026-10-30")], |_| ());
    // Half of Tuesday's hold is booked.
    let booked = told(&[(1, 0, 1, "2026-11-03", "10:00-10:20")]);
    let opens = today(&clinic, &booked, Some(&template)).holds;
    let of: Vec<(String, String, Option<PatientId>)> = opens
        .iter()
        .map(|row| (row.date.to_string(), row.place.unwrap().1.to_string(), row.patient))
        .collect();
    let row = |on: &str, hours: &str, patient| (on.to_owned(), hours.to_owned(), patient);
    assert_eq!(
        of,
        [
            row("2026-11-02", "10:00-10:20", Some(id(0))),
            row("2026-11-03", "10:20-10:40", None),
            row("2026-11-04", "10:20-10:40", None),
        ]
    );
}

#[test]
fn without_a_template_the_time_in_use_opens_by_the_clinic_file() {
    let clinic = with(Vec::new(), |parts| {
        let hold = |day, release_days| HoldInUse {
            team: TeamId::from_index(0),
            day: CycleDay { week: 0, day },
            minutes: Minutes(60),
            need: NeedId::from_index(URGENT),
            release_days,
        };
        parts.holds = vec![hold(1, Some(1)), hold(2, Some(1)), hold(3, None)];
    });
    let opens = listed(&clinic).holds;
    assert_eq!(opens.len(), 1);
    assert_eq!(
        (opens[0].date, opens[0].minutes, opens[0].place),
        (date("2026-11-03"), Minutes(60), None)
    );
}

#[test]
fn open_clinics_without_staff_are_told_with_who_could_stand_in() {
    let clinic = with(Vec::new(), |parts| {
        parts.windows.push(OpenWindow {
            team: TeamId::from_index(0),
            day: CycleDay { week: 0, day: 0 },
            span: span("9:00-10:00"),
            clinician_count: 1,
            need: NeedId::from_index(URGENT),
            arrivals: vec![1.0],
        });
        let (from, to) = (date("2026-11-09"), date("2026-11-09"));
        let clinician = ClinicianId::from_index(0);
        parts.absences.push(Absence { clinician, from, to, reason: String::new() });
    });
    let windows = listed(&clinic).windows;
    assert_eq!(windows.len(), 1);
    assert_eq!((windows[0].date, windows[0].stand_ins.len()), (date("2026-11-09"), 1));
}

#[test]
fn an_empty_list_has_nothing_to_do() {
    let found = listed(&with(Vec::new(), |_| ()));
    assert!(found.letters.is_empty() && found.plans.is_empty() && found.redirections.is_empty());
    assert!(found.past_promise.is_empty() && found.holds.is_empty() && found.windows.is_empty());
}

#[test]
fn who_passes_the_safety_interval_without_a_visit_before_is_sought_out() {
    use crate::instance::LastContact;
    // Two weeks of safety: contact on 19 October ends it today, on 26 October in a week.
    let contact = |name: &str, last: &str, next: Option<&str>| LastContact {
        pseudonym: name.to_owned(),
        last: date(last),
        next_control: next.map(date),
    };
    let contacts = vec![
        contact("today", "2026-10-19", None),
        contact("long", "2026-09-01", Some("2026-11-20")),
        contact("soon", "2026-10-26", None),
        contact("later", "2026-10-27", None),
        contact("control", "2026-10-19", Some("2026-11-02")),
        contact("booked", "2026-10-26", Some("2026-11-09")),
        contact("asked", "2026-09-01", None),
    ];
    let clinic = with(vec![urgent("asked", "2026-10-28")], move |parts| {
        parts.panels[0].safety_weeks = 2.0;
        parts.panels[0].contacts = contacts;
    });
    let found = listed(&clinic).outreach;
    let names: Vec<(&str, String, When)> = found
        .iter()
        .map(|row| {
            let name = &*clinic.parts().panels[row.panel].contacts[row.contact].pseudonym;
            (name, row.ends.to_string(), row.when)
        })
        .collect();
    let row = |name, ends: &str, when| (name, ends.to_owned(), when);
    let wanted = [
        row("long", "2026-09-15", When::Overdue),
        // A control of today is no visit to come.
        row("control", "2026-11-02", When::Today),
        row("today", "2026-11-02", When::Today),
        row("soon", "2026-11-09", When::Soon),
    ];
    assert_eq!(names, wanted);
    assert_eq!(found[0].visit, Some(date("2026-11-20")));
}

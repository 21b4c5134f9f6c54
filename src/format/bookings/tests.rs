//! Bookings out and in again, and lists of patients edited by hand.

use behov_solver::answer::{Booked, Bookings};
use behov_solver::booking::Reason;
use behov_solver::instance::{Blocked, Instance, Ready};
use behov_solver::table::{Id, PatientId};
use behov_solver::units::{Span, TimeOfDay};
use chrono::NaiveDate;

use super::super::{Digests, FileFault, read, read_with};
use super::{Earlier, listed, read_bookings, read_earlier, read_held, write_bookings};
use crate::messages::Lang;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn span(text: &str) -> Span {
    let (from, to) = text.split_once('-').unwrap();
    Span { from: TimeOfDay::parse(from).unwrap(), to: TimeOfDay::parse(to).unwrap() }
}

fn clinic() -> Instance {
    read(concat!(env!("CARGO_MANIFEST_DIR"), "/instances/tiny").as_ref()).unwrap()
}

fn patient(row: usize) -> PatientId {
    PatientId::from_index(row)
}

/// The first patient with both visits, the second with the first; nobody else.
fn bookings() -> Bookings {
    let booked = |row, step, session, day, hours| Booked {
        patient: patient(row),
        step,
        session: Id::from_index(session),
        date: date(day),
        span: span(hours),
    };
    Bookings::new(vec![
        booked(0, 0, 1, "2026-11-03", "9:00-9:40"),
        booked(0, 1, 1, "2026-11-10", "9:00-9:20"),
        booked(1, 0, 1, "2026-11-03", "9:40-10:40"),
    ])
}

fn in_a_file<T>(text: &[u8], then: impl FnOnce(&std::path::Path) -> T) -> T {
    use std::sync::atomic::{AtomicU32, Ordering};
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("behov-bookings-{}-x{count}x.csv", std::process::id());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, text).unwrap();
    let result = then(&path);
    std::fs::remove_file(&path).unwrap();
    result
}

fn again(clinic: &Instance, text: &[u8]) -> Result<Bookings, Vec<FileFault>> {
    in_a_file(text, |path| read_bookings(clinic, path, &mut Digests::default()))
}

fn told(faults: &[FileFault]) -> Vec<String> {
    faults.iter().map(|f| format!("{}:{} {}", f.line, f.column, f.code)).collect()
}

#[test]
fn every_patient_is_told_once_per_visit_or_with_a_reason() {
    let clinic = clinic();
    let mut left_out = vec![(patient(1), Reason::Full)];
    left_out.extend((2..6).map(|row| (patient(row), Reason::NoOpening { step: 0 })));
    left_out.push((patient(6), Reason::NotReady));
    let text = write_bookings(
        Lang::En,
        &clinic,
        &listed(&clinic, &bookings(), &left_out, &Bookings::default(), 0),
    );
    insta::assert_snapshot!(text.trim_start_matches('\u{feff}'), @"
    pseudonym;team;step;need;clinician;date;from;to;minutes;week;deadline;finish;days_over;status;reason
    P-01;joint;1;first;Ada;2026-11-03;09:00;09:40;40;week 45;2026-11-04;2026-11-10;6;new;
    P-01;joint;2;conclusion;Ada;2026-11-10;09:00;09:20;20;week 46;2026-11-04;2026-11-10;6;new;
    P-02;joint;1;first;Ada;2026-11-03;09:40;10:40;60;week 45;2026-11-08;;;new;
    P-02;joint;;;;;;;;;2026-11-08;;;left-out;full
    P-03;joint;1;;;;;;;;2026-11-13;;;left-out;no-opening
    P-04;joint;1;;;;;;;;2026-11-20;;;left-out;no-opening
    P-05;joint;1;;;;;;;;2026-11-25;;;left-out;no-opening
    P-06;joint;1;;;;;;;;;;;left-out;no-opening
    P-07;joint;;;;;;;;;;;;left-out;not-ready
    ");
}

#[test]
fn bookings_survive_the_spreadsheet() {
    let clinic = clinic();
    for lang in [Lang::En, Lang::Da] {
        let list = listed(&clinic, &bookings(), &[], &Bookings::default(), 0);
        let text = write_bookings(lang, &clinic, &list);
        assert_eq!(again(&clinic, text.as_bytes()).unwrap(), bookings());
        assert_eq!(text.contains(";ny;"), lang == Lang::Da, "{text}");
        assert_eq!(text.contains(";new;"), lang == Lang::En, "{text}");
    }
}

#[test]
fn a_list_from_a_danish_spreadsheet_is_read() {
    // A name with ø as one byte, dates and times as a Danish spreadsheet writes them.
    let clinic = clinic().with(|parts| parts.waiting[0].pseudonym = "rød-1".to_owned()).unwrap();
    let mut text = b"Pseudonym;Need;Clinician;Date;From;To\r\n".to_vec();
    text.extend(b"r\xf8d-1;first;Ada;03-11-2026;09.00;09.40\r\n");
    text.extend(b"r\xf8d-1;conclusion;Ada;10-11-2026;09:00:00;09:20:00\r\n");
    text.extend(b"P-02;first;Ada;03-11-2026;9:40;10:40\r\n");
    assert_eq!(again(&clinic, &text).unwrap(), bookings());
}

#[test]
fn a_line_that_fits_nobody_is_told() {
    let text = "pseudonym;step;need;clinician;date;from;to\n\
                P-99;1;first;Ada;2026-11-03;9:00;9:40\n\
                P-01;2;first;Ada;2026-11-03;9:00;9:40\n\
                P-01;1;first;Eda;2026-11-03;9:00;9:40\n\
                P-02;1;first;Ada;2026-11-03;9:40;10:40\n\
                P-02;1;first;Ada;2026-11-04;9:00;10:00\n\
                P-03;1;first;Bea;2026-11-03;9:00;9:40\n\
                P-04;1;first;Ada;2026-11-32;9:00;9:40\n\
                P-05;;;;;;\n";
    let faults = again(&clinic(), text.as_bytes()).unwrap_err();
    let expected = ["2:1 B0124", "3:3 B0125", "4:4 B0107", "6:1 B0126", "7:5 B0127", "8:5 B0117"];
    assert_eq!(told(&faults), expected);
}

#[test]
fn columns_that_repeat_others_must_say_the_same() {
    let clinic = clinic();
    let list = |minutes: &str, week: &str| {
        let text = format!(
            "pseudonym;step;need;clinician;date;from;to;minutes;week\n\
             P-01;1;first;Ada;2026-11-03;9:00;9:40;{minutes};{week}\n"
        );
        again(&clinic, text.as_bytes())
    };
    for (minutes, week) in [
        ("40", "week 45"),
        ("40 min.", "uge 45"),
        ("", "2026-45"),
        ("40,0", "45"),
        ("0:40", "uge 45-2026"),
        ("", ""),
    ] {
        assert_eq!(list(minutes, week).map(|read| read.rows().len()), Ok(1), "{minutes} {week}");
    }
    for (minutes, week, place) in [
        ("60", "45", "2:8 B0144"),
        ("", "uge 46", "2:9 B0144"),
        ("", "2025-45", "2:9 B0144"),
        ("", "uge 60", "2:9 B0144"),
        ("ca. 40", "", "2:8 B0117"),
        ("", "november", "2:9 B0117"),
    ] {
        assert_eq!(told(&list(minutes, week).unwrap_err()), [place], "{minutes} {week}");
    }
    // Also of visits that stand no more, and in a list told before.
    let text = "pseudonym;step;need;clinician;date;from;to;minutes;status\n\
                P-01;1;first;Ada;2026-11-03;9:00;9:40;60;aflyst\n";
    let faults = in_a_file(text.as_bytes(), |path| {
        read_earlier(&clinic, path, &mut Digests::default()).unwrap_err()
    });
    assert_eq!(told(&faults), ["2:8 B0144"]);
}

/// The waiting list of the tiny clinic replaced by another.
fn waiting(list: &str) -> Result<Instance, Vec<FileFault>> {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/instances/tiny");
    in_a_file(list.as_bytes(), |path| read_with(dir.as_ref(), Some(path)))
}

#[test]
fn dates_a_patient_cannot_come_and_what_is_missing_are_read() {
    let list = "pseudonym;stream;referral_received;blocked;ready\n\
                a;work-up;12-10-2026;09-11-2026..13-11-2026 2026-11-20;\n\
                b;work-up;12-10-2026;;ja\n\
                c;work-up;12-10-2026;;nej\n\
                d;work-up;12-10-2026;;16-11-2026\n";
    let clinic = waiting(list).unwrap();
    let [a, b, c, d] = &clinic.parts().waiting[..] else { panic!("four patients") };
    let away = |from, to| Blocked { from: date(from), to: date(to) };
    let dates = [away("2026-11-09", "2026-11-13"), away("2026-11-20", "2026-11-20")];
    assert_eq!(a.blocked, dates);
    assert_eq!((a.ready, b.ready, c.ready), (Ready::Now, Ready::Now, Ready::Unknown));
    assert_eq!(d.ready, Ready::From(date("2026-11-16")));
}

#[test]
fn a_range_that_ends_before_it_starts_is_told_with_its_line() {
    let list = "pseudonym;stream;referral_received;blocked;ready\n\
                a;work-up;12-10-2026;13-11-2026..09-11-2026;\n\
                b;work-up;12-10-2026;next week;\n\
                c;work-up;12-10-2026;;perhaps\n\
                a;work-up;13-10-2026;;\n";
    let faults = waiting(list).unwrap_err();
    assert_eq!(told(&faults), ["2:4 B0204", "3:4 B0117", "4:5 B0117", "5:1 B0123"]);
    assert!(faults[3].cause.en.contains("line 2"), "{}", faults[3].cause.en);
}

#[test]
fn a_step_booked_twice_is_found_whatever_ends_the_lines() {
    let rows = [
        "",
        "pseudonym;step;need;clinician;date;from;to",
        "P-02;1;first;Ada;2026-11-03;9:40;10:40",
        "P-02;1;first;Ada;2026-11-04;9:00;10:00",
    ];
    for end in ["\n", "\r\n", "\r"] {
        let faults = again(&clinic(), rows.join(end).as_bytes()).unwrap_err();
        assert_eq!(told(&faults), ["4:1 B0126"], "{end:?}");
        assert!(faults[0].cause.en.contains("line 3"), "{}", faults[0]);
    }
}

#[test]
fn bookings_are_read_back_in_either_language() {
    let clinic = clinic();
    for lang in [Lang::En, Lang::Da] {
        let patients = listed(&clinic, &bookings(), &[], &Bookings::default(), 0);
        let text = write_bookings(lang, &clinic, &patients);
        assert_eq!(again(&clinic, text.as_bytes()).unwrap(), bookings());
    }
}

fn earlier(clinic: &Instance, lines: &str) -> Result<Earlier, Vec<FileFault>> {
    let text = format!("pseudonym;step;need;clinician;date;from;to;status\n{lines}");
    in_a_file(text.as_bytes(), |path| read_earlier(clinic, path, &mut Digests::default()))
}

#[test]
fn a_cancelled_or_missed_visit_is_not_told_and_an_unknown_word_is_refused() {
    let clinic = clinic().with(|parts| parts.as_of = date("2026-11-04")).unwrap();
    let (past, ahead) =
        ("P-01;1;first;Ada;03-11-2026;9:00;9:40", "P-02;1;first;Ada;10-11-2026;9:00;9:40");
    let off = ["aflyst", "aflyst af pt.", "aflyst-af-patient", "afbud", "slettet", "cancelled"];
    for word in off {
        let found = earlier(&clinic, &format!("{past};{word}\n{ahead};{word}\n")).unwrap();
        assert_eq!((found.told.len(), found.gone.len(), found.freed.len()), (0, 0, 1), "{word}");
    }
    for word in ["udeblevet", "missed", "no-show"] {
        let found = earlier(&clinic, &format!("{past};{word}\n{ahead};ny\n")).unwrap();
        assert_eq!((found.told.len(), found.freed.len()), (1, 0), "{word}");
        let faults = earlier(&clinic, &format!("{ahead};{word}\n")).unwrap_err();
        assert_eq!(told(&faults), ["2:8 B0620"], "{word}");
    }
    for word in ["xyz", "aflyyst", "afholdt?"] {
        let text = format!("pseudonym;step;need;clinician;date;from;to;status\n{past};{word}\n");
        let faults = earlier(&clinic, &format!("{past};{word}\n")).unwrap_err();
        assert_eq!(told(&faults), ["2:8 B0636"], "{word}");
        assert_eq!(told(&again(&clinic, text.as_bytes()).unwrap_err()), ["2:8 B0636"], "{word}");
    }
}

#[test]
fn who_is_no_longer_on_the_list_keeps_the_time_until_it_is_cancelled() {
    let clinic = clinic();
    let line = "gone;1;first;Ada;03-11-2026;9:00;9:40";
    let found = earlier(&clinic, &format!("{line};kept\n")).unwrap();
    assert_eq!((found.gone.len(), &*found.gone[0].pseudonym), (1, "gone"));
    assert!(earlier(&clinic, &format!("{line};aflyst\n")).unwrap().gone.is_empty());
    // A file of the run after says so itself.
    let text = super::write_bookings_with(Lang::Da, &clinic, &[], &found.gone);
    assert!(text.contains("venter ikke mere"), "{text}");
    let held = in_a_file(text.as_bytes(), |path| {
        read_held(&clinic, path, &mut Digests::default()).unwrap()
    });
    assert_eq!(held.gone, found.gone);
    assert_eq!(again(&clinic, text.as_bytes()).unwrap(), Bookings::default());
}

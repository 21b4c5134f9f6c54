//! Leave, closed days, seasons and a patient's own dates by week, in a clinic file, a workbook and a list.

use behov_solver::instance::Instance;
use calamine::{Reader, Xlsx};
use chrono::NaiveDate;

use super::tests::{TINY, WAITING, codes, read_files, told, with_waiting};
use super::*;
use crate::messages::Lang;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// The example, of 2 November 2026, with some text at its end.
fn with(more: &str) -> Result<Instance, Vec<FileFault>> {
    let text = format!("{TINY}\n{more}");
    read_files(&[("clinic.toml", text.as_bytes()), ("waiting.csv", WAITING.as_bytes())])
}

fn leave(from: &str, to: &str) -> String {
    format!("[[absence]]\nclinician = \"Bea\"\nfrom = {from}\nto = {to}\n")
}

#[test]
fn leave_and_closed_days_by_week_are_whole_weeks() {
    for week in ["\"uge 7-2027\"", "\"2027-W07\"", "\"Uge 7 2027\"", "\"uge 7\""] {
        let clinic = with(&leave(week, week)).expect("a clinic");
        let absence = &clinic.parts().absences[0];
        let wanted = (date("2027-02-15"), date("2027-02-21"));
        assert_eq!((absence.from, absence.to), wanted, "{week}");
        let assumed = |row: &&behov_solver::instance::Assumption| row.value == "2027-W07";
        let count = clinic.parts().assumptions.iter().filter(assumed).count();
        assert_eq!(count, 2 * usize::from(week == "\"uge 7\""), "{week}");
    }
    let closed = "[[closure]]\nfrom = \"uge 52-2026\"\nto = 2027-01-03\nreason = \"Christmas\"\n";
    let closed = with(closed).expect("a clinic");
    let closure = &closed.parts().calendar.closures[0];
    assert_eq!((closure.from, closure.to), (date("2026-12-21"), date("2027-01-03")));
    // The last week of 2026 is 53.
    let last = with(&leave("\"uge 53-2026\"", "\"53-2026\"")).expect("a clinic");
    assert_eq!(last.parts().absences[0].to, date("2027-01-03"));
}

#[test]
fn a_week_that_its_year_has_not_is_refused_where_it_stands() {
    let first = u32::try_from(TINY.lines().count()).unwrap() + 2;
    let faults = with(&leave("\"uge 53-2027\"", "\"uge 53-2027\"")).expect_err("a fault");
    let found: Vec<_> = faults.iter().map(|fault| (fault.code, fault.line - first)).collect();
    assert_eq!(found, [("B0138", 2), ("B0138", 3)]);
    let danish = faults[0].cause.of(Lang::Da);
    assert!(danish.contains("der er ingen uge `53-2027`"), "{danish}");
    assert_eq!(codes(with(&leave("\"uge 54\"", "\"uge 7-2027\""))), ["B0138"]);
    // From a later week to an earlier one.
    assert_eq!(codes(with(&leave("\"uge 8-2027\"", "\"uge 7-2027\""))), ["B0204"]);
    // Elsewhere a date is a date.
    let as_of = TINY.replacen("as_of = 2026-11-02", "as_of = \"uge 45-2026\"", 1);
    let read = read_files(&[("clinic.toml", as_of.as_bytes()), ("waiting.csv", b"")]);
    assert!(read.is_err());
}

#[test]
fn a_number_and_a_year_are_a_week_and_that_it_is_no_month_is_an_assumption() {
    for week in ["\"7-2027\"", "\"2027-07\"", "\"07/2027\""] {
        let clinic = with(&leave(week, "\"uge 7-2027\"")).expect("a clinic");
        let absence = &clinic.parts().absences[0];
        assert_eq!((absence.from, absence.to), (date("2027-02-15"), date("2027-02-21")), "{week}");
        let assumed = clinic.parts().assumptions.iter().filter(|row| row.value == "2027-W07");
        let notes: Vec<&str> = assumed.map(|row| &*row.note).collect();
        assert_eq!(notes, [notes::WEEK.en], "{week}");
    }
}

#[test]
fn a_workbook_takes_weeks_and_gives_them_back_as_they_were() {
    let text = format!("{TINY}\n{}", leave("\"uge 7-2027\"", "\"uge 8\""));
    let dir = std::env::temp_dir().join(format!("behov-weeks-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    std::fs::write(dir.join(CLINIC_FILE), text).unwrap();
    std::fs::write(dir.join("waiting.csv"), WAITING).unwrap();
    let (file, _) = read_shape(&dir, &mut Digests::default()).expect("a clinic file");
    std::fs::remove_dir_all(&dir).unwrap();
    for lang in [Lang::En, Lang::Da] {
        let dir = std::env::temp_dir().join(format!("behov-weeks-{lang:?}-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        std::fs::write(dir.join(WORKBOOK_FILE), write_workbook(&file, lang)).unwrap();
        std::fs::write(dir.join("waiting.csv"), WAITING).unwrap();
        let (shape, clinic) = (read_shape(&dir, &mut Digests::default()), read(&dir));
        let bytes = std::fs::read(dir.join(WORKBOOK_FILE)).unwrap();
        std::fs::remove_dir_all(&dir).unwrap();
        assert_eq!(shape.expect("a shape").0.absence, file.absence);
        let clinic = clinic.expect("a clinic");
        let absence = &clinic.parts().absences[0];
        assert_eq!((absence.from, absence.to), (date("2027-02-15"), date("2027-02-28")));
        // The weeks stand in their cells as a planner says them.
        let mut book: Xlsx<_> =
            calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
        let sheet = if lang == Lang::Da { "Fravær" } else { "absence" };
        let cells = book.worksheet_range(sheet).expect("a sheet");
        let shown: Vec<String> =
            cells.rows().nth(1).unwrap().iter().map(ToString::to_string).collect();
        let word = if lang == Lang::Da { "uge" } else { "week" };
        for week in ["7-2027", "8"] {
            assert!(shown.contains(&format!("{word} {week}")), "{shown:?}");
        }
    }
}

#[test]
fn a_patient_who_cannot_come_in_a_week_says_it_by_its_number() {
    let list = |blocked: &str| {
        let row =
            format!("pseudonym;need;referral_received;blocked\nP-1;first;20-10-2026;{blocked}\n");
        with_waiting(row.as_bytes())
    };
    let clinic = list("uge 46-2026 07-12-2026 2026-W50..uge51-2026").expect("a clinic");
    let blocked: Vec<_> =
        clinic.parts().waiting[0].blocked.iter().map(|away| (away.from, away.to)).collect();
    let day = |from, to| (date(from), date(to));
    let wanted = [
        day("2026-11-09", "2026-11-15"),
        day("2026-12-07", "2026-12-07"),
        day("2026-12-07", "2026-12-20"),
    ];
    assert_eq!(blocked, wanted);
    // A week that its year does not have is told as one, wherever it is written.
    let week_seven = list("7-2027 2027-08").expect("a clinic");
    let days: Vec<_> = week_seven.parts().waiting[0].blocked.iter().map(|away| away.from).collect();
    assert_eq!(days, [date("2027-02-15"), date("2027-02-22")]);
    for week in ["uge 53-2027", "uge 46-2026..uge 54-2026"] {
        assert!(told(list(week)).contains("2:4 B0138 "), "{week}");
    }
    assert!(told(list("uge")).contains("B0117"));
}

//! Lists as spreadsheets and editors leave them, the day they are judged by, and words that no row
//! knows.

use std::path::Path;

use behov_solver::instance::{Cycle, CycleDay, Instance, WhyNotHeld};
use behov_solver::table::{Id, SessionId};

use super::list::{ListFile, Sheet, Tally, columns_of};
use super::table::Table;
use super::tests::{TINY, WAITING, changed, codes, read_files, told, with_waiting};
use super::*;
use crate::messages::Lang;
use proptest::prelude::*;

/// A waiting list of the Ada and Bea clinic in any form.
fn list(rows: &[&str], end: &str) -> Vec<u8> {
    let mut text = rows.join(end);
    text.push_str(end);
    text.into_bytes()
}

const HEADING: &str = "pseudonym;need;referral_received";

#[test]
fn lines_are_counted_as_an_editor_does_however_they_end() {
    // Line 1 the heading, 2 and 4 blank, 3 and 5 the same patient.
    let rows = [HEADING, "", "P-3;first;20-10-2026", "  ", "P-3;first;21-10-2026"];
    let mixed = format!("{HEADING}\r\n\rP-3;first;20-10-2026\n  \rP-3;first;21-10-2026");
    let lists =
        ["\n", "\r\n", "\r"].map(|end| list(&rows, end)).into_iter().chain([mixed.into_bytes()]);
    for rows in lists {
        let faults = told(with_waiting(&rows));
        assert!(faults.starts_with("5:1 B0123 "), "{faults}");
        assert!(faults.contains("stands here and in line 3"), "{faults}");
    }
}

#[test]
fn a_clinic_file_with_any_line_ends_has_its_faults_on_the_same_line() {
    let wrong = TINY.replacen("per_week = 10", "per_weeks = 10", 1);
    let line = wrong.lines().position(|line| line == "per_weeks = 10").unwrap() + 1;
    for end in ["\n", "\r\n", "\r"] {
        let text = wrong.replace('\n', end);
        let read = read_files(&[("clinic.toml", text.as_bytes()), ("waiting.csv", b"")]);
        let faults = read.expect_err("a fault");
        assert!(faults.iter().any(|f| f.line as usize == line && f.code == "B0104"), "{faults:?}");
    }
}

#[test]
fn a_quote_too_many_is_refused_with_its_row_and_hides_no_other() {
    let heading = "need;referral_received;pseudonym";
    let open = list(
        &[heading, "first;20-10-2026;\"P-1", "first;21-10-2026;P-2", "first;22-13-26;P-3"],
        "\n",
    );
    let faults = told(with_waiting(&open));
    assert!(faults.contains("2:0 B0130 "), "{faults}");
    assert!(faults.contains("4:2 B0117 "), "{faults}");
    // Two open quotes would join two rows to one that fits.
    let pair = list(&[heading, "first;20-10-2026;\"P-1", "P-2\";;"], "\n");
    assert_eq!(codes(with_waiting(&pair)), ["B0130", "B0130"]);
    let in_heading = list(&["need;\"referral_received;pseudonym"], "\n");
    assert_eq!(codes(with_waiting(&in_heading)), ["B0130"]);
}

#[test]
fn a_line_that_names_the_separator_and_tabs_are_read() {
    let waiting = |rows: &[u8]| -> usize {
        with_waiting(rows).unwrap_or_else(|f| panic!("{}", f[0])).parts().waiting.len()
    };
    let semicolons =
        list(&["sep=;", HEADING, "P-1;first;20-10-2026", "P-2;first;20-10-2026"], "\r\n");
    assert_eq!(waiting(&semicolons), 2);
    let tabs = list(&[HEADING, "P-1;first;20-10-2026", "P-2;first;20-10-2026;;"], "\n");
    let tabs = String::from_utf8(tabs).unwrap().replace(';', "\t");
    assert_eq!(waiting(tabs.as_bytes()), 2);
    // A fault below the line that names the separator stands where an editor shows it.
    let wrong = list(&["sep=,", "pseudonym,need,referral_received", "P-1,frst,20-10-2026"], "\n");
    assert!(told(with_waiting(&wrong)).starts_with("3:2 B0107"));
}

#[test]
fn empty_columns_that_a_spreadsheet_adds_are_no_columns() {
    let rows =
        list(&["pseudonym;need;referral_received;;", "P-1;first;20-10-2026;;", ";;;;"], "\n");
    assert_eq!(with_waiting(&rows).unwrap().parts().waiting.len(), 1);
    let filled = list(&["pseudonym;need;referral_received;", "P-1;first;20-10-2026;x"], "\n");
    assert_eq!(codes(with_waiting(&filled)), ["B0114"]);
}

/// The Ada and Bea clinic with a list, read as on a day.
fn on(today: &str, waiting: &str) -> Result<Instance, Vec<FileFault>> {
    let folder = std::env::temp_dir().join(format!("behov-today-x{}x-{today}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("clinic.toml"), TINY).unwrap();
    std::fs::write(folder.join("waiting.csv"), waiting).unwrap();
    let read = read_on(&folder, Instead::default(), today.parse().ok(), &mut Digests::default());
    std::fs::remove_dir_all(Path::new(&folder)).unwrap();
    read
}

#[test]
fn lists_are_judged_by_the_day_asked_for_and_the_cycle_stays() {
    // The file is of 2 November 2026; the referral came on the 4th.
    let waiting = format!("{HEADING}\nP-1;first;04-11-2026\n");
    assert_eq!(codes(with_waiting(waiting.as_bytes())), ["B0229"]);
    let clinic = on("2026-11-12", &waiting).unwrap_or_else(|f| panic!("{}", f[0]));
    assert_eq!(clinic.parts().as_of.to_string(), "2026-11-12");
    assert_eq!(clinic.parts().cycle.anchor.to_string(), "2026-11-02");
    let early = on("2026-11-03", &waiting).expect_err("not received yet");
    assert_eq!((early[0].code, early[0].line), ("B0229", 2));
}

#[test]
fn a_word_that_is_no_day_is_told_once() {
    for wrong in ["days = [\"tir\"]", "day = \"tirsdag\"", "days = [\"tir\", 3]"] {
        let session = "clinician = \"Bea\"\ndays = [\"mon\", \"wed\", \"fri\"]";
        let faults = told(changed(session, &format!("clinician = \"Bea\"\n{wrong}")));
        let codes: Vec<&str> = faults.lines().filter_map(|line| line.split(' ').nth(1)).collect();
        assert!(codes.iter().all(|code| matches!(*code, "B0108" | "B0105")), "{wrong}: {faults}");
    }
}

#[test]
fn a_list_that_could_not_be_read_is_not_called_too_short_as_well() {
    let shares = changed("[0.2, 0.2, 0.2, 0.2, 0.2]", "[0.2, \"x\"]");
    assert_eq!(codes(shares), ["B0105"]);
    let need = changed("need = \"urgent\"\nper_week", "need = 7\nper_week");
    assert_eq!(codes(need), ["B0105"]);
}

/// The example with Bea in some weeks only, and with another rhythm of the clinic.
fn in_weeks(weeks: &str, clinic: &str) -> Result<Instance, Vec<FileFault>> {
    let mut text = TINY.to_owned();
    let bea = "[[session]]\nclinician = \"Bea\"\n";
    for (from, to) in [
        (bea.to_owned(), format!("{bea}{weeks}\n")),
        ("cycle_weeks = 1 ".to_owned(), "# ".to_owned()),
        ("cycle_anchor = 2026-11-02".to_owned(), clinic.to_owned()),
    ] {
        assert!(text.contains(&from), "{from}");
        text = text.replacen(&from, &to, 1);
    }
    read_files(&[("clinic.toml", text.as_bytes()), ("waiting.csv", WAITING.as_bytes())])
}

#[test]
fn sessions_are_held_in_odd_or_in_even_weeks() {
    let clinic = in_weeks("weeks = \"even\"", "").unwrap_or_else(|f| panic!("{}", f[0]));
    let parts = clinic.parts();
    assert_eq!(parts.cycle, Cycle::iso_parity("2026-11-02".parse().unwrap()));
    // Ada five mornings in both weeks, Bea three in the even ones: week 1 of the cycle, from 0.
    assert_eq!(parts.sessions.len(), 13);
    let last = SessionId::from_index(12);
    assert_eq!(parts.sessions[last].day, CycleDay { week: 1, day: 4 });
    assert!(!parts.assumptions.iter().any(|row| row.about.starts_with("clinic.cycle")));
    assert!(in_weeks("weeks = \"odd\"", "cycle_weeks = 2").is_ok());
}

#[test]
fn odd_and_even_weeks_stand_beside_no_other_rhythm() {
    for clinic in
        ["cycle_weeks = 4", "cycle_weeks = 1", "cycle_weeks = 2\ncycle_anchor = 2026-11-02"]
    {
        assert_eq!(codes(in_weeks("weeks = \"even\"", clinic)), ["B0129"], "{clinic}");
    }
    assert_eq!(codes(in_weeks("weeks = \"lige\"", "")), ["B0108"]);
    assert_eq!(codes(in_weeks("weeks = 2", "")), ["B0105"]);
    let frozen = "[[frozen]]\nclinician = \"Ada\"\nday = \"mon\"\nweeks = [1]\nfrom = \"09:00\"\nto = \"10:00\"";
    let other = in_weeks(
        &format!(
            "weeks = \"even\"\nfrom = \"09:00\"\nto = \"12:00\"\nday = \"tue\"\n{frozen}\n[[session]]\nclinician = \"Bea\""
        ),
        "",
    );
    assert_eq!(codes(other), ["B0129"]);
}

#[test]
fn a_made_booking_that_cannot_be_held_is_no_fault_of_the_file() {
    let text = TINY.replacen("waiting = \"waiting.csv\"", "bookings = \"bookings.csv\"", 1);
    let bookings = b"pseudonym;need;clinician;date;from;to\nP-9;first;Ada;14-11-2026;09:00;09:40\n";
    let clinic = read_files(&[("clinic.toml", text.as_bytes()), ("bookings.csv", bookings)]);
    let clinic = clinic.unwrap_or_else(|f| panic!("{}", f[0]));
    assert!(clinic.parts().bookings.is_empty());
    assert_eq!(clinic.not_held()[0].why, WhyNotHeld::NoSession);
}

/// A list with a name that only some encodings have, in any of them.
fn encoded(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let wide =
        |order: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(order).collect() };
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    vec![
        ("UTF-8", text.into()),
        ("UTF-8 with a mark", marked(b"\xef\xbb\xbf", text.into())),
        ("UTF-16 LE with a mark", marked(b"\xff\xfe", wide(u16::to_le_bytes))),
        ("UTF-16 BE with a mark", marked(b"\xfe\xff", wide(u16::to_be_bytes))),
        ("UTF-16 LE", wide(u16::to_le_bytes)),
        ("UTF-16 BE", wide(u16::to_be_bytes)),
        ("Windows-1252", encoding_rs::WINDOWS_1252.encode(text).0.into_owned()),
    ]
}

#[test]
fn a_list_is_the_same_in_every_encoding_and_with_every_line_end() {
    for end in ["\n", "\r\n", "\r"] {
        let rows = ["", HEADING, "", "rød-Å;first;20-10-2026", "  ", "P-2;first;20-10-2026"];
        for (name, bytes) in encoded(&rows.join(end)) {
            let clinic = with_waiting(&bytes).unwrap_or_else(|f| panic!("{name}: {}", f[0]));
            let waiting = &clinic.parts().waiting;
            assert_eq!((waiting.len(), &*waiting[0].pseudonym), (2, "rød-Å"), "{name}");
        }
        let rows = ["", HEADING, "", "rød-Å;first;20-10-2026", "rød-Å;first;nej"];
        for (name, bytes) in encoded(&rows.join(end)) {
            let faults = told(with_waiting(&bytes));
            assert!(faults.contains("5:1 B0123 ") && faults.contains("line 4"), "{name}: {faults}");
            assert!(faults.contains("5:3 B0117 "), "{name}: {faults}");
        }
        let number = ["0101", "90", "1234"].concat();
        let rows = [HEADING, "P-1;first;20-10-2026", &format!("rød {number};first;20-10-2026")];
        for (name, bytes) in encoded(&rows.join(end)) {
            let faults = with_waiting(&bytes).unwrap_err();
            let place = (faults[0].line, faults[0].column);
            assert_eq!((faults[0].code, place), ("B0110", (3, 5)), "{name}");
        }
    }
}

#[test]
fn a_number_is_found_in_files_too_large_to_be_read() {
    let number = ["0101", "90", "1234"].concat();
    let line = "# nothing to see here, and nobody\n";
    for before in [0, 1 << 20, (1 << 20) - 40, (1 << 20) - 34] {
        let filled = |text: &str| -> Vec<u8> {
            let lines = |bytes: usize| line.repeat(bytes.div_ceil(line.len()));
            (lines(before) + text + "\n" + &lines((8 << 20) + 1)).into_bytes()
        };
        let files = |bytes: &[u8]| read_files(&[("clinic.toml", bytes)]);
        assert_eq!(codes(files(&filled(&number))), ["B0110"], "{before}");
        assert_eq!(codes(files(&filled("nothing"))), ["B0102"], "{before}");
        // One digit more or less is no number, wherever a part of the file ends.
        for other in [format!("{number}5"), format!("9{number}"), number[..8].to_owned()] {
            assert_eq!(codes(files(&filled(&other))), ["B0102"], "{before}");
        }
    }
}

#[test]
fn what_the_help_advises_is_read() {
    let number = ["0101", "90", "1234"].concat();
    let list = |name: &str| list(&[HEADING, &format!("{name};first;20-10-2026")], "\n");
    let faults = with_waiting(&list(&number)).unwrap_err();
    assert!(faults[0].help.en.contains("with a letter after its fifth digit"), "{}", faults[0]);
    assert!(!faults[0].to_string().contains(&number));
    let advised = format!("{}x{}", &number[..5], &number[5..]);
    let clinic = with_waiting(&list(&advised)).unwrap_or_else(|f| panic!("{}", f[0]));
    assert_eq!(clinic.parts().waiting[0].pseudonym, advised);
}

proptest! {
    #[test]
    fn what_a_table_holds_is_read_back(
        names in prop::collection::vec("[=+@'\t\u{ff1d}-]{0,3}[ -~æøåÆØÅ\t]{1,12}", 1..5),
        lang in prop::sample::select(vec![Lang::En, Lang::Da]),
    ) {
        let mut table = Table::new(lang, columns_of(COLUMNS));
        let names: Vec<String> = names.iter().map(|name| format!("{}x", name.trim_start_matches(' '))).collect();
        for name in &names {
            table.text_field(name).text_field("first").next();
        }
        let text = table.text();
        let source = Source::new("list.csv", text.trim_start_matches('\u{feff}').to_owned());
        let mut tally = Tally::new("list", "list.csv");
        let sheet = Sheet::parse(&ListFile::of_text(&source), COLUMNS, &mut tally);
        prop_assert!(tally.faults.is_empty(), "{}", tally.faults[0]);
        let sheet = sheet.unwrap();
        let read: Vec<&str> = sheet.lines().filter_map(|line| line.get("pseudonym")).collect();
        prop_assert_eq!(read, names);
    }
}

/// The columns of a list of two.
const COLUMNS: &[(&str, bool)] = &[("pseudonym", true), ("need", true)];

#[test]
fn cells_are_read_as_danes_write_them() {
    let rows = [
        "pseudonym;behov;henvist;tidligst;senest;kan ikke;klar;klasse",
        "P-1;first;12. okt. 2026;uge 47;uge 48;28. nov. 2026 og uge 49;fra 3. nov. 2026;ukendt",
        "P-2;first;man. 12-10-26;;;16-11-2026 til 20-11-2026;ukendt;",
    ];
    let clinic = with_waiting(&list(&rows, "\n")).unwrap_or_else(|faults| panic!("{}", faults[0]));
    let (first, second) = (&clinic.parts().waiting[0], &clinic.parts().waiting[1]);
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    assert_eq!((first.referred, second.referred), (day("2026-10-12"), day("2026-10-12")));
    assert_eq!((first.earliest, first.latest), (Some(day("2026-11-16")), Some(day("2026-11-29"))));
    let away: Vec<_> = first.blocked.iter().map(|days| (days.from, days.to)).collect();
    let week = (day("2026-11-30"), day("2026-12-06"));
    assert_eq!(away, [(day("2026-11-28"), day("2026-11-28")), week]);
    assert_eq!(first.ready, behov_solver::instance::Ready::From(day("2026-11-03")));
    assert_eq!(second.blocked[0].to, day("2026-11-20"));
    assert_eq!(second.ready, behov_solver::instance::Ready::Now);
    assert_eq!(first.class, clinic.parts().complexity.unknown());
}

#[test]
fn headings_of_other_programs_are_known_and_the_day_of_writing_is_explained() {
    for heading in [
        "Patientnr.;Besøgstype;Henvisning modtaget",
        "knr;henvisningsstrøm;Modtaget",
        "Pt. ID;forløbstype;Henv. modt.",
    ] {
        let rows = [heading, "P-1;first;12-10-2026"];
        assert_eq!(codes(with_waiting(&list(&rows, "\n"))), Vec::<&str>::new(), "{heading}");
    }
    let rows = ["pseudonym;behov;henvisningsdato", "P-1;first;12-10-2026"];
    let faults = with_waiting(&list(&rows, "\n")).unwrap_err();
    let help = faults.iter().find(|fault| fault.code == "B0116").unwrap().help.da.clone();
    assert!(help.contains("kald kolonnen `henvisning_modtaget`"), "{help}");
}

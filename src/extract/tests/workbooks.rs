//! Workbooks.

use super::workbook::{book, date, error, formula, nothing, number, rows, text, time};
use super::*;

fn heading() -> [String; 5] {
    ["K-nr.", "Forløb", "Modtaget", "Fast læge", "Note"].map(text)
}

fn patient(id: &str, received: String) -> [String; 5] {
    [text(id), text("Udredning"), received, nothing(), nothing()]
}

fn sheet(patients: &[[String; 5]]) -> String {
    let heading = heading();
    let mut all: Vec<&[String]> = vec![&heading];
    all.extend(patients.iter().map(<[String; 5]>::as_slice));
    rows(&all)
}

fn of(sheets: &[workbook::Sheet<'_>], map: &str) -> Import {
    of_bytes(&book(sheets, &[], false), map)
}

fn one(patients: &[[String; 5]]) -> Import {
    of(&[("Ark1", false, sheet(patients))], "")
}

fn received(import: &Import) -> Vec<String> {
    let dates = import.rows.iter().filter_map(|row| row.referral_received);
    dates.map(|date| date.to_string()).collect()
}

#[test]
fn empty_columns_and_rows_that_a_spreadsheet_adds_are_none() {
    let patients = [patient("K-1", date("46300")), patient("K-2", date("46301"))];
    let plain = one(&patients);
    let mut padded = sheet(&patients);
    let blank = |line: u32, column: char| format!("<c r=\"{column}{line}\" s=\"1\"/>");
    for line in 1..=3 {
        let end = format!("</row><row r=\"{}\">", line + 1);
        let more = format!("{}{}", blank(line, 'G'), blank(line, 'H'));
        padded = padded.replacen(&end, &format!("{more}{end}"), 1);
    }
    for line in 4..300 {
        let empty: String = ('A'..='H').map(|column| blank(line, column)).collect();
        padded.extend(["<row r=\"", &line.to_string(), "\">", &empty, "</row>"]);
    }
    let padded = of(&[("Ark1", false, padded), ("Ark2", false, String::new())], "");
    assert_eq!((ids(&padded), &padded.rows), (ids(&plain), &plain.rows));
    assert_eq!((&padded.skipped, &padded.ignored), (&plain.skipped, &plain.ignored));
    assert_eq!((padded.verdict, padded.rows.len()), (Verdict::Read, 2), "{:?}", padded.refused);
}

#[test]
fn cells_are_read_by_what_they_hold() {
    let import = one(&[
        patient("K-1", date("46300")),
        patient("K-2", date("46300.5")),
        patient("K-3", number("46300")),
        patient("K-4", text("5. oktober 2026")),
        patient("K-5", text("2026-10-05T07:00:00")),
    ]);
    assert_eq!(import.verdict, Verdict::Read, "{:?}", import.refused);
    assert_eq!(received(&import), ["2026-10-05"; 5]);
    assert_eq!(codes(&import.warnings)[1], (4, "date-serial"));
    assert_eq!(import.rows[0].place.cell(), None);
    assert_eq!((import.format.sheet.as_deref(), import.format.heading), (Some("Ark1"), 1));
}

#[test]
fn a_number_among_pseudonyms_with_zeros_has_lost_its_own() {
    let mut patients = [patient("0101", date("46300")), patient("0102", date("46300"))];
    patients[1][0] = number("102");
    assert_eq!(codes(&one(&patients).refused), [(3, "id-doubted")]);
    patients[0][0] = text("K-101");
    assert_eq!(ids(&one(&patients)), ["K-101", "102"]);
}

#[test]
fn days_may_be_counted_from_1904() {
    let patients = [patient("K-1", date("44838"))];
    let bytes = book(&[("Ark1", false, sheet(&patients))], &[], true);
    assert_eq!(received(&of_bytes(&bytes, "")), ["2026-10-05"]);
}

#[test]
fn what_is_wrong_is_told_by_its_cell() {
    let mut patients = [
        patient("K-1", error("#REF!")),
        patient("K-2", formula()),
        patient("K-3", time("0.5")),
        patient("K-4", date("46300")),
        patient("K-5", date("46300")),
        patient("K-6", date("46300")),
        patient("K-7", date("46300")),
        patient("K-8", date("3.5")),
    ];
    patients[3][3] = error("#N/A");
    patients[4][0] = number("101.5");
    patients[5][0] = date("46300");
    // A column that is not wanted may hold anything.
    patients[6][4] = error("#DIV/0!");
    let import = one(&patients);
    let told: Vec<_> = import
        .refused
        .iter()
        .map(|fault| (fault.place.cell().unwrap_or_default(), fault.code.code()))
        .collect();
    let expected = [
        ("C2", "error-cell"),
        ("C3", "formula-without-value"),
        ("C4", "date-unreadable"),
        ("D5", "error-cell"),
        ("A6", "id-doubted"),
        ("A7", "id-doubted"),
        ("C9", "date-implausible"),
    ];
    assert_eq!(told, expected.map(|(cell, code)| (cell.to_owned(), code)));
    assert_eq!(ids(&import), ["K-7"]);
}

#[test]
fn dates_that_a_spreadsheet_swapped_are_told() {
    let import = one(&[
        patient("K-1", date("46152")),
        patient("K-2", text("23/10/2026")),
        patient("K-3", date("46246")),
    ]);
    assert_eq!(codes(&import.refused), [(2, "date-swapped"), (4, "date-swapped")]);
    assert_eq!(ids(&import), ["K-2"]);
    // One date above the twelfth shows that the cells are right.
    let import = one(&[
        patient("K-1", date("46152")),
        patient("K-2", text("23/10/2026")),
        patient("K-3", date("46260")),
    ]);
    assert_eq!(import.verdict, Verdict::Read, "{:?}", import.refused);
}

#[test]
fn the_sheet_is_the_one_with_a_list_or_the_one_named() {
    let list = |id: &str| sheet(&[patient(id, date("46300"))]);
    let front = rows(&[&[text("Vejledning")], &[text("Se næste ark")]]);
    let import = of(&[("Forside", false, front), ("Data", false, list("K-1"))], "");
    assert_eq!((ids(&import), import.format.sheet.as_deref()), (vec!["K-1"], Some("Data")));
    let two = [("Uge 44", false, list("K-1")), ("Uge 45", false, list("K-2"))];
    let import = of(&two, "");
    assert_eq!(
        (codes(&import.refused), import.verdict),
        (vec![(0, "sheet-undecided")], Verdict::Refuse)
    );
    assert_eq!(ids(&of(&two, "sheet = \"uge 45\"")), ["K-2"]);
    assert_eq!(codes(&of(&two, "sheet = \"uge 46\"").refused), [(0, "sheet-unknown")]);
    let hidden = [("Gammel", true, list("K-1")), ("Ny", false, list("K-2"))];
    assert_eq!(ids(&of(&hidden, "")), ["K-2"]);
}

#[test]
fn numbers_nobody_sees_refuse_the_workbook() {
    let list = || sheet(&[patient("K-1", date("46300"))]);
    let number = "310290-4558";
    let comment = "<comments><commentList><comment ref=\"A2\"><text><r><t>310290</t></r><r><t>-4558\
                   </t></r></text></comment></commentList></comments>";
    let parts: [(&str, String); 5] = [
        ("xl/comments1.xml", comment.to_owned()),
        ("docProps/core.xml", format!("<p><dc>{number}</dc></p>")),
        ("xl/sharedStrings.xml", format!("<sst><si><t>{number}</t></si></sst>")),
        ("xl/pivotCache/pivotCacheDefinition1.xml", format!("<c><s v=\"{number}\"/></c>")),
        ("xl/media/310290-4558.png", String::new()),
    ];
    for (name, xml) in &parts {
        let bytes = book(&[("Ark1", false, list())], &[(name, xml)], false);
        let import = of_bytes(&bytes, "");
        assert_eq!(codes(&import.refused), [(0, "cpr")], "{name}");
        assert!(!format!("{import:?}").contains("4558"));
    }
    let hidden = sheet(&[patient(number, date("46300"))]);
    let import = of(&[("Ark1", false, list()), ("Skjult", true, hidden)], "");
    assert_eq!((codes(&import.refused), import.rows.len()), (vec![(2, "cpr")], 0));
    let import = of(&[("Ark 310290-4558", false, list())], "");
    assert_eq!(codes(&import.refused), [(0, "cpr")]);
    assert!(!format!("{import:?}").contains("4558"));
    // As a number, with its 0 in front and without.
    for digits in ["3102904558", "103904558"] {
        let mut patient = patient("K-1", date("46300"));
        patient[4] = workbook::number(digits);
        let import = one(&[patient]);
        assert_eq!(import.refused[0].place.cell().as_deref(), Some("E2"), "{digits}");
        assert_eq!(codes(&import.refused), [(2, "cpr")]);
    }
}

#[test]
fn a_birthday_and_four_digits_are_a_number() {
    let heading = ["K-nr.", "Forløb", "Modtaget", "Født", "Note", "Nr."].map(text);
    let row =
        [text("K-1"), text("Udredning"), date("46300"), date("32904"), text("a"), number("4558")];
    let import = of(&[("Ark1", false, rows(&[&heading, &row]))], "");
    assert_eq!(codes(&import.refused), [(2, "cpr-split")]);
    assert_eq!(import.refused[0].place.cell().as_deref(), Some("D2"));
}

#[test]
fn merged_cells_say_the_same_of_each_row() {
    let mut patients = [
        patient("K-1", date("46300")),
        patient("K-2", date("46301")),
        patient("K-3", date("46302")),
    ];
    patients[0][3] = text("ADA");
    let merged = format!(
        "{}<!--after--><mergeCells count=\"1\"><mergeCell ref=\"D2:D3\"/></mergeCells>",
        sheet(&patients)
    );
    let import = of(&[("Ark1", false, merged)], "");
    let own: Vec<_> = import.rows.iter().map(|row| row.own.as_deref()).collect();
    assert_eq!(own, [Some("ADA"), Some("ADA"), None]);
}

#[test]
fn hidden_rows_are_read_and_told() {
    let patients = [patient("K-1", date("46300")), patient("K-2", date("46301"))];
    let filtered = sheet(&patients).replace("<row r=\"3\">", "<row r=\"3\" hidden=\"1\">");
    let import = of(&[("Ark1", false, filtered)], "");
    assert_eq!(ids(&import), ["K-1", "K-2"]);
    assert!(import.warnings.iter().any(|fault| fault.code == Code::RowsHidden));
}

#[test]
fn visits_have_times_that_are_not_quite_exact() {
    let heading = ["K-nr.", "Ydelse", "Behandler", "Dato", "Kl.", "Min."].map(text);
    let visit = |id: &str, date: String, time: String, length: String| {
        [text(id), text("Kontrol"), text("ADA"), date, time, length]
    };
    let all = [
        visit("K-1", date("46349.5"), time("0.3749996"), number("20")),
        visit("K-2", date("46349"), number("0.3750003"), time("0.0208333")),
        visit("K-3", date("46349.375"), date("46349.375"), text("30 min.")),
        visit("K-4", date("46349"), number("9.3"), number("45")),
    ];
    let mut table: Vec<&[String]> = vec![&heading];
    table.extend(all.iter().map(<[String; 6]>::as_slice));
    let import = of(&[("Ark1", false, rows(&table))], "");
    assert_eq!(import.verdict, Verdict::Read, "{:?}", import.refused);
    let times: Vec<_> =
        import.rows.iter().map(|row| (row.booked[0].from, row.booked[0].to)).collect();
    assert_eq!(times, [(540, Some(560)), (540, Some(570)), (540, Some(570)), (570, Some(615))]);
}

#[test]
fn a_date_is_no_score() {
    let heading = ["K-nr.", "Panel", "Næste kontrol", "PRO-score"].map(text);
    let row = |id: &str, score: String| [text(id), text("copd"), date("46400"), score];
    let all = [row("K-1", number("12.5")), row("K-2", date("46154")), row("K-3", text("12,5"))];
    let mut table: Vec<&[String]> = vec![&heading];
    table.extend(all.iter().map(<[String; 4]>::as_slice));
    let import = of(&[("Ark1", false, rows(&table))], "");
    assert_eq!(codes(&import.refused), [(3, "score-unreadable")]);
    assert_eq!((import.rows[0].pro_score, import.rows[1].pro_score), (Some(12.5), Some(12.5)));
}

#[test]
fn a_workbook_with_numbers_is_made_one_without() {
    let heading = ["CPR", "Navn", "Modtaget", "Henvist til"].map(text);
    let row = |id: String| [id, text("Rigmor Tang"), date("46300"), text("Kontrol")];
    let all = [row(number("103904558")), row(text("010390-4558"))];
    let mut table: Vec<&[String]> = vec![&heading];
    table.extend(all.iter().map(<[String; 4]>::as_slice));
    let bytes = book(&[("Ark1", false, rows(&table))], &[], false);
    let key = Key::parse(b"0123456789abcdef0123456789abcdef").expect("a key");
    let done = pseudonymise(&bytes, &Target::Heading("CPR".into()), &[], &Map::default(), &key);
    let done = done.expect("a list");
    assert_eq!((done.rows, done.people), (2, 1));
    assert!(done.list.lines().nth(1).is_some_and(|line| line.ends_with(";2026-10-05;Kontrol")));
}

#[test]
fn what_is_no_workbook_is_refused() {
    let good = book(&[("Ark1", false, sheet(&[patient("K-1", date("46300"))]))], &[], false);
    for bytes in [&good[..good.len() / 2], b"PK\x03\x04", b"PK\x03\x04 noget andet"] {
        assert_eq!(codes(&of_bytes(bytes, "").refused), [(0, "file-unreadable")]);
    }
}

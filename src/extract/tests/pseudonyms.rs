//! Lists with numbers made lists without.

use super::*;

const TEXT: &str = "CPR-nr.;Navn;Adresse;Telefon;Henvist til;Modtaget;Pt.ansv. læge;Bemærkning\n\
    310290-4558;Tusnelda Havregryn;Gade 1;00 10 20 30;Udredning;08-10-2026;ADA;Ring\n\
    3102904558;Tusnelda Havregryn;Gade 1;00 10 20 30;Kontrol;09-10-2026;;Se 300278-1777\n\
    0103351777;Petronella Grød;Gade 2;;Kontrol;10-10-2026;BEA;\n\
    103351777;Petronella Grød;Gade 2;;Udredning;10-10-2026;BEA;\n\
    310290-4xy8;Ansgar Bølge;Gade 3;;Kontrol;11-10-2026;;\n\
    3102904XY8;Ansgar Bølge;Gade 3;;Kontrol;12-10-2026;;\n\
    I alt;6;;;;;;\n";

fn key() -> Key {
    Key::parse(b"0123456789abcdef0123456789abcdef").expect("a key")
}

fn made(text: &str, keep: &[&str]) -> Result<Pseudonymised, Vec<Fault>> {
    let keep: Vec<String> = keep.iter().map(ToString::to_string).collect();
    let id = Target::Heading("CPR-nr.".to_owned());
    pseudonymise(text.as_bytes(), &id, &keep, &Map::default(), &key())
}

#[test]
fn one_person_has_one_pseudonym_and_no_name() {
    let done = made(TEXT, &[]).expect("a list");
    assert_eq!(done.kept, ["Henvist til", "Modtaget", "Pt.ansv. læge"]);
    assert_eq!(done.dropped, [1, 2, 3, 4, 8]);
    let headings = ["CPR-nr.", "Navn", "Adresse", "Telefon", "Bemærkning"];
    assert_eq!(done.dropped_headings, headings.map(|heading| Some(heading.to_owned())));
    assert_eq!((done.rows, done.people), (6, 3));
    let names: Vec<&str> =
        done.list.lines().skip(1).filter_map(|line| line.split(';').next()).collect();
    assert!(names[0] == names[1] && names[2] == names[3] && names[4] == names[5]);
    assert!(names[0] != names[2] && names[2] != names[4]);
    assert!(names.iter().all(|name| name.len() == 10));
    for part in ["4558", "Tusnelda", "Gade", "1777", "0103", "4XY8", "Ring", "Bølge"] {
        assert!(!done.list.contains(part), "{part}");
        assert!(!format!("{done:?}").contains(part));
    }
    assert_eq!(done.table.lines().count(), 4);
    assert!(done.table.contains(&format!("{};3102904558\n", names[0])));
    // The list is one that is read.
    let again = read(&done.list);
    assert_eq!(again.rows[0].own.as_deref(), Some("ADA"));
}

#[test]
fn pseudonyms_are_the_same_next_week_and_others_for_another_key() {
    let first = made(TEXT, &[]).expect("a list");
    let next =
        made(&TEXT.replace("\n310290-4558;", "\n;;;;;;;\n310290 4558;"), &[]).expect("a list");
    assert_eq!(first.table, next.table);
    let other = Key::parse(b"fedcba9876543210fedcba9876543210").expect("a key");
    let id = Target::Position(1);
    let other = pseudonymise(TEXT.as_bytes(), &id, &[], &Map::default(), &other).expect("a list");
    let of = |done: &Pseudonymised| -> Vec<String> {
        done.table
            .lines()
            .skip(1)
            .map(|line| line.split(';').next().unwrap_or("").to_owned())
            .collect()
    };
    assert!(of(&first).iter().all(|name| !of(&other).contains(name)));
}

#[test]
fn what_would_be_kept_may_hold_no_number_and_no_name() {
    let told = |text: &str, keep: &[&str]| codes(&made(text, keep).expect_err("a refusal"));
    let told_of = |from: &str, to: &str| told(&TEXT.replace(from, to), &[]);
    assert_eq!(told_of(";08-10-2026", ";08-10-2026 300278-1777"), [(2, "cpr")]);
    assert_eq!(told_of("Udredning;08", "Ring til Tusnelda;08"), [(2, "keep-personal")]);
    assert_eq!(told(TEXT, &["Navn"]), [(1, "keep-personal")]);
    assert_eq!(told(TEXT, &["CPR-nr."]), [(1, "keep-personal")]);
    assert_eq!(told(TEXT, &["Findes ikke"]), [(1, "keep-unknown")]);
    assert_eq!(told(TEXT, &["Bemærkning"]), [(3, "cpr")]);
}

#[test]
fn a_row_that_cannot_be_told_apart_refuses_the_whole() {
    let told = |from: &str, to: &str| {
        codes(&made(&TEXT.replacen(from, to, 1), &[]).expect_err("a refusal"))
    };
    assert_eq!(told("0103351777;", ";"), [(4, "id-missing")]);
    assert_eq!(told("0103351777;", "ukendt;"), [(4, "id-missing")]);
    assert_eq!(told("Gade 2;;Kontrol", "Gade 2;;;Kontrol"), [(4, "fields-count")]);
    assert_eq!(told("Petronella Grød;", "\"Petronella Grød;"), [(4, "quote-open")]);
    let none = made("CPR-nr.;Navn;Modtaget\n", &[]).expect_err("a refusal");
    assert_eq!(codes(&none), [(1, "rows-none")]);
    let none = made("K-nr.;Modtaget\n", &[]).expect_err("a refusal");
    // The headings there are stand beside the one that is not.
    assert_eq!(codes(&none), [(1, "keep-unknown")]);
    let told = none[0].of_file("liste.csv");
    assert!(told.help.en.ends_with("Headings there are: K-nr., Modtaget."), "{}", told.help.en);
    // What may be a row with a person in it is not shown.
    let none = made("Petronella Grød;300278-1777\n", &[]).expect_err("a refusal");
    assert_eq!(codes(&none), [(0, "heading-missing")]);
}

#[test]
fn a_column_to_be_kept_is_kept_when_it_is_asked_for() {
    let done = made(&TEXT.replace("Se 300278-1777", "Se her"), &["Bemærkning"]).expect("a list");
    assert_eq!(done.kept.last().map(String::as_str), Some("Bemærkning"));
}

#[test]
fn rows_that_are_left_out_are_named() {
    let text = format!("{TEXT}NULL;;;;;;;\n;Tusnelda Havregryn;;;;;;\n\n");
    let done = made(&text, &[]).expect("a list");
    // The total, and two rows without a number; what is blank is no row.
    assert_eq!((done.rows, &done.left_out[..]), (6, &[8, 9, 10][..]));
    let none = made(&TEXT.replace("I alt;6;;;;;;\n", ""), &[]).expect("a list");
    assert!(none.left_out.is_empty());
}

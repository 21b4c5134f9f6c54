//! Keys and names as people write them.

use std::path::Path;

use rust_xlsxwriter::{Format, Workbook};

use super::{Folder, changed, told};
use crate::format::book::{self, Cell};
use crate::format::fault::FileFault;
use crate::format::workbook::write_workbook;
use crate::format::{WORKBOOK_FILE, init_workbook, merged_cells};
use crate::messages::Lang;

#[test]
fn a_key_that_is_mistyped_or_gone_is_told_wherever_it_stands() {
    for (sheet, key, value) in [
        ("Lov", "sektorr", "psykiatri"),
        ("Lister", "ventelister", "waiting.csv"),
        ("Mål", "planperiode", "12"),
        ("Kompleksitet", "klaser", "let; tung"),
        ("Ambulatorium", "nvn", "prøve"),
    ] {
        let is = |wanted: (&'static str, &'static str)| {
            move |fault: &(&str, String, String)| {
                fault.0 == wanted.0 && fault.1 == sheet && fault.2 == wanted.1
            }
        };
        let found = told(&[(sheet, &[&[key, value]])]);
        assert!(found.iter().any(is(("B0104", "A1"))), "{sheet} {found:?}");
        let found = told(&[(sheet, &[&["", value]])]);
        assert!(found.iter().any(is(("B0134", "B1"))), "{sheet} {found:?}");
    }
    // A line above that says what the columns are is none of them.
    let goals: [&[&str]; 2] = [&["Nøgle", "Værdi"], &["planperiode (uger)", "12"]];
    let read = Folder::new("titled", &changed(&[("Mål", &goals)])).shape();
    assert!(read.is_ok(), "{read:?}");
}

#[test]
fn a_column_that_is_gone_is_told_once_beside_the_headings() {
    let told_of = |sheet: &str, found: Vec<(&'static str, String, String)>| {
        let of_sheet = found.into_iter().filter(|fault| fault.1 == sheet);
        of_sheet.map(|(code, _, cell)| (code, cell)).collect::<Vec<_>>()
    };
    let rows: [&[&str]; 4] = [&["navn", "team"], &["LA", "A"], &["LB", "A"], &["LC", "A"]];
    let found = told_of("Klinikere", told(&[("Klinikere", &rows)]));
    assert_eq!(found, [("B0115", "C1".to_owned())]);
    let way: (&str, &[&[&str]]) = ("Forløb", &[&["navn"], &["vej"]]);
    let steps: [&[&str]; 3] = [&["behov"], &["akut"], &["kontrol"]];
    let found = told_of("Forløbs trin", told(&[way, ("Forløbs trin", &steps)]));
    assert_eq!(found, [("B0115", "B1".to_owned())]);
}

#[test]
fn merged_cells_are_told_by_sheet_and_range() {
    let mut workbook = Workbook::new();
    for name in ["Programmer", "# eget"] {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap();
        sheet.merge_range(1, 0, 3, 0, "Ada", &Format::new()).unwrap();
        sheet.merge_range(4, 26, 4, 28, "9.00", &Format::new()).unwrap();
        sheet.merge_range(6, 0, 6, 3, "", &Format::new()).unwrap();
    }
    let folder = Folder::new("merged", &workbook.save_to_buffer().unwrap());
    let told = merged_cells(&folder.0).into_iter().map(|row| (row.sheet, row.cells));
    let wanted = ["A2:A4", "AA5:AC5"].map(|cells| ("Programmer".to_owned(), cells.to_owned()));
    assert_eq!(told.collect::<Vec<_>>(), wanted);
}

#[test]
fn names_that_look_like_lists_numbers_or_notes_survive_the_workbook() {
    let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("instances/tiny");
    let text = std::fs::read_to_string(tiny.join("clinic.toml")).unwrap();
    for name in ["Hjerte, lunge", "a;b", "1,5", "#1", r#"\"x\""#, r#"#\"a\", b"#, "10"] {
        let named = |from: &str, to: &str| (format!("\"{from}\""), format!("\"{to}\""));
        let mut text = text.clone();
        for from in ["Ada", "joint", "first"] {
            let (from, to) =
                named(from, &format!("{name}{}", if from == "Ada" { "" } else { from }));
            text = text.replace(&from, &to);
        }
        let folder = Folder::new("names", b"");
        std::fs::remove_file(folder.0.join(WORKBOOK_FILE)).unwrap();
        std::fs::write(folder.0.join("clinic.toml"), &text).unwrap();
        let Ok(shape) = folder.shape() else { panic!("{name}: {:?}", folder.shape()) };
        for lang in [Lang::En, Lang::Da] {
            let book = Folder::new("names-again", &write_workbook(&shape, lang));
            assert_eq!(book.shape().unwrap(), shape, "{name}");
        }
    }
}

#[test]
fn the_value_of_an_assumption_is_a_number_where_it_is_one_and_is_read_back() {
    let bytes = init_workbook(Lang::Da);
    let sheets = book::sheets(&bytes).unwrap();
    let assumed = sheets.iter().find(|sheet| sheet.name == "Antagelser").unwrap();
    assert_eq!(assumed.rows[1].cells[..2], [text("panel.kontroller.eligible"), Cell::Number(0.5)]);
    let mut shape = Folder::new("assumed", &bytes).shape().unwrap();
    assert_eq!(shape.assumption[0].value, "0.5");
    for value in ["0.5", "12", "0.50", "1e3", "45 (work-up)", "2027-W07", "0,5"] {
        shape.assumption[0].value = value.to_owned();
        for lang in [Lang::En, Lang::Da] {
            let read = Folder::new("assumed-again", &write_workbook(&shape, lang)).shape();
            assert_eq!(read.unwrap().assumption[0].value, value);
        }
    }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

#[test]
fn a_dane_is_told_of_names_and_keys_in_danish() {
    let said = |sheets: &[(&str, &[&[&str]])]| {
        let faults = Folder::new("danish", &changed(sheets)).shape().expect_err("it is wrong");
        let words =
            |fault: &FileFault| [fault.cause.of(Lang::Da), fault.help.of(Lang::Da)].concat();
        faults.iter().map(words).collect::<String>()
    };
    let stream = ["akut", "A", "akut", "2", "let", "ukent"];
    let heading = ["navn", "team", "behov", "pr. uge", "fordeling: lett", "fordeling: tungg"];
    let stream = said(&[("Henvisningsstrømme", &[&heading, &stream])]);
    assert!(!stream.contains("unknown"), "{stream}");
    let both: [&str; 6] = ["navn", "formål", "mål: dage", "mål: andel", "minutter", "rettighed"];
    let need = said(&[("Behov", &[&both, &["akut", "subakut", "0", "0,9", "20", "behandling"]])]);
    assert!(need.contains("`mål: dage`") && !need.contains("access"), "{need}");
    let way: (&str, &[&[&str]]) = ("Forløb", &[&["navn"], &["vej"]]);
    let steps = said(&[way, ("Forløbs trin", &[&["forløb", "behov"], &["vej", ""]])]);
    assert!(steps.contains("`behov` mangler på arket Forløbs trin"), "{steps}");
    let renamed = said(&[("Ventende", &[&["pseudonym"], &["P-1"]])]);
    assert!(renamed.contains("Mente du `Venteliste`?"), "{renamed}");
    let right = said(&[("Rettigheder", &[&["navn"], &["vores"]])]);
    assert!(!right.contains("periods"), "{right}");
}

//! Lists in workbooks: read as in CSV, with each fault at its cell.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use super::tests::{TINY, WAITING, read_files, told, with_waiting};
use super::workbook::write_workbook;
use super::*;
use crate::messages::Lang;

/// A sheet of texts.
fn put(sheet: &mut Worksheet, name: &str, rows: &[&[&str]]) {
    sheet.set_name(name).unwrap();
    for (at, row) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*row).filter(|(_, text)| !text.is_empty()) {
            sheet.write(at, column, *text).unwrap();
        }
    }
}

fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        put(workbook.add_worksheet(), name, rows);
    }
    workbook.save_to_buffer().unwrap()
}

/// The waiting list of the example as a workbook, each date as a spreadsheet keeps it.
fn waiting() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let day = Format::new().set_num_format("dd-mm-yyyy");
    for (row, line) in (0..).zip(WAITING.trim_start_matches('\u{feff}').lines()) {
        let separator = if line.contains(';') { ';' } else { ',' };
        for (column, field) in (0..).zip(line.split(separator)) {
            match date(field) {
                Some(date) => {
                    let date = ExcelDateTime::parse_from_str(&date.to_string()).unwrap();
                    sheet.write_with_format(row, column, &date, &day).unwrap();
                }
                None if field.is_empty() => {}
                None => {
                    sheet.write(row, column, field).unwrap();
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_list_in_a_workbook_is_the_list_of_its_text() {
    let text = with_waiting(WAITING.as_bytes()).unwrap();
    assert_eq!(with_waiting(&waiting()).unwrap(), text);
}

#[test]
fn a_fault_of_a_list_is_told_with_its_sheet_and_cell() {
    let rows: &[&[&str]] = &[
        &["pseudonym", "henvisningsstrøm", "henvisning_modtaget", "ejer", ""],
        &["a", "work-up", "05-10-2026", "Ada"],
        &["b", "wrok-up", "05-10-2026", "Ada"],
        &[],
        &["c", "work-up", "31-02-2026", "Adda"],
        &["", "work-up", "2026-10-05"],
    ];
    let names = |code: &str| crate::messages::column(Lang::Da, code);
    let heading = ["pseudonym", "stream", "referral_received", "own"].map(names);
    let heading: Vec<&str> = heading.iter().map(String::as_str).collect();
    let rows: Vec<&[&str]> = std::iter::once(&*heading).chain(rows[1..].iter().copied()).collect();
    let faults = with_waiting(&book(&[("Ventende", &rows)])).unwrap_err();
    let places: Vec<String> =
        faults.iter().map(|fault| format!("{} {}", fault.code, fault.place(Lang::Da))).collect();
    let at = |cell: &str| format!("waiting.csv, ark Ventende, celle {cell}");
    let wanted = [("B0107", "B3"), ("B0117", "C5"), ("B0107", "D5"), ("B0117", "A6")];
    assert_eq!(places, wanted.map(|(code, cell)| format!("{code} {}", at(cell))));
}

#[test]
fn the_sheet_that_fits_is_the_list_and_two_are_told() {
    let heading: &[&str] = &["pseudonym", "need", "referral_received"];
    let row: &[&str] = &["a", "first", "05-10-2026"];
    let notes: (&str, &[&[&str]]) = ("Noter", &[&["alt", "muligt"]]);
    let one = book(&[notes, ("Ark2", &[heading, row])]);
    assert_eq!(with_waiting(&one).unwrap().parts().waiting.len(), 1);
    let two = book(&[notes, ("Ark2", &[heading, row]), ("Ark3", &[heading])]);
    assert!(told(with_waiting(&two)).contains("B0139"), "{}", told(with_waiting(&two)));
    let named = book(&[("Ark2", &[heading]), ("Venteliste", &[heading, row])]);
    assert_eq!(with_waiting(&named).unwrap().parts().waiting.len(), 1);
}

#[test]
fn a_cell_without_a_value_is_no_field() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    put(
        sheet,
        "Ark1",
        &[&["pseudonym", "need", "referral_received"], &["", "first", "05-10-2026"]],
    );
    sheet.write_formula(1, 0, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    let faults = with_waiting(&workbook.save_to_buffer().unwrap()).unwrap_err();
    assert_eq!((faults[0].code, faults[0].cell().as_deref()), ("B0135", Some("A2")));
}

/// The example as a workbook, with further sheets.
fn clinic(named: &str, sheets: &[(&str, &[&[&str]])]) -> Result<Instance, Vec<FileFault>> {
    let text = TINY.replacen("waiting = \"waiting.csv\"", named, 1);
    let dir = std::env::temp_dir().join(format!("behov-sheets-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    std::fs::write(dir.join(CLINIC_FILE), text).unwrap();
    std::fs::write(dir.join("waiting.csv"), WAITING).unwrap();
    let (shape, _) = read_shape(&dir, &mut Digests::default()).unwrap();
    std::fs::remove_file(dir.join(CLINIC_FILE)).unwrap();
    let mut book = workbook::book_of(&shape, None, Lang::Da);
    for (name, rows) in sheets {
        put(book.add_worksheet(), name, rows);
    }
    std::fs::write(dir.join(WORKBOOK_FILE), book.save_to_buffer().unwrap()).unwrap();
    let read = read(&dir);
    let again = read_shape(&dir, &mut Digests::default());
    if let (Ok(read), Ok((shape, files))) = (&read, again) {
        // In text it is the same clinic, with its lists beside it.
        std::fs::remove_file(dir.join(WORKBOOK_FILE)).unwrap();
        std::fs::write(dir.join(CLINIC_FILE), write(&shape)).unwrap();
        for (name, text) in files {
            std::fs::write(dir.join(name), text).unwrap();
        }
        assert_eq!(&super::read(&dir).unwrap(), read);
    }
    let _ = std::fs::remove_dir_all(&dir);
    read
}

#[test]
fn lists_may_be_sheets_of_the_clinic() {
    let waiting: &[&[&str]] =
        &[&["pseudonym", "need", "referral_received"], &["a", "first", "05-10-2026"]];
    let controls: &[&[&str]] = &[&["panel", "next_control"], &["controls", "01-12-2026"]];
    let sheets = [("Venteliste", waiting), ("Kontroller", controls)];
    let found = clinic("", &sheets).unwrap_or_else(|faults| panic!("{}", faults[0]));
    assert_eq!(found.parts().waiting.len(), 1);
    assert_eq!(found.parts().panels[0].next_controls.len(), 1);
    // A heading alone is no list; a sheet and a file are one too many.
    let named = "waiting = \"waiting.csv\"";
    assert!(clinic(named, &[("Venteliste", &waiting[..1])]).unwrap().parts().waiting.len() > 1);
    assert_eq!(clinic(named, &sheets).unwrap_err()[0].code, "B0140");
    let wrong: &[&[&str]] = &[waiting[0], &["a", "frist", "05-10-2026"]];
    let faults = clinic("", &[("Venteliste", wrong)]).unwrap_err();
    assert_eq!(faults[0].place(Lang::Da), "clinic.xlsx, ark Venteliste, celle B2");
}

#[test]
fn no_sheet_of_the_clinic_has_the_name_of_a_list() {
    let (shape, _) = {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("instances/tiny");
        read_shape(&dir, &mut Digests::default()).unwrap()
    };
    for lang in [Lang::En, Lang::Da] {
        let sheets = book::sheets(&write_workbook(&shape, lang)).unwrap();
        assert!(sheets.iter().all(|sheet| crate::messages::keys::list_of(&sheet.name).is_none()));
    }
    assert!(
        read_files(&[("clinic.toml", TINY.as_bytes()), ("waiting.csv", WAITING.as_bytes())])
            .is_ok()
    );
}

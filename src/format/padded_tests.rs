//! Files as spreadsheets pad them: empty columns to the right and empty rows below, as far as anything
//! ever stood. What is padded says what it said before.

use behov_solver::instance::Instance;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::tests::{TINY, WAITING, read_files};
use super::*;
use crate::messages::Lang;

/// Empty columns and rows, and how far away a last one lies.
const COLUMNS: u16 = 4;
const ROWS: u32 = 250;
const FAR: (u32, u16) = (3_000, 60);

const LISTS: &str = "waiting = \"waiting.csv\"\nbookings = \"bookings.csv\"\npanel = \"panel.csv\"";
const BOOKINGS: &str = "pseudonym;need;clinician;date;from;to\n\
    B-1;first;Ada;2026-11-03;09:00;09:40\nB-2;first;Ada;2026-11-03;09:40;10:20\n";
const PANEL: &str = "panel;next_control;pseudonym;last_seen\ncontrols;2026-12-01;;\n\
    controls;;K-7;2026-10-01\n";

/// A list with the empty fields of a program that saved it again.
fn padded(list: &str) -> Vec<u8> {
    let more = ";".repeat(usize::from(COLUMNS));
    let lines = list.trim_end().lines().map(|line| format!("{line}{more}\r\n"));
    let width = list.lines().next().map_or(0, |heading| heading.matches(';').count());
    let empty = format!("{}{more}\r\n", ";".repeat(width)).repeat(250);
    lines.chain([empty]).collect::<String>().into_bytes()
}

/// The same as a workbook, with cells that hold nothing but a format, or spaces.
fn in_a_book(list: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    let (mut rows, mut columns) = (0, 0);
    for (row, line) in (0..).zip(list.trim_end().lines()) {
        for (column, field) in (0..).zip(line.trim_start_matches('\u{feff}').split(';')) {
            if !field.is_empty() {
                page.write(row, column, field).unwrap();
            }
            columns = columns.max(column + 1);
        }
        rows = row + 1;
    }
    pad(page, rows, columns);
    book.save_to_buffer().unwrap()
}

fn pad(page: &mut Worksheet, rows: u32, columns: u16) {
    let text = Format::new().set_num_format("@");
    for row in 0..rows {
        for at in columns..columns + COLUMNS {
            page.write_blank(row, at, &text).unwrap();
        }
    }
    for row in rows..rows + ROWS {
        for at in 0..columns {
            page.write_blank(row, at, &text).unwrap();
        }
        page.write(row, columns + 1, " ").unwrap();
    }
    page.write_blank(FAR.0, FAR.1, &text).unwrap();
}

fn clinic(lists: [Vec<u8>; 3]) -> Instance {
    let text = TINY.replacen("waiting = \"waiting.csv\"", LISTS, 1);
    let [waiting, bookings, panel] = lists;
    let files: [(&str, &[u8]); 4] = [
        ("clinic.toml", text.as_bytes()),
        ("waiting.csv", &waiting),
        ("bookings.csv", &bookings),
        ("panel.csv", &panel),
    ];
    read_files(&files).unwrap_or_else(|faults| panic!("{}", faults[0]))
}

#[test]
fn padded_lists_are_the_lists_in_text_and_in_workbooks() {
    let lists = [WAITING, BOOKINGS, PANEL];
    let plain = clinic(lists.map(|list| list.as_bytes().to_vec()));
    assert_eq!((plain.parts().bookings.len(), plain.parts().panels[0].contacts.len()), (2, 1));
    assert_eq!(clinic(lists.map(padded)), plain);
    assert_eq!(clinic(lists.map(in_a_book)), plain);
}

#[test]
fn padded_bookings_and_templates_are_read_as_they_were() {
    let instance = clinic([WAITING, BOOKINGS, PANEL].map(|list| list.as_bytes().to_vec()));
    let bookings = "pseudonym;step;need;clinician;date;from;to;minutes;status;reason\n\
        P-01;1;first;Ada;2026-11-04;09:00;09:40;40;new;\nP-02;;;;;;;;left-out;full\n";
    let template = "clinician;team;week;weekday;start;end;minutes;kind;need;class;release_days\n\
        Ada;;1;tue;9:00;9:40;40;visit;first;;\n";
    let of = |bytes: &[u8], name: &str| {
        let dir = std::env::temp_dir().join(format!("behov-padded-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let file = dir.join(name);
        std::fs::write(&file, bytes).unwrap();
        let read = &mut Digests::default();
        let found = match name {
            "bookings.csv" => format!("{:?}", read_bookings(&instance, &file, read)),
            _ => format!("{:?}", read_template(&instance, &file, read)),
        };
        std::fs::remove_dir_all(&dir).unwrap();
        found
    };
    for (text, name) in [(bookings, "bookings.csv"), (template, "template.csv")] {
        let plain = of(text.as_bytes(), name);
        assert!(plain.starts_with("Ok("), "{plain}");
        assert_eq!(of(&padded(text), name), plain);
        assert_eq!(of(&in_a_book(text), name), plain);
    }
}

#[test]
fn a_padded_clinic_is_the_clinic() {
    let dir = std::env::temp_dir().join(format!("behov-padded-clinic-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    std::fs::write(dir.join(CLINIC_FILE), TINY).unwrap();
    std::fs::write(dir.join("waiting.csv"), WAITING).unwrap();
    let plain = read(&dir).unwrap();
    let (shape, _) = read_shape(&dir, &mut Digests::default()).unwrap();
    std::fs::remove_file(dir.join(CLINIC_FILE)).unwrap();
    for lang in [Lang::En, Lang::Da] {
        let mut book = workbook::book_of(&shape, None, lang);
        book.worksheets_mut().iter_mut().for_each(|page| pad(page, 60, 40));
        std::fs::write(dir.join(WORKBOOK_FILE), book.save_to_buffer().unwrap()).unwrap();
        let again = read(&dir).unwrap_or_else(|faults| panic!("{lang:?}: {}", faults[0]));
        assert_eq!(again, plain);
    }
    std::fs::remove_dir_all(&dir).unwrap();
}

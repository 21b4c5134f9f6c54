//! The example rows of the workbook that `init` writes: each is a row once its mark is taken away.

use std::collections::BTreeSet;

use rust_xlsxwriter::{Format, Workbook};

use super::super::super::book::{self, Cell};
use super::super::super::{init_example, init_workbook, read};
use super::super::layout::{Form, Kind, Sheet, sheets};
use super::super::quote::COMMENT;
use super::Folder;
use crate::format::tests::read_files;
use crate::messages::Lang;

/// Sheets whose rows mean nothing without those of another, and the key they all need.
const PRO: [&str; 4] = [
    "complexity.pro.bands",
    "complexity.pro.flags",
    "complexity.pro.colours",
    "complexity.pro.mistaken",
];
const RIGHT: [&str; 2] = ["right", "right.periods"];

/// The workbook of `init` with the mark of its example rows taken away in some sheets, and those
/// sheets; where rows with answers are among them the table of answers has its version.
fn uncommented(lang: Lang, of: impl Fn(&str) -> bool) -> (Vec<u8>, BTreeSet<String>) {
    let known = sheets();
    let (mut workbook, mut found) = (Workbook::new(), BTreeSet::new());
    for tab in book::sheets(&init_workbook(lang)).unwrap() {
        let page = workbook.add_worksheet();
        page.set_name(&tab.name).unwrap();
        let sheet = known.iter().find(|sheet| sheet.is(&tab.name));
        for row in &tab.rows {
            for (column, cell) in (0..).zip(&row.cells) {
                let (line, text) = (row.line - 1, cell.text());
                let mark = text.strip_prefix(COMMENT).filter(|_| column == 0);
                match (mark, sheet, cell) {
                    (Some(rest), Some(sheet), _) if of(&sheet.code) => {
                        found.insert(sheet.code.clone());
                        // Some take the space away as well.
                        let rest = if found.len() % 2 == 0 { rest } else { rest.trim_start() };
                        page.write(line, column, rest).unwrap();
                    }
                    (_, _, Cell::Text(text)) => drop(page.write(line, column, text).unwrap()),
                    (_, _, Cell::Number(number)) => {
                        page.write(line, column, *number).unwrap();
                    }
                    (_, _, Cell::Moment(days)) => {
                        let date = Format::new().set_num_format("dd-mm-yyyy hh:mm");
                        page.write_with_format(line, column, *days, &date).unwrap();
                    }
                    (_, _, Cell::Empty) => {}
                    other => panic!("{other:?}"),
                }
            }
        }
        if sheet.is_some_and(|sheet| sheet.code == "complexity") && PRO.iter().any(|pro| of(pro)) {
            let version = |row: &&book::Row| {
                ["pro.version", "PRO-tabellens version"].contains(&&*row.cells[0].text())
            };
            let row = tab.rows.iter().find(version).unwrap();
            page.write(row.line - 1, 1, "1").unwrap();
        }
    }
    (workbook.save_to_buffer().unwrap(), found)
}

fn told(book: &[u8]) -> Vec<String> {
    let folder = Folder::new("uncommented", book);
    let faults = read(&folder.0).err().unwrap_or_default();
    faults.iter().map(ToString::to_string).collect()
}

#[test]
fn every_example_row_is_a_row_once_its_mark_is_taken_away() {
    for lang in [Lang::En, Lang::Da] {
        let (all, found) = uncommented(lang, |_| true);
        assert_eq!(told(&all), [""; 0]);
        let shape = Folder::new("all-examples", &all).shape().unwrap();
        assert_eq!((shape.hold.len(), shape.window.len(), shape.frozen.len()), (1, 1, 1));
        assert_eq!((shape.absence.len(), shape.closure.len(), shape.change.len()), (1, 1, 1));
        // Every sheet of rows shows one, its own or an example.
        let has_rows = |sheet: &&Sheet| sheet.form != Form::Section && sheet.code != "generator";
        let tabs = book::sheets(&init_workbook(lang)).unwrap();
        for sheet in sheets().iter().filter(has_rows) {
            let tab = tabs.iter().find(|tab| sheet.is(&tab.name)).unwrap();
            assert!(tab.rows.len() > 1, "{}", sheet.code);
        }
        for code in &found {
            let alone = |other: &str| {
                other == code
                    || [&PRO[..], &RIGHT]
                        .iter()
                        .any(|all| all.contains(&&**code) && all.contains(&other))
            };
            let (one, _) = uncommented(lang, alone);
            assert_eq!(told(&one), [""; 0], "{code}");
        }
        assert!(found.len() >= 13, "{found:?}");
    }
}

#[test]
fn the_rows_that_the_clinic_file_shows_behind_a_mark_are_rows_too() {
    for lang in [Lang::En, Lang::Da] {
        let [(_, text), (_, waiting)] = init_example(lang);
        // What every key means stands at the end.
        let (example, _) = text.split_once("\n# \n").unwrap_or((&text, ""));
        let mut whole = String::new();
        let (mut shown, mut rows) = (false, 0);
        for line in example.lines().take_while(|line| !line.starts_with("# [clinic]")) {
            shown = line.starts_with("# [[") || shown && line.starts_with("# ");
            rows += usize::from(line.starts_with("# [["));
            whole += if shown { &line[2..] } else { line };
            whole.push('\n');
        }
        assert_eq!(rows, 5);
        let files = [("clinic.toml", whole.as_bytes()), ("waiting.csv", waiting.as_bytes())];
        assert!(read_files(&files).is_ok(), "{:?}", read_files(&files).unwrap_err()[0]);
    }
}

/// The letters of a column, from 0.
fn letters(column: usize) -> String {
    rust_xlsxwriter::utility::column_number_to_name(u16::try_from(column).unwrap())
}

#[test]
fn every_column_with_a_closed_set_of_values_has_a_drop_down_list() {
    for lang in [Lang::En, Lang::Da] {
        let bytes = init_workbook(lang);
        let tabs = book::sheets(&bytes).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
        let mut part = |at: usize| {
            let name = format!("xl/worksheets/sheet{}.xml", at + 1);
            std::io::read_to_string(archive.by_name(&name).unwrap()).unwrap()
        };
        let mut closed = 0;
        for sheet in sheets().iter().filter(|sheet| sheet.code != "generator") {
            let at = tabs.iter().position(|tab| sheet.is(&tab.name)).unwrap();
            let (xml, first) = (part(at), &tabs[at].rows);
            for column in sheet.columns.iter().filter(|column| !column.per_class) {
                let fixed = |kind: &Kind| kind.is_fixed();
                let place = if sheet.form == Form::Section {
                    let heads = |row: &&book::Row| column.is(&row.cells[0].text());
                    format!("sqref=\"B{}\"", first.iter().find(heads).unwrap().line)
                } else {
                    let head = first[0].cells.iter().position(|cell| column.is(&cell.text()));
                    let letters = letters(head.unwrap());
                    format!("sqref=\"{letters}2:{letters}501\"")
                };
                let is_closed = column.names.is_some() || fixed(&column.kind);
                assert_eq!(xml.contains(&place), is_closed, "{} {}", sheet.code, column.code);
                closed += usize::from(is_closed);
            }
        }
        assert!(closed > 80, "{closed}");
        // The rights, too many for a cell, stand in a sheet that nobody sees and nothing is read from.
        let hidden = tabs.iter().filter(|tab| tab.hidden).collect::<Vec<_>>();
        let [hidden] = hidden[..] else { panic!("{}", hidden.len()) };
        let rights: Vec<String> = hidden.rows.iter().map(|row| row.cells[0].text()).collect();
        assert!(hidden.name.starts_with(COMMENT) && rights.contains(&"udredning".to_owned()));
    }
}

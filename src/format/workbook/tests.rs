//! Workbooks against the clinic files they were made of.

mod examples;
mod words;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use rust_xlsxwriter::{Workbook, Worksheet};

use super::super::digest::Digests;
use super::super::fault::FileFault;
use super::super::shape::ClinicFile;
use super::super::{WORKBOOK_FILE, init_workbook, read, read_shape};
use super::write_workbook;
use crate::messages::Lang;

/// A folder of its own with a workbook and an empty waiting list.
struct Folder(PathBuf);

impl Folder {
    /// A folder of its own, whatever its name.
    fn new(name: &str, workbook: &[u8]) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let (process, count) = (std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let dir = std::env::temp_dir().join(format!("behov-workbook-{name}-{process}-{count}"));
        let _ = std::fs::remove_dir_all(&dir);
        std::fs::create_dir_all(&dir).unwrap();
        std::fs::write(dir.join(WORKBOOK_FILE), workbook).unwrap();
        std::fs::write(dir.join("waiting.csv"), "pseudonym;referral_received;need\n").unwrap();
        Self(dir)
    }

    fn shape(&self) -> Result<ClinicFile, Vec<FileFault>> {
        read_shape(&self.0, &mut Digests::default()).map(|(shape, _)| shape)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn shipped() -> Vec<PathBuf> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("instances");
    let folders = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = folders.filter(|dir| dir.is_dir()).collect();
    folders.sort();
    folders
}

#[test]
fn every_shipped_clinic_goes_into_a_workbook_and_back_in_both_languages() {
    assert!(shipped().len() >= 8);
    for dir in shipped() {
        let (shape, _) = read_shape(&dir, &mut Digests::default()).unwrap();
        let instance = read(&dir).unwrap();
        for lang in [Lang::En, Lang::Da] {
            let folder = Folder::new("shipped", &write_workbook(&shape, lang));
            let lists = [&shape.lists.waiting, &shape.lists.bookings, &shape.lists.panel];
            for name in lists.into_iter().flatten() {
                std::fs::copy(dir.join(name), folder.0.join(name)).unwrap();
            }
            assert_eq!(folder.shape().unwrap(), shape, "{dir:?}");
            assert_eq!(read(&folder.0).unwrap(), instance, "{dir:?}");
        }
    }
}

#[test]
fn the_same_clinic_makes_the_same_bytes() {
    assert!(init_workbook(Lang::Da) == init_workbook(Lang::Da));
}

#[test]
fn examples_below_empty_headings_are_not_read() {
    let folder = Folder::new("example", &init_workbook(Lang::Da));
    let shape = folder.shape().unwrap();
    assert!(shape.absence.is_empty() && shape.window.is_empty() && shape.closure.is_empty());
    assert!(!shape.session.is_empty());
}

/// The example in Danish with other rows in some sheets: `(sheet, rows)`; a row begins with its
/// heading in the first.
fn changed(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let base: &[(&str, &[&[&str]])] = &[
        ("Ambulatorium", &[&["navn", "prøve"], &["dato i dag", "02-11-2026"]]),
        (
            "Åbningstid",
            &[&["ugedage", "fra", "til"], &["man; tir; ons; tor; fre", "8.00", "16.00"]],
        ),
        ("Team", &[&["navn"], &["A"]]),
        ("Klinikere", &[&["navn", "faggruppe", "team"], &["LA", "læge", "A"]]),
        ("Lokaler", &[&["navn", "antal"], &["stue", "1"]]),
        (
            "Programmer",
            &[
                &["kliniker", "ugedage", "fra", "til", "lokale", "pauser"],
                &["LA", "man; ons", "9.00", "12.00", "stue", "10.30-10.45"],
            ],
        ),
        (
            "Behov",
            &[
                &[
                    "navn",
                    "formål",
                    "mål: dage",
                    "mål: andel",
                    "minutter",
                    "reserveres",
                    "minutter: let",
                ],
                &["akut", "subakut", "0", "0,9", "20", "ja", ""],
                &["kontrol", "fast kontrol", "", "", "20", "", "15"],
            ],
        ),
        ("Kompleksitet", &[&["klasser", "let; tung"]]),
        (
            "Henvisningsstrømme",
            &[
                &["navn", "team", "behov", "pr. uge", "fordeling: let", "fordeling: tung"],
                &["akut", "A", "akut", "2,5", "0,5", "50 %"],
            ],
        ),
    ];
    let given = |name: &str| sheets.iter().find(|(sheet, _)| *sheet == name);
    for (name, rows) in base {
        put(workbook.add_worksheet(), name, given(name).map_or(*rows, |(_, rows)| rows));
    }
    for (name, rows) in
        sheets.iter().filter(|(name, _)| base.iter().all(|(known, _)| known != name))
    {
        put(workbook.add_worksheet(), name, rows);
    }
    workbook.save_to_buffer().unwrap()
}

fn put(page: &mut Worksheet, name: &str, rows: &[&[&str]]) {
    page.set_name(name).unwrap();
    for (at, row) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*row) {
            if !text.is_empty() {
                page.write(at, column, *text).unwrap();
            }
        }
    }
}

#[test]
fn a_workbook_typed_by_a_dane_is_read() {
    let shape = Folder::new("dane", &changed(&[])).shape().unwrap();
    assert_eq!(shape.clinic.as_of.to_string(), "2026-11-02");
    assert_eq!(shape.stream[0].per_week.to_string(), "2.5");
    assert_eq!(shape.stream[0].mix.get("tung").map(ToString::to_string).unwrap(), "0.5");
    assert_eq!(shape.need[1].minutes_by_class["let"], 15);
    assert_eq!(shape.session[0].breaks[0].to.to_string(), "10:45");
}

#[test]
fn names_and_words_that_behov_gives_are_read_and_written_in_danish() {
    let need: [&[&str]; 3] = [
        &["navn", "formål", "mål: dage", "mål: andel", "minutter", "reserveres", "rettighed"],
        &["akut", "subakut", "0", "0,9", "20", "ja", ""],
        &["kontrol", "behandling", "", "", "20", "", "Behandling"],
    ];
    let sheets: [(&str, &[&[&str]]); 5] = [
        ("Behov", &need),
        ("Kompleksitet", &[&["klasser", "let; tung"], &["PRO-tabellens version", "1"]]),
        ("PRO-intervaller", &[&["fra", "til", "klasse", "farve"], &["0", "10", "let", "grøn"]]),
        ("PRO-farver", &[&["farve", "så"], &["grøn", "ingen"], &["gul", "besøg"]]),
        (
            "Henvisningsstrømme",
            &[
                &["navn", "team", "behov", "pr. uge", "fordeling: let", "fordeling: ukendt"],
                &["akut", "A", "akut", "2,5", "0,5", "0,5"],
            ],
        ),
    ];
    let shape = Folder::new("given", &changed(&sheets)).shape().unwrap();
    let book = write_workbook(&shape, Lang::Da);
    let written = Folder::new("given-again", &book);
    assert_eq!(written.shape().unwrap(), shape);
    let tabs = super::super::book::sheets(&book).unwrap();
    let cells: Vec<String> = tabs
        .iter()
        .flat_map(|tab| &tab.rows)
        .flat_map(|row| &row.cells)
        .map(super::super::book::Cell::text)
        .collect();
    for word in ["grøn", "gul", "ingen", "besøg", "Behandling"] {
        assert!(cells.iter().any(|cell| cell == word), "{word}");
    }
    for word in ["green", "yellow", "visit", "none"] {
        assert!(!cells.iter().any(|cell| cell == word), "{word}");
    }
}

/// What is told of a workbook: `(code, sheet, cell)`.
fn told(sheets: &[(&str, &[&[&str]])]) -> Vec<(&'static str, String, String)> {
    let folder = Folder::new(&format!("told-{}", sheets.len()), &changed(sheets));
    let faults = folder.shape().expect_err("it is wrong");
    let place = |fault: &FileFault| {
        (fault.code, fault.sheet.clone().unwrap_or_default(), fault.cell().unwrap_or_default())
    };
    faults.iter().map(place).collect()
}

#[test]
fn every_planted_fault_is_told_with_its_cell() {
    let session = ["kliniker", "ugedage", "fra", "til", "lokale"];
    let sound = ["LA", "man", "9.00", "12.00", "stue"];
    let with = |at: usize, text: &'static str| {
        let mut row = sound;
        row[at] = text;
        row
    };
    // One fault a row, from the third row on; the second is sound.
    let planted: [([&str; 5], &str, &str); 14] = [
        (with(0, "LB"), "B0107", "A3"),
        (with(1, "mandag-fredag"), "B0108", "B4"),
        (with(1, ""), "B0112", "B5"),
        (with(2, "ni"), "B0105", "C6"),
        (with(2, "9,30"), "B0105", "C7"),
        (with(2, "25:00"), "B0105", "C8"),
        (with(3, ""), "B0106", "D9"),
        (with(3, "8.00"), "B0205", "D10"),
        (with(4, "stue 2"), "B0107", "E11"),
        (with(0, ""), "B0106", "A12"),
        (with(2, ""), "B0106", "C13"),
        (with(3, "12-00"), "B0105", "D14"),
        (with(1, "man; tirsd"), "B0108", "B15"),
        (with(3, "12:61"), "B0105", "D16"),
    ];
    let mut rows: Vec<&[&str]> = vec![&session, &sound];
    rows.extend(planted.iter().map(|(row, ..)| row.as_slice()));
    let found = told(&[("Programmer", &rows)]);
    for (_, code, cell) in planted {
        let is = |fault: &&(&str, String, String)| {
            fault.0 == code && fault.1 == "Programmer" && fault.2 == cell
        };
        assert!(found.iter().any(|fault| is(&fault)), "{code} {cell} in {found:?}");
    }
}

/// A sheet with its heading, one row and one cell of it changed.
struct Planted {
    sheet: &'static str,
    heading: &'static [&'static str],
    row: &'static [&'static str],
    code: &'static str,
    cell: &'static str,
}

const fn planted(
    sheet: &'static str,
    (heading, row): (&'static [&'static str], &'static [&'static str]),
    (code, cell): (&'static str, &'static str),
) -> Planted {
    Planted { sheet, heading, row, code, cell }
}

const DAY: &[&str] = &["navn", "prøve"];
const HOURS: &[&str] = &["ugedage", "fra", "til"];
const PEOPLE: &[&str] = &["navn", "faggruppe", "team"];
const ROOM: &[&str] = &["navn", "antal"];
const WORK: &[&str] = &["kliniker", "ugedage", "fra", "til", "lokale", "pauser"];
const NEED: &[&str] =
    &["navn", "formål", "mål: dage", "mål: andel", "minutter", "reserveres", "minutter: let"];
const STREAM: &[&str] = &["navn", "team", "behov", "pr. uge", "fordeling: let", "fordeling: tung"];
const LEAVE: &[&str] = &["kliniker", "fra", "til"];
const SEASON: &[&str] = &["henvisningsstrøm", "fra", "til", "faktor"];

/// One fault a workbook.
const PLANTED: [Planted; 38] = [
    planted("Ambulatorium", (DAY, &["dato i dag", "31-02-2026"]), ("B0105", "B2")),
    planted("Ambulatorium", (DAY, &["dato i dag", "i morgen"]), ("B0105", "B2")),
    planted("Åbningstid", (HOURS, &["man; tirsdagg", "8.00", "16.00"]), ("B0108", "A2")),
    planted("Åbningstid", (HOURS, &["man; ons", "8.00", "7.00"]), ("B0205", "C2")),
    planted("Team", (&["navn", "betjening"], &["A", "samme uge"]), ("B0108", "B2")),
    planted("Klinikere", (PEOPLE, &["LA", "doktor", "A"]), ("B0108", "B2")),
    planted("Klinikere", (PEOPLE, &["LA", "læge", "B"]), ("B0107", "C2")),
    planted("Klinikere", (PEOPLE, &["LA", "læge", ""]), ("B0106", "C2")),
    planted("Lokaler", (ROOM, &["stue", "to"]), ("B0105", "B2")),
    planted("Lokaler", (ROOM, &["stue", "0"]), ("B0201", "B2")),
    planted(
        "Programmer",
        (WORK, &["LA", "man", "9.00", "12.00", "stue", "10.30"]),
        ("B0105", "F2"),
    ),
    planted(
        "Programmer",
        (WORK, &["LA", "man", "9.00", "12.00", "stue", "13.00-13.15"]),
        ("B0209", "F2"),
    ),
    planted("Behov", (NEED, &["akut", "hurtig", "0", "0,9", "20", "ja", ""]), ("B0108", "B2")),
    planted("Behov", (NEED, &["akut", "subakut", "0", "1,5", "20", "ja", ""]), ("B0201", "D2")),
    planted("Behov", (NEED, &["akut", "subakut", "0", "90", "20", "ja", ""]), ("B0201", "D2")),
    planted("Behov", (NEED, &["akut", "subakut", "-1", "0,9", "20", "ja", ""]), ("B0105", "C2")),
    planted("Behov", (NEED, &["akut", "subakut", "0", "0,9", "tyve", "ja", ""]), ("B0105", "E2")),
    planted("Behov", (NEED, &["akut", "subakut", "0", "0,9", "-20", "ja", ""]), ("B0201", "E2")),
    planted("Behov", (NEED, &["akut", "subakut", "0", "0,9", "20", "måske", ""]), ("B0105", "F2")),
    planted("Henvisningsstrømme", (STREAM, &["akut", "A", "nej", "2", "1", ""]), ("B0107", "C2")),
    planted("Henvisningsstrømme", (STREAM, &["akut", "B", "akut", "2", "1", ""]), ("B0107", "B2")),
    planted("Henvisningsstrømme", (STREAM, &["akut", "A", "akut", "-1", "1", ""]), ("B0201", "D2")),
    planted("Henvisningsstrømme", (STREAM, &["akut", "A", "akut", "to", "1", ""]), ("B0105", "D2")),
    planted(
        "Henvisningsstrømme",
        (STREAM, &["akut", "A", "akut", "2", "0,5", "0,4"]),
        ("B0202", "E2"),
    ),
    planted("Fravær", (LEAVE, &["XX", "15-02-2027", "19-02-2027"]), ("B0107", "A2")),
    planted("Fravær", (LEAVE, &["LA", "uge 54-2026", "uge 54-2026"]), ("B0138", "B2")),
    planted("Fravær", (LEAVE, &["LA", "15-02-2027", "12-02-2027"]), ("B0204", "C2")),
    planted("Lukkedage", (&["fra", "til"], &["32-01-2027", "19-02-2027"]), ("B0105", "A2")),
    planted("Lukkedage", (&["fra", "til"], &["19-02-2027", "15-02-2027"]), ("B0204", "B2")),
    planted("Sæsoner", (SEASON, &["akut", "15-02-2027", "x", "2"]), ("B0105", "C2")),
    planted("Sæsoner", (SEASON, &["akut", "15-02-2027", "19-02-2027", "-1"]), ("B0201", "D2")),
    planted("Sæsoner", (SEASON, &["akut", "15-02-2027", "12-02-2027", "2"]), ("B0204", "C2")),
    planted("Behov", (NEED, &["akut", "subakut", "0", "0,9", "20", "ja", "-5"]), ("B0201", "G2")),
    planted("Behov", (NEED, &["akut", "subakut", "900", "0,9", "20", "ja", ""]), ("B0201", "C2")),
    planted(
        "Henvisningsstrømme",
        (STREAM, &["akut", "A", "akut", "2", "-0,5", "1,5"]),
        ("B0201", "F2"),
    ),
    planted("Kompleksitet", (&["klasser", "let; tung; let"], &["svære", "tung"]), ("B0213", "B1")),
    planted("Ambulatorium", (DAY, &["dato i dag", "02-11-2126"]), ("B0203", "B2")),
    planted("Sæsoner", (SEASON, &["ukendt", "15-02-2027", "19-02-2027", "2"]), ("B0107", "A2")),
];

#[test]
fn a_fault_of_any_sheet_is_told_with_its_cell() {
    for Planted { sheet, heading, row, code, cell } in PLANTED {
        let found = told(&[(sheet, &[heading, row])]);
        let is =
            |fault: &(&str, String, String)| (fault.0, &*fault.1, &*fault.2) == (code, sheet, cell);
        assert!(found.iter().any(is), "{code} {sheet} {cell} of {row:?} in {found:?}");
    }
}

#[test]
fn a_dane_is_told_in_the_words_of_the_workbook() {
    let said = |sheets: &[(&str, &[&[&str]])]| {
        let faults = Folder::new("words", &changed(sheets)).shape().expect_err("it is wrong");
        let words =
            |fault: &FileFault| [fault.cause.of(Lang::Da), fault.help.of(Lang::Da)].concat();
        faults.iter().map(words).collect::<String>()
    };
    let people = said(&[("Klinikere", &[PEOPLE, &["LA", "doktor", "A"]])]);
    assert!(people.contains("læge, sygeplejerske") && !people.contains("nurse"), "{people}");
    let need = ["akut", "subakut", "0", "1,5", "20", "ja", ""];
    assert!(said(&[("Behov", &[NEED, &need])]).contains("1,5 ligger uden for"));
    let season = ["akut", "15-02-2027", "12-02-2027", "2"];
    assert!(
        said(&[("Sæsoner", &[SEASON, &season])]).contains("15-02-2027 ligger efter 12-02-2027")
    );
    let need = ["akut", "subakut", "0", "0,9", "20", "måske", ""];
    assert!(said(&[("Behov", &[NEED, &need])]).contains("ja eller nej"));
    let closed = said(&[("Lukkedage", &[&["fra", "til"], &["32-01-2027", "33-01-2027"]])]);
    assert!(closed.contains("en dato som 02-11-2026 eller en uge som uge 46-2026"), "{closed}");
    let late = ["LA", "man", "9.03", "12.00", "stue", ""];
    let grid = said(&[("Programmer", &[WORK, &late])]);
    assert!(grid.contains("`interval (min.)` på arket `Ambulatorium`"), "{grid}");
    let open = said(&[("Programmer", &[WORK, &["LA", "man", "9.00", "", "stue", ""]])]);
    assert!(open.contains("`til` mangler på arket Programmer"), "{open}");
    let need = ["akut", "subakut", "0", "0,9", "1.200", "ja", ""];
    let number = said(&[("Behov", &[NEED, &need])]);
    assert!(number.contains("Skriv 1200 eller 1,2."), "{number}");
    let pro = ["0", "10", "let", ""];
    let version = told(&[("PRO-intervaller", &[&["fra", "til", "klasse", "farve"], &pro])]);
    assert!(
        !version.is_empty() && version.iter().all(|fault| fault.1 != "PRO-intervaller"),
        "{version:?}"
    );
}

#[test]
fn one_wrong_cell_is_one_fault_and_numbers_are_told_as_people_write_them() {
    for (key, value) in [("slutter til tiden", "8"), ("højst reserveret", "-1")] {
        let found = told(&[("Mål", &[&[key, value]])]);
        assert_eq!(found, [("B0201", "Mål".to_owned(), "B1".to_owned())], "{key}");
    }
    let stream = ["akut", "A", "akut", "2", "0,8", "0,4"];
    let folder = Folder::new("sum", &changed(&[("Henvisningsstrømme", &[STREAM, &stream])]));
    let faults = folder.shape().unwrap_err();
    assert_eq!(faults.len(), 1);
    assert!(faults[0].cause.da.contains("tilsammen 1,2,"), "{}", faults[0].cause.da);
}

#[test]
fn headings_sheets_and_stray_cells_are_told() {
    let found = told(&[
        ("Klinikere", &[&["navn", "faggrupe", "team", "navn"], &["LA", "læge", "A", "LA"]]),
        ("Programer", &[&["kliniker"], &["LA"]]),
        ("Forløbs trin", &[&["forløb", "behov"], &["findes ikke", "akut"]]),
        ("Lokaler", &[&["navn", "", "antal", "count"], &["stue", "?", "1", "1"]]),
        ("Mål", &[&["planperiode (uger)", "12"], &["horizon_weeks", "26"]]),
    ]);
    for wanted in [
        ("B0104", "Klinikere", "B1"),
        ("B0122", "Klinikere", "D1"),
        ("B0145", "Lokaler", "D1"),
        ("B0145", "Mål", "A2"),
        ("B0133", "Programer", "A1"),
        ("B0107", "Forløbs trin", "A2"),
        ("B0134", "Lokaler", "B2"),
    ] {
        let is = |fault: &(&str, String, String)| (fault.0, &*fault.1, &*fault.2) == wanted;
        assert!(found.iter().any(is), "{wanted:?} in {found:?}");
    }
}

#[test]
fn notes_of_the_planner_are_left_alone() {
    let shape = Folder::new(
        "notes",
        &changed(&[
            ("# mine", &[&["alt", "muligt"]]),
            ("Lokaler", &[&["navn", "antal"], &["# stue 2 bygges om", "1"], &["stue", "1"]]),
        ]),
    )
    .shape()
    .unwrap();
    assert_eq!(shape.room.len(), 1);
}

#[test]
fn a_cpr_number_is_refused_by_place_alone_also_across_cells() {
    for row in [["311299-1234", ""], ["311299", "1234"]] {
        let found = told(&[("# mine", &[&["x"], &row])]);
        assert_eq!(found[0].0, "B0110", "{row:?}");
        assert_eq!(found.len(), 1);
    }
}

#[test]
fn a_cpr_number_where_nobody_sees_it_is_refused() {
    let with = |change: fn(&mut Workbook)| {
        let mut workbook = Workbook::new();
        put(workbook.add_worksheet(), "# mine", &[&["x"]]);
        change(&mut workbook);
        let folder = Folder::new("hidden", &changed(&[]));
        let bytes = workbook.save_to_buffer().unwrap();
        // Also in a workbook of somebody's own beside the clinic's.
        std::fs::write(folder.0.join("noter.xlsx"), bytes).unwrap();
        folder.shape().expect_err("a number")
    };
    let number = "311299-1234";
    let hidden: [fn(&mut Workbook); 4] = [
        |book| {
            let sheet = book.worksheet_from_index(0).unwrap();
            sheet.insert_note(0, 0, &rust_xlsxwriter::Note::new("ring til 311299-1234")).unwrap();
        },
        |book| {
            book.worksheet_from_index(0).unwrap().set_header("&L311299-1234");
        },
        |book| {
            book.set_properties(&rust_xlsxwriter::DocProperties::new().set_title("311299-1234"));
        },
        |book| {
            let sheet = book.add_worksheet();
            put(sheet, "gammelt", &[&["311299-1234"]]);
            sheet.set_hidden(true);
        },
    ];
    for change in hidden {
        let faults = with(change);
        assert_eq!((faults.len(), faults[0].code, &*faults[0].file), (1, "B0110", "noter.xlsx"));
        assert!(!format!("{faults:?}").contains(number), "{faults:?}");
    }
}

#[test]
fn a_formula_that_was_not_saved_with_its_value_is_told() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    put(sheet, "Team", &[&["navn"]]);
    sheet.write_formula(1, 0, rust_xlsxwriter::Formula::new("=A1").set_result("#REF!")).unwrap();
    let folder = Folder::new("formula", &workbook.save_to_buffer().unwrap());
    let faults = folder.shape().unwrap_err();
    let told: Vec<_> = faults.iter().map(|fault| (fault.code, fault.cell())).collect();
    assert!(told.contains(&("B0135", Some("A2".to_owned()))), "{told:?}");
}

#[test]
fn what_is_no_workbook_is_told() {
    for bytes in [b"".as_slice(), b"navn;team\n", b"PK\x03\x04 broken"] {
        let faults = Folder::new("broken", bytes).shape().unwrap_err();
        assert_eq!(faults[0].code, "B0131");
    }
}

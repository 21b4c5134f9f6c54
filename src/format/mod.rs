//! Files to instances and back; the only door to serde.
//!
//! A clinic is a folder: `clinic.toml` or `clinic.xlsx`, and the CSV lists it names. [`read`] tells every fault it
//! finds at once, each with its line and a way out. Nothing that looks like a CPR number gets
//! past it.

pub(crate) mod book;
pub mod bookings;
mod build;
#[cfg(test)]
mod change_tests;
#[cfg(test)]
mod cost_tests;
pub(crate) mod cpr;
mod decimal;
mod decode;
pub mod defaults;
mod digest;
mod document;
mod example;
mod fault;
mod guard;
mod lang;
#[cfg(test)]
mod law_tests;
mod list;
#[cfg(test)]
mod list_book_tests;
#[cfg(test)]
mod list_tests;
mod log;
mod names;
mod nearest;
mod note;
pub mod notes;
#[cfg(test)]
mod padded_tests;
#[cfg(test)]
mod pro_tests;
pub(crate) mod said;
mod schema;
pub mod shape;
mod source;
pub(crate) mod table;
mod template;
#[cfg(test)]
mod tests;
mod tree;
mod visits;
mod week;
#[cfg(test)]
mod week_tests;
mod workbook;
mod write;

use std::collections::BTreeSet;
use std::path::{Component, Path};

use behov_solver::instance::Instance;
use chrono::NaiveDate;
use serde::Deserialize;

use document::{Document, Row};
use fault::Both;
use list::{ListFile, Lists};
use shape::{ClinicFile, FORMAT, GeneratorShape, ListsShape};
use source::{Kind, Source};
use tree::{Node, Value};

pub use bookings::{
    Earlier, read_bookings, read_earlier, read_held, write_bookings, write_bookings_with,
};
pub use cpr::holds_cpr;
pub(crate) use decimal::{NoNumber, Sign, decimal};
pub use digest::{Digests, FileRead};
pub use example::{init_example, init_workbook};
pub use fault::{Both as BothLanguages, FileFault, place};
pub use lang::lang;
pub(crate) use list::date;
pub use list::{Instead, write_waiting};
pub use log::{log_csv, sessions_csv, write_log_csv, write_sessions_csv};
#[cfg(feature = "parquet")]
pub use log::{write_log_parquet, write_sessions_parquet};
pub use names::class_name;
pub(crate) use nearest::nearest;
pub use schema::schema;
pub use template::{read_template, write_template};
pub use visits::{AnsweredVisit, LeftOut, Reason, VisitFile, VisitGroup, read_visits};
pub(crate) use week::Week;
pub use workbook::{MergedCells, WORKBOOK_FILE, write_workbook};
pub use write::write;

/// The name of the clinic file in its folder.
pub const CLINIC_FILE: &str = "clinic.toml";

/// Reads the clinic of a folder: `clinic.toml` and the lists it names.
///
/// # Errors
/// Every fault of every file, in order of file and line; at most a hundred of the clinic file and
/// twenty of each list, and how many more there are. When something looks like a CPR number, that
/// alone, by place.
pub fn read(dir: &Path) -> Result<Instance, Vec<FileFault>> {
    read_with(dir, None)
}

/// The same with another waiting list instead of the clinic's own.
///
/// # Errors
/// As [`read`].
pub fn read_with(dir: &Path, waiting: Option<&Path>) -> Result<Instance, Vec<FileFault>> {
    read_on(dir, Instead { waiting, ..Instead::default() }, None, &mut Digests::default())
}

/// The same with lists in the place of the clinic's own, and as on another day than the file's: the
/// lists are judged by that day; what is read is noted in `read`.
///
/// The cycle stays where the file has it.
///
/// # Errors
/// As [`read`].
pub fn read_on(
    dir: &Path,
    instead: Instead<'_>,
    today: Option<NaiveDate>,
    read: &mut Digests,
) -> Result<Instance, Vec<FileFault>> {
    built(dir, None, today, read, |document, sheets, read| {
        lists(document, &sheets, dir, instead, read)
    })
}

/// The same with the changes of a file beside the clinic's own.
///
/// # Errors
/// As [`read`], of both files.
pub fn read_changed(
    dir: &Path,
    changes: Option<&Path>,
    today: Option<NaiveDate>,
    read: &mut Digests,
) -> Result<Instance, Vec<FileFault>> {
    built(dir, changes, today, read, |document, sheets, read| {
        lists(document, &sheets, dir, Instead::default(), read)
    })
}

/// Lists that stand in a workbook: names of files and what they would hold.
pub type ListTexts = Vec<(String, String)>;

/// The clinic file of a folder as it is written, for writing it in another form: a folder that
/// [`read`] accepts. Lists that stand in sheets of a workbook come beside it as files, name and text.
///
/// # Errors
/// As [`read`].
///
/// # Panics
/// Never: what is a clinic is a clinic file.
pub fn read_shape(
    dir: &Path,
    read: &mut Digests,
) -> Result<(ClinicFile, ListTexts), Vec<FileFault>> {
    read_on(dir, Instead::default(), None, read)?;
    let Opened { root, sheets, .. } = opened(dir, read)?;
    let decoder = decode::Decoder { node: &root, left_out: &BTreeSet::new() };
    let mut shape = ClinicFile::deserialize(decoder).expect("each of its tables has been read");
    let mut files = Vec::new();
    for (list, sheet) in sheets.iter().filter(|(_, sheet)| sheet.has_rows()) {
        let (named, name) = match *list {
            "waiting" => (&mut shape.lists.waiting, "waiting.csv"),
            "booking" => (&mut shape.lists.bookings, "bookings.csv"),
            _ => (&mut shape.lists.panel, "panel.csv"),
        };
        *named = Some(name.to_owned());
        files.push((name.to_owned(), sheet.csv()));
    }
    Ok((shape, files))
}

/// The merged cells of a clinic that is a workbook; none of one that is text.
#[must_use]
pub fn merged_cells(dir: &Path) -> Vec<MergedCells> {
    workbook::merged(&dir.join(WORKBOOK_FILE), WORKBOOK_FILE)
}

/// A clinic file as a tree, TOML or workbook.
struct Opened {
    source: Source,
    root: Node,
    /// What is wrong with single cells.
    faults: Vec<FileFault>,
    /// Lists that are sheets of a workbook, by their code.
    sheets: Vec<(&'static str, ListFile)>,
}

/// The clinic file of a folder.
fn opened(dir: &Path, read: &mut Digests) -> Result<Opened, Vec<FileFault>> {
    let (toml, book) = (dir.join(CLINIC_FILE), dir.join(WORKBOOK_FILE));
    match (toml.exists(), book.exists()) {
        (true, true) => Err(vec![FileFault::whole(WORKBOOK_FILE, "B0136", &[])]),
        (false, true) => workbook::read(&book, WORKBOOK_FILE, read),
        _ => {
            let source =
                Source::read(&toml, CLINIC_FILE, Kind::Toml, read).map_err(|f| vec![*f])?;
            let root = tree::parse(&source).map_err(|fault| vec![*fault])?;
            Ok(Opened { source, root, faults: Vec::new(), sheets: Vec::new() })
        }
    }
}

/// The clinic of a folder without its lists: what may be named in one that is still to come.
///
/// # Errors
/// As [`read`], of the clinic file.
pub fn read_alone(dir: &Path, read: &mut Digests) -> Result<Instance, Vec<FileFault>> {
    built(dir, None, None, read, |_, _, _| Lists::default())
}

/// The clinic of a folder with the lists that are opened for it.
fn built(
    dir: &Path,
    changes: Option<&Path>,
    today: Option<NaiveDate>,
    read: &mut Digests,
    lists: impl FnOnce(&mut Document<'_>, Vec<(&'static str, ListFile)>, &mut Digests) -> Lists,
) -> Result<Instance, Vec<FileFault>> {
    guard::check(dir)?;
    let Opened { source, root, faults, sheets } = opened(dir, read)?;
    let mut document = Document::new(&source, &root);
    document.faults = faults;
    if !format(&mut document) {
        return Err(document.faults);
    }
    top_level(&mut document);
    let lists = lists(&mut document, sheets, read);
    let other = changes.map(|path| changes_of(path, read)).transpose()?;
    let beside = other.as_ref().map(|(source, root)| only_changes(Document::new(source, root)));
    build::build(document, beside, lists, today)
}

/// A file of changes, as a tree.
fn changes_of(path: &Path, read: &mut Digests) -> Result<(Source, Node), Vec<FileFault>> {
    let name = name_of(path).map_err(|fault| vec![*fault])?;
    let source = Source::read(path, &name, Kind::Toml, read).map_err(|fault| vec![*fault])?;
    let root = tree::parse(&source).map_err(|fault| vec![*fault])?;
    Ok((source, root))
}

/// Keys of a file of changes: rows of changes and nothing else.
fn only_changes(mut document: Document<'_>) -> Document<'_> {
    let known = ["format", "change"].map(str::to_owned);
    let file = document.source.file.clone();
    for entry in document.root.entries() {
        if !known.contains(&entry.key) {
            let key = ("key", Both::echo(&entry.key));
            let values = [key, ("table", Both::plain(&file)), document::hint(&entry.key, &known)];
            document.fault(entry.at, "B0104", &values);
        }
    }
    if document.faults.is_empty() && document.root.get("change").is_none() {
        let values = [("key", Both::plain("[[change]]")), ("table", Both::plain(&file))];
        document.faults.push(FileFault::new(&file, 1, 1, "B0106", &values));
    }
    document
}

/// The bytes of a file of another program, and its name as faults show it. Nobody has looked into
/// them yet, so nothing is noted of them.
///
/// # Errors
/// That it cannot be read, is larger than `limit`, or has a CPR number for a name.
pub(crate) fn read_bytes(path: &Path, limit: u64) -> Result<(Vec<u8>, String), Box<FileFault>> {
    let name = name_of(path)?;
    Ok((Source::bytes(path, &name, limit)?, name))
}

/// The text of a settings file that is no clinic, and its name.
///
/// # Errors
/// As for a clinic file.
pub(crate) fn read_settings(
    path: &Path,
    read: &mut Digests,
) -> Result<(String, String), Box<FileFault>> {
    let name = name_of(path)?;
    let source = Source::read(path, &name, Kind::Toml, read)?;
    Ok((source.text, name))
}

/// The name of a file, unless it holds what must not be repeated.
fn name_of(path: &Path) -> Result<String, Box<FileFault>> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_else(|| ".".to_owned());
    if holds_cpr(&name) {
        let place = [("place", Both::key("place.name", &[]))];
        return Err(Box::new(FileFault::whole(".", "B0110", &place)));
    }
    Ok(name)
}

/// Reads the `[generator]` table of a file.
///
/// # Errors
/// Every fault of the table; that there is none.
pub fn read_generator(file: &Path, read: &mut Digests) -> Result<GeneratorShape, Vec<FileFault>> {
    let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into());
    let source = Source::read(file, &name, Kind::Toml, read).map_err(|f| vec![*f])?;
    let root = tree::parse(&source).map_err(|fault| vec![*fault])?;
    let mut document = Document::new(&source, &root);
    let recipe: Option<Row<'_, GeneratorShape>> = document.section("generator");
    match recipe {
        Some(recipe) if document.faults.is_empty() => Ok(recipe.shape),
        Some(_) => Err(document.faults),
        None => {
            if document.faults.is_empty() {
                let values = [("key", Both::plain("[generator]")), ("table", Both::plain(&name))];
                document.faults.push(FileFault::new(&name, 1, 1, "B0106", &values));
            }
            Err(document.faults)
        }
    }
}

/// Whether the file says a format this behov reads.
fn format(document: &mut Document<'_>) -> bool {
    let Some(entry) = document.root.get("format") else {
        let values = [("key", Both::plain("format")), ("table", Both::plain("clinic.toml"))];
        document.faults.push(FileFault::new(CLINIC_FILE, 1, 1, "B0106", &values));
        // A file that says nothing else of ours is some other file.
        return document.root.get("clinic").is_some();
    };
    let given = match &entry.node.value {
        Value::Integer(number) if *number == i64::from(FORMAT) => return true,
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => format!("\"{text}\""),
        _ => "?".to_owned(),
    };
    document.fault(entry.at, "B0109", &[("format", Both::echo(&given))]);
    false
}

/// Keys of the file itself: none unknown, `[clinic]` there.
fn top_level(document: &mut Document<'_>) {
    let known: Vec<String> = schema::keys::<ClinicFile>();
    for entry in document.root.entries() {
        if !known.contains(&entry.key) {
            let values = [
                ("key", Both::echo(&entry.key)),
                ("table", Both::plain(CLINIC_FILE)),
                document::hint(&entry.key, &known),
            ];
            document.fault(entry.at, "B0104", &values);
        }
    }
    if document.root.get("clinic").is_none() {
        document.faults.push(if document.source.has_cells() {
            let sheet = [("sheet", Both::table_of("clinic", true))];
            FileFault::whole(&document.source.file, "B0143", &sheet)
        } else {
            let values = [("key", Both::plain("[clinic]")), ("table", Both::plain(CLINIC_FILE))];
            FileFault::new(CLINIC_FILE, 1, 1, "B0106", &values)
        });
    }
}

/// Opens the lists that the file names or holds as sheets, and those that take their place.
fn lists(
    document: &mut Document<'_>,
    sheets: &[(&'static str, ListFile)],
    dir: &Path,
    instead: Instead<'_>,
    read: &mut Digests,
) -> Lists {
    let row: Option<Row<'_, ListsShape>> = document.section("lists");
    let named = row.map_or([None, None, None], |row| {
        let ListsShape { waiting, bookings, panel } = row.shape;
        let at = |key: &str, name: Option<String>| name.map(|name| (row.node.at(key), name));
        [at("waiting", waiting), at("bookings", bookings), at("panel", panel)]
    });
    let mut opened = |list: &str, named: Option<(usize, String)>, instead: Option<&Path>| {
        if let Some(path) = instead {
            return beside(path, read).map_err(|fault| document.faults.push(*fault)).ok();
        }
        let sheet = sheets.iter().find(|(of, file)| *of == list && file.has_rows());
        match (named, sheet) {
            (Some((at, name)), Some(_)) => {
                document.fault(at, "B0140", &[("name", Both::echo(&name))]);
                None
            }
            (Some((at, name)), None) => open(document, dir, (at, &name), read),
            (None, sheet) => sheet.map(|(_, file)| file.clone()),
        }
    };
    let [waiting, bookings, panel] = named;
    Lists {
        waiting: opened("waiting", waiting, instead.waiting),
        bookings: opened("booking", bookings, None),
        panel: opened("panel-list", panel, instead.panel),
    }
}

/// Opens a list in the folder of the clinic file, named at byte `at`.
fn open(
    document: &mut Document<'_>,
    dir: &Path,
    (at, name): (usize, &str),
    read: &mut Digests,
) -> Option<ListFile> {
    let mut parts = Path::new(name).components();
    let plain = matches!(parts.next(), Some(Component::Normal(_))) && parts.next().is_none();
    if !plain {
        document.fault(at, "B0113", &[("name", Both::echo(name))]);
        return None;
    }
    ListFile::read(&dir.join(name), name, read).map_err(|fault| document.faults.push(*fault)).ok()
}

/// Opens a list that the call names, wherever it lies.
fn beside(path: &Path, read: &mut Digests) -> Result<ListFile, Box<FileFault>> {
    let name = name_of(path)?;
    ListFile::read(path, &name, read)
}

//! The look through a folder before anything of it is read: no file name, no text file and no
//! workbook, neither in its cells nor where nobody sees it, may hold what looks like a CPR number.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use encoding_rs::{Decoder, Encoding};

use super::book::{self, Found, Holding, Sheet};
use super::cpr;
use super::fault::{Both, FileFault, LISTED_MAX};
use super::source::{self, CSV_MAX, Kind, Source};

/// Files that are looked through, besides their names.
const TEXT: [&str; 5] = ["toml", "csv", "txt", "md", "json"];
/// The same of workbooks.
const BOOK: [&str; 2] = ["xlsx", "xlsm"];
/// How much of a large file is looked through at once \[bytes\].
const PART: usize = 1 << 20;
/// How much of a part is looked through again with the next \[characters\].
const KEPT: usize = 200;

/// Looks through a folder.
///
/// # Errors
/// The places in each file of what looks like a CPR number, the first few of them, and nothing
/// else; or that the folder cannot be listed.
pub(super) fn check(dir: &Path) -> Result<(), Vec<FileFault>> {
    let listed = |error: io::Error| vec![unlisted(dir, error.kind())];
    let mut names = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(listed)? {
        let entry = entry.map_err(listed)?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let of_folder = dir.file_name().map(|name| name.to_string_lossy().into_owned());
    if names.iter().chain(&of_folder).any(|name| cpr::holds_cpr(name)) {
        let place = [("place", Both::key("place.name", &[]))];
        return Err(vec![FileFault::whole(".", "B0110", &place)]);
    }
    let faults: Vec<FileFault> =
        names.iter().flat_map(|name| in_file(&dir.join(name), name)).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// The fault of a folder whose files cannot be listed.
fn unlisted(dir: &Path, kind: ErrorKind) -> FileFault {
    let detail = match kind {
        ErrorKind::NotFound => "detail.missing",
        ErrorKind::NotADirectory => "detail.no-folder",
        ErrorKind::PermissionDenied => "detail.denied",
        _ => "detail.other",
    };
    let name = dir.file_name().and_then(|name| name.to_str());
    let name = name.filter(|name| !cpr::holds_cpr(name)).unwrap_or(".");
    let values = [("name", Both::echo(name)), ("detail", Both::key(detail, &[]))];
    FileFault::whole(name, "B0146", &values)
}

/// The faults of a file that holds numbers, however large it is; other faults are told when it is
/// read.
fn in_file(path: &Path, name: &str) -> Vec<FileFault> {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let ending = ending.unwrap_or_default().to_lowercase();
    let is_text = TEXT.contains(&ending.as_str());
    if !is_text && !BOOK.contains(&ending.as_str()) {
        return Vec::new();
    }
    // A spreadsheet may have saved a workbook under the name of a text.
    if begins_as_book(path) {
        let Ok(bytes) = Source::bytes(path, name, CSV_MAX) else { return Vec::new() };
        let sheets = book::sheets(&bytes);
        return sheets.map_or_else(Vec::new, |sheets| in_book(name, &bytes, &sheets));
    }
    if !is_text {
        return Vec::new();
    }
    let kind = if ending == "toml" { Kind::Toml } else { Kind::Csv };
    match Source::private(path, name, kind) {
        Ok(faults) => first_few(name, faults),
        Err(fault) if fault.code == "B0102" => in_parts(path, name).into_iter().collect(),
        Err(_) => Vec::new(),
    }
}

/// The first few faults of a file, and how many more there are.
fn first_few(name: &str, mut faults: Vec<FileFault>) -> Vec<FileFault> {
    let more = faults.len().saturating_sub(LISTED_MAX);
    if more > 0 {
        faults.truncate(LISTED_MAX);
        let count = [("count", Both::plain(more.to_string()))];
        faults.push(FileFault::whole(name, "B0118", &count));
    }
    faults
}

fn begins_as_book(path: &Path) -> bool {
    let mut first = [0; 4];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut first));
    read.is_ok() && book::is_workbook(&first)
}

/// The faults of numbers in a workbook, by place alone, the first few of them; of a part that nobody
/// can look into.
pub(super) fn in_book(file: &str, bytes: &[u8], sheets: &[Sheet]) -> Vec<FileFault> {
    let whole = |key| {
        let place = [("place", Both::key(key, &[]))];
        vec![FileFault::whole(file, "B0110", &place)]
    };
    let told = |found: Found<'_>| match found {
        Found::Cells { sheet, held } => {
            let cell = |(line, held): &(u32, Holding)| in_cell(file, sheet, *line, held.column);
            held.iter().map(cell).collect()
        }
        Found::SheetName => whole("place.sheet"),
        Found::Outside => whole("place.outside"),
        Found::Unread => {
            let detail = [("detail", Both::key("detail.part", &[]))];
            vec![FileFault::whole(file, "B0131", &detail)]
        }
    };
    first_few(file, book::find(bytes, sheets).into_iter().flat_map(told).collect())
}

/// The fault of a number in a cell, whose column is counted from 0.
fn in_cell(file: &str, sheet: &Sheet, line: u32, column: usize) -> FileFault {
    let column = u32::try_from(column + 1).unwrap_or(0);
    let place = [("place", Both::key("place.line", &[]))];
    let fault = FileFault::new(file, line, column, "B0110", &place);
    FileFault { sheet: Some(sheet.name.clone()), ..fault }
}

/// The same of a file too large to be read: part by part, each with the end of the one before it.
fn in_parts(path: &Path, name: &str) -> Option<FileFault> {
    let mut file = File::open(path).ok()?;
    let mut bytes = vec![0; PART];
    let (mut decoder, mut text): (Option<Decoder>, String) = (None, String::new());
    loop {
        let read = file.read(&mut bytes).ok()?;
        let part = &bytes[..read];
        let decoder = decoder.get_or_insert_with(|| part_encoding(part).new_decoder());
        text.reserve(decoder.max_utf8_buffer_length(read)?);
        let _ = decoder.decode_to_string(part, &mut text, read == 0);
        let kept = kept(&text);
        // What stands in the part that is kept may go on in the next.
        if cpr::find(&text).is_some_and(|at| read == 0 || at < kept) {
            let place = [("place", Both::key("place.file", &[]))];
            return Some(FileFault::whole(name, "B0110", &place));
        }
        if read == 0 {
            return None;
        }
        text.drain(..kept);
    }
}

/// From where a part is looked through again: not within a word.
fn kept(text: &str) -> usize {
    let mut before = text.char_indices().rev().skip(KEPT).take(KEPT);
    let last = before.clone().last();
    before.find(|(_, c)| !c.is_alphanumeric()).or(last).map_or(0, |(at, _)| at)
}

/// The encoding of a file by its first part, which may end within a letter.
fn part_encoding(part: &[u8]) -> &'static Encoding {
    let whole = match std::str::from_utf8(part) {
        Err(fault) if fault.error_len().is_none() => fault.valid_up_to(),
        _ => part.len(),
    };
    source::encoding(&part[..whole])
}

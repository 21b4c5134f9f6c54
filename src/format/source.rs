//! Files as text: how large they may be, how they are encoded, which line a byte stands in.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read};
use std::path::Path;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::cpr;
use super::digest::Digests;
use super::fault::{Both, FileFault};

/// Largest clinic file \[bytes\].
const TOML_MAX: u64 = 8 << 20;
/// Largest list \[bytes\].
pub(super) const CSV_MAX: u64 = 64 << 20;
/// Largest workbook \[bytes\].
pub(super) const BOOK_MAX: u64 = 8 << 20;

/// How much of a file without a mark shows whether it is UTF-16 \[bytes\].
const BEGINNING: usize = 4096;

/// Where a cell stands: the number of its sheet, its row and its column, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) sheet: usize,
    pub(crate) row: u32,
    pub(crate) column: u32,
}

/// Where the values of a key stand in a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lies {
    /// In the column of its heading.
    Column(u32),
    /// In no column: the first free one could have it, beside the headings in this row.
    Free { row: u32, column: u32 },
    /// Beside it, in the second column.
    Row(u32),
}

/// Where the keys of each sheet lie, by the number of the sheet.
pub(crate) type Keys = BTreeMap<(usize, String), Lies>;

/// A file read as text, or the cells of a workbook.
#[derive(Debug)]
pub(crate) struct Source {
    /// Its name, as faults show it.
    pub(crate) file: String,
    /// What it says, without a byte order mark; every line ends in `\n`, however the file has it.
    pub(crate) text: String,
    /// Where each line starts \[byte\].
    lines: Vec<usize>,
    /// The sheets of a workbook; none of a text.
    sheets: Vec<String>,
    /// Where each cell stands: places are counted in cells then, not in bytes.
    cells: Vec<Place>,
    /// Where the keys of a workbook lie.
    keys: Keys,
}

/// Which encodings are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// UTF-8 only.
    Toml,
    /// UTF-8, UTF-16, else Windows-1252.
    Csv,
}

impl Kind {
    /// Most that is read \[bytes\].
    fn limit(self) -> u64 {
        match self {
            Self::Toml => TOML_MAX,
            Self::Csv => CSV_MAX,
        }
    }
}

impl Source {
    /// A text that is already there.
    pub(crate) fn new(file: &str, text: String) -> Self {
        let text =
            if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let (sheets, cells, keys) = (Vec::new(), Vec::new(), Keys::new());
        Self { file: file.to_owned(), text, lines, sheets, cells, keys }
    }

    /// Whether these are the cells of a workbook.
    pub(crate) fn has_cells(&self) -> bool {
        !self.sheets.is_empty()
    }

    /// The cells of a workbook.
    pub(crate) fn of_cells(file: &str, sheets: Vec<String>, cells: Vec<Place>) -> Self {
        Self { sheets, cells, ..Self::new(file, String::new()) }
    }

    /// The sheet of a table, by its name in either language.
    pub(crate) fn sheet_of(&self, table: &Both) -> Option<&str> {
        let is = |name: &&String| {
            [&table.en, &table.da].iter().any(|of| name.trim().to_lowercase() == of.to_lowercase())
        };
        self.sheets.iter().find(is).map(String::as_str)
    }

    /// Notes where a key of a workbook lies.
    pub(crate) fn lies(&mut self, sheet: usize, key: &str, lies: Lies) {
        self.keys.insert((sheet, key.to_owned()), lies);
    }

    /// The names of the sheets of a workbook.
    pub(crate) fn sheets(&self) -> &[String] {
        &self.sheets
    }

    /// Reads and decodes a file and looks for CPR numbers before anything else; what was read is
    /// noted by its bytes.
    pub(crate) fn read(
        path: &Path,
        file: &str,
        kind: Kind,
        read: &mut Digests,
    ) -> Result<Self, Box<FileFault>> {
        let (source, bytes) = Self::decoded(path, file, kind)?;
        read.note(path, file, &bytes);
        Ok(source)
    }

    /// The same of a file that is looked at and not read for good.
    pub(super) fn look(path: &Path, file: &str, kind: Kind) -> Result<Self, Box<FileFault>> {
        Self::decoded(path, file, kind).map(|(source, _)| source)
    }

    /// A fault for each line of a file that holds what looks like a CPR number, by place alone.
    pub(super) fn private(
        path: &Path,
        file: &str,
        kind: Kind,
    ) -> Result<Vec<FileFault>, Box<FileFault>> {
        let bytes = Self::bytes(path, file, kind.limit())?;
        let text = encoding(&bytes).decode_with_bom_removal(&bytes).0;
        let source = Self::new(file, text.into_owned());
        Ok(cpr::of_lines(&source.text).map(|at| source.private_at(at)).collect())
    }

    fn decoded(path: &Path, file: &str, kind: Kind) -> Result<(Self, Vec<u8>), Box<FileFault>> {
        let bytes = Self::bytes(path, file, kind.limit())?;
        Ok((Self::of_bytes(&bytes, file, kind)?, bytes))
    }

    /// The text of bytes, once no CPR number was found in it.
    pub(crate) fn of_bytes(bytes: &[u8], file: &str, kind: Kind) -> Result<Self, Box<FileFault>> {
        let encoding = encoding(bytes);
        let text = encoding.decode_with_bom_removal(bytes).0;
        let source = Self::new(file, text.into_owned());
        if let Some(fault) = source.cpr() {
            return Err(Box::new(fault));
        }
        if let Some(key) = source.no_text(encoding, kind) {
            let detail = [("detail", Both::key(key, &[]))];
            return Err(Box::new(FileFault::whole(file, "B0101", &detail)));
        }
        Ok(source)
    }

    /// The bytes of a file of at most `limit` bytes, whatever is in it; nothing is noted of them.
    pub(crate) fn bytes(path: &Path, file: &str, limit: u64) -> Result<Vec<u8>, Box<FileFault>> {
        bytes(path, limit).map_err(|detail| Box::new(detail.fault(file, limit)))
    }

    /// The fault of a CPR number, by place alone.
    pub(crate) fn cpr(&self) -> Option<FileFault> {
        cpr::find(&self.text).map(|at| self.private_at(at))
    }

    fn private_at(&self, at: usize) -> FileFault {
        let place = [("place", Both::key("place.line", &[]))];
        self.fault(at, "B0110", &place)
    }

    /// Why the file is no text, if it is none.
    fn no_text(&self, encoding: &Encoding, kind: Kind) -> Option<&'static str> {
        let strange = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        match kind {
            Kind::Toml if encoding != UTF_8 => Some("detail.utf8"),
            Kind::Csv if self.text.contains(strange) => Some("detail.binary"),
            _ => None,
        }
    }

    /// Line and character of a byte, both from 1; row and column of a cell.
    pub(crate) fn place(&self, at: usize) -> (u32, u32) {
        if let Some(cell) = self.cells.get(at) {
            return (cell.row, cell.column);
        }
        let at = at.min(self.text.len());
        let line = self.lines.partition_point(|&start| start <= at);
        let start = self.lines[line - 1];
        let column = self.text.get(start..at).map_or(0, |before| before.chars().count()) + 1;
        (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
    }

    /// A fault at a byte.
    pub(crate) fn fault(
        &self,
        at: usize,
        code: &'static str,
        values: &[(&str, Both)],
    ) -> FileFault {
        let sheet = self.cells.get(at).map(|cell| cell.sheet);
        self.fault_in(sheet, self.place(at), code, values)
    }

    /// A fault of a key that is not there, of the row or section at a byte: in a workbook told at the
    /// cell in which it should stand.
    pub(crate) fn fault_without(
        &self,
        at: usize,
        key: &str,
        code: &'static str,
        values: &[(&str, Both)],
    ) -> FileFault {
        let (sheet, place) = self.without(at, key);
        self.fault_in(sheet, place, code, values)
    }

    /// The name of the sheet on which such a fault is told; none outside workbooks.
    pub(crate) fn sheet_without(&self, at: usize, key: &str) -> Option<&str> {
        self.sheets.get(self.without(at, key).0?).map(String::as_str)
    }

    /// A fault of a column that the sheet of a row does not have: told beside its headings, the same
    /// for each row. `None` where there is such a column, and outside workbooks.
    pub(crate) fn fault_of_column(
        &self,
        at: usize,
        key: &str,
        code: &'static str,
        values: &[(&str, Both)],
    ) -> Option<FileFault> {
        let sheet = self.cells.get(at)?.sheet;
        let Some(Lies::Free { row, column }) = self.lying(sheet, key) else { return None };
        Some(self.fault_in(Some(sheet), (row, column), code, values))
    }

    /// Where a key should stand that the row or section at a byte does not have.
    fn without(&self, at: usize, key: &str) -> (Option<usize>, (u32, u32)) {
        let (row, column) = self.place(at);
        let sheet = self.cells.get(at).map(|cell| cell.sheet);
        match sheet.and_then(|sheet| self.lying(sheet, key)) {
            Some(Lies::Column(column) | Lies::Free { column, .. }) => (sheet, (row, column)),
            Some(Lies::Row(row)) => (sheet, (row, 2)),
            // The rows of a section may stand on a sheet of their own.
            None => match self.in_a_section(key).filter(|_| sheet.is_some()) {
                Some((section, row)) => (Some(section), (row, 2)),
                None => (sheet, (row, column)),
            },
        }
    }

    /// The sheet and the row of a key that stands in a section.
    fn in_a_section(&self, key: &str) -> Option<(usize, u32)> {
        let within = format!(".{key}");
        self.keys.iter().find_map(|((sheet, of), lies)| match lies {
            Lies::Row(row) if of.ends_with(&within) => Some((*sheet, *row)),
            _ => None,
        })
    }

    /// The first of some keys that has a place on the sheet of a cell.
    pub(crate) fn placed_of<'k>(&self, at: usize, keys: &[&'k str]) -> Option<&'k str> {
        let sheet = self.cells.get(at)?.sheet;
        let has = |key: &&&str| !matches!(self.lying(sheet, key), None | Some(Lies::Free { .. }));
        keys.iter().find(has).copied()
    }

    /// Where a key lies, or one of that name within another.
    fn lying(&self, sheet: usize, key: &str) -> Option<Lies> {
        let within = format!(".{key}");
        let mut of_sheet = self.keys.iter().filter(|((of, _), _)| *of == sheet);
        let whole = self.keys.get(&(sheet, key.to_owned())).copied();
        whole.or_else(|| of_sheet.find(|((_, of), _)| of.ends_with(&within)).map(|(_, lies)| *lies))
    }

    fn fault_in(
        &self,
        sheet: Option<usize>,
        (line, column): (u32, u32),
        code: &'static str,
        values: &[(&str, Both)],
    ) -> FileFault {
        let sheet = sheet.and_then(|sheet| self.sheets.get(sheet));
        let place = (sheet.map(String::as_str), line, column);
        FileFault::placed(&self.file, place, code, values)
    }
}

/// Why the bytes of a file are not there.
enum Unread {
    TooLarge,
    Because(&'static str),
}

impl Unread {
    fn fault(&self, file: &str, limit: u64) -> FileFault {
        match self {
            Self::TooLarge => {
                let limit = Both::plain(format!("{} MB", limit >> 20));
                FileFault::whole(file, "B0102", &[("limit", limit)])
            }
            Self::Because(key) => {
                FileFault::whole(file, "B0111", &[("detail", Both::key(key, &[]))])
            }
        }
    }
}

fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Unread> {
    let because = |error: std::io::Error| {
        Unread::Because(match error.kind() {
            ErrorKind::NotFound => "detail.missing",
            ErrorKind::PermissionDenied => "detail.denied",
            _ => "detail.other",
        })
    };
    let about = std::fs::metadata(path).map_err(because)?;
    if !about.is_file() {
        return Err(Unread::Because("detail.file"));
    }
    if about.len() > limit {
        return Err(Unread::TooLarge);
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(because)?;
    file.take(limit + 1).read_to_end(&mut bytes).map_err(because)?;
    if bytes.len() as u64 > limit { Err(Unread::TooLarge) } else { Ok(bytes) }
}

/// What its mark says when the file has one, UTF-16 where every other byte of its beginning is 0,
/// UTF-8 when it is, else Windows-1252.
pub(super) fn encoding(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    let beginning = &bytes[..bytes.len().min(BEGINNING)];
    let zeros = |first: usize| beginning.iter().skip(first).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // The letters of a European list have a 0 beside them; no other text has any.
    if odd > 0 && even == 0 && 4 * odd > beginning.len() {
        UTF_16LE
    } else if even > 0 && odd == 0 && 4 * even > beginning.len() {
        UTF_16BE
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        WINDOWS_1252
    }
}

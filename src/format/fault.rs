//! A fault of a file: where it stands, its code, why it is one, and the way out.

use std::collections::BTreeMap;
use std::fmt;

use behov_solver::instance::Fault;

use super::said::word::loose;
use crate::messages::word::choice;
use crate::messages::{Lang, Value, column, entry, find, in_words, keys, tell};

/// Longest echo of anything a file says \[characters\].
const SNIPPET_MAX: usize = 60;

/// Most faults worded per list; the rest is counted.
pub(crate) const LISTED_MAX: usize = 20;

/// Most faults listed of the clinic file; the rest is counted.
const LISTED_MAX_TOML: usize = 100;

/// A text in every language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Both {
    /// In English.
    pub en: String,
    /// In Danish.
    pub da: String,
}

impl Both {
    /// The text in one language.
    #[must_use]
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Da => &self.da,
        }
    }

    /// The same in both languages, shortened and without control characters.
    pub(crate) fn echo(echoed: &str) -> Self {
        let short = snippet(echoed);
        Self { en: short.clone(), da: short }
    }

    /// A value of ours, with dates and numbers as each language writes them; shortened.
    pub(crate) fn value(name: &str, value: &str) -> Self {
        let of = |lang| snippet(&in_words(lang, name, value));
        Self { en: of(Lang::En), da: of(Lang::Da) }
    }

    /// The same in both languages, whole: never what a file says.
    pub(crate) fn plain(plain: impl Into<String>) -> Self {
        let en = plain.into();
        Self { da: en.clone(), en }
    }

    /// A fixed word, as the workbook has it in each language.
    pub(crate) fn choice(code: &str) -> Self {
        Self { en: code.to_owned(), da: choice(code).to_owned() }
    }

    /// The name of a column, as lists have it in each language.
    pub(crate) fn column(code: &str) -> Self {
        Self { en: column(Lang::En, code), da: column(Lang::Da, code) }
    }

    /// An error of a cell, as a spreadsheet shows it in each language.
    pub(crate) fn error(shown: &str) -> Self {
        const DANISH: [(&str, &str); 6] = [
            ("#N/A", "#I/T"),
            ("#REF!", "#REFERENCE!"),
            ("#VALUE!", "#VÆRDI!"),
            ("#NAME?", "#NAVN?"),
            ("#DIV/0!", "#DIVISION/0!"),
            ("#NULL!", "#NUL!"),
        ];
        let danish = DANISH.iter().find(|(en, _)| *en == shown).map_or(shown, |(_, da)| da);
        Self { en: snippet(shown), da: snippet(danish) }
    }

    /// A key of the clinic file: the key itself, or the heading of its column in a workbook.
    pub(crate) fn key_of(list: &str, key: &str, in_book: bool) -> Self {
        let da = if in_book { keys::heading_or_sheet(list, key) } else { key };
        Self { en: key.to_owned(), da: da.to_owned() }
    }

    /// A table of the clinic file: `[[list]]`, or its sheet in a workbook.
    pub(crate) fn table_of(list: &str, in_book: bool) -> Self {
        let da = if in_book { keys::sheet(list).map_or(list, |sheet| sheet.da) } else { list };
        Self { en: list.to_owned(), da: da.to_owned() }
    }

    /// Several, with commas between.
    pub(crate) fn joined(all: impl IntoIterator<Item = Self>) -> Self {
        let (en, da): (Vec<String>, Vec<String>) =
            all.into_iter().map(|one| (one.en, one.da)).unzip();
        Self { en: en.join(", "), da: da.join(", ") }
    }

    /// The text of a key in both languages.
    pub(crate) fn key(key: &str, values: &[(&str, Both)]) -> Self {
        let of = |lang| {
            let values: Vec<(&str, &str)> =
                values.iter().map(|(name, value)| (*name, value.of(lang))).collect();
            let values: Vec<Value<'_>> = values.iter().map(|(name, v)| (*name, v as _)).collect();
            entry(key).told(lang, &values)
        };
        Self { en: of(Lang::En), da: of(Lang::Da) }
    }
}

/// A fault of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileFault {
    /// The file, as named in the folder.
    pub file: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Line, from 1; 0 when the fault is not of one line.
    pub line: u32,
    /// Column, from 1: the character in a TOML file, the field in a CSV file; 0 for none.
    pub column: u32,
    /// The code of the error index.
    pub code: &'static str,
    /// What is wrong.
    pub cause: Both,
    /// The way out.
    pub help: Both,
}

impl FileFault {
    /// A fault with its texts filled in.
    pub(crate) fn new(
        file: &str,
        line: u32,
        column: u32,
        code: &'static str,
        values: &[(&str, Both)],
    ) -> Self {
        Self::placed(file, (None, line, column), code, values)
    }

    /// A fault at a line and column, of a sheet where it is one of a workbook: it is told in the words
    /// of sheets and headings then.
    pub(crate) fn placed(
        file: &str,
        (sheet, line, column): (Option<&str>, u32, u32),
        code: &'static str,
        values: &[(&str, Both)],
    ) -> Self {
        let text = |part: &str| {
            let of_book = format!("{code}.{part}.book");
            let key = format!("{code}.{part}");
            let own = sheet.is_some() && find(&of_book).is_some();
            Both::key(if own { &of_book } else { &key }, values)
        };
        let (cause, help) = (text("cause"), text("help"));
        let sheet = sheet.map(str::to_owned);
        Self { file: file.to_owned(), sheet, line, column, code, cause, help }
    }

    /// A fault of a whole file.
    pub(crate) fn whole(file: &str, code: &'static str, values: &[(&str, Both)]) -> Self {
        Self::new(file, 0, 0, code, values)
    }

    /// The cell of a workbook, for example `D7`.
    #[must_use]
    pub fn cell(&self) -> Option<String> {
        let mut left = self.sheet.as_ref().and(self.column.checked_sub(1))?;
        let mut letters = Vec::new();
        loop {
            letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
            match left / 26 {
                0 => break,
                more => left = more - 1,
            }
        }
        Some(
            letters
                .iter()
                .rev()
                .chain(self.line.to_string().chars().collect::<Vec<_>>().iter())
                .collect(),
        )
    }

    /// `file:line:column`, as far as known; of a workbook file, sheet and cell or row.
    #[must_use]
    pub fn place(&self, lang: Lang) -> String {
        place(
            lang,
            &self.file,
            (self.sheet.as_deref(), self.cell().as_deref()),
            (self.line, self.column),
        )
    }
}

/// Where a fault stands, in words: sheet and cell or row, else line and column, as far as known.
#[must_use]
pub fn place(
    lang: Lang,
    file: &str,
    (sheet, cell): (Option<&str>, Option<&str>),
    (line, column): (u32, u32),
) -> String {
    match (sheet, cell, line, column) {
        (Some(sheet), Some(cell), ..) => {
            tell!(lang, "place.cell", file = file, sheet = sheet, cell = cell)
        }
        (Some(sheet), None, 1.., _) => {
            tell!(lang, "place.row", file = file, sheet = sheet, row = line)
        }
        (_, _, 0, _) => file.to_owned(),
        (_, _, line, 0) => format!("{file}:{line}"),
        (_, _, line, column) => format!("{file}:{line}:{column}"),
    }
}

impl fmt::Display for FileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}. {}", self.place(Lang::En), self.code, self.cause.en, self.help.en)
    }
}

/// The values of a fault of sense, as each language writes them.
pub(crate) fn values(fault: &Fault) -> Vec<(&'static str, Both)> {
    let of = |(name, value): (&'static str, String)| (name, Both::value(name, &value));
    fault.values().into_iter().map(of).collect()
}

/// The values of a number that has two readings.
pub(crate) fn number_values(
    value: &str,
    [whole, english, danish]: &[String; 3],
) -> [(&'static str, Both); 3] {
    let decimal = Both { en: english.clone(), da: danish.clone() };
    [("value", Both::echo(value)), ("whole", Both::plain(whole)), ("decimal", decimal)]
}

/// The code and the values of a second heading for what a first one heads: the same again, or another
/// that means it too.
pub(crate) fn twice(
    first: &str,
    second: &str,
    meaning: Both,
) -> (&'static str, Vec<(&'static str, Both)>) {
    let column = ("column", Both::echo(second));
    if loose(first) == loose(second) {
        ("B0122", vec![column])
    } else {
        ("B0145", vec![column, ("other", Both::echo(first)), ("meaning", meaning)])
    }
}

/// At most sixty characters of a text, without control characters.
pub(crate) fn snippet(echoed: &str) -> String {
    let mut short = String::new();
    for (count, letter) in echoed.trim().chars().enumerate() {
        if count == SNIPPET_MAX {
            short.push('…');
            break;
        }
        // Marks that reorder text could make a fault read as something else.
        let hidden = letter.is_control()
            || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
        short.push(if hidden { ' ' } else { letter });
    }
    short
}

/// In order of file and line, each once, and per file no more than can be read; `further` are
/// faults of a file that were counted and not worded.
pub(crate) fn listed(
    mut faults: Vec<FileFault>,
    further: &BTreeMap<String, usize>,
) -> Vec<FileFault> {
    faults.sort();
    faults.dedup();
    let mut shown: Vec<FileFault> = Vec::new();
    for of_file in faults.chunk_by(|a, b| a.file == b.file) {
        let file = &of_file[0].file;
        shown.extend(of_file.iter().take(LISTED_MAX_TOML).cloned());
        let left = of_file.len().saturating_sub(LISTED_MAX_TOML);
        let left = left + further.get(file).copied().unwrap_or(0);
        if left > 0 {
            let count = [("count", Both::plain(left.to_string()))];
            shown.push(FileFault::whole(file, "B0118", &count));
        }
    }
    shown
}

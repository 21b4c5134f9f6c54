//! Tables as spreadsheets open them: the one place that knows what separates fields, which mark
//! begins a file and how a number is written.
//!
//! A Danish spreadsheet opens them as they are. A text that it would take for a formula is written
//! behind an apostrophe, which `unguarded` takes away again when a list is read.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, Write};

use behov_solver::number::told;
use chrono::NaiveDate;

use crate::messages::word::of_table;
use crate::messages::{Lang, column};

/// What separates fields.
pub(crate) const SEPARATOR: char = ';';
/// What tells a spreadsheet that the file is UTF-8.
const MARK: &str = "\u{feff}";
/// The sign between a whole number and its decimals.
const DECIMAL: &str = ",";
/// What stands before a text that would be a formula.
const APOSTROPHE: char = '\'';
/// What a formula begins with.
const FORMULA: [char; 9] =
    ['=', '+', '-', '@', '\t', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// A table while it is written.
#[derive(Debug)]
pub(crate) struct Table<W> {
    out: W,
    lang: Lang,
    /// The row so far.
    row: String,
    fields: usize,
}

impl Table<Vec<u8>> {
    /// A table in memory with its heading: the columns in the language of their reader.
    pub(crate) fn new(lang: Lang, columns: impl IntoIterator<Item: AsRef<str>>) -> Self {
        Self::to(Vec::new(), lang, columns).expect("memory takes it")
    }

    /// Ends a row in memory.
    pub(crate) fn next(&mut self) {
        self.end_row().expect("memory takes it");
    }

    /// The file.
    pub(crate) fn text(self) -> String {
        String::from_utf8(self.out).expect("text was written")
    }
}

impl<W: Write> Table<W> {
    /// Begins a table with its heading: the columns in the language of their reader.
    pub(crate) fn to(
        mut out: W,
        lang: Lang,
        columns: impl IntoIterator<Item: AsRef<str>>,
    ) -> io::Result<Self> {
        out.write_all(MARK.as_bytes())?;
        let mut table = Self { out, lang, row: String::new(), fields: 0 };
        for code in columns {
            table.text_field(&column(lang, code.as_ref()));
        }
        table.end_row()?;
        Ok(table)
    }

    /// The language of its reader.
    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// A name or anything else that people write.
    pub(crate) fn text_field(&mut self, text: &str) -> &mut Self {
        if text.is_empty() {
            return self.nothing();
        }
        let guarded = guarded(text);
        self.field(&quoted(&guarded))
    }

    /// A word of ours in the language of the reader, read back in either: of tables that people type
    /// from or correct.
    pub(crate) fn word(&mut self, code: &str) -> &mut Self {
        let word = of_table(self.lang, code);
        self.field(&quoted(word))
    }

    /// A word of ours, the same in every language: of tables for programs, and what is no word.
    pub(crate) fn code(&mut self, code: &str) -> &mut Self {
        self.text_field(code)
    }

    /// A whole number.
    pub(crate) fn whole(&mut self, number: impl Into<i128>) -> &mut Self {
        self.field(&number.into().to_string())
    }

    /// A number with at most nine decimals; nothing where it has no value.
    pub(crate) fn real(&mut self, number: f64) -> &mut Self {
        if number.is_finite() { self.decimal(told(number)) } else { self.nothing() }
    }

    /// A number as it is displayed, with the decimal sign of the table.
    pub(crate) fn decimal(&mut self, number: impl Display) -> &mut Self {
        self.field(&number.to_string().replace('.', DECIMAL))
    }

    /// A date that may be missing.
    pub(crate) fn date(&mut self, date: Option<NaiveDate>) -> &mut Self {
        match date {
            Some(date) => self.field(&date.to_string()),
            None => self.nothing(),
        }
    }

    /// Several numbers in one field.
    pub(crate) fn decimals(&mut self, numbers: &[f64]) -> &mut Self {
        let numbers: Vec<String> = numbers.iter().map(|number| told(*number).to_string()).collect();
        self.decimal(numbers.join(" "))
    }

    /// Whether something is so.
    pub(crate) fn flag(&mut self, flag: bool) -> &mut Self {
        self.field(if flag { "true" } else { "false" })
    }

    /// What has no value.
    pub(crate) fn nothing(&mut self) -> &mut Self {
        self.field("")
    }

    /// Several that have none.
    pub(crate) fn nothings(&mut self, count: usize) -> &mut Self {
        for _ in 0..count {
            self.nothing();
        }
        self
    }

    fn field(&mut self, written: &str) -> &mut Self {
        if self.fields > 0 {
            self.row.push(SEPARATOR);
        }
        self.row.push_str(written);
        self.fields += 1;
        self
    }

    /// Ends a row.
    pub(crate) fn end_row(&mut self) -> io::Result<()> {
        self.row.push('\n');
        self.out.write_all(self.row.as_bytes())?;
        self.row.clear();
        self.fields = 0;
        Ok(())
    }

    /// Ends the table.
    pub(crate) fn end(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A text behind an apostrophe where a spreadsheet would compute it, or where it looks as if one
/// had been put there. A row is one line, so an end of line becomes a space.
fn guarded(text: &str) -> Cow<'_, str> {
    let line = if text.contains(['\r', '\n']) {
        Cow::Owned(text.replace(['\r', '\n'], " "))
    } else {
        Cow::Borrowed(text)
    };
    if is_guarded(line.trim_start_matches(APOSTROPHE)) && !is_number(&line) {
        format!("{APOSTROPHE}{line}").into()
    } else {
        line
    }
}

/// The text that was guarded.
pub(crate) fn unguarded(field: &str) -> &str {
    match field.strip_prefix(APOSTROPHE) {
        Some(text) if is_guarded(text.trim_start_matches(APOSTROPHE)) => text,
        _ => field,
    }
}

/// Whether a spreadsheet takes a text for a formula.
fn is_guarded(text: &str) -> bool {
    text.starts_with(FORMULA)
}

/// Whether a text is a plain number, which a spreadsheet leaves as it is.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let mut parts = digits.splitn(2, ['.', ',']);
    parts.all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

/// A field in quotes when it must be.
fn quoted(field: &str) -> Cow<'_, str> {
    let spaced = field.trim().len() < field.len();
    if spaced || field.contains([SEPARATOR, ',', '"', '\t']) {
        format!("\"{}\"", field.replace('"', "\"\"")).into()
    } else {
        field.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut table = Table::new(Lang::Da, ["name"]);
        table.text_field(text).next();
        table.text().lines().nth(1).unwrap_or_default().to_owned()
    }

    #[test]
    fn a_table_opens_in_a_danish_spreadsheet_as_it_is() {
        let mut table = Table::new(Lang::Da, ["navn", "minutes"]);
        table.text_field("Æble; \"rød\"").real(-3.25).next();
        table.code("left-out").whole(-3).next();
        table.nothing().real(f64::NAN).next();
        assert_eq!(
            table.text(),
            "\u{feff}navn;minutter\n\"Æble; \"\"rød\"\"\";-3,25\nleft-out;-3\n;\n"
        );
    }

    #[test]
    fn what_a_spreadsheet_would_compute_is_text_and_numbers_stay_numbers() {
        for text in ["=HYPERLINK(1)", "+1+1", "-3+1", "@sum", "＝1", "-", "'=1"] {
            assert_eq!(written(text), format!("'{text}"), "{text}");
        }
        assert_eq!(written("\tx"), "\"'\tx\"");
        for text in ["-3", "+45", "-3.5", "P-1", "'s", "'"] {
            assert_eq!(written(text), text, "{text}");
        }
        assert_eq!(written("a\r\nb"), "a  b");
    }
}

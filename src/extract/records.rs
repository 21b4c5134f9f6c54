//! Text split into records, as spreadsheets and databases write them.
//!
//! CRLF, LF and a lone CR each end a line, also within quotes, so that every record knows the
//! physical line it starts on. A quotation mark that does not close is told on its line, and
//! looking goes on with the next one: it may not join the rows of two patients.

use super::grid::{Cell, Record};
use crate::format::book::clean;
use crate::format::table::unguarded;

/// What may separate fields where the file does not say.
pub(super) const SEPARATORS: [char; 4] = [';', '\t', ',', '|'];

/// Most lines a field in quotes may have.
const QUOTED_LINES_MAX: u32 = 60;

/// Longest field in quotes \[bytes\].
const QUOTED_MAX: usize = 32 << 10;

/// The separator of a first line `sep=;`, and where the next line begins \[byte\].
pub(super) fn said(text: &str) -> Option<(char, usize)> {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let line = text[..end].trim_matches(|c| c == ' ' || c == '"');
    let (key, rest) = line.split_once('=')?;
    let mut letters = rest.chars();
    let separator = letters.next().unwrap_or(';');
    // A program that saved the line again may have added empty fields.
    let alone = letters.all(|c| SEPARATORS.contains(&c) || c == '"');
    let sound = separator.is_ascii() && !separator.is_alphanumeric() && separator != '"';
    let said = key.trim().eq_ignore_ascii_case("sep") && alone && sound;
    said.then(|| (separator, line_end(text, end)))
}

/// Where the line after the one that ends here begins.
fn line_end(text: &str, end: usize) -> usize {
    let rest = &text.as_bytes()[end..];
    match rest {
        [b'\r', b'\n', ..] => end + 2,
        [_, ..] => end + 1,
        [] => end,
    }
}

/// How lines end.
pub(super) fn line_ends(text: &str) -> &'static str {
    match text.find(['\n', '\r']) {
        None => "none",
        Some(at) if text[at..].starts_with("\r\n") => "CRLF",
        Some(at) if text[at..].starts_with('\n') => "LF",
        Some(_) => "CR",
    }
}

/// What is to be split, and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Splitting {
    pub(super) separator: char,
    /// The physical line on which the text starts, from 1.
    pub(super) line: u32,
    /// Most records to read.
    pub(super) most: usize,
    /// How many fields a row has, where that is known.
    pub(super) width: Option<usize>,
}

/// Splits a text into records.
pub(super) fn split(text: &str, how: Splitting) -> Vec<Record> {
    let mut records = Vec::new();
    let (mut at, mut line) = (0, how.line);
    while at < text.len() && records.len() < how.most {
        let reader = Reader { text, how };
        let read = reader.record(at);
        let quote_open = read.is_none();
        let Taken { fields, end, lines } = read.unwrap_or_else(|| {
            let end = end_of_line(text, at);
            let fields = text[at..end].split(how.separator).map(clean).collect();
            Taken { fields, end, lines: 0 }
        });
        let cells = fields.into_iter().map(cell).collect();
        let endless = quote_open && text[at..end].matches('"').count() % 2 == 1;
        records.push(Record { line, cells, quote_open, endless });
        at = line_end(text, end);
        line += lines + 1;
    }
    records
}

fn cell(text: String) -> Cell {
    let text = match plain(&text) {
        Some(plain) => plain.to_owned(),
        None => text,
    };
    if text.is_empty() {
        Cell::Empty
    } else if is_error(&text) {
        Cell::Error(text)
    } else {
        Cell::Text(text)
    }
}

/// The text behind what keeps a spreadsheet from computing it: `="0123"`, or an apostrophe.
fn plain(text: &str) -> Option<&str> {
    let inside = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    inside.map(str::trim).or_else(|| Some(unguarded(text)).filter(|plain| plain.len() < text.len()))
}

/// What a spreadsheet shows for a formula that failed or a column that is too narrow; `#N/A` and
/// its Danish form are a database's way of saying nothing as well, so they stay texts.
fn is_error(text: &str) -> bool {
    const ERRORS: [&str; 10] = [
        "#ref!",
        "#reference!",
        "#value!",
        "#værdi!",
        "#div/0!",
        "#division/0!",
        "#name?",
        "#navn?",
        "#num!",
        "#nulværdi!",
    ];
    text.starts_with('#')
        && (ERRORS.contains(&text.to_lowercase().as_str())
            || text.len() > 2 && text.bytes().all(|b| b == b'#'))
}

fn end_of_line(text: &str, at: usize) -> usize {
    text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end)
}

struct Reader<'t> {
    text: &'t str,
    how: Splitting,
}

/// A record that was read.
struct Taken {
    fields: Vec<String>,
    /// Where its last line ends \[byte\].
    end: usize,
    /// Ends of lines within it.
    lines: u32,
}

impl Reader<'_> {
    /// The record that starts here; `None` when its quotes do not pair.
    fn record(&self, mut at: usize) -> Option<Taken> {
        let mut fields = Vec::new();
        let mut lines = 0;
        loop {
            let rest = &self.text[at..];
            let blank =
                |c: char| c != self.how.separator && (c == ' ' || c == '\u{a0}' || c == '\t');
            let opened = rest.trim_start_matches(blank);
            if opened.starts_with('"') {
                let inside = at + rest.len() - opened.len() + 1;
                let (field, end, within) = self.quoted(inside)?;
                fields.push(clean(&field));
                lines += within;
                let after = self.text[end..].trim_start_matches(blank);
                at = self.text.len() - after.len();
            } else {
                let end = rest.find([self.how.separator, '\n', '\r']).unwrap_or(rest.len());
                fields.push(clean(&rest[..end]));
                at += end;
            }
            match self.text[at..].chars().next() {
                Some(c) if c == self.how.separator => at += c.len_utf8(),
                None | Some('\n' | '\r') => return Some(Taken { fields, end: at, lines }),
                // Something stands between the closing quote and the separator.
                Some(_) => return None,
            }
        }
    }

    /// The field up to its closing quote, where that ends, and the ends of lines within.
    fn quoted(&self, from: usize) -> Option<(String, usize, u32)> {
        let mut field = String::new();
        let (mut at, mut lines) = (from, 0);
        loop {
            let before = self.text[at..].find('"').map(|end| &self.text[at..at + end])?;
            lines += u32::try_from(ends(before)).ok()?;
            if lines > QUOTED_LINES_MAX || at - from > QUOTED_MAX {
                return None;
            }
            field.push_str(before);
            at += before.len() + 1;
            if self.text[at..].starts_with('"') {
                field.push('"');
                at += 1;
            } else {
                let whole = lines > 0 && self.holds_a_row(&self.text[from..at]);
                return (!whole).then_some((field, at, lines));
            }
        }
    }

    /// Whether a whole line within a field looks like a row of its own.
    fn holds_a_row(&self, inside: &str) -> bool {
        let Some(width) = self.how.width.filter(|width| *width > 2) else { return false };
        let lines: Vec<&str> = inside.split(['\n', '\r']).collect();
        let inner = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
        inner.iter().any(|line| line.matches(self.how.separator).count() + 1 >= width)
    }
}

/// How many lines end in a text.
fn ends(text: &str) -> usize {
    let bytes = text.as_bytes();
    let lone = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    (0..bytes.len()).filter(|&at| bytes[at] == b'\n' || lone(at)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, separator: char) -> Vec<(u32, Vec<String>, bool)> {
        let how = Splitting { separator, line: 1, most: usize::MAX, width: Some(3) };
        let told = |record: Record| {
            (record.line, record.cells.iter().map(Cell::text).collect(), record.quote_open)
        };
        split(text, how).into_iter().map(told).collect()
    }

    fn fields(parts: &[&str]) -> Vec<String> {
        parts.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn records_know_the_line_they_start_on() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a;b;c", "1;\"x", "y\";2", "", "3;4;5"].join(end);
            let read = read(&text, ';');
            let lines: Vec<u32> = read.iter().map(|(line, ..)| *line).collect();
            assert_eq!(lines, [1, 2, 4, 5], "{end:?}");
        }
    }

    #[test]
    fn quotes_hold_separators_and_quotes() {
        let read = read("a;\"b;c\"; \"d \"\"e\"\"\" ;5\" slange", ';');
        assert_eq!(read[0].1, fields(&["a", "b;c", "d \"e\"", "5\" slange"]));
    }

    #[test]
    fn a_quote_that_does_not_close_costs_its_own_row_alone() {
        let read = read("a;b;c\n1;\"x;2\n3;y;4\n5;\"z\";6\n", ';');
        assert_eq!(read[1], (2, fields(&["1", "\"x", "2"]), true));
        assert_eq!(read[2], (3, fields(&["3", "y", "4"]), false));
        assert_eq!(read[3], (4, fields(&["5", "z", "6"]), false));
    }

    #[test]
    fn a_row_inside_a_field_is_a_quote_that_did_not_close() {
        let read = read("a;b;c\n1;\"x;2\n3;y;4\n5;z;\"\n", ';');
        assert_eq!((read[1].0, read[1].2), (2, true));
        assert_eq!(read[2].1, fields(&["3", "y", "4"]));
    }

    #[test]
    fn the_first_line_may_say_what_separates() {
        assert_eq!(said("sep=;\r\na"), Some((';', 7)));
        assert_eq!(said("\"sep=,\"\na"), Some((',', 8)));
        assert_eq!(said("SEP=\t\ra"), Some(('\t', 6)));
        assert_eq!(said("a;b\n"), None);
    }
}

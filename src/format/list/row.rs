//! Lines of a list split into fields, as spreadsheets and `table` write them.
//!
//! A line of the file is a row of the list: fields in quotes end on the line they begin. Quotes
//! that do not pair are told, since they would join rows that belong to two patients.

use super::super::table::{SEPARATOR, unguarded};

/// What separates fields where the file does not say.
const SEPARATORS: [char; 3] = [SEPARATOR, '\t', ','];

/// The rows of a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rows<'t> {
    /// What separates their fields.
    pub(super) separator: char,
    /// Those that are not blank, with their line in the file, from 1.
    pub(super) rows: Vec<(u32, &'t str)>,
}

/// Finds the rows, and what separates their fields: what a first line `sep=;` says, else the one of
/// `;`, tab and `,` that the heading has.
pub(super) fn rows(text: &str) -> Rows<'_> {
    let lines = (1..).zip(text.split('\n'));
    let mut rows: Vec<(u32, &str)> = lines.filter(|(_, line)| !line.trim().is_empty()).collect();
    let said = rows.first().and_then(|(_, line)| said(line));
    if said.is_some() {
        rows.remove(0);
    }
    let heading = rows.first().map_or("", |(_, line)| *line);
    let found = || SEPARATORS.into_iter().find(|&c| heading.contains(c)).unwrap_or(',');
    Rows { separator: said.unwrap_or_else(found), rows }
}

/// The separator of a line `sep=;`, as Excel writes and reads it.
fn said(line: &str) -> Option<char> {
    let line = line.trim_matches(|c| c == ' ' || c == '"');
    let (key, rest) = line.split_once('=')?;
    let mut letters = rest.chars();
    let separator = letters.next().unwrap_or(';');
    // A program that saved the line again may have added empty fields.
    let alone = letters.all(|c| SEPARATORS.contains(&c) || c == '"');
    let sound = separator.is_ascii() && !separator.is_alphanumeric() && separator != '"';
    (key.trim().eq_ignore_ascii_case("sep") && alone && sound).then_some(separator)
}

/// The fields of a row without the spaces around them; `None` when its quotes do not pair.
pub(super) fn fields(row: &str, separator: char) -> Option<Vec<String>> {
    let mut fields = Vec::new();
    let mut rest = row;
    loop {
        // A tab may separate, and then it is no space.
        let spaces = |c: char| c != separator && c.is_whitespace();
        let opened = rest.trim_start_matches(spaces).strip_prefix('"');
        let (field, after) = if let Some(inside) = opened {
            quoted(inside)?
        } else {
            let end = rest.find(separator).unwrap_or(rest.len());
            let plain = rest[..end].trim();
            if plain.contains('"') {
                return None;
            }
            (plain.to_owned(), &rest[end..])
        };
        fields.push(unguarded(&field).to_owned());
        let after = after.trim_start_matches(spaces);
        match after.strip_prefix(separator) {
            Some(next) => rest = next,
            None if after.is_empty() => return Some(fields),
            // Something stands between the closing quote and the separator.
            None => return None,
        }
    }
}

/// The field up to its closing quote, and what follows; two quotes in a row are one of the text.
fn quoted(inside: &str) -> Option<(String, &str)> {
    let mut field = String::new();
    let mut rest = inside;
    loop {
        let (before, after) = rest.split_once('"')?;
        field.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                field.push('"');
                rest = more;
            }
            None => return Some((field.trim().to_owned(), after)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(row: &str) -> Option<Vec<String>> {
        fields(row, ';')
    }

    #[test]
    fn fields_are_read_as_spreadsheets_write_them() {
        assert_eq!(split("a; b ;").unwrap(), ["a", "b", ""]);
        assert_eq!(split(r#""a;b"; "c ""d""" ;e"#).unwrap(), ["a;b", r#"c "d""#, "e"]);
        assert_eq!(split("").unwrap(), [""]);
        assert_eq!(fields("a\t\tb\t", '\t').unwrap(), ["a", "", "b", ""]);
        assert_eq!(fields("\t \"a\tb\" \t", '\t').unwrap(), ["", "a\tb", ""]);
    }

    #[test]
    fn quotes_that_do_not_pair_are_no_row() {
        for row in [r#"a;"b"#, r#"a";b"#, r#"a;"b"c;d"#, r#"a;b"c"#, r#"a;""b";c"#, r#"""#] {
            assert_eq!(split(row), None, "{row}");
        }
    }

    #[test]
    fn the_separator_is_what_the_file_says_or_its_heading_shows() {
        for (text, separator, first) in [
            ("a;b\n1;2", ';', 1),
            ("a,b\n1,2", ',', 1),
            ("a\tb\n1\t2", '\t', 1),
            ("sep=;\na;b", ';', 2),
            ("\n\"sep=,\"\na,b", ',', 3),
            ("SEP=\t\na\tb", '\t', 2),
            ("sep=|;;;\n\na|b", '|', 3),
        ] {
            let found = rows(text);
            assert_eq!((found.separator, found.rows[0].0), (separator, first), "{text:?}");
        }
        assert_eq!(rows("").rows, []);
    }
}

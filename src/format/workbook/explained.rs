//! Every key of the clinic file with what it means, as comments below an example.

use std::fmt::Write as _;

use super::layout::{Column, Form, Sheet, sheets};
use crate::messages::{Lang, tell};

/// Letters in a line of comments.
const LINE: usize = 96;

/// The keys table by table: which must stand, what each means, and the words there are for it.
pub(in crate::format) fn every_key(lang: Lang) -> String {
    let mut text = String::new();
    comment(&mut text, "", &tell!(lang, "init.keys"));
    // What a synthetic clinic is made from is no planner's to write.
    for sheet in sheets().iter().filter(|sheet| sheet.code != "generator") {
        let named = if lang == Lang::Da { format!(" {}", sheet.name(lang)) } else { String::new() };
        let _ = write!(text, "#\n# {}{named}\n", table(sheet));
        let owner = |column: &Column| match &sheet.form {
            Form::Within { parent, of_section: false, .. } => *parent == column.code,
            _ => false,
        };
        for column in sheet.columns.iter().filter(|column| !owner(column)) {
            comment(&mut text, "  ", &key(column, lang));
        }
    }
    text
}

/// How a table is written.
fn table(sheet: &Sheet) -> String {
    match &sheet.form {
        Form::Section => format!("[{}]", sheet.code),
        Form::Rows | Form::Within { .. } => format!("[[{}]]", sheet.code),
    }
}

fn key(column: &Column, lang: Lang) -> String {
    let class = if column.per_class { tell!(lang, "init.keys.class") } else { String::new() };
    let must = if column.required { tell!(lang, "init.keys.must") } else { String::new() };
    let words = column.kind.words();
    let mut told = format!("{}{class}{must}: {}", column.code, column.note(lang));
    if !words.is_empty() {
        let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        told += &tell!(lang, "init.keys.words", words = words.join(", "));
    }
    told
}

/// A text as comments, broken between words; further lines stand in by two.
fn comment(text: &mut String, margin: &str, said: &str) {
    let mut line = format!("#{margin}");
    let mut first = true;
    for word in said.split_whitespace() {
        if !first && line.chars().count() + 1 + word.chars().count() > LINE {
            let _ = writeln!(text, "{line}");
            line = format!("#{margin}  ");
        }
        let _ = write!(line, " {word}");
        first = false;
    }
    let _ = writeln!(text, "{line}");
}

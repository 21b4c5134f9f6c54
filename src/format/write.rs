//! Writing a clinic file that people like to read.

use toml::{Table, Value};

use super::shape::ClinicFile;

/// Longest row written on one line \[characters\].
const LINE_MAX: usize = 100;

/// The clinic file as TOML: sections and rows in the order of the format, inner tables inline.
///
/// # Panics
/// Never: every shape can be written.
#[must_use]
pub fn write(file: &ClinicFile) -> String {
    let table = Table::try_from(file).expect("every shape can be written as TOML");
    let mut text = String::new();
    for (key, value) in table.iter().filter(|(_, value)| !is_section(value)) {
        line(&mut text, key, value);
    }
    for (key, value) in table.iter().filter(|(_, value)| is_section(value)) {
        match value {
            Value::Table(section) => block(&mut text, &format!("[{key}]"), section),
            Value::Array(rows) => {
                for row in rows.iter().filter_map(Value::as_table) {
                    block(&mut text, &format!("[[{key}]]"), row);
                }
            }
            _ => {}
        }
    }
    text
}

fn is_section(value: &Value) -> bool {
    match value {
        Value::Table(_) => true,
        Value::Array(rows) => rows.first().is_some_and(Value::is_table),
        _ => false,
    }
}

fn block(text: &mut String, heading: &str, table: &Table) {
    text.push('\n');
    text.push_str(heading);
    text.push('\n');
    for (key, value) in table {
        line(text, key, value);
    }
}

/// `key = value`; a long list gets a line for each item.
fn line(text: &mut String, key: &str, value: &Value) {
    let whole = format!("{key} = {value}\n");
    match value {
        Value::Array(items) if whole.chars().count() > LINE_MAX => {
            text.extend([key, " = [\n"]);
            for item in items {
                text.extend(["  ", &item.to_string(), ",\n"]);
            }
            text.push_str("]\n");
        }
        _ => text.push_str(&whole),
    }
}

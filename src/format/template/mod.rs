//! A template as CSV, for the spreadsheet: out, edited by hand, and in again without loss.

mod read;
#[cfg(test)]
mod tests;
mod write;

use super::shape::Day;

pub use read::read_template;
pub use write::write_template;

/// The columns, and whether each is needed to read a template back.
const COLUMNS: &[(&str, bool)] = &[
    ("clinic", false),
    ("clinician", true),
    ("team", true),
    ("role", false),
    ("room", false),
    ("week", true),
    ("weekday", true),
    ("start", true),
    ("end", true),
    ("minutes", false),
    ("kind", true),
    ("need", true),
    ("class", true),
    ("release_days", true),
    ("opens_days", false),
];

const DAYS: [(&str, Day); 7] = [
    ("mon", Day::Mon),
    ("tue", Day::Tue),
    ("wed", Day::Wed),
    ("thu", Day::Thu),
    ("fri", Day::Fri),
    ("sat", Day::Sat),
    ("sun", Day::Sun),
];

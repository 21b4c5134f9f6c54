//! `convert`: a clinic file as a workbook, or a workbook as a clinic file.

use std::fs;
use std::path::Path;

use super::clinic;
use super::host::Host;
use super::refusal::Refusal;
use crate::format::{CLINIC_FILE, WORKBOOK_FILE, read_shape, write, write_workbook};
use crate::messages::{Lang, fault};

/// The files of a converted clinic, name and bytes: the clinic in its other form, and its lists as
/// they are; those that were sheets of a workbook as CSV files.
pub type Converted = Vec<(String, Vec<u8>)>;

/// The clinic of a folder in its other form; headings and fixed words of a workbook in a language.
///
/// Comments of a TOML file and sheets of the planner's own are lost, nothing else is.
///
/// # Errors
/// Faults of the files; a list that can no longer be read.
pub fn convert(dir: &Path, lang: Lang, host: &Host) -> Result<Converted, Refusal> {
    let (shape, sheets) = clinic::noted(host, |read| read_shape(dir, read))?;
    let mut files = vec![if dir.join(WORKBOOK_FILE).is_file() {
        (CLINIC_FILE.to_owned(), write(&shape).into_bytes())
    } else {
        (WORKBOOK_FILE.to_owned(), write_workbook(&shape, lang))
    }];
    let lists = [shape.lists.waiting, shape.lists.bookings, shape.lists.panel];
    let in_sheets: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    let is_file = |name: &String| !in_sheets.contains(&name.as_str());
    for name in lists.into_iter().flatten().filter(is_file) {
        let bytes = fs::read(dir.join(&name))
            .map_err(|reason| fault!("B0407", reason = format!("{name}: {reason}")))?;
        files.push((name, bytes));
    }
    files.extend(sheets.into_iter().map(|(name, text)| (name, text.into_bytes())));
    Ok(files)
}

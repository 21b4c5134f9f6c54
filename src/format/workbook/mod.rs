//! The clinic as a workbook: a sheet per table of the clinic file.
//!
//! What sheets and columns there are follows from the shapes ([`layout`]); a workbook is read into
//! the same tree as a TOML file ([`read`]), whose places are cells, so everything after it is the
//! same. Headings and fixed words are read in English and Danish.

mod cell;
mod choice;
mod explained;
mod layout;
mod quote;
mod read;
mod spoken;
#[cfg(test)]
mod tests;
mod write;

pub(in crate::format) use explained::every_key;
pub use read::MergedCells;
pub(crate) use read::{merged, read};
pub(in crate::format) use write::book_of;
pub use write::write as write_workbook;

/// The name of the workbook in its folder.
pub const WORKBOOK_FILE: &str = "clinic.xlsx";

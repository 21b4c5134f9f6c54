//! A workbook of another program: its sheets, what their cells hold by their own account, and what
//! it says outside them. Everything that opens one opens it here.

mod cell;
mod guard;
mod outside;
mod read;

pub(crate) use cell::{Cell, clean, is_day, moment};
pub(crate) use guard::{Found, Holding, find, holding};
pub(crate) use outside::hidden_rows;
pub(crate) use read::{Row, Sheet, sheets};

/// How a file begins that is an archive, as every workbook is.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// Whether a file is a workbook by its first bytes, whatever its name says.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(ARCHIVE)
}

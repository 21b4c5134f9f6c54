//! Bookings that patients have been told of: by their file, or by the folder `book` wrote them into.

use std::path::PathBuf;

use clap::builder::{PathBufValueParser, TypedValueParser};

/// The file of bookings in such a folder.
const FILE: &str = "bookings.csv";

/// Reads the flag: a folder stands for the bookings in it.
pub(super) fn bookings() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().map(|path| if path.is_dir() { path.join(FILE) } else { path })
}

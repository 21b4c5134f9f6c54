//! What a planner says of an extract, from a file.

use std::path::Path;

use super::clinic;
use super::host::Host;
use crate::extract::Map;
use crate::format::{FileFault, read_settings};

/// The map of a file.
pub(super) fn map(host: &Host, path: &Path) -> Result<Map, Vec<FileFault>> {
    let read = clinic::noted(host, |read| read_settings(path, read));
    let (text, name) = read.map_err(|fault| vec![*fault])?;
    Map::parse(&text).map_err(|faults| faults.iter().map(|fault| fault.of_file(&name)).collect())
}

//! The look through a folder before anything of it is read: no file name and no text file may
//! hold what looks like a CPR number.

use std::path::Path;

use super::cpr;
use super::fault::{Both, FileFault};
use super::source::{Kind, Source};

/// Files that are looked through, besides their names.
const TEXT: [&str; 5] = ["toml", "csv", "txt", "md", "json"];

/// Looks through a folder.
///
/// # Errors
/// The place of the first thing in each file that looks like a CPR number, and nothing else; or
/// that the folder cannot be listed.
pub(super) fn check(dir: &Path) -> Result<(), Vec<FileFault>> {
    let listed = |_| {
        let detail = [("detail", Both::key("detail.folder", &[]))];
        let fault = |file| vec![FileFault::whole(file, "B0111", &detail)];
        match dir.file_name().and_then(|name| name.to_str()).filter(|name| !cpr::holds_cpr(name)) {
            Some(name) => fault(name),
            None => fault("."),
        }
    };
    let mut names = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(listed)? {
        let entry = entry.map_err(listed)?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let of_folder = dir.file_name().map(|name| name.to_string_lossy().into_owned());
    if names.iter().chain(&of_folder).any(|name| cpr::holds_cpr(name)) {
        let place = [("place", Both::key("place.name", &[]))];
        return Err(vec![FileFault::whole(".", "B0110", &place)]);
    }
    let faults: Vec<FileFault> =
        names.iter().filter_map(|name| in_file(&dir.join(name), name)).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// The fault of a text file that holds a number; other faults are told when it is read.
fn in_file(path: &Path, name: &str) -> Option<FileFault> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    if !TEXT.contains(&ending.as_str()) {
        return None;
    }
    let kind = if ending == "toml" { Kind::Toml } else { Kind::Csv };
    Source::read(path, name, kind).err().map(|fault| *fault).filter(|fault| fault.code == "B0110")
}

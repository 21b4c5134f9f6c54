//! What was read, by the bytes: so that an answer tells of which files it is.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::CLINIC_FILE;

/// Lists that a clinic file names, under `[lists]`.
const LISTS: [&str; 3] = ["waiting", "bookings", "panel"];

/// The names of the files of a question and the SHA-256 of each, in order; of a folder those of its
/// clinic, with the list of those waiting only where no other is given.
#[must_use]
pub fn digests(paths: &[&Path], other_waiting: bool) -> Vec<(String, String)> {
    let files = paths.iter().flat_map(|path| {
        if path.is_dir() { of_clinic(path, other_waiting) } else { vec![path.to_path_buf()] }
    });
    let digest = |file: PathBuf| {
        let name = file.file_name()?.to_string_lossy().into_owned();
        let bytes = fs::read(&file).ok()?;
        Some((name, hex(&Sha256::digest(bytes))))
    };
    files.filter_map(digest).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn of_clinic(dir: &Path, other_waiting: bool) -> Vec<PathBuf> {
    let clinic = dir.join(CLINIC_FILE);
    let text = fs::read_to_string(&clinic).unwrap_or_default();
    let table: toml::Table = text.trim_start_matches('\u{feff}').parse().unwrap_or_default();
    let named = |list: &&str| {
        let name = table.get("lists")?.get(list)?.as_str()?;
        Some(dir.join(name))
    };
    let read = |list: &&str| !(other_waiting && *list == "waiting");
    let lists = LISTS.iter().copied().filter(read).filter_map(|list| named(&list));
    std::iter::once(clinic.clone()).chain(lists).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clinic_is_its_file_and_its_lists() {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("instances/tiny");
        let names = |other| -> Vec<String> {
            digests(&[&dir], other).into_iter().map(|(name, _)| name).collect()
        };
        assert_eq!(names(false)[0], CLINIC_FILE);
        assert!(names(false).len() > names(true).len(), "{:?}", names(false));
        // FIPS 180-4, of no bytes.
        let empty = std::env::temp_dir().join(format!("behov-empty-{}", std::process::id()));
        fs::write(&empty, "").unwrap();
        let found = digests(&[&empty], false);
        fs::remove_file(&empty).unwrap();
        assert!(found[0].1.starts_with("e3b0c44298fc1c149afbf4c8996fb924"), "{found:?}");
    }
}

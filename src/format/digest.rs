//! What was read, by the bytes: so that an answer tells of which files it is.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// A file as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRead {
    /// Where it lies.
    pub path: PathBuf,
    /// Its name, as faults show it.
    pub name: String,
    /// The SHA-256 of the bytes that were read, in hexadecimal digits.
    pub sha256: String,
}

/// The files read, in order; one that could not be read is none of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digests(Vec<FileRead>);

impl Digests {
    /// Notes the bytes of a file; the same bytes of the same file are noted once.
    pub(crate) fn note(&mut self, path: &Path, name: &str, bytes: &[u8]) {
        let (path, name) = (path.to_path_buf(), name.to_owned());
        self.add(FileRead { path, name, sha256: hex(&Sha256::digest(bytes)) });
    }

    /// Adds a file, unless it is there with the same bytes.
    pub fn add(&mut self, file: FileRead) {
        if !self.0.contains(&file) {
            self.0.push(file);
        }
    }

    /// The files, in the order in which they were read.
    pub fn files(&self) -> impl Iterator<Item = &FileRead> {
        self.0.iter()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_its_bytes_and_once() {
        let mut read = Digests::default();
        for bytes in [b"".as_slice(), b"", b"x"] {
            read.note(Path::new("a/list.csv"), "list.csv", bytes);
        }
        let told: Vec<&str> = read.files().map(|file| &file.sha256[..16]).collect();
        // FIPS 180-4, of no bytes.
        assert_eq!((told.len(), told[0]), (2, "e3b0c44298fc1c14"));
    }
}

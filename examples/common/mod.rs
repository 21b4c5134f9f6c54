//! What the examples that write a table about clinics are called with.

use std::path::{Path, PathBuf};

/// The shipped clinics, smallest first.
const SHIPPED: [&str; 9] = [
    "tiny",
    "amager-joint",
    "devon",
    "bispebjerg-diabetes",
    "nordsjaelland-lung",
    "hvidovre-medical",
    "gentofte-rheumatology",
    "herlev-gentofte-ortho",
    "finsen",
];

/// The words of a call.
pub(crate) struct Call {
    /// Folders of clinics: those named, or the shipped ones.
    pub(crate) folders: Vec<PathBuf>,
    /// The file to write.
    pub(crate) file: Option<String>,
    /// The seed given.
    pub(crate) seed: Option<u64>,
}

impl Call {
    /// The call of this process: `[--write FILE] [--seed N] [DIR...]`.
    pub(crate) fn read() -> Self {
        let mut call = Self { folders: Vec::new(), file: None, seed: None };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            match word.as_str() {
                "--write" => call.file = words.next(),
                "--seed" => call.seed = words.next().and_then(|word| word.parse().ok()),
                _ => call.folders.push(PathBuf::from(word)),
            }
        }
        if call.folders.is_empty() {
            call.folders = SHIPPED.iter().map(|name| Path::new("instances").join(name)).collect();
        }
        call
    }

    /// Writes the text to the file, or prints it.
    pub(crate) fn deliver(&self, text: &str) -> std::io::Result<()> {
        use std::io::Write;
        match &self.file {
            Some(file) => std::fs::write(file, text),
            None => write!(std::io::stdout().lock(), "{text}"),
        }
    }
}

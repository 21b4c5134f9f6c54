//! Which files of a folder one run wrote together.
//!
//! The document of a run, its first file, names the set. Files without a document, a generated
//! clinic or list, are no set: they are the planner's from then on.

use std::fs;
use std::path::Path;

use super::OWN;

/// The list of the sets in the folder of our own.
pub(super) const LIST: &str = "files";

/// A file of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Listed {
    document: String,
    name: String,
    print: String,
}

/// The sets of a folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sets(Vec<Listed>);

/// Whether two files were written together, as far as anything is known of the folder.
pub(crate) fn together(dir: &Path, one: &str, other: &str) -> bool {
    let Some(Sets(files)) = Sets::read(dir) else { return true };
    let documents = |name: &str| {
        let of_name = files.iter().filter(move |file| file.name == name);
        of_name.map(|file| file.document.clone()).collect::<Vec<_>>()
    };
    let others = documents(other);
    documents(one).iter().any(|document| others.contains(document))
}

impl Sets {
    /// The sets of a folder in which a set was written.
    pub(super) fn read(dir: &Path) -> Option<Self> {
        let text = fs::read_to_string(dir.join(OWN).join(LIST)).ok()?;
        let listed = |line: &str| {
            let mut fields = line.split('\t').map(str::to_owned);
            Some(Listed { document: fields.next()?, name: fields.next()?, print: fields.next()? })
        };
        Some(Self(text.lines().filter_map(listed).collect()))
    }

    /// As it is kept.
    pub(super) fn written(&self) -> String {
        let lines = self
            .0
            .iter()
            .map(|file| [&*file.document, "\t", &*file.name, "\t", &*file.print, "\n"].concat());
        lines.collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts the files of a run in the place of the set before; which of those are to go, being as
    /// they were written. A set that loses a file to this one is a set no more.
    pub(super) fn put(&mut self, dir: &Path, files: &[(&str, &[u8])]) -> Vec<String> {
        let is_document =
            |name: &&str| Path::new(name).extension().is_some_and(|end| end == "json");
        let document = files.first().map(|(name, _)| *name).filter(is_document);
        let is_new = |file: &Listed| files.iter().any(|(name, _)| *name == file.name);
        let broken: Vec<String> =
            self.0.iter().filter(|file| is_new(file)).map(|file| file.document.clone()).collect();
        let before = self.0.iter().filter(|file| Some(&*file.document) == document);
        let stale = before.filter(|file| !is_new(file) && is_as_written(dir, file));
        let stale = stale.map(|file| file.name.clone()).collect();
        self.0.retain(|file| Some(&*file.document) != document && !broken.contains(&file.document));
        if let Some(document) = document {
            self.0.extend(files.iter().map(|(name, bytes)| Listed {
                document: document.to_owned(),
                name: (*name).to_owned(),
                print: print(bytes),
            }));
        }
        stale
    }
}

fn is_as_written(dir: &Path, file: &Listed) -> bool {
    fs::read(dir.join(&file.name)).is_ok_and(|bytes| print(&bytes) == file.print)
}

/// A print of a file, in letters: the 64 bits of Fowler, Noll and Vo.
fn print(bytes: &[u8]) -> String {
    let add = |print: u64, byte: &u8| (print ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let print = bytes.iter().fold(0xcbf2_9ce4_8422_2325, add);
    (0..16).map(|digit| char::from(b'a' + (print >> (4 * digit) & 15) as u8)).collect()
}

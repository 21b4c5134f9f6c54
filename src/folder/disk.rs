//! What changes on a disk, one step at a time, so that a test can end it between any two.

use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// A change.
#[derive(Debug)]
pub(super) enum Step<'a> {
    /// Makes a folder.
    Folder(&'a Path),
    /// Makes a file that did not exist, with the rights of the one it will replace.
    File(&'a Path, &'a [u8], Option<Permissions>),
    /// Keeps a file under a second name.
    Keep(&'a Path, &'a Path),
    /// Gives a file or folder another name, in the place of a file of that name.
    Rename(&'a Path, &'a Path),
    /// Removes a file.
    Remove(&'a Path),
    /// Removes a folder with all it holds, if it is there.
    RemoveFolder(&'a Path),
    /// Removes a folder that holds nothing.
    RemoveEmpty(&'a Path),
    /// Makes renames in a folder last through a power cut, where the system can.
    Sync(&'a Path),
}

/// Where files lie.
pub(super) trait Disk {
    /// Makes a change.
    fn act(&mut self, step: Step<'_>) -> io::Result<()>;
}

/// The files of the system.
#[derive(Debug)]
pub(super) struct Files;

impl Disk for Files {
    fn act(&mut self, step: Step<'_>) -> io::Result<()> {
        match step {
            Step::Folder(path) => fs::create_dir(path),
            Step::File(path, bytes, rights) => {
                let mut file = File::create_new(path)?;
                if let Some(rights) = rights {
                    file.set_permissions(rights)?;
                }
                file.write_all(bytes)?;
                file.sync_all()
            }
            Step::Keep(path, copy) => match fs::hard_link(path, copy) {
                Ok(()) => Ok(()),
                // Not every file system has second names.
                Err(_) => fs::copy(path, copy).map(|_| ()),
            },
            Step::Rename(from, to) => fs::rename(from, to),
            Step::Remove(path) => fs::remove_file(path),
            Step::RemoveFolder(path) => match fs::remove_dir_all(path) {
                Err(fault) if fault.kind() == ErrorKind::NotFound => Ok(()),
                removed => removed,
            },
            Step::RemoveEmpty(path) => fs::remove_dir(path),
            Step::Sync(path) => {
                let _ = File::open(path).and_then(|folder| folder.sync_all());
                Ok(())
            }
        }
    }
}

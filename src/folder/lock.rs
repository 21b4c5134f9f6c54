//! One writer at a time in a folder, or any number of readers.
//!
//! Two things are locked: the folder itself, where the system can, so that a reader is known before
//! anybody ever wrote there; and a file inside it, for file systems that lock no folder.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::OWN;

/// The file that is locked; it stays.
const LOCK: &str = "lock";

/// Locks, given back when dropped.
#[derive(Debug)]
pub(crate) struct Held {
    _folder: Option<File>,
    _file: Option<File>,
}

/// Waits until nobody else reads or writes in a folder.
pub(super) fn alone(dir: &Path) -> io::Result<Held> {
    let folder = locked_folder(dir, File::lock);
    let own = dir.join(OWN);
    match fs::create_dir(&own) {
        // Whoever may write in the folder may lock it.
        Ok(()) => fs::set_permissions(&own, fs::metadata(dir)?.permissions())?,
        Err(fault) if fault.kind() == ErrorKind::AlreadyExists => {}
        Err(fault) => return Err(fault),
    }
    let path = own.join(LOCK);
    let opened = OpenOptions::new().create(true).append(true).open(&path);
    let file = locked(opened.or_else(|_| File::open(&path))?, File::lock)?;
    Ok(Held { _folder: folder, _file: file })
}

/// Waits until nobody writes in a folder.
pub(super) fn beside_readers(dir: &Path) -> io::Result<Held> {
    let folder = locked_folder(dir, File::lock_shared);
    let file = match File::open(dir.join(OWN).join(LOCK)) {
        Ok(file) => locked(file, File::lock_shared)?,
        // Nobody ever wrote there.
        Err(_) => None,
    };
    Ok(Held { _folder: folder, _file: file })
}

/// The folder itself, locked; nothing where the system opens or locks no folder.
fn locked_folder(dir: &Path, lock: fn(&File) -> io::Result<()>) -> Option<File> {
    let folder = File::open(dir).ok()?;
    lock(&folder).ok().map(|()| folder)
}

/// The file, locked; nothing on a file system without locks, as if nobody else were there.
fn locked(file: File, lock: fn(&File) -> io::Result<()>) -> io::Result<Option<File>> {
    match lock(&file) {
        Ok(()) => Ok(Some(file)),
        Err(fault) if fault.kind() == ErrorKind::Unsupported => Ok(None),
        Err(fault) => Err(fault),
    }
}

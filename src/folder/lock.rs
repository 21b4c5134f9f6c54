//! One writer at a time in a folder, or any number of readers.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::OWN;

/// The file that is locked; it stays.
const LOCK: &str = "lock";

/// A lock, given back when dropped.
#[derive(Debug)]
pub(crate) struct Held {
    _file: Option<File>,
}

/// Waits until nobody else reads or writes in a folder.
pub(super) fn alone(dir: &Path) -> io::Result<Held> {
    let own = dir.join(OWN);
    match fs::create_dir(&own) {
        // Whoever may write in the folder may lock it.
        Ok(()) => fs::set_permissions(&own, fs::metadata(dir)?.permissions())?,
        Err(fault) if fault.kind() == ErrorKind::AlreadyExists => {}
        Err(fault) => return Err(fault),
    }
    let path = own.join(LOCK);
    let opened = OpenOptions::new().create(true).append(true).open(&path);
    held(opened.or_else(|_| File::open(&path))?, File::lock)
}

/// Waits until nobody writes in a folder; where nobody ever did there is nothing to wait for.
pub(super) fn beside_readers(dir: &Path) -> io::Result<Held> {
    match File::open(dir.join(OWN).join(LOCK)) {
        Ok(file) => held(file, File::lock_shared),
        Err(_) => Ok(Held { _file: None }),
    }
}

fn held(file: File, lock: fn(&File) -> io::Result<()>) -> io::Result<Held> {
    match lock(&file) {
        Ok(()) => Ok(Held { _file: Some(file) }),
        // A file system without locks: as if nobody else were there.
        Err(fault) if fault.kind() == ErrorKind::Unsupported => Ok(Held { _file: None }),
        Err(fault) => Err(fault),
    }
}

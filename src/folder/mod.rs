//! Files into a folder: all of them or none, also when the process dies on the way.
//!
//! What a run writes is one set: it takes the place of the set that an earlier run of the same
//! document wrote, so that nothing of the older run is left beside it (`set`). A new folder
//! appears by one rename. In a folder that exists the old files are kept until all the new ones
//! are there (`change`); whoever reads or writes there next puts them back if that never came.
//! Runs into one folder wait for each other (`lock`).

mod change;
mod disk;
mod lock;
mod set;
#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::messages::{QuestionFault, fault};
use disk::{Disk, Files, Step};
use set::Sets;

pub(crate) use set::together;

/// Where a folder keeps what it needs to be whole: a folder inside it.
const OWN: &str = ".behov";

/// What could not be written, and why.
#[derive(Debug)]
struct Unwritten {
    path: PathBuf,
    reason: io::Error,
}

/// Writes all files into `dir`, or nothing; which files of the set before are gone.
pub(crate) fn write_whole(
    dir: &Path,
    files: &[(&str, impl AsRef<[u8]>)],
) -> Result<Vec<String>, QuestionFault> {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_ref())).collect();
    match fs::metadata(dir) {
        Ok(found) if !found.is_dir() => {
            return Err(fault!("B0401": "B0401.not-a-folder", path = dir.display()));
        }
        Ok(_) => {}
        Err(_) => match create(&mut Files, dir, &files) {
            Ok(()) => return Ok(Vec::new()),
            // Another run has made the folder meanwhile.
            Err(_) if dir.is_dir() => {}
            Err(fault) => return Err(not_written(dir, &fault)),
        },
    }
    if let Some((name, _)) = files.iter().find(|(name, _)| taken(&dir.join(name))) {
        let path = dir.join(name);
        return Err(fault!("B0401": "B0401.taken", path = path.display()));
    }
    let not_here = |fault| not_written(dir, &fault);
    let _held = lock::alone(dir).map_err(not_here)?;
    replace(&mut Files, dir, &files).map_err(|fault| match fault.path {
        path if path == dir => not_here(fault.reason),
        path => not_replaced(&path, &fault.reason),
    })
}

/// Waits until nobody writes where a file or folder lies, and keeps others from it for as long
/// as the answer lives; files of a run that died are put back first.
pub(crate) fn reading(path: &Path) -> Result<lock::Held, QuestionFault> {
    let dir = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
    let dir = if dir.as_os_str().is_empty() { Path::new(".") } else { dir };
    let refused = |fault| not_replaced(dir, &fault);
    loop {
        let held = lock::beside_readers(dir).map_err(refused)?;
        if !change::is_open(dir) {
            return Ok(held);
        }
        drop(held);
        let _held = lock::alone(dir).map_err(refused)?;
        change::settle(&mut Files, dir).map_err(refused)?;
    }
}

/// Whether a folder is there and not empty.
pub(crate) fn holds_anything(dir: &Path) -> bool {
    fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some())
}

fn not_written(path: &Path, reason: &io::Error) -> QuestionFault {
    fault!("B0401": "B0401.not-written", path = path.display(), reason = reason)
}

fn not_replaced(path: &Path, reason: &io::Error) -> QuestionFault {
    fault!("B0406", path = path.display(), reason = reason)
}

/// Whether something stands there that is not a file.
fn taken(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| !found.is_file())
}

/// The files in a folder that exists, in the place of the set before; which of that are gone.
fn replace(
    disk: &mut impl Disk,
    dir: &Path,
    files: &[(&str, &[u8])],
) -> Result<Vec<String>, Unwritten> {
    let in_dir = |reason| Unwritten { path: dir.to_owned(), reason };
    change::settle(disk, dir).map_err(in_dir)?;
    let mut sets = Sets::read(dir).unwrap_or_default();
    let stale = sets.put(dir, files);
    let listed = sets.written();
    let list = format!("{OWN}/{}", set::LIST);
    let mut puts = files.to_vec();
    puts.push((&list, listed.as_bytes()));
    let changed = change::change(disk, dir, &puts, &stale);
    if changed.is_err() {
        // What is not put back now is put back by whoever comes next.
        let _ = change::settle(disk, dir);
    }
    changed.map(|()| stale)
}

/// A folder that did not exist, made beside its final place and renamed.
fn create(disk: &mut impl Disk, dir: &Path, files: &[(&str, &[u8])]) -> io::Result<()> {
    let name = dir.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let parent = match dir.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let is_missing = |path: &&Path| !path.as_os_str().is_empty() && !path.exists();
    let mut missing: Vec<&Path> = parent.ancestors().take_while(is_missing).collect();
    missing.reverse();
    let mut parents = Vec::new();
    let made = missing
        .into_iter()
        .try_for_each(|path| match disk.act(Step::Folder(path)) {
            Ok(()) => {
                parents.push(path);
                Ok(())
            }
            // Another run has made it meanwhile.
            Err(_) if path.is_dir() => Ok(()),
            refused => refused,
        })
        .and_then(|()| scratch(disk, &parent.join(format!(".{}", name.to_string_lossy()))))
        .and_then(|scratch| {
            let made = filled(disk, &scratch, files)
                .and_then(|()| disk.act(Step::Rename(&scratch, dir)))
                .and_then(|()| disk.act(Step::Sync(parent)));
            // Nothing better can be done when cleaning up fails.
            made.inspect_err(|_| drop(disk.act(Step::RemoveFolder(&scratch))))
        });
    if made.is_err() {
        for path in parents.iter().rev() {
            let _ = disk.act(Step::RemoveEmpty(path));
        }
    }
    made
}

/// A new folder that nobody else has.
fn scratch(disk: &mut impl Disk, beginning: &Path) -> io::Result<PathBuf> {
    for number in 0.. {
        let name = format!("{}.behov-{}-{number}", beginning.display(), std::process::id());
        match disk.act(Step::Folder(name.as_ref())) {
            Err(fault) if fault.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|()| name.into()),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Fills a folder with the files and the list of their set.
fn filled(disk: &mut impl Disk, dir: &Path, files: &[(&str, &[u8])]) -> io::Result<()> {
    for (name, bytes) in files {
        disk.act(Step::File(&dir.join(name), bytes, None))?;
    }
    let mut sets = Sets::default();
    sets.put(dir, files);
    if sets.is_empty() {
        return Ok(());
    }
    let own = dir.join(OWN);
    disk.act(Step::Folder(&own))?;
    disk.act(Step::File(&own.join(set::LIST), sets.written().as_bytes(), None))
}

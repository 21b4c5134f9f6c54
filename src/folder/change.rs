//! Several files of a folder replaced and removed as one.
//!
//! The new files are written aside, the old ones kept under second names. From the moment the
//! folder `old` has its name until it has it no more, the old files count: `settle` puts them
//! back, however often it is itself ended on the way.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use super::disk::{Disk, Step};
use super::{OWN, Unwritten};

/// The new files before they have their places.
const NEW: &str = "new";
/// The old files while they count.
const OLD: &str = "old";
/// The same before they do.
const OLD_PART: &str = "old.part";
/// The same when they do no more.
const DONE: &str = "done";
/// The names of the old files, each with whether it was there.
const NAMES: &str = "names";

/// Whether a change has begun and not ended.
pub(super) fn is_open(dir: &Path) -> bool {
    dir.join(OWN).join(OLD).exists()
}

/// Puts and removes files of a folder. After an error `settle` brings the old ones back.
pub(super) fn change(
    disk: &mut impl Disk,
    dir: &Path,
    puts: &[(&str, &[u8])],
    removes: &[String],
) -> Result<(), Unwritten> {
    let (new, old) = (dir.join(OWN).join(NEW), dir.join(OWN).join(OLD));
    let in_dir = |reason| Unwritten { path: dir.to_owned(), reason };
    prepare(disk, dir, puts, removes).map_err(in_dir)?;
    for (index, (name, _)) in puts.iter().enumerate() {
        let place = dir.join(name);
        disk.act(Step::Rename(&new.join(index.to_string()), &place))
            .map_err(|reason| Unwritten { path: place, reason })?;
    }
    for name in removes {
        let place = dir.join(name);
        disk.act(Step::Remove(&place)).map_err(|reason| Unwritten { path: place, reason })?;
    }
    close(disk, dir, &old).map_err(in_dir)?;
    // What is left over is swept by whoever writes next.
    let _ = sweep(disk, dir);
    Ok(())
}

/// Writes the new files aside and keeps the old ones, which count from the end of this.
fn prepare(
    disk: &mut impl Disk,
    dir: &Path,
    puts: &[(&str, &[u8])],
    removes: &[String],
) -> io::Result<()> {
    let own = dir.join(OWN);
    let (new, part) = (own.join(NEW), own.join(OLD_PART));
    disk.act(Step::Folder(&new))?;
    for (index, (name, bytes)) in puts.iter().enumerate() {
        let rights = fs::metadata(dir.join(name)).ok().map(|old| old.permissions());
        disk.act(Step::File(&new.join(index.to_string()), bytes, rights))?;
    }
    disk.act(Step::Folder(&part))?;
    let mut names = String::new();
    let all = puts.iter().map(|(name, _)| *name).chain(removes.iter().map(String::as_str));
    for (index, name) in all.enumerate() {
        let place = dir.join(name);
        let was_there = place.exists();
        let _ = writeln!(names, "{}{name}", if was_there { '+' } else { '-' });
        if was_there {
            disk.act(Step::Keep(&place, &part.join(index.to_string())))?;
        }
    }
    disk.act(Step::File(&part.join(NAMES), names.as_bytes(), None))?;
    disk.act(Step::Sync(&part))?;
    disk.act(Step::Rename(&part, &own.join(OLD)))?;
    disk.act(Step::Sync(&own))
}

/// Puts back what a run that died has replaced or removed, and sweeps what it left.
pub(super) fn settle(disk: &mut impl Disk, dir: &Path) -> io::Result<()> {
    let old = dir.join(OWN).join(OLD);
    if old.exists() {
        let names = fs::read_to_string(old.join(NAMES))?;
        for (index, line) in names.lines().enumerate() {
            let (place, copy) = (dir.join(&line[1..]), old.join(index.to_string()));
            if line.starts_with('+') && copy.exists() {
                disk.act(Step::Rename(&copy, &place))?;
            } else if line.starts_with('-') && place.exists() {
                disk.act(Step::Remove(&place))?;
            }
        }
        close(disk, dir, &old)?;
    }
    sweep(disk, dir)
}

/// From now on what stands in the folder counts.
fn close(disk: &mut impl Disk, dir: &Path, old: &Path) -> io::Result<()> {
    let own = dir.join(OWN);
    disk.act(Step::Sync(dir))?;
    disk.act(Step::Rename(old, &own.join(DONE)))?;
    disk.act(Step::Sync(&own))
}

fn sweep(disk: &mut impl Disk, dir: &Path) -> io::Result<()> {
    for name in [DONE, NEW, OLD_PART] {
        let left = dir.join(OWN).join(name);
        if left.exists() {
            disk.act(Step::RemoveFolder(&left))?;
        }
    }
    Ok(())
}

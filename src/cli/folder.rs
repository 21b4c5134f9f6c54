//! Files into a folder: all of them or none.
//!
//! Everything is written and synchronised in a temporary folder first. A new folder then appears
//! by one rename; in an existing folder each file is replaced by one rename, and when one fails
//! the ones before it are put back.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::exit::Stop;

/// Writes all files into `dir`, or nothing.
pub(super) fn write_whole(dir: &Path, files: &[(&str, impl AsRef<[u8]>)]) -> Result<(), Stop> {
    match fs::metadata(dir) {
        Ok(found) if !found.is_dir() => Err(refused("B0401.not-a-folder", dir, None)),
        Ok(_) => {
            if let Some((name, _)) = files.iter().find(|(name, _)| taken(&dir.join(name))) {
                return Err(refused("B0401.taken", &dir.join(name), None));
            }
            replace(dir, files).map_err(|fault| refused("B0401.not-written", dir, Some(&fault)))
        }
        Err(_) => {
            create(dir, files).map_err(|fault| refused("B0401.not-written", dir, Some(&fault)))
        }
    }
}

fn refused(cause: &'static str, path: &Path, reason: Option<&io::Error>) -> Stop {
    let mut values = vec![("path", path.display().to_string())];
    if let Some(reason) = reason {
        values.push(("reason", reason.to_string()));
    }
    Stop::Call { code: "B0401", cause, values }
}

/// Whether something stands there that is not a file.
fn taken(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| !found.is_file())
}

/// A folder that is removed with all it holds unless kept.
struct Scratch {
    path: PathBuf,
    keep: bool,
}

impl Scratch {
    fn new(path: PathBuf) -> io::Result<Self> {
        fs::create_dir(&path)?;
        Ok(Self { path, keep: false })
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if !self.keep {
            // Nothing better can be done when cleaning up fails.
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

/// A folder that did not exist, made beside its final place and renamed.
fn create(dir: &Path, files: &[(&str, impl AsRef<[u8]>)]) -> io::Result<()> {
    let name = dir.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let parent = match dir.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut parents = missing_parents(parent)?;
    let scratch_name = format!(".{}.behov-{}", name.to_string_lossy(), std::process::id());
    let mut scratch = Scratch::new(parent.join(scratch_name))?;
    write_all(&scratch.path, files)?;
    fs::rename(&scratch.path, dir)?;
    scratch.keep = true;
    for made in &mut parents {
        made.keep = true;
    }
    synchronise(parent);
    Ok(())
}

/// Makes the folders above that do not exist yet; the deepest is removed first again.
fn missing_parents(parent: &Path) -> io::Result<Vec<Scratch>> {
    let missing: Vec<&Path> =
        parent.ancestors().take_while(|p| !p.as_os_str().is_empty() && !p.exists()).collect();
    let made: io::Result<Vec<Scratch>> =
        missing.into_iter().rev().map(|path| Scratch::new(path.to_owned())).collect();
    made.map(|mut made| {
        made.reverse();
        made
    })
}

/// The files of a folder that exists, each replaced by one rename.
fn replace(dir: &Path, files: &[(&str, impl AsRef<[u8]>)]) -> io::Result<()> {
    let scratch = Scratch::new(dir.join(format!(".behov-{}", std::process::id())))?;
    write_all(&scratch.path, files)?;
    let before = scratch.path.join("before");
    fs::create_dir(&before)?;
    for (name, _) in files {
        let (old, copy) = (dir.join(name), before.join(name));
        if old.exists() && fs::hard_link(&old, &copy).is_err() {
            fs::copy(&old, &copy)?;
        }
    }
    for (index, (name, _)) in files.iter().enumerate() {
        if let Err(fault) = fs::rename(scratch.path.join(name), dir.join(name)) {
            put_back(dir, &before, &files[..index]);
            return Err(fault);
        }
    }
    synchronise(dir);
    Ok(())
}

/// What stood there before; a file that was not there goes again.
fn put_back(dir: &Path, before: &Path, files: &[(&str, impl AsRef<[u8]>)]) {
    for (name, _) in files {
        let (place, copy) = (dir.join(name), before.join(name));
        let _ = if copy.exists() { fs::rename(copy, place) } else { fs::remove_file(place) };
    }
}

fn write_all(dir: &Path, files: &[(&str, impl AsRef<[u8]>)]) -> io::Result<()> {
    for (name, text) in files {
        let mut file = File::create_new(dir.join(name))?;
        file.write_all(text.as_ref())?;
        file.sync_all()?;
    }
    Ok(())
}

/// Makes renames last through a power cut, where the system can.
fn synchronise(dir: &Path) {
    let _ = File::open(dir).and_then(|folder| folder.sync_all());
}

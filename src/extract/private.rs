//! Two files written, both or none, for the eyes of their owner alone.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The first of some paths that is the same file as one before it, also where neither is there yet.
#[must_use]
pub fn named_twice<'p>(paths: &[&'p Path]) -> Option<&'p Path> {
    let whole = |path: &Path| {
        let parent = path.parent().filter(|dir| !dir.as_os_str().is_empty());
        let beside = |name| Some(parent.unwrap_or(Path::new(".")).canonicalize().ok()?.join(name));
        path.canonicalize().ok().or_else(|| beside(path.file_name()?))
    };
    let known: Vec<Option<PathBuf>> = paths.iter().map(|path| whole(path)).collect();
    let twice = |at: &usize| known[*at].is_some() && known[..*at].contains(&known[*at]);
    (0..paths.len()).find(twice).map(|at| paths[at])
}

/// Writes a file that only its owner can read and that was not there before.
///
/// # Errors
/// When there is such a file, or it cannot be written.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = made(path)?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .inspect_err(|_| drop(fs::remove_file(path)))
}

/// Writes a list and its table of keys, each in the place of an older one, or neither. What a run
/// that died has left beside them is removed.
///
/// # Errors
/// When either cannot be written; then both are as they were.
pub fn write_both(list: (&Path, &[u8]), table: (&Path, &[u8])) -> io::Result<()> {
    if list.0 == table.0 {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let (new_list, new_table) = (beside(list.0, "new")?, beside(table.0, "new")?);
    let old_table = beside(table.0, "old")?;
    // A run that died after its first rename left the table of before under its other name.
    if old_table.exists() {
        fs::rename(&old_table, table.0)?;
    }
    let written = filled(&new_table, table.1)
        .and_then(|()| filled(&new_list, list.1))
        .and_then(|()| put(&new_table, table.0, &old_table))
        .and_then(|()| {
            fs::rename(&new_list, list.0).inspect_err(|_| {
                let _ = if old_table.exists() {
                    fs::rename(&old_table, table.0)
                } else {
                    fs::remove_file(table.0)
                };
            })
        });
    for path in [&new_list, &new_table, &old_table] {
        if path.exists() {
            fs::remove_file(path)?;
        }
    }
    written
}

/// Puts a file in the place of another, which is kept under a second name.
fn put(new: &Path, path: &Path, old: &Path) -> io::Result<()> {
    if path.exists() {
        fs::rename(path, old)?;
    }
    fs::rename(new, path).inspect_err(|_| drop(fs::rename(old, path)))
}

fn filled(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.exists() {
        fs::remove_file(path)?;
    }
    write_new(path, bytes)
}

fn beside(path: &Path, end: &str) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy();
    Ok(path.with_file_name(format!(".{name}.behov-{end}")))
}

fn made(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let dir = std::env::temp_dir().join(format!("behov-private-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir).expect("a folder");
        dir
    }

    fn names(dir: &Path) -> Vec<String> {
        let entries = fs::read_dir(dir).expect("a folder").filter_map(Result::ok);
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn both_are_written_for_their_owner_alone_and_replaced_together() {
        let dir = folder("both");
        let (list, table) = (dir.join("liste.csv"), dir.join("noegle.csv"));
        for text in ["one", "two"] {
            write_both((&list, text.as_bytes()), (&table, text.as_bytes())).expect("written");
            assert_eq!(fs::read_to_string(&list).expect("a list"), text);
            assert_eq!(fs::read_to_string(&table).expect("a table"), text);
        }
        assert_eq!(names(&dir), ["liste.csv", "noegle.csv"]);
        #[cfg(unix)]
        for path in [&list, &table] {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(path).expect("a file").permissions().mode() & 0o777, 0o600);
        }
        let _ = fs::remove_dir_all(&dir);
    }

    #[test]
    fn where_one_cannot_be_written_nothing_is_and_the_old_stays() {
        let dir = folder("none");
        let (list, table) = (dir.join("liste.csv"), dir.join("noegle.csv"));
        // A folder stands where the list should.
        fs::create_dir_all(list.join("x")).expect("a folder");
        assert!(write_both((&list, b"a"), (&table, b"b")).is_err());
        assert_eq!(names(&dir), ["liste.csv"]);
        fs::write(&table, "before").expect("written");
        assert!(write_both((&list, b"a"), (&table, b"b")).is_err());
        assert_eq!(names(&dir), ["liste.csv", "noegle.csv"]);
        assert_eq!(fs::read_to_string(&table).expect("a table"), "before");
        assert!(write_both((&table, b"a"), (&table, b"b")).is_err());
        let _ = fs::remove_dir_all(&dir);
    }

    #[test]
    fn what_a_run_that_died_left_is_put_right() {
        let dir = folder("died");
        let (list, table) = (dir.join("liste.csv"), dir.join("noegle.csv"));
        for name in [".liste.csv.behov-new", ".noegle.csv.behov-new", ".noegle.csv.behov-old"] {
            fs::write(dir.join(name), "x").expect("written");
        }
        write_both((&list, b"a"), (&table, b"b")).expect("written");
        assert_eq!(names(&dir), ["liste.csv", "noegle.csv"]);
        let _ = fs::remove_dir_all(&dir);
    }

    #[test]
    fn a_file_is_known_however_its_path_is_written() {
        let dir = folder("twice");
        let (one, other) = (dir.join("a.csv"), dir.join("b.csv"));
        assert_eq!(named_twice(&[&one, &other]), None);
        let same = dir.join("./../").join(dir.file_name().expect("a name")).join("a.csv");
        assert_eq!(named_twice(&[&one, &other, &same]), Some(same.as_path()));
        fs::write(&one, "x").expect("written");
        assert_eq!(named_twice(&[&one, &same]), Some(same.as_path()));
        let _ = fs::remove_dir_all(&dir);
    }

    #[test]
    fn a_key_is_not_written_over() {
        let dir = folder("key");
        let path = dir.join("noegle.txt");
        write_new(&path, b"a").expect("written");
        assert!(write_new(&path, b"b").is_err());
        assert_eq!(fs::read(&path).expect("a key"), b"a");
        let _ = fs::remove_dir_all(&dir);
    }
}

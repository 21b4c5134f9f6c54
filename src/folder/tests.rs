//! What a reader finds, whenever a run ends.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Files, Step};
use super::*;

/// A disk that a process writes on until it dies: from then on nothing happens any more.
struct Mortal {
    steps_left: usize,
}

impl Disk for Mortal {
    fn act(&mut self, step: Step<'_>) -> io::Result<()> {
        let dead = || Err(io::Error::other("the process has died"));
        match self.steps_left {
            0 => dead(),
            1 => {
                self.steps_left = 0;
                halfway(&step);
                dead()
            }
            _ => {
                self.steps_left -= 1;
                // A power cut is not what is tested, and waiting for the disk takes long.
                match step {
                    Step::Sync(_) => Ok(()),
                    Step::File(path, bytes, rights) => {
                        fs::write(path, bytes)?;
                        rights.map_or(Ok(()), |rights| fs::set_permissions(path, rights))
                    }
                    step => Files.act(step),
                }
            }
        }
    }
}

/// What is there when a process dies within a step.
fn halfway(step: &Step<'_>) {
    match step {
        Step::File(path, bytes, _) => fs::write(path, &bytes[..bytes.len() / 2]).unwrap(),
        Step::RemoveFolder(path) => {
            let first = fs::read_dir(path).unwrap().next();
            if let Some(entry) = first {
                let _ = fs::remove_file(entry.unwrap().path());
            }
        }
        _ => {}
    }
}

/// A folder for one test, gone at its end.
struct Room(PathBuf);

impl Room {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("behov-folder-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

type Texts = BTreeMap<String, String>;

/// The files of a folder, without what is our own.
fn texts(dir: &Path) -> Texts {
    let files = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap());
    files
        .filter(|file| file.path().is_file())
        .map(|file| {
            (file.file_name().into_string().unwrap(), fs::read_to_string(file.path()).unwrap())
        })
        .collect()
}

/// The same as any reader of ours finds them.
fn as_read(dir: &Path) -> Texts {
    drop(reading(dir).unwrap());
    texts(dir)
}

const FOUR: [&str; 4] = ["book.json", "bookings.csv", "template.csv", "book.html"];

fn run_of(day: &str) -> Vec<(&'static str, String)> {
    FOUR.map(|name| (name, format!("{name} of {day}"))).to_vec()
}

/// A folder with a letter of the planner's and the four files of Monday's run, with a fifth that
/// later runs do not write.
fn monday(room: &Room) -> PathBuf {
    let dir = room.0.join("out");
    let _ = fs::remove_dir_all(&dir);
    let mut files = run_of("Monday");
    files.push(("log.csv", "of Monday".to_owned()));
    write_whole(&dir, &files).unwrap();
    fs::write(dir.join("letter.txt"), "mine").unwrap();
    dir
}

fn with_letter(files: &[(&str, String)]) -> Texts {
    let mut texts: Texts =
        files.iter().map(|(name, text)| ((*name).to_owned(), text.clone())).collect();
    texts.insert("letter.txt".to_owned(), "mine".to_owned());
    texts
}

fn tuesday(disk: &mut impl Disk, dir: &Path) -> bool {
    let files = run_of("Tuesday");
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, t)| (*name, t.as_bytes())).collect();
    let _held = lock::alone(dir).unwrap();
    replace(disk, dir, &files).is_ok()
}

#[test]
fn whenever_a_run_dies_a_reader_finds_the_old_four_or_the_new_four() {
    let room = Room::new("dies");
    let before =
        with_letter(&[run_of("Monday"), vec![("log.csv", "of Monday".to_owned())]].concat());
    let after = with_letter(&run_of("Tuesday"));
    let (mut old, mut new) = (0, 0);
    for steps_left in 0..60 {
        let dir = monday(&room);
        let done = tuesday(&mut Mortal { steps_left }, &dir);
        let found = as_read(&dir);
        assert!(found == before || found == after, "dead after {steps_left}: {found:?}");
        assert!(!done || found == after, "told as done after {steps_left}");
        old += usize::from(found == before);
        new += usize::from(found == after);
        // Whatever was left behind is in nobody's way.
        assert!(tuesday(&mut Files, &dir), "after {steps_left}");
        assert_eq!(as_read(&dir), after);
        assert!(!dir.join(OWN).join("old").exists() && !dir.join(OWN).join("new").exists());
    }
    assert!(old >= 20 && new >= 20, "{old} ends before and {new} after");
}

#[test]
fn a_reader_that_dies_while_putting_back_leaves_it_to_the_next() {
    let room = Room::new("dies-twice");
    let before =
        with_letter(&[run_of("Monday"), vec![("log.csv", "of Monday".to_owned())]].concat());
    let mut ends = 0;
    for steps_left in 0..60 {
        for again in 0.. {
            let dir = monday(&room);
            tuesday(&mut Mortal { steps_left }, &dir);
            if !change::is_open(&dir) {
                break;
            }
            ends += 1;
            let settled = change::settle(&mut Mortal { steps_left: again }, &dir).is_ok();
            assert_eq!(as_read(&dir), before, "dead after {steps_left} and {again}");
            if settled {
                break;
            }
        }
    }
    assert!(ends >= 60, "{ends} ends within an open change");
}

#[test]
fn a_new_folder_is_there_whole_or_not_at_all() {
    let room = Room::new("new");
    let dir = room.0.join("deep/out");
    let files = run_of("Tuesday");
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, t)| (*name, t.as_bytes())).collect();
    for steps_left in 0.. {
        let _ = fs::remove_dir_all(room.0.join("deep"));
        let done = create(&mut Mortal { steps_left }, &dir, &files).is_ok();
        assert!(!dir.exists() || texts(&dir).len() == 4, "dead after {steps_left}");
        if done {
            assert!(steps_left > 6);
            break;
        }
    }
}

/// A disk on which one file cannot be replaced, because a spreadsheet has it open.
struct OpenElsewhere(PathBuf);

impl Disk for OpenElsewhere {
    fn act(&mut self, step: Step<'_>) -> io::Result<()> {
        match step {
            Step::Rename(from, to) if to == self.0 && from.parent() != self.0.parent() => {
                Err(io::ErrorKind::PermissionDenied.into())
            }
            step => Files.act(step),
        }
    }
}

#[test]
fn a_file_that_is_open_elsewhere_keeps_the_others_as_they_were() {
    let room = Room::new("open");
    let dir = monday(&room);
    let before = texts(&dir);
    let files = run_of("Tuesday");
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, t)| (*name, t.as_bytes())).collect();
    let place = dir.join("template.csv");
    let fault = replace(&mut OpenElsewhere(place.clone()), &dir, &files).unwrap_err();
    assert_eq!(fault.path, place);
    assert_eq!(as_read(&dir), before);
}

#[test]
fn runs_into_one_folder_wait_for_each_other_and_readers_for_both() {
    let room = Room::new("two");
    let dir = monday(&room);
    let days = ["Tuesday", "Wednesday"];
    std::thread::scope(|scope| {
        for day in days {
            let dir = &dir;
            scope.spawn(move || {
                for _ in 0..25 {
                    write_whole(dir, &run_of(day)).unwrap();
                }
            });
        }
        for _ in 0..100 {
            let _reading = reading(&dir).unwrap();
            let found = texts(&dir);
            let of = |day: &str| found.get("book.json").is_some_and(|text| text.ends_with(day));
            let day = ["Monday"].iter().chain(&days).find(|day| of(day)).unwrap();
            let whole = FOUR.iter().all(|name| found[*name].ends_with(day));
            assert!(whole, "{found:?}");
        }
    });
}

#[cfg(unix)]
#[test]
fn a_writer_waits_for_a_reader_also_where_nobody_ever_wrote() {
    let room = Room::new("first");
    fs::write(room.0.join("template.csv"), "mine").unwrap();
    let writer = fs::File::open(&room.0).unwrap();
    let held = reading(&room.0).unwrap();
    assert!(writer.try_lock().is_err(), "somebody reads");
    drop(held);
    assert!(writer.try_lock().is_ok());
}

/// Set for the copy of this program that writes until it is killed: the folder it writes into.
const WRITES_INTO: &str = "BEHOV_TEST_WRITES_INTO";

#[test]
fn killed_at_any_moment_a_run_leaves_the_old_four_or_the_new_four() {
    if let Some(dir) = std::env::var_os(WRITES_INTO) {
        loop {
            for day in ["Tuesday", "Wednesday"] {
                write_whole(Path::new(&dir), &run_of(day)).unwrap();
            }
        }
    }
    let room = Room::new("killed");
    let dir = monday(&room);
    let mut days = BTreeMap::new();
    let begun = std::time::Instant::now();
    write_whole(&dir, &run_of("Tuesday")).unwrap();
    write_whole(&dir, &run_of("Wednesday")).unwrap();
    let both = begun.elapsed();
    for kill in 0..200 {
        let mut writer = std::process::Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "folder::tests::killed_at_any_moment_a_run_leaves_the_old_four_or_the_new_four",
            ])
            .env(WRITES_INTO, &dir)
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        // Long enough to begin, then anywhere in two runs.
        let (before, mut wrote) = (fs::read_to_string(dir.join("book.json")).unwrap(), false);
        while !wrote {
            let now = fs::read_to_string(dir.join("book.json"));
            wrote = now.map_or(true, |now| now != before);
        }
        std::thread::sleep(both * (kill * 61 % 200) / 200);
        writer.kill().unwrap();
        writer.wait().unwrap();
        let found = as_read(&dir);
        let day = found["book.json"].rsplit(' ').next().unwrap().to_owned();
        let whole = FOUR.iter().all(|name| found[*name] == format!("{name} of {day}"));
        assert!(whole, "killed {kill}: {found:?}");
        assert_eq!(found["letter.txt"], "mine");
        *days.entry(day).or_insert(0) += 1;
    }
    assert_eq!(days.len(), 2, "{days:?}");
}

#[test]
fn two_runs_that_make_the_same_folder_both_write() {
    let room = Room::new("both");
    for round in 0..20 {
        let dir = room.0.join(format!("out-{round}"));
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| write_whole(&dir, &run_of("Tuesday")).unwrap());
            }
        });
        assert_eq!(texts(&dir).len(), 4);
    }
}

#[cfg(unix)]
#[test]
fn rights_of_a_replaced_file_are_kept() {
    use std::os::unix::fs::PermissionsExt as _;
    let room = Room::new("rights");
    let dir = monday(&room);
    let file = dir.join("bookings.csv");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    write_whole(&dir, &run_of("Tuesday")).unwrap();
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(fs::read_to_string(&file).unwrap().ends_with("Tuesday"));
}

fn plan(with_template: bool) -> Vec<(&'static str, String)> {
    let mut files = vec![("plan.json", "plan".to_owned()), ("plan.html", "page".to_owned())];
    if with_template {
        files.push(("template.csv", "template of the plan".to_owned()));
    }
    files
}

fn names(dir: &Path) -> Vec<String> {
    texts(dir).into_keys().collect()
}

#[test]
fn nothing_of_an_older_run_stays_beside_a_newer_one() {
    let room = Room::new("stale");
    let dir = room.0.join("out");
    write_whole(&dir, &plan(true)).unwrap();
    fs::write(dir.join("letter.txt"), "mine").unwrap();
    write_whole(&dir, &plan(false)).unwrap();
    assert_eq!(names(&dir), ["letter.txt", "plan.html", "plan.json"]);
    // Files of another document stay, and so does what somebody has changed or brought.
    write_whole(&dir, &run_of("Monday")).unwrap();
    write_whole(&dir, &plan(false)).unwrap();
    assert_eq!(names(&dir).len(), 7);
    write_whole(&dir, &plan(true)).unwrap();
    fs::write(dir.join("template.csv"), "changed by hand").unwrap();
    write_whole(&dir, &plan(false)).unwrap();
    assert_eq!(texts(&dir)["template.csv"], "changed by hand");
}

#[test]
fn bookings_and_a_template_of_another_run_do_not_belong_together() {
    let room = Room::new("together");
    let dir = room.0.join("out");
    let together = |dir: &Path| together(dir, "bookings.csv", "template.csv");
    write_whole(&dir, &run_of("Monday")).unwrap();
    assert!(together(&dir));
    write_whole(&dir, &plan(true)).unwrap();
    assert!(!together(&dir), "the template is the plan's");
    write_whole(&dir, &run_of("Tuesday")).unwrap();
    assert!(together(&dir));
    // Of files that somebody put into a folder of their own nothing is known.
    let own = room.0.join("own");
    fs::create_dir(&own).unwrap();
    assert!(together(&own));
}

#[test]
fn a_generated_clinic_and_its_list_are_the_planners_own() {
    let room = Room::new("generated");
    let dir = room.0.join("clinic");
    write_whole(&dir, &[("clinic.toml", "a clinic")]).unwrap();
    write_whole(&dir, &[("waiting.csv", "a list")]).unwrap();
    write_whole(&dir, &plan(true)).unwrap();
    write_whole(&dir, &plan(false)).unwrap();
    assert_eq!(names(&dir), ["clinic.toml", "plan.html", "plan.json", "waiting.csv"]);
}

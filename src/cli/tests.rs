use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use clap::CommandFactory;

use super::arguments::Arguments;
use super::*;

/// A folder of its own for one test, removed at its end.
struct Room(PathBuf);

impl Room {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("behov-test-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn at(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    fn names(&self, name: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.join(name)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn behov(arguments: &[&str]) -> (u8, String) {
    let mut results = Vec::new();
    let arguments = ["behov"].iter().chain(arguments).chain(&["--quiet"]);
    let arguments: Vec<OsString> = arguments.map(OsString::from).collect();
    let code = run(&arguments, &mut results);
    (code, String::from_utf8(results).unwrap())
}

#[test]
fn the_command_line_is_in_order() {
    Arguments::command().debug_assert();
}

#[test]
fn a_call_that_makes_no_sense_is_bad_input() {
    assert_eq!(behov(&["guess", "tiny"]).0, 2);
    assert_eq!(behov(&["size"]).0, 2);
    assert_eq!(behov(&["size", "instances/tiny", "--today", "2026-02-30"]).0, 2);
    assert_eq!(behov(&["size", "instances/tiny", "--time-limit", "-1"]).0, 2);
    assert_eq!(behov(&["plan", "instances/tiny", "--weeks", "0"]).0, 2);
}

#[test]
fn help_is_no_fault() {
    assert_eq!(behov(&["--help"]).0, 0);
}

#[test]
fn a_cpr_number_in_a_path_is_refused_and_never_repeated() {
    let (code, told) = behov(&["size", "clinic-010190-1234"]);
    assert_eq!((code, told.as_str()), (2, ""));
    assert_eq!(behov(&["size", "instances/tiny", "--out", "0101901234"]).0, 2);
    assert_eq!(behov(&["check", "instances/tiny", "--template", "/tmp/0101901234.csv"]).0, 2);
    assert_eq!(behov(&["guess", "0101901234"]).0, 2);
}

#[test]
fn files_appear_in_a_new_folder_all_at_once() {
    let room = Room::new("new");
    let out = room.at("deep/er/plan");
    let (code, _) = behov(&["size", "instances/tiny", "--out", &out]);
    assert_eq!(code, 0);
    assert_eq!(room.names("deep/er"), ["plan"]);
    assert_eq!(room.names("deep/er/plan"), ["plan.html", "plan.json"]);
}

#[test]
fn files_in_an_existing_folder_are_replaced_and_strangers_left_alone() {
    let room = Room::new("existing");
    fs::write(room.at("plan.json"), "old").unwrap();
    fs::write(room.at("letter.txt"), "mine").unwrap();
    assert_eq!(behov(&["size", "instances/tiny", "--out", &room.at("")]).0, 0);
    assert_eq!(room.names(""), ["letter.txt", "plan.html", "plan.json"]);
    assert!(fs::read_to_string(room.at("plan.json")).unwrap().starts_with('{'));
    assert_eq!(fs::read_to_string(room.at("letter.txt")).unwrap(), "mine");
}

#[test]
fn a_file_where_the_folder_should_be_is_bad_input() {
    let room = Room::new("file");
    fs::write(room.at("out"), "a file").unwrap();
    let (code, told) = behov(&["size", "instances/tiny", "--out", &room.at("out")]);
    assert_eq!((code, told.as_str()), (2, ""), "no result without its files");
    assert_eq!(fs::read_to_string(room.at("out")).unwrap(), "a file");
    assert_eq!(behov(&["size", "instances/tiny", "--out", &room.at("out/below")]).0, 2);
    assert_eq!(room.names(""), ["out"]);
}

#[test]
fn a_folder_where_a_file_should_be_leaves_everything_as_it_was() {
    let room = Room::new("taken");
    fs::write(room.at("plan.json"), "old").unwrap();
    fs::create_dir(room.at("plan.html")).unwrap();
    assert_eq!(behov(&["size", "instances/tiny", "--out", &room.at("")]).0, 2);
    assert_eq!(fs::read_to_string(room.at("plan.json")).unwrap(), "old");
    assert_eq!(room.names(""), ["plan.html", "plan.json"]);
}

#[test]
fn a_parent_that_takes_no_folders_leaves_nothing_behind() {
    // /proc takes no new folders, not even from the administrator.
    assert_eq!(behov(&["size", "instances/tiny", "--out", "/proc/behov/plan"]).0, 2);
    assert!(!std::path::Path::new("/proc/behov").exists());
}

#[test]
fn the_start_folder_is_never_written_over() {
    let room = Room::new("init");
    assert_eq!(behov(&["init", &room.at("clinic")]).0, 0);
    assert!(room.names("clinic").contains(&"clinic.toml".to_owned()));
    assert_eq!(behov(&["init", &room.at("clinic")]).0, 2);
    assert_eq!(behov(&["init", &room.at("other"), "--out", &room.at("x")]).0, 2);
    assert_eq!(room.names(""), ["clinic"]);
}

#[test]
fn a_reader_who_has_left_is_no_fault() {
    struct Gone;
    impl Write for Gone {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    assert!(output::print(&mut Gone, "text").is_ok());
}

#[test]
fn the_same_call_gives_the_same_bytes_on_any_number_of_threads() {
    let one = behov(&["size", "instances/tiny", "--json", "--threads", "1"]);
    assert_eq!(one, behov(&["size", "instances/tiny", "--json", "--threads", "2"]));
    assert!(one.1.starts_with("{\n  \"version\""));
}

//! Which files an answer says it is of.

use std::cell::RefCell;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use behov_solver::rng::Seed;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::*;
use crate::format::FileRead;
use crate::verb::{self, Doing, Held, Host, Remark};

/// A copy of the Ada and Bea clinic, removed at the end of a test.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("behov-input-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("instances/tiny");
        for file in ["clinic.toml", "waiting.csv"] {
            fs::copy(tiny.join(file), path.join(file)).unwrap();
        }
        Self(path)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn sha256(file: &Path) -> String {
    let digest = Sha256::digest(fs::read(file).unwrap());
    digest.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

#[test]
fn a_digest_is_of_the_bytes_that_were_read_though_the_file_changed_before_and_behind() {
    let copy = Copy::new("changed");
    let file = copy.0.join("clinic.toml");
    let mut host = Host { plays: false, ..Host::silent(Seed(0)) };
    let read: Rc<RefCell<Vec<FileRead>>> = Rc::default();
    let (seen, changed) = (Rc::clone(&read), file.clone());
    host.remark = Box::new(move |remark| {
        if let Remark::Read(file) = remark {
            seen.borrow_mut().push((*file).clone());
        }
    });
    let then: Rc<RefCell<String>> = Rc::default();
    let when_read = Rc::clone(&then);
    host.follow = Box::new(move |doing, _| -> Held {
        let text = fs::read_to_string(&changed).unwrap();
        fs::write(&changed, format!("{text}# {doing:?}\n")).unwrap();
        if doing == Doing::Reading {
            *when_read.borrow_mut() = sha256(&changed);
        }
        Box::new(())
    });
    verb::hold_card(&copy.0, &host).expect("a card");
    let read = read.borrow();
    let names: Vec<&str> = read.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["clinic.toml", "waiting.csv"]);
    assert_eq!(read[0].sha256, *then.borrow());
    assert_ne!(read[0].sha256, sha256(&file), "it was changed again");
}

/// What `check --json` says it read.
fn input(dir: &Path) -> Vec<(String, String)> {
    let call = ["behov", "check", dir.to_str().unwrap(), "--json"].map(OsString::from);
    let mut results = Vec::new();
    run(&call, &mut results);
    let told: Value = serde_json::from_slice(&results).unwrap();
    let files = told["run"]["input"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    files.map(|file| (text(&file["file"]), text(&file["sha256"]))).collect()
}

#[test]
fn a_file_that_could_not_be_read_has_no_digest() {
    let copy = Copy::new("unread");
    let named = |file: &str| (file.to_owned(), sha256(&copy.0.join(file)));
    assert_eq!(input(&copy.0), [named("clinic.toml"), named("waiting.csv")]);
    // Not a text; what else is wrong is told of the file that is one.
    fs::write(copy.0.join("waiting.csv"), [b'a', 1, 2, b';']).unwrap();
    assert_eq!(input(&copy.0), [named("clinic.toml")]);
}

#[test]
fn a_verb_that_prints_a_file_refuses_to_print_it_as_something_else() {
    for flag in ["--json", "--markdown"] {
        let call = ["behov", "generate", "instances/tiny", "--waiting-list", "2", flag];
        let mut results = Vec::new();
        assert_eq!(run(&call.map(OsString::from), &mut results), Exit::BadInput as u8);
        assert!(results.is_empty());
    }
}

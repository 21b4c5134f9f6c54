//! Runs the program as a planner would, in a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use behov::report::json::schema;
use serde_json::Value;

/// What the program said and how it ended.
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    /// Everything said, on both channels.
    pub(crate) fn all(&self) -> String {
        format!("{}{}", self.out, self.err)
    }
}

/// Runs `behov` with arguments.
pub(crate) fn behov<S: AsRef<std::ffi::OsStr>>(arguments: &[S]) -> Said {
    let output: Output = Command::new(env!("CARGO_BIN_EXE_behov"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program starts");
    Said {
        code: output.status.code().expect("an exit code"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// A shipped clinic.
pub(crate) fn shipped(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("instances").join(name)
}

/// All shipped clinics, by name.
pub(crate) fn all_shipped() -> Vec<String> {
    let entries = fs::read_dir(shipped("")).expect("instances are there");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("a readable folder"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// An empty folder for one test.
pub(crate) fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("an old test folder can go");
    }
    fs::create_dir_all(&folder).expect("a test folder");
    folder
}

/// A copy of the tiny clinic, its clinic file changed.
pub(crate) fn tiny_with(test: &str, change: impl FnOnce(String) -> String) -> PathBuf {
    let copy = folder(test);
    for entry in fs::read_dir(shipped("tiny")).expect("tiny is there") {
        let path = entry.expect("a readable folder").path();
        let name = path.file_name().expect("a name");
        fs::copy(&path, copy.join(name)).expect("a copy");
    }
    let file = copy.join("clinic.toml");
    let text = fs::read_to_string(&file).expect("a clinic file");
    let changed = change(text.clone());
    assert_ne!(text, changed, "the change of `{test}` found nothing to change");
    fs::write(&file, changed).expect("a changed clinic file");
    copy
}

/// What an answer says, after the schema of its kind had its say.
pub(crate) fn answer(text: &str) -> Value {
    let mut found: Value = serde_json::from_str(text).expect("JSON");
    let kind = found["kind"].as_str().expect("an answer has a kind");
    let schema = schema(kind).unwrap_or_else(|| panic!("{kind} has no schema"));
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let faults: Vec<String> =
        schema.iter_errors(&found).map(|e| format!("{} {e}", e.instance_path())).collect();
    assert!(faults.is_empty(), "{kind}: {faults:#?}");
    found["answer"].take()
}

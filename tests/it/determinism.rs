//! Same input, same bytes, on any number of threads.

use std::fs;

use crate::run::{behov, folder, shipped};

#[test]
fn one_thread_and_two_threads_write_the_same_bytes() {
    for name in ["tiny", "bispebjerg-diabetes", "nordsjaelland-lung"] {
        let outputs = ["1", "2"].map(|threads| {
            let out = folder(&format!("threads-{name}-{threads}"));
            let clinic = shipped(name);
            let arguments: [&std::ffi::OsStr; 7] = [
                "plan".as_ref(),
                clinic.as_os_str(),
                "--threads".as_ref(),
                threads.as_ref(),
                "--out".as_ref(),
                out.as_os_str(),
                "--quiet".as_ref(),
            ];
            let said = behov(&arguments);
            assert!(said.code <= 1, "{}", said.err);
            let bytes = ["plan.json", "template.csv", "plan.html"]
                .map(|file| fs::read(out.join(file)).expect("an output file"));
            (said.out, bytes)
        });
        let [one, two] = outputs;
        assert!(one == two, "{name} differs between one thread and two");
    }
}

#[test]
fn a_simulation_is_the_same_on_one_thread_and_on_two() {
    let calls: [&[&str]; 4] = [
        &["simulate", "instances/tiny", "--weeks", "12", "--log", "--out"],
        &["compare", "instances/tiny", "--weeks", "12", "--out"],
        &["compare", "instances/gentofte-rheumatology", "--with", "--weeks", "26", "--out"],
        &["frontier", "instances/tiny", "--paths", "50", "--days", "60", "--out"],
    ];
    for (at, call) in calls.into_iter().enumerate() {
        let outputs = ["1", "2"].map(|threads| {
            let out = folder(&format!("{}-{at}-{threads}", call[0]));
            let out_name = out.display().to_string();
            let said = behov(&[call, &[&out_name, "--threads", threads, "--quiet"]].concat());
            assert_eq!(said.code, 0, "{}", said.err);
            let mut files: Vec<_> =
                fs::read_dir(&out).expect("a folder").map(|f| f.expect("a file").path()).collect();
            files.retain(|file| file.is_file());
            files.sort();
            let bytes: Vec<Vec<u8>> =
                files.iter().map(|file| fs::read(file).expect("an output file")).collect();
            (said.out, bytes)
        });
        let [one, two] = outputs;
        assert!(!one.1.is_empty() && one == two, "{} differs between threads", call[0]);
    }
}

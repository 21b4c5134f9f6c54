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

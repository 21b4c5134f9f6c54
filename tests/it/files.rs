//! Files in and out: what a folder of results holds after several runs, and what is read again.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::run::{Said, behov, folder, shipped, tiny_with};

/// An open clinic that nobody can staff: no template keeps it.
const IMPOSSIBLE: &str = "[[window]]\nteam = \"joint\"\nday = \"mon\"\nfrom = \"09:00\"\nto = \"12:00\"\n\
                          clinicians = 2\nneed = \"urgent\"\n\
                          [[window]]\nteam = \"joint\"\nday = \"mon\"\nfrom = \"09:00\"\nto = \"10:00\"\n\
                          clinicians = 1\nneed = \"urgent\"\n";

/// The files of a folder, without what keeps it whole.
fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).expect("a folder").map(|entry| entry.expect("a file").path());
    let mut names: Vec<String> = entries
        .filter(|path| path.is_file())
        .map(|path| path.file_name().expect("a name").to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A verb on a clinic into a folder, computed figures only.
fn into(verb: &str, clinic: &Path, out: &Path, more: &[&str]) -> Said {
    let (clinic, out) = (clinic.display().to_string(), out.display().to_string());
    behov(&[&[verb, &clinic, "--no-play", "--out", &out], more].concat())
}

#[test]
fn a_template_of_an_older_run_is_never_taken_for_one_of_a_newer() {
    let place = folder("files-stale");
    let out = place.join("out");
    let tiny = shipped("tiny");
    let impossible = tiny_with("files-impossible", |text| text + "\n" + IMPOSSIBLE);
    assert_eq!(into("plan", &tiny, &out, &[]).code, 0);
    assert_eq!(names(&out), ["plan.html", "plan.json", "template.csv"]);
    assert_eq!(into("plan", &impossible, &out, &[]).code, 1);
    assert_eq!(names(&out), ["plan.html", "plan.json"]);

    // The template of a plan beside bookings that were not booked into it.
    assert_eq!(into("book", &tiny, &out, &[]).code, 0);
    let bookings = out.join("bookings.csv").display().to_string();
    let again = |place: &str| {
        let tiny = tiny.display().to_string();
        behov(&["book", &tiny, "--no-play", "--bookings", place])
    };
    assert!(!again(&bookings).err.contains("is not used"));
    assert_eq!(into("plan", &tiny, &out, &[]).code, 0);
    let said = again(&bookings);
    assert!(said.err.contains("template.csv was not written with"), "{}", said.err);
    // The same as without any template there.
    let alone = place.join("alone.csv");
    fs::copy(&bookings, &alone).expect("a copy");
    assert_eq!(said.out, again(&alone.display().to_string()).out);
}

#[test]
fn a_log_of_yesterday_does_not_stay_beside_a_simulation_of_today() {
    let out = folder("files-log").join("out");
    let short = ["--weeks", "4", "--replications", "2"];
    let simulate =
        |more: &[&str]| into("simulate", &shipped("tiny"), &out, &[&short, more].concat());
    assert_eq!(simulate(&["--log"]).code, 0);
    assert!(names(&out).contains(&"log.csv".to_owned()), "{:?}", names(&out));
    fs::write(out.join("letter.txt"), "mine").expect("a letter");
    assert_eq!(simulate(&[]).code, 0);
    assert_eq!(names(&out), ["letter.txt", "simulation.html", "simulation.json"]);
}

#[test]
fn results_beside_a_clinic_are_read_by_the_next_run() {
    let clinic = tiny_with("files-beside", |text| text + "\n# its own\n");
    let before = names(&clinic);
    let said = into("plan", &clinic, &clinic, &["--seed", "12345678"]);
    assert_eq!(said.code, 0, "{}", said.all());
    let said = into("check", &clinic, &clinic, &[]);
    assert_eq!(said.code, 0, "{}", said.all());
    assert!(before.iter().all(|name| names(&clinic).contains(name)));
    for seed in [["3112", "991234"].concat(), ["112", "991234"].concat()] {
        let said = into("plan", &clinic, &clinic, &["--seed", &seed]);
        assert_eq!(said.code, 2);
        assert!(said.err.contains("B0405") && !said.all().contains(&seed), "{}", said.all());
    }
}

#[test]
fn danish_tables_are_read_as_english_ones_are() {
    let out = folder("files-danish").join("out");
    let tiny = shipped("tiny").display().to_string();
    assert_eq!(into("book", &shipped("tiny"), &out, &["--lang", "da"]).code, 0);
    let [bookings, template] =
        ["bookings.csv", "template.csv"].map(|name| out.join(name).display().to_string());
    let text = fs::read_to_string(&bookings).expect("bookings");
    assert!(text.starts_with("\u{feff}pseudonym;team;trin;behov;kliniker;dato;fra;til;"), "{text}");
    let said = behov(&["check", &tiny, "--bookings", &bookings, "--template", &template]);
    assert_eq!(said.code, 0, "{}", said.all());
    // A fault names the column as the file does.
    fs::write(&bookings, text.replacen("2026-11-", "2026-31-", 1)).expect("bookings");
    let said = behov(&["check", &tiny, "--bookings", &bookings, "--lang", "da"]);
    assert!(said.all().contains("i kolonnen `dato`"), "{}", said.all());
}

#[test]
fn a_name_that_is_a_formula_is_text_in_a_table_and_read_back() {
    let clinic = tiny_with("files-formula", |text| {
        ["name", "need"].iter().fold(text, |text, key| {
            text.replace(&format!("{key} = \"conclusion\""), &format!("{key} = \"=SUM(1)+answer\""))
        })
    });
    let out = folder("files-formula-out").join("out");
    assert_eq!(into("template", &clinic, &out, &[]).code, 0);
    let template = out.join("template.csv");
    let text = fs::read_to_string(&template).expect("a template");
    assert!(text.contains(";'=SUM(1)+answer;") && !text.contains(";=SUM"), "{text}");
    let (clinic, template) = (clinic.display().to_string(), template.display().to_string());
    let said = behov(&["check", &clinic, "--template", &template]);
    assert_eq!(said.code, 0, "{}", said.all());
}

#[test]
fn two_runs_into_one_folder_both_end_with_their_answer() {
    let out = folder("files-two").join("out");
    let run = |verb: &str| {
        Command::new(env!("CARGO_BIN_EXE_behov"))
            .args([verb, "instances/tiny", "--no-play", "--quiet", "--out"])
            .arg(&out)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts")
    };
    for _ in 0..3 {
        for child in ["plan", "size", "plan", "size"].map(run) {
            let output = child.wait_with_output().expect("it ends");
            assert!(output.status.success() && !output.stdout.is_empty());
        }
        // The last was a plan or a sizing, and nothing is left of the others.
        let (page, document) = (out.join("plan.html"), out.join("plan.json"));
        let document = fs::read_to_string(document).expect("a document");
        let planned = !document.contains("\"template\": null");
        assert_eq!(planned, names(&out).contains(&"template.csv".to_owned()));
        assert!(page.exists());
    }
}

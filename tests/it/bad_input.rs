//! Bad input gets a clear error, all faults at once, exit code 2, and nothing is written.

use std::fs;
use std::path::Path;

use crate::run::{Said, behov, folder, tiny_with};

/// Plans a clinic into a folder that must stay absent.
fn planned(clinic: &Path) -> Said {
    let out = clinic.join("out");
    let said = behov(&["plan".as_ref(), clinic.as_os_str(), "--out".as_ref(), out.as_os_str()]);
    assert!(said.code == 0 || said.code == 1 || !out.exists(), "something was written");
    said
}

/// The tiny clinic with text added at the end of its file.
fn tiny_and(test: &str, more: &str) -> Said {
    planned(&tiny_with(test, |text| format!("{text}\n{more}\n")))
}

#[track_caller]
fn refused(said: &Said, code: &str) {
    assert_eq!(said.code, 2, "{}", said.all());
    assert!(said.all().contains(code), "{code} is missing in:\n{}", said.all());
}

/// A need that is otherwise in order.
fn need(name: &str, role: &str) -> String {
    format!(
        "[[need]]\nname = \"{name}\"\npurpose = \"treatment\"\nroles = [\"{role}\"]\nminutes = 30\n"
    )
}

fn stream(need: &str, per_week: &str) -> String {
    format!(
        "[[stream]]\nname = \"more {need}\"\nteam = \"joint\"\nneed = \"{need}\"\nper_week = {per_week}\n"
    )
}

fn session(clinician: &str, day: &str, from: &str, to: &str) -> String {
    format!(
        "[[session]]\nclinician = \"{clinician}\"\nday = \"{day}\"\nfrom = \"{from}\"\nto = \"{to}\"\n"
    )
}

#[test]
fn an_unknown_key_is_refused_with_the_nearest_known_one() {
    let said = tiny_and("unknown-key", "[[team]]\nname = \"two\"\nservise = \"same-day\"");
    refused(&said, "B01");
    assert!(said.all().contains("service"), "{}", said.all());
    assert!(said.all().contains("clinic.toml:"), "{}", said.all());
}

#[test]
fn a_session_outside_opening_hours_is_refused() {
    refused(&tiny_and("outside-opening", &session("Bea", "tue", "06:00", "09:00")), "B0207");
}

#[test]
fn two_sessions_of_one_clinician_at_once_are_refused() {
    refused(&tiny_and("overlap", &session("Ada", "mon", "11:00", "13:00")), "B0208");
}

#[test]
fn a_need_nobody_may_serve_is_refused() {
    let more = need("infusion", "nurse") + &stream("infusion", "2.0");
    refused(&tiny_and("nobody-serves", &more), "B0211");
}

#[test]
fn negative_and_infinite_rates_are_refused() {
    for (test, rate) in [("negative", "-1.0"), ("infinite", "inf"), ("not-a-number", "nan")] {
        refused(&tiny_and(test, &stream("control", rate)), "B0201");
    }
}

#[test]
fn shares_that_do_not_add_to_one_are_refused() {
    let more = stream("control", "1.0") + "weekday_shares = [0.5, 0.2, 0.1, 0.1, 0.2]\n";
    refused(&tiny_and("shares", &more), "B0202");
}

#[test]
fn a_pathway_whose_lags_cannot_be_met_is_refused() {
    let more = "[[pathway]]\nname = \"slow\"\nright = \"udredning\"\nsteps = [{ need = \"first\" }, \
                { need = \"conclusion\", lag_min = 40, lag_max = 50 }]";
    refused(&tiny_and("lags", more), "B0212");
    let more = "[[pathway]]\nname = \"backwards\"\nsteps = [{ need = \"first\" }, \
                { need = \"conclusion\", lag_min = 20, lag_max = 10 }]";
    refused(&tiny_and("lags-backwards", more), "B0212");
}

#[test]
fn a_date_out_of_range_is_refused() {
    let more =
        "[[absence]]\nclinician = \"Ada\"\nfrom = 1850-01-01\nto = 1850-01-02\nreason = \"leave\"";
    refused(&tiny_and("date", more), "B0203");
}

#[test]
fn all_faults_are_told_at_once() {
    let more = session("Bea", "tue", "06:00", "09:00")
        + &session("Ada", "mon", "11:00", "13:00")
        + &stream("control", "-1.0")
        + "[[team]]\nname = \"two\"\nservise = \"same-day\"\n";
    let said = tiny_and("all-at-once", &more);
    for code in ["B0207", "B0208", "B0201", "servise"] {
        refused(&said, code);
    }
}

const HEADER: &str = "pseudonym;team;pathway;referral_received;class\n";

/// The tiny clinic with another waiting list, as bytes.
fn waiting(test: &str, list: &[u8]) -> Said {
    let clinic = tiny_with(test, |text| text + "\n# another list\n");
    fs::write(clinic.join("waiting.csv"), list).expect("a list");
    planned(&clinic)
}

#[test]
fn a_danish_windows_list_with_semicolons_is_accepted() {
    // Windows-1252: ø is one byte, 0xF8.
    let mut list = HEADER.as_bytes().to_vec();
    list.extend(b"r\xf8d-1;joint;work-up;02-10-2026;unknown\r\n");
    let said = waiting("windows-1252", &list);
    assert!(said.code <= 1, "{}", said.all());
}

#[test]
fn a_broken_row_is_refused_by_its_number() {
    let list = format!(
        "{HEADER}w1;joint;work-up;02-10-2026;unknown\nw2;joint;work-up\nw3;joint;work-up;32-10-2026;unknown\n"
    );
    let said = waiting("broken-row", list.as_bytes());
    refused(&said, "B01");
    assert!(said.all().contains("waiting.csv:3"), "{}", said.all());
    assert!(said.all().contains("waiting.csv:4"), "{}", said.all());
}

#[test]
fn ten_megabytes_of_garbage_get_one_short_answer() {
    let garbage: Vec<u8> =
        (0..10_000_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let clinic = folder("garbage");
    fs::write(clinic.join("clinic.toml"), &garbage).expect("garbage");
    let said = planned(&clinic);
    refused(&said, "B01");
    assert!(said.all().len() < 2_000, "{} bytes of answer", said.all().len());
    let said = waiting("garbage-list", &garbage);
    refused(&said, "B01");
    assert!(said.all().len() < 10_000, "{} bytes of answer", said.all().len());
}

/// A number of the form of a CPR number, put together so that none stands in this file.
fn cpr() -> String {
    ["0101", "90-", "1234"].concat()
}

#[test]
fn a_cpr_number_is_refused_wherever_it_stands_and_never_echoed() {
    let in_a_comment = tiny_with("cpr-comment", |text| format!("{text}\n# {}\n", cpr()));
    let in_a_field = tiny_with("cpr-field", |text| {
        format!("{text}\n[[team]]\nname = \"{}\"\nunknown_key = 1\n", cpr())
    });
    let in_a_key = tiny_with("cpr-key", |text| format!("{text}\n[[team]]\n\"{}\" = 1\n", cpr()));
    let in_a_header = tiny_with("cpr-header", |text| text + "\n");
    let header = format!("pseudonym;{}\nw1;x\n", cpr());
    fs::write(in_a_header.join("waiting.csv"), header).expect("a list");
    let in_a_row = tiny_with("cpr-row", |text| text + "\n");
    let row = format!("{HEADER}{};joint;work-up;02-10-2026;unknown\n", cpr().replace('-', ""));
    fs::write(in_a_row.join("waiting.csv"), row).expect("a list");
    let in_a_file_name = tiny_with("cpr-file-name", |text| text + "\n");
    fs::write(in_a_file_name.join(format!("{}.csv", cpr())), "x\n").expect("a file");
    for clinic in [in_a_comment, in_a_field, in_a_key, in_a_header, in_a_row, in_a_file_name] {
        let said = planned(&clinic);
        refused(&said, "B0110");
        let all = said.all();
        assert!(!all.contains(&cpr()) && !all.contains(&cpr().replace('-', "")), "echoed: {all}");
    }
    let said = behov(&["plan", "instances/tiny", "--out", &format!("target/{}", cpr())]);
    assert_eq!(said.code, 2);
    assert!(!said.all().contains(&cpr()));
}

#[test]
fn an_output_folder_that_cannot_be_written_is_refused() {
    let place = folder("not-writable");
    let file = place.join("a-file");
    fs::write(&file, "in the way").expect("a file");
    for out in [file.clone(), file.join("below")] {
        let said =
            behov(&["plan".as_ref(), "instances/tiny".as_ref(), "--out".as_ref(), out.as_os_str()]);
        refused(&said, "B0401");
    }
    assert_eq!(fs::read_to_string(&file).expect("still there"), "in the way");
    assert_eq!(fs::read_dir(&place).expect("a folder").count(), 1, "something was left behind");
}

#[test]
fn an_impossible_template_is_answered_with_no_and_a_way_out() {
    let more = "[[window]]\nteam = \"joint\"\nday = \"mon\"\nfrom = \"09:00\"\nto = \"12:00\"\n\
                clinicians = 2\nneed = \"urgent\"\n\
                [[window]]\nteam = \"joint\"\nday = \"mon\"\nfrom = \"09:00\"\nto = \"10:00\"\n\
                clinicians = 1\nneed = \"urgent\"\n";
    let said = tiny_and("impossible", more);
    assert_eq!(said.code, 1, "{}", said.all());
    assert!(said.all().contains("Verified by solving again"), "{}", said.all());
}

#[test]
fn a_missing_folder_is_bad_input() {
    assert_eq!(behov(&["plan", "instances/nowhere"]).code, 2);
    assert_eq!(behov(&["no-such-verb"]).code, 2);
}

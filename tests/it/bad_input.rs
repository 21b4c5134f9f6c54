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

/// The header of a list with everything.
const LIST: &str = "pseudonym;stream;referral_received;own;blocked;ready\n";

/// Checks the tiny clinic with another waiting list.
fn listed(test: &str, rows: &str) -> Said {
    let place = folder(test);
    let file = place.join("list.csv");
    fs::write(&file, format!("{LIST}{rows}")).expect("a list");
    behov(&["check".as_ref(), "instances/tiny".as_ref(), "--waiting".as_ref(), file.as_os_str()])
}

#[test]
fn a_pseudonym_in_two_lines_is_refused_and_both_are_named() {
    let said = listed(
        "twice",
        "a;work-up;02-10-2026;;;\nb;work-up;02-10-2026;;;\na;urgent;03-10-2026;;;\n",
    );
    refused(&said, "B0123");
    assert!(said.all().contains("list.csv:4") && said.all().contains("line 2"), "{}", said.all());
}

#[test]
fn dates_that_make_no_sense_are_refused_with_their_lines() {
    let said = listed(
        "list-dates",
        "a;work-up;03-11-2026;;;\nb;work-up;02-10-2026;;13-11-2026..09-11-2026;\n\
         c;work-up;02-10-2026;;soon;\nd;work-up;02-10-2026;;;perhaps\n",
    );
    let told = ["list.csv:2:3: error[B0229]", "list.csv:3:5: error[B0204]"];
    for told in told.iter().chain(&["list.csv:4:5: error[B0117]", "list.csv:5:6: error[B0117]"]) {
        assert!(said.all().contains(told), "{told} is missing in:\n{}", said.all());
    }
    assert_eq!(said.code, 2);
}

#[test]
fn an_unknown_need_or_clinician_in_a_list_is_refused_with_the_nearest() {
    let said = listed("list-names", "a;work-ups;02-10-2026;;;\nb;work-up;02-10-2026;Adda;;\n");
    refused(&said, "B0107");
    assert!(said.all().contains("`work-up`") && said.all().contains("`Ada`"), "{}", said.all());
}

#[test]
fn two_bookings_of_one_clinician_at_once_are_refused() {
    let clinic = tiny_with("booked-twice", |text| {
        text.replace(
            "waiting = \"waiting.csv\"",
            "waiting = \"waiting.csv\"\nbookings = \"made.csv\"",
        )
    });
    let made = "pseudonym;need;clinician;date;from;to\n\
                P-01;first;Ada;03-11-2026;09:00;09:40\nP-02;first;Ada;03-11-2026;09:20;10:20\n";
    fs::write(clinic.join("made.csv"), made).expect("bookings");
    let said = planned(&clinic);
    refused(&said, "B0217");
    assert!(said.all().contains("made.csv:3"), "{}", said.all());
}

#[test]
fn two_hundred_thousand_patients_are_read() {
    use std::fmt::Write as _;
    let mut rows = String::new();
    for number in 0..200_000 {
        let day = 1 + number % 28;
        writeln!(rows, "Q-{number:06};work-up;{day:02}-10-2026;;09-11-2026..13-11-2026;ja")
            .expect("text");
    }
    let said = listed("long-list", &rows);
    assert_eq!(said.code, 0, "{}", said.err);
}

#[test]
fn a_handover_off_the_grid_and_a_step_of_an_unknown_team_are_refused() {
    let off = tiny_with("handover", |text| {
        text.replace("name = \"first\"\n", "name = \"first\"\nhandover_minutes = 7\n")
    });
    refused(&planned(&off), "B0206");
    let nowhere = tiny_with("step-team", |text| {
        text.replace("{ need = \"first\" }", "{ need = \"first\", team = \"lungs\" }")
    });
    refused(&planned(&nowhere), "B0107");
}

#[test]
fn a_file_of_bookings_with_faults_is_refused_with_its_lines() {
    let place = folder("bad-bookings");
    let file = place.join("bookings.csv");
    let text = "pseudonym;need;clinician;date;from;to\n\
                P-99;first;Ada;03-11-2026;09:00;09:40\nP-01;control;Ada;03-11-2026;09:00;09:20\n\
                P-02;first;Ada;07-11-2026;09:00;10:00\n";
    fs::write(&file, text).expect("bookings");
    let file = file.display().to_string();
    let said = behov(&["check", "instances/tiny", "--bookings", &file]);
    for told in ["bookings.csv:2:1: error[B0124]", "bookings.csv:3:2: error[B0125]"] {
        assert!(said.all().contains(told), "{told} is missing in:\n{}", said.all());
    }
    // The 7th is a Saturday: nobody has a session.
    assert!(said.all().contains("bookings.csv:4:4: error[B0127]"), "{}", said.all());
    assert_eq!(said.code, 2);
}

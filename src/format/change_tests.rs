//! Changes of pathways in the clinic file.

use behov_solver::instance::{ChangeKind, Range};

use super::tests::{TINY, WAITING, codes, read_files, told};
use super::*;

/// The example with more rows at its end.
fn with(rows: &str) -> Result<Instance, Vec<FileFault>> {
    let text = format!("{TINY}\n{rows}\n");
    read_files(&[("clinic.toml", text.as_bytes()), ("waiting.csv", WAITING.as_bytes())])
}

/// A change that is in order, with lines replaced or added.
fn convert(lines: &str) -> String {
    let mut row = String::from("[[change]]\nname = \"convert\"\nkind = \"need-based\"\n");
    let usual = ["panel = \"controls\"", "from = 2027-01-04", "share = 0.5"];
    for line in usual {
        let key = line.split(' ').next().unwrap_or_default();
        if !lines.lines().any(|given| given.split(' ').next() == Some(key)) {
            row.extend([line, "\n"]);
        }
    }
    row + lines
}

#[test]
fn a_change_is_read_with_its_ranges() {
    let lines = "accepts = 0.6\naccepts_range = [0.4, 0.8]\nramp_weeks = 13\nbetween_weeks = 52";
    let clinic = with(&convert(lines)).unwrap();
    let change = &clinic.parts().changes[0];
    assert_eq!((change.ramp_weeks, change.name.as_str()), (13, "convert"));
    let ChangeKind::NeedBased { panel, accepts, between_weeks } = change.kind else {
        panic!("{change:?}")
    };
    assert_eq!((panel, between_weeks), (0, Some(52)));
    assert_eq!(accepts.range, Some(Range { low: 0.4, high: 0.8 }));
}

#[test]
fn each_fault_has_its_code_and_its_line() {
    for (lines, code) in [
        ("from = 2026-11-01", "B0245"),
        ("share = 1.5", "B0201"),
        ("panel = \"control\"", "B0107"),
        ("ramp_weeks = 0", "B0201"),
        ("share_range = [0.1]", "B0105"),
        ("accepts = -0.1", "B0201"),
    ] {
        let read = with(&convert(lines));
        let faults = read.as_ref().err().unwrap();
        assert_eq!(codes(with(&convert(lines))), [code], "{lines}: {}", told(read.clone()));
        assert!(faults[0].line > 100, "{lines}: {faults:?}");
    }
}

#[test]
fn a_kind_names_the_keys_it_needs() {
    let row = "[[change]]\nname = \"read\"\nkind = \"triage\"\nfrom = 2027-01-04\nshare = 0.2\n";
    assert_eq!(codes(with(row)), ["B0106"; 4]);
}

#[test]
fn changes_of_one_panel_add_up_to_all_at_most() {
    let other = convert("share = 0.6").replace("\"convert\"", "\"more\"");
    let both = format!("{}\n{other}", convert(""));
    assert_eq!(codes(with(&both)), ["B0246"]);
}

#[test]
fn a_panel_has_intervals_or_says_nothing_of_them() {
    for (intervals, code) in [("[]", "B0214"), ("[13, 0]", "B0201")] {
        let line = "interval_weeks = 26";
        let given = format!("{line}\nintervals_weeks = {intervals}");
        let text = TINY.replacen(line, &given, 1);
        let files = [("clinic.toml", text.as_bytes()), ("waiting.csv", WAITING.as_bytes())];
        assert_eq!(codes(read_files(&files)), [code], "{intervals}");
    }
}

#[test]
fn a_file_of_changes_adds_to_those_of_the_clinic_and_its_faults_name_it() {
    let dir = std::env::temp_dir().join(format!("behov-changes-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let text = format!("{TINY}\n{}", convert(""));
    std::fs::write(dir.join("clinic.toml"), text).unwrap();
    std::fs::write(dir.join("waiting.csv"), WAITING).unwrap();
    let file = dir.join("plan.toml");
    let with = |rows: &str| {
        std::fs::write(&file, rows).unwrap();
        read_changed(&dir, Some(&file), None, &mut Digests::default())
    };
    let other = convert("share = 0.2").replace("\"convert\"", "\"more\"");
    let clinic = with(&other).unwrap();
    let names: Vec<&str> = clinic.parts().changes.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["convert", "more"]);
    let late = other.replace("2027-01-04", "2026-01-04");
    for (rows, code) in [
        (late, "B0245"),
        (other.replace("0.2", "0.6"), "B0246"),
        (other.replace("controls", "nobody"), "B0107"),
        ("[clinic]".to_owned(), "B0104"),
    ] {
        let faults = with(&rows).unwrap_err();
        assert_eq!((faults[0].code, faults[0].file.as_str()), (code, "plan.toml"), "{rows}");
    }
    std::fs::remove_dir_all(&dir).unwrap();
}

#[test]
fn a_change_that_has_begun_goes_on_from_a_later_today() {
    let dir = std::env::temp_dir().join(format!("behov-begun-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let text = format!("{TINY}\n{}", convert("ramp_weeks = 10"));
    std::fs::write(dir.join("clinic.toml"), text).unwrap();
    std::fs::write(dir.join("waiting.csv"), WAITING).unwrap();
    let on = |text: &str| {
        let today = text.parse().unwrap();
        let clinic = read_changed(&dir, None, Some(today), &mut Digests::default());
        let clinic = clinic.unwrap();
        let change = &clinic.parts().changes[0];
        (change.from.to_string(), change.ramp_weeks)
    };
    assert_eq!(on("2026-12-01"), ("2027-01-04".to_owned(), 10));
    assert_eq!(on("2027-01-25"), ("2027-01-25".to_owned(), 7));
    assert_eq!(on("2028-01-03"), ("2028-01-03".to_owned(), 1));
    std::fs::remove_dir_all(&dir).unwrap();
}

//! What the clinic says of its cost and of its patients' answers.

use super::tests::{TINY, WAITING, codes, read_files};
use super::*;

/// The example with more rows at its end.
fn with(rows: &str) -> Result<Instance, Vec<FileFault>> {
    let text = format!("{TINY}\n{rows}\n");
    read_files(&[("clinic.toml", text.as_bytes()), ("waiting.csv", WAITING.as_bytes())])
}

/// Lines of the example, so that a fault of what is added stands below them.
fn lines() -> u32 {
    u32::try_from(TINY.lines().count()).unwrap()
}

#[test]
fn cost_has_no_default() {
    let parts = |rows: &str| with(rows).unwrap().parts().clone();
    assert!(!parts("").cost.is_given() && parts("").heard.is_empty());
    let cost = parts("[cost]\nphysician_per_hour = 900\n").cost;
    assert_eq!((cost.physician, cost.nurse, cost.secretary), (Some(900.0), None, None));
    assert_eq!(with("").unwrap().parts().assumptions, parts("[cost]\n").assumptions);
}

#[test]
fn what_patients_answered_is_read_as_it_stands() {
    let clinic = with("[[heard]]\nname = \"feels safe\"\nanswers = 212\nshare = 0.87\n").unwrap();
    let heard = &clinic.parts().heard[0];
    assert_eq!((heard.name.as_str(), heard.answers), ("feels safe", 212));
    assert!((heard.share.value() - 0.87).abs() < 1e-12);
}

#[test]
fn each_fault_has_its_code_and_its_line() {
    let heard = "[[heard]]\nname = \"safe\"\nanswers = 3\nshare = 0.5\n";
    for (rows, code, line) in [
        ("[cost]\nnurse_per_hour = -1\n".to_owned(), "B0201", 3),
        ("[cost]\nnurse_per_hour = nan\n".to_owned(), "B0201", 3),
        ("[cost]\nsecretary_per_hour = 2e6\n".to_owned(), "B0201", 3),
        ("[cost]\ndoctor_per_hour = 900\n".to_owned(), "B0104", 3),
        ("[cost]\nphysician_per_hour = \"900\"\n".to_owned(), "B0105", 3),
        (heard.replace("0.5", "1.5"), "B0201", 5),
        (heard.replace('3', "-3"), "B0105", 4),
        (heard.replace("answers = 3\n", ""), "B0106", 2),
        (format!("{heard}{heard}"), "B0213", 7),
        (heard.replace("\"safe\"", "\"\""), "B0226", 3),
    ] {
        let faults = with(&rows).unwrap_err();
        assert_eq!(codes(with(&rows)), [code], "{rows}");
        assert_eq!(faults[0].line, lines() + line, "{rows}: {faults:?}");
    }
}

#[test]
fn a_share_of_visits_that_spare_an_admission_lies_between_0_and_1() {
    let need = "[[need]]\nname = \"day case\"\npurpose = \"sub-acute\"\naccess = { days = 1, \
                share = 0.9 }\nspares_admission = ";
    let read = with(&format!("{need}0.2\n")).unwrap();
    let spares = read.parts().needs.values().map(|need| need.spares_admission.value());
    assert!(spares.fold(0.0, f64::max) > 0.19);
    assert_eq!(codes(with(&format!("{need}1.2\n"))), ["B0201"]);
}

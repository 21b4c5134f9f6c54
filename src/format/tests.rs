//! Clinic files in, instances or faults out.

use crate::messages::Lang;
use std::path::PathBuf;

use behov_solver::instance::{Instance, Tag};
use behov_solver::table::Id;

use super::shape::ClinicFile;
use super::*;

/// A folder of its own, gone when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(files: &[(&str, &[u8])]) -> Self {
        use std::sync::atomic::{AtomicU32, Ordering};
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let dir = std::env::temp_dir().join(format!("behov-format-{}-{count}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        for (name, bytes) in files {
            std::fs::write(dir.join(name), bytes).unwrap();
        }
        Self(dir)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(super) fn read_files(files: &[(&str, &[u8])]) -> Result<Instance, Vec<FileFault>> {
    read(&Folder::new(files).0)
}

pub(super) const TINY: &str = include_str!("../../instances/tiny/clinic.toml");
pub(super) const WAITING: &str = include_str!("../../instances/tiny/waiting.csv");

/// The example with one text replaced by another, both of which must be there.
pub(super) fn changed(from: &str, to: &str) -> Result<Instance, Vec<FileFault>> {
    assert!(TINY.contains(from), "{from}");
    let text = TINY.replacen(from, to, 1);
    read_files(&[("clinic.toml", text.as_bytes()), ("waiting.csv", WAITING.as_bytes())])
}

pub(super) fn with_waiting(rows: &[u8]) -> Result<Instance, Vec<FileFault>> {
    read_files(&[("clinic.toml", TINY.as_bytes()), ("waiting.csv", rows)])
}

pub(super) fn codes(read: Result<Instance, Vec<FileFault>>) -> Vec<&'static str> {
    read.err().unwrap_or_default().iter().map(|fault| fault.code).collect()
}

/// `line code cause` of each fault.
pub(super) fn told(read: Result<Instance, Vec<FileFault>>) -> String {
    let faults = read.err().unwrap_or_default();
    let lines: Vec<String> = faults
        .iter()
        .map(|f| format!("{}:{} {} {}. {}", f.line, f.column, f.code, f.cause.en, f.help.en))
        .collect();
    lines.join("\n")
}

#[test]
fn the_example_is_the_ada_and_bea_clinic() {
    let clinic = read(&PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/instances/tiny")));
    let clinic = clinic.unwrap_or_else(|faults| panic!("{}", faults[0]));
    let parts = clinic.parts();
    assert_eq!(parts.sessions.len(), 8);
    assert_eq!(parts.waiting.len(), 7);
    assert_eq!(parts.waiting[1].own.map(Id::index), Some(0));
    insta::assert_debug_snapshot!(behov_solver::instance::InstanceParts {
        waiting: Vec::new(),
        assumptions: Vec::new(),
        ..parts.clone()
    });
}

#[test]
fn the_example_says_what_it_took_for_granted() {
    let clinic = changed("no_show = 0.0  ", "# ").unwrap();
    let taken = &clinic.parts().assumptions;
    let no_show = taken.iter().find(|a| a.about == "need.urgent.no_show").unwrap();
    assert_eq!((no_show.value.as_str(), no_show.tag), ("0.045", Tag::Source));
    // The one right the clinic carries.
    let law = taken.iter().filter(|a| a.tag == Tag::Law).count();
    assert_eq!(law, 1);
    assert!(taken.iter().any(|a| a.note == "invented for this example"));
}

#[test]
fn several_faults_of_one_row_are_told_together_with_those_of_sense() {
    let text = TINY
        .replacen("service = \"same-day\"", "servise = \"same-day\"\nseen_by = 3", 1)
        .replacen("per_week = 10", "per_week = -10\ndispersoin = 2", 1)
        .replacen("role = \"physician\" ", "role = \"fysician\"", 1)
        .replacen("horizon_weeks = 26", "horizon_weeks = 200", 1)
        .replacen("clinician = \"Bea\"", "clinician = \"Beo\"", 1);
    let read = read_files(&[("clinic.toml", text.as_bytes()), ("waiting.csv", WAITING.as_bytes())]);
    insta::assert_snapshot!(told(read), @r"
    48:1 B0104 `servise` is not a key of [team]. Did you mean `service`?
    49:11 B0105 this is 3, but a list in square brackets is needed. Write a list in square brackets.
    55:8 B0108 `fysician` is not a choice here. Choose one of: physician, nurse, secretary. Did you mean `physician`?
    77:1 B0107 there is no clinician called `Beo`. Did you mean `Bea`?
    157:1 B0201 -10 is outside 0 to 100000. Write a number from 0 to 100000.
    158:1 B0104 `dispersoin` is not a key of [stream]. Did you mean `dispersion`?
    191:1 B0201 200 is outside 1 to 104. Write a number from 1 to 104.
    ");
}

#[test]
fn a_broken_row_brings_no_false_faults_of_those_that_name_it() {
    // The need cannot be read; streams, panels and waiting patients that name it are not at fault.
    assert_eq!(codes(changed("purpose = \"sub-acute\"", "purpose = \"subacute\"")), ["B0108"]);
    assert_eq!(codes(changed("purpose = \"sub-acute\"", "")), ["B0106"]);
    assert_eq!(codes(changed("name = \"Ada\"", "nam = \"Ada\"")), ["B0106", "B0104"]);
    assert_eq!(codes(changed("classes = [\"low\"", "classes = [1")), ["B0105"]);
    assert_eq!(codes(changed("as_of = 2026-11-02", "as_of = 2026")), ["B0105"]);
    assert_eq!(codes(changed("[[team]]", "[team]")), ["B0105"]);
    assert_eq!(codes(changed("from = \"08:00\"", "from = \"8 am\"")), ["B0105"]);
}

#[test]
fn faults_of_sense_stand_at_their_line() {
    let faults = changed("per_week = 10", "per_week = -10").unwrap_err();
    let line = TINY.lines().position(|line| line == "per_week = 10").unwrap() + 1;
    assert_eq!(faults[0].place(Lang::En), format!("clinic.toml:{line}:1"));
    assert_eq!(faults[0].cause.en, "-10 is outside 0 to 100000");
    assert_eq!(faults[0].cause.da, "-10 ligger uden for 0 til 100000");
}

#[test]
fn each_code_of_reading_has_a_file_that_earns_it() {
    let cases: &[(&str, &str, &str)] = &[
        ("B0103", "format = 1 ", "format = = 1 "),
        ("B0104", "grid_minutes = 5", "grid_minutes = 5\ngrid = 5"),
        ("B0104", "[goals]", "[goal]"),
        ("B0105", "size = 520", "size = \"many\""),
        ("B0105", "size = 520", "size = -520"),
        ("B0106", "size = 520", ""),
        ("B0107", "team = \"joint\"\nneed", "team = \"jiont\"\nneed"),
        ("B0107", "need = \"conclusion\"", "need = \"conclusions\""),
        ("B0107", "minutes_by_class = { high", "minutes_by_class = { hihg"),
        ("B0108", "role = \"physician\"", "role = \"doctor\""),
        ("B0109", "format = 1 ", "format = 2 "),
        ("B0112", "pathway = \"work-up\"", "pathway = \"work-up\"\nneed = \"first\""),
        ("B0112", "days = [\"mon\", \"wed\", \"fri\"]", ""),
        ("B0113", "\"waiting.csv\"", "\"../waiting.csv\""),
        ("B0111", "\"waiting.csv\"", "\"wating.csv\""),
        ("B0120", "0.2, 0.2]  # Monday", "0.2, 0.2, 0.0]  # Monday"),
        ("B0106", "lag_min = 7, lag_max = 21, ", ""),
        ("B0201", "own_share = 0.5", "own_share = 5"),
    ];
    for (code, from, to) in cases {
        assert_eq!(codes(changed(from, to)), [*code], "{from} -> {to}");
    }
}

#[test]
fn a_file_without_the_clinic_or_the_folder_is_told_so() {
    assert_eq!(codes(read_files(&[])), ["B0111"]);
    let gone = read(Path::new("/no/such/folder")).unwrap_err();
    assert_eq!(gone[0].code, "B0146");
    assert_eq!(gone[0].cause.da, "mappen `folder` kan ikke læses: den findes ikke");
    assert_eq!(codes(read_files(&[("clinic.toml", b"")])), ["B0106"]);
    assert_eq!(codes(read_files(&[("clinic.toml", b"caf\xe9 = 1")])), ["B0101"]);
}

#[test]
fn a_cpr_number_is_refused_by_place_and_never_repeated() {
    let number = "010190-1234";
    let hidden = format!("# call {number} back\n{TINY}");
    let escaped = TINY.replacen("\"tiny\"", "\"010190\\u002d1234\"", 1);
    let listed = format!("{WAITING}{number};work-up;joint;05-10-2026;;;;;\n");
    let heading = WAITING.replacen("pseudonym", "pseudonym 0101901234", 1);
    let toml = TINY.as_bytes();
    let cases: Vec<Vec<(&str, &[u8])>> = vec![
        vec![("clinic.toml", hidden.as_bytes())],
        vec![("clinic.toml", escaped.as_bytes())],
        vec![("clinic.toml", toml), ("waiting.csv", listed.as_bytes())],
        vec![("clinic.toml", toml), ("waiting.csv", heading.as_bytes())],
        vec![("clinic.toml", toml), ("notes 010190-1234.txt", b"")],
        vec![("clinic.toml", b"not toml = ="), ("notes.txt", b"\n\nx 0101901234")],
    ];
    for files in cases {
        let faults = read_files(&files).unwrap_err();
        assert!(faults.iter().all(|fault| fault.code == "B0110"), "{faults:?}");
        assert!(!format!("{faults:?}").contains("1234"), "{faults:?}");
    }
    let faults = read_files(&[("clinic.toml", toml), ("waiting.csv", listed.as_bytes())]);
    assert_eq!(faults.unwrap_err()[0].place(Lang::En), "waiting.csv:9:1");
}

#[test]
fn every_line_with_a_cpr_number_is_told_the_first_twenty_by_place() {
    let listed = |count: usize| {
        let rows = "x 010190-1234;010290-1234\n".repeat(count);
        let files = [("clinic.toml", TINY.as_bytes()), ("notes.csv", rows.as_bytes())];
        read_files(&files).unwrap_err()
    };
    let places = |faults: &[FileFault]| -> Vec<String> {
        faults.iter().map(|fault| fault.place(Lang::En)).collect()
    };
    assert_eq!(places(&listed(3)), ["notes.csv:1:3", "notes.csv:2:3", "notes.csv:3:3"]);
    let many = listed(25);
    assert_eq!((many.len(), many[20].code), (21, "B0118"));
    assert!(many[20].cause.en.starts_with("5 further faults"), "{}", many[20].cause.en);
}

#[test]
fn a_long_fraction_is_no_cpr_number() {
    assert!(changed("own_share = 0.5", "own_share = 0.0101261430").is_ok());
}

#[test]
fn lists_are_read_however_a_spreadsheet_saves_them() {
    let rows = "pseudonym;stream;referral_received\nÆble-1;work-up;05-10-2026\n";
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(rows);
    let marked = format!("\u{feff}{}", rows.replace('\n', "\r\n"));
    let comma = rows.replace(';', ",").replace("05-10-2026", "2026-10-05");
    for bytes in [rows.as_bytes(), &windows, marked.as_bytes(), comma.as_bytes()] {
        let clinic = with_waiting(bytes).unwrap_or_else(|faults| panic!("{}", faults[0]));
        assert_eq!(clinic.parts().waiting[0].pseudonym, "Æble-1");
        assert_eq!(clinic.parts().waiting[0].referred.to_string(), "2026-10-05");
    }
}

#[test]
fn a_broken_row_of_a_list_is_told_with_its_line() {
    let rows = "pseudonym;stream;team;referral_received;own\n\
                a;work-up;joint;05-10-2026;Ada\n\
                b;wrok-up;joint;05-10-2026;Ada\n\
                c;work-up;joint;31-02-2026;Adda\n\
                d;work-up;joint\n\
                ;;;;\n\
                ;work-up;joint;2026-10-05;\n";
    insta::assert_snapshot!(told(with_waiting(rows.as_bytes())), @r"
    3:2 B0107 there is no stream, need or pathway called `wrok-up`. Did you mean `work-up`?
    4:4 B0117 `31-02-2026` in the column `referral_received` is not a date like 02-11-2026 or 2026-11-02. Write a date like 02-11-2026 or 2026-11-02.
    4:5 B0107 there is no clinician called `Adda`. Did you mean `Ada`?
    5:0 B0114 the row has 3 fields, the heading has 5. Look for a missing separator, or for a separator inside a text that stands without quotes.
    7:1 B0117 `` in the column `pseudonym` is not a pseudonym. Write a pseudonym.
    ");
}

#[test]
fn headings_that_do_not_fit_are_told() {
    assert_eq!(codes(with_waiting(b"pseudonym;stream;name\n")), ["B0115", "B0116"]);
    assert_eq!(codes(with_waiting(b"a;b;c\n1;2;3\n")), ["B0119"]);
    assert_eq!(codes(with_waiting(b"")), ["B0119"]);
    let twice = b"pseudonym;stream;referral_received;stream\n";
    assert_eq!(codes(with_waiting(twice)), ["B0122"]);
    // Two headings that mean one thing are told both, at the second, with what they mean.
    let both = b"pseudonym;Modtaget;stream;Henv. modt.\n";
    let faults = with_waiting(both).unwrap_err();
    let found: Vec<_> = faults.iter().map(|f| (f.code, f.line, f.column)).collect();
    assert_eq!(found, [("B0145", 1, 4)]);
    let danish = faults[0].cause.of(Lang::Da);
    for word in ["`Henv. modt.`", "`Modtaget`", "henvisning_modtaget"] {
        assert!(danish.contains(word), "{danish}");
    }
    assert_eq!(codes(with_waiting(b"\x00\x01\x02")), ["B0101"]);
}

#[test]
fn after_twenty_broken_rows_the_rest_is_counted() {
    let mut rows = String::from("pseudonym;stream;referral_received\n");
    for row in 0..200_000 {
        rows.extend(["P", &row.to_string(), ";work-up;never\n"]);
    }
    let faults = with_waiting(rows.as_bytes()).unwrap_err();
    assert_eq!(faults.len(), 21);
    assert!(faults.iter().any(|f| f.cause.en.starts_with("199980 further faults")));
    let sound = rows.replace("never", "2026-10-05");
    assert_eq!(with_waiting(sound.as_bytes()).unwrap().parts().waiting.len(), 200_000);
}

#[test]
fn garbage_gives_one_short_fault_quickly() {
    let noise: Vec<u8> =
        (0..10_000_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let letters = vec![b'x'; 5_000_000];
    let brackets = vec![b'['; 5_000_000];
    let dots = b"a.".repeat(2_000_000);
    let inline = b"{a=".repeat(1_000_000);
    for bytes in [&noise, &letters, &brackets, &dots, &inline] {
        let of_clinic = read_files(&[("clinic.toml", bytes)]).unwrap_err();
        let of_list = with_waiting(bytes).unwrap_err();
        for faults in [of_clinic, of_list] {
            assert_eq!(faults.len(), 1);
            assert!(faults[0].to_string().chars().count() < 600, "{}", faults[0]);
        }
    }
}

#[test]
fn control_characters_are_not_echoed() {
    let faults = changed("role = \"physician\"", "role = \"\\u001b[31mred\\u202e\"").unwrap_err();
    assert!(!faults[0].to_string().contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn bookings_and_next_controls_are_read_from_their_lists() {
    let text = TINY.replacen(
        "waiting = \"waiting.csv\"",
        "bookings = \"bookings.csv\"\npanel = \"panel.csv\"",
        1,
    );
    let bookings = b"pseudonym;need;clinician;date;from;to\nP-1;first;Ada;09-11-2026;09:00;09:40\n";
    let panel = b"panel;next_control\ncontrols;01-12-2026\ncontrols;2026-12-02\n";
    let files: [(&str, &[u8]); 3] =
        [("clinic.toml", text.as_bytes()), ("bookings.csv", bookings), ("panel.csv", panel)];
    let clinic = read_files(&files).unwrap_or_else(|faults| panic!("{}", faults[0]));
    assert_eq!(clinic.parts().bookings.len(), 1);
    assert_eq!(clinic.parts().panels[0].next_controls.len(), 2);
    let twice = b"pseudonym;need;clinician;date;from;to\n\
                  P-1;first;Ada;09-11-2026;09:00;09:40\nP-2;first;Ada;09-11-2026;09:30;10:10\n";
    let files: [(&str, &[u8]); 3] =
        [("clinic.toml", text.as_bytes()), ("bookings.csv", twice), ("panel.csv", panel)];
    let faults = read_files(&files).unwrap_err();
    assert_eq!(
        (faults[0].code, faults[0].place(Lang::En)),
        ("B0217", "bookings.csv:3:5".to_owned())
    );
}

#[test]
fn a_written_clinic_reads_back_as_the_same_clinic() {
    let file: ClinicFile = toml::from_str(&TINY.replace("2026-11-02 ", "\"2026-11-02\"")).unwrap();
    let written = write(&file);
    let again: ClinicFile = toml::from_str(&written).unwrap();
    assert_eq!(again, file);
    let waiting = ("waiting.csv", WAITING.as_bytes());
    let first = read_files(&[("clinic.toml", TINY.as_bytes()), waiting]).unwrap();
    let second = read_files(&[("clinic.toml", written.as_bytes()), waiting]).unwrap();
    assert_eq!(first, second);
    assert!(written.contains("access = { days = 0, share = 0.9 }"), "{written}");
}

#[test]
fn the_example_fits_the_schema_and_a_slip_does_not() {
    fn json(value: &toml::Value) -> serde_json::Value {
        match value {
            toml::Value::Datetime(date) => date.to_string().into(),
            toml::Value::Array(items) => items.iter().map(json).collect(),
            toml::Value::Table(table) => {
                table.iter().map(|(key, value)| (key.clone(), json(value))).collect()
            }
            other => serde_json::to_value(other).unwrap(),
        }
    }
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let example = |text: &str| json(&toml::Value::Table(toml::from_str(text).unwrap()));
    let faults: Vec<String> =
        validator.iter_errors(&example(TINY)).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert!(!validator.is_valid(&example(&TINY.replacen("horizon_weeks", "horizon_week", 1))));
    assert!(!validator.is_valid(&example(&TINY.replacen("sub-acute", "subacute", 1))));
}

#[test]
fn absurd_numbers_are_refused_and_nothing_breaks() {
    let cases = [
        ("cycle_weeks = 1", "cycle_weeks = 0"),
        ("cycle_weeks = 1", "cycle_weeks = 4294967295"),
        ("grid_minutes = 5", "grid_minutes = 0"),
        ("grid_minutes = 5", "grid_minutes = -2147483648"),
        ("lag_min = 7", "lag_min = 4294967295"),
        ("answer_days = 0", "answer_days = 4294967295"),
        ("size = 520", "size = 99999999999999999999"),
        ("per_week = 10", "per_week = inf"),
        ("as_of = 2026-11-02", "as_of = 9999-12-31"),
        ("minutes = 20\nheld", "minutes = 2147483647\nheld"),
        ("horizon_weeks = 26", "horizon_weeks = 4294967295"),
    ];
    for (from, to) in cases {
        assert!(changed(from, to).is_err(), "{to}");
    }
}

/// The example with a range of its own.
fn ranged(about: &str, range: &str) -> Result<Instance, Vec<FileFault>> {
    let row = format!(
        "\n[[assumption]]\nabout = \"{about}\"\nvalue = \"?\"\ntag = \"assumption\"\nnote = \"\"\n{range}\n"
    );
    let text = TINY.to_owned() + &row;
    read_files(&[("clinic.toml", text.as_bytes()), ("waiting.csv", WAITING.as_bytes())])
}

#[test]
fn a_range_is_about_something_that_can_be_moved() {
    for about in ["visit-length", "need.no_show", "need.urgent.no_show", "goals.cancelled_share"] {
        let clinic = ranged(about, "low = 0.1\nhigh = 0.2").unwrap_or_else(|f| panic!("{}", f[0]));
        let row = clinic.parts().assumptions.iter().find(|row| row.range.is_some()).unwrap();
        assert_eq!((row.about.as_str(), row.range.unwrap().high), (about, 0.2));
    }
    assert!(ranged("anything at all", "").is_ok(), "without a range it is a remark");
    for about in ["anything at all", "need.urgnet.no_show", "goals.horizon_weeks", "no-show"] {
        assert_eq!(codes(ranged(about, "low = 0.1\nhigh = 0.2")), ["B0107"], "{about}");
    }
    assert!(told(ranged("no-show", "low = 1\nhigh = 2")).contains("Did you mean `no-shows`?"));
}

#[test]
fn a_range_has_two_ends_from_low_to_high() {
    assert_eq!(codes(ranged("no-shows", "low = 2.0\nhigh = 1.0")), ["B0231"]);
    assert_eq!(codes(ranged("no-shows", "low = 2.0\nhigh = inf")), ["B0231"]);
    assert_eq!(codes(ranged("no-shows", "low = 2.0")), ["B0106"]);
    assert_eq!(codes(ranged("no-shows", "high = 2.0")), ["B0106"]);
    let line = ranged("no-shows", "low = 2.0\nhigh = 1.0").unwrap_err()[0].line;
    assert_eq!(usize::try_from(line).unwrap(), TINY.lines().count() + 7);
}

//! Extracts and lists with CPR numbers, from outside: no byte that is written holds such a number.

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use behov::format::holds_cpr;

use crate::run::{answer, behov, folder, shipped};

#[path = "../../src/extract/tests/workbook.rs"]
#[expect(dead_code, reason = "one sheet of texts is enough here")]
mod workbook;

/// Numbers that nobody has, as the files below spell them.
const NUMBERS: [&str; 4] = ["310290-4558", "300278-1777", "0103351777", "250480 4xy8"];

/// A list that has them in three columns, and in a workbook the same.
fn list() -> String {
    format!(
        "CPR-nr.;Navn;Henvist til;Modtaget;Bemærkning\n{};Tusnelda Havregryn;Udredning;08-10-2026;Ring\n\
         {};Petronella Grød;Kontrol;09-10-2026;Se {}\n{};Ansgar Bølge;Kontrol;10-10-2026;\n",
        NUMBERS[0], NUMBERS[2], NUMBERS[1], NUMBERS[3]
    )
}

fn book() -> Vec<u8> {
    let text = list();
    let rows: Vec<Vec<String>> =
        text.lines().map(|line| line.split(';').map(workbook::text).collect()).collect();
    let rows: Vec<&[String]> = rows.iter().map(Vec::as_slice).collect();
    workbook::book(&[("Liste", false, workbook::rows(&rows))], &[], false)
}

/// Every file below a folder.
fn files(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).expect("a folder").map(|entry| entry.expect("a file").path());
    let (folders, mut found): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    found.extend(folders.iter().flat_map(|dir| files(dir)));
    found
}

/// The text of some bytes; of an archive, as a workbook is one, that of its parts.
fn unpacked(bytes: &[u8]) -> String {
    if !bytes.starts_with(b"PK\x03\x04") {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut part = Vec::new();
        archive.by_index(at).expect("a part").read_to_end(&mut part).expect("its bytes");
        text.push_str(&String::from_utf8_lossy(&part));
    }
    text
}

/// What of the numbers, of their parts and of the names beside them stands in some bytes.
fn leaked(bytes: &[u8]) -> Vec<String> {
    let text = unpacked(bytes);
    let mut parts: Vec<String> = Vec::new();
    for number in NUMBERS {
        assert!(holds_cpr(number), "{number} is one");
        let digits: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
        parts.extend([number.to_owned(), digits.to_uppercase(), digits[1..].to_owned(), digits]);
    }
    parts.extend(["Tusnelda", "Petronella", "Ansgar", "Havregryn", "Bølge"].map(str::to_owned));
    parts.retain(|part| text.contains(part.as_str()));
    parts
}

/// Runs behov in a folder, its temporary files beside; everything it says.
fn said(place: &Path, call: &[&str]) -> (i32, Vec<u8>) {
    let ended = Command::new(env!("CARGO_BIN_EXE_behov"))
        .args(call)
        .current_dir(place)
        .env("TMPDIR", place.join("tmp"))
        .output()
        .expect("the program starts");
    (ended.status.code().expect("an exit code"), [ended.stdout, ended.stderr].concat())
}

#[test]
fn no_byte_that_is_written_holds_a_number_or_a_name_of_the_files_that_were_read() {
    use std::os::unix::fs::PermissionsExt;

    let place = folder("extract-bytes");
    for dir in ["in", "tmp", "out"] {
        fs::create_dir_all(place.join(dir)).expect("a folder");
    }
    let put =
        |name: &str, bytes: &[u8]| fs::write(place.join("in").join(name), bytes).expect("put");
    put("list.csv", list().as_bytes());
    put("list.xlsx", &book());
    put(
        "split.csv",
        b"K-nr.;Modtaget;F\xf8dt;Sidste;Henvist til\nK-1;08-10-2026;310290;4558;Udredning\n",
    );
    put("heading.csv", format!("K-nr.;Modtaget;{}\nK-1;08-10-2026;x\n", NUMBERS[0]).as_bytes());
    put("map.toml", format!("# {}\nkind = \"waiting\"\n", NUMBERS[1]).as_bytes());
    put("plain.csv", b"K-nr.;Henvist til;Modtaget\nK-1;Udredning;08-10-2026\n");
    put(&format!("{}.csv", NUMBERS[0]), list().as_bytes());
    let named = format!("in/{}.csv", NUMBERS[0]);
    let made = said(&place, &["pseudonymise", "--new-key", "--key", "out/key.txt"]);
    assert_eq!(made.0, 0, "{}", String::from_utf8_lossy(&made.1));
    let day = ["--today", "2026-11-02"];
    let to = ["--list", "out/list.csv", "--table", "table.csv"];
    let key = ["--key", "out/key.txt", "--id"];
    let import = |file, more: &[&'static str]| [&["import", file], &day[..], more].concat();
    let hide = |file, id, more: &[&'static str]| {
        [&["pseudonymise", file], &key[..], &[id], &to[..], more].concat()
    };
    let calls: Vec<(i32, Vec<&str>)> = vec![
        (2, import("in/list.csv", &[])),
        (2, import("in/list.xlsx", &[])),
        (2, import("in/split.csv", &[])),
        (2, import("in/heading.csv", &[])),
        (2, import("in/plain.csv", &["--columns", "in/map.toml"])),
        (0, import("in/plain.csv", &[])),
        (2, import(&named, &[])),
        (2, hide(&named, "CPR-nr.", &[])),
        (0, hide("in/list.csv", "Navn", &[])),
        (2, hide("in/list.csv", "Findes ikke", &[])),
        (2, hide("in/list.csv", "CPR-nr.", &["--keep", "Navn"])),
        (2, hide("in/list.csv", "CPR-nr.", &["--keep", "Bemærkning"])),
        (0, hide("in/list.csv", "CPR-nr.", &[])),
        (0, hide("in/list.xlsx", "1", &["--keep", "Modtaget"])),
    ];
    for (wanted, call) in &calls {
        for form in
            [&["--lang", "da"][..], &["--json"], &["--markdown", "-v"], &["--out", "out/all"]]
        {
            let whole = [&call[..], form].concat();
            let (code, bytes) = said(&place, &whole);
            let told = String::from_utf8_lossy(&bytes);
            assert_eq!(leaked(&bytes), [""; 0], "{whole:?}: {told}");
            assert_eq!(code, *wanted, "{whole:?}: {told}");
        }
    }
    let mut seen = 0;
    for file in files(&place.join("out")).iter().chain(&files(&place.join("tmp"))) {
        seen += 1;
        let bytes = fs::read(file).expect("a file");
        assert_eq!(leaked(&bytes), [""; 0], "{}", file.display());
    }
    assert!(seen >= 5, "files were looked at: {seen}");
    // The table alone leads back, for its owner alone.
    assert!(!leaked(&fs::read(place.join("table.csv")).expect("a table")).is_empty());
    for name in ["table.csv", "out/list.csv", "out/key.txt"] {
        let mode = fs::metadata(place.join(name)).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    assert_eq!(files(&place).len(), seen + 8, "nothing else is left");
}

#[test]
fn a_list_made_without_numbers_is_imported_and_booked_into_a_clinic() {
    let place = folder("extract-booked");
    let at = |name: &str| place.join(name).display().to_string();
    fs::write(place.join("raw.csv"), list()).expect("a list");
    assert_eq!(behov(&["pseudonymise", "--new-key", "--key", &at("key")]).code, 0);
    // A key is never written over.
    let again = behov(&["pseudonymise", "--new-key", "--key", &at("key")]);
    assert!(again.code == 2 && again.err.contains("B0669"), "{}", again.all());
    let (raw, key, list, table) = (at("raw.csv"), at("key"), at("list.csv"), at("table.csv"));
    let call = ["pseudonymise", &raw, "--id", "CPR-nr.", "--key", &key, "--list", &list];
    let twice = behov(&[&call[..], &["--table", &raw]].concat());
    assert!(twice.code == 2 && twice.err.contains("B0668"), "{}", twice.all());
    let made = behov(&[&call[..], &["--table", &table, "--json"]].concat());
    assert_eq!((made.code, &answer(&made.out)["people_count"]), (0, &3.into()), "{}", made.all());
    let tiny = shipped("tiny").display().to_string();
    let map = at("map.toml");
    fs::write(&map, "team = \"joint\"\n[words.stream]\n\"Udredning\" = \"work-up\"\n\"Kontrol\" = \"control\"\n")
        .expect("a map");
    let out = at("in");
    let call = ["import", &list, "--columns", &map, "--clinic", &tiny, "--out", &out, "--json"];
    let read = behov(&call);
    let told = answer(&read.out);
    assert_eq!((read.code, &told["row_count"]), (0, &3.into()), "{}", read.all());
    let waiting = at("in/waiting.csv");
    let checked = behov(&["check", &tiny, "--waiting", &waiting, "--json"]);
    assert_eq!(answer(&checked.out)["waiting_count"], 3, "{}", checked.all());
}

/// A workbook with a number in a sheet that is hidden, and else what `rows` says.
fn hiding(rows: &[&[&str]]) -> Vec<u8> {
    let texts = |rows: &[&[&str]]| -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|text| workbook::text(text)).collect()).collect()
    };
    let sheet = |rows: &[&[&str]]| {
        let texts = texts(rows);
        let rows: Vec<&[String]> = texts.iter().map(Vec::as_slice).collect();
        workbook::rows(&rows)
    };
    let hidden = [&[NUMBERS[0], "Tusnelda Havregryn"][..]];
    let sheets = [("Liste", false, sheet(rows)), ("Gammelt", true, sheet(&hidden))];
    workbook::book(&sheets, &[], false)
}

#[test]
fn no_verb_repeats_a_number_of_a_list_or_a_workbook_and_none_is_in_what_a_clinic_gives() {
    let place = folder("extract-verbs");
    fs::create_dir_all(place.join("tmp")).expect("a folder");
    let tiny = shipped("tiny");
    let copied = |name: &str| {
        let dir = place.join(name);
        fs::create_dir_all(&dir).expect("a folder");
        for file in ["clinic.toml", "waiting.csv"] {
            fs::copy(tiny.join(file), dir.join(file)).expect("a copy");
        }
        dir
    };
    // A sound clinic first: a plan, and every form of every verb.
    copied("sound");
    let sound = |call: &[&str]| {
        let (code, bytes) = said(&place, call);
        assert_eq!(code, 0, "{call:?}: {}", String::from_utf8_lossy(&bytes));
    };
    sound(&["book", "sound", "--no-play", "--quiet", "--out", "plan"]);
    sound(&["export", "sound", "plan", "--quiet", "--out", "out/export"]);
    sound(&["convert", "sound", "out/convert", "--quiet"]);
    sound(&["init", "out/init", "--excel", "--lang", "da"]);
    for sheet in ["today", "week", "board"] {
        let (out, told) = (format!("out/{sheet}"), ["--no-play", "--quiet"]);
        let call =
            ["report", "sound", "--sheet", sheet, "--template", "plan/template.csv", "--out"];
        sound(&[&call[..], &[&*out], &told].concat());
    }
    let mut books = 0;
    for file in files(&place.join("out")) {
        let bytes = fs::read(&file).expect("a file");
        books += usize::from(bytes.starts_with(b"PK"));
        let text = unpacked(&bytes);
        // Between tags stands what people read.
        let read = text.split(['<', '>', '\n']).filter(|part| part.len() < 300);
        // A digest is of a file and of nobody.
        let read = read.filter(|part| !part.contains("sha256"));
        let numbers: Vec<&str> = read.filter(|part| holds_cpr(part)).collect();
        assert_eq!(numbers, [""; 0], "{}", file.display());
    }
    assert_eq!(books, 3);
    // A number in a list, in a hidden sheet of a list, and beside the clinic.
    let heading = "pseudonym;panel;last_seen;next_control\n";
    let row = format!("{};controls;01-10-2026;\n", NUMBERS[0]);
    fs::write(place.join("panel.csv"), format!("{heading}{row}")).expect("a list");
    let waiting: &[&[&str]] =
        &[&["pseudonym", "need", "referral_received"], &["P-1", "first", "05-10-2026"]];
    fs::write(place.join("waiting.xlsx"), hiding(waiting)).expect("a list");
    let booked = format!(
        "pseudonym;need;clinician;date;from;to\n{};first;Ada;2026-11-09;09:00;09:40\n",
        NUMBERS[2]
    );
    fs::write(place.join("bookings.csv"), booked).expect("a list");
    let beside = copied("beside");
    fs::write(beside.join("notes.xlsx"), hiding(waiting)).expect("a workbook");
    let workbook = place.join("book");
    fs::create_dir_all(&workbook).expect("a folder");
    fs::write(workbook.join("clinic.xlsx"), hiding(&[&["navn"], &["x"]])).expect("a workbook");
    let calls: [&[&str]; 14] = [
        &["today", "sound", "--panel", "panel.csv"],
        &["today", "sound", "--waiting", "waiting.xlsx"],
        &["today", "sound", "--bookings", "bookings.csv"],
        &["report", "sound", "--sheet", "board", "--waiting", "waiting.xlsx"],
        &["check", "sound", "--waiting", "waiting.xlsx"],
        &["check", "sound", "--bookings", "bookings.csv"],
        &["book", "sound", "--waiting", "waiting.xlsx"],
        &["check", "beside"],
        &["today", "beside"],
        &["report", "beside", "--sheet", "week"],
        &["export", "beside", "plan"],
        &["convert", "beside", "converted"],
        &["convert", "book", "converted"],
        &["check", "book"],
    ];
    for call in calls {
        let out: &[&str] = if call[0] == "convert" { &[] } else { &["--out", "refused"] };
        for form in [&["--lang", "da"][..], &["--json"], &["-v"]] {
            let whole = [call, out, form].concat();
            let (code, bytes) = said(&place, &whole);
            let told = String::from_utf8_lossy(&bytes);
            assert_eq!(leaked(&bytes), [""; 0], "{whole:?}: {told}");
            assert!(code == 2 && told.contains("B0110"), "{whole:?}: {told}");
        }
    }
    assert!(!place.join("refused").exists() && !place.join("converted").exists());
    assert_eq!(files(&place.join("tmp")), Vec::<PathBuf>::new());
}

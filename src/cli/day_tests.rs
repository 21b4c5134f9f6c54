//! `day` as a user meets it.

use std::ffi::OsString;

use clap::Parser;
use insta::assert_snapshot;

use super::arguments::Arguments;
use super::*;

fn behov(arguments: &[&str]) -> (u8, String) {
    let mut results = Vec::new();
    let arguments = ["behov"].iter().chain(arguments).chain(&["--quiet"]);
    let arguments: Vec<OsString> = arguments.map(OsString::from).collect();
    let code = run(&arguments, &mut results);
    (code, String::from_utf8(results).unwrap())
}

/// Codes of what is wrong with a call, and its words.
fn refused(arguments: &[&str]) -> (Vec<String>, String) {
    let call = ["behov"].iter().chain(arguments);
    let parsed = Arguments::try_parse_from(call).unwrap();
    let shell = Shell::new(&parsed.common, lang::of(&parsed), &[]);
    let stop = dispatch(&shell, &parsed, &mut Vec::new()).expect_err("the call is wrong");
    let told = shell.complaint(&stop);
    let codes = told.lines().filter_map(|line| line.strip_prefix("error["));
    (codes.filter_map(|line| line.split(']').next()).map(str::to_owned).collect(), told)
}

fn lines(text: &str, from: usize, count: usize) -> String {
    text.lines().skip(from).take(count).collect::<Vec<_>>().join("\n")
}

const ADA: [&str; 5] = ["day", "instances/tiny", "Ada/mon", "--without-easy", "20%"];

#[test]
fn a_session_is_told_with_its_times_side_by_side_and_without_its_easy_patients() {
    let (code, told) = behov(&ADA);
    assert_eq!(code, 0);
    assert_snapshot!(lines(&told, 0, 36), @"
    The day of Ada/mon: tiny, 2 November 2026
    ─────────────────────────────────────────

    09:00-12:00: 180 working minutes, 7 patients, 140 min planned for them.

      appointment times          wait, min   idle, min   overtime, min   p95   ends in time    cost   proved
     ────────────────────────── ─────────── ─────────── ─────────────── ───── ────────────── ─────── ─────────────────────
      the clinic's own                 8.0        14.0             1.7    12         89.9 %    8.49   –
      equal spacing                    3.5        35.4             3.9    24         72.8 %   12.76   –
      two first (Bailey-Welch)        18.1         2.8             1.3     7         92.6 %   10.86   –
      best in this order               9.4        10.2             1.5    10         91.3 %    8.19   best for this order

    Who is asked when, and when the visit really begins and ends (p10 p50 p90)
      asked   visit                planned, min   mean wait, min   begins              ends                best time
     ─────── ──────────────────── ────────────── ──────────────── ─────────────────── ─────────────────── ───────────
      09:00   conclusion unknown             20              0.0   09:00 09:00 09:00   09:10 09:18 09:34   09:00
      09:20   control low                    20              3.7   09:20 09:20 09:34   09:31 09:41 10:01   09:15
      09:40   control low                    20              6.5   09:40 09:41 10:01   09:52 10:04 10:27   09:35
      10:00   control medium                 20              8.7   10:00 10:04 10:27   10:13 10:26 10:52   09:55
      10:20   control low                    20             10.7   10:20 10:26 10:52   10:33 10:47 11:16   10:15
      10:40   control low                    20             12.4   10:40 10:47 11:16   10:53 11:08 11:39   10:35
      11:00   held: urgent                   20             14.0   11:00 11:08 11:39   11:13 11:30 12:03   10:55
    Begin and end: percentiles of 2,000 simulated days with punctual patients, by the clinic's own
    times. Waits are exact means.

    When the easy patients leave
      when     appointment times    patients   wait, min   idle, min   overtime, min   p95   ends in time
     ──────── ──────────────────── ────────── ─────────── ─────────── ─────────────── ───── ──────────────
      before   the clinic's own            7         8.0        14.0             1.7    12         89.9 %
      after    the clinic's own            6         9.1        15.4             2.5    18         87.7 %
      before   best in this order          7         9.4        10.2             1.5    10         91.3 %
      after    best in this order          6         9.2        14.3             2.3    17         88.8 %
    2 of 4 easy visits (low) leave, 50 %; instead come 1 × control high. Planned for patients: 140 min
    before, 140 min after. The minutes are equal.
    A buffer of 5 min before closing restores the old chance to end in time (89.9 %): it is then 90.4 %,
    with 1.9 min of overtime.
    ");
}

#[test]
fn a_dane_reads_the_same_in_danish() {
    let (code, told) = behov(&[&ADA[..], &["--lang", "da"]].concat());
    assert_eq!(code, 0);
    assert_snapshot!(lines(&told, 0, 11), @"
    Dagen for Ada/man: tiny, 2. november 2026
    ─────────────────────────────────────────

    09:00-12:00: 180 arbejdsminutter, 7 patienter, 140 min. planlagt til dem.

      mødetider                   ventetid, min.   uden patient, min.   efter programslut, min.   95 % højst   slutter til tiden   omkostning   bevist
     ─────────────────────────── ──────────────── ──────────────────── ───────────────────────── ──────────── ─────────────────── ──────────── ────────────────────────────
      ambulatoriets egne                     8,0                 14,0                       1,7           12              89,9 %         8,49   –
      lige langt imellem                     3,5                 35,4                       3,9           24              72,8 %        12,76   –
      to først (Bailey-Welch)               18,1                  2,8                       1,3            7              92,6 %        10,86   –
      bedste i denne rækkefølge              9,4                 10,2                       1,5           10              91,3 %         8,19   bedst for denne rækkefølge
    ");
    assert_snapshot!(lines(&told, 26, 11), @"
      hvornår   mødetider                   patienter   ventetid, min.   uden patient, min.   efter programslut, min.   95 % højst   slutter til tiden
     ───────── ─────────────────────────── ─────────── ──────────────── ──────────────────── ───────────────────────── ──────────── ───────────────────
      før       ambulatoriets egne                  7              8,0                 14,0                       1,7           12              89,9 %
      efter     ambulatoriets egne                  6              9,1                 15,4                       2,5           18              87,7 %
      før       bedste i denne rækkefølge           7              9,4                 10,2                       1,5           10              91,3 %
      efter     bedste i denne rækkefølge           6              9,2                 14,3                       2,3           17              88,8 %
    2 af 4 lette besøg (low) udgår, 50 %; i stedet tilføjes 1 × control high. Planlagt til patienter:
    140 min. før, 140 min. efter. Minutterne er lige mange.
    En buffer på 5 min. før lukketid genskaber den gamle sandsynlighed for at slutte til tiden (89,9 %):
    den er så 90,4 % med 1,9 min. efter programslut.
    ");
}

#[test]
fn a_morning_without_visits_is_an_answer() {
    let folder = std::env::temp_dir().join(format!("behov-empty-morning-{}", std::process::id()));
    let out = folder.to_str().expect("a path");
    assert_eq!(behov(&["template", "instances/tiny", "--no-play", "--out", out]).0, 0);
    let file = folder.join("template.csv");
    let template = std::fs::read_to_string(&file).expect("a template");
    let others = template.lines().filter(|row| !(row.contains(";Ada;") && row.contains(";fri;")));
    std::fs::write(&file, others.collect::<Vec<_>>().join("\n")).expect("a file");
    let file = file.to_str().expect("a path");
    let (code, told) = behov(&["day", "instances/tiny", "Ada/fri", "--template", file]);
    std::fs::remove_dir_all(&folder).expect("the folder is there");
    assert_eq!(code, 0);
    assert!(told.contains("No visit is planned in the session"), "{told}");
}

#[test]
fn a_session_nobody_holds_is_refused_with_the_nearest_name() {
    let (codes, told) = refused(&["day", "instances/tiny", "Ada/mun"]);
    assert_eq!(codes, ["B0423"]);
    assert!(told.contains("nearest: Ada/mon"), "{told}");
}

#[test]
fn everything_wrong_with_a_call_is_told_at_once() {
    let call =
        ["day", "instances/tiny", "Ada/mon", "--waiting-weight", "-1", "--idle-weight", "much"];
    let more = ["--overtime-weight", "inf", "--without-easy", "120%", "--unpunctual", "5"];
    let (codes, _) = refused(&[&call[..], &more[..]].concat());
    assert_eq!(codes, ["B0424", "B0424", "B0424", "B0425", "B0426"]);
    assert_eq!(refused(&["day", "instances/tiny", "--without-easy", "-1%"]).0, ["B0425"]);
}

#[test]
fn a_number_that_looks_like_a_person_is_not_taken_for_a_session() {
    assert_eq!(behov(&["day", "instances/tiny", "010190-1234"]), (2, String::new()));
}

#[test]
fn weights_of_ones_own_are_no_assumption() {
    let (code, told) = behov(&["day", "instances/tiny", "--waiting-weight", "2", "--json"]);
    assert_eq!(code, 0);
    assert!(told.contains("day.idle_weight") && !told.contains("day.waiting_weight"));
}

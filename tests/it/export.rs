//! What is exported adds up, is read by other projects' readers, and says nothing of anybody.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use behov::format::holds_cpr;
use calamine::{Data, DataType, Reader, Xlsx, open_workbook};
use serde_json::Value;

use crate::run::{Said, behov, folder, shipped, tiny_with};

/// Danish holidays, a closed week, leave, and a session on Sundays, when clocks change.
const CHANGED: &str = "[[opening]]\ndays = [\"sun\"]\nfrom = \"08:00\"\nto = \"16:00\"\n\
    [[session]]\nclinician = \"Bea\"\ndays = [\"sun\"]\nfrom = \"09:00\"\nto = \"11:00\"\nroom = \"clinic\"\n\
    [[closure]]\nfrom = 2026-12-28\nto = 2026-12-30\nreason = \"inventory\"\n\
    [[absence]]\nclinician = \"Bea\"\nfrom = 2027-02-15\nto = 2027-02-19\nreason = \"leave\"\n";

/// Weeks from Monday 2 November 2026: over week 53, Easter and both change Sundays of 2027.
const WEEKS: i64 = 56;

fn clinic(test: &str) -> PathBuf {
    tiny_with(test, |text| {
        text.replace("public_holidays = \"none\"", "public_holidays = \"denmark\"") + "\n" + CHANGED
    })
}

/// A verb on a clinic, computed figures only.
fn run(verb: &str, clinic: &Path, more: &[&str]) -> Said {
    let clinic = clinic.display().to_string();
    behov(&[&[verb, &clinic, "--no-play"], more].concat())
}

/// The clinic booked into one folder and exported into another.
fn exported(test: &str) -> (PathBuf, PathBuf, PathBuf) {
    let clinic = clinic(test);
    let place = folder(&format!("{test}-out"));
    let (plan, out) = (place.join("plan"), place.join("out"));
    let said = run("book", &clinic, &["--out", text(&plan)]);
    assert_eq!(said.code, 0, "{}", said.all());
    let weeks = WEEKS.to_string();
    let said = run("export", &clinic, &[text(&plan), "--weeks", &weeks, "--out", text(&out)]);
    assert_eq!(said.code, 0, "{}", said.all());
    (clinic, plan, out)
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a readable path")
}

/// The rows of a table, by their headings.
fn rows(file: &Path) -> Vec<BTreeMap<String, String>> {
    let table = fs::read_to_string(file).expect("a table");
    let table = table.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(table.as_bytes());
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

fn minutes<'r>(rows: impl IntoIterator<Item = &'r BTreeMap<String, String>>) -> i64 {
    rows.into_iter().map(|row| row["minutes"].parse::<i64>().expect("minutes")).sum()
}

fn json(file: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(file).expect("a file")).expect("JSON")
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(dir).expect("a folder").map(|entry| entry.expect("a file").path());
    let files = entries.filter(|path| path.is_file());
    files
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read(&path).expect("a file"))
        })
        .collect()
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == ending)
}

#[test]
fn dated_blocks_add_up_to_the_template_less_what_falls_out() {
    let (_, plan, out) = exported("export-sum");
    let (template, weeks) = (rows(&plan.join("template.csv")), rows(&out.join("weeks.csv")));
    // Which dates fall out, by hand: Thursdays, Fridays and Mondays that are holidays, Sundays that
    // are, New Year's Day, three closed days, and Bea's leave of a week.
    let of =
        |who: Option<&str>, day: &str| {
            minutes(template.iter().filter(|row| {
                row["weekday"] == day && who.is_none_or(|who| row["clinician"] == who)
            }))
        };
    let all = |day| of(None, day);
    let lost = [
        all("fri") * 2,                                    // 25 December 2026, 1 January 2027
        all("mon") + all("tue") + all("wed"),              // 28 to 30 December
        all("thu") + all("fri") + all("sun") + all("mon"), // Easter 2027
        all("thu"),                                        // Ascension, 6 May
        all("sun") + all("mon"),                           // Whitsun, 16 and 17 May
        of(Some("Bea"), "mon") + of(Some("Bea"), "wed") + of(Some("Bea"), "fri"), // 15 to 19 February
    ];
    let lost: i64 = lost.iter().sum();
    assert!(minutes(&weeks) > 0 && lost > 0);
    assert_eq!(minutes(&weeks), minutes(&template) * WEEKS - lost);
    // The answer as data tells the same, and what is lost.
    let answer = &json(&out.join("export.json"))["answer"];
    let told =
        |key| list(answer, key).iter().filter_map(|row| row["minutes"].as_i64()).sum::<i64>();
    assert_eq!((told("blocks"), told("lost")), (minutes(&weeks), lost));
    // A usual week is the template itself.
    let usual = minutes(weeks.iter().filter(|row| row["week"] == "week 46"));
    assert_eq!(usual, minutes(&template));
    let week_53: BTreeSet<&str> = weeks
        .iter()
        .filter(|row| row["week"] == "week 53")
        .map(|row| row["date"].as_str())
        .collect();
    assert_eq!(week_53.into_iter().collect::<Vec<_>>(), ["2026-12-31", "2027-01-03"]);
    // A hold says on which date it opens, where it does.
    let holds = weeks.iter().filter(|row| row["kind"] == "hold");
    assert!(holds.clone().count() > 0);
    for row in holds {
        let opens = !row["release_days"].is_empty();
        assert_eq!(opens, !row["released"].is_empty(), "{row:?}");
        assert!(!opens || row["released"] <= row["date"] && row["released_to"] == "waiting-list");
    }
}

#[test]
fn the_workbook_holds_the_same_blocks_as_dates_times_and_numbers() {
    let (_, plan, out) = exported("export-workbook");
    let mut book: Xlsx<_> = open_workbook(out.join("export.xlsx")).expect("a workbook");
    let tabs = ["Week", "Rooms", "Holds", "Bookings", "Loads", "Dated weeks", "Falls out"];
    assert_eq!(book.sheet_names(), [&tabs[..], &["Assumptions"]].concat());
    let range = book.worksheet_range("Dated weeks").expect("a tab");
    let table = rows(&out.join("weeks.csv"));
    assert_eq!(range.height(), table.len() + 1);
    let mut sum = 0.0;
    for (row, given) in range.rows().skip(1).zip(&table) {
        let Data::DateTime(date) = &row[0] else { panic!("{:?} is no date", row[0]) };
        let (year, month, day, ..) = date.to_ymd_hms_milli();
        assert_eq!(format!("{year}-{month:02}-{day:02}"), given["date"]);
        let Data::DateTime(from) = &row[5] else { panic!("{:?} is no time", row[5]) };
        let from = (from.as_f64() * 1440.0).round();
        let (hour, minute) = given["from"].split_once(':').expect("a time");
        let wanted = 60.0 * hour.parse::<f64>().unwrap() + minute.parse::<f64>().unwrap();
        assert!((from - wanted).abs() < 1e-6, "{given:?}");
        let Data::Float(minutes) = row[7] else { panic!("{:?} is no number", row[7]) };
        sum += minutes;
    }
    #[expect(clippy::cast_precision_loss, reason = "minutes of a year")]
    let wanted = minutes(&table) as f64;
    assert!((sum - wanted).abs() < 1e-9);
    let template = rows(&plan.join("template.csv"));
    let held = template
        .iter()
        .filter(|row| row["kind"] == "hold" || row["kind"] == "visit" && row["opens_days"] != "0");
    let holds = book.worksheet_range("Holds").expect("a tab");
    assert_eq!(holds.height(), held.count() + 1);
    // What the template gives: a row for the team and one for what is no team's.
    let loads = book.worksheet_range("Loads").expect("a tab");
    let all: f64 = (2..4).filter_map(|row| loads.get((row, 7))?.get_float()).sum();
    #[expect(clippy::cast_precision_loss, reason = "minutes of a week")]
    let week = minutes(&template) as f64;
    assert!((all - week).abs() < 1e-9, "{all}");
    let bookings = rows(&plan.join("bookings.csv"));
    let booked = bookings.iter().filter(|row| !row["date"].is_empty()).count();
    assert_eq!(book.worksheet_range("Bookings").expect("a tab").height(), booked + 1);
}

/// The value of a property of an event.
fn property<'e>(event: &'e ical::parser::ical::component::IcalEvent, name: &str) -> &'e str {
    let found = event.properties.iter().find(|property| property.name == name);
    found.and_then(|property| property.value.as_deref()).unwrap_or_default()
}

#[test]
fn calendars_are_read_by_another_reader_over_week_53_easter_and_both_change_sundays() {
    let (clinic, _, out) = exported("export-calendar");
    let all = files(&out);
    let calendars: Vec<&Vec<u8>> =
        all.iter().filter(|(name, _)| has_ending(name, "ics")).map(|(_, bytes)| bytes).collect();
    assert_eq!(calendars.len(), 2);
    let mut events = Vec::new();
    for bytes in calendars {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
        let mut read = ical::IcalParser::new(BufReader::new(bytes.as_slice()));
        let calendar = read.next().expect("a calendar").expect("one that can be read");
        assert!(read.next().is_none());
        assert_eq!(calendar.timezones.len(), 1);
        assert_eq!(calendar.timezones[0].transitions.len(), 2);
        events.extend(calendar.events);
    }
    let table = rows(&out.join("weeks.csv"));
    let digits = |text: &str| text.replace(['-', ':'], "");
    // Blocks, parted where visits begin and end.
    let visits = json(&out.join("export.json"))["answer"]["visits"].clone();
    let visits = visits.as_array().expect("visits");
    let mut wanted: Vec<(String, String)> = Vec::new();
    for row in &table {
        let at = |time: &str| format!("{}T{}00", digits(&row["date"]), digits(time));
        let (from, to) = (&row["from"], &row["to"]);
        let own = visits.iter().filter(|visit| {
            visit["date"] == row["date"].as_str() && visit["clinician"] == row["clinician"].as_str()
        });
        let ends = own.flat_map(|visit| ["from", "to"].map(|end| visit[end].as_str()));
        let within = ends.flatten().map(str::to_owned).filter(|end| from < end && end < to);
        let cuts: BTreeSet<String> = [from.clone(), to.clone()].into_iter().chain(within).collect();
        let cuts: Vec<String> = cuts.into_iter().collect();
        wanted.extend(cuts.windows(2).map(|pair| (at(&pair[0]), at(&pair[1]))));
    }
    wanted.sort();
    let mut found: Vec<(String, String)> = events
        .iter()
        .map(|event| (property(event, "DTSTART").into(), property(event, "DTEND").into()))
        .collect();
    found.sort();
    assert_eq!(found, wanted);
    let booked: BTreeSet<&str> = events
        .iter()
        .filter(|event| property(event, "SUMMARY").contains("booked"))
        .map(|event| property(event, "DTSTART"))
        .collect();
    for visit in visits {
        let at = |key: &str| digits(visit[key].as_str().expect("a text"));
        assert!(booked.contains(&*format!("{}T{}00", at("date"), at("from"))), "{visit}");
    }
    let starts: BTreeSet<&str> =
        events.iter().map(|event| &property(event, "DTSTART")[..8]).collect();
    // Sessions of the change Sunday in October, the day after that of March, which is Easter Sunday.
    assert!(starts.contains("20271031") && starts.contains("20270330"));
    for holiday in ["20270325", "20270326", "20270328", "20270329", "20261225", "20270101"] {
        assert!(!starts.contains(holiday), "{holiday}");
    }
    let ids: BTreeSet<&str> = events.iter().map(|event| property(event, "UID")).collect();
    assert_eq!(ids.len(), events.len());
    for event in &events {
        let start = event.properties.iter().find(|property| property.name == "DTSTART");
        let params = start.and_then(|start| start.params.as_ref()).expect("a zone");
        assert_eq!(params[0], ("TZID".to_owned(), vec!["Europe/Copenhagen".to_owned()]));
        assert_eq!(property(event, "DTSTAMP"), "20261102T000000Z");
        assert_eq!(property(event, "CLASS"), "PRIVATE");
    }
    // Nothing of a patient.
    let patients = rows(&clinic.join("waiting.csv"));
    for (name, bytes) in all.iter().filter(|(name, _)| has_ending(name, "ics")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(patients.iter().all(|row| !text.contains(&row["pseudonym"])), "{name}");
    }
}

/// The resources of a kind in a bundle.
fn list_of<'v>(bundle: &'v Value, kind: &str) -> Vec<&'v Value> {
    let each = list(bundle, "entry").iter().map(|entry| &entry["resource"]);
    each.filter(|resource| resource["resourceType"] == kind).collect()
}

#[test]
fn the_bundle_has_a_slot_for_every_minute_and_an_appointment_for_every_booking() {
    let (_, plan, out) = exported("export-fhir");
    let bundle = json(&out.join("fhir.json"));
    let entries = list(&bundle, "entry");
    let of = |kind: &str| list_of(&bundle, kind);
    let (schedules, slots, appointments) = (of("Schedule"), of("Slot"), of("Appointment"));
    assert_eq!(schedules.len() + slots.len() + appointments.len(), entries.len());
    let names: BTreeSet<&str> = entries.iter().filter_map(|e| e["fullUrl"].as_str()).collect();
    assert_eq!((names.len(), schedules.len()), (entries.len(), 2));
    let moment = |value: &Value| {
        let text = value.as_str().expect("an instant");
        let clock: Vec<i64> = text[11..16].split(':').map(|part| part.parse().unwrap()).collect();
        (text[..10].to_owned(), 60 * clock[0] + clock[1], text[19..].to_owned())
    };
    let mut sum = 0;
    for slot in &slots {
        let ((date, from, offset), (_, to, _)) = (moment(&slot["start"]), moment(&slot["end"]));
        sum += to - from;
        // Summer time of 2027 by hand, by whole days: nobody works when the clocks change.
        let summer = ("2027-03-28".."2027-10-31").contains(&&*date);
        assert_eq!(offset, if summer { "+02:00" } else { "+01:00" }, "{date}");
        assert!(names.contains(slot["schedule"]["reference"].as_str().expect("a reference")));
    }
    assert_eq!(sum, minutes(&rows(&out.join("weeks.csv"))));
    let holds = slots.iter().filter(|slot| slot["appointmentType"]["coding"][0]["code"] == "hold");
    assert!(holds.count() > 0);
    let bookings = rows(&plan.join("bookings.csv"));
    let booked: BTreeSet<(&str, &str)> = bookings
        .iter()
        .filter(|row| !row["date"].is_empty())
        .map(|row| (row["pseudonym"].as_str(), row["date"].as_str()))
        .collect();
    let told: BTreeSet<(&str, &str)> = appointments
        .iter()
        .map(|one| {
            let who = one["participant"][0]["actor"]["identifier"]["value"].as_str().unwrap();
            (who, &one["start"].as_str().unwrap()[..10])
        })
        .collect();
    assert!(!told.is_empty());
    assert_eq!(told, booked);
    let by_name: BTreeMap<&str, &Value> = entries
        .iter()
        .map(|entry| (entry["fullUrl"].as_str().unwrap(), &entry["resource"]))
        .collect();
    for one in &appointments {
        let own = list(one, "slot");
        assert!(!own.is_empty(), "{one}");
        let mut covered = 0;
        for slot in own {
            let slot = by_name[slot["reference"].as_str().unwrap()];
            assert_eq!(slot["status"], "busy");
            covered += moment(&slot["end"]).1 - moment(&slot["start"]).1;
        }
        assert_eq!(Some(covered), one["minutesDuration"].as_i64());
    }
}

#[test]
fn visits_told_for_days_that_have_come_are_exported_as_held() {
    let clinic = clinic("export-held");
    let place = folder("export-held-out");
    let (plan, out) = (place.join("plan"), place.join("out"));
    assert_eq!(run("book", &clinic, &["--out", text(&plan)]).code, 0);
    let today = rows(&plan.join("bookings.csv")).into_iter().map(|row| row["date"].clone());
    let today = today.filter(|date| !date.is_empty()).min().expect("a date");
    // The secretary marks one of today's as held; the others stand as they were told.
    let list = fs::read_to_string(plan.join("bookings.csv")).expect("bookings");
    let line = list.lines().find(|line| line.contains(&today)).expect("a visit");
    fs::write(plan.join("bookings.csv"), list.replace(line, &line.replace(";new;", ";afholdt;")))
        .expect("bookings");
    let said = run("export", &clinic, &[text(&plan), "--today", &today, "--out", text(&out)]);
    assert_eq!(said.code, 0, "{}", said.all());
    let bundle = json(&out.join("fhir.json"));
    let appointments = list_of(&bundle, "Appointment");
    assert!(!appointments.is_empty());
    for one in appointments {
        let come = one["start"].as_str().expect("an instant")[..10] <= *today;
        assert_eq!(one["status"], if come { "fulfilled" } else { "booked" }, "{one}");
    }
    let mut book: Xlsx<_> = open_workbook(out.join("export.xlsx")).expect("a workbook");
    let bookings = book.worksheet_range("Bookings").expect("a tab");
    let held =
        bookings.rows().filter(|row| row.last() == Some(&Data::String("counts as held".into())));
    let come = rows(&plan.join("bookings.csv")).iter().filter(|row| row["date"] == today).count();
    assert_eq!(held.count(), come);
}

#[test]
fn a_danish_bundle_has_the_danish_names_that_behov_gives() {
    let (clinic, plan, out) = exported("export-danish-fhir");
    let comments = |bundle: &Value| -> BTreeSet<String> {
        let slots = list_of(bundle, "Slot").into_iter();
        slots.filter_map(|slot| slot["comment"].as_str().map(str::to_owned)).collect()
    };
    assert!(comments(&json(&out.join("fhir.json"))).contains("unknown"));
    let more = [text(&plan), "--lang", "da", "--fhir", "--out", text(&out)];
    assert_eq!(run("export", &clinic, &more).code, 0);
    let danish = comments(&json(&out.join("fhir.json")));
    assert!(danish.contains("ukendt") && !danish.contains("unknown"), "{danish:?}");
}

#[test]
fn the_same_input_gives_the_same_bytes_in_only_the_forms_asked_for_and_no_number_of_a_person() {
    let (clinic, plan, out) = exported("export-again");
    let again = out.with_file_name("again");
    let weeks = WEEKS.to_string();
    let said = run("export", &clinic, &[text(&plan), "--weeks", &weeks, "--out", text(&again)]);
    assert_eq!(said.code, 0, "{}", said.all());
    assert_eq!(files(&out), files(&again));
    for (name, bytes) in files(&out).iter().filter(|(name, _)| !has_ending(name, "xlsx")) {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        assert!(!text.lines().any(holds_cpr), "{name}");
    }
    let few = out.with_file_name("few");
    let said = run("export", &clinic, &[text(&plan), "--csv", "--lang", "da", "--out", text(&few)]);
    assert_eq!(said.code, 0, "{}", said.all());
    let names: Vec<String> = files(&few).into_keys().collect();
    assert_eq!(names, ["export.html", "export.json", "weeks.csv"]);
    let table = fs::read_to_string(few.join("weeks.csv")).expect("a table");
    assert!(table.starts_with("\u{feff}dato;uge;ugedag;kliniker;lokale;fra;til;"), "{table}");
}

#[test]
fn a_plan_is_exported_after_leave_and_a_closure_were_typed_and_what_fell_is_told() {
    let (_, plan, out) = exported("export-since");
    let since = "[[closure]]\nfrom = 2026-11-09\nto = 2026-11-13\nreason = \"water\"\n\
        [[absence]]\nclinician = \"Bea\"\nfrom = 2026-11-16\nto = 2026-12-11\nreason = \"leave\"\n";
    let clinic = tiny_with("export-since-leave", |text| {
        text.replace("public_holidays = \"none\"", "public_holidays = \"denmark\"")
            + "\n"
            + CHANGED
            + since
    });
    let out = out.with_file_name("since");
    let said = run("export", &clinic, &[text(&plan), "--out", text(&out)]);
    assert_eq!(said.code, 0, "{}", said.all());
    assert!(said.all().contains("Blocks that fall out"), "{}", said.all());
    let json: Value =
        serde_json::from_slice(&fs::read(out.join("export.json")).expect("an answer"))
            .expect("JSON");
    let lost = json["answer"]["lost"].as_array().expect("blocks");
    let of = |why: &str| lost.iter().filter(|row| row["lost"] == why).count();
    assert!(of("closure") > 0 && of("absence") > 0);
    let fallen = json["answer"]["visits_lost"].as_array().expect("visits");
    assert!(fallen.iter().all(|visit| visit["date"].as_str() >= Some("2026-11-09")), "{fallen:?}");
    assert!(!fallen.is_empty(), "the closed week had visits");
    let standing = json["answer"]["visits"].as_array().expect("visits");
    let closed = |visit: &Value| {
        let date = visit["date"].as_str().unwrap_or_default();
        ("2026-11-09"..="2026-11-13").contains(&date)
    };
    assert!(!standing.iter().any(closed));
}

#[test]
fn what_the_referee_refuses_or_is_of_another_run_is_not_exported() {
    let (clinic, plan, out) = exported("export-refused");
    let nowhere = out.with_file_name("nowhere");
    let refused = |clinic: &Path, plan: &str, code: &str| {
        let said = run("export", clinic, &[plan, "--out", text(&nowhere)]);
        assert_eq!(said.code, 2, "{}", said.all());
        assert!(said.all().contains(code), "{code}: {}", said.all());
        assert!(!nowhere.exists());
    };
    // What was planned is told, however little it holds.
    let bare = out.with_file_name("bare");
    fs::create_dir_all(&bare).expect("a folder");
    let table = fs::read_to_string(plan.join("template.csv")).expect("a template");
    let rows: Vec<&str> = table.lines().filter(|row| !row.contains(";hold;")).collect();
    fs::write(bare.join("template.csv"), rows.join("\n")).expect("a template");
    let said = run("export", &clinic, &[text(&bare), "--out", text(&out.with_file_name("held"))]);
    assert_eq!(said.code, 0, "{}", said.all());
    // A block that does not lie in a session is none of a plan.
    let shift = |row: &&str| {
        let mut fields: Vec<&str> = row.split(';').collect();
        if fields[7] == "09:00" {
            (fields[7], fields[9]) = ("09:03", "");
        }
        fields.join(";")
    };
    let shifted: Vec<String> = rows.iter().map(shift).collect();
    fs::write(bare.join("template.csv"), shifted.join("\n")).expect("a template");
    refused(&clinic, text(&bare), "B0303");
    // Bea's Sundays are gone from the clinic since.
    let later = tiny_with("export-later", |text| text + "\n# as it was\n");
    refused(&later, text(&plan), "B0121");
    // A folder without a template, and one with a template of another run.
    let empty = out.with_file_name("empty");
    fs::create_dir_all(&empty).expect("a folder");
    refused(&clinic, text(&empty), "B0430");
    let said = run("plan", &clinic, &["--out", text(&plan)]);
    assert_eq!(said.code, 0, "{}", said.all());
    refused(&clinic, text(&plan), "B0431");
    // Without a plan the clinic's own folder is meant.
    let said = run("export", &shipped("tiny"), &[]);
    assert_eq!(said.code, 2);
    assert!(said.all().contains("B0430"), "{}", said.all());
}

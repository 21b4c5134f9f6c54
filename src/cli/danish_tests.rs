//! A Danish clinic hears Danish from every verb, in every form that people read.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

use super::*;
use crate::report::page::tests::sound;
use crate::verb::VERBS;

/// English words that Danish text does not hold; names and words of files are none of these.
const ENGLISH: &str = "the|and|of|with|is|are|was|were|not|which|that|this|from|they|who|whoever|\
    when|where|than|each|every|nobody|somebody|nothing|week|weeks|day|days|patients|minutes|minute|\
    held|hold|holds|session|sessions|clinic|clinician|clinicians|visits|waiting|none|never|\
    released|demand|share|yes|no|overtime|idle|slack|target|policy|promise|promised|promises|routine|\
    exact|bounded|unproven|estimated|mean|most|least|free|late|early|deadline|today|booked|closed|\
    closing|reason|assumption|source|law|physician team|public holiday|error|help|usage|options|\
    default|values|possible|print|found|kept|missing|Monday|Tuesday|Wednesday|Thursday|Friday|Mon|\
    Tue|Wed|Thu|January|February|March|May|June|July|October|December";

struct Room(PathBuf);

impl Room {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("behov-danish-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        Self(path)
    }

    fn at(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn behov(arguments: &[&str]) -> String {
    let mut results = Vec::new();
    let arguments = ["behov"].iter().chain(arguments);
    let arguments: Vec<OsString> = arguments.map(OsString::from).collect();
    run(&arguments, &mut results);
    String::from_utf8(results).unwrap()
}

/// What people read of a page: no tags, no style.
fn read(page: &str) -> String {
    let style = Regex::new(r"(?s)<style>.*?</style>").unwrap();
    let code = Regex::new(r"(?s)<code>.*?</code>").unwrap();
    let titles = Regex::new(r#"(?:title|aria-label|alt)="([^"]*)""#).unwrap();
    let tags = Regex::new(r"(?s)<[^>]*>").unwrap();
    let page = style.replace_all(page, " ");
    let page = code.replace_all(&page, " ");
    let spoken: Vec<&str> =
        titles.captures_iter(&page).map(|found| found.get(1).unwrap().as_str()).collect();
    format!("{} {}", tags.replace_all(&page, " "), spoken.join(" "))
}

/// English words in a text, but for what is written in the clinic file or on the command line.
fn english(text: &str) -> Vec<String> {
    let flag = Regex::new(
        r"behov [a-z-]+|\[\[\w+\]\]|--?[a-z][a-z-]*|`[^`]*`|[\w-]+[._=/][\w./=-]+|[a-z]+-[a-z-]+",
    )
    .unwrap();
    let left = flag.replace_all(text, " ");
    let word = Regex::new(&format!(r"\b(?:{})\b", ENGLISH.replace(' ', ""))).unwrap();
    word.find_iter(&left).map(|found| found.as_str().to_owned()).collect()
}

/// The files of a folder with an ending.
fn files(dir: &Path, end: &str) -> Vec<(PathBuf, String)> {
    let Ok(entries) = fs::read_dir(dir) else { return Vec::new() };
    let files = entries.map(|entry| entry.unwrap().path());
    let wanted = files.filter(|path| path.extension().is_some_and(|found| found == end));
    wanted.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn a_danish_clinic_hears_no_english() {
    let room = Room::new("verbs");
    let clinic = room.at("klinik");
    let told = behov(&["init", &clinic, "--lang", "da"]);
    assert_eq!(english(&told), [""; 0], "{told}");
    let file = room.at("klinik/clinic.toml");
    let more = "[[closure]]\nfrom = 2026-11-13\nto = 2026-11-13\nreason = \"kursus\"\n\
                [[absence]]\nclinician = \"Bea\"\nfrom = 2026-11-16\nto = 2026-11-20\n";
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}\n{more}")).unwrap();
    let (book, plan) = (room.at("b"), room.at("b/bookings.csv"));
    let calls: &[&[&str]] = &[
        &["check", &clinic, "--assumptions"],
        &["size", &clinic, "-v"],
        &["size", &clinic, "--as-is"],
        &["bridge", &clinic],
        &["road", &clinic, "--moves-max", "20", "--best", "--size-holds"],
        &["hold-card", &clinic],
        &["optimum", &clinic, "--paths", "20", "--days", "30"],
        &["sensitivity", &clinic],
        &["frontier", &clinic, "--paths", "20", "--days", "30", "-v"],
        &["simulate", &clinic, "--weeks", "4", "--replications", "2", "-v", "--log"],
        &["compare", &clinic, "--weeks", "4", "--replications", "2", "-v"],
        &["template", &clinic, "--weeks", "4"],
        &["plan", &clinic, "--weeks", "4", "-v"],
        &["book", &clinic, "-v"],
        &["today", &clinic, "-v"],
        &["today", &clinic, "--bookings", &plan, "--today", "2026-11-05"],
        &["report", &clinic, "--sheet", "week", "--bookings", &plan],
        &["report", &clinic, "--sheet", "board", "--no-play"],
        &["explain", &clinic, "P-01", "--bookings", &plan],
        &["export", &clinic, &book],
        &["day", &clinic, "--without-easy", "20%"],
        &["day", &clinic, "Ada/mon", "--without-easy", "20%", "--unpunctual=-5:10"],
        &["lengths", "instances/visit-lengths.csv", "--lang=da"],
        &["dilemma", "--lang=da"],
        &[
            "import",
            "instances/extract.csv",
            "--columns=instances/lpr3.toml",
            "--today=2026-11-02",
            "--lang=da",
        ],
    ];
    let mut found: Vec<(String, String)> = Vec::new();
    let mut tables = BTreeSet::new();
    let mut told_of = BTreeSet::new();
    for call in calls {
        let out =
            if call[0] == "book" { book.clone() } else { room.at(&format!("o-{}", call.join(""))) };
        let out = out.replace(&clinic, "").replace("instances/", "");
        let told = behov(&[*call, &["--out", &out]].concat());
        assert!(told.len() > 40, "{call:?}: {told}");
        found.extend(english(&told).into_iter().map(|word| (word, call[0].to_owned())));
        for (path, table) in files(Path::new(&out), "csv") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let heading = table.lines().next().unwrap().replace([';', '_'], " ");
            found.extend(english(&heading).into_iter().map(|word| (word, name.clone())));
            tables.insert(name);
        }
        for (path, page) in files(Path::new(&out), "html") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            sound(&name, &page);
            told_of.insert(call[0]);
            found.extend(english(&read(&page)).into_iter().map(|word| (word, name.clone())));
        }
    }
    assert_eq!(found, []);
    let written =
        ["bookings.csv", "calls.csv", "day.csv", "frontier.csv", "lengths.csv", "log.csv"];
    assert_eq!(
        tables.iter().map(String::as_str).collect::<Vec<_>>(),
        [
            &written[..],
            &[
                "rights.csv",
                "road.csv",
                "sessions.csv",
                "template.csv",
                "today.csv",
                "waiting.csv",
                "weeks.csv"
            ]
        ]
        .concat()
    );
    // Every verb with an answer has a page; the others write a clinic or a list.
    let silent: Vec<&str> = VERBS.into_iter().filter(|verb| !told_of.contains(verb)).collect();
    assert_eq!(silent, ["convert", "generate", "pseudonymise"]);
}

#[test]
fn help_is_danish_for_every_verb() {
    let mut calls = vec![vec!["--lang=da", "--help"]];
    let command = help::command(crate::messages::Lang::En);
    let verbs: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
    calls.extend(verbs.iter().map(|verb| vec![*verb, "--help", "--lang", "da"]));
    // Calls and names of verbs, choices and policies stand as they are typed.
    let typed = Regex::new(
        r"(?m)^  behov .*$|^  [a-z-]+ |\[mulige: [^\]]*\]|\[standard: [^\]]*\]|[a-z-]+ \(",
    )
    .unwrap();
    for call in calls {
        let told = behov(&call);
        assert!(told.contains("Brug: behov") && told.contains("Vis hjælp"), "{call:?}: {told}");
        let read = typed.replace_all(&told, " ");
        assert_eq!(english(&read), [""; 0], "{call:?}: {told}");
    }
}

#[test]
fn what_a_file_says_never_reaches_the_terminal_as_a_command() {
    let room = Room::new("escapes");
    let clinic = room.at("clinic");
    behov(&["init", &clinic]);
    let file = room.at("clinic/clinic.toml");
    let text = fs::read_to_string(&file).unwrap();
    let text = text
        .replace("name = \"Ada\"", "name = \"A\\u001b[2Jda\"")
        .replace("\"Ada\"", "\"A\\u001b[2Jda\"");
    let named = behov_complaint(&file, &text, &clinic);
    assert!(named.contains("B0226") && !named.contains('\u{1b}'), "{named:?}");
    let more = "[[closure]]\nfrom = 2026-11-13\nto = 2026-11-13\nreason = \"\\u001b[2J\"\n\
                [[assumption]]\nabout = \"stream.urgent.per_week\"\nvalue = \"\\u001b[2J\"\n\
                tag = \"assumption\"\nnote = \"\\u001b[2J\"\n";
    let whole = fs::read_to_string("instances/tiny/clinic.toml").unwrap();
    fs::write(&file, format!("{whole}\n{more}")).unwrap();
    for call in [&["template", &clinic, "--weeks", "4"][..], &["check", &clinic, "--assumptions"]] {
        let told = behov(call);
        assert!(told.contains("\u{fffd}[2J") && !told.contains('\u{1b}'), "{call:?}: {told:?}");
    }
}

/// What `check` says of a clinic file with this text.
fn behov_complaint(file: &str, text: &str, clinic: &str) -> String {
    fs::write(file, text).unwrap();
    let parsed =
        help::parsed(&["behov", "size", clinic].map(OsString::from), crate::messages::Lang::En);
    let parsed = parsed.unwrap();
    let shell = Shell::new(&parsed.common, lang::of(&parsed), &[]);
    let stop = dispatch(&shell, &parsed, &mut Vec::new()).unwrap_err();
    output::harmless(&shell.complaint(&stop)).into_owned()
}

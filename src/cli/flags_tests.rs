//! One name for one thing, over the flags of all verbs.

use std::collections::{BTreeMap, BTreeSet};

use clap::Arg;

use super::help;
use super::*;
use crate::messages::Lang;

/// Every flag and the one thing it says.
const THINGS: &[(&str, &str)] = &[
    ("accepts", "share who accept an offer"),
    ("accepts-high", "highest share who accept"),
    ("accepts-low", "lowest share who accept"),
    ("as-is", "the holds in use are judged"),
    ("assumptions", "what was not given is listed"),
    ("baseline", "a template to stay close to"),
    ("before-control", "templates of the road offered before the control"),
    ("best", "the best pace of a road"),
    ("bookings", "a file of bookings"),
    ("changes", "a file of changes of pathways"),
    ("changes-max", "how many told of a date may get another"),
    ("clinic", "the clinic whose names are used"),
    ("columns", "a map of an extract"),
    ("csv", "dated blocks as a table"),
    ("days", "open days of a path"),
    ("excel", "a workbook instead of TOML"),
    ("fhir", "a FHIR bundle"),
    ("first", "whose requests are answered first"),
    ("goal-minutes", "minutes a week to be freed"),
    ("grid", "planned lengths are multiples"),
    ("help", "help"),
    ("holds", "which holds are played"),
    ("hospital-cancels", "share the hospital moves"),
    ("ics", "calendars"),
    ("id", "the column that says who"),
    ("idle-cost", "cost of a planned minute not needed"),
    ("idle-weight", "weight of a minute of idle time"),
    ("json", "JSON"),
    ("keep", "a column that is kept"),
    ("key", "the file of the key"),
    ("kind", "what a row of an extract is"),
    ("lang", "language"),
    ("list", "where the list without identities goes"),
    ("log", "the log as files"),
    ("markdown", "Markdown"),
    ("misclassified", "share of another class than believed"),
    ("months", "months of a road"),
    ("moves", "most blocks changed from one phase to the next"),
    ("moves-max", "most who convert in a month"),
    ("new-key", "a new key"),
    ("no-play", "nothing is played"),
    ("notice", "notice of patients who are not sub-acute"),
    ("out", "folder of the files"),
    ("overrun-cost", "cost of a minute beyond the planned length"),
    ("overtime-weight", "weight of a minute of overtime"),
    ("panel", "a file of patients in panels"),
    ("paths", "independent paths"),
    ("patient-cancels", "share patients cancel"),
    ("phases", "most phases of a road"),
    ("policies", "several policies"),
    ("policy", "one policy"),
    ("quiet", "no notes"),
    ("release", "one release rule"),
    ("releases", "several release rules"),
    ("reorder", "the order of patients is searched"),
    ("replications", "independent runs"),
    ("replications-max", "most independent runs"),
    ("rule", "how days over are weighed"),
    ("seed", "seed"),
    ("sensitivity", "what a difference hangs on"),
    ("sheet", "which sheet"),
    ("size-holds", "holds of some months are sized"),
    ("start", "who waits on the first day"),
    ("table", "where the table of keys goes"),
    ("team", "one team"),
    ("template", "a file of a template"),
    ("templates", "the template of each phase"),
    ("threads", "threads"),
    ("time-limit", "seconds of a search"),
    ("today", "the day to plan from"),
    ("unpunctual", "how late patients come"),
    ("until", "how narrow an interval"),
    ("verbose", "everything is shown"),
    ("version", "version"),
    ("waiting", "a file of a waiting list"),
    ("waiting-list", "weeks of a waiting list that is made"),
    ("waiting-weight", "weight of a minute of waiting"),
    ("warm-up", "weeks before those that count"),
    ("weeks", "weeks ahead"),
    ("windows", "open clinics under every policy"),
    ("with", "another version of the clinic"),
    ("without-easy", "share of the easy visits that leaves"),
    ("xlsx", "a workbook of the answer"),
];

/// Every flag with its verb.
fn flags() -> Vec<(String, Arg)> {
    let mut command = help::command(Lang::En);
    command.build();
    let all = [&command].into_iter().chain(command.get_subcommands());
    all.flat_map(|command| {
        let name = command.get_name().to_owned();
        command
            .get_arguments()
            .filter(|arg| arg.get_long().is_some())
            .cloned()
            .map(move |arg| (name.clone(), arg))
    })
    .collect()
}

fn long(arg: &Arg) -> String {
    arg.get_long().unwrap_or_default().to_owned()
}

#[test]
fn a_flag_says_the_same_in_every_verb() {
    let mut known: BTreeMap<String, (String, String)> = BTreeMap::new();
    for (verb, arg) in flags() {
        let values: Vec<&str> = arg
            .get_value_names()
            .unwrap_or_default()
            .iter()
            .map(clap::builder::Str::as_str)
            .collect();
        let takes = if arg.get_action().takes_values() {
            format!("{values:?} {:?}", arg.get_value_parser().type_id())
        } else {
            "nothing".to_owned()
        };
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let says = format!("{takes}: {help}");
        let (other, first) = known.entry(long(&arg)).or_insert((verb.clone(), says.clone()));
        assert_eq!(*first, says, "--{} of {other} and of {verb}", long(&arg));
    }
    assert!(known.len() > 40, "flags were looked at");
}

#[test]
fn one_thing_has_one_name() {
    let names: BTreeSet<String> = flags().iter().map(|(_, arg)| long(arg)).collect();
    let listed: BTreeSet<String> = THINGS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names, listed);
    let things: BTreeSet<&str> = THINGS.iter().map(|(_, thing)| *thing).collect();
    assert_eq!(things.len(), THINGS.len(), "a thing has two names");
}

#[test]
fn names_that_readers_of_older_pages_know_still_work_and_are_not_shown() {
    for call in [
        &["behov", "book", "x", "--baseline", "b.csv", "--max-changes", "1"][..],
        &["behov", "explain", "x", "P", "--plan", "b.csv"],
    ] {
        let call: Vec<OsString> = call.iter().map(OsString::from).collect();
        assert!(help::parsed(&call, Lang::En).is_ok(), "{call:?}");
    }
    let shown = flags().iter().any(|(_, arg)| ["plan", "max-changes"].contains(&&*long(arg)));
    assert!(!shown);
}

#[test]
fn a_slip_of_the_hand_in_a_verb_a_flag_or_a_choice_names_what_was_meant() {
    for (call, meant) in [
        (&["chekc", "x"][..], "check"),
        (&["hold-crad", "x"], "hold-card"),
        (&["book", "x", "--bokings", "b"], "--bookings"),
        (&["book", "x", "--rule", "sqares"], "squares"),
        (&["schema", "simulat"], "simulate"),
        (&["completions", "bsh"], "bash"),
        (&["size", "x", "--sample"], "behov optimum"),
    ] {
        let call: Vec<OsString> = ["behov"].iter().chain(call).map(OsString::from).collect();
        for lang in [Lang::En, Lang::Da] {
            let told = help::told(&help::parsed(&call, lang).unwrap_err(), lang);
            let hint = told.lines().skip(1).any(|line| {
                line.contains(meant) && !line.contains("possible values") && !line.contains("vælg")
            });
            assert!(hint, "{call:?}: {told}");
        }
    }
}

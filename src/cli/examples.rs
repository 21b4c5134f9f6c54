//! The examples of `--help`: calls as they are typed, each with what it shows.

use crate::messages::{Entry, Lang, key, tell};

/// A call and what it shows.
type Example = (&'static str, &'static Entry);

/// The examples of every verb.
pub(super) const EXAMPLES: &[(&str, &[Example])] = &[
    (
        "init",
        &[
            ("behov init my-clinic", key!("example.init.1")),
            ("behov init min-klinik --lang da", key!("example.init.2")),
            ("behov init min-klinik --lang da --excel", key!("example.init.3")),
        ],
    ),
    (
        "check",
        &[
            ("behov check my-clinic", key!("example.check.1")),
            ("behov check my-clinic --template plan/template.csv", key!("example.check.2")),
            ("behov check my-clinic --bookings list/bookings.csv", key!("example.check.3")),
        ],
    ),
    (
        "convert",
        &[
            ("behov convert my-clinic my-workbook", key!("example.convert.1")),
            ("behov convert my-workbook my-clinic", key!("example.convert.2")),
        ],
    ),
    (
        "schema",
        &[
            ("behov schema", key!("example.schema.1")),
            ("behov schema book --out schemas", key!("example.schema.2")),
        ],
    ),
    (
        "generate",
        &[
            ("behov generate instances/finsen/clinic.toml --out copy", key!("example.generate.1")),
            ("behov generate my-clinic --waiting-list 2 --out list", key!("example.generate.2")),
        ],
    ),
    (
        "size",
        &[
            ("behov size my-clinic", key!("example.size.1")),
            ("behov size my-clinic --as-is", key!("example.size.2")),
            ("behov size my-clinic --out sizing", key!("example.size.3")),
        ],
    ),
    (
        "bridge",
        &[
            ("behov bridge my-clinic", key!("example.bridge.1")),
            ("behov bridge my-clinic --as-is", key!("example.bridge.2")),
        ],
    ),
    (
        "hold-card",
        &[
            ("behov hold-card my-clinic", key!("example.hold-card.1")),
            ("behov hold-card my-clinic --out card", key!("example.hold-card.2")),
        ],
    ),
    (
        "optimum",
        &[
            ("behov optimum my-clinic", key!("example.optimum.1")),
            ("behov optimum my-clinic --paths 50 --days 65", key!("example.optimum.2")),
        ],
    ),
    (
        "sensitivity",
        &[
            ("behov sensitivity my-clinic", key!("example.sensitivity.1")),
            ("behov sensitivity my-clinic --out tornado", key!("example.sensitivity.2")),
        ],
    ),
    (
        "road",
        &[
            ("behov road my-clinic", key!("example.road.1")),
            ("behov road my-clinic --accepts 40% --moves-max 60", key!("example.road.2")),
            ("behov road my-clinic --templates --moves 12 --out road", key!("example.road.3")),
        ],
    ),
    (
        "frontier",
        &[
            ("behov frontier my-clinic --out curve", key!("example.frontier.1")),
            ("behov frontier my-clinic --releases 0,2 --start empty", key!("example.frontier.2")),
        ],
    ),
    (
        "simulate",
        &[
            ("behov simulate my-clinic --policy carve-out --release 1", key!("example.simulate.1")),
            ("behov simulate my-clinic --log --out run", key!("example.simulate.2")),
            ("behov simulate my-clinic --changes changes.toml", key!("example.simulate.3")),
        ],
    ),
    (
        "compare",
        &[
            ("behov compare my-clinic --policies fixed,need-based", key!("example.compare.1")),
            ("behov compare my-clinic --with changes.toml", key!("example.compare.2")),
            ("behov compare my-clinic --sensitivity", key!("example.compare.3")),
        ],
    ),
    (
        "template",
        &[
            ("behov template my-clinic", key!("example.template.1")),
            ("behov template my-clinic --weeks 12", key!("example.template.2")),
            ("behov template my-clinic --baseline plan/template.csv", key!("example.template.3")),
        ],
    ),
    (
        "plan",
        &[
            ("behov plan my-clinic --weeks 12 --out plan", key!("example.plan.1")),
            ("behov plan my-clinic --no-play", key!("example.plan.2")),
        ],
    ),
    (
        "book",
        &[
            ("behov book my-clinic --out list", key!("example.book.1")),
            (
                "behov book my-clinic --bookings list/bookings.csv --changes-max 2",
                key!("example.book.2"),
            ),
            ("behov book my-clinic --waiting list/waiting.csv --weeks 20", key!("example.book.3")),
        ],
    ),
    (
        "explain",
        &[
            (
                "behov explain my-clinic P-02 --bookings list/bookings.csv",
                key!("example.explain.1"),
            ),
            (
                "behov explain my-clinic P-02 --bookings list/bookings.csv --json",
                key!("example.explain.2"),
            ),
        ],
    ),
    (
        "export",
        &[
            ("behov export my-clinic plan --out files", key!("example.export.1")),
            ("behov export my-clinic list --xlsx --ics --out files", key!("example.export.2")),
            ("behov export my-clinic plan --csv --weeks 8 --out files", key!("example.export.3")),
        ],
    ),
    (
        "today",
        &[
            ("behov today my-clinic", key!("example.today.1")),
            (
                "behov today my-clinic --bookings list/bookings.csv --out today",
                key!("example.today.2"),
            ),
        ],
    ),
    (
        "report",
        &[
            ("behov report my-clinic --sheet week --out sheets", key!("example.report.1")),
            ("behov report my-clinic --sheet board --out sheets", key!("example.report.2")),
        ],
    ),
    (
        "day",
        &[
            ("behov day my-clinic", key!("example.day.1")),
            ("behov day my-clinic Ada/mon --reorder --out morning", key!("example.day.2")),
            ("behov day my-clinic --without-easy 20%", key!("example.day.3")),
        ],
    ),
    (
        "lengths",
        &[
            ("behov lengths instances/visit-lengths.csv", key!("example.lengths.1")),
            (
                "behov lengths instances/visit-lengths.csv --grid 10 --overrun-cost 2",
                key!("example.lengths.2"),
            ),
        ],
    ),
    (
        "import",
        &[
            ("behov import list.csv --clinic my-clinic", key!("example.import.1")),
            (
                "behov import list.xlsx --columns instances/lpr3.toml --today 2026-11-02 --out in",
                key!("example.import.2"),
            ),
        ],
    ),
    (
        "pseudonymise",
        &[
            ("behov pseudonymise --new-key --key key.txt", key!("example.pseudonymise.1")),
            (
                "behov pseudonymise raw.csv --id CPR-nr. --key key.txt --list list.csv --table table.csv",
                key!("example.pseudonymise.2"),
            ),
        ],
    ),
    (
        "dilemma",
        &[
            ("behov dilemma", key!("example.dilemma.1")),
            ("behov dilemma --markdown", key!("example.dilemma.2")),
        ],
    ),
    (
        "completions",
        &[
            ("behov completions bash --out completions", key!("example.completions.1")),
            ("behov completions zsh", key!("example.completions.2")),
        ],
    ),
    (
        "man",
        &[
            ("behov man --out man1", key!("example.man.1")),
            ("behov man --lang da", key!("example.man.2")),
        ],
    ),
];

/// The examples of a verb in a language, as they stand below its flags.
pub(super) fn of(verb: &str, lang: Lang) -> String {
    let rows = EXAMPLES.iter().find(|(known, _)| *known == verb).map_or(&[][..], |(_, rows)| rows);
    let told = rows.iter().map(|(call, shows)| format!("\n  {call}\n      {}", shows.of(lang)));
    tell!(lang, "example.heading") + &told.collect::<String>()
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::super::help::{command, parsed, told};
    use super::*;

    #[test]
    fn every_verb_has_two_or_three_examples_that_are_read_as_they_stand() {
        let command = command(Lang::En);
        let verbs: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        let known: Vec<&str> = EXAMPLES.iter().map(|(verb, _)| *verb).collect();
        assert_eq!(verbs, known);
        for (verb, rows) in EXAMPLES {
            assert!((2..=3).contains(&rows.len()), "{verb}");
            for (call, _) in *rows {
                let words: Vec<OsString> = call.split(' ').map(OsString::from).collect();
                assert_eq!((&*words[0], &*words[1]), ("behov".as_ref(), verb.as_ref()));
                let read = parsed(&words, Lang::En);
                assert!(read.is_ok(), "{call}: {}", told(&read.unwrap_err(), Lang::En));
            }
        }
    }

    #[test]
    fn examples_stand_below_the_flags_in_either_language() {
        for (lang, heading) in [(Lang::En, "Examples:"), (Lang::Da, "Eksempler:")] {
            let call = ["behov", "size", "--help"].map(OsString::from);
            let help = told(&parsed(&call, lang).unwrap_err(), lang);
            let (flags, examples) = help.split_once(heading).expect("a heading");
            assert!(flags.contains("--as-is") && examples.contains("behov size my-clinic\n"));
        }
    }
}

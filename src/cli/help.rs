//! Help, and what is wrong with a call, in the language of the user.
//!
//! clap speaks English; each of its texts is a row of the table of messages, found by the English.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, Error, FromArgMatches};

use super::arguments::Arguments;
use super::examples;
use crate::messages::{HELP, Lang, tell};

/// What stands on a page of help, with the headings of a language.
const PAGE: &str = "{about}\n\nBrug: {usage}\n\n{all-args}{after-help}";

/// Heading of the flags that every verb has.
const EVERY_VERB: &str = "Tilvalg for alle kommandoer";

/// What asks for help as a word.
const HELP_WORD: &str = "help";

/// The names of values, in English and in Danish.
const VALUES: [(&str, &str); 30] = [
    ("DIR", "MAPPE"),
    ("FILE", "FIL"),
    ("DATE", "DATO"),
    ("WEEKS", "UGER"),
    ("DAYS", "DAGE"),
    ("NAME", "NAVN"),
    ("NAMES", "NAVNE"),
    ("LIST", "LISTE"),
    ("START", "START"),
    ("SHEET", "ARK"),
    ("SHELL", "SHELL"),
    ("RULE", "REGEL"),
    ("SHARE", "ANDEL"),
    ("MEASURE", "MÅL"),
    ("MEASURE=WIDTH", "MÅL=BREDDE"),
    ("MEAN:SD", "MIDDEL:SPREDNING"),
    ("WEIGHT", "VÆGT"),
    ("MINUTES", "MINUTTER"),
    ("COLUMN", "KOLONNE"),
    ("KIND", "SLAGS"),
    ("COST", "OMKOSTNING"),
    ("SESSION", "PROGRAM"),
    ("PATIENT", "PATIENT"),
    ("PLAN", "PLAN"),
    ("N", "N"),
    ("S", "S"),
    ("LANG", "SPROG"),
    ("TO", "NY-MAPPE"),
    ("HOLDS", "TIDER"),
    ("FIRST", "HVEM"),
];

/// Flags of `size` that became commands, by which answer they asked for.
const MOVED: [(&str, &str); 4] = [
    ("--bridge", "behov bridge"),
    ("--hold-card", "behov hold-card"),
    ("--sample", "behov optimum"),
    ("--sensitivity", "behov sensitivity"),
];

/// The call, or what is wrong with it.
pub(super) fn parsed(arguments: &[OsString], lang: Lang) -> Result<Arguments, Error> {
    let mut command = command(lang);
    let mut matches = command.try_get_matches_from_mut(arguments);
    if matches.as_ref().is_err_and(asks_for_help) {
        matches = command.try_get_matches_from_mut(with_the_flag(arguments));
    }
    Arguments::from_arg_matches(&matches?).map_err(|refused| refused.format(&mut command))
}

/// Whether a call that no verb fits begins with `help`.
fn asks_for_help(refused: &Error) -> bool {
    refused.kind() == ErrorKind::InvalidSubcommand
        && context(refused, ContextKind::InvalidSubcommand) == HELP_WORD
}

/// `behov help book` as `behov book --help`.
fn with_the_flag(arguments: &[OsString]) -> Vec<OsString> {
    let mut call = arguments.to_vec();
    if let Some(at) = call.iter().position(|argument| argument == HELP_WORD) {
        call.remove(at);
    }
    call.push(OsString::from("--help"));
    call
}

/// What is wrong with a call, or the help it asked for.
pub(super) fn told(refused: &Error, lang: Lang) -> String {
    if let Some(instead) = moved(refused) {
        let argument = context(refused, ContextKind::InvalidArg);
        let wrong = tell!(lang, "call.moved", argument = argument);
        let instead = tell!(lang, "call.instead", call = instead);
        return tell!(lang, "call.error", wrong = wrong) + "\n  " + &instead + "\n";
    }
    let rendered = refused.render().to_string();
    if lang == Lang::En {
        return rendered;
    }
    let rendered = rendered.replace("[OPTIONS]", "[TILVALG]");
    let of = |kind: ContextKind| context(refused, kind);
    let argument = of(ContextKind::InvalidArg);
    let wrong = match refused.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return rendered,
        ErrorKind::UnknownArgument => tell!(lang, "call.unknown", argument = argument),
        ErrorKind::InvalidSubcommand => {
            tell!(lang, "call.no-verb", verb = of(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if of(ContextKind::InvalidValue).is_empty() => {
            tell!(lang, "call.no-value", argument = argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = of(ContextKind::InvalidValue);
            tell!(lang, "call.value", value = value, argument = argument)
        }
        ErrorKind::MissingRequiredArgument => tell!(lang, "call.missing", arguments = argument),
        ErrorKind::MissingSubcommand => tell!(lang, "call.which-verb"),
        ErrorKind::ArgumentConflict => {
            let other = of(ContextKind::PriorArg);
            tell!(lang, "call.conflict", argument = argument, other = other)
        }
        _ => tell!(lang, "call.wrong"),
    };
    let mut told = tell!(lang, "call.error", wrong = wrong) + "\n";
    for kind in [ContextKind::ValidValue, ContextKind::ValidSubcommand] {
        if let Some(ContextValue::Strings(known)) = refused.get(kind) {
            told.extend(["  ", &tell!(lang, "call.known", known = known.join(", ")), "\n"]);
        }
    }
    for kind in
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
    {
        let near = of(kind);
        if !near.is_empty() {
            told.extend(["  ", &tell!(lang, "hint.mean", name = near), "\n"]);
        }
    }
    told + "\n" + &tell!(lang, "call.help") + "\n"
}

fn context(refused: &Error, kind: ContextKind) -> String {
    refused.get(kind).map(ToString::to_string).unwrap_or_default()
}

/// The command that a flag nobody knows has become.
fn moved(refused: &Error) -> Option<&'static str> {
    let argument = context(refused, ContextKind::InvalidArg);
    let unknown = refused.kind() == ErrorKind::UnknownArgument;
    let found = MOVED.iter().find(|(flag, _)| unknown && *flag == argument);
    found.map(|(_, instead)| *instead)
}

/// The command line with its help in a language, and with examples of each verb.
pub(super) fn command(lang: Lang) -> Command {
    let command = match lang {
        Lang::En => Arguments::command(),
        Lang::Da => danish(Arguments::command(), true),
    };
    command.mut_subcommands(|verb| {
        let examples = examples::of(verb.get_name(), lang);
        verb.after_help(examples)
    })
}

fn danish(command: Command, top: bool) -> Command {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let mut command = command
        .about(words(&about))
        .help_template(PAGE)
        .subcommand_help_heading("Kommandoer")
        .subcommand_value_name("KOMMANDO")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(argument);
    if top {
        let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let flag = |name: &'static str, letter: char, action: ArgAction| {
            Arg::new(name).short(letter).long(name).action(action).help_heading(EVERY_VERB)
        };
        let help = flag("help", 'h', ArgAction::Help).help(words("Print help"));
        let version = flag("version", 'V', ArgAction::Version).help(words("Print version"));
        command = command.after_help(words(&after)).arg(help.global(true)).arg(version);
    }
    let verbs: Vec<String> =
        command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    for verb in verbs {
        command = command.mut_subcommand(verb, |command| danish(command, false));
    }
    command
}

/// An argument with its help, choices and default in Danish.
fn argument(arg: Arg) -> Arg {
    let mut help = words(&arg.get_help().map(ToString::to_string).unwrap_or_default());
    let choices = arg.get_possible_values();
    let choices: Vec<&str> = choices.iter().map(clap::builder::PossibleValue::get_name).collect();
    let takes = arg.get_action().takes_values();
    if takes && !choices.is_empty() {
        help.extend([" [mulige: ", &choices.join(", "), "]"]);
    }
    let usual: Vec<String> =
        arg.get_default_values().iter().map(|text| text.to_string_lossy().into_owned()).collect();
    if takes && !usual.is_empty() {
        help.extend([" [standard: ", &usual.join(", "), "]"]);
    }
    let names = arg.get_value_names().unwrap_or_default().iter().map(|name| value(name));
    let names: Vec<&'static str> = names.collect();
    let heading = match (arg.is_global_set(), arg.is_positional()) {
        (true, _) => EVERY_VERB,
        (false, true) => "Argumenter",
        (false, false) => "Tilvalg",
    };
    let id = arg.get_id().as_str().to_uppercase();
    let arg = arg.help(help).long_help(None::<&str>).help_heading(heading);
    if !takes {
        return arg;
    }
    let names = if names.is_empty() { vec![value(&id)] } else { names };
    arg.hide_possible_values(true).hide_default_value(true).value_names(names)
}

fn value(name: &str) -> &'static str {
    VALUES.iter().find(|(english, _)| *english == name).map_or("VÆRDI", |(_, danish)| danish)
}

/// What clap says in English, in Danish; a test sees that there is a row for all of it.
fn words(english: &str) -> String {
    let row = HELP.iter().find(|entry| entry.of(Lang::En) == english);
    row.map_or(english, |entry| entry.of(Lang::Da)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::told as told_of;
    use super::*;

    #[test]
    fn all_that_clap_says_of_verbs_and_flags_has_a_row() {
        let command = command(Lang::En);
        let mut said = vec![command.get_after_help().map(ToString::to_string)];
        for command in [&command].into_iter().chain(command.get_subcommands()) {
            said.push(command.get_about().map(ToString::to_string));
            said.extend(command.get_arguments().map(|arg| arg.get_help().map(ToString::to_string)));
        }
        for text in said.into_iter().flatten() {
            assert!(HELP.iter().any(|entry| entry.of(Lang::En) == text), "no row says: {text}");
        }
    }

    #[test]
    fn every_value_has_a_danish_name() {
        for verb in command(Lang::Da).get_subcommands() {
            for arg in verb.get_arguments().filter(|arg| arg.get_action().takes_values()) {
                let names = arg.get_value_names().unwrap_or_default();
                let named = !names.is_empty() && names.iter().all(|name| name.as_str() != "VÆRDI");
                assert!(named, "{} {}", verb.get_name(), arg.get_id());
            }
        }
    }

    #[test]
    fn help_is_asked_for_by_the_word_as_by_the_flag() {
        let told = |lang, call: &[&str]| {
            let call: Vec<OsString> = ["behov"].iter().chain(call).map(OsString::from).collect();
            told_of(&parsed(&call, lang).unwrap_err(), lang)
        };
        for lang in [Lang::En, Lang::Da] {
            assert_eq!(told(lang, &["help", "book"]), told(lang, &["book", "--help"]));
            assert_eq!(told(lang, &["help"]), told(lang, &["--help"]));
        }
        let unknown = told(Lang::Da, &["help", "chekc"]);
        assert!(unknown.starts_with("fejl: der er ingen kommando `chekc`\n"), "{unknown}");
    }

    #[test]
    fn a_call_that_cannot_be_read_is_refused_in_danish() {
        let told = |call: &[&str]| {
            let call: Vec<OsString> = ["behov"].iter().chain(call).map(OsString::from).collect();
            told_of(&parsed(&call, Lang::Da).unwrap_err(), Lang::Da)
        };
        assert!(told(&["chekc", "x"]).starts_with("fejl: der er ingen kommando `chekc`\n"));
        assert!(told(&["check", "x", "--as"]).starts_with("fejl: ukendt argument `--as`\n"));
        assert!(told(&["check"]).contains("der mangler: <MAPPE>"), "{}", told(&["check"]));
        let moved = told(&["size", "x", "--hold-card"]);
        assert!(moved.contains("kommando for sig") && moved.contains("behov hold-card"), "{moved}");
        let wrong = told(&["size", "x", "--seed", "many"]);
        assert!(wrong.starts_with("fejl: `many` er ikke en værdi for `--seed <N>`"), "{wrong}");
        let help = told(&["size", "--help"]);
        assert!(help.contains("Brug: behov size [TILVALG] <MAPPE>"), "{help}");
        assert!(help.contains("Tilvalg for alle kommandoer:"), "{help}");
    }
}

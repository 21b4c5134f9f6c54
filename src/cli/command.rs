//! A call in words, as an answer keeps it: without what changes no answer, and no place of a machine.

use std::ffi::OsString;
use std::path::Path;

/// Flags that change how an answer is told, or how soon, and nothing in it.
const SILENT: [&str; 6] = ["--json", "--markdown", "--quiet", "-q", "--verbose", "-v"];

/// The same, with a value.
const SILENT_WITH_VALUE: [&str; 3] = ["--out", "--threads", "--lang"];

/// The call: a path is told by its last name alone.
pub(super) fn of(call: &[OsString]) -> String {
    let words = call.iter().skip(1).map(|word| word.to_string_lossy());
    let (mut told, mut skips) = (vec!["behov".to_owned()], false);
    for word in words {
        let flag = word.split_once('=').map_or(&*word, |(flag, _)| flag);
        if std::mem::take(&mut skips) || SILENT.contains(&flag) {
            continue;
        }
        if SILENT_WITH_VALUE.contains(&flag) {
            skips = !word.contains('=');
            continue;
        }
        told.push(quoted(last_name(&word)));
    }
    told.join(" ")
}

/// The last name of a path, and of the value of a flag.
fn last_name(word: &str) -> String {
    let (flag, value) = match word.split_once('=') {
        Some((flag, value)) if flag.starts_with("--") => (format!("{flag}="), value),
        _ => (String::new(), word),
    };
    let path = Path::new(value);
    // `Ada/mon` is a session, unless something stands there.
    let last = path.file_name().filter(|_| path.is_absolute() || path.exists());
    flag + &last.map_or_else(|| value.to_owned(), |name| name.to_string_lossy().into_owned())
}

fn quoted(word: String) -> String {
    if word.contains(char::is_whitespace) { format!("\"{word}\"") } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(call: &str) -> String {
        of(&call.split(' ').map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn a_call_keeps_what_the_answer_hangs_on() {
        let call =
            "behov book instances/tiny --json --waiting=/c/d.csv --threads 2 --lang=da --seed 3";
        assert_eq!(told(call), "behov book tiny --waiting=d.csv --seed 3");
        assert_eq!(told("behov size tiny -q --out /x/y --as-is"), "behov size tiny --as-is");
    }

    #[test]
    fn shares_and_sessions_are_no_paths() {
        assert_eq!(told("behov day tiny Ada/mon"), "behov day tiny Ada/mon");
        assert_eq!(told("behov day tiny --unpunctual 5:10"), "behov day tiny --unpunctual 5:10");
    }
}

//! What the solver writes into a value, a date, a weekday, minutes or a number, in the words of a
//! language.

use std::io::{self, ErrorKind};

use chrono::NaiveDate;

use super::{Lang, date};

/// Placeholders that hold what somebody is called: never touched.
const NAMES: [&str; 13] = [
    "patient",
    "clinician",
    "team",
    "need",
    "room",
    "label",
    "policy",
    "name",
    "pathway",
    "class",
    "right",
    "phone",
    "colour",
];

/// The value of a placeholder as a language writes it.
#[must_use]
pub fn in_words(lang: Lang, name: &str, value: &str) -> String {
    if lang == Lang::En || NAMES.contains(&name) {
        return value.to_owned();
    }
    if let Some(told) = of_the_system(value) {
        return told;
    }
    let words: Vec<&str> = value.split(' ').collect();
    let told = words.iter().enumerate().map(|(at, word)| {
        let of_cycle = |word: &&str| word.split_once('/').map(|(week, _)| (*week).to_owned());
        let last = words.len() - at <= 2 && words.get(at + 1).is_none_or(|w| w.contains('/'));
        if let Some(day) = weekday(word).filter(|_| last) {
            return day;
        }
        if let Some(week) = of_cycle(word).filter(|_| at > 0 && weekday(words[at - 1]).is_some()) {
            return format!("i rul-uge {week}");
        }
        let counted = at > 0 && words[at - 1].bytes().all(|letter| letter.is_ascii_digit());
        match word.parse::<NaiveDate>() {
            Ok(date) => date::short(lang, date),
            Err(_) if *word == "min" && counted => "min.".to_owned(),
            Err(_) if is_decimal(word) => word.replace('.', ","),
            Err(_) => (*word).to_owned(),
        }
    });
    told.collect::<Vec<_>>().join(" ")
}

/// What the system says of a file, in Danish; nothing where it says nothing, or what has no words here.
fn of_the_system(value: &str) -> Option<String> {
    let (said, number) = value.strip_suffix(')')?.rsplit_once(" (os error ")?;
    let about = said.rsplit_once(": ").map_or(String::new(), |(about, _)| format!("{about}: "));
    let said = match io::Error::from_raw_os_error(number.parse().ok()?).kind() {
        ErrorKind::NotFound => "filen eller mappen findes ikke",
        ErrorKind::AlreadyExists => "filen findes allerede",
        ErrorKind::PermissionDenied => "der er ikke adgang",
        ErrorKind::StorageFull => "drevet er fuldt",
        ErrorKind::ReadOnlyFilesystem => "drevet kan kun læses",
        ErrorKind::IsADirectory => "det er en mappe",
        ErrorKind::NotADirectory => "det er ikke en mappe",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "filen er i brug",
        _ => return None,
    };
    Some(about + said)
}

/// Whether a word is a number with decimals, and nothing else.
fn is_decimal(word: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = word.strip_prefix('-').unwrap_or(word);
    number.split_once('.').is_some_and(|(whole, rest)| digits(whole) && digits(rest))
}

/// A weekday in Danish.
fn weekday(word: &str) -> Option<String> {
    let english = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let day = english.iter().position(|day| *day == word)?;
    Some(date::weekday(Lang::Da, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_weekdays_and_minutes_are_danish_and_names_are_left_alone() {
        let told = |name, value| in_words(Lang::Da, name, value);
        assert_eq!(told("place", "Ada, Mon"), "Ada, man");
        assert_eq!(told("day", "Wed 2/4"), "ons i rul-uge 2");
        assert_eq!(told("place", "Mon, 2026-11-13 09:00-09:20"), "Mon, 13-11-2026 09:00-09:20");
        assert_eq!(told("minutes", "20 min"), "20 min.");
        assert_eq!((&*told("value", "-1.5"), &*told("sum", "0.25")), ("-1,5", "0,25"));
        assert_eq!((&*told("class", "1.5"), &*told("value", "1.2.3")), ("1.5", "1.2.3"));
        assert_eq!(told("patient", "Mon"), "Mon");
        assert_eq!(in_words(Lang::En, "day", "Mon"), "Mon");
    }

    #[test]
    fn what_the_system_says_of_a_file_is_danish() {
        let gone = io::Error::from_raw_os_error(2);
        let said = "filen eller mappen findes ikke";
        assert_eq!(in_words(Lang::Da, "reason", &gone.to_string()), said);
        let named = format!("week.csv: {gone}");
        assert_eq!(in_words(Lang::Da, "reason", &named), format!("week.csv: {said}"));
        assert_eq!(in_words(Lang::En, "reason", &gone.to_string()), gone.to_string());
    }
}

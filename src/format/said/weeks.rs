//! Weeks as Danes say them: `uge 46 2026`, `46-2026`, `2026-W46`, `uge 46-47 2026`.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::date::is_plain;
use super::word::norm;

/// Weeks that were read: from a Monday to a Sunday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Weeks {
    pub(crate) monday: NaiveDate,
    pub(crate) sunday: NaiveDate,
    /// Whether the year is the one in which they come next.
    pub(crate) year_assumed: bool,
}

/// How long ahead a week without a year may lie \[weeks\].
const AHEAD_MAX: u64 = 30;

/// Reads a week or a range of weeks. `None` for what says no week, `Some(None)` for one that does
/// not exist or that cannot be told from another.
#[expect(clippy::option_option, reason = "no week and an unreadable week are different things")]
pub(crate) fn read(text: &str, as_of: NaiveDate) -> Option<Option<Weeks>> {
    if is_plain(text) {
        return None;
    }
    let text = norm(text);
    let rest = text.strip_prefix("fra ").unwrap_or(&text);
    let parts: Vec<&str> =
        rest.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let words: String = rest.chars().filter(|c| c.is_alphabetic()).collect();
    let named = matches!(words.as_str(), "uge" | "ugei" | "ugerne" | "uger" | "u" | "w" | "week");
    // `46-2026` is a week where it can be no month.
    let bare = words.is_empty()
        && matches!(parts[..], [week, year] if week.len() == 2 && year.len() == 4 && week > "12")
        && rest.len() == 7;
    if !named && !bare {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok();
    let is_year = |part: &&str| part.len() == 4;
    let (years, weeks): (Vec<&str>, Vec<&str>) = parts.iter().partition(|part| is_year(part));
    let short_year = |week: &str, year: &str| {
        let follows = number(year)? >= 24 && number(year) < number(week) || rest.contains('/');
        (follows && year.len() == 2).then(|| number(year).map(|year| 2000 + year))?
    };
    let range = rest.contains('-') || rest.contains('–') || words.contains("uger");
    let read = match (&weeks[..], &years[..]) {
        ([week], [year]) => given(number(week), number(week), number(year)),
        ([week], []) => next(number(week), number(week), as_of),
        ([first, last], [year]) if range => given(number(first), number(last), number(year)),
        ([week, year], []) if short_year(week, year).is_some() => {
            given(number(week), number(week), short_year(week, year))
        }
        // `uge 20-26` may be weeks, or a week of 2026.
        ([first, last], []) if range && number(last) >= Some(40) => {
            next(number(first), number(last), as_of)
        }
        _ => None,
    };
    Some(read)
}

fn given(first: Option<u32>, last: Option<u32>, year: Option<u32>) -> Option<Weeks> {
    let year = i32::try_from(year?).ok()?;
    let monday = NaiveDate::from_isoywd_opt(year, first?, Weekday::Mon)?;
    let sunday = NaiveDate::from_isoywd_opt(year, last?, Weekday::Sun)?;
    (monday < sunday).then_some(Weeks { monday, sunday, year_assumed: false })
}

/// The weeks of those numbers that end next.
fn next(first: Option<u32>, last: Option<u32>, as_of: NaiveDate) -> Option<Weeks> {
    let year = u32::try_from(as_of.iso_week().year()).ok()?;
    let ahead = as_of.checked_add_days(Days::new(7 * AHEAD_MAX))?;
    let in_year = |year| given(first, last, Some(year));
    let weeks =
        in_year(year).filter(|weeks| weeks.sunday >= as_of).or_else(|| in_year(year + 1))?;
    (weeks.monday <= ahead).then_some(Weeks { year_assumed: true, ..weeks })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    #[expect(clippy::option_option, reason = "as `read`")]
    fn monday(text: &str) -> Option<Option<NaiveDate>> {
        read(text, date(2026, 11, 2)).map(|weeks| weeks.map(|weeks| weeks.monday))
    }

    #[test]
    fn weeks_are_read_as_danes_say_them() {
        for text in [
            "uge 46 2026",
            "uge 46/2026",
            "Uge 46, 2026",
            "2026-W46",
            "46-2026",
            "u46 2026",
            "uge 46-2026",
            "2026 uge 46",
            "uge 46/26",
            "uge 46",
            "46/2026",
            "uge46",
            "uge 46 i 2026",
            "uge 46-26",
        ] {
            assert_eq!(monday(text), Some(Some(date(2026, 11, 9))), "{text}");
        }
        assert_eq!(monday("uge 53 2026"), Some(Some(date(2026, 12, 28))));
        assert_eq!(monday("uge 2"), Some(Some(date(2027, 1, 11))));
        let two = read("uge 47-48 2026", date(2026, 11, 2)).flatten().expect("weeks");
        assert_eq!((two.monday, two.sunday), (date(2026, 11, 16), date(2026, 11, 29)));
    }

    #[test]
    fn weeks_that_do_not_exist_or_lie_far_away_are_not_read() {
        for text in ["uge 53 2027", "uge 54 2026", "uge 0 2026", "uge 44", "uge", "uge 20-26"] {
            assert_eq!(monday(text), Some(None), "{text}");
        }
        for text in ["09-11-2026", "11-2026", "snarest", "12345", "2026", ""] {
            assert_eq!(monday(text), None, "{text}");
        }
    }
}

//! Weeks as Danes say them: `uge 46 2026`, `46-2026`, `7-2027`, `2026-W46`, `uge 46-47 2026`. The one
//! reading of them, whatever they stand in.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::date::is_plain;
use super::word::norm;

/// Weeks by their numbers, which may be some that their year does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) first: u32,
    pub(crate) last: u32,
    /// The year they are of, where it is said.
    pub(crate) year: Option<i32>,
    /// Whether it could be a month of a year, as `11-2026` could.
    pub(crate) may_be_month: bool,
}

/// Weeks that were read: from a Monday to a Sunday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Weeks {
    pub(crate) monday: NaiveDate,
    pub(crate) sunday: NaiveDate,
    /// Whether the year is the one in which they come next.
    pub(crate) year_assumed: bool,
    /// Whether a month could be meant.
    pub(crate) may_be_month: bool,
}

/// How long ahead a week without a year may lie \[weeks\].
const AHEAD_MAX: u64 = 30;

/// The words that say that numbers are weeks.
const NAMES: [&str; 7] = ["uge", "ugei", "ugerne", "uger", "u", "w", "week"];

/// Reads a week or a range of weeks by their numbers. `None` for what says no week, `Some(None)` for
/// one that cannot be told from another.
#[expect(clippy::option_option, reason = "no week and an unreadable week are different things")]
pub(crate) fn said(text: &str) -> Option<Option<Said>> {
    if is_plain(text) {
        return None;
    }
    let text = norm(text);
    let rest = text.strip_prefix("fra ").unwrap_or(&text);
    let parts: Vec<&str> =
        rest.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let words: String = rest.chars().filter(|c| c.is_alphabetic()).collect();
    let sign = |c: char| c.is_alphanumeric() || c == ' ' || "-–/.,()".contains(c);
    let named = NAMES.contains(&words.as_str()) && rest.chars().all(sign);
    // A number and a year with one sign between are a week.
    let of_two = |text: &str| text.len() <= 2 && !text.is_empty();
    let bare = rest.split_once(['-', '/']).is_some_and(|(one, other)| {
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        digits(one)
            && digits(other)
            && (of_two(one) && other.len() == 4 || one.len() == 4 && of_two(other))
    });
    if !named && !bare {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 2);
    let year = |part: &str| part.parse::<i32>().ok();
    let (years, weeks): (Vec<&str>, Vec<&str>) = parts.iter().partition(|part| part.len() == 4);
    let short_year = |week: &str, year: &str| {
        let follows = number(year)? >= 24 && number(year) < number(week) || rest.contains('/');
        (follows && year.len() == 2).then(|| Some(2000 + year.parse::<i32>().ok()?))?
    };
    let range = rest.contains(['-', '–']) || words.contains("uger");
    let of = |first: &str, last: &str, year: Option<i32>| {
        let (first, last) = (number(first)?, number(last)?);
        Some(Said { first, last, year, may_be_month: bare && (1..=12).contains(&first) })
    };
    Some(match (&weeks[..], &years[..]) {
        ([week], [of_year]) => of(week, week, year(of_year)),
        ([week], []) => of(week, week, None),
        ([first, last], [of_year]) if range => of(first, last, year(of_year)),
        ([week, year], []) if short_year(week, year).is_some() => {
            of(week, week, short_year(week, year))
        }
        // `uge 20-26` may be weeks, or a week of 2026.
        ([first, last], []) if range && number(last) >= Some(40) => of(first, last, None),
        _ => None,
    })
}

/// Reads a week or a range of weeks as days: `Some(None)` also for one that does not exist. Without a
/// year they are the next.
#[expect(clippy::option_option, reason = "as `said`")]
pub(crate) fn read(text: &str, as_of: NaiveDate) -> Option<Option<Weeks>> {
    let Some(said) = said(text)? else { return Some(None) };
    let weeks = match said.year {
        Some(_) => given(said, said.year),
        None => next(said, as_of),
    };
    Some(weeks)
}

fn given(said: Said, year: Option<i32>) -> Option<Weeks> {
    let monday = NaiveDate::from_isoywd_opt(year?, said.first, Weekday::Mon)?;
    let sunday = NaiveDate::from_isoywd_opt(year?, said.last, Weekday::Sun)?;
    let may_be_month = said.may_be_month;
    (monday < sunday).then_some(Weeks { monday, sunday, year_assumed: false, may_be_month })
}

/// The weeks of those numbers that end next.
fn next(said: Said, as_of: NaiveDate) -> Option<Weeks> {
    let year = as_of.iso_week().year();
    let ahead = as_of.checked_add_days(Days::new(7 * AHEAD_MAX))?;
    let in_year = |year| given(said, Some(year));
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
            "46-2026",
            "2026-46",
            "uge 46 (2026)",
        ] {
            assert_eq!(monday(text), Some(Some(date(2026, 11, 9))), "{text}");
        }
        assert_eq!(monday("uge 53 2026"), Some(Some(date(2026, 12, 28))));
        assert_eq!(monday("uge 2"), Some(Some(date(2027, 1, 11))));
        let two = read("uge 47-48 2026", date(2026, 11, 2)).flatten().expect("weeks");
        assert_eq!((two.monday, two.sunday), (date(2026, 11, 16), date(2026, 11, 29)));
    }

    #[test]
    fn a_week_of_one_digit_is_read_in_every_form_and_told_where_a_month_could_be_meant() {
        let week = |text| read(text, date(2026, 11, 2)).flatten();
        for text in
            ["uge 7", "u7", "uge 7 2027", "uge 7-2027", "uge 07-2027", "2027-W7", "2027-W07"]
        {
            let read = week(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((read.monday, read.may_be_month), (date(2027, 2, 15), false), "{text}");
        }
        for text in ["7-2027", "07-2027", "7/2027", "2027-7", "2027-07"] {
            let read = week(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((read.monday, read.may_be_month), (date(2027, 2, 15), true), "{text}");
        }
        assert!(!week("13-2027").expect("a week").may_be_month);
    }

    #[test]
    fn weeks_that_do_not_exist_or_lie_far_away_are_not_read() {
        for text in ["uge 53 2027", "uge 54 2026", "uge 0 2026", "uge 44", "uge", "uge 20-26"] {
            assert_eq!(monday(text), Some(None), "{text}");
        }
        for text in ["09-11-2026", "snarest", "12345", "2026", "46", "2026-2027", "7.2027", ""] {
            assert_eq!(monday(text), None, "{text}");
        }
    }
}

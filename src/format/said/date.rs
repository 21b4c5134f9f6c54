//! Dates as Danes write them: day, month, year. Nothing is guessed: a date without a year, one
//! whose month stands first and one that does not exist are told apart and not read.

use chrono::{Datelike, NaiveDate, Weekday};

use super::clock;
use super::word::norm;

/// A date that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Read {
    pub(crate) date: NaiveDate,
    pub(crate) style: Style,
    pub(crate) order: Order,
}

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Style {
    /// The year first.
    Iso,
    Dash,
    Dot,
    Slash,
    /// With two kinds of signs, as in `5/10-2026`.
    Mixed,
    /// With the month or the weekday in words.
    Words,
    /// Eight digits, or the count of days of a spreadsheet.
    Digits,
}

/// What a date says of the order in which day and month stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// The day is above 12, so it stands first.
    DayFirst,
    /// Either might be the month.
    Open,
    /// It cannot be read in two ways.
    Sure,
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    Unreadable,
    /// The second number is above 12.
    MonthFirst(Style),
    /// It names a weekday that the date is not.
    Weekday,
}

/// Reads a date with or without a weekday before it and a time after it.
pub(crate) fn read(text: &str) -> Result<Read, Unread> {
    if is_plain(text) {
        return in_numbers(text);
    }
    let text = norm(text).replace(DASHES, "-");
    let (weekday, rest) = weekday(&text);
    let rest =
        ["den ", "d. ", "d "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let spaced = spaced(rest);
    let words: Vec<&str> = spaced.split(' ').filter(|word| !word.is_empty()).collect();
    let mut why = Unread::Unreadable;
    for count in (1..=words.len()).rev() {
        let time = words[count..].join(" ");
        let Some(shift) = clock::after_date(&time) else { continue };
        match day(&words[..count].join(" ")) {
            Ok(read) => {
                let american = time.ends_with("am") || time.ends_with("pm");
                return shifted(read, shift, american).and_then(|read| agrees(read, weekday));
            }
            Err(Unread::Unreadable) => {}
            Err(other) => why = other,
        }
    }
    Err(why)
}

/// Whether a text is ten digits and signs, as `05-10-2026` is: no words, no weekday, no time.
pub(super) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let sign = |at: usize| matches!(bytes[at], b'-' | b'.' | b'/');
    let plain = |b: &u8| b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'/');
    bytes.len() == 10 && bytes.iter().all(plain) && (sign(2) && sign(5) || sign(4) && sign(7))
}

/// Dashes that a word processor puts in the place of a hyphen.
const DASHES: [char; 7] =
    ['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2015}', '\u{2212}'];

/// `2026-10-05T07:00` with a space for its `T`.
fn spaced(text: &str) -> String {
    let bytes = text.as_bytes();
    let joined = bytes.get(10) == Some(&b't')
        && bytes[..10].iter().all(|b| b.is_ascii_digit() || *b == b'-')
        && bytes.get(11).is_some_and(u8::is_ascii_digit);
    if joined { format!("{} {}", &text[..10], &text[11..]) } else { text.to_owned() }
}

/// The date in Denmark of an instant given with its offset; a clock of 12 hours is no Danish one,
/// so what could be read in two ways is as good as month first.
fn shifted(read: Read, shift: clock::Shift, american: bool) -> Result<Read, Unread> {
    let date = match shift {
        clock::Shift::Local => read.date,
        clock::Shift::Utc(minutes) => clock::danish_date(read.date, minutes).unwrap_or(read.date),
    };
    match read.order {
        Order::Open if american => Err(Unread::MonthFirst(read.style)),
        _ => Ok(Read { date, ..read }),
    }
}

fn agrees(read: Read, weekday: Option<Weekday>) -> Result<Read, Unread> {
    match weekday {
        Some(day) if day != read.date.weekday() => Err(Unread::Weekday),
        // A weekday that fits says which number is the day.
        Some(_) => Ok(Read { style: Style::Words, order: Order::Sure, ..read }),
        None => Ok(read),
    }
}

const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Mon, &["mandag", "man", "ma", "mon", "monday"]),
    (Weekday::Tue, &["tirsdag", "tirs", "tir", "ti", "tue", "tuesday"]),
    (Weekday::Wed, &["onsdag", "ons", "on", "wed", "wednesday"]),
    (Weekday::Thu, &["torsdag", "tors", "tor", "to", "thu", "thursday"]),
    (Weekday::Fri, &["fredag", "fre", "fr", "fri", "friday"]),
    (Weekday::Sat, &["lørdag", "lør", "lø", "sat", "saturday"]),
    (Weekday::Sun, &["søndag", "søn", "sø", "sun", "sunday"]),
];

/// The weekday that a text begins with, and the rest.
fn weekday(text: &str) -> (Option<Weekday>, &str) {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let word = &text[..end];
    let found = WEEKDAYS.iter().find(|(_, words)| words.contains(&word));
    match found {
        Some((day, _)) => (Some(*day), text[end..].trim_start_matches(['.', ',', ' '])),
        None => (None, text),
    }
}

/// The word of the clinic file for a weekday alone, however people write it: `Tirsdag`, `tirs.`, `tue`.
pub(crate) fn weekday_code(text: &str) -> Option<&'static str> {
    let said = norm(text);
    let (day, rest) = weekday(&said);
    let codes = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    day.filter(|_| rest.is_empty()).map(|day| codes[day.num_days_from_monday() as usize])
}

const MONTHS: [&[&str]; 12] = [
    &["januar", "jan", "january"],
    &["februar", "feb", "febr", "february"],
    &["marts", "mar", "march", "mrt"],
    &["april", "apr"],
    &["maj", "may"],
    &["juni", "jun", "june"],
    &["juli", "jul", "july"],
    &["august", "aug"],
    &["september", "sep", "sept"],
    &["oktober", "okt", "october", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

fn day(text: &str) -> Result<Read, Unread> {
    if text.bytes().any(|b| b.is_ascii_alphabetic()) { in_words(text) } else { in_numbers(text) }
}

/// `5. oktober 2026`, `5-okt-26`, `05oct2026`, `oct 5, 2026`.
fn in_words(text: &str) -> Result<Read, Unread> {
    let mut apart = String::new();
    let mut before = ' ';
    for c in text.chars() {
        if before.is_ascii_digit() && c.is_alphabetic()
            || before.is_alphabetic() && c.is_ascii_digit()
        {
            apart.push(' ');
        }
        apart.push(c);
        before = c;
    }
    let parts = apart.split([' ', '.', ',', '-', '/']).filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.collect();
    let [first, second, year] = parts[..] else { return Err(Unread::Unreadable) };
    let month = |word: &str| (1..).zip(MONTHS).find(|(_, names)| names.contains(&word));
    let (day, month) = match (month(first), month(second)) {
        (None, Some((month, _))) => (first, month),
        (Some((month, _)), None) => (second, month),
        _ => return Err(Unread::Unreadable),
    };
    let date = number(day, 1..=2)
        .zip(year_of(year))
        .and_then(|(day, year)| NaiveDate::from_ymd_opt(year, month, day));
    let date = date.ok_or(Unread::Unreadable)?;
    Ok(Read { date, style: Style::Words, order: Order::Sure })
}

fn number(part: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let sound = lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    sound.then(|| part.parse().ok()).flatten()
}

/// A year of four digits, or of two: this century up to 69.
fn year_of(part: &str) -> Option<i32> {
    let year = number(part, 2..=4).filter(|_| part.len() != 3)?;
    let year = i32::try_from(year).ok()?;
    Some(match part.len() {
        2 if year < 70 => 2000 + year,
        2 => 1900 + year,
        _ => year,
    })
}

fn in_numbers(text: &str) -> Result<Read, Unread> {
    let is_digit = |c: char| c.is_ascii_digit();
    let parts: Vec<&str> = text.split(|c| !is_digit(c)).filter(|part| !part.is_empty()).collect();
    let signs: Vec<&str> =
        text.split(is_digit).map(str::trim).filter(|sign| !sign.is_empty()).collect();
    let starts = text.starts_with(is_digit);
    let (first, second, third) = match parts[..] {
        _ if !starts => return Err(Unread::Unreadable),
        [whole] if signs.is_empty() => return in_digits(whole),
        [first, second, third] => (first, second, third),
        _ => return Err(Unread::Unreadable),
    };
    // `5.10 2026` has one sign and a space; a date may end in a dot.
    let style = match signs[..] {
        ["-", "-"] => Style::Dash,
        ["." | "./", "."] | ["."] | [".", ".", "."] => Style::Dot,
        ["/", "/"] => Style::Slash,
        ["/" | "-" | ".", "/" | "-" | "." | ".-"] | ["/" | "-"] => Style::Mixed,
        _ => return Err(Unread::Unreadable),
    };
    if first.len() == 4 {
        let date = number(second, 1..=2)
            .zip(number(third, 1..=2))
            .and_then(|(month, day)| NaiveDate::from_ymd_opt(year_of(first)?, month, day));
        let date = date.ok_or(Unread::Unreadable)?;
        return Ok(Read { date, style: Style::Iso, order: Order::Sure });
    }
    let year = year_of(third).ok_or(Unread::Unreadable)?;
    let both = number(first, 1..=2).zip(number(second, 1..=2)).ok_or(Unread::Unreadable)?;
    let (day, month) = both;
    if month > 12 && NaiveDate::from_ymd_opt(year, day, month).is_some() {
        return Err(Unread::MonthFirst(style));
    }
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(Unread::Unreadable)?;
    let order = match day {
        13.. => Order::DayFirst,
        _ if day == month => Order::Sure,
        _ => Order::Open,
    };
    Ok(Read { date, style, order })
}

/// `20261005`, `05102026`, or what a spreadsheet counts from 30 December 1899.
fn in_digits(whole: &str) -> Result<Read, Unread> {
    let date = match whole.len() {
        8 => {
            let of = |year: &str, month: &str, day: &str| {
                let year = year_of(year).filter(|year| (1900..2100).contains(year))?;
                NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
            };
            of(&whole[..4], &whole[4..6], &whole[6..])
                .or_else(|| of(&whole[4..], &whole[2..4], &whole[..2]))
        }
        5 => whole.parse().ok().and_then(serial),
        _ => None,
    };
    let date = date.ok_or(Unread::Unreadable)?;
    Ok(Read { date, style: Style::Digits, order: Order::Sure })
}

/// The date that a spreadsheet counts, from 2000 to 2099; half a second is rounding.
pub(crate) fn serial(days: f64) -> Option<NaiveDate> {
    let day = (days + 0.5 / 86_400.0).floor();
    if !(36_526.0..73_051.0).contains(&day) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within bounds")]
    let count = day as u64;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    #[test]
    fn dates_are_read_as_danes_write_them() {
        for text in [
            "05-10-2026",
            "5-10-2026",
            "5/10-2026",
            "5/10 2026",
            "05.10.2026",
            "5. 10. 2026",
            "5. oktober 2026",
            "5 okt 2026",
            "5. okt. 2026",
            "5.okt.2026",
            "05-OKT-26",
            "05-10-26",
            "man. 05-10-2026",
            "Mandag den 5. oktober 2026",
            "d. 5. oktober 2026",
            "2026-10-05",
            "05-10-2026 00:00:00",
            "05-10-2026 14.35",
            "05-10-2026 kl. 14.35",
            "2026-10-05T07:00:00",
            "2026-10-05 07:00:00.000",
            "20261005",
            "05102026",
            "46300",
            "ma 5/10/2026",
            "2026.10.05",
            "Oct 5, 2026",
            "2026-10-04T22:30:00Z",
            "2026-10-05T23:30:00+02:00",
            "05\u{2013}10\u{2011}2026",
            "05OCT2026",
            "2026-10-05 00:00:00.0000000",
        ] {
            assert_eq!(read(text).map(|read| read.date), Ok(date(2026, 10, 5)), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_made_one() {
        for text in [
            "31-09-2026",
            "snarest",
            "05-10",
            "oktober 2026",
            "5. maj",
            "",
            "32-01-2026",
            "1-2",
            "2026-13-01",
            "10-2026",
            "99999",
            "-5-10-2026",
            "5-10-202",
            "05-10-2026 kl. 25.00",
            "5,10,2026",
            "0-10-2026",
            "29-02-2026",
            "05-10-2026 eller senere",
        ] {
            assert_eq!(read(text), Err(Unread::Unreadable), "{text}");
        }
        assert_eq!(read("10/23/2026"), Err(Unread::MonthFirst(Style::Slash)));
        assert_eq!(read("10-23-26"), Err(Unread::MonthFirst(Style::Dash)));
        assert_eq!(read("9/11/2026 2:30 PM"), Err(Unread::MonthFirst(Style::Slash)));
        assert_eq!(read("tirs. 05-10-2026"), Err(Unread::Weekday));
    }

    #[test]
    fn a_date_says_what_it_knows_of_its_order() {
        let order = |text| read(text).map(|read| (read.style, read.order));
        assert_eq!(order("23/10/2026"), Ok((Style::Slash, Order::DayFirst)));
        assert_eq!(order("9/11/2026"), Ok((Style::Slash, Order::Open)));
        assert_eq!(order("9/9/2026"), Ok((Style::Slash, Order::Sure)));
        assert_eq!(order("9/11-2026"), Ok((Style::Mixed, Order::Open)));
    }

    #[test]
    fn the_count_of_a_spreadsheet_is_a_day() {
        assert_eq!(serial(46_349.5), Some(date(2026, 11, 23)));
        assert_eq!(serial(46_349.999_999_9), Some(date(2026, 11, 24)));
        assert_eq!(serial(3.0), None);
    }
}

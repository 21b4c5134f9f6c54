//! Times of day, and lengths, as people and spreadsheets write them.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::word::norm;

/// Minutes of a day.
pub(crate) const DAY: i32 = 24 * 60;

/// What stands after a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shift {
    /// Nothing, or a time without an offset.
    Local,
    /// A time of so many minutes after midnight UTC.
    Utc(i32),
}

/// Reads what may stand after a date: nothing, or a time with or without an offset.
pub(crate) fn after_date(text: &str) -> Option<Shift> {
    if text.is_empty() {
        return Some(Shift::Local);
    }
    let text = text.trim_start_matches("kl.").trim_start_matches("kl").trim_start();
    if let Some(utc) = text.strip_suffix('z') {
        return time(utc).map(Shift::Utc);
    }
    let from = text.len().min(3);
    match text.get(from..).and_then(|rest| rest.rfind(['+', '-'])).map(|at| at + from) {
        Some(at) => {
            let offset = text[at + 1..].replace(':', "");
            let sound = offset.len() == 4 && offset.bytes().all(|b| b.is_ascii_digit());
            let offset: i32 = offset.parse().ok().filter(|_| sound)?;
            let minutes = offset / 100 * 60 + offset % 100;
            let sign = if text[at..].starts_with('-') { -1 } else { 1 };
            time(&text[..at]).map(|time| Shift::Utc(time - sign * minutes))
        }
        None => time(text).map(|_| Shift::Local),
    }
}

/// The date in Denmark so many minutes after midnight UTC.
pub(crate) fn danish_date(date: NaiveDate, minutes: i32) -> Option<NaiveDate> {
    let summer = |date: NaiveDate| {
        let last_sunday = |month: u32| {
            let last = NaiveDate::from_ymd_opt(date.year(), month, 31)?;
            last.checked_sub_days(Days::new(u64::from(last.weekday().days_since(Weekday::Sun))))
        };
        Some(last_sunday(3)? <= date && date < last_sunday(10)?)
    };
    let local = minutes + if summer(date)? { 120 } else { 60 };
    match local.div_euclid(DAY) {
        -1 => date.pred_opt(),
        0 => Some(date),
        _ => date.succ_opt(),
    }
}

/// A time of day \[min after midnight\]: `09:00`, `9.05`, `09:00:00`, `kl. 9`, `0905`, `2:45 pm`.
pub(crate) fn time(text: &str) -> Option<i32> {
    let text = norm(text);
    let text = text.trim_start_matches("kl.").trim_start_matches("kl").trim();
    let (text, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(text), _) => (text.trim_end(), Some(0)),
        (_, Some(text)) => (text.trim_end(), Some(12)),
        _ => (text.trim_end_matches('.'), None),
    };
    let parts: Vec<&str> = text.split([':', '.']).collect();
    let number = |part: &str| {
        let sound = matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<i32>().ok().filter(|_| sound)
    };
    let (hour, minute) = match parts[..] {
        [whole] if matches!(whole.len(), 3 | 4) && whole.bytes().all(|b| b.is_ascii_digit()) => {
            whole.split_at(whole.len() - 2)
        }
        [hour] => (hour, "00"),
        [hour, minute] if minute.len() == 2 => (hour, minute),
        [hour, minute, second] | [hour, minute, second, _]
            if minute.len() == 2 && second.trim_end_matches(',').len() >= 2 =>
        {
            (hour, minute)
        }
        _ => return None,
    };
    let (mut hour, minute) = (number(hour)?, number(minute)?);
    if let Some(half) = half {
        hour = (1..=12).contains(&hour).then_some(hour % 12 + half)?;
    }
    (hour < 24 && minute < 60).then_some(60 * hour + minute)
}

/// Two times, as in `09.00-09.45`.
pub(crate) fn times(text: &str) -> Option<(i32, i32)> {
    let (from, to) = text.split_once(['-', '–'])?;
    Some((time(from)?, time(to)?))
}

/// The time of a part of a day, to the minute.
pub(crate) fn of_day(days: f64) -> Option<i32> {
    let minutes = (days.rem_euclid(1.0) * f64::from(DAY)).round();
    #[expect(clippy::cast_possible_truncation, reason = "a day has 1440 minutes")]
    (minutes < f64::from(DAY)).then_some(minutes as i32)
}

/// The time of a number: a part of a day, or hours and minutes with a point.
pub(crate) fn of_number(number: f64) -> Option<i32> {
    if (0.0..1.0).contains(&number) {
        return of_day(number);
    }
    time(&if number.fract() == 0.0 { format!("{number}") } else { format!("{number:.2}") })
        .filter(|_| (number * 100.0 - (number * 100.0).round()).abs() < 1e-6)
}

/// A length \[min\]: `45`, `45 min.`, `45,0`, `0:45`, `1 t. 15 min`.
pub(crate) fn length(text: &str) -> Option<u32> {
    let text = norm(text);
    let minutes = if let Some((hours, minutes)) = text.split_once(':') {
        let minutes = minutes.strip_suffix(":00").unwrap_or(minutes);
        let minutes: u32 = minutes.parse().ok().filter(|m| *m < 60)?;
        hours.parse::<u32>().ok()?.checked_mul(60)? + minutes
    } else {
        let (hours, rest) = match text.split_once(['t', 'h']) {
            Some((hours, rest)) if !hours.trim().is_empty() => (hours.trim().parse().ok()?, rest),
            _ => (0, text.as_str()),
        };
        let rest = rest.trim_start_matches("imer").trim_start_matches("ime");
        let rest = rest.trim_start_matches(['.', ' ']);
        let units = ["minutter", "minut", "min.", "min", "m"];
        let bare = units.iter().find_map(|unit| rest.strip_suffix(unit)).unwrap_or(rest);
        let minutes = if hours > 0 && rest.is_empty() { 0 } else { whole(bare.trim_end())? };
        u32::checked_mul(60, hours)?.checked_add(minutes)?
    };
    (1..=600).contains(&minutes).then_some(minutes)
}

/// A whole number, with or without decimals that say nothing.
pub(crate) fn whole(text: &str) -> Option<u32> {
    let digits = text.split_once([',', '.']).map_or(Some(text), |(digits, decimals)| {
        let nothing =
            !decimals.is_empty() && decimals.len() < 3 && decimals.bytes().all(|b| b == b'0');
        nothing.then_some(digits)
    })?;
    let sound = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|_| sound)
}

/// A count of days: `7`, `7 dage`, `2 uger`.
pub(crate) fn days(text: &str) -> Option<u32> {
    let text = norm(text);
    let strip = |units: &[&str]| units.iter().find_map(|unit| text.strip_suffix(unit));
    let (count, each) = if let Some(weeks) = strip(&["uger", "uge"]) {
        (weeks, 7)
    } else {
        (strip(&["dage", "dag", "d."]).unwrap_or(&text), 1)
    };
    whole(count.trim_end()).and_then(|count| count.checked_mul(each)).filter(|days| *days < 3660)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for text in ["09:05", "9.05", "kl. 9.05", "0905", "905", "09:05:00", "09.05.30", "9:05 AM"]
        {
            assert_eq!(time(text), Some(545), "{text}");
        }
        assert_eq!(
            (time("kl. 9"), time("2:45 PM"), time("12.00 am")),
            (Some(540), Some(885), Some(0))
        );
        for text in ["25:00", "9:5", "", "9,30", "snart", "24:00", "09:60", "12345"] {
            assert_eq!(time(text), None, "{text}");
        }
        assert_eq!(times("09.00-09.45"), Some((540, 585)));
    }

    #[test]
    fn parts_of_a_day_are_rounded_to_the_minute() {
        assert_eq!(of_day(0.374_999_6), Some(540));
        assert_eq!(of_day(46_349.5), Some(720));
        assert_eq!(of_number(0.458_333_733), Some(660));
        assert_eq!((of_number(14.45), of_number(14.3)), (Some(885), Some(870)));
        assert_eq!((of_number(14.0), of_number(14.453), of_number(-0.5)), (Some(840), None, None));
    }

    #[test]
    fn lengths_and_counts_have_units_or_none() {
        for text in
            ["75", "75 min.", "75,0", "1:15", "1 t. 15 min", "1 time 15 minutter", "01:15:00"]
        {
            assert_eq!(length(text), Some(75), "{text}");
        }
        for text in ["0", "-5", "ca. 20", "7,5", "", "9999", "20-30"] {
            assert_eq!(length(text), None, "{text}");
        }
        assert_eq!(
            (days("7"), days("7 dage"), days("2 uger"), days("7,0")),
            (Some(7), Some(7), Some(14), Some(7))
        );
        assert_eq!((days("ca. 7"), days("-7"), days("7,5"), days("")), (None, None, None, None));
    }
}

//! Dates and weeks as people write them: never a form in which day and month can be taken for
//! each other.

use chrono::{Datelike, Days, NaiveDate};

use super::{Entry, Lang, key, tell};

/// A date in words: 13 November 2026, 13. november 2026.
#[must_use]
pub fn long(lang: Lang, date: NaiveDate) -> String {
    let month = MONTHS[date.month0() as usize].of(lang);
    tell!(lang, "date", day = date.day(), month = month, year = date.year())
}

/// A date as tables write it: 2026-11-13, 13-11-2026.
#[must_use]
pub fn short(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::En => date.to_string(),
        Lang::Da => format!("{:02}-{:02}-{}", date.day(), date.month(), date.year()),
    }
}

/// A weekday from 0 for Monday.
///
/// # Panics
/// When the week has no such day.
#[must_use]
pub fn weekday(lang: Lang, day: usize) -> String {
    WEEKDAYS[day].of(lang).to_owned()
}

/// The week of a date by its number and its working days: week 46 (9-13 Nov), uge 46
/// (9.-13. nov.).
#[must_use]
pub fn week(lang: Lang, date: NaiveDate) -> String {
    let monday = date - Days::new(u64::from(date.weekday().num_days_from_monday()));
    let friday = monday + Days::new(4);
    let month = |date: NaiveDate| month(lang, date);
    let number = date.iso_week().week();
    if monday.month() == friday.month() {
        let (from, to) = (monday.day(), friday.day());
        return tell!(
            lang,
            "week.dated",
            number = number,
            from = from,
            to = to,
            month = month(friday)
        );
    }
    let (from, to) = (monday.day(), friday.day());
    let (of_from, of_to) = (month(monday), month(friday));
    tell!(
        lang,
        "week.dated.months",
        number = number,
        from = from,
        of_from = of_from,
        to = to,
        of_to = of_to
    )
}

/// A day as a list of tasks writes it: Tue 3 Nov, tir 3. nov.
#[must_use]
pub fn day(lang: Lang, date: NaiveDate) -> String {
    let weekday = weekday(lang, date.weekday().num_days_from_monday() as usize);
    tell!(lang, "date.day", weekday = weekday, day = date.day(), month = month(lang, date))
}

/// The month of a date, short: Nov, nov.
#[must_use]
pub fn month(lang: Lang, date: NaiveDate) -> &'static str {
    SHORT_MONTHS[date.month0() as usize].of(lang)
}

/// The number of a date's week, as people call it: week 46, uge 46.
#[must_use]
pub fn week_number(lang: Lang, date: NaiveDate) -> String {
    tell!(lang, "week.number", number = date.iso_week().week())
}

/// The week of a date as a code, the same in every language: 2026-46. The year is that of the week:
/// 1 January 2027 lies in 2026-53.
#[must_use]
pub fn week_code(date: NaiveDate) -> String {
    let week = date.iso_week();
    format!("{}-{:02}", week.year(), week.week())
}

const WEEKDAYS: [&Entry; 7] = [
    key!("day.0"),
    key!("day.1"),
    key!("day.2"),
    key!("day.3"),
    key!("day.4"),
    key!("day.5"),
    key!("day.6"),
];

const MONTHS: [&Entry; 12] = [
    key!("month.1"),
    key!("month.2"),
    key!("month.3"),
    key!("month.4"),
    key!("month.5"),
    key!("month.6"),
    key!("month.7"),
    key!("month.8"),
    key!("month.9"),
    key!("month.10"),
    key!("month.11"),
    key!("month.12"),
];

const SHORT_MONTHS: [&Entry; 12] = [
    key!("month.short.1"),
    key!("month.short.2"),
    key!("month.short.3"),
    key!("month.short.4"),
    key!("month.short.5"),
    key!("month.short.6"),
    key!("month.short.7"),
    key!("month.short.8"),
    key!("month.short.9"),
    key!("month.short.10"),
    key!("month.short.11"),
    key!("month.short.12"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_date_is_written_as_its_language_writes_it() {
        let date = on(2026, 3, 2);
        assert_eq!(
            (long(Lang::En, date), long(Lang::Da, date)),
            ("2 March 2026".into(), "2. marts 2026".into())
        );
        assert_eq!(
            (short(Lang::En, date), short(Lang::Da, date)),
            ("2026-03-02".into(), "02-03-2026".into())
        );
    }

    #[test]
    fn a_week_has_its_number_and_its_working_days() {
        let told = |date| [week(Lang::En, date), week(Lang::Da, date)];
        assert_eq!(told(on(2026, 11, 11)), ["week 46 (9-13 Nov)", "uge 46 (9.-13. nov.)"]);
        assert_eq!(told(on(2026, 11, 30)), ["week 49 (30 Nov-4 Dec)", "uge 49 (30. nov.-4. dec.)"]);
        // The last days of December 2026 lie in week 53, and so does New Year's Day 2027.
        assert_eq!(told(on(2027, 1, 1))[1], "uge 53 (28. dec.-1. jan.)");
        assert_eq!(week_number(Lang::Da, on(2027, 1, 4)), "uge 1");
        assert_eq!([week_code(on(2027, 1, 1)), week_code(on(2027, 1, 4))], ["2026-53", "2027-01"]);
    }
}

//! Danish wall-clock time as a moment: summer time by the rule of the European Union since 1996, from
//! the last Sunday of March to the last Sunday of October (Directive 2000/84/EC).

use behov_solver::units::TimeOfDay;
use chrono::{Datelike, Days, NaiveDate};

/// The name of the zone.
pub(super) const NAME: &str = "Europe/Copenhagen";

/// When the clocks change on a change Sunday, as both clocks may read \[min\]: 02:00 becomes 03:00
/// in March, and 03:00 becomes 02:00 in October.
const CHANGE: i32 = 180;

/// The date and time of day on the wall; 24:00 is 00:00 of the next day.
pub(super) fn wall(date: NaiveDate, time: TimeOfDay) -> (NaiveDate, i32) {
    match time.minutes().0 {
        1_440 => (date.checked_add_days(Days::new(1)).unwrap_or(date), 0),
        minutes => (date, minutes),
    }
}

/// A moment as `2026-11-02T09:00:00+01:00`.
///
/// Of the hour that comes twice in October the first is meant; the hour that is left out in March is
/// told as winter time, which is the moment the clocks change or later.
pub(super) fn instant(date: NaiveDate, time: TimeOfDay) -> String {
    let (date, minutes) = wall(date, time);
    let ahead = if is_summer(date, minutes) { 2 } else { 1 };
    format!("{date}T{:02}:{:02}:00+0{ahead}:00", minutes / 60, minutes % 60)
}

fn is_summer(date: NaiveDate, minutes: i32) -> bool {
    let begins = last_sunday(date.year(), 3);
    let ends = last_sunday(date.year(), 10);
    (begins, CHANGE) <= (date, minutes) && (date, minutes) < (ends, CHANGE)
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: u32) -> NaiveDate {
    let last = NaiveDate::from_ymd_opt(year, month, 31).expect("a month of 31 days");
    last - Days::new(u64::from(last.weekday().num_days_from_sunday()))
}

/// The zone as calendars carry it (RFC 5545, 3.6.5).
pub(super) const VTIMEZONE: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Copenhagen",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "END:VTIMEZONE",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn at(date: &str, time: &str) -> String {
        instant(date.parse().unwrap(), TimeOfDay::parse(time).unwrap())
    }

    #[test]
    fn both_change_sundays_have_the_offset_of_the_hour() {
        // Sunday 28 March 2027 is Easter Sunday as well; 31 October 2027 is a Sunday.
        for (date, time, told) in [
            ("2027-03-27", "23:30", "2027-03-27T23:30:00+01:00"),
            ("2027-03-28", "01:59", "2027-03-28T01:59:00+01:00"),
            ("2027-03-28", "03:00", "2027-03-28T03:00:00+02:00"),
            ("2027-03-29", "09:00", "2027-03-29T09:00:00+02:00"),
            ("2027-10-30", "09:00", "2027-10-30T09:00:00+02:00"),
            ("2027-10-31", "01:59", "2027-10-31T01:59:00+02:00"),
            ("2027-10-31", "03:00", "2027-10-31T03:00:00+01:00"),
            ("2026-10-25", "08:00", "2026-10-25T08:00:00+01:00"),
            ("2026-10-24", "24:00", "2026-10-25T00:00:00+02:00"),
            ("2026-12-31", "24:00", "2027-01-01T00:00:00+01:00"),
        ] {
            assert_eq!(at(date, time), told);
        }
    }
}

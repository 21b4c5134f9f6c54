//! How a report speaks: the language, and numbers written as that language writes them.

use chrono::NaiveDate;

use behov_solver::instance::{Cycle, CycleDay, Rhythm};
use behov_solver::units::Minutes;

use crate::messages::{Entry, Lang, Speaks, date, tell};

/// The voice of a report.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    /// The language.
    pub lang: Lang,
}

impl Voice {
    /// A message that stands in a table of its caller.
    #[must_use]
    pub fn say(self, message: &Entry) -> String {
        message.of(self.lang).to_owned()
    }

    /// Several names or numbers with commas between: the first few, and how many more.
    #[must_use]
    pub fn first_few(self, names: &[&str]) -> String {
        const TOLD_MAX: usize = 5;
        if names.len() <= TOLD_MAX {
            return names.join(", ");
        }
        let (few, more) = (names[..TOLD_MAX].join(", "), self.whole(names.len() - TOLD_MAX));
        tell!(self, "book.and-more", names = few, count = more)
    }

    /// A number with that many decimals; a word when it has no value.
    ///
    /// Thousands are set apart: this is for people, never for files that machines read.
    #[must_use]
    pub fn number(self, value: f64, decimals: usize) -> String {
        if value.is_nan() {
            return tell!(self, "number.none");
        }
        if value.is_infinite() {
            return tell!(self, "number.infinite");
        }
        let plain = format!("{value:.decimals$}");
        let (sign, digits) = match plain.strip_prefix('-') {
            // No minus before a number that is written as zero.
            Some(rest) if rest.bytes().all(|b| matches!(b, b'0' | b'.')) => ("", rest),
            Some(rest) => ("-", rest),
            None => ("", plain.as_str()),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let (group, point) = match self.lang {
            Lang::En => (',', '.'),
            Lang::Da => ('.', ','),
        };
        let mut written = String::from(sign);
        written.push_str(&grouped(whole, group));
        if !fraction.is_empty() {
            written.push(point);
            written.push_str(fraction);
        }
        written
    }

    /// A number of minutes per week: whole from 100 on, else with one decimal.
    #[must_use]
    pub fn minutes(self, value: f64) -> String {
        let decimals = usize::from(value.abs() < 99.95 && (value - value.round()).abs() > 0.049);
        self.number(value, decimals)
    }

    /// What something costs or weighs: whole where it is, for 1.000 is read as a thousand.
    #[must_use]
    pub fn weight(self, value: f64) -> String {
        let decimals = if (value - value.round()).abs() < 1e-9 { 0 } else { 3 };
        self.number(value, decimals)
    }

    /// A whole number.
    #[must_use]
    pub fn whole(self, value: usize) -> String {
        #[expect(clippy::cast_precision_loss, reason = "counts of a clinic are far below 2^53")]
        self.number(value as f64, 0)
    }

    /// A share in percent; 100 % and 0 % are kept for exactly all and none.
    #[must_use]
    pub fn percent(self, share: f64) -> String {
        let hundred = share * 100.0;
        let written = if hundred > 99.95 && hundred < 100.0 - 1e-9 {
            format!(">{}", self.number(99.9, 1))
        } else if hundred < 0.05 && hundred > 1e-9 {
            format!("<{}", self.number(0.1, 1))
        } else if (hundred - hundred.round()).abs() < 0.05 {
            self.number(hundred, 0)
        } else {
            self.number(hundred, 1)
        };
        format!("{written} %")
    }

    /// A date in words.
    #[must_use]
    pub fn date(self, date: NaiveDate) -> String {
        date::long(self.lang, date)
    }

    /// A date as tables write it.
    #[must_use]
    pub fn short(self, date: NaiveDate) -> String {
        date::short(self.lang, date)
    }

    /// A date as tables write it, with the number of its week: 13-11-2026 (uge 46).
    #[must_use]
    pub fn in_week(self, date: NaiveDate) -> String {
        format!("{} ({})", self.short(date), self.week_number(date))
    }

    /// The number of a date's calendar week, as people call it.
    #[must_use]
    pub fn week_number(self, date: NaiveDate) -> String {
        date::week_number(self.lang, date)
    }

    /// The year of a date.
    #[must_use]
    pub fn year(self, date: NaiveDate) -> i32 {
        chrono::Datelike::year(&date)
    }

    /// A day as a list of tasks writes it, with its weekday and without its year.
    #[must_use]
    pub fn on(self, date: NaiveDate) -> String {
        date::day(self.lang, date)
    }

    /// The calendar week of a date: its number and its working days.
    #[must_use]
    pub fn dated_week(self, date: NaiveDate) -> String {
        date::week(self.lang, date)
    }

    /// The month of a date, short.
    #[must_use]
    pub fn month(self, date: NaiveDate) -> &'static str {
        date::month(self.lang, date)
    }

    /// A number of whole minutes with its unit.
    #[must_use]
    pub fn duration(self, minutes: Minutes) -> String {
        tell!(self, "minutes", minutes = minutes.0)
    }

    /// A weekday.
    #[must_use]
    pub fn weekday(self, day: CycleDay) -> String {
        date::weekday(self.lang, day.day as usize)
    }

    /// A day of the cycle: the weekday, and its week when there are several.
    #[must_use]
    pub fn day(self, day: CycleDay, cycle: Cycle) -> String {
        let weekday = self.weekday(day);
        match (cycle.weeks, cycle.rhythm, day.week) {
            (1, ..) => weekday,
            (_, Rhythm::Anchored, week) => {
                tell!(self, "day.in-week", day = weekday, week = week + 1)
            }
            (_, Rhythm::IsoParity, 0) => tell!(self, "day.in-week.odd", day = weekday),
            (_, Rhythm::IsoParity, _) => tell!(self, "day.in-week.even", day = weekday),
        }
    }

    /// A day of the cycle as a column heading.
    #[must_use]
    pub fn day_short(self, day: CycleDay, cycle: Cycle) -> String {
        let weekday = self.weekday(day);
        match (cycle.weeks, cycle.rhythm, day.week) {
            (1, ..) => weekday,
            (_, Rhythm::Anchored, week) => {
                tell!(self, "day.short-in-week", day = weekday, week = week + 1)
            }
            (_, Rhythm::IsoParity, 0) => tell!(self, "day.short-in-week.odd", day = weekday),
            (_, Rhythm::IsoParity, _) => tell!(self, "day.short-in-week.even", day = weekday),
        }
    }

    /// A week of the cycle as a title, from 0.
    #[must_use]
    pub fn week(self, week: u32, cycle: Cycle) -> String {
        match (cycle.rhythm, week) {
            (Rhythm::Anchored, _) => tell!(self, "week", week = week + 1, weeks = cycle.weeks),
            (Rhythm::IsoParity, 0) => tell!(self, "week.odd"),
            (Rhythm::IsoParity, _) => tell!(self, "week.even"),
        }
    }
}

impl Speaks for Voice {
    fn lang(&self) -> Lang {
        self.lang
    }
}

/// Digits in groups of three.
fn grouped(digits: &str, separator: char) -> String {
    if digits.len() < 4 {
        return digits.to_owned();
    }
    let mut written = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Voice = Voice { lang: Lang::En };
    const DA: Voice = Voice { lang: Lang::Da };

    #[test]
    fn danish_numbers_have_a_comma_and_english_numbers_a_point() {
        assert_eq!(
            (EN.number(1440.25, 1), DA.number(1440.25, 1)),
            ("1,440.2".into(), "1.440,2".into())
        );
        assert_eq!((EN.number(0.5, 2), DA.number(0.5, 2)), ("0.50".into(), "0,50".into()));
    }

    #[test]
    fn a_whole_weight_cannot_be_taken_for_thousands() {
        assert_eq!((EN.weight(1.0), DA.weight(10.0)), ("1".into(), "10".into()));
        assert_eq!((EN.weight(0.25), DA.weight(0.25)), ("0.250".into(), "0,250".into()));
    }

    #[test]
    fn a_number_without_a_value_is_a_word() {
        assert_eq!(EN.number(f64::INFINITY, 2), "unbounded");
        assert_eq!(DA.number(f64::NAN, 2), "–");
    }

    #[test]
    fn nothing_is_written_as_minus_zero() {
        assert_eq!(EN.number(-0.001, 1), "0.0");
        assert_eq!(EN.number(-1234.0, 0), "-1,234");
    }

    #[test]
    fn almost_everybody_is_not_everybody() {
        assert_eq!(EN.percent(0.99999), ">99.9 %");
        assert_eq!(DA.percent(0.00001), "<0,1 %");
        assert_eq!(
            (EN.percent(1.0), EN.percent(0.0), EN.percent(0.934)),
            ("100 %".into(), "0 %".into(), "93.4 %".into())
        );
    }

    #[test]
    fn the_week_is_named_only_when_there_are_several() {
        let day = CycleDay { week: 1, day: 2 };
        let cycle = |weeks| Cycle::anchored(weeks, NaiveDate::from_ymd_opt(2026, 11, 2).unwrap());
        assert_eq!(EN.day(day, cycle(1)), "Wed");
        assert_eq!(DA.day(day, cycle(2)), "ons i rul-uge 2");
        let parity = Cycle::iso_parity(cycle(1).anchor);
        assert_eq!(DA.day(day, parity), "ons i lige uger");
        assert_eq!(EN.day_short(CycleDay { week: 0, day: 2 }, parity), "Wed odd");
    }
}

//! How a report speaks: the language, and numbers written as that language writes them.

use chrono::{Datelike, NaiveDate};

use behov_solver::instance::{Cycle, CycleDay, Rhythm};

use crate::messages::{Lang, text};

/// The voice of a report.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    /// The language.
    pub lang: Lang,
}

impl Voice {
    /// A message without values.
    #[must_use]
    pub fn say(self, key: &str) -> String {
        text(self.lang, key, &[])
    }

    /// A message with its values put in.
    #[must_use]
    pub fn tell(self, key: &str, values: &[(&str, &str)]) -> String {
        text(self.lang, key, values)
    }

    /// `key.1` for one, else `key` with `{count}` put in.
    #[must_use]
    pub fn plural(self, key: &str, count: usize) -> String {
        if count == 1 {
            self.say(&format!("{key}.1"))
        } else {
            self.tell(key, &[("count", &self.whole(count))])
        }
    }

    /// A number with that many decimals; a word when it has no value.
    ///
    /// Thousands are set apart: this is for people, never for files that machines read.
    #[must_use]
    pub fn number(self, value: f64, decimals: usize) -> String {
        if value.is_nan() {
            return self.say("number.none");
        }
        if value.is_infinite() {
            return self.say("number.infinite");
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
        let month = self.say(&format!("month.{}", date.month()));
        let values = [("day", date.day().to_string()), ("year", date.year().to_string())];
        let [day, year] = &values;
        self.tell("date", &[(day.0, &day.1), ("month", &month), (year.0, &year.1)])
    }

    /// A date as tables write it.
    #[must_use]
    pub fn short(self, date: NaiveDate) -> String {
        match self.lang {
            Lang::En => date.to_string(),
            Lang::Da => {
                format!("{:02}-{:02}-{}", date.day(), date.month(), date.year())
            }
        }
    }

    /// A day of the cycle: the weekday, and its week when there are several.
    #[must_use]
    pub fn day(self, day: CycleDay, cycle: Cycle) -> String {
        self.day_as("day.in-week", day, cycle)
    }

    /// A day of the cycle as a column heading.
    #[must_use]
    pub fn day_short(self, day: CycleDay, cycle: Cycle) -> String {
        self.day_as("day.short-in-week", day, cycle)
    }

    /// A week of the cycle as a title, from 0.
    #[must_use]
    pub fn week(self, week: u32, cycle: Cycle) -> String {
        match (cycle.rhythm, week) {
            (Rhythm::Anchored, _) => {
                let (week, weeks) = ((week + 1).to_string(), cycle.weeks.to_string());
                self.tell("week", &[("week", &week), ("weeks", &weeks)])
            }
            (Rhythm::IsoParity, 0) => self.say("week.odd"),
            (Rhythm::IsoParity, _) => self.say("week.even"),
        }
    }

    fn day_as(self, key: &str, day: CycleDay, cycle: Cycle) -> String {
        let weekday = self.say(&format!("day.{}", day.day));
        if cycle.weeks == 1 {
            return weekday;
        }
        let which = match (cycle.rhythm, day.week) {
            (Rhythm::Anchored, _) => "",
            (Rhythm::IsoParity, 0) => ".odd",
            (Rhythm::IsoParity, _) => ".even",
        };
        let key = format!("{key}{which}");
        self.tell(&key, &[("day", &weekday), ("week", &(day.week + 1).to_string())])
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
    fn a_date_is_written_out() {
        let date = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        assert_eq!((EN.date(date), DA.date(date)), ("2 March 2026".into(), "2. marts 2026".into()));
    }

    #[test]
    fn the_week_is_named_only_when_there_are_several() {
        let day = CycleDay { week: 1, day: 2 };
        let cycle = |weeks| Cycle::anchored(weeks, NaiveDate::from_ymd_opt(2026, 11, 2).unwrap());
        assert_eq!(EN.day(day, cycle(1)), "Wed");
        assert_eq!(DA.day(day, cycle(2)), "ons i uge 2");
        let parity = Cycle::iso_parity(cycle(1).anchor);
        assert_eq!(DA.day(day, parity), "ons i lige uger");
        assert_eq!(EN.day_short(CycleDay { week: 0, day: 2 }, parity), "Wed odd");
    }
}

//! What a cell of a workbook holds, and how it reads.

use chrono::{Days, NaiveDate};

/// Days of a serial number that is a date of this century: 1 January 2000 to 31 December 2099.
const SERIALS: std::ops::RangeInclusive<f64> = 36_526.0..=73_050.0;
const MINUTES_PER_DAY: f64 = 1_440.0;

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Cell {
    #[default]
    Empty,
    /// A text without the spaces around it.
    Text(String),
    /// A number of a workbook.
    Number(f64),
    /// A date, a time or both, in days since 30 December 1899.
    Moment(f64),
    Flag(bool),
    /// What a spreadsheet shows for a formula that failed.
    Error(String),
    /// A formula whose value was not saved.
    NoValue,
}

impl Cell {
    /// As a person would read it out; a moment has no such text.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Empty | Self::NoValue | Self::Moment(_) => String::new(),
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => (if *flag { "ja" } else { "nej" }).to_owned(),
        }
    }

    /// What it shows: as [`Cell::text`], with days as 2026-11-02 and times as 09:00.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Moment(days) => moment(*days).unwrap_or_else(|| days.to_string()),
            _ => self.text(),
        }
    }

    /// Why a cell has no value: the code of the fault, and the error that is shown.
    pub(crate) fn broken(&self) -> Option<(&'static str, &str)> {
        match self {
            Self::Error(shown) => Some(("B0135", shown)),
            Self::NoValue => Some(("B0142", "")),
            _ => None,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }
}

/// Whether a number is a whole day of this century as a spreadsheet counts them.
pub(crate) fn is_day(days: f64) -> bool {
    SERIALS.contains(&days) && days.fract() == 0.0
}

/// A date, a time of day below 1, or both, of a count of days since 30 December 1899.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within a century")]
pub(crate) fn moment(days: f64) -> Option<String> {
    if !(0.0..=*SERIALS.end()).contains(&days) {
        return None;
    }
    // Times are stored as parts of a day, and not quite exactly.
    let minutes = (days * MINUTES_PER_DAY).round() as u64;
    let (whole, rest) = (minutes / 1_440, minutes % 1_440);
    let clock = format!("{:02}:{:02}", rest / 60, rest % 60);
    if days < 1.0 {
        return Some(clock);
    }
    let date = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(whole))?;
    Some(if rest == 0 { date.to_string() } else { format!("{date} {clock}") })
}

/// A text without what nobody sees, every space a plain one, and none around it.
pub(crate) fn clean(text: &str) -> String {
    if text.is_ascii() && !text.bytes().any(|b| b.is_ascii_control()) {
        return text.trim().to_owned();
    }
    let seen = text.chars().filter(|c| !is_hidden(*c));
    let plain: String =
        seen.map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c }).collect();
    plain.trim().to_owned()
}

fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{feff}' | '\0'
    )
}

//! Numbers as Danish and English spreadsheets write them: the one reading of points and commas.
//!
//! Either sign may stand before decimals, and points may stand between thousands: `1.200.000`,
//! `1.200,5`. A point that exactly three digits follow, as in `1.200`, may be either; it is read only
//! where the other numbers of the table show which sign stands before decimals.

/// Which sign stands before the decimals of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sign {
    /// No number shows it.
    #[default]
    Unsaid,
    Point,
    Comma,
}

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoNumber {
    /// It is something else.
    Not,
    /// It may be thousands or have decimals.
    Open,
}

impl Sign {
    /// What the numbers of a table show; nothing where they show both.
    pub(crate) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let (mut point, mut comma) = (false, false);
        for text in texts.filter(|text| text.contains(['.', ','])) {
            let shows = |sign: Self| decimal(text, sign).is_ok();
            let sure = |at: Option<usize>| at.is_some_and(|at| text.len() - at != 4);
            point |= shows(Self::Unsaid) && !text.contains(',') && sure(text.rfind('.'));
            comma |= shows(Self::Unsaid) && sure(text.rfind(','));
        }
        match (point, comma) {
            (true, false) => Self::Point,
            (false, true) => Self::Comma,
            _ => Self::Unsaid,
        }
    }
}

/// A number of a table.
pub(crate) fn decimal(text: &str, sign: Sign) -> Result<f64, NoNumber> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let size = unsigned(digits, sign)?;
    Ok(if text.starts_with('-') { -size } else { size })
}

/// A number whose decimal sign nothing else shows, with both its readings where it has two: the
/// thousands, and the number as each language writes it.
pub(crate) fn readings(text: &str) -> Option<[String; 3]> {
    let decimals = decimal(text, Sign::Point).ok()?.to_string();
    let danish = decimals.replace('.', ",");
    (decimal(text, Sign::Unsaid) == Err(NoNumber::Open))
        .then(|| [text.replace('.', ""), decimals, danish])
}

fn unsigned(digits: &str, sign: Sign) -> Result<f64, NoNumber> {
    let number = |whole: &str, decimals: &str| {
        let sound = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let text = format!("{whole}.{decimals}");
        let number = (sound(whole) && sound(decimals)).then(|| text.parse().ok()).flatten();
        number.ok_or(NoNumber::Not)
    };
    match (digits.split_once(','), digits.matches('.').count()) {
        (Some((whole, decimals)), 0) => number(whole, decimals),
        (Some((whole, decimals)), _) => {
            let whole = thousands(whole).filter(|_| sign != Sign::Point);
            number(&whole.ok_or(NoNumber::Not)?, decimals)
        }
        (None, 0) => number(digits, "0"),
        (None, 1) => {
            let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
            match (thousands(digits), sign) {
                (Some(_), Sign::Unsaid) => Err(NoNumber::Open),
                (Some(all), Sign::Comma) => number(&all, "0"),
                _ => number(whole, decimals),
            }
        }
        (None, _) => number(&thousands(digits).ok_or(NoNumber::Not)?, "0"),
    }
}

/// The digits of a whole number with points between its thousands.
fn thousands(text: &str) -> Option<String> {
    let mut groups = text.split('.');
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()))?;
    let begins = first.bytes().all(|b| b.is_ascii_digit()) && !first.starts_with('0');
    let three = |group: &str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    (begins && groups.all(three)).then(|| text.replace('.', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(text: &str) -> Result<f64, NoNumber> {
        decimal(text, Sign::Unsaid)
    }

    #[test]
    fn a_comma_and_a_point_are_the_same_sign() {
        for (text, number) in [
            ("0,5", 0.5),
            ("0.5", 0.5),
            ("0.125", 0.125),
            ("-3", -3.0),
            ("+2", 2.0),
            ("1.200,5", 1_200.5),
            ("1.200.000", 1_200_000.0),
            ("1200", 1_200.0),
            ("6,500", 6.5),
            ("1200.125", 1_200.125),
        ] {
            assert_eq!(alone(text), Ok(number), "{text}");
        }
        for text in ["", "1e2", "NaN", "inf", "1,2,3", "20 min", ".5", "5,", "12-maj", "1.2.3", "-"]
        {
            assert_eq!(alone(text), Err(NoNumber::Not), "{text}");
        }
    }

    #[test]
    fn three_digits_behind_a_point_are_read_where_the_table_shows_which_sign_it_uses() {
        for text in ["1.200", "6.500", "-12.000", "999.999"] {
            assert_eq!(alone(text), Err(NoNumber::Open), "{text}");
        }
        let of = |texts: &[&str]| Sign::of(texts.iter().copied());
        assert_eq!(of(&["6.500", "20.5", "30"]), Sign::Point);
        assert_eq!(of(&["6.500", "20,5"]), Sign::Comma);
        assert_eq!(of(&["6.500", "1.200,75"]), Sign::Comma);
        assert_eq!(of(&["6.500", "20,5", "20.5"]), Sign::Unsaid);
        assert_eq!(of(&["6.500", "7.250", "30", "5.10.2026"]), Sign::Unsaid);
        assert_eq!(decimal("6.500", Sign::Point), Ok(6.5));
        assert_eq!(decimal("6.500", Sign::Comma), Ok(6_500.0));
        assert_eq!(readings("1.200").unwrap(), ["1200", "1.2", "1,2"]);
        assert_eq!(readings("12"), None);
    }
}

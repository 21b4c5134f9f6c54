//! The guard against CPR numbers: nothing that looks like one gets past the door.
//!
//! Day, month and year in six digits, then four digits, or the digit, two letters and digit of a
//! replacement number; with or without a separator. Modulus 11 is not asked for: numbers without
//! it have been given since 1 October 2007. Days 61 to 91 are administrative numbers.

use std::sync::OnceLock;

use regex::Regex;

/// What stands before, the date, the separator, the four last.
fn pattern() -> &'static Regex {
    static PATTERN: OnceLock<Regex> = OnceLock::new();
    PATTERN.get_or_init(|| {
        let day = "(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])";
        let month = "(?:0[1-9]|1[0-2])";
        let dash = r"[-.\u{ad}\u{2010}-\u{2015}\u{2212}]";
        let separator = format!(r"([\u{{20}}\u{{a0}}]?{dash}?[\u{{20}}\u{{a0}}]?)");
        let last = "(?:[0-9]{4}|[0-9][A-Za-z]{2}[0-9])";
        Regex::new(&format!("(?:^|[^0-9]){day}{month}[0-9]{{2}}{separator}{last}"))
            .expect("the pattern is a constant")
    })
}

/// Where the first thing that looks like a CPR number starts \[byte\].
pub(crate) fn find(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = pattern().captures_at(text, from) {
        let whole = found.get(0).expect("group 0 is the match");
        let start = whole.start() + text[whole.start()..].find(|c: char| c.is_ascii_digit())?;
        let bare = found.get(1).is_some_and(|separator| separator.is_empty());
        let followed = text[whole.end()..].starts_with(|c: char| c.is_ascii_digit());
        let fraction = bare && is_fraction(&text[..start]);
        if !followed && !fraction {
            return Some(start);
        }
        from = start + 1;
    }
    None
}

/// Whether the digits that follow are the decimals of a number, as in `0.0101261430`.
fn is_fraction(before: &str) -> bool {
    before.strip_suffix('.').is_some_and(|whole| whole.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether a text holds what looks like a CPR number.
///
/// ~~~
/// use behov::format::holds_cpr;
/// assert!(holds_cpr("note: 010190-1234"));
/// assert!(!holds_cpr("booked 2026-11-02 09:00"));
/// ~~~
#[must_use]
pub fn holds_cpr(text: &str) -> bool {
    find(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_however_they_are_written() {
        let written = [
            "0101901234",
            "010190-1234",
            "010190 1234",
            "010190 - 1234",
            "010190\u{2011}1234",
            "x0101901234y",
            "#311299-4XY1",
            "3112994XY1",
            "610190-1234",
            "910190-1234",
            "5,0101901234;",
            "12.010190-1234",
            "99990101901234 0101901234",
        ];
        for text in written {
            assert!(holds_cpr(text), "{text}");
        }
    }

    #[test]
    fn dates_times_and_longer_numbers_are_left_alone() {
        let written = [
            "2026-11-02 09:00",
            "02-11-2026",
            "20261102T0900",
            "0.0101261430",
            "00101901234",
            "01019012345",
            "3201901234",
            "0113901234",
            "pathway-1234",
            "010190",
            "009.0101261430",
        ];
        for text in written {
            assert!(!holds_cpr(text), "{text}");
        }
    }

    #[test]
    fn the_place_is_where_the_number_starts() {
        assert_eq!(find("æ 0101901234"), Some(3));
    }

    #[test]
    fn a_long_run_of_digits_is_read_in_one_pass() {
        assert!(!holds_cpr(&"1".repeat(10_000_000)));
        assert!(!holds_cpr(&"0.0101261430 ".repeat(500_000)));
    }
}

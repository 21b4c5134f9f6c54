//! Numbers as Danish and English spreadsheets write them: the one reading of a decimal sign.

/// A number with a decimal comma or a decimal point, and nothing between its thousands.
pub(crate) fn decimal(text: &str) -> Option<f64> {
    let plain = text.replace(',', ".");
    let digits = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    let mut parts = digits.split('.');
    let sound = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction, more) = (parts.next()?, parts.next(), parts.next());
    (sound(whole) && fraction.is_none_or(sound) && more.is_none()).then(|| plain.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_and_a_point_are_the_same_sign() {
        for (text, number) in [("0,5", 0.5), ("0.5", 0.5), ("-3", -3.0), ("+2", 2.0)] {
            assert_eq!(decimal(text), Some(number), "{text}");
        }
        for text in ["", "1e2", "NaN", "inf", "1.200,5", "1,2,3", "20 min", ".5", "5,", "12-maj"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }
}

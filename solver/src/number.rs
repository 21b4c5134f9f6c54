//! Whole and real numbers: from one to the other, and what whole ones have in common.

use std::ops::Rem;

/// A count as a real number.
#[inline]
pub(crate) fn real(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of steps stay far below 2^52")]
    let value = count as f64;
    value
}

/// A whole number as a real one.
#[inline]
pub(crate) fn exact(value: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "costs and sums of minutes stay below 2^53")]
    let value = value as f64;
    value
}

/// The whole number nearest to a real one.
#[inline]
pub(crate) fn nearest(value: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "what is rounded stays below 2^53")]
    let whole = value.round() as i64;
    whole
}

/// A count of blocks or minutes that a program found.
pub(crate) fn whole(value: f64) -> i32 {
    assert!(value.abs() < 1e9, "counts and minutes of a clinic are small");
    #[expect(clippy::cast_possible_truncation, reason = "below 1e9")]
    let whole = value.round() as i32;
    whole
}

/// A number as it is told to people: what a sum of shares leaves behind its ninth decimal is nothing.
pub fn told(value: f64) -> f64 {
    let rounded = (value * 1e9).round() / 1e9;
    if rounded.is_finite() { rounded + 0.0 } else { value }
}

/// A place in a list as it is stored.
#[inline]
pub(crate) fn place(index: usize) -> u32 {
    u32::try_from(index).expect("lists have fewer than 2^32 rows")
}

/// The greatest common divisor of two numbers that are not negative; that of 0 and another is the
/// other.
pub(crate) fn gcd<N: Copy + Default + PartialEq + Rem<Output = N>>(one: N, other: N) -> N {
    if other == N::default() { one } else { gcd(other, one % other) }
}

/// Minutes as they stand in the log.
#[inline]
pub(crate) fn narrow(minutes: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a log keeps seven digits of a minute")]
    let short = minutes as f32;
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_sum_leaves_behind_its_ninth_decimal_is_not_told() {
        let sum = [0.4, 0.4, 0.4].into_iter().sum::<f64>();
        assert_ne!(sum.to_string(), "1.2");
        assert_eq!(
            [told(sum), told(-0.000_000_000_1), told(1e300)].map(|n| n.to_string())[..2],
            ["1.2", "0"]
        );
        assert!((told(1e300) - 1e300).abs() < 1.0 && told(f64::NAN).is_nan());
    }

    #[test]
    fn visits_of_20_and_50_minutes_share_steps_of_10() {
        assert_eq!(gcd(20, 50), 10);
        assert_eq!([gcd(0, 45), gcd(45, 0)], [45, 45]);
    }
}

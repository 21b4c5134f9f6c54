//! Shares as people write them.

use behov_solver::units::Probability;

/// A share written `20%`, `20 %` or `0.2`.
pub(super) fn share(text: &str) -> Option<Probability> {
    let share = match text.strip_suffix('%') {
        Some(percent) => percent.trim().parse::<f64>().ok()? / 100.0,
        None => text.trim().parse().ok()?,
    };
    Probability::new(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_written_in_percent_or_as_a_number_up_to_one() {
        let read = |text| share(text).map(Probability::value);
        assert_eq!([read("20%"), read("20 %"), read("0.2")], [Some(0.2); 3]);
        assert_eq!([read("20"), read("-1%"), read("101%"), read("NaN%"), read("")], [None; 5]);
    }
}

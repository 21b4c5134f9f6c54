//! Controls falling due.

use chrono::{Days, NaiveDate};

use crate::instance::Panel;

use super::count::Count;

/// Patients of a panel who still come at a fixed interval.
#[must_use]
pub(crate) fn fixed_patients(panel: &Panel) -> f64 {
    f64::from(panel.size) * panel.converted.complement().value()
}

/// Controls due on a day on which `week_share` of the week's controls fall.
///
/// Each patient's next control falls uniformly within the interval, so the count is binomial.
#[must_use]
pub(crate) fn due(patients: f64, interval_weeks: f64, week_share: f64) -> Count {
    let mean = patients * week_share / interval_weeks;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a panel is counted in 32 bits and not negative"
    )]
    let trials = patients.round() as u32;
    if trials == 0 || mean >= f64::from(trials) {
        return Count::Poisson { mean };
    }
    Count::Binomial { trials, chance: mean / f64::from(trials) }
}

/// Listed controls due in `from..=to`, each repeating after its interval.
#[must_use]
pub(crate) fn listed_due(panel: &Panel, from: NaiveDate, to: NaiveDate) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an interval is a few hundred weeks at most and not negative"
    )]
    let interval = Days::new(((panel.interval_weeks * 7.0).round() as u64).max(1));
    let mut count = 0;
    for &first in &panel.next_controls {
        let mut next = Some(first);
        while let Some(date) = next.filter(|&date| date <= to) {
            count += u32::from(date >= from);
            next = date.checked_add_days(interval);
        }
    }
    count
}

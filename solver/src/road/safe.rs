//! How much of its time a panel can give to new patients and still see those it has.

use super::panel::Panel;

/// The share of its visits a team can give to new patients.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SafeShare {
    /// Controls to expect of one who enters \[0..\]; infinite where nobody ever leaves.
    pub controls: f64,
    /// Share of all visits that may be first ones: `1 / (1 + controls)` \[0..=1\].
    pub of_visits: f64,
    /// Share of all minutes, a first visit as long as given \[0..=1\].
    pub of_minutes: f64,
}

/// The safe share of a panel whose patients enter after a first visit of so many minutes; whether
/// that first visit may be the last too.
///
/// When leaving happens at visits alone, with chance `p`, the share of visits is `p` if the first may
/// end it, else `p / (1 + p)`.
#[must_use]
pub fn safe_share(panel: &Panel, first_minutes: f64, first_may_end: bool) -> SafeShare {
    let goes_on = panel.ends_at_visit.complement().value();
    let entering = if first_may_end { goes_on } else { 1.0 };
    let controls = entering * controls_per_entrant(panel);
    let of_visits = 1.0 / (1.0 + controls);
    let later = panel.control_minutes * controls;
    let of_minutes =
        if first_minutes > 0.0 { first_minutes / (first_minutes + later) } else { of_visits };
    SafeShare { controls, of_visits, of_minutes }
}

/// Controls to expect of a patient who enters and never moves.
fn controls_per_entrant(panel: &Panel) -> f64 {
    let alive = panel.leaves_in_week.complement().value();
    let stays = 1.0 - panel.attends.value() * panel.ends_at_visit.value();
    let reaches = |weeks: &u32| alive.powf(f64::from((*weeks).max(1)));
    let mut here = 1.0;
    let mut controls = 0.0;
    for weeks in &panel.intervals {
        here *= reaches(weeks);
        controls += here;
        here *= stays;
    }
    match panel.intervals.last() {
        Some(last) if !panel.ends && here > 0.0 => {
            let again = reaches(last);
            controls + here * again / (1.0 - again * stays)
        }
        _ => controls,
    }
}

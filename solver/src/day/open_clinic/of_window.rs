//! An open clinic as a question, from a window of a clinic.
//!
//! Who asks is what the clinic's streams and need-based panels ask its team for, at the rates of
//! [`crate::demand::asks`]; controls at a fixed interval have dates and do not come. A stream that
//! comes in bunches counts as Poisson. How long a visit takes is the mixture over complexity
//! classes of lognormal laws around the minutes of the need.

use crate::demand::law::add_scaled;
use crate::demand::{Arrivals, Ask, asked_of, asks};
use crate::instance::{Instance, OpenWindow, Promise, Service};
use crate::number::real;
use crate::table::{ClassId, Table};

use super::super::Length;
use super::{OpenClinic, OpenClinicError, OpenClinicParts};

/// Who comes to a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comers {
    /// Everybody who asks the team for the need, spread evenly over its windows for it.
    All,
    /// Those whom the simulated clinic sends in any case: each to the first window they can reach,
    /// if that lies within the access target of the need. Others it sends only when no other date
    /// is sooner; they are left out here.
    InTarget,
}

/// The question of the clinic's window number `window`, from 0.
///
/// # Errors
/// When the window is longer than eight hours, has more than 50 clinicians, or more patients or
/// work than a day holds: see [`OpenClinicError`].
///
/// # Panics
/// When the clinic has no such window.
pub fn of_window(
    instance: &Instance,
    window: usize,
    comers: Comers,
) -> Result<OpenClinic, OpenClinicError> {
    let given = &instance.parts().windows[window];
    let minutes = given.span.minutes().0;
    OpenClinic::new(OpenClinicParts {
        minutes: u32::try_from(minutes).map_err(|_| OpenClinicError::Window { minutes })?,
        profile: given.arrivals.clone(),
        patients: expected(instance, window, comers),
        length: length(instance, given)?,
        clinicians: given.clinician_count,
    })
}

/// Patients expected in the clinic's window number `window`, from 0.
///
/// # Panics
/// When the clinic has no such window.
#[must_use]
pub fn expected(instance: &Instance, window: usize, comers: Comers) -> f64 {
    let given = &instance.parts().windows[window];
    let all = asks(instance);
    let of_need = all.iter().enumerate().filter(|(_, ask)| serves(given, ask));
    match comers {
        Comers::All => {
            let windows = instance.parts().windows.iter();
            let count = windows.filter(|row| same(row, given)).count();
            of_need.map(|(_, ask)| rate(ask)).sum::<f64>() / real(count)
        }
        Comers::InTarget => {
            let streams = instance.parts().streams.iter();
            let steps = streams.map(|row| asked_of(instance, row.asks, row.team).len()).sum();
            let sent = |(row, ask)| sent(instance, window, ask, row < steps);
            of_need.map(sent).sum()
        }
    }
}

fn same(row: &OpenWindow, other: &OpenWindow) -> bool {
    row.team == other.team && row.need == other.need
}

fn serves(window: &OpenWindow, ask: &Ask) -> bool {
    ask.team == window.team
        && ask.need == window.need
        && matches!(ask.arrivals, Arrivals::Chance { .. })
}

/// Requests in a whole cycle.
fn rate(ask: &Ask) -> f64 {
    match &ask.arrivals {
        Arrivals::Chance { per_day, .. } => per_day.iter().sum(),
        Arrivals::Controls { .. } => 0.0,
    }
}

/// Requests of one cycle that go to a window. Those of a stream come evenly over the opening hours,
/// those of a panel in the morning.
fn sent(instance: &Instance, window: usize, ask: &Ask, hours: bool) -> f64 {
    let Arrivals::Chance { per_day, .. } = &ask.arrivals else { return 0.0 };
    let parts = instance.parts();
    let days = instance.cycle_days();
    let need = &parts.needs[ask.need];
    let next_day = parts.teams[ask.team].service == Service::NextDay;
    let earliest = usize::from(need.held && next_day);
    let target = match need.promise {
        Promise::Access { days, .. } => days as usize,
        Promise::None | Promise::Rights(_) => usize::MAX,
    };
    let mut sum = 0.0;
    for (asked, requests) in per_day.iter().enumerate() {
        // Share of the day's requests that have found their window.
        let mut reached = 0.0_f64;
        for ahead in earliest..=days.len().min(target) {
            let day = days[(asked + ahead) % days.len()];
            let on_day = parts.windows.iter().enumerate().filter(|(_, row)| row.day == day);
            for (index, row) in on_day.filter(|(_, row)| same(row, &parts.windows[window])) {
                let in_time = if ahead == 0 && hours { before(instance, row) } else { 1.0 };
                let come = (in_time - reached).max(0.0);
                reached += come;
                if index == window {
                    sum += requests * come;
                }
            }
        }
    }
    sum
}

/// Share of the opening hours that is over when a window closes.
fn before(instance: &Instance, window: &OpenWindow) -> f64 {
    let opening = &instance.parts().opening;
    let from = opening.iter().map(|row| row.span.from).min().unwrap_or(window.span.from);
    let to = opening.iter().map(|row| row.span.to).max().unwrap_or(window.span.to);
    ((window.span.to - from).real() / (to - from).real().max(1.0)).clamp(0.0, 1.0)
}

/// How long a visit of a window takes.
fn length(instance: &Instance, window: &OpenWindow) -> Result<Length, OpenClinicError> {
    let parts = instance.parts();
    let (need, believed) = (&parts.needs[window.need], mix(instance, window));
    let mut mass = Vec::new();
    let truly = parts.complexity.truly(&believed);
    for (class, share) in truly.iter().filter(|(_, share)| **share > 0.0) {
        let law = Length::lognormal(need.minutes[class].real(), need.length_cv)?.law();
        if mass.len() < law.mass().len() {
            mass.resize(law.mass().len(), 0.0);
        }
        add_scaled(&mut mass, *share, law.mass());
    }
    Ok(Length::empirical(&mass)?)
}

/// How many of each complexity class come; where nobody comes, the class is unknown.
fn mix(instance: &Instance, window: &OpenWindow) -> Table<ClassId, f64> {
    let complexity = &instance.parts().complexity;
    let mut mix: Table<ClassId, f64> = complexity.classes.ids().map(|_| 0.0).collect();
    for ask in asks(instance).iter().filter(|ask| serves(window, ask)) {
        for (class, share) in ask.mix.iter() {
            mix[class] += rate(ask) * share;
        }
    }
    if mix.values().sum::<f64>() <= 0.0 {
        mix[complexity.unknown()] = 1.0;
    }
    mix
}

//! Requests on real dates: seasons, closures and listed controls as they are.

use chrono::{Datelike, Days, NaiveDate};

use crate::instance::{Instance, Panel, Stream};
use crate::number::real;
use crate::table::{NeedId, TeamId};
use crate::units::Minutes;

use super::ask::{asked_of, length, season, visits_per_request};
use super::compound::compound;
use super::controls::{due, fixed_patients, listed_due};
use super::count::Count;
use super::law::Law;
use super::{TAIL, WEEKS_PER_YEAR};

/// Whether the clinic keeps opening hours on a date and is not closed.
#[must_use]
pub(crate) fn is_open(instance: &Instance, date: NaiveDate) -> bool {
    let parts = instance.parts();
    parts.opening.iter().any(|open| open.weekday == date.weekday())
        && parts.calendar.closed(date).is_none()
}

/// Law of the minutes a team's needs ask for in `from..=to` \[steps\], both dates inside; `part`
/// is the share of each need's demand to count \[0..=1\].
#[must_use]
pub(crate) fn law(
    instance: &Instance,
    team: TeamId,
    part: &dyn Fn(NeedId) -> f64,
    (from, to): (NaiveDate, NaiveDate),
    lattice: Minutes,
) -> Law {
    let parts = instance.parts();
    let mut sum = Law::point(0);
    let mut add = |law: Law| {
        if !law.is_zero() {
            sum = sum.plus(&law).cut(TAIL);
        }
    };
    for stream in &parts.streams {
        let asked = asked_of(instance, stream.asks, stream.team);
        let mix = parts.complexity.truly(&stream.mix);
        let mean = stream_mean(stream, from, to);
        for (_, need, _) in asked.into_iter().filter(|(by, _, _)| *by == team) {
            let visits = mean * part(need) * visits_per_request(instance, need);
            let count = Count::dispersed(visits, stream.dispersion);
            add(compound(count, &length(&parts.needs[need], &mix, lattice), TAIL));
        }
    }
    for panel in parts.panels.iter().filter(|panel| panel.team == team) {
        let mix = parts.complexity.truly(&panel.mix);
        let lengths = |need: NeedId| length(&parts.needs[need], &mix, lattice);
        let share = real(days_between(from, to)) / 7.0;
        let per_year = share / WEEKS_PER_YEAR * f64::from(panel.size);
        let by_chance = [
            (panel.need_based, per_year * panel.converted.value() * panel.requests_per_year),
            (panel.advice, per_year * panel.advice_per_year),
        ];
        for (need, mean) in by_chance {
            if let Some(need) = need {
                let mean = mean * part(need) * visits_per_request(instance, need);
                add(compound(Count::Poisson { mean }, &lengths(need), TAIL));
            }
        }
        let due = controls(panel, part(panel.control), &lengths(panel.control), from, to);
        due.into_iter().for_each(&mut add);
    }
    sum
}

/// Controls due: those listed on their dates, the others spread evenly. Of those listed, a whole
/// number counts.
fn controls(panel: &Panel, part: f64, length: &Law, from: NaiveDate, to: NaiveDate) -> [Law; 2] {
    let listed = listed_due(panel, from, to);
    let unlisted = (fixed_patients(panel) - real(panel.next_controls.len())).max(0.0);
    let share = real(days_between(from, to)) / 7.0;
    let others = due(unlisted * part, panel.interval_weeks, share);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a part of a count that fits"
    )]
    let listed = (f64::from(listed) * part).round() as u32;
    [length.times(listed, TAIL), compound(others, length, TAIL)]
}

fn stream_mean(stream: &Stream, from: NaiveDate, to: NaiveDate) -> f64 {
    let dates = (0..days_between(from, to))
        .filter_map(|d| from.checked_add_days(Days::new(u64::try_from(d).unwrap_or(0))));
    let rate = |date: NaiveDate| {
        let weekday = date.weekday().num_days_from_monday() as usize;
        stream.per_week * stream.weekday_shares[weekday] * season(&stream.seasons, date)
    };
    dates.map(rate).sum()
}

/// Days in `from..=to`.
fn days_between(from: NaiveDate, to: NaiveDate) -> usize {
    usize::try_from((to - from).num_days() + 1).unwrap_or(0)
}

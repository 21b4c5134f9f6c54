//! The panels of a clinic as panels that live.

use crate::demand::WEEKS_PER_YEAR;
use crate::demand::ask::{length, visits_per_request};
use crate::instance::{Instance, Panel as Given};
use crate::number::real;
use crate::road::panel::{Move, Panel, To, spread};
use crate::table::NeedId;
use crate::units::{Minutes, Probability};

/// A panel whose eligible patients accept with a chance.
pub(super) fn panel(instance: &Instance, given: &Given, accepts: Probability) -> Panel {
    let minutes =
        |need: NeedId| length(&instance.parts().needs[need], &given.mix, Minutes(1)).mean();
    let asks = |need| given.requests_per_year / WEEKS_PER_YEAR * visits_per_request(instance, need);
    let control = &instance.parts().needs[given.control];
    let missed = control.no_show.value() + control.late_cancel.value();
    let interval = interval(given);
    let size = f64::from(given.size);
    let fixed = size * given.converted.complement().value();
    let mut panel = Panel {
        need_based: size * given.converted.value(),
        requests_per_week: given.need_based.map_or(0.0, asks),
        attends: Probability::new(1.0 - missed.min(1.0)).unwrap_or(Probability::ZERO),
        control_minutes: minutes(given.control),
        request_minutes: given.need_based.map_or(0.0, minutes),
        advice_minutes: given.advice.map_or(0.0, minutes),
        ..Panel::steady(given.team, fixed, interval)
    };
    panel.fixed = phases(instance, given, fixed, &panel.intervals);
    if given.need_based.is_some() {
        let share = may_move(given);
        panel.moves.push(Move { share, accepts, from_week: 0, ramp_weeks: 1, to: To::NeedBased });
    }
    panel
}

/// Share of those with fixed controls who may do without.
pub(super) fn may_move(given: &Given) -> Probability {
    let fixed = given.converted.complement().value();
    let more = given.eligible.value() - given.converted.value();
    let share = if fixed > 0.0 { (more / fixed).clamp(0.0, 1.0) } else { 0.0 };
    Probability::new(share).unwrap_or(Probability::ZERO)
}

/// The interval in whole weeks.
pub(super) fn interval(given: &Given) -> u32 {
    let weeks = crate::number::nearest(given.interval_weeks).max(1);
    u32::try_from(weeks).unwrap_or(1)
}

/// Patients by week of their next control: those listed on their dates, overdue ones now, the others
/// evenly.
fn phases(instance: &Instance, given: &Given, fixed: f64, intervals: &[u32]) -> Vec<Vec<f64>> {
    let listed = real(given.next_controls.len()).min(fixed);
    let mut phases = spread(fixed - listed, intervals, false, 0.0);
    let each = listed / real(given.next_controls.len().max(1));
    let last = phases.len() - 1;
    for &date in &given.next_controls {
        let days = (date - instance.parts().as_of).num_days().max(0);
        let week = usize::try_from(days / 7).unwrap_or(0);
        let stage = &mut phases[last];
        if stage.len() <= week {
            stage.resize(week + 1, 0.0);
        }
        stage[week] += each;
    }
    phases
}

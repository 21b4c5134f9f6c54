//! The panels of a clinic as panels that live.

use crate::demand::WEEKS_PER_YEAR;
use crate::demand::ask::{length, visits_per_request};
use crate::instance::{Change, ChangeKind, Instance, Panel as Given};
use crate::number::{nearest, real};
use crate::road::panel::{Move, Onset, Panel, Reshaped, To, Visits, spread};
use crate::table::NeedId;
use crate::units::{Minutes, Probability};

use super::{Accepting, End, Options};

/// The panels at one end of what is assumed.
///
/// Where the clinic has changes of panels, they alone say who moves; else those who could do without
/// fixed controls may convert from today.
pub(super) fn panels(instance: &Instance, options: &Options, end: End) -> Vec<Panel> {
    let parts = instance.parts();
    let planned = parts.changes.iter().any(|change| change.kind.panel().is_some());
    let mut panels = changed(instance, &options.accepting(), end);
    for (given, panel) in parts.panels.iter().zip(&mut panels) {
        if !planned && given.need_based.is_some() {
            let (share, accepts) = (may_move(given), options.accepts_at(end));
            let to = To::NeedBased;
            panel.moves = vec![Move { share, accepts, from_week: 0, ramp_weeks: 1, to }];
        }
    }
    panels
}

/// The panels with what the changes of the clinic alone make of them, as is likely.
#[must_use]
pub(crate) fn living(instance: &Instance, accepting: &Accepting) -> Vec<Panel> {
    changed(instance, accepting, End::Likely)
}

fn changed(instance: &Instance, accepting: &Accepting, end: End) -> Vec<Panel> {
    let parts = instance.parts();
    let one = |(at, given): (usize, &Given)| {
        let mut panel = unmoved(instance, given);
        panel.reshaped = reshaped(instance, given, end);
        let own = parts.changes.iter().filter(|change| change.kind.panel() == Some(at));
        panel.moves = own.filter_map(|change| as_move(instance, accepting, end, change)).collect();
        panel
    };
    parts.panels.iter().enumerate().map(one).collect()
}

/// What the changes of a need make of the panel's visits of that need.
fn reshaped(instance: &Instance, given: &Given, end: End) -> Vec<Reshaped> {
    let of = |(at, change): (usize, &Change)| {
        let (need, minutes, from_home) = match change.kind {
            ChangeKind::Virtual { need, minutes } => (need, minutes, true),
            ChangeKind::TaskShift { need, minutes, .. } => (need, minutes, false),
            _ => return Vec::new(),
        };
        let one = move |visits: Visits| Reshaped {
            change: at,
            visits,
            share: end.of(change.share, change.share_range),
            minutes: minutes.real(),
            onset: onset(instance, change),
            from_home,
        };
        visits_of(given, need).into_iter().map(one).collect()
    };
    instance.parts().changes.iter().enumerate().flat_map(of).collect()
}

/// Which of a panel's visits are of a need.
fn visits_of(given: &Given, need: NeedId) -> Vec<Visits> {
    let controls = (given.control == need).then_some(Visits::Controls);
    let need_based = (given.need_based == Some(need)).then_some(Visits::NeedBased);
    controls.into_iter().chain(need_based).collect()
}

/// How a change begins.
pub(crate) fn onset(instance: &Instance, change: &Change) -> Onset {
    Onset { from_week: from_week(instance, change), ramp_weeks: change.ramp_weeks }
}

/// A change of a panel as a move.
fn as_move(instance: &Instance, accepting: &Accepting, end: End, change: &Change) -> Option<Move> {
    let accepts = accepting.at(end, change.kind.accepts()?);
    let to = match change.kind {
        ChangeKind::NeedBased { between_weeks: Some(every_weeks), .. } => {
            To::Hybrid { every_weeks }
        }
        ChangeKind::Practice { advice_per_year, .. } => {
            To::Practice { advice_per_week: advice_per_year / WEEKS_PER_YEAR }
        }
        ChangeKind::Municipality { .. } => To::Away,
        _ => To::NeedBased,
    };
    Some(Move {
        share: end.of(change.share, change.share_range),
        accepts,
        from_week: from_week(instance, change),
        ramp_weeks: change.ramp_weeks,
        to,
    })
}

/// The week of the road in which a change begins.
fn from_week(instance: &Instance, change: &Change) -> u32 {
    let days = (change.from - instance.parts().as_of).num_days().max(0);
    u32::try_from(days / 7).unwrap_or(u32::MAX)
}

/// A panel from which nobody moves.
fn unmoved(instance: &Instance, given: &Given) -> Panel {
    let minutes =
        |need: NeedId| length(&instance.parts().needs[need], &given.mix, Minutes(1)).mean();
    let asks = |need| given.requests_per_year / WEEKS_PER_YEAR * visits_per_request(instance, need);
    let control = &instance.parts().needs[given.control];
    let missed = control.no_show.value() + control.late_cancel.value();
    let size = f64::from(given.size);
    let fixed = size * given.converted.complement().value();
    let stays = given.life.leaves_per_year.complement().value().powf(1.0 / WEEKS_PER_YEAR);
    let intervals = intervals(given);
    Panel {
        team: given.team,
        fixed: phases(instance, given, fixed, &intervals),
        intervals,
        ends: given.life.ends,
        need_based: size * given.converted.value(),
        requests_per_week: given.need_based.map_or(0.0, asks),
        entrants_per_week: given.life.entrants_per_week,
        ends_at_visit: given.life.ends_at_visit,
        leaves_in_week: Probability::new(1.0 - stays).unwrap_or(Probability::ZERO),
        attends: Probability::new(1.0 - missed.min(1.0)).unwrap_or(Probability::ZERO),
        control_minutes: minutes(given.control),
        request_minutes: given.need_based.map_or(0.0, minutes),
        advice_minutes: given.advice.or(instance.parts().advice_need()).map_or(0.0, minutes),
        moves: Vec::new(),
        reshaped: Vec::new(),
    }
}

/// Share of those with fixed controls who may do without.
pub(super) fn may_move(given: &Given) -> Probability {
    let fixed = given.converted.complement().value();
    let more = given.eligible.value() - given.converted.value();
    let share = if fixed > 0.0 { (more / fixed).clamp(0.0, 1.0) } else { 0.0 };
    Probability::new(share).unwrap_or(Probability::ZERO)
}

/// The intervals in whole weeks.
fn intervals(given: &Given) -> Vec<u32> {
    match &given.life.intervals {
        Some(intervals) if !intervals.is_empty() => intervals.clone(),
        _ => {
            let weeks = nearest(given.interval_weeks).max(1);
            vec![u32::try_from(weeks).unwrap_or(1)]
        }
    }
}

/// Patients whose next control nobody has listed, by contacts so far and week of that control.
fn unlisted(given: &Given, patients: f64, intervals: &[u32]) -> Vec<Vec<f64>> {
    spread(patients, intervals, given.life.ends, given.life.entrants_per_week)
}

/// The same by contacts so far alone, so many being listed.
#[must_use]
pub(crate) fn stages(given: &Given, listed: usize) -> Vec<f64> {
    let fixed = f64::from(given.size) * given.converted.complement().value();
    let patients = (fixed - real(listed)).max(0.0);
    unlisted(given, patients, &intervals(given)).iter().map(|weeks| weeks.iter().sum()).collect()
}

/// Patients by week of their next control: those listed on their dates, overdue ones now, the others
/// evenly.
fn phases(instance: &Instance, given: &Given, fixed: f64, intervals: &[u32]) -> Vec<Vec<f64>> {
    let listed = real(given.next_controls.len()).min(fixed);
    let mut phases = unlisted(given, fixed - listed, intervals);
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

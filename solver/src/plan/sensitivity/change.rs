//! A lever pulled: the parts of a clinic at one end of its range.

use crate::instance::{Asks, InstanceError, InstanceParts, Need, Stream};
use crate::table::{NeedId, Table};
use crate::units::{Minutes, Probability};

use super::share::share;
use super::{End, Lever, Ranges, effect};

/// Puts every number the lever covers at one end of its range.
///
/// # Errors
/// Shares that would lie outside 0 to 1; all else is left to the checks of an instance.
pub(super) fn pull(
    parts: &mut InstanceParts,
    lever: Lever,
    end: End,
    ranges: &Ranges,
) -> Result<(), InstanceError> {
    match lever {
        Lever::SubAcuteDemand | Lever::OtherDemand => {
            let sub_acute = lever == Lever::SubAcuteDemand;
            let needs = &parts.needs;
            // What is stated of a stream is stated before answers divide it.
            let whole: Vec<(String, f64)> =
                parts.streams.iter().map(|s| parts.part_of(s)).collect();
            let streams =
                parts.streams.iter_mut().zip(whole).filter(|(_, (_, share))| *share > 0.0);
            for (stream, (name, share)) in streams {
                if asks_held(needs, stream) == sub_acute {
                    stream.per_week = ranges.at(end, &name, stream.per_week / share) * share;
                }
            }
        }
        Lever::Dispersion => {
            for stream in &mut parts.streams {
                stream.dispersion = ranges.at(end, &stream.name, stream.dispersion);
            }
        }
        Lever::NeedBasedRequests => {
            for panel in &mut parts.panels {
                panel.requests_per_year = ranges.at(end, &panel.name, panel.requests_per_year);
            }
        }
        Lever::Advice => {
            for panel in &mut parts.panels {
                panel.advice_per_year = ranges.at(end, &panel.name, panel.advice_per_year);
            }
        }
        Lever::Eligible => eligible(parts, end, ranges)?,
        Lever::Converted => converted(parts, end, ranges)?,
        Lever::VisitLength => visit_length(parts, end, ranges),
        Lever::LengthVariation => {
            for need in parts.needs.values_mut() {
                need.length_cv = ranges.at(end, &need.name, need.length_cv);
            }
        }
        Lever::NoShows => of_needs(parts, "no_show", |need| &mut need.no_show, end, ranges)?,
        Lever::LateCancellations => {
            of_needs(parts, "late_cancel", |need| &mut need.late_cancel, end, ranges)?;
        }
        Lever::CancelledSessions => {
            let at = ranges.at(end, "", parts.goals.cancelled_share.value());
            parts.goals.cancelled_share = share(at, ("goals", 0, "cancelled_share"))?;
        }
        Lever::ChangeShare
        | Lever::ChangeAccepts
        | Lever::ChangeMinutes
        | Lever::ChangeVisits
        | Lever::ChangeAdvice
        | Lever::ChangeAdmissions
        | Lever::ChangePhone
        | Lever::ChangePractice
        | Lever::ChangeAdmitted
        | Lever::ChangeRamp => effect::pull(parts, lever, end, ranges)?,
    }
    Ok(())
}

/// Whether a stream asks for a held need; one that asks for a pathway does not.
fn asks_held(needs: &Table<NeedId, Need>, stream: &Stream) -> bool {
    matches!(stream.asks, Asks::Need(need) if needs[need].held)
}

/// Those converted are never more than those eligible.
fn eligible(parts: &mut InstanceParts, end: End, ranges: &Ranges) -> Result<(), InstanceError> {
    for (index, panel) in parts.panels.iter_mut().enumerate() {
        let mut at = ranges.at(end, &panel.name, panel.eligible.value());
        if ranges.stated(end, &panel.name).is_none() {
            at = at.min(1.0);
        }
        panel.eligible = share(at, ("panel", index, "eligible"))?;
        if panel.converted.value() > at {
            panel.converted = panel.eligible;
        }
    }
    Ok(())
}

/// A share the clinic states itself is taken at its word; a factor stops at those eligible.
fn converted(parts: &mut InstanceParts, end: End, ranges: &Ranges) -> Result<(), InstanceError> {
    for (index, panel) in parts.panels.iter_mut().enumerate() {
        let mut at = ranges.at(end, &panel.name, panel.converted.value());
        if ranges.stated(end, &panel.name).is_none() {
            at = at.min(panel.eligible.value());
        }
        panel.converted = share(at, ("panel", index, "converted"))?;
    }
    Ok(())
}

/// Lengths stay on the grid, one step at least. A length that the clinic states is that of the
/// usual visit, of class `unknown`; the other classes go with it in proportion.
fn visit_length(parts: &mut InstanceParts, end: End, ranges: &Ranges) {
    let (grid, usual) = (parts.grid, parts.complexity.unknown());
    for need in parts.needs.values_mut() {
        let stated = ranges.stated(end, &need.name).map(|to| to / need.minutes[usual].real());
        for minutes in need.minutes.values_mut() {
            let steps = minutes.real() / grid.real();
            let steps = match stated {
                Some(factor) => steps * factor,
                None => ranges.at(end, &need.name, steps),
            };
            #[expect(clippy::cast_possible_truncation, reason = "saturates; too long is a fault")]
            let steps = steps.round().max(1.0) as i32;
            *minutes = Minutes(steps.saturating_mul(grid.0));
        }
    }
}

fn of_needs(
    parts: &mut InstanceParts,
    field: &'static str,
    chance: impl Fn(&mut Need) -> &mut Probability,
    end: End,
    ranges: &Ranges,
) -> Result<(), InstanceError> {
    for (index, need) in parts.needs.values_mut().enumerate() {
        let name = need.name.clone();
        let chance = chance(need);
        *chance = share(ranges.at(end, &name, chance.value()), ("need", index, field))?;
    }
    Ok(())
}

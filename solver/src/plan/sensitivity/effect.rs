//! What changes of pathways do, at one end of its range: the range that a change states itself, else
//! that of the lever.

use crate::instance::{Asks, Change, ChangeKind, InstanceError, InstanceParts, Range};
use crate::number::{nearest, real};
use crate::road::clinic::Accepting;
use crate::units::{Minutes, Probability};

use super::share::share;
use super::{End, Lever, Ranges};

/// Puts what the lever covers at one end of its range in every change.
///
/// # Errors
/// Shares that would lie outside 0 to 1.
pub(super) fn pull(
    parts: &mut InstanceParts,
    lever: Lever,
    end: End,
    ranges: &Ranges,
) -> Result<(), InstanceError> {
    for at in 0..parts.changes.len() {
        let most = visits_most(parts, &parts.changes[at].kind);
        let change = &mut parts.changes[at];
        let name = change.name.clone();
        match lever {
            Lever::ChangeShare => change.share = touched(change, at, end, ranges)?,
            Lever::ChangeAccepts => accepts(change, at, end, ranges)?,
            Lever::ChangeMinutes => {
                for minutes in lengths(&mut change.kind) {
                    let at = ranges.at(end, &name, minutes.real());
                    *minutes = Minutes(i32::try_from(nearest(at)).unwrap_or(i32::MAX));
                }
            }
            Lever::ChangeVisits => {
                if let Some(visits) = visits(&mut change.kind) {
                    *visits = ranges.at(end, &name, *visits).min(most);
                }
            }
            Lever::ChangeAdvice => {
                if let ChangeKind::Practice { advice_per_year, .. } = &mut change.kind {
                    *advice_per_year = ranges.at(end, &name, *advice_per_year);
                }
            }
            Lever::ChangeAdmissions => {
                if let ChangeKind::SubAcute { per_week, .. } | ChangeKind::Home { per_week, .. } =
                    &mut change.kind
                {
                    *per_week = ranges.at(end, &name, *per_week);
                }
            }
            Lever::ChangePhone | Lever::ChangePractice | Lever::ChangeAdmitted => {
                if let Some((part, most, key)) = part_of_calls(&mut change.kind, lever) {
                    let factor = || ranges.at(end, &name, part.value()).min(most);
                    let value = ranges.stated(end, &name).unwrap_or_else(factor);
                    *part = share(value, ("change", at, key))?;
                }
            }
            Lever::ChangeRamp => {
                let weeks = ranges.at(end, &name, f64::from(change.ramp_weeks));
                change.ramp_weeks = u32::try_from(nearest(weeks)).unwrap_or(u32::MAX).max(1);
            }
            _ => {}
        }
    }
    Ok(())
}

/// The share that a lever moves of those who are called or who call, the most it can be, and its key.
fn part_of_calls(
    kind: &mut ChangeKind,
    lever: Lever,
) -> Option<(&mut Probability, f64, &'static str)> {
    match (kind, lever) {
        (ChangeKind::Triage { phone, .. }, Lever::ChangePhone) => Some((phone, 1.0, "phone_share")),
        (ChangeKind::SubAcute { practice, admitted, .. }, Lever::ChangePractice) => {
            Some((practice, 1.0 - admitted.value(), "practice_share"))
        }
        (ChangeKind::SubAcute { practice, admitted, .. }, Lever::ChangeAdmitted) => {
            Some((admitted, 1.0 - practice.value(), "admitted_share"))
        }
        _ => None,
    }
}

/// Whom a change touches; a factor stops at all of them.
fn touched(
    change: &Change,
    at: usize,
    end: End,
    ranges: &Ranges,
) -> Result<Probability, InstanceError> {
    let stated = ranges.stated(end, &change.name).or_else(|| own(change.share_range, end));
    let factor = || ranges.at(end, &change.name, change.share.value()).min(1.0);
    share(stated.unwrap_or_else(factor), ("change", at, "share"))
}

fn accepts(change: &mut Change, at: usize, end: End, ranges: &Ranges) -> Result<(), InstanceError> {
    let name = change.name.clone();
    let (ChangeKind::NeedBased { accepts, .. }
    | ChangeKind::Practice { accepts, .. }
    | ChangeKind::Municipality { accepts, .. }) = &mut change.kind
    else {
        return Ok(());
    };
    let given = accepts.chance.unwrap_or(Accepting::assumed().chance).value();
    let stated = ranges.stated(end, &name).or_else(|| own(accepts.range, end));
    let chance = stated.unwrap_or_else(|| ranges.at(end, &name, given));
    accepts.chance = Some(share(chance, ("change", at, "accepts"))?);
    Ok(())
}

/// An end of a range that a change states itself.
fn own(range: Option<Range>, end: End) -> Option<f64> {
    range.map(|range| match end {
        End::Low => range.low,
        End::High => range.high,
    })
}

/// What a change brings, by its lengths.
fn lengths(kind: &mut ChangeKind) -> Vec<&mut Minutes> {
    match kind {
        ChangeKind::Triage { phone_minutes, reading_minutes, .. } => {
            vec![phone_minutes, reading_minutes]
        }
        ChangeKind::SubAcute { call_minutes, .. } => vec![call_minutes],
        ChangeKind::Home { travel_minutes, .. } => vec![travel_minutes],
        ChangeKind::Virtual { minutes, .. } | ChangeKind::TaskShift { minutes, .. } => {
            vec![minutes]
        }
        ChangeKind::NeedBased { .. }
        | ChangeKind::Practice { .. }
        | ChangeKind::Municipality { .. }
        | ChangeKind::FewerVisits { .. } => Vec::new(),
    }
}

/// How many visits a change spares, or brings instead of a stay.
fn visits(kind: &mut ChangeKind) -> Option<&mut f64> {
    match kind {
        ChangeKind::FewerVisits { visits_spared, .. } => Some(visits_spared),
        ChangeKind::Home { visits, .. } => Some(visits),
        _ => None,
    }
}

/// As many as it can be.
fn visits_most(parts: &InstanceParts, kind: &ChangeKind) -> f64 {
    match *kind {
        ChangeKind::FewerVisits { stream, .. } => match parts.streams[stream].asks {
            Asks::Need(_) => 1.0,
            Asks::Pathway(pathway) => real(parts.pathways[pathway].steps.len()),
        },
        _ => f64::INFINITY,
    }
}

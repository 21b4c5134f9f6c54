//! The visits a patient waits for, before places are looked for.

use chrono::NaiveDate;

use crate::instance::{Asks, Instance, WaitingPatient};
use crate::table::{NeedId, TeamId};
use crate::units::Span;

/// When a visit takes place.
pub(super) type Visit = (NaiveDate, Span);

/// A visit a patient should have, before places are looked for.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    pub(super) row: usize,
    pub(super) need: NeedId,
    pub(super) team: TeamId,
    pub(super) lag: (i16, i16),
    pub(super) pinned: Option<Visit>,
    /// Whether it is pinned by a booking already made, not by one told.
    pub(super) made: bool,
}

impl Wanted {
    /// Whether a booking already made fulfils it.
    pub(super) fn is_made(&self) -> bool {
        self.made
    }

    /// When it is booked before.
    pub(super) fn visit(&self) -> Option<(NaiveDate, Span)> {
        self.pinned
    }

    /// The date it is booked on before.
    pub(super) fn date(&self) -> Option<NaiveDate> {
        self.pinned.map(|visit| visit.0)
    }
}

/// The visits a patient waits for, in order.
pub(super) fn visits(clinic: &Instance, patient: &WaitingPatient) -> Vec<Wanted> {
    let days = |count: u32| i16::try_from(count).unwrap_or(i16::MAX);
    let (team, lag, pinned, made) = (patient.team, (0, i16::MAX), None, false);
    let plain = |need| Wanted { row: 0, need, team, lag, pinned, made };
    match patient.asks {
        Asks::Need(need) => vec![plain(need)],
        Asks::Pathway(pathway) => {
            let steps = clinic.parts().pathways[pathway].steps.iter().enumerate();
            steps
                .map(|(row, step)| Wanted {
                    row,
                    team: step.seen_by(patient.team),
                    lag: (days(step.lag_min.max(step.external_days)), days(step.lag_max)),
                    ..plain(step.need)
                })
                .collect()
        }
    }
}

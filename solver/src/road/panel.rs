//! A panel that lives: who is seen when, who enters, leaves and moves on.

use crate::table::TeamId;
use crate::units::Probability;

/// Patients of one team under control.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Whose patients they are.
    pub team: TeamId,
    /// Weeks to the control after each contact, at least one item and none 0 \[weeks\]: item `k`
    /// follows contact `k`, the entry being contact 0.
    pub intervals: Vec<u32>,
    /// Whether the control after the last interval is the last; otherwise the last interval repeats.
    pub ends: bool,
    /// Patients with fixed controls at the start: `fixed[k][d]` have had contact `k` and are next
    /// seen in week `d` \[patients\].
    pub fixed: Vec<Vec<f64>>,
    /// Patients on need-based control at the start \[patients\].
    pub need_based: f64,
    /// Visits a week of a patient on need-based control \[1/week\].
    pub requests_per_week: f64,
    /// Patients who enter in a week \[1/week\].
    pub entrants_per_week: f64,
    /// Chance that a visit is the last.
    pub ends_at_visit: Probability,
    /// Chance of leaving in a week for another reason, such as death.
    pub leaves_in_week: Probability,
    /// Share of the controls held at which the patient is there: the others move nobody.
    pub attends: Probability,
    /// Length of a control \[min\].
    pub control_minutes: f64,
    /// Length of a need-based visit \[min\].
    pub request_minutes: f64,
    /// Length of an advice contact \[min\].
    pub advice_minutes: f64,
    /// What becomes of a share of the patients; the shares add to at most 1.
    pub moves: Vec<Move>,
    /// What becomes of a share of the visits.
    pub reshaped: Vec<Reshaped>,
}

/// A share of a panel's visits that are held otherwise from a week on: by video or telephone, or by
/// another role.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reshaped {
    /// The change that does it, by its row.
    pub change: usize,
    /// Which visits.
    pub visits: Visits,
    /// Share of them \[0..=1\].
    pub share: Probability,
    /// Their length then \[min\].
    pub minutes: f64,
    /// The first week of it, and the weeks until all of the share are.
    pub onset: Onset,
    /// Whether the patient stays at home.
    pub from_home: bool,
}

/// Visits of a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visits {
    /// Controls.
    Controls,
    /// Need-based visits.
    NeedBased,
}

/// How something begins, evenly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Onset {
    /// The first week of it \[weeks from the start\].
    pub from_week: u32,
    /// Weeks until it is there in full; 1 at once \[1..\].
    pub ramp_weeks: u32,
}

impl Onset {
    /// How much of it is there in a week: `min(1, (w - from + 1) / ramp)` \[0..=1\].
    #[must_use]
    pub fn part(self, week: usize) -> f64 {
        let Some(since) = u32::try_from(week).ok().and_then(|w| w.checked_sub(self.from_week))
        else {
            return 0.0;
        };
        (f64::from(since + 1) / f64::from(self.ramp_weeks.max(1))).min(1.0)
    }
}

/// What becomes of a share of a panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Move {
    /// Share of all patients it is for, tagged once \[0..=1\].
    pub share: Probability,
    /// Chance that such a patient accepts when it is offered.
    pub accepts: Probability,
    /// The first week in which it is offered \[weeks from the start\].
    pub from_week: u32,
    /// Weeks until it is offered to all, growing evenly; 1 at once \[1..\].
    pub ramp_weeks: u32,
    /// Where they go.
    pub to: To,
}

/// Where patients go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum To {
    /// They ask when they need it.
    NeedBased,
    /// They ask when they need it, and have a control at a longer interval whatever was asked
    /// between; the first after half of it to the whole of it, evenly.
    Hybrid {
        /// The longer interval \[weeks, 1..\].
        every_weeks: u32,
    },
    /// Their general practitioner sees them and asks the clinic for advice.
    Practice {
        /// Advice contacts a week of a patient moved \[1/week\].
        advice_per_week: f64,
    },
    /// The municipality, or home: the clinic hears no more of them.
    Away,
}

impl Move {
    /// Share of those it is for to whom it is offered in a week: `min(1, (w - from + 1) / ramp)`.
    #[must_use]
    pub fn ramp(&self, week: usize) -> f64 {
        Onset { from_week: self.from_week, ramp_weeks: self.ramp_weeks }.part(week)
    }

    /// The chance to move in a week for those it is for, if they are offered anything then.
    #[must_use]
    pub(crate) fn chance(&self, week: usize) -> f64 {
        self.accepts.value() * self.ramp(week)
    }
}

impl Panel {
    /// A panel of one interval that repeats, its patients spread evenly, whom nobody moves.
    #[must_use]
    pub fn steady(team: TeamId, patients: f64, interval_weeks: u32) -> Self {
        let intervals = vec![interval_weeks];
        Self {
            team,
            fixed: spread(patients, &intervals, false, 0.0),
            intervals,
            ends: false,
            need_based: 0.0,
            requests_per_week: 0.0,
            entrants_per_week: 0.0,
            ends_at_visit: Probability::ZERO,
            leaves_in_week: Probability::ZERO,
            attends: Probability::ONE,
            control_minutes: 1.0,
            request_minutes: 1.0,
            advice_minutes: 1.0,
            moves: Vec::new(),
            reshaped: Vec::new(),
        }
    }

    /// Mean length of a visit in a week \[min\].
    #[must_use]
    pub fn minutes_in(&self, visits: Visits, week: usize) -> f64 {
        let usual = match visits {
            Visits::Controls => self.control_minutes,
            Visits::NeedBased => self.request_minutes,
        };
        let own = self.reshaped.iter().filter(|one| one.visits == visits);
        own.map(|one| one.share.value() * one.onset.part(week) * (one.minutes - usual))
            .fold(usual, |sum, more| sum + more)
            .max(0.0)
    }

    /// Share of the visits in a week for which the patient stays at home, beyond those that were so
    /// all along \[0..=1\].
    #[must_use]
    pub fn from_home_in(&self, visits: Visits, week: usize) -> f64 {
        let own = self.reshaped.iter().filter(|one| one.visits == visits && one.from_home);
        own.map(|one| one.share.value() * one.onset.part(week)).sum::<f64>().min(1.0)
    }

    /// The tags: one per move, and the last for those nobody moves.
    #[must_use]
    pub(super) fn tags(&self) -> usize {
        self.moves.len() + 1
    }

    /// The share of the patients with a tag \[0..=1\].
    #[must_use]
    pub(super) fn share(&self, tag: usize) -> f64 {
        match self.moves.get(tag) {
            Some(one) => one.share.value(),
            None => (1.0 - self.moves.iter().map(|one| one.share.value()).sum::<f64>()).max(0.0),
        }
    }

    /// The interval to the control after contact `k` \[weeks\]; none when that was the last.
    #[must_use]
    pub(super) fn interval(&self, contact: usize) -> Option<usize> {
        let last = self.intervals.len().checked_sub(1)?;
        if contact > last && self.ends {
            return None;
        }
        usize::try_from(self.intervals[contact.min(last)].max(1)).ok()
    }

    /// Patients at the start.
    #[must_use]
    pub fn patients(&self) -> f64 {
        self.fixed.iter().flatten().sum::<f64>() + self.need_based
    }
}

/// Patients by contacts so far and week of the next control, as a steady inflow leaves them.
///
/// Where the last interval repeats, the earlier stages hold what `entrants` a week fill them with, as
/// far as the patients go, and the last stage the rest; where it ends, every stage holds its share by
/// length.
#[must_use]
pub fn spread(patients: f64, intervals: &[u32], ends: bool, entrants: f64) -> Vec<Vec<f64>> {
    let total: f64 = intervals.iter().map(|&weeks| f64::from(weeks)).sum();
    let mut left = patients;
    let last = intervals.len().saturating_sub(1);
    let stage = |(at, &weeks): (usize, &u32)| {
        let here = match (ends, at == last) {
            (true, _) => patients * f64::from(weeks) / total,
            (false, true) => left,
            (false, false) => left.min(entrants * f64::from(weeks)),
        };
        left -= here;
        vec![here / f64::from(weeks.max(1)); usize::try_from(weeks).unwrap_or(0)]
    };
    intervals.iter().enumerate().map(stage).collect()
}

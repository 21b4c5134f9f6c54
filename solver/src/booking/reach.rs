//! The first day on which a right could be met, were every opening free: the one reading of it.

use chrono::{Days, NaiveDate};

use crate::instance::{Asks, Due, Instance, Ready, WaitingPatient};
use crate::supply;

/// What of a patient is looked at.
#[derive(Clone, Copy)]
pub(super) struct Looks {
    /// The dates the patient asked for.
    pub(super) own: bool,
    /// When what the first visit needs is present.
    pub(super) ready: bool,
    /// What a change of plans could mend: days for images, tests or a conference before a step, and who
    /// works (a day counts where somebody does who may see the patient).
    pub(super) as_planned: bool,
}

impl Looks {
    /// All of it.
    pub(super) const ALL: Self = Self { own: true, ready: true, as_planned: true };
    /// The clinic's own days and lags alone.
    pub(super) const CLINIC: Self = Self { own: false, ready: false, as_planned: false };
}

/// Dates looked for beyond which nothing is found \[days\].
const DAYS_MAX: usize = 3_653;
/// Most times a date is moved on for the sake of the one after it.
const MOVES_MAX: usize = 4_000;

/// The first day on which a right could be met; visits with a date stay, the others come on days after
/// today on which somebody works who may see the patient, no sooner after the step before than its shortest lag and no later than its longest:
/// where the clinic is closed for as long as that, the step before waits as well. A longest lag after
/// a visit with a date gives way, as it does when visits are booked. `None` where nobody knows when
/// the first visit can be.
pub(super) fn earliest(
    clinic: &Instance,
    patient: &WaitingPatient,
    visits: &[Option<NaiveDate>],
    due: &Due,
    looks: Looks,
) -> Option<NaiveDate> {
    let visits = &visits[..visits.len().min(due.step + 1)];
    Some(due.met_on(Reach { clinic, patient, visits, looks }.last()?))
}

/// The earliest date of the last of some visits; nothing as in [`earliest`].
pub(super) fn last_visit(
    clinic: &Instance,
    patient: &WaitingPatient,
    visits: &[Option<NaiveDate>],
    looks: Looks,
) -> Option<NaiveDate> {
    Reach { clinic, patient, visits, looks }.last()
}

struct Reach<'r> {
    clinic: &'r Instance,
    patient: &'r WaitingPatient,
    visits: &'r [Option<NaiveDate>],
    looks: Looks,
}

impl Reach<'_> {
    /// The least dates that keep every lag: each is the first that the one before allows, and where it
    /// comes too late for the one before, that one moves on as far as it must.
    fn last(&self) -> Option<NaiveDate> {
        let tomorrow = self.clinic.parts().as_of + Days::new(1);
        let mut from = vec![tomorrow; self.visits.len()];
        let mut dates: Vec<NaiveDate> = Vec::new();
        for _ in 0..MOVES_MAX {
            let row = dates.len();
            let Some(made) = self.visits.get(row) else { return dates.last().copied() };
            if let Some(made) = made {
                dates.push(*made);
                continue;
            }
            let (least, most) = self.lag(row);
            let before = dates.last().copied();
            let after = before.map_or(tomorrow, |before| before + least);
            let date = self.open(row, self.ready(row, from[row].max(after))?)?;
            let may_move = row > 0 && self.visits[row - 1].is_none();
            match before {
                Some(before) if may_move && date > before + most => {
                    dates.pop();
                    from[row - 1] = date - most;
                }
                _ => dates.push(date),
            }
        }
        None
    }

    /// The shortest and the longest time after the step before.
    fn lag(&self, row: usize) -> (Days, Days) {
        let Asks::Pathway(pathway) = self.patient.asks else { return (Days::new(0), Days::new(0)) };
        let step = self.clinic.parts().pathways[pathway].steps[row];
        let outside = if self.looks.as_planned { step.external_days } else { 0 };
        (Days::new(step.lag_min.max(outside).into()), Days::new(step.lag_max.into()))
    }

    /// The first day from one on that what must be there and the patient leave.
    fn ready(&self, row: usize, from: NaiveDate) -> Option<NaiveDate> {
        let ready = match self.patient.ready {
            _ if row > 0 || !self.looks.ready => from,
            Ready::Now => from,
            Ready::From(date) => from.max(date),
            Ready::Unknown => return None,
        };
        let own = self.patient.earliest.filter(|_| self.looks.own);
        Some(own.map_or(ready, |own| ready.max(own)))
    }

    /// The first open day from a date on on which the patient can come and somebody is there.
    fn open(&self, row: usize, from: NaiveDate) -> Option<NaiveDate> {
        let blocked = |date: NaiveDate| {
            let away = &self.patient.blocked;
            self.looks.own && away.iter().any(|row| row.from <= date && date <= row.to)
        };
        let mut days = from.iter_days().take(DAYS_MAX);
        days.find(|&date| self.clinic.is_open(date) && !blocked(date) && self.is_staffed(row, date))
    }

    /// Whether a session is held on a date that may serve the visit.
    fn is_staffed(&self, row: usize, date: NaiveDate) -> bool {
        let parts = self.clinic.parts();
        let (team, need) = match self.patient.asks {
            Asks::Need(need) => (self.patient.team, need),
            Asks::Pathway(pathway) => {
                let step = parts.pathways[pathway].steps[row];
                (step.team.unwrap_or(self.patient.team), step.need)
            }
        };
        let day = parts.cycle.day_of(date);
        let mut able = supply::able(self.clinic, team, need);
        let held = |id| parts.sessions[id].day == day && supply::held_on(self.clinic, id, date);
        !self.looks.as_planned || able.any(held)
    }
}

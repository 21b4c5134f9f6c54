//! Windows that no date can keep: how the lags of a pathway give way to visits booked before.
//!
//! A visit that is booked before may leave no date for the one after it, or before it, that keeps the
//! lag between them: it was long ago, or the next one is too near. Leaving the patient out would help
//! nobody, so the lag gives way, no further than it must: the longest wait first, the shortest wait
//! only where no longer one would help, the order of the visits last.

use chrono::{Days, NaiveDate};

use crate::instance::{Instance, Ready, WaitingPatient};

use super::wanted::Wanted;

/// Days after today that are looked at: what can be booked, and a pathway longer.
const AHEAD: u16 = 1_100;

/// How far the lags give way; each way allows all that those before it do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Not,
    /// The wait after the visit before the stretch may be longer.
    After,
    /// That before the visit after it too.
    Around,
    /// Every wait.
    Longer,
    /// The wait before the visit after the stretch may be shorter too.
    Sooner,
    /// Every wait.
    Shorter,
    /// The visit after the stretch may come first.
    AnyOrder,
}

const WAYS: [Way; 7] =
    [Way::Not, Way::After, Way::Around, Way::Longer, Way::Sooner, Way::Shorter, Way::AnyOrder];

/// A patient whose lags may have to give way.
pub(super) struct Windows<'w> {
    clinic: &'w Instance,
    patient: &'w WaitingPatient,
    /// Whether the clinic is open, by days after today.
    open: &'w [bool],
}

/// Whether the clinic is open on each day from tomorrow on; the first stands for today.
pub(super) fn open_days(clinic: &Instance) -> Vec<bool> {
    let today = clinic.parts().as_of;
    let open = |ahead: u16| clinic.is_open(today + Days::new(u64::from(ahead)));
    (0..=AHEAD).map(|ahead| ahead > 0 && open(ahead)).collect()
}

impl<'w> Windows<'w> {
    pub(super) fn new(clinic: &'w Instance, patient: &'w WaitingPatient, open: &'w [bool]) -> Self {
        Self { clinic, patient, open }
    }

    /// Lets the lags of each stretch of visits between visits made before give way where no dates
    /// keep them.
    pub(super) fn give_way(&self, visits: &mut [Wanted]) {
        let mut from = 0;
        while from < visits.len() {
            let made = (from..visits.len()).find(|&at| visits[at].is_made());
            let to = made.unwrap_or(visits.len());
            if from < to && (from > 0 || to < visits.len()) {
                self.stretch(visits, from, to);
            }
            from = to + 1;
        }
    }

    /// The same for the visits from one row up to another, which are not made.
    fn stretch(&self, visits: &mut [Wanted], from: usize, to: usize) {
        for way in WAYS {
            let lags: Vec<(i16, i16)> = (0..visits.len())
                .map(|at| lag(visits[at].lag, way, at == from, at == to))
                .collect();
            if self.possible(visits, &lags, from, to) {
                for at in from.max(1)..(to + 1).min(visits.len()) {
                    visits[at].lag = lags[at];
                }
                return;
            }
        }
    }

    /// Whether some dates from tomorrow on keep some lags.
    fn possible(&self, visits: &[Wanted], lags: &[(i16, i16)], from: usize, to: usize) -> bool {
        let day = |date: NaiveDate| (date - self.clinic.parts().as_of).num_days();
        let made = |at: usize| visits.get(at).and_then(Wanted::date).map(day);
        let mut before: Option<Vec<i64>> = from.checked_sub(1).and_then(made).map(|day| vec![day]);
        for at in from..to {
            let keeps = |day: i64| before.as_ref().is_none_or(|days| met(days, day, lags[at]));
            let days = (1..=i64::from(AHEAD)).filter(|&day| self.comes(&visits[at], day));
            before = Some(days.filter(|&day| keeps(day)).collect());
        }
        let days = before.unwrap_or_default();
        match made(to) {
            Some(day) => met(&days, day, lags[to]),
            None => !days.is_empty(),
        }
    }

    /// Whether the clinic is open and the patient can come for a visit so many days after today.
    fn comes(&self, visit: &Wanted, day: i64) -> bool {
        let Ok(ahead) = usize::try_from(day) else { return false };
        let date = self.clinic.parts().as_of + Days::new(ahead as u64);
        self.open[ahead] && suits(self.patient, visit.row, date)
    }
}

/// Whether a date suits a patient's own dates, with everything that visit needs present.
pub(super) fn suits(patient: &WaitingPatient, row: usize, date: NaiveDate) -> bool {
    let ready = match patient.ready {
        _ if row > 0 => true,
        Ready::Now => true,
        Ready::From(from) => from <= date,
        Ready::Unknown => false,
    };
    ready && comes(patient, date)
}

/// Whether a date suits a patient's own dates.
pub(super) fn comes(patient: &WaitingPatient, date: NaiveDate) -> bool {
    patient.earliest.is_none_or(|first| first <= date)
        && patient.latest.is_none_or(|last| date <= last)
        && !patient.blocked.iter().any(|away| away.from <= date && date <= away.to)
}

/// A lag when it gives way; at the first link of a stretch, and at the last.
fn lag((least, most): (i16, i16), way: Way, first: bool, last: bool) -> (i16, i16) {
    let most = match way {
        Way::Not => most,
        Way::After if !first => most,
        Way::Around if !first && !last => most,
        _ => i16::MAX,
    };
    let least = match way {
        Way::Sooner if last => 0,
        Way::AnyOrder if last => i16::MIN,
        Way::Shorter | Way::AnyOrder => 0,
        _ => least,
    };
    (least, most)
}

/// Whether one of some days, in order, is before a day by a lag.
fn met(days: &[i64], day: i64, (least, most): (i16, i16)) -> bool {
    let first = days.partition_point(|&other| other < day - i64::from(most));
    days.get(first).is_some_and(|&other| other <= day - i64::from(least))
}

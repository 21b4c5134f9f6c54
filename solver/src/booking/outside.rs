//! Visits outside their lags: no date could keep them, because of visits booked before.

use chrono::NaiveDate;

use crate::answer::Bookings;
use crate::instance::Instance;
use crate::table::{Id, PatientId};

use super::problem::all_wanted;
use super::wanted::visits;

/// Two visits that follow each other, one of them booked now, further apart or nearer than they
/// should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutsideLag {
    /// The patient.
    pub patient: PatientId,
    /// Row of the later step in the pathway.
    pub step: usize,
    /// Date of the step before it.
    pub before: NaiveDate,
    /// Its own date.
    pub date: NaiveDate,
    /// Fewest days that should lie between them \[days\].
    pub days_min: u32,
    /// Most days that should lie between them \[days\].
    pub days_max: u32,
}

impl OutsideLag {
    /// Days between the two; below 0 where the later step comes first \[days\].
    #[must_use]
    pub fn days(&self) -> i64 {
        (self.date - self.before).num_days()
    }
}

/// Every visit of some bookings that is outside its lag, in order of patient and step; what was
/// booked before is not judged again.
#[must_use]
pub fn outside_lags(clinic: &Instance, bookings: &Bookings) -> Vec<OutsideLag> {
    let mut found = Vec::new();
    for (patient, booked) in all_wanted(clinic, bookings) {
        let asked = visits(clinic, &clinic.parts().waiting[patient.index()]);
        for at in 1..asked.len() {
            let dates = (booked[at - 1].date(), booked[at].date());
            let (Some(before), Some(now)) = dates else { continue };
            let new = !booked[at - 1].is_made() || !booked[at].is_made();
            let (least, most) = asked[at].lag;
            let days = (now - before).num_days();
            if new && !(i64::from(least)..=i64::from(most)).contains(&days) {
                found.push(OutsideLag {
                    patient,
                    step: asked[at].row,
                    before,
                    date: now,
                    days_min: u32::from(least.unsigned_abs()),
                    days_max: u32::from(most.unsigned_abs()),
                });
            }
        }
    }
    found
}

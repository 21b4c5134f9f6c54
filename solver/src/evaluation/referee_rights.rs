//! The referee of rights: counts every clock again from the waiting list and the law alone.
//!
//! It shares nothing with the clocks of an instance nor with its calendar of the law: days are counted
//! one by one from a list of holidays of its own, and each patient is read as a lawyer would read a
//! file, right by right.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::answer::Bookings;
use crate::instance::{
    Asks, EndsAt, Instance, KeptBy, Promise, Sector, SpecialDay, StartsAt, WaitingPatient,
};
use crate::table::{Id, NeedId, PatientId, RightId};

use super::made::is_held;
use super::referee_bookings::{BookingBreach, Broken};
use super::rights::{RightsReport, Status};

/// Every right that a report tells otherwise than the law counts it.
#[must_use]
pub fn rights_verdict(
    clinic: &Instance,
    bookings: &Bookings,
    report: &RightsReport,
) -> Vec<BookingBreach> {
    let mut breaches = Vec::new();
    for row in 0..clinic.parts().waiting.len() {
        let file = File::of(clinic, PatientId::from_index(row), bookings, report.horizon_end);
        breaches.extend(file.rights(report));
        breaches.extend(file.letter(report));
    }
    breaches
}

/// What is known of one patient.
struct File<'c> {
    clinic: &'c Instance,
    id: PatientId,
    patient: &'c WaitingPatient,
    /// Date of each visit; `None` where it has none.
    visits: Vec<Option<NaiveDate>>,
    horizon_end: NaiveDate,
}

/// A right as the referee counts it.
#[derive(PartialEq, Eq)]
struct Counted {
    deadline: Option<NaiveDate>,
    adjusted: Option<NaiveDate>,
    days_over: i64,
    status: Status,
}

impl<'c> File<'c> {
    fn of(clinic: &'c Instance, id: PatientId, bookings: &Bookings, end: NaiveDate) -> Self {
        let parts = clinic.parts();
        let patient = &parts.waiting[id.index()];
        let needs: Vec<NeedId> = match patient.asks {
            Asks::Need(need) => vec![need],
            Asks::Pathway(pathway) => {
                parts.pathways[pathway].steps.iter().map(|step| step.need).collect()
            }
        };
        let own = parts.bookings.iter().filter(|made| made.pseudonym == patient.pseudonym);
        let mut before: Vec<_> = own.filter(|made| is_held(clinic, made)).collect();
        let mut visits = vec![None; needs.len()];
        for row in bookings.rows().iter().filter(|row| row.patient == id) {
            if let Some(visit) = visits.get_mut(row.step) {
                *visit = Some(row.date);
            }
        }
        for (visit, need) in visits.iter_mut().zip(needs) {
            let fits = before.iter().position(|made| made.need == need);
            if let (None, Some(at)) = (*visit, fits) {
                *visit = Some(before.remove(at).date);
            }
        }
        Self { clinic, id, patient, visits, horizon_end: end }
    }

    /// The rights that what the patient asks for carries, and the sector of it.
    fn carried(&self) -> (Vec<RightId>, Sector) {
        let parts = self.clinic.parts();
        let (rights, sector) = match self.patient.asks {
            Asks::Pathway(pathway) => {
                (parts.pathways[pathway].rights.clone(), parts.pathways[pathway].sector)
            }
            Asks::Need(need) => {
                let rights = match &parts.needs[need].promise {
                    Promise::Rights(rights) => rights.clone(),
                    Promise::None | Promise::Access { .. } => Vec::new(),
                };
                (rights, parts.needs[need].sector)
            }
        };
        (rights, sector.unwrap_or(parts.law.sector))
    }

    fn rights(&self, report: &RightsReport) -> Vec<BookingBreach> {
        let (rights, sector) = self.carried();
        let told: Vec<_> = report.rows.iter().filter(|row| row.patient == self.id).collect();
        let mut breaches = Vec::new();
        if told.len() != rights.len() {
            breaches.push(self.breach(format!("{} rights", told.len()), rights.len().to_string()));
        }
        for right in rights {
            let counted = self.count(right, sector);
            let name = &self.clinic.parts().rights[right].name;
            let row = told.iter().find(|row| row.right == right);
            let given = row.map(|row| Counted {
                deadline: row.due.map(|due| due.deadline),
                adjusted: row.due.map(|due| due.adjusted),
                days_over: i64::from(row.days_over),
                status: row.status,
            });
            if given.as_ref() != Some(&counted) {
                let given = given.map_or_else(|| "-".to_owned(), |given| given.in_words());
                breaches.push(self.breach(format!("{name} {given}"), counted.in_words()));
            }
        }
        breaches
    }

    fn count(&self, right: RightId, sector: Sector) -> Counted {
        let rule = &self.clinic.parts().rights[right];
        let without = |status| Counted { deadline: None, adjusted: None, days_over: 0, status };
        let day0 = match rule.starts_at {
            StartsAt::Referral => Some(self.patient.referred),
            StartsAt::ReferralForTreatment => self.patient.referred_for_treatment,
            StartsAt::Consent => self.patient.consent,
        };
        let Some(day0) = day0 else { return without(Status::NotStarted) };
        let mut granted = None;
        for period in &rule.periods {
            let of_sector = period.sector.is_none() || period.sector == Some(sector);
            let ended = period.to.is_some_and(|to| to < day0);
            if of_sector && !ended && period.from <= day0 && granted.is_none() {
                let referred_before = self.patient.referred < period.from;
                granted = match period.days_if_received_before {
                    Some(days) if referred_before => Some(days),
                    _ => Some(period.days),
                };
            }
        }
        let Some(granted) = granted else { return without(Status::NoRight) };
        let number = day0.num_days_from_ce() + i32::try_from(granted).unwrap_or(0);
        let own_days = i32::try_from(self.patient.patient_pause_days).unwrap_or(0);
        let adjusted = number + own_days;
        let deadline = if rule.patient_pause_stops { adjusted } else { number };
        self.judge(right, deadline, adjusted)
    }

    /// How a right ends whose deadline is on a day of that number.
    fn judge(&self, right: RightId, deadline: i32, adjusted: i32) -> Counted {
        let rule = &self.clinic.parts().rights[right];
        let met = self.met(rule.ends_at);
        let today = self.clinic.parts().as_of.num_days_from_ce();
        let offered = self.patient.offered.map(|date| date.num_days_from_ce());
        let elsewhere = self.patient.redirected.map(|date| date.num_days_from_ce());
        let kept_by_offer =
            rule.kept_by == KeptBy::Offered && offered.is_some_and(|day| day <= deadline);
        let (end, status) = if kept_by_offer {
            (deadline, Status::OfferedInTime)
        } else if let Some(day) = elsewhere {
            let late =
                if day > deadline { Status::RedirectedLate } else { Status::RedirectedInTime };
            (day, late)
        } else if let Some(day) = met {
            let status = if day <= deadline {
                Status::InTime
            } else if day <= adjusted {
                Status::LateByOwnWish
            } else if deadline < today {
                Status::OverToday
            } else {
                Status::Late
            };
            (day, status)
        } else {
            let answer = if rule.ends_at == EndsAt::Told { self.answer_days() } else { 0 };
            (self.horizon_end.num_days_from_ce() + 1 + answer, Status::NoDate)
        };
        Counted {
            deadline: NaiveDate::from_num_days_from_ce_opt(deadline),
            adjusted: NaiveDate::from_num_days_from_ce_opt(adjusted),
            days_over: i64::from((end - deadline).max(0)),
            status,
        }
    }

    fn answer_days(&self) -> i32 {
        match self.patient.asks {
            Asks::Need(_) => 0,
            Asks::Pathway(pathway) => {
                i32::try_from(self.clinic.parts().pathways[pathway].answer_days).unwrap_or(0)
            }
        }
    }

    /// Number of the day on which a milestone is met: every visit up to it has a date.
    fn met(&self, milestone: EndsAt) -> Option<i32> {
        let last = self.visits.len() - 1;
        let marked = match self.patient.asks {
            Asks::Need(_) => None,
            Asks::Pathway(pathway) => {
                let steps = &self.clinic.parts().pathways[pathway].steps;
                (0..steps.len()).find(|&at| steps[at].milestone == Some(milestone))
            }
        };
        let usual = if milestone == EndsAt::WorkUpStart { 0 } else { last };
        let at = marked.unwrap_or(usual);
        if self.visits[..=at].contains(&None) {
            return None;
        }
        let answer = if milestone == EndsAt::Told { self.answer_days() } else { 0 };
        self.visits[at].map(|date| date.num_days_from_ce() + answer)
    }

    /// The letter, eight weekdays of the law after what makes it due.
    fn letter(&self, report: &RightsReport) -> Option<BookingBreach> {
        let told = report.patients.iter().find(|row| row.patient == self.id)?;
        let (rights, sector) = self.carried();
        let applies =
            rights.iter().any(|&right| self.count(right, sector).status != Status::NoRight);
        let since = [self.patient.referred_for_treatment, self.patient.moved];
        let since = since.into_iter().flatten().fold(self.patient.referred, NaiveDate::max);
        let due = applies.then(|| self.eighth_weekday(since));
        (told.notice_due != due).then(|| {
            let shown = |date: Option<NaiveDate>| date.map_or("-".to_owned(), |d| d.to_string());
            self.breach(format!("letter {}", shown(told.notice_due)), shown(due))
        })
    }

    fn eighth_weekday(&self, since: NaiveDate) -> NaiveDate {
        let law = &self.clinic.parts().law;
        let works = |date: &NaiveDate| {
            let special = match (date.day(), date.month()) {
                (5, 6) => law.not_weekdays.contains(&SpecialDay::ConstitutionDay),
                (24, 12) => law.not_weekdays.contains(&SpecialDay::ChristmasEve),
                (31, 12) => law.not_weekdays.contains(&SpecialDay::NewYearsEve),
                _ => false,
            };
            let weekend = match date.weekday() {
                Weekday::Sat => !law.saturday_counts,
                Weekday::Sun => true,
                _ => false,
            };
            !weekend && !special && !holiday(*date)
        };
        since.iter_days().skip(1).filter(works).nth(7).unwrap_or(since)
    }

    fn breach(&self, place: String, wanted: String) -> BookingBreach {
        let patient = self.patient.pseudonym.clone();
        BookingBreach { kind: Broken::Right, patient, place, wanted }
    }
}

impl Counted {
    fn in_words(&self) -> String {
        let Self { deadline, adjusted, days_over, status } = self;
        let date = |date: &Option<NaiveDate>| date.map_or("-".to_owned(), |d| d.to_string());
        format!("{} {} {days_over} {status:?}", date(deadline), date(adjusted))
    }
}

/// Whether a date is a Danish public holiday: fixed days, and days from Easter by the way of Oudin
/// (1940).
fn holiday(date: NaiveDate) -> bool {
    if matches!((date.day(), date.month()), (1, 1) | (25 | 26, 12)) {
        return true;
    }
    let year = date.year();
    let century = year / 100;
    let golden = year % 19;
    let shift = (century - 17) / 25;
    let mut moon = (century - century / 4 - (century - shift) / 3 + 19 * golden + 15) % 30;
    moon -= (moon / 28) * (1 - (moon / 28) * (29 / (moon + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    let sunday = moon - weekday;
    let month = 3 + (sunday + 40) / 44;
    let day = sunday + 28 - 31 * (month / 4);
    let number = u32::try_from(month).ok().zip(u32::try_from(day).ok());
    let easter = number.and_then(|(month, day)| NaiveDate::from_ymd_opt(year, month, day));
    let Some(easter) = easter else { return false };
    let from_easter = date.num_days_from_ce() - easter.num_days_from_ce();
    let prayer_day = from_easter == 26 && year <= 2023;
    prayer_day || [-3, -2, 0, 1, 39, 49, 50].contains(&from_easter)
}

#[cfg(test)]
mod tests {
    use super::holiday;
    use crate::instance::calendar::danish_holiday;
    use chrono::NaiveDate;

    #[test]
    fn two_ways_to_easter_give_the_same_holidays_for_a_century() {
        let first = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap();
        for date in first.iter_days().take(36_525) {
            assert_eq!(holiday(date), danish_holiday(date).is_some(), "{date}");
        }
    }
}

//! One patient at a time: every step once, in order, within its lags, never in two places.

use chrono::NaiveDate;

use crate::answer::Booked;
use crate::units::Span;

use super::breach::{BookingBreach, Broken};
use super::{Asked, Referee};

/// When a step takes place: booked now, or before.
#[derive(Clone, Copy)]
pub(super) struct Held {
    pub(super) date: NaiveDate,
    span: Span,
    /// The booking of the list; `None` where it was made before.
    pub(super) row: Option<Booked>,
}

impl Referee<'_> {
    /// What is wrong with the visits of each patient, taken together; `rows` are in order.
    pub(super) fn patients(&self, rows: &[Booked]) -> Vec<BookingBreach> {
        let mut breaches = Vec::new();
        for own in rows.chunk_by(|a, b| a.patient == b.patient) {
            for pair in own.windows(2).filter(|pair| pair[0].step == pair[1].step) {
                breaches.push(self.breach(Broken::Twice, &pair[1], pair[1].step + 1));
            }
            let asked = self.asked(self.patient(&own[0]));
            let held = self.held(own, &asked);
            if let Some(missing) = held.iter().position(Option::is_none) {
                let need = &self.clinic.parts().needs[asked[missing].need];
                breaches.push(self.breach(Broken::NotWhole, &own[0], &need.name));
            }
            breaches.extend(self.in_order(&held, &asked));
            breaches.extend(self.two_places(own));
        }
        breaches
    }

    /// When each step takes place; bookings made before fulfil the first step of their need that
    /// the list leaves open.
    fn held(&self, own: &[Booked], asked: &[Asked]) -> Vec<Option<Held>> {
        let mut held: Vec<Option<Held>> = vec![None; asked.len()];
        for row in own {
            held[row.step] = Some(Held { date: row.date, span: row.span, row: Some(*row) });
        }
        let pseudonym = &self.patient(&own[0]).pseudonym;
        for made in self.made.by(pseudonym) {
            let open =
                (0..asked.len()).find(|&at| held[at].is_none() && asked[at].need == made.need);
            if let Some(at) = open {
                held[at] = Some(Held { date: made.date, span: made.span, row: None });
            }
        }
        held
    }

    /// Lags between steps that follow each other, and their order within a day; what was booked
    /// before is not judged again, and a lag that it leaves no date for is excused.
    fn in_order(&self, held: &[Option<Held>], asked: &[Asked]) -> Vec<BookingBreach> {
        let mut breaches = Vec::new();
        for (at, pair) in held.windows(2).enumerate() {
            let (Some(earlier), Some(later)) = (pair[0], pair[1]) else { continue };
            let Some(row) = later.row.or(earlier.row) else { continue };
            let (days, lag) = ((later.date - earlier.date).num_days(), asked[at + 1]);
            let within = (lag.lag_min..=lag.lag_max).contains(&days)
                || self.excused(&row, held, asked, (at, days));
            if !within || (days == 0 && later.span.from < earlier.span.to) {
                breaches.push(self.breach(Broken::Lag, &row, days));
            }
        }
        breaches
    }

    /// The patient's bookings, old and new, that overlap.
    fn two_places(&self, own: &[Booked]) -> Vec<BookingBreach> {
        let pseudonym = &self.patient(&own[0]).pseudonym;
        let made = self.made.by(pseudonym).map(|made| (made.date, made.span));
        let made: Vec<(NaiveDate, Span)> = made.collect();
        let mut breaches = Vec::new();
        for (at, row) in own.iter().enumerate() {
            let others = own[..at].iter().map(|other| (other.date, other.span));
            let clash =
                |&(date, span): &(NaiveDate, Span)| date == row.date && span.overlaps(row.span);
            if let Some((_, span)) = others.chain(made.iter().copied()).find(clash) {
                breaches.push(self.breach(Broken::TwoPlaces, row, span));
            }
        }
        breaches
    }
}

//! Who could take a slot that has become free.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, TimeDelta};

use crate::answer::{Booked, Bookings, Template};
use crate::instance::Instance;
use crate::table::{ClinicianId, Id, PatientId};
use crate::units::{Minutes, Span};

use super::super::board::Board;
use super::super::{Options, last_date};

/// A slot somebody gave back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FreedSlot {
    /// Whose time.
    pub clinician: ClinicianId,
    /// The date.
    pub date: NaiveDate,
    /// From when to when.
    pub span: Span,
}

/// A patient who could take a freed slot, and what it would do for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recall {
    /// The patient.
    pub patient: PatientId,
    /// The visit they would have in the slot.
    pub visit: Booked,
    /// The date of that visit until now; `None` without one.
    pub instead_of: Option<NaiveDate>,
    /// Days by which their answer comes sooner; counted from the day after the horizon when they
    /// had no date \[days\].
    pub days_saved: u32,
    /// Days by which this visit comes sooner, counted likewise \[days\].
    pub visit_days_saved: u32,
    /// Days over the deadline before and after \[days\].
    pub days_over: (u32, u32),
    /// By how much the squares of their days over fall \[days²\].
    pub squares_saved: u64,
    /// Whether their deadline is met only with the slot.
    pub meets_deadline: bool,
    /// Whether they would see their own clinician and did not before.
    pub own_clinician: bool,
}

/// The patients of a board who gain by a slot.
struct Offer<'c> {
    clinic: &'c Instance,
    slot: &'c FreedSlot,
    horizon_end: NaiveDate,
}

/// Patients who could take a freed slot, all else staying as booked: those who save most squared
/// days over first, then those who save most days.
///
/// The other visits of their pathway may move to free places with it. behov recommends; it never
/// books in another system.
#[must_use]
pub fn recall_list(
    clinic: &Instance,
    template: &Template,
    bookings: &Bookings,
    slot: &FreedSlot,
    options: &Options,
) -> Vec<Recall> {
    let mut board = Board::new(clinic, template, bookings, options);
    let horizon_end = last_date(clinic, options.weeks);
    let wanted = Offer { clinic, slot, horizon_end };
    let mut found: Vec<Recall> =
        (0..board.problem.requests.len()).flat_map(|row| wanted.gains(&mut board, row)).collect();
    let rank = |row: &Recall| {
        let days = (row.squares_saved, row.days_saved, row.visit_days_saved);
        (Reverse(days), row.patient, row.visit.step)
    };
    found.sort_by_key(rank);
    // One line per patient: the visit that gains most.
    let mut seen = BTreeSet::new();
    found.retain(|row| seen.insert(row.patient));
    found
}

impl Offer<'_> {
    /// What a patient would gain with each of their visits in the slot.
    fn gains(&self, board: &mut Board, row: usize) -> Vec<Recall> {
        let steps = board.request(row).steps.len();
        (0..steps).filter_map(|step| self.gain(board, row, step)).collect()
    }

    fn gain(&self, board: &mut Board, row: usize, step: usize) -> Option<Recall> {
        let opening = self.opening(board, row, step)?;
        let before = board.rows_of(row);
        let old = board.lift(row);
        let seats = board.best(row, |at, place| at != step || place.opening == Some(opening));
        let then = seats.and_then(|mut seats| {
            let length = seats[step].span?.minutes();
            let from = self.slot.span.from;
            let span = Span { from, to: from + length };
            seats[step].span = Some(span);
            let day = board.place(row, step, seats[step]).day;
            let clash = board.request(row).clash(step, day, span);
            let crowded = board.crowded(board.place(row, step, seats[step]), span);
            board.sit(row, seats);
            let rows = board.rows_of(row);
            board.lift(row);
            (self.slot.span.contains(span) && clash.is_none() && crowded.is_none()).then_some(rows)
        });
        if let Some(seats) = old {
            board.sit(row, seats);
        }
        let then = then?;
        let step = board.request(row).steps[step].row;
        let visit = *then.iter().find(|booked| booked.step == step)?;
        let recall = self.recall(board, row, &before, &then, visit);
        let gains = recall.days_saved > 0 || recall.visit_days_saved > 0 || recall.own_clinician;
        (gains && Self::in_order(board, row, &then)).then_some(recall)
    }

    /// The opening with the slot in which the visit has a place long enough.
    fn opening(&self, board: &Board, row: usize, step: usize) -> Option<u32> {
        let slot = self.slot;
        let mut places = board.request(row).steps[step].places.iter();
        let place = places.find(|place| {
            place.opening.is_some_and(|at| {
                let opening = &board.problem.openings[at as usize];
                let from = slot.span.from;
                let span = Span { from, to: from + Minutes(i32::from(place.minutes)) };
                let taken = board.in_opening(at).iter();
                opening.clinician == slot.clinician
                    && opening.date == slot.date
                    && opening.span.contains(span)
                    && slot.span.contains(span)
                    && taken.filter(|(_, who)| *who != row).all(|(t, _)| !t.overlaps(span))
            })
        })?;
        place.opening
    }

    /// Visits of one day follow each other.
    fn in_order(board: &Board, row: usize, rows: &[Booked]) -> bool {
        let steps = board.request(row).steps.len();
        let all = rows.len() <= steps;
        all && rows
            .windows(2)
            .all(|pair| pair[0].date < pair[1].date || pair[0].span.to <= pair[1].span.from)
    }

    fn recall(
        &self,
        board: &Board,
        row: usize,
        before: &[Booked],
        then: &[Booked],
        visit: Booked,
    ) -> Recall {
        let request = board.request(row);
        let patient = &self.clinic.parts().waiting[request.patient.index()];
        let after = self.horizon_end + Days::new(1);
        let last = |rows: &[Booked]| {
            let step = request.steps.last().map_or(0, |step| step.row);
            // A last step booked before stays.
            let made = request.steps.last().and_then(|step| {
                let place = step.places.first().filter(|place| place.opening.is_none())?;
                Some(self.clinic.parts().as_of + TimeDelta::days(i64::from(place.day)))
            });
            let own = rows.iter().find(|booked| booked.step == step).map(|booked| booked.date);
            made.or(own).unwrap_or(after)
        };
        let whole = |days: i64| u32::try_from(days.max(0)).unwrap_or(u32::MAX);
        let answer = i64::from(self.clinic.answer_days(patient));
        let over = |rows: &[Booked]| {
            let over = |deadline: NaiveDate| (last(rows) - deadline).num_days() + answer;
            request.deadline.map_or(0, |deadline| whole(over(deadline)))
        };
        let now = before.iter().find(|booked| booked.step == visit.step);
        let (over_before, over_then) = (over(before), over(then));
        let square = |days: u32| u64::from(days) * u64::from(days);
        let with = |booked: &Booked| self.clinic.parts().sessions[booked.session].clinician;
        let own = |booked: &Booked| patient.own == Some(with(booked));
        Recall {
            patient: request.patient,
            visit,
            instead_of: now.map(|booked| booked.date),
            days_saved: whole((last(before) - last(then)).num_days()),
            visit_days_saved: whole(
                (now.map_or(after, |booked| booked.date) - visit.date).num_days(),
            ),
            days_over: (over_before, over_then),
            squares_saved: square(over_before).saturating_sub(square(over_then)),
            meets_deadline: over_before > 0 && over_then == 0,
            own_clinician: own(&visit) && !now.is_some_and(own),
        }
    }
}

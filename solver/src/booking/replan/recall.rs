//! Who could take a slot that has become free.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, TimeDelta};

use crate::answer::{Booked, Bookings, Template};
use crate::instance::{Due, Instance};
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
    /// Days over the deadline of the right that binds first, before and after \[days\].
    pub days_over: (u32, u32),
    /// By how much the squares of their days over statutory maximum waits fall \[days²\].
    pub maximum_squares_saved: u64,
    /// By how much the squares of their days over other rights fall \[days²\].
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
/// days over first, of statutory maximum waits before other rights, then those who save most days.
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
        let squares = (row.maximum_squares_saved, row.squares_saved);
        let days = (squares, row.days_saved, row.visit_days_saved);
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
        let at = |rows: &[Booked], row: usize| {
            // A step booked before stays.
            let made = request.steps.iter().find(|step| step.row == row).and_then(|step| {
                let place = step.places.first().filter(|place| place.opening.is_none())?;
                Some(self.clinic.parts().as_of + TimeDelta::days(i64::from(place.day)))
            });
            let own = rows.iter().find(|booked| booked.step == row).map(|booked| booked.date);
            made.or(own).unwrap_or(after)
        };
        let last = |rows: &[Booked]| at(rows, request.steps.last().map_or(0, |step| step.row));
        let whole = |days: i64| u32::try_from(days.max(0)).unwrap_or(u32::MAX);
        let dues = self.clinic.dues(patient).into_iter().filter(|due| !due.kept_by_offer);
        let dues: Vec<Due> = dues.collect();
        let over_of = |rows: &[Booked], due: &Due| {
            whole((due.met_on(at(rows, due.step)) - due.deadline).num_days())
        };
        let over = |rows: &[Booked]| dues.first().map_or(0, |due| over_of(rows, due));
        let squares = |maximum: bool| -> u64 {
            let square = |days: u32| u64::from(days) * u64::from(days);
            let of = dues.iter().filter(|due| due.maximum_wait == maximum);
            let [then, now] = of.fold([0, 0], |[then_sum, now_sum], due| {
                let (now, then) = (over_of(before, due), over_of(then, due));
                [then_sum + square(then), now_sum + square(now)]
            });
            now.saturating_sub(then)
        };
        let now = before.iter().find(|booked| booked.step == visit.step);
        let (over_before, over_then) = (over(before), over(then));
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
            maximum_squares_saved: squares(true),
            squares_saved: squares(false),
            meets_deadline: over_before > 0 && over_then == 0,
            own_clinician: own(&visit) && !now.is_some_and(own),
        }
    }
}

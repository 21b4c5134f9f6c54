//! Clock times within the openings: who comes when on each day.
//!
//! Visits in an opening follow each other without gaps, so whatever fits by its minutes has a
//! time. Only patients with several visits on one day bind two openings together: their visits
//! must follow each other.

use crate::answer::Booked;
use crate::units::{Minutes, Span, TimeOfDay};

use super::problem::Problem;
use super::request::Place;
use super::value::Plan;

/// What is booked so far, by minutes and, for patients with several visits on one day, by clock.
pub(super) struct Diary<'p> {
    problem: &'p Problem,
    free: Vec<i32>,
    rows: Vec<(usize, Vec<u32>)>,
}

impl<'p> Diary<'p> {
    pub(super) fn new(problem: &'p Problem) -> Self {
        let free = problem.openings.iter().map(|opening| opening.minutes().0).collect();
        Self { problem, free, rows: Vec::new() }
    }

    /// Whether a place still has the minutes.
    pub(super) fn has_room(&self, place: &Place) -> bool {
        place.opening.is_none_or(|row| self.free[row as usize] >= i32::from(place.minutes))
    }

    /// Books a path unless its visits do not fit together; whether it did.
    pub(super) fn book(&mut self, row: usize, path: &[u32]) -> bool {
        let places: Vec<Place> = self.problem.requests[row].places(path).copied().collect();
        for place in &places {
            if let Some(opening) = place.opening {
                self.free[opening as usize] -= i32::from(place.minutes);
            }
        }
        let fits = places.iter().all(|p| p.opening.is_none_or(|row| self.free[row as usize] >= 0));
        if fits {
            self.rows.push((row, path.to_vec()));
        } else {
            for place in &places {
                if let Some(opening) = place.opening {
                    self.free[opening as usize] += i32::from(place.minutes);
                }
            }
        }
        fits
    }
}

/// The bookings of a plan with their clock times.
pub(super) fn clocked(problem: &Problem, plan: &Plan) -> Vec<Booked> {
    let mut next: Vec<TimeOfDay> = problem.openings.iter().map(|o| o.span.from).collect();
    let mut rows = Vec::new();
    for (request, path) in problem.requests.iter().zip(&plan.0) {
        let Some(path) = path else { continue };
        for (step, place) in request.steps.iter().zip(request.places(path)) {
            let Some(row) = place.opening else { continue };
            let opening = &problem.openings[row as usize];
            let from = next[row as usize];
            let to = from + Minutes(i32::from(place.minutes));
            next[row as usize] = to;
            rows.push(Booked {
                patient: request.patient,
                step: step.row,
                session: opening.session,
                date: opening.date,
                span: Span { from, to },
            });
        }
    }
    rows
}

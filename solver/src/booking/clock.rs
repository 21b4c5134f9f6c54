//! Clock times within the openings: who comes when on each day.
//!
//! Visits in an opening follow each other without gaps, so whatever fits by its minutes has a
//! time. Only patients who are at the clinic twice on a day bind openings together: their visits
//! follow each other in the order of their steps, and nobody is at two places at once. Those days
//! are small job shops, decided in [`shop`](super::shop); a visit that does not fit in is not
//! booked. Openings that share too few rooms are decided together likewise.

use crate::answer::Booked;
use crate::units::{Minutes, Span};

use super::baseline::earliest;
use super::diary::Diary;
use super::problem::Problem;
use super::value::Plan;

/// How many times the usual steps are taken where the times are for good.
const PATIENCE: u32 = 25;

/// The bookings of a plan with their clock times.
///
/// Patients for whom no times were found that fit with the others go elsewhere, or are taken out of
/// the plan.
pub(super) fn clocked(problem: &Problem, plan: &mut Plan) -> Vec<Booked> {
    let mut diary = Diary::new(problem);
    let mut out = Vec::new();
    for (row, path) in plan.0.iter_mut().enumerate() {
        if !path.as_ref().is_none_or(|path| diary.put(row, path)) {
            *path = None;
            out.push(row);
        }
    }
    let mut seen = vec![false; problem.openings.len()];
    for opening in 0..problem.openings.len() {
        while !seen[opening] {
            let together = diary.together(&[opening]);
            if diary.times(&together, PATIENCE).is_ok() {
                for opening in together {
                    seen[opening] = true;
                }
                break;
            }
            let row = diary.take_out_last(&together);
            plan.0[row] = None;
            out.push(row);
        }
    }
    for row in out {
        plan.0[row] = earliest(problem, row, &mut diary);
    }
    timed(problem, &mut diary)
}

/// The visits of a diary, each with its time.
fn timed(problem: &Problem, diary: &mut Diary<'_>) -> Vec<Booked> {
    let mut rows = Vec::new();
    let mut seen = vec![false; problem.openings.len()];
    for opening in 0..problem.openings.len() {
        if seen[opening] {
            continue;
        }
        let together = diary.together(&[opening]);
        let visits = diary.times(&together, PATIENCE).expect("what is booked has times");
        for &opening in &together {
            seen[opening] = true;
        }
        for visit in visits {
            let opening = &problem.openings[visit.opening];
            let request = &problem.requests[visit.row];
            rows.push(Booked {
                patient: request.patient,
                step: request.steps[visit.step].row,
                session: opening.session,
                date: opening.date,
                span: Span { from: visit.from, to: visit.from + Minutes(visit.minutes) },
            });
        }
    }
    rows.sort_unstable();
    rows
}

//! Whether the visits of a plan fit together, tried time by time.

use crate::booking::{Plan, Problem};
use crate::units::{Minutes, Span};

/// A visit: its request, step, opening, minutes, and whether it takes a shared room.
#[derive(Clone, Copy)]
struct Visit {
    row: usize,
    step: usize,
    opening: u32,
    minutes: i32,
    roomed: bool,
}

/// Every visit of a made problem begins on a multiple of this.
const STEP: i32 = 20;

/// Whether every day has times for all its visits.
pub(super) fn fits(problem: &Problem, plan: &Plan) -> bool {
    let mut days: Vec<i16> = Vec::new();
    let mut visits: Vec<(i16, Visit)> = Vec::new();
    for (row, path) in plan.0.iter().enumerate() {
        let Some(path) = path else { continue };
        for (step, place) in problem.requests[row].places(path).enumerate() {
            let Some(opening) = place.opening else { continue };
            let (minutes, roomed) = (i32::from(place.minutes), place.roomed);
            visits.push((place.day, Visit { row, step, opening, minutes, roomed }));
            days.push(place.day);
        }
    }
    days.sort_unstable();
    days.dedup();
    days.into_iter().all(|day| {
        let own = visits.iter().filter(|(other, _)| *other == day).map(|(_, visit)| *visit);
        timed(problem, day, &own.collect::<Vec<_>>(), &mut Vec::new())
    })
}

/// Whether the visits left have times beside those that have some.
fn timed(problem: &Problem, day: i16, left: &[Visit], done: &mut Vec<(Visit, Span)>) -> bool {
    let Some((&visit, rest)) = left.split_first() else { return true };
    let opening = problem.openings[visit.opening as usize].span;
    let mut from = opening.from;
    while from + Minutes(visit.minutes) <= opening.to {
        let span = Span { from, to: from + Minutes(visit.minutes) };
        done.push((visit, span));
        if keeps(problem, day, done) && timed(problem, day, rest, done) {
            done.pop();
            return true;
        }
        done.pop();
        from = from + Minutes(STEP);
    }
    false
}

/// Whether the last of some visits keeps with the others what must be kept.
fn keeps(problem: &Problem, day: i16, done: &[(Visit, Span)]) -> bool {
    let Some(((visit, span), others)) = done.split_last() else { return true };
    let together = others.iter().all(|(other, theirs)| {
        let order = other.row != visit.row
            || other.step < visit.step && theirs.to <= span.from
            || other.step > visit.step && span.to <= theirs.from;
        order && (other.opening != visit.opening || !theirs.overlaps(*span))
    });
    let busy = problem.requests[visit.row].busy.iter().filter(|busy| busy.day == day);
    let elsewhere = busy.clone().any(|busy| busy.span.overlaps(*span));
    let rooms = problem.crowd(visit.opening).filter(|_| visit.roomed).is_none_or(|crowd| {
        let inside = done
            .iter()
            .filter(|(other, _)| other.roomed && crowd.openings.contains(&other.opening));
        let all: Vec<Span> =
            inside.map(|(_, span)| *span).chain(crowd.taken.iter().copied()).collect();
        all.iter().all(|moment| {
            let there = |other: &&Span| other.from <= moment.from && moment.from < other.to;
            let own = all.iter().filter(there).count();
            // Rooms that others have taken twice over are not this visit's fault.
            own <= crowd.count || !span.overlaps(Span { to: moment.from + Minutes(1), ..*moment })
        })
    });
    together && !elsewhere && rooms
}

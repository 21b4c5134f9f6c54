//! Whose turn it is: where dates are equally good, who is past the promise of access comes first,
//! then who was referred first.
//!
//! The levels do not tell two patients apart who are in time either way: days of access add up to
//! the same whoever has the earlier date. The promise decides then, referral, and the name where that is equal;
//! never the row of the list.

use std::collections::BTreeSet;

use super::problem::Problem;
use super::request::{Path, Place, Request};
use super::value::Plan;

impl Problem {
    /// The same with the requests in turn, so that whatever breaks ties by row breaks them so.
    #[must_use]
    pub(crate) fn in_turn(mut self) -> Self {
        self.requests.sort_by_key(|request| request.turn);
        self
    }
}

/// Gives earlier dates to earlier turns wherever two patients can change places and no level is
/// worth more or less for it.
///
/// Only plain patients change places: those with a visit booked before, or who might come twice on
/// a day, stay. Every change brings the first patient in turn who changes at all an earlier date,
/// so it ends.
pub(super) fn earlier_first(problem: &Problem, plan: &mut Plan) {
    let requests = &problem.requests;
    let plain: Vec<bool> = requests.iter().map(is_plain).collect();
    let mut inside: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); problem.openings.len()];
    for row in (0..requests.len()).filter(|&row| plain[row]) {
        if let Some(opening) = first_opening(&requests[row], plan.0[row].as_ref()) {
            inside[opening].insert(row);
        }
    }
    let mut rows: Vec<usize> = (0..requests.len()).filter(|&row| plain[row]).collect();
    rows.sort_by_key(|&row| requests[row].turn);
    let mut changed = true;
    while changed {
        changed = false;
        for &row in &rows {
            let Some((other, paths)) = best_change(problem, plan, &inside, row) else { continue };
            for (row, path) in [row, other].into_iter().zip(paths) {
                if let Some(opening) = first_opening(&requests[row], plan.0[row].as_ref()) {
                    inside[opening].remove(&row);
                }
                if let Some(opening) = first_opening(&requests[row], path.as_ref()) {
                    inside[opening].insert(row);
                }
                plan.0[row] = path;
            }
            changed = true;
        }
    }
}

/// Whether no visit is booked before and none may share a day with another.
fn is_plain(request: &Request) -> bool {
    let open = |place: &Place| place.opening.is_some();
    let steps = request.steps.iter();
    request.busy.is_empty()
        && steps.flat_map(|step| &step.places).all(open)
        && !request.may_share_a_day()
}

/// The opening of the first visit.
fn first_opening(request: &Request, path: Option<&Path>) -> Option<usize> {
    request.places(path?).next()?.opening.map(|opening| opening as usize)
}

/// Days of the visits; nobody booked comes after all.
fn days(request: &Request, path: Option<&Path>) -> Vec<i16> {
    path.map_or_else(
        || vec![i16::MAX],
        |path| request.places(path).map(|place| place.day).collect(),
    )
}

/// Days of the visits, and the turn of whose they are.
type Turn = (Vec<i16>, u32);

/// Who later in turn has the earliest dates that this patient can have instead, and both paths then.
fn best_change(
    problem: &Problem,
    plan: &Plan,
    inside: &[BTreeSet<usize>],
    row: usize,
) -> Option<(usize, [Option<Path>; 2])> {
    let request = &problem.requests[row];
    let now = days(request, plan.0[row].as_ref());
    let mut best: Option<(Turn, usize, [Option<Path>; 2])> = None;
    for place in &request.steps[0].places {
        let opening = place.opening? as usize;
        if place.day > now[0] || best.as_ref().is_some_and(|((days, _), ..)| place.day > days[0]) {
            break;
        }
        for &other in &inside[opening] {
            let theirs = &problem.requests[other];
            let key = (days(theirs, plan.0[other].as_ref()), theirs.turn);
            let better = key.0 < now && best.as_ref().is_none_or(|(found, ..)| key < *found);
            if theirs.turn > request.turn
                && better
                && let Some(paths) = changed(problem, plan, row, other)
            {
                best = Some((key, other, paths));
            }
        }
    }
    best.map(|(_, other, paths)| (other, paths))
}

/// The paths of two patients in each other's place, where that is as good at every level.
fn changed(problem: &Problem, plan: &Plan, one: usize, other: usize) -> Option<[Option<Path>; 2]> {
    let requests = [&problem.requests[one], &problem.requests[other]];
    let paths = [plan.0[one].as_ref(), plan.0[other].as_ref()];
    let mine = match paths[1] {
        Some(path) => Some(in_place_of(requests[0], requests[1], path)?),
        None => None,
    };
    let theirs = match paths[0] {
        Some(path) => Some(in_place_of(requests[1], requests[0], path)?),
        None => None,
    };
    let cost = |request: &Request, path: Option<&Path>| {
        path.map_or(request.leave_out, |path| request.cost(path))
    };
    let before = [cost(requests[0], paths[0]), cost(requests[1], paths[1])];
    let after = [cost(requests[0], mine.as_ref()), cost(requests[1], theirs.as_ref())];
    let worst = |request: &Request, path: Option<&Path>| {
        path.map_or(request.leave_out.0[0], |path| request.worst(path))
    };
    let most = |[a, b]: [Option<&Path>; 2]| worst(requests[0], a).max(worst(requests[1], b));
    let maximum = |request: &Request, path: Option<&Path>| {
        path.map_or(request.leave_out_maximum, |path| request.maximum(path))
    };
    let later = maximum(requests[0], mine.as_ref()) > maximum(requests[0], paths[0])
        || maximum(requests[1], theirs.as_ref()) > maximum(requests[1], paths[1]);
    let equal = !later
        && before[0].plus(before[1]) == after[0].plus(after[1])
        && most(paths) == most([mine.as_ref(), theirs.as_ref()]);
    equal.then_some([mine, theirs])
}

/// The path of a patient through the openings of another's, in as many minutes.
fn in_place_of(request: &Request, other: &Request, path: &[u32]) -> Option<Path> {
    let rows = |request: &Request| request.steps.iter().map(|step| step.row).collect::<Vec<_>>();
    if rows(request) != rows(other) {
        return None;
    }
    let mut found = Path::new();
    for (step, place) in request.steps.iter().zip(other.places(path)) {
        let same = |own: &Place| {
            (own.opening, own.minutes, own.roomed) == (place.opening, place.minutes, place.roomed)
        };
        let from =
            step.places.partition_point(|own| (own.day, own.opening) < (place.day, place.opening));
        let own = step.places.get(from).filter(|own| same(own))?;
        debug_assert_eq!(own.day, place.day);
        found.push(u32::try_from(from).ok()?);
    }
    request.keeps_lags(&found).then_some(found)
}

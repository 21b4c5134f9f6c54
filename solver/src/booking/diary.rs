//! What is booked so far, by minutes and, where visits of a day bind each other, by clock.

use std::cell::Cell;

use super::crowd::outwards;
use super::limit::Limit;
use super::problem::Problem;
use super::request::{Path, Place};
use crate::units::{Minutes, TimeOfDay};

use super::shop::{Job, NoTimes, Rooms, Shop};

/// A visit with its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Visit {
    pub(super) opening: usize,
    pub(super) row: usize,
    pub(super) step: usize,
    pub(super) minutes: i32,
    pub(super) from: TimeOfDay,
}

/// Who is booked where.
#[derive(Clone)]
pub(super) struct Diary<'p> {
    problem: &'p Problem,
    free: Vec<i32>,
    paths: Vec<Option<Path>>,
    /// Visits in each opening by request and step, in order.
    inside: Vec<Vec<(usize, usize)>>,
    /// How many of them have another visit of the same patient on the day.
    bound: Vec<u32>,
    /// How many of them take one of the rooms the opening shares.
    roomed: Vec<u32>,
    /// Minutes left of the rooms of each crowd.
    rooms: Vec<i32>,
    /// Whether the openings of each crowd in use could need more rooms at once than there are.
    crowded: Vec<bool>,
    /// Visits put in order so far, times the openings of their day.
    work: Cell<u64>,
}

impl<'p> Diary<'p> {
    pub(super) fn new(problem: &'p Problem) -> Self {
        let count = problem.openings.len();
        Self {
            problem,
            free: problem.openings.iter().map(|opening| opening.minutes().0).collect(),
            paths: vec![None; problem.requests.len()],
            inside: vec![Vec::new(); count],
            bound: vec![0; count],
            roomed: vec![0; count],
            rooms: problem.crowds.iter().map(|crowd| crowd.minutes.0).collect(),
            crowded: vec![false; problem.crowds.len()],
            work: Cell::new(0),
        }
    }

    /// Visits put in order so far to see whether they fit, times the openings of their day.
    pub(super) fn work(&self) -> u64 {
        self.work.get()
    }

    /// Whether a place still has the minutes, and a room if it takes one.
    pub(super) fn has_room(&self, place: &Place) -> bool {
        let minutes = i32::from(place.minutes);
        place.opening.is_none_or(|row| self.free[row as usize] >= minutes)
            && self.crowd(place).is_none_or(|crowd| self.rooms[crowd] >= minutes)
    }

    /// The crowd whose rooms a place takes.
    fn crowd(&self, place: &Place) -> Option<usize> {
        let opening = place.opening.filter(|_| place.roomed)?;
        self.problem.crowd_of[opening as usize].map(|crowd| crowd as usize)
    }

    /// Books a path unless its visits do not fit together; whether it did.
    pub(super) fn book(&mut self, row: usize, path: &[u32]) -> bool {
        self.try_to_book(row, path).is_ok()
    }

    /// Books a path, or says why not.
    pub(super) fn try_to_book(&mut self, row: usize, path: &[u32]) -> Result<(), NoTimes> {
        if !self.put(row, path) {
            return Err(NoTimes::Impossible);
        }
        let openings = self.openings(row);
        let together = self.together(&openings);
        let times = if self.is_free(&together) { Ok(()) } else { self.fits(&together) };
        if times.is_err() {
            self.remove(row);
        }
        times
    }

    /// Whether all that is booked fits together.
    pub(super) fn holds(&self) -> bool {
        let mut seen = vec![false; self.inside.len()];
        (0..self.inside.len()).all(|opening| {
            if seen[opening] || self.inside[opening].is_empty() {
                return true;
            }
            let together = self.together(&[opening]);
            for &opening in &together {
                seen[opening] = true;
            }
            self.is_free(&together) || self.fits(&together).is_ok()
        })
    }

    /// Whether openings that bind each other fit together by their minutes alone.
    fn is_free(&self, together: &[usize]) -> bool {
        together.iter().all(|&opening| self.bound[opening] == 0)
            && together.iter().all(|&opening| self.crowded(opening).is_none())
    }

    /// The crowd that an opening's visits bind it to: where the openings in use could need more rooms
    /// at once than there are.
    fn crowded(&self, opening: usize) -> Option<usize> {
        if self.roomed[opening] == 0 {
            return None;
        }
        let at = self.problem.crowd_of[opening]? as usize;
        self.crowded[at].then_some(at)
    }

    /// Whether the openings of a crowd in use could need more rooms at once than there are.
    fn is_crowded(&self, crowd: usize) -> bool {
        let crowd = &self.problem.crowds[crowd];
        let span = |row: u32| self.problem.openings[row as usize].span;
        let used = crowd.openings.iter().copied().filter(|&row| self.roomed[row as usize] > 0);
        let spans = used.map(span).chain(crowd.taken.iter().copied());
        // Who leaves at a time makes room for who comes at it.
        let mut moves: Vec<(TimeOfDay, i32)> =
            spans.flat_map(|span| [(span.from, 1), (span.to, -1)]).collect();
        moves.sort_unstable();
        let count = i32::try_from(crowd.count).unwrap_or(i32::MAX);
        let mut there = 0;
        moves.into_iter().any(|(_, more)| {
            there += more;
            there > count
        })
    }

    /// Books a path by its minutes only; whether they were there.
    pub(super) fn put(&mut self, row: usize, path: &[u32]) -> bool {
        debug_assert!(self.paths[row].is_none(), "nobody is booked twice");
        self.change(row, path, 1);
        let places = self.problem.requests[row].places(path);
        let fits = places.into_iter().all(|place| {
            place.opening.is_none_or(|opening| self.free[opening as usize] >= 0)
                && self.crowd(place).is_none_or(|crowd| self.rooms[crowd] >= 0)
        });
        self.paths[row] = Some(path.to_vec());
        if !fits {
            self.remove(row);
        }
        fits
    }

    /// Takes a booked request out.
    pub(super) fn remove(&mut self, row: usize) {
        if let Some(path) = self.paths[row].take() {
            self.change(row, &path, -1);
        }
    }

    fn change(&mut self, row: usize, path: &[u32], sign: i32) {
        let request = &self.problem.requests[row];
        for (step, place) in request.places(path).enumerate() {
            let Some(opening) = place.opening.map(|opening| opening as usize) else { continue };
            self.free[opening] -= sign * i32::from(place.minutes);
            let visits = &mut self.inside[opening];
            match (visits.binary_search(&(row, step)), sign) {
                (Err(at), 1) => visits.insert(at, (row, step)),
                (Ok(at), _) => drop(visits.remove(at)),
                (Err(_), _) => {}
            }
            if self.binds(row, path, step) {
                self.bound[opening] = self.bound[opening].saturating_add_signed(sign);
            }
            if let Some(crowd) = self.crowd(place) {
                let before = self.roomed[opening];
                self.roomed[opening] = before.saturating_add_signed(sign);
                self.rooms[crowd] -= sign * i32::from(place.minutes);
                if (before == 0) != (self.roomed[opening] == 0) {
                    self.crowded[crowd] = self.is_crowded(crowd);
                }
            }
        }
    }

    /// Whether the patient is at the clinic another time on the day of a step.
    fn binds(&self, row: usize, path: &[u32], step: usize) -> bool {
        let request = &self.problem.requests[row];
        let day = request.steps[step].places[path[step] as usize].day;
        let mut others = request.places(path).enumerate();
        others.any(|(at, place)| at != step && place.day == day && place.opening.is_some())
            || request.busy.iter().any(|busy| busy.day == day)
    }

    /// Openings of a booked request.
    fn openings(&self, row: usize) -> Vec<usize> {
        let path = self.paths[row].as_deref().unwrap_or(&[]);
        let places = self.problem.requests[row].places(path);
        places.filter_map(|place| place.opening.map(|opening| opening as usize)).collect()
    }

    /// All openings bound to some openings by patients seen twice on a day or by too few rooms, in
    /// order.
    pub(super) fn together(&self, openings: &[usize]) -> Vec<usize> {
        let mut found = openings.to_vec();
        found.sort_unstable();
        found.dedup();
        let mut at = 0;
        while at < found.len() {
            let opening = found[at];
            at += 1;
            if let Some(crowd) = self.crowded(opening) {
                let rows = self.problem.crowds[crowd].openings.iter().map(|&row| row as usize);
                let used = rows.filter(|&row| self.roomed[row] > 0);
                let new: Vec<usize> = used.filter(|row| !found.contains(row)).collect();
                found.extend(new);
            }
            if self.bound[opening] == 0 {
                continue;
            }
            let date = self.problem.openings[opening].date;
            for &(row, _) in &self.inside[opening] {
                for other in self.openings(row) {
                    if self.problem.openings[other].date == date && !found.contains(&other) {
                        found.push(other);
                    }
                }
            }
        }
        found.sort_unstable();
        found
    }

    /// Whether the visits of openings that bind each other fit by the clock, or why not.
    fn fits(&self, openings: &[usize]) -> Result<(), NoTimes> {
        let (_, shop) = self.shop(openings);
        // Counted whether it is known already or not: that depends on who came first.
        self.work.set(self.work.get() + shop.size());
        let fits = if shop.rooms.is_empty() {
            shop.starts(1).map(drop)
        } else {
            self.problem.known.fits(shop)
        };
        self.note(fits)
    }

    /// Times for all visits of openings that bind each other, or why there are none.
    ///
    /// With `patience` so many times the usual steps are taken.
    pub(super) fn times(&self, openings: &[usize], patience: u32) -> Result<Vec<Visit>, NoTimes> {
        let (mut visits, shop) = self.shop(openings);
        let starts = self.note(shop.starts(patience))?;
        for (visit, from) in visits.iter_mut().zip(starts) {
            visit.from = TimeOfDay::default() + Minutes(from);
        }
        Ok(visits)
    }

    /// Keeps in mind that a limit was met where a day stayed undecided.
    fn note<T>(&self, times: Result<T, NoTimes>) -> Result<T, NoTimes> {
        if matches!(times, Err(NoTimes::Undecided)) {
            self.problem.met.note(Limit::Clock);
        }
        times
    }

    /// The visits of some openings, and the shop that gives them times.
    ///
    /// Where rooms are shared, visits alike stand in the same order whoever has them.
    fn shop(&self, openings: &[usize]) -> (Vec<Visit>, Shop) {
        let mut visits = Vec::new();
        let mut shop = Shop::default();
        let mut crowds: Vec<usize> = Vec::new();
        for &opening in openings {
            let shared = self.crowded(opening).map(|crowd| {
                let known = crowds.iter().position(|&other| other == crowd);
                known.unwrap_or_else(|| {
                    crowds.push(crowd);
                    shop.rooms.push(self.shared(crowd));
                    crowds.len() - 1
                })
            });
            shop.shares.push(shared);
            let span = self.problem.openings[opening].span;
            shop.openings.push((span.from.minutes().0, span.to.minutes().0));
            let row = shop.openings.len() - 1;
            let mut inside: Vec<(Job, Visit)> = Vec::new();
            for &(request, step) in &self.inside[opening] {
                let place = self.place(request, step);
                let (minutes, from) = (i32::from(place.minutes), span.from);
                let visit = Visit { opening, row: request, step, minutes, from };
                inside.push((self.job(row, request, step, place), visit));
            }
            if shared.is_some() {
                inside.sort_by(|(a, _), (b, _)| a.kind().cmp(&b.kind()));
            }
            for (job, visit) in inside {
                shop.jobs.push(job);
                visits.push(visit);
            }
        }
        self.follow(&visits, &mut shop);
        (visits, shop)
    }

    /// A patient's visits of a day follow each other.
    fn follow(&self, visits: &[Visit], shop: &mut Shop) {
        for (at, visit) in visits.iter().enumerate() {
            let before = |other: &Visit| other.row == visit.row && other.step < visit.step;
            let date = |visit: &Visit| self.problem.openings[visit.opening].date;
            let mut earlier: Vec<usize> = (0..visits.len())
                .filter(|&other| before(&visits[other]) && date(&visits[other]) == date(visit))
                .collect();
            earlier.sort_by_key(|&other| visits[other].step);
            shop.jobs[at].after = earlier.last().copied();
        }
    }

    /// The rooms of a crowd as the shop sees them.
    fn shared(&self, crowd: usize) -> Rooms {
        let crowd = &self.problem.crowds[crowd];
        let taken = crowd.taken.iter().map(|span| (span.from.minutes().0, span.to.minutes().0));
        Rooms { count: crowd.count, taken: taken.collect() }
    }

    fn place(&self, row: usize, step: usize) -> &'p Place {
        let path = self.paths[row].as_ref().expect("who is inside is booked");
        &self.problem.requests[row].steps[step].places[path[step] as usize]
    }

    /// A visit as the shop sees it: the patient's other visits of the day bind it.
    fn job(&self, opening: usize, row: usize, step: usize, place: &Place) -> Job {
        let (minutes, roomed) = (i32::from(place.minutes), place.roomed);
        let mut job = Job { opening, minutes, roomed, ..Job::default() };
        for busy in &self.problem.requests[row].busy {
            let span = outwards(busy.span, self.problem.grid);
            let (from, to) = (span.from.minutes().0, span.to.minutes().0);
            match busy.step {
                _ if busy.day != place.day => {}
                Some(other) if other < step => job.earliest = job.earliest.max(to),
                Some(other) if other > step => job.latest = job.latest.min(from),
                _ => job.away.push((from, to)),
            }
        }
        job
    }

    /// Takes out the last patient who binds openings or takes a room, or the last of all; its row.
    pub(super) fn take_out_last(&mut self, openings: &[usize]) -> usize {
        let inside = openings.iter().flat_map(|&opening| &self.inside[opening]);
        let binding = |&&(row, step): &&(usize, usize)| {
            self.place(row, step).roomed
                || self.paths[row].as_ref().is_some_and(|path| self.binds(row, path, step))
        };
        let last = inside.clone().filter(binding).max().or_else(|| inside.max());
        let row = last.expect("openings without visits have times").0;
        self.remove(row);
        row
    }
}

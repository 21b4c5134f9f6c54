//! What is booked so far, by minutes and, where visits of a day bind each other, by clock.

use crate::booking::problem::Problem;
use crate::booking::request::{Path, Place};
use crate::units::{Minutes, TimeOfDay};

use super::shop::{Job, NoTimes, Shop};

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
pub(in crate::booking) struct Diary<'p> {
    problem: &'p Problem,
    free: Vec<i32>,
    paths: Vec<Option<Path>>,
    /// Visits in each opening by request and step, in order.
    inside: Vec<Vec<(usize, usize)>>,
    /// How many of them have another visit of the same patient on the day.
    bound: Vec<u32>,
}

impl<'p> Diary<'p> {
    pub(in crate::booking) fn new(problem: &'p Problem) -> Self {
        let count = problem.openings.len();
        Self {
            problem,
            free: problem.openings.iter().map(|opening| opening.minutes().0).collect(),
            paths: vec![None; problem.requests.len()],
            inside: vec![Vec::new(); count],
            bound: vec![0; count],
        }
    }

    /// Whether a place still has the minutes.
    pub(in crate::booking) fn has_room(&self, place: &Place) -> bool {
        place.opening.is_none_or(|row| self.free[row as usize] >= i32::from(place.minutes))
    }

    /// Books a path unless its visits do not fit together; whether it did.
    pub(in crate::booking) fn book(&mut self, row: usize, path: &[u32]) -> bool {
        self.try_to_book(row, path).is_ok()
    }

    /// Books a path, or says why not.
    pub(in crate::booking) fn try_to_book(
        &mut self,
        row: usize,
        path: &[u32],
    ) -> Result<(), NoTimes> {
        if !self.put(row, path) {
            return Err(NoTimes::Impossible);
        }
        let openings = self.openings(row);
        let together = self.together(&openings);
        let free = together.iter().all(|&opening| self.bound[opening] == 0);
        let times = if free { Ok(()) } else { self.times(&together).map(drop) };
        if times.is_err() {
            self.remove(row);
        }
        times
    }

    /// Books a path by its minutes only; whether they were there.
    pub(super) fn put(&mut self, row: usize, path: &[u32]) -> bool {
        debug_assert!(self.paths[row].is_none(), "nobody is booked twice");
        self.change(row, path, 1);
        let places = self.problem.requests[row].places(path);
        let fits = places.filter_map(|p| p.opening).all(|opening| self.free[opening as usize] >= 0);
        self.paths[row] = Some(path.to_vec());
        if !fits {
            self.remove(row);
        }
        fits
    }

    /// Takes a booked request out.
    pub(in crate::booking) fn remove(&mut self, row: usize) {
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

    /// All openings bound to some openings by patients seen twice on a day, in order.
    pub(super) fn together(&self, openings: &[usize]) -> Vec<usize> {
        let mut found = openings.to_vec();
        found.sort_unstable();
        found.dedup();
        let mut at = 0;
        while at < found.len() {
            let opening = found[at];
            at += 1;
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

    /// Times for all visits of openings that bind each other, or why there are none.
    pub(super) fn times(&self, openings: &[usize]) -> Result<Vec<Visit>, NoTimes> {
        let mut visits = Vec::new();
        let mut shop = Shop::default();
        for &opening in openings {
            let span = self.problem.openings[opening].span;
            shop.openings.push((span.from.minutes().0, span.to.minutes().0));
            for &(row, step) in &self.inside[opening] {
                let place = self.place(row, step);
                let minutes = i32::from(place.minutes);
                let from = span.from;
                visits.push(Visit { opening, row, step, minutes, from });
                shop.jobs.push(self.job(shop.openings.len() - 1, row, step, place));
            }
        }
        for (at, visit) in visits.iter().enumerate() {
            let before = |other: &Visit| other.row == visit.row && other.step < visit.step;
            let date = |visit: &Visit| self.problem.openings[visit.opening].date;
            let mut earlier: Vec<usize> = (0..visits.len())
                .filter(|&other| before(&visits[other]) && date(&visits[other]) == date(visit))
                .collect();
            earlier.sort_by_key(|&other| visits[other].step);
            shop.jobs[at].after = earlier.last().copied();
        }
        let starts = shop.starts()?;
        for (visit, from) in visits.iter_mut().zip(starts) {
            visit.from = TimeOfDay::default() + Minutes(from);
        }
        Ok(visits)
    }

    fn place(&self, row: usize, step: usize) -> &'p Place {
        let path = self.paths[row].as_ref().expect("who is inside is booked");
        &self.problem.requests[row].steps[step].places[path[step] as usize]
    }

    /// A visit as the shop sees it: the patient's other visits of the day bind it.
    fn job(&self, opening: usize, row: usize, step: usize, place: &Place) -> Job {
        let mut job = Job { opening, minutes: i32::from(place.minutes), ..Job::default() };
        for busy in &self.problem.requests[row].busy {
            let (from, to) = (busy.span.from.minutes().0, busy.span.to.minutes().0);
            match busy.step {
                _ if busy.day != place.day => {}
                Some(other) if other < step => job.earliest = job.earliest.max(to),
                Some(other) if other > step => job.latest = job.latest.min(from),
                _ => job.away.push((from, to)),
            }
        }
        job
    }

    /// Takes out the last patient who binds openings, or the last of all; its row.
    pub(super) fn take_out_last(&mut self, openings: &[usize]) -> usize {
        let inside = openings.iter().flat_map(|&opening| &self.inside[opening]);
        let binding = |&&(row, step): &&(usize, usize)| {
            self.paths[row].as_ref().is_some_and(|path| self.binds(row, path, step))
        };
        let last = inside.clone().filter(binding).max().or_else(|| inside.max());
        let row = last.expect("openings without visits have times").0;
        self.remove(row);
        row
    }
}

//! The visits of one day that bind each other: a job shop with windows.
//!
//! Active schedules are enumerated (Giffler & Thompson 1960, *Algorithms for solving
//! production-scheduling problems*), the visit that must end first first, so that without
//! bound patients the visits simply follow each other. Some active schedule keeps every window if
//! any schedule does. Steps are counted; a day not decided within them counts as impossible.
//!
//! Openings that share too few rooms are decided together: their visits are given times in order of
//! their starts. In an active schedule the one of them that starts first starts before any of them
//! could end, so only those are tried; openings without shared rooms are groups of one, for which this
//! is the rule of Giffler and Thompson. A [priority rule](dispatch) is tried before them.

use std::collections::{BTreeMap, BTreeSet};

mod dispatch;
mod giffler_thompson;
mod known;
mod rooms;
#[cfg(test)]
mod tests;

pub(super) use known::Known;
pub(super) use rooms::Rooms;

use dispatch::dispatch;
use giffler_thompson::Search;

/// Nodes of the search for one day.
const NODES_MAX: u32 = 4_000;
/// Nodes times visits times visits of a day with shared rooms.
const WORK_MAX: usize = 20_000;

/// A visit; times are minutes after midnight.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Job {
    /// Row among the openings of the shop.
    pub(super) opening: usize,
    pub(super) minutes: i32,
    /// The visit of the same patient that comes before it.
    pub(super) after: Option<usize>,
    /// Earliest start.
    pub(super) earliest: i32,
    /// Latest end.
    pub(super) latest: i32,
    /// When the patient is elsewhere.
    pub(super) away: Vec<(i32, i32)>,
    /// Whether it takes one of the rooms that its opening shares.
    pub(super) roomed: bool,
}

impl Default for Job {
    fn default() -> Self {
        let latest = i32::MAX / 2;
        let away = Vec::new();
        Self { opening: 0, minutes: 0, after: None, earliest: 0, latest, away, roomed: false }
    }
}

impl Job {
    /// What sets visits of one opening apart, but for those before them.
    pub(super) fn kind(&self) -> (i32, bool, i32, i32, &[(i32, i32)]) {
        (self.minutes, self.roomed, self.earliest, self.latest, &self.away)
    }
}

/// Why the visits of a day have no times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoTimes {
    /// There are none.
    Impossible,
    /// None were found within the steps of the search.
    Undecided,
}

/// Openings from when to when, and their visits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Shop {
    pub(super) openings: Vec<(i32, i32)>,
    pub(super) jobs: Vec<Job>,
    /// Rooms that openings share.
    pub(super) rooms: Vec<Rooms>,
    /// The rooms each opening shares; openings beyond its end share none.
    pub(super) shares: Vec<Option<usize>>,
}

impl Shop {
    /// A start for every visit, or why there are none; within so many times the usual steps.
    pub(super) fn starts(mut self, patience: u32) -> Result<Vec<i32>, NoTimes> {
        self.tighten();
        let work = WORK_MAX / (self.jobs.len() * self.jobs.len()).max(1);
        let shared = u32::try_from(work).unwrap_or(NODES_MAX).min(NODES_MAX);
        let nodes_max = if self.rooms.is_empty() { NODES_MAX } else { shared };
        let leads = self.leads();
        if !self.rooms.is_empty() {
            if let Some(starts) = dispatch(&self, &leads) {
                return Ok(starts);
            }
            if (0..self.rooms.len()).any(|rooms| self.overfull(rooms)) {
                return Err(NoTimes::Impossible);
            }
            // The search gives one visit a time per node.
            if (nodes_max.saturating_mul(patience) as usize) < self.jobs.len() {
                return Err(NoTimes::Undecided);
            }
        }
        Search::new(&self, leads, nodes_max.saturating_mul(patience)).starts()
    }

    /// Visits times openings: what putting them in order costs, roughly.
    pub(super) fn size(&self) -> u64 {
        self.jobs.len() as u64 * self.openings.len() as u64
    }

    fn leads(&self) -> Vec<bool> {
        let mut leads = vec![false; self.jobs.len()];
        self.jobs.iter().filter_map(|job| job.after).for_each(|before| leads[before] = true);
        leads
    }

    /// The rooms an opening shares.
    fn shared(&self, opening: usize) -> Option<usize> {
        self.shares.get(opening).copied().flatten()
    }

    /// Visits that take some of the rooms.
    fn roomed(&self, rooms: usize) -> impl Iterator<Item = &Job> {
        let inside = move |job: &&Job| job.roomed && self.shared(job.opening) == Some(rooms);
        self.jobs.iter().filter(inside)
    }

    /// Whether the visits of some openings need more of their rooms than there are.
    fn overfull(&self, rooms: usize) -> bool {
        let mut work: BTreeMap<(i32, i32), i32> = BTreeMap::new();
        for job in self.roomed(rooms) {
            *work.entry(self.openings[job.opening]).or_default() += job.minutes;
        }
        let begins: BTreeSet<i32> = work.keys().map(|span| span.0).collect();
        let ends: BTreeSet<i32> = work.keys().map(|span| span.1).collect();
        begins.iter().any(|&from| {
            ends.iter().any(|&to| {
                let inside = work.iter().filter(|(span, _)| from <= span.0 && span.1 <= to);
                inside.map(|(_, minutes)| minutes).sum::<i32>()
                    > self.rooms[rooms].minutes(from, to)
            })
        })
    }

    /// Latest ends that leave time for the visits that follow.
    fn tighten(&mut self) {
        for job in &mut self.jobs {
            job.latest = job.latest.min(self.openings[job.opening].1);
        }
        for _ in 0..self.jobs.len() {
            let mut changed = false;
            for at in 0..self.jobs.len() {
                let Some(before) = self.jobs[at].after else { continue };
                let latest = self.jobs[at].latest - self.jobs[at].minutes;
                if latest < self.jobs[before].latest {
                    self.jobs[before].latest = latest;
                    changed = true;
                }
            }
            if !changed {
                return;
            }
        }
    }
}

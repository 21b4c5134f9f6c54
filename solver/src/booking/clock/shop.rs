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
//! is the rule of Giffler and Thompson. A [priority rule](super::dispatch) is tried before them.

use std::collections::{BTreeMap, BTreeSet};

use super::dispatch::dispatch;
use super::rooms::Rooms;

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
pub(in crate::booking) enum NoTimes {
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

struct Search<'s> {
    shop: &'s Shop,
    start: Vec<Option<i32>>,
    ready: Vec<i32>,
    /// Minutes of visits without a time, by opening.
    rest: Vec<i32>,
    /// Latest start so far in the openings that share rooms.
    since: Vec<i32>,
    /// When visits leave shared rooms, the last first.
    ends: Vec<Vec<i32>>,
    /// Whether a later visit of the same patient waits for it.
    leads: Vec<bool>,
    nodes: u32,
    nodes_max: u32,
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
        let mut rest = vec![0; self.openings.len()];
        self.jobs.iter().for_each(|job| rest[job.opening] += job.minutes);
        let mut search = Search {
            start: vec![None; self.jobs.len()],
            ready: self.openings.iter().map(|opening| opening.0).collect(),
            rest,
            since: vec![0; self.rooms.len()],
            ends: vec![Vec::new(); self.rooms.len()],
            leads,
            nodes: 0,
            nodes_max: nodes_max.saturating_mul(patience),
            shop: &self,
        };
        let found = search.run();
        let undecided = search.nodes >= search.nodes_max;
        let starts: Option<Vec<i32>> = search.start.into_iter().collect();
        match starts {
            Some(starts) if found => Ok(starts),
            _ if undecided => Err(NoTimes::Undecided),
            _ => Err(NoTimes::Impossible),
        }
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

impl Search<'_> {
    fn run(&mut self) -> bool {
        if self.start.iter().all(Option::is_some) {
            return true;
        }
        if self.nodes >= self.nodes_max || self.late() {
            return false;
        }
        self.nodes += 1;
        for (job, from) in self.candidates() {
            let opening = self.shop.jobs[job].opening;
            let ready = self.ready[opening];
            let shared = self.shop.shared(opening);
            let since = shared.map(|rooms| std::mem::replace(&mut self.since[rooms], from));
            let to = from + self.shop.jobs[job].minutes;
            let roomed = shared.filter(|_| self.shop.jobs[job].roomed);
            if let Some(rooms) = roomed {
                let at = self.ends[rooms].partition_point(|&end| end > to);
                self.ends[rooms].insert(at, to);
            }
            self.start[job] = Some(from);
            self.ready[opening] = from + self.shop.jobs[job].minutes;
            self.rest[opening] -= self.shop.jobs[job].minutes;
            if self.run() {
                return true;
            }
            self.start[job] = None;
            if let (Some(rooms), Some(since)) = (shared, since) {
                self.since[rooms] = since;
            }
            if let Some(rooms) = roomed {
                let at = self.ends[rooms].partition_point(|&end| end > to);
                self.ends[rooms].remove(at);
            }
            self.ready[opening] = ready;
            self.rest[opening] += self.shop.jobs[job].minutes;
        }
        false
    }

    /// Whether some opening or visit can no longer end in time.
    fn late(&self) -> bool {
        let openings = self.shop.openings.iter().zip(self.ready.iter().zip(&self.rest));
        let full = openings.into_iter().any(|(opening, (ready, rest))| ready + rest > opening.1);
        full || (0..self.since.len()).any(|rooms| self.crowded(rooms))
            || (0..self.start.len()).any(|job| {
                let given = &self.shop.jobs[job];
                self.start[job].is_none() && self.from(job) + given.minutes > given.latest
            })
    }

    /// Whether the visits without a time need more of some rooms than is left of them.
    fn crowded(&self, rooms: usize) -> bool {
        let since = self.since[rooms];
        let mut left: Vec<(i32, i32)> = Vec::new();
        for (job, start) in self.shop.jobs.iter().zip(&self.start) {
            if job.roomed && self.shop.shared(job.opening) == Some(rooms) {
                match start {
                    None => left.push((self.end(job), job.minutes)),
                    Some(start) if start + job.minutes > since => {
                        left.push((start + job.minutes, start + job.minutes - since));
                    }
                    Some(_) => {}
                }
            }
        }
        left.sort_unstable();
        let mut work = 0;
        left.chunk_by(|a, b| a.0 == b.0).any(|same| {
            work += same.iter().map(|job| job.1).sum::<i32>();
            work > self.shop.rooms[rooms].minutes(since, same[0].0)
        })
    }

    /// Earliest start of a visit, as if the visits before it began now.
    fn from(&self, job: usize) -> i32 {
        let given = &self.shop.jobs[job];
        let before = given.after.map_or(0, |before| {
            self.start[before].unwrap_or_else(|| self.from(before)) + self.shop.jobs[before].minutes
        });
        let mut from = self.ready[given.opening].max(given.earliest).max(before);
        let shared = self.shop.shared(given.opening);
        from = from.max(shared.map_or(0, |rooms| self.since[rooms]));
        let roomed = shared.filter(|_| given.roomed);
        // Ends after as many rounds as there are stretches away and visits, each passed at most once.
        loop {
            let mut away = given.away.iter();
            if let Some(away) = away.find(|away| away.0 < from + given.minutes && from < away.1) {
                from = away.1;
            } else if let Some(until) = roomed.and_then(|rooms| self.full(rooms, from, job)) {
                from = until;
            } else {
                return from;
            }
        }
    }

    /// Until when no room is free for a visit from a time on; `None` when one is.
    fn full(&self, rooms: usize, from: i32, job: usize) -> Option<i32> {
        // Whoever has a time began by now.
        let there = self.ends[rooms].iter().copied().take_while(|&end| end > from);
        self.shop.rooms[rooms].full(from, from + self.shop.jobs[job].minutes, &there)
    }

    /// Visits that may come next where the first could end, the most urgent first.
    fn candidates(&self) -> Vec<(usize, i32)> {
        let waits = |job: &usize| {
            let before = self.shop.jobs[*job].after;
            self.start[*job].is_none() && before.is_none_or(|job| self.start[job].is_some())
        };
        let can: Vec<(usize, i32)> =
            (0..self.start.len()).filter(waits).map(|job| (job, self.from(job))).collect();
        let end = |&&(job, from): &&(usize, i32)| (from + self.shop.jobs[job].minutes, job);
        let Some(first) = can.iter().min_by_key(end) else { return Vec::new() };
        let (until, opening) = (end(&first).0, self.shop.jobs[first.0].opening);
        let shared = self.shop.shared(opening);
        let here = |&(job, from): &(usize, i32)| {
            let own = self.shop.jobs[job].opening;
            let same = own == opening || shared.is_some() && self.shop.shared(own) == shared;
            same && from < until.max(first.1 + 1)
        };
        let mut found: Vec<(usize, i32)> = can.iter().copied().filter(here).collect();
        if shared.is_some() {
            found.sort_by_key(|&(job, from)| self.urgency(job, from));
        } else {
            found.sort_by_key(|&(job, from)| (self.shop.jobs[job].latest, from, job));
        }
        let mut seen: Vec<(usize, i32, bool)> = Vec::new();
        found.retain(|&(job, _)| {
            let given = &self.shop.jobs[job];
            let plain = given.after.is_none() && !self.leads[job] && given.away.is_empty();
            let plain = plain && given.earliest == 0 && given.latest == self.end(given);
            let kind = (given.opening, given.minutes, given.roomed);
            let again = plain && seen.contains(&kind);
            if plain {
                seen.push(kind);
            }
            !again
        });
        found
    }

    /// What is tried first where rooms are shared: who can begin first, then who takes a room, then
    /// who has least time to lose, then the longest.
    fn urgency(&self, job: usize, from: i32) -> (i32, bool, i32, i32, usize) {
        let given = &self.shop.jobs[job];
        let opening = self.end(given) - from - self.rest[given.opening];
        let own = given.latest - from - given.minutes;
        (from, !given.roomed, own.min(opening), -given.minutes, job)
    }

    fn end(&self, job: &Job) -> i32 {
        self.shop.openings[job.opening].1
    }
}

//! Times by search: active schedules are enumerated (Giffler & Thompson 1960, *Algorithms for
//! solving production-scheduling problems*), the visit that must end first first.

use super::{Job, NoTimes, Shop};

pub(super) struct Search<'s> {
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

impl<'s> Search<'s> {
    pub(super) fn new(shop: &'s Shop, leads: Vec<bool>, nodes_max: u32) -> Self {
        let mut rest = vec![0; shop.openings.len()];
        shop.jobs.iter().for_each(|job| rest[job.opening] += job.minutes);
        Self {
            start: vec![None; shop.jobs.len()],
            ready: shop.openings.iter().map(|opening| opening.0).collect(),
            rest,
            since: vec![0; shop.rooms.len()],
            ends: vec![Vec::new(); shop.rooms.len()],
            leads,
            nodes: 0,
            nodes_max,
            shop,
        }
    }

    /// A start for every visit, or why there are none.
    pub(super) fn starts(mut self) -> Result<Vec<i32>, NoTimes> {
        let found = self.run();
        let undecided = self.nodes >= self.nodes_max;
        let starts: Option<Vec<i32>> = self.start.into_iter().collect();
        match starts {
            Some(starts) if found => Ok(starts),
            _ if undecided => Err(NoTimes::Undecided),
            _ => Err(NoTimes::Impossible),
        }
    }

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

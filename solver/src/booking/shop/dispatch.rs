//! Times by a priority rule: forward through the day, whoever has least time to lose takes the next
//! room.
//!
//! A list schedule (Graham 1966, *Bounds for certain multiprocessing anomalies*) by least laxity: it
//! finds times for most days at once, however many visits they have; that it finds none proves nothing.

use super::{Job, Shop};

/// What is tried first among visits that could begin at the same time.
#[derive(Clone, Copy)]
enum Rule {
    /// Whose opening, or whose own window, has least time to lose.
    LeastLaxity,
    /// Whose opening has most left to do.
    MostWork,
}

/// Starts of all visits, if a rule finds them.
pub(super) fn dispatch(shop: &Shop, leads: &[bool]) -> Option<Vec<i32>> {
    let rules = [Rule::LeastLaxity, Rule::MostWork];
    rules.into_iter().find_map(|rule| Day::new(shop, leads).run(rule))
}

/// A visit that may begin next: its opening, its queue there, and when.
type Next = (usize, usize, i32);

/// What decides who begins next: when, who takes no room, the rule, the shortest, the number.
type Key = (i32, bool, i32, i32, usize);

/// A day on its way, from its beginning on.
struct Day<'s> {
    shop: &'s Shop,
    start: Vec<Option<i32>>,
    ready: Vec<i32>,
    /// Minutes of visits without a time, by opening.
    rest: Vec<i32>,
    /// Visits without a time by opening: of those alike only the first is looked at.
    queues: Vec<Vec<Queue>>,
    /// When visits leave shared rooms.
    ends: Vec<Vec<i32>>,
    /// When the last visit began: nobody begins before, whoever has left by then is forgotten.
    now: i32,
}

/// Visits of one opening that are alike, the next one last.
struct Queue(Vec<usize>);

impl<'s> Day<'s> {
    fn new(shop: &'s Shop, leads: &[bool]) -> Self {
        let mut rest = vec![0; shop.openings.len()];
        let mut queues: Vec<Vec<Queue>> = shop.openings.iter().map(|_| Vec::new()).collect();
        for (at, job) in shop.jobs.iter().enumerate().rev() {
            rest[job.opening] += job.minutes;
            let free = |at: usize| shop.jobs[at].after.is_none() && !leads[at];
            let alike = |queue: &&mut Queue| {
                let other = queue.0[0];
                free(at) && free(other) && shop.jobs[other].kind() == job.kind()
            };
            match queues[job.opening].iter_mut().find(alike) {
                Some(queue) => queue.0.push(at),
                None => queues[job.opening].push(Queue(vec![at])),
            }
        }
        Self {
            shop,
            start: vec![None; shop.jobs.len()],
            ready: shop.openings.iter().map(|opening| opening.0).collect(),
            rest,
            queues,
            ends: vec![Vec::new(); shop.rooms.len()],
            now: 0,
        }
    }

    fn run(mut self, rule: Rule) -> Option<Vec<i32>> {
        for _ in 0..self.start.len() {
            let (opening, queue, from) = self.next(rule)?;
            let job = self.queues[opening][queue].0.pop()?;
            if self.queues[opening][queue].0.is_empty() {
                self.queues[opening].swap_remove(queue);
            }
            let given = &self.shop.jobs[job];
            let to = from + given.minutes;
            if to > given.latest || from + self.rest[opening] > self.shop.openings[opening].1 {
                return None;
            }
            self.now = from;
            self.start[job] = Some(from);
            self.ready[opening] = to;
            self.rest[opening] -= given.minutes;
            if let Some(rooms) = self.rooms(given) {
                let gone = self.ends[rooms].partition_point(|&end| end <= from);
                self.ends[rooms].drain(..gone);
                let at = self.ends[rooms].partition_point(|&end| end <= to);
                self.ends[rooms].insert(at, to);
            }
        }
        self.start.into_iter().collect()
    }

    /// The shared rooms of which a visit takes one.
    fn rooms(&self, job: &Job) -> Option<usize> {
        self.shop.shares.get(job.opening).copied().flatten().filter(|_| job.roomed)
    }

    /// Which visit begins next, by opening and queue, and when: of those that can begin first whoever
    /// takes a room, then by the rule.
    fn next(&self, rule: Rule) -> Option<Next> {
        let all = self.queues.iter().enumerate();
        let all = all.flat_map(|(opening, queues)| {
            queues.iter().enumerate().map(move |(at, queue)| (opening, at, queue))
        });
        let mut best: Option<(Key, Next)> = None;
        for (opening, at, queue) in all {
            let job = *queue.0.last()?;
            let given = &self.shop.jobs[job];
            let Some(least) = self.earliest(given) else { continue };
            if best.is_some_and(|(key, _)| least > key.0) {
                continue;
            }
            let from = self.from(given, least);
            let (end, rest) = (self.shop.openings[opening].1, self.rest[opening]);
            let urgency = match rule {
                Rule::LeastLaxity => (end - from - rest).min(given.latest - from - given.minutes),
                Rule::MostWork => -rest,
            };
            let key = (from, !given.roomed, urgency, -given.minutes, job);
            if best.is_none_or(|(known, _)| key < known) {
                best = Some((key, (opening, at, from)));
            }
        }
        best.map(|(_, next)| next)
    }

    /// Earliest start but for rooms; `None` while the visit before it has no time.
    fn earliest(&self, job: &Job) -> Option<i32> {
        let before = match job.after {
            None => 0,
            Some(before) => self.start[before]? + self.shop.jobs[before].minutes,
        };
        Some(self.ready[job.opening].max(job.earliest).max(before).max(self.now))
    }

    /// The first start from a time on at which the patient and a room are there.
    fn from(&self, job: &Job, mut from: i32) -> i32 {
        let rooms = self.rooms(job);
        // Ends after as many rounds as there are stretches away and visits, each passed at most once.
        loop {
            let mut away = job.away.iter();
            if let Some(away) = away.find(|away| away.0 < from + job.minutes && from < away.1) {
                from = away.1;
            } else if let Some(until) = rooms.and_then(|rooms| {
                let there = self.ends[rooms].iter().copied().filter(|&end| end > from);
                self.shop.rooms[rooms].full(from, from + job.minutes, &there)
            }) {
                from = until;
            } else {
                return from;
            }
        }
    }
}

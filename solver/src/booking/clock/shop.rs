//! The visits of one day that bind each other: a job shop with windows.
//!
//! Active schedules are enumerated (Giffler & Thompson 1960, *Algorithms for solving
//! production-scheduling problems*), the visit that must end first first, so that without
//! bound patients the visits simply follow each other. Some active schedule keeps every window if
//! any schedule does. Steps are counted; a day not decided within them counts as impossible.

/// Nodes of the search for one day.
const NODES_MAX: u32 = 4_000;

/// A visit; times are minutes after midnight.
#[derive(Clone, Debug)]
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
}

impl Default for Job {
    fn default() -> Self {
        let latest = i32::MAX / 2;
        Self { opening: 0, minutes: 0, after: None, earliest: 0, latest, away: Vec::new() }
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
#[derive(Clone, Debug, Default)]
pub(super) struct Shop {
    pub(super) openings: Vec<(i32, i32)>,
    pub(super) jobs: Vec<Job>,
}

struct Search<'s> {
    shop: &'s Shop,
    start: Vec<Option<i32>>,
    ready: Vec<i32>,
    /// Minutes of visits without a time, by opening.
    rest: Vec<i32>,
    nodes: u32,
}

impl Shop {
    /// A start for every visit, or why there are none.
    pub(super) fn starts(mut self) -> Result<Vec<i32>, NoTimes> {
        self.tighten();
        let mut rest = vec![0; self.openings.len()];
        self.jobs.iter().for_each(|job| rest[job.opening] += job.minutes);
        let mut search = Search {
            start: vec![None; self.jobs.len()],
            ready: self.openings.iter().map(|opening| opening.0).collect(),
            rest,
            nodes: 0,
            shop: &self,
        };
        let found = search.run();
        let undecided = search.nodes >= NODES_MAX;
        let starts: Option<Vec<i32>> = search.start.into_iter().collect();
        match starts {
            Some(starts) if found => Ok(starts),
            _ if undecided => Err(NoTimes::Undecided),
            _ => Err(NoTimes::Impossible),
        }
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
        if self.nodes >= NODES_MAX || self.late() {
            return false;
        }
        self.nodes += 1;
        for (job, from) in self.candidates() {
            let opening = self.shop.jobs[job].opening;
            let ready = self.ready[opening];
            self.start[job] = Some(from);
            self.ready[opening] = from + self.shop.jobs[job].minutes;
            self.rest[opening] -= self.shop.jobs[job].minutes;
            if self.run() {
                return true;
            }
            self.start[job] = None;
            self.ready[opening] = ready;
            self.rest[opening] += self.shop.jobs[job].minutes;
        }
        false
    }

    /// Whether some opening or visit can no longer end in time.
    fn late(&self) -> bool {
        let openings = self.shop.openings.iter().zip(self.ready.iter().zip(&self.rest));
        let full = openings.into_iter().any(|(opening, (ready, rest))| ready + rest > opening.1);
        full || (0..self.start.len()).any(|job| {
            let given = &self.shop.jobs[job];
            self.start[job].is_none() && self.from(job) + given.minutes > given.latest
        })
    }

    /// Earliest start of a visit, as if the visits before it began now.
    fn from(&self, job: usize) -> i32 {
        let given = &self.shop.jobs[job];
        let before = given.after.map_or(0, |before| {
            self.start[before].unwrap_or_else(|| self.from(before)) + self.shop.jobs[before].minutes
        });
        let mut from = self.ready[given.opening].max(given.earliest).max(before);
        // Ends after as many rounds as there are stretches away, each passed at most once.
        while let Some(away) =
            given.away.iter().find(|away| away.0 < from + given.minutes && from < away.1)
        {
            from = away.1;
        }
        from
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
        let here = |&(job, from): &(usize, i32)| {
            self.shop.jobs[job].opening == opening && from < until.max(first.1 + 1)
        };
        let mut found: Vec<(usize, i32)> = can.iter().copied().filter(here).collect();
        found.sort_by_key(|&(job, from)| (self.shop.jobs[job].latest, from, job));
        let mut seen: Vec<i32> = Vec::new();
        found.retain(|&(job, _)| {
            let given = &self.shop.jobs[job];
            let leads = self.shop.jobs.iter().any(|other| other.after == Some(job));
            let plain = given.after.is_none() && !leads && given.away.is_empty();
            let plain = plain && given.earliest == 0 && given.latest == self.end(given);
            let again = plain && seen.contains(&given.minutes);
            if plain {
                seen.push(given.minutes);
            }
            !again
        });
        found
    }

    fn end(&self, job: &Job) -> i32 {
        self.shop.openings[job.opening].1
    }
}

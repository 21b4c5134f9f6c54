//! The schedules one step away: which sets may move together.
//!
//! A schedule is written in one of two ways. *Starts*: when each patient is asked to come; a step
//! moves a set of patients one interval. *Counts*: how many have been asked by the end of each
//! interval; a step asks one more, or one fewer, by the end of each of a set of intervals, and so
//! may move a patient over many. Without walk-ins the cost is convex in the starts, whoever the
//! patients are (Begen & Queyranne 2011); with walk-ins only in the counts, for patients who are
//! alike (Koeleman & Koole 2012).

use super::super::{Day, Schedule};

/// Steps all in one direction from a schedule.
pub(super) struct Steps {
    written: Written,
    values: Vec<i64>,
    /// What a step adds: 1 or -1.
    by: i64,
    together_max: i64,
    patients: i64,
    last_start: i64,
}

/// How a schedule is written.
enum Written {
    Starts,
    Counts,
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX / 4)
}

impl Steps {
    /// Steps to later (or earlier) starts, or to more (or fewer) patients.
    pub(super) fn new(day: &Day, schedule: &Schedule, up: bool) -> Self {
        let starts = &schedule.0;
        let by_end = |at: usize| whole(starts.partition_point(|&start| start <= at));
        let (written, values) = match day.walk_ins {
            None => (Written::Starts, starts.iter().map(|&at| whole(at)).collect()),
            Some(_) => (Written::Counts, (0..day.last_start()).map(by_end).collect()),
        };
        Self {
            written,
            values,
            by: if up { 1 } else { -1 },
            together_max: whole(day.guards.together_max.min(day.visits.len())),
            patients: whole(starts.len()),
            last_start: whole(day.last_start()),
        }
    }

    /// Elements that may step.
    pub(super) fn count(&self) -> usize {
        self.values.len()
    }

    /// The largest part of a set that may step: whatever would break an order or a guard while
    /// others stay, stays too.
    pub(super) fn part(&self, set: &[bool]) -> Vec<bool> {
        let mut part = set.to_vec();
        loop {
            let mut changed = false;
            for pass in 0..part.len() {
                let row = if self.by > 0 { part.len() - 1 - pass } else { pass };
                if part[row] && !self.may(row, &part) {
                    part[row] = false;
                    changed = true;
                }
            }
            if !changed {
                return part;
            }
        }
    }

    /// Whether an element may step when just those of `part` do.
    fn may(&self, row: usize, part: &[bool]) -> bool {
        let at = |row: usize| self.values[row] + self.by * i64::from(part[row]);
        let value = at(row);
        let before = |by: usize| row.checked_sub(by).map(at);
        let after = |by: usize| row.checked_add(by).filter(|&row| row < part.len()).map(at);
        match self.written {
            Written::Starts => {
                let crowd = usize::try_from(self.together_max).unwrap_or(usize::MAX);
                (0..=self.last_start).contains(&value)
                    && before(1).is_none_or(|other| other <= value)
                    && after(1).is_none_or(|other| value <= other)
                    && before(crowd).is_none_or(|other| other < value)
                    && after(crowd).is_none_or(|other| value < other)
            }
            Written::Counts => {
                let (low, high) = (before(1).unwrap_or(0), after(1).unwrap_or(self.patients));
                (low..=high).contains(&value)
                    && value - low <= self.together_max
                    && high - value <= self.together_max
            }
        }
    }

    /// The schedule after a part has stepped.
    pub(super) fn taken(&self, part: &[bool]) -> Schedule {
        let moved = self.values.iter().zip(part).map(|(v, &moves)| v + self.by * i64::from(moves));
        let place = |value: i64| usize::try_from(value).unwrap_or(0);
        match self.written {
            Written::Starts => Schedule(moved.map(place).collect()),
            Written::Counts => {
                let mut starts = Vec::with_capacity(place(self.patients));
                for (at, asked) in moved.enumerate() {
                    starts.resize(place(asked), at);
                }
                starts.resize(place(self.patients), place(self.last_start));
                Schedule(starts)
            }
        }
    }
}

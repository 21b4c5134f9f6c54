//! What a schedule does to a day: waiting, idle time, overtime.
//!
//! The law of the work just before each start is followed from interval to interval. A patient
//! waits for what is there; an interval leaves the clinician idle for what it takes off less than
//! its length. Idle time counts until the last patient who comes (the makespan of Kaandorp & Koole
//! 2007); where somebody may walk in, until closing.

use super::chain::Chain;
use super::{Day, Schedule, VISITS_MAX};
use crate::number::real;

/// More overtime than any day has \[min\].
const LONGEST: usize = VISITS_MAX * 24 * 60;

/// What a schedule does to a day. Exact for the law in whole minutes; exact without more where all
/// lengths are exponential with one mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// Expected wait of each patient who comes \[min\].
    pub waits: Vec<f64>,
    /// Mean wait of a patient who comes \[min\].
    pub waiting: f64,
    /// Expected idle time \[min\].
    pub idle: f64,
    /// Expected work left at closing \[min\].
    pub overtime: f64,
    /// Overtime that is exceeded on one day in twenty \[min, whole\].
    pub overtime_p95: f64,
    /// Chance that nobody is left at closing \[0..=1\].
    pub in_time: f64,
    /// The weighted sum of waiting, idle and overtime.
    pub cost: f64,
}

/// Evaluates a schedule exactly.
///
/// # Panics
/// When the schedule has another number of patients than the day, or one after its end.
#[must_use]
pub fn evaluate(day: &Day, schedule: &Schedule) -> Evaluation {
    Evaluator::new(day).full(schedule)
}

/// Evaluates many schedules of one day; what comes before the first change is kept.
pub struct Evaluator<'d> {
    day: &'d Day,
    chain: Chain,
    shows: f64,
    /// Chance that nobody from this patient on comes.
    nobody_from: Vec<f64>,
    base: Schedule,
    before: Vec<Moment>,
    now: Moment,
    scratch: Vec<f64>,
}

/// The day up to a start.
#[derive(Clone, Debug, Default)]
struct Moment {
    state: Vec<f64>,
    /// The next patient to come.
    next: usize,
    waiting: f64,
    idle: f64,
}

impl<'d> Evaluator<'d> {
    /// Prepares a day.
    #[must_use]
    pub fn new(day: &'d Day) -> Self {
        let mut nobody_from = vec![1.0; day.visits.len() + 1];
        for (row, visit) in day.visits.iter().enumerate().rev() {
            nobody_from[row] = nobody_from[row + 1] * visit.no_show.value();
        }
        Self {
            day,
            chain: Chain::new(day),
            shows: day.shows(),
            nobody_from,
            base: Schedule(Vec::new()),
            before: vec![Moment::default(); day.intervals + 1],
            now: Moment::default(),
            scratch: Vec::new(),
        }
    }

    /// Makes a schedule the one that others are compared with; returns its cost.
    pub(super) fn settle(&mut self, schedule: &Schedule) -> f64 {
        let first = self.first_change(schedule);
        self.start_at(first);
        for at in first..self.day.intervals {
            self.before[at].clone_from(&self.now);
            self.interval(schedule, at, None);
        }
        self.base.clone_from(schedule);
        self.sum()
    }

    /// Cost of a schedule, from nothing.
    ///
    /// The schedule has a start within the session for every patient of the day.
    pub fn cost(&mut self, schedule: &Schedule) -> f64 {
        self.start_at(0);
        for at in 0..self.day.intervals {
            self.interval(schedule, at, None);
        }
        self.sum()
    }

    /// Cost of a schedule; what comes before its first change against the base is kept.
    pub(super) fn cost_of(&mut self, schedule: &Schedule) -> f64 {
        let first = self.first_change(schedule);
        self.start_at(first);
        for at in first..self.day.intervals {
            self.interval(schedule, at, None);
        }
        self.sum()
    }

    fn full(mut self, schedule: &Schedule) -> Evaluation {
        assert_eq!(schedule.0.len(), self.day.visits.len(), "one start for each patient");
        let mut waits = Vec::with_capacity(schedule.0.len());
        self.start_at(0);
        for at in 0..self.day.intervals {
            self.interval(schedule, at, Some(&mut waits));
        }
        assert_eq!(waits.len(), schedule.0.len(), "everybody comes within the session");
        let left = |minutes: f64| self.chain.more_than(minutes, &self.now.state);
        let p95 = (0..LONGEST).map(real).find(|&minutes| left(minutes) <= 0.05);
        Evaluation {
            waits,
            waiting: self.waiting(),
            idle: self.now.idle,
            overtime: self.chain.mean(&self.now.state),
            overtime_p95: p95.unwrap_or(f64::INFINITY),
            in_time: self.now.state[0].min(1.0),
            cost: self.sum(),
        }
    }

    /// First interval in which a schedule differs from the one kept.
    fn first_change(&self, schedule: &Schedule) -> usize {
        let pairs = self.base.0.iter().zip(&schedule.0);
        if self.base.0.len() != schedule.0.len() {
            return 0;
        }
        let change = pairs.filter(|(old, new)| old != new).map(|(old, new)| *old.min(new)).min();
        change.unwrap_or(self.day.intervals - 1)
    }

    fn start_at(&mut self, first: usize) {
        if first > 0 {
            self.now.clone_from(&self.before[first]);
            return;
        }
        self.now = Moment { state: std::mem::take(&mut self.now.state), ..Moment::default() };
        self.now.state.clear();
        self.now.state.push(1.0);
    }

    /// One interval: who walks in first, the appointments, other walk-ins; then its minutes.
    fn interval(&mut self, schedule: &Schedule, at: usize, mut waits: Option<&mut Vec<f64>>) {
        let first = self.chain.walk_ins_first();
        if first {
            self.chain.walk_in(at, &mut self.now.state, &mut self.scratch);
        }
        while schedule.0.get(self.now.next) == Some(&at) {
            let row = self.now.next;
            let wait = self.chain.wait(at, &self.now.state);
            if let Some(waits) = &mut waits {
                waits.push(wait);
            }
            self.now.waiting += wait * self.day.visits[row].show();
            self.chain.come(row, &mut self.now.state, &mut self.scratch);
            self.now.next += 1;
        }
        if !first {
            self.chain.walk_in(at, &mut self.now.state, &mut self.scratch);
        }
        let before = self.chain.mean(&self.now.state);
        self.chain.pass(&mut self.now.state, &mut self.scratch);
        let done = before - self.chain.mean(&self.now.state);
        let counts = match self.day.walk_ins {
            Some(_) => 1.0,
            None => 1.0 - self.nobody_from[self.now.next],
        };
        self.now.idle += (f64::from(self.day.interval_minutes) - done) * counts;
    }

    fn waiting(&self) -> f64 {
        if self.shows > 0.0 { self.now.waiting / self.shows } else { 0.0 }
    }

    fn sum(&self) -> f64 {
        let weights = &self.day.weights;
        weights.waiting * self.waiting()
            + weights.idle * self.now.idle
            + weights.overtime * self.chain.mean(&self.now.state)
    }
}

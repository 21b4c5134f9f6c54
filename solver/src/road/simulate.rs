//! The road walked by whole patients.
//!
//! Each patient has their own luck: which move is for them, how long they stay, whether they come,
//! accept and ask. What is expected of them is the recursion of [`walk`](super::walk()); what varies
//! around it is seen here. Within a limit or a capacity whole patients and whole visits wait, where
//! the recursion divides them like a fluid, so there the two differ.

use std::collections::VecDeque;

use rayon::prelude::*;

use crate::number::{place, real};
use crate::rng::{Purpose, Seed, Stream};

use super::WEEKS_PER_MONTH;
use super::panel::{To, Visits};
use super::walk::{Offered, Road};
use super::week::Week;

/// One run of a road.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Each panel, in order: one row per week.
    pub panels: Vec<Vec<Week>>,
    /// Minutes that wait at the end of each week, by team in the order of the road \[min\].
    pub backlog: Vec<Vec<f64>>,
}

/// Independent runs of a road; the same seed gives the same runs on any number of threads.
#[must_use]
pub fn simulate(road: &Road, replications: u32, seed: Seed) -> Vec<Run> {
    let run = |number: u32| Clinic::of(road, seed.stream(Purpose::Road, number)).walk();
    (0..replications).into_par_iter().map(run).collect()
}

/// Where a patient is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// With fixed controls, so many contacts behind them.
    Fixed { contact: usize },
    /// On need-based control.
    NeedBased,
    /// With their general practitioner.
    Practice,
    /// Gone.
    Gone,
}

#[derive(Clone, Copy, Debug)]
struct Patient {
    panel: usize,
    /// The move that is for them, or one beyond all.
    tag: usize,
    state: State,
    /// Place among those on need-based control.
    place: u32,
}

/// A control due.
#[derive(Clone, Copy, Debug)]
struct Due {
    patient: u32,
    minutes: f64,
    /// Whether it is one between need-based visits.
    between: bool,
}

struct Clinic<'r> {
    road: &'r Road,
    luck: Stream,
    patients: Vec<Patient>,
    /// Per week, whose control falls due.
    due: Vec<Vec<(u32, bool)>>,
    /// Per week, who leaves at its end.
    leaving: Vec<Vec<u32>>,
    /// Controls not held yet: one queue for each team with a capacity, and a last one for others.
    queues: Vec<VecDeque<Due>>,
    /// Per panel, who is on need-based control, and who with their general practitioner by move.
    need_based: Vec<Vec<u32>>,
    practice: Vec<Vec<f64>>,
    on_fixed: Vec<f64>,
    /// Per panel, need-based visits and advice that wait.
    waiting: Vec<[f64; 2]>,
    run: Run,
}

impl<'r> Clinic<'r> {
    fn of(road: &'r Road, luck: Stream) -> Self {
        let panels = road.panels.len();
        let mut clinic = Self {
            road,
            luck,
            patients: Vec::new(),
            due: vec![Vec::new(); road.weeks],
            leaving: vec![Vec::new(); road.weeks],
            queues: vec![VecDeque::new(); road.teams.len() + 1],
            need_based: vec![Vec::new(); panels],
            practice: road.panels.iter().map(|panel| vec![0.0; panel.moves.len()]).collect(),
            on_fixed: vec![0.0; panels],
            waiting: vec![[0.0; 2]; panels],
            run: Run {
                panels: vec![Vec::new(); panels],
                backlog: vec![Vec::new(); road.teams.len()],
            },
        };
        for (at, panel) in road.panels.iter().enumerate() {
            for (contact, weeks) in panel.fixed.iter().enumerate() {
                for (week, &patients) in weeks.iter().enumerate() {
                    for _ in 0..clinic.whole(patients) {
                        let patient = clinic.enters(at, State::Fixed { contact }, 0);
                        clinic.falls_due(patient, week, false);
                    }
                }
            }
            for _ in 0..clinic.whole(panel.need_based) {
                let patient = clinic.enters(at, State::NeedBased, 0);
                clinic.patients[patient as usize].tag = panel.moves.len();
                clinic.asks_when_needed(patient);
            }
        }
        clinic
    }

    fn walk(mut self) -> Run {
        for week in 0..self.road.weeks {
            self.week(week);
        }
        self.run
    }

    fn week(&mut self, week: usize) {
        let mut rows = vec![Week::default(); self.road.panels.len()];
        let left = self.asked(week, &mut rows);
        self.due(week, &mut rows);
        self.controls(week, left, &mut rows);
        self.end(week, &mut rows);
        for (panel, row) in rows.into_iter().enumerate() {
            self.run.panels[panel].push(row);
        }
    }

    /// Need-based visits and advice first; what each queue has left of its minutes.
    fn asked(&mut self, week: usize, rows: &mut [Week]) -> Vec<f64> {
        for (at, panel) in self.road.panels.iter().enumerate() {
            let visits = real(self.need_based[at].len()) * panel.requests_per_week;
            let advice = |(one, patients): (&super::Move, &f64)| match one.to {
                To::Practice { advice_per_week } => patients * advice_per_week,
                To::NeedBased | To::Hybrid { .. } | To::Away => 0.0,
            };
            let advice: f64 = panel.moves.iter().zip(&self.practice[at]).map(advice).sum();
            self.waiting[at][0] += real(self.poisson(visits));
            self.waiting[at][1] += real(self.poisson(advice));
        }
        let mut left: Vec<f64> = self.road.teams.iter().map(|row| row.of_week(week)).collect();
        left.push(f64::INFINITY);
        let asked: Vec<f64> =
            (0..left.len()).map(|queue| self.waiting_minutes(queue, week)).collect();
        for (at, row) in rows.iter_mut().enumerate() {
            let queue = self.queue(at);
            let part = if asked[queue] > left[queue] { left[queue] / asked[queue] } else { 1.0 };
            let [visits, advice] = self.waiting[at].map(|count| (count * part + 1e-9).floor());
            self.waiting[at][0] -= visits;
            self.waiting[at][1] -= advice;
            (row.need_based, row.advice) = (visits, advice);
            let mut ended = 0;
            for _ in 0..whole(visits) {
                ended += u32::from(self.chance(self.road.panels[at].ends_at_visit.value()));
            }
            for _ in 0..ended {
                let Ok(count) = u32::try_from(self.need_based[at].len()) else { break };
                if count > 0 {
                    let patient = self.need_based[at][self.luck.below(count) as usize];
                    self.goes(patient);
                    row.left += 1.0;
                }
            }
        }
        left.iter().zip(asked).map(|(left, asked)| (left - asked).max(0.0)).collect()
    }

    /// The controls of the week join the queues, less those spared by what patients reported.
    fn due(&mut self, week: usize, rows: &mut [Week]) {
        let due = std::mem::take(&mut self.due[week]);
        let mut wanted = Vec::new();
        for &(patient, between) in &due {
            let Patient { panel, state, .. } = self.patients[patient as usize];
            match (state, between) {
                (State::Fixed { .. }, false) => rows[panel].due += 1.0,
                (State::NeedBased, true) => {}
                _ => continue,
            }
            if !between
                && self.road.offered == Offered::BeforeControl
                && self.accepts(patient, week)
            {
                wanted.push(patient);
            }
        }
        let moving = self.limited(week, wanted);
        for &patient in &moving {
            self.moves(patient, week, rows);
        }
        for (patient, between) in due {
            let Patient { panel, state, .. } = self.patients[patient as usize];
            if state == State::NeedBased && !between
                || matches!(state, State::Practice | State::Gone)
            {
                continue;
            }
            let minutes = self.road.panels[panel].minutes_in(Visits::Controls, week);
            let queue = self.queue(panel);
            self.queues[queue].push_back(Due { patient, minutes, between });
        }
    }

    /// Controls held, leaving, and moves of those who stay.
    fn controls(&mut self, week: usize, left: Vec<f64>, rows: &mut [Week]) {
        let mut stay = Vec::new();
        let mut wanted = Vec::new();
        for (queue, mut left) in left.into_iter().enumerate() {
            while let Some(&due) = self.queues[queue].front() {
                let Patient { panel, state, .. } = self.patients[due.patient as usize];
                if state != State::Gone {
                    if due.minutes > left {
                        break;
                    }
                    left -= due.minutes;
                    let row = &mut rows[panel];
                    *(if due.between { &mut row.between } else { &mut row.fixed }) += 1.0;
                    row.control_minutes += due.minutes;
                    let there = self.chance(self.road.panels[panel].attends.value());
                    let ends = self.road.panels[panel].ends_at_visit.value();
                    if there && self.chance(ends) {
                        self.goes(due.patient);
                        rows[panel].left += 1.0;
                    } else {
                        let offered =
                            there && !due.between && self.road.offered == Offered::AtControl;
                        if offered && self.accepts(due.patient, week) {
                            wanted.push(due.patient);
                        }
                        stay.push(due);
                    }
                }
                self.queues[queue].pop_front();
            }
        }
        let moving = self.limited(week, wanted);
        for &patient in &moving {
            self.moves(patient, week, rows);
        }
        for due in stay {
            self.next(due, week, rows);
        }
    }

    /// The next control of somebody who was at one and did not move.
    fn next(&mut self, due: Due, week: usize, rows: &mut [Week]) {
        let Patient { panel, tag, state, .. } = self.patients[due.patient as usize];
        let of = &self.road.panels[panel];
        match (state, due.between) {
            (State::Fixed { contact }, false) => {
                if let Some(weeks) = of.interval(contact + 1) {
                    let state = State::Fixed { contact: contact + 1 };
                    self.patients[due.patient as usize].state = state;
                    self.falls_due(due.patient, week + weeks, false);
                } else {
                    self.goes(due.patient);
                    rows[panel].left += 1.0;
                }
            }
            (State::NeedBased, true) => {
                if let Some(To::Hybrid { every_weeks }) = of.moves.get(tag).map(|one| one.to) {
                    self.falls_due(due.patient, week + weeks(every_weeks), true);
                }
            }
            _ => {}
        }
    }

    /// Entrants, deaths, and where everybody is.
    fn end(&mut self, week: usize, rows: &mut [Week]) {
        for (at, row) in rows.iter_mut().enumerate() {
            let panel = &self.road.panels[at];
            let entrants = self.poisson(panel.entrants_per_week);
            row.entered = real(entrants);
            let Some(weeks) = panel.interval(0) else { continue };
            for _ in 0..entrants {
                let patient = self.enters(at, State::Fixed { contact: 0 }, week);
                self.falls_due(patient, week + weeks, false);
            }
        }
        for patient in std::mem::take(&mut self.leaving[week]) {
            let Patient { panel, state, .. } = self.patients[patient as usize];
            if state != State::Gone {
                // Who is with their general practitioner left the clinic before.
                rows[panel].left += f64::from(u8::from(state != State::Practice));
                self.goes(patient);
            }
        }
        for queue in &self.queues {
            for due in queue {
                let Patient { panel, state, .. } = self.patients[due.patient as usize];
                rows[panel].overdue += f64::from(u8::from(state != State::Gone));
            }
        }
        for (at, row) in rows.iter_mut().enumerate() {
            let panel = &self.road.panels[at];
            row.on_fixed = self.on_fixed[at];
            row.on_need_based = real(self.need_based[at].len());
            row.in_practice = self.practice[at].iter().sum();
            row.take(panel, week);
        }
        for queue in 0..self.road.teams.len() {
            let waits = |due: &&Due| self.patients[due.patient as usize].state != State::Gone;
            let controls = self.queues[queue].iter().filter(waits).map(|due| due.minutes);
            let waiting = controls.sum::<f64>() + self.waiting_minutes(queue, week);
            self.run.backlog[queue].push(waiting);
        }
    }

    /// Minutes in a week of need-based visits and advice that wait in a queue.
    fn waiting_minutes(&self, queue: usize, week: usize) -> f64 {
        let own = (0..self.waiting.len()).filter(|&at| self.queue(at) == queue);
        let minutes = |at: usize| {
            let (panel, [visits, advice]) = (&self.road.panels[at], self.waiting[at]);
            visits * panel.minutes_in(Visits::NeedBased, week) + advice * panel.advice_minutes
        };
        own.map(minutes).sum()
    }

    /// The queue of a panel.
    fn queue(&self, panel: usize) -> usize {
        let team = self.road.panels[panel].team;
        let own = self.road.teams.iter().position(|row| row.team == team);
        own.unwrap_or(self.road.teams.len())
    }

    /// Somebody new, who leaves when their luck says so; from a week on.
    fn enters(&mut self, panel: usize, state: State, week: usize) -> u32 {
        let of = &self.road.panels[panel];
        let (mut tag, mut at) = (0, self.luck.uniform());
        while tag < of.moves.len() && at >= of.share(tag) {
            at -= of.share(tag);
            tag += 1;
        }
        let patient = place(self.patients.len());
        self.patients.push(Patient { panel, tag, state, place: 0 });
        self.on_fixed[panel] += f64::from(u8::from(matches!(state, State::Fixed { .. })));
        let leaves = of.leaves_in_week.value();
        if leaves > 0.0 {
            let luck = (1.0 - self.luck.uniform()).ln();
            let weeks = if leaves < 1.0 { (luck / (1.0 - leaves).ln()).floor() } else { 0.0 };
            if weeks < real(self.road.weeks - week) {
                self.leaving[week + whole(weeks)].push(patient);
            }
        }
        patient
    }

    fn falls_due(&mut self, patient: u32, week: usize, between: bool) {
        if let Some(due) = self.due.get_mut(week) {
            due.push((patient, between));
        }
    }

    /// Whether a patient for whom a move is accepts it in a week.
    fn accepts(&mut self, patient: u32, week: usize) -> bool {
        let Patient { panel, tag, .. } = self.patients[patient as usize];
        let chance = self.road.panels[panel].moves.get(tag).map_or(0.0, |one| one.chance(week));
        chance > 0.0 && self.chance(chance)
    }

    /// As many of those who would move as the clinic can learn from in the week, by lot.
    fn limited(&mut self, week: usize, mut wanted: Vec<u32>) -> Vec<u32> {
        let Some(most) = self.road.moves_per_month_max else { return wanted };
        let until = |week: usize| whole(real(week) * most / WEEKS_PER_MONTH + 1e-9);
        let most = until(week + 1) - until(week);
        while wanted.len() > most {
            let at = self.luck.below(place(wanted.len()));
            wanted.swap_remove(at as usize);
        }
        wanted
    }

    fn moves(&mut self, patient: u32, week: usize, rows: &mut [Week]) {
        let Patient { panel, tag, .. } = self.patients[patient as usize];
        self.on_fixed[panel] -= 1.0;
        match self.road.panels[panel].moves[tag].to {
            To::NeedBased => {
                rows[panel].converted += 1.0;
                self.asks_when_needed(patient);
            }
            To::Hybrid { every_weeks } => {
                rows[panel].converted += 1.0;
                self.asks_when_needed(patient);
                let first = weeks(every_weeks.div_ceil(2));
                let span = place(weeks(every_weeks) - first + 1);
                let first = first + self.luck.below(span) as usize;
                self.falls_due(patient, week + first, true);
            }
            To::Practice { .. } => {
                rows[panel].moved += 1.0;
                self.practice[panel][tag] += 1.0;
                self.patients[patient as usize].state = State::Practice;
            }
            To::Away => {
                rows[panel].moved += 1.0;
                self.patients[patient as usize].state = State::Gone;
            }
        }
    }

    fn asks_when_needed(&mut self, patient: u32) {
        let one = &mut self.patients[patient as usize];
        let all = &mut self.need_based[one.panel];
        (one.state, one.place) = (State::NeedBased, place(all.len()));
        all.push(patient);
    }

    /// Somebody leaves.
    fn goes(&mut self, patient: u32) {
        let one = self.patients[patient as usize];
        match one.state {
            State::Fixed { .. } => self.on_fixed[one.panel] -= 1.0,
            State::NeedBased => {
                let all = &mut self.need_based[one.panel];
                all.swap_remove(one.place as usize);
                if let Some(&moved) = all.get(one.place as usize) {
                    self.patients[moved as usize].place = one.place;
                }
            }
            State::Practice => self.practice[one.panel][one.tag] -= 1.0,
            State::Gone => {}
        }
        self.patients[patient as usize].state = State::Gone;
    }

    fn chance(&mut self, chance: f64) -> bool {
        self.luck.uniform() < chance
    }

    /// A whole number whose mean is the one given.
    fn whole(&mut self, mean: f64) -> usize {
        let more = self.chance(mean - mean.floor());
        whole(mean.floor()) + usize::from(more)
    }

    /// A Poisson count by products of uniform numbers (Knuth 1969), in parts small enough for them.
    fn poisson(&mut self, mean: f64) -> usize {
        const PART: f64 = 16.0;
        let (mut left, mut count) = (mean, 0);
        while left > 0.0 {
            let none = (-left.min(PART)).exp();
            let mut product = self.luck.uniform();
            while product > none {
                product *= self.luck.uniform();
                count += 1;
            }
            left -= PART;
        }
        count
    }
}

/// Weeks as a number, at least one.
fn weeks(given: u32) -> usize {
    usize::try_from(given.max(1)).unwrap_or(1)
}

/// A count that is whole and not negative.
fn whole(count: f64) -> usize {
    usize::try_from(crate::number::nearest(count.floor())).unwrap_or(0)
}

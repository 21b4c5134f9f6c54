//! The recursion: all panels of a clinic, week by week.

use crate::table::TeamId;

use super::WEEKS_PER_MONTH;
use super::cohort::{Cohort, Kind};
use super::late::{DueControl, Queue};
use super::panel::{Panel, To, Visits};
use super::week::{Walked, Week, Word};

/// When a move is offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offered {
    /// At a control held.
    #[default]
    AtControl,
    /// By what the patient reported before it: who moves is spared that control.
    BeforeControl,
}

/// What a road is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Road {
    /// The panels.
    pub panels: Vec<Panel>,
    /// Weeks to walk \[weeks\].
    pub weeks: usize,
    /// When moves are offered.
    pub offered: Offered,
    /// Most moves a month the clinic can learn from, spread evenly over the weeks and pro rata over
    /// the panels \[1/month\]; `None` without limit.
    pub moves_per_month_max: Option<f64>,
    /// Minutes of the teams whose capacity counts.
    pub teams: Vec<TeamMinutes>,
}

/// What a team has for its panels.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamMinutes {
    /// The team.
    pub team: TeamId,
    /// Minutes left for its panels in each week; the last repeats \[min\].
    pub minutes: Vec<f64>,
}

impl TeamMinutes {
    /// The minutes of a week \[min\].
    #[must_use]
    pub fn of_week(&self, week: usize) -> f64 {
        let at = week.min(self.minutes.len().saturating_sub(1));
        self.minutes.get(at).copied().unwrap_or(0.0).max(0.0)
    }
}

/// Walks the road.
#[must_use]
pub fn walk(road: &Road) -> Walked {
    let mut walk = Walk::of(road);
    for week in 0..road.weeks {
        walk.week(week);
    }
    walk.walked
}

/// Where every panel is.
struct Walk<'r> {
    road: &'r Road,
    cohorts: Vec<Cohort<'r>>,
    /// Controls due: one queue for each team with a capacity, and a last one for all others.
    queues: Vec<Queue>,
    /// Need-based visits and advice that wait, by panel.
    waiting: Vec<Asked>,
    walked: Walked,
}

/// What patients of a panel ask for, before any control.
#[derive(Clone, Copy, Debug, Default)]
struct Asked {
    visits: f64,
    advice: f64,
}

impl<'r> Walk<'r> {
    fn of(road: &'r Road) -> Self {
        Self {
            road,
            cohorts: road.panels.iter().map(Cohort::of).collect(),
            queues: vec![Queue::default(); road.teams.len() + 1],
            waiting: vec![Asked::default(); road.panels.len()],
            walked: Walked {
                panels: vec![Vec::with_capacity(road.weeks); road.panels.len()],
                backlog: vec![Vec::with_capacity(road.weeks); road.teams.len()],
                word: Word::Exact,
            },
        }
    }

    /// The queue of a panel.
    fn queue(&self, panel: usize) -> usize {
        let team = self.road.panels[panel].team;
        let own = self.road.teams.iter().position(|row| row.team == team);
        own.unwrap_or(self.road.teams.len())
    }

    fn week(&mut self, week: usize) {
        let mut rows = vec![Week::default(); self.cohorts.len()];
        let left = self.asked(week, &mut rows);
        self.fall_due(week, &mut rows);
        self.controls(week, &left, &mut rows);
        for (panel, row) in self.road.panels.iter().zip(&mut rows) {
            row.take(panel, week);
        }
        for (panel, row) in rows.iter_mut().enumerate() {
            self.end_week(panel, row);
        }
        for (panel, row) in rows.into_iter().enumerate() {
            self.walked.panels[panel].push(row);
        }
        for team in 0..self.road.teams.len() {
            let minutes = self.queues[team].minutes() + self.waiting_minutes(team, week);
            self.walked.backlog[team].push(minutes);
        }
    }

    /// Minutes in a week of need-based visits and advice that wait in a queue.
    fn waiting_minutes(&self, queue: usize, week: usize) -> f64 {
        let own = (0..self.cohorts.len()).filter(|&panel| self.queue(panel) == queue);
        let minutes = |at: usize| {
            let (panel, asked) = (&self.road.panels[at], self.waiting[at]);
            asked.visits * panel.minutes_in(Visits::NeedBased, week)
                + asked.advice * panel.advice_minutes
        };
        own.map(minutes).sum()
    }

    /// Need-based visits and advice first; what each queue has left of its minutes.
    fn asked(&mut self, week: usize, rows: &mut [Week]) -> Vec<Option<f64>> {
        for (waiting, cohort) in self.waiting.iter_mut().zip(&self.cohorts) {
            waiting.visits += cohort.asked();
            waiting.advice += cohort.advice();
        }
        let capacity = |queue: usize| self.road.teams.get(queue).map(|row| row.of_week(week));
        let mut left: Vec<Option<f64>> = (0..self.queues.len()).map(capacity).collect();
        let mut part = vec![1.0; left.len()];
        for (queue, left) in left.iter_mut().enumerate() {
            let (asked, Some(minutes)) = (self.waiting_minutes(queue, week), *left) else {
                continue;
            };
            if asked > minutes {
                part[queue] = minutes / asked;
                self.walked.word = Word::Fluid;
            }
            *left = Some((minutes - asked).max(0.0));
        }
        for (panel, row) in rows.iter_mut().enumerate() {
            let part = part[self.queue(panel)];
            let waiting = &mut self.waiting[panel];
            row.need_based = waiting.visits * part;
            row.advice = waiting.advice * part;
            waiting.visits *= 1.0 - part;
            waiting.advice *= 1.0 - part;
            let before = self.cohorts[panel].need_based();
            let gone = self.cohorts[panel].end_at_requests(row.need_based);
            if gone > 0.0 {
                let queue = self.queue(panel);
                let between = |kind| matches!(kind, Kind::Between { .. });
                self.queues[queue].scale(panel, 1.0 - gone / before, between);
            }
            row.left += gone;
        }
        left
    }

    /// The controls of the week join the queues, less those spared by what patients reported.
    fn fall_due(&mut self, week: usize, rows: &mut [Week]) {
        let mut due = Vec::new();
        for (panel, cohort) in self.cohorts.iter_mut().enumerate() {
            let minutes = cohort.panel.minutes_in(Visits::Controls, week);
            for (kind, patients) in cohort.fall_due() {
                if matches!(kind, Kind::Fixed { .. }) {
                    rows[panel].due += patients;
                }
                due.push(DueControl { panel, kind, patients, minutes });
            }
        }
        if self.road.offered == Offered::BeforeControl {
            let cohorts = &self.cohorts;
            let wanted = due.iter().map(|of| of.patients * cohorts[of.panel].chance(of.kind, week));
            let wanted = wanted.collect();
            let moving = self.limited(wanted);
            for (of, moving) in due.iter_mut().zip(moving) {
                of.patients -= moving;
                self.moved(of.panel, of.kind, moving, rows);
            }
        }
        for queue in 0..self.queues.len() {
            let own = due.iter().filter(|of| self.queue(of.panel) == queue).copied().collect();
            self.queues[queue].push(own);
        }
    }

    /// Controls held, leaving, and moves of those who stay.
    fn controls(&mut self, week: usize, left: &[Option<f64>], rows: &mut [Week]) {
        let mut held = Vec::new();
        for (queue, &minutes) in self.queues.iter_mut().zip(left) {
            let (now, all) = queue.serve(minutes);
            held.extend(now);
            if !all {
                self.walked.word = Word::Fluid;
            }
        }
        let (road, cohorts) = (self.road, &self.cohorts);
        let there = |of: &DueControl| of.patients * road.panels[of.panel].attends.value();
        let ended = |of: &DueControl| there(of) * road.panels[of.panel].ends_at_visit.value();
        let wanted = |of: &DueControl| match road.offered {
            Offered::AtControl => (there(of) - ended(of)) * cohorts[of.panel].chance(of.kind, week),
            Offered::BeforeControl => 0.0,
        };
        let wanted = held.iter().map(wanted).collect();
        let moving = self.limited(wanted);
        for (of, moving) in held.iter().zip(moving) {
            let ended = ended(of);
            let row = &mut rows[of.panel];
            row.control_minutes += of.patients * of.minutes;
            match of.kind {
                Kind::Fixed { .. } => row.fixed += of.patients,
                Kind::Between { by } => {
                    row.between += of.patients;
                    self.cohorts[of.panel].end_between(by, ended);
                }
            }
            row.left += ended;
            self.moved(of.panel, of.kind, moving, rows);
            let last = self.cohorts[of.panel].seen(of.kind, of.patients - ended - moving);
            rows[of.panel].left += last;
        }
    }

    /// Moves within the learning limit, pro rata.
    fn limited(&mut self, wanted: Vec<f64>) -> Vec<f64> {
        let all: f64 = wanted.iter().sum();
        let most = self.road.moves_per_month_max.map_or(f64::INFINITY, |max| max / WEEKS_PER_MONTH);
        if all <= most {
            return wanted;
        }
        self.walked.word = Word::Fluid;
        wanted.into_iter().map(|of| of * most / all).collect()
    }

    fn moved(&mut self, panel: usize, kind: Kind, patients: f64, rows: &mut [Week]) {
        let Kind::Fixed { tag, .. } = kind else { return };
        let Some(one) = self.road.panels[panel].moves.get(tag) else { return };
        match one.to {
            To::NeedBased | To::Hybrid { .. } => rows[panel].converted += patients,
            To::Practice { .. } | To::Away => rows[panel].moved += patients,
        }
        self.cohorts[panel].moved(tag, patients);
    }

    /// Entrants, deaths, and where everybody is.
    fn end_week(&mut self, panel: usize, row: &mut Week) {
        let queue = self.queue(panel);
        let cohort = &mut self.cohorts[panel];
        cohort.enter();
        row.entered = cohort.panel.entrants_per_week;
        let overdue = self.queues[queue].overdue(panel);
        let here = cohort.waiting() + overdue.0 + cohort.need_based();
        let stay = cohort.shrink();
        self.queues[queue].scale(panel, stay, |_| true);
        row.left += here * (1.0 - stay);
        row.on_fixed = cohort.waiting() + overdue.0 * stay;
        row.on_need_based = cohort.need_based();
        row.in_practice = cohort.practice();
        row.overdue = (overdue.0 + overdue.1) * stay;
    }
}

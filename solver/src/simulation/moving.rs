//! Patients of a panel move on: at a control held, by their luck, within what the clinic can learn.
//!
//! Who moves is settled when the week is over, as on the road: those who accepted at a control of the
//! week and stay in the panel move, by lot where a limit lets fewer, and what they ask for they ask
//! from the next week on.

use crate::answer::{Day, PanelWeek};
use crate::number::{place, real};
use crate::road::{To, WEEKS_PER_MONTH};
use crate::table::NeedId;

use super::address::{ACCEPTS, BETWEEN, LOT, SPARED};
use super::control::{Controls, week_of_panel_day};
use super::ledger::State;
use super::world::World;

impl Controls {
    /// Whether a patient who is at a control accepts what is offered there.
    pub(super) fn accepts(&self, world: &World, patient: u32) -> bool {
        let state = &self.patients[patient as usize];
        let moves = &world.panels[state.panel as usize].life.moves;
        let Some(one) = moves.get(usize::from(state.tag)) else { return false };
        state.luck.quantile(ACCEPTS + u64::from(state.contact)) < one.chance(self.week)
    }

    /// Those who accepted in the week that is over move, as many as the clinic can learn from.
    pub(super) fn settle(&mut self, world: &World, today: usize) {
        let mut moving = std::mem::take(&mut self.wanting);
        if let Some(most) = world.moves_per_month_max {
            let most = moves_in(self.week, most);
            let (week, patients) = (self.week as u64, &self.patients);
            let lot = |patient: &u32| patients[*patient as usize].luck.quantile(LOT + week);
            moving.sort_by(|a, b| lot(a).total_cmp(&lot(b)).then(a.cmp(b)));
            for patient in moving.split_off(most.min(moving.len())) {
                self.stays_fixed(world, patient, today);
            }
        }
        for patient in moving {
            self.moves(world, patient, today);
        }
    }

    /// A patient moves; what they ask for they ask from the next week on.
    fn moves(&mut self, world: &World, patient: u32, today: usize) {
        let state = self.patients[patient as usize];
        let life = &world.panels[state.panel as usize].life;
        let to = life.moves[usize::from(state.tag)].to;
        self.spare(world, patient);
        let next = match to {
            To::NeedBased | To::Hybrid { .. } => State::NeedBased,
            To::Practice { .. } => State::Practice,
            To::Away => State::Gone,
        };
        let count: fn(&mut PanelWeek) -> &mut u32 = match next {
            State::NeedBased => |row| &mut row.converted,
            _ => |row| &mut row.moved,
        };
        self.ledger.count(state.panel, self.week, count);
        self.ledger.leaves(state.panel, State::Fixed);
        self.ledger.joins(state.panel, next);
        self.patients[patient as usize].state = next;
        if let To::Hybrid { every_weeks } = to {
            let first = every_weeks.div_ceil(2).max(1);
            let span = f64::from(every_weeks.max(1) - first + 1);
            let weeks = f64::from(first) + (state.luck.quantile(BETWEEN) * span).floor();
            let due = f64::from(state.heard) + weeks * life.days_per_week;
            self.await_between(world, patient as usize, due, today);
        }
        let begins = Day(i32::try_from(7 * (self.week + 1)).unwrap_or(i32::MAX));
        let clock = real(world.panel_day_from(begins));
        self.await_call(world, patient as usize, (clock, f64::from(state.heard)), today);
    }

    /// Counts the controls that will not fall due because a patient has moved, as long as they would
    /// have stayed.
    fn spare(&mut self, world: &World, patient: u32) {
        let state = self.patients[patient as usize];
        let panel = &world.panels[state.panel as usize];
        let control = &world.needs[panel.control];
        let ends = panel.life.ends_at_visit * (1.0 - control.no_show - control.late_cancel);
        let (mut due, mut contact) = (state.due, usize::from(state.contact));
        let weeks = world.weeks();
        for spared in 0.. {
            let week = week_of_panel_day(world, due);
            if due.is_infinite() || week >= weeks || place(week) > state.leaves {
                return;
            }
            self.ledger.count(state.panel, week, |row| &mut row.spared);
            contact += 1;
            let last = state.luck.quantile(SPARED + spared) < ends;
            match panel.life.interval(contact).filter(|days| !last && *days > 0.0) {
                Some(interval) => due += interval,
                None => return,
            }
        }
    }

    /// Panel days between the controls that a patient keeps beside need-based visits.
    pub(super) fn between_interval(&self, world: &World, patient: u32) -> Option<f64> {
        let state = &self.patients[patient as usize];
        let life = &world.panels[state.panel as usize].life;
        match life.moves.get(usize::from(state.tag)).map(|one| one.to) {
            Some(To::Hybrid { every_weeks }) if state.state == State::NeedBased => {
                Some(f64::from(every_weeks) * life.days_per_week)
            }
            _ => None,
        }
    }

    /// What general practice asks for of a patient it has taken over, and how often \[1/panel day\].
    pub(super) fn advice(&self, world: &World, patient: usize) -> Option<(NeedId, f64)> {
        let state = &self.patients[patient];
        let life = &world.panels[state.panel as usize].life;
        match life.moves.get(usize::from(state.tag)).map(|one| one.to) {
            Some(To::Practice { advice_per_week }) if advice_per_week > 0.0 => {
                Some((life.advice?, advice_per_week / life.days_per_week))
            }
            _ => None,
        }
    }

    /// Panel days after the last contact before a patient is sought out: never where general practice
    /// sees them, or where a control between comes at least as often.
    pub(super) fn safety(&self, world: &World, patient: usize) -> f64 {
        let state = &self.patients[patient];
        let safety = world.panels[state.panel as usize].safety;
        let between = self.between_interval(world, place(patient));
        let never =
            state.state == State::Practice || between.is_some_and(|interval| interval <= safety);
        if never { f64::INFINITY } else { safety }
    }

    /// When a patient due for outreach was at a control between that makes it too early; nobody else
    /// is heard of unnoticed.
    pub(super) fn heard_since(&self, world: &World, patient: usize, now: f64) -> Option<f64> {
        self.between_interval(world, place(patient))?;
        let heard = f64::from(self.patients[patient].heard);
        (heard + self.safety(world, patient) > now).then_some(heard)
    }
}

/// How many may move in a week, so many a month in the mean: whole patients, evenly.
fn moves_in(week: usize, per_month: f64) -> usize {
    let until = |week: usize| (real(week) * per_month / WEEKS_PER_MONTH + 1e-9).floor();
    let most = until(week + 1) - until(week);
    usize::try_from(crate::number::nearest(most)).unwrap_or(0)
}

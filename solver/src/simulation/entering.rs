//! Patients enter a panel and leave it, week by week.

use crate::answer::Day;
use crate::number::{place, real};
use crate::rng::Luck;

use super::address::{ENTERS, STAYS};
use super::control::{Controls, week_of_panel_day, whole};
use super::ledger::State;
use super::policy::Policy;
use super::world::{PanelRule, World};

impl Controls {
    /// Those who will enter a panel within the run: a Poisson process, its gaps and the luck of each
    /// from the luck of the panel, so that they are the same whatever else happens.
    pub(super) fn newcomers(
        &mut self,
        world: &World,
        (index, panel): (usize, &PanelRule),
        luck: Luck,
        policy: &impl Policy,
    ) {
        let rate = panel.life.entrants_per_week;
        let mut at = 0.0;
        for (number, address) in (panel.size..).zip((ENTERS..).step_by(2)) {
            at -= (1.0 - luck.quantile(address)).ln() / rate.max(f64::MIN_POSITIVE);
            if at >= real(world.weeks()) {
                return;
            }
            let own = luck.at(address + 1);
            let patient = self.somebody(panel, (index, number), (own, 0.0), policy);
            self.enters(world, panel, (patient, at));
        }
    }

    /// Somebody new is seen for the first time after the first interval.
    fn enters(&mut self, world: &World, panel: &PanelRule, (patient, at): (u32, f64)) {
        let week = whole(at) as usize;
        let begins = Day(i32::try_from(7 * week).unwrap_or(i32::MAX));
        let clock = real(world.panel_day_from(begins)) + at.fract() * panel.life.days_per_week;
        let first = world.open_from_panel_day(whole(clock) as usize);
        self.entering[week].push(patient);
        self.stays(world, patient, week);
        if self.patients[patient as usize].state == State::NeedBased {
            self.await_call(world, patient as usize, (clock, clock), first);
        } else if let Some(interval) = panel.life.interval(0) {
            self.await_control(world, patient as usize, clock + interval, first);
        }
    }

    /// Decides when a patient who is there from a week on leaves.
    pub(super) fn stays(&mut self, world: &World, patient: u32, from: usize) {
        let one = &mut self.patients[patient as usize];
        let leaves = world.panels[one.panel as usize].life.leaves_in_week;
        if leaves <= 0.0 {
            return;
        }
        let luck = (1.0 - one.luck.quantile(STAYS)).ln();
        let weeks = if leaves < 1.0 { luck / (1.0 - leaves).ln() } else { 0.0 };
        let week = from.saturating_add(whole(weeks) as usize);
        if let Some(leaving) = self.leaving.get_mut(week) {
            leaving.push(patient);
            one.leaves = place(week);
        }
    }

    /// The patients of the week that begins are there.
    pub(super) fn enter(&mut self) {
        let Some(entering) = self.entering.get_mut(self.week) else { return };
        for patient in std::mem::take(entering) {
            let one = &self.patients[patient as usize];
            self.ledger.count(one.panel, self.week, |row| &mut row.entered);
            self.ledger.joins(one.panel, one.state);
        }
    }

    /// A week is over: those who accepted move, then those leave whose time has come. Gives who left;
    /// what they have asked for comes to an end.
    pub(super) fn close_week(&mut self, world: &World, today: usize) -> Vec<u32> {
        self.settle(world, today);
        let leaving = self.leaving.get_mut(self.week).map(std::mem::take);
        let mut left = leaving.unwrap_or_default();
        left.retain(|&patient| self.patients[patient as usize].state != State::Gone);
        for &patient in &left {
            let one = self.patients[patient as usize];
            if one.state == State::Fixed {
                let due = week_of_panel_day(world, one.due);
                self.ledger.give_up(one.panel, due, self.week);
            }
            self.goes(patient);
        }
        self.ledger.close(self.week);
        self.week += 1;
        self.enter();
        left
    }
}

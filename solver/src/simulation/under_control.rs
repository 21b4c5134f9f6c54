//! What patients under control ask for in a run, and what follows when they were seen or have left.

use crate::answer::Fate;
use crate::table::{Id, RequestId};

use super::address::{ASKS, VISITS};
use super::agenda::Slot;
use super::control::{Controlled, Due};
use super::desk::Desk;
use super::ledger::State;
use super::otherwise::week_of;
use super::play::{New, Run};
use super::policy::Policy;
use super::request::Origin;

impl Desk<'_> {
    /// Ends a request whose patient has left; gives the time that falls free.
    fn leaves(&mut self, id: RequestId) -> Option<Slot> {
        let freed = self.slot(id);
        if self.rows[id.index()].fate == Fate::Booked {
            for walk_ins in &mut self.walk_ins {
                walk_ins.retain(|&(_, other)| other != id);
            }
            self.unbook(id);
        }
        let row = &mut self.rows[id.index()];
        (row.fate, row.booked) = (Fate::Left, Some(self.world.open[self.today]));
        self.settle(id);
        freed
    }
}

impl<P: Policy> Run<'_, P> {
    /// What falls due for a patient today: a control between need-based visits comes whatever else they
    /// wait for, all else where they wait for nothing.
    pub(super) fn falls_due(&mut self, today: usize, patient: u32, due: Due) {
        if !matches!(due, Due::Between { .. }) {
            self.ask_once(patient, |run| run.under_control(today, patient, due));
            return;
        }
        if let Some(new) = self.under_control(today, patient, due) {
            let id = self.admit(new);
            self.controls.between.insert(patient, id);
            self.ask(id);
        }
    }

    /// A request of a patient under control; whoever waits for a visit already asks for no other.
    pub(super) fn ask_once(&mut self, patient: u32, new: impl FnOnce(&mut Self) -> Option<New>) {
        let Controlled { last, state, panel, .. } = self.controls.patients[patient as usize];
        if state == State::Gone || last.is_some_and(|id| self.desk.pending(id)) {
            return;
        }
        if let Some(new) = new(self) {
            let id = self.admit(new);
            self.controls.patients[patient as usize].last = Some(id);
            if matches!(new.origin, Origin::Call { .. }) && state == State::NeedBased {
                self.controls.asked.push((panel, id));
            }
            self.ask(id);
        }
    }

    /// A control, call or outreach of a patient under control.
    fn under_control(&mut self, today: usize, patient: u32, due: Due) -> Option<New> {
        let asks_for = self.controls.asks_for(self.world, patient as usize);
        let state = &mut self.controls.patients[patient as usize];
        let panel = &self.world.panels[state.panel as usize];
        state.visits += 1;
        let ordinal = u64::from(state.visits);
        let (need, first, origin) = match due {
            Due::Control { from } => (panel.control, from as usize, Origin::Control { patient }),
            Due::Between { from } => (panel.control, from as usize, Origin::Between { patient }),
            Due::Outreach => (panel.control, today, Origin::Control { patient }),
            Due::Call => (asks_for?.0, today, Origin::Call { patient }),
        };
        Some(New {
            patient,
            luck: state.luck,
            ordinal,
            team: panel.team,
            need,
            class: state.class,
            own: state.own,
            asked: self.world.open[today],
            first: first.max(today),
            due: None,
            minute: match due {
                Due::Call => self.world.calls.at(state.luck.at(VISITS + ordinal).quantile(ASKS)),
                Due::Control { .. } | Due::Between { .. } | Due::Outreach => 0.0,
            },
            origin,
        })
    }

    /// What follows from a control that was held or missed.
    pub(super) fn after_control(&mut self, origin: Origin, seen: bool) {
        let (world, visit) = (self.world, (self.desk.today, seen));
        match origin {
            Origin::Control { patient } => {
                let gone = self.controls.held(world, patient, visit);
                self.left_at_visit(gone, patient);
            }
            Origin::Between { patient } => {
                let gone = self.controls.held_between(world, patient, visit);
                self.left_at_visit(gone, patient);
            }
            _ => {}
        }
    }

    /// What follows from a visit that a patient asked for, beside asking again.
    pub(super) fn after_call(&mut self, patient: u32, seen: bool) {
        let gone = self.controls.called(self.world, patient, seen);
        self.left_at_visit(gone, patient);
    }

    /// Weeks that are over when an open day begins.
    pub(super) fn pass_weeks(&mut self, today: usize) {
        let week = week_of(self.world.open[today]);
        while self.controls.week < week {
            self.count_waiting();
            for patient in self.controls.close_week(self.world, today) {
                for freed in self.take_back(patient, today) {
                    self.policy.at_cancellation(&mut self.desk, freed);
                }
            }
        }
    }

    /// Who waits for a need-based visit when a week is over.
    pub(super) fn count_waiting(&mut self) {
        let desk = &self.desk;
        self.controls.asked.retain(|&(_, id)| desk.pending(id));
        for &(panel, _) in &self.controls.asked {
            self.controls.ledger.count(panel, self.controls.week, |row| &mut row.waiting);
        }
    }

    /// A visit was the last: the patient waits for nothing else. Whoever has another today is there.
    fn left_at_visit(&mut self, gone: bool, patient: u32) {
        if gone {
            self.take_back(patient, self.desk.today + 1);
        }
    }

    /// Ends what a patient who has left still waits for from an open day on; gives the time that falls
    /// free.
    fn take_back(&mut self, patient: u32, from: usize) -> Vec<Slot> {
        let last = self.controls.patients[patient as usize].last;
        let between = self.controls.between.remove(&patient);
        let later = |id: &RequestId| self.desk.visit_day(*id).is_none_or(|day| day >= from);
        let open = last.into_iter().chain(between).filter(|&id| self.desk.pending(id));
        let open: Vec<RequestId> = open.filter(later).collect();
        open.into_iter().filter_map(|id| self.desk.leaves(id)).collect()
    }
}

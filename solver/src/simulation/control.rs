//! Patients under control: fixed intervals, calls when needed, outreach.

use std::collections::BTreeMap;

use crate::number::{place, real};
use crate::rng::{Luck, Purpose, Seed};
use crate::table::{ClassId, ClinicianId, Id, NeedId, RequestId};

use super::address::{CALLS, CLASS, ELIGIBLE, ENDS, PHASE};
use super::ledger::{Ledger, State};
use super::otherwise::week_of;
use super::policy::Policy;
use super::world::{PanelRule, World};

/// A patient under control, in one line of a processor's cache: they are looked up in no order.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(64))]
pub(super) struct Controlled {
    /// Row of the panel.
    pub(super) panel: u32,
    pub(super) class: ClassId,
    pub(super) own: Option<ClinicianId>,
    pub(super) luck: Luck,
    pub(super) state: State,
    /// The move that is for them, a place among those of the panel; one beyond all for nobody.
    pub(super) tag: u16,
    /// Controls so far, the entry being none.
    pub(super) contact: u16,
    /// Calls so far.
    calls: u32,
    /// Visits asked for so far.
    pub(super) visits: u32,
    /// The visit asked for last; controls between need-based visits stand apart.
    pub(super) last: Option<RequestId>,
    /// When they call next \[panel days, in part\].
    next_call: f64,
    /// When their control is due, or was last \[panel days, in part\].
    pub(super) due: f64,
    /// When they were last seen at a control \[panel days\].
    pub(super) heard: u32,
    /// The week at whose end they leave, whatever is done.
    pub(super) leaves: u32,
}

/// What falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// A control, to be held from this open day on.
    Control {
        /// The open day.
        from: u32,
    },
    /// A control between need-based visits, to be held from this open day on.
    Between {
        /// The open day.
        from: u32,
    },
    /// They call.
    Call,
    /// Nothing was heard of them for too long.
    Outreach,
}

/// All patients under control, and what falls due on each open day.
#[derive(Clone, Debug)]
pub(super) struct Controls {
    pub(super) patients: Vec<Controlled>,
    due: Vec<Vec<(u32, Due)>>,
    pub(super) ledger: Ledger,
    /// The week that runs.
    pub(super) week: usize,
    /// Those who were at a control this week and accepted what it offered.
    pub(super) wanting: Vec<u32>,
    /// Per week, who enters in it.
    pub(super) entering: Vec<Vec<u32>>,
    /// Per week, who leaves at its end.
    pub(super) leaving: Vec<Vec<u32>>,
    /// Controls between need-based visits, the last asked for of each patient.
    pub(super) between: BTreeMap<u32, RequestId>,
    /// Need-based visits asked for, by panel; those that came to an end go when the week is over.
    pub(super) asked: Vec<(u32, RequestId)>,
}

impl Controls {
    /// All panels on day 0, with those converted whom the policy converts, and those who will enter.
    pub(super) fn new(world: &World, policy: &impl Policy, seed: Seed, replication: u32) -> Self {
        let mut lucks = seed.stream(Purpose::Control, replication);
        let mut enter = seed.stream(Purpose::Enter, replication);
        let weeks = world.weeks();
        let mut controls = Self {
            patients: Vec::new(),
            due: vec![Vec::new(); world.open.len()],
            ledger: Ledger::new(world.panels.len(), weeks),
            week: 0,
            wanting: Vec::new(),
            entering: vec![Vec::new(); weeks],
            leaving: vec![Vec::new(); weeks],
            between: BTreeMap::new(),
            asked: Vec::new(),
        };
        for (index, panel) in world.panels.iter().enumerate() {
            for number in 0..panel.size {
                let luck = lucks.luck();
                if !world.silent[panel.team] {
                    let share = panel.converted;
                    let patient = controls.somebody(panel, (index, number), (luck, share), policy);
                    controls.stays(world, patient, 0);
                    controls.begin(world, panel, number);
                }
            }
            let luck = enter.luck();
            if !world.silent[panel.team] {
                controls.newcomers(world, (index, panel), luck, policy);
            }
        }
        controls.enter();
        controls
    }

    /// A patient of a panel, where they are by their luck and by the policy, a share of those like
    /// them being converted already.
    pub(super) fn somebody(
        &mut self,
        panel: &PanelRule,
        (index, number): (usize, u32),
        (luck, share): (Luck, f64),
        policy: &impl Policy,
    ) -> u32 {
        let drawn = luck.quantile(ELIGIBLE);
        let already = drawn < share;
        let eligible = drawn < panel.eligible;
        let converted = panel.need_based.is_some() && policy.converts(eligible, already);
        let own = (number as usize).checked_rem(panel.owners.len());
        let nobody = panel.life.moves.len();
        // Those who may move are tagged among those with fixed controls.
        let fixed = 1.0 - share;
        let tag = if already || fixed <= 0.0 {
            place(nobody)
        } else {
            panel.life.tag((drawn - share) / fixed)
        };
        let patient = place(self.patients.len());
        self.patients.push(Controlled {
            panel: place(index),
            class: class_at(panel.mix.values().copied(), luck.quantile(CLASS)),
            own: own.map(|owner| panel.owners[owner]),
            luck,
            state: if converted { State::NeedBased } else { State::Fixed },
            tag: u16::try_from(tag).unwrap_or(u16::MAX),
            contact: 0,
            calls: 0,
            visits: 0,
            last: None,
            next_call: 0.0,
            due: 0.0,
            heard: 0,
            leaves: u32::MAX,
        });
        patient
    }

    /// Puts the newest patient somewhere in their interval.
    fn begin(&mut self, world: &World, panel: &PanelRule, number: u32) {
        let patient = self.patients.len() - 1;
        let Controlled { luck, state, panel: row, .. } = self.patients[patient];
        self.ledger.joins(row, state);
        let quantile = luck.quantile(PHASE);
        if state == State::NeedBased {
            let phase = quantile * panel.life.last_interval();
            self.await_call(world, patient, (0.0, -phase), 0);
            return;
        }
        let last = panel.life.intervals.len().saturating_sub(1);
        let (contact, due) = if let Some(&day) = panel.next.get(number as usize) {
            (last, f64::from(day))
        } else {
            let (stage, part) = panel.life.stage(quantile);
            (stage, part * panel.life.intervals.get(stage).copied().unwrap_or(1.0))
        };
        self.patients[patient].contact = u16::try_from(contact).unwrap_or(u16::MAX);
        self.await_control(world, patient, due, 0);
    }

    /// A control was held or missed on an open day: the next comes an interval after it, less the days
    /// by which closures had put it off, so that they delay one control and not all that follow. Who
    /// came may have been there for the last time, or accept what is offered; gives whether they are
    /// gone.
    pub(super) fn held(
        &mut self,
        world: &World,
        patient: u32,
        (open_day, seen): (usize, bool),
    ) -> bool {
        let state = self.patients[patient as usize];
        let panel = &world.panels[state.panel as usize];
        match state.state {
            State::Fixed => {}
            State::Gone => return false,
            State::NeedBased | State::Practice => {
                self.ledger.count(state.panel, self.week, |row| &mut row.outreach);
                return seen && self.ends(world, patient);
            }
        }
        self.ledger.count(state.panel, self.week, |row| &mut row.fixed);
        let contact = usize::from(state.contact) + 1;
        let next = panel.life.interval(contact);
        let one = &mut self.patients[patient as usize];
        one.contact = state.contact.saturating_add(1);
        one.heard = place(world.panel_day_from(world.open[open_day]));
        if seen && self.ends(world, patient) {
            return true;
        }
        let due = next
            .map_or(f64::INFINITY, |interval| counted_from(world, state.due, open_day) + interval);
        self.patients[patient as usize].due = due;
        if seen && self.accepts(world, patient) {
            self.wanting.push(patient);
            return false;
        }
        self.stays_fixed(world, patient, open_day + 1)
    }

    /// The next control of somebody who was at one and does not move, on open day `first` at the
    /// earliest; gives whether there is none, so that they are gone.
    pub(super) fn stays_fixed(&mut self, world: &World, patient: u32, first: usize) -> bool {
        let due = self.patients[patient as usize].due;
        if due.is_infinite() {
            self.goes(patient);
            return true;
        }
        self.await_control(world, patient as usize, due, first);
        false
    }

    /// A control between need-based visits was held or missed: the next comes as long after it.
    pub(super) fn held_between(
        &mut self,
        world: &World,
        patient: u32,
        (open_day, seen): (usize, bool),
    ) -> bool {
        let state = self.patients[patient as usize];
        self.ledger.count(state.panel, self.week, |row| &mut row.between);
        if state.state == State::Gone {
            return false;
        }
        self.patients[patient as usize].heard = place(world.panel_day_from(world.open[open_day]));
        if seen && self.ends(world, patient) {
            return true;
        }
        if let Some(interval) = self.between_interval(world, patient) {
            let due = counted_from(world, state.due, open_day) + interval;
            self.await_between(world, patient as usize, due, open_day + 1);
        }
        false
    }

    /// A patient who called was seen, or stayed away; gives whether they are gone.
    pub(super) fn called(&mut self, world: &World, patient: u32, seen: bool) -> bool {
        let state = self.patients[patient as usize];
        match state.state {
            State::Practice => {
                self.ledger.count(state.panel, self.week, |row| &mut row.advice);
                false
            }
            State::Fixed | State::NeedBased | State::Gone => {
                self.ledger.count(state.panel, self.week, |row| &mut row.need_based);
                seen && state.state != State::Gone && self.ends(world, patient)
            }
        }
    }

    /// Whether a visit that was held is the last; then they are gone.
    fn ends(&mut self, world: &World, patient: u32) -> bool {
        let state = &self.patients[patient as usize];
        let chance = world.panels[state.panel as usize].life.ends_at_visit;
        let ends = chance > 0.0 && state.luck.quantile(ENDS + u64::from(state.visits)) < chance;
        if ends {
            self.goes(patient);
        }
        ends
    }

    /// Somebody leaves the panel.
    pub(super) fn goes(&mut self, patient: u32) {
        let one = &mut self.patients[patient as usize];
        self.ledger.leaves(one.panel, one.state);
        // Who is with their general practitioner left the clinic before.
        if one.state != State::Practice {
            self.ledger.count(one.panel, self.week, |row| &mut row.left);
        }
        one.state = State::Gone;
    }

    /// Calls a patient in for a control, long enough before it is due; on open day `first` at the
    /// earliest.
    pub(super) fn await_control(&mut self, world: &World, patient: usize, due: f64, first: usize) {
        let week = week_of_panel_day(world, due);
        self.ledger.count(self.patients[patient].panel, week, |row| &mut row.due);
        self.call_in(world, patient, (due, first), |from| Due::Control { from });
    }

    /// The same for a control between need-based visits.
    pub(super) fn await_between(&mut self, world: &World, patient: usize, due: f64, first: usize) {
        self.call_in(world, patient, (due, first), |from| Due::Between { from });
    }

    fn call_in(
        &mut self,
        world: &World,
        patient: usize,
        (due, first): (f64, usize),
        what: fn(u32) -> Due,
    ) {
        self.patients[patient].due = due;
        let from = place(world.open_from_panel_day(whole(due) as usize));
        let day = (from.saturating_sub(world.habits.control_notice) as usize).max(first);
        if let Some(due) = self.due.get_mut(day) {
            due.push((place(patient), what(from)));
        }
    }

    /// The next call after `clock`, or outreach if that comes first after the last contact; on open
    /// day `first` at the earliest.
    pub(super) fn await_call(
        &mut self,
        world: &World,
        patient: usize,
        (clock, contact): (f64, f64),
        first: usize,
    ) {
        let Some((_, rate)) = self.asks_for(world, patient) else { return };
        let safety = self.safety(world, patient);
        let state = &mut self.patients[patient];
        let quantile = state.luck.quantile(CALLS + u64::from(state.calls));
        state.calls += 1;
        state.next_call = clock - (1.0 - quantile).ln() / rate.max(f64::MIN_POSITIVE);
        let outreach = (contact + safety).max(clock);
        let (at, due) = if state.next_call <= outreach {
            (state.next_call, Due::Call)
        } else {
            (outreach, Due::Outreach)
        };
        let day = world.open_from_panel_day(whole(at) as usize).max(first);
        if let Some(day) = self.due.get_mut(day) {
            day.push((place(patient), due));
        }
    }

    /// What a patient asks for when they need it, and how often \[1/panel day\].
    pub(super) fn asks_for(&self, world: &World, patient: usize) -> Option<(NeedId, f64)> {
        let state = &self.patients[patient];
        match state.state {
            State::Practice => self.advice(world, patient),
            _ => world.panels[state.panel as usize].need_based,
        }
    }

    /// What falls due today; calls and outreach lead to the next ones.
    pub(super) fn today(&mut self, world: &World, today: usize) -> Vec<(u32, Due)> {
        let mut due = std::mem::take(&mut self.due[today]);
        self.read_ahead(&due);
        let now = real(world.panel_day_from(world.open[today]));
        due.retain(|&(patient, what)| {
            let at = patient as usize;
            match what {
                Due::Control { .. } => self.patients[at].state == State::Fixed,
                Due::Between { .. } => self.patients[at].state == State::NeedBased,
                Due::Call | Due::Outreach if self.patients[at].state == State::Gone => false,
                Due::Call => {
                    let clock = self.patients[at].next_call;
                    self.await_call(world, at, (clock, now), today + 1);
                    true
                }
                Due::Outreach => {
                    let contact = self.heard_since(world, at, now);
                    self.await_call(world, at, (now, contact.unwrap_or(now)), today + 1);
                    contact.is_none()
                }
            }
        });
        due
    }
}

impl Controls {
    /// Reads those who are due in one go: they are scattered in memory, and read one by one between
    /// other work each would be waited for.
    fn read_ahead(&self, due: &[(u32, Due)]) {
        let converted = due
            .iter()
            .filter(|(patient, _)| self.patients[*patient as usize].state == State::NeedBased);
        std::hint::black_box(converted.count());
    }
}

/// The class at a quantile.
pub(super) fn class_at(mix: impl Iterator<Item = f64>, quantile: f64) -> ClassId {
    let (mut reached, mut class) = (0.0, 0);
    for (index, share) in mix.enumerate() {
        if share > 0.0 {
            class = index;
        }
        reached += share;
        if quantile < reached {
            break;
        }
    }
    ClassId::from_index(class)
}

/// The panel day from which the control after one held on an open day counts, that one being due
/// before: less the days by which closures had put it off.
fn counted_from(world: &World, due: f64, open_day: usize) -> f64 {
    let due = whole(due) as usize;
    let first = world.open.get(world.open_from_panel_day(due));
    let put_off = first.map_or(0, |&day| world.panel_day_from(day).saturating_sub(due));
    let held = world.panel_day_from(world.open[open_day]);
    real(held.saturating_sub(put_off))
}

/// The week of a panel day; the last of all for one beyond the calendar.
pub(super) fn week_of_panel_day(world: &World, panel_days: f64) -> usize {
    let day = world.panel_days.get(whole(panel_days) as usize);
    day.map_or(usize::MAX, |&day| week_of(day))
}

/// A point in time as a panel day; times beyond all days stay beyond.
pub(super) fn whole(panel_days: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range before"
    )]
    let day = panel_days.clamp(0.0, f64::from(u32::MAX)) as u32;
    day
}

//! Patients under control: fixed intervals, calls when needed, outreach.

use crate::number::{place, real};
use crate::rng::{Luck, Purpose, Seed};
use crate::table::{ClassId, ClinicianId, Id, RequestId};

use super::address::{CALLS, CLASS, ELIGIBLE, PHASE};
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
    /// Calls when they need to.
    pub(super) converted: bool,
    /// Calls so far.
    calls: u32,
    /// Visits asked for so far.
    pub(super) visits: u32,
    /// The visit asked for last.
    pub(super) last: Option<RequestId>,
    /// When they call next \[panel days, in part\].
    next_call: f64,
    /// When their control is due, or was last \[panel days, in part\].
    due: f64,
}

/// What falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// A control, to be held from this open day on.
    Control {
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
}

impl Controls {
    /// All panels on day 0, with those converted whom the policy converts.
    pub(super) fn new(world: &World, policy: &impl Policy, seed: Seed, replication: u32) -> Self {
        let mut lucks = seed.stream(Purpose::Control, replication);
        let mut controls = Self { patients: Vec::new(), due: vec![Vec::new(); world.open.len()] };
        for (index, panel) in world.panels.iter().enumerate() {
            for number in 0..panel.size {
                let luck = lucks.luck();
                if world.silent[panel.team] {
                    continue;
                }
                let eligible = luck.quantile(ELIGIBLE) < panel.eligible;
                let already = luck.quantile(ELIGIBLE) < panel.converted;
                let converted = panel.need_based.is_some() && policy.converts(eligible, already);
                let own = (number as usize).checked_rem(panel.owners.len());
                controls.patients.push(Controlled {
                    panel: place(index),
                    class: class_at(panel.mix.values().copied(), luck.quantile(CLASS)),
                    own: own.map(|owner| panel.owners[owner]),
                    luck,
                    converted,
                    calls: 0,
                    visits: 0,
                    last: None,
                    next_call: 0.0,
                    due: 0.0,
                });
                controls.begin(world, panel, number);
            }
        }
        controls
    }

    /// Puts the newest patient somewhere in their interval.
    fn begin(&mut self, world: &World, panel: &PanelRule, number: u32) {
        let patient = self.patients.len() - 1;
        let phase = self.patients[patient].luck.quantile(PHASE) * panel.interval;
        if self.patients[patient].converted {
            self.await_call(world, patient, (0.0, -phase), 0);
        } else {
            let listed = panel.next.get(number as usize).map(|&day| f64::from(day));
            self.await_control(world, patient, listed.unwrap_or(phase), 0);
        }
    }

    /// The control after one held on an open day: an interval after it, less the days by which
    /// closures had put it off, so that they delay one control and not all that follow.
    pub(super) fn held(&mut self, world: &World, patient: u32, open_day: usize) {
        let state = &self.patients[patient as usize];
        let panel = &world.panels[state.panel as usize];
        if !state.converted {
            let due = whole(state.due) as usize;
            let first = world.open.get(world.open_from_panel_day(due));
            let put_off = first.map_or(0, |&day| world.panel_day_from(day).saturating_sub(due));
            let held = world.panel_day_from(world.open[open_day]);
            let due = real(held.saturating_sub(put_off)) + panel.interval;
            self.await_control(world, patient as usize, due, open_day + 1);
        }
    }

    /// Calls a patient in for a control, long enough before it is due; on open day `first` at the
    /// earliest.
    fn await_control(&mut self, world: &World, patient: usize, due: f64, first: usize) {
        self.patients[patient].due = due;
        let from = place(world.open_from_panel_day(whole(due) as usize));
        let day = (from.saturating_sub(world.habits.control_notice) as usize).max(first);
        if let Some(due) = self.due.get_mut(day) {
            due.push((place(patient), Due::Control { from }));
        }
    }

    /// The next call after `clock`, or outreach if that comes first after the last contact; on open
    /// day `first` at the earliest.
    fn await_call(
        &mut self,
        world: &World,
        patient: usize,
        (clock, contact): (f64, f64),
        first: usize,
    ) {
        let state = &mut self.patients[patient];
        let panel = &world.panels[state.panel as usize];
        let Some((_, rate)) = panel.need_based else { return };
        let quantile = state.luck.quantile(CALLS + u64::from(state.calls));
        state.calls += 1;
        state.next_call = clock - (1.0 - quantile).ln() / rate.max(f64::MIN_POSITIVE);
        let outreach = (contact + panel.safety).max(clock);
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

    /// What falls due today; calls and outreach lead to the next ones.
    pub(super) fn today(&mut self, world: &World, today: usize) -> Vec<(u32, Due)> {
        let due = std::mem::take(&mut self.due[today]);
        self.read_ahead(&due);
        let now = real(world.panel_day_from(world.open[today]));
        for &(patient, what) in &due {
            let patient = patient as usize;
            match what {
                Due::Control { .. } => {}
                Due::Call => {
                    let clock = self.patients[patient].next_call;
                    self.await_call(world, patient, (clock, now), today + 1);
                }
                Due::Outreach => self.await_call(world, patient, (now, now), today + 1),
            }
        }
        due
    }
}

impl Controls {
    /// Reads those who are due in one go: they are scattered in memory, and read one by one between
    /// other work each would be waited for.
    fn read_ahead(&self, due: &[(u32, Due)]) {
        let converted =
            due.iter().filter(|(patient, _)| self.patients[*patient as usize].converted);
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

/// A point in time as a panel day; times beyond all days stay beyond.
fn whole(panel_days: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range before"
    )]
    let day = panel_days.clamp(0.0, f64::from(u32::MAX)) as u32;
    day
}

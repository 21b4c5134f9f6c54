//! The parts of a clinic while they become those of a month.

use crate::demand::Ask;
use crate::demand::ask::asks;
use crate::instance::{
    Asks, Change, Continuity, Instance, InstanceParts, Need, Promise, Setting, Stream,
};
use crate::table::{ClassId, NeedId, Table, TeamId};
use crate::units::{Minutes, Probability};

/// A change that has begun.
#[derive(Clone, Debug)]
pub(super) struct Begun {
    pub(super) change: Change,
    /// How much of it is there \[0..=1\].
    pub(super) part: f64,
    /// Needs that are made for it.
    pub(super) made: Made,
}

/// Needs made for a change.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Made {
    /// The visit as it is held after the change, or the call.
    pub(super) visit: Option<NeedId>,
    /// The reading of a request.
    pub(super) reading: Option<NeedId>,
}

impl Begun {
    pub(super) fn of(change: Change, part: f64) -> Self {
        Self { change, part, made: Made::default() }
    }

    /// Share of what it touches that it touches by then \[0..=1\].
    pub(super) fn touched(&self) -> f64 {
        self.part * self.change.share.value()
    }
}

/// The parts of a month in the making.
pub(super) struct Draft<'d> {
    pub(super) today: &'d Instance,
    pub(super) parts: &'d mut InstanceParts,
    pub(super) begun: Vec<Begun>,
    /// What is asked today.
    asked: Vec<Ask>,
}

impl<'d> Draft<'d> {
    /// The parts of today, with the needs of the changes that have begun.
    pub(super) fn of(today: &'d Instance, parts: &'d mut InstanceParts, begun: Vec<Begun>) -> Self {
        let mut draft = Self { today, parts, begun: Vec::new(), asked: asks(today) };
        for mut one in begun {
            one.made = draft.made_for(&one.change);
            draft.begun.push(one);
        }
        draft
    }

    /// Adds a need.
    pub(super) fn add_need(&mut self, need: Need) -> NeedId {
        let taken = |name: &str| self.parts.needs.values().any(|other| other.name == name);
        let name = free(&need.name, taken);
        self.parts.needs.push(Need { name, ..need })
    }

    /// A visit of a need as it is held after a change, all classes alike where a length is given.
    pub(super) fn held_otherwise(
        &self,
        need: NeedId,
        change: &Change,
        minutes: Option<Minutes>,
    ) -> Need {
        let mut twin = self.parts.needs[need].clone();
        twin.name = format!("{} ({})", twin.name, change.name);
        if let Some(minutes) = minutes {
            let minutes = self.on_grid(minutes);
            twin.minutes.values_mut().for_each(|length| *length = minutes);
        }
        twin
    }

    /// Work by telephone or at a desk that is nobody's visit, named as the change.
    pub(super) fn desk_work(&self, like: NeedId, change: &Change, minutes: Minutes) -> Need {
        let mut work = self.held_otherwise(like, change, Some(minutes));
        work.name.clone_from(&change.name);
        Need {
            setting: Setting::Phone,
            continuity: Continuity::Team,
            promise: Promise::None,
            handover: Minutes(0),
            no_show: Probability::ZERO,
            late_cancel: Probability::ZERO,
            spares_admission: Probability::ZERO,
            held: false,
            release_days: None,
            ..work
        }
    }

    /// The nearest length on the grid, at least one step.
    pub(super) fn on_grid(&self, minutes: Minutes) -> Minutes {
        let grid = self.parts.grid.0.max(1);
        Minutes(((minutes.0 + grid / 2) / grid).max(1) * grid)
    }

    /// Adds requests by pure chance, evenly over the days the clinic is open.
    pub(super) fn add_stream(
        &mut self,
        name: &str,
        (team, need): (TeamId, NeedId),
        per_week: f64,
        mix: Table<ClassId, f64>,
    ) {
        if per_week <= 0.0 {
            return;
        }
        let open = |day: usize| {
            let mut days = self.parts.opening.iter().map(|open| open.weekday);
            days.any(|weekday| weekday.num_days_from_monday() as usize == day)
        };
        let open: Vec<bool> = (0..7).map(open).collect();
        let count = open.iter().filter(|open| **open).count();
        let mut weekday_shares = [0.0; 7];
        for (share, _) in weekday_shares.iter_mut().zip(&open).filter(|(_, open)| **open) {
            *share = 1.0 / crate::number::real(count);
        }
        let stream = Stream {
            name: self.free_stream(name),
            team,
            asks: Asks::Need(need),
            per_week,
            weekday_shares,
            seasons: Vec::new(),
            dispersion: 1.0,
            mix,
            own_share: Probability::ZERO,
            asked: None,
        };
        self.parts.streams.push(stream);
    }

    /// A name that no stream has.
    pub(super) fn free_stream(&self, name: &str) -> String {
        free(name, |name| self.parts.streams.iter().any(|other| other.name == name))
    }

    /// The classes of those who ask for a need today; of patients nobody judged where nobody does.
    pub(super) fn mix_of(&self, need: NeedId) -> Table<ClassId, f64> {
        let own: Vec<&Ask> = self.asked.iter().filter(|ask| ask.need == need).collect();
        let all: f64 = own.iter().map(|ask| ask.per_cycle()).sum();
        let classes = &self.parts.complexity;
        if all <= 0.0 {
            let unknown = classes.unknown();
            return classes.classes.map(|class, _| f64::from(u8::from(class == unknown)));
        }
        let share = |class: ClassId| -> f64 {
            own.iter().map(|ask| ask.per_cycle() * ask.mix[class]).sum::<f64>() / all
        };
        classes.classes.map(|class, _| share(class))
    }
}

/// A name that is not taken: as given, else with marks behind it.
pub(super) fn free(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut name = name.to_owned();
    while taken(&name) {
        name.push('\'');
    }
    name
}

//! The parts of a clinic while they become those of a month.

use crate::demand::Ask;
use crate::demand::ask::asks;
use crate::instance::{Asks, Brings, Change, Instance, InstanceParts, Stream};
use crate::table::{ClassId, NeedId, Table, TeamId};
use crate::units::{Minutes, Probability};

/// A change that has begun, with what it brings.
#[derive(Clone, Debug)]
pub(super) struct Begun {
    pub(super) change: Change,
    /// How much of it is there \[0..=1\].
    pub(super) part: f64,
}

impl Begun {
    /// Share of what it touches that it touches by then \[0..=1\].
    pub(super) fn touched(&self) -> f64 {
        self.part * self.change.share.value()
    }

    pub(super) fn brings(&self) -> &Brings {
        self.change.brings.as_ref().expect("what changes bring was brought")
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
    /// The parts of today, with what the changes that have begun bring: needs of their own, as long as
    /// a template can have them.
    pub(super) fn of(today: &'d Instance, parts: &'d mut InstanceParts, begun: Vec<Begun>) -> Self {
        let grid = parts.grid;
        for need in parts.needs.values_mut() {
            if need.brought.take().is_some() {
                need.minutes.values_mut().for_each(|length| *length = on_grid(*length, grid));
            }
        }
        Self { today, parts, begun, asked: asks(today) }
    }

    /// Adds requests by pure chance, evenly over the days the clinic is open.
    pub(super) fn add_stream(
        &mut self,
        name: &str,
        (team, asks): (TeamId, Asks),
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
            asks,
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

/// The nearest length on the grid, at least one step.
fn on_grid(minutes: Minutes, grid: Minutes) -> Minutes {
    let grid = grid.0.max(1);
    Minutes(((minutes.0 + grid / 2) / grid).max(1) * grid)
}

/// A name that is not taken: as given, else with marks behind it.
pub(super) fn free(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut name = name.to_owned();
    while taken(&name) {
        name.push('\'');
    }
    name
}

//! The clinic of a month: what is asked then, who may serve it, and how long it takes.
//!
//! The one reading of a clinic to come: the holds of a month and the template of a phase are those of
//! this clinic. Panels have as many patients as would ask for as much as the month does if it went on;
//! visits and streams are what the changes have made of them by then, in the mean of the month. What
//! nothing has touched is as today, to the last digit. Sessions, leave and holidays are those of today.
//!
//! What changes bring (visits by video, by another role, at home, calls, pathways with a visit less)
//! is what they bring to the clinic that is played, [`Instance::with_brought`]; it comes in the order
//! in which changes begin, so that needs keep their place from month to month.

mod draft;
mod panels;
mod phase;
mod streams;
mod twins;

use crate::instance::Instance;
use crate::road::month::{Month, month_of, months, weeks_of};
use crate::road::panel::Panel;
use crate::road::walk::{Offered, Road, walk};
use crate::road::week::{Walked, Week};

use super::panels::panels as panels_of;
use super::way::{by_month, sought, walks};
use super::{End, Options};

use draft::{Begun, Draft};

pub use phase::Phasing;

/// A clinic and its road, month by month.
#[derive(Clone, Debug)]
pub struct Ahead<'a> {
    instance: &'a Instance,
    panels: Vec<Panel>,
    /// What is asked, by panel and month.
    asked: Vec<Vec<Month>>,
    /// The same if nobody moved.
    unmoved: Vec<Vec<Month>>,
    /// Patients to be sought out, by panel and month.
    sought: Vec<Vec<f64>>,
    weeks: usize,
}

impl<'a> Ahead<'a> {
    /// The months of the road on which moves are offered so.
    #[must_use]
    pub fn of(instance: &'a Instance, options: &Options, offered: Offered) -> Self {
        let panels = panels_of(instance, options, End::Likely);
        let limit = options.moves_per_month_max;
        let [free, _] = walks(&panels, options.weeks, offered, limit, (&[], &[]));
        Self::on(instance, &panels, &walk(&free), options.weeks)
    }

    /// The months of a road that was walked.
    pub(super) fn on(
        instance: &'a Instance,
        panels: &[Panel],
        asked: &Walked,
        weeks: usize,
    ) -> Self {
        let by_panel = |walked: &Walked| -> Vec<Vec<Month>> {
            walked.panels.iter().map(|rows| months(&[rows])).collect()
        };
        let still = |panel: &Panel| Panel { moves: Vec::new(), ..panel.clone() };
        let [unmoved, _] = walks(
            &panels.iter().map(still).collect::<Vec<_>>(),
            weeks,
            Offered::AtControl,
            None,
            (&[], &[]),
        );
        let sought = sought(instance, panels, asked);
        Self {
            instance,
            panels: panels.to_vec(),
            asked: by_panel(asked),
            unmoved: by_panel(&walk(&Road { weeks, ..unmoved })),
            sought: sought.into_iter().map(|weeks| by_month(&[weeks])).collect(),
            weeks,
        }
    }

    /// How many months there are.
    #[must_use]
    pub fn months(&self) -> usize {
        self.weeks.checked_sub(1).map_or(0, |week| month_of(week) + 1)
    }

    /// Weeks walked.
    pub(super) fn weeks(&self) -> usize {
        self.weeks
    }

    /// Controls a week that a month has fewer than if nobody moved.
    pub(super) fn controls_avoided(&self, month: usize) -> f64 {
        let pairs = self.asked.iter().zip(&self.unmoved);
        let fewer = |(asked, still): (&Vec<Month>, &Vec<Month>)| {
            let controls = |week: &Week| week.fixed + week.between;
            per_week(&still[month], controls) - per_week(&asked[month], controls)
        };
        pairs.map(fewer).sum()
    }

    /// Patients in the panels at the end of a month.
    pub(super) fn patients(&self, month: usize) -> f64 {
        let here = |months: &Vec<Month>| {
            let at_end = &months[month].sum;
            at_end.on_fixed + at_end.on_need_based
        };
        self.asked.iter().map(here).sum()
    }

    /// The clinic of today, with no change to come.
    #[must_use]
    pub fn today(&self) -> Option<Instance> {
        self.instance.with(|parts| parts.changes.clear()).ok()
    }

    /// The clinic of a month, from 0, with no change to come; nothing where that is no clinic.
    #[must_use]
    pub fn clinic(&self, month: usize) -> Option<Instance> {
        let begun = self.begun(month);
        let given = self.instance.with(|parts| {
            parts.changes = begun.iter().map(|&(at, _)| parts.changes[at].clone()).collect();
        });
        let then = given.ok()?.with_brought().with(|parts| {
            let changes = std::mem::take(&mut parts.changes);
            let begun = changes.into_iter().zip(begun);
            let begun = begun.map(|(change, (_, part))| Begun { change, part }).collect();
            let mut draft = Draft::of(self.instance, parts, begun);
            draft.turn_streams();
            self.fill_panels(&mut draft, month);
            draft.divide();
            draft.add_streams();
            self.add_contacts(&mut draft, month);
        });
        then.ok()
    }

    /// The changes that have begun in a month, by their rows, in the order in which they begin, with how
    /// much of each is there in its mean week.
    fn begun(&self, month: usize) -> Vec<(usize, f64)> {
        let weeks = weeks_of(month).start..weeks_of(month).end.min(self.weeks);
        let count = crate::number::real(weeks.len().max(1));
        let changes = &self.instance.parts().changes;
        let mut order: Vec<usize> = (0..changes.len()).collect();
        order.sort_by_key(|&at| (changes[at].from, at));
        let begun = |at: usize| {
            let onset = super::panels::onset(self.instance, &changes[at]);
            let part = weeks.clone().map(|week| onset.part(week)).sum::<f64>() / count;
            (part > 0.0).then_some((at, part))
        };
        order.into_iter().filter_map(begun).collect()
    }
}

/// What a month counts a mean week.
fn per_week(month: &Month, of: impl Fn(&Week) -> f64) -> f64 {
    month.per_week(of(&month.sum))
}

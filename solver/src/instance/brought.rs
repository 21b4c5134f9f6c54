//! What changes of pathways bring to the clinic that is played: needs and pathways of their own.
//!
//! A visit by video, a call in the place of a first visit, a pathway with a visit less: each stands
//! beside what the clinic file has, so that who may serve it, how it is measured and how the referee
//! judges it is read as of any other. When and how often it is asked for stays with the change. What
//! is brought comes last in its table.

use crate::table::{NeedId, PathwayId, Table};
use crate::units::{Minutes, Probability};

use super::change::{Brings, Change, ChangeKind};
use super::need::{Brought, Continuity, Need, Pathway, Promise, Purpose, Setting, Step};
use super::stream::Asks;
use super::{Instance, InstanceParts};

/// Most days between two visits at home that belong together.
const HOME_LAG_MAX: u32 = 365;

impl Instance {
    /// The clinic in which its changes can be played.
    ///
    /// # Panics
    /// Never: what a change brings makes no fault.
    #[must_use]
    pub fn with_brought(&self) -> Self {
        if self.parts().changes.iter().all(|change| change.brings.is_some()) {
            return self.clone();
        }
        self.with(InstanceParts::bring).expect("what a change brings makes no fault")
    }

    /// The clinic as its file has it.
    ///
    /// # Panics
    /// Never: what was brought is named by nothing else.
    #[must_use]
    pub(crate) fn without_brought(&self) -> Self {
        if self.parts().changes.iter().all(|change| change.brings.is_none()) {
            return self.clone();
        }
        self.with(InstanceParts::take_away).expect("what was brought is named by nothing else")
    }

    /// The need of the clinic file whose time a need may use.
    #[must_use]
    pub(crate) fn like(&self, need: NeedId) -> NeedId {
        self.parts().needs[need].brought.map_or(need, |brought| brought.like)
    }

    /// The need of the clinic file that a visit counts as among the steps of a pathway.
    #[must_use]
    pub(crate) fn step_need(&self, need: NeedId) -> NeedId {
        let instead = self.parts().needs[need].brought.filter(|brought| brought.instead);
        instead.map_or(need, |brought| brought.like)
    }
}

impl InstanceParts {
    /// How many pathways changes have brought; they are the last ones.
    #[must_use]
    pub(crate) fn brought_pathways(&self) -> usize {
        let asks = self.changes.iter().filter_map(|change| change.brings.as_ref());
        let asks = asks.flat_map(|brings| &brings.asks).flat_map(|(_, asks)| asks);
        asks.filter(|asks| matches!(asks, Asks::Pathway(_))).count()
    }

    fn take_away(&mut self) {
        let pathways = self.pathways.len() - self.brought_pathways();
        self.pathways = self.pathways.values().take(pathways).cloned().collect();
        let given = self.needs.values().filter(|need| need.brought.is_none());
        self.needs = given.cloned().collect();
        self.changes.iter_mut().for_each(|change| change.brings = None);
    }

    fn bring(&mut self) {
        for at in 0..self.changes.len() {
            if self.changes[at].brings.is_none() {
                let change = self.changes[at].clone();
                self.changes[at].brings = Some(self.brought_by(&change));
            }
        }
    }

    fn brought_by(&mut self, change: &Change) -> Brings {
        match change.kind {
            ChangeKind::NeedBased { .. }
            | ChangeKind::Practice { .. }
            | ChangeKind::Municipality { .. } => Brings::default(),
            ChangeKind::Triage { stream, phone, phone_minutes, reading_minutes } => {
                let asks = self.streams[stream].asks;
                self.triage(change, asks, phone, [phone_minutes, reading_minutes])
            }
            ChangeKind::FewerVisits { stream, visits_spared } => {
                let asks = self.fewer(change, self.streams[stream].asks, visits_spared);
                Brings { asks, ..Brings::default() }
            }
            ChangeKind::SubAcute { need, practice, admitted, call_minutes, .. } => {
                let seen = (1.0 - practice.value() - admitted.value()).max(0.0);
                self.sub_acute(change, need, seen, call_minutes)
            }
            ChangeKind::Home { need, visits, travel_minutes, .. } => {
                self.at_home(change, need, visits, travel_minutes)
            }
            ChangeKind::Virtual { need, minutes } => {
                let given = self.needs[need].clone();
                let visit = Need { setting: Setting::Video, ..lasting(given, minutes) };
                Brings { visit: Some(self.add(change, need, visit, true)), ..Brings::default() }
            }
            ChangeKind::TaskShift { need, role, minutes } => {
                let given = self.needs[need].clone();
                let visit = Need {
                    roles: vec![role],
                    continuity: given.continuity.max(Continuity::Team),
                    handover: Minutes(0),
                    ..lasting(given, minutes)
                };
                Brings { visit: Some(self.add(change, need, visit, true)), ..Brings::default() }
            }
        }
    }

    /// Calls in the place of first visits, and the reading of what was reported. Whoever needs no
    /// visit leaves the pathway; behind a call the rest of it follows.
    fn triage(
        &mut self,
        change: &Change,
        asks: Asks,
        phone: Probability,
        [call_minutes, reading_minutes]: [Minutes; 2],
    ) -> Brings {
        let Some(first) = self.first_of(asks) else { return Brings::default() };
        let given = self.needs[first].clone();
        let call = (phone.value() > 0.0 && call_minutes.0 > 0).then(|| {
            let call = by_phone(lasting(given.clone(), call_minutes));
            self.add(change, first, call, true)
        });
        let reading = (reading_minutes.0 > 0).then(|| {
            let reading = beside(by_phone(lasting(given, reading_minutes)));
            self.add_named(change.name.clone(), first, reading, false)
        });
        let called = match (asks, call) {
            (Asks::Need(_), None) => Vec::new(),
            (Asks::Need(_), Some(call)) => vec![Asks::Need(call)],
            (Asks::Pathway(id), _) => {
                let mut steps = self.pathways[id].steps.clone();
                match call {
                    Some(call) => steps[0].need = call,
                    None => drop(steps.remove(0)),
                }
                self.pathway(change, id, steps).into_iter().collect()
            }
        };
        let asks = vec![(phone.complement().value(), Vec::new()), (phone.value(), called)];
        Brings { call, reading, asks, ..Brings::default() }
    }

    /// What requests come to that are spared some of their visits, whole ones, each visit as likely as
    /// the others: every `count / spared`-th one from a place drawn evenly.
    fn fewer(&mut self, change: &Change, asks: Asks, spared: f64) -> Vec<(f64, Vec<Asks>)> {
        let steps = match asks {
            Asks::Need(_) => 1,
            Asks::Pathway(id) => self.pathways[id].steps.len(),
        };
        let part = (spared / crate::number::real(steps)).min(1.0);
        patterns(steps, part)
            .into_iter()
            .map(|(share, kept)| {
                let asked = match asks {
                    Asks::Need(_) => kept.first().map(|_| asks),
                    Asks::Pathway(id) => {
                        let steps = pruned(&self.pathways[id].steps, &kept);
                        self.pathway(change, id, steps)
                    }
                };
                (share, asked.into_iter().collect())
            })
            .collect()
    }

    /// Calls about patients who would be admitted, and the visits that some of them lead to. Which
    /// admissions these spare the change says itself.
    fn sub_acute(&mut self, change: &Change, need: NeedId, seen: f64, call: Minutes) -> Brings {
        let given = self.needs[need].clone();
        let spares_admission = Probability::ZERO;
        let visit = self.add(change, need, Need { spares_admission, ..given.clone() }, false);
        let call = (call.0 > 0).then(|| {
            let advice = Need { purpose: Purpose::Advice, ..lasting(given, call) };
            self.add_named(change.name.clone(), need, beside(by_phone(advice)), false)
        });
        let called: Vec<Asks> = call.into_iter().map(Asks::Need).collect();
        let with_visit = called.iter().copied().chain([Asks::Need(visit)]).collect();
        let asks = vec![(seen, with_visit), (1.0 - seen, called)];
        Brings { visit: Some(visit), call, asks, ..Brings::default() }
    }

    /// So many visits at home one after the other, a day between them at least. Which admissions they
    /// spare the change says itself.
    fn at_home(&mut self, change: &Change, need: NeedId, visits: f64, travel: Minutes) -> Brings {
        let given = self.needs[need].clone();
        let visit = Need {
            setting: Setting::Home,
            minutes: given.minutes.map(|_, &minutes| minutes + travel),
            no_show: Probability::ZERO,
            late_cancel: Probability::ZERO,
            spares_admission: Probability::ZERO,
            ..given
        };
        let visit = self.add(change, need, visit, false);
        let step = |nth: usize| Step {
            need: visit,
            team: None,
            lag_min: u32::from(nth > 0),
            lag_max: if nth > 0 { HOME_LAG_MAX } else { 0 },
            external_days: 0,
            milestone: None,
        };
        let few = visits.floor();
        let count = |count: f64| usize::try_from(crate::number::nearest(count)).unwrap_or(0);
        let mut asks = Vec::new();
        for (share, count) in [(few + 1.0 - visits, count(few)), (visits - few, count(few + 1.0))] {
            if share <= 0.0 {
                continue;
            }
            let asked = match count {
                0 => None,
                1 => Some(Asks::Need(visit)),
                _ => {
                    let steps = (0..count).map(step).collect();
                    let name = format!("{} ({})", self.needs[need].name, change.name);
                    Some(self.new_pathway(Pathway {
                        name,
                        rights: Vec::new(),
                        sector: None,
                        steps,
                        answer_days: 0,
                        readiness: None,
                    }))
                }
            };
            asks.push((share, asked.into_iter().collect()));
        }
        Brings { visit: Some(visit), asks, ..Brings::default() }
    }

    /// A need like one of the clinic file, named by both.
    fn add(&mut self, change: &Change, like: NeedId, need: Need, instead: bool) -> NeedId {
        let name = format!("{} ({})", self.needs[like].name, change.name);
        self.add_named(name, like, need, instead)
    }

    fn add_named(&mut self, name: String, like: NeedId, need: Need, instead: bool) -> NeedId {
        let name = unused(name, self.needs.values().map(|need| need.name.as_str()));
        self.needs.push(Need { name, brought: Some(Brought { like, instead }), ..need })
    }

    /// A pathway like another with other steps; nothing without steps.
    fn pathway(&mut self, change: &Change, like: PathwayId, steps: Vec<Step>) -> Option<Asks> {
        let given = self.pathways[like].clone();
        let name = format!("{} ({})", given.name, change.name);
        (!steps.is_empty()).then(|| self.new_pathway(Pathway { name, steps, ..given }))
    }

    fn new_pathway(&mut self, pathway: Pathway) -> Asks {
        let name = unused(pathway.name, self.pathways.values().map(|known| known.name.as_str()));
        Asks::Pathway(self.pathways.push(Pathway { name, ..pathway }))
    }
}

/// The same need as long for everybody.
fn lasting(need: Need, minutes: Minutes) -> Need {
    let minutes: Table<_, Minutes> = need.minutes.map(|_, _| minutes);
    Need { minutes, ..need }
}

/// The same on the telephone, where nobody stays away.
fn by_phone(need: Need) -> Need {
    let (no_show, late_cancel) = (Probability::ZERO, Probability::ZERO);
    Need { setting: Setting::Phone, no_show, late_cancel, ..need }
}

/// The same as work of its own: promised to nobody, and without the handover of a visit.
fn beside(need: Need) -> Need {
    let (held, spares_admission) = (false, Probability::ZERO);
    Need { promise: Promise::None, held, handover: Minutes(0), spares_admission, ..need }
}

/// Which of so many visits are kept where a part of them is spared, with the share of each pattern.
fn patterns(count: usize, part: f64) -> Vec<(f64, Vec<usize>)> {
    let at = |visit: usize| crate::number::real(visit) * part;
    let mut cuts: Vec<f64> = (1..=count).map(|visit| (1.0 - at(visit).fract()).fract()).collect();
    cuts.extend([0.0, 1.0]);
    cuts.sort_by(f64::total_cmp);
    let kept = |from: f64| {
        let spared = |visit: usize| (at(visit + 1) + from).floor() > (at(visit) + from).floor();
        (0..count).filter(|&visit| !spared(visit)).collect()
    };
    let wide = |pair: &&[f64]| pair[1] - pair[0] > 1e-9;
    let pattern = |pair: &[f64]| (pair[1] - pair[0], kept(f64::midpoint(pair[0], pair[1])));
    cuts.windows(2).filter(wide).map(pattern).collect()
}

/// Some steps of a pathway. A milestone whose step is spared is decided by the step before it, by the
/// one after it where there is none.
fn pruned(steps: &[Step], kept: &[usize]) -> Vec<Step> {
    let mut left: Vec<Step> = kept.iter().map(|&at| steps[at]).collect();
    for (at, step) in steps.iter().enumerate() {
        let before = kept.iter().filter(|&&kept| kept <= at).count();
        if step.milestone.is_some()
            && !kept.contains(&at)
            && let Some(decides) = left.get_mut(before.saturating_sub(1))
        {
            decides.milestone = decides.milestone.or(step.milestone);
        }
    }
    left
}

/// A name that nobody has.
fn unused<'a>(mut name: String, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.collect();
    while known.contains(&name.as_str()) {
        name.push('\'');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visits_are_spared_whole_ones_and_each_as_likely() {
        // One of two: the first or the second. Three of four: each stays with chance a quarter.
        assert_eq!(patterns(2, 0.5), vec![(0.5, vec![0]), (0.5, vec![1])]);
        for (count, part) in [(4, 0.75), (3, 0.5), (5, 0.3), (1, 0.4), (2, 1.0), (3, 0.0)] {
            let found = patterns(count, part);
            let all: f64 = found.iter().map(|(share, _)| share).sum();
            assert!((all - 1.0).abs() < 1e-9);
            for visit in 0..count {
                let stays = found.iter().filter(|(_, kept)| kept.contains(&visit));
                let stays: f64 = stays.map(|(share, _)| share).sum();
                assert!((stays - (1.0 - part)).abs() < 1e-9, "{count} {part} {visit}: {stays}");
            }
            let spared = crate::number::real(count) * part;
            let near =
                |kept: &[usize]| (crate::number::real(count - kept.len()) - spared).abs() < 1.0;
            assert!(found.iter().all(|(_, kept)| near(kept)), "whole visits, and no more");
        }
    }

    #[test]
    fn what_is_brought_is_taken_away_again() {
        let clinic = crate::instance::cast::clinic();
        let change = |name: &str, kind| Change {
            name: name.to_owned(),
            from: clinic.parts().as_of,
            ramp_weeks: 1,
            share: Probability::ONE,
            share_range: None,
            kind,
            brings: None,
        };
        let (first, control) =
            (clinic.parts().pathways.values().next(), clinic.parts().panels[0].control);
        assert_eq!(first.map(|pathway| pathway.steps.len()), Some(2));
        let clinic = clinic.with(|parts| {
            parts.changes = vec![
                change(
                    "read",
                    ChangeKind::Triage {
                        stream: 1,
                        phone: Probability::new(0.5).expect("a share"),
                        phone_minutes: Minutes(10),
                        reading_minutes: Minutes(2),
                    },
                ),
                change("video", ChangeKind::Virtual { need: control, minutes: Minutes(7) }),
            ];
        });
        let clinic = clinic.expect("in order");
        let brought = clinic.with_brought();
        let names: Vec<&str> =
            brought.parts().needs.values().map(|need| need.name.as_str()).collect();
        assert_eq!(names[4..], ["first (read)", "read", "control (video)"]);
        assert_eq!(brought.parts().pathways.len(), clinic.parts().pathways.len() + 1);
        assert_eq!(brought.with_brought(), brought);
        assert_eq!(brought.without_brought(), clinic);
    }
}

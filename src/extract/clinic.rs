//! The names of a clinic that an extract may use.

use std::collections::{BTreeMap, BTreeSet};

use behov_solver::instance::{Asks, Instance, Need};

use crate::format::said::word::norm;

/// The names of a clinic; what has none is not checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clinic {
    /// Needs, with the length of a visit where it has one alone \[min\].
    pub needs: BTreeMap<String, Option<u32>>,
    /// Streams of referrals, with the need where they ask for one and not for a pathway.
    pub streams: BTreeMap<String, Option<String>>,
    /// Pathways.
    pub pathways: BTreeSet<String>,
    /// Teams.
    pub teams: BTreeSet<String>,
    /// Clinicians.
    pub clinicians: BTreeSet<String>,
    /// Classes of complexity.
    pub classes: BTreeSet<String>,
    /// Panels.
    pub panels: BTreeSet<String>,
}

/// What a name is looked up among.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// What a patient may wait for: a stream, a need or a pathway.
    Asks,
    Needs,
    Pathways,
    Teams,
    Clinicians,
    Classes,
    Panels,
}

impl Names {
    /// All of them, as they are numbered.
    const ALL: [Self; 7] = [
        Self::Asks,
        Self::Needs,
        Self::Pathways,
        Self::Teams,
        Self::Clinicians,
        Self::Classes,
        Self::Panels,
    ];
}

impl Clinic {
    /// The names of a clinic that was read.
    #[must_use]
    pub fn of(instance: &Instance) -> Self {
        let parts = instance.parts();
        let length = |need: &Need| {
            let mut minutes = need.minutes.values();
            let first = minutes.next()?.0;
            minutes.all(|other| other.0 == first).then(|| u32::try_from(first).ok())?
        };
        let need = |asks| match asks {
            Asks::Need(need) => Some(parts.needs[need].name.clone()),
            Asks::Pathway(_) => None,
        };
        Self {
            needs: parts.needs.values().map(|need| (need.name.clone(), length(need))).collect(),
            streams: parts.streams.iter().map(|row| (row.name.clone(), need(row.asks))).collect(),
            pathways: parts.pathways.values().map(|pathway| pathway.name.clone()).collect(),
            teams: parts.teams.values().map(|team| team.name.clone()).collect(),
            clinicians: parts.clinicians.values().map(|one| one.name.clone()).collect(),
            classes: parts.complexity.classes.values().map(|class| class.name.clone()).collect(),
            panels: parts.panels.iter().map(|panel| panel.name.clone()).collect(),
        }
    }

    fn list(&self, names: Names) -> Vec<&String> {
        match names {
            Names::Asks => {
                self.streams.keys().chain(self.needs.keys()).chain(&self.pathways).collect()
            }
            Names::Needs => self.needs.keys().collect(),
            Names::Pathways => self.pathways.iter().collect(),
            Names::Teams => self.teams.iter().collect(),
            Names::Clinicians => self.clinicians.iter().collect(),
            Names::Classes => self.classes.iter().collect(),
            Names::Panels => self.panels.iter().collect(),
        }
    }

    /// Its names, ready to be looked up a row at a time.
    pub(super) fn known(&self) -> Known<'_> {
        Known { spelt: Names::ALL.map(|names| Spelt::new(self.list(names))), clinic: self }
    }
}

/// The names of a clinic by how they may be spelt.
pub(super) struct Known<'c> {
    spelt: [Spelt<'c>; Names::ALL.len()],
    clinic: &'c Clinic,
}

/// Names as they stand, and by what spellings share; none where two share it.
struct Spelt<'c> {
    exact: BTreeSet<&'c str>,
    like: BTreeMap<String, Option<&'c str>>,
}

impl<'c> Spelt<'c> {
    fn new(names: Vec<&'c String>) -> Self {
        let mut like = BTreeMap::new();
        for name in &names {
            let same =
                |known: &mut Option<&str>| *known = known.filter(|known| *known == name.as_str());
            like.entry(norm(name)).and_modify(same).or_insert(Some(name.as_str()));
        }
        Self { exact: names.into_iter().map(String::as_str).collect(), like }
    }
}

impl Known<'_> {
    /// The name as the clinic writes it, if it has it once; `None` when it has not. A clinic
    /// without such names takes any.
    pub(super) fn name(&self, names: Names, text: &str) -> Option<String> {
        let Spelt { exact, like } = &self.spelt[names as usize];
        if exact.is_empty() || exact.contains(text) {
            return Some(text.to_owned());
        }
        like.get(&norm(text)).copied().flatten().map(str::to_owned)
    }

    /// Whether there are names to look among.
    pub(super) fn has(&self, names: Names) -> bool {
        !self.spelt[names as usize].exact.is_empty()
    }

    /// The need of a visit for what a patient waits for; none for a pathway, which has several. Where
    /// no needs are known, what they wait for itself.
    pub(super) fn need_of(&self, asked: &str) -> Option<String> {
        let Clinic { needs, streams, .. } = self.clinic;
        let own = || Some(asked.to_owned());
        match streams.get(asked) {
            Some(need) => need.clone(),
            None if needs.is_empty() || needs.contains_key(asked) => own(),
            None => None,
        }
    }
}

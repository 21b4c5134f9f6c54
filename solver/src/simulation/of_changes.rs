//! Changes of pathways in a world, by the reading of the road: when they begin, how they grow, whom
//! they touch. What they bring stands in the clinic already ([`Instance::with_brought`]).

use crate::demand::asks;
use crate::instance::{Asks, Brings, Change, ChangeKind, Instance};
use crate::road::Onset;
use crate::road::clinic::onset;
use crate::table::{ClassId, NeedId, Table, TeamId};

use super::asks::asked;
use super::dates::Dates;
use super::otherwise::week_of;
use super::setup::Changing;
use super::world::{Asked, Changed, Otherwise, Source, Turn};

/// The changes that are played.
pub(super) struct Changes<'i> {
    instance: &'i Instance,
    played: Vec<(&'i Change, &'i Brings)>,
}

impl<'i> Changes<'i> {
    /// All changes of the clinic; none where they are not played.
    ///
    /// # Panics
    /// When changes are to be played in a clinic without what they bring.
    pub(super) fn of(instance: &'i Instance, changing: Option<&Changing>) -> Self {
        let all = instance.parts().changes.iter().filter(|_| changing.is_some());
        let brought = |change: &'i Change| {
            let brings = change.brings.as_ref().expect("what changes bring was brought");
            (change, brings)
        };
        Self { instance, played: all.map(brought).collect() }
    }

    /// How the visits of a need are held otherwise.
    pub(super) fn otherwise(&self, need: NeedId) -> Vec<Otherwise> {
        let one = |&(change, brings): &(&Change, &Brings)| match change.kind {
            ChangeKind::Virtual { need: of, .. } | ChangeKind::TaskShift { need: of, .. }
                if of == need =>
            {
                Some(Otherwise {
                    need: brings.visit?,
                    share: change.share.value(),
                    onset: onset(self.instance, change),
                })
            }
            _ => None,
        };
        self.played.iter().filter_map(one).collect()
    }

    /// What becomes of the requests of a stream.
    pub(super) fn of_stream(&self, stream: usize) -> Changed {
        let own = |(change, _): &&(&Change, &Brings)| match change.kind {
            ChangeKind::Triage { stream: of, .. } | ChangeKind::FewerVisits { stream: of, .. } => {
                of == stream
            }
            _ => false,
        };
        let mut changed = Changed::default();
        for (change, brings) in self.played.iter().filter(own) {
            let onset = onset(self.instance, change);
            let asks = self.asked(brings);
            changed.turns.push(Turn { share: change.share.value(), onset, asks });
            let reading =
                brings.reading.map(|need| (onset, asked(self.instance, Asks::Need(need))));
            changed.beside.extend(reading);
        }
        changed
    }

    /// Patients whom changes bring, who did not ask before.
    pub(super) fn sources(&self, dates: &Dates<'_>) -> Vec<Source> {
        let one = |&(change, brings): &(&Change, &Brings)| {
            let (ChangeKind::SubAcute { team, need, per_week, .. }
            | ChangeKind::Home { team, need, per_week, .. }) = change.kind
            else {
                return None;
            };
            let per_week = per_week * change.share.value();
            Some(self.source(dates, (team, need), per_week, onset(self.instance, change), brings))
        };
        self.played.iter().filter_map(one).collect()
    }

    fn source(
        &self,
        dates: &Dates<'_>,
        (team, need): (TeamId, NeedId),
        per_week: f64,
        onset: Onset,
        brings: &Brings,
    ) -> Source {
        let mix = usual_mix(self.instance, need);
        let rate = |day| per_week / dates.per_week() * onset.part(week_of(day));
        let at_once = Onset { from_week: 0, ramp_weeks: 1 };
        let turns = vec![Turn { share: 1.0, onset: at_once, asks: self.asked(brings) }];
        let changed = Changed { turns, beside: Vec::new(), brought: true };
        Source { changed, ..dates.by_chance(team, brings.visit.unwrap_or(need), &mix, rate) }
    }

    fn asked(&self, brings: &Brings) -> Vec<(f64, Vec<Asked>)> {
        let all = |asks: &Vec<Asks>| asks.iter().map(|&one| asked(self.instance, one)).collect();
        brings.asks.iter().map(|(share, asks)| (*share, all(asks))).collect()
    }
}

/// The classes of those who ask for a need today; else of patients nobody judged.
fn usual_mix(instance: &Instance, need: NeedId) -> Table<ClassId, f64> {
    let complexity = &instance.parts().complexity;
    let own: Vec<_> = asks(instance).into_iter().filter(|ask| ask.need == need).collect();
    let all: f64 = own.iter().map(crate::demand::Ask::per_cycle).sum();
    complexity.classes.map(|class, _| {
        if all > 0.0 {
            own.iter().map(|ask| ask.per_cycle() / all * ask.mix[class]).sum()
        } else {
            f64::from(u8::from(class == complexity.unknown()))
        }
    })
}

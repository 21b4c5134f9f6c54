//! What changes make of the requests that come: fewer, and others.

use crate::demand::ask::{asked_of, mean_season, visits_per_request};
use crate::instance::{Asks, ChangeKind, Stream};
use crate::number::real;
use crate::table::{ClassId, NeedId, Table, TeamId};

use super::draft::Draft;
use super::twins::requests;

impl Draft<'_> {
    /// Takes away the first visits that triage spares, and the visits that fall together.
    ///
    /// Whoever needs no first visit is still seen at the later steps.
    pub(super) fn thin_streams(&mut self) {
        for one in self.begun.clone() {
            match one.change.kind {
                ChangeKind::Triage { stream: at, .. } => {
                    let spared = one.touched();
                    let stream = self.parts.streams[at].clone();
                    self.parts.streams[at].thin(1.0 - spared);
                    let later = asked_of(self.today, stream.asks, stream.team).into_iter().skip(1);
                    for (team, need, _) in later {
                        let name = format!("{} ({})", stream.name, one.change.name);
                        let name = self.free_stream(&name);
                        let asks = Asks::Need(need);
                        let mut part = Stream { name, team, asks, ..stream.clone() };
                        part.thin(spared);
                        self.parts.streams.push(part);
                    }
                }
                ChangeKind::FewerVisits { stream: at, visits_spared } => {
                    let stream = &self.today.parts().streams[at];
                    let visits = asked_of(self.today, stream.asks, stream.team).len();
                    let spared = one.touched() * visits_spared / real(visits.max(1));
                    self.parts.streams[at].thin((1.0 - spared).max(0.0));
                }
                _ => {}
            }
        }
    }

    /// Adds what changes bring: calls, reading, visits instead of admissions and stays.
    pub(super) fn add_streams(&mut self) {
        for one in self.begun.clone() {
            let (name, touched) = (one.change.name.as_str(), one.touched());
            match one.change.kind {
                ChangeKind::Triage { stream, phone, phone_minutes, reading_minutes } => {
                    let stream = &self.today.parts().streams[stream];
                    let rate = stream.per_week * mean_season(self.today, &stream.seasons);
                    let seen = asked_of(self.today, stream.asks, stream.team);
                    let Some(&(team, ..)) = seen.first() else { continue };
                    let read = one.part * rate * reading_minutes.real();
                    self.add_work(name, team, one.made.reading, read);
                    let called = touched * rate * phone.value() * phone_minutes.real();
                    self.add_work(name, team, one.made.visit, called);
                }
                ChangeKind::SubAcute { team, need, per_week, practice, admitted, call_minutes } => {
                    let called = per_week * touched;
                    let seen = called * (1.0 - practice.value() - admitted.value()).max(0.0);
                    let mix = self.mix_of(need);
                    self.add_stream(name, (team, need), seen, mix);
                    let minutes = called * call_minutes.real();
                    self.add_work(name, team, one.made.visit, minutes);
                }
                ChangeKind::Home { team, need, per_week, visits, .. } => {
                    let Some(visit) = one.made.visit else { continue };
                    let mix = self.mix_of(need);
                    self.add_stream(name, (team, visit), per_week * touched * visits, mix);
                }
                _ => {}
            }
        }
    }

    /// Adds work at a desk that comes to so many minutes a week.
    pub(super) fn add_work(
        &mut self,
        name: &str,
        team: TeamId,
        need: Option<NeedId>,
        minutes_per_week: f64,
    ) {
        let Some(need) = need else { return };
        let row = &self.parts.needs[need];
        let unknown = self.parts.complexity.unknown();
        let per_week = requests(minutes_per_week, row.minutes[unknown]);
        let mix = self.parts.complexity.classes.map(|id, _| f64::from(u8::from(id == unknown)));
        self.add_stream(name, (team, need), per_week, mix);
    }

    /// Adds contacts of patients, counted as they come, missed ones not among them.
    pub(super) fn add_visits(
        &mut self,
        name: &str,
        (team, need): (TeamId, NeedId),
        per_week: f64,
        mix: Table<ClassId, f64>,
    ) {
        let per_week = per_week / visits_per_request(self.today, need);
        self.add_stream(name, (team, need), per_week, mix);
    }
}

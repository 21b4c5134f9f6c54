//! What changes make of the requests that come: fewer, and others.

use crate::demand::ask::{asked_of, mean_season, visits_per_request};
use crate::instance::{Asks, ChangeKind, Stream};
use crate::table::{ClassId, NeedId, Table, TeamId};

use super::draft::{Begun, Draft};

impl Draft<'_> {
    /// Divides streams of which some requests come to something else by then.
    pub(super) fn turn_streams(&mut self) {
        for at in 0..self.today.parts().streams.len() {
            let turns: Vec<Begun> =
                self.begun.iter().filter(|one| turns(one, at)).cloned().collect();
            let stream = self.parts.streams[at].clone();
            let touched: f64 = turns.iter().map(Begun::touched).sum();
            self.parts.streams[at].thin((1.0 - touched).max(0.0));
            for one in &turns {
                for (share, asked) in &one.brings().asks {
                    for &asks in asked {
                        let name = format!("{} ({})", stream.name, one.change.name);
                        let name = self.free_stream(&name);
                        let mut part = Stream { name, asks, ..stream.clone() };
                        part.thin(one.touched() * share);
                        self.parts.streams.push(part);
                    }
                }
            }
        }
    }

    /// Adds what changes bring beside: reading, calls, visits instead of admissions and stays.
    pub(super) fn add_streams(&mut self) {
        for one in self.begun.clone() {
            let name = one.change.name.as_str();
            match one.change.kind {
                ChangeKind::Triage { stream, reading_minutes, .. } => {
                    let stream = &self.today.parts().streams[stream];
                    let rate = stream.per_week * mean_season(self.today, &stream.seasons);
                    let read = one.part * rate * reading_minutes.real();
                    // Who sees the request reads it.
                    let seen = asked_of(self.today, stream.asks, stream.team);
                    let Some(&(team, ..)) = seen.first() else { continue };
                    self.add_work(name, (team, one.brings().reading), read);
                }
                ChangeKind::SubAcute { team, need, per_week, call_minutes, .. } => {
                    let called = per_week * one.touched();
                    let call = one.brings().call;
                    self.add_work(name, (team, call), called * call_minutes.real());
                    let visits = |asks: &Asks| *asks != Asks::Need(call.unwrap_or(need));
                    self.add_brought(&one, (team, need), called, visits);
                }
                ChangeKind::Home { team, need, per_week, .. } => {
                    self.add_brought(&one, (team, need), per_week * one.touched(), |_| true);
                }
                _ => {}
            }
        }
    }

    /// Adds what so many patients a week come to, those of whom `wanted` says so.
    fn add_brought(
        &mut self,
        one: &Begun,
        (team, need): (TeamId, NeedId),
        per_week: f64,
        wanted: impl Fn(&Asks) -> bool,
    ) {
        for (share, asked) in &one.brings().asks {
            for &asks in asked.iter().filter(|asks| wanted(asks)) {
                let mix = self.mix_of(need);
                self.add_stream(&one.change.name, (team, asks), per_week * share, mix);
            }
        }
    }

    /// Adds work at a desk that comes to so many minutes a week.
    pub(super) fn add_work(
        &mut self,
        name: &str,
        (team, need): (TeamId, Option<NeedId>),
        minutes_per_week: f64,
    ) {
        let Some(need) = need else { return };
        let row = &self.parts.needs[need];
        let unknown = self.parts.complexity.unknown();
        let per_week = minutes_per_week / row.minutes[unknown].real().max(1.0);
        let mix = self.parts.complexity.classes.map(|id, _| f64::from(u8::from(id == unknown)));
        self.add_stream(name, (team, Asks::Need(need)), per_week, mix);
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
        self.add_stream(name, (team, Asks::Need(need)), per_week, mix);
    }
}

/// Whether a change touches the requests of a stream.
fn turns(one: &Begun, stream: usize) -> bool {
    match one.change.kind {
        ChangeKind::Triage { stream: of, .. } | ChangeKind::FewerVisits { stream: of, .. } => {
            of == stream
        }
        _ => false,
    }
}

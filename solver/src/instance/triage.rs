//! First visits that answers decide on: streams divided once, when a clinic is read.
//!
//! Patients are told apart by their own answers, each for themselves, so what is left of a Poisson
//! stream is Poisson ([`Stream::thin`]). The parts of such a stream are taken as independent of each other, which
//! leaves out that they come on the same busy days.

use crate::table::NeedId;
use crate::units::Probability;

use super::InstanceParts;
use super::stream::{Asks, Stream};

impl InstanceParts {
    /// Divides every stream whose first visit the answers decide on: what is left of it, calls
    /// that take the place of first visits, and the reading of the answers. Whoever needs no visit
    /// leaves the pathway; behind a call the rest of it follows. All rooms see the parts alone.
    pub fn triaged(&mut self) {
        let Some(mut triage) = self.complexity.pro.as_ref().and_then(|pro| pro.first_visit.clone())
        else {
            return;
        };
        let mut parts = Vec::new();
        for index in 0..self.streams.len() {
            let stream = self.streams[index].clone();
            if !self.first_of(stream.asks).is_some_and(|need| triage.needs.contains(&need)) {
                continue;
            }
            triage.per_week += stream.per_week;
            if let Some(call) = triage.call.filter(|_| triage.phone.value() > 0.0) {
                let asks = self.called(stream.asks, call);
                parts.push(self.part(&stream, asks, call, triage.phone.value()));
            }
            if let Some(reading) = triage.reading.filter(|_| triage.answered.value() > 0.0) {
                let part =
                    self.part(&stream, Asks::Need(reading), reading, triage.answered.value());
                parts.push(Stream { own_share: Probability::ZERO, ..part });
            }
            self.streams[index].thin(triage.visit());
        }
        self.streams.extend(parts);
        if let Some(pro) = &mut self.complexity.pro {
            pro.first_visit = Some(triage);
        }
    }

    /// The stream of the clinic file that a stream is a part of, and its share of it \[0..=1\].
    #[must_use]
    pub(crate) fn part_of(&self, stream: &Stream) -> (String, f64) {
        let whole = (stream.name.clone(), 1.0);
        let Some(triage) = self.complexity.pro.as_ref().and_then(|pro| pro.first_visit.as_ref())
        else {
            return whole;
        };
        let decided = |stream: &Stream| {
            self.first_of(stream.asks).is_some_and(|need| triage.needs.contains(&need))
        };
        if decided(stream) {
            return (stream.name.clone(), triage.visit());
        }
        let parts = [(triage.call, triage.phone), (triage.reading, triage.answered)];
        let found = parts.into_iter().find_map(|(need, share)| {
            let end = format!(" ({})", self.needs[need?].name);
            let origin = stream.name.strip_suffix(&end)?;
            let known = |other: &Stream| other.name == origin && decided(other);
            self.streams.iter().any(known).then(|| (origin.to_owned(), share.value()))
        });
        found.unwrap_or(whole)
    }

    /// The first visit of what is asked for.
    pub(super) fn first_of(&self, asks: Asks) -> Option<NeedId> {
        match asks {
            Asks::Need(need) => Some(need),
            Asks::Pathway(id) => self.pathways.get(id)?.steps.first().map(|step| step.need),
        }
    }

    /// What is asked for with a call in the place of the first visit.
    fn called(&mut self, asks: Asks, call: NeedId) -> Asks {
        let Asks::Pathway(id) = asks else { return Asks::Need(call) };
        let mut pathway = self.pathways[id].clone();
        pathway.name = format!("{} ({})", pathway.name, self.needs[call].name);
        if let Some(known) = self.pathways.iter().find(|(_, row)| row.name == pathway.name) {
            return Asks::Pathway(known.0);
        }
        pathway.steps[0].need = call;
        Asks::Pathway(self.pathways.push(pathway))
    }

    /// A share of a stream that asks for something else.
    fn part(&self, stream: &Stream, asks: Asks, need: NeedId, share: f64) -> Stream {
        let name = format!("{} ({})", stream.name, self.needs[need].name);
        let mut part = Stream { name, asks, ..stream.clone() };
        part.thin(share);
        part
    }
}

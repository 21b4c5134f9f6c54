//! Requests that come by chance, day by day.

use crate::demand::Count;
use crate::number::place;
use crate::rng::{Luck, Purpose, Seed, Stream};

use super::world::{Source, World};

/// Somebody who comes today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Newcomer {
    /// Calendar day of the request.
    pub(super) day: i32,
    /// Minutes after midnight.
    pub(super) minute: f64,
    /// Which source.
    pub(super) source: u32,
    /// Luck of the patient.
    pub(super) luck: Luck,
}

/// The stream of newcomers of one replication.
#[derive(Clone, Debug)]
pub(super) struct Arrivals {
    stream: Stream,
    /// The same for those whom changes bring.
    brought: Stream,
    /// Calendar days already drawn.
    drawn: i32,
}

impl Arrivals {
    pub(super) fn new(seed: Seed, replication: u32) -> Self {
        Self {
            stream: seed.stream(Purpose::Arrive, replication),
            brought: seed.stream(Purpose::Brought, replication),
            drawn: 0,
        }
    }

    /// Everybody who asks after the last call up to and with calendar day `until`, in order.
    pub(super) fn until(&mut self, world: &World, until: i32, come: &mut Vec<Newcomer>) {
        come.clear();
        while self.drawn <= until {
            let from = come.len();
            for (index, source) in world.sources.iter().enumerate() {
                let before = come.len();
                self.draw(source, place(index), come);
                if world.silent[source.team] {
                    come.truncate(before);
                }
            }
            let order = |a: &Newcomer, b: &Newcomer| a.minute.total_cmp(&b.minute);
            come[from..].sort_by(order);
            self.drawn += 1;
        }
    }

    /// Those of one source on the day to be drawn.
    fn draw(&mut self, source: &Source, index: u32, come: &mut Vec<Newcomer>) {
        let day = usize::try_from(self.drawn).unwrap_or(0);
        let mean = source.per_day.get(day).copied().unwrap_or(0.0);
        if mean <= 0.0 {
            return;
        }
        let day = self.drawn;
        let stream = if source.changed.brought { &mut self.brought } else { &mut self.stream };
        let mut add = |stream: &mut Stream, part: f64| {
            let minute = source.hours.at(part);
            come.push(Newcomer { day, minute, source: index, luck: stream.luck() });
        };
        if source.dispersion <= 1.0 {
            // Exponential gaps: a Poisson process, in order of time.
            let mut part = gap(stream, mean);
            while part < 1.0 {
                add(stream, part);
                part += gap(stream, mean);
            }
        } else {
            let count = Count::dispersed(mean, source.dispersion).at(stream.uniform());
            for _ in 0..count {
                let part = stream.uniform();
                add(stream, part);
            }
        }
    }
}

/// Part of a day until the next request.
fn gap(stream: &mut Stream, mean: f64) -> f64 {
    -(1.0 - stream.uniform()).ln() / mean
}

//! Every lever at both ends, all else as given.

use rayon::prelude::*;

use crate::instance::{Instance, InstanceError};
use crate::sizing::{self, Options, Verdict};
use crate::solve::Watch;

use super::change::pull;
use super::{Bar, End, Lever, Outcome, Ranges, Skipped, Tornado, Why};

/// The outcome of the clinic as given and at both ends of every lever, one at a time.
///
/// An end at which the clinic would have faults is skipped and named; an end that moves no number
/// of this clinic has the outcome of the clinic as given. The same on any number of threads.
pub fn tornado<O: Into<Outcome>>(
    instance: &Instance,
    levers: &[Lever],
    outcome: impl Fn(&Instance) -> Option<O> + Sync,
    watch: &Watch,
) -> Tornado {
    let ends = levers.iter().flat_map(|&lever| [(lever, End::Low), (lever, End::High)]);
    let asked: Vec<Option<(Lever, End)>> = [None].into_iter().chain(ends.map(Some)).collect();
    watch.meter.expect(u64::try_from(asked.len()).unwrap_or(u64::MAX));
    let tried = |asked: &Option<(Lever, End)>| {
        let came = attempt(instance, *asked, &outcome, watch);
        watch.meter.advance();
        came
    };
    let mut came = asked.par_iter().map(tried).collect::<Vec<Came>>().into_iter();
    let base = match came.next() {
        Some(Came::Out(outcome)) => Some(outcome),
        _ => None,
    };
    let ends: Vec<Came> = came.collect();
    let partial = watch.stop.stopped();
    let (mut bars, mut skipped) = (Vec::new(), Vec::new());
    for (&lever, ends) in levers.iter().zip(ends.chunks(2)) {
        for (end, came) in [End::Low, End::High].into_iter().zip(ends) {
            skipped.extend(came.why(base).map(|why| Skipped { lever, end, why }));
        }
        bars.extend(bar(instance, lever, base, ends));
    }
    bars.sort_by(|a: &Bar, b: &Bar| b.width.total_cmp(&a.width));
    Tornado { base, bars, skipped, partial }
}

/// Recommended held minutes per week of the whole clinic, and how many teams keep their promises.
#[must_use]
pub fn held(instance: &Instance) -> Outcome {
    let sizing = sizing::size(instance, &Options { as_is: false, frontier: false });
    let kept = sizing.teams.iter().filter(|team| team.verdict == Verdict::Kept).count();
    let held = sizing.teams.iter().map(|team| team.design.held_minutes_per_week).sum();
    Outcome { value: held, half_width: None, kept: Some(kept) }
}

/// What came of one end.
enum Came {
    /// An outcome.
    Out(Outcome),
    /// No number of the clinic moved.
    Same,
    /// No outcome.
    Not(Why),
}

impl Came {
    fn outcome(&self, base: Option<Outcome>) -> Option<Outcome> {
        match self {
            Came::Out(outcome) => Some(*outcome),
            Came::Same => base,
            Came::Not(_) => None,
        }
    }

    fn why(&self, base: Option<Outcome>) -> Option<Why> {
        match self {
            Came::Out(_) => None,
            Came::Same => base.is_none().then_some(Why::NoOutcome),
            Came::Not(why) => Some(why.clone()),
        }
    }
}

fn attempt<O: Into<Outcome>>(
    instance: &Instance,
    asked: Option<(Lever, End)>,
    outcome: &impl Fn(&Instance) -> Option<O>,
    watch: &Watch,
) -> Came {
    if watch.stop.stopped() {
        return Came::Not(Why::Stopped);
    }
    let came = match asked {
        None => outcome(instance),
        Some((lever, end)) => match changed(instance, lever, end) {
            Ok(None) => return Came::Same,
            Ok(Some(changed)) => outcome(&changed),
            Err(faults) => return Came::Not(Why::Faults(faults)),
        },
    };
    match came.map(Into::into) {
        Some(outcome) if !outcome.value.is_nan() => Came::Out(outcome),
        _ => Came::Not(Why::NoOutcome),
    }
}

/// The clinic with one lever at one end; `None` when that moves nothing.
pub(super) fn changed(
    instance: &Instance,
    lever: Lever,
    end: End,
) -> Result<Option<Instance>, Vec<InstanceError>> {
    let ranges = Ranges::of(lever, &instance.parts().assumptions);
    let mut parts = instance.parts().clone();
    pull(&mut parts, lever, end, &ranges).map_err(|fault| vec![fault])?;
    if parts == *instance.parts() {
        return Ok(None);
    }
    Instance::new(parts).map(Some)
}

/// The bar of a lever that has an outcome at one end at least.
fn bar(instance: &Instance, lever: Lever, base: Option<Outcome>, ends: &[Came]) -> Option<Bar> {
    let [low, high] = [ends[0].outcome(base), ends[1].outcome(base)];
    low.or(high)?;
    let values = [low, base, high].into_iter().flatten().map(|outcome| outcome.value);
    let (least, most) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| {
        (least.min(value), most.max(value))
    });
    let Ranges { range, given, stated, .. } = Ranges::of(lever, &instance.parts().assumptions);
    let moves = !ends.iter().all(|came| matches!(came, Came::Same));
    // Both ends may be the same infinity.
    let width = if least < most { most - least } else { 0.0 };
    Some(Bar { lever, range, given, stated, low, high, moves, width })
}

//! What reports tell of simulated clinics, and which measures they tell first.

use behov_solver::evaluation::measure::{Measure, Measured, Measurement, Scope, Unit, Value};
use behov_solver::evaluation::{Compared, Estimate};
use behov_solver::instance::Instance;
use behov_solver::plan::trial::{Ended, Played, Until};
use behov_solver::rng::Seed;

use super::Voice;

/// One policy, simulated.
#[derive(Clone, Copy, Debug)]
pub struct Simulated<'a> {
    /// The clinic.
    pub instance: &'a Instance,
    /// The seed of the run.
    pub seed: Seed,
    /// Replications asked for.
    pub replications_asked: usize,
    /// The policy with its parameters.
    pub played: &'a Played,
    /// What came of it.
    pub measured: &'a Measured,
    /// Promises the referee found broken, in words; empty when it accepts the log.
    pub breaches: &'a [String],
    /// How the stop rule ended, where there was one.
    pub ended: Option<Ended>,
}

impl Simulated<'_> {
    /// The stop rule, where the most runs were done before the interval was as narrow as asked.
    pub(super) fn too_wide(&self) -> Option<Until> {
        let ended = self.ended.filter(|ended| !ended.narrow && !self.measured.partial)?;
        Some(ended.until)
    }
}

/// Several policies side by side.
#[derive(Clone, Copy, Debug)]
pub struct Contrast<'a> {
    /// The policies; the others are set against the first.
    pub sides: &'a [Simulated<'a>],
    /// The differences of each side but the first against it, in order.
    pub compared: &'a [Vec<Compared>],
}

/// The measures told without asking for more.
pub(super) const TOLD_FIRST: &[Measure] = &[
    Measure::WithinTarget,
    Measure::ComplianceStrict,
    Measure::ComplianceAdjusted,
    Measure::DaysOverMean,
    Measure::DaysOverMax,
    Measure::Overtaken,
    Measure::SameDay,
    Measure::AccessMean,
    Measure::AccessP95,
    Measure::WaitingAtEnd,
    Measure::IdleBesideQueue,
    Measure::Slack,
    Measure::Overtime,
    Measure::WaitedMean,
    Measure::OwnClinician,
    Measure::NoShow,
    Measure::Visits,
    Measure::UniquePatients,
];

/// Whether a row is told without asking for more: joint clinics where there are any.
pub(super) fn is_told(row: &Measurement) -> bool {
    row.measure != Measure::SameDay || row.value != Value::Nothing
}

/// The label of a measure.
pub(super) fn label(voice: Voice, measure: Measure) -> String {
    voice.say(&format!("measure.{}", measure.definition().key))
}

/// A team or clinician by name, or the whole clinic.
pub(super) fn scope(voice: Voice, instance: &Instance, scope: Scope) -> String {
    match scope {
        Scope::Clinic => voice.say("simulate.clinic"),
        Scope::Team(team) => instance.parts().teams[team].name.clone(),
        Scope::Clinician(clinician) => instance.parts().clinicians[clinician].name.clone(),
    }
}

/// A mean in the unit of its measure.
pub(super) fn amount(voice: Voice, measure: Measure, value: f64) -> String {
    match measure.definition().unit {
        Unit::Share => voice.percent(value),
        Unit::Days | Unit::OpenDays | Unit::Minutes | Unit::Count => voice.number(value, 1),
        Unit::MinutesPerWeek => voice.minutes(value),
        Unit::Ratio => voice.number(value, 2),
    }
}

/// Half the width of an interval; in percentage points for a share.
pub(super) fn half_width(voice: Voice, measure: Measure, estimate: Estimate) -> String {
    let half = estimate.half_width;
    match measure.definition().unit {
        Unit::Share => voice.number(half * 100.0, 1),
        Unit::Ratio => voice.number(half, 2),
        _ => voice.number(half, 1),
    }
}

/// The other end of the interval of a share at 0 or 1.
pub(super) fn edge(voice: Voice, share: f64, bound: f64) -> String {
    let sign = if share > 0.5 { "≥" } else { "≤" };
    format!("{sign} {}", voice.number(bound * 100.0, 1))
}

/// What a measure came to, without its interval.
pub(super) fn value(voice: Voice, measure: Measure, value: Value) -> String {
    match value {
        Value::Estimated(estimate) => amount(voice, measure, estimate.mean),
        Value::NoSteadyState => voice.say("simulate.no-steady-state"),
        Value::NotReached => voice.say("simulate.not-reached"),
        Value::Nothing => voice.say("number.none"),
        Value::BeyondLog => voice.say("simulate.beyond-log"),
    }
}

/// A difference with its interval and its sign, or that it is not shown.
pub(super) fn difference(voice: Voice, measure: Measure, estimate: Option<Estimate>) -> String {
    let Some(estimate) = estimate else { return voice.say("number.none") };
    if !estimate.shown() {
        return voice.say("compare.not-shown");
    }
    let sign = if estimate.mean > 0.0 { "+" } else { "−" };
    let size = estimate.mean.abs();
    let half = half_width(voice, measure, estimate);
    match measure.definition().unit {
        // Percentage points, not a share of the share.
        Unit::Share => {
            let points = format!("{sign}{} ± {half}", voice.number(size * 100.0, 1));
            voice.tell("compare.points", &[("points", &points)])
        }
        _ => format!("{sign}{} ± {half}", amount(voice, measure, size)),
    }
}

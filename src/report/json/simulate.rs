//! One simulated policy. Every number is estimated over the replications; a number without a value
//! is `null` with `value_says` beside it.

use behov_solver::evaluation::measure::{
    Better, Counts, Growth, Measure, Measurement, Runs, Scope, Unit, Value,
};
use behov_solver::instance::Instance;
use behov_solver::plan::trial::Ended;
use serde::Serializer;

use super::broken::Broken;
use super::changed::ChangesPlayed;
use super::played::Parameters;
use super::shape::shape;
use super::value::{Date, Estimated, Head, Proved, Real};
use crate::report::Simulated;
use crate::report::name::Named;

shape! {
    /// A policy, played.
    Policied<'a> of (row: &Simulated<'a>)
    [let rows = row.measured.rows.iter();]
    {
        #[serde(flatten)]
        head: Head<'a> = Head::of(row.instance),
        #[serde(flatten)]
        proof: Proved = Proved::ESTIMATED,
        policy: Policy<'a> = Policy::of(row),
        measures: Vec<Row<'a>> = rows.map(|measure| Row::of(measure, row.instance)).collect(),
        breaches: Vec<Broken<'a>> = row.breaches.iter().map(Broken::of).collect(),
        definitions: Vec<Defined> = definitions(&[row.instance]),
    }

    /// A policy with its run and its queues.
    Policy<'a> of (row: &Simulated<'a>)
    [
        let measured = row.measured;
        let growths = measured.growth.iter();
    ]
    {
        name: &'a str = &measured.policy,
        parameters: Parameters<'a> = Parameters::of(row.played, row.instance),
        from: Date = Date(measured.from),
        end: Date = Date(measured.end),
        counted_weeks: Real = Real(measured.weeks),
        replications: usize = measured.replications.len(),
        replications_asked: usize,
        /// Numbers of the replications done: all values stand in this order.
        replication_numbers: &'a [u32] = &measured.replications,
        /// The stop rule, where one was given.
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<Until> = row.ended.map(Until::of),
        #[serde(skip)]
        partial: bool = measured.partial,
        overloaded: bool = measured.overloaded(Scope::Clinic),
        /// The changes of the clinic, where it has any.
        #[serde(skip_serializing_if = "Option::is_none")]
        changes_played: Option<ChangesPlayed<'a>> =
            (!row.instance.parts().changes.is_empty()).then(|| ChangesPlayed::of(row)),
        queues: Vec<Queue<'a>> = growths.map(|growth| Queue::of(growth, row.instance)).collect(),
    }

    /// A stop rule; in a comparison it is about the differences against the first policy.
    Until of (row: Ended) {
        measure: &'static str = row.until.measure.definition().key,
        half_width: Real = Real(row.until.half_width),
        replications_max: u32 = row.until.replications_max,
        narrow: bool,
    }

    /// A clinic, team or clinician.
    Of<'a> of (row: Scope, instance: &'a Instance)
    [let (scope, name) = match row {
        Scope::Clinic => ("clinic", None),
        Scope::Team(team) => ("team", Some(team.name(instance))),
        Scope::Clinician(clinician) => ("clinician", Some(clinician.name(instance))),
    };]
    {
        scope: &'static str = scope,
        name: Option<&'a str> = name,
    }

    /// How the queue of the clinic or of a team moves.
    Queue<'a> of (row: &Growth, instance: &'a Instance) [let breach = row.first_breach;] {
        #[serde(flatten)]
        of: Of<'a> = Of::of(row.scope, instance),
        overloaded: bool,
        growth_minutes_per_week: Estimated = Estimated::of(row.minutes_per_week),
        first_breach_date_median: Option<Date> = breach.map(|breach| Date(breach.median)),
        first_breach_date_earliest: Option<Date> = breach.map(|breach| Date(breach.earliest)),
        first_breach_replications: u32 = breach.map_or(0, |breach| breach.replications),
    }

    /// A measure of a scope, and of one need where it says so.
    Row<'a> of (row: &'a Measurement, instance: &'a Instance)
    [let count = |of: fn(Counts) -> f64| row.counts.map(|counts| Real(of(counts)));]
    {
        #[serde(skip)]
        of_measure: Measure = row.measure,
        measure: &'static str = row.measure.definition().key,
        #[serde(flatten)]
        of: Of<'a> = Of::of(row.scope, instance),
        need: Option<&'a str> = row.need.map(|need| need.name(instance)),
        #[serde(flatten)]
        value: Found = Found::of(row.value, row.edge(), row.measure.is_share()),
        part_count_mean: Option<Real> = count(|counts| counts.part),
        whole_count_mean: Option<Real> = count(|counts| counts.whole),
        /// One value per replication, in the order of `replication_numbers`; `null` where there was
        /// nothing to count or the run ended before.
        #[serde(serialize_with = "each")]
        #[schemars(with = "Vec<Option<f64>>")]
        values: &'a Runs = &row.runs,
    }

    /// A value with its interval, or why there is none.
    Found of (row: Value, edge: Option<f64>, share: bool)
    [let (estimate, says) = match row {
        Value::Estimated(estimate) => {
            let alone = !estimate.half_width.is_finite();
            (Some(estimate), alone.then_some("one-replication"))
        }
        Value::NoSteadyState => (None, Some("no-steady-state")),
        Value::NotReached => (None, Some("not-reached")),
        Value::Nothing => (None, Some("nothing-to-count")),
        Value::BeyondLog => (None, Some("beyond-log")),
    };]
    {
        #[serde(flatten)]
        value: Estimated = {
            let value = estimate.map_or_else(Estimated::nothing, Estimated::of);
            if share { value.of_a_share().with_edge(edge) } else { value }
        },
        #[serde(skip)]
        of: Value = row,
        /// Why there is no value, or no interval.
        #[serde(skip_serializing_if = "Option::is_none")]
        value_says: Option<&'static str> = says,
    }

    /// A measure of the table; what it means is said in the schema.
    Defined of (row: Measure) [let row = row.definition();] {
        #[schemars(schema_with = "super::schema::measures")]
        measure: &'static str = row.key,
        unit: &'static str = match row.unit {
            Unit::Share => "share",
            Unit::Days => "calendar-days",
            Unit::OpenDays => "open-days",
            Unit::Minutes => "minutes",
            Unit::MinutesPerWeek => "minutes-per-week",
            Unit::Count => "count-per-replication",
            Unit::Ratio => "ratio",
            Unit::CostPerWeek => "own-money-per-week",
        },
        better: &'static str = match row.better {
            Better::Lower => "lower",
            Better::Higher => "higher",
            Better::Neither => "neither",
        },
    }
}

/// The table of measures, without those that rest on figures none of the clinics gives.
pub(super) fn definitions(clinics: &[&Instance]) -> Vec<Defined> {
    let told = |measure: &Measure| clinics.iter().any(|clinic| measure.is_of(clinic));
    Measure::ALL.iter().copied().filter(told).map(Defined::of).collect()
}

/// Value by value, so that the values of many runs are never there twice.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde hands it over")]
fn each<S: Serializer>(values: &&Runs, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(values.iter().map(|value| value.map(Real)))
}

impl Of<'_> {
    /// Whether it is the whole clinic.
    pub(in crate::report) fn is_clinic(&self) -> bool {
        self.name.is_none()
    }

    /// Whether both are the same.
    pub(in crate::report) fn is(&self, other: &Of<'_>) -> bool {
        (self.scope, self.name) == (other.scope, other.name)
    }
}

impl Policy<'_> {
    /// The stop rule, where the most runs were done before the interval was as narrow as asked.
    pub(in crate::report) fn too_wide(&self) -> Option<&Until> {
        self.until.as_ref().filter(|until| !until.narrow && !self.partial)
    }
}

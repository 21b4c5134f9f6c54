//! Values that all answers share: numbers, dates, times, days of the cycle, estimates, proofs.

use std::borrow::Cow;

use behov_solver::evaluation::Estimate;
use behov_solver::evaluation::estimate::at_the_edge;
use behov_solver::instance::{CycleDay, Instance};
use behov_solver::number::told;
use behov_solver::solve::Proof;
use behov_solver::units::{Span, TimeOfDay};
use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::shape::shape;
use super::told::{Told, told_as};
use crate::report::proof;

/// A number, `null` when it has no value; never a negative zero.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::report) struct Real(pub(in crate::report) f64);

/// A date, as `2026-11-13`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) struct Date(pub(in crate::report) NaiveDate);

/// A time of the day, as `09:20`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) struct Clock(pub(in crate::report) TimeOfDay);

impl Serialize for Real {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        finite(self.0).serialize(to)
    }
}

/// The number, or nothing when it has no value.
fn finite(value: f64) -> Option<f64> {
    // So that no digit is shown that no recursion stands for.
    value.is_finite().then(|| told(value))
}

/// A value that is written as it is told, with its schema.
macro_rules! written {
    ($($name:ident: $schema:tt;)*) => {$(
        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(&self.0)
            }
        }
    )*};
}

impl JsonSchema for Real {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Real".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["number", "null"] })
    }
}

written! {
    Date: { "type": "string", "format": "date" };
    Clock: { "type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$" };
}

told_as! {
    f64 => Real: |value| Real(*value);
    NaiveDate => Date: |date| Date(*date);
    TimeOfDay => Clock: |time| Clock(*time);
    Span => Hours: |span| Hours::of(*span);
    Estimate => Estimated: |estimate| Estimated::of(*estimate);
}

impl Told<Vec<Real>> for Vec<f64> {
    fn told(&self) -> Vec<Real> {
        self.iter().copied().map(Real).collect()
    }
}

shape! {
    /// Whose answer it is, and of which day.
    Head<'a> of (instance: &'a Instance) {
        clinic: &'a str = &instance.parts().name,
        as_of: Date = Date(instance.parts().as_of),
    }

    /// From when to when on a day.
    Hours of (span: Span) {
        from: Clock,
        to: Clock,
    }

    /// A day of the cycle: its week, from 1, and its weekday.
    OnDay of (of: CycleDay) {
        week: u32 = of.week + 1,
        day: &'static str = WEEKDAYS[of.day as usize % 7],
        #[serde(skip)]
        of: CycleDay = of,
    }
}

impl Hours {
    /// As `09:00-09:40`.
    pub(in crate::report) fn told(&self) -> String {
        format!("{}-{}", self.from.0, self.to.0)
    }
}

/// Weekdays.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The level of every interval.
const LEVEL: f64 = 0.95;

/// A number with its interval over independent replications.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub(in crate::report) struct Estimated {
    /// The mean; `null` where there is none.
    pub(in crate::report) value: Real,
    /// The ends of the interval; `null` where one replication gave none.
    low: Option<Real>,
    high: Option<Real>,
    /// How often such an interval holds the truth.
    confidence_level: Option<f64>,
    /// Independent replications; `null` for what is not estimated.
    replications: Option<u32>,
    /// Whether the value was 0 or 1 in every replication, so that one end is the value itself and
    /// the other a bound at the same level.
    one_sided: bool,
    /// Half the width of the interval, as text tells it.
    #[serde(skip)]
    pub(in crate::report) half_width: Option<f64>,
    /// The bound of an interval with one side.
    #[serde(skip)]
    pub(in crate::report) edge: Option<f64>,
}

impl Estimated {
    /// An estimate.
    pub(in crate::report) fn of(estimate: Estimate) -> Self {
        let replications = Some(estimate.replications);
        Self { replications, ..Self::within(estimate.mean, Some(estimate.half_width)) }
    }

    /// A value with half its interval, where it has one.
    pub(in crate::report) fn within(value: f64, half_width: Option<f64>) -> Self {
        let half = half_width.filter(|half| half.is_finite());
        Self {
            value: Real(value),
            low: half.map(|half| Real(value - half)),
            high: half.map(|half| Real(value + half)),
            confidence_level: half_width.map(|_| LEVEL),
            half_width,
            ..Self::default()
        }
    }

    /// The same of a share, with the other end of the interval where it was 0 or 1 throughout.
    pub(in crate::report) fn with_edge(self, edge: Option<f64>) -> Self {
        let Some(bound) = edge else { return self };
        let (low, high) = if self.value.0 > 0.5 { (bound, 1.0) } else { (0.0, bound) };
        Self { low: Some(Real(low)), high: Some(Real(high)), one_sided: true, edge, ..self }
    }

    /// A share of so many requests in each replication.
    pub(in crate::report) fn share(share: Estimate, requests: f64) -> Self {
        let all = requests * f64::from(share.replications);
        Self::of(share).of_a_share().with_edge(at_the_edge(share.mean, all))
    }

    /// The same of a share: no end of its interval lies beyond 0 or 1.
    pub(in crate::report) fn of_a_share(self) -> Self {
        let within = |end: Option<Real>| end.map(|end| Real(end.0.clamp(0.0, 1.0)));
        Self { low: within(self.low), high: within(self.high), ..self }
    }

    /// A value that nothing estimates.
    pub(in crate::report) fn nothing() -> Self {
        Self { value: Real(f64::NAN), ..Self::default() }
    }
}

/// What is proved about a number.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema)]
pub(in crate::report) struct Proved {
    /// `exact`, `bounded`, `estimated` or `unproven`.
    pub(in crate::report) proof: &'static str,
    /// What no answer can be better than.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::report) bound: Option<Real>,
    /// How far the bound is: a share of the value, or the distance where the value is 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::report) gap: Option<Real>,
    /// Why there is no bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::report) unproven_because: Option<&'static str>,
    /// The interval of an estimate.
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<Real>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<Real>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence_level: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replications: Option<u32>,
}

impl Proved {
    /// Exact, where no value is at hand.
    pub(in crate::report) const EXACT: Self = Self::word("exact");
    /// Estimated: every number has its own interval.
    pub(in crate::report) const ESTIMATED: Self = Self::word("estimated");

    const fn word(proof: &'static str) -> Self {
        Self {
            proof,
            bound: None,
            gap: None,
            unproven_because: None,
            low: None,
            high: None,
            confidence_level: None,
            replications: None,
        }
    }

    /// Nothing is proved, and why.
    pub(in crate::report) fn unproven(because: &'static str) -> Self {
        Self { unproven_because: Some(because), ..Self::word("unproven") }
    }

    /// A bound with its distance.
    pub(in crate::report) fn bounded(bound: f64, gap: Option<f64>) -> Self {
        Self { bound: Some(Real(bound)), gap: gap.map(Real), ..Self::word("bounded") }
    }

    /// What is proved about several numbers at once.
    pub(in crate::report) fn of_all(proof: Proof) -> Self {
        let bound = match proof {
            Proof::Bounded { bound } => Some(Real(bound)),
            _ => None,
        };
        Self { bound, ..Self::word(proof::code(proof)) }
    }

    /// What is proved about a value.
    pub(in crate::report) fn of(value: f64, proof: Proof) -> Self {
        let bound = match proof {
            Proof::Exact => value,
            Proof::Bounded { bound } => bound,
            Proof::Estimated { half_width, replications } => {
                let of = Estimated::within(value, Some(half_width));
                return Self {
                    low: of.low,
                    high: of.high,
                    confidence_level: of.confidence_level,
                    replications: Some(replications),
                    ..Self::word("estimated")
                };
            }
            Proof::Unproven => return Self::unproven("no-bound"),
        };
        let gap = Some(Real(proof::gap(value, bound)));
        Self { bound: Some(Real(bound)), gap, ..Self::word(proof::code(proof)) }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn written(value: impl Serialize) -> Value {
        serde_json::to_value(value).expect("JSON")
    }

    #[test]
    fn an_estimate_has_its_interval_level_and_replications() {
        let told = written(Estimated::of(Estimate { mean: 2.0, half_width: 0.5, replications: 8 }));
        let wanted = json!({
            "value": 2.0, "low": 1.5, "high": 2.5, "confidence_level": 0.95, "replications": 8,
            "one_sided": false,
        });
        assert_eq!(told, wanted);
    }

    #[test]
    fn a_share_of_all_has_one_side_and_one_replication_has_no_interval() {
        let all = Estimate { mean: 1.0, half_width: 0.0, replications: 10 };
        let told = written(Estimated::share(all, 10.0));
        // 0.05^(1/100) = 0.9705.
        assert!((told["low"].as_f64().unwrap() - 0.9705).abs() < 1e-4, "{told}");
        assert_eq!((&told["high"], &told["one_sided"]), (&json!(1.0), &json!(true)));
        let none = Estimate { mean: 0.0, half_width: 0.0, replications: 10 };
        let told = written(Estimated::share(none, 10.0));
        assert!((told["high"].as_f64().unwrap() - 0.0295).abs() < 1e-4, "{told}");
        let near = Estimate { mean: 0.99, half_width: 0.03, replications: 10 };
        let told = written(Estimated::share(near, 10.0));
        assert!((told["low"].as_f64().unwrap() - 0.96).abs() < 1e-12, "{told}");
        assert_eq!((&told["high"], &told["one_sided"]), (&json!(1.0), &json!(false)));
        let once = Estimate { mean: 3.0, half_width: f64::INFINITY, replications: 1 };
        let told = written(Estimated::of(once));
        assert_eq!((&told["low"], &told["replications"]), (&Value::Null, &json!(1)));
    }

    #[test]
    fn a_proof_has_a_bound_and_a_gap_or_says_why_not() {
        let told = written(Proved::of(120.0, Proof::Bounded { bound: 114.0 }));
        assert_eq!(told, json!({ "proof": "bounded", "bound": 114.0, "gap": 0.05 }));
        assert_eq!(written(Proved::of(7.0, Proof::Exact))["gap"], 0.0);
        let told = written(Proved::of(7.0, Proof::Unproven));
        assert_eq!(told, json!({ "proof": "unproven", "unproven_because": "no-bound" }));
    }
}

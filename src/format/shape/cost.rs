//! `[cost]` and `[[heard]]`: numbers the clinic enters about itself.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an hour of each role costs, in the clinic's own money; there is no default. A role left out
/// is left out of the cost.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CostShape {
    /// An hour of a physician \[0..=1000000\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub physician_per_hour: Option<f64>,
    /// An hour of a nurse \[0..=1000000\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nurse_per_hour: Option<f64>,
    /// An hour of a medical secretary \[0..=1000000\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secretary_per_hour: Option<f64>,
}

/// What patients answered to an item, such as whether they feel safe; told as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeardShape {
    /// The item, in the clinic's words.
    pub name: String,
    /// How many answered.
    pub answers: u32,
    /// Share of them who say so \[0..=1\].
    pub share: f64,
}

//! `[[stream]]` and `[[panel]]`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::word::{DateOrWeek, Time};

/// Requests that arrive by chance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StreamShape {
    /// Short name.
    pub name: String,
    /// The team that owns the patients.
    #[schemars(extend("x-names" = "team"))]
    pub team: String,
    /// The need asked for; or use `pathway`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "need"))]
    pub need: Option<String>,
    /// The pathway asked for; or use `need`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "pathway"))]
    pub pathway: Option<String>,
    /// Mean requests per week \[1/week\].
    pub per_week: f64,
    /// Share of the week's requests per weekday, Monday first: five or seven numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 5, max = 7))]
    pub weekday_shares: Option<Vec<f64>>,
    /// Dated factors on the rate.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seasons: Vec<SeasonShape>,
    /// Variance / mean of the daily count, 1 for pure chance \[1..\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dispersion: Option<f64>,
    /// Share per complexity class; classes left out have none. Left out: all `unknown`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub mix: BTreeMap<String, f64>,
    /// Share of patients who have an own clinician in the team \[0..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_share: Option<f64>,
    /// When on a day they come; left out: as in `[goals]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<AskedShape>,
}

/// Hours of the day at which requests come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedShape {
    /// First hour of the day at which requests come.
    pub from: Time,
    /// Last hour of the day at which requests come.
    pub to: Time,
    /// Share of the requests in each equal part of those hours; adds to 1. Left out: evenly.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<f64>,
}

/// A factor on a rate between two dates, both inside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeasonShape {
    /// First day, or a week: "uge 28-2027".
    pub from: DateOrWeek,
    /// Last day, or a week.
    pub to: DateOrWeek,
    /// Factor on the rate \[0..\].
    pub factor: f64,
}

/// Patients under control.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PanelShape {
    /// Short name.
    pub name: String,
    /// The team that owns the patients.
    #[schemars(extend("x-names" = "team"))]
    pub team: String,
    /// Their own clinician, when one person has them all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "clinician"))]
    pub clinician: Option<String>,
    /// Number of patients.
    pub size: u32,
    /// The need of the control at a fixed interval.
    #[schemars(extend("x-names" = "need"))]
    pub control: String,
    /// The interval \[weeks\].
    pub interval_weeks: f64,
    /// Share who could manage without fixed controls \[0..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eligible: Option<f64>,
    /// Share of all patients already on need-based control, at most `eligible` \[0..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub converted: Option<f64>,
    /// The need a converted patient asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "need"))]
    pub need_based: Option<String>,
    /// Requests per converted patient and year \[1/year\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requests_per_year: Option<f64>,
    /// The need of an advice contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "need"))]
    pub advice: Option<String>,
    /// Advice contacts per patient and year \[1/year\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice_per_year: Option<f64>,
    /// Longest time without any contact before the clinic reaches out \[weeks\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety_weeks: Option<f64>,
    /// Weeks to the control after each contact, entry first; the last repeats. Read by `behov road`;
    /// left out: `interval_weeks`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intervals_weeks: Option<Vec<u32>>,
    /// Whether the control after the last of them is the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub controls_end: Option<bool>,
    /// Patients who enter in a week \[1/week\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entrants_per_week: Option<f64>,
    /// Chance that a visit is the last \[0..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_at_visit: Option<f64>,
    /// Share who leave in a year for another reason, such as death \[0..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaves_per_year: Option<f64>,
    /// The need of the call that seeks out a patient nobody has heard of for longer than is safe;
    /// left out: such calls take no time of the template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "need"))]
    pub outreach: Option<String>,
    /// Share per complexity class; classes left out have none. Left out: all `unknown`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub mix: BTreeMap<String, f64>,
}

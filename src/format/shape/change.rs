//! `[[change]]`: changes of pathways to come.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::word::{Date, RoleWord};

/// A change of a pathway; which keys it needs hangs on its kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeShape {
    /// Short name.
    pub name: String,
    /// What it is.
    pub kind: ChangeWord,
    /// The panel whose patients move: need-based, practice, municipality.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "panel"))]
    pub panel: Option<String>,
    /// The stream: triage, fewer-visits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "stream"))]
    pub stream: Option<String>,
    /// The team that does it: sub-acute, home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "team"))]
    pub team: Option<String>,
    /// The need: sub-acute, home, virtual, task-shift.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "need"))]
    pub need: Option<String>,
    /// The day it begins.
    pub from: Date,
    /// Weeks until it is there in full, growing evenly; 1 at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ramp_weeks: Option<u32>,
    /// Share of the patients, requests or visits it touches \[0..=1\].
    pub share: f64,
    /// Lowest and highest that share may be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub share_range: Vec<f64>,
    /// Share of the patients of a panel who accept at each offer \[0..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepts: Option<f64>,
    /// Lowest and highest that share may be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepts_range: Vec<f64>,
    /// Weeks between the controls that stay: need-based.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub between_weeks: Option<u32>,
    /// Advice contacts per patient moved and year: practice \[1/year\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice_per_year: Option<f64>,
    /// Share of those without a visit who are called: triage \[0..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_share: Option<f64>,
    /// Length of a call: triage, sub-acute \[min\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_minutes: Option<i32>,
    /// What reading one request takes: triage \[min\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading_minutes: Option<i32>,
    /// Visits spared per request (fewer-visits), or instead of a stay (home).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visits: Option<f64>,
    /// Admissions or stays of this kind a week: sub-acute, home \[1/week\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_week: Option<f64>,
    /// Share of the calls after which the patient stays with the GP: sub-acute \[0..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practice_share: Option<f64>,
    /// Share of the calls after which the patient is admitted after all: sub-acute \[0..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admitted_share: Option<f64>,
    /// Travel for each visit: home \[min\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub travel_minutes: Option<i32>,
    /// Length of the visit after the change: virtual, task-shift \[min\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<i32>,
    /// The role that takes the visits: task-shift.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<RoleWord>,
}

/// The kinds of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeWord {
    /// Fixed controls become need-based.
    NeedBased,
    /// Controls move to the general practitioner.
    Practice,
    /// Patients move to the municipality.
    Municipality,
    /// Requests are read before the first visit.
    Triage,
    /// Visits fall together.
    FewerVisits,
    /// Acute admissions become sub-acute visits.
    SubAcute,
    /// Stays in hospital become visits at home.
    Home,
    /// Visits become video or telephone.
    Virtual,
    /// Visits move to another role.
    TaskShift,
}

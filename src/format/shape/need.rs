//! `[complexity]`, `[[need]]`, `[[pathway]]`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::pro::ProShape;
use super::word::{
    ContinuityWord, EndsAtWord, PurposeWord, RoleWord, SectorWord, SettingWord, WhenLateWord,
};

/// Complexity classes; `unknown` is always added as the last one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ComplexityShape {
    /// The classes, lightest first, without `unknown`.
    pub classes: Vec<String>,
    /// Those whose minutes count as complex.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-names" = "class"))]
    pub complex: Vec<String>,
    /// The clinic's table from PRO score to class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pro: Option<ProShape>,
}

/// What patients can ask for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeedShape {
    /// Short name.
    pub name: String,
    /// What the visit is for.
    pub purpose: PurposeWord,
    /// How patient and clinician meet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setting: Option<SettingWord>,
    /// Roles that may serve it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<RoleWord>>,
    /// Whom the patient should meet again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continuity: Option<ContinuityWord>,
    /// An access promise; or use `right`, or neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<AccessShape>,
    /// A legal right by name; or use `rights`, or `access`, or none of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "right"))]
    pub right: Option<String>,
    /// Several legal rights by name, each met by the visit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-names" = "right"))]
    pub rights: Vec<String>,
    /// Whose patients they are; left out as in `[law]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<SectorWord>,
    /// Usual length, for every class not named in `minutes_by_class` \[min\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<i32>,
    /// Length of the classes that differ \[min\].
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub minutes_by_class: BTreeMap<String, i32>,
    /// Longer with a clinician who does not know the patient, where they have one who does
    /// \[min\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handover_minutes: Option<i32>,
    /// Share missed without notice \[0..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_show: Option<f64>,
    /// Share with a notice too late to refill the slot \[0..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_cancel: Option<f64>,
    /// Share of its visits that spare an admission, by the clinic's own figures \[0..=1\]; left out:
    /// none, and no admission avoided is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spares_admission: Option<f64>,
    /// Standard deviation / mean of the true length \[0..\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length_cv: Option<f64>,
    /// Whether its requests are served from held time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<bool>,
    /// Whether its requests may also take unheld time nobody booked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub may_take_unheld: Option<bool>,
    /// What happens to a request not served in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when_late: Option<WhenLateWord>,
    /// Order in which demand is met when time is short, 1 first \[1..=9\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<u8>,
    /// Days before its date that an unclaimed hold opens to the waiting list; left out: never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release_days: Option<u32>,
}

/// `share` of requests served within `days` open days after the day of the request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccessShape {
    /// Open days after the day of the request.
    pub days: u32,
    /// Share of requests \[0..=1\].
    pub share: f64,
}

/// Needs in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PathwayShape {
    /// Short name.
    pub name: String,
    /// The right it carries; or use `rights`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "right"))]
    pub right: Option<String>,
    /// Several rights it carries; each is met by the step of its milestone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-names" = "right"))]
    pub rights: Vec<String>,
    /// Whose patients they are; left out as in `[law]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<SectorWord>,
    /// Days from the last step until the patient is told the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_days: Option<u32>,
    /// What must be present before the first step is booked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub readiness: Option<String>,
    /// The steps in order.
    pub steps: Vec<StepShape>,
}

/// One step of a pathway.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepShape {
    /// The need it is a visit for.
    #[schemars(extend("x-names" = "need"))]
    pub need: String,
    /// The team that sees the patient, where it is not the one asked: a joint clinic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "team"))]
    pub team: Option<String>,
    /// Fewest calendar days after the step before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lag_min: Option<u32>,
    /// Most calendar days after the step before; needed from the second step on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lag_max: Option<u32>,
    /// Calendar days for imaging, blood tests or a conference before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_days: Option<u32>,
    /// The milestone it decides, where that is not the one of its place: the first step starts the
    /// work-up, after the last the patient is told or treated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milestone: Option<EndsAtWord>,
}

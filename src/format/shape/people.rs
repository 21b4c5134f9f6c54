//! `[[team]]`, `[[clinician]]`, `[[room]]`, `[[session]]`, `[[absence]]`, and what is laid down of
//! their week: `[[hold]]`, `[[window]]`, `[[frozen]]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::weeks::Weeks;
use super::word::{DateOrWeek, Day, RoleWord, ServiceWord, Time};

/// A team that owns patients.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TeamShape {
    /// Short name.
    pub name: String,
    /// Whether sub-acute requests can be served on the day they come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<ServiceWord>,
    /// Other teams that may see this team's patients.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-names" = "team"))]
    pub seen_by: Vec<String>,
    /// Advice time promised to general practice \[min per week\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice_minutes_per_week: Option<i32>,
}

/// Somebody who sees patients.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClinicianShape {
    /// Code or first name.
    pub name: String,
    /// What they are employed as.
    pub role: RoleWord,
    /// The teams they work for, the main one first.
    #[schemars(extend("x-names" = "team"))]
    pub teams: Vec<String>,
}

/// A kind of room.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoomShape {
    /// Short name.
    pub name: String,
    /// How many there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
}

/// A session, on one weekday or several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionShape {
    /// Who works.
    #[schemars(extend("x-names" = "clinician"))]
    pub clinician: String,
    /// The team it serves; left out: all teams of the clinician.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "team"))]
    pub team: Option<String>,
    /// The weekday; or use `days`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    /// Several weekdays; or use `day`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<Vec<Day>>,
    /// Weeks of the cycle, from 1, or "odd" or "even" weeks; left out: every week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<Weeks>,
    /// When it starts.
    pub from: Time,
    /// When it ends.
    pub to: Time,
    /// The kind of room; left out: no room, so only video, telephone and home visits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "room"))]
    pub room: Option<String>,
    /// Breaks inside the session.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<SpanShape>,
}

/// A stretch of a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpanShape {
    /// When it starts.
    pub from: Time,
    /// When it ends.
    pub to: Time,
}

/// Dates on which a clinician is away.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AbsenceShape {
    /// Who is away.
    #[schemars(extend("x-names" = "clinician"))]
    pub clinician: String,
    /// First day away, or a week: "uge 7-2027".
    pub from: DateOrWeek,
    /// Last day away, or a week.
    pub to: DateOrWeek,
    /// Why, in the clinic's words; nothing private.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Minutes a team keeps free today.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HoldShape {
    /// Whose patients it is held for.
    #[schemars(extend("x-names" = "team"))]
    pub team: String,
    /// The weekday; or use `days`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    /// Several weekdays, each with that much; or use `day`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<Vec<Day>>,
    /// Weeks of the cycle, from 1, or "odd" or "even" weeks; left out: every week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<Weeks>,
    /// How much per day \[min\].
    pub minutes: i32,
    /// The need it is held for.
    #[schemars(extend("x-names" = "need"))]
    pub need: String,
    /// Days before its date that it opens to the waiting list; left out: never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release_days: Option<u32>,
}

/// An open clinic: patients come within the window without a booking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WindowShape {
    /// The team that runs it.
    #[schemars(extend("x-names" = "team"))]
    pub team: String,
    /// The weekday; or use `days`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    /// Several weekdays; or use `day`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<Vec<Day>>,
    /// Weeks of the cycle, from 1, or "odd" or "even" weeks; left out: every week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<Weeks>,
    /// When it opens.
    pub from: Time,
    /// When it closes.
    pub to: Time,
    /// How many clinicians staff it throughout.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clinicians: Option<u32>,
    /// The need it serves.
    #[schemars(extend("x-names" = "need"))]
    pub need: String,
    /// Share of patients who come in each equal part of the window, for example by the half hour;
    /// adds to 1. Left out: evenly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrivals: Option<Vec<f64>>,
}

/// Time of a clinician that the planner has fixed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrozenShape {
    /// Whose time.
    #[schemars(extend("x-names" = "clinician"))]
    pub clinician: String,
    /// The weekday; or use `days`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    /// Several weekdays; or use `day`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<Vec<Day>>,
    /// Weeks of the cycle, from 1, or "odd" or "even" weeks; left out: every week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<Weeks>,
    /// When it starts.
    pub from: Time,
    /// When it ends.
    pub to: Time,
    /// The need, when it is a visit; left out: other work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "need"))]
    pub need: Option<String>,
    /// What it is, in the clinic's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
}

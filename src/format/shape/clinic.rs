//! `[clinic]`, `[lists]`, `[[opening]]`, `[[closure]]`, `[law]`, `[[right]]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::word::{
    Date, DateOrWeek, Day, EndsAtWord, HolidaysWord, KeptByWord, LangWord, SectorWord,
    SpecialDayWord, StartsAtWord, Time,
};

/// The clinic itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClinicShape {
    /// Short name of the clinic.
    pub name: String,
    /// The day the file describes: *today* in every calculation.
    pub as_of: Date,
    /// Step of every length and time \[min\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid_minutes: Option<i32>,
    /// The template repeats after so many weeks \[1..=8\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycle_weeks: Option<u32>,
    /// A Monday on which week 1 of the cycle starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycle_anchor: Option<Date>,
    /// Whose public holidays close the clinic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public_holidays: Option<HolidaysWord>,
    /// The language of what is told of the clinic, where the call does not name one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<LangWord>,
}

/// CSV files in the folder of the clinic file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListsShape {
    /// The waiting list, for example `waiting.csv`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting: Option<String>,
    /// Bookings already made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bookings: Option<String>,
    /// Next controls of the patients in the panels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel: Option<String>,
}

impl ListsShape {
    /// Whether no list is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Opening hours of some weekdays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpeningShape {
    /// The weekdays.
    pub days: Vec<Day>,
    /// When the doors open.
    pub from: Time,
    /// When they close.
    pub to: Time,
}

/// Dates on which the whole clinic is closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClosureShape {
    /// First day closed, or a week: "uge 52-2026".
    pub from: DateOrWeek,
    /// Last day closed, or a week.
    pub to: DateOrWeek,
    /// Why, in the clinic's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What the law leaves to be said by the clinic.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LawShape {
    /// Whose patients they are, where a pathway or a need does not say otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<SectorWord>,
    /// Whether a Saturday is one of the weekdays by which letters are due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saturday_counts: Option<bool>,
    /// Days that are no public holidays and yet no weekdays by which letters are due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_weekdays: Option<Vec<SpecialDayWord>>,
    /// Built-in rights that are off until they are named here: bills.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-names" = "right"))]
    pub switched_on: Vec<String>,
}

/// A legal right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RightShape {
    /// Short name; a built-in name gives the built-in right these periods, and what else is said.
    pub name: String,
    /// From which day it runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<StartsAtWord>,
    /// The milestone that meets it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<EndsAtWord>,
    /// Whether days the patient asked to wait are left out of the count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patient_pause_stops: Option<bool>,
    /// Whether the date held or the date offered keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_by: Option<KeptByWord>,
    /// Whether it is a statutory maximum wait: these come before other rights.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_wait: Option<bool>,
    /// How long, by the date it starts.
    pub periods: Vec<RightPeriodShape>,
}

/// How long a right lasts where it starts between two dates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RightPeriodShape {
    /// First day of start.
    pub from: Date,
    /// Last day of start; left out while it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Whose patients; left out for both sectors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<SectorWord>,
    /// Calendar days after the day it starts \[1..=365\].
    pub days: u32,
    /// The days instead, where the referral was received before `from` \[1..=365\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_if_received_before: Option<u32>,
}

//! `[clinic]`, `[lists]`, `[[opening]]`, `[[closure]]`, `[[right]]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::word::{Date, Day, HolidaysWord, LangWord, Time};

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
    /// First day closed.
    pub from: Date,
    /// Last day closed.
    pub to: Date,
    /// Why, in the clinic's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// A legal right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RightShape {
    /// Short name; a built-in name replaces the built-in right.
    pub name: String,
    /// Whether days the patient asked to wait are left out of the count.
    #[serde(default)]
    pub patient_pause_stops: bool,
    /// How long, by date of receipt of the referral.
    pub periods: Vec<RightPeriodShape>,
}

/// How long a right lasts for referrals received between two dates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RightPeriodShape {
    /// First day of receipt.
    pub from: Date,
    /// Last day of receipt; left out while it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Calendar days after the day of receipt \[1..=365\].
    pub days: u32,
}

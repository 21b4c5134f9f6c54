//! `[generator]`: the seed and the figures a synthetic clinic was made from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::word::Date;

/// What a synthetic clinic is made from; the same table makes the same clinic, byte for byte.
///
/// Shares are of all contacts, and `2 first_visit + control + nurse + phone + need_based +
/// sub_acute` adds to 1: each first visit has a conclusion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GeneratorShape {
    /// Seed of the draws: sizes of teams and weeks of leave.
    pub seed: u64,
    /// Short name of the clinic.
    pub name: String,
    /// What the clinic is for: the question it lets one ask.
    pub question: String,
    /// The day the file describes, a Monday.
    pub as_of: Date,
    /// Contacts per year, as published.
    pub contacts_per_year: u32,
    /// Where the yearly volume was published.
    pub volume_source: String,
    /// Working weeks the yearly volume is spread over \[weeks\].
    pub weeks_per_year: f64,
    /// Number of teams.
    pub team_count: u32,
    /// Weeks of the cycle \[1..=8\].
    pub cycle_weeks: u32,
    /// Share of contacts that are first visits; as many are conclusions.
    pub first_visit_share: f64,
    /// Share of contacts that are controls by a physician.
    pub control_share: f64,
    /// Share of contacts that are controls by a nurse.
    pub nurse_share: f64,
    /// Share of contacts that are controls by telephone.
    pub phone_share: f64,
    /// Share of contacts that are need-based controls already.
    pub need_based_share: f64,
    /// Share of contacts that are sub-acute.
    pub sub_acute_share: f64,
    /// Open days within which nine in ten sub-acute patients are seen.
    pub sub_acute_days: u32,
    /// Share of contacts that could become need-based.
    pub convertible_share: f64,
    /// The day from which they are offered it at their control; without it no change is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub convertible_from: Option<Date>,
    /// All demand / expected session minutes \[0..1\].
    pub load: f64,
    /// Expected share of sessions held after leave, holidays and cancellation \[0..1\].
    pub availability: f64,
    /// Variance / mean of daily counts \[1..\].
    pub dispersion: f64,
    /// Whether the first team runs an open clinic on Wednesday morning.
    pub open_clinic: bool,
}

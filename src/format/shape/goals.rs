//! `[goals]` and `[[assumption]]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::demand::AskedShape;
use super::word::{Date, ServedFirstWord, TagWord};

/// What the planner wants.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GoalsShape {
    /// Weeks looked ahead \[1..=104\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub horizon_weeks: Option<u32>,
    /// Share of sessions cancelled at short notice \[0..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled_share: Option<f64>,
    /// Share of missed visits asked for again \[0..=1\]; controls wait for their turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks_again: Option<f64>,
    /// Size of one hold \[min\]; left out: the usual length of the held need.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hold_unit_minutes: Option<i32>,
    /// Largest share of a team's minutes that may be held \[0..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_share_max: Option<f64>,
    /// Most complex visits per session; left out: no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complex_visits_max: Option<u32>,
    /// A buffer after so many complex minutes; left out: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buffer: Option<BufferShape>,
    /// Chance of ending in time that no session should be below while another that may take its
    /// work has time to spare \[0.01..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_in_time: Option<f64>,
    /// Date by which today's waiting list should be down to what is in time anyway.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relief_by: Option<Date>,
    /// Most blocks that may change against the baseline template; left out: no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes_max: Option<u32>,
    /// Worth of an idle minute, 0 waste to 1 as good as a visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idle_worth: Option<f64>,
    /// Most holds per cycle on the frontier \[1..=400\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frontier_max: Option<u32>,
    /// Cost of a routine visit that waits one open day \[above 0\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting_cost: Option<f64>,
    /// Cost of a sub-acute visit not served in time \[above 0\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_cost: Option<f64>,
    /// Cost of a minute of an extra session, beside a routine minute that waits one open day
    /// \[above 0\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra_cost: Option<f64>,
    /// Open days ahead that a patient who is not sub-acute must be told of a date \[0..=60\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_open_days: Option<u32>,
    /// Share of the minutes released 0, 1, 2, ... open days before their date that the waiting
    /// list can fill; the last holds for all longer notice \[0..=1, never falling\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release_fill: Option<Vec<f64>>,
    /// Share of booked visits that patients cancel in time to be refilled \[0..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patient_cancels: Option<f64>,
    /// Share of booked visits that the hospital moves, beside cancelled sessions \[0..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hospital_cancels: Option<f64>,
    /// When on a day requests come, for streams that do not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<AskedShape>,
    /// Whose requests of a day are answered first: `earliest` or `sub-acute`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub served_first: Option<ServedFirstWord>,
}

/// `minutes` of buffer after every `after_complex_minutes` complex minutes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BufferShape {
    /// Complex minutes that call for a buffer \[min\].
    pub after_complex_minutes: i32,
    /// Length of the buffer \[min\].
    pub minutes: i32,
}

/// Where a number of the file comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AssumptionShape {
    /// The key it is about, for example `need.urgent.no_show`; with a range also `need.no_show`
    /// for all rows, or a lever of `behov sensitivity`, for example `visit-length`.
    pub about: String,
    /// The value, as text.
    pub value: String,
    /// Law, source or assumption.
    pub tag: TagWord,
    /// The law, the source, or why it is assumed.
    pub note: String,
    /// Lowest it may be, for `behov sensitivity`: in the unit of the key; of a lever that scales, a
    /// factor. Together with `high`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// Highest it may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
}

//! What the planner wants, and the assumption behind every number nobody gave.

use chrono::NaiveDate;

use crate::units::{Minutes, Probability};

use super::hours::{AskedHours, ServedFirst};

/// What the planner wants of a template and of its sizing.
#[derive(Clone, Debug, PartialEq)]
pub struct Goals {
    /// Weeks looked ahead: absences, seasons, dated layout \[1..=104\].
    pub horizon_weeks: u32,
    /// Share of sessions cancelled at short notice, on top of planned absence.
    pub cancelled_share: Probability,
    /// Share of missed visits that are asked for again \[0..=1\]; controls wait for their turn.
    pub asks_again: Probability,
    /// Size of one hold \[min\]; `None` takes the usual length of the held need.
    pub hold_unit: Option<Minutes>,
    /// Largest share of a team's minutes that may be held.
    pub held_share_max: Probability,
    /// Most complex visits per session.
    pub complex_visits_max: Option<u32>,
    /// A buffer after so many complex minutes.
    pub buffer: Option<BufferRule>,
    /// Chance of ending in time that no session should be below while another that may take its work
    /// has time to spare \[0.01..=1\].
    pub ends_in_time: Probability,
    /// Date by which today's waiting list should be down to what is in time anyway.
    pub relief_by: Option<NaiveDate>,
    /// Most blocks that may change against the baseline template.
    pub changes_max: Option<u32>,
    /// Worth of an idle minute, from 0 (waste) to 1 (as good as a visit).
    pub idle_worth: Probability,
    /// Most holds per cycle on the frontier.
    pub frontier_max: u32,
    /// Cost of a routine visit that waits one open day \[above 0\].
    pub waiting_cost: f64,
    /// Cost of a sub-acute visit not served in time \[above 0\].
    pub late_cost: f64,
    /// Cost of a minute of an extra session, beside a routine minute that waits one open day
    /// \[above 0\].
    pub extra_cost: f64,
    /// Open days ahead that a patient who is not sub-acute must be told of a date \[0..=60\].
    pub notice_days: u32,
    /// Share of the minutes released 0, 1, 2, ... open days before their date that the waiting
    /// list can fill; the last holds for all longer notice \[0..=1, never falling\].
    pub release_fill: Vec<f64>,
    /// Share of booked visits that patients cancel in time for the minutes to be used again.
    pub patient_cancels: Probability,
    /// Share of booked visits that the hospital moves, their session being held.
    pub hospital_cancels: Probability,
    /// When on a day requests come, where the stream does not say.
    pub asked: AskedHours,
    /// Whose requests of a day are answered first.
    pub served_first: ServedFirst,
}

/// `minutes` of buffer after every `after_complex` complex minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BufferRule {
    /// Complex minutes that call for a buffer \[min\].
    pub after_complex: Minutes,
    /// Its length \[min\].
    pub minutes: Minutes,
}

/// Where a number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tag {
    /// Set by law.
    Law,
    /// Taken from a named source.
    Source,
    /// Nobody knows better yet; change it.
    Assumption,
}

/// A number that the clinic did not give, or gave with a caveat.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumption {
    /// What it is about: the key of the clinic file.
    pub about: String,
    /// The value used.
    pub value: String,
    /// Where it comes from.
    pub tag: Tag,
    /// The law, the source, or why it is assumed.
    pub note: String,
    /// How far off it may be; `None` where nobody said.
    pub range: Option<Range>,
}

/// From where to where a number may lie, both ends inside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Lowest.
    pub low: f64,
    /// Highest, at least `low`.
    pub high: f64,
}

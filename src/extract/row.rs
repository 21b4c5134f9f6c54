//! What a row of an extract says.

use chrono::NaiveDate;

use super::fault::Place;
use super::status::Status;

/// From when everything that a visit needs is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ready {
    /// It is there.
    Now,
    /// It is not, and nobody knows when.
    No,
    /// From this day.
    From(NaiveDate),
}

/// Days from the first to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
}

/// Why a patient does not wait for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The patient wished it: the days add up to `patient_pause_days`.
    Patient,
    /// It was needed for the work-up or treatment.
    Clinical,
    /// The patient was sent to another hospital.
    Redirected,
}

impl Reason {
    /// The word of a map and of a report.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Patient => "patient",
            Self::Clinical => "clinical",
            Self::Redirected => "redirected",
        }
    }

    /// The reason of a word.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let all = [Self::Patient, Self::Clinical, Self::Redirected];
        all.into_iter().find(|reason| reason.code() == code)
    }
}

/// A while in which a patient does not wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// The first day.
    pub from: NaiveDate,
    /// The day it ended; none while it lasts.
    pub to: Option<NaiveDate>,
    /// Why, where the extract says.
    pub reason: Option<Reason>,
}

/// A visit that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The day.
    pub date: NaiveDate,
    /// The start \[min after midnight\].
    pub from: i32,
    /// The end \[min after midnight\]; none when the extract gives no length.
    pub to: Option<i32>,
    /// Who holds it.
    pub clinician: String,
    /// What it is.
    pub need: String,
}

/// What an answer of a patient looks like in colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "colours")]
pub enum Colour {
    Green,
    Yellow,
    Red,
}

impl Colour {
    /// The word of a map and of a report.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Red => "red",
        }
    }

    /// The colour of a word.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Green, Self::Yellow, Self::Red].into_iter().find(|colour| colour.code() == code)
    }
}

/// What a row says; a field without a value is one of which it says nothing.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "each is the field of its name")]
pub struct Row {
    /// Where it starts.
    pub place: Place,
    pub pseudonym: String,
    pub stream: Option<String>,
    pub need: Option<String>,
    pub pathway: Option<String>,
    pub team: Option<String>,
    pub referral_received: Option<NaiveDate>,
    pub class: Option<String>,
    pub own: Option<String>,
    pub earliest: Option<NaiveDate>,
    pub latest: Option<NaiveDate>,
    pub blocked: Vec<Days>,
    /// Days by which the patient's own pauses add up.
    pub patient_pause_days: Option<u32>,
    pub pauses: Vec<Pause>,
    pub ready: Option<Ready>,
    pub status: Option<Status>,
    /// Visits that stand, never cancelled or missed ones.
    pub booked: Vec<Visit>,
    pub panel: Option<String>,
    pub next_control: Option<NaiveDate>,
    pub last_seen: Option<NaiveDate>,
    pub need_based: Option<bool>,
    pub digital: Option<bool>,
    pub pro_score: Option<f64>,
    pub pro_date: Option<NaiveDate>,
    pub pro_colour: Option<Colour>,
}

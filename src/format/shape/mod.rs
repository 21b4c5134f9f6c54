//! The clinic file as it is written: one shape per table of `clinic.toml`, format version 1.
//!
//! References are names, lengths are whole minutes, dates are `2026-11-02` and times `"09:00"`.
//! Where a value is the name of a row, `x-names` says of which table. What is left out takes the
//! default of [`defaults`](super::defaults). A shape says what can be written, not that it makes sense:
//! that is checked when the clinic is read.

mod change;
mod clinic;
mod cost;
mod demand;
mod generator;
mod goals;
mod need;
mod people;
mod pro;
mod weeks;
mod word;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use change::{ChangeShape, ChangeWord};
pub use clinic::{
    ClinicShape, ClosureShape, LawShape, ListsShape, OpeningShape, RightPeriodShape, RightShape,
};
pub use cost::{CostShape, HeardShape};
pub use demand::{AskedShape, PanelShape, SeasonShape, StreamShape};
pub use generator::GeneratorShape;
pub use goals::{AssumptionShape, BufferShape, GoalsShape};
pub use need::{AccessShape, ComplexityShape, NeedShape, PathwayShape, StepShape};
pub use people::{
    AbsenceShape, ClinicianShape, FrozenShape, HoldShape, RoomShape, SessionShape, SpanShape,
    TeamShape, WindowShape,
};
pub use pro::{BandShape, ColourShape, FirstVisitShape, FlagShape, MistakenShape, ProShape};
pub use weeks::Weeks;
pub use word::{
    ColourWord, ContactWord, ContinuityWord, Date, DateOrWeek, Day, EndsAtWord, HolidaysWord,
    KeptByWord, LangWord, PurposeWord, RoleWord, SectorWord, ServedFirstWord, ServiceWord,
    SettingWord, SpecialDayWord, StartsAtWord, TagWord, Time, WhenLateWord,
};

/// The version of the clinic file that this behov reads and writes.
pub const FORMAT: u32 = 1;

/// A whole clinic file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClinicFile {
    /// Version of the format; always 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// The seed and figures of a synthetic clinic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generator: Option<GeneratorShape>,
    /// The clinic itself.
    pub clinic: ClinicShape,
    /// CSV files beside this one.
    #[serde(default, skip_serializing_if = "ListsShape::is_empty")]
    pub lists: ListsShape,
    /// Opening hours.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opening: Vec<OpeningShape>,
    /// Dates on which the whole clinic is closed, besides public holidays.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closure: Vec<ClosureShape>,
    /// Teams.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub team: Vec<TeamShape>,
    /// Clinicians.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clinician: Vec<ClinicianShape>,
    /// Kinds of rooms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub room: Vec<RoomShape>,
    /// Sessions of the cycle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub session: Vec<SessionShape>,
    /// Leave and other absences, by date.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absence: Vec<AbsenceShape>,
    /// Complexity classes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complexity: Option<ComplexityShape>,
    /// What the law leaves to be said by the clinic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<LawShape>,
    /// Rights, besides the built-in Danish ones; a built-in name gives that one other periods.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub right: Vec<RightShape>,
    /// Needs: what patients can ask for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub need: Vec<NeedShape>,
    /// Pathways: needs in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pathway: Vec<PathwayShape>,
    /// Streams: requests that arrive.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stream: Vec<StreamShape>,
    /// Panels: patients under control.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub panel: Vec<PanelShape>,
    /// Changes of pathways to come, read by `behov road`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub change: Vec<ChangeShape>,
    /// Time held today.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hold: Vec<HoldShape>,
    /// Open-clinic windows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub window: Vec<WindowShape>,
    /// Time the planner has fixed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frozen: Vec<FrozenShape>,
    /// What the planner wants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goals: Option<GoalsShape>,
    /// What an hour of each role costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<CostShape>,
    /// What patients answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heard: Vec<HeardShape>,
    /// Where numbers of this file come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumption: Vec<AssumptionShape>,
}

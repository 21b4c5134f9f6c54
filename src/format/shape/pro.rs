//! `[complexity.pro]`: the clinic's table from answers (PRO) to class and colour.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::word::{ColourWord, ContactWord};

/// From patient-reported outcomes to complexity class and colour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProShape {
    /// Version of the table from score to class, for audit.
    pub version: String,
    /// Bands of the score, rising and without holes.
    pub bands: Vec<BandShape>,
    /// Names of the flags that raise the class by one step.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub raising_flags: Vec<String>,
    /// Flags that override the band: at least this class, at least this colour.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<FlagShape>,
    /// What each colour means before a control.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub colours: Vec<ColourShape>,
    /// Days after which an answer says nothing any more, and the class is unknown \[days\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_days: Option<u32>,
    /// How often the class answered is not the true one; left out: never.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mistaken: Vec<MistakenShape>,
    /// Needs whose booked visits the answers before them decide on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-names" = "need"))]
    pub controls: Vec<String>,
    /// First visits that answers decide on before anybody is called in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_visit: Option<FirstVisitShape>,
}

/// Scores from `from` (inside) to `to` (outside) mean `class`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BandShape {
    /// Lowest score.
    pub from: f64,
    /// First score above.
    pub to: f64,
    /// Class of the scores in the band.
    #[schemars(extend("x-names" = "class"))]
    pub class: String,
    /// The colour, which needs a rule under `colours`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<ColourWord>,
}

/// A flag that overrides the band.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FlagShape {
    /// Its name in lists.
    pub flag: String,
    /// The class it asks for, at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "class"))]
    pub class: Option<String>,
    /// The colour it asks for, at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<ColourWord>,
}

/// What a colour means before a control.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColourShape {
    /// Colour of the answer.
    pub colour: ColourWord,
    /// Whether the visit is held, a call or a short visit takes its place, or it is cancelled.
    pub then: ContactWord,
    /// How long that takes; left out: as long as the visit booked \[min\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<i32>,
    /// Share of booked controls that are answered so; the rest have not answered \[0..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
}

/// Of patients answered as one class, the share whose true class is another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MistakenShape {
    /// The class the table gives.
    #[schemars(extend("x-names" = "class"))]
    pub answered: String,
    /// The class that decides how long the visit takes.
    #[schemars(extend("x-names" = "class"))]
    pub truly: String,
    /// The share \[0..=1\]; what is left of a class is answered right.
    pub share: f64,
}

/// First visits that answers decide on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FirstVisitShape {
    /// First visits that answers decide on before anybody is called in.
    #[schemars(extend("x-names" = "need"))]
    pub needs: Vec<String>,
    /// Share of patients whose answers are read \[0..=1\].
    pub answered: f64,
    /// Share of all first visits that are not needed \[0..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_visit: Option<f64>,
    /// Share of all first visits that become a call \[0..=1\].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<f64>,
    /// The need that is the call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "need"))]
    pub phone_need: Option<String>,
    /// The need that is the reading of an answer: its minutes and roles are the reader's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "need"))]
    pub reading_need: Option<String>,
}

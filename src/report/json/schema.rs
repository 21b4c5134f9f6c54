//! The JSON Schema of every kind of answer, from the structs that are written.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use super::envelope::Envelope;
use super::{
    Document, Kind, booked, bridge, check, compare, day, dilemma, explained, hold_card, lengths,
    optimum, sampled, sensitivity, simulate,
};

/// Every kind of answer.
pub const KINDS: [Kind; 18] = [
    "book",
    "bridge",
    "check",
    "compare",
    "day",
    "day-week",
    "dilemma",
    "explain",
    "frontier",
    "hold-card",
    "lengths",
    "optimum",
    "plan",
    "refusal",
    "sensitivity",
    "simulate",
    "size",
    "template",
];

/// The JSON Schema (draft 2020-12) of a kind of answer; `None` for a kind there is not.
#[must_use]
pub fn schema(kind: &str) -> Option<Value> {
    let kind = KINDS.into_iter().find(|known| *known == kind)?;
    let mut schema = match kind {
        "book" => of::<booked::Document<'_>>(),
        "bridge" => of::<bridge::Document<'_>>(),
        "check" => of::<check::Checked<'_>>(),
        "compare" => of::<compare::Document<'_>>(),
        "day" | "day-week" => of::<day::Document<'_>>(),
        "dilemma" => of::<dilemma::Document>(),
        "explain" => of::<explained::Document<'_>>(),
        "frontier" => of::<sampled::Document<'_>>(),
        "hold-card" => of::<hold_card::Document<'_>>(),
        "lengths" => of::<lengths::Document<'_>>(),
        "optimum" => of::<optimum::Document<'_>>(),
        "refusal" => of::<check::Refusal<'_>>(),
        "sensitivity" => of::<sensitivity::Document<'_>>(),
        "simulate" => of::<simulate::Document<'_>>(),
        _ => of::<Document<'_>>(),
    };
    let properties = schema.get_mut("properties")?;
    properties.as_object_mut()?.insert("kind".to_owned(), json!({ "const": kind }));
    Some(schema.to_value())
}

fn of<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<Envelope<'_, T>>()
}

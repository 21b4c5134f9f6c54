//! The JSON Schema of every kind of answer, from the structs that are written.

use behov_solver::evaluation::measure::Measure;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

use super::envelope::Envelope;
use super::{
    Kind, booked, bridge, check, compare, day, dilemma, explained, export, hold_card, import,
    lengths, optimum, road, sampled, sensitivity, sheets, simulate, today,
};

/// Every kind of answer.
pub const KINDS: [Kind; 25] = [
    "board",
    "book",
    "bridge",
    "check",
    "compare",
    "day",
    "day-week",
    "dilemma",
    "explain",
    "export",
    "frontier",
    "hold-card",
    "import",
    "lengths",
    "optimum",
    "plan",
    "pseudonymise",
    "refusal",
    "road",
    "sensitivity",
    "simulate",
    "size",
    "template",
    "today",
    "week",
];

/// The JSON Schema (draft 2020-12) of a kind of answer; `None` for a kind there is not.
#[must_use]
pub fn schema(kind: &str) -> Option<Value> {
    let kind = KINDS.into_iter().find(|known| *known == kind)?;
    let mut schema = match kind {
        "book" => of::<booked::List<'_>>(),
        "bridge" => of::<bridge::Bridges<'_>>(),
        "check" => of::<check::Checked<'_>>(),
        "compare" => of::<compare::Comparisons<'_>>(),
        "day" | "day-week" => of::<day::Days<'_>>(),
        "dilemma" => of::<dilemma::Rules>(),
        "explain" => of::<explained::Reasons<'_>>(),
        "export" => of::<export::Exported<'_>>(),
        "frontier" => of::<sampled::Frontiers<'_>>(),
        "hold-card" => of::<hold_card::Cards<'_>>(),
        "import" => of::<import::Imported<'_>>(),
        "lengths" => of::<lengths::Studied<'_>>(),
        "optimum" => of::<optimum::Best<'_>>(),
        "pseudonymise" => of::<import::Hidden<'_>>(),
        "refusal" => of::<check::Refusal<'_>>(),
        "road" => of::<road::RoadsTold<'_>>(),
        "sensitivity" => of::<sensitivity::Tornado<'_>>(),
        "simulate" => of::<simulate::Policied<'_>>(),
        "board" => of::<sheets::Meeting<'_>>(),
        "week" => of::<sheets::Weeks<'_>>(),
        "today" => of::<today::Actions<'_>>(),
        _ => of::<super::Document<'_>>(),
    };
    let properties = schema.get_mut("properties")?;
    properties.as_object_mut()?.insert("kind".to_owned(), json!({ "const": kind }));
    Some(schema.to_value())
}

fn of<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<Envelope<'_, T>>()
}

/// Every measure with what exactly is counted, and where the definition comes from.
pub(super) fn measures(_: &mut SchemaGenerator) -> Schema {
    let one = |measure: &Measure| {
        let row = measure.definition();
        json!({ "const": row.key, "description": row.meaning, "$comment": row.source })
    };
    let all: Vec<Value> = Measure::ALL.iter().map(one).collect();
    Schema::try_from(json!({ "oneOf": all })).expect("an object is a schema")
}

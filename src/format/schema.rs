//! The JSON Schema of the clinic file, made from the shapes.

use schemars::{JsonSchema, schema_for};

use super::shape::ClinicFile;

/// The JSON Schema of `clinic.toml`; editors use it to complete and check while typing.
#[must_use]
pub fn schema() -> serde_json::Value {
    let mut schema = schema_for!(ClinicFile);
    schema.insert("title".to_owned(), "behov clinic file, format 1".into());
    schema.to_value()
}

/// The keys a shape knows.
pub(super) fn keys<T: JsonSchema>() -> Vec<String> {
    let schema = schema_for!(T);
    let properties = schema.get("properties").and_then(|value| value.as_object());
    properties.map(|keys| keys.keys().cloned().collect()).unwrap_or_default()
}

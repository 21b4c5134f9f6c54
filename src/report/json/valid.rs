//! Answers of tests, each held against its schema.

use serde_json::Value;

use super::schema;

/// An answer with its envelope, after its schema had its say.
pub(crate) fn valid(text: &str) -> Value {
    let found: Value = serde_json::from_str(text).expect("JSON");
    let kind = found["kind"].as_str().expect("an answer has a kind");
    let schema = schema(kind).unwrap_or_else(|| panic!("{kind} has no schema"));
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let faults: Vec<String> =
        schema.iter_errors(&found).map(|e| format!("{} {e}", e.instance_path())).collect();
    assert!(faults.is_empty(), "{kind}: {faults:#?}");
    found
}

/// What lies in the envelope, after its schema had its say.
pub(crate) fn answer(text: &str) -> Value {
    valid(text)["answer"].take()
}

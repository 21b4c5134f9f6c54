//! In which weeks a row holds: `[1, 3]`, `"odd"` or `"even"`.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The weeks of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Weeks {
    /// Weeks of the cycle, from 1.
    Listed(Vec<u32>),
    /// Weeks with an odd number by ISO 8601.
    Odd,
    /// Weeks with an even number by ISO 8601.
    Even,
}

/// The words that may stand for weeks.
const WORDS: &[&str] = &["even", "odd"];

impl<'de> Deserialize<'de> for Weeks {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Written)
    }
}

/// A list of numbers or a word.
struct Written;

impl<'de> Visitor<'de> for Written {
    type Value = Weeks;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("weeks of the cycle")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Weeks, E> {
        match text {
            "even" => Ok(Weeks::Even),
            "odd" => Ok(Weeks::Odd),
            other => Err(E::unknown_variant(other, WORDS)),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Weeks, A::Error> {
        let mut weeks = Vec::new();
        while let Some(week) = items.next_element()? {
            weeks.push(week);
        }
        Ok(Weeks::Listed(weeks))
    }
}

impl Serialize for Weeks {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Listed(weeks) => weeks.serialize(to),
            Self::Odd => to.serialize_str("odd"),
            Self::Even => to.serialize_str("even"),
        }
    }
}

impl JsonSchema for Weeks {
    fn schema_name() -> Cow<'static, str> {
        "Weeks".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Weeks of the cycle, from 1, or weeks by their number (ISO 8601).",
            "anyOf": [
                { "type": "array", "items": { "type": "integer", "minimum": 1 } },
                { "type": "string", "enum": WORDS }
            ]
        })
    }
}

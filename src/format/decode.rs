//! From the tree to the shapes, by serde: an error says which node to leave out to go on.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error, Expected, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;

use super::shape::{Date, Time};
use super::tree::{Entry, Node, Value};

/// What is wrong with a node.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    UnknownKey { key: String, known: &'static [&'static str] },
    MissingKey { key: &'static str },
    UnknownWord { word: String, known: &'static [&'static str] },
    WrongType { found: String, wanted: String },
}

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wrong {
    /// What.
    pub(crate) what: What,
    /// The node to leave out, and where it stands \[byte\].
    pub(crate) node: Option<(u32, usize)>,
}

impl Wrong {
    fn new(what: What) -> Self {
        Self { what, node: None }
    }

    /// Says where, unless a node further in has.
    fn within(mut self, id: u32, at: usize) -> Self {
        self.node.get_or_insert((id, at));
        self
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.what)
    }
}

impl std::error::Error for Wrong {}

impl Error for Wrong {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(What::WrongType { found: String::new(), wanted: message.to_string() })
    }

    fn invalid_type(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Self::invalid_value(found, wanted)
    }

    fn invalid_value(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Str(text) => format!("\"{text}\""),
            Unexpected::Signed(number) => number.to_string(),
            Unexpected::Unsigned(number) => number.to_string(),
            Unexpected::Float(number) => number.to_string(),
            Unexpected::Bool(flag) => flag.to_string(),
            Unexpected::Seq => "[...]".to_owned(),
            Unexpected::Map => "{...}".to_owned(),
            other => other.to_string(),
        };
        Self::new(What::WrongType { found, wanted: wanted.to_string() })
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        Self::new(What::UnknownWord { word: word.to_owned(), known })
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        Self::new(What::UnknownKey { key: key.to_owned(), known })
    }

    fn missing_field(key: &'static str) -> Self {
        Self::new(What::MissingKey { key })
    }
}

/// A node to be decoded, without the nodes left out.
#[derive(Clone, Copy)]
pub(crate) struct Decoder<'n> {
    pub(crate) node: &'n Node,
    pub(crate) left_out: &'n BTreeSet<u32>,
}

impl<'n> Decoder<'n> {
    fn of(self, node: &'n Node) -> Self {
        Self { node, left_out: self.left_out }
    }

    fn mark(self, wrong: Wrong) -> Wrong {
        wrong.within(self.node.id, self.node.span.start)
    }
}

impl<'de> Deserializer<'de> for Decoder<'_> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let read = match &self.node.value {
            Value::Text(text) => visitor.visit_str(text),
            Value::Integer(number) => visitor.visit_i64(*number),
            Value::Real(number) => visitor.visit_f64(*number),
            Value::Flag(flag) => visitor.visit_bool(*flag),
            Value::Date(date) => Err(Wrong::invalid_value(Unexpected::Other(date), &visitor)),
            Value::List(nodes) => visitor.visit_seq(Items { decoder: self, nodes: nodes.iter() }),
            Value::Table(entries) => {
                visitor.visit_map(Entries { decoder: self, rest: entries.iter(), next: None })
            }
        };
        read.map_err(|wrong| self.mark(wrong))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_some(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let read = match &self.node.value {
            Value::Text(text) => {
                let word: StrDeserializer<'_, Wrong> = text.as_str().into_deserializer();
                visitor.visit_enum(word)
            }
            _ => return self.deserialize_any(visitor),
        };
        read.map_err(|wrong| self.mark(wrong))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        match &self.node.value {
            Value::Date(date) if name == Date::NAME || name == Time::NAME => {
                visitor.visit_str(date).map_err(|wrong| self.mark(wrong))
            }
            Value::Text(text) if name == Date::NAME || name == Time::NAME => {
                visitor.visit_str(text).map_err(|wrong| self.mark(wrong))
            }
            _ => visitor.visit_newtype_struct(self).map_err(|wrong| self.mark(wrong)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// The items of a list.
struct Items<'n> {
    decoder: Decoder<'n>,
    nodes: std::slice::Iter<'n, Node>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Wrong;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Wrong> {
        let Self { decoder, nodes } = self;
        let next = nodes.find(|node| !decoder.left_out.contains(&node.id));
        next.map(|node| seed.deserialize(decoder.of(node))).transpose()
    }
}

/// The keys and values of a table.
struct Entries<'n> {
    decoder: Decoder<'n>,
    rest: std::slice::Iter<'n, Entry>,
    next: Option<&'n Node>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Wrong;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Wrong> {
        let Self { decoder, rest, next } = self;
        let Some(entry) = rest.find(|entry| !decoder.left_out.contains(&entry.node.id)) else {
            return Ok(None);
        };
        *next = Some(&entry.node);
        let key: StrDeserializer<'_, Wrong> = entry.key.as_str().into_deserializer();
        seed.deserialize(key).map(Some).map_err(|wrong| wrong.within(entry.node.id, entry.at))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Wrong> {
        let node = self.next.take().expect("serde asks for a value after its key");
        seed.deserialize(self.decoder.of(node))
    }
}

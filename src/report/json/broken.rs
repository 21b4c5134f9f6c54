//! A broken promise as fields: its code and values, the same in every language.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::Broken as Told;

/// A promise that the referee found broken.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Broken<'a> {
    code: &'a str,
    values: BTreeMap<&'a str, &'a str>,
    /// In English.
    says: &'a str,
}

pub(super) fn broken(promises: &[Told]) -> Vec<Broken<'_>> {
    promises.iter().map(one).collect()
}

fn one(promise: &Told) -> Broken<'_> {
    let values = promise.values.iter().map(|(name, value)| (*name, &**value)).collect();
    Broken { code: promise.code, values, says: &promise.told }
}

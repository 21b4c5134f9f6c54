//! What the referee says: the promises broken, each with its code and its values.

use std::collections::BTreeMap;

use super::shape::shape;
use crate::report::Broken as Promise;

shape! {
    /// The referee's verdict.
    Verdict<'a> of (row: &'a [Promise]) {
        accepts: bool = row.is_empty(),
        breaches: Vec<Broken<'a>> = row.iter().map(Broken::of).collect(),
    }

    /// A promise that is broken.
    Broken<'a> of (row: &'a Promise) {
        code: &'a str = row.code,
        values: BTreeMap<&'a str, &'a str> =
            row.values.iter().map(|(name, value)| (*name, &**value)).collect(),
        /// In English.
        says: &'a str = &row.told,
    }
}

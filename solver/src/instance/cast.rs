//! The cast of every test: the clinic of [`Instance::example`], nobody waiting.

use super::Instance;

pub(crate) use super::example::{date, parts, span};

/// The Ada and Bea clinic.
pub(crate) fn clinic() -> Instance {
    Instance::new(parts()).expect("the cast is in order")
}

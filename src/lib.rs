//! The shell of behov: files in, reports out.

pub mod format;
pub mod messages;

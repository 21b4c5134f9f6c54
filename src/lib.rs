//! The shell of behov: files in, reports out.

pub mod cli;
pub mod messages;
pub mod report;

//! The shell of behov: files in, reports out.

pub mod cli;
mod folder;
pub mod format;
pub mod generate;
pub mod messages;
pub mod report;
pub mod verb;

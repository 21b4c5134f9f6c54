//! The shell of behov: files in, reports out.

pub mod cli;
pub mod extract;
mod folder;
pub mod format;
pub mod generate;
pub mod messages;
pub mod report;
pub mod verb;

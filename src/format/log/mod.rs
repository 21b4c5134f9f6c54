//! Logs as tables for the spreadsheet and the data frame: a row per request, a row per session.
//!
//! Names instead of numbers, dates instead of offsets, units in the names of columns. Both forms
//! hold the same table; a field without a value is empty in CSV and null in Parquet.

mod column;
#[cfg(feature = "parquet")]
mod parquet;
mod text;

#[cfg(feature = "parquet")]
pub use parquet::{write_log_parquet, write_sessions_parquet};
pub use text::{log_csv, sessions_csv, write_log_csv, write_sessions_csv};

//! The promises of the project, in one test binary.

mod agreement;
mod architecture;
mod bad_input;
mod booking;
mod chain;
mod check;
mod circle;
mod codes;
mod day;
mod determinism;
mod devon;
mod doors;
mod examples;
mod export;
mod extracts;
mod files;
mod openpyxl;
mod readme;
mod run;
mod setup;
mod shipped;
mod today;

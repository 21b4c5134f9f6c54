//! The engine against queueing theory, and the clinic of Ada and Bea played.

mod changes;
mod clinic;
mod continuity;
mod file;
mod joint;
mod panels;
mod release;
mod theory;

//! The engine against queueing theory, and the clinic of Ada and Bea played.

mod clinic;
mod file;
mod joint;
mod theory;

//! One clinic, one reading: every verb sees the same minutes, loads and requests without a server.

mod coverage;
mod independent;
mod made;
mod opening;
mod random;
mod trial_clinic;

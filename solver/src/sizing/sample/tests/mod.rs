mod brute;
mod chain;
mod clinic;
mod day;
mod nested;
mod path;

use super::{Release, SampleOptions, Start};
use crate::instance::{Instance, InstanceParts, cast};
use crate::rng::Seed;
use crate::sizing::model::{TeamModel, models};
use crate::table::{Id, TeamId};

/// A few short paths from an empty clinic.
fn options(paths: u32, days: u32) -> SampleOptions {
    SampleOptions {
        paths,
        days,
        warm_up: 0,
        seed: Seed(7),
        start: Start::Empty,
        releases: vec![Release::Never, Release::DaysBefore(0)],
        fill: vec![0.4, 0.8, 1.0],
        flexible: Vec::new(),
    }
}

/// Ada and Bea, changed.
fn clinic(change: impl FnOnce(&mut InstanceParts)) -> Instance {
    cast::clinic().with(change).unwrap()
}

/// The only team of a clinic as the chains see it.
fn team(clinic: &Instance) -> TeamModel {
    models(clinic).swap_remove(0)
}

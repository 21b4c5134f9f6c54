//! search

mod construct;
mod neighbourhood;
mod part;
mod prices;
mod repack;
mod rotate;
mod share;
mod team;

pub(super) use team::search;

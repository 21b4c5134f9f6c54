//! Flows: transportation with leaving out, and what it solves exactly.

mod transport;
mod tree;

pub(crate) use transport::Transport;

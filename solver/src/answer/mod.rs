//! What any algorithm hands over: holds, templates, bookings, logs. Nouns only.

pub mod bookings;
pub mod holds;
pub mod log;
pub mod template;

pub use bookings::{Booked, Bookings};
pub use holds::{HeldGroup, HoldPlan, Release};
pub use log::{Day, Fate, Log, Play, RequestRow, SessionRow, Space};
pub use template::{Block, BlockKind, Template};

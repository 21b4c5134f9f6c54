//! What any algorithm hands over: holds, templates, bookings, logs. Nouns only.

pub(crate) mod bookings;
pub(crate) mod holds;
pub(crate) mod log;
pub(crate) mod panel_week;
pub(crate) mod template;

pub use bookings::{Booked, Bookings};
pub use holds::{HeldGroup, HoldPlan, Release};
pub use log::{Day, Fate, Log, Play, RequestRow, SessionRow, Space};
pub use panel_week::PanelWeek;
pub use template::{Block, BlockKind, Template};

//! The rules of a template as rows, one function each.
//!
//! Roles, teams and settings need no row: a piece exists only where they fit. Breaks and frozen
//! time need none either: they are cut out of the bins.

mod advice;
mod change;
mod complex;
mod hold;
mod lag;
mod minutes;
mod room;
mod supply;
mod window;

use super::model::Model;

/// A rule of a template.
pub(super) type Rule = fn(&mut Model<'_>);

/// All rules. Buffers stand first: they add pieces that take session minutes.
pub(super) const ALL: [Rule; 10] = [
    complex::buffer_after_complex_minutes,
    complex::complex_visits_per_session,
    minutes::one_arrangement_per_stretch,
    minutes::session_minutes,
    room::rooms,
    hold::holds_per_group_day,
    window::windows_staffed,
    advice::advice_time,
    lag::lags_reachable,
    supply::supply_meets_demand,
];

pub use change::CHANGE_PRICE;
pub use room::ROOM_PRICE;

/// Changes against the baseline, counted and limited; after `ALL`.
pub(super) use change::at_most_so_many_changes;

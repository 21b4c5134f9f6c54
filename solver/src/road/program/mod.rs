//! Which patients to convert when: a linear program over the weeks.
//!
//! The recursion is linear in the conversions, so the best pace under a learning limit, the chance
//! that patients accept, and the minutes of the teams is a linear program. Columns of a panel in
//! week `w`: `c` who convert, `e` eligible patients due, `n` on need-based control; of a team the
//! minutes `b` that wait.
//!
//! ```text
//! e[w] = e[w - tau] - c[w - tau]          at first as the panel is
//! c[w] <= attends accepts ramp[w] e[w]    who accepts of those who come
//! n[w + 1] = n[w] + c[w]
//! b[w] >= b[w - 1] + minutes(e[w] + never[w], n[w]) - capacity[w],  0 <= b[w] <= most,  b[T] <= b[0]
//! sum of c over a month <= limit
//! ```
//!
//! The value is the mean minutes a week freed over the last whole interval of each panel, and no
//! single month of it: a month shows one phase. **What is proved.** Where nothing waits it is the
//! fluid optimum, and no plan of whole patients expects more. Where minutes may wait (`most` above
//! 0) controls that wait count as held on time, so the value is an upper bound. Plans are not
//! unique, values are. A price is the change of the value by one unit more of a limit; a linear
//! program has any price between its one-sided derivatives, so the unit is said.
//!
//! Panels the program takes have one interval that repeats, one move to need-based control, and
//! nobody who enters or leaves: [`Unfit`] says which is not.

mod ask;
mod build;

pub use ask::{Plan, Prices, Short, Verdict, plan};

use super::walk::Road;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked<'r> {
    /// The panels, their weeks, the limit and what the teams have. Moves are offered at the control.
    pub road: &'r Road,
    /// Most minutes of a team that may wait at the end of a week \[min\].
    pub waits_max: f64,
    /// Whether only whole patients convert.
    pub whole: bool,
}

/// Why a road has no program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unfit {
    /// The panel's intervals widen, or its controls end.
    #[error("panel {panel} has more than one interval, or controls that end")]
    Intervals {
        /// The panel, by its row.
        panel: usize,
    },
    /// Patients enter or leave the panel.
    #[error("patients enter or leave panel {panel}")]
    ComesAndGoes {
        /// The panel, by its row.
        panel: usize,
    },
    /// The panel has another move than one to need-based control.
    #[error("panel {panel} has another move than one to need-based control")]
    Moves {
        /// The panel, by its row.
        panel: usize,
    },
    /// Moves are offered before the control.
    #[error("moves are offered before the control")]
    Before,
    /// Fewer weeks than the longest interval.
    #[error("{weeks} weeks hold no whole interval of panel {panel}")]
    TooShort {
        /// The weeks.
        weeks: usize,
        /// The panel, by its row.
        panel: usize,
    },
}

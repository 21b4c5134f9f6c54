//! The pages that hold more than a sheet: pictures, folds, the week as it is drawn.

mod booked;
mod calls;
mod day;
mod facts;
mod lengths;
mod plan;
mod sampled;
mod sensitivity;
mod sheets;
#[cfg(test)]
mod tests;
mod today;
mod verdict;
mod week;

pub use booked::booked;
pub(super) use calls::calls;
pub use day::{day_week, one_day};
pub use lengths::lengths;
pub use plan::plan;
pub(super) use sampled::sampled;
pub use sensitivity::sensitivity;
pub(super) use sheets::{meeting, weeks};
pub(super) use today::today;

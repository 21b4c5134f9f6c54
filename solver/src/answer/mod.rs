//! What any algorithm hands over: holds and templates. Nouns only.

pub mod holds;
pub mod template;

pub use holds::HoldPlan;
pub use template::{Block, BlockKind, Template};

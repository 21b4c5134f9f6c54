//! What an answer was like. The referee stands below every algorithm and cannot name one.

pub mod breach;
pub mod estimate;
pub mod referee;
#[cfg(test)]
mod tests;

pub use breach::Breach;
pub use estimate::Estimate;

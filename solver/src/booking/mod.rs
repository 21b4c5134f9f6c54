//! Which request gets which block on which date.

pub mod assign;

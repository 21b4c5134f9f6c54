//! How every page looks.

/// The style sheet.
pub(super) const STYLE: &str = include_str!("html/page.css");

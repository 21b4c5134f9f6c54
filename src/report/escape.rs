//! Text as a page may hold it; what means something to HTML is written as an entity by `maud`.

/// The text without control characters, which have no place in a page, and without blanks around it.
///
/// ~~~
/// assert_eq!(behov::report::escape::seen(" a\u{1b}[2Jb "), "a [2Jb");
/// ~~~
#[must_use]
pub fn seen(text: &str) -> String {
    text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

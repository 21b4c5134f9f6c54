//! The one writer of results, and of what is said beside them.
//!
//! What a file says, a name, a reason, a note or a path, may hold what a terminal obeys. Nothing
//! but text passes here.

use std::borrow::Cow;
use std::io::{ErrorKind, Write};

use crate::messages::fault;
use crate::verb::Refusal;

/// Writes a result; a reader who has gone away is no fault.
pub(super) fn print(results: &mut dyn Write, text: &str) -> Result<(), Refusal> {
    match results.write_all(harmless(text).as_bytes()).and_then(|()| results.flush()) {
        Ok(()) => Ok(()),
        Err(fault) if fault.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(fault) => Err(fault!("B0407", reason = fault).into()),
    }
}

/// Says something on standard error; nobody who listens is no fault.
pub(super) fn say(text: &str) {
    let _ = std::io::stderr().write_all(harmless(text).as_bytes());
}

/// The text with a mark for each character that a terminal obeys or that reorders what is read.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    let obeyed = |letter: char| {
        letter.is_control() && !matches!(letter, '\n' | '\t')
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(obeyed) {
        return Cow::Borrowed(text);
    }
    let mut told = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        // Lists for spreadsheets end their lines with both; alone it would write over the line.
        let line_end = letter == '\r' && letters.peek() == Some(&'\n');
        told.push(if obeyed(letter) && !line_end { char::REPLACEMENT_CHARACTER } else { letter });
    }
    Cow::Owned(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_marked_and_text_is_left_alone() {
        assert_eq!(harmless("a\u{1b}[2Jb"), "a\u{fffd}[2Jb");
        assert_eq!(harmless("a\rb\u{7}\u{9b}c"), "a\u{fffd}b\u{fffd}\u{fffd}c");
        assert_eq!(harmless("a\u{202e}b"), "a\u{fffd}b");
        for text in ["", "Æble\n\t1.440 min.", "a;b\r\nc;d\r\n"] {
            assert_eq!(harmless(text), text);
        }
    }
}

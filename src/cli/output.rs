//! The one writer of results.

use std::io::{ErrorKind, Write};

use super::exit::Stop;

/// Writes a result; a reader who has gone away is no fault.
pub(super) fn print(results: &mut dyn Write, text: &str) -> Result<(), Stop> {
    match results.write_all(text.as_bytes()).and_then(|()| results.flush()) {
        Ok(()) => Ok(()),
        Err(fault) if fault.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(fault) => Err(Stop::call("B0407", &[("reason", fault.to_string())])),
    }
}

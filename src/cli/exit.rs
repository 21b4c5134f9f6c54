//! How a run ends.

use crate::messages::{Lang, tell};
use crate::report::VERSION;
use crate::report::telling::Said;

/// The exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Exit {
    /// Done.
    Done = 0,
    /// The question is answered: no.
    No = 1,
    /// The input is wrong.
    BadInput = 2,
    /// A fault of ours, or more memory than there is.
    Bug = 3,
    /// Stopped before anything was finished.
    Stopped = 4,
}

impl From<Said> for Exit {
    fn from(said: Said) -> Self {
        match said {
            Said::Yes => Self::Done,
            Said::No => Self::No,
            Said::Nothing => Self::Stopped,
            Said::Wrong => Self::BadInput,
            Said::Refused => Self::Bug,
        }
    }
}

/// From now on a panic asks the user to report it, without the data it met.
pub(super) fn report_our_faults(lang: Lang) {
    if std::env::var_os("RUST_BACKTRACE").is_some() {
        return;
    }
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map_or_else(|| "?".to_owned(), ToString::to_string);
        let where_to = concat!(env!("CARGO_PKG_REPOSITORY"), "/issues");
        let told = tell!(lang, "shell.bug", place = place, at = where_to, version = VERSION);
        super::output::say(&format!("{told}\n"));
    }));
}

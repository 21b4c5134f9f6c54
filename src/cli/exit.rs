//! How a run ends.

use crate::messages::{Lang, text};
use crate::report::VERSION;
use crate::report::json::CheckedFault;

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
    /// A fault of ours.
    Bug = 3,
}

/// Why a run stopped before its answer: the input is wrong.
#[derive(Debug)]
pub(super) enum Stop {
    /// The clinic's files.
    Clinic(Vec<CheckedFault>),
    /// Several faults of the call.
    Calls(Vec<Stop>),
    /// The call.
    Call {
        /// Code of the error index; messages go by it.
        code: &'static str,
        /// The message that says what is wrong.
        cause: &'static str,
        /// Values of both messages.
        values: Vec<(&'static str, String)>,
    },
}

impl Stop {
    /// A fault of the call, told by the messages `code` and `code.help`.
    pub(super) fn call(code: &'static str, values: &[(&'static str, String)]) -> Self {
        Self::Call { code, cause: code, values: values.to_vec() }
    }
}

/// From now on a panic asks the user to report it, without the data it met.
pub(super) fn report_our_faults(danish: bool) {
    if std::env::var_os("RUST_BACKTRACE").is_some() {
        return;
    }
    let lang = if danish { Lang::Da } else { Lang::En };
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map_or_else(|| "?".to_owned(), ToString::to_string);
        let where_to = concat!(env!("CARGO_PKG_REPOSITORY"), "/issues");
        let values = [("place", &*place), ("where", where_to), ("version", VERSION)];
        eprintln!("{}", text(lang, "shell.bug", &values));
    }));
}

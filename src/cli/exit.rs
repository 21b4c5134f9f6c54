//! How a run ends.

use crate::messages::{Lang, tell};
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

/// A fault of the call, told by the messages `code` and `code.help`: proved while behov is compiled
/// to be there and to hold these values. `stop!("B0404", path = dir)`; where a code has several
/// causes, `stop!("B0420": "B0420.no-window", policy = name)`.
macro_rules! stop {
    ($code:literal $(, $name:ident = $value:expr)* $(,)?) => {
        stop!($code: $code $(, $name = $value)*)
    };
    ($code:literal: $cause:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        const {
            $crate::messages::fault($cause, concat!($code, ".help"), &[$(stringify!($name)),*])
        };
        $crate::cli::exit::Stop::Call {
            code: $code,
            cause: $cause,
            values: vec![$((stringify!($name), $value.to_string())),*],
        }
    }};
}
pub(super) use stop;

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

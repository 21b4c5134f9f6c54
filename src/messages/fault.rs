//! A fault that is of no line of a file: of a call, a question, a folder.

/// A fault told by the messages `cause` and `CODE.help`; made by `fault!`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionFault {
    /// Code of the error index.
    pub code: &'static str,
    /// The message that says what is wrong.
    pub cause: &'static str,
    /// Values of both messages.
    pub values: Vec<(&'static str, String)>,
}

/// A fault told by the messages `code` and `code.help`: proved while behov is compiled to be there
/// and to hold these values. `fault!("B0404", path = dir)`; where a code has several causes,
/// `fault!("B0420": "B0420.no-window", policy = name)`.
macro_rules! fault {
    ($code:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::messages::fault!($code: $code $(, $name = $value)*)
    };
    ($code:literal: $cause:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        const {
            $crate::messages::proved($cause, concat!($code, ".help"), &[$(stringify!($name)),*])
        };
        $crate::messages::QuestionFault {
            code: $code,
            cause: $cause,
            values: vec![$((stringify!($name), $value.to_string())),*],
        }
    }};
}
pub(crate) use fault;

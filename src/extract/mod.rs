//! Lists as booking systems and spreadsheets save them, read into lists of behov.
//!
//! Bytes become text (`text`) or a workbook (`format::book`), that a table of cells with their places
//! (`records`, `grid`), in which the headings are found (`layout`, by a `map` or `alias`). Values
//! are read by their kind (`format::said`), a row at a time (`patient`, `visit`).
//! Nothing is guessed: what cannot be read is refused with its place and a code (`fault`), the
//! order of day and month is judged for a column as a whole (`order`), and no CPR number passes
//! (`guard`). `pseudonymise` is the one door for files that have such numbers.

mod age;
mod alias;
mod clinic;
mod count;
mod double;
mod fault;
mod field;
mod grid;
mod guard;
mod import;
mod joint;
mod key;
mod layout;
mod map;
mod open;
mod order;
mod patient;
mod private;
mod pseudonym;
mod records;
mod row;
mod skip;
mod status;
mod text;
mod value;
mod visit;
mod write;

#[cfg(test)]
mod tests;

pub use clinic::Clinic;
pub use fault::{Code, Fault, Place};
pub use field::{Field, Kind};
pub use import::{Import, Skipped, Verdict, import};
pub use joint::join;
pub use key::{KEY_LEN, Key};
pub use layout::{Column, To};
pub use map::{Map, Target};
pub use open::{FILE_MAX, Format};
pub use private::{named_twice, write_both, write_new};
pub use pseudonym::{Pseudonymised, pseudonymise};
pub use row::{Colour, Days, Pause, Ready, Reason, Row, Visit};
pub use skip::Skip;
pub use status::Status;
pub use write::{Lists, left_out, lists};

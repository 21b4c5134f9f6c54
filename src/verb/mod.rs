//! The verbs: a typed question in, a typed answer or a refusal out.
//!
//! A verb reads the files its question names and computes; it prints nothing, writes nothing, and
//! knows neither flags nor words. Whoever asks (the command line, a page, another program) gives a
//! [`Host`]: the seed, the limits, and whom to tell what is being done.

/// The verbs that answer a question; `init`, `schema`, `completions` and `man` write
/// what is always the same.
pub const VERBS: [&str; 24] = [
    "book",
    "bridge",
    "check",
    "compare",
    "convert",
    "day",
    "dilemma",
    "explain",
    "export",
    "frontier",
    "generate",
    "hold-card",
    "import",
    "lengths",
    "optimum",
    "plan",
    "pseudonymise",
    "report",
    "road",
    "sensitivity",
    "simulate",
    "size",
    "template",
    "today",
];

mod accepting;
mod book;
mod bridge;
mod check;
mod clinic;
mod compare;
mod convert;
mod day;
mod dilemma;
mod explain;
mod export;
mod frontier;
mod generate;
mod hold_card;
mod host;
mod import;
mod lengths;
mod load;
mod memory;
mod optimum;
mod plan;
mod planned;
mod pseudonymise;
mod refusal;
mod report;
mod road;
mod sensitivity;
pub(crate) mod session_name;
mod settings;
mod simulate;
mod size;
mod today;

pub(crate) use accepting::accepting;
pub use book::{BookQuestion, Booked, BookingQuestion, Recalled, book};
pub use bridge::{Bridged, bridge};
pub use check::{CheckQuestion, Checked, check};
pub use clinic::TEMPLATE_FILE;
pub use compare::{AS_IT_IS, Against, CHANGED, CompareQuestion, SideBySide, compare};
pub use convert::{Converted, convert};
pub use day::{DayOfSession, DayQuestion, DaysOfWeek, GivenWeights, day, days};
pub use dilemma::dilemma;
pub use explain::{ExplainQuestion, Explained, explain};
pub use export::{ExportQuestion, Exported, VisitBooked, export};
pub use frontier::{FrontierQuestion, Sampled, frontier};
pub use generate::{generate, generate_waiting_list};
pub use hold_card::{HoldCards, hold_card};
pub use host::{Doing, Follow, Held, Host, Remark};
pub use import::{ImportQuestion, Imported, import};
pub use lengths::{Answered, LengthsQuestion, OfBands, OfColour, Studied, lengths};
pub use load::{WeekLoad, loads};
pub use optimum::{Optima, OptimumQuestion, optimum};
pub use plan::{PlanQuestion, plan, template};
pub use planned::{DatedWeeks, Planned};
pub use pseudonymise::{PseudonymiseQuestion, pseudonymise};
pub use refusal::{QuestionFault, Refusal};
pub use report::{Board, Sides, WeekSheets, board, week};
pub use road::{RoadQuestion, TemplatesQuestion, Walked, road};
pub use sensitivity::{
    Outcome, Sensitive, Sides as SidesCompared, difference_hangs_on, sensitivity,
};
pub use simulate::{Changes, SimulateQuestion, Simulated, simulate};
pub use size::{SizeQuestion, Sized, size};
pub use today::{TodayList, TodayQuestion, today};

//! Faults of a clinic file: what is wrong, where, with the numbers.
//!
//! Each has a code; causes and ways out in both languages stand in the shell's table of messages.

use super::place::Place;
use crate::units::{Minutes, Span};

/// A fault and its place.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}[{}].{}: {fault}", place.list, place.index, place.field)]
pub struct InstanceError {
    /// Where.
    pub place: Place,
    /// What.
    pub fault: Fault,
}

/// What can be wrong with a clinic.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// A number outside its range, or not a number.
    #[error("{value} is outside {low} to {high}")]
    OutOfRange {
        /// The number given.
        value: f64,
        /// Lowest allowed.
        low: f64,
        /// Highest allowed.
        high: f64,
    },
    /// Shares that do not add to 1.
    #[error("the shares add to {sum}, not to 1")]
    SharesDoNotAddUp {
        /// Their sum.
        sum: f64,
    },
    /// A date outside the years behov knows.
    #[error("{date} is outside 2000-01-01 to 2099-12-31")]
    DateOutOfRange {
        /// The date given.
        date: chrono::NaiveDate,
    },
    /// A first date after the last.
    #[error("{from} comes after {to}")]
    DatesReversed {
        /// First date given.
        from: chrono::NaiveDate,
        /// Last date given.
        to: chrono::NaiveDate,
    },
    /// A stretch that ends before it starts.
    #[error("{span} does not end after it starts")]
    EmptySpan {
        /// The stretch.
        span: Span,
    },
    /// A length or time off the grid.
    #[error("{minutes} is not a whole number of steps of {grid}")]
    OffGrid {
        /// The length.
        minutes: Minutes,
        /// The step.
        grid: Minutes,
    },
    /// A session outside the opening hours of its day.
    #[error("the session {span} of `{clinician}` lies outside the opening hours")]
    OutsideOpeningHours {
        /// Who works.
        clinician: String,
        /// When.
        span: Span,
    },
    /// Two sessions of one clinician at the same time.
    #[error("`{clinician}` has two sessions at once: {span} and {other}")]
    SessionsOverlap {
        /// Who works.
        clinician: String,
        /// The later row.
        span: Span,
        /// The earlier row.
        other: Span,
    },
    /// A break or a frozen block outside every session it belongs to, or overlapping another.
    #[error("{span} does not lie within a session of `{clinician}`, apart from its other breaks")]
    OutsideSession {
        /// Whose session.
        clinician: String,
        /// The stretch.
        span: Span,
    },
    /// The clinician does not belong to the team.
    #[error("`{clinician}` does not belong to the team `{team}`")]
    NotInTeam {
        /// The clinician.
        clinician: String,
        /// The team.
        team: String,
    },
    /// Nobody has a role that may serve the need of the team.
    #[error("nobody with a session in the team `{team}` may serve the need `{need}`")]
    NobodyServes {
        /// The need.
        need: String,
        /// The team that asks.
        team: String,
    },
    /// Who may serve an in-person need of the team has no session with a room.
    #[error("`{need}` needs a room, and no session of the team `{team}` that may serve it has one")]
    NoRoomToServe {
        /// The need.
        need: String,
        /// The team that asks.
        team: String,
    },
    /// No session sees the patients of the team that is asked.
    #[error("the team `{team}` is asked for `{need}`, and no session sees its patients")]
    NoSessionOfTeam {
        /// The need.
        need: String,
        /// The team that asks.
        team: String,
    },
    /// A pathway that cannot be followed.
    #[error("the step takes at least {least} days but may take at most {most}")]
    LagsCannotBeMet {
        /// Fewest days the steps take.
        least: u32,
        /// Most days allowed.
        most: u32,
    },
    /// A name given twice.
    #[error("`{name}` stands twice")]
    NameTwice {
        /// The name.
        name: String,
    },
    /// A list that must not be empty.
    #[error("at least one row is needed")]
    Empty,
    /// Holds in use beyond what the team's sessions have on that day.
    #[error("{held} are held on a day with {minutes} of sessions")]
    HoldsExceedSessions {
        /// Minutes held.
        held: Minutes,
        /// Minutes of sessions.
        minutes: Minutes,
    },
    /// An open-clinic window that too few sessions cover.
    #[error("{available} sessions cover {span}, {asked} are asked for")]
    WindowNotStaffed {
        /// The window.
        span: Span,
        /// Sessions that cover it.
        available: u32,
        /// Clinicians asked for.
        asked: u32,
    },
    /// Two bookings of one clinician at the same time.
    #[error("`{clinician}` has two bookings at once on {date}")]
    BookingsOverlap {
        /// Whose time.
        clinician: String,
        /// The date.
        date: chrono::NaiveDate,
    },
    /// Advice promised by a clinic that has no need for advice.
    #[error("the team `{team}` promises advice, but no need has the purpose advice")]
    AdviceWithoutNeed {
        /// The team.
        team: String,
    },
    /// Access promised for a need that is not served from holds.
    #[error("`{need}` promises access but is not served from holds")]
    AccessNotHeld {
        /// The need.
        need: String,
    },
    /// A referral or a date that has not come yet, or has passed, on the day of the file.
    #[error("{date} and today, {today}, are the wrong way round")]
    WrongSideOfToday {
        /// The date given.
        date: chrono::NaiveDate,
        /// The day of the file.
        today: chrono::NaiveDate,
    },
    /// With more notice less of what is released is filled.
    #[error("{share} is filled with more notice than {before}")]
    FillFalls {
        /// The share with more notice.
        share: f64,
        /// The share with less.
        before: f64,
    },
    /// A range that ends before it starts, or has an end that is no number.
    #[error("the range from {low} to {high} ends before it starts, or an end is no number")]
    RangeReversed {
        /// The low end.
        low: f64,
        /// The high end.
        high: f64,
    },
    /// A cycle that does not start on a Monday.
    #[error("{date} is not a Monday")]
    NotAMonday {
        /// The date given.
        date: chrono::NaiveDate,
    },
    /// A week of the cycle that does not exist.
    #[error("week {week} is not in a cycle of {weeks}")]
    NotInCycle {
        /// The week given, from 1.
        week: u32,
        /// Weeks in the cycle.
        weeks: u32,
    },
    /// A score band that leaves a hole or overlaps its neighbour.
    #[error("the band starts at {from} but the one before ends at {before}")]
    BandsDoNotMeet {
        /// Where the band starts.
        from: f64,
        /// Where the one before ends.
        before: f64,
    },
    /// A score of a list that no band of the PRO table holds.
    #[error("the score {score} lies outside the bands, {from} up to but not {to}")]
    ScoreOutsideBands {
        /// The score.
        score: f64,
        /// Lowest score of the bands.
        from: f64,
        /// First score above them.
        to: f64,
    },
    /// A colour that a band or a flag gives, and of which no rule says what it means.
    #[error("the colour {colour} is given, and no rule says what it means")]
    ColourWithoutRule {
        /// The colour.
        colour: String,
    },
    /// A list has scores, and the clinic file no table to read them by.
    #[error("the list has PRO answers, and the clinic file has no table to read them by")]
    NoProTable,
    /// First visits become calls, and nothing says how long a call takes.
    #[error("{phone} of the first visits become calls, and `phone_need` names no call")]
    CallWithoutNeed {
        /// Share that becomes calls \[0..=1\].
        phone: f64,
    },
    /// An answer given after the day of the file.
    #[error("the answer of {date} comes after today, {today}")]
    AnswerAfterToday {
        /// The date given.
        date: chrono::NaiveDate,
        /// The day of the file.
        today: chrono::NaiveDate,
    },
    /// A call or a reading that answers would decide on again.
    #[error("`{need}` comes after the answers, and is among the first visits they decide on")]
    DecidedTwice {
        /// The need.
        need: String,
    },
    /// Patients whose true class would be that nobody knows.
    #[error("`{class}` is no true class: it says that nobody has answered")]
    TrulyUnknown {
        /// The class.
        class: String,
    },
    /// More patients have a next control than the panel holds.
    #[error("{dates} next controls are listed for {size} patients")]
    TooManyControls {
        /// Dates listed.
        dates: usize,
        /// Patients.
        size: u32,
    },
    /// An id that no row of its table has.
    #[error("row {row} is named, but the list has {rows}")]
    NoSuchRow {
        /// The row named, from 0.
        row: usize,
        /// Rows there are.
        rows: usize,
    },
    /// A table that should have one row per complexity class has another number.
    #[error("{given} values are given for {classes} complexity classes")]
    NotOnePerClass {
        /// Values given.
        given: usize,
        /// Classes there are.
        classes: usize,
    },
    /// A period of a right that starts before the one above it ends.
    #[error("the period from {from} starts before the one above it has ended")]
    PeriodsOverlap {
        /// First day of the later row.
        from: chrono::NaiveDate,
    },
    /// A right that is off is carried by something.
    #[error("the right `{right}` is off until the clinic switches it on")]
    RightIsOff {
        /// The right.
        right: String,
    },
    /// A right that the law gives to patients of the other sector only.
    #[error("the right `{right}` has no period for these patients")]
    RightOfOtherSector {
        /// The right.
        right: String,
    },
    /// A right whose milestone comes before the day it starts.
    #[error("the right `{right}` ends with a milestone that comes before the day it starts")]
    RightEndsFirst {
        /// The right.
        right: String,
    },
    /// A milestone that two steps of a pathway decide.
    #[error("steps {first} and {second} both decide the same milestone")]
    MilestoneTwice {
        /// The earlier step, from 1.
        first: usize,
        /// The later step, from 1.
        second: usize,
    },
    /// Patients are converted to need-based control, but the visit they may ask for is missing.
    #[error("{converted} of the patients are converted, but `need_based` names no visit")]
    NoNeedBasedVisit {
        /// Share converted \[0..=1\].
        converted: f64,
    },
    /// A change that begins before the day of the file.
    #[error("the change begins on {date}, before today, {today}")]
    ChangeBeforeToday {
        /// The date given.
        date: chrono::NaiveDate,
        /// The day of the file.
        today: chrono::NaiveDate,
    },
    /// Changes that together touch more than all.
    #[error("with this change {sum} of all would be touched")]
    ChangesExceedAll {
        /// The sum of their shares.
        sum: f64,
    },
    /// A name that cannot be told from another, or not be printed.
    #[error("`{name}` is empty, starts or ends with a space, or holds a control character")]
    NotAName {
        /// The name.
        name: String,
    },
}

impl Fault {
    /// The code of the error index.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Fault::OutOfRange { .. } => "B0201",
            Fault::SharesDoNotAddUp { .. } => "B0202",
            Fault::DateOutOfRange { .. } => "B0203",
            Fault::DatesReversed { .. } => "B0204",
            Fault::EmptySpan { .. } => "B0205",
            Fault::OffGrid { .. } => "B0206",
            Fault::OutsideOpeningHours { .. } => "B0207",
            Fault::SessionsOverlap { .. } => "B0208",
            Fault::OutsideSession { .. } => "B0209",
            Fault::NotInTeam { .. } => "B0210",
            Fault::NobodyServes { .. } => "B0211",
            Fault::LagsCannotBeMet { .. } => "B0212",
            Fault::NameTwice { .. } => "B0213",
            Fault::Empty => "B0214",
            Fault::HoldsExceedSessions { .. } => "B0215",
            Fault::WindowNotStaffed { .. } => "B0216",
            Fault::BookingsOverlap { .. } => "B0217",
            Fault::NotAMonday { .. } => "B0218",
            Fault::NotInCycle { .. } => "B0219",
            Fault::BandsDoNotMeet { .. } => "B0220",
            Fault::TooManyControls { .. } => "B0221",
            Fault::NoSuchRow { .. } => "B0222",
            Fault::NotOnePerClass { .. } => "B0223",
            Fault::PeriodsOverlap { .. } => "B0224",
            Fault::NoNeedBasedVisit { .. } => "B0225",
            Fault::NotAName { .. } => "B0226",
            Fault::AdviceWithoutNeed { .. } => "B0227",
            Fault::AccessNotHeld { .. } => "B0228",
            Fault::WrongSideOfToday { .. } => "B0229",
            Fault::FillFalls { .. } => "B0230",
            Fault::RangeReversed { .. } => "B0231",
            Fault::NoRoomToServe { .. } => "B0232",
            Fault::NoSessionOfTeam { .. } => "B0233",
            Fault::RightIsOff { .. } => "B0234",
            Fault::RightOfOtherSector { .. } => "B0235",
            Fault::RightEndsFirst { .. } => "B0236",
            Fault::MilestoneTwice { .. } => "B0237",
            Fault::ScoreOutsideBands { .. } => "B0250",
            Fault::ColourWithoutRule { .. } => "B0251",
            Fault::NoProTable => "B0252",
            Fault::CallWithoutNeed { .. } => "B0253",
            Fault::AnswerAfterToday { .. } => "B0254",
            Fault::DecidedTwice { .. } => "B0255",
            Fault::TrulyUnknown { .. } => "B0256",
            Fault::ChangeBeforeToday { .. } => "B0245",
            Fault::ChangesExceedAll { .. } => "B0246",
        }
    }

    /// The values of the fault by name, as they stand in its text, for a text in another language.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        macro_rules! values {
            ($($name:ident),*) => { vec![$((stringify!($name), $name.to_string())),*] };
        }
        match self {
            Fault::OutOfRange { value, low, high } => values![value, low, high],
            Fault::SharesDoNotAddUp { sum } | Fault::ChangesExceedAll { sum } => values![sum],
            Fault::DateOutOfRange { date } | Fault::NotAMonday { date } => values![date],
            Fault::DatesReversed { from, to } => values![from, to],
            Fault::EmptySpan { span } => values![span],
            Fault::OffGrid { minutes, grid } => values![minutes, grid],
            Fault::OutsideOpeningHours { clinician, span }
            | Fault::OutsideSession { clinician, span } => values![clinician, span],
            Fault::SessionsOverlap { clinician, span, other } => values![clinician, span, other],
            Fault::NotInTeam { clinician, team } => values![clinician, team],
            Fault::NobodyServes { need, team }
            | Fault::NoRoomToServe { need, team }
            | Fault::NoSessionOfTeam { need, team } => values![need, team],
            Fault::LagsCannotBeMet { least, most } => values![least, most],
            Fault::NameTwice { name } | Fault::NotAName { name } => values![name],
            Fault::Empty | Fault::NoProTable => Vec::new(),
            Fault::ScoreOutsideBands { score, from, to } => values![score, from, to],
            Fault::ColourWithoutRule { colour } => values![colour],
            Fault::CallWithoutNeed { phone } => values![phone],
            Fault::AdviceWithoutNeed { team } => values![team],
            Fault::AccessNotHeld { need } | Fault::DecidedTwice { need } => values![need],
            Fault::WrongSideOfToday { date, today }
            | Fault::AnswerAfterToday { date, today }
            | Fault::ChangeBeforeToday { date, today } => values![date, today],
            Fault::TrulyUnknown { class } => values![class],
            Fault::FillFalls { share, before } => values![share, before],
            Fault::RangeReversed { low, high } => values![low, high],
            Fault::HoldsExceedSessions { held, minutes } => values![held, minutes],
            Fault::WindowNotStaffed { span, available, asked } => values![span, available, asked],
            Fault::BookingsOverlap { clinician, date } => values![clinician, date],
            Fault::NotInCycle { week, weeks } => values![week, weeks],
            Fault::BandsDoNotMeet { from, before } => values![from, before],
            Fault::TooManyControls { dates, size } => values![dates, size],
            Fault::NoSuchRow { row, rows } => values![row, rows],
            Fault::NotOnePerClass { given, classes } => values![given, classes],
            Fault::PeriodsOverlap { from } => values![from],
            Fault::NoNeedBasedVisit { converted } => values![converted],
            Fault::RightIsOff { right }
            | Fault::RightOfOtherSector { right }
            | Fault::RightEndsFirst { right } => values![right],
            Fault::MilestoneTwice { first, second } => values![first, second],
        }
    }
}

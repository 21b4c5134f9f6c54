//! Codes of a clinic day, the same in every language.

use behov_solver::plan::day::{Claim, NoDay, NoSwap, Rule, Work};

/// A rule of appointment times.
pub(in crate::report) fn rule_code(rule: Rule) -> &'static str {
    match rule {
        Rule::Own => "own",
        Rule::EqualSpacing => "equal-spacing",
        Rule::BaileyWelch => "bailey-welch",
        Rule::Optimum => "optimum",
        Rule::Reordered => "reordered",
    }
}

/// What is proved about appointment times.
pub(super) fn claim_code(claim: Claim) -> &'static str {
    match claim {
        Claim::None => "figures-only",
        Claim::BestForOrder => "best-for-order",
        Claim::BestForAllOrders => "best-for-all-orders",
        Claim::NotCertified => "not-certified",
    }
}

/// What a piece of work is.
pub(in crate::report) fn work_code(work: Work) -> &'static str {
    match work {
        Work::Visit { .. } => "visit",
        Work::Held { .. } => "held",
        Work::Fixed { .. } => "fixed-visit",
        Work::Other { .. } => "other-work",
    }
}

/// Why a session has no figures.
pub(in crate::report) fn no_day_code(why: NoDay) -> &'static str {
    use behov_solver::day::DayError;
    match why {
        NoDay::NoVisits => "no-visits",
        NoDay::Day(DayError::Visits) => "too-many-visits",
        NoDay::Day(DayError::TooManyVisits) => "no-room-on-grid",
        NoDay::Day(DayError::Intervals) => "too-many-intervals",
        NoDay::Day(DayError::Number | DayError::Rates) => "weights",
        NoDay::Length(_) => "length",
    }
}

/// Why nobody leaves.
pub(in crate::report) fn no_swap_code(why: NoSwap) -> &'static str {
    match why {
        NoSwap::NoEasy => "no-easy",
        NoSwap::NoHeavier => "no-heavier",
        NoSwap::Elsewhere => "elsewhere",
        NoSwap::NoDay(why) => no_day_code(why),
    }
}

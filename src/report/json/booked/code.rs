//! Codes of a booked list, the same in every language.

use behov_solver::booking::baseline::Order;
use behov_solver::booking::replan::ForcedReason;
use behov_solver::booking::{Limit, Rule};
use behov_solver::template::Lost;

/// How days over are weighed.
pub(super) fn rule_code(rule: Rule) -> &'static str {
    match rule {
        Rule::Squares => "squares",
        Rule::Sum => "sum",
        Rule::Max => "max",
        Rule::Binary => "binary",
    }
}

/// The order of a secretary.
pub(super) fn order_code(order: Order) -> &'static str {
    match order {
        Order::EarliestDueDate => "due-date",
        Order::FirstCome => "first-come",
    }
}

/// A limit of the work that was met.
pub(in crate::report) fn limit_code(limit: Limit) -> &'static str {
    match limit {
        Limit::Clock => "clock",
        Limit::Size => "size",
        Limit::Nodes => "nodes",
        Limit::Clashes => "clashes",
        Limit::Orders => "orders",
        Limit::Prices => "prices",
        Limit::Exchanges => "exchanges",
    }
}

/// Why a date told cannot stand.
pub(in crate::report) fn forced_code(reason: &ForcedReason) -> &'static str {
    match reason {
        ForcedReason::NotHeld(Lost::Holiday(_)) => "holiday",
        ForcedReason::NotHeld(Lost::Closure(_)) => "closed",
        ForcedReason::NotHeld(Lost::Absence(_)) => "away",
        ForcedReason::NoSession => "no-session",
        ForcedReason::NotInTemplate => "not-in-template",
        ForcedReason::Taken => "taken",
        ForcedReason::TooShort => "too-short",
        ForcedReason::PatientCannot => "patient",
        ForcedReason::NoStep => "no-step",
        ForcedReason::Redirected => "redirected",
        ForcedReason::Lags => "lags",
        ForcedReason::OtherStep => "other-step",
    }
}

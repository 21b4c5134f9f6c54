//! Words of a clinic day.

use behov_solver::instance::Instance;
use behov_solver::plan::day::{Claim, Clock, NoDay, NoSwap, Options, Rule, Work};
use behov_solver::table::{ClassId, NeedId};
use behov_solver::units::{Minutes, TimeOfDay};

use crate::messages::tell;
use crate::report::label;
use crate::report::voice::Voice;

/// A table that text and page share.
pub(in crate::report) type Board = crate::report::sheet::Grid;

/// A rule of appointment times, in words.
pub(in crate::report) fn rule(voice: Voice, rule: Rule) -> String {
    tell!(voice, rule => {
        Rule::Own => "clinic-day.rule.own",
        Rule::EqualSpacing => "clinic-day.rule.equal-spacing",
        Rule::BaileyWelch => "clinic-day.rule.bailey-welch",
        Rule::Optimum => "clinic-day.rule.optimum",
        Rule::Reordered => "clinic-day.rule.reordered",
    })
}

/// A rule of appointment times, for machines.
pub(in crate::report) fn rule_code(rule: Rule) -> &'static str {
    match rule {
        Rule::Own => "own",
        Rule::EqualSpacing => "equal-spacing",
        Rule::BaileyWelch => "bailey-welch",
        Rule::Optimum => "optimum",
        Rule::Reordered => "reordered",
    }
}

/// What is proved about appointment times, for machines.
pub(in crate::report) fn claim_code(claim: Claim) -> &'static str {
    match claim {
        Claim::None => "figures-only",
        Claim::BestForOrder => "best-for-order",
        Claim::BestForAllOrders => "best-for-all-orders",
        Claim::NotCertified => "not-certified",
    }
}

/// The same in words.
pub(super) fn claim(voice: Voice, claim: Claim) -> String {
    tell!(voice, claim => {
        Claim::None => "clinic-day.claim.figures-only",
        Claim::BestForOrder => "clinic-day.claim.best-for-order",
        Claim::BestForAllOrders => "clinic-day.claim.best-for-all-orders",
        Claim::NotCertified => "clinic-day.claim.not-certified",
    })
}

/// What a piece of work is, for machines.
pub(in crate::report) fn work_code(work: Work) -> &'static str {
    match work {
        Work::Visit { .. } => "visit",
        Work::Held { .. } => "held",
        Work::Fixed { .. } => "fixed-visit",
        Work::Other { .. } => "other-work",
    }
}

/// A piece of work in words.
pub(in crate::report) fn work(voice: Voice, instance: &Instance, work: Work) -> String {
    let need = |need: NeedId| instance.parts().needs[need].name.clone();
    match work {
        Work::Visit { need, class } => classed(voice, instance, need, class),
        Work::Held { need: of, .. } => tell!(voice, "clinic-day.work.held", need = need(of)),
        Work::Fixed { need: of } => tell!(voice, "clinic-day.work.fixed", need = need(of)),
        Work::Other { index } => match instance.parts().frozen.get(index) {
            Some(frozen) if !frozen.label.is_empty() => frozen.label.clone(),
            _ => tell!(voice, "clinic-day.work.other"),
        },
    }
}

/// A need with its class, such as `control high`.
pub(super) fn classed(voice: Voice, instance: &Instance, need: NeedId, class: ClassId) -> String {
    let parts = instance.parts();
    let class = label::class(voice, &parts.complexity.classes[class].name);
    format!("{} {class}", parts.needs[need].name)
}

/// Why a session has no figures, in words.
pub(in crate::report) fn no_day(voice: Voice, why: NoDay) -> String {
    use behov_solver::day::DayError;
    tell!(voice, why => {
        NoDay::NoVisits => "clinic-day.none.no-visits",
        NoDay::Day(DayError::Visits) => "clinic-day.none.too-many-visits",
        NoDay::Day(DayError::TooManyVisits) => "clinic-day.none.no-room-on-grid",
        NoDay::Day(DayError::Intervals) => "clinic-day.none.too-many-intervals",
        NoDay::Day(DayError::Number | DayError::Rates) => "clinic-day.none.weights",
        NoDay::Length(_) => "clinic-day.none.length",
    })
}

/// The same for machines.
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

/// Why nobody leaves, for machines.
pub(in crate::report) fn no_swap_code(why: NoSwap) -> &'static str {
    match why {
        NoSwap::NoEasy => "no-easy",
        NoSwap::NoHeavier => "no-heavier",
        NoSwap::Elsewhere => "elsewhere",
        NoSwap::NoDay(why) => no_day_code(why),
    }
}

/// The same in words.
pub(super) fn no_swap(voice: Voice, why: NoSwap) -> String {
    match why {
        NoSwap::NoDay(why) => no_day(voice, why),
        NoSwap::NoEasy => tell!(voice, "clinic-day.stays.no-easy"),
        NoSwap::NoHeavier => tell!(voice, "clinic-day.stays.no-heavier"),
        NoSwap::Elsewhere => tell!(voice, "clinic-day.stays.elsewhere"),
    }
}

/// The wall-clock time of an interval of a day.
pub(in crate::report) fn clock(clock: &Clock, grid: Minutes, at: usize) -> TimeOfDay {
    clock.starts(Minutes(grid.0 * i32::try_from(at).unwrap_or(0)))
}

/// What every day is made of, and what its figures are.
pub(in crate::report) fn made_of(voice: Voice, options: &Options) -> Vec<String> {
    let weights = &options.weights;
    let weight = |value: f64| voice.number(value, 2);
    let together = voice.whole(options.together_max);
    vec![
        tell!(voice, "clinic-day.made.visits"),
        tell!(voice, "clinic-day.made.figures"),
        tell!(
            voice,
            "clinic-day.made.weights",
            waiting = weight(weights.waiting),
            idle = weight(weights.idle),
            overtime = weight(weights.overtime)
        ),
        tell!(voice, "clinic-day.made.guards", count = together),
    ]
}

/// Minutes with one decimal.
pub(super) fn tenth(voice: Voice, minutes: f64) -> String {
    voice.number(minutes, 1)
}

//! Words and tables of clinic days, which text and page share.

mod board;
mod open;
mod swap;
mod week;

use behov_solver::instance::Instance;
use behov_solver::plan::day::{Claim, NoDay, NoSwap, Options, Rule, Work};
use behov_solver::table::{ClassId, NeedId};

use crate::messages::tell;
use crate::report::label;
use crate::report::voice::Voice;

pub(in crate::report) use board::{compared, one_told, unpunctual, unpunctual_told, visits};
pub(in crate::report) use open::{open_board, open_told};
pub(in crate::report) use swap::{swap_board, swap_told};
pub(in crate::report) use week::{sums, week_board, week_told};

/// A table that text and page share.
pub(in crate::report) type Board = crate::report::sheet::Grid;

/// A rule of appointment times, in words.
fn rule(voice: Voice, rule: Rule) -> String {
    tell!(voice, rule => {
        Rule::Own => "clinic-day.rule.own",
        Rule::EqualSpacing => "clinic-day.rule.equal-spacing",
        Rule::BaileyWelch => "clinic-day.rule.bailey-welch",
        Rule::Optimum => "clinic-day.rule.optimum",
        Rule::Reordered => "clinic-day.rule.reordered",
    })
}

/// What is proved about appointment times, in words.
fn claim(voice: Voice, claim: Claim) -> String {
    tell!(voice, claim => {
        Claim::None => "clinic-day.claim.figures-only",
        Claim::BestForOrder => "clinic-day.claim.best-for-order",
        Claim::BestForAllOrders => "clinic-day.claim.best-for-all-orders",
        Claim::NotCertified => "clinic-day.claim.not-certified",
    })
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
fn classed(voice: Voice, instance: &Instance, need: NeedId, class: ClassId) -> String {
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

/// Why nobody leaves, in words.
fn no_swap(voice: Voice, why: NoSwap) -> String {
    match why {
        NoSwap::NoDay(why) => no_day(voice, why),
        NoSwap::NoEasy => tell!(voice, "clinic-day.stays.no-easy"),
        NoSwap::NoHeavier => tell!(voice, "clinic-day.stays.no-heavier"),
        NoSwap::Elsewhere => tell!(voice, "clinic-day.stays.elsewhere"),
    }
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
fn tenth(voice: Voice, minutes: f64) -> String {
    voice.number(minutes, 1)
}

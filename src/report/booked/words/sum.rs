//! Rules, levels, rights in sum, and plans beside each other.

use behov_solver::booking::baseline::Order;
use behov_solver::booking::{Level, LevelValue, Limit, OutsideLag, Rule};
use behov_solver::evaluation::RightsSum;
use behov_solver::solve::Proof;

use super::super::Booked;
use super::super::promise::promised;
use super::pseudonym;
use crate::report::proof;
use crate::report::voice::Voice;

/// The key of a rule in messages and JSON.
pub(in crate::report) fn rule_code(rule: Rule) -> &'static str {
    match rule {
        Rule::Squares => "squares",
        Rule::Sum => "sum",
        Rule::Max => "max",
        Rule::Binary => "binary",
    }
}

/// The key of a level in messages and JSON.
pub(in crate::report) fn level_code(level: Level) -> &'static str {
    match level {
        Level::Rights => "rights",
        Level::Access => "access",
        Level::Continuity => "continuity",
        Level::Fit => "fit",
    }
}

/// The key of an order in messages and JSON.
pub(in crate::report) fn order_code(order: Order) -> &'static str {
    match order {
        Order::EarliestDueDate => "due-date",
        Order::FirstCome => "first-come",
    }
}

/// The proof of a level.
#[expect(clippy::cast_precision_loss, reason = "values stay far below 2^53")]
pub(in crate::report) fn level_proof(level: &LevelValue) -> (f64, Proof) {
    (level.value as f64, Proof::Bounded { bound: level.bound as f64 })
}

/// Headings of the table of levels.
pub(in crate::report) fn level_header(voice: Voice) -> Vec<String> {
    ["book.level", "book.level.value", "book.level.bound", "book.level.gap"]
        .map(|key| voice.say(key))
        .to_vec()
}

/// A row of the table of levels.
pub(in crate::report) fn level_row(voice: Voice, level: &LevelValue) -> Vec<String> {
    let (value, proof) = level_proof(level);
    #[expect(clippy::cast_precision_loss, reason = "values stay far below 2^53")]
    let bound = level.bound as f64;
    vec![
        voice.say(&format!("book.level.{}", level_code(level.level))),
        voice.number(value, 0),
        voice.number(bound, 0),
        proof::word(voice, value, proof),
    ]
}

/// Headings of the plans set beside each other.
pub(in crate::report) fn compare_header(voice: Voice) -> Vec<String> {
    ["plan", "in-time", "sum", "most", "squared", "overtaken"]
        .map(|key| voice.say(&format!("book.compare.{key}")))
        .to_vec()
}

/// The answer, the two orders of a secretary, and both sides of the price of counting breaches.
pub(in crate::report) fn compare_rows(voice: Voice, booked: &Booked<'_>) -> Vec<Vec<String>> {
    let mut rows = vec![compare_row(voice, "behov", &booked.run.rights.sum)];
    for baseline in &booked.run.baselines {
        rows.push(compare_row(voice, order_code(baseline.order), &baseline.rights));
    }
    let binary = &booked.run.binary;
    if booked.options.booking.rule != Rule::Squares {
        rows.push(compare_row(voice, "squares", &binary.squares));
    }
    rows.push(compare_row(voice, "binary", &binary.binary));
    rows
}

fn compare_row(voice: Voice, key: &str, sum: &RightsSum) -> Vec<String> {
    let number = |value: u64| voice.whole(usize::try_from(value).unwrap_or(usize::MAX));
    let counts = [("part", voice.whole(sum.in_time)), ("whole", voice.whole(sum.with_right))];
    let counts = counts.each_ref().map(|(name, value)| (*name, value.as_str()));
    vec![
        voice.say(&format!("book.compare.{key}")),
        voice.tell("dilemma.in-time.value", &counts),
        number(sum.days_over_sum),
        voice.whole(sum.days_over_max as usize),
        number(sum.days_over_squares),
        voice.whole(sum.overtaken),
    ]
}

/// What counting breaches costs.
pub(in crate::report) fn binary_price(voice: Voice, booked: &Booked<'_>) -> String {
    let price = &booked.run.binary;
    #[expect(clippy::cast_precision_loss, reason = "days and patients stay far below 2^53")]
    let signed = |value: i64| voice.number(value as f64, 0);
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let gained = count(price.binary.in_time) - count(price.squares.in_time);
    let values = [("days", signed(price.days())), ("gained", signed(gained))];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    voice.tell("book.binary.value", &values)
}

/// Label and text of each line about rights.
pub(in crate::report) fn rights(voice: Voice, sum: &RightsSum) -> Vec<(String, String)> {
    let share = |share: Option<f64>, part: usize| match share {
        None => voice.say("number.none"),
        Some(share) => {
            let values = [
                ("share", voice.percent(share)),
                ("part", voice.whole(part)),
                ("whole", voice.whole(sum.with_right)),
            ];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            voice.tell("book.rights.estimated", &values)
        }
    };
    let mean = sum.days_over_mean().map_or(f64::NAN, |mean| mean);
    let total = usize::try_from(sum.days_over_sum).unwrap_or(usize::MAX);
    let days = [
        ("mean", voice.number(mean, 1)),
        ("p95", voice.whole(sum.days_over_p95 as usize)),
        ("most", voice.whole(sum.days_over_max as usize)),
        ("sum", voice.whole(total)),
        ("overdue", voice.whole(sum.overdue)),
    ];
    let days = days.each_ref().map(|(name, value)| (*name, value.as_str()));
    let notices =
        [("due", voice.whole(sum.notices_due)), ("overdue", voice.whole(sum.notices_overdue))];
    let notices = notices.each_ref().map(|(name, value)| (*name, value.as_str()));
    let line = |key: &str, text: String| (voice.say(&format!("book.rights.{key}")), text);
    vec![
        line("strict", share(sum.compliance_strict(), sum.in_time)),
        line("adjusted", share(sum.compliance_adjusted(), sum.in_time_adjusted)),
        line("late", voice.whole(sum.late)),
        line("over-today", voice.whole(sum.over_today)),
        line("no-date", voice.whole(sum.no_date)),
        line("days", voice.tell("book.rights.days.value", &days)),
        line("overtaken", voice.whole(sum.overtaken)),
        line("notices", voice.tell("book.rights.notices.value", &notices)),
    ]
}

/// The answer in a sentence or two.
pub(in crate::report) fn answer(voice: Voice, booked: &Booked<'_>) -> String {
    let (sum, today) = (&booked.run.rights.sum, booked.instance.parts().as_of);
    if sum.patients == 0 {
        return voice.say("book.answer.none");
    }
    let days = usize::try_from(sum.days_over_sum).unwrap_or(usize::MAX);
    let tomorrow = today.succ_opt().unwrap_or(today);
    let (first, last) = booked.dates().unwrap_or((tomorrow, booked.run.rights.horizon_end));
    let values = [
        ("dated", voice.whole(booked.dated_count())),
        ("patients", voice.whole(sum.patients)),
        ("from", voice.date(first)),
        ("end", voice.date(last)),
        ("with_right", voice.whole(sum.with_right)),
        ("in_time", voice.whole(sum.in_time)),
        ("days", voice.whole(days)),
        ("most", voice.whole(sum.days_over_max as usize)),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let key = if sum.with_right == 0 { "book.answer.no-right" } else { "book.answer.value" };
    let told = voice.tell(key, &values);
    match promised(booked) {
        (_, 0) => told,
        (all, late) => {
            let values = [("all", voice.whole(all)), ("late", voice.whole(late)), ("told", told)];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            voice.tell("book.answer.promise", &values)
        }
    }
}

/// The key of a limit in messages and JSON.
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

/// Each limit that was met, in words.
pub(in crate::report) fn limits(voice: Voice, booked: &Booked<'_>) -> Vec<String> {
    booked.limits_met().into_iter().map(|met| limit(voice, met)).collect()
}

/// A limit that was met, in words.
pub(in crate::report) fn limit(voice: Voice, limit: Limit) -> String {
    let what = voice.say(&format!("book.limit.{}", limit_code(limit)));
    voice.tell("book.limit", &[("what", &*what)])
}

/// Each visit outside its lag, in words, by patient.
pub(in crate::report) fn outside_lags(voice: Voice, booked: &Booked<'_>) -> Vec<String> {
    let rows = booked.list().outside.iter();
    let told = rows.map(|row| {
        let (name, date) = (pseudonym(booked.instance, row.patient), voice.short(row.date));
        let values = [
            ("patient", name.to_owned()),
            ("step", (row.step + 1).to_string()),
            ("date", date),
            ("why", outside_lag(voice, row)),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        voice.tell("book.outside.line", &values)
    });
    told.collect()
}

/// Why a visit is outside its lag.
pub(in crate::report) fn outside_lag(voice: Voice, row: &OutsideLag) -> String {
    let values = [
        ("days", row.days().to_string().replace('-', "−")),
        ("before", voice.short(row.before)),
        ("least", row.days_min.to_string()),
        ("most", row.days_max.to_string()),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    voice.tell("book.outside.why", &values)
}

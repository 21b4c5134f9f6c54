//! Rules, levels, rights in sum, and plans beside each other.

use behov_solver::booking::baseline::Order;
use behov_solver::booking::{Level, LevelValue, Limit, Rule};
use behov_solver::evaluation::RightsSum;

use crate::messages::{Entry, key, tell};
use crate::report::booked::{Booked, level_proof, promised};
use crate::report::json::Outside;
use crate::report::proof;
use crate::report::voice::Voice;

/// A rule in words.
pub(in crate::report) fn rule(voice: Voice, rule: Rule) -> String {
    tell!(voice, rule => {
        Rule::Squares => "book.rule.squares",
        Rule::Sum => "book.rule.sum",
        Rule::Max => "book.rule.max",
        Rule::Binary => "book.rule.binary",
    })
}

/// A level in words.
pub(in crate::report) fn level(voice: Voice, level: Level) -> String {
    tell!(voice, level => {
        Level::MaximumWaits => "book.level.maximum-waits",
        Level::Rights => "book.level.rights",
        Level::Access => "book.level.access",
        Level::Continuity => "book.level.continuity",
        Level::Fit => "book.level.fit",
    })
}

/// An order in words.
fn order(voice: Voice, order: Order) -> String {
    tell!(voice, order => {
        Order::EarliestDueDate => "book.compare.due-date",
        Order::FirstCome => "book.compare.first-come",
    })
}

/// Headings of the table of levels.
pub(in crate::report) fn level_header(voice: Voice) -> Vec<String> {
    [key!("book.level"), key!("book.level.value"), key!("book.level.bound"), key!("book.level.gap")]
        .map(|key| voice.say(key))
        .to_vec()
}

/// A row of the table of levels.
pub(in crate::report) fn level_row(voice: Voice, row: &LevelValue) -> Vec<String> {
    let (value, proof) = level_proof(row);
    #[expect(clippy::cast_precision_loss, reason = "values stay far below 2^53")]
    let bound = row.bound as f64;
    vec![
        level(voice, row.level),
        voice.number(value, 0),
        voice.number(bound, 0),
        proof::word(voice, value, proof),
    ]
}

/// Headings of the plans set beside each other.
pub(in crate::report) fn compare_header(voice: Voice) -> Vec<String> {
    [
        key!("book.compare.plan"),
        key!("book.compare.in-time"),
        key!("book.compare.sum"),
        key!("book.compare.most"),
        key!("book.compare.squared"),
        key!("book.compare.overtaken"),
    ]
    .map(|key| voice.say(key))
    .to_vec()
}

/// The answer, the two orders of a secretary, and both sides of the price of counting breaches.
pub(in crate::report) fn compare_rows(voice: Voice, booked: &Booked<'_>) -> Vec<Vec<String>> {
    let mut rows =
        vec![compare_row(voice, tell!(voice, "book.compare.behov"), &booked.run.rights.sum)];
    for baseline in &booked.run.baselines {
        rows.push(compare_row(voice, order(voice, baseline.order), &baseline.rights));
    }
    let binary = &booked.run.binary;
    if booked.options.booking.rule != Rule::Squares {
        rows.push(compare_row(voice, tell!(voice, "book.compare.squares"), &binary.squares));
    }
    rows.push(compare_row(voice, tell!(voice, "book.compare.binary"), &binary.binary));
    rows
}

fn compare_row(voice: Voice, name: String, sum: &RightsSum) -> Vec<String> {
    let number = |value: u64| voice.whole(usize::try_from(value).unwrap_or(usize::MAX));
    vec![
        name,
        tell!(
            voice,
            "dilemma.in-time.value",
            part = voice.whole(sum.kept()),
            whole = voice.whole(sum.with_right)
        ),
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
    let gained = count(price.binary.kept()) - count(price.squares.kept());
    tell!(voice, "book.binary.value", days = signed(price.days()), gained = signed(gained))
}

/// Label and text of each line about rights.
pub(in crate::report) fn rights(voice: Voice, sum: &RightsSum) -> Vec<(String, String)> {
    let share = |share: Option<f64>, part: usize| match share {
        None => tell!(voice, "number.none"),
        Some(share) => {
            tell!(
                voice,
                "book.rights.estimated",
                share = voice.percent(share),
                part = voice.whole(part),
                whole = voice.whole(sum.with_right)
            )
        }
    };
    let mean = sum.days_over_mean().map_or(f64::NAN, |mean| mean);
    let total = usize::try_from(sum.days_over_sum).unwrap_or(usize::MAX);
    let days = tell!(
        voice,
        "book.rights.days.value",
        mean = voice.number(mean, 1),
        p95 = voice.whole(sum.days_over_p95 as usize),
        most = voice.whole(sum.days_over_max as usize),
        sum = voice.whole(total),
        overdue = voice.whole(sum.overdue)
    );
    let notices = tell!(
        voice,
        "book.rights.notices.value",
        due = voice.whole(sum.notices_due),
        overdue = voice.whole(sum.notices_overdue)
    );
    let line = |label: &Entry, text: String| (voice.say(label), text);
    let mut lines = vec![
        line(key!("book.rights.strict"), share(sum.compliance_strict(), sum.kept())),
        line(key!("book.rights.adjusted"), share(sum.compliance_adjusted(), sum.kept_adjusted())),
    ];
    let states = [
        (key!("book.rights.offered"), sum.offered_in_time),
        (key!("book.rights.redirected"), sum.redirected_in_time),
        (key!("book.rights.redirected-late"), sum.redirected_late),
        (key!("book.rights.not-started"), sum.not_started),
    ];
    let met = states.into_iter().filter(|&(_, count)| count > 0);
    lines.extend(met.map(|(label, count)| line(label, voice.whole(count))));
    lines.extend([
        line(key!("book.rights.late"), voice.whole(sum.late)),
        line(key!("book.rights.over-today"), voice.whole(sum.over_today)),
        line(key!("book.rights.no-date"), voice.whole(sum.no_date)),
        line(key!("book.rights.days"), days),
        line(key!("book.rights.overtaken"), voice.whole(sum.overtaken)),
        line(key!("book.rights.notices"), notices),
    ]);
    lines
}

/// The answer in a sentence or two.
pub(in crate::report) fn answer(voice: Voice, booked: &Booked<'_>) -> String {
    let sum = &booked.run.rights.sum;
    if sum.patients == 0 {
        return tell!(voice, "book.answer.none");
    }
    let days = usize::try_from(sum.days_over_sum).unwrap_or(usize::MAX);
    let dates = dates(voice, booked);
    let told = if sum.with_right == 0 {
        tell!(voice, "book.answer.no-right", dates = dates)
    } else {
        tell!(
            voice,
            "book.answer.value",
            dates = dates,
            with_right = voice.whole(sum.with_right),
            in_time = voice.whole(sum.kept()),
            days = voice.whole(days),
            most = voice.whole(sum.days_over_max as usize)
        )
    };
    match promised(booked) {
        (_, 0) => told,
        (all, late) => {
            tell!(
                voice,
                "book.answer.promise",
                all = voice.whole(all),
                late = voice.whole(late),
                told = told
            )
        }
    }
}

/// Between which dates ahead how many patients have theirs, and how many have had all.
fn dates(voice: Voice, booked: &Booked<'_>) -> String {
    let (ahead, seen) = booked.dated_counts();
    let (dated, patients) = (voice.whole(ahead), voice.whole(booked.run.rights.sum.patients));
    let dates = match booked.dates() {
        None => tell!(voice, "book.answer.dates.no", patients = patients),
        Some((first, last)) if first == last => {
            let from = voice.date(first);
            tell!(voice, "book.answer.dates.day", dated = dated, patients = patients, from = from)
        }
        Some((first, last)) => {
            let (from, end) = (voice.date(first), voice.date(last));
            tell!(
                voice,
                "book.answer.dates",
                dated = dated,
                patients = patients,
                from = from,
                end = end
            )
        }
    };
    if seen == 0 {
        return dates;
    }
    tell!(voice, "book.answer.dates.seen", dates = dates, seen = voice.whole(seen))
}

/// Each limit that was met, in words.
pub(in crate::report) fn limits(voice: Voice, booked: &Booked<'_>) -> Vec<String> {
    booked.limits_met().into_iter().map(|met| limit(voice, met)).collect()
}

/// A limit that was met, in words.
pub(in crate::report) fn limit(voice: Voice, limit: Limit) -> String {
    let what = tell!(voice, limit => {
        Limit::Clock => "book.limit.clock",
        Limit::Size => "book.limit.size",
        Limit::Nodes => "book.limit.nodes",
        Limit::Clashes => "book.limit.clashes",
        Limit::Orders => "book.limit.orders",
        Limit::Prices => "book.limit.prices",
        Limit::Exchanges => "book.limit.exchanges",
    });
    tell!(voice, "book.limit", what = what)
}

/// Each visit outside its lag, in words, by patient.
pub(in crate::report) fn outside_lags(voice: Voice, booked: &Booked<'_>) -> Vec<String> {
    let rows = booked.list().outside.iter();
    let told = rows.map(|row| {
        let row = Outside::of(row, booked.instance);
        let (date, why) = (voice.short(row.date.0), outside_lag(voice, &row));
        let (name, step) = (row.pseudonym, row.step);
        tell!(voice, "book.outside.line", patient = name, step = step, date = date, why = why)
    });
    told.collect()
}

/// Why a visit is outside its lag.
pub(in crate::report) fn outside_lag(voice: Voice, row: &Outside<'_>) -> String {
    tell!(
        voice,
        "book.outside.why",
        days = row.days.to_string().replace('-', "−"),
        before = voice.short(row.before.0),
        least = row.days_min,
        most = row.days_max
    )
}

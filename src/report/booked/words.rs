//! Reasons, states and prices in words.

use behov_solver::booking::baseline::Order;
use behov_solver::booking::replan::{Forced, ForcedReason};
use behov_solver::booking::replan::recall::Recall;
use behov_solver::booking::{Level, LevelValue, Reason, Rule};
use behov_solver::evaluation::RightsSum;
use behov_solver::evaluation::rights::{PatientRights, Status};
use behov_solver::instance::{Asks, Instance};
use behov_solver::solve::Proof;
use behov_solver::table::{Id, PatientId};
use chrono::NaiveDate;

use super::{Booked, Recalled, Told};
use crate::format::bookings::{Listed, Visit};
use crate::report::voice::Voice;
use crate::report::proof;

/// The pseudonym of a patient.
pub(in crate::report) fn pseudonym(instance: &Instance, patient: PatientId) -> &str {
    &instance.parts().waiting[patient.index()].pseudonym
}

/// Several pseudonyms with commas between, the first few.
pub(in crate::report) fn pseudonyms(instance: &Instance, patients: &[PatientId]) -> String {
    const TOLD_MAX: usize = 5;
    let names = patients.iter().take(TOLD_MAX).map(|&patient| pseudonym(instance, patient));
    let mut told = names.collect::<Vec<_>>().join(", ");
    if patients.len() > TOLD_MAX {
        told += " ...";
    }
    told
}

/// The need or pathway a patient waits for.
pub(in crate::report) fn waits_for(instance: &Instance, patient: PatientId) -> &str {
    match instance.parts().waiting[patient.index()].asks {
        Asks::Need(need) => &instance.parts().needs[need].name,
        Asks::Pathway(pathway) => &instance.parts().pathways[pathway].name,
    }
}

/// A date, or a dash.
pub(in crate::report) fn maybe(voice: Voice, date: Option<NaiveDate>) -> String {
    date.map_or_else(|| voice.say("number.none"), |date| voice.short(date))
}

/// With whom and when.
pub(in crate::report) fn visit(voice: Voice, instance: &Instance, visit: &Visit) -> String {
    let clinician = &instance.parts().clinicians[visit.clinician].name;
    format!("{clinician} {} {}", voice.short(visit.date), visit.span.from)
}

/// Why nothing new is booked.
pub(in crate::report) fn reason(
    voice: Voice,
    instance: &Instance,
    patient: PatientId,
    reason: Reason,
) -> String {
    match reason {
        Reason::BookedBefore => voice.say("book.reason.booked-before"),
        Reason::NotReady => voice.say("book.reason.not-ready"),
        Reason::Lags => voice.say("book.reason.lags"),
        Reason::Full => voice.say("book.reason.full"),
        Reason::NoOpening { step } => {
            let need = match instance.parts().waiting[patient.index()].asks {
                Asks::Need(need) => need,
                Asks::Pathway(pathway) => instance.parts().pathways[pathway].steps[step].need,
            };
            let need = &instance.parts().needs[need].name;
            let values = [("step", &*(step + 1).to_string()), ("need", &**need)];
            voice.tell("book.reason.no-opening", &values)
        }
    }
}

/// How a patient's right ends, or why they have no date.
pub(in crate::report) fn state(
    voice: Voice,
    instance: &Instance,
    (listed, rights): Told<'_>,
) -> String {
    if let Some(why) = listed.reason.filter(|_| rights.finish.is_none()) {
        return reason(voice, instance, listed.patient, why);
    }
    voice.say(match rights.status {
        Status::InTime => "book.status.in-time",
        Status::LateByOwnWish => "book.status.own-wish",
        Status::Late => "book.status.late",
        Status::OverToday => "book.status.over-today",
        Status::NoRight => "book.status.no-right",
        Status::NoDate => "book.rights.no-date",
    })
}

/// Days over the deadline; a dash without a right or without a date.
pub(in crate::report) fn days_over(voice: Voice, rights: &PatientRights) -> String {
    let told = rights.deadline.is_some() && rights.finish.is_some();
    if told { voice.whole(rights.days_over as usize) } else { voice.say("number.none") }
}

/// Headings of the table of patients.
pub(in crate::report) fn patient_header(voice: Voice) -> Vec<String> {
    [
        "book.patient",
        "book.waits-for",
        "book.team",
        "book.deadline",
        "book.visits",
        "book.finish",
        "book.days-over",
        "book.why",
    ]
    .map(|key| voice.say(key))
    .to_vec()
}

/// A row of the table of patients.
pub(in crate::report) fn patient_row(
    voice: Voice,
    instance: &Instance,
    told: Told<'_>,
) -> Vec<String> {
    let (listed, rights): (&Listed, &PatientRights) = told;
    let visits: Vec<String> =
        listed.visits.iter().map(|row| visit(voice, instance, row)).collect();
    let team = instance.parts().waiting[listed.patient.index()].team;
    vec![
        pseudonym(instance, listed.patient).to_owned(),
        waits_for(instance, listed.patient).to_owned(),
        instance.parts().teams[team].name.clone(),
        maybe(voice, rights.deadline),
        if visits.is_empty() { voice.say("number.none") } else { visits.join(", ") },
        maybe(voice, rights.finish),
        days_over(voice, rights),
        state(voice, instance, told),
    ]
}

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
    rows.push(compare_row(voice, "squares", &binary.squares));
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
    let signed = |value: i64| value.to_string().replace('-', "−");
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
    let values = [
        ("dated", voice.whole(booked.dated_count())),
        ("patients", voice.whole(sum.patients)),
        ("from", voice.date(today.succ_opt().unwrap_or(today))),
        ("end", voice.date(booked.run.rights.horizon_end)),
        ("with_right", voice.whole(sum.with_right)),
        ("in_time", voice.whole(sum.in_time)),
        ("days", voice.whole(days)),
        ("most", voice.whole(sum.days_over_max as usize)),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let key = if sum.with_right == 0 { "book.answer.no-right" } else { "book.answer.value" };
    voice.tell(key, &values)
}

/// Headings of the next available dates.
pub(in crate::report) fn next_header(voice: Voice) -> Vec<String> {
    ["need", "team", "with", "first", "third"]
        .map(|key| voice.say(&format!("book.next.{key}")))
        .to_vec()
}

/// Rows of the next available dates; per clinician only where asked for.
pub(in crate::report) fn next_rows(
    voice: Voice,
    booked: &Booked<'_>,
    each: bool,
) -> Vec<Vec<String>> {
    let parts = booked.instance.parts();
    let date = |date: Option<NaiveDate>| {
        date.map_or_else(|| voice.say("book.next.none"), |date| voice.short(date))
    };
    let rows = booked.run.next.iter().filter(|row| each || row.clinician.is_none());
    rows.map(|row| {
        let with = row.clinician.map(|clinician| parts.clinicians[clinician].name.clone());
        vec![
            parts.needs[row.need].name.clone(),
            parts.teams[row.team].name.clone(),
            with.unwrap_or_else(|| voice.say("book.next.anyone")),
            date(row.next),
            date(row.third),
        ]
    })
    .collect()
}

/// Everything that changed against the earlier plan, line by line.
pub(in crate::report) fn changes(voice: Voice, booked: &Booked<'_>) -> Vec<String> {
    let Some(again) = &booked.run.replanned else { return Vec::new() };
    let count = |key: &str, count: usize| {
        voice.tell(&format!("book.changes.{key}"), &[("count", &voice.whole(count))])
    };
    let mut lines = vec![count("kept", again.carried.standing.rows().len())];
    if !again.carried.left.is_empty() {
        lines.push(count("left", again.carried.left.len()));
    }
    if !again.newly_dated.is_empty() {
        lines.push(count("new", again.newly_dated.len()));
    }
    lines.extend(again.carried.forced.iter().map(|row| forced(voice, booked.instance, row)));
    for moved in &again.moved {
        let values = [
            ("patient", pseudonym(booked.instance, moved.patient).to_owned()),
            ("from", maybe(voice, moved.from)),
            ("to", maybe(voice, moved.to)),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        lines.push(voice.tell("book.changes.moved", &values));
    }
    lines
}

fn forced(voice: Voice, instance: &Instance, row: &Forced) -> String {
    let values = [
        ("patient", pseudonym(instance, row.patient).to_owned()),
        ("date", format!("{} {}", voice.short(row.told.date), row.told.span.from)),
        ("reason", forced_reason(voice, &row.reason)),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let line = voice.tell("book.changes.forced", &values);
    match row.now {
        None => voice.tell("book.changes.out", &[("line", &line)]),
        Some(now) => {
            let now = format!("{} {}", voice.short(now.date), now.span.from);
            voice.tell("book.changes.now", &[("line", &*line), ("now", &*now)])
        }
    }
}

fn forced_reason(voice: Voice, reason: &ForcedReason) -> String {
    let key = forced_code(reason);
    match reason {
        ForcedReason::Closed(why) | ForcedReason::Away(why) => {
            voice.tell(&format!("book.forced.{key}"), &[("why", why)])
        }
        _ => voice.say(&format!("book.forced.{key}")),
    }
}

/// The key of a reason in messages and JSON.
pub(in crate::report) fn forced_code(reason: &ForcedReason) -> &'static str {
    match reason {
        ForcedReason::Closed(_) => "closed",
        ForcedReason::Away(_) => "away",
        ForcedReason::NoSession => "no-session",
        ForcedReason::NotInTemplate => "not-in-template",
        ForcedReason::Taken => "taken",
        ForcedReason::PatientCannot => "patient",
        ForcedReason::NoStep => "no-step",
        ForcedReason::OtherStep => "other-step",
    }
}

/// Headings and rows of the price of each further change.
pub(in crate::report) fn curve(
    voice: Voice,
    booked: &Booked<'_>,
) -> (Vec<String>, Vec<Vec<String>>) {
    let levels = booked.levels().iter();
    let names =
        levels.map(|level| voice.say(&format!("book.level.{}", level_code(level.level))));
    let header = std::iter::once(voice.say("book.changes.count")).chain(names).collect();
    let steps = booked.run.replanned.iter().flat_map(|again| &again.curve);
    #[expect(clippy::cast_precision_loss, reason = "values stay far below 2^53")]
    let value = |value: &i64| voice.number(*value as f64, 0);
    let rows = steps.map(|step| {
        std::iter::once(voice.whole(step.changes)).chain(step.values.iter().map(value)).collect()
    });
    (header, rows.collect())
}

/// A slot that is free again, and who could take it, line by line.
pub(in crate::report) fn recall(
    voice: Voice,
    instance: &Instance,
    recalled: &Recalled,
) -> (String, Vec<String>) {
    let slot = &recalled.slot;
    let values = [
        ("clinician", instance.parts().clinicians[slot.clinician].name.clone()),
        ("date", voice.short(slot.date)),
        ("span", slot.span.to_string()),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let title = voice.tell("book.recall.slot", &values);
    let mut lines: Vec<String> =
        recalled.by.iter().map(|row| recall_line(voice, instance, row)).collect();
    if lines.is_empty() {
        lines.push(voice.say("book.recall.none"));
    }
    (title, lines)
}

fn recall_line(voice: Voice, instance: &Instance, row: &Recall) -> String {
    let mut rest = String::new();
    if row.meets_deadline {
        rest += &voice.say("book.recall.meets");
    }
    if row.own_clinician {
        rest += &voice.say("book.recall.own");
    }
    let values = [
        ("patient", pseudonym(instance, row.patient)),
        ("saved", &*voice.whole(row.days_saved as usize)),
        ("rest", &*rest),
    ];
    voice.tell("book.recall.by", &values)
}

//! What changed against an earlier plan, and who could take time that became free.

use behov_solver::booking::replan::recall::Recall;
use behov_solver::booking::replan::{Forced, ForcedReason};
use behov_solver::instance::Instance;
use behov_solver::template::Lost;

use super::super::{Booked, Recalled};
use super::{level_code, maybe, pseudonym};
use crate::report::voice::Voice;

/// Everything that changed against the earlier plan, line by line.
pub(in crate::report) fn changes(voice: Voice, booked: &Booked<'_>) -> Vec<String> {
    let Some(again) = &booked.run.replanned else { return Vec::new() };
    let count = |key: &str, count: usize| {
        voice.tell(&format!("book.changes.{key}"), &[("count", &voice.whole(count))])
    };
    let mut lines = vec![count("kept", again.carried.standing.rows().len())];
    let carried = &again.carried;
    let counts = [
        ("made", carried.made.len()),
        ("held", carried.held.len()),
        ("past", carried.past.len()),
        ("left", carried.left.len()),
        ("new", again.newly_dated.len()),
    ];
    lines.extend(counts.into_iter().filter(|(_, of)| *of > 0).map(|(key, of)| count(key, of)));
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
    let key = format!("book.forced.{}", forced_code(reason));
    match reason {
        ForcedReason::NotHeld(Lost::Closure(why) | Lost::Absence(why)) => {
            voice.tell(&key, &[("why", why)])
        }
        _ => voice.say(&key),
    }
}

/// The key of a reason in messages and JSON.
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
        ForcedReason::Lags => "lags",
        ForcedReason::OtherStep => "other-step",
    }
}

/// Headings and rows of the price of each further change.
pub(in crate::report) fn curve(
    voice: Voice,
    booked: &Booked<'_>,
) -> (Vec<String>, Vec<Vec<String>>) {
    let levels = booked.levels().iter();
    let names = levels.map(|level| voice.say(&format!("book.level.{}", level_code(level.level))));
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
        ("sooner", &*voice.plural("book.recall.sooner", row.days_saved as usize)),
        ("rest", &*rest),
    ];
    voice.tell("book.recall.by", &values)
}

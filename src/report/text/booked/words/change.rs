//! What changed against an earlier plan, and who could take time that became free.

use behov_solver::booking::replan::recall::Recall;
use behov_solver::booking::replan::{Forced, ForcedReason, Told};
use behov_solver::instance::Instance;
use behov_solver::template::Lost;

use super::{level, maybe, pseudonym};
use crate::messages::tell;
use crate::report::booked::{Booked, Recalled, keeps_time};
use crate::report::label;
use crate::report::voice::Voice;

/// Everything that changed against the earlier plan, line by line.
pub(in crate::report) fn changes(voice: Voice, booked: &Booked<'_>) -> Vec<String> {
    let Some(again) = &booked.run.replanned else { return Vec::new() };
    let carried = &again.carried;
    let kept = carried.standing.rows().len();
    let mut lines = vec![tell!(voice, "book.changes.kept", count = voice.whole(kept))];
    let mut add = |of: usize, told: fn(Voice, String) -> String| {
        if of > 0 {
            lines.push(told(voice, voice.whole(of)));
        }
    };
    add(carried.made.len(), |voice, of| tell!(voice, "book.changes.made", count = of));
    add(carried.held.len(), |voice, of| tell!(voice, "book.changes.held", count = of));
    add(carried.past.len(), |voice, of| tell!(voice, "book.changes.past", count = of));
    let ahead = |told: &&Told| told.date > booked.instance.parts().as_of;
    let over = carried.left.iter().filter(|told| !ahead(told)).count();
    add(over, |voice, of| tell!(voice, "book.changes.left", count = of));
    add(again.newly_dated.len(), |voice, of| tell!(voice, "book.changes.new", count = of));
    let (kept, lost): (Vec<&Told>, Vec<&Told>) =
        carried.left.iter().filter(ahead).partition(|told| keeps_time(booked.instance, told));
    if !kept.is_empty() {
        lines.push(tell!(voice, "book.changes.gone", visits = visits(voice, &kept)));
    }
    if !lost.is_empty() {
        lines.push(tell!(voice, "book.changes.lost", visits = visits(voice, &lost)));
    }
    lines.extend(again.carried.forced.iter().map(|row| forced(voice, booked.instance, row)));
    for moved in &again.moved {
        lines.push(tell!(
            voice,
            "book.changes.moved",
            patient = pseudonym(booked.instance, moved.patient),
            from = maybe(voice, moved.from),
            to = maybe(voice, moved.to)
        ));
    }
    lines
}

/// Whose visits, and when.
fn visits(voice: Voice, told: &[&Told]) -> String {
    let each = told
        .iter()
        .map(|row| format!("{} ({} {})", row.pseudonym, voice.short(row.date), row.span.from));
    each.collect::<Vec<_>>().join(", ")
}

fn forced(voice: Voice, instance: &Instance, row: &Forced) -> String {
    let line = tell!(
        voice,
        "book.changes.forced",
        patient = pseudonym(instance, row.patient),
        date = format!("{} {}", voice.short(row.told.date), row.told.span.from),
        reason = forced_reason(voice, &row.reason)
    );
    match row.now {
        None => tell!(voice, "book.changes.out", line = line),
        Some(now) => {
            let now = format!("{} {}", voice.short(now.date), now.span.from);
            tell!(voice, "book.changes.now", line = line, now = now)
        }
    }
}

/// Why a date told cannot stand.
pub(in crate::report) fn forced_reason(voice: Voice, reason: &ForcedReason) -> String {
    match reason {
        ForcedReason::NotHeld(Lost::Holiday(_)) => tell!(voice, "book.forced.holiday"),
        ForcedReason::NotHeld(Lost::Closure(why)) => {
            label::because(tell!(voice, "book.forced.closed"), why)
        }
        ForcedReason::NotHeld(Lost::Absence(why)) => {
            label::because(tell!(voice, "book.forced.away"), why)
        }
        ForcedReason::NoSession => tell!(voice, "book.forced.no-session"),
        ForcedReason::NotInTemplate => tell!(voice, "book.forced.not-in-template"),
        ForcedReason::Taken => tell!(voice, "book.forced.taken"),
        ForcedReason::TooShort => tell!(voice, "book.forced.too-short"),
        ForcedReason::PatientCannot => tell!(voice, "book.forced.patient"),
        ForcedReason::NoStep => tell!(voice, "book.forced.no-step"),
        ForcedReason::Redirected => tell!(voice, "book.forced.redirected"),
        ForcedReason::Lags => tell!(voice, "book.forced.lags"),
        ForcedReason::OtherStep => tell!(voice, "book.forced.other-step"),
    }
}

/// Headings and rows of the price of each further change.
pub(in crate::report) fn curve(
    voice: Voice,
    booked: &Booked<'_>,
) -> (Vec<String>, Vec<Vec<String>>) {
    let levels = booked.list().levels.iter();
    let names = levels.map(|row| level(voice, row.level));
    let header = std::iter::once(tell!(voice, "book.changes.count")).chain(names).collect();
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
    let title = tell!(
        voice,
        "book.recall.slot",
        clinician = instance.parts().clinicians[slot.clinician].name.clone(),
        date = voice.short(slot.date),
        span = slot.span
    );
    let mut lines: Vec<String> =
        recalled.by.iter().map(|row| recall_line(voice, instance, row)).collect();
    if lines.is_empty() {
        lines.push(tell!(voice, "book.recall.none"));
    }
    (title, lines)
}

fn recall_line(voice: Voice, instance: &Instance, row: &Recall) -> String {
    let mut rest = String::new();
    if row.meets_deadline {
        rest += &tell!(voice, "book.recall.meets");
    }
    if row.own_clinician {
        rest += &tell!(voice, "book.recall.own");
    }
    tell!(
        voice,
        "book.recall.by",
        patient = pseudonym(instance, row.patient),
        sooner = tell!(voice, "book.recall.sooner", count = voice.whole(row.days_saved as usize)),
        rest = rest
    )
}

//! What kept a visit from an earlier date, in words.

use crate::messages::tell;
use crate::report::json::Rivals;
use crate::report::json::obstacle::{Obstacle, Price};
use crate::report::text::booked::words::{level, maybe};
use crate::report::voice::Voice;

/// An obstacle in words.
pub(super) fn obstacle(voice: Voice, obstacle: &Obstacle<'_>) -> String {
    match obstacle {
        Obstacle::OwnDates => tell!(voice, "explain.obstacle.own-dates"),
        Obstacle::Role => tell!(voice, "explain.obstacle.role"),
        Obstacle::Room => tell!(voice, "explain.obstacle.room"),
        Obstacle::NotReady { ready_from } => {
            tell!(voice, "explain.obstacle.not-ready", date = voice.in_week(ready_from.0))
        }
        Obstacle::StepBefore { step_date, days_min } => {
            let date = voice.in_week(step_date.0);
            tell!(voice, "explain.obstacle.step-before", days = days_min, date = date)
        }
        Obstacle::StepAfter { step_date, days_max } => {
            let date = voice.in_week(step_date.0);
            tell!(voice, "explain.obstacle.step-after", days = days_max, date = date)
        }
        Obstacle::Held { need, opens: None } => {
            tell!(voice, "explain.obstacle.held.never", need = need)
        }
        Obstacle::Held { need, opens: Some(date) } => {
            tell!(voice, "explain.obstacle.held", need = need, date = voice.in_week(date.0))
        }
        Obstacle::TooShort { minutes } => {
            tell!(voice, "explain.obstacle.too-short", minutes = minutes)
        }
        Obstacle::Taken { patients, price: None } => {
            tell!(voice, "explain.obstacle.taken", patients = voice.first_few(patients))
        }
        Obstacle::Taken { patients, price: Some(price) } => {
            let (patients, price) = (voice.first_few(patients), self::price(voice, price));
            tell!(voice, "explain.obstacle.taken.price", patients = patients, price = price)
        }
        Obstacle::Choice { price } => {
            tell!(voice, "explain.obstacle.choice", price = self::price(voice, price))
        }
    }
}

/// The first level that changes, and who moves.
fn price(voice: Voice, price: &Price<'_>) -> String {
    let mut told = match price.first.zip(price.change) {
        None => tell!(voice, "explain.price.none"),
        Some((level, change)) => {
            let level = self::level(voice, level);
            let change = if change > 0 {
                format!("+{change}")
            } else {
                change.to_string().replace('-', "−")
            };
            tell!(voice, "explain.price", level = level, change = change)
        }
    };
    for moved in &price.moved {
        let [from, to] = [moved.from, moved.to].map(|date| maybe(voice, date.map(|date| date.0)));
        told = tell!(
            voice,
            "explain.price.moved",
            price = told,
            moved = moved.pseudonym,
            from = from,
            to = to
        );
    }
    told
}

/// Why not all who want the same openings can be in time, in words.
pub(super) fn contest(voice: Voice, rivals: &Rivals<'_>) -> String {
    tell!(
        voice,
        "explain.contest.value",
        date = voice.short(rivals.before.0),
        openings = voice.whole(rivals.opening_count),
        minutes = rivals.minutes,
        count = voice.whole(rivals.patients.len()),
        needed = rivals.needed_minutes
    )
}

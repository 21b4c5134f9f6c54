//! Minutes booked and bookable per week of one team.

use maud::Markup;

use super::{Drawing, Scale, ticks};
use crate::messages::{date, tell};
use crate::report::booked::WeekLoad;
use crate::report::voice::Voice;

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 170.0;
const LEFT: f64 = 54.0;
const RIGHT: f64 = 546.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 138.0;

/// Weeks named under the picture at most.
const NAMED_MAX: usize = 8;

/// The weeks of a team; nothing without minutes.
#[must_use]
pub fn load(voice: Voice, team: &str, weeks: &[&WeekLoad]) -> Option<Markup> {
    let most = weeks.iter().map(|week| week.bookable.max(week.booked)).max().filter(|&m| m > 0)?;
    let scale = ticks(f64::from(most));
    let y = Scale::from_zero(*scale.last()?, BOTTOM, TOP);
    let alt = tell!(voice, "book.weeks.alt", team = team);
    let mut drawing = Drawing::new(WIDTH, HEIGHT, &alt);
    for &tick in &scale {
        drawing.line("rule", (LEFT, y.at(tick)), (RIGHT, y.at(tick)));
        drawing.text("tick-y", (LEFT - 7.0, y.at(tick) + 3.5), &voice.minutes(tick));
    }
    let count = u32::try_from(weeks.len()).map_or(1.0, f64::from);
    let step = (RIGHT - LEFT) / count;
    let every = weeks.len().div_ceil(NAMED_MAX);
    for (index, week) in weeks.iter().enumerate() {
        let left = LEFT + step * u32::try_from(index).map_or(0.0, f64::from);
        let title = tell!(
            voice,
            "book.weeks.title",
            week = voice.dated_week(week.monday),
            booked = week.booked,
            bookable = week.bookable
        );
        for (class, minutes) in [("capacity", week.bookable), ("demand", week.booked)] {
            let top = y.at(f64::from(minutes));
            drawing.bar(class, (left + step * 0.12, top), (step * 0.76, BOTTOM - top), &title);
        }
        if index % every == 0 {
            let day = date::week_number(voice.lang, week.monday);
            drawing.text("tick-x", (left + step / 2.0, BOTTOM + 17.0), &day);
        }
    }
    drawing.line("axis", (LEFT, BOTTOM), (RIGHT, BOTTOM));
    Some(drawing.finish())
}

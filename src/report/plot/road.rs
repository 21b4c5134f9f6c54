//! A road month by month: visits stacked above, what waits below, the highest month marked.

use maud::Markup;

use super::{Drawing, Scale, ticks};
use crate::messages::tell;
use crate::report::json::Road;
use crate::report::voice::Voice;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 360.0;
const LEFT: f64 = 60.0;
const RIGHT: f64 = 706.0;
/// The visits: the most at `VISITS.0`, none at `VISITS.1`.
const VISITS: (f64, f64) = (46.0, 220.0);
/// The minutes that wait.
const WAITS: (f64, f64) = (262.0, 330.0);

/// The picture; nothing without months.
#[must_use]
pub(in crate::report) fn road(voice: Voice, road: &Road<'_>) -> Option<Markup> {
    if road.months.is_empty() {
        return None;
    }
    let count = voice.whole(road.months.len());
    let mut drawing = Drawing::new(WIDTH, HEIGHT, &tell!(voice, "road.plot.alt", months = count));
    #[expect(clippy::cast_precision_loss, reason = "at most 240 months")]
    let step = (RIGHT - LEFT) / road.months.len() as f64;
    visits(&mut drawing, voice, road, step);
    waits(&mut drawing, voice, road, step);
    years(&mut drawing, road, step);
    Some(drawing.finish())
}

/// Where a month begins.
#[expect(clippy::cast_precision_loss, reason = "at most 240 months")]
fn left(at: usize, step: f64) -> f64 {
    LEFT + at as f64 * step
}

fn visits(drawing: &mut Drawing, voice: Voice, road: &Road<'_>, step: f64) {
    let most = road.months.iter().map(|month| month.visits_per_week.0).fold(0.0, f64::max);
    let ticks = ticks(most);
    let y = Scale::from_zero(ticks[ticks.len() - 1], VISITS.1, VISITS.0);
    drawing.text("axis-y", (4.0, 14.0), &tell!(voice, "road.visits"));
    for (at, class, word) in [
        (250.0, "lever-low", tell!(voice, "road.fixed")),
        (470.0, "demand", tell!(voice, "road.need-based")),
    ] {
        drawing.bar(class, (at, 5.0), (9.0, 9.0), "");
        drawing.text("legend", (at + 13.0, 14.0), &word);
    }
    for tick in ticks {
        drawing.line("rule", (LEFT, y.at(tick)), (RIGHT, y.at(tick)));
        drawing.text("tick-y", (LEFT - 7.0, y.at(tick) + 3.5), &voice.number(tick, 0));
    }
    for (at, month) in road.months.iter().enumerate() {
        let (x, width) = (left(at, step) + 0.1 * step, 0.8 * step);
        let (fixed, all) = (month.fixed_visits_per_week.0, month.visits_per_week.0);
        let title = format!("{}: {}", voice.date(month.from.0), voice.number(all, 1));
        drawing.bar("lever-low", (x, y.at(fixed)), (width, VISITS.1 - y.at(fixed)), &title);
        drawing.bar("demand", (x, y.at(all)), (width, y.at(fixed) - y.at(all)), &title);
    }
    let Some(hump) = &road.most else { return };
    let at = y.at(hump.visits_today.0);
    drawing.line("promised", (LEFT, at), (RIGHT, at));
    let month = road.months.iter().rposition(|month| month.from.0 <= hump.from.0).unwrap_or(0);
    let x = left(month, step) + 0.5 * step;
    let word = tell!(voice, "road.plot.most", visits = voice.number(hump.visits.0, 1));
    // Beside the highest column, on the side where there is room.
    let (class, shift) =
        if x > f64::midpoint(LEFT, RIGHT) { ("here-end", -5.0) } else { ("here-word", 5.0) };
    drawing.line("here", (x, VISITS.0 - 14.0), (x, VISITS.1));
    drawing.text(class, (x + shift, VISITS.0 - 8.0), &word);
}

fn waits(drawing: &mut Drawing, voice: Voice, road: &Road<'_>, step: f64) {
    let sum = |at: usize| road.teams.iter().map(|team| team.months[at].backlog_minutes.0).sum();
    let minutes: Vec<f64> = (0..road.months.len()).map(sum).collect();
    let ticks = ticks(minutes.iter().copied().fold(0.0, f64::max));
    let top = ticks[ticks.len() - 1];
    let y = Scale::from_zero(top, WAITS.1, WAITS.0);
    drawing.text("axis-y", (4.0, WAITS.0 - 14.0), &tell!(voice, "road.backlog"));
    for tick in [0.0, top] {
        drawing.line("rule", (LEFT, y.at(tick)), (RIGHT, y.at(tick)));
        drawing.text("tick-y", (LEFT - 7.0, y.at(tick) + 3.5), &voice.minutes(tick));
    }
    let middle = |at: usize| left(at, step) + 0.5 * step;
    let line: Vec<(f64, f64)> =
        minutes.iter().enumerate().map(|(at, &minutes)| (middle(at), y.at(minutes))).collect();
    if line.len() > 1 {
        drawing.path("missed", &line);
    }
}

/// The years under the first month of each.
fn years(drawing: &mut Drawing, road: &Road<'_>, step: f64) {
    use chrono::Datelike;
    let mut last = None;
    for (at, month) in road.months.iter().enumerate() {
        let year = month.from.0.year();
        if last != Some(year) {
            let x = left(at, step) + 14.0;
            if x < RIGHT - 14.0 {
                drawing.text("tick-x", (x, HEIGHT - 8.0), &year.to_string());
            }
            last = Some(year);
        }
    }
}

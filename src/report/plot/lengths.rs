//! Visits of one class by length, in steps of the grid: what lies left of a length would keep it.

use behov_solver::day::lengths::Found;

use maud::Markup;

use super::{Drawing, Scale, ticks};
use crate::messages::tell;
use crate::report::voice::Voice;

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 230.0;
const LEFT: f64 = 54.0;
const RIGHT: f64 = 546.0;
const TOP: f64 = 34.0;
const BOTTOM: f64 = 186.0;

/// The picture of a class.
#[must_use]
pub fn lengths(voice: Voice, class: &str, grid: u32, found: &Found) -> Markup {
    let steps = steps(grid, found);
    let longest = grid * u32::try_from(steps.len()).unwrap_or(u32::MAX);
    let highest = steps.iter().copied().max().unwrap_or(0);
    let advised = found.advice.as_ref().and_then(|advice| advice.minutes).unwrap_or(0);
    let furthest = f64::from(longest.max(advised)).max(found.audit.planned_mean);
    let (across, up) = (ticks(furthest), ticks(f64::from(highest)));
    let x = Scale::from_zero(across.last().copied().unwrap_or(1.0), LEFT, RIGHT);
    let y = Scale::from_zero(up.last().copied().unwrap_or(1.0), BOTTOM, TOP);
    let alt = tell!(voice, "lengths.plot.alt", class = class);
    let mut drawing = Drawing::new(WIDTH, HEIGHT, &alt);
    for &tick in &up {
        drawing.line("rule", (LEFT, y.at(tick)), (RIGHT, y.at(tick)));
        drawing.text("tick-y", (LEFT - 7.0, y.at(tick) + 3.5), &voice.minutes(tick));
    }
    for (step, &count) in (0_u32..).zip(&steps) {
        let (from, to) = (x.at(f64::from(step * grid)), x.at(f64::from((step + 1) * grid)));
        let top = y.at(f64::from(count));
        let title = bar_title(voice, step * grid + 1, (step + 1) * grid, count, found);
        drawing.bar("demand", (from + 0.5, top), (to - from - 1.0, BOTTOM - top), &title);
    }
    drawing.line("axis", (LEFT, BOTTOM), (RIGHT, BOTTOM));
    for &tick in &across {
        drawing.text("tick-x", (x.at(tick), BOTTOM + 17.0), &voice.minutes(tick));
    }
    drawing.text(
        "axis-x",
        (f64::midpoint(LEFT, RIGHT), BOTTOM + 36.0),
        &tell!(voice, "lengths.plot.x"),
    );
    marks(&mut drawing, voice, x, found);
    drawing.finish()
}

/// Visits that took above `step * grid` and at most `(step + 1) * grid` minutes.
fn steps(grid: u32, found: &Found) -> Vec<u32> {
    let mut steps = Vec::new();
    for (minute, count) in found.fit.counts.each() {
        let at = usize::try_from(minute.saturating_sub(1) / grid).unwrap_or(0);
        if steps.len() <= at {
            steps.resize(at + 1, 0);
        }
        steps[at] += u32::try_from(count).unwrap_or(u32::MAX);
    }
    steps
}

fn bar_title(voice: Voice, from: u32, to: u32, count: u32, found: &Found) -> String {
    let visits = u32::try_from(found.audit.visits).unwrap_or(u32::MAX);
    tell!(
        voice,
        "lengths.plot.bar",
        from = from,
        to = to,
        count = voice.number(f64::from(count), 0),
        visits = voice.number(f64::from(visits), 0),
        share = voice.percent(f64::from(count) / f64::from(visits))
    )
}

/// Where today's mean planned length and the recommended one lie.
fn marks(drawing: &mut Drawing, voice: Voice, x: Scale, found: &Found) {
    let planned = found.audit.planned_mean;
    let advised = found.advice.as_ref().and_then(|advice| advice.minutes).map(f64::from);
    let marks = [("promised", Some(planned)), ("here", advised)];
    for (line, (class, minutes)) in marks.into_iter().enumerate() {
        let Some(minutes) = minutes else { continue };
        let at = x.at(minutes);
        let height = if line == 0 { TOP - 20.0 } else { TOP - 6.0 };
        drawing.line(class, (at, height - 4.0), (at, BOTTOM));
        let told = tell!(
            voice,
            line => { 0 => "lengths.plot.planned", _ => "lengths.plot.recommended" },
            minutes = voice.minutes(minutes)
        );
        let right = at > f64::midpoint(LEFT, RIGHT);
        let class = if right { "here-word here-end" } else { "here-word" };
        drawing.text(class, (if right { at - 5.0 } else { at + 5.0 }, height), &told);
    }
}

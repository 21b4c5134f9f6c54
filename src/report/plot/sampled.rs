//! Frontiers on random paths: idle beside a queue against overflow, one line per release rule.

use behov_solver::sizing::sample::SampleFrontier;

use maud::Markup;

use super::{Drawing, Scale, ticks};
use crate::messages::tell;
use crate::report::text;
use crate::report::voice::Voice;

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 330.0;
const LEFT: f64 = 54.0;
const RIGHT: f64 = 546.0;
const TOP: f64 = 60.0;
const BOTTOM: f64 = 280.0;

/// Lines that can be told apart by colour and by dashes; further ones repeat.
const LINES: usize = 6;

/// The frontiers of a team; nothing without a point to draw.
#[must_use]
pub fn sampled(voice: Voice, team: &str, frontiers: &[&SampleFrontier]) -> Option<Markup> {
    let lines: Vec<Vec<(f64, f64)>> = frontiers.iter().map(|frontier| places(frontier)).collect();
    let all = || lines.iter().flatten().filter(|(x, y)| x.is_finite() && y.is_finite());
    all().next()?;
    let x_ticks = ticks(all().map(|at| at.0).fold(0.0, f64::max));
    let y_ticks = ticks(all().map(|at| at.1).fold(0.0, f64::max));
    let x = Scale::from_zero(x_ticks[x_ticks.len() - 1], LEFT, RIGHT);
    let y = Scale::from_zero(y_ticks[y_ticks.len() - 1], BOTTOM, TOP);
    let alt = tell!(voice, "sampled.plot.alt", team = team);
    let mut drawing = Drawing::new(WIDTH, HEIGHT, &alt);
    axes(&mut drawing, voice, (&x_ticks, x), (&y_ticks, y));
    for (index, (frontier, places)) in frontiers.iter().zip(&lines).enumerate() {
        let class = format!("release-{}", index % LINES);
        let drawn = places.iter().zip(&frontier.points);
        let drawn: Vec<_> = drawn.filter(|((a, b), _)| a.is_finite() && b.is_finite()).collect();
        let line: Vec<_> = drawn.iter().map(|((a, b), _)| (x.at(*a), y.at(*b))).collect();
        drawing.path(&class, &line);
        let release = text::release_name(voice, frontier);
        for (&((overflow, idle), point), &at) in drawn.iter().zip(&line) {
            let hollow = if point.dominated { " hollow" } else { "" };
            let title = tell!(
                voice,
                "sampled.plot.point",
                release = release.clone(),
                holds = point.hold_count,
                overflow = voice.minutes(*overflow),
                idle = voice.minutes(*idle)
            );
            drawing.dot(&format!("{class}{hollow}"), at, 2.4, &title);
        }
        legend(&mut drawing, &class, index, &release);
    }
    Some(drawing.finish())
}

/// Overflow and idle time of each point \[min per week\].
fn places(frontier: &SampleFrontier) -> Vec<(f64, f64)> {
    let measures = frontier.points.iter().map(|point| &point.measures);
    measures
        .map(|at| {
            let idle = at.idle_beside_queue_minutes_per_week.mean;
            (at.overflow_minutes_per_week.mean, idle)
        })
        .collect()
}

fn axes(drawing: &mut Drawing, voice: Voice, x: (&[f64], Scale), y: (&[f64], Scale)) {
    for &tick in y.0 {
        let at = y.1.at(tick);
        drawing.line("rule", (LEFT, at), (RIGHT, at));
        drawing.text("tick-y", (LEFT - 7.0, at + 3.5), &voice.minutes(tick));
    }
    for &tick in x.0 {
        let at = x.1.at(tick);
        drawing.line("tick", (at, BOTTOM), (at, BOTTOM + 4.0));
        drawing.text("tick-x", (at, BOTTOM + 17.0), &voice.minutes(tick));
    }
    drawing.line("axis", (LEFT, BOTTOM), (RIGHT, BOTTOM));
    let middle = f64::midpoint(LEFT, RIGHT);
    drawing.text("axis-x", (middle, HEIGHT - 10.0), &tell!(voice, "sampled.plot.x"));
    drawing.text("axis-y", (4.0, TOP - 12.0), &tell!(voice, "sampled.plot.y"));
}

/// Three names a row.
fn legend(drawing: &mut Drawing, class: &str, index: usize, name: &str) {
    let left = LEFT + 165.0 * f64::from(u8::try_from(index % 3).unwrap_or(0));
    let top = 10.0 + 15.0 * f64::from(u8::try_from(index / 3).unwrap_or(0));
    drawing.path(class, &[(left, top), (left + 22.0, top)]);
    drawing.text("legend", (left + 28.0, top + 4.0), name);
}

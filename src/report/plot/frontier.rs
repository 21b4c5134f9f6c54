//! The frontier: what each amount held gives (less overflow) and costs (idle beside a queue).

use behov_solver::sizing::{FrontierPoint, TeamSizing};

use maud::Markup;

use super::{Drawing, Scale, ticks};
use crate::messages::{key, tell};
use crate::report::voice::Voice;

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 290.0;
const LEFT: f64 = 54.0;
const RIGHT: f64 = 546.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 240.0;

/// The frontier of a team; nothing when it has fewer than two points.
#[must_use]
pub fn frontier(voice: Voice, team: &TeamSizing) -> Option<Markup> {
    let points = &team.frontier;
    if points.len() < 2 {
        return None;
    }
    let held = |point: &FrontierPoint| point.design.held_minutes_per_week;
    let overflow = |point: &FrontierPoint| point.design.overflow_minutes_per_week;
    let idle = |point: &FrontierPoint| point.design.idle_beside_queue_minutes_per_week;
    let most = points.iter().flat_map(|p| [overflow(p), idle(p)]).filter(|v| v.is_finite());
    let (x_ticks, y_ticks) =
        (ticks(points.iter().map(held).fold(0.0, f64::max)), ticks(most.fold(0.0, f64::max)));
    let x = Scale::from_zero(x_ticks[x_ticks.len() - 1], LEFT, RIGHT);
    let y = Scale::from_zero(y_ticks[y_ticks.len() - 1], BOTTOM, TOP);

    let recommended = points.iter().find(|point| point.recommended);
    let here = voice.minutes(team.design.held_minutes_per_week);
    let mut drawing = Drawing::new(WIDTH, HEIGHT, &tell!(voice, "page.frontier.alt", held = here));
    growing(&mut drawing, voice, points, x);
    axes(&mut drawing, voice, (&x_ticks, x), (&y_ticks, y));
    if let Some(point) = recommended {
        let at = x.at(held(point));
        drawing.line("here", (at, TOP - 6.0), (at, BOTTOM));
        let (class, shift) =
            if at > RIGHT - 130.0 { ("here-word here-end", -5.0) } else { ("here-word", 5.0) };
        let label = tell!(voice, "page.frontier.here", held = voice.minutes(held(point)));
        drawing.text(class, (at + shift, TOP + 4.0), &label);
    }
    for (class, value) in
        [("overflow", &overflow as &dyn Fn(&FrontierPoint) -> f64), ("idle", &idle)]
    {
        let drawn: Vec<&FrontierPoint> = points.iter().filter(|p| value(p).is_finite()).collect();
        let line: Vec<_> = drawn.iter().map(|p| (x.at(held(p)), y.at(value(p)))).collect();
        drawing.path(class, &line);
        for (point, &at) in drawn.iter().zip(&line) {
            let hollow = if point.dominated { " hollow" } else { "" };
            let radius = if point.recommended { 4.5 } else { 2.2 };
            let title = format!("{}: {}", voice.minutes(held(point)), voice.minutes(value(point)));
            drawing.dot(&format!("{class}{hollow}"), at, radius, &title);
        }
    }
    legend(&mut drawing, voice);
    Some(drawing.finish())
}

/// The stretch where the routine queue grows, shaded.
fn growing(drawing: &mut Drawing, voice: Voice, points: &[FrontierPoint], x: Scale) {
    let Some(first) = points.iter().find(|point| point.design.overload.is_some()) else { return };
    let from = x.at(first.design.held_minutes_per_week);
    let last = points.iter().rfind(|point| point.design.overload.is_some());
    let to = last.map_or(RIGHT, |point| x.at(point.design.held_minutes_per_week));
    let title = tell!(voice, "page.frontier.grows");
    drawing.bar("grows", (from, TOP), ((to - from).max(3.0), BOTTOM - TOP), &title);
    if to - from > 90.0 {
        drawing.text("grows-word", (to - 5.0, BOTTOM - 6.0), &title);
    }
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
    drawing.text(
        "axis-x",
        (f64::midpoint(LEFT, RIGHT), HEIGHT - 10.0),
        &tell!(voice, "page.frontier.x"),
    );
    drawing.text("axis-y", (4.0, TOP - 24.0), &tell!(voice, "page.frontier.y"));
}

fn legend(drawing: &mut Drawing, voice: Voice) {
    let mut x = 150.0;
    for (class, key) in
        [("overflow", key!("page.frontier.overflow")), ("idle", key!("page.frontier.idle"))]
    {
        drawing.path(class, &[(x, 12.0), (x + 22.0, 12.0)]);
        drawing.dot(class, (x + 11.0, 12.0), 2.2, "");
        drawing.text("legend", (x + 28.0, 16.0), &voice.say(key));
        x += 190.0;
    }
}

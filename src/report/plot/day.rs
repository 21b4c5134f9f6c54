//! A clinic day: when each patient is asked, when they are planned, and when they really begin and
//! end.

use behov_solver::instance::Instance;
use behov_solver::plan::day::{Clock, OneSession, Planned, Work};
use behov_solver::units::{Minutes, Span, TimeOfDay};

use maud::Markup;

use super::{Drawing, Scale};
use crate::messages::{key, tell};
use crate::report::day::clock;
use crate::report::text::day::words::work;
use crate::report::voice::Voice;
use crate::verb::session_name::session_name;

const WIDTH: f64 = 1000.0;
const LEFT: f64 = 210.0;
const RIGHT: f64 = 985.0;
const TOP: f64 = 40.0;
const STEP: f64 = 22.0;
const THICK: f64 = 14.0;

/// One row per piece of work: its planned block, and bands of its begin and its end.
#[must_use]
pub fn gantt(voice: Voice, instance: &Instance, found: &OneSession) -> Markup {
    let (session, grid) = (&found.session, instance.parts().grid);
    let span = session.clock.span();
    let last = found.times.iter().flatten().map(|times| times.ends.p90).fold(0.0, f64::max);
    let until = session.clock.ends(minutes(last)).max(span.to);
    let scale = Scale { low: at(span.from), high: at(until), from: LEFT, to: RIGHT };
    let bottom = session.planned.iter().fold(TOP, |top, _| top + STEP);
    let name = session_name(instance, session.session);
    let alt = tell!(voice, "clinic-day.plot.alt", session = name);
    let mut drawing = Drawing::new(WIDTH, bottom + 44.0, &alt);
    for out in session.clock.out() {
        let open = session.open_clinic.is_some_and(|open| open.span == *out);
        let key = if open { key!("clinic-day.plot.open") } else { key!("clinic-day.plot.break") };
        shade(&mut drawing, scale, *out, bottom, &voice.say(key));
    }
    axis(&mut drawing, scale, span, until, bottom);
    for (row, planned) in session.planned.iter().enumerate() {
        let top = TOP + STEP * f64::from(u32::try_from(row).unwrap_or(0));
        let asked = clock(&session.clock, grid, found.timed[0].schedule.0[row]);
        let label = work(voice, instance, planned.work);
        drawing.text("row-word", (8.0, top + THICK - 3.0), &format!("{asked} {label}"));
        block(&mut drawing, scale, &session.clock, planned, top, &label);
        drawing.dot("came", (scale.at(at(asked)), top + THICK / 2.0), 3.0, &asked.to_string());
        if let Some(times) = found.times[row] {
            let clock = &session.clock;
            let begins = [times.begins.p10, times.begins.p50, times.begins.p90];
            let ends = [times.ends.p10, times.ends.p50, times.ends.p90];
            let begins = begins.map(|worked| clock.starts(minutes(worked)));
            let ends = ends.map(|worked| clock.ends(minutes(worked)));
            band(&mut drawing, voice, scale, "begins", begins, top + 1.0);
            band(&mut drawing, voice, scale, "ends", ends, top + THICK / 2.0);
        }
    }
    let closing = scale.at(at(span.to));
    drawing.line("closing", (closing, TOP - 12.0), (closing, bottom));
    drawing.text("closing-word", (closing, TOP - 16.0), &tell!(voice, "clinic-day.plot.closing"));
    legend(&mut drawing, voice, bottom + 30.0);
    drawing.finish()
}

/// A time on the axis.
fn at(time: TimeOfDay) -> f64 {
    time.minutes().real()
}

/// Whole minutes.
fn minutes(worked: f64) -> Minutes {
    #[expect(clippy::cast_possible_truncation, reason = "minutes of a day")]
    let whole = worked.round() as i32;
    Minutes(whole)
}

fn shade(drawing: &mut Drawing, scale: Scale, span: Span, bottom: f64, title: &str) {
    let (from, to) = (scale.at(at(span.from)), scale.at(at(span.to)));
    drawing.bar("out", (from, TOP - 12.0), (to - from, bottom - TOP + 12.0), title);
    drawing.text("tick-x", (f64::midpoint(from, to), TOP - 16.0), title);
}

fn axis(drawing: &mut Drawing, scale: Scale, span: Span, until: TimeOfDay, bottom: f64) {
    let hours = (0..=24).filter_map(|hour| TimeOfDay::from_minutes(hour * 60));
    for hour in hours.filter(|hour| span.from <= *hour && *hour <= until) {
        let x = scale.at(at(hour));
        drawing.line("rule", (x, TOP - 6.0), (x, bottom));
        drawing.text("tick-x", (x, bottom + 14.0), &hour.to_string());
    }
    drawing.line("axis", (LEFT, bottom), (RIGHT, bottom));
}

/// The planned block on the wall clock.
fn block(
    drawing: &mut Drawing,
    scale: Scale,
    clock: &Clock,
    planned: &Planned,
    top: f64,
    label: &str,
) {
    let class = match planned.work {
        Work::Held { .. } => "planned held",
        Work::Other { .. } => "planned other",
        Work::Visit { .. } | Work::Fixed { .. } => "planned",
    };
    let (from, to) = (clock.starts(planned.start), clock.ends(planned.start + planned.minutes));
    let (left, right) = (scale.at(at(from)), scale.at(at(to)));
    drawing.bar(class, (left, top), (right - left, THICK), &format!("{label} {from}-{to}"));
}

/// From one day in ten to nine in ten, with a mark in the middle.
fn band(
    drawing: &mut Drawing,
    voice: Voice,
    scale: Scale,
    class: &str,
    [low, middle, high]: [TimeOfDay; 3],
    top: f64,
) {
    let (from, to) = (scale.at(at(low)), scale.at(at(high)));
    let title = tell!(
        voice,
        class => { "ends" => "clinic-day.plot.ends.band", _ => "clinic-day.plot.begins.band" },
        low = low,
        middle = middle,
        high = high
    );
    let height = THICK / 2.0 - 1.0;
    drawing.bar(class, (from, top), ((to - from).max(1.0), height), &title);
    let x = scale.at(at(middle));
    drawing.line("median", (x, top), (x, top + height));
}

fn legend(drawing: &mut Drawing, voice: Voice, y: f64) {
    let mut x = LEFT;
    for (class, key) in [
        ("planned", key!("clinic-day.plot.planned")),
        ("planned held", key!("clinic-day.plot.held")),
        ("begins", key!("clinic-day.plot.begins")),
        ("ends", key!("clinic-day.plot.ends")),
    ] {
        let text = voice.say(key);
        drawing.bar(class, (x, y - 8.0), (18.0, 8.0), &text);
        drawing.text("row-word", (x + 24.0, y), &text);
        x += 40.0 + 6.4 * f64::from(u32::try_from(text.chars().count()).unwrap_or(0));
    }
}

//! A tornado: one bar per uncertain number, widest on top.

use behov_solver::plan::sensitivity::{Bar, End, Outcome};

use maud::Markup;

use super::{Drawing, Scale};
use crate::messages::tell;
use crate::report::sensitivity as words;
use crate::report::voice::Voice;
use crate::report::{Drawn, Sensitivity};

const WIDTH: f64 = 720.0;
const LEFT: f64 = 300.0;
const RIGHT: f64 = 640.0;
const TOP: f64 = 34.0;
const STEP: f64 = 26.0;
const THICK: f64 = 16.0;

/// The bars that have a width; nothing without one, or without a figure to start from.
#[must_use]
pub fn tornado(voice: Voice, found: &Sensitivity<'_>) -> Option<Markup> {
    let base = found.tornado.base.filter(|base| base.value.is_finite())?;
    let (low, high) = words::extent(found.tornado)?;
    let bars: Vec<&Bar> = found.tornado.bars.iter().filter(|bar| bar.width > 0.0).collect();
    if bars.is_empty() || low >= high {
        return None;
    }
    let scale = Scale { low, high, from: LEFT, to: RIGHT };
    let given = words::outcome(voice, Some(base));
    let Drawn { name, unit, .. } = found.drawn;
    let bottom = bars.iter().fold(TOP, |top, _| top + STEP);
    let mut drawing = Drawing::new(
        WIDTH,
        bottom + 30.0,
        &tell!(voice, "tornado.plot.alt", name = name, unit = unit, value = given),
    );
    let mut top = TOP;
    for bar in bars {
        drawing.text("tick-y", (LEFT - 60.0, top + THICK - 4.0), &words::lever(voice, bar.lever));
        one(&mut drawing, voice, bar, (base, scale), top);
        top += STEP;
    }
    let at = scale.at(base.value);
    drawing.line("here", (at, TOP - 8.0), (at, bottom));
    let told = tell!(voice, "tornado.plot.given", value = given);
    drawing.text("tick-x", (at, TOP - 14.0), &told);
    drawing.line("axis", (LEFT, bottom), (RIGHT, bottom));
    let middle = f64::midpoint(LEFT, RIGHT);
    drawing.text("axis-x", (middle, bottom + 18.0), &format!("{name} ({unit})"));
    Some(drawing.finish())
}

/// Both halves of a bar from the clinic as given, and the figures at its ends.
fn one(drawing: &mut Drawing, voice: Voice, bar: &Bar, (base, scale): (Outcome, Scale), top: f64) {
    let ends = [(End::Low, bar.low, "lever-low"), (End::High, bar.high, "lever-high")];
    let mut drawn: Vec<(End, Outcome, &str)> =
        ends.into_iter().filter_map(|(end, at, class)| Some((end, at?, class))).collect();
    drawn.retain(|(_, at, _)| at.value.is_finite());
    let reach = |at: &Outcome| (at.value - base.value).abs();
    // The longer half first, so that the shorter one stays in sight when both lie on one side.
    drawn.sort_by(|a, b| reach(&b.1).total_cmp(&reach(&a.1)));
    let given = scale.at(base.value);
    let (mut least, mut most) = (base.value, base.value);
    for (end, at, class) in drawn {
        let to = scale.at(at.value);
        let told = words::outcome(voice, Some(at));
        let (name, end) = (words::lever(voice, bar.lever), words::end(voice, end));
        let title = tell!(voice, "tornado.plot.end", lever = name, end = end, value = told);
        drawing.bar(class, (given.min(to), top), ((to - given).abs(), THICK), &title);
        (least, most) = (least.min(at.value), most.max(at.value));
    }
    let height = top + THICK - 4.0;
    drawing.text("tick-y", (scale.at(least) - 5.0, height), &words::figure(voice, least));
    drawing.text("after", (scale.at(most) + 5.0, height), &words::figure(voice, most));
}

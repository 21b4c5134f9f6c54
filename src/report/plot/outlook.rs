//! The outlook: share served in time above, session minutes and sub-acute demand below, by week.

use chrono::Datelike;

use behov_solver::sizing::{TeamSizing, WeekOutlook};

use maud::Markup;

use super::{Drawing, Scale, ticks};
use crate::messages::tell;
use crate::report::voice::Voice;

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 250.0;
const LEFT: f64 = 54.0;
const RIGHT: f64 = 546.0;
/// The share: 100 % at `SHARE.0`, 0 % at `SHARE.1`.
const SHARE: (f64, f64) = (26.0, 116.0);
/// The minutes: the most at `BARS.0`, none at `BARS.1`.
const BARS: (f64, f64) = (148.0, 226.0);

/// The outlook of a team; nothing without weeks.
#[must_use]
pub fn outlook(voice: Voice, team: &TeamSizing) -> Option<Markup> {
    let weeks = &team.outlook;
    if weeks.is_empty() {
        return None;
    }
    let alt = tell!(voice, "page.outlook.alt", weeks = voice.whole(weeks.len()));
    let mut drawing = Drawing::new(WIDTH, HEIGHT, &alt);
    #[expect(clippy::cast_precision_loss, reason = "at most 104 weeks")]
    let step = (RIGHT - LEFT) / weeks.len() as f64;
    shares(&mut drawing, voice, team, step);
    bars(&mut drawing, voice, weeks, step);
    months(&mut drawing, voice, weeks, step);
    Some(drawing.finish())
}

/// The middle of a week.
#[expect(clippy::cast_precision_loss, reason = "at most 104 weeks")]
fn middle(index: usize, step: f64) -> f64 {
    LEFT + (index as f64 + 0.5) * step
}

fn shares(drawing: &mut Drawing, voice: Voice, team: &TeamSizing, step: f64) {
    let y = Scale::from_zero(1.0, SHARE.1, SHARE.0);
    drawing.text("axis-y", (4.0, SHARE.0 - 12.0), &tell!(voice, "page.outlook.kept"));
    for tick in [0.0, 0.5, 1.0] {
        drawing.line("rule", (LEFT, y.at(tick)), (RIGHT, y.at(tick)));
        drawing.text("tick-y", (LEFT - 7.0, y.at(tick) + 3.5), &voice.percent(tick));
    }
    let promised = team.design.access.needs.iter().min_by_key(|need| need.days);
    if let Some(need) = promised {
        let at = y.at(need.share_promised);
        drawing.line("promised", (LEFT, at), (RIGHT, at));
        let label =
            tell!(voice, "page.outlook.promised", share = voice.percent(need.share_promised));
        drawing.text("promised-word", (RIGHT, SHARE.0 - 12.0), &label);
    }
    let kept = team.outlook.iter().enumerate();
    let kept: Vec<_> =
        kept.filter_map(|(index, week)| Some((index, week, week.share_kept?))).collect();
    let line: Vec<_> =
        kept.iter().map(|&(index, _, share)| (middle(index, step), y.at(share))).collect();
    if line.len() > 1 {
        drawing.path("kept", &line);
    }
    for (&(_, week, share), &at) in kept.iter().zip(&line) {
        let short = promised.is_some_and(|need| share + 1e-9 < need.share_promised);
        let title = format!("{}: {}", voice.dated_week(week.monday), voice.percent(share));
        let class = if short { "missed hollow" } else { "kept" };
        drawing.dot(class, at, if short { 3.6 } else { 2.4 }, &title);
    }
}

fn bars(drawing: &mut Drawing, voice: Voice, weeks: &[WeekOutlook], step: f64) {
    let most =
        weeks.iter().map(|w| w.capacity_minutes.max(w.sub_acute_minutes)).fold(0.0, f64::max);
    let ticks = ticks(most);
    let y = Scale::from_zero(ticks[ticks.len() - 1], BARS.1, BARS.0);
    drawing.text("axis-y", (4.0, BARS.0 - 10.0), &tell!(voice, "page.outlook.capacity"));
    drawing.bar("demand", (RIGHT - 150.0, BARS.0 - 18.0), (9.0, 9.0), "");
    drawing.text("legend", (RIGHT - 137.0, BARS.0 - 10.0), &tell!(voice, "page.outlook.sub-acute"));
    for tick in [0.0, ticks[ticks.len() - 1]] {
        drawing.line("rule", (LEFT, y.at(tick)), (RIGHT, y.at(tick)));
        drawing.text("tick-y", (LEFT - 7.0, y.at(tick) + 3.5), &voice.minutes(tick));
    }
    for (index, week) in weeks.iter().enumerate() {
        let bars = [("capacity", week.capacity_minutes), ("demand", week.sub_acute_minutes)];
        for (class, minutes) in bars {
            let top = y.at(minutes.max(0.0));
            let title = format!("{}: {}", voice.dated_week(week.monday), voice.minutes(minutes));
            let at = (middle(index, step) - 0.36 * step, top);
            drawing.bar(class, at, (0.72 * step, BARS.1 - top), &title);
        }
    }
}

/// The names of the months under the first week that starts in each, where there is room.
fn months(drawing: &mut Drawing, voice: Voice, weeks: &[WeekOutlook], step: f64) {
    let mut last: Option<(u32, f64)> = None;
    for (index, week) in weeks.iter().enumerate() {
        let (month, at) = (week.monday.month(), middle(index, step));
        let room = last.is_none_or(|(named, before)| named != month && at - before > 34.0);
        if room {
            drawing.text("tick-x", (at, HEIGHT - 8.0), voice.month(week.monday));
            last = Some((month, at));
        }
    }
}

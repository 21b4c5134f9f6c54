//! The frontier as a compact table.

use behov_solver::sizing::FrontierPoint;

use crate::messages::tell;
use crate::report::Voice;
use crate::report::sheet::{Grid, Sheet};

/// Rows shown without `-v`.
const SHOWN_MAX: usize = 11;

/// The frontier: around the recommended design, or all of it.
pub(super) fn table(sheet: &mut Sheet, voice: Voice, frontier: &[FrontierPoint], verbose: bool) {
    if frontier.is_empty() {
        return;
    }
    let shown = if verbose { (0..frontier.len()).collect() } else { selection(frontier) };
    sheet.gap();
    sheet.line(&format!("  {}", tell!(voice, "size.frontier")));
    let rows = shown.iter().map(|&index| row(voice, &frontier[index])).collect();
    sheet.table(&Grid::words(header(voice), rows, 0..8));
    if shown.len() < frontier.len() {
        let (shown, count) = (voice.whole(shown.len()), voice.whole(frontier.len()));
        sheet.line(&format!(
            "  {}",
            tell!(voice, "size.frontier.shown", shown = shown, count = count)
        ));
    }
}

/// The headings, as on the page.
pub(in crate::report) fn header(voice: Voice) -> Vec<String> {
    vec![
        tell!(voice, "size.frontier.held"),
        tell!(voice, "size.frontier.load"),
        tell!(voice, "size.frontier.access"),
        tell!(voice, "size.frontier.overflow"),
        tell!(voice, "size.frontier.idle"),
        tell!(voice, "size.frontier.slack"),
        tell!(voice, "size.frontier.saves"),
        tell!(voice, "size.frontier.costs"),
        tell!(voice, "size.frontier.mark"),
    ]
}

/// The cells of one design; access is that of the need furthest below its promise.
pub(in crate::report) fn row(voice: Voice, point: &FrontierPoint) -> Vec<String> {
    let design = &point.design;
    let tightest = design.access.needs.iter().min_by(|a, b| {
        (a.share_kept - a.share_promised).total_cmp(&(b.share_kept - b.share_promised))
    });
    let or_none = |value: Option<f64>| {
        value.map_or_else(|| tell!(voice, "number.none"), |minutes| voice.minutes(minutes))
    };
    let mut marks = Vec::new();
    if point.recommended && design.overload.is_none() {
        marks.push(tell!(voice, "size.frontier.recommended"));
    }
    if point.dominated {
        marks.push(tell!(voice, "size.frontier.dominated"));
    }
    if design.overload.is_some() {
        marks.push(tell!(voice, "size.frontier.grows"));
    }
    vec![
        voice.minutes(design.held_minutes_per_week),
        voice.number(design.routine_load, 2),
        tightest.map_or_else(|| tell!(voice, "number.none"), |need| voice.percent(need.share_kept)),
        voice.minutes(design.overflow_minutes_per_week),
        voice.minutes(design.idle_beside_queue_minutes_per_week),
        voice.minutes(design.slack_minutes_per_week),
        or_none(point.next_hold_saves_overflow),
        or_none(point.next_hold_costs_idle),
        marks.join(", "),
    ]
}

/// The first, the last, the recommended with its neighbours, and others at even steps between.
pub(in crate::report) fn selection(frontier: &[FrontierPoint]) -> Vec<usize> {
    let count = frontier.len();
    if count <= SHOWN_MAX {
        return (0..count).collect();
    }
    let mut chosen = vec![false; count];
    (chosen[0], chosen[count - 1]) = (true, true);
    if let Some(best) = frontier.iter().position(|point| point.recommended) {
        let near = best.saturating_sub(2)..=(best + 2).min(count - 1);
        chosen[near].fill(true);
    }
    let left = SHOWN_MAX.saturating_sub(chosen.iter().filter(|&&is| is).count());
    for step in 1..=left {
        chosen[step * (count - 1) / (left + 1)] = true;
    }
    (0..count).filter(|&index| chosen[index]).collect()
}

//! The bridge from the computed figure to the played clinic, as text.

use crate::messages::{key, tell};
use crate::report::VERSION;
use crate::report::confirmed::within;
use crate::report::json::value::Estimated;
use crate::report::json::{Bridges, Way};
use crate::report::sheet::{Cell, Grid, Sheet};
use crate::report::voice::Voice;

/// Each need's way from computed to played.
#[must_use]
pub(in crate::report) fn bridge(voice: Voice, told: &Bridges<'_>, seed: u64) -> Sheet {
    let mut sheet = Sheet::new(0);
    let date = voice.date(told.head.as_of.0);
    sheet.title(&tell!(voice, "bridge.title", clinic = told.head.clinic, date = date));
    sheet.gap();
    for row in &told.bridges {
        let need = within(voice, row.need, row.target_open_days);
        sheet.line(&format!("{}: {need}", row.team).to_uppercase());
        sheet.table(&grid(voice, row));
        sheet.gap();
    }
    sheet.paragraph(0, &tell!(voice, "bridge.note"));
    sheet.paragraph(0, &tell!(voice, "page.made", version = VERSION, seed = seed));
    sheet
}

fn cause(voice: Voice, code: &str) -> String {
    voice.say(match code {
        "whole-visits" => key!("bridge.cause.whole-visits"),
        "repeats" => key!("bridge.cause.repeats"),
        "cancellations" => key!("bridge.cause.cancellations"),
        "calendar" => key!("bridge.cause.calendar"),
        "notice" => key!("bridge.cause.notice"),
        "hours" => key!("bridge.cause.hours"),
        "release" => key!("bridge.cause.release"),
        _ => key!("bridge.cause.start"),
    })
}

fn grid(voice: Voice, way: &Way<'_>) -> Grid {
    let half = |of: Estimated| Cell::maybe(of.half_width.map(Cell::Points));
    let mut reached = way.share_computed.0;
    let mut grid = Grid::of(
        voice,
        [key!("bridge.cause"), key!("bridge.effect"), key!("simulate.half-width")]
            .into_iter()
            .chain([key!("bridge.share")]),
    );
    let plain = |label: String, half: Cell, share: f64| {
        [Cell::Text(label), Cell::Nothing, half, Cell::Share(share)]
    };
    grid.row(voice, plain(tell!(voice, "bridge.computed"), Cell::Nothing, reached));
    for step in &way.steps {
        let effect = step.effect_share;
        reached += effect.value.0;
        let label = Cell::Text(cause(voice, step.cause));
        let points = Cell::Points(effect.value.0);
        grid.row(voice, [label, points, half(effect), Cell::Share(reached)]);
    }
    let (played, promised) = (way.share_played, way.share_promised.0);
    grid.row(voice, plain(tell!(voice, "bridge.played"), half(played), played.value.0));
    grid.row(voice, plain(tell!(voice, "bridge.promised"), Cell::Nothing, promised));
    grid
}

//! The bridge from the computed figure to the played clinic, as text.

use behov_solver::instance::Instance;
use behov_solver::plan::bridge::{Bridge, Cause};

use crate::messages::{key, tell};
use crate::report::VERSION;
use crate::report::confirmed::within;
use crate::report::sheet::{Grid, Sheet};
use crate::report::voice::Voice;

/// Each need's way from computed to played.
#[must_use]
pub fn bridge(voice: Voice, instance: &Instance, bridges: &[Bridge], seed: u64) -> Sheet {
    let parts = instance.parts();
    let mut sheet = Sheet::new(0);
    let date = voice.date(parts.as_of);
    sheet.title(&tell!(voice, "bridge.title", clinic = parts.name, date = date));
    sheet.gap();
    for row in bridges {
        let need = within(voice, &parts.needs[row.need].name, row.days);
        let team = &parts.teams[row.team].name;
        sheet.line(&format!("{team}: {need}").to_uppercase());
        sheet.table(&grid(voice, row));
        sheet.gap();
    }
    sheet.paragraph(0, &tell!(voice, "bridge.note"));
    let seed = seed.to_string();
    sheet.paragraph(0, &tell!(voice, "page.made", version = VERSION, seed = seed));
    sheet
}

fn cause(voice: Voice, cause: Cause) -> String {
    tell!(voice, cause => {
        Cause::WholeVisits => "bridge.cause.whole-visits",
        Cause::Repeats => "bridge.cause.repeats",
        Cause::Cancellations => "bridge.cause.cancellations",
        Cause::Calendar => "bridge.cause.calendar",
        Cause::Notice => "bridge.cause.notice",
        Cause::Hours => "bridge.cause.hours",
        Cause::Release => "bridge.cause.release",
        Cause::Start => "bridge.cause.start",
    })
}

fn grid(voice: Voice, bridge: &Bridge) -> Grid {
    let points = |value: f64| voice.number(value * 100.0, 1);
    let none = String::new;
    let mut reached = bridge.share_computed;
    let mut rows = vec![vec![
        tell!(voice, "bridge.computed"),
        none(),
        none(),
        voice.percent(bridge.share_computed),
    ]];
    rows.extend(bridge.steps.iter().map(|step| {
        reached += step.effect.mean;
        vec![
            cause(voice, step.cause),
            points(step.effect.mean),
            points(step.effect.half_width),
            voice.percent(reached),
        ]
    }));
    rows.push(vec![
        tell!(voice, "bridge.played"),
        none(),
        points(bridge.share_played.half_width),
        voice.percent(bridge.share_played.mean),
    ]);
    rows.push(vec![
        tell!(voice, "bridge.promised"),
        none(),
        none(),
        voice.percent(bridge.share_promised),
    ]);
    let header = [
        key!("bridge.cause"),
        key!("bridge.effect"),
        key!("simulate.half-width"),
        key!("bridge.share"),
    ];
    Grid { header: header.map(|key| voice.say(key)).to_vec(), rows, numbers: 1..4 }
}

//! The week of a clinician on its dates: a column a day, each hold with the date it opens on.

use behov_solver::answer::BlockKind;
use behov_solver::template::DatedBlock;
use behov_solver::units::Span;
use maud::{Markup, html};

use super::block::Drawn;
use super::clock::Clock;
use super::column::Column;
use super::day::{self, Frame};
use super::teller::Teller;
use super::{legend, look};
use crate::messages::tell;
use crate::report::escape::seen;
use crate::report::json::value::Hours;
use crate::report::json::{Day, Week, Weeks, of_day};
use crate::report::label;
use crate::report::text;
use crate::report::voice::Voice;
use crate::verb::WeekSheets;

/// A sheet for each clinician.
pub(in crate::report::html) fn sheets(
    voice: Voice,
    sheets: &WeekSheets,
    told: &Weeks<'_>,
) -> Markup {
    let (instance, template) = (&sheets.clinic, &sheets.template);
    let Some(clock) = Clock::around(instance, template) else { return html! {} };
    let teller = Teller::new(voice, instance, template, None);
    let dates = voice.dated_week(sheets.monday);
    html! {
        (look::patterns(&legend::held(&teller)))
        @for week in &told.clinicians {
            @let columns: Vec<Column> =
                week.days.iter().map(|day| column(&teller, &clock, sheets, week, day)).collect();
            @let frame = Frame::of(&clock, &columns.iter().collect::<Vec<_>>());
            @let who = &instance.parts().clinicians[week.who];
            section.sheet {
                h2 { (seen(week.clinician)) ", " (label::role(voice, who.role)) " \u{b7} " (dates) }
                (day::day(&teller, &clock, frame, (week.clinician, &columns)))
                (legend::legend(&teller))
            }
        }
    }
}

fn column(
    teller: &Teller<'_>,
    clock: &Clock,
    sheets: &WeekSheets,
    week: &Week<'_>,
    day: &Day<'_>,
) -> Column {
    let (voice, date) = (teller.voice, day.date.0);
    let hours: Vec<String> = day.sessions.iter().map(Hours::told).collect();
    let under = day.lost.map_or_else(|| hours.join(", "), |lost| text::lost(voice, lost));
    let here = day.lost.is_none();
    let blocks =
        of_day(sheets, (week.who, date)).into_iter().filter(|row| here && row.lost.is_none());
    let spans: Vec<Span> = blocks.clone().map(|row| row.block.span).collect();
    let told = |row: &&DatedBlock| row.block.kind != BlockKind::Free || sheets.booked(row).0 > 0;
    let blocks = blocks.filter(told).map(|row| {
        let released = match row.block.kind {
            BlockKind::Hold { release_days, .. } => release_days,
            _ => None,
        };
        let opens = released.map(|days| sheets.clinic.open_days_before(date, days));
        let tall = clock.tall(row.block.span);
        Drawn::dated(teller, &row.block, tall, (sheets.booked(row), opens))
    });
    let (visits, held) = (voice.whole(day.visit_count), voice.whole(day.hold_count));
    let foot = [
        tell!(voice, "sheet.week.foot", visits = visits, held = held),
        tell!(voice, "sheet.week.foot.free", minutes = day.free_minutes),
    ];
    Column {
        head: voice.on(date),
        under,
        open: joined(spans),
        blocks: blocks.collect(),
        foot: if here { foot.map(|line| (line, false)).to_vec() } else { Vec::new() },
        room: false,
    }
}

/// Stretches that touch as one.
fn joined(spans: Vec<Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if last.to == span.from => last.to = span.to,
            _ => joined.push(span),
        }
    }
    joined
}

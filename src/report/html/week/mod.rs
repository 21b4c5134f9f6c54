//! The week as it is drawn: one clock for all, a column for each who works, a switch to the rooms.
//!
//! Edge: what for. Hatch: held. Awning: come without a time. Empty paper: free. Frame and padlock:
//! fixed. Bar at the right and `+`: complex.

mod block;
mod clock;
mod column;
mod day;
mod legend;
mod look;
mod rooms;
mod sheets;
mod strip;
mod teller;
#[cfg(test)]
mod tests;

use behov_solver::answer::Template;
use behov_solver::instance::CycleDay;
use behov_solver::template::Built;
use maud::{Markup, html};

use crate::messages::{key, tell};
use crate::report::page::{self, paragraphs};
use crate::report::text::rota::week_days;
use crate::report::voice::Voice;
use crate::report::{Findings, Planned};

use clock::Clock;
use column::Column;
use day::Frame;
use teller::Teller;

pub(super) use sheets::sheets;

/// The weeks ahead, then every week of the cycle.
pub(super) fn week(
    voice: Voice,
    findings: &Findings<'_>,
    planned: &Planned<'_>,
    built: &Built,
) -> Markup {
    let (instance, template) = (findings.instance, &built.template);
    let Some(clock) = Clock::around(instance, template) else { return html! {} };
    let teller = Teller::new(voice, instance, template, planned.days);
    let with_rooms = instance.parts().sessions.values().any(|session| session.room.is_some());
    let by_clinician = weeks(&teller, &clock, column::clinicians);
    let (title, lead) = (tell!(voice, "page.week"), tell!(voice, "page.week.lead"));
    html! {
        (strip::strip(voice, findings, planned.dated.map(|dated| dated.weeks), template))
        section.week {
            h2 { (title) }
            (paragraphs("lead", &[lead]))
            (look::patterns(&legend::held(&teller)))
            @if with_rooms {
                input.choice type="radio" name="week-by" id="by-clinician" checked="checked";
                label for="by-clinician" { (voice.say(key!("week.by-clinician"))) }
                input.choice type="radio" name="week-by" id="by-room";
                label for="by-room" { (voice.say(key!("week.by-room"))) }
            }
            div.clinicians { (by_clinician) }
            @if with_rooms {
                div.rooms {
                    (weeks(&teller, &clock, rooms::rooms))
                    (paragraphs("note", &[tell!(voice, "week.rooms.note")]))
                }
            }
            (legend::legend(&teller))
            (listed(&teller))
        }
    }
}

/// The weeks ahead alone.
pub(super) fn ahead(voice: Voice, findings: &Findings<'_>, template: &Template) -> Markup {
    strip::strip(voice, findings, None, template)
}

/// Every week of the cycle, its days side by side.
fn weeks(
    teller: &Teller<'_>,
    clock: &Clock,
    columns: impl Fn(&Teller<'_>, &Clock, CycleDay) -> Vec<Column>,
) -> Markup {
    let (voice, cycle) = (teller.voice, teller.instance.parts().cycle);
    let days = |week| {
        let days = week_days(teller.instance, week).into_iter();
        days.map(|at| (voice.weekday(at), columns(teller, clock, at))).collect::<Vec<_>>()
    };
    let weeks: Vec<_> =
        (0..cycle.weeks).map(|week| (voice.week(week, cycle), days(week))).collect();
    let all: Vec<&Column> =
        weeks.iter().flat_map(|(_, days)| days.iter().flat_map(|(_, columns)| columns)).collect();
    let frame = Frame::of(clock, &all);
    html! {
        @for (title, days) in &weeks {
            @if cycle.weeks > 1 { h3 { (title) } }
            div.days {
                @for (name, columns) in days {
                    (day::day(teller, clock, frame, (name, columns)))
                }
            }
        }
    }
}

/// The same as a table, for whoever does not see it.
fn listed(teller: &Teller<'_>) -> Markup {
    let voice = teller.voice;
    let header = [key!("week.list.session"), key!("week.list.time"), key!("week.list.block")];
    let header = header.map(|key| voice.say(key));
    let parts = teller.instance.parts();
    let mut blocks: Vec<_> = teller.template.blocks().iter().collect();
    blocks.sort_by_key(|block| {
        let session = &parts.sessions[block.session];
        (session.day, session.clinician, block.span.from)
    });
    let rows: Vec<Vec<String>> = blocks
        .into_iter()
        .map(|block| {
            let session = &parts.sessions[block.session];
            let day = voice.day(session.day, parts.cycle);
            let who = &parts.clinicians[session.clinician].name;
            vec![format!("{who}, {day}"), block.span.to_string(), block::said(teller, block)]
        })
        .collect();
    let title = tell!(voice, "week.list");
    html! {
        details { summary { (title) } (page::table(&title, &header, &rows, &(0..0))) }
    }
}

//! The weeks ahead: which week of the cycle each is, who is away, what falls out, and the share
//! seen in time where the answer has it.

use std::collections::BTreeMap;

use behov_solver::answer::{BlockKind, Template};
use behov_solver::instance::calendar::Closed;
use behov_solver::instance::{CycleDay, Instance, Session};
use behov_solver::sizing::TeamSizing;
use behov_solver::template::{DatedBlock, Unstaffed, dated, unstaffed_in};
use chrono::{Datelike, Days, NaiveDate};
use maud::{Markup, html};

use crate::messages::tell;
use crate::report::Findings;
use crate::report::escape::seen;
use crate::report::label;
use crate::report::notice::{rhythm, sentence};
use crate::report::page::{paragraphs, section};
use crate::report::plot::Px;
use crate::report::voice::Voice;

/// Weeks told where no more are asked for, and the most.
const WEEKS: u32 = 13;
const WEEKS_MAX: u32 = 53;

/// What a date is for those who work on it.
enum Work {
    Usual,
    /// Somebody is away.
    Short,
    /// The clinic is closed.
    Closed,
}

/// The strip, and what breaks the rhythm.
pub(super) fn strip(
    voice: Voice,
    findings: &Findings<'_>,
    weeks: Option<u32>,
    template: &Template,
) -> Markup {
    let (instance, today) = (findings.instance, findings.instance.parts().as_of);
    let first = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
    let weeks = weeks.unwrap_or(WEEKS).clamp(WEEKS, WEEKS_MAX);
    let blocks = dated(instance, template, first, weeks);
    let missing = unstaffed_in(instance, &blocks);
    let mondays = (0..u64::from(weeks)).map(|week| first + Days::new(7 * week));
    let broken: Vec<String> = rhythm(voice, instance).iter().map(sentence).collect();
    let shares = mondays.clone().any(|monday| share(findings, monday).is_some());
    let told = html! {
        @if shares { (paragraphs("lead", &[tell!(voice, "week.strip.lead")])) }
        ol.strip {
            @for monday in mondays {
                li {
                    (which(voice, instance, monday))
                    (days(voice, instance, monday))
                    @if let Some(share) = share(findings, monday) { (in_time(voice, share)) }
                    (reasons(voice, instance, monday, &blocks, &missing))
                }
            }
        }
        (paragraphs("note bad", &broken))
    };
    section(&tell!(voice, "week.strip"), &told)
}

fn which(voice: Voice, instance: &Instance, monday: NaiveDate) -> Markup {
    let cycle = instance.parts().cycle;
    let told = voice.dated_week(monday);
    let (number, dates) = told.split_once(" (").unwrap_or((&told, ""));
    html! {
        div.which { b { (number) } }
        @if cycle.weeks > 1 { div.dates { (voice.week(cycle.day_of(monday).week, cycle)) } }
        div.dates { (dates.trim_end_matches(')')) }
    }
}

/// The days of a week on which anybody works, with what each is.
fn worked(instance: &Instance, monday: NaiveDate) -> Vec<(NaiveDate, Work)> {
    let parts = instance.parts();
    let dates = (0..7).map(|day| monday + Days::new(day));
    let of = |date: NaiveDate| {
        let day = parts.cycle.day_of(date);
        let mut at_work = parts.sessions.values().filter(|session| session.day == day).peekable();
        at_work.peek()?;
        let away = |clinician| {
            let mut absences = parts.absences.iter();
            absences.any(|a| a.clinician == clinician && a.from <= date && date <= a.to)
        };
        let work = if parts.calendar.closed(date).is_some() {
            Work::Closed
        } else if at_work.any(|session| away(session.clinician)) {
            Work::Short
        } else {
            Work::Usual
        };
        Some((date, work))
    };
    dates.filter_map(of).collect()
}

/// A mark per day: whole at work, half with somebody away, dashed closed.
fn days(voice: Voice, instance: &Instance, monday: NaiveDate) -> Markup {
    let worked = worked(instance, monday);
    let open = worked.iter().filter(|(_, work)| !matches!(work, Work::Closed)).count();
    let title = tell!(voice, "week.strip.days", count = voice.whole(open));
    html! {
        svg role="img" width="100" height="9" viewBox="0 0 100 9" {
            title { (title) }
            @for ((_, work), at) in worked.iter().zip(0_u32..) {
                @let x = Px(14.0 * f64::from(at));
                @match work {
                    Work::Usual => rect.at-work x=(x) y="0" width="12" height="8" {},
                    Work::Short => {
                        rect.no-work x=(x) y="0.5" width="12" height="8" {}
                        rect.some-away x=(x) y="4" width="12" height="4.5" {}
                    },
                    Work::Closed => rect.no-work x=(x) y="0.5" width="12" height="8" {},
                }
            }
        }
    }
}

/// Of the teams the share furthest below what is promised, with that: as the outlook has it.
fn share(findings: &Findings<'_>, monday: NaiveDate) -> Option<(f64, f64)> {
    let of_team = |team: &TeamSizing| {
        let week = team.outlook.iter().find(|week| week.monday == monday)?;
        let need = team.design.access.needs.iter().min_by_key(|need| need.days)?;
        Some((week.share_kept?, need.share_promised))
    };
    let shares = findings.sizing.teams.iter().filter_map(of_team);
    shares.min_by(|a, b| (a.0 - a.1).total_cmp(&(b.0 - b.1)))
}

fn in_time(voice: Voice, (share, promised): (f64, f64)) -> Markup {
    let below = share + 1e-9 < promised;
    let class = below.then_some("below");
    let (told, goal) = (voice.percent(share), voice.percent(promised));
    let title = tell!(voice, "week.strip.share", share = told, promised = goal);
    html! {
        div.share.(class.unwrap_or("kept")) { @if below { "\u{25bc} " } (told) }
        svg role="img" width="100" height="10" viewBox="0 0 100 10" {
            title { (title) }
            rect.ground-bar x="0.5" y="2" width="99" height="6" {}
            rect.share-bar.(class.unwrap_or("kept")) x="0" y="2" width=(Px(100.0 * share)) height="6" {}
            line.target x1=(Px(100.0 * promised)) y1="0" x2=(Px(100.0 * promised)) y2="10" {}
        }
    }
}

/// Why a week is not as the others: closed days, who is away, holds that fall out, open clinics
/// without their staff.
fn reasons(
    voice: Voice,
    instance: &Instance,
    monday: NaiveDate,
    blocks: &[DatedBlock],
    missing: &[Unstaffed],
) -> Markup {
    let parts = instance.parts();
    let named = |dates: &[NaiveDate]| {
        let day = |date: &NaiveDate| voice.weekday(parts.cycle.day_of(*date));
        dates.iter().map(day).collect::<Vec<_>>().join(", ")
    };
    let mut lines: Vec<String> = closed(voice, instance, monday)
        .into_iter()
        .map(|(why, on)| label::because(tell!(voice, "week.strip.closed", days = named(&on)), &why))
        .collect();
    lines.extend(
        away(instance, monday)
            .into_iter()
            .map(|(who, on)| tell!(voice, "week.strip.away", name = who, days = named(&on))),
    );
    let holds = blocks.iter().filter(|row| {
        (0..7).contains(&(row.date - monday).num_days())
            && matches!(row.block.kind, BlockKind::Hold { .. })
    });
    let (all, lost) =
        holds.fold((0, 0), |(all, lost), row| (all + 1, lost + usize::from(row.lost.is_some())));
    if lost > 0 {
        let (lost, all) = (voice.whole(lost), voice.whole(all));
        lines.push(tell!(voice, "week.strip.lost", lost = lost, all = all));
    }
    let lacks = missing.iter().filter(|row| (0..7).contains(&(row.date - monday).num_days()));
    html! {
        @for line in lines { div { (seen(&line)) } }
        @for row in lacks {
            @let day = voice.weekday(parts.cycle.day_of(row.date));
            @let (staffed, wanted) = (voice.whole(row.staffed), voice.whole(row.wanted));
            div.lacks {
                (tell!(voice, "week.strip.lacks", day = day, staffed = staffed, wanted = wanted))
            }
        }
    }
}

/// Dates of a week that the clinic is closed on, by why.
fn closed(
    voice: Voice,
    instance: &Instance,
    monday: NaiveDate,
) -> BTreeMap<String, Vec<NaiveDate>> {
    let mut closed: BTreeMap<String, Vec<NaiveDate>> = BTreeMap::new();
    for (date, _) in worked(instance, monday) {
        let why = match instance.parts().calendar.closed(date) {
            None => continue,
            Some(Closed::Holiday(_)) => tell!(voice, "template.dated.holiday"),
            Some(Closed::Local("")) => tell!(voice, "template.dated.no-reason"),
            Some(Closed::Local(reason)) => reason.to_owned(),
        };
        closed.entry(why).or_default().push(date);
    }
    closed
}

/// Who is away from a session in a week, and when.
fn away(instance: &Instance, monday: NaiveDate) -> BTreeMap<String, Vec<NaiveDate>> {
    let parts = instance.parts();
    let mut away: BTreeMap<String, Vec<NaiveDate>> = BTreeMap::new();
    for (date, work) in worked(instance, monday) {
        let day: CycleDay = parts.cycle.day_of(date);
        let here = parts.absences.iter().filter(|row| {
            let works = |s: &Session| s.clinician == row.clinician && s.day == day;
            row.from <= date && date <= row.to && parts.sessions.values().any(works)
        });
        for row in here.filter(|_| !matches!(work, Work::Closed)) {
            let name = &parts.clinicians[row.clinician].name;
            let on = away.entry(name.clone()).or_default();
            if on.last() != Some(&date) {
                on.push(date);
            }
        }
    }
    away
}

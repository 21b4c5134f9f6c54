//! A template laid out as dated weeks, across holidays, closures and absences.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use crate::answer::{Block, BlockKind, Template};
use crate::instance::Instance;
use crate::instance::calendar::{Closed, Holiday};
use crate::supply;
use crate::table::{ClinicianId, SessionId};

/// A block of the template on a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedBlock {
    /// The date.
    pub date: NaiveDate,
    /// The block.
    pub block: Block,
    /// Why it is not held on that date; `None` when it is.
    pub lost: Option<Lost>,
}

/// Why a block of the template is not held on a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// A public holiday.
    Holiday(Holiday),
    /// The clinic is closed, with its reason.
    Closure(String),
    /// The clinician is away, with the reason.
    Absence(String),
}

/// The blocks of `weeks` weeks of seven days from `from`, in order of date, session and time.
///
/// Blocks that fall on a holiday, in a closure or in their clinician's absence are listed as lost.
#[must_use]
pub fn dated(
    instance: &Instance,
    template: &Template,
    from: NaiveDate,
    weeks: u32,
) -> Vec<DatedBlock> {
    let parts = instance.parts();
    let mut days: Vec<Vec<&Block>> = vec![Vec::new(); parts.cycle.length_days()];
    for block in template.blocks() {
        if let Some(session) = parts.sessions.get(block.session) {
            days[session.day.index()].push(block);
        }
    }
    let dates =
        (0..u64::from(weeks) * 7).filter_map(|ahead| from.checked_add_days(Days::new(ahead)));
    dates
        .flat_map(|date| {
            let day = parts.cycle.day_of(date);
            let today = with_once(instance, template, date, &days[day.index()]);
            today.into_iter().map(move |block| DatedBlock {
                date,
                lost: lost(instance, block.session, date),
                block,
            })
        })
        .collect()
}

/// The blocks of a date, those that hold on it only among them.
fn with_once(
    instance: &Instance,
    template: &Template,
    date: NaiveDate,
    usual: &[&Block],
) -> Vec<Block> {
    let from = template.once().partition_point(|(day, _)| *day < date);
    let once = template.once()[from..].iter().take_while(|(day, _)| *day == date);
    let parts = instance.parts();
    let on_its_day = |session: &SessionId| {
        parts.sessions.get(*session).is_some_and(|s| s.day == parts.cycle.day_of(date))
    };
    let changed: BTreeSet<SessionId> =
        once.map(|(_, block)| block.session).filter(on_its_day).collect();
    let kept = usual.iter().filter(|block| !changed.contains(&block.session));
    let mut blocks: Vec<Block> = kept.map(|&block| block.clone()).collect();
    blocks.extend(changed.iter().flat_map(|&session| template.on(session, date)));
    blocks.sort();
    blocks
}

/// Why a session is not held on a date.
fn lost(instance: &Instance, session: SessionId, date: NaiveDate) -> Option<Lost> {
    let parts = instance.parts();
    match parts.calendar.closed(date) {
        Some(Closed::Holiday(holiday)) => return Some(Lost::Holiday(holiday)),
        Some(Closed::Local(reason)) => return Some(Lost::Closure(reason.to_owned())),
        None => {}
    }
    let away = supply::leave(instance, session, date);
    away.map(|away| Lost::Absence(away.reason.clone()))
}

/// An open clinic that too few of its staff are there for on a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unstaffed {
    /// The date.
    pub date: NaiveDate,
    /// Row of the instance's windows.
    pub window: usize,
    /// How many of its staff are there.
    pub staffed: usize,
    /// How many it wants.
    pub wanted: usize,
    /// Who could stand in: at work throughout, with a role for it and in no other open clinic, in
    /// order of who may serve least else.
    pub stand_ins: Vec<ClinicianId>,
}

/// Open clinics that too few of their usual staff are there for, within `weeks` weeks from a date,
/// in order of date and window. On days the clinic is closed nobody is missed.
#[must_use]
pub fn unstaffed(instance: &Instance, from: NaiveDate, weeks: u32) -> Vec<Unstaffed> {
    let parts = instance.parts();
    let usual: Vec<Vec<SessionId>> =
        parts.windows.iter().map(|window| supply::staff(instance, window)).collect();
    let dates =
        (0..u64::from(weeks) * 7).filter_map(|ahead| from.checked_add_days(Days::new(ahead)));
    let mut found = Vec::new();
    for date in dates.filter(|&date| parts.calendar.closed(date).is_none()) {
        let day = parts.cycle.day_of(date);
        for (index, _) in parts.windows.iter().enumerate().filter(|(_, row)| row.day == day) {
            let there = usual[index].iter().copied();
            let there: Vec<SessionId> =
                there.filter(|&id| supply::held_on(instance, id, date)).collect();
            found.extend(missing(instance, index, date, &there));
        }
    }
    found
}

/// Open clinics of dated weeks that too few of the template's staff are there for, in the same
/// order.
#[must_use]
pub fn unstaffed_in(instance: &Instance, blocks: &[DatedBlock]) -> Vec<Unstaffed> {
    let mut found: BTreeMap<(NaiveDate, usize), Vec<SessionId>> = BTreeMap::new();
    for dated in blocks {
        let BlockKind::OpenClinic { window } = dated.block.kind else { continue };
        let there = match dated.lost {
            Some(Lost::Holiday(_) | Lost::Closure(_)) => continue,
            Some(Lost::Absence(_)) => None,
            None => Some(dated.block.session),
        };
        found.entry((dated.date, window)).or_default().extend(there);
    }
    let each = found.into_iter();
    each.filter_map(|((date, window), there)| missing(instance, window, date, &there)).collect()
}

/// What is missing in a window on a date, if anything is, when these sessions staff it.
fn missing(
    instance: &Instance,
    window: usize,
    date: NaiveDate,
    there: &[SessionId],
) -> Option<Unstaffed> {
    let parts = instance.parts();
    let given = parts.windows.get(window)?;
    let wanted = given.clinician_count as usize;
    if there.len() >= wanted {
        return None;
    }
    let beside = parts.windows.iter().enumerate().filter(|(index, other)| {
        *index != window && other.day == given.day && other.span.overlaps(given.span)
    });
    let busy: BTreeSet<SessionId> =
        beside.flat_map(|(_, other)| supply::staff(instance, other)).collect();
    let free = |id: &SessionId| {
        supply::held_on(instance, *id, date) && !there.contains(id) && !busy.contains(id)
    };
    let able = supply::could_staff(instance, given).into_iter().filter(free);
    let stand_ins = able.map(|id| parts.sessions[id].clinician).collect();
    Some(Unstaffed { date, window, staffed: there.len(), wanted, stand_ins })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instance::cast::{clinic, date, span};
    use crate::instance::{Absence, Closure, CycleDay, OpenWindow};
    use crate::table::{Id, NeedId, TeamId};

    #[test]
    fn a_week_with_a_closure_and_an_absence_lists_what_is_lost() {
        let clinic = clinic()
            .with(|parts| {
                let (from, to) = (date("2026-11-02"), date("2026-11-02"));
                parts.calendar.closures.push(Closure { from, to, reason: "moving".to_owned() });
                parts.absences.push(Absence {
                    clinician: ClinicianId::from_index(0),
                    from: date("2026-11-03"),
                    to: date("2026-11-03"),
                    reason: "course".to_owned(),
                });
            })
            .unwrap();
        // One free morning on each of Ada's five days (sessions 0 to 4).
        let block = |session| Block {
            session: SessionId::from_index(session),
            span: span("9:00-12:00"),
            kind: BlockKind::Free,
        };
        let template = Template::new((0..5).map(block).collect());
        let days = dated(&clinic, &template, date("2026-11-02"), 2);
        assert_eq!(days.len(), 10);
        let lost: Vec<Option<Lost>> = days.into_iter().map(|day| day.lost).take(3).collect();
        assert_eq!(
            lost,
            [
                Some(Lost::Closure("moving".to_owned())),
                Some(Lost::Absence("course".to_owned())),
                None
            ]
        );
    }

    #[test]
    fn a_block_for_one_date_takes_the_place_of_what_it_overlaps_on_that_date_only() {
        let clinic = clinic();
        let session = SessionId::from_index(0);
        let block = |text, kind| Block { session, span: span(text), kind };
        let template = Template::new(vec![block("9:00-12:00", BlockKind::Free)])
            .with_once(date("2026-11-09"), block("10:00-10:30", BlockKind::Buffer));
        let days = dated(&clinic, &template, date("2026-11-02"), 3);
        let spans: Vec<(String, String)> =
            days.iter().map(|d| (d.date.to_string(), d.block.span.to_string())).collect();
        let row = |day: &str, span: &str| (day.to_owned(), span.to_owned());
        let expected = [
            row("2026-11-02", "09:00-12:00"),
            row("2026-11-09", "09:00-10:00"),
            row("2026-11-09", "10:00-10:30"),
            row("2026-11-09", "10:30-12:00"),
            row("2026-11-16", "09:00-12:00"),
        ];
        assert_eq!(spans, expected);
    }

    /// Monday 9 to 10, staffed by Ada; she is away on 9 November, and on 16 November all is closed.
    fn with_window(bea_away: bool) -> Instance {
        clinic()
            .with(|parts| {
                parts.windows.push(OpenWindow {
                    team: TeamId::from_index(0),
                    day: CycleDay { week: 0, day: 0 },
                    span: span("9:00-10:00"),
                    clinician_count: 1,
                    need: NeedId::from_index(0),
                    arrivals: vec![1.0],
                });
                for clinician in (0..=usize::from(bea_away)).map(ClinicianId::from_index) {
                    let (from, to) = (date("2026-11-09"), date("2026-11-09"));
                    parts.absences.push(Absence { clinician, from, to, reason: String::new() });
                }
                let (from, to) = (date("2026-11-16"), date("2026-11-16"));
                parts.calendar.closures.push(Closure { from, to, reason: String::new() });
            })
            .unwrap()
    }

    #[test]
    fn an_open_clinic_whose_only_clinician_is_away_names_who_could_stand_in() {
        let monday = |stand_ins: &[usize]| Unstaffed {
            date: date("2026-11-09"),
            window: 0,
            staffed: 0,
            wanted: 1,
            stand_ins: stand_ins.iter().copied().map(ClinicianId::from_index).collect(),
        };
        let from = date("2026-11-02");
        assert_eq!(unstaffed(&with_window(false), from, 4), [monday(&[1])]);
        assert_eq!(unstaffed(&with_window(true), from, 4), [monday(&[])]);
    }

    #[test]
    fn dated_weeks_tell_the_same_of_the_staff_of_the_template() {
        let clinic = with_window(false);
        let open = |session| {
            Template::new(vec![Block {
                session: SessionId::from_index(session),
                span: span("9:00-10:00"),
                kind: BlockKind::OpenClinic { window: 0 },
            }])
        };
        let from = date("2026-11-02");
        let of = |template: &Template| unstaffed_in(&clinic, &dated(&clinic, template, from, 4));
        assert_eq!(of(&open(0)), unstaffed(&clinic, from, 4));
        // Bea staffs it in this template, and she is there.
        assert_eq!(of(&open(5)), []);
    }
}

//! A template laid out as dated weeks, across holidays, closures and absences.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use crate::answer::{Block, Template};
use crate::instance::Instance;
use crate::instance::calendar::{Closed, Holiday};
use crate::table::SessionId;

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
    let clinician = parts.sessions[session].clinician;
    let away = parts
        .absences
        .iter()
        .find(|away| away.clinician == clinician && away.from <= date && date <= away.to);
    away.map(|away| Lost::Absence(away.reason.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::BlockKind;
    use crate::instance::cast::{clinic, date, span};
    use crate::instance::{Absence, Closure};
    use crate::table::{ClinicianId, Id};

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
}

//! A template laid out as dated weeks, across holidays, closures and absences.

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
            let today = &days[parts.cycle.day_of(date).index()];
            today.iter().map(move |&block| DatedBlock {
                date,
                block: block.clone(),
                lost: lost(instance, block.session, date),
            })
        })
        .collect()
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
}

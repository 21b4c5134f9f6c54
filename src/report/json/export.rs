//! A template on dates, and what is booked into it.

use behov_solver::answer::{Block, BlockKind};
use behov_solver::instance::Instance;
use behov_solver::template::{DatedBlock, Lost, unstaffed_in};
use chrono::NaiveDate;

use super::booked::Week;
use super::broken::Verdict;
use super::shape::shape;
use super::template::{Missing, Placed};
use super::value::{Date, Head, Hours};
use crate::messages::date::week_code;
use crate::report::Broken;
use crate::report::name::Named;
use crate::report::room;
use crate::verb;

shape! {
    /// A template on dates, and what is booked into it; nothing of it where the referee refuses one
    /// of them.
    Exported<'a> of (row: &'a verb::Exported, broken: &'a [Broken])
    [
        let (instance, dated) = (&row.clinic, &row.dated);
        let accepted = row.is_accepted();
        let blocks = dated.blocks.iter().filter(move |_| accepted);
        let is_rule = |block: &&Block| accepted && released_to(block.kind).is_some();
    ]
    {
        #[serde(flatten)]
        head: Head<'a> = Head::of(instance),
        from: Date = Date(dated.from),
        weeks: u32 = dated.weeks,
        referee: Verdict<'a> = Verdict::of(broken),
        /// Held blocks and those that open to others before their date, as they repeat.
        holds: Vec<Held<'a>> = row
            .template
            .blocks()
            .iter()
            .filter(is_rule)
            .map(|block| Held::of(block, instance))
            .collect(),
        /// Every block that is held, in order of date, session and time.
        blocks: Vec<BlockOnDate<'a>> = blocks
            .clone()
            .filter(|dated| dated.lost.is_none())
            .map(|dated| BlockOnDate::of(dated, instance))
            .collect(),
        /// Blocks of the template that fall out on their date.
        lost: Vec<BlockOnDate<'a>> = blocks
            .filter(|dated| dated.lost.is_some())
            .map(|dated| BlockOnDate::of(dated, instance))
            .collect(),
        unstaffed: Vec<Missing<'a>> = unstaffed_in(instance, &dated.blocks)
            .iter()
            .filter(|_| accepted)
            .map(|missing| Missing::of(missing, instance))
            .collect(),
        visits: Vec<VisitOnDate<'a>> = row
            .visits
            .iter()
            .filter(|_| accepted)
            .map(|visit| VisitOnDate::of(visit, instance))
            .collect(),
        /// Visits for which there is no session on their date any more.
        visits_lost: Vec<VisitOnDate<'a>> = row
            .fallen
            .iter()
            .filter(|_| accepted)
            .map(|visit| VisitOnDate::of(visit, instance))
            .collect(),
        weeks_by_team: Vec<Week<'a>> = row
            .loads
            .iter()
            .filter(|_| accepted)
            .map(|load| Week::of(load, instance))
            .collect(),
    }

    Held<'a> of (row: &Block, instance: &'a Instance) {
        room: Option<&'a str> = room_name(row, instance),
        /// `waiting-list`, or `sub-acute` for a visit block; `null` where it never opens.
        released_to: Option<&'static str> = released_to(row.kind).flatten(),
        #[serde(flatten)]
        block: Placed<'a> = Placed::of(row, instance),
    }

    BlockOnDate<'a> of (row: &DatedBlock, instance: &'a Instance)
    [let opens = opens(row, instance);]
    {
        date: Date,
        /// The week of the date by ISO 8601, as `2026-46`.
        iso_week: String = week_code(row.date),
        room: Option<&'a str> = room_name(&row.block, instance),
        /// The first date on which others may take it.
        released: Option<Date> = opens.map(Date),
        released_to: Option<&'static str> = opens.and(released_to(row.block.kind).flatten()),
        /// Why it falls out: `holiday`, `closure` or `absence`.
        #[serde(skip_serializing_if = "Option::is_none")]
        lost: Option<&'static str> = row.lost.as_ref().map(why),
        #[serde(flatten)]
        block: Placed<'a> = Placed::of(&row.block, instance),
    }

    VisitOnDate<'a> of (row: &'a verb::VisitBooked, instance: &'a Instance) {
        pseudonym: &'a str = &row.pseudonym,
        need: &'a str = row.need.name(instance),
        team: Option<&'a str> = row.team.map(|team| team.name(instance)),
        clinician: &'a str = row.clinician.name(instance),
        date: Date,
        iso_week: String = week_code(row.date),
        #[serde(flatten)]
        hours: Hours = Hours::of(row.span),
        minutes: i32 = row.span.minutes().0,
        status: &'static str = row.status.code(),
    }
}

fn room_name<'a>(block: &Block, instance: &'a Instance) -> Option<&'a str> {
    room::kind_of(instance, block).map(|room| &*instance.parts().rooms[room].name)
}

/// To whom a block is released before its date: nothing for a block without such a rule, `Some(None)`
/// for a hold that never opens.
#[expect(
    clippy::option_option,
    reason = "no hold and a hold that never opens are different things"
)]
fn released_to(kind: BlockKind) -> Option<Option<&'static str>> {
    match kind {
        BlockKind::Hold { release_days, .. } => Some(release_days.map(|_| "waiting-list")),
        BlockKind::Visit { opens_days, .. } if opens_days > 0 => Some(Some("sub-acute")),
        _ => None,
    }
}

/// The first date on which others may take a block, where there is one before its own.
fn opens(row: &DatedBlock, instance: &Instance) -> Option<NaiveDate> {
    let days = match row.block.kind {
        BlockKind::Hold { release_days, .. } => release_days?,
        BlockKind::Visit { opens_days, .. } if opens_days > 0 => opens_days,
        _ => return None,
    };
    Some(instance.open_days_before(row.date, days))
}

fn why(lost: &Lost) -> &'static str {
    match lost {
        Lost::Holiday(_) => "holiday",
        Lost::Closure(_) => "closure",
        Lost::Absence(_) => "absence",
    }
}

//! The sheets on paper: the week of each clinician on its dates, and the weekly meeting.

use behov_solver::answer::BlockKind;
use behov_solver::instance::Instance;
use behov_solver::plan::confirm::GroupPlayed;
use behov_solver::sizing::{Design, NeedAccess, TeamSizing};
use behov_solver::table::{ClinicianId, SessionId};
use behov_solver::template::{DatedBlock, Lost};
use chrono::NaiveDate;

use super::shape::shape;
use super::today::Actions;
use super::value::{Date, Head, Hours, Real};
use crate::report::confirmed;
use crate::report::name::Named;
use crate::verb::{Board as Found, Sides, Sized, WeekSheets};

shape! {
    /// The week of each clinician who has a session in it.
    Weeks<'a> of (row: &'a WeekSheets) [let instance = &row.clinic;] {
        #[serde(flatten)]
        head: Head<'a> = Head::of(instance),
        monday: Date,
        clinicians: Vec<Week<'a>> = clinicians(row).map(|who| Week::of(who, row)).collect(),
    }

    Week<'a> of (who: ClinicianId, sheets: &'a WeekSheets) {
        clinician: &'a str = who.name(&sheets.clinic),
        days: Vec<Day<'a>> =
            dates(sheets, who).into_iter().map(|date| Day::of((who, date), sheets)).collect(),
        #[serde(skip)]
        who: ClinicianId = who,
    }

    /// A day on which a clinician has a session.
    Day<'a> of (row: (ClinicianId, NaiveDate), sheets: &'a WeekSheets)
    [
        let blocks: Vec<&DatedBlock> = of_day(sheets, row);
        let lost = blocks.first().and_then(|block| block.lost.as_ref());
        let held = lost.is_none();
        let minutes = |wanted: fn(BlockKind) -> bool| -> i32 {
            let blocks = blocks.iter().filter(|block| held && wanted(block.block.kind));
            blocks.map(|block| block.block.span.minutes().0).sum()
        };
        let count = |wanted: fn(BlockKind) -> bool| {
            blocks.iter().filter(|block| held && wanted(block.block.kind)).count()
        };
    ]
    {
        date: Date = Date(row.1),
        sessions: Vec<Hours> = sessions(sheets, row)
            .map(|id| Hours::of(sheets.clinic.parts().sessions[id].span))
            .collect(),
        /// Why nothing is held: `holiday`, `closed` or `away`.
        lost: Option<&'static str> = lost.map(lost_code),
        visit_count: usize = count(|kind| matches!(kind, BlockKind::Visit { .. })),
        hold_count: usize = count(|kind| matches!(kind, BlockKind::Hold { .. })),
        free_minutes: i32 = minutes(|kind| matches!(kind, BlockKind::Free)),
        blocks: Vec<Laid<'a>> =
            blocks.iter().map(|block| Laid::of(block, sheets)).collect(),
    }

    Laid<'a> of (row: &DatedBlock, sheets: &'a WeekSheets)
    [
        let instance = &sheets.clinic;
        let (need, class, release) = match row.block.kind {
            BlockKind::Visit { need, class, .. } => (Some(need), Some(class), None),
            BlockKind::Hold { need, release_days, .. } => (Some(need), None, release_days),
            BlockKind::Frozen { index } => (instance.parts().frozen[index].need, None, None),
            BlockKind::OpenClinic { .. } | BlockKind::Buffer | BlockKind::Free => (None, None, None),
        };
    ]
    {
        #[serde(flatten)]
        hours: Hours = Hours::of(row.block.span),
        minutes: i32 = row.block.span.minutes().0,
        /// Those of them that are booked, where a list of bookings was given.
        booked_minutes: i32 = sheets.booked(row).0,
        kind: &'static str = kind_code(row.block.kind),
        need: Option<&'a str> = need.map(|id| id.name(instance)),
        class: Option<&'a str> = class.map(|id| id.name(instance)),
        /// The date on which held time opens to the waiting list.
        opens: Option<Date> =
            release.map(|days| Date(instance.open_days_before(row.date, days))),
        #[serde(skip)]
        what: BlockKind = row.block.kind,
    }

    /// What the weekly meeting looks at.
    Meeting<'a> of (row: &'a Found) [let instance = &row.sized.clinic;] {
        #[serde(flatten)]
        today: Actions<'a> = Actions::of(&row.list),
        /// Whether the figures are those of the time in use; else of what is recommended.
        as_is: bool = row.sized.as_is,
        kept: Vec<Share<'a>> = row
            .sized
            .sizing
            .teams
            .iter()
            .flat_map(|team| shares((team, judged(&row.sized, team)), instance))
            .collect(),
        /// Each group of needs as it is held today and as is recommended.
        side_by_side: Vec<Beside<'a>> =
            row.sides.iter().map(|sides| Beside::of((sides, row), instance)).collect(),
    }

    /// Two ways to hold time, side by side: as computed by the chains, and as played where they were.
    Beside<'a> of (row: (&Sides, &Found), instance: &'a Instance)
    [
        let (sides, found) = row;
        let now = found.wanted.is_some().then_some(&found.sized);
        let then = found.wanted.as_ref().unwrap_or(&found.sized);
    ]
    {
        team: &'a str = sides.team.name(instance),
        /// Whether time is held today; else the first way is to hold none.
        in_use: bool = sides.in_use,
        now: Held<'a> = Held::of((&sides.now, now.and_then(|now| played(now, sides))), instance),
        recommended: Held<'a> = Held::of((&sides.then, played(then, sides)), instance),
        /// One hold more than today; one fewer, where more is held than recommended.
        next_move: Option<Held<'a>> =
            sides.next.as_ref().map(|design| Held::of((design, None), instance)),
    }

    /// A way to hold time, and what it keeps.
    Held<'a> of (row: (&Design, Option<&GroupPlayed>), instance: &'a Instance)
    [let (design, played) = row;]
    {
        held_minutes_per_week: Real = Real(design.held_minutes_per_week),
        kept: Vec<Kept<'a>> =
            design.access.needs.iter().map(|need| Kept::of((need, played), instance)).collect(),
        /// Minutes nobody used while nobody who may waited.
        slack_minutes_per_week: Real = Real(design.slack_minutes_per_week),
        /// Minutes nobody used while routine patients waited.
        idle_beside_queue_minutes_per_week: Real = Real(design.idle_beside_queue_minutes_per_week),
    }

    Kept<'a> of (row: (&NeedAccess, Option<&GroupPlayed>), instance: &'a Instance)
    [let (need, played) = row;]
    {
        need: &'a str = need.need.name(instance),
        open_days: u32 = need.days,
        share: Real = Real(need.share_kept),
        /// The same as played day by day, where it was.
        share_played: Option<Real> = share_played(need, played),
        share_promised: Real = Real(need.share_promised),
    }

    /// A promise of access, as computed, and as played where it was.
    Share<'a> of (row: (&TeamSizing, &NeedAccess, Option<&GroupPlayed>), instance: &'a Instance)
    [let (team, need, played) = row;]
    {
        team: &'a str = team.team.name(instance),
        need: &'a str = need.need.name(instance),
        open_days: u32 = need.days,
        share: Real = Real(need.share_kept),
        share_played: Option<Real> = share_played(need, played),
        share_promised: Real = Real(need.share_promised),
        held_minutes_per_week: Real = Real(team.design.held_minutes_per_week),
    }
}

fn shares<'a>(
    (team, played): (&TeamSizing, Option<&GroupPlayed>),
    instance: &'a Instance,
) -> Vec<Share<'a>> {
    let needs = team.design.access.needs.iter();
    needs.map(|need| Share::of((team, need, played), instance)).collect()
}

/// A group as played, where it was.
fn judged<'p>(sized: &'p Sized, team: &TeamSizing) -> Option<&'p GroupPlayed> {
    confirmed::of(sized.played.as_ref()?, team)
}

/// The group of a way as played, where it was.
fn played<'p>(sized: &'p Sized, sides: &Sides) -> Option<&'p GroupPlayed> {
    let same = |team: &&TeamSizing| team.team == sides.team && team.held == sides.held;
    judged(sized, sized.sizing.teams.iter().find(same)?)
}

fn share_played(need: &NeedAccess, played: Option<&GroupPlayed>) -> Option<Real> {
    let row = played?.needs.iter().find(|row| row.need == need.need)?;
    Some(Real(row.share_played.mean))
}

/// Those who have a session in the week, in the order of the clinic file.
fn clinicians(sheets: &WeekSheets) -> impl Iterator<Item = ClinicianId> {
    sheets.clinic.parts().clinicians.ids().filter(|&who| !dates(sheets, who).is_empty())
}

/// The dates of the week on which a clinician has a session.
fn dates(sheets: &WeekSheets, who: ClinicianId) -> Vec<NaiveDate> {
    let week = sheets.monday.iter_days().take(7);
    week.filter(|&date| sessions(sheets, (who, date)).next().is_some()).collect()
}

/// The sessions of a clinician on a date.
fn sessions(
    sheets: &WeekSheets,
    (who, date): (ClinicianId, NaiveDate),
) -> impl Iterator<Item = SessionId> {
    let parts = sheets.clinic.parts();
    let day = parts.cycle.day_of(date);
    let own = parts.sessions.iter().filter(move |(_, row)| row.clinician == who && row.day == day);
    own.map(|(id, _)| id)
}

/// The blocks of a clinician on a date, by the clock.
pub(in crate::report) fn of_day(
    sheets: &WeekSheets,
    (who, date): (ClinicianId, NaiveDate),
) -> Vec<&DatedBlock> {
    let parts = sheets.clinic.parts();
    let own =
        |row: &&DatedBlock| row.date == date && parts.sessions[row.block.session].clinician == who;
    let mut blocks: Vec<&DatedBlock> = sheets.blocks.iter().filter(own).collect();
    blocks.sort_by_key(|row| row.block.span);
    blocks
}

fn lost_code(lost: &Lost) -> &'static str {
    match lost {
        Lost::Holiday(_) => "holiday",
        Lost::Closure(_) => "closed",
        Lost::Absence(_) => "away",
    }
}

fn kind_code(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Visit { .. } => "visit",
        BlockKind::Hold { .. } => "hold",
        BlockKind::OpenClinic { .. } => "open-clinic",
        BlockKind::Frozen { .. } => "frozen",
        BlockKind::Buffer => "buffer",
        BlockKind::Free => "free",
    }
}

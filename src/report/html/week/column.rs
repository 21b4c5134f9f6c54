//! The columns of a day by clinician: whoever works, when, and how likely each ends in time.

use behov_solver::answer::{Block, BlockKind};
use behov_solver::instance::CycleDay;
use behov_solver::plan::day::{Week, WeekRow};
use behov_solver::table::{ClinicianId, SessionId};
use behov_solver::units::{Minutes, Span};

use super::block::Drawn;
use super::clock::Clock;
use super::teller::Teller;
use crate::messages::tell;

/// A column.
pub(super) struct Column {
    /// Who, or which room.
    pub(super) head: String,
    /// What stands under the head.
    pub(super) under: String,
    /// When somebody is there, or the clinic is.
    pub(super) open: Vec<Span>,
    /// What lies in it.
    pub(super) blocks: Vec<Drawn>,
    /// What stands at its foot, and whether that is below its goal.
    pub(super) foot: Vec<(String, bool)>,
    /// Whether it is a room.
    pub(super) room: bool,
}

impl Column {
    /// The stretches without a block, but those of five minutes and less.
    pub(super) fn free(&self) -> Vec<Span> {
        let mut free = self.open.clone();
        for drawn in &self.blocks {
            let taken = drawn.block.span;
            free = free.into_iter().flat_map(|span| without(span, taken)).collect();
        }
        free.retain(|span| span.minutes() > Minutes(5));
        free
    }
}

/// What is left of a stretch beside another.
fn without(span: Span, taken: Span) -> Vec<Span> {
    if !span.overlaps(taken) {
        return vec![span];
    }
    let (before, after) =
        (Span { from: span.from, to: taken.from }, Span { from: taken.to, to: span.to });
    [before, after].into_iter().filter(|left| left.from < left.to).collect()
}

/// A column for each clinician who works that day, in the order of the clinic file.
pub(super) fn clinicians(teller: &Teller<'_>, clock: &Clock, day: CycleDay) -> Vec<Column> {
    let parts = teller.instance.parts();
    let of = |id: ClinicianId| {
        let sessions = parts.sessions.iter();
        let sessions =
            sessions.filter(|(_, session)| session.clinician == id && session.day == day);
        let mut ids: Vec<SessionId> = sessions.map(|(id, _)| id).collect();
        ids.sort_by_key(|&id| parts.sessions[id].span);
        (!ids.is_empty()).then(|| at_work(teller, clock, id, &ids))
    };
    parts.clinicians.ids().filter_map(of).collect()
}

fn at_work(
    teller: &Teller<'_>,
    clock: &Clock,
    clinician: ClinicianId,
    sessions: &[SessionId],
) -> Column {
    let parts = teller.instance.parts();
    let blocks = sessions.iter().flat_map(|&id| teller.template.of(id));
    let blocks = blocks.filter(|block| block.kind != BlockKind::Free);
    let drawn = |block: &Block| Drawn::of(teller, block, clock.tall(block.span), None);
    let open = sessions.iter().flat_map(|&id| {
        let session = &parts.sessions[id];
        let breaks = session.breaks.iter();
        breaks.fold(vec![session.span], |open, &pause| {
            open.into_iter().flat_map(|span| without(span, pause)).collect()
        })
    });
    Column {
        head: parts.clinicians[clinician].name.clone(),
        under: teller.role(parts.clinicians[clinician].role),
        open: open.collect(),
        blocks: blocks.map(drawn).collect(),
        foot: teller.days.map_or_else(Vec::new, |week| chances(teller, week, sessions)),
        room: false,
    }
}

/// The chance of each session to end in time.
fn chances(teller: &Teller<'_>, week: &Week, sessions: &[SessionId]) -> Vec<(String, bool)> {
    let goal = teller.instance.parts().goals.ends_in_time.value();
    let rows = week.rows.iter().filter(|row| sessions.contains(&row.session));
    let chance = |row: &WeekRow| {
        let Ok((_, timed)) = &row.day else {
            return (tell!(teller.voice, "week.no-visits"), false);
        };
        let chance = timed.evaluation.in_time;
        let told = teller.voice.percent(chance);
        let below = chance < goal - 1e-9;
        (if below { format!("\u{25bc} {told}") } else { told }, below)
    };
    rows.map(chance).collect()
}

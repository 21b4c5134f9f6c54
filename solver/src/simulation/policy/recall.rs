//! The recall list: who is called when time falls free or opens.
//!
//! Called are first those without a date, then those with a later one, the soonest due first.
//! Sub-acute patients come whenever they are called, as they do when they ask. Of the others the
//! fewer can come the shorter the notice: up to three patients are called for each slot, and one of
//! them can with the share the clinic has seen, so each of the three can with
//! `1 - (1 - share)^(1/3)`.

use std::collections::BTreeMap;

use crate::answer::Day;
use crate::table::{Id, RequestId, TeamId};
use crate::units::Minutes;

use super::super::agenda::{Reach, Slot, Wants};
use super::super::desk::Desk;

/// Patients called for one slot.
const CALLS_MAX: i32 = 3;

/// How well short notice works.
#[derive(Clone, Copy, Debug)]
pub(super) struct Recall<'a> {
    /// Share of slots filled 0, 1, 2, ... open days ahead; the last entry holds for longer.
    pub(super) fill: &'a [f64],
}

impl Recall<'_> {
    /// Whether somebody can come at so many days' notice.
    fn comes(&self, desk: &Desk<'_>, id: RequestId, day: usize) -> bool {
        let ahead = (day - desk.today()).min(self.fill.len().saturating_sub(1));
        let share = self.fill.get(ahead).copied().unwrap_or(0.0);
        let each = 1.0 - (1.0 - share).powf(1.0 / 3.0);
        desk.luck(id).at(CALLED).quantile(day as u64) < each
    }
}

/// Address of a patient's answers to short notice.
const CALLED: u64 = 1 << 40;

/// Offers the open and released time of `days` to the recall list, to patients of `teams`.
pub(super) fn fill(
    desk: &mut Desk<'_>,
    recall: &Recall<'_>,
    teams: &[TeamId],
    days: std::ops::Range<usize>,
) {
    let days = days.start..days.end.min(desk.horizon());
    // The most minutes that a team has free on one of the days, kept or not, for all and for sub-acute
    // patients: who takes longer finds no room.
    let any = |team: TeamId| days.clone().any(|day| desk.room(team, day) > Minutes(0));
    let most = |team: TeamId| days.clone().map(|day| desk.unbooked(team, day)).max();
    let mut rooms = vec![[Minutes(0); 2]; desk.teams().count()];
    for &team in teams {
        let kept = most(team).unwrap_or_default();
        rooms[team.index()] = [if any(team) { kept } else { Minutes(0) }, kept];
    }
    let room = |team: TeamId, held: bool| rooms[team.index()][usize::from(held)];
    let soon = |from: usize| from.max(days.start);
    let waiting = desk.waiting().filter(|&id| {
        let row = desk.request(id);
        row.usual() <= room(row.team, desk.need(id).held) && soon(desk.earliest(id)) < days.end
    });
    let mut list: Vec<(bool, Day, RequestId)> =
        waiting.map(|id| (false, desk.wanted_by(id), id)).collect();
    for &team in teams.iter().filter(|&&team| room(team, true) > Minutes(0)) {
        let sooner = desk.dated(team).filter(|dated| {
            let until = (dated.day as usize).min(days.end);
            dated.minutes <= room(team, dated.held) && soon(dated.from as usize) < until
        });
        list.extend(sooner.map(|dated| (true, dated.by, dated.id)));
    }
    list.sort_unstable();
    let mut calls: BTreeMap<(TeamId, usize), i32> = BTreeMap::new();
    let mut seen = Seen::default();
    for (_, _, id) in list {
        let latest = desk.visit_day(id).unwrap_or(days.end).min(days.end);
        let from = desk.earliest(id).max(days.start);
        if from >= latest {
            continue;
        }
        let (team, need) = (desk.request(id).team, desk.need(id));
        let reach = Reach { held: need.held, open: !need.held || need.may_take_open };
        let wants = desk.wants_alone(id, team, reach).map(|wants| (wants, from, latest));
        let called = |day: usize| !need.held && calls.get(&(team, day)) == Some(&0);
        if wants.is_some_and(|wants| seen.0.get(&wants).is_some_and(|day| day.is_none_or(called))) {
            continue;
        }
        let slot = desk.first_free(id, team, from..latest, reach);
        if let Some(wants) = wants {
            seen.0.insert(wants, slot.map(Slot::day));
        }
        let Some(slot) = slot else { continue };
        if !need.held {
            let slots = desk.room(team, slot.day()) / desk.request(id).usual();
            let left = calls.entry((team, slot.day())).or_insert(CALLS_MAX * slots.max(1));
            if *left == 0 {
                continue;
            }
            *left -= 1;
            if !recall.comes(desk, id, slot.day()) {
                continue;
            }
        }
        desk.book(id, slot);
        seen.0.clear();
    }
}

/// On which day there was room for whom wants the same between two days, if on any, since the last
/// booking.
#[derive(Default)]
struct Seen(BTreeMap<(Wants, usize, usize), Option<usize>>);

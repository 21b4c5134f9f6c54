//! The recall list: who is called when time falls free or opens.
//!
//! Called are first those without a date, then those with a later one, the soonest due first.
//! Sub-acute patients come whenever they are called, as they do when they ask. Of the others the
//! fewer can come the shorter the notice: up to three patients are called for each slot, and one of
//! them can with the share the clinic has seen, so each of the three can with
//! `1 - (1 - share)^(1/3)`.

use std::collections::BTreeMap;
use std::ops::Range;

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
pub(super) fn fill(desk: &mut Desk<'_>, recall: &Recall<'_>, teams: &[TeamId], days: Range<usize>) {
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
        let sooner = desk.dated(team, days.end).filter(|dated| {
            let until = (dated.day as usize).min(days.end);
            dated.minutes <= room(team, dated.held) && soon(dated.from as usize) < until
        });
        list.extend(sooner.map(|dated| (true, dated.by, dated.id)));
    }
    list.sort_unstable();
    let mut calls: BTreeMap<(TeamId, usize), i32> = BTreeMap::new();
    let mut seen = Seen::nothing(desk.teams().count());
    for (_, _, id) in list {
        let latest = desk.visit_day(id).unwrap_or(days.end).min(days.end);
        let from = desk.earliest(id).max(days.start);
        if from >= latest {
            continue;
        }
        let (team, need) = (desk.request(id).team, desk.need(id));
        let reach = Reach { held: need.held, open: !need.held || need.may_take_open };
        let wants = desk.wants_alone(id, team, reach);
        let called = |day: usize| !need.held && calls.get(&(team, day)) == Some(&0);
        let known = wants.and_then(|wants| seen.from(&wants, from));
        if known.is_some_and(|found| found.before(latest).is_none_or(called)) {
            continue;
        }
        let slot = if let Some(wants) = wants {
            let slot = desk.first_free(id, team, from..days.end, reach);
            seen.found(wants, from, slot.map(Slot::day));
            slot.filter(|slot| slot.day() < latest)
        } else {
            desk.first_free(id, team, from..latest, reach)
        };
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
        let before = desk.visit_day(id);
        desk.book(id, slot);
        if wants.is_some() {
            seen.booked(slot.day(), before);
        } else {
            seen = Seen::nothing(desk.teams().count());
        }
    }
}

/// Where room was found for whom wants the same, by team.
struct Seen(Vec<Vec<Found>>);

/// Room looked for from an open day on, and the first day with some, if there was any.
struct Found {
    wants: Wants,
    since: usize,
    day: Option<usize>,
}

impl Found {
    /// The first day with room, if it is before another.
    fn before(&self, end: usize) -> Option<usize> {
        self.day.filter(|&day| day < end)
    }
}

impl Seen {
    fn nothing(team_count: usize) -> Self {
        Self((0..team_count).map(|_| Vec::new()).collect())
    }

    /// What was found for those who may come from a day on; `None` where nobody looked.
    fn from(&self, wants: &Wants, day: usize) -> Option<&Found> {
        let found = self.0[wants.by.index()].iter().find(|found| found.wants == *wants)?;
        let passed = day < found.since || found.day.is_some_and(|first| first < day);
        (!passed).then_some(found)
    }

    /// Room was looked for from a day on.
    fn found(&mut self, wants: Wants, since: usize, day: Option<usize>) {
        let known = &mut self.0[wants.by.index()];
        match known.iter_mut().find(|found| found.wants == wants) {
            Some(found) => (found.since, found.day) = (since, day),
            None => known.push(Found { wants, since, day }),
        }
    }

    /// A visit was booked on a day, in place of one on the day `before`: there is less room on the
    /// first and more on the second.
    fn booked(&mut self, day: usize, before: Option<usize>) {
        let stands = |found: &Found| {
            let less = found.day == Some(day);
            let more = before.is_some_and(|before| found.day.is_none_or(|found| found > before));
            !less && !more
        };
        self.0.iter_mut().for_each(|known| known.retain(stands));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::agenda::Reach;
    use crate::table::NeedId;

    fn wants(need: usize) -> Wants {
        let (team, need) = (TeamId::from_index(0), NeedId::from_index(need));
        let reach = Reach { held: true, open: true };
        let none = Minutes(0);
        Wants {
            of: team,
            by: team,
            need,
            minutes: Minutes(20),
            from: 0,
            own: None,
            handover: none,
            reach,
        }
    }

    #[test]
    fn what_was_seen_is_told_of_later_starts_and_earlier_ends_alone() {
        let mut seen = Seen::nothing(1);
        seen.found(wants(0), 3, Some(6));
        seen.found(wants(1), 3, None);
        let first = |need: usize, days: Range<usize>| {
            seen.from(&wants(need), days.start).map(|found| found.before(days.end))
        };
        assert_eq!(first(0, 3..9), Some(Some(6)));
        assert_eq!(first(0, 5..6), Some(None));
        assert_eq!(first(0, 7..9), None, "nobody looked after the first");
        assert_eq!(first(0, 2..9), None, "nobody looked before");
        assert_eq!(first(1, 4..9), Some(None));
        assert_eq!(first(2, 4..9), None);
    }

    #[test]
    fn a_booking_leaves_what_it_cannot_have_changed() {
        let of = |day, before| {
            let mut seen = Seen::nothing(1);
            seen.found(wants(0), 3, Some(6));
            seen.found(wants(1), 3, None);
            seen.found(wants(2), 3, Some(4));
            seen.booked(day, before);
            [0, 1, 2].map(|need| seen.0[0].iter().any(|found| found.wants == wants(need)))
        };
        assert_eq!(of(6, None), [false, true, true]);
        assert_eq!(of(5, None), [true, true, true]);
        assert_eq!(of(4, Some(5)), [false, false, false]);
        assert_eq!(of(4, Some(8)), [true, false, false]);
    }
}

//! The agenda: free minutes of every session on every day, and who is booked where.

use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::table::{ClinicianId, Id, NeedId, RequestId, SessionId, TeamId};
use crate::units::Minutes;

use super::roster::Roster;
use super::world::{SessionDay, World};

/// No request.
const NOBODY: u32 = u32::MAX;

/// What minutes a request may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reach {
    /// Minutes held for sub-acute need.
    pub held: bool,
    /// Minutes open to everyone, and what is released or kept for its need.
    pub open: bool,
}

/// Room for one request in one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Place of its day among the open days.
    pub(super) day: u32,
    /// Place among the sessions of the world.
    pub(super) at: u32,
    /// Minutes taken from held time.
    pub(super) held: Minutes,
    /// Minutes taken from open time.
    pub(super) open: Minutes,
    /// Whether the held minutes had been released.
    pub(super) released: bool,
}

impl Slot {
    /// Place of its day among the open days.
    #[must_use]
    pub fn day(self) -> usize {
        self.day as usize
    }
}

/// Who asks for what, and in whose sessions room is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wants {
    /// The team whose patient it is.
    pub(super) of: TeamId,
    /// The team whose sessions are looked through.
    pub(super) by: TeamId,
    /// What is asked for.
    pub(super) need: NeedId,
    /// How long it takes with somebody who knows the patient.
    pub(super) minutes: Minutes,
    /// When on the present day it can begin at the earliest \[minutes after midnight\].
    pub(super) from: i32,
    /// The patient's own clinician, and how much longer it takes with anybody else.
    pub(super) own: Option<ClinicianId>,
    pub(super) handover: Minutes,
    /// Which minutes it may use.
    pub(super) reach: Reach,
}

impl Wants {
    /// What a visit with a clinician takes more than with somebody who knows the patient.
    pub(super) fn handover(&self, clinician: ClinicianId) -> Minutes {
        let stranger = self.own.is_some_and(|own| own != clinician);
        if stranger { self.handover } else { Minutes(0) }
    }
}

/// State of one session on one day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Free {
    /// Open minutes nobody booked.
    pub(super) open: i32,
    /// Held minutes nobody booked.
    pub(super) held: i32,
    /// The part whose open minutes it uses.
    opens: u32,
    /// First open day on which held or kept minutes are everybody's.
    pub(super) released_from: u32,
    /// Held minutes nobody had claimed when they were released.
    pub(super) released: i32,
    /// The first and the last booked, in the order of booking.
    first: u32,
    last: u32,
    /// It has fallen out.
    pub(super) closed: bool,
    /// Minutes of the stretch it begins that went by on its day before they were booked.
    gone: i32,
}

/// Free minutes of all sessions.
#[derive(Clone, Debug)]
pub(super) struct Agenda<'w> {
    world: &'w World,
    roster: &'w Roster,
    pub(super) free: Vec<Free>,
    /// Per request, who is booked after it in the same session.
    next: Vec<u32>,
    /// Per team and open day, as many minutes as any part has left, or more.
    most_left: Vec<Vec<Cell<i32>>>,
    /// Per team, the first open day on which some session has open minutes.
    open_from: Vec<usize>,
    /// Longest release horizon \[open days\].
    horizon: usize,
    today: usize,
}

impl<'w> Agenda<'w> {
    /// The agenda before anybody is booked; `release` replaces the release rule of each session.
    pub(super) fn new(
        world: &'w World,
        roster: &'w Roster,
        release: impl Fn(&SessionDay) -> Option<u32>,
    ) -> Self {
        let mut horizon = 0;
        let free = world.sessions.iter().enumerate().map(|(at, row)| {
            let release = release(row);
            horizon = horizon.max(release.unwrap_or(0) as usize);
            Free {
                open: (row.minutes - row.held).0,
                held: row.held.0,
                opens: crate::number::place(at) - row.open_at,
                released_from: release.map_or(u32::MAX, |days| row.open_day.saturating_sub(days)),
                released: 0,
                first: NOBODY,
                last: NOBODY,
                closed: false,
                gone: 0,
            }
        });
        let free = free.collect();
        let open_from = vec![0; world.teams.len()];
        let most_left = vec![vec![Cell::new(i32::MAX); world.open.len()]; world.teams.len()];
        Self { world, roster, free, next: Vec::new(), most_left, open_from, horizon, today: 0 }
    }

    pub(super) fn reserve(&mut self, count: usize) {
        self.next.reserve(count);
    }

    /// Makes room for one more request.
    pub(super) fn admit(&mut self) {
        self.next.push(NOBODY);
    }

    /// The earliest room on open days in `days`; `pick` says which parts of sessions come into
    /// question, and how many steps each is from whom the patient should meet.
    pub(super) fn first_free(
        &self,
        wants: Wants,
        days: std::ops::Range<usize>,
        today: usize,
        pick: impl Fn(u32, &SessionDay) -> Option<u8>,
    ) -> Option<Slot> {
        let mut day = days.start;
        while day < days.end.min(self.world.open.len()) {
            // Full days are skipped where only open minutes count and nothing is released yet.
            let open_from = self.open_from[wants.by.index()];
            if !wants.reach.held && day > today + self.horizon && day < open_from {
                day = open_from;
                continue;
            }
            if let Some(slot) = self.free_on(wants, day, today, &[], &pick) {
                return Some(slot);
            }
            day += 1;
        }
        None
    }

    /// Room on one open day beside the slots `taken`: the fewest steps from whom the patient should
    /// meet, then where most of the minutes come from holds, then in the first.
    pub(super) fn free_on(
        &self,
        wants: Wants,
        day: usize,
        today: usize,
        taken: &[Slot],
        pick: impl Fn(u32, &SessionDay) -> Option<u8>,
    ) -> Option<Slot> {
        let known = &self.most_left[wants.by.index()][day];
        if known.get() < wants.minutes.0 {
            return None;
        }
        let able = &self.world.teams[wants.by].able[wants.need];
        let needs_room = self.world.needs[wants.need].in_person;
        let mut best: Option<((Reverse<u8>, i32), Slot)> = None;
        let mut most_left = 0;
        for &at in self.roster.of_team(wants.by, day) {
            let left = self.left(at);
            most_left = most_left.max(left);
            if left < wants.minutes.0 {
                continue;
            }
            let row = &self.world.sessions[at as usize];
            if !able[row.session.index()] || (needs_room && !row.room) {
                continue;
            }
            let Some(steps) = pick(at, row) else { continue };
            let Some(slot) = self.room(wants, at, today, taken) else { continue };
            let rank = (Reverse(steps), if wants.reach.held { slot.held.0 } else { 0 });
            if best.is_none_or(|(known, _)| rank > known) {
                best = Some((rank, slot));
            }
        }
        known.set(most_left);
        best.map(|(_, slot)| slot)
    }

    /// Minutes of a part that somebody could have, whoever that is.
    #[inline]
    fn left(&self, at: u32) -> i32 {
        let free = &self.free[at as usize];
        free.held.max(0) + self.free[free.opens as usize].open.max(0)
    }

    /// Room in one part of a session: held minutes first for those they are held for, last for the
    /// others.
    fn room(&self, wants: Wants, at: u32, today: usize, taken: &[Slot]) -> Option<Slot> {
        let (row, free) = (&self.world.sessions[at as usize], &self.free[at as usize]);
        let released = today >= free.released_from as usize;
        let opened = self.world.needs[wants.need].held
            && today + row.opens as usize >= row.open_day as usize;
        let kept_away = row.kept.is_some_and(|kept| kept != self.world.needs[wants.need].like)
            && !released
            && !opened;
        if free.closed || kept_away {
            return None;
        }
        let (mut held, mut open) = (free.held, self.free[free.opens as usize].open);
        for slot in taken {
            held -= if slot.at == at { slot.held.0 } else { 0 };
            open -= if self.opens(slot.at) == free.opens as usize { slot.open.0 } else { 0 };
        }
        let (minutes, reach) = (wants.minutes + wants.handover(row.clinician), wants.reach);
        let own_hold = reach.held && self.is_held_for(row, wants);
        let held = if own_hold || (released && reach.open) { held } else { 0 };
        let open = if reach.open { open } else { 0 };
        if held + open < minutes.0 || !self.in_time((wants, minutes), at, today) {
            return None;
        }
        let from_held = if own_hold { minutes.0.min(held) } else { (minutes.0 - open).max(0) };
        Some(Slot {
            day: row.open_day,
            at,
            held: Minutes(from_held),
            open: Minutes(minutes.0 - from_held),
            released: released && !own_hold,
        })
    }

    /// Whether a request made on the present day can still be seen in a part before its end, after
    /// those who have a date in it.
    fn in_time(&self, (wants, minutes): (Wants, Minutes), at: u32, today: usize) -> bool {
        let row = &self.world.sessions[at as usize];
        if row.open_day as usize != today || wants.from <= row.span.from.minutes().0 {
            return true;
        }
        let first = self.opens(at);
        let (all, booked) = self.stretch(first);
        all - booked - self.gone(first, wants.from) >= minutes.0
    }

    /// Minutes of the stretch of time that begins with a part, and those of them booked.
    fn stretch(&self, first: usize) -> (i32, i32) {
        let rows = self.world.sessions[first..].iter().zip(&self.free[first..]).enumerate();
        let same = rows.take_while(|(place, (row, _))| row.open_at as usize == *place);
        same.fold((0, 0), |(all, booked), (_, (row, free))| {
            let left = free.open + free.held;
            (all + row.minutes.0, booked + row.minutes.0 - left)
        })
    }

    /// Minutes of a stretch on the present day that have gone by unused at a minute of it.
    fn gone(&self, first: usize, minute: i32) -> i32 {
        let began = self.world.sessions[first].span.from.minutes().0;
        let (_, booked) = self.stretch(first);
        self.free[first].gone.max(minute - began - booked)
    }

    /// Whether no session that could see a request on the present day lasts beyond a minute of it.
    pub(super) fn too_late(&self, (team, need): (TeamId, NeedId), minute: i32) -> bool {
        let able = &self.world.teams[team].able[need];
        let lasts = |&at: &u32| {
            let row = &self.world.sessions[at as usize];
            able[row.session.index()] && row.span.to.minutes().0 > minute
        };
        !self.roster.of_team(team, self.today).iter().any(lasts)
    }

    /// Whether the held minutes of a part are for a request.
    fn is_held_for(&self, row: &SessionDay, wants: Wants) -> bool {
        match row.held_for {
            None => row.team == wants.by,
            Some(hold) => {
                let hold = &self.world.holds[hold as usize];
                (hold.team == wants.by || hold.team == wants.of) && hold.needs[wants.need]
            }
        }
    }

    /// The part whose open minutes a part uses.
    fn opens(&self, at: u32) -> usize {
        self.free[at as usize].opens as usize
    }

    /// A session on an open day whose clinician could see a request beyond its minutes.
    pub(super) fn somebody(&self, (team, need): (TeamId, NeedId), day: usize) -> Option<u32> {
        if day >= self.world.open.len() {
            return None;
        }
        let able = &self.world.teams[team].able[need];
        let needs_room = self.world.needs[need].in_person;
        let works = |&at: &u32| {
            let row = &self.world.sessions[at as usize];
            let fits = able[row.session.index()] && (row.room || !needs_room);
            fits && !self.free[at as usize].closed
        };
        self.roster.of_team(team, day).iter().copied().find(works)
    }

    /// Teams that can use a session of the cycle.
    pub(super) fn users(&self, session: SessionId) -> impl Iterator<Item = TeamId> + '_ {
        self.roster.users(session)
    }

    /// Minutes of a team's sessions on a day that anybody may use.
    pub(super) fn minutes_for_all(&self, team: TeamId, day: usize, today: usize) -> Minutes {
        let open = |&at: &u32| {
            let (row, free) = (&self.world.sessions[at as usize], &self.free[at as usize]);
            let released = today >= free.released_from as usize;
            match (free.closed, released) {
                (true, _) => 0,
                (false, true) => free.open + free.held,
                (false, false) if row.kept.is_some() => 0,
                (false, false) => free.open,
            }
        };
        Minutes(self.roster.of_team(team, day).iter().map(open).sum())
    }

    /// Minutes of a team's sessions on a day that nobody has booked.
    pub(super) fn unbooked(&self, team: TeamId, day: usize) -> Minutes {
        let unbooked = |&at: &u32| {
            let free = &self.free[at as usize];
            if free.closed { 0 } else { free.open + free.held }
        };
        Minutes(self.roster.of_team(team, day).iter().map(unbooked).sum())
    }

    /// Opens what is released today; gives the teams that could use it.
    pub(super) fn release(&mut self, today: usize) -> Vec<TeamId> {
        let days = today..(today + self.horizon + 1).min(self.world.open.len());
        let mut opened = BTreeSet::new();
        for at in days.flat_map(|day| self.roster.of_day(day)) {
            let row = &self.world.sessions[at];
            let free = &mut self.free[at];
            let kept = if row.kept.is_some() { free.open } else { 0 };
            if free.released_from as usize == today && free.held + kept > 0 {
                free.released = free.held;
                opened.extend(self.roster.users(row.session));
            }
        }
        opened.into_iter().collect()
    }

    /// Whether a session of the cycle did not fall out today.
    pub(super) fn held(&self, session: SessionId) -> bool {
        let of_day = self.roster.of_day(self.today);
        !of_day
            .into_iter()
            .any(|at| self.world.sessions[at].session == session && self.free[at].closed)
    }

    /// A session falls out: nothing more is booked in it.
    pub(super) fn close(&mut self, at: usize) {
        self.free[at].closed = true;
    }

    /// Takes the minutes of a slot for a request that came at a minute of the present day.
    pub(super) fn book(&mut self, request: RequestId, slot: Slot, minute: i32) {
        let opens = self.opens(slot.at);
        if slot.day() == self.today {
            self.free[opens].gone = self.gone(opens, minute);
        }
        self.free[opens].open -= slot.open.0;
        let full = self.free[opens].open == 0;
        let free = &mut self.free[slot.at as usize];
        free.held -= slot.held.0;
        let number = crate::number::place(request.index());
        if free.first == NOBODY {
            free.first = number;
        } else {
            self.next[free.last as usize] = number;
        }
        free.last = number;
        if full {
            for team in self.roster.users(self.world.sessions[slot.at as usize].session) {
                self.skip_full(team, slot.day());
            }
        }
    }

    /// Days before `today` count no more.
    pub(super) fn begin(&mut self, today: usize) {
        self.today = today;
        for team in self.world.teams.ids() {
            let from = &mut self.open_from[team.index()];
            *from = (*from).max(today);
            let from = *from;
            self.skip_full(team, from);
        }
    }

    /// Moves a team's first day with open minutes forward where it was `day`.
    fn skip_full(&mut self, team: TeamId, day: usize) {
        let from = &mut self.open_from[team.index()];
        if *from != day {
            return;
        }
        let full = |&at: &u32| self.free[at as usize].open == 0;
        while *from < self.world.open.len() && self.roster.of_team(team, *from).iter().all(full) {
            *from += 1;
        }
    }

    /// Gives the minutes of a booking back.
    pub(super) fn cancel(&mut self, request: RequestId, slot: Slot) {
        let number = crate::number::place(request.index());
        let after = std::mem::replace(&mut self.next[request.index()], NOBODY);
        let mut before = NOBODY;
        let mut walk = self.free[slot.at as usize].first;
        while walk != number {
            (before, walk) = (walk, self.next[walk as usize]);
        }
        let opens = self.opens(slot.at);
        self.free[opens].open += slot.open.0;
        let free = &mut self.free[slot.at as usize];
        free.held += slot.held.0;
        if before == NOBODY {
            free.first = after;
        } else {
            self.next[before as usize] = after;
        }
        if after == NOBODY {
            free.last = before;
        }
        for team in self.roster.users(self.world.sessions[slot.at as usize].session) {
            let from = &mut self.open_from[team.index()];
            *from = (*from).min(slot.day());
            self.most_left[team.index()][slot.day()].set(i32::MAX);
        }
    }

    /// The first booked in a session.
    pub(super) fn first_booked(&self, at: usize) -> Option<RequestId> {
        somebody(self.free[at].first)
    }

    /// Who was booked after a request in the same session.
    pub(super) fn booked_after(&self, request: RequestId) -> Option<RequestId> {
        somebody(self.next[request.index()])
    }
}

fn somebody(number: u32) -> Option<RequestId> {
    (number != NOBODY).then(|| RequestId::from_index(number as usize))
}

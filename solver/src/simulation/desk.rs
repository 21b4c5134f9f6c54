//! The booking desk: what a policy sees and what it may do.

use crate::answer::{Day, Fate, RequestRow, Space};
use crate::number::place;
use crate::rng::Luck;
use crate::table::{Id, PlaceId, RequestId, TeamId};
use crate::units::Minutes;

use super::agenda::{Agenda, Reach, Slot, Wants};
use super::backlog::Backlog;
use super::cancel::{By, Cancellations};
use super::followers::Followers;
use super::handover::meet;
use super::later::{Dated, Later};
use super::request::{Follows, Origin, Ticket};
use super::roster::Roster;
use super::tickets::Tickets;
use super::world::{NeedRule, SessionDay, Staff, TeamRule, World};

/// The clinic in the middle of a run.
#[derive(Debug)]
pub struct Desk<'w> {
    pub(super) world: &'w World,
    pub(super) today: usize,
    pub(super) rows: Vec<RequestRow>,
    pub(super) tickets: Tickets,
    pub(super) agenda: Agenda<'w>,
    pub(super) waiting: Vec<RequestId>,
    later: Later,
    pub(super) backlog: Backlog<'w>,
    /// Who asked today and could come: they wait if they have not been seen when the day is over.
    fresh: Vec<RequestId>,
    pub(super) cancellations: Cancellations,
    pub(super) joint: Followers,
    /// Per open clinic, who is there to staff it.
    pub(super) staff: Vec<Vec<Staff>>,
    /// Per open day, the first open clinic from it on.
    pub(super) windows_from: Vec<u32>,
    /// Per open clinic, when those who come walk in \[minutes after midnight\].
    pub(super) walk_ins: Vec<Vec<(f64, RequestId)>>,
}

impl<'w> Desk<'w> {
    pub(super) fn new(
        world: &'w World,
        roster: &'w Roster,
        release: impl Fn(&SessionDay) -> Option<u32>,
    ) -> Self {
        Self {
            world,
            today: 0,
            rows: Vec::new(),
            tickets: Tickets::default(),
            agenda: Agenda::new(world, roster, release),
            waiting: Vec::new(),
            later: Later::new(world.teams.len(), world.open.len()),
            backlog: Backlog::new(world),
            fresh: Vec::new(),
            cancellations: Cancellations::new(world.open.len()),
            joint: Followers::default(),
            windows_from: (0..world.open.len())
                .map(|day| place(world.windows.partition_point(|w| (w.open_day as usize) < day)))
                .collect(),
            staff: world.windows.iter().map(|window| window.staff.clone()).collect(),
            walk_ins: vec![Vec::new(); world.windows.len()],
        }
    }

    /// Place of today among the open days of the world.
    #[must_use]
    pub fn today(&self) -> usize {
        self.today
    }

    /// The date of an open day, counted from the first day of the run.
    ///
    /// # Panics
    /// When there are not so many open days.
    #[must_use]
    pub fn day(&self, open_day: usize) -> Day {
        self.world.open[open_day]
    }

    /// The first open day that can no longer be booked.
    #[must_use]
    pub fn horizon(&self) -> usize {
        self.world.open.len()
    }

    /// What is known of a request.
    #[must_use]
    #[inline]
    pub fn request(&self, id: RequestId) -> &RequestRow {
        &self.rows[id.index()]
    }

    /// The rules of what it asks for.
    #[must_use]
    #[inline]
    pub fn need(&self, id: RequestId) -> &NeedRule {
        &self.world.needs[self.rows[id.index()].need]
    }

    /// All teams.
    pub fn teams(&self) -> impl Iterator<Item = TeamId> + use<> {
        self.world.teams.ids()
    }

    /// Teams that can use the session of a slot.
    pub fn users(&self, slot: Slot) -> impl Iterator<Item = TeamId> + '_ {
        self.agenda.users(self.world.sessions[slot.at as usize].session)
    }

    /// The rules of a team.
    #[must_use]
    pub fn team(&self, id: TeamId) -> &TeamRule {
        &self.world.teams[id]
    }

    /// The earliest room in sessions of `team` on the open days `days`, of rooms on that day with
    /// whom the patient should meet ([`Desk::steps_from_own`]); where the next steps belong on the
    /// day of this one, only a day that has room for all of them.
    #[must_use]
    pub fn first_free(
        &self,
        id: RequestId,
        team: TeamId,
        days: std::ops::Range<usize>,
        reach: Reach,
    ) -> Option<Slot> {
        if self.steps_of_the_day(id).is_empty() {
            return self.first_free_alone(id, team, days, reach);
        }
        self.first_free_together(id, team, days, reach)
    }

    /// The same for this visit alone, whatever belongs on its day.
    #[must_use]
    pub fn first_free_alone(
        &self,
        id: RequestId,
        team: TeamId,
        days: std::ops::Range<usize>,
        reach: Reach,
    ) -> Option<Slot> {
        let prefer =
            |_: u32, session: &SessionDay| Some(self.steps_from_own(id, session.clinician));
        self.agenda.first_free(self.wants(id, team, reach), days, self.today, prefer)
    }

    /// What a request wants in sessions of a team.
    pub(super) fn wants(&self, id: RequestId, by: TeamId, reach: Reach) -> Wants {
        let row = &self.rows[id.index()];
        let need = self.need(id);
        Wants {
            of: row.team,
            by,
            need: row.need,
            minutes: row.usual(),
            own: row.own,
            handover: need.handover,
            from: self.asked_at(id),
            reach,
        }
    }

    /// The same as far as it decides where there is room; `None` where more than one visit decides.
    pub(super) fn wants_alone(&self, id: RequestId, by: TeamId, reach: Reach) -> Option<Wants> {
        let wants = self.wants(id, by, reach);
        let own = wants.own.filter(|_| wants.handover > Minutes(0));
        self.steps_of_the_day(id).is_empty().then_some(Wants { own, ..wants })
    }

    /// The last day on which a visit still keeps the patient's right, if they have one.
    #[must_use]
    pub fn due(&self, id: RequestId) -> Option<Day> {
        let rest = match self.tickets[id.index()].origin {
            Origin::Step { pathway, step, .. } => {
                self.world.pathways[pathway][usize::from(step)].rest
            }
            _ => 0,
        };
        let due = self.rows[id.index()].due?;
        Some(Day(due.0 - i32::try_from(rest).unwrap_or(0)))
    }

    /// Those who wait without a date, in the order they asked.
    pub fn waiting(&self) -> impl Iterator<Item = RequestId> + '_ {
        self.waiting.iter().copied().filter(|&id| self.waits(id))
    }

    /// Whether a request has neither a date nor another end.
    #[must_use]
    #[inline]
    pub fn waits(&self, id: RequestId) -> bool {
        self.rows[id.index()].fate == Fate::Waiting
    }

    /// A team's patients booked on later days: whom to recall when time falls free. What was booked
    /// before the run stays as it is, and so do steps of a joint day.
    pub fn booked_later(&self, team: TeamId) -> impl Iterator<Item = RequestId> + '_ {
        self.later.after(team, self.today, usize::MAX).map(|dated| dated.id)
    }

    /// The same with their dates, of those who may be seen before an open day.
    pub(super) fn dated(&self, team: TeamId, before: usize) -> impl Iterator<Item = &Dated> {
        self.later.after(team, self.today, before)
    }

    /// Gives a request its date, and the steps that belong on its day theirs where there is room. A
    /// request that has a date is moved.
    pub fn book(&mut self, id: RequestId, slot: Slot) {
        if self.rows[id.index()].fate == Fate::Booked {
            self.unbook(id);
        }
        self.place_in(id, slot);
        let luck = self.tickets[id.index()].luck;
        let habits = &self.world.habits;
        let chances = (habits.patient_cancels.value(), habits.hospital_cancels.value());
        self.cancellations.think_twice(id, luck, chances, self.today..slot.day());
        self.book_followers(id, slot);
    }

    /// Writes a request into the agenda.
    pub(super) fn place_in(&mut self, id: RequestId, slot: Slot) {
        let session = &self.world.sessions[slot.at as usize];
        let now = self.world.open[self.today];
        let need = &self.world.needs[self.rows[id.index()].need];
        let row = &mut self.rows[id.index()];
        row.fate = Fate::Booked;
        row.booked = Some(now);
        row.visit = Some(self.world.open[slot.day()]);
        meet(row, need, session.clinician);
        row.from_held = slot.held;
        row.space = if slot.held.0 == 0 {
            Space::Open
        } else if slot.released {
            Space::Released
        } else {
            Space::Held
        };
        let minute = self.asked_at(id);
        self.agenda.book(id, slot, minute);
        self.tickets[id.index()].at = Some(PlaceId::from_index(slot.at as usize));
        if self.tickets[id.index()].follows == Follows::No {
            self.later.join(self.rows[id.index()].team, self.dated_on(id, slot));
        }
    }

    /// The room a request has, if it is booked.
    pub(super) fn slot(&self, id: RequestId) -> Option<Slot> {
        let (row, at) = (&self.rows[id.index()], self.tickets[id.index()].at?);
        let day = self.world.sessions[at.index()].open_day;
        let open =
            if row.space == Space::Overtime { Minutes(0) } else { row.planned - row.from_held };
        let released = row.space == Space::Released;
        Some(Slot { day, at: place(at.index()), held: row.from_held, open, released })
    }

    /// What is remembered of a request with a date.
    fn dated_on(&self, id: RequestId, slot: Slot) -> Dated {
        Dated {
            id,
            day: slot.day,
            from: place(self.ready_from(id)),
            by: self.wanted_by(id),
            minutes: self.rows[id.index()].usual(),
            held: self.need(id).held,
        }
    }

    /// Sees a request on an open day beyond the minutes of a session of its team: overbooked.
    /// Gives whether somebody works who can.
    pub fn overbook(&mut self, id: RequestId, open_day: usize) -> bool {
        let row = &self.rows[id.index()];
        let Some(at) = self.agenda.somebody((row.team, row.need), open_day) else { return false };
        let day = place(open_day);
        let slot = Slot { day, at, held: Minutes(0), open: Minutes(0), released: false };
        self.book(id, slot);
        self.rows[id.index()].space = Space::Overtime;
        true
    }

    /// Cuts a request that waits into requests of `step` minutes, each seen for itself; the one
    /// that was there keeps the rest, and what follows from the visit follows from it.
    ///
    /// # Panics
    /// When `step` is not positive.
    pub fn split(&mut self, id: RequestId, step: Minutes) {
        assert!(step.0 > 0, "a part of a visit takes time");
        let (row, ticket) = (self.rows[id.index()], self.tickets[id.index()]);
        self.backlog.leave(&row, &mut self.tickets[id.index()]);
        while self.rows[id.index()].planned > step {
            let whole = self.rows[id.index()].planned;
            self.rows[id.index()].planned = whole - step;
            let part = self.next_request();
            self.rows.push(RequestRow { planned: step, ..row });
            self.tickets.push(Ticket { origin: Origin::Single, counted: false, ..ticket });
            self.admitted(part);
            self.list(part);
        }
        if ticket.counted {
            self.backlog.join(&self.rows[id.index()], &mut self.tickets[id.index()]);
        }
    }

    /// Hands a request to somebody else: acute contact, another hospital.
    pub fn elsewhere(&mut self, id: RequestId) {
        if self.rows[id.index()].fate == Fate::Booked {
            self.unbook(id);
        }
        let row = &mut self.rows[id.index()];
        (row.fate, row.booked) = (Fate::Elsewhere, Some(self.world.open[self.today]));
        self.settle(id);
    }

    /// Place among the open days of the visit a request is booked for.
    #[must_use]
    pub fn visit_day(&self, id: RequestId) -> Option<usize> {
        self.rows[id.index()].visit.map(|day| self.world.open_from(day))
    }

    /// Minutes that are anybody's in sessions of a team on an open day: open, or released.
    #[must_use]
    pub fn room(&self, team: TeamId, open_day: usize) -> Minutes {
        self.agenda.minutes_for_all(team, open_day, self.today)
    }

    /// Minutes of a team's sessions on an open day that nobody has booked, whomever they are kept for.
    #[must_use]
    pub fn unbooked(&self, team: TeamId, open_day: usize) -> Minutes {
        self.agenda.unbooked(team, open_day)
    }

    /// The luck of a visit: its quantiles are the same under every policy.
    #[must_use]
    pub fn luck(&self, id: RequestId) -> Luck {
        self.tickets[id.index()].luck
    }

    /// Takes the date of a request back, and with it those of the steps on its day.
    pub(super) fn unbook(&mut self, id: RequestId) {
        self.unbook_followers(id);
        self.take_out(id);
    }

    /// Takes a request out of the agenda.
    pub(super) fn take_out(&mut self, id: RequestId) {
        if let Some(slot) = self.slot(id) {
            self.tickets[id.index()].at = None;
            self.agenda.cancel(id, slot);
            self.later.leave(self.rows[id.index()].team, id, self.ready_from(id));
        }
        let row = &mut self.rows[id.index()];
        row.fate = Fate::Waiting;
        (row.booked, row.visit, row.clinician, row.space) = (None, None, None, Space::Open);
        row.from_held = Minutes(0);
        (row.planned, row.handover) = (row.usual(), Minutes(0));
    }

    /// Puts a request without an end on the waiting list.
    #[inline]
    pub(super) fn list(&mut self, id: RequestId) {
        if self.waits(id) {
            self.waiting.push(id);
        }
    }

    /// A request has come to an end: its minutes wait no longer.
    #[inline]
    pub(super) fn settle(&mut self, id: RequestId) {
        let row = &self.rows[id.index()];
        self.backlog.leave(row, &mut self.tickets[id.index()]);
        self.tickets.end(id.index());
    }

    /// Makes room for so many requests.
    pub(super) fn reserve(&mut self, count: usize) {
        self.rows.reserve(count);
        self.agenda.reserve(count);
    }

    /// A new open day: those who become possible today join the backlog.
    pub(super) fn begin_day(&mut self, today: usize) {
        self.today = today;
        self.agenda.begin(today);
        self.tickets.begin_day();
        for id in self.backlog.possible(today) {
            if self.pending(id) {
                self.backlog.join(&self.rows[id.index()], &mut self.tickets[id.index()]);
            }
        }
    }

    /// The day is over: who has a date waits no longer.
    pub(super) fn end_day(&mut self) {
        let rows = &self.rows;
        self.waiting.retain(|&id| rows[id.index()].fate == Fate::Waiting);
        self.later.end_day(self.today);
    }

    /// A request was entered in the log.
    #[inline]
    pub(super) fn admitted(&mut self, id: RequestId) {
        self.agenda.admit();
        let first = self.could_come(id);
        if first <= self.today {
            self.fresh.push(id);
        } else {
            self.backlog.expect(id, first);
        }
    }

    /// Those who asked today join the backlog, unless they came to an end already.
    pub(super) fn count_fresh(&mut self) {
        let mut fresh = std::mem::take(&mut self.fresh);
        for id in fresh.drain(..) {
            if self.pending(id) && !self.tickets[id.index()].counted {
                self.backlog.join(&self.rows[id.index()], &mut self.tickets[id.index()]);
            }
        }
        self.fresh = fresh;
    }

    /// A request takes other minutes than usual.
    pub(super) fn replan(&mut self, id: RequestId, minutes: Minutes) {
        let (row, ticket) = (&mut self.rows[id.index()], &mut self.tickets[id.index()]);
        let counted = ticket.counted;
        self.backlog.leave(row, ticket);
        row.planned = minutes;
        if counted {
            self.backlog.join(row, ticket);
        }
    }

    /// A visit booked before the run begins.
    pub(super) fn pin(&mut self, id: RequestId, at: u32) {
        let day = self.world.sessions[at as usize].open_day;
        let planned = self.rows[id.index()].planned;
        let open = Minutes(planned.0.min(self.agenda.free[at as usize].open));
        let slot = Slot { day, at, held: planned - open, open, released: true };
        self.book(id, slot);
        let row = &mut self.rows[id.index()];
        row.booked = Some(Day(-1));
        self.later.leave(self.rows[id.index()].team, id, self.ready_from(id));
    }

    /// A session falls out: gives those who were to come.
    pub(super) fn fall_out(&mut self, at: usize) -> Vec<RequestId> {
        let mut moved = Vec::new();
        while let Some(booked) = self.agenda.first_booked(at) {
            let id = self.leader(booked);
            self.unbook(id);
            let row = &mut self.rows[id.index()];
            row.hospital_cancellations = row.hospital_cancellations.saturating_add(1);
            moved.push(id);
        }
        self.agenda.close(at);
        moved
    }

    /// Whether a request is on its way: neither met nor handed on.
    pub(super) fn pending(&self, id: RequestId) -> bool {
        matches!(self.rows[id.index()].fate, Fate::Waiting | Fate::Booked)
    }

    /// A date is given back by the patient or taken back by the hospital; gives the minutes that
    /// fall free.
    pub(super) fn cancelled(&mut self, id: RequestId, by: By) -> Option<Slot> {
        if self.rows[id.index()].fate != Fate::Booked {
            return None;
        }
        let freed = self.slot(id)?;
        self.unbook(id);
        let row = &mut self.rows[id.index()];
        let count = match by {
            By::Patient => &mut row.patient_cancellations,
            By::Hospital => &mut row.hospital_cancellations,
        };
        *count = count.saturating_add(1);
        Some(freed)
    }

    /// Number of the next request.
    #[inline]
    pub(super) fn next_request(&self) -> RequestId {
        RequestId::from_index(place(self.rows.len()) as usize)
    }
}

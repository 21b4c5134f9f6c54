//! Joint clinics: steps of a pathway that belong on the day of the step before.
//!
//! Their time is kept when the first of them is booked, on the first day that has room for all, one
//! after the other. They are *pencilled* until that day: no policy sees them, and they move with
//! the visit they follow. Whoever comes to the first is there for the others; whoever stays away
//! misses them all, and their minutes fall free. Where no day has room for all the first is booked
//! alone, and the next is asked for when it has been held.

use crate::answer::{Day, Fate, RequestRow, Space};
use crate::number::place;
use crate::table::{ClassId, ClinicianId, Id, RequestId, TeamId};
use crate::units::{Minutes, TimeOfDay};

use super::address::VISITS;
use super::agenda::{Reach, Slot, Wants};
use super::days::after;
use super::desk::Desk;
use super::request::{Follows, Origin, Ticket};
use super::world::StepRule;

impl Desk<'_> {
    /// The steps after a request's that belong on its day.
    #[must_use]
    pub fn steps_of_the_day(&self, id: RequestId) -> &[StepRule] {
        let Origin::Step { pathway, step, .. } = self.tickets[id.index()].origin else {
            return &[];
        };
        let later = &self.world.pathways[pathway][usize::from(step) + 1..];
        let count = later.iter().take_while(|step| step.same_day).count();
        &later[..count]
    }

    /// The earliest day with room for a request and all that belongs on its day.
    pub(super) fn first_free_together(
        &self,
        id: RequestId,
        team: TeamId,
        days: std::ops::Range<usize>,
        reach: Reach,
    ) -> Option<Slot> {
        let wants = self.wants(id, team, reach);
        let prefer = |_: u32, row: &super::SessionDay| Some(self.steps_from_own(id, row.clinician));
        let mut from = days.start;
        loop {
            let first = self.agenda.first_free(wants, from..days.end, self.today, prefer)?;
            let mut tried: Vec<u32> = Vec::new();
            let mut next = Some(first);
            while let Some(slot) = next {
                if self.room_after(id, slot, &[slot]).is_some() {
                    return Some(slot);
                }
                tried.push(slot.at);
                let other = |at: u32, row: &super::SessionDay| {
                    (!tried.contains(&at)).then(|| self.steps_from_own(id, row.clinician))
                };
                next = self.agenda.free_on(wants, slot.day(), self.today, &[], other);
            }
            from = first.day() + 1;
        }
    }

    /// Room for all that belongs on the day of a slot, one after the other, beside what is `taken`.
    fn room_after(&self, id: RequestId, slot: Slot, taken: &[Slot]) -> Option<Vec<Slot>> {
        let row = &self.rows[id.index()];
        let mut taken = taken.to_vec();
        let first = &self.world.sessions[slot.at as usize];
        let reach = Reach { held: true, open: true };
        let takes = row.usual() + self.wants(id, row.team, reach).handover(first.clinician);
        // On the day they ask nobody begins before they do.
        let asked = if slot.day() == self.today { self.asked_at(id) } else { 0 };
        let asked = TimeOfDay::from_minutes(asked).unwrap_or_default();
        let mut clock = first.span.from.max(asked) + takes;
        let mut slots = Vec::new();
        for step in self.steps_of_the_day(id) {
            let (team, minutes) = (self.sees(id, step), self.planned(step, row.class));
            let need = &self.world.needs[step.need];
            let reach = Reach { held: need.held, open: !need.held || need.may_take_open };
            let whom = (team, step.need);
            let wants = Wants {
                of: team,
                by: team,
                need: step.need,
                minutes,
                own: row.own,
                handover: need.handover,
                from: if asked > TimeOfDay::default() { clock.minutes().0 } else { 0 },
                reach,
            };
            let in_time = |_: u32, part: &super::SessionDay| {
                let takes = minutes + wants.handover(part.clinician);
                (part.span.from.max(clock) + takes <= part.span.to)
                    .then(|| self.steps_from(row.own, whom, part.clinician))
            };
            let by = |by: TeamId| {
                let wants = Wants { by, ..wants };
                self.agenda.free_on(wants, slot.day(), self.today, &taken, in_time)
            };
            let others = self.world.teams[team].stand_ins.iter().copied();
            let found = std::iter::once(team).chain(others).find_map(by)?;
            let with = &self.world.sessions[found.at as usize];
            clock = clock.max(with.span.from) + minutes + wants.handover(with.clinician);
            taken.push(found);
            slots.push(found);
        }
        Some(slots)
    }

    /// Books all that belongs on the day of a visit just booked, where there is room.
    pub(super) fn book_followers(&mut self, id: RequestId, slot: Slot) {
        if self.steps_of_the_day(id).is_empty() {
            return;
        }
        let Some(slots) = self.room_after(id, slot, &[]) else { return };
        if !self.joint.followers.contains_key(&id) {
            self.pencil(id);
        }
        let day = self.world.open[slot.day()];
        for (follower, slot) in self.joint.followers[&id].clone().into_iter().zip(slots) {
            self.place_in(follower, slot);
            let row = &mut self.rows[follower.index()];
            (row.asked, row.ready) = (day, day);
        }
    }

    /// Writes down who follows a request, without dates.
    fn pencil(&mut self, id: RequestId) {
        let steps = self.steps_of_the_day(id).to_vec();
        let (row, mut ticket) = (self.rows[id.index()], self.tickets[id.index()]);
        let mut followers = Vec::new();
        for (number, rule) in steps.iter().enumerate() {
            let Origin::Step { pathway, step, referred, asked } = ticket.origin else { return };
            let follower = self.next_request();
            let due = rule.due_days.map(|days| after(Day(referred), days));
            let planned = self.planned(rule, row.class);
            let team = self.sees(id, rule);
            self.rows.push(RequestRow { need: rule.need, team, due, planned, ..nobody_yet(&row) });
            ticket = Ticket {
                luck: ticket.luck.at(VISITS + 1),
                origin: Origin::Step { pathway, step: step + 1, referred, asked },
                at: None,
                counted: false,
                ended: false,
                follows: Follows::Pencilled,
                ..ticket
            };
            debug_assert_eq!(followers.len(), number, "in order of the steps");
            self.tickets.push(ticket);
            self.agenda.admit();
            self.joint.leaders.insert(follower, id);
            followers.push(follower);
        }
        self.joint.followers.insert(id, followers);
    }

    /// Takes the dates of all that belongs on the day of a request back.
    pub(super) fn unbook_followers(&mut self, id: RequestId) {
        let Some(followers) = self.joint.followers.get(&id) else { return };
        for follower in followers.clone() {
            self.take_out(follower);
            self.rows[follower.index()].fate = Fate::Elsewhere;
        }
    }

    /// The request that a booking follows on its day; itself when it stands alone.
    pub(super) fn leader(&self, id: RequestId) -> RequestId {
        match self.tickets[id.index()].follows {
            Follows::No => id,
            Follows::Pencilled | Follows::Today => self.joint.leaders[&id],
        }
    }

    /// The visits of the day are about to begin: who comes to the first step is there for those
    /// that follow; who does not leaves their minutes free.
    pub(super) fn joint_days_begin(&mut self) {
        let today = Some(self.world.open[self.today]);
        let here = |id: &RequestId| {
            let row = &self.rows[id.index()];
            row.fate == Fate::Booked && row.visit == today
        };
        let leaders: Vec<RequestId> = self.joint.followers.keys().copied().filter(here).collect();
        for id in leaders {
            if super::visit::attends(self.world, self.rows[id.index()].need, self.luck(id)) {
                for follower in self.joint.followers[&id].clone() {
                    if self.rows[follower.index()].fate == Fate::Booked {
                        let ticket = &mut self.tickets[follower.index()];
                        (ticket.follows, ticket.joined) = (Follows::Today, place(self.today));
                    }
                }
            } else {
                self.unbook_followers(id);
            }
        }
    }

    /// Whether the next step of a visit is seen on this very day.
    pub(super) fn sees_today(&self, id: RequestId, next: &StepRule) -> bool {
        let here = |id: &RequestId| self.tickets[id.index()].follows == Follows::Today;
        let followers = self.joint.followers.get(&id);
        next.same_day && (here(&id) || followers.is_some_and(|rows| rows.iter().any(here)))
    }

    /// The requests at the end of a run, without what is still pencilled: nobody has asked for that.
    pub(super) fn into_rows(self) -> Vec<RequestRow> {
        let Self { mut rows, tickets, joint, .. } = self;
        if joint.leaders.is_empty() {
            return rows;
        }
        let pencilled = |number: usize| {
            tickets.get(number).is_some_and(|ticket| ticket.follows == Follows::Pencilled)
        };
        let mut number = 0;
        rows.retain(|_| {
            number += 1;
            !pencilled(number - 1)
        });
        rows
    }

    /// The team that sees a step of the pathway a request belongs to.
    fn sees(&self, id: RequestId, step: &StepRule) -> TeamId {
        let asked = match self.tickets[id.index()].origin {
            Origin::Step { asked, .. } => asked,
            _ => self.rows[id.index()].team,
        };
        step.team.unwrap_or(asked)
    }

    fn planned(&self, step: &StepRule, class: ClassId) -> Minutes {
        self.world.needs[step.need].minutes[class]
    }
}

/// A row of the same patient that nobody has asked for.
fn nobody_yet(row: &RequestRow) -> RequestRow {
    RequestRow {
        booked: None,
        visit: None,
        clinician: None::<ClinicianId>,
        space: Space::Open,
        fate: Fate::Elsewhere,
        patient_cancellations: 0,
        hospital_cancellations: 0,
        handover: Minutes(0),
        from_held: Minutes(0),
        ..*row
    }
}

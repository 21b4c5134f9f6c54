//! The open clinic: patients walk in and are seen in the order they come, by whoever is free.
//!
//! The workload of each clinician is followed from patient to patient (Kiefer & Wolfowitz 1955,
//! *On the theory of queues with many servers*). Everybody who comes within the window is seen;
//! what lasts beyond it uses what is left of the session, then is overtime. A window that never
//! closes is the queue of the textbooks.

use crate::answer::{Fate, SessionRow, Space};
use crate::number::narrow;
use crate::table::{Id, RequestId};
use crate::units::Minutes;

use super::address::WALKS_IN;
use super::desk::Desk;
use super::handover::meet;
use super::play::Run;
use super::policy::Policy;
use super::visit::length;
use super::world::{Staff, WindowDay};

const DAY: f64 = 24.0 * 60.0;

impl Desk<'_> {
    /// Sends a patient to the next open clinic of their team for their need from today on, at an
    /// hour of their own by the habits of those who walk in; gives whether there is one.
    #[inline]
    pub fn walk_in(&mut self, id: RequestId) -> bool {
        let Some(index) = self.window_of(id) else { return false };
        let luck = self.tickets[id.index()].luck.quantile(WALKS_IN);
        self.comes(id, index, self.world.windows[index].hours.at(luck));
        true
    }

    /// The same for somebody who comes at the minute they ask, where the open clinic is today's.
    #[inline]
    pub fn walk_in_at_once(&mut self, id: RequestId) -> bool {
        let today = |&index: &usize| self.world.windows[index].open_day as usize == self.today;
        let Some(index) = self.window_of(id).filter(today) else { return false };
        self.comes(id, index, f64::from(self.tickets[id.index()].minute));
        true
    }

    #[inline]
    fn comes(&mut self, id: RequestId, window: usize, minute: f64) {
        self.walk_ins[window].push((minute, id));
        let row = &mut self.rows[id.index()];
        row.fate = Fate::Booked;
        row.booked = Some(self.world.open[self.today]);
        row.visit = Some(self.world.open[self.world.windows[window].open_day as usize]);
        row.space = Space::Window;
    }

    /// Place among the open days of the next open clinic a request could walk in to, unless that
    /// is over for today.
    #[must_use]
    pub fn next_window(&self, id: RequestId) -> Option<usize> {
        self.window_of(id).map(|index| self.world.windows[index].open_day as usize)
    }

    #[inline]
    fn window_of(&self, id: RequestId) -> Option<usize> {
        let row = &self.rows[id.index()];
        let (first, minute) = (self.earliest(id), f64::from(self.tickets[id.index()].minute));
        let from = *self.windows_from.get(first)? as usize;
        let fits = |&index: &usize| {
            let w = &self.world.windows[index];
            let over = w.open_day as usize == self.today && minute >= w.hours.between.1;
            w.team == row.team && w.need == row.need && !over && !self.staff[index].is_empty()
        };
        (from..self.world.windows.len()).find(fits)
    }

    /// Open clinics lose who staffs them with the session that falls out; without anybody left they
    /// stay closed. Gives those who were to come.
    pub(super) fn close_windows(&mut self) -> Vec<RequestId> {
        let mut moved = Vec::new();
        let mut index = self.windows_from[self.today] as usize;
        while let Some(window) = self.world.windows.get(index) {
            if window.open_day as usize != self.today {
                break;
            }
            let works = |staff: &Staff| self.agenda.held(staff.session);
            self.staff[index] = window.staff.iter().copied().filter(works).collect();
            if self.staff[index].is_empty() {
                moved.extend(
                    std::mem::take(&mut self.walk_ins[index]).into_iter().map(|(_, id)| id),
                );
            }
            index += 1;
        }
        for &id in &moved {
            self.unbook(id);
            let row = &mut self.rows[id.index()];
            row.hospital_cancellations = row.hospital_cancellations.saturating_add(1);
        }
        moved
    }
}

impl<P: Policy> Run<'_, P> {
    /// Holds all open clinics of the day.
    pub(super) fn hold_windows(&mut self, today: usize) {
        let from = self.world.windows.partition_point(|w| (w.open_day as usize) < today);
        let of_day = self.world.windows[from..].iter();
        let count = of_day.take_while(|w| w.open_day as usize == today).count();
        for index in from..from + count {
            let mut come = std::mem::take(&mut self.desk.walk_ins[index]);
            come.sort_by(|a, b| a.0.total_cmp(&b.0));
            let staff = std::mem::take(&mut self.desk.staff[index]);
            self.hold_window(&self.world.windows[index], &staff, &come);
        }
    }

    fn hold_window(&mut self, window: &WindowDay, staff: &[Staff], come: &[(f64, RequestId)]) {
        let midnight = f64::from(self.world.open[self.desk.today].0) * DAY;
        let (from, to) = window.hours.between;
        let opens = midnight + from;
        let sessions = staff.iter().map(|who| who.session.index());
        let most = sessions.clone().max().unwrap_or(0);
        if self.window_free.len() <= most {
            self.window_free.resize(most + 1, 0.0);
        }
        let mut free: Vec<f64> = sessions.map(|at| self.window_free[at].max(opens)).collect();
        let mut booked = vec![0; free.len()];
        // Per clinician, whom they saw and when they were free before and after.
        let mut seen: Vec<Vec<(RequestId, f64, f64)>> = vec![Vec::new(); free.len()];
        for &(minute, id) in come {
            let comes = midnight + minute;
            let clinician = first_free(&free);
            let before = free[clinician];
            let luck = self.desk.tickets[id.index()].luck;
            let row = &mut self.desk.rows[id.index()];
            meet(row, &self.world.needs[row.need], staff[clinician].clinician);
            let length = length(self.world, row, luck);
            let starts = free[clinician].max(comes);
            free[clinician] = starts + length;
            booked[clinician] += row.planned.0;
            seen[clinician].push((id, before, free[clinician]));
            row.fate = Fate::Seen;
            row.waited = narrow(starts - comes);
            row.length = narrow(length);
            self.desk.settle(id);
            self.after_visit(id);
        }
        for (clinician, &who) in staff.iter().enumerate() {
            self.window_free[who.session.index()] = free[clinician];
            let closes = midnight + to;
            #[expect(clippy::cast_possible_truncation, reason = "a window lasts at most a day")]
            let minutes = (to - from) as i32;
            let booked_beyond = (booked[clinician] - minutes).max(0);
            let (absorbed, lent) = self.use_rest(who, to, booked_beyond);
            let minutes = minutes + lent;
            let mut overtime = 0.0;
            for &(id, before, after) in &seen[clinician] {
                let until = closes + absorbed;
                let beyond = after.max(until) - before.max(until);
                self.desk.rows[id.index()].overtime = narrow(beyond);
                overtime += beyond;
            }
            self.sessions.push(SessionRow {
                day: self.world.open[self.desk.today],
                session: who.session,
                clinician: who.clinician,
                team: window.team,
                open_clinic: true,
                cancelled: false,
                minutes: Minutes(minutes),
                held: Minutes(0),
                released: Minutes(0),
                booked: Minutes(booked[clinician].min(minutes)),
                held_booked: Minutes(0),
                beside_queue: Minutes(0),
                backlog: Minutes(0),
                overtime: narrow(overtime),
                idle: 0.0,
            });
        }
    }
}

impl<P: Policy> Run<'_, P> {
    /// Lets an open clinic last into what its session has left after it closes: gives the minutes there
    /// are, which are no overtime, and those of them taken over for visits planned beyond its end.
    fn use_rest(&mut self, who: Staff, closes: f64, planned: i32) -> (f64, i32) {
        let today = self.world.open[self.desk.today];
        let of_day = self.sessions.iter().rev().take_while(|row| row.day == today).count();
        let first = self.sessions.len() - of_day;
        let parts = &self.world.sessions[self.roster.of_day(self.desk.today)];
        let later = self.sessions[first..].iter_mut().zip(parts).filter(|(row, part)| {
            row.session == who.session && f64::from(part.span.from.minutes().0) >= closes
        });
        let (mut after, mut lent, mut absorbed) = (who.after.0, 0, 0.0);
        for (row, _) in later {
            let unused = (row.minutes - row.booked).0.clamp(0, after.max(0));
            let open = (row.minutes - row.held) - (row.booked - row.held_booked);
            let more = (planned - lent).min(unused).min(open.0).max(0);
            row.minutes = row.minutes - Minutes(more);
            after -= unused;
            lent += more;
            absorbed += f64::from(unused);
        }
        (absorbed, lent)
    }
}

/// Who is free first; the first of equals.
#[inline]
fn first_free(free: &[f64]) -> usize {
    let mut best = 0;
    for (index, at) in free.iter().enumerate().skip(1) {
        if *at < free[best] {
            best = index;
        }
    }
    best
}

//! The visits of a session: who comes, how long it takes, who waits for whom.
//!
//! Patients are called in one after the other, at the times their bookings add up to. With service
//! times `s` and appointed gaps `x` the wait is Lindley's (1952): `w' = (w + s - x)^+`. Overbooked
//! patients come at the end. The clinician's time is the session less its breaks.

use crate::answer::{Fate, SessionRow, Space};
use crate::number::narrow;
use crate::rng::Luck;
use crate::table::{ClassId, Id, NeedId, RequestId};
use crate::units::Minutes;

use super::address::{LENGTH, SHOWS, TRUE_CLASS};
use super::play::Run;
use super::policy::Policy;
use super::request::Follows;
use super::world::{NeedRule, World};

/// One session while its visits are held.
#[derive(Clone, Copy, Debug, Default)]
struct Clock {
    /// Minutes booked so far: when the next patient is appointed.
    appointed: f64,
    /// When the clinician is free.
    free: f64,
    /// Time without a patient before a later visit.
    idle: f64,
    /// When the session ends.
    until: f64,
}

impl<P: Policy> Run<'_, P> {
    /// Holds all sessions of the day.
    pub(super) fn hold_sessions(&mut self, today: usize) {
        let mut at = self.roster.of_day(today).start;
        let end = self.roster.of_day(today).end;
        while at < end {
            let session = self.world.sessions[at].session;
            let same = |&next: &usize| self.world.sessions[next].session == session;
            let parts = at..at + (at..end).take_while(same).count();
            let until = self.world.sessions[at].until.real();
            let clock = self.hold_session(parts.clone(), until);
            let overtime = (clock.free - until).max(0.0);
            for at in parts.clone() {
                let last = at + 1 == parts.end;
                let (overtime, idle) = if last { (overtime, clock.idle) } else { (0.0, 0.0) };
                let row = self.session_row(at, narrow(overtime), narrow(idle));
                self.sessions.push(row);
            }
            at = parts.end;
        }
    }

    /// The visits of one session, parts one after the other, overbooked patients last; what comes
    /// `until` so many minutes after its begin is no overtime.
    fn hold_session(&mut self, parts: std::ops::Range<usize>, until: f64) -> Clock {
        let mut clock = Clock { until, ..Clock::default() };
        for extra in [false, true] {
            for at in parts.clone() {
                let mut next = self.desk.agenda.first_booked(at);
                while let Some(id) = next {
                    next = self.desk.agenda.booked_after(id);
                    if (self.desk.rows[id.index()].space == Space::Overtime) == extra {
                        self.hold_visit(id, &mut clock);
                    }
                }
            }
        }
        clock
    }

    fn hold_visit(&mut self, id: RequestId, clock: &mut Clock) {
        let (row, luck) = (&self.desk.rows[id.index()], self.desk.tickets[id.index()].luck);
        let need = &self.world.needs[row.need];
        let appointed = clock.appointed;
        clock.appointed += row.planned.real();
        let here = self.desk.tickets[id.index()].follows == Follows::Today;
        let fate = if here { Fate::Seen } else { fate(need, luck) };
        let row = &mut self.desk.rows[id.index()];
        row.fate = fate;
        if fate == Fate::Seen {
            let length = length(self.world, row, luck);
            let starts = clock.free.max(appointed);
            clock.idle += starts - clock.free;
            let before = clock.free.max(clock.until);
            clock.free = starts + length;
            row.waited = narrow(starts - appointed);
            row.length = narrow(length);
            row.overtime = narrow((clock.free - before).max(0.0));
        }
        self.desk.settle(id);
        self.after_visit(id);
    }

    fn session_row(&self, at: usize, overtime: f32, idle: f32) -> SessionRow {
        let (given, free) = (&self.world.sessions[at], &self.desk.agenda.free[at]);
        let lost = i32::from(!free.closed);
        SessionRow {
            day: self.world.open[self.desk.today],
            session: given.session,
            clinician: given.clinician,
            team: given.team,
            open_clinic: false,
            cancelled: free.closed,
            minutes: given.minutes * lost,
            held: given.held * lost,
            released: Minutes(free.released * lost),
            booked: (given.minutes - Minutes(free.open + free.held)) * lost,
            held_booked: (given.held - Minutes(free.held)) * lost,
            beside_queue: Minutes(0),
            backlog: Minutes(0),
            overtime,
            idle,
        }
    }
}

/// Whether a patient with a date comes.
pub(super) fn attends(world: &World, need: NeedId, luck: Luck) -> bool {
    fate(&world.needs[need], luck) == Fate::Seen
}

/// What becomes of a date.
#[inline]
fn fate(need: &NeedRule, luck: Luck) -> Fate {
    let missing = need.no_show + need.late_cancel;
    let shows = if missing > 0.0 { luck.quantile(SHOWS) } else { 1.0 };
    if shows < need.no_show {
        Fate::NoShow
    } else if shows < missing {
        Fate::LateCancel
    } else {
        Fate::Seen
    }
}

/// Minutes a visit really takes \[min\].
#[inline]
pub(super) fn length(world: &World, row: &crate::answer::RequestRow, luck: Luck) -> f64 {
    let need = &world.needs[row.need];
    let wrong = world.habits.misclassified.value();
    let minutes = if wrong > 0.0 {
        let class = true_class(row.class, need.minutes.len(), luck.quantile(TRUE_CLASS), wrong);
        need.minutes[class]
    } else if let Some(truth) = world.truth.get(row.class).filter(|truth| !truth.is_empty()) {
        need.minutes[drawn(truth, luck.quantile(TRUE_CLASS))]
    } else {
        row.usual()
    };
    (minutes + row.handover).real() * need.length.at(luck.quantile(LENGTH))
}

/// One class heavier or lighter with half the chance `wrong` each, where there is one; the last
/// class is the unknown and stays.
fn true_class(believed: ClassId, classes: usize, quantile: f64, wrong: f64) -> ClassId {
    let index = believed.index();
    if index + 1 >= classes {
        return believed;
    }
    if quantile < wrong / 2.0 {
        ClassId::from_index((index + 1).min(classes.saturating_sub(2)))
    } else if quantile < wrong {
        ClassId::from_index(index.saturating_sub(1))
    } else {
        believed
    }
}

/// The class at a quantile of shares that add to 1.
fn drawn(shares: &[(ClassId, f64)], quantile: f64) -> ClassId {
    let mut reached = 0.0;
    let found = shares.iter().find(|(_, share)| {
        reached += share;
        quantile < reached
    });
    found.or(shares.last()).map_or(ClassId::from_index(0), |(class, _)| *class)
}

//! One replication: days played forward.

use crate::answer::{Day, Fate, Play, RequestRow, SessionRow, Space};
use crate::instance::ServedFirst;
use crate::number::{narrow, place};
use crate::rng::{Luck, Purpose, Seed};
use crate::table::{ClassId, ClinicianId, Id, NeedId, RequestId, TeamId};
use crate::units::Minutes;

use super::address::{ASKS_AGAIN, CLASS, OWN, OWNER, VISITS};
use super::arrive::{Arrivals, Newcomer};
use super::beside::beside;
use super::control::{Controls, class_at};
use super::days::after;
use super::desk::Desk;
use super::expected::expected;
use super::otherwise::week_of;
use super::policy::Policy;
use super::request::{Follows, Origin, Ticket};
use super::roster::Roster;
use super::world::{Asked, World};

/// One replication on its way.
pub(super) struct Run<'w, P> {
    pub(super) world: &'w World,
    pub(super) roster: &'w Roster,
    pub(super) desk: Desk<'w>,
    pub(super) policy: &'w mut P,
    pub(super) controls: Controls,
    patients: u32,
    /// Requests raised by visits of an earlier day.
    follow: Vec<New>,
    falls_out: Luck,
    pub(super) sessions: Vec<SessionRow>,
    /// Per session of the cycle, when its open clinic is free \[minutes after day 0\].
    pub(super) window_free: Vec<f64>,
}

/// A request about to be made.
#[derive(Clone, Copy, Debug)]
pub(super) struct New {
    pub(super) patient: u32,
    pub(super) luck: Luck,
    pub(super) ordinal: u64,
    pub(super) team: TeamId,
    pub(super) need: NeedId,
    pub(super) class: ClassId,
    pub(super) own: Option<ClinicianId>,
    pub(super) asked: Day,
    /// First open day the patient is ready.
    pub(super) first: usize,
    pub(super) due: Option<Day>,
    pub(super) minute: f64,
    pub(super) origin: Origin,
}

/// Memory of its log that one replication leaves to the next. All else goes before the log is read:
/// a log of years and what was made of it are long.
#[derive(Clone, Debug, Default)]
pub(super) struct Spare {
    requests: Vec<RequestRow>,
    sessions: Vec<SessionRow>,
}

impl Spare {
    /// A log nobody needs any more.
    pub(super) fn take_back(&mut self, played: Play) {
        (self.requests, self.sessions) = (played.requests, played.sessions);
    }
}

/// Plays one replication.
pub(super) fn play<P: Policy>(
    world: &World,
    roster: &Roster,
    policy: &mut P,
    (seed, replication): (Seed, u32),
    spare: &mut Spare,
) -> Play {
    let controls = Controls::new(world, policy, seed, replication);
    let mut desk = Desk::new(world, roster, |row| policy.release(row.release));
    desk.rows = std::mem::take(&mut spare.requests);
    desk.rows.clear();
    let mut sessions = std::mem::take(&mut spare.sessions);
    sessions.clear();
    sessions.reserve(world.sessions.len());
    let mut arrivals = Arrivals::new(seed, replication);
    let mut run = Run {
        patients: place(controls.patients.len()),
        world,
        roster,
        desk,
        policy,
        controls,
        follow: Vec::new(),
        falls_out: seed.stream(Purpose::FallsOut, replication).luck(),
        sessions,
        window_free: Vec::new(),
    };
    run.reserve();
    run.begin(seed, replication);
    let mut come = Vec::new();
    for (today, day) in world.open[..world.played()].iter().enumerate() {
        run.morning(today);
        arrivals.until(world, day.0, &mut come);
        run.requests(today, &come);
        run.policy.each_evening(&mut run.desk);
        run.desk.joint_days_begin();
        run.hold_sessions(today);
        run.hold_windows(today);
        run.close_day();
    }
    // What visits of the last day lead to was asked for, if not answered.
    for new in std::mem::take(&mut run.follow) {
        run.admit(new);
    }
    while run.controls.week < world.weeks() {
        run.count_waiting();
        run.controls.close_week(world, world.played());
    }
    let panels = run.controls.ledger.into_weeks();
    Play { replication, requests: run.desk.into_rows(), sessions: run.sessions, panels }
}

impl<P: Policy> Run<'_, P> {
    /// Room for as many requests as are expected, and some more.
    fn reserve(&mut self) {
        let mean = expected(self.world, &self.controls);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
        let count = (1.02 * mean + 4.0 * mean.sqrt()) as usize;
        self.desk.reserve(count + self.world.listed.len() + self.world.pinned.len());
    }

    /// The starting list and what was booked before day 0.
    fn begin(&mut self, seed: Seed, replication: u32) {
        let mut stream = seed.stream(Purpose::Listed, replication);
        let numbers = self.world.pinned.iter().map(|row| row.number);
        let numbers = numbers.chain(self.world.listed.iter().map(|row| row.number));
        let known = numbers.max().map_or(0, |last| last + 1);
        let lucks: Vec<Luck> = (0..known).map(|_| stream.luck()).collect();
        for pinned in &self.world.pinned {
            let row = &self.world.sessions[pinned.at as usize];
            let luck = lucks[pinned.number as usize];
            let new = New {
                asked: Day(-1),
                first: row.open_day as usize,
                ..self.listed(luck, row.team, Asked::Need(pinned.need, None))
            };
            let id = self.enter(new);
            self.desk.replan(id, pinned.minutes);
            self.desk.pin(id, pinned.at);
        }
        for listed in &self.world.listed {
            let luck = lucks[listed.number as usize];
            let new = self.listed(luck, listed.team, listed.asks);
            let due = match listed.due_days {
                Some(days) => Some(after(listed.asked, days)),
                None => new.due.map(|due| Day(due.0 + listed.asked.0)),
            };
            let origin = match new.origin {
                Origin::Step { pathway, step, asked, .. } => {
                    Origin::Step { pathway, step, referred: listed.asked.0, asked }
                }
                other => other,
            };
            let first = self.world.open_from(listed.ready);
            let (class, own, asked) = (listed.class, listed.own, listed.asked);
            let id = self.admit(New { class, own, asked, first, due, origin, ..new });
            self.ask(id);
        }
    }

    /// Somebody known before day 0.
    fn listed(&mut self, luck: Luck, team: TeamId, asks: Asked) -> New {
        let newcomer = Newcomer { day: 0, minute: 0.0, source: 0, luck };
        let class = ClassId::from_index(0);
        let new = self.first_request(&newcomer, team, asks, (class, None));
        self.patients += 1;
        new
    }

    /// Sessions that fall out, dates that are cancelled, minutes that open.
    fn morning(&mut self, today: usize) {
        self.desk.begin_day(today);
        self.pass_weeks(today);
        let mut without_date = Vec::new();
        for at in self.roster.of_day(today) {
            let row = &self.world.sessions[at];
            let address = (today as u64) << 24 | u64::from(row.place);
            if row.falls_out > 0.0 && self.falls_out.quantile(address) < row.falls_out {
                without_date.extend(self.desk.fall_out(at));
            }
        }
        without_date.extend(self.desk.close_windows());
        for id in without_date {
            self.ask(id);
        }
        for (id, by) in self.desk.cancellations.today(today) {
            if let Some(freed) = self.desk.cancelled(id, by) {
                self.policy.at_cancellation(&mut self.desk, freed);
                self.ask(id);
            }
        }
        let opened = self.desk.agenda.release(today);
        self.policy.each_morning(&mut self.desk);
        if !opened.is_empty() {
            self.policy.at_release(&mut self.desk, &opened);
        }
    }

    /// Everybody who asks today: those sent on by earlier visits, those under control, newcomers.
    fn requests(&mut self, today: usize, come: &[Newcomer]) {
        let sub_acute_first = self.world.habits.first == ServedFirst::SubAcute;
        let (first, later): (Vec<&Newcomer>, Vec<&Newcomer>) =
            come.iter().partition(|newcomer| sub_acute_first && self.is_sub_acute(newcomer));
        self.newcomers(&first);
        for new in std::mem::take(&mut self.follow) {
            if let Origin::Call { patient } = new.origin {
                self.ask_once(patient, |_| Some(new));
            } else {
                let id = self.admit(new);
                self.ask(id);
            }
        }
        for (patient, due) in self.controls.today(self.world, today) {
            self.falls_due(today, patient, due);
        }
        self.newcomers(&later);
    }

    fn is_sub_acute(&self, newcomer: &Newcomer) -> bool {
        match self.world.sources[newcomer.source as usize].asks {
            Asked::Need(need, _) => self.world.needs[need].held,
            Asked::Pathway(_) => false,
        }
    }

    fn newcomers(&mut self, come: &[&Newcomer]) {
        let world = self.world;
        for newcomer in come {
            let source = &world.sources[newcomer.source as usize];
            let who = known(newcomer.luck, source);
            let week = week_of(Day(newcomer.day));
            let asked = source.asked_in(newcomer.luck, week).iter();
            for (nth, &asks) in asked.chain(source.beside_in(newcomer.luck, week)).enumerate() {
                let new = self.first_request(newcomer, source.team, asks, who);
                // A visit that follows from the first has luck of place 1.
                let ordinal = if nth == 0 { 0 } else { nth as u64 + 1 };
                let id = self.admit(New { ordinal, ..new });
                self.ask(id);
            }
            self.patients += 1;
        }
    }

    /// A patient's first request.
    fn first_request(
        &self,
        newcomer: &Newcomer,
        team: TeamId,
        asks: Asked,
        (class, own): (ClassId, Option<ClinicianId>),
    ) -> New {
        let asked = Day(newcomer.day);
        let (seen_by, need, due_days, origin) = match asks {
            Asked::Need(need, days) => (team, need, days, Origin::Single),
            Asked::Pathway(pathway) => {
                let first = self.world.pathways[pathway][0];
                let origin = Origin::Step { pathway, step: 0, referred: asked.0, asked: team };
                (first.team.unwrap_or(team), first.need, first.due_days, origin)
            }
        };
        New {
            patient: self.patients,
            luck: newcomer.luck,
            ordinal: 0,
            team: seen_by,
            need,
            class,
            own,
            asked,
            first: self.desk.today,
            due: due_days.map(|days| after(asked, days)),
            minute: if asked == self.desk.day(self.desk.today) { newcomer.minute } else { 0.0 },
            origin,
        }
    }

    /// Enters a request in the log, as changes have it.
    pub(super) fn admit(&mut self, new: New) -> RequestId {
        let luck = new.luck.at(VISITS + new.ordinal);
        self.enter(New { need: self.world.held_as(new.need, luck, new.first), ..new })
    }

    /// The same as it was asked.
    fn enter(&mut self, new: New) -> RequestId {
        let id = self.desk.next_request();
        let ready = self.world.open.get(new.first).copied().unwrap_or(self.world.end);
        self.desk.rows.push(RequestRow {
            patient: new.patient,
            need: new.need,
            team: new.team,
            class: new.class,
            own: new.own,
            asked: new.asked,
            ready,
            due: new.due,
            booked: None,
            visit: None,
            clinician: None,
            space: Space::Open,
            fate: Fate::Waiting,
            patient_cancellations: 0,
            hospital_cancellations: 0,
            planned: self.world.needs[new.need].minutes[new.class],
            handover: Minutes(0),
            from_held: Minutes(0),
            length: 0.0,
            waited: 0.0,
            overtime: 0.0,
        });
        self.desk.tickets.push(Ticket {
            luck: new.luck.at(VISITS + new.ordinal),
            joined: place(self.desk.today),
            first: place(new.first),
            minute: narrow(new.minute),
            origin: new.origin,
            at: None,
            counted: false,
            ended: false,
            follows: Follows::No,
        });
        self.desk.admitted(id);
        id
    }

    /// Puts a request before the policy; what it leaves alone waits.
    pub(super) fn ask(&mut self, id: RequestId) {
        self.policy.at_referral(&mut self.desk, id);
        self.desk.list(id);
    }

    /// What follows from a visit, or from one that was missed.
    pub(super) fn after_visit(&mut self, id: RequestId) {
        let (row, ticket) = (self.desk.rows[id.index()], self.desk.tickets[id.index()]);
        let seen = row.fate == Fate::Seen;
        let again =
            !seen && ticket.luck.quantile(ASKS_AGAIN) < self.world.habits.asks_again.value();
        match ticket.origin {
            Origin::Control { .. } | Origin::Between { .. } => {
                self.after_control(ticket.origin, seen);
            }
            Origin::Call { patient } => {
                self.after_call(patient, seen);
                if again {
                    let whom = (row.team, row.need);
                    self.follow_up(id, whom, ticket.origin, row.due, self.desk.today + 1);
                }
            }
            Origin::Step { pathway, step, referred, asked } if seen => {
                let steps = &self.world.pathways[pathway];
                let next = steps.get(usize::from(step) + 1);
                if let Some(next) = next.filter(|next| !self.desk.sees_today(id, next)) {
                    let lag = i32::try_from(next.lag).unwrap_or(i32::MAX);
                    let ready = Day(self.world.open[self.desk.today].0 + lag);
                    let origin = Origin::Step { pathway, step: step + 1, referred, asked };
                    let due = next.due_days.map(|days| after(Day(referred), days));
                    let whom = (next.team.unwrap_or(asked), next.need);
                    self.follow_up(id, whom, origin, due, self.world.open_from(ready));
                }
            }
            origin if again => {
                let whom = (row.team, row.need);
                self.follow_up(id, whom, origin, row.due, self.desk.today + 1);
            }
            _ => {}
        }
    }

    fn follow_up(
        &mut self,
        id: RequestId,
        (team, need): (TeamId, NeedId),
        origin: Origin,
        due: Option<Day>,
        first: usize,
    ) {
        let (row, ticket) = (self.desk.rows[id.index()], self.desk.tickets[id.index()]);
        self.follow.push(New {
            patient: row.patient,
            luck: ticket.luck,
            ordinal: 1,
            team,
            need,
            class: row.class,
            own: row.own,
            asked: self.world.open[self.desk.today],
            first,
            due,
            minute: 0.0,
            origin,
        });
    }

    /// Fills in who still waits at the end of the day, and for whom idle minutes would have done.
    fn close_day(&mut self) {
        self.desk.count_fresh();
        let today = self.world.open[self.desk.today];
        let of_day = self.sessions.iter().rev().take_while(|row| row.day == today).count();
        let first = self.sessions.len() - of_day;
        let rows = &mut self.sessions[first..];
        let parts = &self.world.sessions[self.roster.of_day(self.desk.today)];
        let unused: Vec<i32> = rows.iter().map(|row| (row.minutes - row.booked).0.max(0)).collect();
        let serves = |(place, row): (usize, &SessionRow)| {
            // Open clinics stand behind the parts of sessions, and have rooms.
            let room = parts.get(place).is_none_or(|part| part.room);
            self.roster.servers.may_serve(row.session.index(), room)
        };
        let serves: Vec<&[u32]> = rows.iter().enumerate().map(serves).collect();
        let beside = beside(&unused, &serves, &self.desk.backlog.waiting());
        for (row, minutes) in rows.iter_mut().zip(beside) {
            row.beside_queue = Minutes(i32::try_from(minutes).unwrap_or(i32::MAX));
            row.backlog = self.desk.backlog.of(row.team);
        }
        self.desk.end_day();
    }
}

/// Class and own clinician of a patient of a source.
#[inline]
fn known(luck: Luck, source: &super::world::Source) -> (ClassId, Option<ClinicianId>) {
    let class = if source.mix.len() == 1 {
        ClassId::from_index(0)
    } else {
        class_at(source.mix.values().copied(), luck.quantile(CLASS))
    };
    let count = source.owners.len();
    let has_own = count > 0 && luck.quantile(OWN) < source.own_share;
    let own = has_own.then(|| {
        let scaled = luck.quantile(OWNER) * crate::number::real(count);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "below a handful of clinicians"
        )]
        let index = scaled as usize;
        source.owners[index.min(count - 1)]
    });
    (class, own)
}

//! The queues of the textbooks, as a clinic that never closes.
//!
//! One open clinic around the clock, day after day: requests come as a Poisson process, `servers`
//! clinicians see them in the order they come. M/M/c, M/D/c and M/G/c with any law of
//! [`LengthLaw`].

use chrono::NaiveDate;

use crate::answer::{Day, Log, Play};
use crate::instance::{Continuity, WhenLate};
use crate::number::place;
use crate::rng::Seed;
use crate::solve::Watch;
use crate::table::{ClassId, ClinicianId, Id, NeedId, RequestId, SessionId, Table, TeamId};
use crate::units::Minutes;

use super::desk::Desk;
use super::length::LengthLaw;
use super::policy::Policy;
use super::run::{simulate, simulate_each};
use super::world::{
    Asked, Changed, Habits, Hours, NeedRule, Source, Staff, TeamRule, WindowDay, World,
};

/// A queue with one kind of customer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Queue {
    /// Load, mean work that comes / what all servers can do \[ratio\].
    pub load: f64,
    /// Mean time in service \[min\].
    pub service: Minutes,
    /// Law of the time in service.
    pub law: LengthLaw,
    /// Servers \[1..\].
    pub servers: u32,
    /// Days played.
    pub days: u32,
    /// Days at the beginning that are not counted.
    pub warm_up: u32,
}

/// Minutes in a day.
const DAY: f64 = 24.0 * 60.0;

impl Queue {
    /// Customers per minute, `lambda = load * servers / service`.
    #[must_use]
    pub fn arrivals_per_minute(&self) -> f64 {
        self.load * f64::from(self.servers) / self.service.real()
    }

    /// Independent runs of the queue, each from empty, by [`simulate`].
    #[must_use]
    pub fn simulate(&self, runs: std::ops::Range<u32>, seed: Seed, watch: &Watch) -> Log {
        simulate(&self.world(), &WalkIn, runs, seed, watch)
    }

    /// The same with the log of each run handed to `read`, one after the other by [`simulate_each`].
    #[must_use]
    pub fn simulate_each<T: Send>(
        &self,
        runs: std::ops::Range<u32>,
        seed: Seed,
        read: impl Fn(&mut Play) -> T + Sync,
    ) -> Vec<T> {
        simulate_each(&self.world(), &WalkIn, runs, (seed, &Watch::default()), read)
    }

    /// The queue as a world.
    #[must_use]
    pub fn world(&self) -> World {
        let days = i32::try_from(self.days).unwrap_or(i32::MAX);
        let (team, need) = (TeamId::from_index(0), NeedId::from_index(0));
        let one_class = |share: f64| -> Table<ClassId, f64> { std::iter::once(share).collect() };
        let staff = |server: u32| {
            let index = server as usize;
            let (session, clinician) =
                (SessionId::from_index(index), ClinicianId::from_index(index));
            Staff { session, clinician, after: Minutes(0) }
        };
        let window = |open_day: u32| WindowDay {
            open_day,
            team,
            need,
            hours: whole_day(),
            staff: (0..self.servers).map(staff).collect(),
        };
        let open: Vec<Day> = (0..days).map(Day).collect();
        World {
            start: NaiveDate::default(),
            end: Day(days),
            counted_from: Day(i32::try_from(self.warm_up).unwrap_or(days)),
            windows: (0..open.len()).map(|day| window(place(day))).collect(),
            needs: std::iter::once(NeedRule {
                minutes: std::iter::once(self.service).collect(),
                handover: Minutes(0),
                continuity: Continuity::Clinic,
                length: self.law,
                no_show: 0.0,
                late_cancel: 0.0,
                held: false,
                in_person: false,
                may_take_open: true,
                target: None,
                when_late: WhenLate::Waits,
                like: need,
                otherwise: Vec::new(),
            })
            .collect(),
            truth: Table::default(),
            teams: std::iter::once(TeamRule {
                earliest: 0,
                members: Vec::new(),
                stand_ins: Vec::new(),
                able: std::iter::once(Vec::new()).collect(),
            })
            .collect(),
            silent: std::iter::once(false).collect(),
            sources: vec![Source {
                team,
                asks: Asked::Need(need, None),
                per_day: vec![self.arrivals_per_minute() * DAY; open.len()],
                dispersion: 1.0,
                mix: one_class(1.0),
                owners: Vec::new(),
                own_share: 0.0,
                hours: whole_day(),
                changed: Changed::default(),
            }],
            panel_days: open.clone().into(),
            open: open.into(),
            panels: Vec::new(),
            moves_per_month_max: None,
            calls: Hours::first_thing(),
            pathways: Table::default(),
            sessions: Vec::new(),
            holds: Vec::new(),
            listed: Vec::new(),
            pinned: Vec::new(),
            habits: Habits::default(),
        }
    }
}

fn whole_day() -> Hours {
    Hours { between: (0.0, DAY), shares: vec![1.0] }
}

/// Everybody walks in when they come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WalkIn;

impl Policy for WalkIn {
    fn name(&self) -> String {
        "walk-in".to_owned()
    }

    fn at_referral(&mut self, desk: &mut Desk<'_>, request: RequestId) {
        desk.walk_in_at_once(request);
    }
}

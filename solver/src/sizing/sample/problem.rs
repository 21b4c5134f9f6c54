//! What all designs of one team meet: its paths, its rules, and where its queues start.

use crate::instance::{Instance, Service};
use crate::number::{exact, nearest, real};
use crate::rng::Purpose;
use crate::sizing::capacity::spread_in_day;
use crate::sizing::evaluate::kept_max;
use crate::sizing::model::TeamModel;
use crate::sizing::overload::{Routine, steps_waiting};
use crate::units::Minutes;

use super::paths::{Extent, Paths};
use super::{Flexible, Release, SampleOptions, Start};
use crate::sizing::model::outcomes_of;

/// Minutes are counted in thousandths of a lattice step, so that a share of a hold is whole.
pub(super) const FINE: i64 = 1000;

/// One team with its paths.
pub(super) struct SampleProblem<'a> {
    pub(super) model: &'a TeamModel,
    pub(super) paths: Paths,
    /// Session minutes of each pattern \[fine\].
    pub(super) capacity: Vec<i64>,
    /// First day that counts, and the first that does not any more.
    pub(super) counted: std::ops::Range<usize>,
    /// Days of service within the strictest target; `None` without a target.
    pub(super) windows: Option<usize>,
    /// Calendar days left for the first visit under the strictest right.
    pub(super) right_days: Option<u32>,
    /// The same in open days, rounded down.
    pub(super) right_open_days: usize,
    /// Whether a day's requests are known the evening before.
    pub(super) known_before: bool,
    /// Sub-acute and routine backlog of the first morning \[fine\].
    pub(super) start: (i64, i64),
    /// Mean length of a sub-acute request \[min\].
    pub(super) sub_acute_length: f64,
    fill: &'a [f64],
}

/// A design and a release rule, ready to be swept.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rule {
    /// Held minutes of each pattern \[fine\].
    pub(super) held: Vec<i64>,
    /// Minutes meant to be held on each day of the cycle \[fine\].
    pub(super) planned: Vec<i64>,
    /// Most that may wait after each day of the cycle \[fine\].
    pub(super) kept_max: Vec<i64>,
    /// Open days before its date an unclaimed hold opens; `None` for never.
    pub(super) lead: Option<usize>,
    /// Share of released minutes the list can fill \[thousandths\].
    pub(super) fill: i64,
    /// Backlog above which a day has more minutes, and how many \[fine\].
    pub(super) flexible: Option<(i64, i64)>,
    /// Sub-acute requests may take unheld minutes nobody took.
    pub(super) nested: bool,
}

impl<'a> SampleProblem<'a> {
    /// Draws the team's paths.
    pub(super) fn new(
        instance: &Instance,
        model: &'a TeamModel,
        options: &'a SampleOptions,
        purpose: Purpose,
    ) -> Self {
        let parts = instance.parts();
        let requests = Routine::new(instance, &model.group);
        let windows = model.strictest().map(|days| model.windows(days));
        let right_days = requests.right_days;
        let right_open_days = right_days.map_or(0, |days| open_days(model, days));
        // Every request that counts is followed until it is in time or late.
        let tail = windows.unwrap_or(0).max(right_open_days);
        let warm_up = options.warm_up as usize;
        let counted = warm_up..warm_up + options.days.max(1) as usize;
        let today = parts.cycle.day_of(parts.as_of).index();
        let extent = Extent {
            count: options.paths.max(1) as usize,
            length: counted.end + tail,
            first: model.days.iter().position(|day| day.day.index() >= today).unwrap_or(0),
        };
        let paths = Paths::draw(model, extent, options.seed, purpose);
        let all = |pattern: &super::paths::Pattern| -> usize {
            let sessions = model.days[pattern.day].sessions.iter().zip(&pattern.held);
            sessions.map(|(session, &held)| if held { session.steps } else { 0 }).sum()
        };
        let capacity = paths.patterns.iter().map(|pattern| fine(all(pattern))).collect();
        Self {
            model,
            paths,
            capacity,
            counted,
            windows,
            right_days,
            right_open_days,
            known_before: model.service == Service::NextDay,
            start: start(model, &requests, options.start),
            sub_acute_length: requests.sub_acute_minutes,
            fill: &options.fill,
        }
    }

    /// The design that holds so many steps on each day of the cycle.
    pub(super) fn rule(
        &self,
        holds: &[usize],
        release: Release,
        flexible: Option<Flexible>,
    ) -> Rule {
        let model = self.model;
        let day = |(day, &held): (&crate::sizing::model::ModelDay, &usize)| {
            spread_in_day(&day.sessions, held, model.unit)
        };
        let spread: Vec<Vec<usize>> = model.days.iter().zip(holds).map(day).collect();
        let held = |pattern: &super::paths::Pattern| {
            let sessions = spread[pattern.day].iter().zip(&pattern.held);
            fine(sessions.map(|(&steps, &held)| if held { steps } else { 0 }).sum())
        };
        let most = kept_max(model, &outcomes_of(model, holds, 1));
        let lead = match release {
            Release::Never => None,
            Release::DaysBefore(days) => Some(days as usize),
        };
        let steps = |minutes: Minutes| fine_minutes(model, minutes.real());
        Rule {
            held: self.paths.patterns.iter().map(held).collect(),
            planned: spread.iter().map(|of| fine(of.iter().sum())).collect(),
            kept_max: most.into_iter().map(|most| most.map_or(i64::MAX, fine)).collect(),
            lead,
            fill: lead.map_or(0, |days| self.filled(days)),
            flexible: flexible.map(|extra| (steps(extra.threshold), steps(extra.minutes))),
            nested: model.nested,
        }
    }

    /// Share of minutes released so many open days before that the list fills \[thousandths\].
    pub(super) fn filled(&self, days: usize) -> i64 {
        let share = self.fill.get(days).or(self.fill.last()).copied().unwrap_or(1.0);
        nearest(share.clamp(0.0, 1.0) * 1000.0)
    }

    /// Weeks that count.
    pub(super) fn weeks(&self) -> f64 {
        real(self.counted.len()) / real(self.model.days.len()) * self.model.weeks
    }

    /// Fine units of one path as minutes per week.
    pub(super) fn per_week(&self, fine: i64) -> f64 {
        self.minutes(fine) / self.weeks()
    }

    /// Fine units as minutes.
    pub(super) fn minutes(&self, fine: i64) -> f64 {
        exact(fine) / exact(FINE) * self.model.lattice.real()
    }

    /// Calendar days per open day.
    pub(super) fn calendar_days(&self) -> f64 {
        7.0 * self.model.weeks / real(self.model.days.len())
    }
}

/// Open days within so many calendar days, rounded down.
fn open_days(model: &TeamModel, days: u32) -> usize {
    let open = f64::from(days) * real(model.days.len()) / model.weeks / 7.0;
    usize::try_from(nearest((open + 1e-9).floor())).unwrap_or(0)
}

/// The first morning's backlogs \[fine\].
fn start(model: &TeamModel, requests: &Routine, start: Start) -> (i64, i64) {
    let steps = |minutes| fine(steps_waiting(minutes, model.lattice.real()));
    match start {
        Start::Today => (steps(requests.sub_acute_waiting), steps(requests.waiting)),
        Start::Empty => (0, 0),
        Start::Minutes { sub_acute, routine } => (steps(sub_acute.real()), steps(routine.real())),
    }
}

/// Steps in fine units.
fn fine(steps: usize) -> i64 {
    i64::try_from(steps).expect("steps fit 64 bits") * FINE
}

fn fine_minutes(model: &TeamModel, minutes: f64) -> i64 {
    nearest(minutes / model.lattice.real() * exact(FINE))
}

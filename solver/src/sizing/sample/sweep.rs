//! One path under one design: a single pass over its days, in whole numbers.
//!
//! **A day.** Routine backlog and demand take the unheld minutes first, then what is released and
//! filled; sub-acute requests take the holds that are left and, if they may, unheld minutes nobody
//! took. An extra session adds unheld minutes to a day that begins with a long enough backlog.
//!
//! **Release on the day itself.** Of the holds sub-acute requests leave over, the fill share serves
//! the routine backlog that evening, as far as there is one.
//!
//! **Release h days before.** On the evening h open days before its date a hold is claimed when the
//! sub-acute requests waiting then need it, after the holds of the days between that are not open
//! already. The fill share of what is not claimed opens: on its date routine requests take it
//! before sub-acute ones. What they leave stays bookable for sub-acute requests. Sessions that
//! fall out take holds nobody claimed first.
//!
//! Whoever is served is served first come, first served. With next-day service the requests of a
//! day are known that evening.

use super::problem::{FINE, Rule, SampleProblem};

/// What one path adds up to on the days that count, in fine units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Totals {
    /// Sub-acute demand.
    pub(super) sub_acute: i64,
    /// Routine demand.
    pub(super) routine: i64,
    /// Session minutes, extra sessions among them.
    pub(super) capacity: i64,
    /// Minutes of extra sessions.
    pub(super) extra: i64,
    /// Sub-acute minutes served.
    pub(super) sub_acute_served: i64,
    /// Routine minutes served.
    pub(super) routine_served: i64,
    /// Sub-acute minutes that went elsewhere.
    pub(super) lost: i64,
    /// Session minutes nobody used.
    pub(super) unused: i64,
    /// Unused held minutes beside a routine backlog, day by day.
    pub(super) idle: i64,
    /// Released minutes the waiting list filled.
    pub(super) refilled: i64,
    /// Sub-acute minutes not served within the target.
    pub(super) late: i64,
    /// Sub-acute minutes beyond the target, summed over evenings.
    pub(super) overdue: i64,
    /// Sub-acute and routine backlog before the first day and after the last.
    pub(super) before: (i64, i64),
    /// The same after the last day.
    pub(super) after: (i64, i64),
    /// Backlogs summed over evenings.
    pub(super) waiting: (i64, i64),
    /// Routine minutes times the open days they waited.
    pub(super) routine_wait: i64,
}

/// Room for one path, used again and again.
pub(super) struct Scratch {
    /// Sub-acute minutes that joined on each day and did not go elsewhere.
    kept: Vec<i64>,
    /// Of each day's holds, what opens to routine requests.
    opened: Vec<i64>,
    /// Routine minutes by the open days they waited.
    pub(super) waited: Vec<i64>,
}

impl Scratch {
    /// Room for paths of so many days.
    pub(super) fn new(length: usize) -> Self {
        Self { kept: vec![0; length], opened: vec![0; length], waited: vec![0; length + 1] }
    }
}

/// Minutes present on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Present {
    pub(super) sub_acute: i64,
    pub(super) routine: i64,
    pub(super) held: i64,
    pub(super) unheld: i64,
    /// Of the held minutes, open to routine requests before the day.
    pub(super) opened: i64,
    /// Share of leftover holds that routine requests fill on the day itself \[thousandths\].
    pub(super) fill: i64,
    /// Sub-acute requests may take unheld minutes.
    pub(super) nested: bool,
}

/// What one day does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Served {
    pub(super) sub_acute: i64,
    pub(super) routine: i64,
    /// Of the routine minutes, those in released holds.
    pub(super) refilled: i64,
    /// Held minutes nobody used.
    pub(super) free_held: i64,
    /// Unheld minutes nobody used.
    pub(super) free_unheld: i64,
}

impl Present {
    /// Serves the day.
    #[inline]
    pub(super) fn serve(self) -> Served {
        let unheld = self.routine.min(self.unheld);
        let early = self.opened.min(self.routine - unheld);
        let held = self.held - early;
        let from_holds = self.sub_acute.min(held);
        let left_over = self.unheld - unheld;
        let beside = if self.nested { (self.sub_acute - from_holds).min(left_over) } else { 0 };
        let free = held - from_holds;
        let late = (free * self.fill / FINE).min(self.routine - unheld - early);
        Served {
            sub_acute: from_holds + beside,
            routine: unheld + early + late,
            refilled: early + late,
            free_held: free - late,
            free_unheld: left_over - beside,
        }
    }
}

/// The running state of a pass.
struct Pass<'a> {
    problem: &'a SampleProblem<'a>,
    rule: &'a Rule,
    scratch: &'a mut Scratch,
    sub_acute: &'a [u32],
    routine: &'a [u32],
    totals: Totals,
    /// Sub-acute and routine backlog.
    backlog: (i64, i64),
    /// Sub-acute minutes kept that joined within the days of the target.
    recent: i64,
    /// Holds of the coming days that sub-acute requests can count on.
    ahead: i64,
    /// Day of the oldest routine request that waits, and its minutes left; `None` for those
    /// waiting before the first day.
    oldest: (Option<usize>, i64),
}

/// Sweeps one path.
pub(super) fn sweep(
    problem: &SampleProblem,
    rule: &Rule,
    path: usize,
    scratch: &mut Scratch,
) -> Totals {
    let length = problem.paths.length;
    let row = path * length..(path + 1) * length;
    let pattern = &problem.paths.pattern[row.clone()];
    let mut pass = Pass {
        problem,
        rule,
        scratch,
        sub_acute: &problem.paths.sub_acute[row.clone()],
        routine: &problem.paths.routine[row],
        totals: Totals::default(),
        backlog: problem.start,
        recent: 0,
        ahead: 0,
        oldest: (None, problem.start.1),
    };
    pass.scratch.waited.fill(0);
    pass.open_first_days();
    let (mut day, days) = (problem.paths.first, problem.model.days.len());
    for (at, &pattern) in pattern.iter().enumerate() {
        pass.day(at, day, pattern as usize);
        day = if day + 1 == days { 0 } else { day + 1 };
    }
    pass.still_waiting();
    pass.totals
}

impl Pass<'_> {
    #[inline]
    fn day(&mut self, at: usize, day: usize, pattern: usize) {
        let (problem, rule) = (self.problem, self.rule);
        let counted = problem.counted.contains(&at);
        if at == problem.counted.start {
            self.totals.before = self.backlog;
        }
        let asked = (i64::from(self.sub_acute[at]) * FINE, i64::from(self.routine[at]) * FINE);
        let held = rule.held[pattern];
        let waiting = self.backlog.0 + self.backlog.1;
        let extra = rule.flexible.map_or(0, |(most, extra)| if waiting > most { extra } else { 0 });
        let present = Present {
            sub_acute: self.backlog.0 + asked.0,
            routine: self.backlog.1 + asked.1,
            held,
            unheld: problem.capacity[pattern] - held + extra,
            opened: if rule.lead > Some(0) { self.opened_of(at, day, held) } else { 0 },
            fill: if rule.lead == Some(0) { rule.fill } else { 0 },
            nested: rule.nested,
        };
        let served = present.serve();
        let left = present.sub_acute - served.sub_acute;
        let lost = (left - rule.kept_max[day]).max(0);
        self.backlog = (left - lost, present.routine - served.routine);
        self.late(at, asked.0, lost);
        self.wait(at, served.routine);
        if rule.lead > Some(0) {
            self.claim(at, day);
        }
        if counted {
            let totals = &mut self.totals;
            totals.sub_acute += asked.0;
            totals.routine += asked.1;
            totals.capacity += present.held + present.unheld;
            totals.extra += extra;
            totals.sub_acute_served += served.sub_acute;
            totals.routine_served += served.routine;
            totals.lost += lost;
            totals.unused += served.free_held + served.free_unheld;
            totals.idle += served.free_held.min(self.backlog.1);
            totals.refilled += served.refilled;
            totals.waiting.0 += self.backlog.0;
            totals.waiting.1 += self.backlog.1;
            totals.after = self.backlog;
        }
    }

    /// Counts who passed the target this evening: the queue is in order of arrival, so what is
    /// beyond the requests of the last days is late.
    #[inline]
    fn late(&mut self, at: usize, asked: i64, lost: i64) {
        let Some(windows) = self.problem.windows else { return };
        let counted = &self.problem.counted;
        self.scratch.kept[at] = asked;
        self.recent += asked;
        if lost > 0 {
            self.cut_youngest(at, windows, lost);
        }
        if windows == 0 {
            // Nobody is served on the day of the request, and no other day would do.
            self.totals.late += if counted.contains(&at) { self.scratch.kept[at] } else { 0 };
        }
        let days = windows.max(1);
        if at + 1 >= days {
            let due = at + 1 - days;
            let of_day = self.scratch.kept[due];
            self.recent -= of_day;
            let beyond = (self.backlog.0 - self.recent).max(0);
            if windows > 0 && counted.contains(&due) {
                self.totals.late += beyond.min(of_day);
            }
            if counted.contains(&at) {
                self.totals.overdue += beyond;
            }
        } else if counted.contains(&at) {
            self.totals.overdue += (self.backlog.0 - self.recent).max(0);
        }
    }

    /// The youngest requests go elsewhere: they are late at once.
    fn cut_youngest(&mut self, at: usize, windows: usize, mut lost: i64) {
        let first = (at + 1).saturating_sub(windows.max(1));
        for day in (0..=at).rev() {
            let cut = lost.min(self.scratch.kept[day]);
            self.scratch.kept[day] -= cut;
            lost -= cut;
            if day >= first {
                self.recent -= cut;
                if self.problem.counted.contains(&day) {
                    self.totals.late += cut;
                }
            }
            if lost == 0 {
                return;
            }
        }
    }

    /// Serves the oldest routine requests first and notes how long they waited.
    #[inline]
    fn wait(&mut self, at: usize, mut served: i64) {
        while served > 0 {
            if self.oldest.1 == 0 {
                let next = self.oldest.0.map_or(0, |day| day + 1);
                self.oldest = (Some(next), i64::from(self.routine[next]) * FINE);
                continue;
            }
            let part = served.min(self.oldest.1);
            if let Some(asked) = self.oldest.0.filter(|asked| self.problem.counted.contains(asked))
            {
                self.note(at - asked, part);
            }
            self.oldest.1 -= part;
            served -= part;
        }
    }

    #[inline]
    fn note(&mut self, days: usize, minutes: i64) {
        self.scratch.waited[days] += minutes;
        self.totals.routine_wait += minutes * i64::try_from(days).unwrap_or(i64::MAX);
    }

    /// Whoever still waits at the end has waited until then.
    fn still_waiting(&mut self) {
        let length = self.routine.len();
        let from = self.oldest.0.map_or(0, |day| day + 1);
        if let Some(day) = self.oldest.0.filter(|day| self.problem.counted.contains(day)) {
            self.note(length - day, self.oldest.1);
        }
        for day in from.max(self.problem.counted.start)..self.problem.counted.end.min(length) {
            self.note(length - day, i64::from(self.routine[day]) * FINE);
        }
    }
}

/// Claims and releases.
impl Pass<'_> {
    /// Of the day's holds, what is open to routine requests: nothing claimed is.
    fn opened_of(&self, at: usize, day: usize, held: i64) -> i64 {
        let missing = self.rule.planned[day] - held;
        (self.scratch.opened[at] - missing * self.rule.fill / FINE).clamp(0, held)
    }

    /// Claims on the holds of the first days, whose evening lies before the path.
    fn open_first_days(&mut self) {
        let Some(lead) = self.rule.lead.filter(|&lead| lead > 0) else { return };
        let known = self.known(None);
        for at in 0..lead.min(self.scratch.opened.len()) {
            self.open(at, known);
        }
    }

    /// Sub-acute minutes known on the evening of a day; `None` is before the first.
    fn known(&self, evening: Option<usize>) -> i64 {
        let next = evening.map_or(0, |at| at + 1);
        let told = self.sub_acute.get(next).filter(|_| self.problem.known_before);
        self.backlog.0 + told.map_or(0, |&steps| i64::from(steps) * FINE)
    }

    /// Claims on the holds whose evening this is.
    fn claim(&mut self, at: usize, day: usize) {
        let lead = self.rule.lead.unwrap_or(0);
        self.ahead -= self.rule.planned[day] - self.scratch.opened[at];
        if at + lead < self.scratch.opened.len() {
            self.open(at + lead, self.known(Some(at)));
        }
    }

    /// Opens what the requests known do not need of the holds of `at`, given the holds before it.
    fn open(&mut self, at: usize, known: i64) {
        let days = self.problem.model.days.len();
        let planned = self.rule.planned[(self.problem.paths.first + at) % days];
        let claimed = (known - self.ahead).clamp(0, planned);
        let opened = (planned - claimed) * self.rule.fill / FINE;
        self.scratch.opened[at] = opened;
        self.ahead += planned - opened;
    }
}

//! All sessions of the cycle, one row each.

use rayon::prelude::*;

use crate::answer::{Block, Template};
use crate::instance::Instance;
use crate::number::real;
use crate::solve::StopToken;
use crate::table::SessionId;
use crate::units::{Minutes, Probability, Span};

use super::above::booked_above;
use super::timed::own;
use super::without_easy::{Easy, rounded_up};
use super::{BookedAbove, Buffer, NoDay, NoSwap, Options, SessionDay, Swapped, Timed, buffer};

/// All sessions of the cycle.
#[derive(Clone, Debug, PartialEq)]
pub struct Week {
    /// One row per session, in the order of the clinic file.
    pub rows: Vec<WeekRow>,
    /// Visits that could move from sessions below the goal to others, where it was asked.
    pub reassignments: Option<Vec<Reassignment>>,
}

/// One session by the clinic's own times.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekRow {
    /// Which.
    pub session: SessionId,
    /// Its day with its figures, or why there are none.
    pub day: Result<(SessionDay, Timed), NoDay>,
    /// What happens when easy patients leave, where it was asked.
    pub swap: Option<Result<WeekSwap, NoSwap>>,
    /// How many controls to book above the places, where answers cancel some late.
    pub above: Option<BookedAbove>,
}

/// A session after its easy patients left, by its own times.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekSwap {
    /// Who left, who came instead.
    pub swapped: Swapped,
    /// Everybody at the start of their block.
    pub own: Timed,
    /// Minutes before closing that restore the old chance to end in time.
    pub buffer: Buffer,
}

/// Sums over the sessions that have figures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    /// Sessions.
    pub sessions: usize,
    /// Patients.
    pub patients: usize,
    /// Minutes planned for them \[min\].
    pub booked: Minutes,
    /// Expected sessions that end late.
    pub late: f64,
    /// Expected overtime \[min\].
    pub overtime: f64,
    /// Expected idle time \[min\].
    pub idle: f64,
    /// Expected waiting of all patients who come \[min\].
    pub waited: f64,
    /// Patients expected to come.
    pub shows: f64,
}

/// The clinic's own times in every session; with a share, also after that share of the clinic's
/// easy visits has left.
///
/// The share is kept over the clinic, not in each session: going through the sessions, as many
/// leave as the share says so far, rounded up, and as whole heavier visits fill the minutes of. So
/// minutes are equal in every session.
#[must_use]
pub fn week(
    clinic: &Instance,
    template: &Template,
    share: Option<Probability>,
    options: &Options,
) -> Week {
    let ids: Vec<SessionId> = clinic.parts().sessions.ids().collect();
    let days: Vec<Result<SessionDay, NoDay>> =
        ids.iter().map(|&id| SessionDay::of(clinic, template, id, options)).collect();
    let leaving = share.map(|share| leaving(clinic, &days, share));
    let rows = ids.into_par_iter().zip(days).enumerate().map(|(at, (session, day))| {
        let day = day.map(|session| {
            let timed = own(&session);
            (session, timed)
        });
        let swap = match (&day, &leaving) {
            (Ok((session, before)), Some(leaving)) => {
                let swap = leaving[at].as_ref().map_err(|why| *why);
                Some(swap.and_then(|leave| swap_of(clinic, session, before, leave, options)))
            }
            _ => None,
        };
        let above = day
            .as_ref()
            .ok()
            .and_then(|(session, _)| booked_above(clinic, session, &options.weights));
        WeekRow { session, day, swap, above }
    });
    Week { rows: rows.collect(), reassignments: None }
}

/// How many leave each session; a session without a day is never asked.
fn leaving(
    clinic: &Instance,
    days: &[Result<SessionDay, NoDay>],
    share: Probability,
) -> Vec<Result<(Easy, usize), NoSwap>> {
    let mut wanted = 0.0;
    let each = days.iter().map(|day| {
        let session = day.as_ref().map_err(|why| NoSwap::NoDay(*why))?;
        let easy = Easy::of(clinic, session)?;
        wanted += share.value() * real(easy.count());
        let count = easy.exact(rounded_up(wanted));
        wanted -= real(count);
        if count > 0 {
            return Ok((easy, count));
        }
        let never = easy.exact(easy.count()) == 0;
        Err(if never { NoSwap::NoHeavier } else { NoSwap::Elsewhere })
    });
    each.collect()
}

fn swap_of(
    clinic: &Instance,
    session: &SessionDay,
    before: &Timed,
    (easy, count): &(Easy, usize),
    options: &Options,
) -> Result<WeekSwap, NoSwap> {
    let swapped = easy.leave(clinic, session, *count, options)?;
    let own = own(&swapped.after);
    let chance = before.evaluation.in_time;
    let buffer = buffer(&swapped.after, chance, options, false, &StopToken::default());
    Ok(WeekSwap { swapped, own, buffer })
}

impl Week {
    /// Sums of all sessions as they are.
    #[must_use]
    pub fn before(&self) -> Sums {
        let days = self.rows.iter().filter_map(|row| row.day.as_ref().ok());
        Sums::of(days.map(|(session, timed)| (session, timed)))
    }

    /// Sums after easy patients left; a session none can leave counts as it is.
    #[must_use]
    pub fn after(&self) -> Sums {
        Sums::of(self.rows.iter().filter_map(|row| {
            let (session, timed) = row.day.as_ref().ok()?;
            Some(match &row.swap {
                Some(Ok(swap)) => (&swap.swapped.after, &swap.own),
                _ => (session, timed),
            })
        }))
    }

    /// Easy visits of all sessions, whether some can leave or not.
    #[must_use]
    pub fn easy(&self, clinic: &Instance) -> usize {
        let days = self.rows.iter().filter_map(|row| row.day.as_ref().ok());
        let easy = |(session, _): &(SessionDay, Timed)| Easy::of(clinic, session).ok();
        days.filter_map(easy).map(|easy| easy.count()).sum()
    }

    /// The sessions that have figures, those least likely to end in time first; of equals in order
    /// of day, time and clinician.
    #[must_use]
    pub fn least_likely(&self, clinic: &Instance) -> Vec<&(SessionDay, Timed)> {
        let parts = clinic.parts();
        let mut days: Vec<&(SessionDay, Timed)> =
            self.rows.iter().filter_map(|row| row.day.as_ref().ok()).collect();
        let place = |day: &SessionDay| {
            let session = &parts.sessions[day.session];
            (session.day, session.span.from, &parts.clinicians[session.clinician].name)
        };
        days.sort_by(|a, b| {
            let chances = a.1.evaluation.in_time.total_cmp(&b.1.evaluation.in_time);
            chances.then_with(|| place(&a.0).cmp(&place(&b.0)))
        });
        days
    }

    /// Those of them that end in time less often than the clinic's goal asks.
    #[must_use]
    pub fn below_goal(&self, clinic: &Instance) -> Vec<&(SessionDay, Timed)> {
        let goal = clinic.parts().goals.ends_in_time.value();
        let mut days = self.least_likely(clinic);
        days.retain(|(_, timed)| timed.evaluation.in_time < goal - 1e-9);
        days
    }

    /// Sessions that easy patients left.
    pub fn swaps(&self) -> impl Iterator<Item = &WeekSwap> {
        self.rows.iter().filter_map(|row| row.swap.as_ref()?.as_ref().ok())
    }

    /// Buffer minutes of all sessions for which the longest buffer tried is enough \[min\].
    #[must_use]
    pub fn buffer_minutes(&self) -> Minutes {
        self.swaps().filter_map(|swap| swap.buffer.at_end.as_ref()).map(|found| found.minutes).sum()
    }
}

impl Sums {
    fn of<'a>(days: impl Iterator<Item = (&'a SessionDay, &'a Timed)>) -> Self {
        days.fold(Self::default(), |sum, (session, timed)| {
            let rows = session.planned.iter().zip(&session.day.visits);
            let shows: f64 =
                rows.filter(|(row, _)| row.work.patient()).map(|(_, visit)| visit.show()).sum();
            Self {
                sessions: sum.sessions + 1,
                patients: sum.patients + session.patients(),
                booked: sum.booked + session.booked(),
                late: sum.late + 1.0 - timed.evaluation.in_time,
                overtime: sum.overtime + timed.evaluation.overtime,
                idle: sum.idle + timed.evaluation.idle,
                waited: sum.waited + timed.waiting * shows,
                shows: sum.shows + shows,
            }
        })
    }

    /// Mean wait of a patient who comes \[min\].
    #[must_use]
    pub fn waiting(&self) -> f64 {
        if self.shows > 0.0 { self.waited / self.shows } else { 0.0 }
    }
}

/// A visit that could move to another session.
#[derive(Clone, Debug, PartialEq)]
pub struct Reassignment {
    /// The visit where it is.
    pub block: Block,
    /// The session that could take it.
    pub to: SessionId,
    /// When.
    pub span: Span,
    /// Chance of that session to end in time then \[0..=1\].
    pub in_time: f64,
}

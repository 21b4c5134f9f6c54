//! How many buffer minutes restore a chance to end in time.
//!
//! With the appointment times left as they are, the end of the session is the best place for a
//! buffer: whoever is asked later ends the day later or at the same time, on every day (Lindley
//! 1952). The other place is wherever the best times of the longer session put it. Every buffer
//! is evaluated; none is extrapolated.

use crate::day::{Day, Evaluation, Guards, evaluate, optimum};
use crate::solve::StopToken;
use crate::units::Minutes;

use super::{Options, SessionDay};

/// Buffers that restore a chance, in two places.
#[derive(Clone, Debug, PartialEq)]
pub struct Buffer {
    /// The chance to end in time that is to be restored \[0..=1\].
    pub chance: f64,
    /// The longest that was tried \[min\]: no day is longer than a day can be.
    pub longest: Minutes,
    /// All of it before closing, appointment times as they are; `None` when the longest is not
    /// enough.
    pub at_end: Option<Restored>,
    /// Where the best times of the longer session put it; `None` when it was not asked for, not
    /// enough, or not less than at the end.
    pub spread: Option<Restored>,
}

/// A buffer that is enough.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// The smallest multiple of the grid that is enough \[min\].
    pub minutes: Minutes,
    /// The day with it.
    pub evaluation: Evaluation,
}

/// The smallest buffers, of at most `options.buffer_max`, with which the visits of a session end
/// in time as often as `chance` says.
#[must_use]
pub fn buffer(
    session: &SessionDay,
    chance: f64,
    options: &Options,
    spread: bool,
    stop: &StopToken,
) -> Buffer {
    let grid = i32::try_from(session.day.interval_minutes).unwrap_or(i32::MAX);
    let asked = (0..=options.buffer_max.0 / grid).map(|step| Minutes(step * grid));
    let tried: Vec<Minutes> =
        asked.take_while(|&minutes| longer(&session.day, minutes).is_some()).collect();
    let steps = || tried.iter().copied();
    let longest = tried.last().copied().unwrap_or(Minutes(0));
    let enough = |found: &Evaluation| found.in_time >= chance - 1e-12;
    let at_end = steps().find_map(|minutes| {
        let evaluation = evaluate(&longer(&session.day, minutes)?, &session.own);
        enough(&evaluation).then_some(Restored { minutes, evaluation })
    });
    let most = at_end.as_ref().map_or(longest, |found| found.minutes);
    let better = |minutes: &Minutes| at_end.is_none() || *minutes < most;
    let spread =
        steps().filter(better).take_while(|_| spread && !stop.stopped()).find_map(|minutes| {
            let evaluation = optimum::optimum(&longer(&session.day, minutes)?, stop).evaluation;
            enough(&evaluation).then_some(Restored { minutes, evaluation })
        });
    Buffer { chance, longest, at_end, spread }
}

/// The day that closes so much later; `None` when a day cannot be so long.
fn longer(day: &Day, minutes: Minutes) -> Option<Day> {
    let more = usize::try_from(minutes.0).ok()? / day.interval_minutes as usize;
    let intervals = day.intervals + more;
    let guards = Guards { together_max: day.guards.together_max, ..Guards::none(intervals) };
    Day { intervals, guards, ..day.clone() }.checked().ok()
}

//! One session in full.

use crate::answer::Template;
use crate::day::bands::{Times, bands};
use crate::day::simulated::{Punctuality, Simulated, simulated};
use crate::instance::Instance;
use crate::rng::Seed;
use crate::solve::StopToken;
use crate::table::SessionId;
use crate::units::Probability;

use super::above::booked_above;
use super::timed::{best, own};
use super::{
    BookedAbove, Buffer, NoDay, NoSwap, Options, SessionDay, Swapped, Timed, buffer, timed,
    without_easy,
};

/// Days behind the bands of a picture.
pub(super) const BAND_DAYS: u32 = 2_000;

/// What is asked about one session.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked {
    /// Whether the order of the patients is searched too.
    pub reorder: bool,
    /// Share of the easy visits that leaves.
    pub without_easy: Option<Probability>,
    /// When patients really come; `None` for to the minute.
    pub punctuality: Option<Punctuality>,
    /// Seed of everything simulated.
    pub seed: Seed,
    /// Days simulated where patients are not punctual.
    pub replications: u32,
}

/// One session in full.
#[derive(Clone, Debug, PartialEq)]
pub struct OneSession {
    /// The session.
    pub session: SessionDay,
    /// Appointment times side by side; the clinic's own first.
    pub timed: Vec<Timed>,
    /// When each piece of work begins and ends by the clinic's own times.
    pub times: Vec<Option<Times>>,
    /// Days behind them.
    pub band_days: u32,
    /// The same when patients are not punctual.
    pub unpunctual: Option<Unpunctual>,
    /// What happens when easy patients leave.
    pub swap: Option<Result<Swap, NoSwap>>,
    /// How many controls to book above the places, where answers cancel some late.
    pub above: Option<BookedAbove>,
}

/// Simulated days with patients who come early or late.
#[derive(Clone, Debug, PartialEq)]
pub struct Unpunctual {
    /// When they come.
    pub punctuality: Punctuality,
    /// One for each of the times compared.
    pub rows: Vec<Simulated>,
    /// The clinic's own times after easy patients left.
    pub after: Option<Simulated>,
}

/// A session after its easy patients left.
#[derive(Clone, Debug, PartialEq)]
pub struct Swap {
    /// Who left, who came instead.
    pub swapped: Swapped,
    /// Everybody at the start of their block.
    pub own: Timed,
    /// The best times for those who come now.
    pub best: Timed,
    /// Minutes that restore the old chance to end in time.
    pub buffer: Buffer,
}

/// Everything about one session.
///
/// # Errors
/// When the session is not a day that can be asked about.
pub fn one(
    clinic: &Instance,
    template: &Template,
    session: SessionId,
    options: &Options,
    asked: &Asked,
    stop: &StopToken,
) -> Result<OneSession, NoDay> {
    let session = SessionDay::of(clinic, template, session, options)?;
    let timed = timed(&session, asked.reorder, stop);
    let chance = timed[0].evaluation.in_time;
    let swap = asked.without_easy.map(|share| {
        let swapped = without_easy(clinic, &session, share, options)?;
        let after = &swapped.after;
        let (own, best) = (own(after), best(after, stop));
        let buffer = buffer(after, chance, options, true, stop);
        Ok(Swap { swapped, own, best, buffer })
    });
    let play = |session: &SessionDay, timed: &Timed, punctuality| {
        let day = timed.day(session);
        simulated(&day, &timed.schedule, punctuality, asked.seed, asked.replications)
    };
    let unpunctual = asked.punctuality.map(|punctuality| Unpunctual {
        punctuality,
        rows: timed.iter().map(|row| play(&session, row, punctuality)).collect(),
        after: swap
            .as_ref()
            .and_then(|swap| swap.as_ref().ok())
            .map(|swap| play(&swap.swapped.after, &swap.own, punctuality)),
    });
    let times = bands(&session.day, &session.own, asked.seed, BAND_DAYS);
    let above = booked_above(clinic, &session, &options.weights);
    Ok(OneSession { session, timed, times, band_days: BAND_DAYS, unpunctual, swap, above })
}

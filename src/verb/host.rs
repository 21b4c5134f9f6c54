//! What whoever asks gives to every verb beside its question.

use std::any::Any;
use std::path::Path;
use std::time::Duration;

use behov_solver::rng::Seed;
use behov_solver::solve::{Limits, Meter, StopToken, Watch};
use chrono::NaiveDate;

use crate::format::FileRead;

/// Something a verb does for long enough to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Reading the files of a clinic.
    Reading,
    /// Computing how much to hold.
    Sizing,
    /// Playing a clinic day by day.
    Playing,
    /// Building a template.
    Building,
    /// Looking for dates.
    Booking,
    /// Explaining dates.
    Explaining,
    /// Looking for appointment times.
    Timing,
    /// Following random paths.
    Sampling,
    /// Moving uncertain numbers.
    Levers,
    /// Studying how long visits took.
    Lengths,
}

/// Something whoever asks should know beside the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark<'a> {
    /// A template lies beside bookings that were not booked into it.
    NotBeside {
        /// The template.
        template: &'a Path,
        /// The bookings.
        bookings: &'a Path,
    },
    /// A file was read.
    Read(&'a FileRead),
}

/// Something that lasts for as long as it is held, such as a line that says what is being done.
pub type Held = Box<dyn Any>;

/// Told what is being done, with how far it is where that is known; what it gives is held until that
/// is done.
pub type Follow = dyn Fn(Doing, Option<&Meter>) -> Held;

/// The surroundings of a verb: what is the same for all of them, who may stop them, and who is told
/// what they do.
pub struct Host {
    /// The day to plan from, instead of the one in the clinic file.
    pub today: Option<NaiveDate>,
    /// Seed of everything drawn at random.
    pub seed: Seed,
    /// Whether what is recommended is played day by day.
    pub plays: bool,
    /// Most seconds of a search: the user's safety net.
    pub seconds_max: Option<f64>,
    /// Bytes of memory that a run may use; `None` where nobody knows.
    pub memory_bytes: Option<u64>,
    /// Raised to have what is finished.
    pub stop: StopToken,
    /// Called when something begins that can be stopped.
    pub arm: Box<dyn Fn()>,
    /// Is told what is being done, with how far it is where that is known.
    pub follow: Box<Follow>,
    /// Is told what is good to know.
    pub remark: Box<dyn Fn(&Remark<'_>)>,
}

impl std::fmt::Debug for Host {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { today, seed, plays, seconds_max, .. } = self;
        write!(f, "Host {{ {today:?}, {seed:?}, plays: {plays}, {seconds_max:?} }}")
    }
}

impl Host {
    /// A host that tells nobody and stops nothing.
    #[must_use]
    pub fn silent(seed: Seed) -> Self {
        let follow = Box::new(|_, _: Option<&Meter>| -> Held { Box::new(()) });
        let stop = StopToken::default();
        Self {
            today: None,
            seed,
            plays: true,
            seconds_max: None,
            memory_bytes: None,
            stop,
            arm: Box::new(|| {}),
            follow,
            remark: Box::new(|_: &Remark<'_>| {}),
        }
    }

    /// What a long run shows and obeys; its time begins now.
    #[must_use]
    pub fn watch(&self) -> Watch {
        Watch { stop: self.in_time(), ..Watch::default() }
    }

    /// The limits of a search; its time begins now.
    #[must_use]
    pub fn limits(&self) -> Limits {
        Limits { seconds_max: self.seconds_max, stop: self.in_time(), ..Limits::default() }
    }

    /// Says what is being done for as long as the answer lives.
    #[must_use]
    pub fn doing(&self, doing: Doing) -> Held {
        (self.follow)(doing, None)
    }

    /// The same with how far it is.
    #[must_use]
    pub fn measuring(&self, doing: Doing, watch: &Watch) -> Held {
        (self.follow)(doing, Some(&watch.meter))
    }

    /// A token raised with the host's, or when the time is over.
    fn in_time(&self) -> StopToken {
        (self.arm)();
        let stop = self.stop.child();
        if let Some(seconds) = self.seconds_max {
            let stop = stop.clone();
            std::thread::spawn(move || {
                std::thread::sleep(Duration::from_secs_f64(seconds));
                stop.stop();
            });
        }
        stop
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_stops_the_host_stops_all_it_runs_and_no_run_stops_another() {
        let host = Host::silent(Seed(0));
        let (one, other) = (host.watch(), host.limits());
        one.stop.stop();
        assert!(one.stop.stopped() && !other.stop.stopped());
        host.stop.stop();
        assert!(other.stop.stopped());
    }
}

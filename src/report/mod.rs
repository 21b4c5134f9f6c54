//! What was found, told: as text, JSON and a page.
//!
//! A report reads the nouns of the solver and calculates nothing but sums and shares for show.
//! What was found knows no form; `json/` makes typed answers of it, every other form is told from
//! both. One folder per form; `plot/` has one file per picture.

mod assumed;
pub mod booked;
mod broken;
#[cfg(test)]
pub(crate) mod cast;
mod confirmed;
pub mod csv;
pub mod day;
pub mod ends;
pub mod escape;
pub mod explained;
pub mod html;
mod ics;
pub mod json;
pub mod label;
pub mod lengths;
mod measure;
mod name;
pub mod notice;
pub mod optimum;
pub mod page;
mod played;
pub mod plot;
pub mod pro;
pub mod proof;
mod room;
pub mod sensitivity;
pub mod sheet;
pub mod simulated;
pub mod telling;
pub mod text;
mod uid;
pub mod voice;
mod zone;

use chrono::NaiveDate;

use behov_solver::instance::Instance;
use behov_solver::plan::confirm::Confirmed;
use behov_solver::plan::day::Week;
use behov_solver::plan::opening::{Opened, OpenedNeed};
use behov_solver::rng::Seed;
use behov_solver::sizing::sample::{SampleFrontier, SampleOptions};
use behov_solver::sizing::{ClinicSizing, TeamSizing, Verdict};
use behov_solver::supply::Loads;
use behov_solver::template::{Built, DatedBlock, Outcome};

pub use broken::Broken;
pub use lengths::Lengths;
pub use notice::Notice;
pub use optimum::Optima;
pub use sensitivity::{Drawn, Sensitivity};
pub use simulated::{Contrast, Simulated};
pub use voice::Voice;

/// The version printed in every output.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Everything a report can tell about one run.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    /// The clinic.
    pub instance: &'a Instance,
    /// The seed of the run.
    pub seed: Seed,
    /// Whether the clinic was sized as it is, without advice.
    pub as_is: bool,
    /// How much to keep free.
    pub sizing: &'a ClinicSizing,
    /// The holds as played in the clinic day by day, where they were.
    pub played: Option<&'a Confirmed>,
    /// The template, when one was asked for.
    pub planned: Option<Planned<'a>>,
}

/// Frontiers estimated on random paths.
#[derive(Clone, Copy, Debug)]
pub struct Sampled<'a> {
    /// The clinic.
    pub instance: &'a Instance,
    /// What was asked.
    pub options: &'a SampleOptions,
    /// One per team and release rule.
    pub frontiers: &'a [SampleFrontier],
    /// Whether the run was stopped before all points were followed.
    pub partial: bool,
}

/// What came of asking for a template.
#[derive(Clone, Copy, Debug)]
pub struct Planned<'a> {
    /// The template, or why there is none.
    pub outcome: &'a Outcome,
    /// Promises the referee found broken, in words; empty when it accepts the template.
    pub breaches: &'a [Broken],
    /// When its blocks open, and what it keeps when played, where it was.
    pub opened: Option<&'a Opened>,
    /// The template laid out on dates, when asked for.
    pub dated: Option<Dated<'a>>,
    /// What its days are like, when there is one.
    pub days: Option<&'a Week>,
}

/// What the referee found broken in what somebody changed by hand, in words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Judged<'a> {
    /// In a template, when one was given.
    pub template: Option<&'a [Broken]>,
    /// What the days of that template are like.
    pub days: Option<&'a Week>,
    /// In a list of bookings, when one was given.
    pub bookings: Option<&'a [Broken]>,
}

impl Judged<'_> {
    /// Whether nothing is broken.
    #[must_use]
    pub fn accepts(&self) -> bool {
        [self.template, self.bookings].into_iter().flatten().all(<[Broken]>::is_empty)
    }
}

/// What `check` found of a clinic that can be read.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// The clinic.
    pub instance: &'a Instance,
    /// Where its minutes go.
    pub loads: &'a Loads,
    /// What cannot be, and what is good to know.
    pub notices: &'a [Notice],
    /// What the referee says of what was given.
    pub judged: Judged<'a>,
}

impl Checked<'_> {
    /// Whether all that is asked can be, and nothing is broken.
    #[must_use]
    pub fn is_in_order(&self) -> bool {
        self.judged.accepts() && !self.notices.iter().any(|notice| notice.grave)
    }
}

/// A template laid out on dates.
#[derive(Clone, Copy, Debug)]
pub struct Dated<'a> {
    /// First day.
    pub from: NaiveDate,
    /// Number of weeks.
    pub weeks: u32,
    /// The blocks in order of date, session and time; those of closed days and absences are
    /// marked lost.
    pub blocks: &'a [DatedBlock],
}

impl Findings<'_> {
    /// The template, when there is one.
    #[must_use]
    pub fn built(&self) -> Option<&Built> {
        match self.planned?.outcome {
            Outcome::Built(built) => Some(built),
            Outcome::Impossible(_) | Outcome::Stopped => None,
        }
    }

    /// Whether every promise is kept, by the holds and, where asked for, by a template.
    #[must_use]
    pub fn kept(&self) -> bool {
        let planned = self.planned.is_none_or(|planned| {
            matches!(planned.outcome, Outcome::Built(_)) && planned.breaches.is_empty()
        });
        let kept = match self.played {
            Some(played) => {
                played.stands() && self.sizing.teams.iter().all(|team| self.group_kept(team))
            }
            None => self.sizing.kept(),
        };
        kept && planned
    }

    /// The template as played.
    fn opened(&self) -> Option<&Opened> {
        self.planned?.opened
    }

    /// The first need of a group whose promise the template does not keep, played.
    #[must_use]
    pub fn short_in_template(&self, team: &TeamSizing) -> Option<&OpenedNeed> {
        self.opened()?.short(team)
    }

    /// Whether a group keeps its promises: in the template where that was played, for it is what the
    /// clinic works by; else as its holds were played, else as computed.
    #[must_use]
    pub fn group_kept(&self, team: &TeamSizing) -> bool {
        match self.opened().and_then(|opened| opened.keeps(team)) {
            Some(kept) => kept && team.design.overload.is_none() && !self.grows(team),
            None => self.holds_keep(team),
        }
    }

    /// Whether a queue grows without end by the holds of a group, played.
    fn grows(&self, team: &TeamSizing) -> bool {
        let played = self.played.and_then(|played| confirmed::of(played, team));
        played.is_some_and(|group| group.queue_growth.is_some())
    }

    /// Whether its holds keep a group's promises, whatever the template does.
    #[must_use]
    pub fn holds_keep(&self, team: &TeamSizing) -> bool {
        let played = self.played.and_then(|played| confirmed::of(played, team));
        match played {
            Some(group) => team.design.overload.is_none() && group.kept(),
            None => team.verdict == Verdict::Kept,
        }
    }
}

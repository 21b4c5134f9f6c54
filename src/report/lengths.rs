//! What is found of planned lengths in past visits.

use behov_solver::day::lengths::{Found, Options};
use behov_solver::instance::{Assumption, Tag};

use crate::format::{VisitFile, VisitGroup};
use crate::messages::{Entry, Lang, key};
use crate::verb::Answered;

/// What a file of past visits says.
#[derive(Clone, Copy, Debug)]
pub struct Lengths<'a> {
    /// The file.
    pub file: &'a VisitFile,
    /// How lengths are recommended.
    pub options: &'a Options,
    /// What was found, one per group of the file.
    pub found: &'a [Found],
    /// The same visits by what patients answered before them.
    pub answered: &'a Answered,
    /// Flags that were not given, so that a default stands for them.
    pub defaults: &'a [&'static str],
}

impl<'a> Lengths<'a> {
    /// Each group with what was found.
    pub fn groups(&self) -> impl Iterator<Item = (&'a VisitGroup, &'a Found)> {
        self.file.groups.iter().zip(self.found)
    }

    /// Lines of the file below its heading.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.file.visits() + self.file.left_out.len()
    }

    /// Numbers that the clinic did not give.
    #[must_use]
    pub fn assumptions(&self, lang: Lang) -> Vec<Assumption> {
        let Options { grid, costs, visits_min, .. } = self.options;
        let minutes_max = behov_solver::day::lengths::MINUTES_MAX;
        let all = [
            ("grid", "--grid", grid.to_string(), key!("lengths.assumed.grid")),
            (
                "overrun",
                "--overrun-cost",
                costs.overrun.to_string(),
                key!("lengths.assumed.overrun"),
            ),
            ("idle", "--idle-cost", costs.idle.to_string(), key!("lengths.assumed.idle")),
            (
                "visits-min",
                "visits_min",
                visits_min.to_string(),
                key!("lengths.assumed.visits-min"),
            ),
            (
                "minutes-max",
                "minutes_max",
                minutes_max.to_string(),
                key!("lengths.assumed.minutes-max"),
            ),
        ];
        let fixed = ["visits-min", "minutes-max"];
        let used = |name: &str| self.defaults.contains(&name) || fixed.contains(&name);
        let row = |(_, about, value, note): (&str, &str, String, &Entry)| Assumption {
            about: about.to_owned(),
            value,
            tag: Tag::Assumption,
            note: note.of(lang).to_owned(),
            range: None,
        };
        all.into_iter().filter(|(name, ..)| used(name)).map(row).collect()
    }
}

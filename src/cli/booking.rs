//! What the verbs that book share: the waiting list, the template, the rule, the weeks.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use behov_solver::booking::Rule;

use crate::verb::BookingQuestion;

/// What is booked into what, and by which rule.
#[derive(Debug, Args)]
pub(super) struct Flags {
    /// A waiting list instead of the clinic's own
    #[arg(long, value_name = "FILE")]
    pub(super) waiting: Option<PathBuf>,
    /// A weekly template, as `behov template --out` writes it, in the place of the one beside the
    /// bookings or of a new one
    #[arg(long, value_name = "FILE")]
    pub(super) template: Option<PathBuf>,
    /// How days over the deadline are weighed
    #[arg(long, value_enum, default_value_t = RuleWord::Squares)]
    pub(super) rule: RuleWord,
    /// Weeks ahead that the answer covers: played and counted (simulate, compare), booked from
    /// tomorrow (book, explain), or laid out on dates across holidays and absences (template, plan,
    /// export)
    #[arg(long, value_name = "N", default_value_t = 12,
          value_parser = clap::value_parser!(u32).range(1..=104))]
    pub(super) weeks: u32,
}

/// How days over the deadline are weighed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum RuleWord {
    /// Sum of squared days over: nobody far over
    Squares,
    /// Sum of days over
    Sum,
    /// Most days over of any patient
    Max,
    /// Number of patients over: passes over those already late
    Binary,
}

impl From<RuleWord> for Rule {
    fn from(word: RuleWord) -> Self {
        match word {
            RuleWord::Squares => Self::Squares,
            RuleWord::Sum => Self::Sum,
            RuleWord::Max => Self::Max,
            RuleWord::Binary => Self::Binary,
        }
    }
}

impl Flags {
    /// The paths given.
    pub(super) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.waiting.iter().chain(&self.template)
    }

    /// What is booked into what, as a question.
    pub(super) fn question(&self, dir: &Path) -> BookingQuestion {
        BookingQuestion {
            dir: dir.to_path_buf(),
            waiting: self.waiting.clone(),
            template: self.template.clone(),
            rule: self.rule.into(),
            weeks: self.weeks,
        }
    }
}

//! Flags of every verb.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

/// Flags of every verb.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Flags of every verb")]
pub(super) struct Common {
    /// Print the result as JSON
    #[arg(long, global = true)]
    pub(super) json: bool,
    /// Print the result as Markdown
    #[arg(long, global = true, conflicts_with = "json")]
    pub(super) markdown: bool,
    /// Also write the result as files into this folder, all or none
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// The day to plan from, instead of the one in the clinic file
    #[arg(long, alias = "date", global = true, value_name = "DATE", value_parser = date)]
    pub(super) today: Option<NaiveDate>,
    /// Seed of everything drawn at random
    #[arg(long, global = true, value_name = "N", default_value_t = 0)]
    pub(super) seed: u64,
    /// Threads to work on; the answer is the same on any number
    #[arg(long, global = true, value_name = "N")]
    pub(super) threads: Option<NonZeroUsize>,
    /// Stop searching for a template, or for dates, after so many seconds and give the best found
    #[arg(long, global = true, value_name = "S", value_parser = seconds)]
    pub(super) time_limit: Option<f64>,
    /// Do not play what is recommended day by day: computed figures only, sooner
    #[arg(long, global = true)]
    pub(super) no_play: bool,
    /// Language of everything for people; else that of `BEHOV_LANG` or of the clinic file, or English
    #[arg(long, global = true, value_enum)]
    pub(super) lang: Option<Language>,
    /// List every number that the clinic did not give itself
    #[arg(long, global = true)]
    pub(super) assumptions: bool,
    /// No progress and no notes
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Show everything, such as all designs and rules of thumb
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
}

/// The languages.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Language {
    /// English
    En,
    /// Dansk
    Da,
}

/// A date within the years behov knows.
fn date(text: &str) -> Result<NaiveDate, String> {
    let known = |date: &NaiveDate| {
        NaiveDate::from_ymd_opt(2000, 1, 1).is_some_and(|first| first <= *date)
            && NaiveDate::from_ymd_opt(2099, 12, 31).is_some_and(|last| *date <= last)
    };
    let date = crate::format::date(text).filter(known);
    date.ok_or_else(|| {
        "a date is written 2026-11-02 or 02-11-2026, and lies in 2000 to 2099".to_owned()
    })
}

/// A number of seconds above 0, at most a week.
fn seconds(text: &str) -> Result<f64, String> {
    let seconds = text.parse().ok().filter(|s: &f64| *s > 0.0 && *s <= 604_800.0);
    seconds.ok_or_else(|| "a time limit is a number of seconds above 0".to_owned())
}

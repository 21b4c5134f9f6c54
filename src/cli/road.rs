//! `behov road`: from fixed to need-based control, month by month.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::exit::Exit;
use super::share::share;
use super::shell::Shell;
use crate::messages::fault;
use crate::verb::{QuestionFault, Refusal, RoadQuestion, TemplatesQuestion, road};

/// Arguments of `road`.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Debug, Args)]
pub(super) struct Road {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
    /// A file of [[change]] rows, beside those of the clinic
    #[arg(long, value_name = "FILE")]
    pub(super) changes: Option<PathBuf>,
    /// Months to walk
    #[arg(long, value_name = "N", default_value_t = 36,
          value_parser = clap::value_parser!(u32).range(1..=240))]
    pub(super) months: u32,
    /// Share of patients who accept at each offer, such as 60% [default: 60%, an assumption]
    #[arg(long, value_name = "SHARE")]
    pub(super) accepts: Option<String>,
    /// Lowest that share may be [default: 30%, an assumption]
    #[arg(long, value_name = "SHARE")]
    pub(super) accepts_low: Option<String>,
    /// Highest that share may be [default: 90%, an assumption]
    #[arg(long, value_name = "SHARE")]
    pub(super) accepts_high: Option<String>,
    /// Most patients a month who convert: as many as the clinic can learn from
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    pub(super) moves_max: Option<u32>,
    /// Minutes a week that are to be freed, instead of half and nine tenths of what is freed in the end
    #[arg(long, value_name = "MINUTES", value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    pub(super) goal_minutes: Option<u32>,
    /// Also size the holds of some months; the first takes as long as `size`
    #[arg(long)]
    pub(super) size_holds: bool,
    /// Also build the weekly template of each phase: a patch of the one before
    #[arg(long)]
    pub(super) templates: bool,
    /// Most moves from the template of one phase to the next: blocks put in and blocks taken away [default: 20, an assumption]
    #[arg(long, value_name = "N", requires = "templates",
          value_parser = clap::value_parser!(u32).range(0..=100_000))]
    pub(super) moves: Option<u32>,
    /// Most phases, today among them [default: 4, an assumption]
    #[arg(long, value_name = "N", requires = "templates",
          value_parser = clap::value_parser!(u32).range(1..=60))]
    pub(super) phases: Option<u32>,
    /// Templates of the road offered before the control, instead of at it
    #[arg(long, requires = "templates")]
    pub(super) before_control: bool,
    /// A weekly template, as `behov template --out` writes it, in the place of the one beside the
    /// bookings or of a new one
    #[arg(long, value_name = "FILE", requires = "templates")]
    pub(super) template: Option<PathBuf>,
    /// Find the pace that frees most within the limit and the bookable minutes, with its prices
    #[arg(long)]
    pub(super) best: bool,
    /// Independent runs: of the clinic (simulate, compare), of one day with --unpunctual (`day`), of whole patients (road)
    #[arg(long, value_name = "N", default_value_t = 100,
          value_parser = clap::value_parser!(u32).range(0..=10_000))]
    pub(super) replications: u32,
}

/// Walks both roads and tells them.
pub(super) fn run(shell: &Shell, given: &Road, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let mut faults = Vec::new();
    let mut read = |flag: &'static str, text: &Option<String>| {
        let text = text.as_deref()?;
        let read = share(text);
        if read.is_none() {
            faults.push(fault!("B0416", flag = flag, value = text));
        }
        read
    };
    let question = RoadQuestion {
        dir: given.dir.clone(),
        changes: given.changes.clone(),
        months: given.months,
        accepts: read("--accepts", &given.accepts),
        accepts_range: [
            read("--accepts-low", &given.accepts_low),
            read("--accepts-high", &given.accepts_high),
        ],
        moves_max: given.moves_max,
        goal_minutes: given.goal_minutes,
        holds: given.size_holds,
        templates: given.templates.then(|| TemplatesQuestion {
            moves: given.moves,
            phases: given.phases,
            before_control: given.before_control,
            today: given.template.clone(),
        }),
        best: given.best,
        replications: given.replications,
        seed: shell.seed(),
    };
    refuse(faults)?;
    let answer = road(&question, &shell.host())?;
    shell.tell(&answer, results)
}

fn refuse(faults: Vec<QuestionFault>) -> Result<(), Refusal> {
    if faults.is_empty() { Ok(()) } else { Err(faults.into()) }
}

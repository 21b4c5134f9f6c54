//! What may stand on the command line.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

use super::book::Book;
use super::common::Common;
use super::day::Day;
use super::explain::Explain;
use super::export::Export;
use super::import::Import;
use super::lengths::Lengths;
use super::pseudonymise::Pseudonymise;
use super::report::Report;
use super::road::Road;
use super::today::Today;
use super::told;
use super::trial::{Compare, Simulate};
use crate::report::json::KINDS;

/// Sizes how much time an outpatient clinic should keep free, builds the weekly template, and books
/// the waiting list.
#[derive(Debug, Parser)]
#[command(name = "behov", version, about, disable_help_subcommand = true)]
#[command(
    after_help = "Exit codes: 0 done, 1 the answer is no, 2 the input is wrong, 3 our fault or more\n\
    memory than there is, 4 stopped (Ctrl-C, --time-limit) before anything was finished.\n\
    The answer is no when no holds keep the promises (size), no template exists (template, plan,\n\
    book) or a template or a booking breaks a promise (check). A plan that misses an access target\n\
    is still a plan, and so is a booking after the deadline.\n\
    behov plans capacity. It never decides about care and is not legal advice."
)]
pub(super) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(super) verb: Verb,
    /// Flags of every verb.
    #[command(flatten)]
    pub(super) common: Common,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Write an example clinic into a new folder
    Init(Init),
    /// Check a clinic, or a template against it, without solving
    Check(Check),
    /// Write a clinic file as an Excel workbook, or a workbook as a clinic file
    Convert(Convert),
    /// Print the JSON schema of the clinic file, or of a kind of answer
    Schema(Schema),
    /// Make a synthetic clinic from the `[generator]` table of a file
    Generate(Generate),
    /// Say how much time to keep free, per team and day
    Size(Size),
    /// Tell the way from the computed figure to the clinic played day by day, cause by cause
    Bridge(Size),
    /// Print the hold card: how much to keep, given how many wait
    HoldCard(Clinic),
    /// Search the holds, release rule and extra sessions of least cost on random paths
    Optimum(Optimum),
    /// Move one uncertain number at a time and draw what the holds hang on, as a tornado
    Sensitivity(Clinic),
    /// Walk from fixed to need-based control, month by month: visits, minutes, backlog, holds
    Road(Road),
    /// Compare all totals of holds under several release rules on random paths
    Frontier(Frontier),
    /// Play a policy day by day and tell what it keeps and costs
    Simulate(Simulate),
    /// Set policies, or two versions of a clinic, side by side on the same patients
    Compare(Compare),
    /// Build the weekly template
    Template(Build),
    /// Size and build in one
    Plan(Build),
    /// Give every waiting patient a date within their rights
    Book(Book),
    /// Say why a patient has the dates they have, and what would have helped
    Explain(Explain),
    /// Write the weekly template on dates for other systems: Excel, calendars, FHIR
    Export(Export),
    /// List what is to be done today: letters, plans, redirections, held time that opens
    Today(Today),
    /// Write a sheet for paper: what to do today, the week of each clinician, the weekly meeting
    Report(Report),
    /// One clinic day: waiting, idle time, overtime, better appointment times, buffers
    Day(Day),
    /// Recommend how long visits should be planned, from how long past visits took
    Lengths(Lengths),
    /// Read an extract of a booking system or a spreadsheet as lists of behov
    Import(Import),
    /// Make a list without CPR numbers, names and addresses of one that has them
    Pseudonymise(Pseudonymise),
    /// Who gets the only early slot: the patient already late, or the one still in time?
    Dilemma,
    /// Print what completes verbs and flags in a shell
    Completions(Completions),
    /// Print the manual pages
    Man,
}

/// Arguments of a verb that takes a clinic alone.
#[derive(Debug, Args)]
pub(super) struct Clinic {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    pub(super) shell: Shell,
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub(super) struct Init {
    /// A new or empty folder
    pub(super) dir: PathBuf,
    /// Write the clinic file as an Excel workbook
    #[arg(long)]
    pub(super) excel: bool,
}

/// Arguments of `convert`.
#[derive(Debug, Args)]
pub(super) struct Convert {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
    /// A new or empty folder
    pub(super) to: PathBuf,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// The kind of answer, as it stands under `kind`: a verb, and for verbs with several answers
    /// which of them; without it the clinic file
    #[arg(value_parser = PossibleValuesParser::new(KINDS))]
    pub(super) kind: Option<String>,
}

/// Arguments of `generate`.
#[derive(Debug, Args)]
pub(super) struct Generate {
    /// A clinic file, or any file with a `[generator]` table; with --waiting-list the folder of a
    /// clinic
    pub(super) file: PathBuf,
    /// Make a waiting list instead: so many weeks of the clinic's work-ups and treatments
    #[arg(long, value_name = "WEEKS", value_parser = clap::value_parser!(u32).range(1..=104))]
    pub(super) waiting_list: Option<u32>,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
    /// A weekly template, as `behov template --out` writes it, in the place of the one beside the
    /// bookings or of a new one
    #[arg(long, value_name = "FILE")]
    pub(super) template: Option<PathBuf>,
    /// Bookings that patients have been told of, as `behov book --out` writes them, or the folder it
    /// wrote them into
    #[arg(long, value_name = "FILE", value_parser = told::bookings())]
    pub(super) bookings: Option<PathBuf>,
    /// A waiting list instead of the clinic's own
    #[arg(long, value_name = "FILE")]
    pub(super) waiting: Option<PathBuf>,
}

/// Arguments of `size` and `bridge`.
#[derive(Debug, Args)]
pub(super) struct Size {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
    /// Judge the holds in use today instead of searching for better ones
    #[arg(long)]
    pub(super) as_is: bool,
}

/// Arguments of `optimum`.
#[derive(Debug, Args)]
pub(super) struct Optimum {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
    /// Independent paths
    #[arg(long, value_name = "N", default_value_t = 200)]
    pub(super) paths: u32,
    /// Open days per path
    #[arg(long, value_name = "N", default_value_t = 130)]
    pub(super) days: u32,
}

/// Arguments of `frontier`.
#[derive(Debug, Args)]
pub(super) struct Frontier {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
    /// Open days per path
    #[arg(long, value_name = "N", default_value_t = 260)]
    pub(super) days: u32,
    /// Independent paths
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub(super) paths: u32,
    /// Who waits on the first day: today, empty, or minutes as SUB-ACUTE:ROUTINE
    #[arg(long, value_name = "START", default_value = "today")]
    pub(super) start: String,
    /// When unclaimed holds open to the waiting list, several rules with commas between: none, or
    /// open days before
    #[arg(long, value_name = "LIST", default_value = "none,0,1,2,5")]
    pub(super) releases: String,
    /// Show one team
    #[arg(long, value_name = "NAME")]
    pub(super) team: Option<String>,
}

/// Arguments of `template` and `plan`.
#[derive(Debug, Args)]
pub(super) struct Build {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
    /// Weeks ahead that the answer covers: played and counted (simulate, compare), booked from
    /// tomorrow (book, explain), or laid out on dates across holidays and absences (template, plan,
    /// export)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=104))]
    pub(super) weeks: Option<u32>,
    /// A template to stay close to
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
}

impl Arguments {
    /// The folder of the clinic, for verbs that have one.
    pub(super) fn clinic(&self) -> Option<&Path> {
        match &self.verb {
            Verb::Check(given) => Some(&given.dir),
            Verb::Size(given) | Verb::Bridge(given) => Some(&given.dir),
            Verb::HoldCard(given) | Verb::Sensitivity(given) => Some(&given.dir),
            Verb::Road(given) => Some(&given.dir),
            Verb::Optimum(given) => Some(&given.dir),
            Verb::Frontier(given) => Some(&given.dir),
            Verb::Simulate(given) => Some(&given.dir),
            Verb::Compare(given) => Some(&given.dir),
            Verb::Template(given) | Verb::Plan(given) => Some(&given.dir),
            Verb::Book(given) => Some(&given.dir),
            Verb::Explain(given) => Some(&given.dir),
            Verb::Export(given) => Some(&given.dir),
            Verb::Today(given) => Some(&given.dir),
            Verb::Report(given) => Some(&given.of.dir),
            Verb::Day(given) => Some(&given.dir),
            Verb::Convert(given) => Some(&given.dir),
            Verb::Import(given) => given.clinic.as_deref(),
            Verb::Init(_)
            | Verb::Schema(_)
            | Verb::Generate(_)
            | Verb::Lengths(_)
            | Verb::Pseudonymise(_)
            | Verb::Dilemma
            | Verb::Completions(_)
            | Verb::Man => None,
        }
    }

    /// Every path given.
    pub(super) fn paths(&self) -> Vec<&Path> {
        self.inputs().into_iter().chain(self.common.out.as_deref()).collect()
    }

    /// Every path that is read.
    fn inputs(&self) -> Vec<&Path> {
        let mut files: Vec<&PathBuf> = Vec::new();
        match &self.verb {
            Verb::Init(given) => files.push(&given.dir),
            Verb::Convert(given) => files.push(&given.to),
            Verb::Check(given) => {
                files.extend(given.template.iter().chain(&given.bookings).chain(&given.waiting));
            }
            Verb::Book(given) => files.extend(given.bookings.iter().chain(given.flags.paths())),
            Verb::Explain(given) => {
                files.push(&given.bookings);
                files.extend(given.flags.paths());
            }
            Verb::Export(given) => files.extend(given.paths()),
            Verb::Today(given) => files.extend(given.paths()),
            Verb::Report(given) => files.extend(given.of.paths()),
            Verb::Day(given) => files.extend(&given.template),
            Verb::Simulate(given) => {
                files.extend(given.template.iter().chain(given.changes.iter().flatten()));
            }
            Verb::Generate(given) => files.push(&given.file),
            Verb::Lengths(given) => files.push(&given.file),
            Verb::Import(given) => {
                files.push(&given.file);
                files.extend(&given.columns);
            }
            Verb::Road(given) => files.extend(given.changes.iter().chain(&given.template)),
            Verb::Compare(given) => files.extend(given.with.iter().flatten()),
            Verb::Template(given) | Verb::Plan(given) => files.extend(&given.baseline),
            _ => {}
        }
        self.clinic().into_iter().chain(files.into_iter().map(PathBuf::as_path)).collect()
    }
}

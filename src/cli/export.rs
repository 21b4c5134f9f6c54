//! `behov export`: a template and what is booked into it, for other systems.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::exit::Exit;
use super::shell::Shell;
use super::told;
use crate::messages::tell;
use crate::report::telling::{ExportTold, Forms};
use crate::verb::{ExportQuestion, Refusal, export};

/// Arguments of `export`.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Debug, Args)]
pub(super) struct Export {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
    /// Folder that `behov plan --out` or `behov book --out` wrote into, instead of the clinic's own
    #[arg(value_name = "PLAN")]
    pub(super) plan: Option<PathBuf>,
    /// With --out: an Excel workbook of the week, its holds, bookings, loads and assumptions
    #[arg(long)]
    xlsx: bool,
    /// With --out: every block on its date as a table, `weeks.csv`
    #[arg(long)]
    csv: bool,
    /// With --out: a calendar (iCalendar) for each clinician, without anything of patients
    #[arg(long)]
    ics: bool,
    /// With --out: the dates and bookings as an HL7 FHIR R4 bundle, `fhir.json`
    #[arg(long)]
    fhir: bool,
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
    /// Weeks ahead that the answer covers: played and counted (simulate, compare), booked from
    /// tomorrow (book, explain), or laid out on dates across holidays and absences (template, plan,
    /// export)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=104))]
    weeks: Option<u32>,
}

impl Export {
    /// The paths given beside the clinic's.
    pub(super) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.plan.iter().chain(&self.template).chain(&self.bookings).chain(&self.waiting)
    }

    /// The forms wanted; all where none is named.
    fn forms(&self) -> Forms {
        let named = Forms { xlsx: self.xlsx, csv: self.csv, ics: self.ics, fhir: self.fhir };
        if named == Forms::default() { Forms::ALL } else { named }
    }
}

/// Exports a template, or says why it cannot be.
pub(super) fn run(shell: &Shell, given: &Export, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let question = ExportQuestion {
        dir: given.dir.clone(),
        plan: given.plan.clone(),
        template: given.template.clone(),
        bookings: given.bookings.clone(),
        waiting: given.waiting.clone(),
        weeks: given.weeks,
    };
    let found = export(&question, &shell.host())?;
    let told = ExportTold { found: &found, forms: given.forms(), seed: shell.seed() };
    let exit = shell.tell(&told, results)?;
    if shell.common.out.is_none() && found.is_accepted() {
        shell.note(&tell!(shell.voice, "export.no-out"));
    }
    Ok(exit)
}

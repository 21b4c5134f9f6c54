//! A clinic read for a verb.

use std::path::Path;

use chrono::Datelike;

use behov_solver::answer::Template;
use behov_solver::instance::Instance;

use super::exit::{Stop, stop};
use super::shell::Shell;
use crate::format::{self, FileFault};
use crate::messages::key;
use crate::messages::{date, tell};
use crate::report::json::CheckedFault;

/// The clinic of a folder, from the day asked for.
pub(super) fn read(shell: &Shell, dir: &Path) -> Result<Instance, Stop> {
    read_with(shell, dir, None)
}

/// The same with another waiting list instead of the clinic's own.
pub(super) fn read_with(
    shell: &Shell,
    dir: &Path,
    waiting: Option<&Path>,
) -> Result<Instance, Stop> {
    let _doing = shell.doing(key!("shell.reading"));
    let today = shell.common.today;
    if let Some(date) = today.filter(|date| !(2000..=2099).contains(&date.year())) {
        let date = date::short(shell.voice.lang, date);
        let cause = tell!(shell.voice, "B0203.cause", date = date);
        return Err(stop!("B0402", date = date, faults = cause));
    }
    format::read_on(dir, waiting, today).map_err(|f| faults(shell, &f))
}

/// A template from a file.
pub(super) fn template(shell: &Shell, instance: &Instance, file: &Path) -> Result<Template, Stop> {
    format::read_template(instance, file).map_err(|f| faults(shell, &f))
}

/// Faults of files in the language of the user.
pub(super) fn faults(shell: &Shell, faults: &[FileFault]) -> Stop {
    let lang = shell.voice.lang;
    let told = |fault: &FileFault| CheckedFault {
        file: fault.file.clone(),
        line: fault.line,
        column: fault.column,
        code: fault.code.to_owned(),
        cause: fault.cause.of(lang).to_owned(),
        help: fault.help.of(lang).to_owned(),
    };
    Stop::Clinic(faults.iter().map(told).collect())
}

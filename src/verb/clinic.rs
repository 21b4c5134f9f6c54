//! What verbs read: a clinic, a template, lists.

use std::path::{Path, PathBuf};

use behov_solver::answer::Template;
use behov_solver::booking::Options;
use behov_solver::booking::replan;
use behov_solver::instance::Instance;
use chrono::Datelike;

use super::host::{Doing, Host, Remark};
use super::refusal::Refusal;
use crate::format::{self, Digests, Instead};
use crate::{folder, messages::fault};

/// The template among the files that `book` gives.
pub const TEMPLATE_FILE: &str = "template.csv";

/// The clinic of a folder, from the day asked for.
pub(super) fn read(host: &Host, dir: &Path) -> Result<Instance, Refusal> {
    read_with(host, dir, None)
}

/// The clinic as it is: the changes of pathways that its file says are not yet made.
pub(super) fn as_it_is(host: &Host, dir: &Path) -> Result<Instance, Refusal> {
    Ok(unchanged(&read(host, dir)?))
}

/// A clinic as it is, and with the changes of its file and of another.
pub(super) fn both(
    dir: &Path,
    changes: Option<&Path>,
    host: &Host,
) -> Result<[Instance; 2], Refusal> {
    let changed = read_changed(host, dir, changes)?;
    if changed.parts().changes.is_empty() {
        return Err(fault!("B0429", dir = dir.display()).into());
    }
    Ok([unchanged(&changed), changed])
}

/// A clinic without changes has no faults that the one with them has not.
fn unchanged(clinic: &Instance) -> Instance {
    clinic.with(|parts| parts.changes.clear()).unwrap_or_else(|_| clinic.clone())
}

/// The same with another waiting list instead of the clinic's own.
pub(super) fn read_with(
    host: &Host,
    dir: &Path,
    waiting: Option<&Path>,
) -> Result<Instance, Refusal> {
    read_instead(host, dir, Instead { waiting, ..Instead::default() })
}

/// The same with other lists instead of the clinic's own.
pub(super) fn read_instead(
    host: &Host,
    dir: &Path,
    instead: Instead<'_>,
) -> Result<Instance, Refusal> {
    let _doing = host.doing(Doing::Reading);
    if let Some(date) = host.today.filter(|date| !(2000..=2099).contains(&date.year())) {
        let faults = "2000-01-01 - 2099-12-31";
        return Err(fault!("B0402", date = date, faults = faults).into());
    }
    Ok(noted(host, |read| format::read_on(dir, instead, host.today, read))?)
}

/// The same with the changes of a file beside its own.
pub(super) fn read_changed(
    host: &Host,
    dir: &Path,
    changes: Option<&Path>,
) -> Result<Instance, Refusal> {
    let Some(changes) = changes else { return read(host, dir) };
    let _doing = host.doing(Doing::Reading);
    Ok(noted(host, |read| format::read_changed(dir, Some(changes), host.today, read))?)
}

/// What comes of reading; the host is told which files were read, also where they are refused.
pub(super) fn noted<T>(host: &Host, reads: impl FnOnce(&mut Digests) -> T) -> T {
    let mut read = Digests::default();
    let found = reads(&mut read);
    read.files().for_each(|file| (host.remark)(&Remark::Read(file)));
    found
}

/// A template from a file.
pub(super) fn template(host: &Host, clinic: &Instance, file: &Path) -> Result<Template, Refusal> {
    Ok(noted(host, |read| format::read_template(clinic, file, read))?)
}

/// The template that was written with a file of bookings, where there is one: times told of fit
/// the template they were booked into, and no other that came to lie there.
pub(super) fn beside(host: &Host, bookings: &Path) -> Option<PathBuf> {
    let file = Some(bookings.with_file_name(TEMPLATE_FILE)).filter(|file| file.is_file())?;
    let (dir, name) = (bookings.parent()?, bookings.file_name()?.to_str()?);
    if folder::together(dir, name, TEMPLATE_FILE) {
        return Some(file);
    }
    let (template, bookings) = (file.as_path(), bookings);
    (host.remark)(&Remark::NotBeside { template, bookings });
    None
}

/// A clinic with visits told among its bookings.
pub(super) struct Held {
    /// The clinic.
    pub(super) clinic: Instance,
    /// Its bookings from this row on are visits told that count as held.
    pub(super) from: usize,
}

/// The clinic with the visits of a file of bookings that count as held among its own, and those of
/// patients who are no longer on its list.
pub(super) fn with_held(host: &Host, clinic: Instance, file: &Path) -> Result<Held, Refusal> {
    let earlier = noted(host, |read| format::read_held(&clinic, file, read))?;
    let clinic = replan::with_gone(&clinic, &earlier.gone).unwrap_or(clinic);
    let from = clinic.parts().bookings.len();
    let held = replan::with_held(&clinic, &earlier.told, &Options::default());
    Ok(Held { clinic: held.unwrap_or(clinic), from })
}

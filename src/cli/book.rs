//! `behov book`: a date for every waiting patient.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use behov_solver::answer::{Bookings, Template};
use behov_solver::booking::replan::recall::{FreedSlot, recall_list};
use behov_solver::instance::Instance;
use behov_solver::plan::booking::{BookingRun, RunOptions, run as book};

use super::booking::{self, Flags};
use super::clinic;
use super::exit::{Exit, Stop};
use super::shell::Shell;
use crate::format::{self, bookings::listed_with};
use crate::messages;
use crate::messages::key;
use crate::report::booked::{Booked, Recalled, loads};
use crate::report::{html, json, text};

/// Longest list of which every late patient is explained; beyond it `behov explain` tells of one.
const EXPLAINED_MAX: usize = 300;

/// Arguments of `book`.
#[derive(Debug, Args)]
pub(super) struct Book {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
    /// What is booked into what
    #[command(flatten)]
    pub(super) flags: Flags,
    /// Bookings patients have been told of: they stay
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// With --baseline: most patients told of a date who may get another
    #[arg(long, value_name = "N", default_value_t = 0, requires = "baseline")]
    pub(super) max_changes: usize,
}

/// Books the list and tells who gets which date, and what that keeps and costs.
pub(super) fn run(shell: &Shell, given: &Book, results: &mut dyn Write) -> Result<Exit, Stop> {
    let instance = clinic::read_with(shell, &given.dir, given.flags.waiting.as_deref())?;
    let told = match &given.baseline {
        Some(file) => {
            format::read_earlier(&instance, file).map_err(|f| clinic::faults(shell, &f))?
        }
        None => Vec::new(),
    };
    let beside = given.baseline.as_deref().and_then(booking::beside);
    let file = given.flags.template.as_ref().or(beside.as_ref());
    let template = match booking::template(shell, &instance, file)? {
        Ok(template) => template,
        Err(none) => return none.deliver(shell, &instance, results),
    };
    let watch = shell.watch();
    let booking = given.flags.options(shell.seed(), watch.stop.clone());
    let options = RunOptions {
        booking,
        told,
        changes_max: given.max_changes,
        explain: instance.parts().waiting.len() <= EXPLAINED_MAX,
    };
    let run = {
        let _doing = shell.doing(key!("shell.booking"));
        book(&instance, &template, &options)
    };
    deliver(shell, &instance, &template, &options, &run, results)
}

/// Prints the report and writes its files.
fn deliver(
    shell: &Shell,
    instance: &Instance,
    template: &Template,
    options: &RunOptions,
    run: &BookingRun,
    results: &mut dyn Write,
) -> Result<Exit, Stop> {
    let (nothing, made) = (Bookings::default(), instance.parts().bookings.len());
    let instance = run.held.as_deref().unwrap_or(instance);
    let kept = run.replanned.as_ref().map_or(&nothing, |again| &again.carried.standing);
    let list = &run.list;
    let patients = listed_with(instance, &list.bookings, &list.left_out, kept, made);
    let lang = shell.voice.lang;
    let breaches: Vec<String> =
        run.breaches.iter().map(|breach| messages::booking_breach(lang, breach)).collect();
    let loads = loads(instance, template, options.booking.weeks, &run.list.bookings);
    let recalled = recalled(instance, template, options, run);
    let booked = Booked {
        instance,
        seed: shell.seed(),
        options,
        run,
        patients: &patients,
        loads: &loads,
        recalled: &recalled,
        breaches: &breaches,
    };
    let document = json::booked(&booked);
    let printed = if shell.common.json {
        document.clone()
    } else {
        text::booked(shell.voice, &booked, shell.common.verbose)
    };
    let files = [
        ("book.json", document),
        ("bookings.csv", format::write_bookings(instance, &patients)),
        (booking::TEMPLATE_FILE, format::write_template(instance, template)),
        ("book.html", html::booked(shell.voice, &booked)),
    ];
    shell.deliver(results, &printed, &files)?;
    // Bookings that break a promise are a fault of ours.
    Ok(if breaches.is_empty() { Exit::Done } else { Exit::Bug })
}

/// Who could come sooner in the time of patients who wait no longer.
fn recalled(
    instance: &Instance,
    template: &Template,
    options: &RunOptions,
    run: &BookingRun,
) -> Vec<Recalled> {
    let left = run.replanned.iter().flat_map(|again| &again.carried.left);
    let ahead = left.filter(|told| told.date > instance.parts().as_of);
    ahead
        .map(|told| {
            let slot = FreedSlot { clinician: told.clinician, date: told.date, span: told.span };
            let bookings = &run.list.bookings;
            let by = recall_list(instance, template, bookings, &slot, &options.booking);
            Recalled { slot, by }
        })
        .collect()
}

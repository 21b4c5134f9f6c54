//! `behov check`: faults of a clinic, or its summary; a template or bookings against its promises.

use std::io::Write;
use std::path::Path;

use behov_solver::answer::Template;
use behov_solver::evaluation::bookings_verdict;
use behov_solver::instance::Instance;
use behov_solver::plan::confirm::Effort;
use behov_solver::plan::{self, day};
use behov_solver::solve::Limits;
use behov_solver::supply;

use super::arguments::Check;
use super::booking::{self, NoTemplate};
use super::exit::{Exit, Stop};
use super::shell::Shell;
use super::{clinic, output};
use crate::report::notice::notices;
use crate::report::text::{self, check};
use crate::report::{Checked, Judged, json};
use crate::{format, messages};

/// Checks and says what stands.
pub(super) fn run(shell: &Shell, given: &Check, results: &mut dyn Write) -> Result<Exit, Stop> {
    match checked(shell, given, results) {
        // Faults are what was asked for: they are the result.
        Err(Stop::Clinic(faults)) => {
            let told =
                if shell.common.json { json::faults(&faults) } else { shell.faults(&faults) };
            output::print(results, &told)?;
            Ok(Exit::BadInput)
        }
        other => other,
    }
}

fn checked(shell: &Shell, given: &Check, results: &mut dyn Write) -> Result<Exit, Stop> {
    let instance = clinic::read_with(shell, &given.dir, given.waiting.as_deref())?;
    let template = match &given.template {
        Some(file) => Some(clinic::template(shell, &instance, file)?),
        None => None,
    };
    let bookings = match &given.bookings {
        Some(file) => Some(booked(shell, &instance, file, template.as_ref())?),
        None => None,
    };
    let bookings = match bookings.transpose() {
        Ok(bookings) => bookings,
        Err(none) => return none.deliver(shell, &instance, results),
    };
    let lang = shell.voice.lang;
    let days = template.as_ref().map(|given| {
        let week = day::week(&instance, given, None, &day::Options::default());
        week.with_reassignments(&instance, given)
    });
    let template = template.map(|given| {
        let effort = (!shell.common.no_play).then(|| Effort::usual(shell.seed()));
        let watch = shell.watch();
        let played: (&dyn Fn() -> Limits, _) = (&|| shell.limits(), effort.as_ref());
        let breaches = plan::judge(&instance, &given, played, &watch);
        breaches.iter().map(|b| messages::breach(lang, b)).collect::<Vec<String>>()
    });
    let (template, bookings) = (template.as_deref(), bookings.as_deref());
    let judged = Judged { template, days: days.as_ref(), bookings };
    let (loads, notices) = (supply::loads(&instance), notices(shell.voice, &instance));
    let found = Checked { instance: &instance, loads: &loads, notices: &notices, judged };
    let document = json::check(&found);
    let printed = if shell.common.json { document.clone() } else { told(shell, given, &found) };
    shell.deliver(results, &printed, &[("check.json", document)])?;
    Ok(if found.is_in_order() { Exit::Done } else { Exit::No })
}

/// What the referee says of a list of bookings; `Err` when there is no template to hold it against.
fn booked(
    shell: &Shell,
    instance: &Instance,
    file: &Path,
    template: Option<&Template>,
) -> Result<Result<Vec<String>, Box<NoTemplate>>, Stop> {
    let instance = &booking::with_held(shell, instance.clone(), file)?;
    let bookings = format::read_bookings(instance, file).map_err(|f| clinic::faults(shell, &f))?;
    let template = match template {
        Some(template) => template.clone(),
        None => match booking::template(shell, instance, booking::beside(file).as_ref())? {
            Ok(template) => template,
            Err(none) => return Ok(Err(none)),
        },
    };
    let breaches = bookings_verdict(instance, &template, &bookings, None);
    let lang = shell.voice.lang;
    Ok(Ok(breaches.iter().map(|breach| messages::booking_breach(lang, breach)).collect()))
}

fn told(shell: &Shell, given: &Check, found: &Checked<'_>) -> String {
    let (voice, assumptions) = (shell.voice, &found.instance.parts().assumptions);
    let mut told = check::summary(voice, found);
    if let Some(breaches) = found.judged.template {
        told += "\n";
        told += &check::template_breaches(voice, breaches);
        told += &found
            .judged
            .days
            .map_or_else(String::new, |week| check::ends_goal(voice, found.instance, week));
    }
    if let Some(breaches) = found.judged.bookings {
        told += "\n";
        told += &check::booking_breaches(voice, breaches);
    }
    told += "\n";
    told + &if given.assumptions {
        text::assumptions(voice, assumptions)
    } else {
        check::assumption_count(voice, assumptions)
    }
}

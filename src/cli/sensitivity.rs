//! `behov size --sensitivity`: what the recommended holds hang on.

use std::io::Write;

use behov_solver::instance::Instance;
use behov_solver::plan::sensitivity::{Lever, held, tornado};

use super::exit::{Exit, Stop};
use super::shell::Shell;
use crate::messages::{key, tell};
use crate::report::{Drawn, Sensitivity, html, json, text};

/// Sizes the clinic at both ends of every lever.
pub(super) fn run(
    shell: &Shell,
    instance: &Instance,
    results: &mut dyn Write,
) -> Result<Exit, Stop> {
    let watch = shell.watch();
    let tornado = {
        let _doing = shell.measuring(key!("shell.levers"), &watch);
        tornado(instance, &Lever::all(), |changed| Some(held(changed)), &watch)
    };
    let found = Sensitivity {
        instance,
        seed: shell.seed(),
        drawn: Drawn {
            code: "recommended_held_minutes_per_week",
            name: &tell!(shell.voice, "tornado.outcome.held"),
            unit: &tell!(shell.voice, "tornado.outcome.held.unit"),
        },
        tornado: &tornado,
    };
    deliver(shell, &found, results)?;
    Ok(if tornado.base.is_some() { Exit::Done } else { Exit::No })
}

/// Shows a tornado in every form.
pub(super) fn deliver(
    shell: &Shell,
    found: &Sensitivity<'_>,
    results: &mut dyn Write,
) -> Result<(), Stop> {
    let document = json::sensitivity(found);
    let printed =
        if shell.common.json { document.clone() } else { text::sensitivity(shell.voice, found) };
    let page = html::sensitivity(shell.voice, found);
    shell.deliver(results, &printed, &[("sensitivity.json", document), ("sensitivity.html", page)])
}

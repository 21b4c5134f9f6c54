//! `behov check`: faults of a clinic, or its summary; a template against its promises.

use std::io::Write;

use behov_solver::plan;

use super::arguments::Check;
use super::exit::{Exit, Stop};
use super::shell::Shell;
use super::{clinic, output, size};
use crate::messages;
use crate::report::text::{self, check};
use crate::report::{Findings, json};

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
    let instance = clinic::read(shell, &given.dir)?;
    let judged = match &given.template {
        Some(file) => Some(clinic::template(shell, &instance, file)?),
        None => None,
    };
    let sizing = size::sized(shell, &instance, true);
    let breaches = judged.map(|given| {
        let breaches = plan::judge(&instance, &given);
        let lang = shell.voice.lang;
        breaches.iter().map(|b| messages::breach(lang, b)).collect::<Vec<String>>()
    });
    let findings = Findings {
        instance: &instance,
        seed: shell.seed(),
        as_is: true,
        sizing: &sizing,
        planned: None,
    };
    let document = json::check(&findings, breaches.as_deref());
    let printed = if shell.common.json {
        document.clone()
    } else {
        told(shell, given, &findings, breaches.as_deref())
    };
    shell.deliver(results, &printed, &[("check.json", document)])?;
    Ok(if breaches.is_none_or(|breaches| breaches.is_empty()) { Exit::Done } else { Exit::No })
}

fn told(
    shell: &Shell,
    given: &Check,
    findings: &Findings<'_>,
    breaches: Option<&[String]>,
) -> String {
    let (voice, assumptions) = (shell.voice, &findings.instance.parts().assumptions);
    let mut told = check::summary(voice, findings);
    if let Some(breaches) = breaches {
        told += "\n";
        told += &check::breaches(voice, breaches);
    }
    told += "\n";
    told + &if given.assumptions {
        text::assumptions(voice, assumptions)
    } else {
        check::assumption_count(voice, assumptions)
    }
}

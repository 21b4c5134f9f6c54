//! `behov size`: how much time to keep free.

use std::io::Write;

use behov_solver::instance::Instance;
use behov_solver::plan::bridge;
use behov_solver::plan::confirm::{self, Confirmed, Effort};
use behov_solver::sizing::{self, ClinicSizing, Options, hold_card};

use super::arguments::Size;
use super::clinic;
use super::exit::{Exit, Stop};
use super::shell::Shell;
use super::{optimum, sensitivity};
use crate::messages::key;
use crate::report::{Findings, html, json, text};

/// Sizes every team and says what it keeps and costs.
pub(super) fn run(shell: &Shell, given: &Size, results: &mut dyn Write) -> Result<Exit, Stop> {
    let instance = clinic::read(shell, &given.dir)?;
    if given.hold_card {
        return card(shell, &instance, results);
    }
    if given.sample {
        return optimum::run(shell, &instance, given, results);
    }
    if given.sensitivity {
        return sensitivity::run(shell, &instance, results);
    }
    let sizing = sized(shell, &instance, given.as_is);
    let played = (!shell.common.no_play).then(|| {
        let watch = shell.watch();
        let _doing = shell.measuring(key!("shell.playing"), &watch);
        let effort = Effort::usual(shell.seed());
        let play = if given.as_is { confirm::play } else { confirm::confirm };
        play(&instance, sizing.clone(), &effort, &watch)
    });
    if let Some(played) = played.as_ref().filter(|_| given.bridge) {
        return bridged(shell, &instance, played, results);
    }
    let sizing = played.as_ref().map_or(&sizing, |played| &played.sizing);
    let findings = Findings {
        instance: &instance,
        seed: shell.seed(),
        as_is: given.as_is,
        sizing,
        played: played.as_ref(),
        planned: None,
    };
    let document = json::document(&findings);
    let printed = if shell.common.json {
        document.clone()
    } else {
        text::size(shell.voice, &findings, shell.common.verbose)
    };
    let page = html::page(shell.voice, &findings);
    shell.deliver(results, &printed, &[("plan.json", document), ("plan.html", page)])?;
    // How things are is an answer; whether holds can keep the promises may be a no.
    Ok(if given.as_is || findings.kept() { Exit::Done } else { Exit::No })
}

/// The way from the computed figure to the played one.
fn bridged(
    shell: &Shell,
    instance: &Instance,
    played: &Confirmed,
    results: &mut dyn Write,
) -> Result<Exit, Stop> {
    let bridges = {
        let watch = shell.watch();
        let _doing = shell.measuring(key!("shell.playing"), &watch);
        bridge::bridges(instance, &played.sizing, &Effort::usual(shell.seed()), &watch)
    };
    let seed = shell.seed().0;
    let document = json::bridge(instance, &bridges, seed);
    let printed = if shell.common.json {
        document.clone()
    } else {
        text::bridge(shell.voice, instance, &bridges, seed)
    };
    shell.deliver(results, &printed, &[("bridge.json", document)])?;
    Ok(Exit::Done)
}

/// The hold card of every team.
fn card(shell: &Shell, instance: &Instance, results: &mut dyn Write) -> Result<Exit, Stop> {
    let cards = {
        let _doing = shell.doing(key!("shell.sizing"));
        hold_card::cards(instance)
    };
    let document = json::hold_card(instance, &cards);
    let printed = if shell.common.json {
        document.clone()
    } else {
        text::hold_card(shell.voice, instance, &cards)
    };
    shell.deliver(results, &printed, &[("hold_card.json", document)])?;
    Ok(Exit::Done)
}

/// The sizing of the clinic, as it is or as recommended.
pub(super) fn sized(shell: &Shell, instance: &Instance, as_is: bool) -> ClinicSizing {
    let _doing = shell.doing(key!("shell.sizing"));
    sizing::size(instance, &Options { as_is, frontier: !as_is })
}

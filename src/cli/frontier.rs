//! `behov frontier`: every total of holds under several release rules, on the same random paths.

use std::io::Write;

use behov_solver::instance::Instance;
use behov_solver::sizing::sample::{self, Release, SampleOptions, Start};
use behov_solver::table::TeamId;
use behov_solver::units::Minutes;

use super::arguments::Frontier;
use super::clinic;
use super::exit::{Exit, Stop, stop};
use super::shell::Shell;
use crate::format;
use crate::messages::key;
use crate::report::{Sampled, csv, html, json, text};

/// Most open days of a path: ten years.
const DAYS_MAX: u32 = 2600;

/// Most days of all paths together, so that they fit the memory of a laptop.
const ALL_DAYS_MAX: u32 = 20_000_000;

/// Evaluates the frontiers and shows them side by side.
pub(super) fn run(shell: &Shell, given: &Frontier, results: &mut dyn Write) -> Result<Exit, Stop> {
    let words = [Some(&given.start), Some(&given.release), given.team.as_ref()];
    if words.into_iter().flatten().any(|word| super::shell::private(word.as_ref())) {
        return Err(stop!("B0405"));
    }
    let instance = clinic::read(shell, &given.dir)?;
    let (options, team) = asked(shell, &instance, given)?;
    let watch = shell.watch();
    let mut frontiers = {
        let _doing = shell.measuring(key!("shell.sampling"), &watch);
        sample::frontier(&instance, &options, &watch)
    };
    frontiers.retain(|frontier| team.is_none_or(|team| frontier.team == team));
    let sampled = Sampled {
        instance: &instance,
        options: &options,
        frontiers: &frontiers,
        partial: watch.stop.stopped(),
    };
    let document = json::sampled(&sampled);
    let printed = if shell.common.json {
        document.clone()
    } else {
        text::sampled(shell.voice, &sampled, shell.common.verbose)
    };
    let files = [
        ("frontier.json", document),
        ("frontier.csv", csv::sampled(&sampled)),
        ("frontier.html", html::sampled(shell.voice, &sampled)),
    ];
    shell.deliver(results, &printed, &files)?;
    Ok(if frontiers.is_empty() { Exit::No } else { Exit::Done })
}

/// What the flags ask for, or every fault of them.
fn asked(
    shell: &Shell,
    instance: &Instance,
    given: &Frontier,
) -> Result<(SampleOptions, Option<TeamId>), Stop> {
    let mut faults = extent(given.paths, given.days);
    let start = start(&given.start).unwrap_or_else(|| {
        faults.push(stop!("B0410", start = given.start.clone()));
        Start::Today
    });
    let releases = releases(&given.release, given.days, &mut faults);
    let team = given.team.as_ref().and_then(|name| team(instance, name, &mut faults));
    if !faults.is_empty() {
        return Err(Stop::Calls(faults));
    }
    let options = SampleOptions {
        paths: given.paths,
        days: given.days,
        warm_up: 0,
        seed: shell.seed(),
        start,
        releases,
        fill: instance.parts().goals.release_fill.clone(),
        flexible: Vec::new(),
    };
    Ok((options, team))
}

/// What is wrong with so many paths of so many open days.
pub(super) fn extent(paths: u32, days: u32) -> Vec<Stop> {
    let mut faults = Vec::new();
    if !(1..=DAYS_MAX).contains(&days) {
        faults.push(stop!("B0408", days = days, most = DAYS_MAX));
    }
    let paths_max = ALL_DAYS_MAX / days.clamp(1, DAYS_MAX);
    if !(1..=paths_max).contains(&paths) {
        faults.push(stop!("B0409", paths = paths, most = paths_max));
    }
    faults
}

/// `today`, `empty`, or minutes as `SUB-ACUTE:ROUTINE`.
fn start(text: &str) -> Option<Start> {
    match text {
        "today" => Some(Start::Today),
        "empty" => Some(Start::Empty),
        _ => {
            let (sub_acute, routine) = text.split_once(':')?;
            let minutes = |text: &str| {
                text.parse().ok().filter(|minutes| (0..=10_000_000).contains(minutes)).map(Minutes)
            };
            Some(Start::Minutes { sub_acute: minutes(sub_acute)?, routine: minutes(routine)? })
        }
    }
}

/// The release rules, each once, in the order given.
fn releases(list: &str, days: u32, faults: &mut Vec<Stop>) -> Vec<Release> {
    let mut releases = Vec::new();
    for word in list.split(',').map(str::trim) {
        let release = match word.parse() {
            _ if word == "none" => Release::Never,
            Ok(before) if before <= days => Release::DaysBefore(before),
            Ok(_) => {
                faults.push(stop!("B0412", release = word, days = days));
                continue;
            }
            Err(_) => {
                faults.push(stop!("B0411", release = word));
                continue;
            }
        };
        if !releases.contains(&release) {
            releases.push(release);
        }
    }
    releases
}

fn team(instance: &Instance, name: &str, faults: &mut Vec<Stop>) -> Option<TeamId> {
    let teams = &instance.parts().teams;
    let found = teams.iter().find(|(_, team)| team.name == name).map(|(id, _)| id);
    if found.is_none() {
        let names: Vec<&str> = teams.values().map(|team| team.name.as_str()).collect();
        let nearest = format::nearest(name, names.iter().copied());
        faults.push(stop!(
            "B0413",
            team = name,
            names = nearest.map_or_else(|| names.join(", "), str::to_owned)
        ));
    }
    found
}

//! `behov compare`: policies, or two versions of a clinic, on the same patients.

use std::io::Write;
use std::path::Path;

use behov_solver::evaluation::measure::{Compared, Measure, Scope, Side, compare_sides};
use behov_solver::instance::Instance;
use behov_solver::plan::sensitivity::{Lever, tornado};
use behov_solver::plan::trial::{Holds, Trial, Tried, try_together};
use behov_solver::simulation::policy::Named;
use behov_solver::solve::Watch;

use super::clinic;
use super::exit::{Exit, Stop, stop};
use super::sensitivity;
use super::shell::Shell;
use super::simulate::{asked as asked_of, breaches};
use super::trial::{self, Compare};
use crate::messages::{key, tell};
use crate::report::simulated::{Contrast, Simulated, label, policy};
use crate::report::{Drawn, Sensitivity};
use crate::report::{json, text};

/// One policy in one clinic, played.
struct Played {
    clinic: Instance,
    asked: usize,
    tried: Tried,
    breaches: Vec<String>,
}

/// Plays all sides and tells their differences.
pub(super) fn run(shell: &Shell, given: &Compare, results: &mut dyn Write) -> Result<Exit, Stop> {
    let names = [given.policies.as_deref(), given.sensitivity.as_deref()];
    if given.flags.private(&names.map(Option::unwrap_or_default).join(" ")) {
        return Err(stop!("B0405"));
    }
    let (policies, trial) = asked(shell, given)?;
    if let Some(key) = &given.sensitivity {
        return hangs_on(shell, given, (policies[0], policies[1]), &trial, key, results);
    }
    let sides = sides(shell, given, &policies)?;
    for (clinic, ..) in &sides {
        trial::release_too_long(clinic, &trial)?;
    }
    let watch = shell.watch();
    let played: Vec<Played> = {
        let _doing = shell.measuring(key!("shell.playing"), &watch);
        let tried = play(&sides, &trial, &watch)?;
        let each = tried.into_iter().zip(sides).map(|(mut tried, (clinic, _, label))| {
            if let Some(label) = label {
                tried.measured.policy = label;
            }
            let clinic = trial::with_assumptions(&clinic, &trial);
            let breaches = breaches(shell, &tried.breaches);
            Played { clinic, asked: asked_of(&trial, &tried.measured), tried, breaches }
        });
        each.collect()
    };
    let first = &played[0];
    let compared: Vec<Vec<Compared>> =
        played[1..].iter().map(|other| compare_sides(side(first), side(other))).collect();
    let told: Vec<Simulated<'_>> = played
        .iter()
        .map(|side| Simulated {
            instance: &side.clinic,
            seed: shell.seed(),
            replications_asked: side.asked,
            played: &side.tried.played,
            measured: &side.tried.measured,
            breaches: &side.breaches,
            ended: side.tried.ended,
        })
        .collect();
    let contrast = Contrast { sides: &told, compared: &compared };
    let document = json::compare(&contrast);
    let printed = if shell.common.json {
        document.clone()
    } else {
        text::compare(shell.voice, &contrast, shell.common.verbose)
    };
    shell.deliver(results, &printed, &[("comparison.json", document)])?;
    let nothing = played.iter().any(|side| side.tried.measured.replications.is_empty());
    Ok(if nothing { Exit::No } else { Exit::Done })
}

/// What the difference in one measure hangs on, lever by lever.
fn hangs_on(
    shell: &Shell,
    given: &Compare,
    (before, after): (Named, Named),
    trial: &Trial,
    key: &str,
    results: &mut dyn Write,
) -> Result<Exit, Stop> {
    let clinic = clinic::read(shell, &given.dir)?;
    // Holds as computed: some fifty clinics are played, and what is asked is what the difference
    // hangs on, not how many holds confirm a promise.
    let holds = match trial.holds {
        Holds::Recommended => Holds::Computed,
        other => other,
    };
    let trial = &Trial { holds, brief: true, ..trial.clone() };
    let watch = shell.watch();
    let runs = Watch { stop: watch.stop.clone(), ..Watch::default() };
    let difference = |changed: &Instance| {
        let both = [(changed, before), (changed, after)];
        let tried = try_together(&both, trial, &runs).ok()?;
        let side = |tried| Side { instance: changed, measured: tried };
        let rows = compare_sides(side(&tried[0].measured), side(&tried[1].measured));
        let wanted = |row: &&Compared| {
            row.measure.definition().key == key && row.scope == Scope::Clinic && row.need.is_none()
        };
        rows.iter().find(wanted).and_then(|row| row.difference)
    };
    let tornado = {
        let _doing = shell.measuring(key!("shell.levers"), &watch);
        tornado(&clinic, &Lever::all(), difference, &watch)
    };
    let less = tell!(
        shell.voice,
        "tornado.outcome.less",
        after = policy(shell.voice, after.name()),
        before = policy(shell.voice, before.name())
    );
    let label = Measure::of_key(key).map_or_else(String::new, |of| label(shell.voice, of));
    let name = format!("{label}, {less}");
    let unit = tell!(shell.voice, "tornado.outcome.difference");
    let drawn = Drawn { code: key, name: &name, unit: &unit };
    let found = Sensitivity { instance: &clinic, seed: shell.seed(), drawn, tornado: &tornado };
    sensitivity::deliver(shell, &found, results)?;
    Ok(if tornado.base.is_some() { Exit::Done } else { Exit::No })
}

fn side(played: &Played) -> Side<'_> {
    Side { instance: &played.clinic, measured: &played.tried.measured }
}

/// The policies and the trial, or every fault of the flags.
fn asked(shell: &Shell, given: &Compare) -> Result<(Vec<Named>, Trial), Stop> {
    let mut faults = Vec::new();
    let usual = if given.with.is_some() { "carve-out" } else { "fixed,need-based" };
    let names = given.policies.as_deref().unwrap_or(usual);
    let told = names.to_owned();
    let names = names.split(',').map(str::trim);
    let policies: Vec<Named> = names.filter_map(|name| trial::policy(name, &mut faults)).collect();
    let trial = given.flags.trial(shell.seed(), true, &mut faults);
    if let Some(key) = &given.sensitivity {
        trial::measure(key, &mut faults);
    }
    let wanted = if given.with.is_some() { 1..=1 } else { 2..=usize::MAX };
    if faults.is_empty() && !wanted.contains(&policies.len()) {
        faults.push(stop!("B0421", policies = told));
    }
    if trial.replications < 2 {
        let (least, most) = (2, 10_000);
        let flag = "--replications";
        faults.push(stop!("B0415", flag = flag, value = 1, least = least, most = most));
    }
    if faults.is_empty() { Ok((policies, trial)) } else { Err(Stop::Calls(faults)) }
}

/// What is played beside what, with a name of its own where two clinics are.
fn sides(
    shell: &Shell,
    given: &Compare,
    policies: &[Named],
) -> Result<Vec<(Instance, Named, Option<String>)>, Stop> {
    let clinic = clinic::read(shell, &given.dir)?;
    let Some(with) = &given.with else {
        return Ok(policies.iter().map(|&named| (clinic.clone(), named, None)).collect());
    };
    let other = clinic::read(shell, with)?;
    let label = |named: Named, dir: &Path| {
        let name = dir.file_name().unwrap_or(dir.as_os_str()).to_string_lossy().into_owned();
        Some(format!("{} {name}", named.name()))
    };
    let pairs = policies.iter().flat_map(|&named| {
        [
            (clinic.clone(), named, label(named, &given.dir)),
            (other.clone(), named, label(named, with)),
        ]
    });
    Ok(pairs.collect())
}

/// All sides, on the same patients.
fn play(
    sides: &[(Instance, Named, Option<String>)],
    trial: &Trial,
    watch: &Watch,
) -> Result<Vec<Tried>, Stop> {
    let each: Vec<(&Instance, Named)> =
        sides.iter().map(|(clinic, named, _)| (clinic, *named)).collect();
    try_together(&each, trial, watch).map_err(|(side, why)| trial::refused(each[side].1, &why))
}

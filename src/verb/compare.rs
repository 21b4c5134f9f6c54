//! `compare`: policies, or two versions of a clinic, on the same patients.

use std::path::{Path, PathBuf};

use behov_solver::evaluation::measure::{Compared, Side, compare_sides};
use behov_solver::instance::Instance;
use behov_solver::plan::trial::{Trial, try_together};
use behov_solver::simulation::policy::Named;

use super::clinic;
use super::host::{Doing, Host};
use super::refusal::Refusal;
use super::simulate::{Simulated, asked, refused, release_too_long, with_assumptions};

/// What is set side by side.
#[derive(Clone, Debug)]
pub struct CompareQuestion {
    /// Folder of the clinic.
    pub dir: PathBuf,
    /// The policies; the others are set against the first.
    pub policies: Vec<Named>,
    /// Another version of the clinic, set against the first under each policy.
    pub with: Option<PathBuf>,
    /// How long, how often, under which terms.
    pub trial: Trial,
}

/// Policies, or clinics, side by side.
#[derive(Clone, Debug)]
pub struct SideBySide {
    /// What was played; the others are set against the first.
    pub sides: Vec<Simulated>,
    /// The differences of each side but the first against it, in order.
    pub compared: Vec<Vec<Compared>>,
}

/// What is played: a clinic, a policy, and a name of its own where two clinics are.
type Part = (Instance, Named, Option<String>);

/// Plays all sides on the same patients, and takes their differences.
///
/// # Errors
/// Faults of the files and of the question.
pub fn compare(question: &CompareQuestion, host: &Host) -> Result<SideBySide, Refusal> {
    let trial = &question.trial;
    let parts = parts(question, host)?;
    for (clinic, ..) in &parts {
        release_too_long(clinic, trial)?;
    }
    let watch = host.watch();
    let tried = {
        let _doing = host.measuring(Doing::Playing, &watch);
        let each: Vec<(&Instance, Named)> =
            parts.iter().map(|(clinic, named, _)| (clinic, *named)).collect();
        let refused = |(side, why): (usize, _)| refused(each[side].1, &why);
        try_together(&each, trial, &watch).map_err(refused)?
    };
    let sides = tried.into_iter().zip(parts).map(|(mut tried, (clinic, _, label))| {
        if let Some(label) = label {
            tried.measured.policy = label;
        }
        Simulated {
            clinic: with_assumptions(&clinic, trial),
            seed: host.seed,
            replications_asked: asked(trial, &tried.measured),
            played: tried.played,
            measured: tried.measured,
            breaches: tried.breaches,
            ended: tried.ended,
            log: tried.log,
        }
    });
    let sides: Vec<Simulated> = sides.collect();
    let compared =
        sides[1..].iter().map(|other| compare_sides(side(&sides[0]), side(other))).collect();
    Ok(SideBySide { sides, compared })
}

fn side(of: &Simulated) -> Side<'_> {
    Side { instance: &of.clinic, measured: &of.measured }
}

fn parts(question: &CompareQuestion, host: &Host) -> Result<Vec<Part>, Refusal> {
    let policies = || question.policies.iter().copied();
    let clinic = clinic::read(host, &question.dir)?;
    let Some(with) = &question.with else {
        return Ok(policies().map(|named| (clinic.clone(), named, None)).collect());
    };
    let other = clinic::read(host, with)?;
    let label = |named: Named, dir: &Path| {
        let name = dir.file_name().unwrap_or(dir.as_os_str()).to_string_lossy().into_owned();
        Some(format!("{} {name}", named.name()))
    };
    let pairs = policies().flat_map(|named| {
        [
            (clinic.clone(), named, label(named, &question.dir)),
            (other.clone(), named, label(named, with)),
        ]
    });
    Ok(pairs.collect())
}

//! `compare`: policies, or two versions of a clinic, on the same patients.

use std::path::{Path, PathBuf};

use behov_solver::evaluation::measure::{Compared, Side, compare_sides};
use behov_solver::instance::Instance;
use behov_solver::plan::trial::{Trial, try_together};
use behov_solver::simulation::policy::Named;

use super::clinic;
use super::host::{Doing, Host};
use super::refusal::Refusal;
use super::simulate::{Simulated, refused, release_too_long, with_assumptions};

/// What is set side by side.
#[derive(Clone, Debug)]
pub struct CompareQuestion {
    /// Folder of the clinic.
    pub dir: PathBuf,
    /// The policies; the others are set against the first.
    pub policies: Vec<Named>,
    /// What the clinic is set against under each policy.
    pub with: Option<Against>,
    /// How long, how often, under which terms.
    pub trial: Trial,
}

/// What a clinic is set against.
#[derive(Clone, Debug)]
pub enum Against {
    /// Another version of it, in a folder of its own.
    Clinic(PathBuf),
    /// Itself with its changes, those of a file among them; the first is the clinic as it is.
    Changed(Option<PathBuf>),
}

impl Against {
    /// A folder is another clinic, anything else a file of changes.
    #[must_use]
    pub fn of(path: Option<PathBuf>) -> Self {
        match path {
            Some(dir) if dir.is_dir() => Self::Clinic(dir),
            file => Self::Changed(file),
        }
    }
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
        let clinic = with_assumptions(&clinic, trial);
        Simulated::of(tried, clinic, trial, host)
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
    let named =
        |dir: &Path| dir.file_name().unwrap_or(dir.as_os_str()).to_string_lossy().into_owned();
    let (first, second) = match &question.with {
        None => {
            let clinic = clinic::as_it_is(host, &question.dir)?;
            return Ok(policies().map(|named| (clinic.clone(), named, None)).collect());
        }
        Some(Against::Clinic(dir)) => {
            let read = |dir: &Path| -> Result<_, Refusal> {
                Ok((clinic::as_it_is(host, dir)?, named(dir)))
            };
            (read(&question.dir)?, read(dir)?)
        }
        Some(Against::Changed(file)) => {
            let [as_it_is, changed] = clinic::both(&question.dir, file.as_deref(), host)?;
            ((as_it_is, AS_IT_IS.to_owned()), (changed.with_brought(), CHANGED.to_owned()))
        }
    };
    let pair = |named: Named| {
        [&first, &second].map(|(clinic, label)| {
            (clinic.clone(), named, Some(format!("{} {label}", named.name())))
        })
    };
    Ok(policies().flat_map(pair).collect())
}

/// Names of the sides where a clinic is set against itself with changes.
pub const AS_IT_IS: &str = "as-it-is";
/// The other one.
pub const CHANGED: &str = "with-changes";

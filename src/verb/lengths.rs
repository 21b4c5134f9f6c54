//! `lengths`: how long visits should be planned, from how long past visits took.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use behov_solver::day::lengths::{
    Audit, Boundary, Costs, Found, Options, Scored, Timed, boundaries, study,
};
use behov_solver::instance::Colour;

use super::clinic;
use super::host::{Doing, Host};
use super::refusal::Refusal;
use crate::format::{VisitFile, read_visits};

/// Grid of a clinic that does not say \[min\].
const GRID: u32 = 5;
/// What a minute beyond the planned length costs unless the clinic says.
const OVERRUN_COST: f64 = 1.5;
/// What a planned minute not needed costs unless the clinic says.
const IDLE_COST: f64 = 1.0;
/// Parts the visits are split into when rules are compared.
const FOLDS: usize = 10;
/// Fewest visits a recommendation rests on.
const VISITS_MIN: usize = 30;

/// Which visits, and what is better.
#[derive(Clone, Debug)]
pub struct LengthsQuestion {
    /// Past visits.
    pub file: PathBuf,
    /// Planned lengths are multiples of so many minutes; 5 where it is not given.
    pub grid: Option<u32>,
    /// What a minute beyond the planned length costs; 1.5 where it is not given.
    pub overrun_cost: Option<f64>,
    /// What a planned minute not needed costs; 1 where it is not given.
    pub idle_cost: Option<f64>,
}

/// How long visits should be planned.
#[derive(Clone, Debug)]
pub struct Studied {
    /// What was read.
    pub file: VisitFile,
    /// What was asked.
    pub options: Options,
    /// One per group of visits.
    pub found: Vec<Found>,
    /// The same visits by what patients answered before them.
    pub answered: Answered,
    /// Names of what was not given.
    pub defaults: Vec<&'static str>,
}

/// Past visits by what patients answered (PRO) before them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answered {
    /// Planned against actual lengths of each need and colour.
    pub colours: Vec<OfColour>,
    /// Where the bands of the score meet, by need.
    pub bands: Vec<OfBands>,
}

/// The visits of a need and a colour.
#[derive(Clone, Debug, PartialEq)]
pub struct OfColour {
    /// The need, where the file has one.
    pub need: Option<String>,
    /// The colour.
    pub colour: Colour,
    /// Planned against actual lengths.
    pub audit: Audit,
}

/// Two bands of a need that meet.
#[derive(Clone, Debug, PartialEq)]
pub struct OfBands {
    /// The need, where the file has one.
    pub need: Option<String>,
    /// Class of the lower band.
    pub lower: String,
    /// Class of the upper band.
    pub upper: String,
    /// Where they meet, and where they should.
    pub boundary: Boundary,
}

impl LengthsQuestion {
    fn options(&self) -> Options {
        Options {
            grid: self.grid.unwrap_or(GRID),
            costs: Costs {
                overrun: self.overrun_cost.unwrap_or(OVERRUN_COST),
                idle: self.idle_cost.unwrap_or(IDLE_COST),
            },
            folds: FOLDS,
            visits_min: VISITS_MIN,
        }
    }

    fn defaults(&self) -> Vec<&'static str> {
        let given = [
            ("grid", self.grid.is_some()),
            ("overrun", self.overrun_cost.is_some()),
            ("idle", self.idle_cost.is_some()),
        ];
        given.into_iter().filter(|(_, given)| !given).map(|(name, _)| name).collect()
    }
}

/// Reads the visits, and studies each class.
///
/// # Errors
/// Faults of the file.
///
/// # Panics
/// When a cost or the grid is not above 0.
pub fn lengths(question: &LengthsQuestion, host: &Host) -> Result<Studied, Refusal> {
    let file = {
        let _doing = host.doing(Doing::Lengths);
        clinic::noted(host, |read| read_visits(&question.file, read))?
    };
    let options = question.options();
    let study = |visits: &[Timed]| study(visits, &options).expect("costs and visits were checked");
    let found = file.groups.iter().map(|group| study(&group.visits)).collect();
    let answered = Answered { colours: colours(&file, &study), bands: bands(&file, &options) };
    Ok(Studied { file, options, found, answered, defaults: question.defaults() })
}

/// The audit of each need and colour, green first.
fn colours(file: &VisitFile, study: &impl Fn(&[Timed]) -> Found) -> Vec<OfColour> {
    let mut visits: BTreeMap<(Option<&String>, Colour), Vec<Timed>> = BTreeMap::new();
    for row in &file.answered {
        if let Some(colour) = row.colour {
            visits.entry((row.need.as_ref(), colour)).or_default().push(row.visit);
        }
    }
    let of = |((need, colour), visits): ((Option<&String>, Colour), Vec<Timed>)| OfColour {
        need: need.cloned(),
        colour,
        audit: study(&visits).audit,
    };
    visits.into_iter().map(of).collect()
}

/// Where the bands of each need meet.
fn bands(file: &VisitFile, options: &Options) -> Vec<OfBands> {
    let needs: BTreeSet<Option<&String>> =
        file.answered.iter().map(|row| row.need.as_ref()).collect();
    let of = |need: Option<&String>| {
        let rows = || file.answered.iter().filter(|row| row.need.as_ref() == need);
        let names: Vec<&String> =
            rows().map(|row| &row.class).collect::<BTreeSet<_>>().into_iter().collect();
        let scored = rows().filter_map(|row| {
            let class = names.iter().position(|name| **name == row.class)?;
            Some(Scored { score: row.score?, class, visit: row.visit })
        });
        let found = boundaries(&scored.collect::<Vec<_>>(), options);
        let named = |boundary: Boundary| OfBands {
            need: need.cloned(),
            lower: names[boundary.lower].clone(),
            upper: names[boundary.upper].clone(),
            boundary,
        };
        found.into_iter().map(named).collect::<Vec<_>>()
    };
    needs.into_iter().flat_map(of).collect()
}

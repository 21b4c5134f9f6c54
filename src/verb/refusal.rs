//! Why a verb gives no answer.

use behov_solver::instance::Instance;

use super::planned::Planned;
use crate::format::FileFault;

pub use crate::messages::QuestionFault;
use crate::messages::fault;

/// Why there is no answer.
#[derive(Debug)]
pub enum Refusal {
    /// The files are wrong.
    Files(Vec<FileFault>),
    /// The question is wrong.
    Question(Vec<QuestionFault>),
    /// The answer needs more memory than there is.
    TooLarge(QuestionFault),
    /// The clinic has no template to answer with; what came of building one.
    NoTemplate(Box<Planned>),
}

impl From<QuestionFault> for Refusal {
    fn from(fault: QuestionFault) -> Self {
        Self::Question(vec![fault])
    }
}

impl From<Vec<QuestionFault>> for Refusal {
    fn from(faults: Vec<QuestionFault>) -> Self {
        Self::Question(faults)
    }
}

impl From<Vec<FileFault>> for Refusal {
    fn from(faults: Vec<FileFault>) -> Self {
        Self::Files(faults)
    }
}

/// What a name that nobody has may have meant: the nearest, or all.
#[must_use]
pub(super) fn meant(name: &str, names: &[&str]) -> String {
    let nearest = crate::format::nearest(name, names.iter().copied());
    nearest.map_or_else(|| names.join(", "), str::to_owned)
}

/// A team by its name.
pub(super) fn team(
    clinic: &Instance,
    name: &str,
) -> Result<behov_solver::table::TeamId, QuestionFault> {
    let teams = &clinic.parts().teams;
    if let Some((id, _)) = teams.iter().find(|(_, team)| team.name == name) {
        return Ok(id);
    }
    let names: Vec<&str> = teams.values().map(|team| team.name.as_str()).collect();
    Err(fault!("B0413", team = name, names = meant(name, &names)))
}

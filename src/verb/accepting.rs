//! Whether patients accept what is offered, where no change says it: what the call says, else what is
//! assumed.

use behov_solver::instance::Range;
use behov_solver::road::clinic::Accepting;
use behov_solver::units::Probability;

/// The chance and its range; a chance outside the range assumed widens it.
#[must_use]
pub(crate) fn accepting(
    chance: Option<Probability>,
    [low, high]: [Option<Probability>; 2],
) -> Accepting {
    let assumed = Accepting::assumed();
    let chance = chance.unwrap_or(assumed.chance);
    let low = low.map_or(assumed.range.low, Probability::value);
    let high = high.map_or(assumed.range.high, Probability::value);
    let range = Range { low: low.min(chance.value()), high: high.max(chance.value()) };
    Accepting { chance, range }
}

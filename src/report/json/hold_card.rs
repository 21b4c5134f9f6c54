//! The hold cards as JSON.

use behov_solver::instance::Instance;
use behov_solver::sizing::hold_card::{CardError, CardLine, HoldCard, TeamCard};
use schemars::JsonSchema;
use serde::Serialize;

use super::{COMPUTED, Run, enveloped, finite};

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Document<'a> {
    clinic: &'a str,
    as_of: String,
    /// `computed` by chains or on random paths, or `played` day by day.
    figures: &'static str,
    waiting_cost: f64,
    late_cost: f64,
    exact_for: &'static str,
    teams: Vec<Team<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Team<'a> {
    id: &'a str,
    slot_minutes: i32,
    slots_per_open_day: u32,
    slots_per_open_day_unrounded: Option<f64>,
    sub_acute_slots_asked_per_open_day: Option<f64>,
    routine_slots_asked_per_open_day: Option<f64>,
    steady_state: bool,
    no_card_because: Option<String>,
    card: Option<Card>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Card {
    serve_by_waiting: Vec<u32>,
    keep: Vec<Line>,
    cost_per_open_day: Option<f64>,
    cost_error: Option<f64>,
    proof: &'static str,
    best_constant_keep_slots: u32,
    best_constant_cost_per_open_day: Option<f64>,
    gain_share: Option<f64>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Line {
    waiting_from: u32,
    waiting_to: Option<u32>,
    keep_slots: u32,
}

/// The cards as a JSON document with a line end.
#[must_use]
pub fn hold_card(instance: &Instance, cards: &[TeamCard], run: &Run) -> String {
    let parts = instance.parts();
    enveloped(
        run,
        "hold-card",
        &parts.assumptions,
        &Document {
            clinic: &parts.name,
            as_of: parts.as_of.to_string(),
            figures: COMPUTED,
            waiting_cost: parts.goals.waiting_cost,
            late_cost: parts.goals.late_cost,
            exact_for: "slots that are alike: one length, any clinician of the team, every day the same",
            teams: cards.iter().map(|card| team(instance, card)).collect(),
        },
    )
}

fn team<'a>(instance: &'a Instance, given: &TeamCard) -> Team<'a> {
    let [sub_acute, routine] = given.model.means();
    Team {
        id: &instance.parts().teams[given.team].name,
        slot_minutes: given.slot.0,
        slots_per_open_day: given.model.capacity,
        slots_per_open_day_unrounded: finite(given.slots_per_day),
        sub_acute_slots_asked_per_open_day: finite(sub_acute),
        routine_slots_asked_per_open_day: finite(routine),
        steady_state: !matches!(given.card, Err(CardError::NoSteadyState { .. })),
        no_card_because: given.card.as_ref().err().map(ToString::to_string),
        card: given.card.as_ref().ok().map(|found| card(found, given.model.capacity)),
    }
}

fn card(card: &HoldCard, capacity: u32) -> Card {
    Card {
        serve_by_waiting: card.serve.clone(),
        keep: card.lines(capacity).into_iter().map(line).collect(),
        cost_per_open_day: finite(card.cost),
        cost_error: finite(card.cost_error),
        proof: "exact",
        best_constant_keep_slots: card.best_constant.keep,
        best_constant_cost_per_open_day: finite(card.best_constant.cost),
        gain_share: finite(card.gain()),
    }
}

fn line(line: CardLine) -> Line {
    Line { waiting_from: line.from, waiting_to: line.to, keep_slots: line.keep }
}

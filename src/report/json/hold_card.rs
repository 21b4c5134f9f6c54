//! The hold cards.

use behov_solver::instance::Instance;
use behov_solver::sizing::hold_card::{CardError, CardLine, HoldCard, TeamCard};

use super::COMPUTED;
use super::shape::shape;
use super::value::{Head, Proved, Real};
use crate::report::name::{Named, names};

shape! {
    /// How much to keep by how many wait, team by team.
    Cards<'a> of (cards: &[TeamCard], instance: &'a Instance)
    [let goals = &instance.parts().goals;]
    {
        #[serde(flatten)]
        head: Head<'a> = Head::of(instance),
        /// `computed` by chains or on random paths, or `played` day by day.
        figures: &'static str = COMPUTED,
        waiting_cost: Real = Real(goals.waiting_cost),
        late_cost: Real = Real(goals.late_cost),
        /// `slots-alike`: of one length, with any clinician of the team, every day the same.
        exact_for: &'static str = "slots-alike",
        teams: Vec<Team<'a>> = cards.iter().map(|card| Team::of(card, instance)).collect(),
    }

    Team<'a> of (row: &TeamCard, instance: &'a Instance)
    [let ([sub_acute, routine], card) = (row.model.means(), row.card.as_ref());]
    {
        id: &'a str = row.team.name(instance),
        held_needs: Vec<&'a str> = names(instance, &row.held),
        slot_minutes: i32 = row.slot.0,
        slots_per_open_day: u32 = row.model.capacity,
        slots_per_open_day_unrounded: Real = Real(row.slots_per_day),
        sub_acute_slots_asked_per_open_day: Real = Real(sub_acute),
        routine_slots_asked_per_open_day: Real = Real(routine),
        steady_state: bool = !matches!(row.card, Err(CardError::NoSteadyState { .. })),
        /// `no-slots`, `no-steady-state`, `does-not-settle`, `not-a-law` or `not-a-cost`.
        no_card_because: Option<&'static str> = card.err().map(|error| match error {
            CardError::NoSlots => "no-slots",
            CardError::NoSteadyState { .. } => "no-steady-state",
            CardError::NotALaw { .. } => "not-a-law",
            CardError::NotACost { .. } => "not-a-cost",
            _ => "does-not-settle",
        }),
        card: Option<Card> = card.ok().map(|card| Card::of(card, row.model.capacity)),
    }

    Card of (row: &HoldCard, capacity: u32) {
        serve_by_waiting: Vec<u32> = row.serve.clone(),
        keep: Vec<Line> = row.lines(capacity).iter().map(Line::of).collect(),
        cost_per_open_day: Real = Real(row.cost),
        cost_error: Real,
        #[serde(flatten)]
        proof: Proved = Proved::EXACT,
        best_constant_keep_slots: u32 = row.best_constant.keep,
        best_constant_cost_per_open_day: Real = Real(row.best_constant.cost),
        gain_share: Real = Real(row.gain()),
    }

    Line of (row: &CardLine) {
        waiting_from: u32 = row.from,
        waiting_to: Option<u32> = row.to,
        keep_slots: u32 = row.keep,
    }
}

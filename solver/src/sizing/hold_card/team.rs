//! The card of each team of a clinic.
//!
//! A slot is one hold. The slots of a day are the mean over the open days of the cycle of the
//! whole holds its sessions have room for, sessions that fall out left out, rounded to the nearest
//! whole number. The requests of a day are the minutes asked for on a mean open day divided by the
//! slot, each amount split between the two whole numbers around it so that the mean stays: a visit
//! of 50 minutes is two slots of 25, or with slots of 20 two or three.
//!
//! The card is the best there is for slots that are alike: one length, any clinician of the team,
//! every day the same. Visits that do not fit a slot, own clinicians, and days with fewer sessions
//! are not in it.

use crate::demand::Law;
use crate::instance::Instance;
use crate::number::real;
use crate::table::{NeedId, TeamId};
use crate::units::Minutes;

use super::super::model::{ModelDay, TeamModel, holding};
use super::{CardError, CardModel, HoldCard};

/// A team with its card, or why it has none.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamCard {
    /// The team.
    pub team: TeamId,
    /// The held needs that share the holds.
    pub held: Vec<NeedId>,
    /// One slot \[min\].
    pub slot: Minutes,
    /// Whole slots of a mean open day before they were rounded.
    pub slots_per_day: f64,
    /// The model the card is best for.
    pub model: CardModel,
    /// The card.
    pub card: Result<HoldCard, CardError>,
}

/// The cards of all teams, one for each group of held needs, in the order of the clinic file; costs are those of its goals.
#[must_use]
pub fn cards(instance: &Instance) -> Vec<TeamCard> {
    let goals = &instance.parts().goals;
    let card = |team: TeamModel| {
        let slots_per_day = per_day(&team, |day| whole_slots(day, team.unit));
        let model = CardModel {
            capacity: nearest(slots_per_day),
            sub_acute: mean_law(&team, |day| &day.sub_acute),
            routine: mean_law(&team, |day| &day.routine),
            waiting: goals.waiting_cost,
            overtime: goals.late_cost,
        };
        let slot = Minutes(team.lattice.0 * i32::try_from(team.unit).unwrap_or(i32::MAX));
        let held = team.group.held.clone();
        TeamCard { team: team.team, held, slot, slots_per_day, card: model.solve(), model }
    };
    holding(instance).into_iter().map(card).collect()
}

/// Mean of something over the open days.
fn per_day(team: &TeamModel, of: impl Fn(&ModelDay) -> f64) -> f64 {
    team.per_cycle(of) / real(team.days.len().max(1))
}

/// Mean whole slots of a day.
fn whole_slots(day: &ModelDay, unit: usize) -> f64 {
    day.sessions.iter().map(|session| real(session.steps / unit) * session.chance).sum()
}

fn nearest(slots: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "slots of a day are few and not negative"
    )]
    let whole = slots.round() as u32;
    whole
}

/// Law of the slots asked for on a mean open day.
fn mean_law<'m>(team: &'m TeamModel, of: impl Fn(&'m ModelDay) -> &'m Law) -> Vec<f64> {
    let share = 1.0 / real(team.days.len().max(1));
    let mut mean = vec![0.0];
    for day in &team.days {
        let law = of(day).rounded_evenly(team.unit);
        if law.mass().len() > mean.len() {
            mean.resize(law.mass().len(), 0.0);
        }
        mean.iter_mut().zip(law.mass()).for_each(|(sum, p)| *sum += p * share);
    }
    if team.days.is_empty() {
        mean[0] = 1.0;
    }
    mean
}

//! What the clinic says of its own cost, and of what its patients answered: numbers it enters.

use crate::units::Probability;

use super::people::Role;

/// Cost of an hour of each role, in the clinic's own money; `None` where it is not given, and there is
/// no default.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HourlyCost {
    /// Of a physician \[1/h\].
    pub physician: Option<f64>,
    /// Of a nurse \[1/h\].
    pub nurse: Option<f64>,
    /// Of a medical secretary \[1/h\].
    pub secretary: Option<f64>,
}

impl HourlyCost {
    /// That of a role.
    #[must_use]
    pub fn of(&self, role: Role) -> Option<f64> {
        match role {
            Role::Physician => self.physician,
            Role::Nurse => self.nurse,
            Role::Secretary => self.secretary,
        }
    }

    /// What minutes of the roles cost, in the order of [`Role::ALL`]; nothing where no cost is given.
    /// Minutes of a role without one are left out.
    #[must_use]
    pub fn total(&self, minutes: [f64; 3]) -> Option<f64> {
        let each = Role::ALL.into_iter().zip(minutes);
        let given: Vec<f64> =
            each.filter_map(|(role, minutes)| Some(self.of(role)? * minutes / 60.0)).collect();
        (!given.is_empty()).then(|| given.into_iter().sum())
    }
}

/// What patients answered to an item, such as whether they feel safe; never computed.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// The item, in the clinic's words.
    pub item: String,
    /// How many answered.
    pub answers: u32,
    /// Share of them who say so.
    pub share: Probability,
}

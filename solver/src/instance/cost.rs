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

    /// Whether the cost of any role is given.
    #[must_use]
    pub fn is_given(&self) -> bool {
        Role::ALL.into_iter().any(|role| self.of(role).is_some())
    }

    /// What minutes of the roles cost, in the order of [`Role::ALL`]; nothing where no cost is given.
    /// Minutes of a role without one are left out.
    ///
    /// ~~~
    /// use behov_solver::instance::HourlyCost;
    /// let cost = HourlyCost { physician: Some(900.0), nurse: Some(450.0), secretary: None };
    /// assert_eq!(cost.total([60.0, 80.0, 500.0]), Some(900.0 + 600.0));
    /// assert_eq!(HourlyCost::default().total([60.0, 80.0, 500.0]), None);
    /// ~~~
    #[must_use]
    pub fn total(&self, minutes: [f64; 3]) -> Option<f64> {
        let each = Role::ALL.into_iter().zip(minutes);
        let of = |(role, minutes): (Role, f64)| Some(self.of(role)? * minutes / 60.0);
        self.is_given().then(|| each.filter_map(of).sum())
    }
}

/// What patients answered to an item, such as whether they feel safe; never computed.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// The item, in the clinic's words.
    pub name: String,
    /// How many answered.
    pub answers: u32,
    /// Share of them who say so.
    pub share: Probability,
}

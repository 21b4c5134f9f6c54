//! What is drawn, in which words, and the codes of needs and of fixed time.

use behov_solver::answer::{BlockKind, Template};
use behov_solver::instance::{FrozenBlock, Instance, Role};
use behov_solver::plan::day::Week;
use behov_solver::table::Id;

use crate::messages::key;
use crate::report::label;
use crate::report::voice::Voice;

/// What is drawn, and in which words.
pub(super) struct Teller<'a> {
    pub(super) voice: Voice,
    pub(super) instance: &'a Instance,
    pub(super) template: &'a Template,
    /// What the days are like, where they were looked at.
    pub(super) days: Option<&'a Week>,
    /// A code for each need.
    pub(super) codes: Vec<String>,
    /// A code for each block the planner fixed.
    pub(super) fixed: Vec<String>,
}

impl<'a> Teller<'a> {
    pub(super) fn new(
        voice: Voice,
        instance: &'a Instance,
        template: &'a Template,
        days: Option<&'a Week>,
    ) -> Self {
        let codes = label::need_codes(instance);
        let fixed = fixed_codes(voice, instance, &codes);
        Self { voice, instance, template, days, codes, fixed }
    }

    /// What somebody is employed as, in few letters.
    pub(super) fn role(&self, role: Role) -> String {
        self.voice.say(match role {
            Role::Physician => key!("week.role.physician"),
            Role::Nurse => key!("week.role.nurse"),
            Role::Secretary => key!("week.role.secretary"),
        })
    }
}

/// The code of its need for a fixed visit, else the first two letters of its name.
fn fixed_codes(voice: Voice, instance: &Instance, codes: &[String]) -> Vec<String> {
    let parts = instance.parts();
    let of = |(index, fixed): (usize, &FrozenBlock)| {
        if let Some(need) = fixed.need {
            return codes[need.index()].clone();
        }
        let kind = BlockKind::Frozen { index };
        let name = label::block_name(voice, instance, kind);
        let mut letters = name.chars().filter(|letter| letter.is_alphanumeric());
        let first: String = letters.next().map_or_else(String::new, |c| c.to_uppercase().collect());
        first + &letters.next().map_or_else(String::new, |c| c.to_lowercase().collect())
    };
    parts.frozen.iter().enumerate().map(of).collect()
}

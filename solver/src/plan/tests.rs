//! Templates judged: what a planner changed by hand.

use super::*;
use crate::answer::BlockKind;
use crate::instance::cast::clinic;
use crate::instance::{CycleDay, HoldInUse};
use crate::table::{Id, TeamId};
use crate::units::Minutes;

/// Held to the holds as computed.
const COMPUTED: (&dyn Fn() -> Limits, Option<&Effort>) = (&Limits::default, None);

/// The cast, which today holds one visit on Mondays.
fn one_hold_in_use() -> Instance {
    let hold = HoldInUse {
        team: TeamId::from_index(0),
        day: CycleDay { week: 0, day: 0 },
        minutes: Minutes(20),
        need: crate::table::NeedId::from_index(0),
        release_days: None,
    };
    clinic().with(|parts| parts.holds = vec![hold]).unwrap()
}

#[test]
fn a_template_with_no_more_than_the_holds_in_use_is_told_of_those_missing() {
    // 200 urgent minutes a week, nine in ten promised the same day: far more than 20 are needed.
    let clinic = one_hold_in_use();
    let plan = plan(&clinic, None, &Limits::default());
    let Outcome::Built(built) = plan.outcome else { panic!("the cast has a template") };
    assert_eq!(judge(&clinic, &built.template, COMPUTED, &Watch::default()), []);
    let mut left = 1;
    let mut keep = |block: &&crate::answer::Block| {
        let monday = clinic.parts().sessions[block.session].day.index() == 0;
        let hold = matches!(block.kind, BlockKind::Hold { .. });
        if hold && monday && left > 0 {
            left -= 1;
            return true;
        }
        !hold
    };
    let blocks = built.template.blocks().iter().filter(&mut keep).cloned().collect();
    let told = judge(&clinic, &Template::new(blocks), COMPUTED, &Watch::default());
    assert!(!told.is_empty() && told.iter().all(|breach| breach.code() == "B0309"), "{told:?}");
}

//! Different needs per session, and the bound on them.

use super::*;
use crate::template::island::islands;
use crate::template::objective::{fragmentation, largest_gap};
use crate::template::promised::Promised;
use crate::template::sweep::relaxed;
use crate::template::wanted::Sources;

#[test]
fn a_need_seen_on_every_day_is_in_a_session_of_each_for_the_bound_too() {
    let clinic = small(5, "12:00", |_| {});
    let days: std::collections::BTreeSet<CycleDay> =
        clinic.parts().sessions.values().map(|session| session.day).collect();
    let (plan_of, visits) = (holds(&[]), days.len());
    let each = f64::from(u32::try_from(visits).unwrap());
    let demand = asked(&[(1, 0, each), (2, 0, each)]);
    let promised = Promised::of(&clinic, &plan_of, false);
    let from = Sources {
        instance: &clinic,
        promised: &promised,
        demand: &demand,
        baseline: None,
        patched: false,
    };
    let mut model = start::model(&from, &islands(&clinic, &promised)[0]);
    for var in model.unmet.clone() {
        model.program.bound(var, 0.0, 0.0);
    }
    for (run, _) in largest_gap(&mut model).terms {
        model.program.bound(run, 0.0, 0.0);
    }
    let goal = fragmentation(&mut model);
    // Two needs on every day, and no session has more than both.
    let bound = relaxed(&model, &goal, &Limits::default());
    assert!(bound >= 2.0 * each - 1e-6, "{bound} of {}", 2.0 * each);
    let built = plan(&clinic, &plan_of, &demand);
    let level = built.levels.iter().find(|level| level.objective == Objective::Fragmentation);
    assert!((level.unwrap().value - 2.0 * each).abs() < 1e-9);
    assert_eq!(level.unwrap().proof, Proof::Exact);
}

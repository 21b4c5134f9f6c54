use super::*;
use crate::instance::Promise;
use crate::instance::cast::{clinic, parts};
use crate::plan::bridge::bridges;
use crate::sizing::{Options, size};
use crate::table::Id;
use crate::units::Probability;

fn effort() -> Effort {
    let usual = Effort::usual(Seed(5));
    Effort { replications: 6, probes: 3, ..usual }
}

fn sized(clinic: &Instance) -> ClinicSizing {
    size(clinic, &Options { as_is: false, frontier: true })
}

/// One in three urgent patients stays away, and holds open two days before.
fn missed() -> Instance {
    let mut parts = parts();
    let urgent = &mut parts.needs[NeedId::from_index(0)];
    urgent.no_show = Probability::new(0.33).expect("a share");
    urgent.release_days = Some(2);
    let share = Probability::new(0.95).expect("a share");
    urgent.promise = Promise::Access { days: 0, share };
    Instance::new(parts).expect("the cast is in order")
}

#[test]
fn holds_are_raised_or_opened_later_until_the_played_clinic_keeps_its_promise() {
    let clinic = missed();
    let before = sized(&clinic);
    let watch = Watch::default();
    let as_proposed = play(&clinic, before.clone(), &effort(), &watch);
    assert!(!as_proposed.kept(), "what the chains propose is not enough here");
    let found = confirm(&clinic, before.clone(), &effort(), &watch);
    assert!(found.kept() && found.settled);
    let (was, is) = (&before.teams[0], &found.sizing.teams[0]);
    let more = is.design.held_minutes_per_week > was.design.held_minutes_per_week;
    assert!(more || is.release.is_some());
    // What is told is what anybody gets who plays these holds.
    let again = play(&clinic, found.sizing.clone(), &effort(), &watch);
    assert_eq!(again.groups[0].needs, found.groups[0].needs);
}

#[test]
fn a_sizing_that_keeps_its_promise_stays_as_it_is() {
    let clinic = clinic();
    let before = sized(&clinic);
    let found = confirm(&clinic, before.clone(), &effort(), &Watch::default());
    assert!(found.kept());
    assert_eq!(found.sizing.teams, before.teams);
}

#[test]
fn the_steps_of_the_bridge_add_up() {
    let clinic = missed();
    let (sizing, effort) = (sized(&clinic), effort());
    let played = play(&clinic, sizing.clone(), &effort, &Watch::default());
    let bridges = bridges(&clinic, &sizing, &effort, &Watch::default());
    let (bridge, need) = (&bridges[0], &played.groups[0].needs[0]);
    let steps: f64 = bridge.steps.iter().map(|step| step.effect.mean).sum();
    assert!((bridge.share_computed + steps - bridge.share_played.mean).abs() < 1e-12);
    assert_eq!(bridge.share_played, need.share_played);
    assert!((bridge.share_computed - need.share_computed).abs() < 1e-12);
}

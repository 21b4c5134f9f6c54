//! When blocks open: every group of teams takes its own rule, whatever the others take.

use super::made::made;
use super::random::{template, with_a_team_apart};
use crate::instance::{Instance, Promise};
use crate::plan::confirm::Effort;
use crate::plan::opening::{OpeningRule, RULES, open};
use crate::plan::stage::{Kept, Stage, Targets, Terms};
use crate::rng::Seed;
use crate::simulation::policy::Named;
use crate::solve::Watch;

const RUNS: u32 = 3;

fn effort() -> Effort {
    let terms = Terms { weeks: 8, windows: true, ..Terms::usual() };
    Effort {
        named: Named::Template,
        terms,
        replications: RUNS,
        probes: RUNS,
        ..Effort::usual(Seed(3))
    }
}

/// Requests of a group that are missing to its promises, in the mean of the runs.
fn short(clinic: &Instance, group: &OpeningRule, runs: &[Targets]) -> f64 {
    let mut asked: Vec<_> = runs.iter().flat_map(Targets::keys).copied().collect();
    asked.sort();
    asked.dedup();
    let mut missing = 0.0;
    for (team, need) in asked.into_iter().filter(|(team, _)| group.teams.contains(team)) {
        let row = &clinic.parts().needs[need];
        let Promise::Access { share, .. } = row.promise else { continue };
        let counted =
            runs.iter().filter_map(|run| run.get(&(team, need))).filter(|run| run.1 > 0.0);
        let counted: Vec<&(f64, f64)> = counted.collect();
        let mean = |of: fn(&(f64, f64)) -> f64| {
            counted.iter().map(|run| of(run)).sum::<f64>() / crate::demand::law::real(counted.len())
        };
        if row.held && !counted.is_empty() {
            missing += (share.value() - mean(|run| run.0 / run.1)).max(0.0) * mean(|run| run.1);
        }
    }
    missing
}

#[test]
fn a_group_takes_the_latest_opening_that_keeps_its_promises_else_the_one_least_short() {
    let (effort, watch) = (effort(), Watch::default());
    let (mut later, mut unlike) = (0, 0);
    for number in 0..60 {
        let Some(clinic) = with_a_team_apart(&made(number)).instance() else { continue };
        let Some((week, _)) = template(&clinic) else { continue };
        let (opened, told) = open(&clinic, week.clone(), &effort, &watch);
        let told = told.expect("nobody stopped it");
        let all_alike: Vec<Vec<Targets>> = RULES
            .iter()
            .map(|&days| {
                let week = week.clone().opening(|_| days);
                let kept = Kept::Template(&week);
                let stage = Stage::new(&clinic, Named::Template, kept, &effort.terms);
                stage.targets(0..RUNS, effort.seed, &watch)
            })
            .collect();
        for group in &told.groups {
            let shorts: Vec<f64> =
                all_alike.iter().map(|runs| short(&clinic, group, runs)).collect();
            let least = shorts.iter().copied().fold(f64::INFINITY, f64::min);
            let first = shorts.iter().position(|short| *short <= least + 1e-9).unwrap();
            assert_eq!(group.days, RULES[first], "{number} {group:?} {shorts:?}");
            later += usize::from(group.days > 0);
        }
        unlike += usize::from(told.groups.iter().any(|group| group.days != told.groups[0].days));
        let own = opened.clone().opening(|team| {
            let own = told.groups.iter().find(|group| group.teams.contains(&team));
            own.expect("every team is in a group").days
        });
        assert_eq!(opened, own);
    }
    assert!(
        later > 0 && unlike > 0,
        "{later} groups open earlier, {unlike} clinics have two rules"
    );
}

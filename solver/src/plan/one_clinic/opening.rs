//! When blocks open: every group of teams takes its own rule, whatever the others take.

use rayon::prelude::*;

use super::made::made;
use super::random::{template, with_a_team_apart};
use crate::instance::{Instance, Promise};
use crate::plan::confirm::{self, Effort};
use crate::plan::opening::{OpeningRule, RULES, open};
use crate::plan::rounds::Rounds;
use crate::plan::stage::{Kept, Replication, Stage, Terms};
use crate::plan::{Before, Plan, judge, opened_plan, plan_played};
use crate::rng::Seed;
use crate::simulation::policy::Named;
use crate::sizing::{Options, TeamSizing, size};
use crate::solve::{Limits, Watch};
use crate::template::Outcome;

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
fn short(clinic: &Instance, group: &OpeningRule, runs: &[Replication]) -> f64 {
    let mut asked: Vec<_> = runs.iter().flat_map(|run| run.targets.keys()).copied().collect();
    asked.sort();
    asked.dedup();
    let mut missing = 0.0;
    for (team, need) in asked.into_iter().filter(|(team, _)| group.teams.contains(team)) {
        let row = &clinic.parts().needs[need];
        let Promise::Access { share, .. } = row.promise else { continue };
        let counted =
            runs.iter().filter_map(|run| run.targets.get(&(team, need))).filter(|run| run.1 > 0.0);
        let counted: Vec<&(f64, f64)> = counted.collect();
        let mean = |of: fn(&(f64, f64)) -> f64| {
            counted.iter().map(|run| of(run)).sum::<f64>() / crate::number::real(counted.len())
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
        let all_alike: Vec<Vec<Replication>> = RULES
            .iter()
            .map(|&days| {
                let week = week.clone().opening(|_| days);
                let kept = Kept::Template(&week);
                let stage = Stage::new(&clinic, Named::Template, kept, &effort.terms);
                stage.replications(0..RUNS, effort.seed, &watch)
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

/// Minutes held per week.
fn held(plan: &Plan) -> f64 {
    plan.sizing.teams.iter().map(|group| group.design.held_minutes_per_week).sum()
}

#[test]
fn more_is_held_where_the_holds_would_do_and_the_template_does_not() {
    let (effort, watch) = (effort(), Watch::default());
    let remade = |clinic: &Instance, confirmed| {
        let before = &mut Before::default();
        opened_plan(clinic, (confirmed, None), (&Limits::default(), &effort, &watch), before)
    };
    // Of the first 800 those whose holds would do and whose template falls short.
    let numbers = [114_u64, 286, 290, 313, 572, 619, 688, 739, 759];
    let raised = numbers.into_par_iter().filter_map(|number| {
        let clinic = made(number).instance()?;
        let limits = Limits::default;
        let plan = plan_played(&clinic, None, (&limits, &effort, false), &watch);
        let Outcome::Built(built) = &plan.outcome else { return None };
        assert_eq!(plan.breaches, [], "{number}");
        let judged = |template| judge(&clinic, template, (&limits, Some(&effort)), &watch);
        assert_eq!(judged(&built.template), [], "{number}");
        let opened = plan.opened.as_ref()?;
        let raises = opened.raises?;
        let sizing = size(&clinic, &Options { as_is: false, frontier: true });
        let played = confirm::confirm(&clinic, sizing, &effort, &watch).expect("nobody stops it");
        let first = remade(&clinic, played);
        let before = first.opened.as_ref().expect("a template was played");
        if raises.taken {
            assert!(held(&plan) > held(&first), "{number}");
            assert!(opened.missing() < before.missing(), "{number}");
            let Outcome::Built(built) = &first.outcome else { panic!("{number} had a template") };
            assert!(!judged(&built.template).is_empty(), "{number}: too little is held in it");
        } else {
            assert_eq!((held(&plan), opened.missing()), (held(&first), before.missing()));
        }
        if raises.tried == 0 {
            let confirmed = first.confirmed.as_ref().expect("the holds were played");
            let short =
                |group: &TeamSizing| confirmed.keeps(group) && before.short(group).is_some();
            let rounds = (&mut Rounds::default(), &watch);
            let more = confirm::raised(&clinic, confirmed, (&short, 1), &effort, rounds);
            assert!(more.is_none(), "{number}: one more could be held");
        }
        Some((raises.taken, opened.kept()))
    });
    let raised: Vec<(bool, bool)> = raised.collect();
    assert!(raised.contains(&(true, true)), "no template was mended by holding more: {raised:?}");
}

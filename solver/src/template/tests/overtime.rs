//! Days that can be worked: minutes lie where sessions end in time.

use super::*;
use crate::lp::sum;
use crate::plan::day;

/// Minutes booked per session.
fn booked(clinic: &Instance, template: &Template) -> Vec<i32> {
    let visits = |id: SessionId| {
        let blocks = template.of(id);
        let taken = |kind| matches!(kind, BlockKind::Visit { .. } | BlockKind::Hold { .. });
        blocks.filter(|block| taken(block.kind)).map(|block| block.span.minutes().0).sum()
    };
    clinic.parts().sessions.ids().map(visits).collect()
}

/// Chance of each session to end in time; those without a visit are left out.
fn chances(clinic: &Instance, template: &Template) -> Vec<f64> {
    let week = day::week(clinic, template, None, &day::Options::default());
    let days = week.rows.iter().filter_map(|row| row.day.as_ref().ok());
    days.map(|(_, timed)| timed.evaluation.in_time).collect()
}

#[test]
fn eight_visits_that_fit_one_of_two_like_sessions_are_shared_so_that_both_end_in_time() {
    let clinic = small(1, "12:00", |_| {});
    let built = plan(&clinic, &holds(&[]), &asked(&[(2, 0, 8.0)]));
    // One session of 180 minutes with all eight ends in time two days in three.
    let booked = booked(&clinic, &built.template);
    assert!(booked.iter().all(|&minutes| (40..=120).contains(&minutes)), "{booked:?}");
    let goal = clinic.parts().goals.ends_in_time.value();
    let chances = chances(&clinic, &built.template);
    assert!(chances.len() == 2 && chances.iter().all(|&chance| chance >= goal), "{chances:?}");
}

#[test]
fn minutes_left_lie_after_the_break_rather_than_before() {
    let clinic = small(1, "12:00", |parts| {
        only_ada(parts);
        parts.sessions.values_mut().for_each(|session| session.breaks = vec![span("10:20-10:30")]);
    });
    let built = plan(&clinic, &holds(&[]), &asked(&[(2, 0, 5.0)]));
    draws(&clinic, &built, "Mon Ada 09:00c 09:20c 09:40c 10:00c 10:30c 10:50.");
}

#[test]
fn no_way_to_share_visits_between_two_sessions_brings_less_expected_overtime() {
    for (ends, visits) in
        [(["11:00", "12:00"], 9), (["12:00", "10:40"], 12), (["12:00", "12:00"], 14)]
    {
        let clinic = small(1, "12:00", |parts| {
            for (session, end) in parts.sessions.values_mut().zip(ends) {
                session.span = span(&format!("9:00-{end}"));
            }
        });
        let demand = asked(&[(2, 0, f64::from(visits))]);
        let built = plan(&clinic, &holds(&[]), &demand);
        let level = built.levels.iter().find(|level| level.objective == Objective::Overtime);
        let level = level.unwrap();
        let promised = promised::Promised::of(&clinic, &holds(&[]), false);
        let from = wanted::Sources {
            instance: &clinic,
            promised: &promised,
            demand: &demand,
            baseline: None,
            patched: false,
        };
        let mut model = start::model(&from, &island::islands(&clinic, &promised)[0]);
        let goal = super::super::overtime::overtime(&mut model);
        let pieces: Vec<_> = model.pieces.iter().map(|piece| piece.var).collect();
        assert_eq!(pieces.len(), 2);
        let all = (0..=visits).filter_map(|first| {
            let mut values = vec![0.0; model.program.columns().len()];
            values[pieces[0].index()] = f64::from(first);
            values[pieces[1].index()] = f64::from(visits - first);
            let values = model.complete(values);
            model.program.fits(&values).then(|| sum(&goal.terms, &values))
        });
        let least = all.fold(f64::INFINITY, f64::min);
        assert!((level.value - least).abs() < 1e-5, "{} {least}", level.value);
        assert_eq!(level.proof, Proof::Exact);
    }
}

//! When a trial has had enough replications.

use super::*;
use crate::evaluation::measure::{Scope, Side, compare_sides};
use crate::instance::cast::clinic;

const RULES: [Named; 3] = [Named::FirstComeFirstServed, Named::EarliestDueDate, Named::CarveOut];

fn asked(replications: u32, until: Option<Until>) -> Trial {
    let terms = Terms { weeks: 8, ..Terms::usual() };
    let holds = Holds::Computed;
    Trial { terms, replications, holds, until, ..Trial::usual(Seed(5)) }
}

fn together(replications: u32, until: Option<Until>) -> Vec<Tried> {
    let clinic = clinic();
    let sides = RULES.map(|named| (&clinic, named));
    let trial = asked(replications, until);
    try_together(&sides, &trial, &Watch::default()).expect("the cast can be played")
}

/// Half the width of every difference against the first, as the comparison tells them.
fn told(tried: &[Tried], measure: Measure) -> Vec<f64> {
    let clinic = clinic();
    let of = |other: &Tried| {
        let sides = [&tried[0], other].map(|of| Side { instance: &clinic, measured: &of.measured });
        let rows = compare_sides(sides[0], sides[1]);
        let row = rows.iter().find(|row| row.measure == measure && row.scope == Scope::Clinic);
        row.and_then(|row| row.difference).expect("told").half_width
    };
    tried[1..].iter().map(of).collect()
}

/// Narrower than twenty runs make it.
fn narrow(measure: Measure) -> Until {
    let widest = told(&together(20, None), measure).into_iter().fold(0.0, f64::max);
    Until { measure, half_width: 0.7 * widest, replications_max: 400 }
}

#[test]
fn all_differences_are_narrow_when_a_comparison_stops_and_one_was_not_a_batch_before() {
    for measure in [Measure::AccessMean, Measure::MinutesFreed] {
        let until = narrow(measure);
        let tried = together(4, Some(until));
        let count = tried[0].measured.replications.len();
        assert!(count > RUNS_MIN && count < 400, "{count} runs decide nothing");
        assert!(tried.iter().all(|one| one.measured.replications.len() == count));
        assert!(tried.iter().all(|one| one.ended == Some(Ended { until, narrow: true })));
        let widths = told(&tried, measure);
        assert!(widths.iter().all(|&width| width <= until.half_width), "{widths:?}");
        let most = u32::try_from(count).expect("few") - 4;
        let before = together(4, Some(Until { replications_max: most, ..until }));
        assert_eq!(before[0].ended.map(|ended| ended.narrow), Some(false));
        assert_eq!(before[0].measured.replications.len(), count - 4);
        let widths = told(&before, measure);
        assert!(widths.iter().any(|&width| width > until.half_width), "{widths:?}");
    }
}

#[test]
fn no_interval_of_fewer_than_twenty_runs_is_looked_at() {
    let until = Until { half_width: 1e6, ..narrow(Measure::AccessMean) };
    assert!(together(4, Some(until)).iter().all(|one| one.measured.replications.len() == 20));
    let alone = try_policy(&clinic(), RULES[0], &asked(4, Some(until)), &Watch::default());
    assert_eq!(alone.expect("played").measured.replications.len(), 20);
}

#[test]
fn a_comparison_stops_at_the_same_run_on_any_number_of_threads() {
    let until = narrow(Measure::AccessMean);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads").install(|| together(4, Some(until)))
    };
    let of = |tried: Vec<Tried>| tried.into_iter().map(|one| one.measured).collect::<Vec<_>>();
    assert_eq!(of(on(1)), of(on(3)));
}

/// Five changes that touch different things, in an order.
fn changed(turned: usize) -> Instance {
    use crate::instance::{Accepts, Change, ChangeKind};
    use crate::table::{Id, NeedId, TeamId};
    use crate::units::Minutes;
    let (team, urgent) = (TeamId::from_index(0), NeedId::from_index(0));
    let half = Probability::new(0.5).expect("a share");
    let accepts = Accepts::default();
    let kinds = [
        ChangeKind::NeedBased { panel: 0, accepts, between_weeks: None },
        ChangeKind::FewerVisits { stream: 1, visits_spared: 1.0 },
        ChangeKind::Virtual { need: urgent, minutes: Minutes(12) },
        ChangeKind::Home {
            team,
            need: urgent,
            per_week: 2.0,
            visits: 2.5,
            travel_minutes: Minutes(20),
        },
        ChangeKind::SubAcute {
            team,
            need: urgent,
            per_week: 4.0,
            practice: half,
            admitted: Probability::ZERO,
            call_minutes: Minutes(5),
        },
    ];
    let mut changes: Vec<Change> = kinds
        .into_iter()
        .enumerate()
        .map(|(at, kind)| Change {
            name: format!("change {at}"),
            from: clinic().parts().as_of,
            ramp_weeks: 3,
            share: half,
            share_range: None,
            kind,
            brings: None,
        })
        .collect();
    changes.rotate_left(turned);
    let clinic = clinic().with(|parts| {
        parts.changes = changes;
        if turned > 0 {
            parts.streams.reverse();
            for change in &mut parts.changes {
                if let ChangeKind::FewerVisits { stream, .. } = &mut change.kind {
                    *stream = 0;
                }
            }
        }
    });
    clinic.expect("in order").with_brought()
}

fn changing() -> crate::simulation::Changing {
    let accepting = crate::road::clinic::Accepting::assumed();
    crate::simulation::Changing { accepting, moves_per_month_max: Some(13.0), panels: true }
}

#[test]
fn the_order_of_changes_decides_nothing_of_a_trial() {
    let tried = |turned: usize| {
        let trial = asked(4, None);
        let trial = Trial { terms: Terms { changes: Some(changing()), ..trial.terms }, ..trial };
        let clinic = changed(turned);
        let tried = try_policy(&clinic, Named::CarveOut, &trial, &Watch::default());
        let tried = tried.expect("played");
        let names = |need| clinic.parts().needs[need].name.clone();
        let mut rows: Vec<String> = tried
            .measured
            .rows
            .iter()
            .map(|row| {
                format!(
                    "{:?} {:?} {:?} {:?}",
                    row.measure,
                    row.scope,
                    row.need.map(names),
                    row.value
                )
            })
            .collect();
        rows.sort();
        (rows, tried.panels, tried.breaches, tried.played.holds)
    };
    let first = tried(0);
    for turned in 1..5 {
        assert_eq!(first, tried(turned), "turned by {turned}");
    }
    assert!(first.1[0].converted.mean > 0.0 && first.1[0].months[0].expected.is_some());
}

#[test]
fn what_is_kept_free_does_not_hang_on_changes() {
    let trial = |changes| {
        let trial = asked(2, None);
        Trial { terms: Terms { changes, ..trial.terms }, ..trial }
    };
    let held = |clinic: &Instance, trial: &Trial| {
        let tried = try_policy(clinic, Named::CarveOut, trial, &Watch::default());
        tried.expect("played").played.holds
    };
    assert_eq!(held(&clinic(), &trial(None)), held(&changed(0), &trial(Some(changing()))));
}

#[test]
fn a_clinic_without_changes_is_played_as_it_was() {
    for named in [Named::CarveOut, Named::NeedBased, Named::Fixed, Named::FirstComeFirstServed] {
        let tried = |changes| {
            let trial = asked(2, None);
            let terms = Terms { changes, ..trial.terms };
            let trial = Trial { terms, keep_log: true, ..trial };
            let tried = try_policy(&clinic(), named, &trial, &Watch::default()).expect("played");
            (tried.log, tried.measured, tried.panels)
        };
        assert_eq!(tried(None), tried(Some(changing())));
    }
}

/// Ten controls of twenty minutes fall due a week, and the only session is on Mondays.
fn mondays(hours: &str) -> Instance {
    use crate::instance::cast::{parts, span};
    use crate::instance::{Accepts, Change, ChangeKind};
    let mut parts = parts();
    parts.streams.clear();
    parts.sessions = parts.sessions.values().take(1).cloned().collect();
    for session in parts.sessions.values_mut() {
        session.span = span(hours);
    }
    let panel = &mut parts.panels[0];
    panel.mix = [1.0, 0.0, 0.0, 0.0].into_iter().collect();
    (panel.size, panel.requests_per_year, panel.safety_weeks) = (260, 0.0, 1_040.0);
    let accepts = Accepts { chance: Some(Probability::ONE), range: None };
    parts.changes = vec![Change {
        name: "all".to_owned(),
        from: parts.as_of,
        ramp_weeks: 1,
        share: Probability::ONE,
        share_range: None,
        kind: ChangeKind::NeedBased { panel: 0, accepts, between_weeks: None },
        brings: None,
    }];
    Instance::new(parts).expect("in order").with_brought()
}

#[test]
fn months_that_wait_for_time_are_told_apart_from_the_road_with_the_reason() {
    let differs = |hours: &str| -> Vec<Option<Differs>> {
        let trial = asked(20, None);
        let changes = Some(crate::simulation::Changing { moves_per_month_max: None, ..changing() });
        let trial = Trial { terms: Terms { weeks: 26, changes, ..trial.terms }, ..trial };
        let clinic = mondays(hours);
        let tried = try_policy(&clinic, Named::CarveOut, &trial, &Watch::default());
        let panels = tried.expect("played").panels;
        let expected = panels[0].months.iter().map(|month| month.expected.expect("played"));
        expected.map(|expected| expected.differs).collect()
    };
    // Time for all of a week on its Monday, and for five of ten.
    assert!(differs("8:00-16:00")[1..].iter().all(|why| *why != Some(Differs::NoTime)));
    let tight = differs("8:00-9:40");
    assert_eq!(tight.len(), 6);
    assert!(tight[1..].iter().all(|why| *why == Some(Differs::NoTime)), "{tight:?}");
}

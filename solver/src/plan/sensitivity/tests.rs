//! The Ada and Bea clinic, one uncertain number at a time.

use crate::instance::cast::{clinic, parts};
use crate::instance::{
    Accepts, Assumption, Change, ChangeKind, Instance, InstanceParts, Need, ProTable, Purpose,
    Range, ScoreBand, Tag, Triage,
};
use crate::solve::Watch;
use crate::table::{ClassId, Id, NeedId, TeamId};
use crate::units::{Minutes, Probability};

use super::tornado::changed;
use super::*;

/// The clinic with ranges of its own.
fn stating(rows: &[(&str, f64, f64)]) -> Instance {
    let mut parts = parts();
    parts.assumptions = rows.iter().map(|&(about, low, high)| stated(about, low, high)).collect();
    Instance::new(parts).expect("ranges from low to high")
}

fn stated(about: &str, low: f64, high: f64) -> Assumption {
    let (about, range) = (about.to_owned(), Some(Range { low, high }));
    Assumption { about, value: String::new(), tag: Tag::Assumption, note: String::new(), range }
}

fn at(instance: &Instance, lever: Lever, end: End) -> InstanceParts {
    let changed = changed(instance, lever, end).expect("in order");
    changed.unwrap_or_else(|| instance.clone()).parts().clone()
}

/// Weekly requests, ten times the sub-acute ones beside the work-ups: 10 * 10 + 6 = 106.
fn requests(instance: &Instance) -> f64 {
    let streams = &instance.parts().streams;
    10.0 * streams[0].per_week + streams[1].per_week
}

fn tornado_of(instance: &Instance, levers: &[Lever]) -> Tornado {
    tornado(instance, levers, |it| Some(requests(it)), &Watch::default())
}

#[test]
fn the_widest_bar_comes_first_and_what_changes_nothing_last() {
    let levers = [Lever::NoShows, Lever::OtherDemand, Lever::Dispersion, Lever::SubAcuteDemand];
    let found = tornado_of(&clinic(), &levers);
    assert_eq!(found.base.map(|base| base.value), Some(106.0));
    // Sub-acute 8 to 12: 86 to 126. Work-ups 5.4 to 6.6: 105.4 to 106.6.
    let order: Vec<Lever> = found.bars.iter().map(|bar| bar.lever).collect();
    let last = [Lever::NoShows, Lever::Dispersion];
    assert_eq!(order, [Lever::SubAcuteDemand, Lever::OtherDemand, last[0], last[1]]);
    let widths: Vec<f64> = found.bars.iter().map(|bar| bar.width).collect();
    assert!((widths[0] - 40.0).abs() < 1e-9 && (widths[1] - 1.2).abs() < 1e-9, "{widths:?}");
    assert_eq!(widths[2..], [0.0, 0.0]);
    let ends = |bar: &Bar| (bar.low.unwrap().value, bar.high.unwrap().value);
    let (low, high) = ends(&found.bars[0]);
    assert!((low - 86.0).abs() < 1e-9 && (high - 126.0).abs() < 1e-9);
    // No visit is missed here, so no factor moves it; the spread of the daily count does move.
    assert_eq!((found.bars[2].moves, found.bars[3].moves), (false, true));
    assert!(found.skipped.is_empty() && !found.partial);
}

#[test]
fn a_bar_reaches_from_the_lowest_to_the_highest_even_when_both_ends_lie_on_one_side() {
    // Distance from ten requests a week: 0 as given, 2 at 8 and at 12.
    let off = |instance: &Instance| Some((instance.parts().streams[0].per_week - 10.0).abs());
    let found = tornado(&clinic(), &[Lever::SubAcuteDemand], off, &Watch::default());
    assert!((found.bars[0].width - 2.0).abs() < 1e-9);
}

#[test]
fn the_same_tornado_comes_on_one_thread_and_on_two() {
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| tornado(&clinic(), &Lever::all(), |it| Some(held(it)), &Watch::default()))
    };
    let one = on(1);
    assert_eq!(format!("{one:?}"), format!("{:?}", on(2)));
    // More sub-acute demand asks for more held time.
    let bar = one.bars.iter().find(|bar| bar.lever == Lever::SubAcuteDemand).unwrap();
    assert!(bar.low.unwrap().value < bar.high.unwrap().value, "{bar:?}");
    assert_eq!(one.base.unwrap().kept, Some(1));
}

#[test]
fn the_clinic_file_may_state_a_range_of_a_lever() {
    let clinic = stating(&[("sub-acute-demand", 0.5, 1.5)]);
    let found = tornado_of(&clinic, &[Lever::SubAcuteDemand]);
    // 5 to 15 requests: 56 to 156.
    assert!((found.bars[0].width - 100.0).abs() < 1e-9);
    assert!(found.bars[0].given);
    assert!(!tornado_of(&self::clinic(), &[Lever::SubAcuteDemand]).bars[0].given);
}

#[test]
fn a_range_for_one_row_is_taken_before_one_for_all_and_that_before_the_lever() {
    let clinic = stating(&[
        ("stream.dispersion", 1.5, 3.0),
        ("stream.urgent.dispersion", 1.2, 4.0),
        ("dispersion", 1.0, 9.0),
    ]);
    let high = at(&clinic, Lever::Dispersion, End::High);
    assert_eq!((high.streams[0].dispersion, high.streams[1].dispersion), (4.0, 3.0));
    let low = at(&clinic, Lever::Dispersion, End::Low);
    assert_eq!((low.streams[0].dispersion, low.streams[1].dispersion), (1.2, 1.5));
    let bar = &tornado_of(&clinic, &[Lever::Dispersion]).bars[0];
    assert_eq!(bar.stated.len(), 2);
}

#[test]
fn a_range_is_about_a_lever_or_about_a_key_with_any_row_name() {
    let key = |row| Some(About::Key { list: "need", key: "no_show", row });
    assert_eq!(About::of("no-shows"), Some(About::Lever(Lever::NoShows)));
    assert_eq!(About::of("need.no_show"), key(None));
    assert_eq!(About::of("need.first visit.no.2.no_show"), key(Some("first visit.no.2")));
    let codes = |text: &str| About::of(text).is_some();
    assert!(codes("goals.cancelled_share"));
    for other in ["need.no_shows", "needs.no_show", "no_show", "need.a no_show", "stream.no_show"] {
        assert!(!codes(other), "{other}");
    }
}

#[test]
fn an_end_that_makes_no_clinic_is_skipped_and_named() {
    // Half of the panel are eligible, so not nine in ten can be converted.
    let clinic = stating(&[("panel.controls.converted", 0.2, 0.9)]);
    let found = tornado_of(&clinic, &[Lever::Converted, Lever::SubAcuteDemand]);
    assert_eq!(found.skipped.len(), 1);
    let Skipped { lever, end, why } = &found.skipped[0];
    assert_eq!((*lever, *end), (Lever::Converted, End::High));
    assert!(matches!(why, Why::Faults(faults) if faults[0].place.field == "converted"));
    let bar = found.bars.iter().find(|bar| bar.lever == Lever::Converted).unwrap();
    assert!(bar.low.is_some() && bar.high.is_none());
    // No share is above 1.
    let clinic = stating(&[("need.no_show", 0.0, 1.5)]);
    let found = tornado_of(&clinic, &[Lever::NoShows]);
    assert!(matches!(&found.skipped[0].why, Why::Faults(faults) if faults[0].place.list == "need"));
}

#[test]
fn an_end_without_an_outcome_is_skipped_and_named() {
    let few = |it: &Instance| (it.parts().streams[0].per_week < 11.0).then_some(1.0);
    let found = tornado(&clinic(), &[Lever::SubAcuteDemand], few, &Watch::default());
    let end = Skipped { lever: Lever::SubAcuteDemand, end: End::High, why: Why::NoOutcome };
    assert_eq!(found.skipped, [end]);
    let none = |_: &Instance| None::<f64>;
    let found = tornado(&clinic(), &[Lever::NoShows], none, &Watch::default());
    assert!(found.base.is_none() && found.bars.is_empty() && found.skipped.len() == 2);
}

#[test]
fn a_run_that_is_stopped_says_so() {
    let watch = Watch::default();
    watch.stop.stop();
    let found = tornado(&clinic(), &Lever::all(), |it| Some(requests(it)), &watch);
    assert!(found.partial && found.bars.is_empty());
    assert!(found.skipped.iter().all(|skipped| skipped.why == Why::Stopped));
}

#[test]
fn visits_move_by_a_step_of_the_grid_and_never_vanish() {
    let minutes = |clinic: &Instance, end| {
        let parts = at(clinic, Lever::VisitLength, end);
        let lengths = parts.needs.values().flat_map(|need| need.minutes.values().copied());
        lengths.map(|Minutes(minutes)| minutes).collect::<Vec<i32>>()
    };
    let (low, high) = (minutes(&clinic(), End::Low), minutes(&clinic(), End::High));
    assert_eq!(
        (&low[..8], &high[4..8]),
        (&[15, 15, 15, 15, 35, 35, 55, 35][..], &[45, 45, 65, 45][..])
    );
    let shrunk = stating(&[("visit-length", -9.0, 0.0)]);
    // Nine steps of 5 from 20 and 40 leave the one step that a visit has at least.
    assert_eq!(minutes(&shrunk, End::Low)[..8], [5, 5, 5, 5, 5, 5, 15, 5]);
}

#[test]
fn a_stated_length_is_that_of_the_usual_visit_and_the_others_go_with_it() {
    let clinic = stating(&[("need.first.minutes", 20.0, 60.0)]);
    // The usual first visit is 40 min: 60 is one and a half times that, so the long one is 90.
    let high = at(&clinic, Lever::VisitLength, End::High);
    let lengths: Vec<i32> =
        high.needs.values().nth(1).unwrap().minutes.values().map(|m| m.0).collect();
    assert_eq!(lengths, [60, 60, 90, 60]);
}

#[test]
fn nobody_is_converted_who_is_not_eligible() {
    let mut parts = parts();
    parts.panels[0].converted = Probability::new(0.4).unwrap();
    let clinic = Instance::new(parts).unwrap();
    let share = |lever, end| at(&clinic, lever, end).panels[0].converted.value();
    // Half are eligible: 0.4 * 1.5 stops there, and 0.5 * 0.75 eligible leave 0.375.
    assert!((share(Lever::Converted, End::High) - 0.5).abs() < 1e-12);
    assert!((share(Lever::Eligible, End::Low) - 0.375).abs() < 1e-12);
    assert!((share(Lever::Eligible, End::High) - 0.4).abs() < 1e-12);
}

#[test]
fn an_assumed_share_never_leaves_out_what_the_clinic_says() {
    let with = |share| {
        clinic().with(|parts| parts.goals.cancelled_share = Probability::new(share).unwrap())
    };
    let ends = |clinic: &Instance| {
        let share = |end| at(clinic, Lever::CancelledSessions, end).goals.cancelled_share.value();
        (share(End::Low), share(End::High))
    };
    assert_eq!(ends(&with(0.05).unwrap()), (0.0, 0.08));
    assert_eq!(ends(&with(0.2).unwrap()), (0.0, 0.2));
    assert_eq!(ends(&stating(&[("goals.cancelled_share", 0.02, 0.04)])), (0.02, 0.04));
}

#[test]
fn every_lever_moves_a_clinic_that_has_what_it_moves() {
    let mut parts = parts();
    parts.panels[0].converted = Probability::new(0.2).unwrap();
    parts.panels[0].advice_per_year = 1.0;
    for need in parts.needs.values_mut() {
        need.no_show = Probability::new(0.04).unwrap();
    }
    let control = parts.panels[0].control;
    let advice = Need {
        name: "advice".to_owned(),
        purpose: Purpose::Advice,
        ..parts.needs[control].clone()
    };
    parts.needs.push(advice);
    parts.changes = changes();
    let clinic = Instance::new(parts).unwrap();
    for lever in Lever::all() {
        let high = changed(&clinic, lever, End::High).expect("in order");
        assert!(high.is_some(), "{}", lever.code());
        let Range { low, high } = lever.assumed();
        assert!(low < high);
    }
}

/// A tenth each: what a change can be asked of, and what nobody says of the first.
fn changes() -> Vec<Change> {
    let team = TeamId::from_index(0);
    let need = NeedId::from_index(0);
    let accepts = Accepts::default();
    let kinds = [
        ChangeKind::NeedBased { panel: 0, accepts, between_weeks: None },
        ChangeKind::Practice { panel: 0, accepts, advice_per_year: 2.0 },
        ChangeKind::FewerVisits { stream: 1, visits_spared: 1.8 },
        ChangeKind::Virtual { need, minutes: Minutes(12) },
        ChangeKind::Home { team, need, per_week: 2.0, visits: 2.0, travel_minutes: Minutes(20) },
        ChangeKind::Triage {
            stream: 1,
            phone: Probability::new(0.8).expect("a share"),
            phone_minutes: Minutes(10),
            reading_minutes: Minutes(5),
        },
        ChangeKind::SubAcute {
            team,
            need,
            per_week: 2.0,
            practice: Probability::new(0.6).expect("a share"),
            admitted: Probability::new(0.3).expect("a share"),
            call_minutes: Minutes(10),
        },
    ];
    let change = |(at, kind): (usize, ChangeKind)| Change {
        name: format!("change {at}"),
        from: parts().as_of,
        ramp_weeks: 1,
        share: Probability::new(0.1).expect("a share"),
        share_range: None,
        kind,
        brings: None,
    };
    kinds.into_iter().enumerate().map(change).collect()
}

#[test]
fn a_change_goes_to_the_ends_of_its_own_range_else_to_those_of_the_lever() {
    let mut parts = parts();
    let all = changes();
    parts.changes = [&all[0], &all[2], &all[3]].into_iter().cloned().collect();
    parts.changes[2].share_range = Some(Range { low: 0.05, high: 0.4 });
    parts.assumptions = vec![stated("change.change 3.minutes", 10.0, 18.0)];
    let clinic = Instance::new(parts).expect("in order");
    let shares = |end| -> Vec<f64> {
        let changed = at(&clinic, Lever::ChangeShare, end);
        changed.changes.iter().map(|change| change.share.value()).collect()
    };
    let near = |found: Vec<f64>, wanted: [f64; 3]| {
        found.iter().zip(wanted).all(|(found, wanted)| (found - wanted).abs() < 1e-12)
    };
    assert!(near(shares(End::Low), [0.075, 0.075, 0.05]));
    assert!(near(shares(End::High), [0.125, 0.125, 0.4]));
    let accepts = |end| {
        let of = &at(&clinic, Lever::ChangeAccepts, end).changes[0].kind;
        of.accepts().and_then(|accepts| accepts.chance).map(Probability::value)
    };
    assert_eq!((accepts(End::Low), accepts(End::High)), (Some(0.3), Some(0.9)));
    let minutes = |end| match at(&clinic, Lever::ChangeMinutes, end).changes[2].kind {
        ChangeKind::Virtual { minutes, .. } => minutes.0,
        _ => 0,
    };
    assert_eq!((minutes(End::Low), minutes(End::High)), (10, 18));
    // No more visits are spared than there are.
    let spared = |end| match at(&clinic, Lever::ChangeVisits, end).changes[1].kind {
        ChangeKind::FewerVisits { visits_spared, .. } => visits_spared,
        _ => f64::NAN,
    };
    assert!((spared(End::Low) - 1.35).abs() < 1e-9 && (spared(End::High) - 2.0).abs() < 1e-9);
}

#[test]
fn shares_of_calls_never_add_to_more_than_all_of_them() {
    let mut parts = parts();
    parts.changes = changes().split_off(5);
    parts.changes.iter_mut().for_each(|change| change.ramp_weeks = 5);
    let clinic = Instance::new(parts).expect("in order");
    let calls = |lever, end| match at(&clinic, lever, end).changes[1].kind {
        ChangeKind::SubAcute { practice, admitted, .. } => [practice.value(), admitted.value()],
        _ => [f64::NAN; 2],
    };
    let near = |found: [f64; 2], wanted: [f64; 2]| {
        let near = found.iter().zip(wanted).all(|(found, wanted)| (found - wanted).abs() < 1e-12);
        assert!(near, "{found:?}, not {wanted:?}");
    };
    near(calls(Lever::ChangePractice, End::Low), [0.45, 0.3]);
    near(calls(Lever::ChangePractice, End::High), [0.7, 0.3]);
    near(calls(Lever::ChangeAdmitted, End::Low), [0.6, 0.225]);
    near(calls(Lever::ChangeAdmitted, End::High), [0.6, 0.375]);
    let phone = |end| match at(&clinic, Lever::ChangePhone, end).changes[0].kind {
        ChangeKind::Triage { phone, .. } => phone.value(),
        _ => f64::NAN,
    };
    near([phone(End::Low), phone(End::High)], [0.4, 1.0]);
    let ramp = |end| at(&clinic, Lever::ChangeRamp, end).changes[0].ramp_weeks;
    assert_eq!((ramp(End::Low), ramp(End::High)), (3, 10));
}

/// Work-ups stated as 4 to 10 a week, of which half are seen and three in four answers are read.
#[test]
fn a_range_of_a_stream_is_stated_before_answers_divide_it() {
    let share = |value| Probability::new(value).expect("a share");
    let class = ClassId::from_index(0);
    let mut parts = parts();
    parts.assumptions = vec![stated("stream.work-up.per_week", 4.0, 10.0)];
    parts.complexity.pro = Some(ProTable {
        version: "1".to_owned(),
        bands: vec![ScoreBand { from: 0.0, to: 1.0, class, colour: None }],
        first_visit: Some(Triage {
            needs: vec![NeedId::from_index(1)],
            answered: share(0.75),
            no_visit: share(0.5),
            phone: Probability::ZERO,
            call: None,
            reading: Some(NeedId::from_index(2)),
            per_week: 0.0,
        }),
        ..ProTable::default()
    });
    parts.triaged();
    let clinic = Instance::new(parts).expect("in order");
    let per_week = |end| -> Vec<f64> {
        let parts = at(&clinic, Lever::OtherDemand, end);
        parts.streams[1..].iter().map(|stream| stream.per_week).collect()
    };
    assert_eq!(per_week(End::Low), [2.0, 3.0]);
    assert_eq!(per_week(End::High), [5.0, 7.5]);
}

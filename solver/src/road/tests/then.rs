//! The clinic of a month: what changes make of it, and what they leave alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::*;
use crate::demand::everything;
use crate::instance::{
    Accepts, Change, ChangeKind, Clinician, Instance, InstanceParts, Need, Purpose, Role, Session,
    Setting,
};
use crate::road::clinic::{Ahead, Options, roads};
use crate::sizing::{self, Series};
use crate::table::{ClinicianId, NeedId, Table};
use crate::units::Minutes;

fn options(weeks: usize) -> Options {
    Options {
        weeks,
        accepts: share(1.0),
        accepts_range: crate::instance::Range { low: 1.0, high: 1.0 },
        moves_per_month_max: None,
        goal_minutes: None,
        holds: false,
        best: false,
        replications: 0,
        seed: crate::rng::Seed(0),
    }
}

fn change(name: &str, of: f64, kind: ChangeKind) -> Change {
    Change {
        name: name.to_owned(),
        from: NaiveDate::from_ymd_opt(2026, 11, 2).expect("a date"),
        ramp_weeks: 1,
        share: share(of),
        share_range: None,
        brings: None,
        kind,
    }
}

fn need(index: usize) -> NeedId {
    Id::from_index(index)
}

/// Ada, Bea and a nurse, without panels, with these changes.
fn clinic(changes: Vec<Change>, more: impl FnOnce(&mut InstanceParts)) -> Instance {
    let with = Instance::example().with(|parts| {
        parts.panels.clear();
        parts.changes = changes;
        let (teams, name) = (vec![team()], "Cia".to_owned());
        let nurse = parts.clinicians.push(Clinician { name, role: Role::Nurse, teams });
        let like: Vec<Session> = parts.sessions.values().take(5).cloned().collect();
        for session in like {
            parts.sessions.push(Session { clinician: nurse, ..session });
        }
        more(parts);
    });
    with.expect("in order")
}

/// Minutes asked a week, by name of the need.
fn asked(clinic: &Instance) -> BTreeMap<String, f64> {
    let mut sums = BTreeMap::new();
    for ask in everything(clinic) {
        let name = clinic.parts().needs[ask.need].name.clone();
        *sums.entry(name).or_insert(0.0) += ask.minutes_per_cycle(clinic);
    }
    sums.retain(|_, minutes| *minutes > 1e-9);
    sums
}

/// The needs of today and of the first month, in minutes a week.
fn before_and_then(kind: ChangeKind, of: f64) -> [BTreeMap<String, f64>; 2] {
    let clinic = clinic(vec![change("new", of, kind)], |_| ());
    let ahead = Ahead::of(&clinic, &options(8), Offered::AtControl);
    [asked(&clinic), asked(&ahead.clinic(0).expect("a clinic"))]
}

fn told(of: &BTreeMap<String, f64>) -> Vec<(&str, i64)> {
    of.iter().map(|(name, minutes)| (name.as_str(), crate::number::nearest(*minutes))).collect()
}

#[test]
fn a_virtual_visit_is_a_need_of_its_own_that_takes_no_room() {
    // Half of ten urgent visits of 20 minutes take 15.
    let kind = ChangeKind::Virtual { need: need(0), minutes: Minutes(15) };
    let [today, then] = before_and_then(kind.clone(), 0.5);
    assert_eq!(told(&today)[2], ("urgent", 200));
    assert_eq!(told(&then)[2..], [("urgent", 100), ("urgent (new)", 75)]);
    let clinic = clinic(vec![change("new", 0.5, kind)], |_| ());
    let then = Ahead::of(&clinic, &options(8), Offered::AtControl).clinic(0).expect("a clinic");
    let [old, new] = [need(0), need(4)].map(|id| &then.parts().needs[id]);
    assert_eq!((old.setting, new.setting), (Setting::InPerson, Setting::Video));
    assert_eq!((new.held, &new.promise), (true, &old.promise));
}

#[test]
fn visits_of_a_pathway_are_divided_with_it() {
    let kind = ChangeKind::TaskShift { need: need(2), role: Role::Nurse, minutes: Minutes(30) };
    let [today, then] = before_and_then(kind, 0.25);
    assert_eq!(told(&today), [("conclusion", 120), ("first", 240), ("urgent", 200)]);
    let moved = [("conclusion", 90), ("conclusion (new)", 45), ("first", 240), ("urgent", 200)];
    assert_eq!(told(&then), moved);
}

#[test]
fn triage_spares_visits_of_those_who_need_none_and_first_ones_of_those_called() {
    // Half of six: three first visits of 40 minutes fewer, one call of 10, six readings of 2. Of the
    // three only who is called goes on to the conclusion.
    let kind = ChangeKind::Triage {
        stream: 1,
        phone: share(1.0 / 3.0),
        phone_minutes: Minutes(10),
        reading_minutes: Minutes(2),
    };
    let [_, then] = before_and_then(kind, 0.5);
    let wanted =
        [("conclusion", 80), ("first", 120), ("first (new)", 10), ("new", 12), ("urgent", 200)];
    assert_eq!(told(&then), wanted);
}

#[test]
fn visits_that_fall_together_thin_their_stream() {
    let kind = ChangeKind::FewerVisits { stream: 1, visits_spared: 1.0 };
    let [_, then] = before_and_then(kind, 0.5);
    // Three of twelve visits: a quarter of either step.
    assert_eq!(told(&then), [("conclusion", 90), ("first", 180), ("urgent", 200)]);
}

/// Eight admissions a week, of which general practice tells the clinic first.
fn calls() -> ChangeKind {
    ChangeKind::SubAcute {
        team: team(),
        need: need(0),
        per_week: 8.0,
        practice: share(0.25),
        admitted: share(0.25),
        call_minutes: Minutes(5),
    }
}

#[test]
fn calls_of_practice_end_there_in_a_visit_or_in_an_admission() {
    let [_, then] = before_and_then(calls(), 0.5);
    // Four calls of 5 minutes, and two visits of 20.
    assert_eq!(told(&then)[2..], [("new", 20), ("urgent", 200), ("urgent (new)", 40)]);
}

#[test]
fn a_month_asks_as_much_on_the_road_as_its_clinic_does() {
    let triage = ChangeKind::Triage {
        stream: 1,
        phone: share(0.25),
        phone_minutes: Minutes(10),
        reading_minutes: Minutes(2),
    };
    let home = ChangeKind::Home {
        team: team(),
        need: need(0),
        per_week: 2.0,
        visits: 2.5,
        travel_minutes: Minutes(25),
    };
    let fewer = ChangeKind::FewerVisits { stream: 1, visits_spared: 0.5 };
    let shift = |of, minutes| ChangeKind::TaskShift { need: of, role: Role::Nurse, minutes };
    let changes = vec![
        change("video", 0.5, ChangeKind::Virtual { need: need(2), minutes: Minutes(15) }),
        change("shift", 0.25, shift(need(2), Minutes(30))),
        change("first", 0.5, shift(need(1), Minutes(45))),
        Change { ramp_weeks: 20, ..change("read", 0.5, triage) },
        change("fewer", 0.5, fewer),
        change("calls", 0.5, calls()),
        change("home", 0.5, home),
    ];
    let clinic = clinic(changes, |_| ());
    let ahead = Ahead::of(&clinic, &options(40), Offered::AtControl);
    let roads = roads(&clinic, &options(40));
    for (month, told) in roads.ways[0].teams[0].iter().enumerate() {
        let minutes: f64 = asked(&ahead.clinic(month).expect("a clinic")).values().sum();
        assert!(close(told.asked_minutes, minutes), "{month}: {} {minutes}", told.asked_minutes);
    }
}

#[test]
fn visits_at_home_have_the_way_there() {
    let kind = ChangeKind::Home {
        team: team(),
        need: need(0),
        per_week: 2.0,
        visits: 3.0,
        travel_minutes: Minutes(25),
    };
    let [_, then] = before_and_then(kind, 0.5);
    assert_eq!(told(&then)[2..], [("urgent", 200), ("urgent (new)", 135)]);
}

fn moving(name: &str, of: f64, from: &str) -> Change {
    let accepts = Accepts { chance: Some(share(1.0)), range: None };
    let kind = ChangeKind::NeedBased { panel: 0, accepts, between_weeks: None };
    Change { from: from.parse().expect("a date"), ..change(name, of, kind) }
}

#[test]
fn a_panel_of_which_nobody_moves_is_that_of_today_in_every_month() {
    let clinic = Instance::example().with(|parts| {
        parts.changes = vec![moving("none", 0.0, "2026-11-02")];
        // Uneven months are no other panel.
        parts.panels[0].next_controls = vec!["2027-01-04".parse().expect("a date"); 200];
    });
    let clinic = clinic.expect("in order");
    for offered in [Offered::AtControl, Offered::BeforeControl] {
        let ahead = Ahead::of(&clinic, &options(104), offered);
        let today = ahead.today().expect("a clinic");
        for month in 0..ahead.months() {
            assert_eq!(ahead.clinic(month).expect("a clinic"), today, "month {month}");
        }
        assert!(ahead.phases(4, 1.0).later.is_empty());
    }
}

#[test]
fn a_panel_has_the_patients_of_its_month() {
    let clinic = Instance::example().with(|parts| {
        parts.changes = vec![moving("half", 0.5, "2026-11-02")];
    });
    let clinic = clinic.expect("in order");
    let ahead = Ahead::of(&clinic, &options(104), Offered::AtControl);
    let panel = |month: usize| ahead.clinic(month).expect("a clinic").parts().panels[0].clone();
    // In the first half year as many controls are due as today; ten patients a week convert at them,
    // and those of the first three of five weeks ask from the week after on.
    let (first, last) = (panel(0), panel(23));
    let fixed = |panel: &crate::instance::Panel| crate::demand::controls::fixed_patients(panel);
    assert!((fixed(&first) - 520.0).abs() < 1.0 && first.size > 520);
    // Then half of the patients have no control any more.
    assert_eq!(last.size, 520);
    assert!((last.converted.value() - 0.5).abs() < 1e-9);
}

#[test]
fn advice_about_patients_who_moved_and_calls_that_seek_others_out_are_asked_for() {
    let advice = |parts: &mut InstanceParts| {
        let control = parts.panels[0].control;
        let like = parts.needs[control].clone();
        let minutes: Table<_, _> = like.minutes.map(|_, _| Minutes(10));
        parts.needs.push(Need {
            name: "advice".to_owned(),
            purpose: Purpose::Advice,
            setting: Setting::Phone,
            minutes,
            ..like
        })
    };
    let accepts = Accepts { chance: Some(share(1.0)), range: None };
    let clinic = Instance::example().with(|parts| {
        let call = advice(parts);
        parts.panels[0].life.outreach = Some(call);
        parts.panels[0].safety_weeks = 26.0;
        parts.panels[0].requests_per_year = 0.0;
        let kind = ChangeKind::Practice { panel: 0, accepts, advice_per_year: 26.0 };
        parts.changes =
            vec![change("practice", 0.5, kind), moving("need-based", 0.25, "2026-11-02")];
    });
    let clinic = clinic.expect("in order");
    let ahead = Ahead::of(&clinic, &options(104), Offered::AtControl);
    let then = asked(&ahead.clinic(23).expect("a clinic"));
    // 260 patients are asked about 26 times a year; 130 ask for nothing, and five of them a week are
    // rung, every half year: contacts of 10 minutes.
    let minutes = 260.0 * 26.0 / crate::demand::WEEKS_PER_YEAR * 10.0 + 5.0 * 10.0;
    assert!(close(then["advice"], minutes), "{} for {minutes}", then["advice"]);
    assert!(!asked(&clinic).contains_key("advice"));
}

#[test]
fn needs_keep_their_place_from_month_to_month() {
    let virtually = |name: &str, of, from: &str| Change {
        from: from.parse().expect("a date"),
        ..change(name, 0.5, ChangeKind::Virtual { need: of, minutes: Minutes(15) })
    };
    let changes =
        vec![virtually("later", need(3), "2027-03-01"), virtually("first", need(0), "2026-12-07")];
    let clinic = clinic(changes, |_| ());
    let ahead = Ahead::of(&clinic, &options(40), Offered::AtControl);
    let names = |month: usize| -> Vec<String> {
        let then = ahead.clinic(month).expect("a clinic");
        then.parts().needs.values().map(|need| need.name.clone()).collect()
    };
    let months: Vec<Vec<String>> = (0..ahead.months()).map(names).collect();
    assert_eq!(months[0].len(), 4);
    assert_eq!(months[8][4..], ["urgent (first)", "control (later)"]);
    assert!(months.windows(2).all(|pair| pair[1].starts_with(&pair[0])));
}

#[test]
fn a_panel_whose_visits_are_divided_keeps_its_patients() {
    let clinic = Instance::example().with(|parts| {
        let kind = ChangeKind::Virtual { need: need(3), minutes: Minutes(10) };
        parts.changes = vec![change("video", 0.3, kind), moving("half", 0.5, "2027-06-01")];
    });
    let clinic = clinic.expect("in order");
    let then = Ahead::of(&clinic, &options(20), Offered::AtControl).clinic(0).expect("a clinic");
    let panels = &then.parts().panels;
    let sizes: Vec<u32> = panels.iter().map(|panel| panel.size).collect();
    assert_eq!(sizes, [364, 156]);
    assert_eq!(panels[1].clinician, Some(ClinicianId::from_index(0)));
    assert_eq!(then.parts().needs[panels[1].control].name, "control (video)");
}

#[test]
fn months_sized_one_after_the_other_have_the_holds_of_each_alone() {
    let clinic = Instance::example().with(|parts| {
        parts.changes = vec![moving("half", 0.5, "2026-11-02")];
        parts.panels[0].requests_per_year = 3.0;
    });
    let clinic = clinic.expect("in order");
    let ahead = Ahead::of(&clinic, &options(104), Offered::AtControl);
    let alone = sizing::Options { as_is: false, frontier: false };
    let mut series = Series::default();
    let mut held = Vec::new();
    for month in [0, 3, 6, 12, 23, 23] {
        let then = ahead.clinic(month).expect("a clinic");
        let found = series.size(&then);
        assert_eq!(found, sizing::size(&then, &alone), "month {month}");
        held.push(crate::number::nearest(found.teams[0].design.held_minutes_per_week));
    }
    assert!(held[0] < held[4], "{held:?}");
    // Holds that keep what is promised stay, also where fewer would do; others become the recommended.
    let last = series.size(&ahead.clinic(23).expect("a clinic"));
    let first = ahead.clinic(0).expect("a clinic");
    let kept = Series::default().keep(&first, &last.hold_plan());
    assert_eq!(kept.hold_plan().groups()[0].minutes, last.hold_plan().groups()[0].minutes);
    let few = series.size(&first);
    let then = ahead.clinic(23).expect("a clinic");
    let raised = Series::default().keep(&then, &few.hold_plan());
    assert_eq!(raised.teams[0].design.holds, last.teams[0].design.holds);
}

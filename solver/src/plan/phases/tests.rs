//! Templates of phases: within their moves, judged, and today's where nothing changes.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{Patched, Phases, phases};
use crate::answer::{Block, BlockKind, Template};
use crate::draws::draws;
use crate::evaluation::referee::verdict;
use crate::instance::{Accepts, Change, ChangeKind, Instance, InstanceParts, Range};
use crate::plan::build;
use crate::road::Offered;
use crate::road::clinic::{Ahead, Options, Phasing};
use crate::sizing::{self, size};
use crate::solve::{Limits, Proof};
use crate::table::Id;
use crate::template::Outcome;
use crate::units::{Minutes, Probability};

fn share(value: f64) -> Probability {
    Probability::new(value).expect("a share")
}

fn options() -> Options {
    Options {
        weeks: 78,
        accepts: share(1.0),
        accepts_range: Range { low: 1.0, high: 1.0 },
        moves_per_month_max: None,
        goal_minutes: None,
        holds: false,
        best: false,
        replications: 0,
        seed: crate::rng::Seed(0),
    }
}

/// Ada and Bea: half of their patients convert and ask twice a year from then on.
fn clinic(more: impl FnOnce(&mut InstanceParts)) -> Instance {
    let accepts = Accepts { chance: Some(share(1.0)), range: None };
    let clinic = Instance::example().with(|parts| {
        parts.panels[0].requests_per_year = 2.0;
        parts.changes = vec![Change {
            name: "need-based".to_owned(),
            from: NaiveDate::from_ymd_opt(2026, 11, 2).expect("a date"),
            ramp_weeks: 1,
            share: share(0.5),
            share_range: None,
            brings: None,
            kind: ChangeKind::NeedBased { panel: 0, accepts, between_weeks: None },
        }];
        more(parts);
    });
    clinic.expect("in order")
}

fn today(clinic: &Instance) -> Template {
    let sizing = size(clinic, &sizing::Options { as_is: false, frontier: false });
    match build(clinic, &sizing.hold_plan(), None, &Limits::default()).0 {
        Outcome::Built(built) => built.template,
        other => panic!("a template, not {other:?}"),
    }
}

fn phased(clinic: &Instance, most: usize, moves_max: u32) -> Phases {
    let ahead = Ahead::of(clinic, &options(), Offered::AtControl);
    phases(today(clinic), ahead.phases(most, 30.0), moves_max, &Limits::default)
}

/// Blocks that one template has and the other has not, each found and crossed out by hand.
fn moved_by_hand(now: &Template, before: &Template) -> u32 {
    let countable = |template: &Template| -> Vec<Block> {
        let counts = |block: &&Block| {
            use BlockKind::{Buffer, Free, Frozen};
            !matches!(block.kind, Frozen { .. } | Buffer | Free)
        };
        template.blocks().iter().filter(counts).cloned().collect()
    };
    let same = |one: &Block, other: &Block| {
        let kinds = match (one.kind, other.kind) {
            (
                BlockKind::Visit { team, need, class, .. },
                BlockKind::Visit { team: of, need: to, class: as_of, .. },
            ) => (team, need, class) == (of, to, as_of),
            (BlockKind::Hold { team, need, .. }, BlockKind::Hold { team: of, need: to, .. }) => {
                (team, need) == (of, to)
            }
            (one, other) => one == other,
        };
        kinds && one.session == other.session
    };
    let (mut old, mut moves) = (countable(before), 0);
    for block in countable(now) {
        match old.iter().position(|other| same(&block, other)) {
            Some(at) => drop(old.swap_remove(at)),
            None => moves += 1,
        }
    }
    moves + u32::try_from(old.len()).expect("few blocks")
}

/// Every phase has at most so many moves from the one before, and the referee takes each.
fn judged(found: &Phases) {
    let mut before = &found.today;
    for phase in &found.later {
        assert_eq!(phase.breaches, []);
        let moves = moved_by_hand(&phase.template, before);
        assert!(moves <= found.moves_max, "{moves} of {}", found.moves_max);
        assert_eq!(phase.patch().map_or(0, |patch| patch.moves), moves);
        let limited = phase.clinic.with(|parts| parts.goals.changes_max = Some(found.moves_max));
        let limited = limited.expect("in order");
        assert_eq!(verdict(&limited, &phase.holds, &phase.template, Some(before)), []);
        if phase.holds_all() {
            assert_eq!(phase.holds, phase.sizing.hold_plan());
        }
        let shown: i64 = phase
            .moved
            .iter()
            .map(|moved| i64::from(moved.before.is_some()) + i64::from(moved.now.is_some()))
            .sum();
        assert_eq!(shown, i64::from(moves), "what is shown is what is counted");
        before = &phase.template;
    }
}

#[test]
fn with_moves_enough_a_phase_has_all_its_month_asks_for_and_nothing_beyond() {
    let clinic = clinic(|_| ());
    let found = phased(&clinic, 4, 60);
    assert!((2..=3).contains(&found.later.len()), "{}", found.later.len());
    judged(&found);
    for phase in &found.later {
        let Patched::Whole(patch) = &phase.patched else { panic!("{:?}", phase.patched) };
        assert!(patch.unmet < 1e-6 && patch.surplus == 0, "{patch:?}");
        assert!(phase.sizing.kept());
    }
    // Ten of twenty controls a week are no more.
    let last = found.later.last().expect("a phase");
    let controls = |template: &Template| {
        let control = clinic.parts().panels[0].control;
        let of =
            |block: &&Block| matches!(block.kind, BlockKind::Visit { need, .. } if need == control);
        template.blocks().iter().filter(of).count()
    };
    assert!(controls(&found.today) >= 20);
    assert!(controls(&last.template) <= 12, "{}", controls(&last.template));
}

#[test]
fn with_too_few_moves_it_says_how_many_would_do_and_they_do() {
    let clinic = clinic(|_| ());
    let mut seen = [false; 2];
    for moves_max in (0..).step_by(3) {
        let found = phased(&clinic, 2, moves_max);
        judged(&found);
        let phase = &found.later[0];
        let fewest = match &phase.patched {
            Patched::Whole(_) => break,
            Patched::Part(patch, fewest) => {
                seen[0] = true;
                assert!(patch.surplus > 0 || patch.unmet > 1e-6, "{patch:?}");
                fewest
            }
            Patched::TooFew(patch, fewest) => {
                seen[1] = true;
                assert!(patch.expect("some holds fit").short_minutes > 0.0);
                fewest
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(phase.moves_missing(moves_max), fewest.patch.moves - moves_max);
        // Solved again with just as many, it is whole; where that is exact, with one fewer it is not.
        let again = phased(&clinic, 2, fewest.patch.moves);
        assert!(matches!(again.later[0].patched, Patched::Whole(_)));
        if fewest.proof == Proof::Exact {
            let less = phased(&clinic, 2, fewest.patch.moves - 1);
            assert!(!matches!(less.later[0].patched, Patched::Whole(_)));
        }
    }
    assert_eq!(seen, [true; 2], "both kinds of too few were met");
}

#[test]
fn a_month_like_today_keeps_the_template_of_today_to_the_byte() {
    let clinic = clinic(|parts| parts.changes[0].share = Probability::ZERO);
    let ahead = Ahead::of(&clinic, &options(), Offered::AtControl);
    assert!(ahead.phases(4, 1.0).later.is_empty());
    let same = Phasing {
        later: vec![(6, ahead.clinic(6).expect("a clinic"))],
        within_minutes: 1.0,
        without_clinic: None,
    };
    let template = today(&clinic).opening(|_| 2);
    let found = phases(template.clone(), same, 0, &Limits::default);
    let phase = &found.later[0];
    assert!(matches!(&phase.patched, Patched::Whole(patch) if patch.moves == 0));
    assert_eq!(phase.template, template);
    assert_eq!(phase.moved, []);
}

#[test]
fn a_virtual_visit_gets_blocks_of_its_own_and_holds_beside_the_others() {
    let clinic = clinic(|parts| {
        let kind = ChangeKind::Virtual { need: Id::from_index(3), minutes: Minutes(10) };
        let change = Change { name: "video".to_owned(), kind, ..parts.changes[0].clone() };
        parts.changes.push(change);
    });
    let found = phased(&clinic, 3, 80);
    judged(&found);
    let last = found.later.last().expect("a phase");
    let video = last.clinic.parts().needs.iter().find(|(_, need)| need.name == "control (video)");
    let (video, _) = video.expect("a need");
    let of = |block: &&Block| matches!(block.kind, BlockKind::Visit { need, .. } if need == video);
    assert!(last.template.blocks().iter().filter(of).count() >= 4);
}

#[test]
fn without_moves_it_is_the_template_of_today_and_what_is_missing_is_told() {
    let clinic = clinic(|_| ());
    let found = phased(&clinic, 4, 0);
    judged(&found);
    let mut missing = 0.0;
    for phase in &found.later {
        assert_eq!(phase.template, found.today);
        assert_eq!(phase.moved, []);
        let patch = phase.patch().expect("holds that are there have room");
        assert!(patch.unmet > 1e-6 || patch.surplus > 0 || patch.short_minutes > 0.0, "{patch:?}");
        assert_eq!(phase.moves_missing(0), phase.fewest().expect("too few").patch.moves);
        missing += patch.short_minutes;
    }
    assert!(missing > 0.0, "more is to be held on the way");
}

#[test]
fn holds_have_room_one_after_the_other_as_moves_grow() {
    let clinic = clinic(|_| ());
    let short = |moves_max: u32| {
        let found = phased(&clinic, 2, moves_max);
        found.later[0].patch().expect("a template").short_minutes
    };
    let by_moves: Vec<f64> = [0, 2, 4, 8, 60].map(short).to_vec();
    assert!(by_moves.windows(2).all(|pair| pair[1] <= pair[0]), "{by_moves:?}");
    assert!(by_moves[0] > 0.0 && by_moves[4].abs() < 1e-9, "{by_moves:?}");
}

proptest! {
    #![proptest_config(draws(6))]

    #[test]
    fn no_phase_has_more_moves_than_there_may_be(
        (of, requests) in (0.1..1.0_f64, 0.0..5.0_f64),
        video in prop::option::of(0.1..0.9_f64),
        (most, moves_max) in (2..4_usize, 0..25_u32),
    ) {
        let clinic = clinic(|parts| {
            parts.changes[0].share = share(of);
            parts.panels[0].requests_per_year = requests;
            if let Some(of) = video {
                let kind =
                    ChangeKind::Virtual { need: Id::from_index(3), minutes: Minutes(10) };
                let name = "video".to_owned();
                let row = Change { name, kind, share: share(of), ..parts.changes[0].clone() };
                parts.changes.push(row);
            }
        });
        judged(&phased(&clinic, most, moves_max));
    }
}

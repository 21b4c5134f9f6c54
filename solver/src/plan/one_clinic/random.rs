//! Clinics made by chance: no order of rows decides anything, nobody unrelated moves an answer, and
//! more is never less.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::answer::{Block, BlockKind, Bookings, HoldPlan, Template};
use crate::booking::{self, book};
use crate::draws::draws;
use crate::evaluation::measure::compare::scope_name;
use crate::evaluation::{Measurement, bookings_verdict};
use crate::instance::{Instance, Role};
use crate::plan::rounds::Rounds;
use crate::plan::stage::{Kept, Stage};
use crate::plan::trial::{Holds, Terms, Trial, try_policy};
use crate::rng::Seed;
use crate::simulation::policy::Named;
use crate::sizing::{Options, TeamSizing, size};
use crate::solve::{Limits, Proof, Watch};
use crate::supply::{Group, groups, levels};
use crate::table::{Id, NeedId, RoomId, SessionId, TeamId};
use crate::template::{Objective, Outcome};
use crate::units::Minutes;

use super::made::{Made, made};

/// A group by the names of its team and needs.
type Name = (String, Vec<String>, Vec<String>);

fn named(clinic: &Instance, team: TeamId, held: &[NeedId], routine: &[NeedId]) -> Name {
    let names = |needs: &[NeedId]| {
        let needs = needs.iter().map(|&need| clinic.parts().needs[need].name.clone());
        let mut names: Vec<String> = needs.collect();
        names.sort();
        names
    };
    (clinic.parts().teams[team].name.clone(), names(held), names(routine))
}

/// What a group asks and has \[min per week\].
fn loads(clinic: &Instance) -> BTreeMap<Name, (f64, f64)> {
    let row = |group: Group| {
        let asked = group.asks.iter().map(|ask| ask.minutes_per_cycle(clinic)).sum();
        let there = group.sessions.iter().map(|of| of.minutes).sum();
        (named(clinic, group.team, &group.held, &group.routine()), (asked, there))
    };
    groups(clinic).into_iter().map(row).collect()
}

/// What a sizing says of every group, to the last digit that is printed.
fn told(clinic: &Instance) -> BTreeMap<Name, Vec<String>> {
    let digits = |value: f64| format!("{value:.6}");
    let row = |row: &TeamSizing| {
        let design = &row.design;
        let mut told = vec![
            format!("{:?}", row.verdict == crate::sizing::Verdict::Kept),
            format!("{:?}", std::mem::discriminant(&design.access.proof)),
            digits(row.capacity_minutes_per_week),
            digits(design.held_minutes_per_week),
            digits(design.total_load),
            digits(design.overflow_minutes_per_week),
        ];
        told.extend(design.holds.iter().map(|minutes| minutes.0.to_string()));
        told.extend(design.access.share_within_days.iter().map(|&share| digits(share)));
        told
    };
    let sizing = size(clinic, &Options { as_is: false, frontier: false });
    let name = |of: &TeamSizing| named(clinic, of.team, &of.held, &of.routine);
    sizing.teams.iter().map(|of| (name(of), row(of))).collect()
}

/// The fewest minutes anybody can have for a minute asked.
fn least(clinic: &Instance) -> f64 {
    levels(clinic).into_values().fold(f64::INFINITY, f64::min)
}

/// The value of each objective in words, and whether it is proved.
pub(super) type Reached = BTreeMap<Objective, (String, bool)>;

/// The template of a clinic, if its holds have room, with what is proved of it; in hundredths of a
/// minute.
pub(super) fn template(clinic: &Instance) -> Option<(Template, Reached)> {
    let plan = crate::plan::plan(clinic, None, &Limits::default());
    let Outcome::Built(built) = plan.outcome else { return None };
    assert_eq!(plan.breaches, [], "the referee accepts");
    let levels = built.levels.iter();
    let levels = levels
        .map(|row| (row.objective, (format!("{:.2}", row.value + 0.0), row.proof == Proof::Exact)));
    Some((built.template, levels.collect()))
}

/// Levels above the first that is not proved; those below it stand on what was found.
fn proved(levels: &Reached) -> Vec<(&Objective, &str)> {
    let exact = levels.iter().take_while(|row| row.1.1);
    exact.map(|(objective, (value, _))| (objective, value.as_str())).collect()
}

/// The same blocks where the rows of the clinic stand in another order.
fn carried(template: &Template, from: &Instance, to: &Instance) -> Template {
    let (from, to) = (from.parts(), to.parts());
    let session = |id: SessionId| {
        let row = &from.sessions[id];
        let who = &from.clinicians[row.clinician].name;
        let same = |other: &crate::instance::Session| {
            &to.clinicians[other.clinician].name == who
                && (other.day, other.span) == (row.day, row.span)
        };
        to.sessions.iter().find(|(_, other)| same(other)).expect("the same sessions").0
    };
    let team =
        |id: TeamId| to.teams.iter().find(|row| row.1.name == from.teams[id].name).unwrap().0;
    let need =
        |id: NeedId| to.needs.iter().find(|row| row.1.name == from.needs[id].name).unwrap().0;
    let kind = |kind: BlockKind| match kind {
        BlockKind::Visit { team: of, need: what, class, opens_days } => {
            BlockKind::Visit { team: team(of), need: need(what), class, opens_days }
        }
        BlockKind::Hold { team: of, need: what, release_days } => {
            BlockKind::Hold { team: team(of), need: need(what), release_days }
        }
        other => other,
    };
    let block = |row: &Block| Block { session: session(row.session), kind: kind(row.kind), ..*row };
    Template::new(template.blocks().iter().map(block).collect())
}

/// The values of the levels of a booked list, down to the first that is not proved.
fn dates(clinic: &Instance, template: &Template) -> Vec<i64> {
    let options = booking::Options { weeks: 6, ..booking::Options::default() };
    let list = book(clinic, template, &Bookings::default(), &options);
    let breaches = bookings_verdict(clinic, template, &list.bookings, None);
    assert_eq!(breaches, [], "the referee accepts");
    let exact = list.levels.iter().take_while(|level| level.value <= level.bound);
    exact.map(|level| level.value).collect()
}

/// What a policy comes to in eight weeks, measure by measure, of whom and of which need by name.
fn played(clinic: &Instance, named: Named) -> Option<BTreeMap<String, Vec<Option<f64>>>> {
    let usual = Trial::usual(Seed(3));
    let terms = Terms { weeks: 8, ..usual.terms.clone() };
    let trial = Trial { terms, replications: 2, holds: Holds::Computed, ..usual };
    let tried = try_policy(clinic, named, &trial, &Watch::default()).ok()?;
    assert_eq!(tried.breaches, [], "the referee accepts");
    let row = |row: &Measurement| {
        let need = row.need.map(|need| &clinic.parts().needs[need].name);
        let name = scope_name(clinic, row.scope);
        (format!("{:?} {name} {need:?}", row.measure), row.runs.iter().collect())
    };
    Some(tried.measured.rows.iter().map(row).collect())
}

/// The same with a team that shares nothing with the others.
pub(super) fn with_a_team_apart(made: &Made) -> Made {
    let mut with = made.clone();
    with.teams.insert(0, "apart");
    with.clinicians.insert(0, ("Zoe", Role::Physician, vec!["apart"]));
    with.sessions.insert(0, ("Zoe", 2, "8:00-10:00", false));
    with.needs.insert(0, ("letter", vec![Role::Physician], false, true, 10));
    with.streams.insert(0, ("apart", vec![("letter", None)], 3.0));
    with
}

proptest! {
    #![proptest_config(draws(100))]

    #[test]
    fn no_order_of_rows_moves_a_minute(number in any::<u64>(), by in 1_usize..12) {
        let made = made(number);
        let Some(clinic) = made.instance() else { return Ok(()) };
        let other = made.shuffled(by).instance().expect("the same clinic");
        prop_assert_eq!(loads(&clinic), loads(&other));
    }

    #[test]
    fn more_rooms_more_minutes_and_fewer_requests_never_hurt(number in any::<u64>()) {
        let made = made(number);
        let Some(clinic) = made.instance() else { return Ok(()) };
        let before = least(&clinic);
        let roomy = clinic.with(|parts| parts.rooms[RoomId::from_index(0)].count += 1).unwrap();
        prop_assert!(least(&roomy) >= before - 1e-5);
        let longer = clinic.with(|parts| {
            for session in parts.sessions.values_mut() {
                session.span.to = session.span.to + Minutes(30);
            }
        });
        prop_assert!(least(&longer.unwrap()) >= before - 1e-5);
        let calm = clinic.with(|parts| parts.streams.iter_mut().for_each(|row| row.per_week *= 0.8));
        prop_assert!(least(&calm.unwrap()) >= before - 1e-5);
    }
}

proptest! {
    #![proptest_config(draws(100))]

    #[test]
    fn no_order_of_rows_moves_a_sizing(number in any::<u64>(), by in 1_usize..12) {
        let made = made(number);
        let Some(clinic) = made.instance() else { return Ok(()) };
        let other = made.shuffled(by).instance().expect("the same clinic");
        prop_assert_eq!(told(&clinic), told(&other));
    }

    #[test]
    fn no_order_of_rows_moves_what_a_template_or_a_booking_reaches(
        number in any::<u64>(),
        by in 1_usize..12,
    ) {
        let made = made(number);
        let Some(clinic) = made.instance() else { return Ok(()) };
        let other = made.shuffled(by).instance().expect("the same clinic");
        let (one, two) = (template(&clinic), template(&other));
        prop_assert_eq!(one.is_some(), two.is_some());
        let (Some((week, levels)), Some((_, again))) = (one, two) else { return Ok(()) };
        let both = proved(&levels).len().min(proved(&again).len());
        prop_assert_eq!(&proved(&levels)[..both], &proved(&again)[..both]);
        let (here, there) = (dates(&clinic, &week), dates(&other, &carried(&week, &clinic, &other)));
        let both = here.len().min(there.len());
        prop_assert_eq!(&here[..both], &there[..both]);
    }

    #[test]
    fn a_team_that_shares_nothing_moves_no_answer_and_no_proof(number in any::<u64>()) {
        let alone = made(number);
        let Some(clinic) = alone.instance() else { return Ok(()) };
        let with = with_a_team_apart(&alone).instance().expect("a team more is no fault");
        let mut all = told(&with);
        all.retain(|name, _| name.0 != "apart");
        prop_assert_eq!(told(&clinic), all);
    }
}

proptest! {
    #![proptest_config(draws(40))]

    #[test]
    fn no_order_of_rows_moves_what_is_played(number in any::<u64>(), by in 1_usize..12) {
        let made = made(number);
        let Some(clinic) = made.instance() else { return Ok(()) };
        let other = made.shuffled(by).instance().expect("the same clinic");
        for named in [Named::CarveOut, Named::EarliestDueDate, Named::Template] {
            prop_assert_eq!(played(&clinic, named), played(&other, named));
        }
    }

    #[test]
    fn teams_that_share_nothing_are_played_apart_with_the_same_outcome(number in any::<u64>()) {
        let Some(clinic) = with_a_team_apart(&made(number)).instance() else { return Ok(()) };
        let terms = Terms { weeks: 8, windows: true, ..Terms::usual() };
        let plan = |minutes: i32| {
            let held = clinic.parts().teams.ids().map(|_| {
                let on = |at| if at == 2 { Minutes(minutes) } else { Minutes(0) };
                (0..7).map(on).collect()
            });
            HoldPlan::new(held.collect())
        };
        let mut rounds = Rounds::default();
        let mut islands = 0;
        for (minutes, runs) in [(0, 2), (30, 2), (30, 3)] {
            let holds = plan(minutes);
            let stage = Stage::new(&clinic, Named::CarveOut, Kept::Holds(&holds), &terms);
            islands = stage.world.islands().len();
            let apart = rounds.replications(&stage, runs, Seed(3), &Watch::default());
            prop_assert_eq!(apart, stage.replications(0..runs, Seed(3), &Watch::default()));
        }
        prop_assert!(islands > 1);
    }
}

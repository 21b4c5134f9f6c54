//! Small clinics drawn at random: whatever is built, the referee finds no promise broken.

use proptest::prelude::*;

use super::*;
use crate::answer::Block;
use crate::draws::draws;
use crate::instance::{BufferRule, Clinician, FrozenBlock, OpenWindow, Stream, Team};
use crate::plan::day;

/// What varies from clinic to clinic.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is drawn by itself")]
struct Drawn {
    /// Weeks of the cycle \[1..=2\].
    weeks: u32,
    /// Day and length of Ada's and Bea's sessions, from 9 \[20 min\].
    sessions: [Vec<(u32, i32)>; 2],
    /// Work-ups per week, the share of requests that are heavy, further conclusions per week.
    rates: (f64, f64, f64),
    /// Patients under control.
    panel: u32,
    /// Minutes held per weekday for each team \[10 min\].
    holds: [[i32; 5]; 2],
    /// Complex minutes that call for a buffer, and its length \[min\].
    buffer: Option<(i32, i32)>,
    complex_visits_max: Option<u32>,
    /// Start after 9, length \[10 min\] and need of an open clinic on Ada's first day.
    window: Option<(i32, i32, usize)>,
    rooms: u32,
    /// Whether Bea works for a second team as well.
    second_team: bool,
    /// Whether that team gives the conclusions of both on the day of the first visit, and whether
    /// it may see the patients of the first.
    joint: bool,
    lent: bool,
    /// Whether every long session has a break and Ada a meeting.
    interrupted: bool,
}

fn days() -> impl Strategy<Value = Vec<(u32, i32)>> {
    prop::collection::btree_map(0..5_u32, 4..10_i32, 1..4)
        .prop_map(|days| days.into_iter().collect())
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let rules = (
        prop::option::of((5..90_i32, 1..5_i32)),
        prop::option::of(0..3_u32),
        prop::option::of((0..8_i32, 1..7_i32, 2..4_usize)),
    );
    let holds = || prop::array::uniform5(prop_oneof![2 => Just(0), 1 => 1..5_i32]);
    let given = (1..3_u32, [days(), days()], (0.0..9.0_f64, 0.0..1.0_f64, 0.0..5.0_f64));
    let flags = (1..3_u32, any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (given, 0..500_u32, [holds(), holds()], rules, flags).prop_map(
        |((weeks, sessions, rates), panel, holds, (buffer, complex_visits_max, window), flags)| {
            let buffer = buffer.map(|(after, length)| (after, 5 * length));
            let (rooms, second_team, interrupted, joint, lent) = flags;
            Drawn {
                weeks,
                sessions,
                rates,
                panel,
                holds,
                buffer,
                complex_visits_max,
                window,
                rooms,
                second_team,
                joint,
                lent,
                interrupted,
            }
        },
    )
}

impl Drawn {
    /// The clinic, its holds and its demand. Holds on days without sessions, and windows nobody
    /// can cover, are left out: such conflicts have tests of their own.
    fn clinic(&self) -> (Instance, HoldPlan, VisitDemand) {
        let mut parts = cast::parts();
        parts.cycle.weeks = self.weeks;
        self.people(&mut parts);
        self.asks(&mut parts);
        parts.goals.complex_visits_max = self.complex_visits_max;
        parts.goals.buffer = self.buffer.map(|(after, length)| BufferRule {
            after_complex: Minutes(after),
            minutes: Minutes(length),
        });
        self.open(&mut parts);
        let instance = Instance::new(parts).unwrap();
        let holds = self.plan(&instance);
        let demand = VisitDemand::of(&instance);
        (instance, holds, demand)
    }

    fn people(&self, parts: &mut InstanceParts) {
        let one = parts.teams[team(0)].clone();
        if self.second_team {
            parts.teams.push(Team { name: "other".to_owned(), ..one });
            let bea = parts.clinicians[clinician(1)].clone();
            parts.clinicians[clinician(1)] = Clinician { teams: vec![team(0), team(1)], ..bea };
            if self.lent {
                parts.teams[team(0)].seen_by = vec![team(1)];
            }
            if self.joint {
                for pathway in parts.pathways.values_mut() {
                    let later = &mut pathway.steps[1];
                    later.team = Some(team(1));
                    (later.lag_min, later.lag_max, later.external_days) = (0, 0, 0);
                }
            }
        }
        parts.rooms.values_mut().for_each(|room| room.count = self.rooms);
        let like = parts.sessions.values().next().unwrap().clone();
        let rows = (0..self.weeks).flat_map(|week| {
            self.sessions.iter().enumerate().flat_map(move |(who, days)| {
                days.iter().map(move |&(day, length)| (who, CycleDay { week, day }, length))
            })
        });
        parts.sessions = rows
            .map(|(who, day, length)| {
                let mut session = like.clone();
                (session.clinician, session.day) = (clinician(who), day);
                session.span.to = session.span.from + Minutes(20 * length);
                if self.interrupted && length > 6 {
                    session.breaks = vec![span("10:10-10:25")];
                }
                session
            })
            .collect();
        if self.interrupted {
            parts.frozen.push(FrozenBlock {
                clinician: clinician(0),
                day: self.first_day(),
                span: span("9:15-9:30"),
                need: None,
                label: "conference".to_owned(),
            });
        }
    }

    fn asks(&self, parts: &mut InstanceParts) {
        let (work_ups, heavy, conclusions) = self.rates;
        let rest = (1.0 - heavy) / 3.0;
        parts.streams[1].per_week = work_ups;
        parts.streams[1].mix = [rest, rest, heavy, rest].into_iter().collect();
        let like = parts.streams[1].clone();
        let asks = crate::instance::Asks::Need(need(2));
        let name = "conclusions".to_owned();
        parts.streams.push(Stream { name, asks, per_week: conclusions, ..like });
        parts.panels[0].size = self.panel;
        if self.second_team {
            let other = |stream: &Stream| Stream {
                name: format!("other {}", stream.name),
                team: team(1),
                ..stream.clone()
            };
            let more: Vec<Stream> = parts.streams.iter().map(other).collect();
            parts.streams.extend(more);
        }
    }

    fn first_day(&self) -> CycleDay {
        CycleDay { week: 0, day: self.sessions[0][0].0 }
    }

    fn open(&self, parts: &mut InstanceParts) {
        let Some((start, length, of)) = self.window else { return };
        let from = span("9:00-10:00").from + Minutes(10 * start);
        let open = OpenWindow {
            arrivals: vec![1.0],
            team: team(0),
            day: self.first_day(),
            span: Span { from, to: from + Minutes(10 * length) },
            clinician_count: 1,
            need: need(of),
        };
        let mut with = parts.clone();
        with.windows.push(open);
        if Instance::new(with.clone()).is_ok() {
            *parts = with;
        }
    }

    fn plan(&self, instance: &Instance) -> HoldPlan {
        let parts = instance.parts();
        let works = |team, day| {
            let mut sessions = parts.sessions.values();
            sessions.any(|s| s.day == day && instance.session_teams(s).contains(&team))
        };
        let minutes = |team: TeamId, day: CycleDay| {
            let tens = self.holds[team.index()].get(day.day as usize).copied().unwrap_or(0);
            if works(team, day) { Minutes(10 * tens) } else { Minutes(0) }
        };
        let days = || (0..parts.cycle.length_days()).map(CycleDay::from_index);
        HoldPlan::new(parts.teams.map(|team, _| days().map(|day| minutes(team, day)).collect()))
    }
}

proptest! {
    #![proptest_config(draws(14))]

    #[test]
    fn every_template_of_a_small_clinic_keeps_every_promise(drawn in drawn()) {
        let (clinic, holds, demand) = drawn.clinic();
        let limits = Limits { nodes_max: 5, gap: 0.05, ..Limits::default() };
        match build(&clinic, &holds, &demand, None, &limits) {
            Outcome::Built(built) => {
                let faults = faults(&clinic, &holds, &built.template, None);
                prop_assert_eq!(faults, Vec::<String>::new());
            }
            // Only holds, the open clinic and rooms for it can ask too much: an empty week keeps
            // all other rules.
            Outcome::Impossible(conflict) => {
                let asks = |promise: &Kept| {
                    matches!(promise, Kept::Holds { .. } | Kept::Window { .. })
                };
                prop_assert!(conflict.promises.iter().any(asks), "{conflict:?}");
                prop_assert!(conflict.verified, "{conflict:?}");
            }
            Outcome::Stopped => prop_assert!(false, "no limit stops so small a clinic"),
        }
    }

    #[test]
    fn no_session_is_below_the_goal_while_another_could_take_a_visit_of_it(drawn in drawn()) {
        let (clinic, holds, demand) = drawn.clinic();
        let limits = Limits { nodes_max: 5, gap: 0.05, ..Limits::default() };
        if let Outcome::Built(built) = build(&clinic, &holds, &demand, None, &limits) {
            let week = day::week(&clinic, &built.template, None, &day::Options::default());
            let reassignments = week.with_reassignments(&clinic, &built.template).reassignments;
            prop_assert_eq!(reassignments, Some(Vec::new()));
        }
    }
}

/// One room, and a conference in a session that sees nobody.
#[test]
fn a_session_that_only_confers_has_no_room_for_a_visit() {
    let drawn = Drawn {
        weeks: 1,
        sessions: [vec![(1, 6), (3, 8)], vec![(1, 8), (3, 5)]],
        rates: (6.67, 0.69, 4.49),
        panel: 1,
        holds: [[0, 2, 0, 4, 0], [0; 5]],
        buffer: None,
        complex_visits_max: None,
        window: None,
        rooms: 1,
        second_team: true,
        joint: true,
        lent: false,
        interrupted: true,
    };
    let (clinic, holds, demand) = drawn.clinic();
    let Outcome::Built(built) = build(&clinic, &holds, &demand, None, &Limits::default()) else {
        panic!("there is a template")
    };
    let confers = |block: &Block| matches!(block.kind, BlockKind::Frozen { .. });
    let of_first = || built.template.of(SessionId::from_index(0));
    assert!(of_first().any(confers), "Ada's first session has the conference");
    let idle = |block: &Block| confers(block) || block.kind == BlockKind::Free;
    assert!(of_first().all(idle), "and sees nobody");
    let week = day::week(&clinic, &built.template, None, &day::Options::default());
    assert!(!week.below_goal(&clinic).is_empty(), "another ends in time too seldom");
    let week = week.with_reassignments(&clinic, &built.template);
    assert_eq!(week.reassignments, Some(Vec::new()));
}

//! A clinic of many teams, made by rule.

use super::*;
use crate::instance::{Clinician, Session, Team};
use crate::table::RoomId;

/// `teams` teams of the cast's kind with three physicians each, five days of mornings and
/// afternoons; every `shared`-th physician works for two teams. `load` scales what is asked.
fn many(teams: usize, shared: usize, load: f64) -> (Instance, HoldPlan, VisitDemand) {
    let mut parts = cast::parts();
    let (one, physician) = (parts.teams[team(0)].clone(), parts.clinicians[clinician(0)].clone());
    let (streams, panel) = (parts.streams.clone(), parts.panels[0].clone());
    let named = |number| Team { name: format!("team {number}"), ..one.clone() };
    parts.teams = (0..teams).map(named).collect();
    let member = |index: usize| {
        let own = team(index / 3);
        let mut teams_of = vec![own];
        if shared > 0 && index.is_multiple_of(shared) {
            teams_of.push(team((index / 3 + 1) % teams));
        }
        let name = format!("physician {index}");
        Clinician { name, teams: teams_of, ..physician.clone() }
    };
    parts.clinicians = (0..3 * teams).map(member).collect();
    let session = |who, day, text| Session {
        clinician: clinician(who),
        team: None,
        day: CycleDay { week: 0, day },
        span: span(text),
        room: Some(RoomId::from_index(0)),
        breaks: Vec::new(),
    };
    parts.sessions = (0..3 * teams)
        .flat_map(|who| {
            let days = (0..5_u32).filter(move |&day| !(who + day as usize).is_multiple_of(4));
            days.map(move |day| {
                let text = ["8:00-11:30", "9:00-12:00", "8:30-15:00"][who % 3];
                session(who, day, text)
            })
        })
        .collect();
    parts.rooms.values_mut().for_each(|room| room.count = 1_000);
    parts.streams = (0..teams)
        .flat_map(|of| {
            streams.clone().into_iter().map(move |mut stream| {
                stream.name = format!("{} {of}", stream.name);
                stream.team = team(of);
                let more = f64::from(u32::try_from(of % 7).unwrap());
                stream.per_week *= 2.0 * load * (1.0 + 0.03 * more);
                stream.mix = [0.3, 0.3, 0.3, 0.1].into_iter().collect();
                stream
            })
        })
        .collect();
    parts.panels = (0..teams)
        .map(|of| {
            let mut panel = panel.clone();
            panel.name = format!("{} {of}", panel.name);
            panel.team = team(of);
            panel.clinician = Some(clinician(3 * of));
            panel.size = 1_100;
            panel.interval_weeks /= load;
            panel
        })
        .collect();
    let instance = Instance::new(parts).unwrap();
    let plan = HoldPlan::new((0..teams).map(|_| vec![Minutes(60); 5]).collect());
    let demand = VisitDemand::of(&instance);
    (instance, plan, demand)
}

/// Nodes enough to prove little: what is tested is that threads and size change nothing.
fn quick() -> Limits {
    Limits { nodes_max: 5, gap: 0.01, ..Limits::default() }
}

fn on_threads(count: usize, teams: usize, shared: usize) -> Built {
    let (clinic, holds, demand) = many(teams, shared, 1.3);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(count).build().unwrap();
    let outcome = pool.install(|| build(&clinic, &holds, &demand, None, &quick()));
    upheld(&clinic, &holds, None, outcome)
}

#[test]
fn six_teams_apart_get_the_same_week_on_one_thread_and_on_two() {
    assert_eq!(on_threads(1, 6, 0), on_threads(2, 6, 0));
}

#[test]
fn teams_that_share_physicians_keep_every_promise() {
    let (clinic, holds, demand) = many(3, 2, 1.3);
    let outcome = build(&clinic, &holds, &demand, None, &quick());
    let built = upheld(&clinic, &holds, None, outcome);
    let unmet = &built.levels[1];
    assert_eq!(unmet.objective, Objective::Unmet { priority: 3 });
    // At a load of 1.3 something stays unmet, and how much is proved within one percent.
    let bound = match unmet.proof {
        Proof::Bounded { bound } => bound,
        _ => unmet.value,
    };
    assert!(unmet.value - bound <= 0.01 * unmet.value + 1e-6);
}

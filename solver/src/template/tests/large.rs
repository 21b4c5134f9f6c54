//! A clinic of many teams, made by rule.

use super::*;
use crate::instance::{Clinician, Session};
use crate::table::RoomId;

/// `teams` teams of the cast's kind with three physicians each, five days of mornings and
/// afternoons; every `shared`-th physician works for two teams. `load` scales what is asked.
fn many(teams: usize, shared: usize, load: f64) -> (Instance, HoldPlan, VisitDemand) {
    let mut parts = cast::parts();
    let (one, physician) = (parts.teams[team(0)].clone(), parts.clinicians[clinician(0)].clone());
    let (streams, panel) = (parts.streams.clone(), parts.panels[0].clone());
    parts.teams = (0..teams).map(|_| one.clone()).collect();
    let member = |index: usize| {
        let own = team(index / 3);
        let mut teams_of = vec![own];
        if shared > 0 && index % shared == 0 {
            teams_of.push(team((index / 3 + 1) % teams));
        }
        Clinician { teams: teams_of, ..physician.clone() }
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
            let days = (0..5).filter(move |day| (who as u32 + day) % 4 != 0);
            days.map(move |day| {
                let text = ["8:00-11:30", "9:00-12:00", "8:30-15:00"][who % 3];
                session(who, day, text)
            })
        })
        .collect();
    parts.rooms.values_mut().for_each(|room| room.count = 3 * teams as u32);
    parts.streams = (0..teams)
        .flat_map(|of| {
            streams.clone().into_iter().map(move |mut stream| {
                stream.team = team(of);
                stream.per_week *= 2.0 * load * (1.0 + 0.03 * (of % 7) as f64);
                stream.mix = [0.3, 0.3, 0.3, 0.1].into_iter().collect();
                stream
            })
        })
        .collect();
    parts.panels = (0..teams)
        .map(|of| {
            let mut panel = panel.clone();
            panel.team = team(of);
            panel.clinician = Some(clinician(3 * of));
            panel.size = (1100.0 * load) as u32;
            panel
        })
        .collect();
    let instance = Instance::new(parts).unwrap();
    let plan = HoldPlan::new((0..teams).map(|_| vec![Minutes(60); 5]).collect());
    let demand = VisitDemand::of(&instance);
    (instance, plan, demand)
}

#[test]
fn large_timing() {
    for (teams, shared, load) in
        [(4, 2, 1.0), (36, 0, 1.0), (36, 6, 1.0), (36, 6, 1.3), (36, 2, 1.3)]
    {
        let (clinic, holds, demand) = many(teams, shared, load);
        let asked: f64 = demand.iter().map(|(_, visits)| visits).sum();
        let start = std::time::SystemTime::now();
        let built = built(build(
            &clinic,
            &holds,
            &demand,
            None,
            &Limits { gap: 0.005, ..Limits::default() },
        ));
        let took = start.elapsed().unwrap();
        eprintln!(
            "{teams} {shared} {load}: asked {asked}, sessions {}, {took:?}",
            clinic.parts().sessions.len()
        );
        for level in &built.levels {
            eprintln!("   {level:?}");
        }
        assert_eq!(faults(&clinic, &holds, &built.template), Vec::<String>::new());
    }
}

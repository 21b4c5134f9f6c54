use super::*;
use crate::instance::cast;
use crate::instance::*;
use crate::table::{ClinicianId, Id, RoomId};
use crate::units::Probability;

pub(crate) fn busy(grid15: bool, teams: usize, cancel: f64, load: f64) -> Instance {
    cast::clinic()
        .with(|p| {
            let m = |a: i32| Minutes(if grid15 { a / 15 * 15 } else { a });
            p.goals.cancelled_share = Probability::new(cancel).unwrap();
            p.needs[NeedId::from_index(0)].minutes = [30, 30, 45, 30].into_iter().map(m).collect();
            p.needs[NeedId::from_index(1)].minutes = [45, 60, 60, 60].into_iter().map(m).collect();
            p.needs[NeedId::from_index(2)].minutes = [30, 30, 40, 30].into_iter().map(m).collect();
            p.needs[NeedId::from_index(3)].minutes = [30, 30, 40, 30].into_iter().map(m).collect();
            p.streams[0].per_week = 12.0 * load;
            p.streams[1].per_week = 10.0 * load;
            p.streams[0].mix = [0.4, 0.2, 0.2, 0.2].into_iter().collect();
            p.streams[1].mix = [0.4, 0.2, 0.2, 0.2].into_iter().collect();
            p.panels[0].size = (1060.0 * load) as u32;
            let team = p.teams[TeamId::from_index(0)].clone();
            let (st, pn) = (p.streams.clone(), p.panels.clone());
            p.teams = Default::default();
            p.streams.clear();
            p.panels.clear();
            p.clinicians = Default::default();
            p.sessions = Default::default();
            for t in 0..teams {
                let id = p.teams.push(Team { name: format!("t{t}"), ..team.clone() });
                for c in 0..4 {
                    let who: ClinicianId = p.clinicians.push(Clinician {
                        name: format!("c{t}-{c}"),
                        role: Role::Physician,
                        teams: vec![id],
                    });
                    for d in 0..5 {
                        if (d + c) % 5 != 4 {
                            p.sessions.push(Session {
                                clinician: who,
                                team: None,
                                day: CycleDay { week: 0, day: d },
                                span: cast::span("9:00-12:00"),
                                room: Some(RoomId::from_index(0)),
                                breaks: Vec::new(),
                            });
                        }
                    }
                }
                for s in &st {
                    let mut s = s.clone();
                    s.team = id;
                    s.per_week *= 1.0 + t as f64 * 1e-3;
                    p.streams.push(s);
                }
                for s in &pn {
                    let mut s = s.clone();
                    s.team = id;
                    s.clinician = None;
                    p.panels.push(s);
                }
            }
        })
        .unwrap()
}

fn show(name: &str, i: &Instance) {
    let t = std::time::Instant::now();
    let sizing = size(i, &Options::default());
    eprintln!("{name} {:?}", t.elapsed());
    let team = &sizing.teams[0];
    let c =
        |f: fn(&Proof) -> bool| team.frontier.iter().filter(|p| f(&p.design.access.proof)).count();
    eprintln!(
        "  load {:.3} exact {} bounded {} chosen {:?} verdict {:?} kept {:?} {:?}",
        team.design.total_load,
        c(|p| matches!(p, Proof::Exact)),
        c(|p| matches!(p, Proof::Bounded { .. })),
        team.design.held_minutes_per_week,
        team.verdict,
        team.design.access.needs,
        team.design.access.proof
    );
    eprintln!(
        "  {:?}",
        team.frontier
            .iter()
            .map(|p| (p.design.access.share_within_days[2] * 1e4).round() / 1e4)
            .collect::<Vec<_>>()
    );
    eprintln!("  {:?}", sizing.pooling);
}

#[test]
fn perf() {
    show("15 c0", &busy(true, 1, 0.0, 1.0));
    show("15 c5", &busy(true, 1, 0.05, 1.0));
    show("5 c5", &busy(false, 1, 0.05, 1.0));
    panic!();
}

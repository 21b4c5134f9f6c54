//! What was played before of one clinic, island by island: a round plays only what changed since.
//!
//! Teams that share nothing are played apart with the same outcome ([`World::only`]), so what a team
//! kept is known already where neither its sessions nor their holds and releases changed.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::answer::Day;
use crate::number::place;
use crate::rng::Seed;
use crate::simulation::policy::Rules;
use crate::simulation::{HeldFor, SessionDay, WindowDay, World};
use crate::solve::Watch;
use crate::table::TeamId;

use super::stage::{Replication, Stage};

/// The islands played so far, of one clinic under terms that differ in weeks and releases alone.
#[derive(Debug, Default)]
pub(super) struct Rounds {
    known: Vec<(Scene, Vec<Replication>)>,
}

/// What decides how an island is played.
#[derive(Clone, Debug, PartialEq)]
struct Scene {
    teams: BTreeSet<TeamId>,
    end: Day,
    rules: Rules,
    sessions: Sessions,
    holds: Vec<HeldFor>,
    windows: Vec<WindowDay>,
    seed: Seed,
}

/// What stands for the sessions of an island, which are many: their number and two hashes of 64 bits
/// each. Sessions that are not the same have the same hashes once in 2^128.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sessions(usize, [u64; 2]);

impl Sessions {
    fn of(sessions: &[SessionDay]) -> Self {
        let hash = |first: u8| {
            let mut hasher = DefaultHasher::new();
            hasher.write_u8(first);
            for row in sessions {
                let SessionDay {
                    open_day,
                    session,
                    place,
                    clinician,
                    team,
                    span,
                    room,
                    until,
                    minutes,
                    held,
                    held_for,
                    open_at,
                    kept,
                    release,
                    opens,
                    falls_out,
                } = *row;
                (open_day, session, place, clinician, team, span, room).hash(&mut hasher);
                (until, minutes, held, held_for, open_at, kept).hash(&mut hasher);
                (release, opens, falls_out.to_bits()).hash(&mut hasher);
            }
            hasher.finish()
        };
        Self(sessions.len(), [hash(0), hash(1)])
    }
}

impl Rounds {
    /// What every one of `runs` replications came to; fewer of them when the watch is stopped.
    pub(super) fn replications(
        &mut self,
        stage: &Stage,
        runs: u32,
        seed: Seed,
        watch: &Watch,
    ) -> Vec<Replication> {
        let islands: Vec<usize> =
            scenes(stage, seed).into_iter().map(|scene| self.place(scene)).collect();
        // Islands of which as many runs are known are played together.
        let mut missing: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &island in &islands {
            let known = self.known[island].1.len();
            if known < runs as usize {
                missing.entry(known).or_default().push(island);
            }
        }
        for (known, islands) in missing {
            let teams = islands.iter().flat_map(|&at| self.known[at].0.teams.iter().copied());
            let world = stage.world.only(&teams.collect());
            let from = u32::try_from(known).unwrap_or(runs);
            watch.meter.expect(u64::from(runs - from));
            let played = stage.replications_in(&world, from..runs, seed, watch);
            for at in islands {
                let (scene, kept) = &mut self.known[at];
                let own = |run: &Replication| run.of_teams(&scene.teams);
                kept.extend(played.iter().map(own));
            }
        }
        let played = islands.iter().map(|&at| self.known[at].1.len()).min().unwrap_or(0);
        let run = |run: usize| stage.of_file(islands.iter().map(|&at| &self.known[at].1[run]));
        (0..played.min(runs as usize)).map(run).collect()
    }

    fn place(&mut self, scene: Scene) -> usize {
        let known = self.known.iter().position(|(other, _)| *other == scene);
        known.unwrap_or_else(|| {
            self.known.push((scene, Vec::new()));
            self.known.len() - 1
        })
    }
}

fn scenes(stage: &Stage, seed: Seed) -> Vec<Scene> {
    let World { end, ref holds, ref windows, .. } = stage.world;
    let islands = stage.world.islands();
    let sessions = stage.world.sessions_of(&islands);
    let scene = |(teams, mut sessions): (BTreeSet<TeamId>, Vec<SessionDay>)| {
        let of_island = |window: &&WindowDay| teams.contains(&window.team);
        let windows = windows.iter().filter(of_island).cloned().collect();
        let (rules, holds) = (stage.rules.clone(), own_holds(&mut sessions, holds));
        let sessions = Sessions::of(&sessions);
        Scene { teams, end, rules, sessions, holds, windows, seed }
    };
    islands.into_iter().zip(sessions).map(scene).collect()
}

/// What the minutes held in sessions are for, in the order in which it first occurs, and the sessions
/// counting by that: what is held elsewhere makes no difference.
fn own_holds(sessions: &mut [SessionDay], all: &[HeldFor]) -> Vec<HeldFor> {
    let mut places: Vec<u32> = Vec::new();
    for row in sessions {
        let Some(hold) = &mut row.held_for else { continue };
        let known = places.iter().position(|place| place == hold).unwrap_or(places.len());
        if known == places.len() {
            places.push(*hold);
        }
        *hold = place(known);
    }
    places.iter().map(|&at| all[at as usize].clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{ClinicianId, Id, SessionId, Table};
    use crate::units::{Minutes, Span, TimeOfDay};

    fn hold(team: usize) -> HeldFor {
        HeldFor { team: TeamId::from_index(team), needs: Table::from_iter([true]) }
    }

    fn held_for(held_for: Option<u32>) -> SessionDay {
        SessionDay {
            open_day: 0,
            session: SessionId::from_index(0),
            place: 0,
            clinician: ClinicianId::from_index(0),
            team: TeamId::from_index(0),
            span: Span { from: TimeOfDay::default(), to: TimeOfDay::default() + Minutes(60) },
            room: true,
            until: Minutes(60),
            minutes: Minutes(60),
            held: Minutes(20),
            held_for,
            open_at: 0,
            kept: None,
            release: None,
            opens: 0,
            falls_out: 0.0,
        }
    }

    #[test]
    fn holds_of_another_island_change_nothing() {
        let used = |sessions: [Option<u32>; 4], all: &[HeldFor]| {
            let mut sessions = sessions.map(held_for);
            let own = own_holds(&mut sessions, all);
            (own, sessions.map(|row| row.held_for))
        };
        let own = (vec![hold(2), hold(0)], [Some(0), None, Some(1), Some(0)]);
        let all = [hold(0), hold(1), hold(2)];
        assert_eq!(used([Some(2), None, Some(0), Some(2)], &all), own);
        // Another island's hold is gone, and those that are left stand elsewhere.
        assert_eq!(used([Some(0), None, Some(1), Some(0)], &[hold(2), hold(0)]), own);
        // Held for another team is another scene.
        assert_ne!(used([Some(1), None, Some(0), Some(1)], &all), own);
    }
}

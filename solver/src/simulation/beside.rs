//! Minutes idle beside a queue: of what nobody used on a day, the most that could have served
//! somebody who waited and could have come.
//!
//! A minute of a session counts for a request only if the session may serve it, in a room where it
//! needs one. The most that can be used is a maximum flow from sessions to what waits, found by
//! shortest augmenting paths (Edmonds & Karp 1972); the rest is slack.

use std::collections::VecDeque;

use crate::table::{Id, NeedId, TeamId};

use super::world::World;

/// Place of what a team is asked for.
pub(super) fn kind(world: &World, team: TeamId, need: NeedId) -> usize {
    team.index() * world.needs.len() + need.index()
}

/// Which requests the sessions of the cycle may serve.
#[derive(Clone, Debug)]
pub(super) struct Servers {
    /// Per session, without and with a room: kinds of requests, in order.
    kinds: Vec<[Vec<u32>; 2]>,
}

impl Servers {
    pub(super) fn of(world: &World) -> Self {
        let able = world.teams.values().flat_map(|team| team.able.values());
        let count = able.map(Vec::len).max().unwrap_or(0);
        let mut kinds = vec![[Vec::new(), Vec::new()]; count];
        for (team, rule) in world.teams.iter() {
            for (need, row) in world.needs.iter() {
                let kind = super::roster::place(kind(world, team, need));
                for by in std::iter::once(team).chain(rule.stand_ins.iter().copied()) {
                    let able = world.teams[by].able[need].iter().zip(&mut kinds);
                    for (_, [without, with]) in able.filter(|(able, _)| **able) {
                        with.push(kind);
                        if !row.in_person {
                            without.push(kind);
                        }
                    }
                }
            }
        }
        for of_session in kinds.iter_mut().flatten() {
            of_session.sort_unstable();
            of_session.dedup();
        }
        Self { kinds }
    }

    /// What a session may serve, with a room or without.
    pub(super) fn may_serve(&self, session: usize, room: bool) -> &[u32] {
        self.kinds.get(session).map_or(&[], |kinds| &kinds[usize::from(room)])
    }
}

/// Of the `unused` minutes of each session, those that could have served what waits, most in all.
///
/// `serves` are the kinds each session may serve, `waiting` the minutes that wait of each kind.
pub(super) fn beside(unused: &[i32], serves: &[&[u32]], waiting: &[i64]) -> Vec<i64> {
    let mut flow = Flow::new(serves, waiting);
    for (session, &minutes) in unused.iter().enumerate() {
        let mut free = i64::from(minutes);
        while free > 0 {
            let Some(more) = flow.push(session, free) else { break };
            free -= more;
        }
    }
    flow.given.iter().map(|given| given.iter().map(|&(_, minutes)| minutes).sum()).collect()
}

struct Flow {
    /// Minutes still waiting, of each kind.
    left: Vec<i64>,
    /// Per session, the kinds that wait and it may serve, with the minutes given to each.
    given: Vec<Vec<(u32, i64)>>,
    /// Per kind, the sessions that may serve it, and its place among theirs.
    servers: Vec<Vec<(u32, u32)>>,
}

impl Flow {
    fn new(serves: &[&[u32]], waiting: &[i64]) -> Self {
        let waits = |kind: &&u32| waiting[**kind as usize] > 0;
        let of = |kinds: &&[u32]| kinds.iter().filter(waits).map(|&kind| (kind, 0)).collect();
        let given: Vec<Vec<(u32, i64)>> = serves.iter().map(of).collect();
        let mut servers = vec![Vec::new(); waiting.len()];
        for (session, kinds) in (0..).zip(&given) {
            for (place, &(kind, _)) in (0..).zip(kinds) {
                servers[kind as usize].push((session, place));
            }
        }
        Self { left: waiting.to_vec(), given, servers }
    }

    /// Sends up to `free` more minutes of a session to what waits, others making room where they
    /// can; `None` when nothing more can be sent.
    fn push(&mut self, from: usize, free: i64) -> Option<i64> {
        // Per session reached: by which session before it, and by the place of which kind.
        let mut reached: Vec<Option<(usize, usize, usize)>> = vec![None; self.given.len()];
        let mut queue = VecDeque::from([from]);
        while let Some(session) = queue.pop_front() {
            for place in 0..self.given[session].len() {
                let kind = self.given[session][place].0 as usize;
                if self.left[kind] > 0 {
                    return Some(self.along(&reached, (session, place), (from, free)));
                }
                for &(other, of_other) in &self.servers[kind] {
                    let (other, of_other) = (other as usize, of_other as usize);
                    let new = other != from && reached[other].is_none();
                    if new && self.given[other][of_other].1 > 0 {
                        reached[other] = Some((session, place, of_other));
                        queue.push_back(other);
                    }
                }
            }
        }
        None
    }

    /// Moves minutes along a path that ends at a kind with minutes left; gives how many.
    fn along(
        &mut self,
        reached: &[Option<(usize, usize, usize)>],
        (last, place): (usize, usize),
        (from, free): (usize, i64),
    ) -> i64 {
        let kind = self.given[last][place].0 as usize;
        let mut most = free.min(self.left[kind]);
        let mut at = last;
        while at != from {
            let (before, _, own) = reached[at].expect("a path leads back to its beginning");
            most = most.min(self.given[at][own].1);
            at = before;
        }
        self.left[kind] -= most;
        self.given[last][place].1 += most;
        at = last;
        while at != from {
            let (before, place, own) = reached[at].expect("a path leads back to its beginning");
            self.given[at][own].1 -= most;
            self.given[before][place].1 += most;
            at = before;
        }
        most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_may_serve_those_who_wait_is_idle_beside_a_queue() {
        // A nurse who may see nobody, and a physician for whom 30 minutes wait.
        assert_eq!(beside(&[50, 60], &[&[], &[0]], &[30]), [0, 30]);
        assert_eq!(beside(&[50, 60], &[&[], &[0]], &[0]), [0, 0]);
    }

    #[test]
    fn a_session_makes_room_for_another_that_can_serve_nothing_else() {
        // The first may serve both, the second only what the first took at first.
        assert_eq!(beside(&[40, 40], &[&[0, 1], &[0]], &[40, 40]), [40, 40]);
        // Through two others: 0 -> 1 -> 2.
        let serves: [&[u32]; 3] = [&[0, 1], &[1, 2], &[1]];
        assert_eq!(beside(&[30, 30, 30], &serves, &[30, 30, 30]), [30, 30, 30]);
        assert_eq!(beside(&[30, 30, 30], &serves, &[0, 60, 0]).iter().sum::<i64>(), 60);
    }
}

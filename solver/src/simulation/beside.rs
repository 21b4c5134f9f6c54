//! Minutes idle beside a queue: of what nobody used on a day, the most that could have served
//! somebody who waited and could have come.
//!
//! A minute of a session counts for a request only if the session may serve it, in a room where it
//! needs one, and has time for the whole visit: ten minutes serve nobody who needs twenty, and of
//! fifty they can use forty. The most that can be used is a maximum flow from sessions to what waits,
//! found by shortest augmenting paths (Edmonds & Karp 1972); the rest is slack.

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
                let kind = crate::number::place(kind(world, team, need));
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

/// Minutes that wait of one kind and one length of visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Waiting {
    pub(super) kind: u32,
    /// Length of a visit \[min\], more than 0.
    pub(super) length: i32,
    pub(super) minutes: i64,
}

/// Of the `unused` minutes of each session, those that could have served what waits, most in all.
///
/// `serves` are the kinds each session may serve, in order; `waiting` is in order of kinds.
pub(super) fn beside(unused: &[i32], serves: &[&[u32]], waiting: &[Waiting]) -> Vec<i64> {
    let mut flow = Flow::new(unused, serves, waiting);
    for (session, &minutes) in unused.iter().enumerate() {
        let mut free = i64::from(minutes);
        while free > 0 {
            let Some(more) = flow.push(session, free) else { break };
            free -= more;
        }
    }
    flow.given.iter().map(|given| given.iter().map(|edge| edge.minutes).sum()).collect()
}

/// What a session gives to visits of one kind and length.
#[derive(Clone, Copy, Debug)]
struct Edge {
    waiting: usize,
    minutes: i64,
    /// Minutes of the whole visits it has time for.
    most: i64,
}

struct Flow {
    /// Minutes still waiting, of each kind and length.
    left: Vec<i64>,
    /// Per session, what waits that it may serve and has time for.
    given: Vec<Vec<Edge>>,
    /// Per kind and length, the sessions that may serve it, and its place among theirs.
    servers: Vec<Vec<(u32, u32)>>,
}

impl Flow {
    fn new(unused: &[i32], serves: &[&[u32]], waiting: &[Waiting]) -> Self {
        let edge = |(at, row): (usize, &Waiting), unused: i32| {
            let most = i64::from(unused - unused % row.length);
            (most > 0 && row.minutes > 0).then_some(Edge { waiting: at, minutes: 0, most })
        };
        let of_kind = |&kind: &u32| {
            let first = waiting.partition_point(|row| row.kind < kind);
            let rows = waiting.iter().enumerate().skip(first);
            rows.take_while(move |(_, row)| row.kind == kind)
        };
        let of_session = |(&unused, kinds): (&i32, &&[u32])| -> Vec<Edge> {
            let kinds = if unused > 0 { *kinds } else { &[] };
            kinds.iter().flat_map(of_kind).filter_map(|row| edge(row, unused)).collect()
        };
        let given: Vec<Vec<Edge>> = unused.iter().zip(serves).map(of_session).collect();
        let mut servers = vec![Vec::new(); waiting.len()];
        for (session, edges) in (0..).zip(&given) {
            for (place, edge) in (0..).zip(edges) {
                servers[edge.waiting].push((session, place));
            }
        }
        Self { left: waiting.iter().map(|row| row.minutes).collect(), given, servers }
    }

    /// Sends up to `free` more minutes of a session to what waits, others making room where they
    /// can; `None` when nothing more can be sent.
    fn push(&mut self, from: usize, free: i64) -> Option<i64> {
        // Per session reached: by which session before it, and by the place of which kind.
        let mut reached: Vec<Option<(usize, usize, usize)>> = vec![None; self.given.len()];
        let mut queue = VecDeque::from([from]);
        while let Some(session) = queue.pop_front() {
            for place in 0..self.given[session].len() {
                let Edge { waiting, minutes, most } = self.given[session][place];
                if minutes == most {
                    continue;
                }
                if self.left[waiting] > 0 {
                    return Some(self.along(&reached, (session, place), (from, free)));
                }
                for &(other, of_other) in &self.servers[waiting] {
                    let (other, of_other) = (other as usize, of_other as usize);
                    let new = other != from && reached[other].is_none();
                    if new && self.given[other][of_other].minutes > 0 {
                        reached[other] = Some((session, place, of_other));
                        queue.push_back(other);
                    }
                }
            }
        }
        None
    }

    /// Moves minutes along a path that ends where minutes wait; gives how many.
    fn along(
        &mut self,
        reached: &[Option<(usize, usize, usize)>],
        (last, place): (usize, usize),
        (from, free): (usize, i64),
    ) -> i64 {
        let room = |edge: Edge| edge.most - edge.minutes;
        let waiting = self.given[last][place].waiting;
        let mut most = free.min(self.left[waiting]).min(room(self.given[last][place]));
        let mut at = last;
        while at != from {
            let (before, place, own) = reached[at].expect("a path leads back to its beginning");
            most = most.min(self.given[at][own].minutes).min(room(self.given[before][place]));
            at = before;
        }
        self.left[waiting] -= most;
        self.given[last][place].minutes += most;
        at = last;
        while at != from {
            let (before, place, own) = reached[at].expect("a path leads back to its beginning");
            self.given[at][own].minutes -= most;
            self.given[before][place].minutes += most;
            at = before;
        }
        most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Minutes that wait of each kind, in visits of ten.
    fn tens(minutes: &[i64]) -> Vec<Waiting> {
        let row = |(kind, &minutes)| Waiting { kind, length: 10, minutes };
        (0..).zip(minutes).map(row).collect()
    }

    #[test]
    fn only_who_may_serve_those_who_wait_is_idle_beside_a_queue() {
        // A nurse who may see nobody, and a physician for whom 30 minutes wait.
        assert_eq!(beside(&[50, 60], &[&[], &[0]], &tens(&[30])), [0, 30]);
        assert_eq!(beside(&[50, 60], &[&[], &[0]], &tens(&[0])), [0, 0]);
    }

    #[test]
    fn a_session_makes_room_for_another_that_can_serve_nothing_else() {
        // The first may serve both, the second only what the first took at first.
        assert_eq!(beside(&[40, 40], &[&[0, 1], &[0]], &tens(&[40, 40])), [40, 40]);
        // Through two others: 0 -> 1 -> 2.
        let serves: [&[u32]; 3] = [&[0, 1], &[1, 2], &[1]];
        assert_eq!(beside(&[30, 30, 30], &serves, &tens(&[30, 30, 30])), [30, 30, 30]);
        assert_eq!(beside(&[30, 30, 30], &serves, &tens(&[0, 60, 0])).iter().sum::<i64>(), 60);
    }

    #[test]
    fn minutes_too_short_for_a_whole_visit_serve_nobody() {
        let one = |length, minutes| Waiting { kind: 0, length, minutes };
        assert_eq!(beside(&[10, 50], &[&[0], &[0]], &[one(20, 200)]), [0, 40]);
        // A shorter visit of the same kind takes what is left of both.
        assert_eq!(beside(&[10, 50], &[&[0], &[0]], &[one(10, 20), one(20, 200)]), [10, 50]);
        // Who may serve the short visit and nothing else is given it.
        let short = Waiting { kind: 1, length: 10, minutes: 10 };
        assert_eq!(beside(&[10, 30], &[&[1], &[0, 1]], &[one(30, 30), short]), [10, 30]);
    }
}

//! How time that several may use is divided: as evenly by what is asked as it can be.
//!
//! Each user asks for so many minutes and may use some of the parts. The division is max-min fair:
//! no user can have more of what it asks for without one who has no more of theirs having less
//! (Bertsekas & Gallager 1992, *Data Networks*, 6.5.2). What each user gets is then unique: it is
//! the lexicographically optimal base of the polymatroid of the parts (Megiddo 1974; Fujishige 1980,
//! *Lexicographically optimal base of a polymatroid with respect to a weight vector*, Mathematics
//! of Operations Research 5). Among all ways to give every user just that, each part is divided in
//! the proportions nearest to equal ones, by iterative scaling (Deming & Stephan 1940), which is
//! unique too. So no order of rows decides anything.

use crate::lp::{Answer, Program, Terms, Var, solve};
use crate::solve::Limits;

/// Time to be divided.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    /// How much \[min\].
    pub(super) minutes: f64,
    /// Who may use it, in order.
    pub(super) users: Vec<usize>,
    /// The rooms it is short of, if any.
    pub(super) room: Option<usize>,
}

/// Users and parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Division {
    /// Minutes asked by each user, above 0.
    pub(super) asked: Vec<f64>,
    /// Whether a user's visits need a room.
    pub(super) in_person: Vec<bool>,
    pub(super) parts: Vec<Part>,
    /// Minutes of each crowd's rooms.
    pub(super) rooms: Vec<f64>,
}

/// Relative differences below this are none.
const TIE: f64 = 1e-7;

/// Most rounds of scaling, and how near it must come.
const ROUNDS_MAX: usize = 20_000;
const NEAR: f64 = 1e-11;

impl Division {
    /// Minutes of each part for each of its users, in order.
    pub(super) fn fair(&self) -> Vec<Vec<f64>> {
        if let Some(all) = self.all_alike() {
            return all;
        }
        let levels = self.levels();
        self.spread(&levels)
    }

    /// Where everybody may use everything, each part in the proportions of what is asked.
    fn all_alike(&self) -> Option<Vec<Vec<f64>>> {
        let alike = |part: &Part| part.users.len() == self.asked.len();
        if !self.rooms.is_empty() || !self.parts.iter().all(alike) {
            return None;
        }
        let all: f64 = self.asked.iter().sum();
        let of = |part: &Part| self.asked.iter().map(|asked| part.minutes * asked / all).collect();
        Some(self.parts.iter().map(of).collect())
    }

    /// Per user, what it can have of each minute asked.
    fn levels(&self) -> Vec<f64> {
        let mut fixed: Vec<Option<f64>> = vec![None; self.asked.len()];
        while fixed.iter().any(Option::is_none) {
            let Some(level) = self.highest(&fixed) else { break };
            let mut least = fixed.clone();
            for at in (0..fixed.len()).filter(|&at| fixed[at].is_none()) {
                least[at] = Some(level);
            }
            let free: Vec<usize> = (0..fixed.len()).filter(|&at| fixed[at].is_none()).collect();
            let stuck = self.stuck(&least, level, free.clone());
            let stuck = if stuck.is_empty() { free } else { stuck };
            for user in stuck {
                fixed[user] = Some(level);
            }
        }
        fixed.into_iter().map(|level| level.unwrap_or(0.0)).collect()
    }

    /// The highest level that all users without one can have at once.
    fn highest(&self, fixed: &[Option<f64>]) -> Option<f64> {
        let (mut program, sums) = self.program();
        let level = program.real(0.0, f64::INFINITY);
        for (user, sum) in sums.into_iter().enumerate() {
            if let Some(level) = fixed[user] {
                self.at_least(&mut program, user, sum, level);
            } else {
                let with: Terms = sum.into_iter().chain([(level, -self.asked[user])]).collect();
                program.row("level", 0.0, with, f64::INFINITY);
            }
        }
        match solve(&program, &vec![(level, -1.0)], &Limits::default(), None) {
            Answer::Found(found) => Some(found.values[level.index()].max(0.0)),
            Answer::Infeasible | Answer::Empty => None,
        }
    }

    /// Those of `free` who cannot have more than `level` when all others have at least theirs.
    ///
    /// As many as can are raised a little at once; whoever rose is not stuck. What remains in the end
    /// is: a division in which several have more is the mean of those in which one has.
    fn stuck(&self, least: &[Option<f64>], level: f64, mut free: Vec<usize>) -> Vec<usize> {
        let tie = TIE * (1.0 + level);
        while !free.is_empty() {
            let (mut program, sums) = self.program();
            let mut rises: Vec<(usize, Var)> = Vec::new();
            for (user, sum) in sums.into_iter().enumerate() {
                let mut sum = sum;
                if free.contains(&user) {
                    let rise = program.real(0.0, 100.0 * tie);
                    sum.push((rise, -self.asked[user]));
                    rises.push((user, rise));
                }
                self.at_least(&mut program, user, sum, least[user].unwrap_or(0.0));
            }
            let all: Terms = rises.iter().map(|&(_, rise)| (rise, -1.0)).collect();
            let Answer::Found(found) = solve(&program, &all, &Limits::default(), None) else {
                return free;
            };
            let before = free.len();
            free = rises
                .into_iter()
                .filter(|&(_, rise)| found.values[rise.index()] <= tie)
                .map(|(user, _)| user)
                .collect();
            if free.len() == before {
                return free;
            }
        }
        free
    }

    fn at_least(&self, program: &mut Program, user: usize, sum: Terms, level: f64) {
        let least = level * self.asked[user] * (1.0 - TIE * 1e-2);
        program.row("as before", least, sum, f64::INFINITY);
    }

    /// Who gets how much of which part, and the sum of each user.
    fn program(&self) -> (Program, Vec<Terms>) {
        let mut program = Program::default();
        let mut sums: Vec<Terms> = vec![Vec::new(); self.asked.len()];
        let mut rooms: Vec<Terms> = vec![Vec::new(); self.rooms.len()];
        for part in &self.parts {
            let vars: Vec<Var> =
                part.users.iter().map(|_| program.real(0.0, part.minutes)).collect();
            for (&user, &var) in part.users.iter().zip(&vars) {
                sums[user].push((var, 1.0));
                if let (Some(room), true) = (part.room, self.in_person[user]) {
                    rooms[room].push((var, 1.0));
                }
            }
            let whole = vars.into_iter().map(|var| (var, 1.0)).collect();
            program.row("part", f64::NEG_INFINITY, whole, part.minutes);
        }
        for (room, terms) in rooms.into_iter().enumerate() {
            program.row("rooms", f64::NEG_INFINITY, terms, self.rooms[room]);
        }
        (program, sums)
    }

    /// Divides every part so that each user has its level in all.
    fn spread(&self, levels: &[f64]) -> Vec<Vec<f64>> {
        let mut scale = Scale {
            division: self,
            user: vec![1.0; self.asked.len()],
            part: vec![1.0; self.parts.len()],
            room: vec![1.0; self.rooms.len()],
            open: self.parts.iter().map(|part| self.open(part, levels)).collect(),
        };
        for _ in 0..ROUNDS_MAX {
            if scale.round(levels) < NEAR {
                break;
            }
        }
        scale.fit_parts();
        (0..self.parts.len()).map(|part| scale.given(part)).collect()
    }

    /// Which users of a part may have some of it: nobody who has more of what it asks for than
    /// another who could use it instead.
    fn open(&self, part: &Part, levels: &[f64]) -> Vec<bool> {
        let instead = |user: usize, other: usize| {
            levels[other] < levels[user] * (1.0 - 10.0 * TIE)
                && (part.room.is_none() || !self.in_person[other] || self.in_person[user])
        };
        let may = |&user: &usize| !part.users.iter().any(|&other| instead(user, other));
        part.users.iter().map(may).collect()
    }
}

/// Factors whose products divide the parts.
struct Scale<'d> {
    division: &'d Division,
    user: Vec<f64>,
    /// At most 1: what is not used of a part is left.
    part: Vec<f64>,
    room: Vec<f64>,
    open: Vec<Vec<bool>>,
}

impl Scale<'_> {
    fn one(&self, part: usize, at: usize) -> f64 {
        let given = &self.division.parts[part];
        let user = given.users[at];
        if !self.open[part][at] {
            return 0.0;
        }
        let room = given.room.filter(|_| self.division.in_person[user]);
        given.minutes * self.user[user] * self.part[part] * room.map_or(1.0, |room| self.room[room])
    }

    fn given(&self, part: usize) -> Vec<f64> {
        (0..self.division.parts[part].users.len()).map(|at| self.one(part, at)).collect()
    }

    /// Scales rooms, parts and users once; the largest change of a factor.
    fn round(&mut self, levels: &[f64]) -> f64 {
        let change = self.fit_rooms().max(self.fit_parts());
        let mut sums = vec![0.0; self.user.len()];
        for (part, given) in self.division.parts.iter().enumerate() {
            for (at, &user) in given.users.iter().enumerate() {
                sums[user] += self.one(part, at);
            }
        }
        let mut most = change;
        for (user, sum) in sums.into_iter().enumerate() {
            let wanted = levels[user] * self.division.asked[user];
            let factor = if sum > 0.0 { wanted / sum } else { 1.0 };
            self.user[user] *= factor;
            most = f64::max(most, (factor - 1.0).abs());
        }
        most
    }

    fn fit_parts(&mut self) -> f64 {
        let mut most: f64 = 0.0;
        for part in 0..self.part.len() {
            let sum: f64 = self.given(part).iter().sum();
            let (before, cap) = (self.part[part], self.division.parts[part].minutes);
            self.part[part] = capped(before, cap, sum);
            most = most.max((self.part[part] / before - 1.0).abs());
        }
        most
    }

    fn fit_rooms(&mut self) -> f64 {
        let mut most: f64 = 0.0;
        for room in 0..self.room.len() {
            let division = self.division;
            let parts = division.parts.iter().enumerate();
            let inside = parts.filter(|(_, part)| part.room == Some(room));
            let mut sum = 0.0;
            for (part, given) in inside {
                let seen = |&(_, &user): &(usize, &usize)| division.in_person[user];
                let users = given.users.iter().enumerate().filter(seen);
                sum += users.map(|(at, _)| self.one(part, at)).sum::<f64>();
            }
            let before = self.room[room];
            self.room[room] = capped(before, self.division.rooms[room], sum);
            most = most.max((self.room[room] / before - 1.0).abs());
        }
        most
    }
}

/// The factor of at most 1 with which a sum keeps its cap.
fn capped(factor: f64, cap: f64, sum: f64) -> f64 {
    if sum > 0.0 { (factor * cap / sum).min(1.0) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(minutes: f64, users: &[usize]) -> Part {
        Part { minutes, users: users.to_vec(), room: None }
    }

    fn near(given: &[Vec<f64>], expected: &[&[f64]]) {
        for (given, expected) in given.iter().flatten().zip(expected.iter().copied().flatten()) {
            assert!((given - expected).abs() < 1e-4, "{given} for {expected}");
        }
    }

    #[test]
    fn two_who_ask_alike_share_alike_and_a_third_asks_twice() {
        let division = Division {
            asked: vec![60.0, 60.0, 120.0],
            in_person: vec![true; 3],
            parts: vec![part(200.0, &[0, 1, 2])],
            rooms: Vec::new(),
        };
        near(&division.fair(), &[&[50.0, 50.0, 100.0]]);
    }

    #[test]
    fn who_can_go_elsewhere_leaves_a_physicians_time_to_those_who_cannot() {
        // The physician's 100 minutes for 96 asked; the nurse's 400 for calls of 8 minutes that the
        // physician might take too.
        let division = Division {
            asked: vec![96.0, 8.0],
            in_person: vec![true; 2],
            parts: vec![part(100.0, &[0, 1]), part(400.0, &[1])],
            rooms: Vec::new(),
        };
        near(&division.fair(), &[&[100.0, 0.0], &[400.0]]);
    }

    #[test]
    fn calls_fill_what_rooms_leave() {
        // Two clinicians for 180 minutes each, one room: 180 minutes in person, the rest by phone.
        let roomed = |users: &[usize]| Part { room: Some(0), ..part(180.0, users) };
        let division = Division {
            asked: vec![180.0, 30.0],
            in_person: vec![true, false],
            parts: vec![roomed(&[0, 1]), roomed(&[0, 1])],
            rooms: vec![180.0],
        };
        near(&division.fair(), &[&[90.0, 90.0], &[90.0, 90.0]]);
    }

    #[test]
    fn shortage_is_shared_in_proportion_too() {
        let division = Division {
            asked: vec![300.0, 100.0],
            in_person: vec![true; 2],
            parts: vec![part(100.0, &[0, 1]), part(100.0, &[0, 1])],
            rooms: Vec::new(),
        };
        near(&division.fair(), &[&[75.0, 25.0], &[75.0, 25.0]]);
    }
}

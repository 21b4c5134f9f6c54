//! Blocks carried from sessions that end in time too seldom to sessions with time to spare.
//!
//! The objective of [`overtime`](super::overtime) takes each session for one with its usual mix of
//! visits, and spreads minutes by it; what a session got may be heavier, and it may be moved again by
//! the objective after. Here each session is judged by the day its blocks make. One of them moves to
//! a session that, with it, still ends in time as often as the goal asks, wherever every row of the
//! program allows it, the objectives reached before among them. Each move takes minutes from a
//! session below the goal and brings none below it, so the moves come to an end.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::model::{Model, Piece, What};
use super::placement::placed_in;
use crate::answer::Template;
use crate::day::evaluate;
use crate::day::session::{Options, SessionDay};
use crate::number::whole;
use crate::table::SessionId;
use crate::units::Minutes;

/// Moves blocks until no session below the goal has one that another could take.
pub(super) fn reassign(model: &Model<'_>, mut values: Vec<f64>) -> Vec<f64> {
    let goal = model.instance.parts().goals.ends_in_time.value();
    let mut rota = Rota::of(model, &values);
    loop {
        let mut below: Vec<(f64, SessionId)> =
            rota.chances.iter().map(|(&session, &chance)| (chance, session)).collect();
        below.retain(|(chance, _)| *chance < goal - 1e-9);
        below.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut found = below.into_iter().filter_map(|(_, from)| rota.moved(from, goal, &values));
        let Some((from, to, next)) = found.next() else { return values };
        values = next;
        let again = |session| Some((session, in_time(model, session, &values)?));
        rota.chances.extend([from, to].into_iter().filter_map(again));
    }
}

/// The pieces of each session, and how often it ends in time as it is \[0..=1\].
struct Rota<'m, 'a> {
    model: &'m Model<'a>,
    pieces: BTreeMap<SessionId, Vec<&'m Piece>>,
    chances: BTreeMap<SessionId, f64>,
}

impl<'m, 'a> Rota<'m, 'a> {
    fn of(model: &'m Model<'a>, values: &[f64]) -> Self {
        let mut pieces: BTreeMap<SessionId, Vec<&Piece>> = BTreeMap::new();
        for piece in &model.pieces {
            pieces.entry(model.bins[piece.bin].session).or_default().push(piece);
        }
        let chance = |&session: &SessionId| Some((session, in_time(model, session, values)?));
        let chances = pieces.keys().filter_map(chance).collect();
        Self { model, pieces, chances }
    }

    /// A move out of a session: the longest block that another can take, the one that ends in time
    /// most often before all others. The sessions, and the values after it.
    fn moved(
        &self,
        from: SessionId,
        goal: f64,
        values: &[f64],
    ) -> Option<(SessionId, SessionId, Vec<f64>)> {
        let there =
            |piece: &&&Piece| piece.what != What::Buffer && whole(values[piece.var.index()]) > 0;
        let mut blocks: Vec<&&Piece> = self.pieces[&from].iter().filter(there).collect();
        blocks.sort_by_key(|piece| Reverse(piece.minutes));
        let mut others: Vec<SessionId> = self.chances.keys().copied().collect();
        others.retain(|&other| other != from && self.chances[&other] >= goal);
        others.sort_by(|a, b| self.chances[b].total_cmp(&self.chances[a]));
        for block in blocks {
            let alike =
                |piece: &&&Piece| (piece.what, piece.minutes) == (block.what, block.minutes);
            for &to in &others {
                for taker in self.pieces[&to].iter().filter(alike) {
                    if let Some(next) = self.after(block, taker, values)
                        && in_time(self.model, to, &next).is_some_and(|chance| chance >= goal)
                    {
                        return Some((from, to, next));
                    }
                }
            }
        }
        None
    }

    /// The values after a block has moved, where every row allows it.
    fn after(&self, block: &Piece, taker: &Piece, values: &[f64]) -> Option<Vec<f64>> {
        let in_bin = |piece: &&Piece| piece.bin == taker.bin;
        let taken: Minutes = (self.model.pieces.iter().filter(in_bin))
            .map(|piece| Minutes(piece.minutes.0 * whole(values[piece.var.index()])))
            .sum();
        if taken + block.minutes > self.model.length(taker.bin) {
            return None;
        }
        let mut next = values.to_vec();
        next[block.var.index()] -= 1.0;
        next[taker.var.index()] += 1.0;
        let next = self.model.complete(next);
        self.model.program.fits(&next).then_some(next)
    }
}

/// How often a session ends in time with its blocks laid out, always where nobody is asked to come;
/// `None` when there is no room for them.
fn in_time(model: &Model<'_>, session: SessionId, values: &[f64]) -> Option<f64> {
    let template = Template::new(placed_in(model, values, session)?);
    let day = SessionDay::of(model.instance, &template, session, &Options::default());
    Some(day.map_or(1.0, |day| evaluate(&day.day, &day.own).in_time))
}

#[cfg(test)]
mod tests {
    use super::super::VisitDemand;
    use super::super::island::islands;
    use super::super::promised::Promised;
    use super::super::start::{Start, model, start};
    use super::super::wanted::Sources;
    use super::*;
    use crate::answer::HoldPlan;
    use crate::instance::cast;
    use crate::solve::Limits;

    /// The values after a session has taken every block that the rows let it.
    fn piled(rota: &Rota<'_, '_>, full: SessionId, mut values: Vec<f64>) -> Vec<f64> {
        loop {
            let others = rota.pieces.iter().filter(|(session, _)| **session != full);
            let given = others.flat_map(|(_, pieces)| pieces);
            let mut there = given.filter(|piece| whole(values[piece.var.index()]) > 0);
            let next = there.find_map(|block| {
                let mut takers = rota.pieces[&full].iter();
                takers.find_map(|taker| {
                    let alike = (taker.what, taker.minutes) == (block.what, block.minutes);
                    alike.then(|| rota.after(block, taker, &values))?
                })
            });
            let Some(next) = next else { return values };
            values = next;
        }
    }

    #[test]
    fn a_session_piled_full_gives_visits_to_sessions_with_time_to_spare() {
        let clinic = cast::clinic();
        let (holds, demand) = (HoldPlan::default(), VisitDemand::of(&clinic));
        let promised = Promised::of(&clinic, &holds, false);
        let from = Sources {
            instance: &clinic,
            promised: &promised,
            demand: &demand,
            baseline: None,
            patched: false,
        };
        let goal = clinic.parts().goals.ends_in_time.value();
        let mut eased = 0;
        for island in islands(&clinic, &promised) {
            let model = model(&from, &island);
            let Start::At(values) = start(&model, &from, &Limits::default()) else {
                panic!("the cast has a template")
            };
            let rota = Rota::of(&model, &values);
            for &full in rota.pieces.keys() {
                let piled = piled(&rota, full, values.clone());
                let before = in_time(&model, full, &piled).expect("there is room");
                if before >= goal {
                    continue;
                }
                let after = reassign(&model, piled.clone());
                assert!(model.program.fits(&after));
                let chance = in_time(&model, full, &after).expect("there is room");
                let rota = Rota::of(&model, &after);
                let stuck = rota.moved(full, goal, &after).is_none();
                assert!(chance > before && (chance >= goal || stuck), "{before} {chance}");
                eased += 1;
            }
        }
        assert!(eased > 0, "no session was piled full");
    }
}

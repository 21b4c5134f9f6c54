//! Requests of one patient put together again: a pathway is a chain of rows, another request a
//! chain of one.

use crate::answer::{Day, Fate, RequestRow};
use crate::instance::{Instance, Pathway, Step};
use crate::table::{NeedId, TeamId};

/// Rows of a log that belong together, in order.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    /// Row numbers, visits missed and asked for again among them.
    pub(super) rows: Vec<usize>,
    /// Per row, which step it is about, from 0.
    steps: Vec<usize>,
    /// The steps taken or asked for, each once, with the team that sees them.
    asked: Vec<(NeedId, TeamId)>,
}

impl Chain {
    fn begins(index: usize, row: &RequestRow) -> Self {
        Self { rows: vec![index], steps: vec![0], asked: vec![(row.need, row.team)] }
    }

    /// The pathways that start with these steps; none when it is a request on its own. Those whose
    /// steps are for the teams that see them come first.
    fn pathways<'a>(&'a self, instance: &'a Instance) -> impl Iterator<Item = &'a Pathway> {
        let starts = move |pathway: &&Pathway| {
            let steps = pathway.steps.iter().map(|step| step.need);
            pathway.steps.len() >= self.asked.len()
                && steps.zip(&self.asked).all(|(need, asked)| need == asked.0)
        };
        let here = move |pathway: &&Pathway| self.other_team(pathway).is_none();
        let found = move || instance.parts().pathways.values().filter(starts);
        found().filter(here).chain(found().filter(move |pathway| !here(pathway)))
    }

    /// The first step that another team has than the pathway names, with the team it is for. A step
    /// that names none is for the team asked, which is the same for all of these.
    fn other_team(&self, pathway: &Pathway) -> Option<(usize, TeamId)> {
        let steps = || pathway.steps.iter().zip(&self.asked).enumerate();
        let asked = steps().find(|(_, (step, _))| step.team.is_none()).map(|(_, (_, has))| has.1);
        let wanted = |(at, (step, has)): (usize, (&Step, &(NeedId, TeamId)))| {
            let wanted = step.team.or(asked)?;
            (wanted != has.1).then_some((at, wanted))
        };
        steps().find_map(wanted)
    }

    /// A row about a step that another team has than it is for, with the team it is for.
    pub(super) fn of_other_team(&self, instance: &Instance) -> Option<(usize, TeamId)> {
        let (step, wanted) = self.other_team(self.pathways(instance).next()?)?;
        let row = self.steps.iter().position(|&at| at == step)?;
        Some((self.rows[row], wanted))
    }

    /// Days from the visit of the last row to the answer, when that row is the end of the chain;
    /// `None` while further steps are to come.
    pub(super) fn answer_days(&self, instance: &Instance) -> Option<u32> {
        let mut alone = true;
        for pathway in self.pathways(instance) {
            alone = false;
            if pathway.steps.len() == self.asked.len() {
                return Some(pathway.answer_days);
            }
        }
        if alone { Some(self.answer_of_a_tail(instance)) } else { None }
    }

    /// A chain that starts in the middle of a pathway: the patient was under way at the start.
    fn answer_of_a_tail(&self, instance: &Instance) -> u32 {
        let last = self.asked.last().map(|asked| asked.0);
        let ends = |pathway: &&Pathway| pathway.steps.last().map(|step| step.need) == last;
        instance.parts().pathways.values().find(ends).map_or(0, |pathway| pathway.answer_days)
    }

    /// Fewest and most days after the step before of each later step, with both row numbers.
    pub(super) fn lags(&self, instance: &Instance) -> Vec<Lag> {
        let Some(pathway) = self.pathways(instance).next() else { return Vec::new() };
        let mut lags = Vec::new();
        for at in 1..self.rows.len() {
            if self.steps[at] == self.steps[at - 1] {
                continue;
            }
            let bounds = bounds(&pathway.steps[self.steps[at]]);
            lags.push(Lag { earlier: self.rows[at - 1], later: self.rows[at], bounds });
        }
        lags
    }

    /// The days on which steps were held whose next step belongs on the same day, each with whether
    /// it was held on it.
    pub(super) fn joint_days(&self, instance: &Instance, rows: &[RequestRow]) -> Vec<(Day, bool)> {
        let Some(pathway) = self.pathways(instance).next() else { return Vec::new() };
        let mut days = Vec::new();
        for (at, &index) in self.rows.iter().enumerate() {
            let next = pathway.steps.get(self.steps[at] + 1);
            let joint = next.is_some_and(|step| bounds(step) == (0, 0));
            let (Some(day), Fate::Seen, true) = (rows[index].visit, rows[index].fate, joint) else {
                continue;
            };
            let follows = self.rows.get(at + 1).map(|&next| &rows[next]);
            let kept = |next: &RequestRow| next.visit == Some(day) && next.fate == Fate::Seen;
            days.push((day, follows.is_some_and(kept)));
        }
        days
    }

    fn is_followed_by(&self, instance: &Instance, rows: &[RequestRow], row: &RequestRow) -> bool {
        let last = &rows[self.rows[self.rows.len() - 1]];
        if missed(last) {
            return last.need == row.need && last.visit.is_some_and(|visit| visit <= row.asked);
        }
        last.visit == Some(row.asked)
            && self.pathways(instance).any(|pathway| {
                pathway.steps.get(self.asked.len()).is_some_and(|step| step.need == row.need)
            })
    }

    fn add(&mut self, index: usize, row: &RequestRow, again: bool) {
        self.rows.push(index);
        if !again {
            self.asked.push((row.need, row.team));
        }
        self.steps.push(self.asked.len() - 1);
    }
}

/// Whether the patient did not come.
fn missed(row: &RequestRow) -> bool {
    matches!(row.fate, Fate::NoShow | Fate::LateCancel)
}

/// Fewest and most days after the step before.
fn bounds(step: &Step) -> (u32, u32) {
    let shortest = step.lag_min.max(step.external_days);
    (shortest, step.lag_max.max(shortest))
}

/// Two steps that follow each other, by row number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lag {
    pub(super) earlier: usize,
    pub(super) later: usize,
    /// Fewest and most days between them \[days\].
    pub(super) bounds: (u32, u32),
}

/// The rows of a replication in chains, in the order of patients, then of requests.
///
/// A row goes on from the last one of a chain of the same patient when it asks for the next step
/// of the pathway on the day that one was held, or again for a visit that was missed.
pub(super) fn chains(instance: &Instance, rows: &[RequestRow]) -> Vec<Chain> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|&index| rows[index].patient);
    let mut chains: Vec<Chain> = Vec::new();
    for of_patient in order.chunk_by(|&a, &b| rows[a].patient == rows[b].patient) {
        let first = chains.len();
        for &index in of_patient {
            let row = &rows[index];
            let open = chains[first..].iter_mut().find(|c| c.is_followed_by(instance, rows, row));
            match open {
                Some(chain) => {
                    let last = chain.rows[chain.rows.len() - 1];
                    chain.add(index, row, missed(&rows[last]));
                }
                None => chains.push(Chain::begins(index, row)),
            }
        }
    }
    chains
}

/// When a patient is finished: the last step held and its answer given.
pub(super) fn finish(instance: &Instance, chain: &Chain, rows: &[RequestRow]) -> Option<Day> {
    let last = &rows[*chain.rows.last()?];
    let visit = last.visit.filter(|_| last.fate == Fate::Seen)?;
    let answer = i32::try_from(chain.answer_days(instance)?).ok()?;
    Some(Day(visit.0 + answer))
}

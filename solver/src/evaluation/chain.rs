//! Requests of one patient put together again: a pathway is a chain of rows, another request a
//! chain of one.

use crate::answer::{Day, Fate, RequestRow};
use crate::instance::{Instance, Pathway};
use crate::table::NeedId;

/// Rows of a log that belong together, in order.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    /// Row numbers, visits missed and asked for again among them.
    pub(super) rows: Vec<usize>,
    /// The steps taken or asked for, each once.
    needs: Vec<NeedId>,
}

impl Chain {
    /// The pathways that start with these steps; none when it is a request on its own.
    fn pathways<'a>(&'a self, instance: &'a Instance) -> impl Iterator<Item = &'a Pathway> {
        let starts = |pathway: &&Pathway| {
            let steps = pathway.steps.iter().map(|step| step.need);
            pathway.steps.len() >= self.needs.len() && steps.zip(&self.needs).all(|(a, b)| a == *b)
        };
        instance.parts().pathways.values().filter(starts)
    }

    /// Days from the visit of the last row to the answer, when that row is the end of the chain;
    /// `None` while further steps are to come.
    pub(super) fn answer_days(&self, instance: &Instance) -> Option<u32> {
        let mut alone = true;
        for pathway in self.pathways(instance) {
            alone = false;
            if pathway.steps.len() == self.needs.len() {
                return Some(pathway.answer_days);
            }
        }
        if alone { Some(self.answer_of_a_tail(instance)) } else { None }
    }

    /// A chain that starts in the middle of a pathway: the patient was under way at the start.
    fn answer_of_a_tail(&self, instance: &Instance) -> u32 {
        let last = self.needs.last();
        let ends = |pathway: &&Pathway| pathway.steps.last().map(|step| &step.need) == last;
        instance.parts().pathways.values().find(ends).map_or(0, |pathway| pathway.answer_days)
    }

    /// Fewest and most days after the step before of each later step, with both row numbers.
    pub(super) fn lags(&self, instance: &Instance, rows: &[RequestRow]) -> Vec<Lag> {
        let Some(pathway) = self.pathways(instance).next() else { return Vec::new() };
        let mut lags = Vec::new();
        let mut step = 0;
        for pair in self.rows.windows(2) {
            if rows[pair[0]].need == rows[pair[1]].need {
                continue;
            }
            step += 1;
            let given = pathway.steps[step];
            let shortest = given.lag_min.max(given.external_days);
            let bounds = (shortest, given.lag_max.max(shortest));
            lags.push(Lag { earlier: pair[0], later: pair[1], bounds });
        }
        lags
    }

    fn is_followed_by(&self, instance: &Instance, rows: &[RequestRow], row: &RequestRow) -> bool {
        let last = &rows[self.rows[self.rows.len() - 1]];
        let missed = matches!(last.fate, Fate::NoShow | Fate::LateCancel);
        if missed {
            return last.need == row.need && last.visit.is_some_and(|visit| visit <= row.asked);
        }
        last.visit == Some(row.asked)
            && self.pathways(instance).any(|pathway| {
                pathway.steps.get(self.needs.len()).is_some_and(|step| step.need == row.need)
            })
    }

    fn add(&mut self, index: usize, row: &RequestRow) {
        self.rows.push(index);
        if self.needs.last() != Some(&row.need) {
            self.needs.push(row.need);
        }
    }
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
                Some(chain) => chain.add(index, row),
                None => chains.push(Chain { rows: vec![index], needs: vec![row.need] }),
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

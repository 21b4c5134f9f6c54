//! Requests of one patient put together again: a pathway is a chain of rows, another request a
//! chain of one.

use crate::answer::{Day, Fate, RequestRow};
use crate::instance::{Asks, Instance, Pathway, Step};
use crate::table::{NeedId, TeamId};

/// Rows of a log that belong together, in order: one at least, visits missed and asked for again
/// among them.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    first: Link,
    more: Vec<Link>,
}

/// A row of a chain.
#[derive(Clone, Copy, Debug)]
struct Link {
    row: u32,
    /// Which step it is about, from 0.
    step: u32,
    need: NeedId,
    team: TeamId,
}

impl Link {
    fn new(instance: &Instance, (index, row): (usize, &RequestRow), step: u32) -> Self {
        let number = u32::try_from(index).expect("a log has fewer than 2^32 rows");
        Self { row: number, step, need: instance.step_need(row.need), team: row.team }
    }
}

impl Chain {
    fn begins(instance: &Instance, row: (usize, &RequestRow)) -> Self {
        Self { first: Link::new(instance, row, 0), more: Vec::new() }
    }

    fn links(&self) -> impl DoubleEndedIterator<Item = &Link> + Clone {
        std::iter::once(&self.first).chain(&self.more)
    }

    /// Row numbers, in order.
    pub(super) fn rows(&self) -> impl DoubleEndedIterator<Item = usize> + Clone {
        self.links().map(|link| link.row as usize)
    }

    /// The number of the first row.
    pub(super) fn first(&self) -> usize {
        self.first.row as usize
    }

    /// The number of the last row.
    pub(super) fn last(&self) -> usize {
        self.more.last().map_or(self.first(), |link| link.row as usize)
    }

    /// The steps taken or asked for, each once, with the team that sees them.
    fn asked(&self) -> impl Iterator<Item = (NeedId, TeamId)> + Clone {
        let mut next = 0;
        self.links().filter_map(move |link| {
            let new = link.step == next;
            next += u32::from(new);
            new.then_some((link.need, link.team))
        })
    }

    /// How many steps were taken or asked for.
    fn asked_count(&self) -> usize {
        self.more.last().map_or(0, |link| link.step as usize) + 1
    }

    /// The pathways that start with these steps; none when it is a request on its own. Those whose
    /// steps are for the teams that see them come first.
    fn pathways<'a>(&'a self, instance: &'a Instance) -> impl Iterator<Item = &'a Pathway> {
        let starts = move |pathway: &&Pathway| {
            let steps = pathway.steps.iter().map(|step| instance.step_need(step.need));
            pathway.steps.len() >= self.asked_count()
                && steps.zip(self.asked()).all(|(need, asked)| need == asked.0)
        };
        let here = move |pathway: &&Pathway| self.other_team(pathway).is_none();
        let found = move || instance.parts().pathways.values().filter(starts);
        found().filter(here).chain(found().filter(move |pathway| !here(pathway)))
    }

    /// The first step that another team has than the pathway names, with the team it is for. A step
    /// that names none is for the team asked, which is the same for all of these.
    fn other_team(&self, pathway: &Pathway) -> Option<(usize, TeamId)> {
        let steps = || pathway.steps.iter().zip(self.asked()).enumerate();
        let asked = steps().find(|(_, (step, _))| step.team.is_none()).map(|(_, (_, has))| has.1);
        let wanted = |(at, (step, has)): (usize, (&Step, (NeedId, TeamId)))| {
            let wanted = step.team.or(asked)?;
            (wanted != has.1).then_some((at, wanted))
        };
        steps().find_map(wanted)
    }

    /// A row about a step that another team has than it is for, with the team it is for.
    pub(super) fn of_other_team(&self, instance: &Instance) -> Option<(usize, TeamId)> {
        let (step, wanted) = self.other_team(self.pathways(instance).next()?)?;
        let link = self.links().find(|link| link.step as usize == step)?;
        Some((link.row as usize, wanted))
    }

    /// Days from the visit of the last row to the answer, when that row is the end of the chain;
    /// `None` while further steps are to come.
    pub(super) fn answer_days(&self, instance: &Instance) -> Option<u32> {
        let mut alone = true;
        for pathway in self.pathways(instance) {
            alone = false;
            if pathway.steps.len() == self.asked_count() {
                return Some(pathway.answer_days);
            }
        }
        if alone { Some(self.answer_of_a_tail(instance)) } else { None }
    }

    /// A chain that starts in the middle of a pathway: the patient was under way at the start.
    fn answer_of_a_tail(&self, instance: &Instance) -> u32 {
        let last = self.asked().last().map(|asked| asked.0);
        let ends = |pathway: &&Pathway| {
            pathway.steps.last().map(|step| instance.step_need(step.need)) == last
        };
        instance.parts().pathways.values().find(ends).map_or(0, |pathway| pathway.answer_days)
    }

    /// The step that decides the pathway's right and the days until its answer, where these are not
    /// the last step and the answer of the pathway.
    fn milestone(&self, instance: &Instance) -> Option<(usize, i32)> {
        let pathway = self.pathways(instance).next()?;
        let mut ids = instance.parts().pathways.iter();
        let (id, _) = ids.find(|(_, row)| std::ptr::eq(*row, pathway))?;
        let (row, _) = instance.parts().deciding(Asks::Pathway(id))?;
        let usual = (pathway.steps.len() - 1, pathway.answer_days);
        let found = (row.step, row.answer_days);
        (found != usual).then_some((row.step, i32::try_from(row.answer_days).ok()?))
    }

    /// Fewest and most days after the step before of each later step, with both row numbers.
    pub(super) fn lags(&self, instance: &Instance) -> Vec<Lag> {
        let Some(pathway) = self.pathways(instance).next() else { return Vec::new() };
        let mut lags = Vec::new();
        for (earlier, later) in self.links().zip(&self.more) {
            if later.step == earlier.step {
                continue;
            }
            let bounds = bounds(&pathway.steps[later.step as usize]);
            let (earlier, later) = (earlier.row as usize, later.row as usize);
            lags.push(Lag { earlier, later, bounds });
        }
        lags
    }

    /// The days on which steps were held whose next step belongs on the same day, each with whether
    /// it was held on it.
    pub(super) fn joint_days(&self, instance: &Instance, rows: &[RequestRow]) -> Vec<(Day, bool)> {
        let Some(pathway) = self.pathways(instance).next() else { return Vec::new() };
        let mut days = Vec::new();
        for (at, link) in self.links().enumerate() {
            let (next, row) = (pathway.steps.get(link.step as usize + 1), &rows[link.row as usize]);
            let joint = next.is_some_and(|step| bounds(step) == (0, 0));
            let (Some(day), Fate::Seen, true) = (row.visit, row.fate, joint) else { continue };
            let follows = self.more.get(at).map(|next| &rows[next.row as usize]);
            let kept = |next: &RequestRow| next.visit == Some(day) && next.fate == Fate::Seen;
            days.push((day, follows.is_some_and(kept)));
        }
        days
    }

    fn is_followed_by(&self, instance: &Instance, rows: &[RequestRow], row: &RequestRow) -> bool {
        let last = &rows[self.last()];
        if missed(last) {
            return last.need == row.need && last.visit.is_some_and(|visit| visit <= row.asked);
        }
        last.visit == Some(row.asked)
            && self.pathways(instance).any(|pathway| {
                let next = pathway.steps.get(self.asked_count());
                next.is_some_and(|step| {
                    instance.step_need(step.need) == instance.step_need(row.need)
                })
            })
    }

    fn add(&mut self, instance: &Instance, row: (usize, &RequestRow), again: bool) {
        let step = self.more.last().map_or(0, |link| link.step) + u32::from(!again);
        self.more.push(Link::new(instance, row, step));
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

/// The places of the rows in the order of patients, then of requests: by counting, for patients are
/// numbered without large gaps.
fn by_patient(rows: &[RequestRow]) -> Vec<u32> {
    let count = rows.iter().map(|row| row.patient as usize + 1).max().unwrap_or(0);
    let mut next = vec![0_u32; count];
    for row in rows {
        next[row.patient as usize] += 1;
    }
    let mut before = 0;
    for place in &mut next {
        before += std::mem::replace(place, before);
    }
    let mut order = vec![0; rows.len()];
    for (index, row) in (0..).zip(rows) {
        let place = &mut next[row.patient as usize];
        order[*place as usize] = index;
        *place += 1;
    }
    order
}

/// The rows of a replication in chains, in the order of patients, then of requests; made patient by
/// patient, for a log may be long.
///
/// A row goes on from the last one of a chain of the same patient when it asks for the next step
/// of the pathway on the day that one was held, or again for a visit that was missed.
pub(super) fn chains<'a>(
    instance: &'a Instance,
    rows: &'a [RequestRow],
) -> impl Iterator<Item = Chain> + 'a {
    let order = by_patient(rows);
    let mut from = 0;
    let next_patient = move || {
        let patient = rows[*order.get(from)? as usize].patient;
        let same = |&&index: &&u32| rows[index as usize].patient == patient;
        let of_patient = &order[from..from + order[from..].iter().take_while(same).count()];
        from += of_patient.len();
        Some(of_one(instance, rows, of_patient))
    };
    std::iter::from_fn(next_patient).flatten()
}

/// The rows of one patient in chains.
fn of_one(instance: &Instance, rows: &[RequestRow], of_patient: &[u32]) -> Vec<Chain> {
    let mut chains: Vec<Chain> = Vec::with_capacity(1);
    for index in of_patient.iter().map(|&index| index as usize) {
        let row = &rows[index];
        let open = chains.iter_mut().find(|chain| chain.is_followed_by(instance, rows, row));
        match open {
            Some(chain) => {
                let again = missed(&rows[chain.last()]);
                chain.add(instance, (index, row), again);
            }
            None => chains.push(Chain::begins(instance, (index, row))),
        }
    }
    chains
}

/// When a patient's right is met: the step that decides it held and its answer given, the last one
/// where no right says otherwise.
pub(super) fn finish(instance: &Instance, chain: &Chain, rows: &[RequestRow]) -> Option<Day> {
    if let Some((step, answer)) = chain.milestone(instance) {
        let mut of_step = chain.links().filter(|link| link.step as usize == step);
        let held = |link: &Link| {
            let row = &rows[link.row as usize];
            row.visit.filter(|_| row.fate == Fate::Seen)
        };
        return of_step.find_map(held).map(|day| Day(day.0 + answer));
    }
    let last = &rows[chain.last()];
    let visit = last.visit.filter(|_| last.fate == Fate::Seen)?;
    let answer = i32::try_from(chain.answer_days(instance)?).ok()?;
    Some(Day(visit.0 + answer))
}

//! Large neighbourhood search: some patients are taken out and booked anew, again and again.
//!
//! Ruin and recreate (Shaw 1998; Schrimpf et al. 2000), with patients who bind each other chosen
//! together: those around one day, those due about the same time, and those who stand in the way
//! of a better date for one patient. What is not worse at the first level that differs is kept.

use chrono::Datelike;

use crate::booking::chain::Walk;
use crate::booking::limit::Limit;
use crate::number::place;
use crate::rng::Stream;
use crate::solve::StopToken;

use super::part::Part;
use super::state::{State, Worth};

/// Most patients taken out at a time.
const RUIN_MAX: u32 = 9;
/// Share of the average loss that is accepted at first.
const WARMTH: f64 = 0.1;
/// Attempts a patient of a part is worth in one round, and the most of a part.
const PER_ITEM: u64 = 4;
const PER_ROUND_MAX: u64 = 1_000;
/// Work a round may do to put days in order: visits times openings of their day.
const ORDERS_PER_ROUND: u64 = 1_000_000;
/// Chance that a place is passed over where places are, so that others come first now and then.
const SKIPPED: f64 = 0.05;

/// Improves a state by a fixed number of attempts, at one level before all others; `prices` of
/// that level, one per spot, guide half of them.
///
/// Plans a little worse at that level are accepted at first (simulated annealing: Kirkpatrick,
/// Gelatt & Vecchi 1983), never ones worse at a level above; the best plan met is kept.
pub(super) fn improve(
    part: &Part<'_>,
    state: &mut State<'_>,
    (level, prices): (usize, &[Worth]),
    rounds: u32,
    stream: &mut Stream,
    stop: &StopToken,
) {
    let search = Search::new(part, state, prices);
    let attempts = (part.items.len() as u64 * PER_ITEM).min(PER_ROUND_MAX) * u64::from(rounds);
    let unit = state.unit(level);
    let warm = search.warmth(state, unit);
    let mut best = (state.worth, state.at.clone());
    let work_max = state.clock_work() + ORDERS_PER_ROUND * u64::from(rounds);
    for attempt in 0..attempts {
        if stop.stopped() || search.perfect(state) {
            break;
        }
        if state.clock_work() > work_max {
            part.problem.met.note(Limit::Orders);
            break;
        }
        let left = real(attempts - attempt) / real(attempts);
        // An exponential draw: the chance to accept what is worse falls with how much it is.
        let accepted_loss = warm * left * left * -(1.0 - stream.uniform()).ln();
        search.attempt(state, attempt, whole(accepted_loss * unit), stream);
        if state.worth < best.0 {
            best = (state.worth, state.at.clone());
        }
    }
    if best.0 < state.worth {
        state.reset(&best.1);
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share of the attempts")]
fn real(count: u64) -> f64 {
    count as f64
}

#[expect(clippy::cast_possible_truncation, reason = "how much worse may be accepted, roughly")]
fn whole(worth: f64) -> i128 {
    worth as i128
}

struct Search<'s, 'p> {
    part: &'s Part<'p>,
    /// What each spot takes from others; empty when nothing is known.
    prices: &'s [Worth],
    /// Items by the date they are due.
    by_due: Vec<usize>,
    place_of: Vec<usize>,
    /// The least each item could cost were it alone.
    least: Vec<i128>,
    /// Day of each opening, rising.
    day_of: Vec<i32>,
    /// Sum of the least.
    floor: i128,
}

impl<'s, 'p> Search<'s, 'p> {
    fn new(part: &'s Part<'p>, state: &State<'_>, prices: &'s [Worth]) -> Self {
        let count = part.items.len();
        let mut by_due: Vec<usize> = (0..count).collect();
        let due = |item: usize| {
            let request = &part.problem.requests[part.rows[item]];
            (request.deadline().unwrap_or(request.released), request.released)
        };
        by_due.sort_by_key(|&item| (due(item), item));
        let mut place_of = vec![0; count];
        by_due.iter().enumerate().for_each(|(place, &item)| place_of[item] = place);
        let day = |&row: &usize| {
            part.problem
                .openings
                .get(row)
                .map_or(i32::MIN, |opening| opening.date.num_days_from_ce())
        };
        let day_of = part.openings.iter().map(day).collect();
        let mut walk = Walk::default();
        let mut least = |item: usize| {
            let path = part.cheapest(item, &mut walk, |_, spot| Some(state.key_of(spot)));
            path.map_or(state.out(item), |cost| cost.min(state.out(item)))
        };
        let least: Vec<i128> = (0..count).map(&mut least).collect();
        let floor = least.iter().sum();
        Self { part, prices, by_due, place_of, least, day_of, floor }
    }

    /// How much worse at a level a plan may be at first: a share of what patients lose on average.
    fn warmth(&self, state: &State<'_>, unit: f64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a rough scale")]
        let lost = (state.worth - self.floor) as f64 / unit;
        WARMTH * lost / real(self.part.items.len() as u64)
    }

    /// Whether nobody could do better.
    fn perfect(&self, state: &State<'_>) -> bool {
        state.worth == self.floor
    }

    /// Repacks some patients; undone when the plan gets worse by more than the loss accepted.
    fn attempt(
        &self,
        state: &mut State<'_>,
        attempt: u64,
        accepted_loss: i128,
        stream: &mut Stream,
    ) {
        let before = state.worth;
        let (first, mut chosen) = match attempt % 4 {
            0 | 1 => self.in_the_way(state, stream),
            2 => self.around_a_day(state, stream),
            _ => self.due_together(stream),
        };
        if chosen.is_empty() {
            return;
        }
        let homes: Vec<(usize, Vec<u32>)> =
            chosen.iter().map(|&item| (item, state.remove(item))).collect();
        if let Some((item, spots)) = &first {
            // Where it does not fit after all it is booked with the others.
            if state.book(*item, spots) {
                chosen.retain(|other| other != item);
            }
        }
        self.order(state, &mut chosen, stream);
        let skips_at_random = stream.below(4) == 0;
        let guided = !self.prices.is_empty() && stream.below(2) == 0;
        for &item in &chosen {
            let key = stream.luck();
            state.insert(item, |spot| {
                let skip = skips_at_random && key.quantile(spot as u64) < SKIPPED;
                if skip { None } else { Some(if guided { self.prices[spot] } else { 0 }) }
            });
        }
        if state.worth > before + accepted_loss {
            for (item, _) in &homes {
                state.remove(*item);
            }
            for (item, spots) in &homes {
                state.restore(*item, spots);
            }
        }
    }

    /// In which order patients are booked again.
    fn order(&self, state: &mut State<'_>, chosen: &mut [usize], stream: &mut Stream) {
        match stream.below(3) {
            0 => chosen.sort_by_key(|&item| self.place_of[item]),
            1 => {
                let mut regret: Vec<(i128, usize)> = chosen
                    .iter()
                    .map(|&item| {
                        let now = state.cheapest(item, |_, _| Some(0));
                        (now.map_or(i128::MAX, |(cost, _)| cost - self.least[item]), item)
                    })
                    .collect();
                regret.sort_by_key(|&(cost, item)| (std::cmp::Reverse(cost), item));
                chosen.iter_mut().zip(regret).for_each(|(place, (_, item))| *place = item);
            }
            _ => {
                for at in (1..chosen.len()).rev() {
                    chosen.swap(at, stream.below(place(at + 1)) as usize);
                }
            }
        }
    }

    /// A patient who could do better, on a better path, and enough of those who hold its places.
    fn in_the_way(
        &self,
        state: &mut State<'_>,
        stream: &mut Stream,
    ) -> (Option<(usize, Vec<u32>)>, Vec<usize>) {
        let pick = |stream: &mut Stream| stream.below(place(self.part.items.len())) as usize;
        let worse = |state: &State<'_>, item: usize| state.key(item) - self.least[item];
        let mut item = pick(stream);
        for _ in 0..3 {
            let other = pick(stream);
            if worse(state, other) > worse(state, item) {
                item = other;
            }
        }
        if worse(state, item) <= 0 {
            return (None, Vec::new());
        }
        // A random share of the places is passed over, so that other paths come up too.
        let (key, share) = (stream.luck(), 0.9 * stream.uniform());
        let mut walk = Walk::default();
        let path = self.part.cheapest(item, &mut walk, |_, spot| {
            (key.quantile(spot as u64) >= share).then(|| state.key_of(spot))
        });
        if path.is_none_or(|cost| cost >= state.key(item)) {
            return (None, Vec::new());
        }
        let mut chosen = vec![item];
        for &spot in &walk.path {
            let spot = &self.part.spots[spot as usize];
            let opening = spot.opening as usize;
            let mut missing = spot.minutes - state.free[opening];
            let mut inside = state.inside[opening].clone();
            while missing > 0 && !inside.is_empty() {
                let other = inside.swap_remove(stream.below(place(inside.len())) as usize);
                missing -= self.minutes_in(state, other as usize, opening);
                if !chosen.contains(&(other as usize)) {
                    chosen.push(other as usize);
                }
            }
        }
        self.in_the_room(state, &walk.path, &mut chosen, stream);
        // Some more who could take what becomes free.
        for _ in 0..stream.below(3) {
            let other = pick(stream);
            if !chosen.contains(&other) {
                chosen.push(other);
            }
        }
        (Some((item, walk.path)), chosen)
    }

    /// Adds enough of those who take the rooms that a path wants.
    fn in_the_room(
        &self,
        state: &State<'_>,
        path: &[u32],
        chosen: &mut Vec<usize>,
        stream: &mut Stream,
    ) {
        for &spot in path {
            let spot = &self.part.spots[spot as usize];
            let crowd = spot.crowd as usize;
            let minutes = |item: u32| -> i32 {
                let own = state.spots(item as usize).iter();
                let own = own.map(|&other| &self.part.spots[other as usize]);
                own.filter(|other| other.crowd as usize == crowd).map(|other| other.minutes).sum()
            };
            let mut missing = spot.minutes - state.rooms[crowd];
            if crowd == 0 || missing <= 0 {
                continue;
            }
            let sharing = self.part.sharing[crowd].iter();
            let inside =
                sharing.flat_map(|&opening| state.inside[opening as usize].iter().copied());
            let mut inside: Vec<u32> = inside.filter(|&item| minutes(item) > 0).collect();
            inside.sort_unstable();
            inside.dedup();
            let there = |item: &u32| chosen.contains(&(*item as usize));
            missing -= inside.iter().copied().filter(there).map(minutes).sum::<i32>();
            inside.retain(|item| !there(item));
            while missing > 0 && !inside.is_empty() {
                let other = inside.swap_remove(stream.below(place(inside.len())) as usize);
                missing -= minutes(other);
                chosen.push(other as usize);
            }
        }
    }

    fn minutes_in(&self, state: &State<'_>, item: usize, opening: usize) -> i32 {
        let spots = state.spots(item).iter().map(|&spot| &self.part.spots[spot as usize]);
        spots.filter(|spot| spot.opening as usize == opening).map(|spot| spot.minutes).sum()
    }

    /// Patients booked within a few days of each other.
    fn around_a_day(
        &self,
        state: &State<'_>,
        stream: &mut Stream,
    ) -> (Option<(usize, Vec<u32>)>, Vec<usize>) {
        if self.part.openings.len() < 2 {
            return (None, Vec::new());
        }
        let centre = 1 + stream.below(place(self.part.openings.len() - 1)) as usize;
        let days = i32::try_from(stream.below(4)).unwrap_or(0);
        let first = self.day_of.partition_point(|&day| day < self.day_of[centre] - days).max(1);
        let last = self.day_of.partition_point(|&day| day <= self.day_of[centre] + days);
        let mut found: Vec<usize> = Vec::new();
        let wanted = 2 + stream.below(RUIN_MAX - 1) as usize;
        for _ in 0..3 * wanted {
            if found.len() >= wanted || last <= first {
                break;
            }
            let opening = first + stream.below(place(last - first)) as usize;
            if state.inside[opening].is_empty() {
                continue;
            }
            let at = stream.below(place(state.inside[opening].len())) as usize;
            let item = state.inside[opening][at] as usize;
            if !found.contains(&item) {
                found.push(item);
            }
        }
        (None, found)
    }

    /// Patients due about the same time.
    fn due_together(&self, stream: &mut Stream) -> (Option<(usize, Vec<u32>)>, Vec<usize>) {
        let count = (2 + stream.below(RUIN_MAX - 1) as usize).min(self.by_due.len());
        let from = stream.below(place(self.by_due.len() - count + 1)) as usize;
        (None, self.by_due[from..from + count].to_vec())
    }
}

//! A plan of one part while it is being changed.

use crate::booking::chain::Walk;
use crate::booking::diary::Diary;
use crate::booking::request::Path;
use crate::booking::value::Plan;
use crate::number::place;

use super::part::Part;

/// Booked nowhere.
pub(super) const NOWHERE: u32 = u32::MAX;

/// Attempts to find a path whose visits fit together before an item stays out.
const ATTEMPTS: usize = 8;

/// The values of the four levels in one number that keeps their order.
///
/// Each level weighs more than all levels below it can add up to; 128 bits leave room to spare.
pub(super) type Worth = i128;

/// Weights of the levels in a [`Worth`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Weights(pub(super) [Worth; 3]);

impl Weights {
    pub(super) fn new(part: &Part<'_>) -> Self {
        let lost: i64 = part.capacity.iter().skip(1).map(|&minutes| i64::from(minutes)).sum();
        let mut spread = [0_i64; 3];
        for item in &part.items {
            let mut most = item.out.unwrap_or([0; 3]).map(i64::abs);
            let mut sum = [0; 3];
            for stage in item.stages.clone() {
                let spots = &part.spots[part.stages[stage].clone()];
                for (k, sum) in sum.iter_mut().enumerate() {
                    *sum += spots.iter().map(|spot| spot.cost[k].abs()).max().unwrap_or(0);
                }
            }
            for k in 0..3 {
                most[k] = most[k].max(sum[k]);
                spread[k] += most[k];
            }
        }
        let step = |below: Worth, spread: i64| below * (2 * Worth::from(spread) + 1);
        let continuity = 2 * Worth::from(lost) + 1;
        let access = step(continuity, spread[2]);
        Self([step(access, spread[1]), access, continuity])
    }

    pub(super) fn of(&self, cost: [i64; 3]) -> Worth {
        (0..3).map(|k| self.0[k] * Worth::from(cost[k])).sum()
    }
}

/// Where everybody is booked, what is left, and what it is worth.
#[derive(Clone)]
pub(super) struct State<'p> {
    part: &'p Part<'p>,
    weights: Weights,
    keys: std::sync::Arc<Vec<Worth>>,
    /// The spot of each stage.
    pub(super) at: Vec<u32>,
    pub(super) free: Vec<i32>,
    /// Minutes left of the rooms of each crowd.
    pub(super) rooms: Vec<i32>,
    /// Items with a visit in each opening.
    pub(super) inside: Vec<Vec<u32>>,
    pub(super) worth: Worth,
    walk: Walk<Worth>,
    diary: Option<Diary<'p>>,
}

impl<'p> State<'p> {
    /// Nobody booked.
    pub(super) fn new(part: &'p Part<'p>) -> Self {
        let weights = Weights::new(part);
        let keys = part.spots.iter().map(|spot| weights.of(spot.cost)).collect();
        let linked = part.rooms.len() > 1
            || part.rows.iter().any(|&row| part.problem.requests[row].may_share_a_day());
        let mut state = Self {
            part,
            weights,
            keys: std::sync::Arc::new(keys),
            at: vec![NOWHERE; part.stages.len()],
            free: part.capacity.clone(),
            rooms: part.rooms.clone(),
            inside: vec![Vec::new(); part.capacity.len()],
            worth: 0,
            walk: Walk::default(),
            diary: linked.then(|| Diary::new(part.problem)),
        };
        state.worth = (0..part.items.len()).map(|item| state.out(item)).sum();
        state
    }

    /// The plan, as far as its places are in the part and its visits fit together.
    pub(super) fn of(part: &'p Part<'p>, plan: &Plan) -> Self {
        let paths: Vec<Option<Vec<u32>>> = (part.rows.iter().enumerate())
            .map(|(item, &row)| part.spots_of(item, plan.0[row].as_ref()?))
            .collect();
        let booked = || paths.iter().enumerate().filter_map(|(i, path)| Some((i, path.as_ref()?)));
        let mut whole = Self::new(part);
        // A plan that fits is taken as it is: part of it might stay undecided by the clock.
        if booked().all(|(item, spots)| whole.put(item, spots))
            && whole.diary.as_ref().is_none_or(Diary::holds)
        {
            return whole;
        }
        let mut state = Self::new(part);
        for (item, spots) in booked() {
            state.book(item, spots);
        }
        state
    }

    /// Work done so far to put days in order.
    pub(super) fn clock_work(&self) -> u64 {
        self.diary.as_ref().map_or(0, Diary::work)
    }

    /// The path of each item in the problem.
    pub(super) fn paths(&self) -> Vec<Option<Path>> {
        let path = |item| self.booked(item).then(|| self.part.path_of(self.spots(item)));
        (0..self.part.items.len()).map(path).collect()
    }

    pub(super) fn booked(&self, item: usize) -> bool {
        self.at[self.part.items[item].stages.start] != NOWHERE
    }

    pub(super) fn spots(&self, item: usize) -> &[u32] {
        &self.at[self.part.items[item].stages.clone()]
    }

    /// What one at a level is worth.
    #[expect(clippy::cast_precision_loss, reason = "a rough scale")]
    pub(super) fn unit(&self, level: usize) -> f64 {
        self.weights.0.get(level).map_or(1.0, |&unit| unit as f64)
    }

    /// Books everybody as they were.
    pub(super) fn reset(&mut self, at: &[u32]) {
        for item in 0..self.part.items.len() {
            self.remove(item);
        }
        for (item, given) in self.part.items.iter().enumerate() {
            self.restore(item, &at[given.stages.clone()]);
        }
    }

    /// Books an item where it was; all items where they were together fit, so nothing is asked.
    pub(super) fn restore(&mut self, item: usize, spots: &[u32]) {
        assert!(spots[0] == NOWHERE || self.put(item, spots), "what was booked fits again");
    }

    /// What leaving an item out is worth; more than anything for one that must be booked.
    pub(super) fn out(&self, item: usize) -> Worth {
        let must = self.weights.0[0] << 40;
        self.part.items[item].out.map_or(must, |cost| self.weights.of(cost))
    }

    /// What an item costs as it is, but for minutes lost.
    pub(super) fn key(&self, item: usize) -> Worth {
        if !self.booked(item) {
            return self.out(item);
        }
        self.spots(item).iter().map(|&spot| self.keys[spot as usize]).sum()
    }

    /// What a spot costs, but for minutes lost.
    pub(super) fn key_of(&self, spot: usize) -> Worth {
        self.keys[spot]
    }

    /// Books an item that is not booked; whether its visits fit.
    pub(super) fn book(&mut self, item: usize, spots: &[u32]) -> bool {
        self.add(item, spots, Diary::book)
    }

    /// The same by minutes only: the clock is not asked.
    fn put(&mut self, item: usize, spots: &[u32]) -> bool {
        self.add(item, spots, Diary::put)
    }

    fn add(
        &mut self,
        item: usize,
        spots: &[u32],
        write: impl Fn(&mut Diary<'p>, usize, &[u32]) -> bool,
    ) -> bool {
        let before = self.worth;
        for (done, &spot) in spots.iter().enumerate() {
            let Some(()) = self.take(spot as usize) else {
                spots[..done].iter().for_each(|&spot| self.give(spot as usize));
                self.worth = before;
                return false;
            };
        }
        if let Some(diary) = &mut self.diary
            && !write(diary, self.part.rows[item], &self.part.path_of(spots))
        {
            for &spot in spots {
                self.give(spot as usize);
            }
            self.worth = before;
            return false;
        }
        self.worth -= self.out(item);
        let stages = self.part.items[item].stages.clone();
        for (stage, &spot) in stages.zip(spots) {
            self.at[stage] = spot;
            self.worth += self.keys[spot as usize];
            self.inside[self.part.spots[spot as usize].opening as usize].push(place(item));
        }
        true
    }

    /// Takes an item out; where it was.
    pub(super) fn remove(&mut self, item: usize) -> Vec<u32> {
        let spots = self.spots(item).to_vec();
        if !self.booked(item) {
            return spots;
        }
        if let Some(diary) = &mut self.diary {
            diary.remove(self.part.rows[item]);
        }
        for (stage, &spot) in self.part.items[item].stages.clone().zip(&spots) {
            self.at[stage] = NOWHERE;
            self.worth -= self.keys[spot as usize];
            self.give(spot as usize);
            let inside = &mut self.inside[self.part.spots[spot as usize].opening as usize];
            let at = inside.iter().position(|&other| other as usize == item);
            inside.remove(at.expect("an item is inside where it is booked"));
        }
        self.worth += self.out(item);
        spots
    }

    fn take(&mut self, spot: usize) -> Option<()> {
        let spot = &self.part.spots[spot];
        let (opening, left) = (spot.opening as usize, self.free[spot.opening as usize]);
        let rooms = &mut self.rooms[spot.crowd as usize];
        if left < spot.minutes || *rooms < spot.minutes {
            return None;
        }
        if spot.crowd > 0 {
            *rooms -= spot.minutes;
        }
        self.free[opening] -= spot.minutes;
        self.worth += self.more_lost(opening, left, spot.minutes);
        Some(())
    }

    fn give(&mut self, spot: usize) {
        let spot = &self.part.spots[spot];
        let opening = spot.opening as usize;
        self.free[opening] += spot.minutes;
        if spot.crowd > 0 {
            self.rooms[spot.crowd as usize] += spot.minutes;
        }
        self.worth -= self.more_lost(opening, self.free[opening], spot.minutes);
    }

    /// How many more minutes are lost when an opening with so much left takes a visit.
    fn more_lost(&self, opening: usize, left: i32, minutes: i32) -> Worth {
        let lost = self.part.lost(opening, left - minutes) - self.part.lost(opening, left);
        Worth::from(lost)
    }

    /// The least a path costs in what is left, or leaving out; the path is in `spots`.
    ///
    /// `extra` is added to each spot, or forbids it.
    pub(super) fn cheapest(
        &mut self,
        item: usize,
        extra: impl Fn(usize, usize) -> Option<Worth>,
    ) -> Option<(Worth, Vec<u32>)> {
        let mut walk = std::mem::take(&mut self.walk);
        let this = &*self;
        let found = this.part.cheapest(item, &mut walk, |step, spot| {
            let place = &this.part.spots[spot];
            let opening = place.opening as usize;
            let left = this.free[opening];
            if left < place.minutes || this.rooms[place.crowd as usize] < place.minutes {
                return None;
            }
            let lost = this.more_lost(opening, left, place.minutes);
            Some(this.keys[spot] + lost + extra(step, spot)?)
        });
        let found = found.map(|cost| (cost, walk.path.clone()));
        self.walk = walk;
        found
    }

    /// Books an item where it costs least now, unless leaving it out costs less.
    pub(super) fn insert(&mut self, item: usize, extra: impl Fn(usize) -> Option<Worth>) {
        let mut banned: Vec<(usize, u32)> = Vec::new();
        for _ in 0..ATTEMPTS {
            let found = self.cheapest(item, |step, spot| {
                if banned.contains(&(step, place(spot))) { None } else { extra(spot) }
            });
            let Some((_, spots)) = found else { return };
            let cost: Worth = spots.iter().map(|&spot| self.keys[spot as usize]).sum();
            if self.part.items[item].out.is_some() && cost > self.out(item) {
                return;
            }
            if self.book(item, &spots) {
                return;
            }
            let step = self.clash(&spots);
            banned.push((step, spots[step]));
        }
    }

    /// The step to move when the visits of a path do not fit together: the last that shares a day,
    /// else the last that takes a room others want.
    fn clash(&self, spots: &[u32]) -> usize {
        let day = |at: usize| self.part.days[spots[at] as usize];
        let shares = |at: usize| (0..at).any(|other| day(other) == day(at));
        let roomed = |at: usize| self.part.spots[spots[at] as usize].crowd > 0;
        let mut steps = (0..spots.len()).rev();
        let found = steps.clone().find(|&at| shares(at)).or_else(|| steps.find(|&at| roomed(at)));
        found.unwrap_or(spots.len() - 1)
    }

    /// The sums of the part at the levels that add up, and minutes lost.
    pub(super) fn values(&self) -> [i64; 4] {
        let mut sum = [0; 4];
        for (item, given) in self.part.items.iter().enumerate() {
            let cost = if self.booked(item) {
                self.part.cost_of(self.spots(item))
            } else {
                given.out.unwrap_or([1 << 40, 0, 0])
            };
            (0..3).for_each(|k| sum[k] += cost[k]);
        }
        let openings = 1..self.free.len();
        sum[3] = openings.map(|opening| self.part.lost(opening, self.free[opening])).sum();
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::booking::request::Cost;
    use crate::booking::tests::made::{Shape, problem};

    /// A search that undoes a change must never lose somebody, even where the clock could not decide
    /// about those put back first.
    #[test]
    fn who_was_booked_is_put_back_without_asking_the_clock_again() {
        let shape = Shape { requests: 6, busy: 1.0, ..Shape::small() };
        for seed in 0..20 {
            let problem = problem(seed, &shape);
            let rows: Vec<usize> = (0..problem.requests.len()).collect();
            let part = Part::new(&problem, rows, &|Cost(cost)| cost, |_, _, _| true, |_| true);
            let mut state = State::new(&part);
            (0..part.items.len()).for_each(|item| state.insert(item, |_| Some(0)));
            let (at, worth) = (state.at.clone(), state.worth);
            let met = part.problem.met.all();
            state.reset(&at);
            assert_eq!((state.at, state.worth), (at, worth));
            assert_eq!(part.problem.met.all(), met);
        }
    }
}

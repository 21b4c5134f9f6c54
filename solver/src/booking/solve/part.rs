//! Parts of a booking problem that share no opening and no crowded rooms, laid out for fast search.

use std::ops::Range;

use crate::booking::chain::{Stage, Walk};
use crate::booking::problem::Problem;
use crate::booking::request::{Cost, Path};
use crate::booking::value::Plan;
use crate::number::place;
use crate::union_find::UnionFind;

/// Requests and openings that bind each other and nobody else.
pub(super) struct Part<'p> {
    pub(super) problem: &'p Problem,
    /// Rows of the requests in the problem, rising.
    pub(super) rows: Vec<usize>,
    /// Row of each opening in the problem; the first stands for no opening.
    pub(super) openings: Vec<usize>,
    /// Minutes of each opening.
    pub(super) capacity: Vec<i32>,
    /// Shortest visit each opening could take; what is left below it is lost.
    pub(super) shortest: Vec<i32>,
    /// Minutes of the rooms that openings share, by crowd; the first stands for no shared rooms.
    pub(super) rooms: Vec<i32>,
    /// Row of each crowd in the problem.
    pub(super) crowds: Vec<usize>,
    /// The openings of the part in each crowd.
    pub(super) sharing: Vec<Vec<u32>>,
    /// An opening with a length of visit; the first is that of no opening.
    pub(super) slots: Vec<Slot>,
    pub(super) items: Vec<Item>,
    pub(super) stages: Vec<Range<usize>>,
    pub(super) spots: Vec<Spot>,
    /// Day of each spot.
    pub(super) days: Vec<i16>,
}

/// Visits of one length in one opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) opening: u32,
    pub(super) minutes: i32,
    /// How many visits could come.
    pub(super) count: i32,
}

/// A request of the part.
pub(super) struct Item {
    /// Its steps among the stages of the part.
    pub(super) stages: Range<usize>,
    /// Lag before each step.
    pub(super) lags: Vec<(i16, i16)>,
    /// Cost of leaving it out; `None` when it must be booked.
    pub(super) out: Option<[i64; 3]>,
}

/// A place of a step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) opening: u32,
    pub(super) slot: u32,
    /// The crowd whose rooms it takes; 0 for none.
    pub(super) crowd: u32,
    pub(super) minutes: i32,
    /// Row among the places of the step.
    pub(super) row: u32,
    pub(super) cost: [i64; 3],
}

/// How the part sees the cost of a place or of leaving out.
pub(super) type View<'v> = &'v (dyn Fn(Cost) -> [i64; 3] + Sync);

impl<'p> Part<'p> {
    /// Lays out some requests of a problem, with the places that `wanted` picks (by request, step
    /// and row) and the leaving out it picks (by request).
    pub(super) fn new(
        problem: &'p Problem,
        rows: Vec<usize>,
        view: View<'_>,
        wanted: impl Fn(usize, usize, usize) -> bool,
        may_leave_out: impl Fn(usize) -> bool,
    ) -> Self {
        let none = Slot { opening: 0, minutes: 0, count: i32::MAX };
        let mut part = Self {
            problem,
            rows: Vec::new(),
            openings: vec![usize::MAX],
            capacity: vec![i32::MAX / 2],
            shortest: vec![0],
            rooms: vec![i32::MAX / 2],
            crowds: vec![usize::MAX],
            sharing: vec![Vec::new()],
            slots: vec![none],
            items: Vec::new(),
            stages: Vec::new(),
            spots: Vec::new(),
            days: Vec::new(),
        };
        part.number_openings(&rows, &wanted);
        for &row in &rows {
            let out = may_leave_out(row).then(|| view(problem.requests[row].leave_out));
            part.add(row, view, out, |step, place| wanted(row, step, place));
        }
        part.number_slots();
        part.rows = rows;
        part
    }

    fn number_openings(&mut self, rows: &[usize], wanted: &impl Fn(usize, usize, usize) -> bool) {
        let mut used = vec![false; self.problem.openings.len()];
        for &row in rows {
            for (step, found) in self.problem.requests[row].steps.iter().enumerate() {
                for (at, place) in found.places.iter().enumerate() {
                    if let Some(opening) = place.opening.filter(|_| wanted(row, step, at)) {
                        used[opening as usize] = true;
                    }
                }
            }
        }
        for row in (0..used.len()).filter(|&row| used[row]) {
            self.openings.push(row);
            self.capacity.push(self.problem.openings[row].minutes().0);
            self.shortest.push(self.problem.shortest[row].0);
            self.crowds.extend(self.problem.crowd_of[row].map(|crowd| crowd as usize));
        }
        self.crowds[1..].sort_unstable();
        self.crowds.dedup();
        let crowds = self.crowds[1..].iter();
        self.rooms.extend(crowds.map(|&crowd| self.problem.crowds[crowd].minutes.0));
        let local = |&row: &u32| self.openings[1..].binary_search(&(row as usize)).ok();
        let sharing = self.crowds[1..].iter().map(|&crowd| {
            let own = self.problem.crowds[crowd].openings.iter().filter_map(local);
            own.map(|at| place(at + 1)).collect()
        });
        self.sharing.extend(sharing);
    }

    fn add(
        &mut self,
        row: usize,
        view: View<'_>,
        out: Option<[i64; 3]>,
        wanted: impl Fn(usize, usize) -> bool,
    ) {
        let first = self.stages.len();
        let request = &self.problem.requests[row];
        for (at, step) in request.steps.iter().enumerate() {
            let from = self.spots.len();
            for (row, found) in step.places.iter().enumerate().filter(|&(row, _)| wanted(at, row)) {
                let local = |row: u32| self.openings[1..].binary_search(&(row as usize));
                let opening = found.opening.map_or(0, |row| local(row).expect("numbered") + 1);
                let crowd = found.opening.filter(|_| found.roomed);
                let crowd = crowd.and_then(|row| self.problem.crowd_of[row as usize]);
                let shared = |crowd: u32| self.crowds[1..].binary_search(&(crowd as usize));
                let crowd = crowd.map_or(0, |crowd| shared(crowd).expect("numbered") + 1);
                self.spots.push(Spot {
                    opening: place(opening),
                    slot: 0,
                    crowd: place(crowd),
                    minutes: i32::from(found.minutes),
                    row: place(row),
                    cost: view(found.cost),
                });
                self.days.push(found.day);
            }
            self.stages.push(from..self.spots.len());
        }
        let lags = request.steps.iter().map(|step| step.lag).collect();
        self.items.push(Item { stages: first..self.stages.len(), lags, out });
    }

    /// Gives every opening and length of visit a number.
    fn number_slots(&mut self) {
        let booked = self.spots.iter().filter(|spot| spot.opening > 0);
        let mut keys: Vec<(u32, i32)> = booked.map(|spot| (spot.opening, spot.minutes)).collect();
        keys.sort_unstable();
        for same in keys.chunk_by(|a, b| a == b) {
            let count = i32::try_from(same.len()).unwrap_or(i32::MAX);
            self.slots.push(Slot { opening: same[0].0, minutes: same[0].1, count });
        }
        let slots = &self.slots;
        for spot in self.spots.iter_mut().filter(|spot| spot.opening > 0) {
            let key = (spot.opening, spot.minutes);
            let found = slots[1..].binary_search_by_key(&key, |slot| (slot.opening, slot.minutes));
            spot.slot = place(found.expect("numbered") + 1);
        }
    }

    /// The part with some spots only, and leaving out only where it may be.
    pub(super) fn narrowed(&self, spots: &[bool], outs: &[bool]) -> Self {
        let mut part = Self {
            problem: self.problem,
            rows: self.rows.clone(),
            openings: self.openings.clone(),
            capacity: self.capacity.clone(),
            shortest: self.shortest.clone(),
            rooms: self.rooms.clone(),
            crowds: self.crowds.clone(),
            sharing: self.sharing.clone(),
            slots: self.slots[..1].to_vec(),
            items: Vec::new(),
            stages: Vec::new(),
            spots: Vec::new(),
            days: Vec::new(),
        };
        for (item, &may) in self.items.iter().zip(outs) {
            let out = item.out.filter(|_| may);
            part.items.push(Item { stages: item.stages.clone(), lags: item.lags.clone(), out });
        }
        for stage in &self.stages {
            let from = part.spots.len();
            for spot in stage.clone().filter(|&spot| spots[spot]) {
                part.spots.push(self.spots[spot]);
                part.days.push(self.days[spot]);
            }
            part.stages.push(from..part.spots.len());
        }
        part.number_slots();
        part
    }

    /// The cheapest path of an item, left in `walk.path` as spots of the part.
    pub(super) fn cheapest<V: Copy + Ord + std::ops::Add<Output = V>>(
        &self,
        item: usize,
        walk: &mut Walk<V>,
        mut price: impl FnMut(usize, usize) -> Option<V>,
    ) -> Option<V> {
        let item = &self.items[item];
        let first = item.stages.start;
        let cost = walk.cheapest(
            item.stages.len(),
            |at| Stage { days: &self.days[self.stages[first + at].clone()], lag: item.lags[at] },
            |at, row| price(at, self.stages[first + at].start + row),
        )?;
        for (at, row) in walk.path.iter_mut().enumerate() {
            *row += place(self.stages[first + at].start);
        }
        Some(cost)
    }

    /// Spots of a path of the problem; `None` when one of its places is not in the part.
    pub(super) fn spots_of(&self, item: usize, path: &[u32]) -> Option<Vec<u32>> {
        let stages = self.items[item].stages.clone();
        let found = stages.zip(path).map(|(stage, row)| {
            let range = self.stages[stage].clone();
            let at = self.spots[range.clone()].binary_search_by_key(row, |spot| spot.row).ok()?;
            Some(place(range.start + at))
        });
        found.collect()
    }

    /// The path of the problem over some spots.
    pub(super) fn path_of(&self, spots: &[u32]) -> Path {
        spots.iter().map(|&spot| self.spots[spot as usize].row).collect()
    }

    /// Writes paths of the part's items into a plan of the problem.
    pub(super) fn write(&self, paths: Vec<Option<Path>>, plan: &mut Plan) {
        self.rows.iter().zip(paths).for_each(|(&row, path)| plan.0[row] = path);
    }

    /// Minutes lost in an opening with so much left.
    pub(super) fn lost(&self, opening: usize, left: i32) -> i64 {
        let used = left < self.capacity[opening];
        if used && left < self.shortest[opening] { i64::from(left) } else { 0 }
    }

    /// Costs of a path at the levels that add up.
    pub(super) fn cost_of(&self, spots: &[u32]) -> [i64; 3] {
        let costs = spots.iter().map(|&spot| self.spots[spot as usize].cost);
        costs.fold([0; 3], |sum, cost| std::array::from_fn(|k| sum[k] + cost[k]))
    }
}

/// Requests in parts that share no opening and no crowded rooms, each part in rising order, parts by first request.
pub(super) fn parts(problem: &Problem) -> Vec<Vec<usize>> {
    let count = problem.openings.len();
    let mut sets = UnionFind::new(count + problem.requests.len());
    let mut first: Vec<Option<u32>> = vec![None; problem.crowds.len()];
    for (row, request) in problem.requests.iter().enumerate() {
        for place in request.steps.iter().flat_map(|step| &step.places) {
            let Some(opening) = place.opening else { continue };
            sets.join(count + row, opening as usize);
            // Whoever takes rooms of one crowd binds each other.
            let crowd = problem.crowd_of[opening as usize].filter(|_| place.roomed);
            if let Some(crowd) = crowd {
                let other = *first[crowd as usize].get_or_insert(opening) as usize;
                sets.join(other, opening as usize);
            }
        }
    }
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut number = vec![usize::MAX; count + problem.requests.len()];
    for row in 0..problem.requests.len() {
        let top = sets.find(count + row);
        if number[top] == usize::MAX {
            number[top] = found.len();
            found.push(Vec::new());
        }
        found[number[top]].push(row);
    }
    found
}

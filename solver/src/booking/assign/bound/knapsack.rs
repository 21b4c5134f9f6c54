//! The best load of one bin.

/// Something that may go into the bin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Thing {
    /// Room it takes \[1..\].
    pub(super) size: u32,
    /// What it is worth \[1..\].
    pub(super) worth: i64,
}

/// Largest capacity for which loads are tabulated; above it the fractional knapsack serves.
const TABLE_MAX: u32 = 1 << 14;

/// Tables that are used again.
#[derive(Clone, Debug, Default)]
pub(super) struct Knapsack {
    /// Most worth within each room.
    worth: Vec<i64>,
    /// Whether a thing was taken within each room: things by rooms.
    taken: Vec<bool>,
}

impl Knapsack {
    /// No load is worth more than this; the things of a load that is worth so much, or nearly when
    /// the capacity is large, are pushed to `chosen`.
    ///
    /// Recursion over capacity (Bellman 1957; Martello & Toth 1990, chapter 2).
    pub(super) fn best(&mut self, capacity: u32, things: &[Thing], chosen: &mut Vec<usize>) -> i64 {
        if capacity > TABLE_MAX {
            return fractional(capacity, things, chosen);
        }
        let width = capacity as usize + 1;
        self.worth.clear();
        self.worth.resize(width, 0);
        self.taken.clear();
        self.taken.resize(width * things.len(), false);
        for (thing, taken) in things.iter().zip(self.taken.chunks_exact_mut(width)) {
            let size = thing.size as usize;
            // From the largest room down, so that a thing is taken once.
            for room in (size..width).rev() {
                let with = self.worth[room - size].wrapping_add(thing.worth);
                if with > self.worth[room] {
                    self.worth[room] = with;
                    taken[room] = true;
                }
            }
        }
        let mut room = capacity as usize;
        for (row, thing) in things.iter().enumerate().rev() {
            if self.taken[row * width + room] {
                chosen.push(row);
                room -= thing.size as usize;
            }
        }
        self.worth[capacity as usize]
    }
}

/// The fractional knapsack, rounded up (Dantzig 1957, *Discrete-variable extremum problems*).
fn fractional(capacity: u32, things: &[Thing], chosen: &mut Vec<usize>) -> i64 {
    let mut order: Vec<usize> = (0..things.len()).collect();
    order.sort_by(|&one, &other| {
        let (one, other) = (things[one], things[other]);
        let product = |a: Thing, b: Thing| i128::from(a.worth) * i128::from(b.size);
        product(other, one).cmp(&product(one, other))
    });
    let (mut room, mut worth) = (capacity, 0);
    for row in order {
        let thing = things[row];
        if thing.size <= room {
            room -= thing.size;
            worth += thing.worth;
            chosen.push(row);
        } else {
            let part = i128::from(thing.worth) * i128::from(room);
            let part = part.div_euclid(thing.size.into()) + 1;
            return worth + i64::try_from(part).expect("less than the worth of the thing");
        }
    }
    worth
}

//! What belongs together, by way of others: disjoint sets with path halving (Tarjan & van Leeuwen
//! 1984, *Worst-case analysis of set union algorithms*).

/// Sets of things numbered from 0; each is led by its least number.
pub(crate) struct UnionFind {
    leader: Vec<usize>,
}

impl UnionFind {
    /// Every thing by itself.
    pub(crate) fn new(count: usize) -> Self {
        Self { leader: (0..count).collect() }
    }

    /// The least number that a thing belongs together with.
    pub(crate) fn find(&mut self, mut thing: usize) -> usize {
        while self.leader[thing] != thing {
            self.leader[thing] = self.leader[self.leader[thing]];
            thing = self.leader[thing];
        }
        thing
    }

    /// Joins the sets of two things.
    pub(crate) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.find(one), self.find(other));
        self.leader[one.max(other)] = one.min(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_joined_by_way_of_others_have_the_least_of_them_as_leader() {
        let mut sets = UnionFind::new(6);
        sets.join(5, 3);
        sets.join(4, 5);
        assert_eq!((0..6).map(|thing| sets.find(thing)).collect::<Vec<_>>(), [0, 1, 2, 3, 3, 3]);
    }
}

//! Rooms that some openings share on one day.

/// So many rooms, some of them taken for a while; times are minutes after midnight.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(in crate::booking) struct Rooms {
    pub(in crate::booking) count: usize,
    pub(in crate::booking) taken: Vec<(i32, i32)>,
}

impl Rooms {
    /// Minutes of rooms between two times that nobody has taken \[min\].
    pub(in crate::booking) fn minutes(&self, from: i32, to: i32) -> i32 {
        if self.taken.is_empty() {
            return (to - from).max(0) * i32::try_from(self.count).unwrap_or(i32::MAX);
        }
        let inside = |time: i32| from < time && time < to;
        let ends = self.taken.iter().flat_map(|taken| [taken.0, taken.1]);
        let mut times: Vec<i32> = ends.filter(|&time| inside(time)).chain([from, to]).collect();
        times.sort_unstable();
        let free = |pair: &[i32]| {
            let rooms = i32::try_from(self.count.saturating_sub(self.at(pair[0]))).unwrap_or(0);
            (pair[1] - pair[0]).max(0) * rooms
        };
        times.windows(2).map(free).sum()
    }

    fn at(&self, time: i32) -> usize {
        self.taken.iter().filter(|taken| taken.0 <= time && time < taken.1).count()
    }

    /// Until when none is free between two times, when visits are there that began by the first of
    /// them and end at `ends`; `None` when one is.
    pub(in crate::booking) fn full(
        &self,
        from: i32,
        to: i32,
        ends: &(impl Iterator<Item = i32> + Clone),
    ) -> Option<i32> {
        let later = self.taken.iter().map(|taken| taken.0);
        let mut moments = later.filter(|&time| from < time && time < to).chain([from]);
        moments.find_map(|moment| {
            let there = ends.clone().filter(|&end| end > moment);
            let taken = self.taken.iter().filter(|taken| taken.0 <= moment && moment < taken.1);
            let all = there.chain(taken.map(|taken| taken.1));
            (all.clone().count() >= self.count).then(|| all.min().unwrap_or(to))
        })
    }
}

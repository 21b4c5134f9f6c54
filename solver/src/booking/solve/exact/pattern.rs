//! Patterns of an opening: how many visits of each length it takes.
//!
//! The minutes of an opening as one row leave a linear program free to fill every minute with parts
//! of visits. Whole patterns do not (Gilmore & Gomory 1961), and what each loses is known.

/// Most patterns of one opening.
const PATTERNS_MAX: usize = 300;

/// All numbers of visits by length that fit together, the empty pattern first; `None` when there
/// are too many.
///
/// `lengths` are minutes with the most visits of them.
pub(super) fn patterns(lengths: &[(i32, i32)], capacity: i32) -> Option<Vec<Vec<i32>>> {
    let mut found = vec![Vec::new()];
    for (at, &(minutes, most)) in lengths.iter().enumerate() {
        let mut longer = Vec::new();
        for pattern in &found {
            let room = (capacity - used(lengths, pattern)) / minutes;
            for count in 0..=most.min(room) {
                let mut pattern = pattern.clone();
                pattern.push(count);
                longer.push(pattern);
            }
            if longer.len() > PATTERNS_MAX {
                return None;
            }
        }
        found = longer;
        debug_assert!(found.iter().all(|pattern| pattern.len() == at + 1));
    }
    Some(found)
}

/// Minutes of a pattern.
pub(super) fn used(lengths: &[(i32, i32)], pattern: &[i32]) -> i32 {
    lengths.iter().zip(pattern).map(|((minutes, _), count)| minutes * count).sum()
}

/// The patterns no visit can be added to.
pub(super) fn full(
    lengths: &[(i32, i32)],
    capacity: i32,
    mut patterns: Vec<Vec<i32>>,
) -> Vec<Vec<i32>> {
    patterns.retain(|pattern| {
        let room = capacity - used(lengths, pattern);
        lengths
            .iter()
            .zip(pattern)
            .all(|(&(minutes, most), &count)| count == most || minutes > room)
    });
    patterns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ninety_minutes_take_two_visits_of_45_or_one_of_60() {
        let lengths = [(45, 3), (60, 3)];
        let all = patterns(&lengths, 90).unwrap();
        assert_eq!(all, [[0, 0], [0, 1], [1, 0], [2, 0]]);
        assert_eq!(full(&lengths, 90, all), [[0, 1], [2, 0]]);
    }

    #[test]
    fn no_more_visits_than_could_come() {
        assert_eq!(patterns(&[(15, 2)], 240).unwrap(), [[0], [1], [2]]);
    }

    #[test]
    fn thousands_of_patterns_are_none() {
        assert_eq!(patterns(&[(5, 100), (10, 100), (15, 100)], 480), None);
    }
}

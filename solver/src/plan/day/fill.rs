//! Which whole visits fill given minutes most closely.

use crate::units::Minutes;

/// Rows of `lengths`, each as often as it is used, whose sum is the largest that does not exceed
/// `room`; of equals the one with most visits, then with the rows named first.
///
/// A knapsack whose worth is its weight, solved by its recursion over the minutes.
pub(super) fn fill(room: Minutes, lengths: &[Minutes]) -> Vec<usize> {
    let room = usize::try_from(room.0).unwrap_or(0);
    let size = |row: usize| usize::try_from(lengths[row].0).ok().filter(|size| *size > 0);
    // Most visits that add to exactly so many minutes, and the first row of one such choice.
    let mut most: Vec<Option<(usize, usize)>> = vec![None; room + 1];
    most[0] = Some((0, usize::MAX));
    for sum in 1..=room {
        for row in 0..lengths.len() {
            let Some(rest) = size(row).and_then(|size| sum.checked_sub(size)) else { continue };
            let Some((visits, _)) = most[rest] else { continue };
            if most[sum].is_none_or(|(known, _)| known < visits + 1) {
                most[sum] = Some((visits + 1, row));
            }
        }
    }
    let mut left = (0..=room).rev().find(|&sum| most[sum].is_some()).unwrap_or(0);
    let mut chosen = Vec::new();
    while let Some((_, row)) = most[left].filter(|_| left > 0) {
        chosen.push(row);
        left -= size(row).unwrap_or(left);
    }
    chosen.sort_unstable();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(room: i32, lengths: &[i32]) -> Vec<usize> {
        let lengths: Vec<Minutes> = lengths.iter().copied().map(Minutes).collect();
        fill(Minutes(room), &lengths)
    }

    #[test]
    fn minutes_are_filled_exactly_where_whole_visits_can() {
        // 90 = 30 + 60 = 45 + 45 = 30 + 30 + 30: three visits are most.
        assert_eq!(filled(90, &[45, 30, 60]), [1, 1, 1]);
        // 75 = 30 + 45 only.
        assert_eq!(filled(75, &[45, 30]), [0, 1]);
    }

    #[test]
    fn what_cannot_be_filled_is_left() {
        assert_eq!(filled(50, &[30, 45]), [1], "45 is nearer than 30");
        assert_eq!(filled(25, &[30]), Vec::<usize>::new());
        assert_eq!(filled(60, &[]), Vec::<usize>::new());
    }
}

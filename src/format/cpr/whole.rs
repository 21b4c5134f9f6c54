//! Numbers whose year stands in four digits: `31-12-1999-4321`, `19991231-4321`, `19311299-4321`.
//!
//! The first of the last four digits tells the century, so a date with a time or a count behind it is
//! none: in the years from 2000 it is at least 4, where no time of day begins so.

use super::Run;
use super::fold::Gap;

/// Digits of such a number.
pub(super) const DIGITS: usize = 12;

/// Where such a number begins that the last runs make up; `lettered` where it is a replacement
/// number, whose last part has letters.
pub(super) fn number(runs: &[Run], commas_are_decimal: bool, lettered: bool) -> Option<usize> {
    let parts = (1..=5).filter_map(|count| {
        let (before, parts) = runs.split_at(runs.len().checked_sub(count)?);
        before.last().map(|before| (before, parts))
    });
    let is_decimal = |gap: Gap| gap.is_point() || commas_are_decimal && gap.is_comma();
    let mut found = parts.filter(|(before, parts)| {
        let fraction = is_decimal(parts[0].before) && before.len > 0;
        let within = parts[1..].iter().all(|run| run.before.joins() && run.before.cells() == 0);
        within && !fraction && digits(parts).is_some_and(|all| all.is_number(lettered))
    });
    found.next().map(|(_, parts)| parts[0].at)
}

/// Day, month and year as they stand, and the first digit behind them.
struct Digits {
    orders: Vec<[usize; 3]>,
    fifth: u8,
    /// Whether what stands behind may be the year of another date.
    is_year: bool,
}

/// The digits of some runs, where these end as those of such a number do.
fn digits(parts: &[Run]) -> Option<Digits> {
    let (last, date) = parts.split_last()?;
    let lens: Vec<usize> = parts.iter().map(|run| run.len).collect();
    let value = |digits: &[u8]| digits.iter().fold(0, |sum, digit| 10 * sum + usize::from(*digit));
    let of = |run: &Run| value(&run.digits[..run.len.min(DIGITS)]);
    let is_short = |len: usize| (1..=2).contains(&len);
    let last_four = |run: &Run| (run.digits[0], matches!(run.digits[..2], [1, 9] | [2, 0]));
    let found = match lens[..] {
        [DIGITS] => {
            let all = &last.digits;
            Digits { orders: orders(&all[..8]), fifth: all[8], is_year: false }
        }
        [7 | 8, 4] if !last.before.is_point() && !last.before.is_comma() => {
            let run = &date[0];
            let mut eight = [0; 8];
            eight[8 - run.len..].copy_from_slice(&run.digits[..run.len]);
            // Without the 0 in front the day stands first.
            let orders = if run.len == 8 { orders(&eight) } else { orders(&eight)[..1].to_vec() };
            Digits { orders, fifth: last_four(last).0, is_year: false }
        }
        [day, month, 4, 4] if is_short(day) && is_short(month) => {
            let order = [of(&date[0]), of(&date[1]), of(&date[2])];
            Digits { orders: vec![order], fifth: last_four(last).0, is_year: false }
        }
        [4, month, day, 4] if is_short(day) && is_short(month) => {
            let order = [of(&date[2]), of(&date[1]), of(&date[0])];
            let (fifth, is_year) = last_four(last);
            Digits { orders: vec![order], fifth, is_year }
        }
        [4, 4, 4] | [2, 2, 2, 2, 4] => {
            let eight: Vec<u8> =
                date.iter().flat_map(|run| run.digits[..run.len].iter().copied()).collect();
            Digits { orders: orders(&eight), fifth: last_four(last).0, is_year: false }
        }
        _ => return None,
    };
    Some(found)
}

/// Day, month and year of eight digits: the day first, the year first, and its century before them.
fn orders(eight: &[u8]) -> Vec<[usize; 3]> {
    let pair = |at: usize| 10 * usize::from(eight[at]) + usize::from(eight[at + 1]);
    let year = |at: usize| 100 * pair(at) + pair(at + 2);
    vec![
        [pair(0), pair(2), year(4)],
        [pair(6), pair(4), year(0)],
        [pair(2), pair(4), 100 * pair(0) + pair(6)],
    ]
}

impl Digits {
    fn is_number(&self, lettered: bool) -> bool {
        let of_century = |year: usize| match year {
            1858..=1899 => (5..=8).contains(&self.fifth),
            1900..=1999 => !(5..=8).contains(&self.fifth),
            2000..=2057 => self.fifth >= 4,
            _ => false,
        };
        let is = |[day, month, year]: &[usize; 3]| {
            matches!(day, 1..=31 | 61..=91)
                && (1..=12).contains(month)
                && (of_century(*year) || lettered && (1858..=2057).contains(year))
        };
        !self.is_year && self.orders.iter().any(is)
    }
}

//! The guard against CPR numbers: nothing that looks like one gets past the door.
//!
//! Day, month and year in six digits, then four digits, or the digit, two letters and digit of a
//! replacement number. Modulus 11 is not asked for: numbers without it have been given since
//! 1 October 2007. The year may stand in four digits, before day and month or behind them. Days 61 to 91 are administrative numbers. What is between the digits is folded
//! by `fold`, so that a number is found however it is spelled: split anywhere within a cell, over two
//! cells of a table where its year ends, or without the 0 that a spreadsheet drops in front.

mod fold;
#[cfg(test)]
mod tests;
mod whole;

use fold::{Folded, Gap, fold};

/// Most runs of digits a number may be split into: one for each.
const RUNS_MAX: usize = DIGITS;
/// Digits of a number.
const DIGITS: usize = 10;

/// Where the first thing that looks like a CPR number starts \[byte\].
pub(crate) fn find(text: &str) -> Option<usize> {
    let mut scan = Scan::default();
    text.char_indices().find_map(|(at, c)| scan.take(at, fold(c))).or_else(|| scan.run_ends())
}

/// Where such things start, the first of each line \[byte\].
pub(crate) fn of_lines(text: &str) -> impl Iterator<Item = usize> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + find(text.get(from..)?)?;
        from = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
        Some(at)
    })
}

/// Whether a text holds what looks like a CPR number.
///
/// ~~~
/// use behov::format::holds_cpr;
/// assert!(holds_cpr("note: 010190-1234"));
/// assert!(!holds_cpr("booked 2026-11-02 09:00"));
/// ~~~
#[must_use]
pub fn holds_cpr(text: &str) -> bool {
    find(text).is_some()
}

/// Digits in a row.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    /// Where the first stands \[byte\].
    at: usize,
    /// The first of them.
    digits: [u8; whole::DIGITS],
    /// How many there are; of a replacement number the letters are counted.
    len: usize,
    /// What stands between the run before and this one.
    before: Gap,
}

/// The last runs of a line, while a text is read once from its start to its end.
#[derive(Debug, Default)]
struct Scan {
    /// The latest run last.
    runs: [Run; RUNS_MAX + 1],
    /// Whether the latest run goes on.
    open: bool,
    /// What was read since it ended.
    gap: Gap,
    /// Whether a `;` or a tab stood in this line, so that a comma is a decimal one.
    commas_are_decimal: bool,
}

impl Scan {
    /// Reads a character; the place of a number that ended before it.
    fn take(&mut self, at: usize, folded: Folded) -> Option<usize> {
        let Folded::Digit(digit) = folded else {
            if folded == Folded::Nothing {
                return None;
            }
            let found = self.run_ends();
            self.gap.add(folded);
            match folded {
                Folded::LineEnd => self.commas_are_decimal = false,
                Folded::Semicolon | Folded::Tab => self.commas_are_decimal = true,
                _ => {}
            }
            return found;
        };
        if !self.open {
            self.runs.rotate_left(1);
            self.runs[RUNS_MAX] = Run { at, before: self.gap, ..Run::default() };
            (self.open, self.gap) = (true, Gap::default());
        }
        let run = &mut self.runs[RUNS_MAX];
        if let Some(place) = run.digits.get_mut(run.len) {
            *place = digit;
        }
        run.len = run.len.saturating_add(1);
        None
    }

    /// The place of the number that ends with the latest run, if it ends now.
    fn run_ends(&mut self) -> Option<usize> {
        if !std::mem::take(&mut self.open) {
            return None;
        }
        let [.., replaced, last] = self.runs;
        if last.before.two_letters() && last.len == 1 && replaced.len > 0 {
            let mut whole = self.runs;
            whole.rotate_right(1);
            whole[0] = Run::default();
            whole[RUNS_MAX].len = replaced.len.saturating_add(3);
            let of_century = || whole::number(&whole, self.commas_are_decimal, true);
            return self.number(&whole, DIGITS).or_else(of_century);
        }
        let short = || self.number(&self.runs, DIGITS - 1);
        let of_century = || whole::number(&self.runs, self.commas_are_decimal, false);
        self.number(&self.runs, DIGITS).or_else(short).or_else(of_century)
    }

    /// Where the last runs begin that make up so many digits, if they look like a number.
    fn number(&self, runs: &[Run], digits: usize) -> Option<usize> {
        let mut sum = 0;
        for start in (1..runs.len()).rev() {
            sum += runs[start].len;
            if sum == digits {
                let (before, parts) = runs.split_at(start);
                let written = Written { before: before.last()?, parts };
                return written.is_number(digits, self.commas_are_decimal).then(|| parts[0].at);
            }
            if sum > digits || !runs[start].before.joins() {
                return None;
            }
        }
        None
    }
}

/// Nine or ten digits in one run or several.
struct Written<'r> {
    /// The run before them.
    before: &'r Run,
    parts: &'r [Run],
}

impl Written<'_> {
    fn is_number(&self, digits: usize, commas_are_decimal: bool) -> bool {
        let is_decimal = |gap: Gap| gap.is_point() || commas_are_decimal && gap.is_comma();
        let first = self.parts[0];
        let fraction = is_decimal(first.before) && self.before.len > 0;
        // A spreadsheet drops a 0 in front: everything stands one place earlier.
        let lost = DIGITS - digits;
        let splits: Vec<usize> = self.splits().map(|at| at + lost).collect();
        if !self.is_date(lost) || self.is_date_of_four_digits(&splits) {
            return false;
        }
        let gaps = || self.parts[1..].iter().map(|run| run.before);
        match (lost, &splits[..]) {
            (0, []) => !(fraction && self.before.len == 1 && self.before.digits[0] == 0),
            (_, []) => !fraction,
            // Two neighbouring cells.
            (0, [6]) => gaps().all(|gap| gap.cells() == 0 || gap.cells() == 1 && !fraction),
            (_, [_]) if gaps().any(is_decimal) => false,
            (0, [6, 8]) => gaps().all(|gap| gap.cells() == 0),
            (0, _) if splits.iter().all(|at| [2, 4, 6].contains(at)) => {
                splits.iter().zip(gaps()).all(|(at, gap)| gap.cells() <= usize::from(*at == 6))
            }
            (_, [6] | [2, 4, 6]) => gaps().all(|gap| gap.cells() == 0),
            // Anywhere else, within one cell.
            (0, _) => {
                let plain = |gap: Gap| gap.cells() == 0 && !gap.is_point() && !gap.is_comma();
                gaps().all(plain) && !fraction && !self.is_grouped() && !self.holds_a_date()
            }
            _ => false,
        }
    }

    /// Whether the parts are the thousands of one number: `1 012 345 678`.
    fn is_grouped(&self) -> bool {
        let (first, rest) = (&self.parts[0], &self.parts[1..]);
        first.len < 4 && rest.iter().all(|run| run.len == 3 && run.before == rest[0].before)
    }

    /// Whether some parts are a date with its year in four digits, set apart from the others:
    /// `02-11-2026 09`, `2012-11-02 10`.
    fn holds_a_date(&self) -> bool {
        let gap = |at: usize| self.parts.get(at).map(|run| run.before);
        let is_year = |run: &Run| run.len == 4 && matches!(run.digits[..2], [1, 9] | [2, 0]);
        self.parts.windows(3).enumerate().any(|(at, date)| {
            let [first, second, third] = date else { return false };
            let years = [first, third].iter().filter(|run| is_year(run)).count();
            let short = date.iter().filter(|run| run.len <= 2).count();
            let within = second.before;
            let apart = at == 0 || gap(at) != Some(within);
            years == 1
                && short == 2
                && third.before == within
                && apart
                && gap(at + 3) != Some(within)
        })
    }

    /// After how many digits each part but the last ends.
    fn splits(&self) -> impl Iterator<Item = usize> {
        let all_but_last = &self.parts[..self.parts.len() - 1];
        all_but_last.iter().scan(0, |sum, run| {
            *sum += run.len;
            Some(*sum)
        })
    }

    /// Whether the first digits are a day, a month and a year.
    fn is_date(&self, lost: usize) -> bool {
        let mut all = self.parts.iter().flat_map(|run| run.digits.iter().take(run.len));
        let mut digit = || usize::from(*all.next().unwrap_or(&0));
        let day = if lost > 0 { digit() } else { 10 * digit() + digit() };
        let month = 10 * digit() + digit();
        (matches!(day, 1..=31 | 61..=91) && (1..=12).contains(&month))
            && (lost == 0 || (1..=9).contains(&day))
    }

    /// Whether the parts hold a date with its year in four digits, such as the end of
    /// `20 02-11-2026` or of `2010-11-02 091500`.
    fn is_date_of_four_digits(&self, splits: &[usize]) -> bool {
        let gap = |at: usize| self.parts.get(at).map(|run| run.before);
        let ends = matches!(splits, [2, 4, 6]) && gap(1) != gap(2) && gap(2) == gap(3) && {
            let year = self.parts[3].digits;
            year[..2] == [1, 9] || year[..2] == [2, 0]
        };
        let begins = splits.starts_with(&[2, 4])
            && self.before.len == 4
            && self.parts[0].before.joins()
            && Some(self.parts[0].before) == gap(1);
        ends || begins
    }
}

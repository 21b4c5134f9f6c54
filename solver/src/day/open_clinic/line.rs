//! The law of how many wait at closing, for one clinician.
//!
//! The state is the number who wait and the minutes until the visit that goes on is over. Who
//! comes, joins; when the clinician is free, the first is called in and a length is drawn; a minute
//! passes. On a clock of whole minutes no more has to be known, so the law is exact; a patient
//! called in at closing itself no longer waits.

use crate::demand::law::{Law, add_scaled};

use super::super::chain::poisson;
use super::OpenClinic;

/// Mass of the longest line that is put on the next shorter one.
const TAIL: f64 = 1e-14;

/// Law of the number of patients who still wait at closing.
pub(super) fn at_closing(clinic: &OpenClinic, length: &Law) -> Law {
    let mut line = Line::new(length);
    let (mut rate, mut chances) = (0.0_f64, Vec::new());
    for now in clinic.rates() {
        if now > 0.0 {
            if now.to_bits() != rate.to_bits() {
                (rate, chances) = (now, poisson(now));
            }
            line.come(&chances);
            line.call_in();
        }
        line.pass();
        line.call_in();
        line.trim();
    }
    Law::from_mass(line.rows.iter().map(|row| row.iter().sum()).collect())
}

/// Chances of each number who wait and each rest of the visit that goes on.
struct Line<'l> {
    length: &'l [f64],
    /// By the number who wait, then by the minutes left of the visit; 0 when nobody is seen.
    rows: Vec<Vec<f64>>,
}

impl<'l> Line<'l> {
    fn new(length: &'l Law) -> Self {
        let length = length.mass();
        let mut empty = vec![0.0; length.len()];
        empty[0] = 1.0;
        Self { length, rows: vec![empty] }
    }

    /// So many come with such chances.
    fn come(&mut self, chances: &[f64]) {
        let before = self.rows.len();
        self.rows.resize(before + chances.len() - 1, vec![0.0; self.length.len()]);
        for count in (0..self.rows.len()).rev() {
            let (shorter, rest) = self.rows.split_at_mut(count);
            for chance in &mut rest[0] {
                *chance *= chances[0];
            }
            for (new, &chance) in chances.iter().enumerate().take(count + 1).skip(1) {
                if count - new < before {
                    add_scaled(&mut rest[0], chance, &shorter[count - new]);
                }
            }
        }
    }

    /// Whoever is first goes in where nobody is seen; visits of no length are over at once.
    fn call_in(&mut self) {
        for count in (1..self.rows.len()).rev() {
            let free = std::mem::take(&mut self.rows[count][0]);
            add_scaled(&mut self.rows[count - 1], free, self.length);
        }
    }

    /// A minute passes.
    fn pass(&mut self) {
        for row in &mut self.rows {
            let over = row[1];
            row[0] += over;
            row.copy_within(2.., 1);
            let last = row.len() - 1;
            row[last] = 0.0;
        }
    }

    /// Leaves out lines too long to count.
    fn trim(&mut self) {
        while let Some(longest) = self.rows.pop_if(|row| row.iter().sum::<f64>() <= TAIL) {
            match self.rows.last_mut() {
                Some(shorter) => add_scaled(shorter, 1.0, &longest),
                None => self.rows.push(longest),
            }
            if self.rows.len() == 1 {
                break;
            }
        }
    }
}

//! The order of referral.

use crate::instance::Instance;

/// Place of each patient of the list in the order of referral, then of name.
pub(super) fn turns(clinic: &Instance) -> Vec<u32> {
    let waiting = &clinic.parts().waiting;
    let mut rows: Vec<usize> = (0..waiting.len()).collect();
    rows.sort_by_key(|&row| (waiting[row].referred, &waiting[row].pseudonym));
    let mut turns = vec![0; rows.len()];
    (0..).zip(rows).for_each(|(turn, row)| turns[row] = turn);
    turns
}

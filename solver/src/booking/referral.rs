//! Whose turn it is: who is past the promise of access first, then by referral.

use crate::instance::Instance;

/// Place of each patient of the list: those first whose promise of access ended before today, then
/// the order of referral, then of name.
pub(super) fn turns(clinic: &Instance) -> Vec<u32> {
    let (waiting, today) = (&clinic.parts().waiting, clinic.parts().as_of);
    let mut rows: Vec<usize> = (0..waiting.len()).collect();
    let past = |row: usize| clinic.promised_by(&waiting[row]).is_some_and(|by| by < today);
    rows.sort_by_cached_key(|&row| {
        (!past(row), waiting[row].referred, waiting[row].pseudonym.clone())
    });
    let mut turns = vec![0; rows.len()];
    (0..).zip(rows).for_each(|(turn, row)| turns[row] = turn);
    turns
}

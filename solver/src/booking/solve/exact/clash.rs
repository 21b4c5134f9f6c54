//! Plans that fit by their minutes but not by the clock.

use crate::booking::clock::{Diary, NoTimes};
use crate::booking::solve::part::Part;
use crate::booking::solve::state::State;

use super::columns::Column;

/// Columns that do not fit together.
pub(super) struct Clash {
    pub(super) columns: Vec<usize>,
    /// Whether that is proved, rather than undecided within the steps of the search.
    pub(super) proved: bool,
}

/// Books the chosen columns, or says which do not fit together.
pub(super) fn book<'p>(
    part: &'p Part<'p>,
    columns: &[Column],
    chosen: &[usize],
) -> Result<State<'p>, Vec<Clash>> {
    let mut state = State::new(part);
    let (mut booked, mut clashes): (Vec<usize>, Vec<Clash>) = (Vec::new(), Vec::new());
    for &at in chosen.iter().filter(|&&at| !columns[at].spots.is_empty()) {
        booked.push(at);
        if !state.book(columns[at].item, &columns[at].spots) {
            clashes.push(least(part, columns, booked.clone()));
            booked.pop();
        }
    }
    if clashes.is_empty() { Ok(state) } else { Err(clashes) }
}

/// Leaves out of some columns those whose own visits do not fit together.
pub(super) fn without_hopeless(part: &Part<'_>, columns: &mut Vec<Column>) {
    let mut diary = Diary::new(part.problem);
    columns.retain(|column| {
        let row = part.rows[column.item];
        if column.spots.is_empty() || !part.problem.requests[row].may_share_a_day() {
            return true;
        }
        let fits = diary.try_to_book(row, &part.path_of(&column.spots));
        diary.remove(row);
        fits != Err(NoTimes::Impossible)
    });
}

/// Leaves out of a clash whoever is not needed for it.
fn least(part: &Part<'_>, columns: &[Column], mut clash: Vec<usize>) -> Clash {
    let last = clash.last().map(|&at| &columns[at].spots);
    let days: Vec<i16> = last.into_iter().flatten().map(|&spot| part.days[spot as usize]).collect();
    clash.retain(|&at| {
        columns[at].spots.iter().any(|&spot| days.contains(&part.days[spot as usize]))
    });
    let mut proved = fits(part, columns, &clash) == Err(NoTimes::Impossible);
    let mut at = 0;
    while at < clash.len() {
        let mut fewer = clash.clone();
        fewer.remove(at);
        match fits(part, columns, &fewer) {
            Err(why) => (clash, proved) = (fewer, why == NoTimes::Impossible),
            Ok(()) => at += 1,
        }
    }
    Clash { columns: clash, proved }
}

fn fits(part: &Part<'_>, columns: &[Column], chosen: &[usize]) -> Result<(), NoTimes> {
    let mut diary = Diary::new(part.problem);
    chosen.iter().try_for_each(|&at| {
        let column = &columns[at];
        diary.try_to_book(part.rows[column.item], &part.path_of(&column.spots))
    })
}

//! Plans that fit by their minutes but not by the clock.

use crate::booking::diary::Diary;
use crate::booking::shop::NoTimes;
use crate::booking::solve::part::Part;
use crate::booking::solve::state::State;

use super::columns::Column;

/// Columns that do not fit together.
pub(super) struct Clash {
    pub(super) columns: Vec<usize>,
    /// Whether that is proved, rather than undecided within the steps of the search.
    pub(super) proved: bool,
}

/// Books the columns chosen for each item, or says which do not fit together.
pub(super) fn book<'p>(
    part: &'p Part<'p>,
    columns: &[Column],
    chosen: &[Vec<usize>],
) -> Result<State<'p>, Vec<Clash>> {
    let mut state = State::new(part);
    let (mut booked, mut clashes): (Vec<&[usize]>, Vec<Clash>) = (Vec::new(), Vec::new());
    for own in chosen {
        let spots = spots(columns, own);
        if spots.is_empty() {
            continue;
        }
        booked.push(own);
        if !state.book(columns[own[0]].item, &spots) {
            clashes.push(least(part, columns, booked.clone()));
            booked.pop();
        }
    }
    if clashes.is_empty() { Ok(state) } else { Err(clashes) }
}

/// The spots of an item's columns, in order of its steps.
fn spots(columns: &[Column], own: &[usize]) -> Vec<u32> {
    own.iter().flat_map(|&at| &columns[at].spots).copied().collect()
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
fn least(part: &Part<'_>, columns: &[Column], mut clash: Vec<&[usize]>) -> Clash {
    let days = |own: &[usize]| -> Vec<i16> {
        spots(columns, own).into_iter().map(|spot| part.days[spot as usize]).collect()
    };
    let last = clash.last().map(|own| days(own)).unwrap_or_default();
    clash.retain(|own| days(own).iter().any(|day| last.contains(day)));
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
    Clash { columns: of_the_day(part, columns, &clash), proved }
}

/// Of the columns that do not fit together those with a visit on a day that all their items share:
/// nobody can be left out, so everybody is there on the day that does not fit.
fn of_the_day(part: &Part<'_>, columns: &[Column], clash: &[&[usize]]) -> Vec<usize> {
    let days = |at: usize| columns[at].spots.iter().map(|&spot| part.days[spot as usize]);
    let there = |own: &&[usize], day: i16| own.iter().any(|&at| days(at).any(|d| d == day));
    let shared = |at: usize| days(at).any(|day| clash.iter().all(|own| there(own, day)));
    clash.iter().flat_map(|own| own.iter().copied()).filter(|&at| shared(at)).collect()
}

fn fits(part: &Part<'_>, columns: &[Column], chosen: &[&[usize]]) -> Result<(), NoTimes> {
    let mut diary = Diary::new(part.problem);
    chosen.iter().try_for_each(|own| {
        let item = columns[own[0]].item;
        diary.try_to_book(part.rows[item], &part.path_of(&spots(columns, own)))
    })
}

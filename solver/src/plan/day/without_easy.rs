//! What happens when the easy patients leave and heavier ones get their minutes.
//!
//! Fixed controls become need-based first for those who need them least. A programme that loses
//! its easy visits loses the places where it catches up: at equal minutes fewer visits, each
//! longer, with more variance in all.

use crate::instance::{Instance, Purpose};
use crate::table::{ClassId, NeedId};
use crate::units::{Minutes, Probability};

use super::fill::fill;
use super::layout::{fixed, laid};
use super::{NoDay, Options, SessionDay, Work};

/// More easy visits than the share says, at most, so that whole visits fill their minutes exactly.
const MORE_MAX: usize = 2;

/// A session before and after its easy patients left.
#[derive(Clone, Debug, PartialEq)]
pub struct Swapped {
    /// The easy class: the lightest of the session's visits.
    pub class: ClassId,
    /// Easy visits there were.
    pub easy: usize,
    /// Rows of the planned work that left, in order.
    pub removed: Vec<usize>,
    /// The heavier visits that got their minutes, in order.
    pub added: Vec<(NeedId, ClassId, Minutes)>,
    /// Minutes that no whole visit fills; 0 where the minutes before and after are equal \[min\].
    pub unbooked: Minutes,
    /// The session after.
    pub after: SessionDay,
}

/// Why nobody leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSwap {
    /// No visit of the session has a known class.
    NoEasy,
    /// No heavier visits of the session's needs fill the minutes.
    NoHeavier,
    /// Others of the clinic are enough for the share.
    Elsewhere,
    /// The session would not be a day that can be asked about.
    NoDay(NoDay),
}

/// Lets a share of the easy visits leave, rounded up, controls first, and gives their minutes to
/// heavier visits of the same session's needs.
///
/// Up to two more leave where only that makes the minutes equal.
///
/// # Errors
/// When there is no easy visit, or nothing heavier to see instead.
pub fn without_easy(
    clinic: &Instance,
    session: &SessionDay,
    share: Probability,
    options: &Options,
) -> Result<Swapped, NoSwap> {
    let easy = Easy::of(clinic, session)?;
    let least = rounded_up(share.value() * crate::number::real(easy.count()));
    let most = if least == 0 { 0 } else { least + MORE_MAX };
    let among = || (least..=most.min(easy.count())).map(|count| &easy.choices[count]);
    let some = || among().filter(|choice| least == 0 || !choice.added.is_empty());
    let exact = some().find(|choice| choice.unbooked.0 == 0);
    let choice = exact.or_else(|| some().next()).ok_or(NoSwap::NoHeavier)?;
    easy.swapped(clinic, session, choice, options)
}

/// The easy visits of a session, and who comes when the first so many of them leave.
pub(super) struct Easy {
    class: ClassId,
    /// One for each number that may leave, from 0.
    choices: Vec<Choice>,
}

/// Who leaves and who comes instead.
#[derive(Clone, Debug)]
struct Choice {
    removed: Vec<usize>,
    added: Vec<(NeedId, ClassId, Minutes)>,
    unbooked: Minutes,
}

impl Easy {
    /// The easy visits, or why there are none.
    pub(super) fn of(clinic: &Instance, session: &SessionDay) -> Result<Self, NoSwap> {
        let class = lightest(clinic, session).ok_or(NoSwap::NoEasy)?;
        let rows = easy(clinic, session, class);
        let numbers = 0..=rows.len();
        let choices = numbers.map(|count| choice(clinic, session, class, &rows[..count]));
        Ok(Self { class, choices: choices.collect() })
    }

    /// Easy visits.
    pub(super) fn count(&self) -> usize {
        self.choices.len() - 1
    }

    /// The largest number of at most `most` whose minutes whole heavier visits fill.
    pub(super) fn exact(&self, most: usize) -> usize {
        let fills = |count: &usize| self.choices[*count].unbooked.0 == 0;
        (0..=most.min(self.count())).rev().find(fills).unwrap_or(0)
    }

    /// The session after so many have left.
    pub(super) fn leave(
        &self,
        clinic: &Instance,
        session: &SessionDay,
        count: usize,
        options: &Options,
    ) -> Result<Swapped, NoSwap> {
        self.swapped(clinic, session, &self.choices[count.min(self.count())], options)
    }

    fn swapped(
        &self,
        clinic: &Instance,
        session: &SessionDay,
        choice: &Choice,
        options: &Options,
    ) -> Result<Swapped, NoSwap> {
        let work = in_place(session, &choice.removed, &choice.added);
        let planned = laid(&session.planned, &work);
        let after = session.with(clinic, planned, options).map_err(NoSwap::NoDay)?;
        let Choice { removed, added, unbooked } = choice.clone();
        Ok(Swapped { class: self.class, easy: self.count(), removed, added, unbooked, after })
    }
}

fn choice(clinic: &Instance, session: &SessionDay, class: ClassId, removed: &[usize]) -> Choice {
    let mut removed = removed.to_vec();
    removed.sort_unstable();
    let minutes = |row: &usize| session.planned[*row].minutes;
    let room: Minutes = removed.iter().map(minutes).sum();
    let longest = removed.iter().map(minutes).max().unwrap_or_default();
    let heavier = heavier(clinic, session, class, longest);
    let lengths: Vec<Minutes> = heavier.iter().map(|(_, _, minutes)| *minutes).collect();
    let added: Vec<_> = fill(room, &lengths).into_iter().map(|row| heavier[row]).collect();
    let filled: Minutes = added.iter().map(|(_, _, minutes)| *minutes).sum();
    Choice { removed, added, unbooked: room - filled }
}

/// The lightest known class of the session's visits.
fn lightest(clinic: &Instance, session: &SessionDay) -> Option<ClassId> {
    let unknown = clinic.parts().complexity.unknown();
    let classes = session.planned.iter().filter_map(|row| match row.work {
        Work::Visit { class, .. } => Some(class),
        _ => None,
    });
    classes.filter(|class| *class != unknown).min()
}

/// The easy visits: controls first, then in order of the day.
fn easy(clinic: &Instance, session: &SessionDay, easy: ClassId) -> Vec<usize> {
    let control = |need: NeedId| {
        let purpose = clinic.parts().needs[need].purpose;
        matches!(purpose, Purpose::FixedControl | Purpose::NeedBasedControl)
    };
    let rows = session.planned.iter().enumerate().filter_map(|(row, planned)| match planned.work {
        Work::Visit { need, class } if class == easy => Some((!control(need), row)),
        _ => None,
    });
    let mut rows: Vec<(bool, usize)> = rows.collect();
    rows.sort_unstable();
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Visits of the session's needs that are heavier and longer: those that are there first, in
/// order, then those that could be.
fn heavier(
    clinic: &Instance,
    session: &SessionDay,
    easy: ClassId,
    longest: Minutes,
) -> Vec<(NeedId, ClassId, Minutes)> {
    let parts = clinic.parts();
    let there = session.planned.iter().filter_map(|row| match row.work {
        Work::Visit { need, class } => Some((need, class)),
        _ => None,
    });
    let needs = there.clone().map(|(need, _)| need);
    let could = needs.flat_map(|need| parts.needs[need].minutes.ids().map(move |id| (need, id)));
    let mut found = Vec::new();
    for (need, class) in there.chain(could) {
        let row = (need, class, parts.needs[need].minutes[class]);
        let heavier = class > easy && class != parts.complexity.unknown() && row.2 > longest;
        if heavier && !found.contains(&row) {
            found.push(row);
        }
    }
    found
}

/// The work of the day, the added visits spread over the places of those that left.
fn in_place(
    session: &SessionDay,
    removed: &[usize],
    added: &[(NeedId, ClassId, Minutes)],
) -> Vec<(Work, Minutes)> {
    let mut work = Vec::new();
    let mut rest = added.iter().enumerate().peekable();
    for (row, planned) in session.planned.iter().enumerate() {
        match removed.iter().position(|&left| left == row) {
            Some(place) => {
                let here = |number: usize| number * removed.len() / added.len() == place;
                while let Some((_, &(need, class, minutes))) = rest.next_if(|(at, _)| here(*at)) {
                    work.push((Work::Visit { need, class }, minutes));
                }
            }
            None if !fixed(planned) => work.push((planned.work, planned.minutes)),
            None => {}
        }
    }
    work
}

/// A number of visits, rounded up.
pub(super) fn rounded_up(wanted: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the visits of a clinic"
    )]
    let whole = (wanted - 1e-9).ceil().max(0.0) as usize;
    whole
}

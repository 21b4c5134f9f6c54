//! What openings hold and lose, as rows of an integer program.

use crate::booking::solve::part::Part;
use crate::lp::{Program, Terms, Var};
use crate::number::exact;

use super::pattern::{full, patterns, used};

/// The openings of a program, for a start.
pub(super) struct Openings(Vec<Opening>);

/// How one opening stands in the program.
enum Opening {
    /// It takes one of the patterns of some slots; `exactly` or with visits to spare.
    Patterns { slots: Vec<usize>, patterns: Vec<(Vec<i32>, Var)>, exactly: bool },
    /// It has `none` left that is lost, or `lost` minutes.
    Minutes { opening: usize, none: Var, lost: Var },
}

/// Visits of one opening in the program.
struct Visits {
    opening: usize,
    slots: Vec<usize>,
    /// Minutes, and most visits of them.
    lengths: Vec<(i32, i32)>,
    terms: Vec<Terms>,
}

impl Openings {
    /// Adds what every opening holds and, when `objective` is that of the last level, what it loses.
    ///
    /// `visits` are the columns with a visit in each slot.
    pub(super) fn new(
        part: &Part<'_>,
        visits: &[Terms],
        program: &mut Program,
        mut losses: Option<&mut Terms>,
    ) -> Self {
        let mut found = Vec::new();
        let slots: Vec<usize> = (1..part.slots.len()).filter(|&s| !visits[s].is_empty()).collect();
        for same in slots.chunk_by(|&a, &b| part.slots[a].opening == part.slots[b].opening) {
            let visits = Visits::of(part, same, visits);
            let all = patterns(&visits.lengths, part.capacity[visits.opening]);
            let loses = |all: &Vec<Vec<i32>>| all.iter().any(|p| visits.lost(part, p) > 0);
            match losses.as_deref_mut().filter(|_| all.as_ref().is_none_or(loses)) {
                Some(lost) => found.push(visits.lose(part, all, program, lost)),
                None => found.extend(visits.hold(part, all, program)),
            }
        }
        Self(found)
    }

    /// Values of their own columns when so many visits are booked in each slot.
    pub(super) fn start(&self, part: &Part<'_>, booked: &[i32], values: &mut [f64]) -> Option<()> {
        for opening in &self.0 {
            match opening {
                Opening::Patterns { slots, patterns, exactly } => {
                    let counts = || slots.iter().map(|&slot| booked[slot]);
                    let fits = |pattern: &[i32]| {
                        pattern.iter().zip(counts()).all(|(&most, count)| {
                            if *exactly { count == most } else { count <= most }
                        })
                    };
                    let taken = patterns.iter().find(|(pattern, _)| fits(pattern))?;
                    values[taken.1.index()] = 1.0;
                }
                Opening::Minutes { opening, none, lost } => {
                    let visits = 1..part.slots.len();
                    let own = visits.filter(|&s| part.slots[s].opening as usize == *opening);
                    let load: i32 = own.map(|s| part.slots[s].minutes * booked[s]).sum();
                    let left = part.capacity[*opening] - load;
                    if load == 0 || left >= part.shortest[*opening] {
                        values[none.index()] = 1.0;
                    } else {
                        values[lost.index()] = f64::from(left);
                    }
                }
            }
        }
        Some(())
    }
}

impl Visits {
    fn of(part: &Part<'_>, slots: &[usize], visits: &[Terms]) -> Self {
        let opening = part.slots[slots[0]].opening as usize;
        let terms: Vec<Terms> = slots.iter().map(|&slot| visits[slot].clone()).collect();
        let length = |(slot, terms): (&usize, &Terms)| {
            let minutes = part.slots[*slot].minutes;
            let asked: f64 = terms.iter().map(|term| term.1).sum();
            let fit = part.capacity[opening] / minutes;
            (minutes, if asked < f64::from(fit) { whole(asked) } else { fit })
        };
        let lengths = slots.iter().zip(&terms).map(length).collect();
        Self { opening, slots: slots.to_vec(), lengths, terms }
    }

    fn lost(&self, part: &Part<'_>, pattern: &[i32]) -> i64 {
        part.lost(self.opening, part.capacity[self.opening] - used(&self.lengths, pattern))
    }

    /// No more visits than fit.
    fn hold(
        self,
        part: &Part<'_>,
        all: Option<Vec<Vec<i32>>>,
        program: &mut Program,
    ) -> Option<Opening> {
        let capacity = part.capacity[self.opening];
        let load = self.load();
        if load.iter().map(|term| term.1).sum::<f64>() <= f64::from(capacity) {
            return None;
        }
        let Some(all) = all else {
            program.row("an opening", 0.0, load, f64::from(capacity));
            return None;
        };
        if let [(_, most)] = self.lengths[..] {
            let [terms] = <[Terms; 1]>::try_from(self.terms).expect("one length");
            program.row("visits of one length", 0.0, terms, f64::from(most));
            return None;
        }
        let full = full(&self.lengths, capacity, all);
        let patterns: Vec<_> =
            full.into_iter().map(|pattern| (pattern, program.real(0.0, 1.0))).collect();
        Some(self.take(patterns, false, program))
    }

    /// One of its patterns is taken, and what that one loses is lost.
    fn lose(
        self,
        part: &Part<'_>,
        all: Option<Vec<Vec<i32>>>,
        program: &mut Program,
        lost: &mut Terms,
    ) -> Opening {
        let Some(all) = all else { return self.lose_minutes(part, program, lost) };
        let mut patterns = Vec::new();
        for pattern in all {
            let var = program.binary();
            let minutes = self.lost(part, &pattern);
            if minutes > 0 {
                lost.push((var, exact(minutes)));
            }
            patterns.push((pattern, var));
        }
        self.take(patterns, true, program)
    }

    /// One of some patterns is taken.
    fn take(self, patterns: Vec<(Vec<i32>, Var)>, exactly: bool, program: &mut Program) -> Opening {
        let one = patterns.iter().map(|(_, var)| (*var, 1.0)).collect();
        program.row("a pattern", 1.0, one, 1.0);
        for (at, mut terms) in self.terms.into_iter().enumerate() {
            let taken = patterns.iter().filter(|(pattern, _)| pattern[at] > 0);
            terms.extend(taken.map(|(pattern, var)| (*var, -f64::from(pattern[at]))));
            let least = if exactly { 0.0 } else { f64::NEG_INFINITY };
            program.row("visits of a pattern", least, terms, 0.0);
        }
        Opening::Patterns { slots: self.slots, patterns, exactly }
    }

    /// With too many patterns: either an opening is unused or has room for another visit, or what is
    /// left is lost.
    fn lose_minutes(self, part: &Part<'_>, program: &mut Program, lost: &mut Terms) -> Opening {
        let minutes = part.capacity[self.opening];
        let capacity = f64::from(minutes);
        let shortest = f64::from(part.shortest[self.opening].min(minutes));
        let (none, left) = (program.binary(), program.real(0.0, capacity));
        let mut room = self.load();
        room.push((none, shortest));
        program.row("room for another", f64::NEG_INFINITY, room, capacity);
        let mut rest = self.load();
        rest.extend([(none, capacity), (left, 1.0)]);
        program.row("what is left is lost", capacity, rest, f64::INFINITY);
        lost.push((left, 1.0));
        Opening::Minutes { opening: self.opening, none, lost: left }
    }

    /// Minutes of its visits, each column once.
    fn load(&self) -> Terms {
        let each = self.terms.iter().zip(&self.lengths);
        let mut load: Terms = each
            .flat_map(|(terms, length)| {
                terms.iter().map(|&(var, visits)| (var, visits * f64::from(length.0)))
            })
            .collect();
        load.sort_by_key(|term| term.0);
        load.dedup_by(|next, term| {
            let same = next.0 == term.0;
            term.1 += if same { next.1 } else { 0.0 };
            same
        });
        load
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a number of visits below that of minutes")]
fn whole(visits: f64) -> i32 {
    visits as i32
}

//! Expected overtime by how full sessions are: what makes a day that can be worked.
//!
//! Of each session, and of what is left of it after each break, the minutes booked are counted.
//! Expected overtime as a function of these minutes ([`crate::day::filled`]) is replaced by the
//! chords between a few fills, one of them where the chance to end in time is the goal: convex, so
//! that it takes one column for a session, one for each of its stretches and no whole numbers. A
//! minute less at the end costs the chance to end late, so where the sum is least no session is
//! below the goal while another that may take a visit of it has room above the goal for it, as far
//! as the objectives before allow.
//!
//! Approximated: that every session has its usual mix of visits, that visits begin with the session
//! and lie close, that an open clinic is time booked like any other and that time fixed by the
//! planner always ends as planned. Buffers and unused minutes are free; holds count as booked.

use std::collections::{BTreeMap, BTreeSet};

use super::Objective;
use super::derived::Derived;
use super::model::{Model, Piece, What};
use super::objective::Goal;
use crate::answer::BlockKind;
use crate::day::Visit;
use crate::day::blocks::visit;
use crate::day::filled::Mix;
use crate::lp::{Terms, Var};
use crate::supply;
use crate::table::SessionId;
use crate::units::TimeOfDay;

/// Chords between the fill where the goal is just met and the full session.
const CHORDS_BEYOND: u32 = 2;

/// One line of the convex function: `slope` for every minute booked beyond `beyond`.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Line {
    slope: f64,
    beyond: f64,
}

/// Expected overtime summed over the sessions.
pub(super) fn overtime(model: &mut Model<'_>) -> Goal {
    let mixes = mixes(model);
    let mut terms = Terms::new();
    for session in model.sessions.clone() {
        if let Some(mix) = mixes.get(&session) {
            terms.push((of_session(model, session, mix), 1.0));
        }
    }
    Goal { objective: Objective::Overtime, terms, constant: 0.0, step: None }
}

/// The column of a session's expected overtime: the most that the session, or what is left of it
/// after a break, brings.
fn of_session(model: &mut Model<'_>, session: SessionId, mix: &Mix) -> Var {
    let stretches = supply::stretches(model.instance, session);
    let late_max = 1.0 - model.instance.parts().goals.ends_in_time.value();
    let over = model.program.real(0.0, f64::INFINITY);
    let mut lines = Vec::new();
    for (index, stretch) in stretches.iter().enumerate() {
        let length: f64 = stretches[index..].iter().map(|part| part.minutes().real()).sum();
        let mut terms = booked(model, session, stretch.from);
        if terms.is_empty() {
            continue;
        }
        let minutes = model.program.real(0.0, f64::INFINITY);
        model.derive(minutes, Derived::Sum(terms.clone()));
        terms.push((minutes, -1.0));
        model.row(None, "minutes booked", 0.0, terms, 0.0);
        for Line { slope, beyond } in chords(mix, length, late_max) {
            let row = vec![(over, 1.0), (minutes, -slope)];
            model.row(None, "overtime", -slope * beyond, row, f64::INFINITY);
            lines.push((minutes, slope, beyond));
        }
    }
    model.derive(over, Derived::Above(lines))
}

/// The minutes booked in a session from a time on.
fn booked(model: &Model<'_>, session: SessionId, from: TimeOfDay) -> Terms {
    let there = |piece: &Piece| {
        let bin = &model.bins[piece.bin];
        bin.session == session && bin.span.from >= from && piece.what != What::Buffer
    };
    let mut terms = model.terms(there, |piece| piece.minutes.real());
    let windows = &model.instance.parts().windows;
    for (way, &var) in model.arrangements.iter().zip(&model.arrangement_vars) {
        let mine = way.windows.iter().map(|&window| windows[window].span);
        let open: f64 =
            mine.filter(|span| span.from >= from).map(|span| span.minutes().real()).sum();
        if way.session == session && open > 0.0 {
            terms.push((var, open));
        }
    }
    terms
}

/// The visit a piece is for.
fn visit_of(model: &Model<'_>, piece: &Piece) -> Option<Visit> {
    let kind = match piece.what {
        What::Visit { wanted, class } => {
            let row = &model.wanted[wanted];
            BlockKind::Visit { team: row.team, need: row.need, class, opens_days: 0 }
        }
        What::Hold { team, need, .. } => BlockKind::Hold { team, need, release_days: None },
        What::Buffer => return None,
    };
    visit(model.instance, kind, piece.minutes)
}

/// The usual mix of each session: of all it may take, each as often as its share of those who may.
fn mixes(model: &Model<'_>) -> BTreeMap<SessionId, Mix> {
    let session = |piece: &Piece| model.bins[piece.bin].session;
    // A hold is shared by the sessions of its day alone.
    let key = |piece: &Piece| match piece.what {
        What::Visit { wanted, .. } => (0, wanted, false, 0, piece.minutes),
        What::Hold { held, rest, .. } => {
            (1, held, rest, model.session(piece.bin).day.index(), piece.minutes)
        }
        What::Buffer => (2, 0, false, 0, piece.minutes),
    };
    let mut able: BTreeMap<_, BTreeSet<SessionId>> = BTreeMap::new();
    for piece in &model.pieces {
        able.entry(key(piece)).or_default().insert(session(piece));
    }
    let mut seen = BTreeSet::new();
    let mut mixes: BTreeMap<SessionId, Mix> = BTreeMap::new();
    for piece in model.pieces.iter().filter(|&piece| seen.insert((session(piece), key(piece)))) {
        let Some(visit) = visit_of(model, piece) else { continue };
        let upper = model.program.columns()[piece.var.index()].upper;
        let among = u32::try_from(able[&key(piece)].len()).map_or(f64::INFINITY, f64::from);
        mixes.entry(session(piece)).or_default().add(&visit, upper / among);
    }
    mixes.retain(|_, mix| !mix.is_empty());
    mixes
}

/// The chords of the expected overtime: one to where a quarter as many sessions end late as may, one
/// to where half as many do, one on to the goal, and a few to the full session.
fn chords(mix: &Mix, length: f64, late_max: f64) -> Vec<Line> {
    let fill = |late: f64| {
        let (mut low, mut high) = (0.0, length);
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            if mix.filled(length, middle).late() <= late {
                low = middle;
            } else {
                high = middle;
            }
        }
        low
    };
    let full = mix.filled(length, length).late();
    let beyond = (1..CHORDS_BEYOND).map(|step| {
        let share = f64::from(step) / f64::from(CHORDS_BEYOND);
        late_max + share * (full - late_max).max(0.0)
    });
    let chances = [late_max / 4.0, late_max / 2.0, late_max].into_iter().chain(beyond);
    let fills: Vec<f64> = chances.map(fill).chain([length]).collect();
    let (mut from, mut lines) = ((0.0, 0.0), Vec::<Line>::new());
    for fill in fills {
        let to = (fill, mix.filled(length, fill).overtime());
        if to.0 < from.0 + 1.0 {
            continue;
        }
        let slope = (to.1 - from.1) / (to.0 - from.0);
        let least = lines.last().map_or(1e-6, |line| line.slope);
        if slope > least {
            lines.push(Line { slope, beyond: to.0 - to.1 / slope });
        }
        from = to;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Length;
    use crate::units::Probability;

    #[test]
    fn one_chord_ends_where_the_goal_is_just_met_and_no_chord_is_below_the_overtime() {
        let mut mix = Mix::default();
        let length = Length::lognormal(20.0, 0.5).unwrap();
        mix.add(&Visit { length, no_show: Probability::new(0.05).unwrap() }, 1.0);
        for late_max in [0.05, 0.2, 0.5] {
            let lines = chords(&mix, 180.0, late_max);
            assert!(lines.is_sorted_by(|a, b| a.slope < b.slope) && lines.len() >= 5);
            let above = |booked: f64| {
                let line = |line: &Line| line.slope * (booked - line.beyond);
                lines.iter().map(line).fold(0.0, f64::max)
            };
            // The third chord ends where the fourth begins: there the goal is just met.
            let (third, fourth) = (lines[2], lines[3]);
            let meet = (fourth.slope * fourth.beyond - third.slope * third.beyond)
                / (fourth.slope - third.slope);
            assert!((mix.filled(180.0, meet).late() - late_max).abs() < 1e-6);
            for booked in [60.0, 100.0, 120.0, 140.0, 160.0, 180.0] {
                let exact = mix.filled(180.0, booked).overtime();
                assert!(above(booked) >= exact - 1e-6 && above(booked) < exact + 2.0, "{booked}");
            }
        }
    }
}

//! A template by simple rules: windows, holds, advice, then needs by priority spread over the days.
//!
//! Kept in hand so that a limit always returns something, and the start of every search. It may
//! miss a promise; whoever uses it checks ([`crate::lp::Program::fits`]).

mod state;

use std::collections::BTreeMap;

use self::state::State;
use super::model::{Model, What};
use super::promised::Held;
use super::wanted::counts;
use crate::answer::{BlockKind, Template};
use crate::instance::Purpose;
use crate::table::{ClinicianId, NeedId, TeamId};

/// Solutions worth trying, completed: fresh; the baseline as it is; the baseline filled up. For a
/// patch also what is promised, with as much of the baseline as there is room for beside it.
pub(super) fn starts(
    model: &Model<'_>,
    baseline: Option<&Template>,
    patched: bool,
) -> Vec<Vec<f64>> {
    let mut found = Vec::new();
    let mut fresh = State::new(model);
    fill(&mut fresh);
    found.push(fresh.finish());
    if let Some(baseline) = baseline {
        let mut kept = State::new(model);
        keep(&mut kept, baseline, |_| true);
        let mut filled = kept.clone();
        found.push(kept.finish());
        fill(&mut filled);
        found.push(filled.finish());
        if patched {
            found.push(promised_first(model, baseline).finish());
        }
    }
    found
}

/// What is promised, where it lay before if it can, then the visits of the baseline.
fn promised_first<'m, 'a>(model: &'m Model<'a>, baseline: &Template) -> State<'m, 'a> {
    let mut state = State::new(model);
    let visit = |kind| matches!(kind, BlockKind::Visit { .. });
    keep(&mut state, baseline, |kind| !visit(kind));
    staff_windows(&mut state);
    place_holds(&mut state);
    place_advice(&mut state);
    keep(&mut state, baseline, visit);
    state
}

fn fill(state: &mut State<'_, '_>) {
    staff_windows(state);
    place_holds(state);
    place_advice(state);
    seed_later_steps(state);
    place_visits(state);
}

/// Places the blocks of the baseline of some kinds that still fit.
fn keep(state: &mut State<'_, '_>, baseline: &Template, wanted: impl Fn(BlockKind) -> bool) {
    for (session, kind) in counts(baseline).into_keys().filter(|&(_, kind)| wanted(kind)) {
        if let BlockKind::OpenClinic { window } = kind {
            state.staff(window, |way| way.session == session);
        }
    }
    for block in baseline.blocks().iter().filter(|block| wanted(block.kind)) {
        let model = state.model;
        let at = model.pieces.iter().position(|piece| {
            let same = match (piece.what, block.kind) {
                (What::Visit { wanted, class }, BlockKind::Visit { team, need, class: of, .. }) => {
                    let row = &model.wanted[wanted];
                    row.team == team && row.need == need && class == of
                }
                (What::Hold { held, team, .. }, BlockKind::Hold { team: of, need, .. }) => {
                    team == of && model.promised.holds[held].is_for(need)
                }
                _ => false,
            };
            let here = model.bins[piece.bin].session == block.session;
            let fits = same && here && piece.minutes == block.span.minutes();
            fits && state.may_place(piece) && !state.is_held_in_full(piece)
        });
        if let Some(piece) = at {
            state.place(piece);
        }
    }
}

fn staff_windows(state: &mut State<'_, '_>) {
    for (window, row) in state.model.instance.parts().windows.iter().enumerate() {
        if !state.model.teams.contains(&row.team) {
            continue;
        }
        while state.staffed(window) < state.model.promised.windows[window] {
            if !state.staff(window, |_| true) {
                break;
            }
        }
    }
}

/// Holds first with clinicians who have a panel but no hold, then where most time is left.
fn place_holds(state: &mut State<'_, '_>) {
    let model = state.model;
    let panels = &model.instance.parts().panels;
    let has_panel = |clinician: ClinicianId, team: TeamId| {
        panels.iter().any(|panel| panel.clinician == Some(clinician) && panel.team == team)
    };
    let mine = |(_, held): &(usize, &Held)| model.teams.contains(&held.team);
    let rows = model.promised.holds.iter().enumerate().filter(mine);
    let days =
        rows.flat_map(|(index, held)| held.minutes.iter().map(move |row| (index, held, row)));
    for (index, held, (&day, &planned)) in days {
        let team = held.team;
        for (_, count, short) in held.sizes(planned) {
            let of = |what| matches!(what, What::Hold { held, rest, .. } if held == index && rest == short);
            while state.placed(|piece| of(piece.what) && model.session(piece.bin).day == day)
                < count
            {
                let rank = |state: &State<'_, '_>, index: usize| {
                    let piece = &model.pieces[index];
                    let clinician = model.session(piece.bin).clinician;
                    let own = has_panel(clinician, team) && !state.has_hold(clinician, team);
                    (!own, -state.left(piece.bin))
                };
                let fits = |index: &usize| {
                    let piece = &model.pieces[*index];
                    of(piece.what) && model.session(piece.bin).day == day && state.may_place(piece)
                };
                let all = 0..model.pieces.len();
                let best = all.filter(fits).min_by_key(|&index| (rank(state, index), index));
                let Some(best) = best else { break };
                state.place(best);
            }
        }
    }
}

fn place_advice(state: &mut State<'_, '_>) {
    let model = state.model;
    let needs = &model.instance.parts().needs;
    for (&team, &promised) in model.promised.advice.iter().filter(|(t, _)| model.teams.contains(t))
    {
        let rows: Vec<usize> = (0..model.wanted.len())
            .filter(|&row| {
                let wanted = &model.wanted[row];
                wanted.team == team && needs[wanted.need].purpose == Purpose::Advice
            })
            .collect();
        let minutes = |state: &State<'_, '_>| -> i32 {
            rows.iter().map(|&row| state.count(row) * model.wanted[row].minutes.0).sum()
        };
        while minutes(state) < promised.0 && rows.iter().any(|&row| place_one(state, row)) {}
    }
}

/// One block of every later step, last steps first, so that earlier steps have something in reach.
fn seed_later_steps(state: &mut State<'_, '_>) {
    for (team, need) in state.later_steps().into_iter().rev() {
        let row = (0..state.model.wanted.len()).find(|&row| {
            let wanted = &state.model.wanted[row];
            wanted.team == team && wanted.need == need && wanted.left() > 0.0
        });
        if let Some(row) = row.filter(|&row| state.count(row) == 0) {
            place_one(state, row);
        }
    }
}

/// Needs by priority, later steps of a pathway before earlier ones, long visits before short.
fn place_visits(state: &mut State<'_, '_>) {
    let model = state.model;
    let mut depth: BTreeMap<(TeamId, NeedId), usize> = BTreeMap::new();
    for (index, step) in state.later_steps().into_iter().enumerate() {
        depth.insert(step, index + 1);
    }
    let mut rows: Vec<usize> = (0..model.wanted.len()).collect();
    rows.sort_by_key(|&index| {
        let row = &model.wanted[index];
        let depth = depth.get(&(row.team, row.need)).copied().unwrap_or(0);
        (row.priority, usize::MAX - depth, -row.minutes.0, index)
    });
    for row in rows {
        let left = model.wanted[row].left();
        while f64::from(state.count(row)) < left - 1e-9 && place_one(state, row) {}
    }
}

/// Places one visit on the day with fewest of its need, where it leaves least time unused.
fn place_one(state: &mut State<'_, '_>, row: usize) -> bool {
    let model = state.model;
    let rank = |index: usize| {
        let piece = &model.pieces[index];
        let session = model.session(piece.bin);
        let heavy = if piece.complex { state.complex_minutes(session.clinician) } else { 0 };
        let on_day = state.on_day(row, session.day.index());
        (on_day, heavy, state.left(piece.bin) - piece.minutes.0)
    };
    let fits = |index: &&usize| {
        let piece = &model.pieces[**index];
        state.may_place(piece) && state.in_reach(piece)
    };
    let best = state.pieces_of(row).iter().filter(fits).min_by_key(|&&index| (rank(index), index));
    let Some(&best) = best else { return false };
    state.place(best);
    true
}

//! What a template should be, in order; each goal adds the columns and rows it needs.

use std::collections::{BTreeMap, BTreeSet};

use super::Objective;
use super::derived::Derived;
use super::model::{Model, Piece, What};
use crate::lp::{Terms, Var};
use crate::table::{ClinicianId, NeedId, SessionId, TeamId};

/// A sum to be made small.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Goal {
    pub(super) objective: Objective,
    pub(super) terms: Terms,
    /// What no choice avoids.
    pub(super) constant: f64,
    /// Every value is a whole number of this; `None` when it need not be.
    pub(super) step: Option<f64>,
}

/// Unmet minutes of one priority.
pub(super) fn unmet(model: &Model<'_>, priority: u8) -> Goal {
    let rows = model.wanted.iter().zip(&model.unmet).filter(|(row, _)| row.priority == priority);
    Goal {
        objective: Objective::Unmet { priority },
        terms: rows.map(|(row, &var)| (var, row.minutes.real())).collect(),
        constant: 0.0,
        step: None,
    }
}

/// Visit blocks beyond what is asked, rounded up to whole ones; advice that is promised is asked.
pub(super) fn surplus(model: &mut Model<'_>) -> Goal {
    let mut terms = Terms::new();
    for index in 0..model.wanted.len() {
        let row = &model.wanted[index];
        let asked = row.needed;
        if row.most <= asked {
            continue;
        }
        let own = |what| matches!(what, What::Visit { wanted, .. } if wanted == index);
        let blocks = model.terms(|piece| own(piece.what), |_| 1.0);
        let beyond = model.program.real(0.0, f64::INFINITY);
        let mut sum = blocks.clone();
        sum.push((beyond, -1.0));
        model.row(None, "beyond what is asked", f64::NEG_INFINITY, sum, f64::from(asked));
        let fewer = blocks.into_iter().map(|(var, factor)| (var, -factor)).collect();
        model.derive(beyond, Derived::Missing { terms: fewer, asked: -f64::from(asked) });
        terms.push((beyond, 1.0));
    }
    Goal { objective: Objective::Surplus, terms, constant: 0.0, step: Some(1.0) }
}

/// Sum over teams and needs of the longest run of open days without a block.
pub(super) fn largest_gap(model: &mut Model<'_>) -> Goal {
    let open: Vec<usize> = model.instance.cycle_days().iter().map(|day| day.index()).collect();
    let mut most: BTreeMap<(TeamId, NeedId), i32> = BTreeMap::new();
    for row in &model.wanted {
        *most.entry((row.team, row.need)).or_insert(0) += row.most;
    }
    let (mut terms, mut constant) = (Terms::new(), 0.0);
    for ((team, need), most) in most.into_iter().filter(|&(_, most)| most > 0) {
        let mut days: Vec<Vec<Var>> = vec![Vec::new(); open.len()];
        for piece in &model.pieces {
            let day = model.session(piece.bin).day.index();
            let at = open.iter().position(|&other| other == day);
            if let (true, Some(at)) = (is_visit_of(model, piece, team, need), at) {
                days[at].push(piece.var);
            }
        }
        let present: Vec<Option<Var>> =
            days.into_iter().map(|vars| presence(model, vars)).collect();
        constant += runs(model, &present, most, &mut terms);
    }
    Goal { objective: Objective::LargestGap, terms, constant, step: Some(1.0) }
}

fn is_visit_of(model: &Model<'_>, piece: &Piece, team: TeamId, need: NeedId) -> bool {
    match piece.what {
        What::Visit { wanted, .. } => {
            model.wanted[wanted].team == team && model.wanted[wanted].need == need
        }
        What::Hold { .. } | What::Buffer => false,
    }
}

/// A column that may be 1 only when some block is there.
fn presence(model: &mut Model<'_>, vars: Vec<Var>) -> Option<Var> {
    if vars.is_empty() {
        return None;
    }
    let any = model.program.binary();
    let mut terms: Terms = vars.iter().map(|&var| (var, -1.0)).collect();
    terms.push((any, 1.0));
    model.row(None, "present", f64::NEG_INFINITY, terms, 0.0);
    Some(model.derive(any, Derived::Any(vars)))
}

/// Adds one column per length of run that need not be, and gives the length that must be.
fn runs(model: &mut Model<'_>, days: &[Option<Var>], most: i32, terms: &mut Terms) -> f64 {
    let count = days.len();
    let possible = days.iter().flatten().count().min(usize::try_from(most).unwrap_or(0));
    let least = if possible == 0 { count } else { (count - possible).div_ceil(possible) };
    for length in least + 1..=count {
        let run = model.program.binary();
        for start in 0..count {
            let window = (start..start + length).filter_map(|day| days[day % count]);
            let mut row: Terms = window.map(|var| (var, 1.0)).collect();
            row.push((run, 1.0));
            model.row(None, "run of days", 1.0, row, f64::INFINITY);
        }
        model.derive(run, Derived::EmptyRun { days: days.to_vec(), length });
        terms.push((run, 1.0));
    }
    #[expect(clippy::cast_precision_loss, reason = "days of a cycle")]
    let least = least as f64;
    least
}

/// Sum over teams of the largest less the smallest complex minutes among the clinicians who may
/// take complex visits of the team.
pub(super) fn complex_spread(model: &mut Model<'_>) -> Goal {
    let mut minutes: BTreeMap<TeamId, BTreeMap<ClinicianId, Terms>> = BTreeMap::new();
    for piece in model.pieces.iter().filter(|piece| piece.complex) {
        if let What::Visit { wanted, .. } = piece.what {
            let team = minutes.entry(model.wanted[wanted].team).or_default();
            let clinician = model.session(piece.bin).clinician;
            team.entry(clinician).or_default().push((piece.var, piece.minutes.real()));
        }
    }
    let mut goal = Terms::new();
    for sums in minutes.into_values().filter(|clinicians| clinicians.len() > 1) {
        let sums: Vec<Terms> = sums.into_values().collect();
        let (largest, smallest) =
            (model.program.real(0.0, f64::INFINITY), model.program.real(0.0, f64::INFINITY));
        for sum in &sums {
            let with = |var: Var| sum.iter().copied().chain([(var, -1.0)]).collect::<Terms>();
            model.row(None, "largest", f64::NEG_INFINITY, with(largest), 0.0);
            model.row(None, "smallest", 0.0, with(smallest), f64::INFINITY);
        }
        model.derive(largest, Derived::Largest(sums.clone()));
        model.derive(smallest, Derived::Smallest(sums));
        goal.extend([(largest, 1.0), (smallest, -1.0)]);
    }
    let step = Some(model.instance.parts().grid.real());
    Goal { objective: Objective::ComplexSpread, terms: goal, constant: 0.0, step }
}

/// Clinicians with a panel but without a hold for the panel's team.
pub(super) fn without_own_hold(model: &mut Model<'_>) -> Goal {
    let mut own: BTreeMap<ClinicianId, BTreeSet<TeamId>> = BTreeMap::new();
    for panel in &model.instance.parts().panels {
        if let (Some(clinician), true) = (panel.clinician, model.teams.contains(&panel.team)) {
            own.entry(clinician).or_default().insert(panel.team);
        }
    }
    let (mut terms, mut constant) = (Terms::new(), 0.0);
    for (clinician, teams) in own {
        let held = |piece: &Piece| {
            let hold = matches!(piece.what, What::Hold { team, .. } if teams.contains(&team));
            hold && model.session(piece.bin).clinician == clinician
        };
        let holds = model.terms(held, |_| 1.0);
        if holds.is_empty() {
            constant += 1.0;
            continue;
        }
        let without = model.program.binary();
        let vars = holds.iter().map(|&(var, _)| var).collect();
        let mut row = holds;
        row.push((without, 1.0));
        model.row(None, "own hold", 1.0, row, f64::INFINITY);
        model.derive(without, Derived::NoneOf(vars));
        terms.push((without, 1.0));
    }
    Goal { objective: Objective::WithoutOwnHold, terms, constant, step: Some(1.0) }
}

/// Changes against the baseline; `None` without one.
pub(super) fn changes(model: &Model<'_>) -> Option<Goal> {
    let (terms, constant) = model.changes.clone()?;
    Some(Goal { objective: Objective::Changes, terms, constant, step: Some(1.0) })
}

/// Different needs visited per session, summed.
pub(super) fn fragmentation(model: &mut Model<'_>) -> Goal {
    let mut needs: BTreeMap<(SessionId, NeedId), Vec<Piece>> = BTreeMap::new();
    for piece in &model.pieces {
        if let What::Visit { wanted, .. } = piece.what {
            let key = (model.bins[piece.bin].session, model.wanted[wanted].need);
            needs.entry(key).or_default().push(*piece);
        }
    }
    let mut terms = Terms::new();
    let mut seen_in: BTreeMap<Var, Var> = BTreeMap::new();
    for pieces in needs.into_values() {
        let any = model.program.binary();
        for piece in &pieces {
            let row = vec![(piece.var, 1.0), (any, -model.most(piece))];
            model.row(None, "need in session", f64::NEG_INFINITY, row, 0.0);
            seen_in.insert(piece.var, any);
        }
        model.derive(any, Derived::Any(pieces.iter().map(|piece| piece.var).collect()));
        terms.push((any, 1.0));
    }
    present_in_a_session(model, &seen_in);
    Goal { objective: Objective::Fragmentation, terms, constant: 0.0, step: Some(1.0) }
}

/// Blocks that are somewhere are in a session: true of whole numbers anyway, and what carries the
/// days on which a need must be seen over to the bound on needs per session.
fn present_in_a_session(model: &mut Model<'_>, seen_in: &BTreeMap<Var, Var>) {
    let mut rows = Vec::new();
    for (somewhere, derived) in &model.derived {
        let Derived::Any(blocks) = derived else { continue };
        let sessions: Option<BTreeSet<Var>> =
            blocks.iter().map(|block| seen_in.get(block).copied()).collect();
        if let Some(sessions) = sessions.filter(|sessions| !sessions.contains(somewhere)) {
            let sum = sessions.into_iter().map(|any| (any, 1.0));
            rows.push(sum.chain([(*somewhere, -1.0)]).collect());
        }
    }
    for row in rows {
        model.row(None, "present in a session", 0.0, row, f64::INFINITY);
    }
}

//! The integer program of one island of teams: how many blocks of which kind in which bin.
//!
//! Primary columns are the counts of blocks per bin and the choice of arrangements; everything
//! else is *derived* from them ([`Derived`]), so that any counts, found by whatever means, can be
//! completed to a full solution, checked and used as a start.

use super::bin::{Arrangement, Bin, bins};
use super::promised::Promised;
use super::wanted::{Sources, Wanted, wanted};
use super::{Kept, derived::Derived};
use crate::answer::{Block, BlockKind, Template};
use crate::instance::{Instance, Session};
use crate::lp::{Program, Terms, Var};
use crate::supply;
use crate::table::{ClassId, NeedId, SessionId, TeamId};
use crate::units::Minutes;

/// What a count of blocks is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    /// Visits of a row of [`Model::wanted`]; the class is the first of that length, unless changes
    /// against a baseline are counted, then each class has its own piece.
    Visit { wanted: usize, class: ClassId },
    /// Holds of a row of [`Promised::holds`]; `rest` is the shorter one that completes a day's plan.
    Hold { held: usize, team: TeamId, need: NeedId, rest: bool },
    /// Time to catch up.
    Buffer,
}

/// Blocks of one kind in one bin: a column of the program.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) bin: usize,
    pub(super) what: What,
    /// Length of one block \[min\].
    pub(super) minutes: Minutes,
    pub(super) complex: bool,
    pub(super) in_person: bool,
    pub(super) var: Var,
}

/// How a promise can give way: a slack in some rows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Give {
    /// Index of the promise.
    pub(super) kept: usize,
    /// Rows with the factor of the slack.
    pub(super) rows: Vec<(usize, f64)>,
    /// What one step of slack is, in the unit of the promise.
    pub(super) amount: f64,
    /// What one step costs \[min\].
    pub(super) weight: f64,
    /// Most steps.
    pub(super) most: f64,
}

/// The program of one island with what its columns and rows mean.
pub(super) struct Model<'a> {
    pub(super) instance: &'a Instance,
    pub(super) promised: &'a Promised,
    pub(super) program: Program,
    pub(super) teams: Vec<TeamId>,
    pub(super) sessions: Vec<SessionId>,
    pub(super) bins: Vec<Bin>,
    pub(super) arrangements: Vec<Arrangement>,
    pub(super) arrangement_vars: Vec<Var>,
    pub(super) wanted: Vec<Wanted>,
    pub(super) unmet: Vec<Var>,
    pub(super) pieces: Vec<Piece>,
    /// Columns computed from others, in order.
    pub(super) derived: Vec<(Var, Derived)>,
    /// The promises of the island.
    pub(super) kept: Vec<Kept>,
    /// The promise behind each row, if any.
    pub(super) row_kept: Vec<Option<usize>>,
    pub(super) gives: Vec<Give>,
    /// Changes against the baseline, and those no choice avoids; `None` without one.
    pub(super) changes: Option<(Terms, f64)>,
}

impl<'a> Model<'a> {
    /// Columns for the sessions and teams of an island; no rows yet.
    pub(super) fn new(
        from: &Sources<'a>,
        teams: Vec<TeamId>,
        sessions: Vec<SessionId>,
    ) -> Model<'a> {
        let (bins, arrangements) = bins(from.instance, &sessions);
        let wanted = wanted(from, &teams);
        let mut model = Model {
            instance: from.instance,
            promised: from.promised,
            program: Program::default(),
            teams,
            sessions,
            bins,
            arrangement_vars: Vec::new(),
            arrangements,
            wanted,
            unmet: Vec::new(),
            pieces: Vec::new(),
            derived: Vec::new(),
            kept: Vec::new(),
            row_kept: Vec::new(),
            gives: Vec::new(),
            changes: None,
        };
        model.arrangement_vars =
            model.arrangements.iter().map(|_| model.program.binary()).collect();
        for bin in 0..model.bins.len() {
            model.visit_pieces(bin, from.baseline.is_some());
            model.hold_pieces(bin, from.baseline.filter(|_| from.patched));
        }
        model
    }

    /// The session of a bin.
    pub(super) fn session(&self, bin: usize) -> &'a Session {
        &self.instance.parts().sessions[self.bins[bin].session]
    }

    /// Length of a bin.
    pub(super) fn length(&self, bin: usize) -> Minutes {
        self.bins[bin].span.minutes()
    }

    /// Whether an open clinic follows the bin in its stretch.
    pub(super) fn before_window(&self, bin: usize) -> bool {
        let Bin { span, arrangement, .. } = self.bins[bin];
        let windows = &self.instance.parts().windows;
        let follows = |&window: &usize| windows[window].span.from >= span.to;
        arrangement.is_some_and(|way| self.arrangements[way].windows.iter().any(follows))
    }

    fn visit_pieces(&mut self, bin: usize, each_class: bool) {
        let session = self.bins[bin].session;
        for index in 0..self.wanted.len() {
            let row = self.wanted[index].clone();
            let fits = supply::serves(self.instance, session, row.team, row.need)
                && row.minutes <= self.length(bin)
                && row.most > 0;
            if !fits {
                continue;
            }
            let classes = if each_class { row.classes.len() } else { 1 };
            for &(class, _) in row.classes.iter().take(classes) {
                let var = self.program.integer(0.0, f64::from(row.most));
                self.pieces.push(Piece {
                    bin,
                    what: What::Visit { wanted: index, class },
                    minutes: row.minutes,
                    complex: row.complex,
                    in_person: supply::in_person(self.instance, row.need),
                    var,
                });
            }
        }
    }

    /// Holds stand only where a need they are for may be served, and are for the one most asked for;
    /// in a session that has such holds in the template to be patched, for what those are for.
    fn hold_pieces(&mut self, bin: usize, patched: Option<&Template>) {
        let (session, day) = (self.bins[bin].session, self.session(bin).day);
        let was = |of: TeamId, one: NeedId| {
            let same = |block: &Block| matches!(block.kind, BlockKind::Hold { team, need, .. } if team == of && need == one);
            patched.is_some_and(|before| before.of(session).any(same))
        };
        let promised = self.promised;
        for (index, held) in promised.holds.iter().enumerate() {
            let Some(planned) = held.on(day).filter(|_| self.teams.contains(&held.team)) else {
                continue;
            };
            let serves = |need: &&NeedId| supply::serves(self.instance, session, held.team, **need);
            let able = || held.ranked.iter().filter(serves);
            let before = able().find(|&&need| was(held.team, need));
            let Some(&need) = before.or_else(|| able().next()) else { continue };
            for (minutes, count, rest) in held.sizes(planned) {
                if count == 0 || minutes > self.length(bin) {
                    continue;
                }
                let var = self.program.integer(0.0, f64::from(count));
                self.pieces.push(Piece {
                    bin,
                    what: What::Hold { held: index, team: held.team, need, rest },
                    minutes,
                    complex: false,
                    in_person: supply::in_person(self.instance, need),
                    var,
                });
            }
        }
    }

    /// Adds a row that stands for a promise, or for how the model is made (`None`).
    pub(super) fn row(
        &mut self,
        kept: Option<Kept>,
        name: &'static str,
        lower: f64,
        terms: Terms,
        upper: f64,
    ) -> usize {
        let index = kept.map(|kept| self.kept_index(kept));
        self.row_kept.push(index);
        self.program.row(name, lower, terms, upper)
    }

    fn kept_index(&mut self, kept: Kept) -> usize {
        self.kept.iter().position(|&other| other == kept).unwrap_or_else(|| {
            self.kept.push(kept);
            self.kept.len() - 1
        })
    }

    /// Lets the promise behind a row give way: each step of slack counts `factor` in the row.
    pub(super) fn give(&mut self, row: usize, factor: f64, [amount, weight, most]: [f64; 3]) {
        let kept = self.row_kept[row].expect("only promises give way");
        let same = |give: &&mut Give| give.kept == kept && give.amount.total_cmp(&amount).is_eq();
        if let Some(give) = self.gives.iter_mut().find(same) {
            give.rows.push((row, factor));
            give.most = give.most.max(most);
        } else {
            self.gives.push(Give { kept, rows: vec![(row, factor)], amount, weight, most });
        }
    }

    /// Adds a column that is computed from others.
    pub(super) fn derive(&mut self, var: Var, derived: Derived) -> Var {
        self.derived.push((var, derived));
        var
    }

    /// Pieces with their columns that `wanted` picks.
    pub(super) fn terms(
        &self,
        mut wanted: impl FnMut(&Piece) -> bool,
        mut factor: impl FnMut(&Piece) -> f64,
    ) -> Terms {
        let picked = self.pieces.iter().filter(|piece| wanted(piece));
        picked.map(|piece| (piece.var, factor(piece))).collect()
    }

    /// Most blocks of a piece that its bin can take.
    pub(super) fn most(&self, piece: &Piece) -> f64 {
        let upper = self.program.columns()[piece.var.index()].upper;
        upper.min(f64::from(self.length(piece.bin) / piece.minutes))
    }

    /// Fills every derived column from the primary ones.
    pub(super) fn complete(&self, mut values: Vec<f64>) -> Vec<f64> {
        values.resize(self.program.columns().len(), 0.0);
        for (var, derived) in &self.derived {
            let lower = self.program.columns()[var.index()].lower;
            values[var.index()] = derived.value(&values).max(lower);
        }
        values
    }
}

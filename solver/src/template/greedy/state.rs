//! What is placed so far, and what may still be placed.

use std::collections::{BTreeMap, BTreeSet};

use crate::supply;
use crate::table::{ClinicianId, NeedId, SessionId, TeamId};
use crate::template::bin::Arrangement;
use crate::template::derived::Derived;
use crate::template::lag::{Lag, lags, laid_down};
use crate::template::model::{Model, Piece, What};
use crate::template::room::crowds;

/// Blocks placed so far.
#[derive(Clone)]
pub(super) struct State<'m, 'a> {
    pub(super) model: &'m Model<'a>,
    values: Vec<f64>,
    used: Vec<i32>,
    complex: Vec<i32>,
    complex_visits: BTreeMap<SessionId, u32>,
    counts: Vec<i32>,
    days: BTreeMap<(TeamId, NeedId, usize), i32>,
    heavy: BTreeMap<ClinicianId, i32>,
    held: BTreeSet<(ClinicianId, TeamId)>,
    in_room: BTreeSet<SessionId>,
    crowds: Vec<(BTreeSet<SessionId>, usize)>,
    /// Each with the days on which its later step is laid down.
    lags: Vec<(Lag, BTreeSet<usize>)>,
    pieces: Vec<Vec<usize>>,
    buffers: BTreeMap<usize, (f64, f64, i32)>,
}

impl<'m, 'a> State<'m, 'a> {
    /// Nothing placed; stretches undivided.
    pub(super) fn new(model: &'m Model<'a>) -> Self {
        let mut values = vec![0.0; model.program.columns().len()];
        for (way, var) in model.arrangements.iter().zip(&model.arrangement_vars) {
            if way.windows.is_empty() {
                values[var.index()] = 1.0;
            }
        }
        let mut pieces = vec![Vec::new(); model.wanted.len()];
        let mut buffers = BTreeMap::new();
        for (index, piece) in model.pieces.iter().enumerate() {
            match piece.what {
                What::Visit { wanted, .. } => pieces[wanted].push(index),
                What::Hold { .. } => {}
                What::Buffer => {
                    let rule = model.derived.iter().find(|(var, _)| *var == piece.var);
                    if let Some((_, Derived::Buffers { after, less, .. })) = rule {
                        buffers.insert(piece.bin, (*after, *less, piece.minutes.0));
                    }
                }
            }
        }
        let rooms = model.promised.rooms.iter();
        let crowds = rooms.flat_map(|(room, &count)| {
            crowds(model.instance, room, count).into_iter().map(move |set| (set, count as usize))
        });
        Self {
            values,
            used: vec![0; model.bins.len()],
            complex: vec![0; model.bins.len()],
            complex_visits: BTreeMap::new(),
            counts: vec![0; model.wanted.len()],
            days: BTreeMap::new(),
            heavy: BTreeMap::new(),
            held: BTreeSet::new(),
            in_room: BTreeSet::new(),
            crowds: crowds.collect(),
            lags: lags_of(model),
            pieces,
            buffers,
            model,
        }
    }

    /// All columns filled.
    pub(super) fn finish(self) -> Vec<f64> {
        self.model.complete(self.values)
    }

    /// The later steps, as team and need, in order.
    pub(super) fn later_steps(&self) -> Vec<(TeamId, NeedId)> {
        self.lags.iter().map(|(lag, _)| lag.next).collect()
    }

    /// Pieces for a wanted row.
    pub(super) fn pieces_of(&self, row: usize) -> &[usize] {
        &self.pieces[row]
    }

    /// Visits placed for a wanted row.
    pub(super) fn count(&self, row: usize) -> i32 {
        self.counts[row]
    }

    /// Blocks of the row's need and team on a day.
    pub(super) fn on_day(&self, row: usize, day: usize) -> i32 {
        let wanted = &self.model.wanted[row];
        self.days.get(&(wanted.team, wanted.need, day)).copied().unwrap_or(0)
    }

    pub(super) fn complex_minutes(&self, clinician: ClinicianId) -> i32 {
        self.heavy.get(&clinician).copied().unwrap_or(0)
    }

    pub(super) fn has_hold(&self, clinician: ClinicianId, team: TeamId) -> bool {
        self.held.contains(&(clinician, team))
    }

    /// Blocks placed of the pieces that `wanted` picks.
    pub(super) fn placed(&self, mut wanted: impl FnMut(&Piece) -> bool) -> i32 {
        let pieces = self.model.pieces.iter().filter(|piece| wanted(piece));
        pieces.map(|piece| crate::number::whole(self.values[piece.var.index()])).sum()
    }

    /// Whether a piece is a hold of which there are as many on its day as planned.
    pub(super) fn is_held_in_full(&self, piece: &Piece) -> bool {
        let What::Hold { held, rest, .. } = piece.what else { return false };
        let day = self.model.session(piece.bin).day;
        let row = &self.model.promised.holds[held];
        let planned = row.sizes(row.on(day).unwrap_or_default())[usize::from(rest)].1;
        let same = |other: &Piece| matches!(other.what, What::Hold { held: of, rest: short, .. } if of == held && short == rest);
        self.placed(|other| same(other) && self.model.session(other.bin).day == day) >= planned
    }

    /// Minutes of a bin not used, buffers counted.
    pub(super) fn left(&self, bin: usize) -> i32 {
        self.model.length(bin).0 - self.used[bin] - self.buffer_minutes(bin, self.complex[bin])
    }

    fn buffer_minutes(&self, bin: usize, complex: i32) -> i32 {
        let Some(&(after, less, minutes)) = self.buffers.get(&bin) else { return 0 };
        let count = (f64::from(complex) / after - less - 1e-9).ceil().max(0.0);
        crate::number::whole(count) * minutes
    }

    /// Clinicians who staff a window so far.
    pub(super) fn staffed(&self, window: usize) -> u32 {
        let ways = self.model.arrangements.iter().zip(&self.model.arrangement_vars);
        let staffing = ways
            .filter(|(way, var)| way.windows.contains(&window) && self.values[var.index()] > 0.5);
        u32::try_from(staffing.count()).expect("a window has few clinicians")
    }

    /// Staffs a window with one more session, the longest stretch that may; false when none can.
    pub(super) fn staff(&mut self, window: usize, may: impl Fn(&Arrangement) -> bool) -> bool {
        let model = self.model;
        let need = model.instance.parts().windows[window].need;
        let seen = supply::in_person(model.instance, need);
        let chosen = |stretch: usize| {
            let all = 0..model.arrangements.len();
            let mut of = all.filter(|&way| model.arrangements[way].stretch == stretch);
            of.find(|&way| self.values[model.arrangement_vars[way].index()] > 0.5)
        };
        let mut best: Option<(i32, usize, usize)> = None;
        for (index, way) in model.arrangements.iter().enumerate() {
            let Some(now) = chosen(way.stretch) else { continue };
            let before = &model.arrangements[now].windows;
            let grows = way.windows.contains(&window)
                && way.windows.len() == before.len() + 1
                && before.iter().all(|old| way.windows.contains(old));
            let untouched = (0..model.bins.len())
                .filter(|&bin| model.bins[bin].arrangement == Some(now))
                .all(|bin| self.used[bin] == 0);
            if !grows || !untouched || !may(way) || (seen && !self.room_free(way.session)) {
                continue;
            }
            let length = model.instance.parts().sessions[way.session].minutes().0;
            if best.is_none_or(|(most, ..)| length > most) {
                best = Some((length, index, now));
            }
        }
        let Some((_, index, now)) = best else { return false };
        self.values[model.arrangement_vars[now].index()] = 0.0;
        self.values[model.arrangement_vars[index].index()] = 1.0;
        if seen {
            self.in_room.insert(model.arrangements[index].session);
        }
        true
    }

    fn room_free(&self, session: SessionId) -> bool {
        self.in_room.contains(&session)
            || self.crowds.iter().filter(|(crowd, _)| crowd.contains(&session)).all(
                |(crowd, most)| {
                    crowd.iter().filter(|other| self.in_room.contains(other)).count() < *most
                },
            )
    }

    /// Whether one more block of the piece fits its bin, its session and the rooms.
    pub(super) fn may_place(&self, piece: &Piece) -> bool {
        let model = self.model;
        let bin = &model.bins[piece.bin];
        if let Some(way) = bin.arrangement
            && self.values[model.arrangement_vars[way].index()] < 0.5
        {
            return false;
        }
        let upper = model.program.columns()[piece.var.index()].upper;
        if self.values[piece.var.index()] + 1.0 > upper {
            return false;
        }
        if let What::Visit { wanted, .. } = piece.what
            && self.counts[wanted] >= model.wanted[wanted].most
        {
            return false;
        }
        let complex = if piece.complex { piece.minutes.0 } else { 0 };
        let buffers = self.buffer_minutes(piece.bin, self.complex[piece.bin] + complex);
        let fits = self.used[piece.bin] + piece.minutes.0 + buffers <= model.length(piece.bin).0;
        let visits = self.complex_visits.get(&bin.session).copied().unwrap_or(0);
        let most = model.instance.parts().goals.complex_visits_max;
        let light = !piece.complex || most.is_none_or(|most| visits < most);
        fits && light && (!piece.in_person || self.room_free(bin.session))
    }

    /// Whether every next step of the visit's pathways has a block within its lag.
    pub(super) fn in_reach(&self, piece: &Piece) -> bool {
        let What::Visit { wanted, .. } = piece.what else { return true };
        let row = &self.model.wanted[wanted];
        let here = (row.team, row.need, self.model.session(piece.bin).day.index());
        let cycle_days = self.model.instance.parts().cycle.length_days();
        let lags = self.lags.iter().filter(|(lag, _)| lag.one == (row.team, row.need));
        lags.map(|(lag, met)| (lag.next, met, lag.reach(here.2, cycle_days))).all(
            |((team, need), met, days)| {
                days.into_iter().any(|day| {
                    let there = (team, need, day);
                    let placed = self.days.get(&there).is_some_and(|&count| count > 0);
                    placed || met.contains(&day) || there == here
                })
            },
        )
    }

    /// Places one block.
    pub(super) fn place(&mut self, index: usize) {
        let piece = self.model.pieces[index];
        let session = self.model.session(piece.bin);
        let id = self.model.bins[piece.bin].session;
        self.values[piece.var.index()] += 1.0;
        self.used[piece.bin] += piece.minutes.0;
        if piece.in_person {
            self.in_room.insert(id);
        }
        if piece.complex {
            self.complex[piece.bin] += piece.minutes.0;
            *self.complex_visits.entry(id).or_insert(0) += 1;
            *self.heavy.entry(session.clinician).or_insert(0) += piece.minutes.0;
        }
        match piece.what {
            What::Visit { wanted, .. } => {
                let row = &self.model.wanted[wanted];
                self.counts[wanted] += 1;
                let day = session.day.index();
                *self.days.entry((row.team, row.need, day)).or_insert(0) += 1;
            }
            What::Hold { team, .. } => {
                self.held.insert((session.clinician, team));
            }
            What::Buffer => {}
        }
    }
}

/// The lags of the island's teams.
fn lags_of(model: &Model<'_>) -> Vec<(Lag, BTreeSet<usize>)> {
    let all = lags(model.instance).into_iter();
    let mine = all.filter(|lag| model.teams.contains(&lag.one.0));
    mine.map(|lag| (lag, laid_down(model.instance, lag.next.0, lag.next.1))).collect()
}

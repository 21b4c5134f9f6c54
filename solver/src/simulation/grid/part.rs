//! Parts of a session that are kept alike.

use crate::instance::Instance;
use crate::table::{NeedId, SessionId, TeamId};
use crate::units::{Minutes, Span};

/// Minutes of one session that are kept alike.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    pub(super) team: TeamId,
    /// From its first minute to its last.
    pub(super) span: Span,
    pub(super) minutes: Minutes,
    /// Whether patients can be seen in a room.
    pub(super) room: bool,
    pub(super) kept: Option<NeedId>,
    pub(super) release: Option<u32>,
    /// Open days before that it opens to sub-acute patients where it is kept for one need.
    pub(super) opens: u32,
    /// What of it is held, by whom it is held for.
    pub(super) holds: Vec<Hold>,
}

/// Held minutes of a part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hold {
    pub(super) team: TeamId,
    pub(super) held_for: Option<u32>,
    pub(super) minutes: Minutes,
    pub(super) release: Option<u32>,
}

impl Part {
    /// Minutes that are not held.
    pub(super) fn open(&self) -> Minutes {
        self.minutes - self.holds.iter().map(|hold| hold.minutes).sum()
    }
}

/// The parts of a session: pieces of one kind that meet as one, those without a room first. No visit
/// lies on both sides of a break, so neither does a part.
///
/// Where the rota says `when` the session has a room, a stretch with a room is a part of its own, so
/// that no visit begins in one and ends in the next.
pub(super) fn parts(
    instance: &Instance,
    session: SessionId,
    pieces: Vec<(Span, Kind)>,
    when: Option<&Vec<Span>>,
) -> Vec<Part> {
    let Some(when) = when else {
        let room = instance.parts().sessions[session].room.is_some();
        return merged(pieces, room);
    };
    let without: Vec<(Span, Kind)> = pieces
        .iter()
        .flat_map(|&(span, kind)| span.without(when).into_iter().map(move |left| (left, kind)))
        .collect();
    let mut parts = merged(without, false);
    let shared = |span: Span, other: Span| {
        let span = Span { from: span.from.max(other.from), to: span.to.min(other.to) };
        (span.from < span.to).then_some(span)
    };
    let mut last: Option<(Span, Kind)> = None;
    for (span, kind) in pieces {
        for inside in when.iter().filter_map(|&other| shared(span, other)) {
            match parts
                .last_mut()
                .filter(|_| last.is_some_and(|l| l == (before(l.0, inside), kind)))
            {
                Some(part) => {
                    part.span.to = inside.to;
                    part.minutes += inside.minutes();
                    if let Some(hold) = part.holds.first_mut() {
                        hold.minutes += inside.minutes();
                    }
                }
                None => parts.push(kind.part(inside, true)),
            }
            last = Some((inside, kind));
        }
    }
    parts.retain(|part| part.minutes.0 > 0);
    parts
}

/// The stretch itself when the next begins where it ends; else one that it is not.
fn before(span: Span, next: Span) -> Span {
    if span.to == next.from { span } else { Span { from: span.to, to: span.from } }
}

/// Pieces of one kind that meet as one part.
fn merged(pieces: Vec<(Span, Kind)>, room: bool) -> Vec<Part> {
    let mut found: Vec<(Kind, Part)> = Vec::new();
    for (span, kind) in pieces {
        let part = kind.part(span, room);
        let meets = |(known, before): &&mut (Kind, Part)| {
            known.is_like(kind) && before.span.to == span.from
        };
        match found.last_mut().filter(meets) {
            Some((_, known)) => {
                known.span.to = span.to;
                known.minutes += part.minutes;
                for (known, hold) in known.holds.iter_mut().zip(&part.holds) {
                    known.minutes += hold.minutes;
                }
            }
            None => found.push((kind, part)),
        }
    }
    found.into_iter().map(|(_, part)| part).collect()
}

/// What a stretch of a session is kept for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Everything.
    Free {
        /// Whose session it is.
        team: TeamId,
    },
    /// Visits for one need, everybody's on the day itself; sub-acute patients' some days before.
    Visit { team: TeamId, need: NeedId, opens: u32 },
    /// Those it is held for.
    Hold { team: TeamId, need: NeedId, held_for: Option<u32>, release: Option<u32> },
}

impl Kind {
    pub(super) fn part(self, span: Span, room: bool) -> Part {
        let minutes = span.minutes();
        let plain = |team| Part {
            team,
            span,
            minutes,
            room,
            kept: None,
            release: None,
            opens: 0,
            holds: Vec::new(),
        };
        match self {
            Kind::Free { team } => plain(team),
            Kind::Visit { team, need, opens } => {
                // A visit block nobody booked is everybody's on the day itself.
                Part { kept: Some(need), release: Some(0), opens, ..plain(team) }
            }
            Kind::Hold { team, held_for, release, .. } => {
                let hold = Hold { team, held_for, minutes, release };
                Part { release, holds: vec![hold], ..plain(team) }
            }
        }
    }

    /// Whether both are kept alike: holds for needs that pool are.
    pub(super) fn is_like(self, other: Kind) -> bool {
        let named = |kind| match (kind, other) {
            (Kind::Hold { team, held_for, release, .. }, Kind::Hold { need, .. }) => {
                Kind::Hold { team, need, held_for, release }
            }
            _ => kind,
        };
        named(self) == other
    }

    /// The need it is laid out for, if any.
    pub(super) fn need(self) -> Option<NeedId> {
        match self {
            Kind::Free { .. } => None,
            Kind::Visit { need, .. } | Kind::Hold { need, .. } => Some(need),
        }
    }
}

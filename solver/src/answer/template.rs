//! The repeating week of blocks.

use chrono::NaiveDate;

use crate::table::{ClassId, NeedId, SessionId, TeamId};
use crate::units::{Minutes, Span};

/// The repeating week: what every minute of every session is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    blocks: Vec<Block>,
    once: Vec<(NaiveDate, Block)>,
}

/// One block of a session.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Block {
    /// The session it lies in.
    pub session: SessionId,
    /// From when to when.
    pub span: Span,
    /// What it is for.
    pub kind: BlockKind,
}

/// What a block is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockKind {
    /// A bookable visit.
    Visit {
        /// Whose patients.
        team: TeamId,
        /// The need.
        need: NeedId,
        /// The complexity class its length is for.
        class: ClassId,
        /// Open days before its date that it opens to sub-acute patients while nobody has booked
        /// it. On the day itself, 0, it is everybody's.
        opens_days: u32,
    },
    /// Kept free for patients who need to come soon.
    Hold {
        /// Whose patients.
        team: TeamId,
        /// The need it is held for.
        need: NeedId,
        /// Days before its date that it opens to the waiting list; `None` never.
        release_days: Option<u32>,
    },
    /// An open clinic, no bookings.
    OpenClinic {
        /// Row of the instance's windows.
        window: usize,
    },
    /// Fixed by the planner.
    Frozen {
        /// Row of the instance's frozen blocks.
        index: usize,
    },
    /// Time to catch up after complex visits.
    Buffer,
    /// Bookable for anything.
    Free,
}

impl Template {
    /// The blocks, put in order of session and time.
    #[must_use]
    pub fn new(mut blocks: Vec<Block>) -> Self {
        blocks.sort();
        Self { blocks, once: Vec::new() }
    }

    /// The same template with a block that holds on one date only, in place of what it overlaps
    /// there. Of several such blocks the last given stands.
    #[must_use]
    pub fn with_once(mut self, date: NaiveDate, block: Block) -> Self {
        let other = |(day, old): &(NaiveDate, Block)| {
            *day != date || old.session != block.session || !old.span.overlaps(block.span)
        };
        self.once.retain(other);
        self.once.push((date, block));
        self.once.sort();
        self
    }

    /// The blocks that hold on one date only, in order of date, session and time.
    #[must_use]
    pub fn once(&self) -> &[(NaiveDate, Block)] {
        &self.once
    }

    /// The blocks of one session on a date, in order of time.
    #[must_use]
    pub fn on(&self, session: SessionId, date: NaiveDate) -> Vec<Block> {
        let mut blocks: Vec<Block> = self.of(session).cloned().collect();
        let once = self.once.iter().filter(|(day, block)| *day == date && block.session == session);
        for (_, block) in once {
            blocks = blocks.iter().flat_map(|old| beside(old, block.span)).collect();
            blocks.push(block.clone());
        }
        blocks.sort();
        blocks
    }

    /// All blocks, in order of session and time.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The blocks of one session, in order of time.
    pub fn of(&self, session: SessionId) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.session == session)
    }

    /// The sessions with a block of an open clinic, by its row of the instance's windows.
    #[must_use]
    pub fn staff_of(&self, row: usize) -> Vec<SessionId> {
        let of_window = |block: &&Block| matches!(block.kind, BlockKind::OpenClinic { window } if window == row);
        self.blocks.iter().filter(of_window).map(|block| block.session).collect()
    }

    /// The same week, every visit block opening to sub-acute patients as many open days before as its
    /// team's rule says.
    #[must_use]
    pub fn opening(mut self, days: impl Fn(TeamId) -> u32) -> Self {
        let once = self.once.iter_mut().map(|(_, block)| block);
        for block in self.blocks.iter_mut().chain(once) {
            if let BlockKind::Visit { team, opens_days, .. } = &mut block.kind {
                *opens_days = days(*team);
            }
        }
        self
    }

    /// Minutes of all blocks that `wanted` picks \[min\].
    pub fn minutes(&self, mut wanted: impl FnMut(&Block) -> bool) -> Minutes {
        self.blocks.iter().filter(|block| wanted(block)).map(|block| block.span.minutes()).sum()
    }
}

/// What is left of a block beside a stretch.
fn beside(block: &Block, taken: Span) -> Vec<Block> {
    if !block.span.overlaps(taken) {
        return vec![block.clone()];
    }
    let before = Span { from: block.span.from, to: taken.from };
    let after = Span { from: taken.to, to: block.span.to };
    let left = [before, after].into_iter().filter(|span| span.from < span.to);
    left.map(|span| Block { span, ..block.clone() }).collect()
}

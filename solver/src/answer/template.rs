//! The repeating week of blocks.

use crate::table::{ClassId, NeedId, SessionId, TeamId};
use crate::units::{Minutes, Span};

/// The repeating week: what every minute of every session is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    blocks: Vec<Block>,
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
        Self { blocks }
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

    /// Minutes of all blocks that `wanted` picks \[min\].
    pub fn minutes(&self, mut wanted: impl FnMut(&Block) -> bool) -> Minutes {
        self.blocks.iter().filter(|block| wanted(block)).map(|block| block.span.minutes()).sum()
    }
}

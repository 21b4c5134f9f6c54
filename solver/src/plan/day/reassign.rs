//! Whether a colleague could take work of a session that ends in time too seldom.
//!
//! A visit may move to a session that may serve it, has the minutes in one piece and, with it, still
//! ends in time as often as the goal asks; where a room is left for it all the session, the referee
//! finds no promise broken that was kept, and the patients of the need wait for their next block no
//! longer than before. A complex visit stays with its clinician, for complex work is shared between
//! them on purpose.

use std::collections::BTreeMap;

use crate::answer::{Block, BlockKind, HoldPlan, Template};
use crate::evaluation::{Breach, referee};
use crate::instance::Instance;
use crate::supply;
use crate::table::{ClassId, NeedId, SessionId, TeamId};
use crate::units::{Minutes, Span};

use super::timed::own;
use super::week::{Reassignment, Week};
use super::{Options, SessionDay};

/// For each session below the goal that a colleague could help, one visit that could move; the
/// sessions least likely to end in time first.
///
/// `week` is the week of `template`.
pub(super) fn reassignments(
    clinic: &Instance,
    template: &Template,
    week: &Week,
) -> Vec<Reassignment> {
    let mut search = Search::new(clinic, template, week);
    let below = week.below_goal(clinic);
    below.iter().filter_map(|(session, _)| search.reassignment(session.session)).collect()
}

/// A kind of visit and its length: what a session is asked to take.
type Asked = (TeamId, NeedId, ClassId, Minutes);

struct Search<'a> {
    clinic: &'a Instance,
    template: &'a Template,
    goal: f64,
    /// The sessions that are not below the goal, with their free stretches.
    others: Vec<(SessionId, Vec<Span>)>,
    /// When a session could take such a visit, and its chance to end in time then.
    known: BTreeMap<(SessionId, Asked), Option<(Span, f64)>>,
    breaches: Vec<Breach>,
}

impl<'a> Search<'a> {
    fn new(clinic: &'a Instance, template: &'a Template, week: &Week) -> Self {
        let below: Vec<SessionId> =
            week.below_goal(clinic).iter().map(|(day, _)| day.session).collect();
        let others = clinic.parts().sessions.ids().filter(|id| !below.contains(id));
        Self {
            clinic,
            template,
            goal: clinic.parts().goals.ends_in_time.value(),
            others: others.map(|id| (id, free(clinic, template, id))).collect(),
            known: BTreeMap::new(),
            breaches: broken(clinic, template),
        }
    }

    /// The first visit of a session that could move, the longest first, and where to.
    fn reassignment(&mut self, from: SessionId) -> Option<Reassignment> {
        let mut visits: Vec<(&Block, Asked)> =
            self.template.of(from).filter_map(|block| Some((block, asked(block)?))).collect();
        visits.sort_by_key(|(block, asked)| (std::cmp::Reverse(asked.3), asked.1, block.span));
        visits.dedup_by_key(|(_, asked)| *asked);
        for (block, asked) in visits {
            for place in 0..self.others.len() {
                let to = self.others[place].0;
                if !self.may_take(from, to, asked) {
                    continue;
                }
                let Some((span, in_time)) = self.time_to_spare(place, asked, block.kind) else {
                    continue;
                };
                let reassignment = Reassignment { block: block.clone(), to, span, in_time };
                if self.harmless(&reassignment, asked) {
                    return Some(reassignment);
                }
            }
        }
        None
    }

    fn may_take(&self, from: SessionId, to: SessionId, (team, need, class, _): Asked) -> bool {
        let parts = self.clinic.parts();
        let of = |session: SessionId| parts.sessions[session].clinician;
        let complex = parts.complexity.classes[class].complex;
        supply::serves(self.clinic, to, team, need)
            && (!complex || of(from) == of(to))
            && (!supply::in_person(self.clinic, need) || self.has_room(to))
    }

    /// Whether a session has a room throughout, as templates give it to those that see anybody in
    /// person, or there is one left.
    fn has_room(&self, to: SessionId) -> bool {
        let sessions = &self.clinic.parts().sessions;
        let busy = |id: SessionId| {
            let mut needs = self.template.of(id).filter_map(|block| need_of(self.clinic, block));
            needs.any(|need| supply::in_person(self.clinic, need))
        };
        let Some(room) = sessions[to].room else { return false };
        let beside = sessions.iter().filter(|(id, other)| {
            let same = (other.day, other.room) == (sessions[to].day, Some(room));
            *id != to && same && other.span.overlaps(sessions[to].span) && busy(*id)
        });
        let count = u32::try_from(beside.count()).unwrap_or(u32::MAX);
        busy(to) || count < self.clinic.parts().rooms[room].count
    }

    /// Where a session has the minutes for a visit and ends in time with it.
    fn time_to_spare(
        &mut self,
        place: usize,
        asked: Asked,
        kind: BlockKind,
    ) -> Option<(Span, f64)> {
        let (to, stretches) = &self.others[place];
        let (clinic, template, goal) = (self.clinic, self.template, self.goal);
        *self.known.entry((*to, asked)).or_insert_with(|| {
            let roomy = stretches.iter().filter(|stretch| stretch.minutes() >= asked.3);
            let spans =
                roomy.map(|stretch| Span { from: stretch.from, to: stretch.from + asked.3 });
            let chance = |span: Span| {
                let with = with(template.of(*to).cloned(), Block { session: *to, span, kind });
                let day = SessionDay::of(clinic, &Template::new(with), *to, &Options::default());
                Some((span, own(&day.ok()?).evaluation.in_time))
            };
            spans.filter_map(chance).find(|(_, in_time)| *in_time >= goal)
        })
    }

    /// Whether nothing that stands above days that end in time is worse after a move.
    fn harmless(&self, reassignment: &Reassignment, (team, need, ..): Asked) -> bool {
        let after = moved(self.template, reassignment);
        let gap = |template: &Template| longest_gap(self.clinic, template, (team, need));
        gap(&after) <= gap(self.template)
            && broken(self.clinic, &after).iter().all(|breach| self.breaches.contains(breach))
    }
}

/// What a visit block asks for.
fn asked(block: &Block) -> Option<Asked> {
    match block.kind {
        BlockKind::Visit { team, need, class, .. } => {
            Some((team, need, class, block.span.minutes()))
        }
        _ => None,
    }
}

/// The need whose patients a block sees, if it sees any.
fn need_of(clinic: &Instance, block: &Block) -> Option<NeedId> {
    let parts = clinic.parts();
    match block.kind {
        BlockKind::Visit { need, .. } | BlockKind::Hold { need, .. } => Some(need),
        BlockKind::OpenClinic { window } => Some(parts.windows[window].need),
        BlockKind::Frozen { index } => parts.frozen[index].need,
        BlockKind::Buffer | BlockKind::Free => None,
    }
}

/// Promises broken, whatever is held: a visit that moves leaves the holds as they are.
fn broken(clinic: &Instance, template: &Template) -> Vec<Breach> {
    referee::verdict(clinic, &HoldPlan::default(), template, None)
}

/// Minutes of a session that no block but a free one takes, in stretches.
fn free(clinic: &Instance, template: &Template, session: SessionId) -> Vec<Span> {
    let taken = template.of(session).filter(|block| block.kind != BlockKind::Free);
    let taken: Vec<Span> = taken.map(|block| block.span).collect();
    let stretches = supply::stretches(clinic, session).into_iter();
    stretches.flat_map(|stretch| stretch.without(&taken)).collect()
}

/// The blocks with one more, which takes free time.
fn with(blocks: impl Iterator<Item = Block>, more: Block) -> Vec<Block> {
    let mut all = Vec::new();
    for block in blocks {
        if block.kind == BlockKind::Free && block.session == more.session {
            let left = block.span.without(&[more.span]).into_iter();
            all.extend(left.map(|span| Block { span, ..block.clone() }));
        } else {
            all.push(block);
        }
    }
    all.push(more);
    all
}

/// The week after a move.
pub(super) fn moved(template: &Template, reassignment: &Reassignment) -> Template {
    let others = template.blocks().iter().filter(|block| **block != reassignment.block).cloned();
    let there =
        Block { session: reassignment.to, span: reassignment.span, kind: reassignment.block.kind };
    let left = Block { kind: BlockKind::Free, ..reassignment.block.clone() };
    Template::new(with(others.chain([left]), there))
}

/// The longest run of open days of the cycle without a block for a need, over its end and on.
pub(super) fn longest_gap(clinic: &Instance, template: &Template, of: (TeamId, NeedId)) -> usize {
    let days = clinic.cycle_days();
    let on = |block: &Block| clinic.parts().sessions[block.session].day;
    let visits = template.blocks().iter().filter(
        |block| matches!(block.kind, BlockKind::Visit { team, need, .. } if (team, need) == of),
    );
    let seen: Vec<_> = visits.map(on).collect();
    let (mut run, mut longest) = (0, 0);
    for day in days.iter().chain(&days) {
        run = if seen.contains(day) { 0 } else { run + 1 };
        longest = longest.max(run);
    }
    longest.min(days.len())
}

impl Week {
    /// The same, with a look at what others could take from the sessions below the goal.
    #[must_use]
    pub fn with_reassignments(mut self, clinic: &Instance, template: &Template) -> Self {
        self.reassignments = Some(reassignments(clinic, template, &self));
        self
    }
}

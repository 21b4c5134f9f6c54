//! The template of each phase of a road: a patch of the one before with at most so many moves.
//!
//! A move is a change as a baseline counts it: a block put in or taken away is one, a block that
//! changes what it is for or goes to another session two; where a block lies in its session is none.
//! The first phase is today. For every later one the clinic of the month it begins in is asked for:
//! holds stay as they are where they keep what is promised then, as computed, and are as recommended
//! where they do not. The patch gives blocks to what is asked, takes away those beyond it, and moves
//! as little as that needs ([`template::patch`]). Where it needs more moves than there may be, the best
//! template within them is taken; where not even the promises can be kept within them, the conflict
//! says what would have to give, and the road goes on from the patch without the limit.
//!
//! Sessions that keep their blocks keep them at their times, and blocks open as their team's did.

use std::collections::BTreeMap;

use crate::answer::{Block, BlockKind, HeldGroup, HoldPlan, Release, Template};
use crate::evaluation::Breach;
use crate::evaluation::referee::{changes_between, verdict};
use crate::instance::Instance;
use crate::road::clinic::Phasing;
use crate::sizing::{ClinicSizing, Series};
use crate::solve::{Limits, Proof};
use crate::table::{NeedId, SessionId, TeamId};
use crate::template::{Built, Conflict, Objective, Outcome, VisitDemand, patch};
use crate::units::Minutes;

/// The phases of a road with their templates.
#[derive(Clone, Debug)]
pub struct Phases {
    /// Most moves from one phase to the next.
    pub moves_max: u32,
    /// Within a phase no team is asked for any need by so many minutes a week more or less than at its
    /// beginning \[min/week\].
    pub within_minutes: f64,
    /// The first month that is no clinic, because somebody asks for what nobody may serve.
    pub without_clinic: Option<usize>,
    /// The template of today.
    pub today: Template,
    /// Each later phase, in order.
    pub later: Vec<Phase>,
}

/// A phase after today.
#[derive(Clone, Debug)]
pub struct Phase {
    /// The month it begins in, from 0.
    pub month: usize,
    /// The clinic of that month.
    pub clinic: Instance,
    /// What is held, and whether it keeps what is promised, as computed.
    pub sizing: ClinicSizing,
    /// Its template, or why there is none within the moves.
    pub patched: Patched,
    /// The template the road goes on from: its own, else the one without the limit, else that of the
    /// phase before.
    pub template: Template,
    /// What differs from the phase before, session by session.
    pub moved: Vec<Moved>,
    /// Promises the template breaks; always empty unless behov itself is wrong.
    pub breaches: Vec<Breach>,
}

/// What came of asking for the template of a phase.
#[derive(Clone, Debug)]
pub enum Patched {
    /// A template within the moves that has all its month asks for and no block beyond.
    Whole(Patch),
    /// A template within the moves that has not: the fewest moves that would do stand beside it.
    Part(Patch, Fewest),
    /// No template within the moves keeps every promise: why, and the cheapest way out; the fewest
    /// moves that would do.
    TooFew(Conflict, Fewest),
    /// No template keeps every promise, however many moves.
    Impossible(Conflict),
    /// Stopped before any was found.
    Stopped,
}

/// What a patch comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Patch {
    /// Moves from the phase before.
    pub moves: u32,
    /// Visits a cycle without a block.
    pub unmet: f64,
    /// Visit blocks beyond what is asked.
    pub surplus: u32,
}

/// The fewest moves that give a month all it asks for, with no block beyond.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fewest {
    /// What they come to.
    pub patch: Patch,
    /// What is proved of their number.
    pub proof: Proof,
}

/// A block that is no longer there, one that is new, or one in the place of the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The session.
    pub session: SessionId,
    /// The block before.
    pub before: Option<Block>,
    /// The block now.
    pub now: Option<Block>,
}

impl Phase {
    /// Moves missing to what the month asks for.
    #[must_use]
    pub fn moves_missing(&self, moves_max: u32) -> u32 {
        match &self.patched {
            Patched::Part(_, fewest) | Patched::TooFew(_, fewest) => {
                fewest.patch.moves.saturating_sub(moves_max)
            }
            Patched::Whole(_) | Patched::Impossible(_) | Patched::Stopped => 0,
        }
    }

    /// Whether it has a template within the moves.
    #[must_use]
    pub fn has_template(&self) -> bool {
        matches!(self.patched, Patched::Whole(_) | Patched::Part(..))
    }
}

/// The templates of the phases after the one in use today.
#[must_use]
pub fn phases(
    today: Template,
    phasing: Phasing,
    moves_max: u32,
    limits: &dyn Fn() -> Limits,
) -> Phases {
    let mut series = Series::default();
    let mut before = today.clone();
    let mut later = Vec::new();
    for (month, clinic) in phasing.later.clone() {
        let phase = next(&before, (month, clinic), moves_max, (&mut series, limits));
        before.clone_from(&phase.template);
        later.push(phase);
    }
    let Phasing { within_minutes, without_clinic, .. } = phasing;
    Phases { moves_max, within_minutes, without_clinic, today, later }
}

fn next(
    before: &Template,
    (month, clinic): (usize, Instance),
    moves_max: u32,
    (series, limits): (&mut Series, &dyn Fn() -> Limits),
) -> Phase {
    let sizing = series.keep(&clinic, &holds_in(&clinic, before));
    let asked = Asked { before, holds: sizing.hold_plan(), demand: VisitDemand::of(&clinic) };
    let limited = |most: Option<u32>| clinic.with(|parts| parts.goals.changes_max = most);
    let (patched, template) = match (limited(None), limited(Some(moves_max))) {
        (Ok(free), Ok(within)) => asked.patched(&free, &within, moves_max, limits),
        _ => (Patched::Stopped, None),
    };
    let template = template.unwrap_or_else(|| before.clone());
    let has = matches!(patched, Patched::Whole(_) | Patched::Part(..) | Patched::TooFew(..));
    let most = Some(moves_max).filter(|_| !matches!(patched, Patched::TooFew(..)));
    let judged = limited(most).ok().filter(|_| has);
    let breaches = judged
        .map_or_else(Vec::new, |clinic| verdict(&clinic, &asked.holds, &template, Some(before)));
    let moved = moved(before, &template);
    Phase { month, clinic, sizing, patched, template, moved, breaches }
}

/// What is asked of the template of a phase.
struct Asked<'a> {
    before: &'a Template,
    holds: HoldPlan,
    demand: VisitDemand,
}

impl Asked<'_> {
    /// Without the limit first: where that needs no more moves than there may be, it is the answer.
    fn patched(
        &self,
        free: &Instance,
        within: &Instance,
        moves_max: u32,
        limits: &dyn Fn() -> Limits,
    ) -> (Patched, Option<Template>) {
        let build = |clinic| patch(clinic, &self.holds, &self.demand, self.before, &limits());
        let whole = match build(free) {
            Outcome::Built(built) => built,
            Outcome::Impossible(conflict) => return (Patched::Impossible(conflict), None),
            Outcome::Stopped => return (Patched::Stopped, None),
        };
        let (found, template) = self.settled(&whole);
        if found.moves <= moves_max {
            return (Patched::Whole(found), Some(template));
        }
        let fewest = Fewest { patch: found, proof: proof_of(&whole) };
        match build(within) {
            Outcome::Built(built) => {
                let (found, template) = self.settled(&built);
                (Patched::Part(found, fewest), Some(template))
            }
            Outcome::Impossible(conflict) => (Patched::TooFew(conflict, fewest), Some(template)),
            Outcome::Stopped => (Patched::Stopped, None),
        }
    }

    /// A template with the sessions that keep their blocks as they were, opening as before.
    fn settled(&self, built: &Built) -> (Patch, Template) {
        let opens = opening_of(self.before);
        let template =
            built.template.clone().opening(|team| opens.get(&team).copied().unwrap_or(0));
        let kept = |block: &Block| same_session(self.before, &template, block.session);
        let own = template.blocks().iter().filter(|block| !kept(block)).cloned();
        let old = self.before.blocks().iter().filter(|block| kept(block)).cloned();
        let template = Template::new(own.chain(old).collect());
        let surplus = built.levels.iter().find(|level| level.objective == Objective::Surplus);
        let patch = Patch {
            moves: changes_between(&template, self.before),
            unmet: built.unmet.iter().map(|row| row.missing).sum(),
            surplus: surplus.map_or(0, |level| crate::number::whole(level.value).unsigned_abs()),
        };
        (patch, template)
    }
}

/// What is proved of the number of moves.
fn proof_of(built: &Built) -> Proof {
    let level = built.levels.iter().find(|level| level.objective == Objective::Changes);
    level.map_or(Proof::Unproven, |level| level.proof)
}

/// Open days before its date that a team's blocks open.
fn opening_of(template: &Template) -> BTreeMap<TeamId, u32> {
    let mut days = BTreeMap::new();
    for block in template.blocks() {
        if let BlockKind::Visit { team, opens_days, .. } = block.kind {
            days.entry(team).or_insert(opens_days);
        }
    }
    days
}

/// Whether a session has as many blocks of each kind and length in both.
fn same_session(one: &Template, other: &Template, session: SessionId) -> bool {
    let counts = |template: &Template| -> Vec<(BlockKind, Minutes)> {
        let blocks = template.of(session).filter_map(|block| Some((counted(block)?, block)));
        let mut kinds: Vec<_> =
            blocks.map(|(kind, block)| (kind, block.span.minutes())).collect();
        kinds.sort_unstable();
        kinds
    };
    counts(one) == counts(other)
}

/// The kind under which a block counts; nothing for frozen time, buffers and free time.
fn counted(block: &Block) -> Option<BlockKind> {
    match block.kind {
        BlockKind::Visit { team, need, class, .. } => {
            Some(BlockKind::Visit { team, need, class, opens_days: 0 })
        }
        BlockKind::Hold { team, need, .. } => {
            Some(BlockKind::Hold { team, need, release_days: None })
        }
        BlockKind::OpenClinic { .. } => Some(block.kind),
        BlockKind::Frozen { .. } | BlockKind::Buffer | BlockKind::Free => None,
    }
}

/// What differs between two templates, in order of sessions and times.
fn moved(before: &Template, now: &Template) -> Vec<Moved> {
    let mut sessions: Vec<SessionId> =
        before.blocks().iter().chain(now.blocks()).map(|block| block.session).collect();
    sessions.sort_unstable();
    sessions.dedup();
    let of = |session: SessionId| {
        let gone = beyond(before, now, session);
        let new = beyond(now, before, session);
        let rows = gone.len().max(new.len());
        let row = move |at: usize| Moved {
            session,
            before: gone.get(at).cloned(),
            now: new.get(at).cloned(),
        };
        (0..rows).map(row).collect::<Vec<_>>()
    };
    sessions.into_iter().flat_map(of).collect()
}

/// Blocks of a session that one template has beyond the other, the last of each kind.
fn beyond(one: &Template, other: &Template, session: SessionId) -> Vec<Block> {
    let mut left: BTreeMap<BlockKind, usize> = BTreeMap::new();
    for kind in other.of(session).filter_map(counted) {
        *left.entry(kind).or_default() += 1;
    }
    let more = |block: &&Block| {
        let Some(kind) = counted(block) else { return false };
        match left.get_mut(&kind) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        }
    };
    one.of(session).filter(more).cloned().collect()
}

/// What a template holds, need by need.
fn holds_in(clinic: &Instance, template: &Template) -> HoldPlan {
    let days = clinic.parts().cycle.length_days();
    let mut groups: BTreeMap<(TeamId, NeedId), HeldGroup> = BTreeMap::new();
    for block in template.blocks() {
        let BlockKind::Hold { team, need, release_days } = block.kind else { continue };
        let day = clinic.parts().sessions[block.session].day.index();
        let group = groups.entry((team, need)).or_insert_with(|| HeldGroup {
            team,
            needs: vec![need],
            minutes: vec![Minutes(0); days],
            release: Some(release_days.map_or(Release::Never, Release::DaysBefore)),
        });
        group.minutes[day] += block.span.minutes();
    }
    HoldPlan::of_groups(groups.into_values().collect())
}

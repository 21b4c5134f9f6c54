//! Visits wanted: one row per team, need and length, classes of equal length together.

use std::collections::BTreeMap;

use super::demand::VisitDemand;
use super::laid_down::given;
use super::promised::Promised;
use crate::answer::{BlockKind, Template};
use crate::instance::{Instance, Purpose};
use crate::table::{ClassId, NeedId, SessionId, TeamId};
use crate::units::Minutes;

/// Visits of one team, need and length.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wanted {
    pub(super) team: TeamId,
    pub(super) need: NeedId,
    /// Length of one visit \[min\].
    pub(super) minutes: Minutes,
    /// Whether its minutes count as complex.
    pub(super) complex: bool,
    pub(super) priority: u8,
    /// The classes of that length with the visits asked per cycle.
    pub(super) classes: Vec<(ClassId, f64)>,
    /// Share of the visits asked for that open clinics and frozen visits already serve \[0..=1\].
    pub(super) given: f64,
    /// Blocks that what is asked, or promised as advice, needs \[per cycle\].
    pub(super) needed: i32,
    /// Most blocks worth placing \[per cycle\]: these, or as many as there were before.
    pub(super) most: i32,
}

impl Wanted {
    /// Visits per cycle asked for.
    pub(super) fn asked(&self) -> f64 {
        self.classes.iter().map(|&(_, visits)| visits).sum()
    }

    /// Visits per cycle that still need a block.
    pub(super) fn left(&self) -> f64 {
        self.asked() * (1.0 - self.given)
    }
}

/// What the wanted rows are made from.
pub(super) struct Sources<'a> {
    pub(super) instance: &'a Instance,
    pub(super) promised: &'a Promised,
    pub(super) demand: &'a VisitDemand,
    pub(super) baseline: Option<&'a Template>,
    /// Whether the baseline is patched: blocks beyond what is asked go, and nothing moves for less.
    pub(super) patched: bool,
}

/// The visits wanted of the teams, in order of team, need and length.
pub(super) fn wanted(from: &Sources<'_>, teams: &[TeamId]) -> Vec<Wanted> {
    let parts = from.instance.parts();
    let mut asked: BTreeMap<(TeamId, NeedId, ClassId), f64> =
        from.demand.iter().filter(|((team, ..), _)| teams.contains(team)).collect();
    for (&team, _) in from.promised.advice.iter().filter(|(team, _)| teams.contains(team)) {
        for (need, _) in parts.needs.iter().filter(|(_, need)| need.purpose == Purpose::Advice) {
            asked.entry((team, need, parts.complexity.unknown())).or_insert(0.0);
        }
    }
    let before = visits_before(from);
    for &(team, need, class) in before.keys().filter(|(team, ..)| teams.contains(team)) {
        asked.entry((team, need, class)).or_insert(0.0);
    }
    let given = given(from.instance, from.promised, &minutes_of(from.instance, &asked));
    let mut rows: BTreeMap<(TeamId, NeedId, Minutes, bool), Wanted> = BTreeMap::new();
    for ((team, need, class), visits) in asked {
        let minutes = parts.needs[need].minutes[class];
        let complex = parts.complexity.classes[class].complex;
        if minutes <= Minutes(0) {
            continue;
        }
        let row = rows.entry((team, need, minutes, complex)).or_insert_with(|| Wanted {
            team,
            need,
            minutes,
            complex,
            priority: parts.needs[need].priority,
            classes: Vec::new(),
            given: given.get(&(team, need)).copied().unwrap_or(0.0),
            needed: 0,
            most: 0,
        });
        row.classes.push((class, visits));
    }
    let mut rows: Vec<Wanted> = rows.into_values().collect();
    for row in &mut rows {
        row.needed = needed(from, row);
        row.most = row.needed.max(placed_before(row, &before));
    }
    rows
}

/// Minutes asked for by team and need.
fn minutes_of(
    instance: &Instance,
    asked: &BTreeMap<(TeamId, NeedId, ClassId), f64>,
) -> BTreeMap<(TeamId, NeedId), f64> {
    let needs = &instance.parts().needs;
    let mut minutes: BTreeMap<(TeamId, NeedId), f64> = BTreeMap::new();
    for (&(team, need, class), visits) in asked {
        let length = needs[need].minutes[class].real();
        *minutes.entry((team, need)).or_insert(0.0) += visits * length;
    }
    minutes
}

/// Blocks for what is asked, or promised as advice.
fn needed(from: &Sources<'_>, row: &Wanted) -> i32 {
    let asked = crate::number::whole((row.left() - 1e-9).ceil().max(0.0));
    let advises = from.instance.parts().needs[row.need].purpose == Purpose::Advice;
    let advice = from.promised.advice.get(&row.team).filter(|_| advises);
    let advice = advice.map_or(0, |minutes| (minutes.0 + row.minutes.0 - 1) / row.minutes.0);
    asked.max(advice)
}

/// Blocks of a row in the baseline.
fn placed_before(row: &Wanted, before: &BTreeMap<(TeamId, NeedId, ClassId), i32>) -> i32 {
    let was = |&(class, _): &(ClassId, f64)| before.get(&(row.team, row.need, class)).copied();
    row.classes.iter().filter_map(was).sum()
}

/// Visit blocks of the baseline that still fit their need's length.
fn visits_before(from: &Sources<'_>) -> BTreeMap<(TeamId, NeedId, ClassId), i32> {
    let mut counts = BTreeMap::new();
    for block in from.baseline.map(Template::blocks).unwrap_or_default() {
        if let BlockKind::Visit { team, need, class, .. } = block.kind {
            *counts.entry((team, need, class)).or_insert(0) += 1;
        }
    }
    counts
}

/// Blocks of a template per session and kind; when a block opens is no kind of its own, and buffers,
/// free and frozen time are not counted.
pub(super) fn counts(template: &Template) -> BTreeMap<(SessionId, BlockKind), i32> {
    let mut counts = BTreeMap::new();
    for block in template.blocks() {
        if let Some(kind) = counted(block.kind) {
            *counts.entry((block.session, kind)).or_insert(0) += 1;
        }
    }
    counts
}

/// The kind under which a block counts as changed; `None` when it does not count.
fn counted(kind: BlockKind) -> Option<BlockKind> {
    match kind {
        BlockKind::Visit { team, need, class, .. } => {
            Some(BlockKind::Visit { team, need, class, opens_days: 0 })
        }
        BlockKind::OpenClinic { .. } => Some(kind),
        BlockKind::Hold { team, need, .. } => {
            Some(BlockKind::Hold { team, need, release_days: None })
        }
        BlockKind::Frozen { .. } | BlockKind::Buffer | BlockKind::Free => None,
    }
}

/// Splits the visits placed over the classes of their length, in turn and by their shares.
pub(super) fn turns(classes: &[(ClassId, f64)], count: i32) -> Vec<ClassId> {
    let total: f64 = classes.iter().map(|&(_, visits)| visits).sum();
    let mut placed = vec![0.0; classes.len()];
    let mut order = Vec::new();
    for turn in 1..=count {
        let due = |index: usize| {
            let share = if total > 0.0 { classes[index].1 / total } else { 1.0 };
            share * f64::from(turn) - placed[index]
        };
        let mut next = 0;
        for index in 1..classes.len() {
            if due(index) > due(next) + 1e-9 {
                next = index;
            }
        }
        placed[next] += 1.0;
        order.push(classes[next].0);
    }
    order
}

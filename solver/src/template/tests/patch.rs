//! Patches of very small weeks, held against trying everything.

use proptest::prelude::*;

use super::*;
use crate::answer::Template;
use crate::draws::draws;

/// Blocks of a session: first visits, conclusions, heavy controls, holds.
type Counts = [i32; 4];

/// Lengths of these blocks \[min\].
const LENGTHS: Counts = [40, 20, 40, 20];

/// What a week comes to, in the order in which it matters: unmet minutes of the first two needs, of
/// the third, blocks beyond what is asked, moves.
type Worth = (i32, i32, i32, i32);

/// Ada's week, a session a day.
struct Week {
    lengths: Vec<i32>,
    held: Vec<i32>,
    asked: [i32; 3],
    before: Vec<Counts>,
    moves_max: i32,
}

impl Week {
    /// The best of all ways to fill the sessions from one on; nothing where none is within the moves.
    fn best(&self, session: usize, placed: [i32; 3], moves: i32) -> Option<Worth> {
        if moves > self.moves_max {
            return None;
        }
        let Some(&length) = self.lengths.get(session) else {
            let each = || self.asked.iter().zip(placed);
            let missing: Vec<i32> = each().map(|(asked, placed)| (asked - placed).max(0)).collect();
            let beyond = each().map(|(asked, placed)| (placed - asked).max(0)).sum();
            return Some((40 * missing[0] + 20 * missing[1], 40 * missing[2], beyond, moves));
        };
        let mut best = None;
        let room = length - 20 * self.held[session];
        for first in 0..=room / 40 {
            for conclusion in 0..=(room - 40 * first) / 20 {
                for heavy in 0..=(room - 40 * first - 20 * conclusion) / 40 {
                    let here = [first, conclusion, heavy, self.held[session]];
                    let was = self.before[session];
                    let moved: i32 = (0..4).map(|at| (here[at] - was[at]).abs()).sum();
                    let placed = [0, 1, 2].map(|at| placed[at] + here[at]);
                    let found = self.best(session + 1, placed, moves + moved);
                    best = [best, found].into_iter().flatten().min();
                }
            }
        }
        best
    }
}

/// The blocks of a template, session by session.
fn counted(template: &Template, sessions: usize) -> Vec<Counts> {
    let of = |session: usize| {
        let mut counts = [0; 4];
        for block in template.of(SessionId::from_index(session)) {
            let at = match block.kind {
                BlockKind::Visit { need, .. } => need.index() - 1,
                BlockKind::Hold { .. } => 3,
                _ => continue,
            };
            assert_eq!(block.span.minutes().0, LENGTHS[at]);
            counts[at] += 1;
        }
        counts
    };
    (0..sessions).map(of).collect()
}

fn ask(visits: [i32; 3]) -> VisitDemand {
    let rows: Vec<_> = [(1, 0), (2, 0), (3, 2)]
        .into_iter()
        .zip(visits)
        .map(|((of, kind), count)| (of, kind, f64::from(count)))
        .collect();
    asked(&rows)
}

fn held(holds_each: &[i32]) -> HoldPlan {
    holds(&holds_each.iter().map(|count| 20 * count).collect::<Vec<_>>())
}

/// What a patch comes to, by its levels.
fn worth(built: &Built) -> Worth {
    let of = |objective| {
        let level = built.levels.iter().find(|level| level.objective == objective);
        level.map_or(0, |level| crate::number::whole(level.value))
    };
    let unmet = |priority| of(Objective::Unmet { priority });
    (unmet(2), unmet(3), of(Objective::Surplus), of(Objective::Changes))
}

proptest! {
    #![proptest_config(draws(24))]

    #[test]
    fn no_other_patch_meets_more_or_moves_less(
        ends in prop::collection::vec(2..7_i32, 2..4),
        (was, is) in (prop::array::uniform3(0..4_i32), prop::array::uniform3(0..4_i32)),
        (holds_were, holds_are) in (
            prop::collection::vec(0..3_i32, 3), prop::collection::vec(0..3_i32, 3)
        ),
        moves_max in 0..12_u32,
    ) {
        let count = ends.len();
        let clinic = small(3, "12:00", |parts| {
            only_ada(parts);
            for (session, &end) in parts.sessions.values_mut().zip(&ends) {
                session.span.to = session.span.from + Minutes(end * 20);
            }
            parts.sessions = parts.sessions.values().take(count).cloned().collect();
        });
        let before = plan(&clinic, &held(&holds_were[..count]), &ask(was)).template;
        let mut week = Week {
            lengths: ends.iter().map(|end| end * 20).collect(),
            held: holds_are[..count].to_vec(),
            asked: is,
            before: counted(&before, count),
            moves_max: i32::MAX,
        };
        let (holds_are, demand) = (held(&holds_are[..count]), ask(is));
        let free = patch(&clinic, &holds_are, &demand, &before, &Limits::default());
        let free = upheld(&clinic, &holds_are, Some(&before), free);
        prop_assert!(free.levels.iter().all(|level| level.proof == Proof::Exact));
        prop_assert_eq!(Some(worth(&free)), week.best(0, [0; 3], 0));
        let now = counted(&free.template, count);
        let moved = |(now, was): (&Counts, &Counts)| -> i32 {
            now.iter().zip(was).map(|(now, was)| (now - was).abs()).sum()
        };
        let moves: i32 = now.iter().zip(&week.before).map(moved).sum();
        prop_assert_eq!(moves, worth(&free).3);

        let within = clinic.with(|parts| parts.goals.changes_max = Some(moves_max)).unwrap();
        week.moves_max = i32::try_from(moves_max).unwrap();
        let best = week.best(0, [0; 3], 0);
        let limits = Limits::default();
        let fewest = fewest_changes(&clinic, &holds_are, &demand, &before, &limits).unwrap();
        prop_assert_eq!(fewest[0] <= moves_max, best.is_some());
        if let Some(best) = best {
            let pair = (&holds_are, &fewest[..]);
            let templates = (&before, &free.template);
            let most = (moves_max, &limits);
            let built = patch_within(&clinic, pair, &demand, templates, most);
            let built = upheld(&within, &holds_are, Some(&before), built);
            prop_assert_eq!(worth(&built), best);
        }
        match patch(&within, &holds_are, &demand, &before, &limits) {
            Outcome::Built(built) => {
                let built = upheld(&within, &holds_are, Some(&before), Outcome::Built(built));
                prop_assert_eq!(Some(worth(&built)), best);
            }
            Outcome::Impossible(_) => prop_assert_eq!(best, None),
            Outcome::Stopped => prop_assert!(false, "no limit stops so small a week"),
        }
    }
}

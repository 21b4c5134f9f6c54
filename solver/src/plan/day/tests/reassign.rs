//! Whether others could take a visit of a session that ends in time too seldom.

use crate::evaluation::referee;

use super::super::reassign::{longest_gap, moved, reassignments};
use super::*;
use crate::answer::HoldPlan;
use crate::instance::Instance;

/// A template of several sessions.
fn weekly(sessions: &[(usize, &[(&str, BlockKind)])]) -> Template {
    let block = |id: usize, &(span, kind): &(&str, BlockKind)| Block {
        session: SessionId::from_index(id),
        span: cast::span(span),
        kind,
    };
    let blocks = sessions.iter().flat_map(|&(id, blocks)| blocks.iter().map(move |b| block(id, b)));
    Template::new(blocks.collect())
}

fn found(clinic: &Instance, template: &Template) -> Vec<Reassignment> {
    reassignments(clinic, template, &week(clinic, template, None, &Options::default()))
}

#[test]
fn a_full_morning_beside_empty_ones_can_give_a_visit_away() {
    let clinic = cast::clinic();
    let template = weekly(&[(0, &full())]);
    let found = found(&clinic, &template);
    let [reassignment] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(reassignment.block.session, monday());
    assert_ne!(reassignment.to, monday());
    assert!(reassignment.in_time >= clinic.parts().goals.ends_in_time.value());
    let after = moved(&template, reassignment);
    let before =
        |template: &Template| referee::verdict(&clinic, &HoldPlan::default(), template, None);
    assert_eq!(before(&after).len(), before(&template).len());
    let chance = |template: &Template| {
        let week = week(&clinic, template, None, &Options::default());
        week.rows[0].day.as_ref().unwrap().1.evaluation.in_time
    };
    assert!(chance(&after) > chance(&template));
}

#[test]
fn nobody_takes_a_visit_where_every_session_is_full() {
    let clinic = cast::clinic();
    let blocks = full();
    let sessions: Vec<(usize, &[(&str, BlockKind)])> =
        (0..clinic.parts().sessions.len()).map(|id| (id, &*blocks)).collect();
    assert_eq!(found(&clinic, &weekly(&sessions)), []);
}

#[test]
fn the_only_block_of_a_need_does_not_move_where_others_of_it_are_farther_apart_then() {
    let clinic = cast::clinic();
    let of = (TeamId::from_index(0), NeedId::from_index(CONTROL));
    let one = |span| [(span, visit(CONTROL, LOW))];
    let (early, late) = (one("9:00-9:20"), one("11:00-11:20"));
    // Monday and Thursday leave two open days without one, Monday alone four.
    let apart = weekly(&[(0, &early), (3, &late)]);
    let together = weekly(&[(0, &[early[0], late[0]])]);
    assert!(longest_gap(&clinic, &apart, of) < longest_gap(&clinic, &together, of));
    assert_eq!(longest_gap(&clinic, &weekly(&[]), of), clinic.cycle_days().len());
}

//! Where a request goes when it comes.

use crate::instance::WhenLate;
use crate::table::{RequestId, TeamId};

use super::super::agenda::{Reach, Slot};
use super::super::desk::Desk;

/// A sub-acute request: held time within the target, unless other time is sooner of which nobody who
/// needs `notice` open days could still be told; else open time within the target if the need may,
/// else what its clinic does with the late: the next time of either kind, overtime, or elsewhere.
///
/// The open clinic is taken instead when it comes no later.
pub(super) fn sub_acute(desk: &mut Desk<'_>, id: RequestId, notice: u32) {
    let from = desk.earliest(id);
    let target = desk.target(id).unwrap_or(desk.horizon());
    let open = desk.need(id).may_take_open;
    let within = from..target.saturating_add(1);
    let held = Reach { held: true, open: false };
    let either = Reach { held: true, open };
    let kept = earliest(desk, id, within.clone(), held);
    let until = kept.map_or(within.end, Slot::day).min(desk.today() + notice as usize);
    let slot = earliest(desk, id, from..until.min(within.end), either)
        .or(kept)
        .or_else(|| earliest(desk, id, within, either))
        .or_else(|| earliest(desk, id, from..desk.horizon(), either));
    let window = desk.next_window(id);
    if window.is_some_and(|day| slot.is_none_or(|slot| day <= slot.day())) {
        desk.walk_in(id);
        return;
    }
    settle(desk, id, slot);
}

/// Books the slot, unless it is beyond the target of a need that then goes into overtime or
/// elsewhere.
fn settle(desk: &mut Desk<'_>, id: RequestId, slot: Option<Slot>) {
    let target = desk.target(id).unwrap_or(desk.horizon());
    let late = slot.is_none_or(|slot| slot.day() > target);
    let (held, when_late) = (desk.need(id).held, desk.need(id).when_late);
    match when_late {
        WhenLate::Acute if held && late => desk.elsewhere(id),
        WhenLate::Overtime if held && late && desk.overbook(id, target.max(desk.earliest(id))) => {}
        _ => {
            if let Some(slot) = slot {
                desk.book(id, slot);
            }
        }
    }
}

/// Those of the waiting list whose target ends today, when their need does not wait beyond it.
pub(super) fn last_chance(desk: &mut Desk<'_>) {
    let ends = |desk: &Desk<'_>, id: RequestId| {
        let need = desk.need(id);
        need.held
            && need.when_late != WhenLate::Waits
            && desk.target(id).is_some_and(|target| target <= desk.today())
    };
    let list: Vec<RequestId> = desk.waiting().filter(|&id| ends(desk, id)).collect();
    for id in list {
        settle(desk, id, None);
    }
}

/// The next open time at least `notice` open days ahead; sub-acute requests need none.
pub(super) fn next_free(desk: &mut Desk<'_>, id: RequestId, notice: u32) {
    let from = desk.earliest(id).max(desk.today() + notice as usize);
    let reach = Reach { held: false, open: true };
    let slot = earliest(desk, id, from..desk.horizon(), reach);
    settle(desk, id, slot);
}

/// The earliest room with the patient's own team, or with one that may see its patients when that
/// is sooner. Steps that belong on one day are split only when no day that can be booked has room
/// for all.
pub(super) fn earliest(
    desk: &Desk<'_>,
    id: RequestId,
    days: std::ops::Range<usize>,
    reach: Reach,
) -> Option<Slot> {
    let together =
        soonest(desk, id, days.clone(), |team, days| desk.first_free(id, team, days, reach));
    if together.is_some() || days.end < desk.horizon() {
        return together;
    }
    alone(desk, id, days, reach)
}

/// The earliest room for this visit alone, whatever belongs on its day.
pub(super) fn alone(
    desk: &Desk<'_>,
    id: RequestId,
    days: std::ops::Range<usize>,
    reach: Reach,
) -> Option<Slot> {
    if desk.steps_of_the_day(id).is_empty() {
        return None;
    }
    soonest(desk, id, days, |team, days| desk.first_free_alone(id, team, days, reach))
}

fn soonest(
    desk: &Desk<'_>,
    id: RequestId,
    days: std::ops::Range<usize>,
    room: impl Fn(TeamId, std::ops::Range<usize>) -> Option<Slot>,
) -> Option<Slot> {
    let team = desk.request(id).team;
    let mut best = room(team, days.clone());
    for &other in &desk.team(team).stand_ins {
        let until = best.map_or(days.end, Slot::day);
        if let Some(sooner) = room(other, days.start..until) {
            best = Some(sooner);
        }
    }
    best
}

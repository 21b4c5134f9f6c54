//! The policy that sizing assumes: nobody has a date, everybody is called in on the day.

use crate::table::RequestId;

use super::super::agenda::Reach;
use super::super::desk::Desk;
use super::Policy;

/// Each evening routine requests are served from open minutes, then sub-acute requests from held
/// minutes and, where they may, from what is left open: first come first served. What does not fit
/// as a whole visit waits, and so do all behind it of the same kind and team if `in_line`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Called {
    /// Nobody is overtaken by somebody with a shorter visit.
    pub in_line: bool,
}

impl Policy for Called {
    fn name(&self) -> String {
        "called".to_owned()
    }

    fn release(&self, _given: Option<u32>) -> Option<u32> {
        None
    }

    fn at_referral(&mut self, _desk: &mut Desk<'_>, _request: RequestId) {}

    fn each_evening(&mut self, desk: &mut Desk<'_>) {
        let list: Vec<RequestId> = desk.waiting().collect();
        for held in [false, true] {
            let reach = Reach { held, open: !held };
            self.serve(desk, &list, held, reach);
        }
        self.serve(desk, &list, true, Reach { held: true, open: true });
    }
}

impl Called {
    /// Serves those who wait for held or for other needs, as they asked.
    fn serve(self, desk: &mut Desk<'_>, list: &[RequestId], held: bool, reach: Reach) {
        let today = desk.today();
        let mut shut = Vec::new();
        for &id in list {
            let team = desk.request(id).team;
            let other = desk.need(id).held != held || !desk.waits(id) || desk.earliest(id) > today;
            let may = !(held && reach.open) || desk.need(id).may_take_open;
            if other || !may || (self.in_line && shut.contains(&team)) {
                continue;
            }
            let slot = desk
                .first_free(id, team, today..today + 1, reach)
                .or_else(|| desk.first_free_alone(id, team, today..today + 1, reach));
            match slot {
                Some(slot) => desk.book(id, slot),
                None => shut.push(team),
            }
        }
    }
}

//! Whom a patient meets: the clinician the need asks for, or another, who takes longer.
//!
//! The words are those of booking: `own`, `team`, `clinic`, and minutes of handover.

use crate::instance::Continuity;
use crate::table::{ClinicianId, Id, NeedId, RequestId, TeamId};

use super::agenda::Slot;
use super::desk::Desk;

impl Desk<'_> {
    /// How many steps a clinician is from whom the patient should meet, as booking counts them: 0
    /// with whom the need asks for, 1 one step further (the team), 2 two steps further.
    #[must_use]
    #[inline]
    pub fn steps_from_own(&self, id: RequestId, clinician: ClinicianId) -> u8 {
        let row = &self.rows[id.index()];
        self.steps_from(row.own, (row.team, row.need), clinician)
    }

    /// The same for a patient of a team with a need.
    #[inline]
    pub(super) fn steps_from(
        &self,
        own: Option<ClinicianId>,
        (team, need): (TeamId, NeedId),
        clinician: ClinicianId,
    ) -> u8 {
        let in_team = || self.world.teams[team].members.contains(&clinician);
        match self.world.needs[need].continuity {
            Continuity::Clinic => 0,
            Continuity::Own if own == Some(clinician) => 0,
            Continuity::Own if !in_team() => 2,
            Continuity::Own => u8::from(own.is_some()),
            Continuity::Team => u8::from(!in_team()),
        }
    }

    /// Whether a slot is with the patient's own clinician.
    #[must_use]
    pub fn with_own(&self, id: RequestId, slot: Slot) -> bool {
        let with = self.world.sessions[slot.at as usize].clinician;
        self.rows[id.index()].own == Some(with)
    }
}

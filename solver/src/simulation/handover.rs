//! Handover: a visit takes longer with a clinician who does not know the patient.

use crate::answer::RequestRow;
use crate::table::ClinicianId;
use crate::units::Minutes;

use super::world::NeedRule;

/// Books a visit with a clinician: longer where the patient has another who knows them.
pub(super) fn meet(row: &mut RequestRow, need: &NeedRule, clinician: ClinicianId) {
    let stranger = row.own.is_some_and(|own| own != clinician);
    let usual = row.usual();
    row.handover = if stranger { need.handover } else { Minutes(0) };
    row.planned = usual + row.handover;
    row.clinician = Some(clinician);
}

//! Which of the bookings already made can be held, read from the clinic alone.

use crate::instance::{Booking, Instance, Setting};
use crate::table::SessionId;

/// The session of a booking already made: on its day of the cycle, around its time, with a clinician
/// at work who may serve it, and with a room if it takes one.
pub(super) fn session_of(clinic: &Instance, made: &Booking) -> Option<SessionId> {
    let parts = clinic.parts();
    let (day, need) = (parts.cycle.day_of(made.date), &parts.needs[made.need]);
    let role = need.roles.contains(&parts.clinicians[made.clinician].role);
    if !role || !clinic.works(made.clinician, made.date) {
        return None;
    }
    let mut sessions = parts.sessions.iter();
    let found = sessions.find(|(_, session)| {
        session.clinician == made.clinician
            && session.day == day
            && session.span.contains(made.span)
            && (session.room.is_some() || need.setting != Setting::InPerson)
    });
    found.map(|(id, _)| id)
}

/// Whether a booking already made can be held, or was: what lies before today was held unless the
/// clinic was closed or its clinician away, for sessions may have been others then.
pub(super) fn is_held(clinic: &Instance, made: &Booking) -> bool {
    if made.date >= clinic.parts().as_of {
        return session_of(clinic, made).is_some();
    }
    let mut sessions = clinic.parts().sessions.values();
    let has_sessions = sessions.any(|session| session.clinician == made.clinician);
    !has_sessions || clinic.works(made.clinician, made.date)
}

//! The time of a session that can be booked: without the open clinics it usually staffs.

use crate::instance::Instance;
use crate::table::SessionId;
use crate::units::{Minutes, Span};

use super::piece::{at_work, stretches};
use super::window::{staff, window_minutes};

/// Stretches of a session without the open clinics the session usually staffs: where visits can be booked.
#[must_use]
pub(crate) fn free_stretches(instance: &Instance, session: SessionId) -> Vec<Span> {
    let windows = instance.parts().windows.iter();
    let staffed: Vec<Span> = windows
        .filter(|window| staff(instance, window).contains(&session))
        .map(|window| window.span)
        .collect();
    let cut = |stretch: Span| stretch.without(&staffed);
    stretches(instance, session).into_iter().flat_map(cut).collect()
}

/// Minutes of a session less breaks, time frozen for other work and open clinics \[min\]; visits
/// laid down by the planner count as bookable.
#[must_use]
pub(crate) fn usable(instance: &Instance, session: SessionId) -> Minutes {
    let all: Minutes = at_work(instance, session).into_iter().map(Span::minutes).sum();
    all - window_minutes(instance, session)
}

//! Who can see whom, where and when: the twin of [`demand`](crate::demand), and the only reading of
//! capacity.
//!
//! Sizing, template, booking and simulation ask here, and none looks at roles, rooms, settings,
//! teams of a session, partial pooling, frozen time or leave by itself. (The referee keeps a reading
//! of its own.)
//!
//! A *session* may serve a team's need when its clinician has a role for it, when the session
//! serves the team or a team that may see its patients, and when it has a room or the visit needs
//! none. A *piece* is a stretch of a session between breaks, frozen time and open clinics.

mod bookable;
mod division;
mod group;
mod hold;
mod impossible;
mod load;
mod piece;
mod room;
mod serve;
mod share;
#[cfg(test)]
mod tests;
mod window;

pub use bookable::{free_stretches, usable};
pub use group::{Group, GroupSession, groups};
pub use hold::{held_needs, hold_unit};
pub use impossible::{Unservable, Unused, Why, longest, unservable, unused_sessions};
pub use load::{Loads, TeamLoad, loads};
pub use piece::{at_work, held_chance, held_on, leave, stretches};
pub use room::{Crowd, crowds, room_count, room_minutes, room_of};
pub use serve::{
    able, in_person, main_team, needs_served, of_team, pools, role_fits, serves, stand_ins,
    stands_in, teams_seen,
};
pub use share::levels;
pub use window::{could_staff, staff, staff_on, window_minutes};

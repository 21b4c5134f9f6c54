//! Booking against every plan there is, against an independent program, and against itself.

mod brute;
mod by_hand;
mod clinic;
mod independent;
pub(super) mod made;
mod maximum;
mod promise;
mod rooms;
mod small;
mod window;

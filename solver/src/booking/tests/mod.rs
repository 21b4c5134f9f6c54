//! Booking against every plan there is, against an independent program, and against itself.

mod brute;
mod made;
mod small;

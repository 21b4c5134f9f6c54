//! Policies: what to book where, as requests come.

mod called;
mod list;
mod place;
mod recall;
mod rules;

use crate::table::{RequestId, TeamId};

use super::agenda::Slot;
use super::desk::Desk;

pub use called::Called;
pub use rules::{Named, Rules};

/// A rule that books requests online.
///
/// A policy sees the [`Desk`] and nothing of the future. The same patients with the same luck meet
/// every policy. A request a policy leaves alone waits, and is among [`Desk::waiting`] from then on.
pub trait Policy {
    /// The name in reports.
    fn name(&self) -> String;

    /// When held or kept minutes nobody claimed open to everyone \[open days before\], given the
    /// clinic's own rule for the session.
    fn release(&self, given: Option<u32>) -> Option<u32> {
        given
    }

    /// Whether a patient under control comes when they need to instead of at fixed intervals,
    /// given whether they could and whether they already do.
    fn converts(&self, eligible: bool, already: bool) -> bool {
        let _ = eligible;
        already
    }

    /// Somebody asks.
    fn at_referral(&mut self, desk: &mut Desk<'_>, request: RequestId);

    /// A new open day begins.
    fn each_morning(&mut self, desk: &mut Desk<'_>) {
        let _ = desk;
    }

    /// Held or kept minutes opened to everyone today, in sessions that `teams` can use.
    fn at_release(&mut self, desk: &mut Desk<'_>, teams: &[TeamId]) {
        let _ = (desk, teams);
    }

    /// Time fell free because somebody cancelled.
    fn at_cancellation(&mut self, desk: &mut Desk<'_>, freed: Slot) {
        let _ = (desk, freed);
    }

    /// All requests of today are known; visits follow.
    fn each_evening(&mut self, desk: &mut Desk<'_>) {
        let _ = desk;
    }
}

//! Addresses of a visit's luck.

/// The complexity class.
pub(super) const CLASS: u64 = 0;
/// Whether the patient has an own clinician, and who.
pub(super) const OWN: u64 = 1;
pub(super) const OWNER: u64 = 2;
/// How long the visit takes.
pub(super) const LENGTH: u64 = 3;
/// Whether the patient comes.
pub(super) const SHOWS: u64 = 4;
/// Whether they ask again after a missed visit.
pub(super) const ASKS_AGAIN: u64 = 5;
/// When they walk in to an open clinic.
pub(super) const WALKS_IN: u64 = 6;
/// Whether they are heavier or lighter than believed.
pub(super) const TRUE_CLASS: u64 = 7;
/// Whether they would manage without fixed controls.
pub(super) const ELIGIBLE: u64 = 8;
/// Where in their interval they are on day 0.
pub(super) const PHASE: u64 = 9;
/// At what hour they call.
pub(super) const ASKS: u64 = 10;
/// How long they stay.
pub(super) const STAYS: u64 = 11;
/// When the first control between need-based visits is.
pub(super) const BETWEEN: u64 = 12;
/// Whether a change touches what they ask for.
pub(super) const TURNS: u64 = 13;
/// What those ask for whom a change touches.
pub(super) const ASKS_FOR: u64 = 14;
/// Whether a change touches how a visit is held.
pub(super) const OTHERWISE: u64 = 15;
/// The first of many: whether and when they cancel their first, second, ... booking.
pub(super) const CANCELS: u64 = 16;
/// The first of many: visits of one patient.
pub(super) const VISITS: u64 = 1 << 16;
/// The first of many: the time until a call.
pub(super) const CALLS: u64 = 1 << 32;
/// The first of many: whether a visit is the last.
pub(super) const ENDS: u64 = 1 << 33;
/// The first of many: whether they accept what a control offers.
pub(super) const ACCEPTS: u64 = 1 << 34;
/// The first of many: their lot where fewer may move in a week than would.
pub(super) const LOT: u64 = 1 << 35;
/// The first of many: whether a control they are spared would have been the last.
pub(super) const SPARED: u64 = 1 << 36;
/// The first of many: the time until the next patient enters a panel, and the luck of each.
pub(super) const ENTERS: u64 = 1 << 37;
/// Whether what they report is read.
pub(super) const READ: u64 = 1 << 38;

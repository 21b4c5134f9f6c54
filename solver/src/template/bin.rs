//! Where blocks can go: stretches of sessions, and how open-clinic windows divide them.
//!
//! A stretch is a session less its breaks and frozen time. If its clinician could staff open-clinic
//! windows inside it, it has several *arrangements*, one per set of windows that do not overlap
//! (the empty set first), and each arrangement leaves its own bins. Exactly one arrangement is
//! chosen, so a stretch that staffs no window stays whole.

use crate::instance::Instance;
use crate::supply;
use crate::table::SessionId;
use crate::units::{Minutes, Span};

/// A run of minutes to be filled with blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bin {
    pub(super) session: SessionId,
    pub(super) span: Span,
    /// Index of the arrangement it belongs to; `None` when its stretch has only one.
    pub(super) arrangement: Option<usize>,
}

/// One way to divide a stretch between open-clinic windows and bookable time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Arrangement {
    pub(super) session: SessionId,
    /// Which stretch: arrangements of equal number exclude each other.
    pub(super) stretch: usize,
    /// Rows of the instance's windows staffed.
    pub(super) windows: Vec<usize>,
}

/// Bins and arrangements of the sessions.
pub(super) fn bins(instance: &Instance, sessions: &[SessionId]) -> (Vec<Bin>, Vec<Arrangement>) {
    let (mut bins, mut arrangements) = (Vec::new(), Vec::new());
    let mut stretch_count = 0;
    for &session in sessions {
        for stretch in supply::stretches(instance, session) {
            let windows = staffable(instance, session, stretch);
            if windows.is_empty() {
                bins.push(Bin { session, span: stretch, arrangement: None });
                continue;
            }
            for windows in without_overlap(instance, &windows) {
                let arrangement = Some(arrangements.len());
                let parts = left_over(instance, stretch, &windows);
                bins.extend(parts.into_iter().map(|span| Bin { session, span, arrangement }));
                arrangements.push(Arrangement { session, stretch: stretch_count, windows });
            }
            stretch_count += 1;
        }
    }
    (bins, arrangements)
}

/// Windows the session could staff within the stretch.
fn staffable(instance: &Instance, session: SessionId, stretch: Span) -> Vec<usize> {
    let parts = instance.parts();
    let could = |index: &usize| {
        let window = &parts.windows[*index];
        window.day == parts.sessions[session].day
            && stretch.contains(window.span)
            && supply::serves(instance, session, window.team, window.need)
    };
    (0..parts.windows.len()).filter(could).collect()
}

/// All sets of windows that do not overlap, the empty one first.
fn without_overlap(instance: &Instance, windows: &[usize]) -> Vec<Vec<usize>> {
    let spans = &instance.parts().windows;
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    for &window in windows {
        let apart = |set: &&Vec<usize>| {
            set.iter().all(|&other| !spans[other].span.overlaps(spans[window].span))
        };
        let more: Vec<Vec<usize>> = sets
            .iter()
            .filter(apart)
            .map(|set| set.iter().copied().chain([window]).collect())
            .collect();
        sets.extend(more);
    }
    sets
}

/// What a stretch has left beside the windows.
fn left_over(instance: &Instance, stretch: Span, windows: &[usize]) -> Vec<Span> {
    let mut taken: Vec<Span> = windows.iter().map(|&w| instance.parts().windows[w].span).collect();
    taken.sort();
    let mut from = stretch.from;
    let mut left = Vec::new();
    for window in taken {
        left.push(Span { from, to: window.from });
        from = window.to;
    }
    left.push(Span { from, to: stretch.to });
    left.retain(|span| span.minutes() > Minutes(0));
    left
}

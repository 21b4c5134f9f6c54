//! Why there is no template, and the cheapest way out.

use behov_solver::instance::Instance;
use behov_solver::template::{CHANGE_PRICE, Conflict, ROOM_PRICE};

use super::promise::{promise, relaxation};
use crate::messages::{Entry, key, tell};
use crate::report::Voice;
use crate::report::sheet::Sheet;

/// The conflict in clinic words.
pub(super) fn told(sheet: &mut Sheet, voice: Voice, instance: &Instance, conflict: &Conflict) {
    sheet.line(&tell!(voice, "conflict.title"));
    sheet.gap();
    sheet.paragraph(0, &voice.say(heading(conflict)));
    for kept in &conflict.promises {
        sheet.point(&promise(voice, instance, kept));
    }
    sheet.gap();
    if conflict.way_out.is_empty() {
        sheet.line(&tell!(voice, "conflict.no-way-out"));
        sheet.gap();
        return;
    }
    sheet.paragraph(0, &way_out(voice));
    for relaxed in &conflict.way_out {
        sheet.point(&relaxation(voice, instance, relaxed));
    }
    sheet.paragraph(0, &voice.say(verified(conflict)));
    sheet.gap();
}

/// The message that says how small the conflict is.
#[must_use]
pub(in crate::report) fn heading(conflict: &Conflict) -> &'static Entry {
    if conflict.smallest { key!("conflict.promises.smallest") } else { key!("conflict.promises") }
}

/// The heading of the way out, with the prices that decide which is cheapest.
#[must_use]
pub(in crate::report) fn way_out(voice: Voice) -> String {
    let (change, room) = (voice.number(CHANGE_PRICE, 0), voice.number(ROOM_PRICE, 0));
    tell!(voice, "conflict.way-out", change = change, room = room)
}

/// The message that says whether the way out was tried.
#[must_use]
pub(in crate::report) fn verified(conflict: &Conflict) -> &'static Entry {
    if conflict.verified { key!("conflict.verified") } else { key!("conflict.unverified") }
}

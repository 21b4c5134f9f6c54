//! Ids that name a row, and tables with one row per complexity class.

use crate::table::{Id, Table};

use super::super::{Asks, Fault, InstanceParts, Place, Promise};
use super::{Findings, place};

/// Every id of the parts names a row.
pub(super) fn check(parts: &InstanceParts, findings: &mut Findings) {
    people(parts, findings);
    needs(parts, findings);
    demand(parts, findings);
    holds(parts, findings);
}

impl Findings {
    fn id<I: Id, T>(&mut self, place: Place, id: I, table: &Table<I, T>) {
        if table.get(id).is_none() {
            self.add(place, Fault::NoSuchRow { row: id.index(), rows: table.len() });
        }
    }

    pub(super) fn ids<I: Id, T>(
        &mut self,
        place: Place,
        ids: impl IntoIterator<Item = I>,
        table: &Table<I, T>,
    ) {
        for id in ids {
            self.id(place, id, table);
        }
    }

    fn per_class(&mut self, place: Place, given: usize, parts: &InstanceParts) {
        let classes = parts.complexity.classes.len();
        if given != classes {
            self.add(place, Fault::NotOnePerClass { given, classes });
        }
    }

    fn asks(&mut self, list: &'static str, index: usize, asks: Asks, parts: &InstanceParts) {
        match asks {
            Asks::Need(need) => self.id(place(list, index, "need"), need, &parts.needs),
            Asks::Pathway(pathway) => {
                self.id(place(list, index, "pathway"), pathway, &parts.pathways);
            }
        }
    }
}

fn people(parts: &InstanceParts, findings: &mut Findings) {
    for (id, team) in parts.teams.iter() {
        let at = place("team", id.index(), "seen_by");
        findings.ids(at, team.seen_by.iter().copied(), &parts.teams);
    }
    for (id, clinician) in parts.clinicians.iter() {
        let at = place("clinician", id.index(), "teams");
        findings.ids(at, clinician.teams.iter().copied(), &parts.teams);
    }
    for (id, session) in parts.sessions.iter() {
        let at = |field| place("session", id.index(), field);
        findings.id(at("clinician"), session.clinician, &parts.clinicians);
        findings.ids(at("team"), session.team, &parts.teams);
        findings.ids(at("room"), session.room, &parts.rooms);
    }
    for (index, absence) in parts.absences.iter().enumerate() {
        let at = place("absence", index, "clinician");
        findings.id(at, absence.clinician, &parts.clinicians);
    }
}

fn needs(parts: &InstanceParts, findings: &mut Findings) {
    findings.not_empty("complexity", parts.complexity.classes.len());
    super::pro::reference(parts, findings);
    for (id, need) in parts.needs.iter() {
        let at = |field| place("need", id.index(), field);
        if let Promise::Rights(rights) = &need.promise {
            findings.ids(at("right"), rights.iter().copied(), &parts.rights);
        }
        findings.per_class(at("minutes"), need.minutes.len(), parts);
    }
    for (id, pathway) in parts.pathways.iter() {
        let at = |field| place("pathway", id.index(), field);
        findings.ids(at("right"), pathway.rights.iter().copied(), &parts.rights);
        findings.ids(at("steps"), pathway.steps.iter().map(|step| step.need), &parts.needs);
        findings.ids(at("steps"), pathway.steps.iter().filter_map(|step| step.team), &parts.teams);
    }
}

fn demand(parts: &InstanceParts, findings: &mut Findings) {
    for (index, stream) in parts.streams.iter().enumerate() {
        findings.id(place("stream", index, "team"), stream.team, &parts.teams);
        findings.asks("stream", index, stream.asks, parts);
        findings.per_class(place("stream", index, "mix"), stream.mix.len(), parts);
    }
    for (index, panel) in parts.panels.iter().enumerate() {
        let at = |field| place("panel", index, field);
        findings.id(at("team"), panel.team, &parts.teams);
        findings.ids(at("clinician"), panel.clinician, &parts.clinicians);
        findings.id(at("control"), panel.control, &parts.needs);
        findings.ids(at("need_based"), panel.need_based, &parts.needs);
        findings.ids(at("advice"), panel.advice, &parts.needs);
        findings.ids(at("outreach"), panel.life.outreach, &parts.needs);
        findings.per_class(at("mix"), panel.mix.len(), parts);
    }
    for (index, patient) in parts.waiting.iter().enumerate() {
        let at = |field| place("waiting", index, field);
        findings.id(at("team"), patient.team, &parts.teams);
        findings.asks("waiting", index, patient.asks, parts);
        findings.id(at("class"), patient.class, &parts.complexity.classes);
        findings.ids(at("own"), patient.own, &parts.clinicians);
    }
    for (index, booking) in parts.bookings.iter().enumerate() {
        let at = |field| place("booking", index, field);
        findings.id(at("need"), booking.need, &parts.needs);
        findings.id(at("clinician"), booking.clinician, &parts.clinicians);
    }
}

fn holds(parts: &InstanceParts, findings: &mut Findings) {
    for (index, hold) in parts.holds.iter().enumerate() {
        findings.id(place("hold", index, "team"), hold.team, &parts.teams);
        findings.id(place("hold", index, "need"), hold.need, &parts.needs);
    }
    for (index, window) in parts.windows.iter().enumerate() {
        findings.id(place("window", index, "team"), window.team, &parts.teams);
        findings.id(place("window", index, "need"), window.need, &parts.needs);
    }
    for (index, frozen) in parts.frozen.iter().enumerate() {
        findings.id(place("frozen", index, "clinician"), frozen.clinician, &parts.clinicians);
        findings.ids(place("frozen", index, "need"), frozen.need, &parts.needs);
    }
}

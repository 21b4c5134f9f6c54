//! A template on dates as HL7 FHIR R4 (4.0.1): a Schedule for each clinician, a Slot for each stretch of
//! a block, an Appointment for each visit booked.
//!
//! A hold is a Slot that is free and says by its `appointmentType` what it is held for; the date on which
//! it opens to others is an extension. Clinicians and patients are told by what the clinic calls them,
//! patients by pseudonym alone; nothing here is a resource of a person.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::export::{Exported, VisitOnDate};
use super::piece::{Piece, pieces};
use super::value::Clock;
use super::written;
use crate::report::label;
use crate::report::uid::uuid;
use crate::report::voice::Voice;
use crate::report::zone::instant;

/// What names of ours are names of.
const SYSTEM: &str = "urn:x-behov:";
/// Where HL7 says what kinds of appointment there are.
const HL7: &str = "http://terminology.hl7.org/CodeSystem/v2-0276";

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Bundle<'a> {
    resource_type: &'static str,
    r#type: &'static str,
    entry: Vec<Entry<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    full_url: String,
    resource: Resource<'a>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "resourceType")]
enum Resource<'a> {
    Schedule(Schedule<'a>),
    Slot(Slot<'a>),
    Appointment(Appointment<'a>),
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Schedule<'a> {
    identifier: [Identifier<'a>; 1],
    active: bool,
    actor: [Actor<'a>; 1],
    planning_horizon: Period,
}

#[derive(Debug, Serialize)]
struct Period {
    start: String,
    end: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Slot<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    extension: Option<[Released; 1]>,
    identifier: [Identifier<'a>; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    service_type: Option<[Concept<'a>; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    appointment_type: Option<Concept<'a>>,
    schedule: Reference,
    status: &'static str,
    start: String,
    end: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<&'a str>,
}

/// The first date on which others may take a slot.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Released {
    url: String,
    value_date: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Appointment<'a> {
    identifier: [Identifier<'a>; 1],
    status: &'static str,
    service_type: [Concept<'a>; 1],
    start: String,
    end: String,
    minutes_duration: i32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    slot: Vec<Reference>,
    participant: [Participant<'a>; 2],
}

#[derive(Debug, Serialize)]
struct Participant<'a> {
    actor: Actor<'a>,
    status: &'static str,
}

#[derive(Debug, Serialize)]
struct Actor<'a> {
    r#type: &'static str,
    identifier: Identifier<'a>,
    display: &'a str,
}

#[derive(Debug, Serialize)]
struct Identifier<'a> {
    system: String,
    value: std::borrow::Cow<'a, str>,
}

#[derive(Debug, Serialize)]
struct Reference {
    reference: String,
}

#[derive(Debug, Serialize)]
struct Concept<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    coding: Option<[Coding; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Coding {
    system: String,
    code: &'static str,
}

/// The bundle of an export, as JSON with a line end; names that behov gives in the language of its
/// reader.
#[must_use]
pub(in crate::report) fn fhir(voice: Voice, told: &Exported<'_>) -> String {
    let slots = slots(told);
    let mut entry = schedules(told);
    entry.extend(slots.iter().map(|piece| piece.entry(voice, told)));
    let visits = told.visits.iter().enumerate();
    entry.extend(visits.map(|(at, visit)| appointment(told, visit, &slots, at)));
    written(&Bundle { resource_type: "Bundle", r#type: "collection", entry })
}

fn schedules<'a>(told: &'a Exported<'a>) -> Vec<Entry<'a>> {
    let clinicians: BTreeSet<&str> = told.blocks.iter().map(|row| row.block.clinician).collect();
    let last = told.from.0 + Days::new((u64::from(told.weeks) * 7).saturating_sub(1));
    let of = |clinician: &&'a str| {
        let id = schedule_id(told, clinician);
        let horizon = Period { start: told.from.0.to_string(), end: last.to_string() };
        let schedule = Schedule {
            identifier: [own("schedule", &id)],
            active: true,
            actor: [actor("Practitioner", "clinician", clinician)],
            planning_horizon: horizon,
        };
        Entry { full_url: urn(&id), resource: Resource::Schedule(schedule) }
    };
    clinicians.iter().map(of).collect()
}

/// A stretch of a block as a slot.
struct Slotted<'a> {
    piece: Piece<'a>,
    id: String,
}

/// The blocks, parted where visits begin and end.
fn slots<'a>(told: &'a Exported<'a>) -> Vec<Slotted<'a>> {
    let slot = |piece: Piece<'a>| {
        let (clinician, day) = (piece.row.block.clinician, piece.row.date.0.to_string());
        let id = uuid(&["slot", told.head.clinic, clinician, &day, &piece.from.to_string()]);
        Slotted { piece, id }
    };
    pieces(told).into_iter().map(slot).collect()
}

impl<'a> Slotted<'a> {
    fn entry(&self, voice: Voice, told: &'a Exported<'a>) -> Entry<'a> {
        let Piece { row, from, to, .. } = self.piece;
        let block = &row.block;
        let need = block.need.map(|need| [Concept { coding: None, text: Some(need) }]);
        let released = |date: NaiveDate| {
            [Released { url: format!("{SYSTEM}released"), value_date: date.to_string() }]
        };
        let slot = Slot {
            extension: row.released.map(|date| released(date.0)),
            identifier: [own("slot", &self.id)],
            service_type: need,
            appointment_type: kind(block.kind, block.need),
            schedule: Reference { reference: urn(&schedule_id(told, block.clinician)) },
            status: self.status(),
            start: instant(row.date.0, from),
            end: instant(row.date.0, to),
            comment: block.label.or(block.class.map(|class| label::class(voice, class))),
        };
        Entry { full_url: urn(&self.id), resource: Resource::Slot(slot) }
    }

    fn status(&self) -> &'static str {
        match self.piece.row.block.kind {
            _ if !self.piece.visits.is_empty() => "busy",
            "frozen" | "buffer" => "busy-unavailable",
            _ => "free",
        }
    }
}

/// What a slot is kept for, where that is not just anybody who has need of it.
fn kind<'a>(kind: &str, need: Option<&'a str>) -> Option<Concept<'a>> {
    let (system, code) = match kind {
        "hold" => (format!("{SYSTEM}block"), "hold"),
        "open-clinic" => (HL7.to_owned(), "WALKIN"),
        _ => return None,
    };
    Some(Concept { coding: Some([Coding { system, code }]), text: need })
}

fn appointment<'a>(
    told: &Exported<'a>,
    visit: &VisitOnDate<'a>,
    slots: &[Slotted<'_>],
    at: usize,
) -> Entry<'a> {
    let (Clock(from), Clock(to)) = (visit.hours.from, visit.hours.to);
    let (day, time) = (visit.date.0.to_string(), from.to_string());
    let id = uuid(&["appointment", told.head.clinic, visit.pseudonym, &day, &time]);
    let own_slots = slots.iter().filter(|slot| slot.piece.visits.contains(&at));
    let appointment = Appointment {
        identifier: [own("appointment", &id)],
        status: if visit.status == "held" { "fulfilled" } else { "booked" },
        service_type: [Concept { coding: None, text: Some(visit.need) }],
        start: instant(visit.date.0, from),
        end: instant(visit.date.0, to),
        minutes_duration: visit.minutes,
        slot: own_slots.map(|piece| Reference { reference: urn(&piece.id) }).collect(),
        participant: [
            Participant {
                actor: actor("Patient", "pseudonym", visit.pseudonym),
                status: "accepted",
            },
            Participant {
                actor: actor("Practitioner", "clinician", visit.clinician),
                status: "accepted",
            },
        ],
    };
    Entry { full_url: urn(&id), resource: Resource::Appointment(appointment) }
}

fn schedule_id(told: &Exported<'_>, clinician: &str) -> String {
    uuid(&["schedule", told.head.clinic, clinician])
}

fn actor<'a>(r#type: &'static str, system: &str, name: &'a str) -> Actor<'a> {
    let identifier = Identifier { system: format!("{SYSTEM}{system}"), value: name.into() };
    Actor { r#type, identifier, display: name }
}

fn own<'a>(system: &str, id: &str) -> Identifier<'a> {
    Identifier { system: format!("{SYSTEM}{system}"), value: id.to_owned().into() }
}

fn urn(id: &str) -> String {
    format!("urn:uuid:{id}")
}

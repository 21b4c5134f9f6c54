//! Streams, panels, the waiting list, bookings already made.

use chrono::NaiveDate;

use crate::table::ClinicianId;

use super::super::{Fault, InstanceParts, Panel, ProAnswer, Ready, Stream, WaitingPatient};
use super::{Findings, change, ends, place};

/// Checks who asks when.
pub(super) fn check(parts: &InstanceParts, findings: &mut Findings) {
    findings.names("stream", parts.streams.iter().map(|stream| stream.name.as_str()));
    for (index, stream) in parts.streams.iter().enumerate() {
        one_stream(index, stream, findings);
    }
    findings.names("panel", parts.panels.iter().map(|panel| panel.name.as_str()));
    for (index, panel) in parts.panels.iter().enumerate() {
        one_panel(parts, index, panel, findings);
    }
    for (index, patient) in parts.waiting.iter().enumerate() {
        one_patient(index, patient, parts.as_of, findings);
    }
    bookings(parts, findings);
    told(parts, findings);
}

/// What the clinic says of its own cost and of what its patients answered.
fn told(parts: &InstanceParts, findings: &mut Findings) {
    let each = [
        ("physician_per_hour", parts.cost.physician),
        ("nurse_per_hour", parts.cost.nurse),
        ("secretary_per_hour", parts.cost.secretary),
    ];
    for (field, cost) in each {
        findings.range(place("cost", 0, field), cost.unwrap_or(0.0), 0.0, 1e6);
    }
    findings.names("heard", parts.heard.iter().map(|heard| heard.name.as_str()));
}

fn one_stream(index: usize, stream: &Stream, findings: &mut Findings) {
    let at = |field| place("stream", index, field);
    findings.range(at("per_week"), stream.per_week, 0.0, 1e5);
    let of = |field| move |nth| at(field).nth(nth);
    findings.shares(at("weekday_shares"), of("weekday_shares"), stream.weekday_shares.iter());
    findings.range(at("dispersion"), stream.dispersion, 1.0, 1e3);
    findings.shares(at("mix"), of("mix"), stream.mix.values());
    if let Some(asked) = &stream.asked {
        findings.asked(at("asked"), asked);
    }
    for (nth, season) in stream.seasons.iter().enumerate() {
        let at = |field| at("seasons").row("", nth, field);
        findings.range(at("factor"), season.factor, 0.0, 100.0);
        findings.date(at("from"), season.from);
        findings.date(at("to"), season.to);
        if season.from > season.to {
            let (from, to) = (season.from, season.to);
            findings.add(at("to"), Fault::DatesReversed { from, to });
        }
    }
}

fn one_panel(parts: &InstanceParts, index: usize, panel: &Panel, findings: &mut Findings) {
    let at = |field| place("panel", index, field);
    if let Some(clinician) = panel.clinician {
        let clinician = &parts.clinicians[clinician];
        if !clinician.teams.contains(&panel.team) {
            let (clinician, team) = (clinician.name.clone(), parts.teams[panel.team].name.clone());
            findings.add(at("clinician"), Fault::NotInTeam { clinician, team });
        }
    }
    findings.count(at("size"), panel.size, 0, 10_000_000);
    findings.range(at("interval_weeks"), panel.interval_weeks, 0.1, 1_040.0);
    findings.range(at("converted"), panel.converted.value(), 0.0, panel.eligible.value());
    if panel.converted.value() > 0.0 && panel.need_based.is_none() {
        let converted = panel.converted.value();
        findings.add(at("converted"), Fault::NoNeedBasedVisit { converted });
    }
    findings.range(at("requests_per_year"), panel.requests_per_year, 0.0, 1e3);
    findings.range(at("advice_per_year"), panel.advice_per_year, 0.0, 1e3);
    findings.range(at("safety_weeks"), panel.safety_weeks, 0.1, 1_040.0);
    findings.shares(at("mix"), |nth| at("mix").nth(nth), panel.mix.values());
    change::life(index, &panel.life, findings);
    for &date in &panel.next_controls {
        findings.date(at("next_controls"), date);
    }
    for (nth, contact) in panel.contacts.iter().enumerate() {
        let (at, date, today) = (at("contacts").nth(nth), contact.last, parts.as_of);
        findings.date(at, date);
        if date > today {
            findings.add(at, Fault::WrongSideOfToday { date, today });
        }
    }
    let dates = panel.next_controls.len();
    if dates > panel.size as usize {
        findings.add(at("size"), Fault::TooManyControls { dates, size: panel.size });
    }
}

fn one_patient(index: usize, patient: &WaitingPatient, today: NaiveDate, findings: &mut Findings) {
    let at = |field| place("waiting", index, field);
    findings.date(at("referral_received"), patient.referred);
    if patient.referred > today {
        let fault = Fault::WrongSideOfToday { date: patient.referred, today };
        findings.add(at("referral_received"), fault);
    }
    legal_dates(index, patient, today, findings);
    for (field, date) in [("earliest", patient.earliest), ("latest", patient.latest)] {
        if let Some(date) = date {
            findings.date(at(field), date);
        }
    }
    if let (Some(from), Some(to)) = (patient.earliest, patient.latest)
        && from > to
    {
        findings.add(at("latest"), Fault::DatesReversed { from, to });
    }
    for away in &patient.blocked {
        findings.date(at("blocked"), away.from);
        findings.date(at("blocked"), away.to);
        if away.from > away.to {
            let (from, to) = (away.from, away.to);
            findings.add(at("blocked"), Fault::DatesReversed { from, to });
        }
    }
    if let Some(date) = patient.pro.and_then(ProAnswer::date) {
        findings.date(at("pro_date"), date);
        if date > today {
            findings.add(at("pro_date"), Fault::AnswerAfterToday { date, today });
        }
    }
    if let Ready::From(date) = patient.ready {
        findings.date(at("ready"), date);
    }
    findings.count(at("patient_pause_days"), patient.patient_pause_days, 0, 3_650);
}

/// Dates by which rights run: none before the referral, and none of what has happened after today.
fn legal_dates(index: usize, patient: &WaitingPatient, today: NaiveDate, findings: &mut Findings) {
    let happened = [
        ("referral_for_treatment", patient.referred_for_treatment),
        ("consent", patient.consent),
        ("redirected", patient.redirected),
        ("moved", patient.moved),
    ];
    let offered = [("offered", patient.offered)];
    for (field, date) in happened.into_iter().chain(offered) {
        let (Some(date), at) = (date, place("waiting", index, field)) else { continue };
        findings.date(at, date);
        if date < patient.referred {
            findings.add(at, Fault::DatesReversed { from: patient.referred, to: date });
        } else if date > today && field != "offered" {
            findings.add(at, Fault::WrongSideOfToday { date, today });
        }
    }
}

/// Bookings end after they start, those to come stand on the grid, and nobody has two at once.
fn bookings(parts: &InstanceParts, findings: &mut Findings) {
    for (index, booking) in parts.bookings.iter().enumerate() {
        findings.date(place("booking", index, "date"), booking.date);
        if booking.span.from >= booking.span.to {
            findings.add(place("booking", index, "to"), Fault::EmptySpan { span: booking.span });
        }
        // What is past takes no time any more.
        if booking.date >= parts.as_of {
            let [from, to] = ends("booking", index);
            findings.on_grid(from, booking.span.from.minutes(), parts.grid);
            findings.on_grid(to, booking.span.to.minutes(), parts.grid);
        }
    }
    let mut order: Vec<usize> = (0..parts.bookings.len()).collect();
    let of = |index: usize| &parts.bookings[index];
    order.sort_by_key(|&i| (of(i).clinician, of(i).date, of(i).span, i));
    let mut found: Vec<(usize, ClinicianId)> = Vec::new();
    // The booking that lasts longest so far, so that one long booking meets all it covers.
    let mut longest: Option<usize> = None;
    for index in order {
        let same = |other: &usize| {
            of(*other).clinician == of(index).clinician && of(*other).date == of(index).date
        };
        longest = longest.filter(same);
        if let Some(other) = longest
            && of(other).span.overlaps(of(index).span)
        {
            found.push((other.max(index), of(index).clinician));
        }
        if longest.is_none_or(|other| of(other).span.to < of(index).span.to) {
            longest = Some(index);
        }
    }
    found.sort();
    for (index, clinician) in found {
        let clinician = parts.clinicians[clinician].name.clone();
        let date = of(index).date;
        let fault = Fault::BookingsOverlap { clinician, date };
        findings.add(place("booking", index, "from"), fault);
    }
}

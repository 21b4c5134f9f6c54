//! A waiting list as CSV.

use std::fmt::Write as _;

use behov_solver::instance::{Asks, Blocked, Instance, Ready, WaitingPatient};

use super::quoted;
use super::waiting::COLUMNS;

/// A waiting list of a clinic as CSV with a heading, separated by `;`.
#[must_use]
pub fn write_waiting(clinic: &Instance, patients: &[WaitingPatient]) -> String {
    let heading: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    let mut text = heading.join(";") + "\n";
    for patient in patients {
        let fields = fields(clinic, patient).map(|field| quoted(&field));
        let _ = writeln!(text, "{}", fields.join(";"));
    }
    text
}

/// The fields in the order of the columns.
fn fields(clinic: &Instance, patient: &WaitingPatient) -> [String; 13] {
    let parts = clinic.parts();
    let (need, pathway) = match patient.asks {
        Asks::Need(need) => (parts.needs[need].name.clone(), String::new()),
        Asks::Pathway(pathway) => (String::new(), parts.pathways[pathway].name.clone()),
    };
    let date = |date: Option<chrono::NaiveDate>| date.map(|d| d.to_string()).unwrap_or_default();
    let pause = Some(patient.patient_pause_days).filter(|&days| days > 0);
    let blocked: Vec<String> = patient.blocked.iter().copied().map(blocked).collect();
    [
        patient.pseudonym.clone(),
        String::new(),
        need,
        pathway,
        parts.teams[patient.team].name.clone(),
        patient.referred.to_string(),
        parts.complexity.classes[patient.class].name.clone(),
        patient.own.map(|own| parts.clinicians[own].name.clone()).unwrap_or_default(),
        date(patient.earliest),
        date(patient.latest),
        pause.map(|days| days.to_string()).unwrap_or_default(),
        blocked.join(" "),
        match patient.ready {
            Ready::Now => String::new(),
            Ready::From(date) => date.to_string(),
            Ready::Unknown => "no".to_owned(),
        },
    ]
}

fn blocked(away: Blocked) -> String {
    if away.from == away.to { away.from.to_string() } else { format!("{}..{}", away.from, away.to) }
}

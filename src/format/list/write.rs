//! A waiting list as CSV.

use behov_solver::instance::{Asks, Blocked, Instance, Ready, WaitingPatient};
use chrono::NaiveDate;

use super::super::names::class_name;
use super::super::table::Table;
use super::column::columns_of;
use super::waiting::{COLUMNS, LEGAL, USUAL};
use crate::messages::Lang;

/// A waiting list of a clinic as CSV with a heading in the language of its reader.
#[must_use]
pub fn write_waiting(lang: Lang, clinic: &Instance, patients: &[WaitingPatient]) -> String {
    let legal = patients.iter().any(|patient| legal(patient).iter().any(Option::is_some));
    let columns = &COLUMNS[..if legal { LEGAL } else { USUAL }];
    let mut table = Table::new(lang, columns_of(columns));
    for patient in patients {
        row(&mut table, lang, clinic, patient);
        if legal {
            for date in self::legal(patient) {
                table.date(date);
            }
        }
        table.next();
    }
    table.text()
}

/// The dates by which rights run and end, in the order of the columns.
fn legal(patient: &WaitingPatient) -> [Option<NaiveDate>; 5] {
    [
        patient.referred_for_treatment,
        patient.consent,
        patient.offered,
        patient.redirected,
        patient.moved,
    ]
}

/// The usual fields in the order of the columns.
fn row(table: &mut Table<Vec<u8>>, lang: Lang, clinic: &Instance, patient: &WaitingPatient) {
    let parts = clinic.parts();
    table.text_field(&patient.pseudonym).nothing();
    match patient.asks {
        Asks::Need(need) => table.text_field(&parts.needs[need].name).nothing(),
        Asks::Pathway(pathway) => table.nothing().text_field(&parts.pathways[pathway].name),
    };
    table.text_field(&parts.teams[patient.team].name).date(Some(patient.referred));
    table.text_field(class_name(lang, &parts.complexity, patient.class));
    table.text_field(patient.own.map_or("", |own| &parts.clinicians[own].name));
    table.date(patient.earliest).date(patient.latest);
    match patient.patient_pause_days {
        0 => table.nothing(),
        days => table.whole(days),
    };
    let blocked: Vec<String> = patient.blocked.iter().copied().map(blocked).collect();
    table.text_field(&blocked.join(" "));
    match patient.ready {
        Ready::Now => table.nothing(),
        Ready::From(date) => table.date(Some(date)),
        Ready::Unknown => table.word("no"),
    };
}

fn blocked(away: Blocked) -> String {
    if away.from == away.to { away.from.to_string() } else { format!("{}..{}", away.from, away.to) }
}

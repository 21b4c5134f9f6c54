//! Extracts of many shapes, each invented, and what they must be read as.

mod any;
mod bookings;
mod guarded;
mod orders;
mod panels;
mod pseudonyms;
mod shapes;
mod workbook;
mod workbooks;
mod written;

use std::fmt::Write;

use chrono::NaiveDate;

use super::*;
use crate::messages::Lang;

/// Today.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 2).expect("a date")
}

fn names(names: &[&str]) -> std::collections::BTreeSet<String> {
    names.iter().map(ToString::to_string).collect()
}

fn clinic() -> Clinic {
    Clinic {
        needs: ["work-up", "control", "sub-acute", "treatment"]
            .iter()
            .zip([Some(45), Some(20), Some(30), None])
            .map(|(name, minutes)| ((*name).to_owned(), minutes))
            .collect(),
        teams: names(&["lunge"]),
        clinicians: names(&["ADA", "BEA", "TØS"]),
        classes: names(&["low", "medium", "high"]),
        panels: names(&["copd"]),
        ..Clinic::default()
    }
}

fn of_bytes(bytes: &[u8], map: &str) -> Import {
    let map = Map::parse(map).expect("a map");
    import(bytes, "liste.csv", &map, today(), &clinic())
}

fn read(text: &str) -> Import {
    of_bytes(text.as_bytes(), "")
}

fn with(text: &str, map: &str) -> Import {
    of_bytes(text.as_bytes(), map)
}

/// A list with the columns that each needs, and one more.
fn list(heading: &str, rows: &[&str]) -> String {
    let mut text = format!("K-nr.;Forløb;Modtaget;{heading}\n");
    for (at, row) in rows.iter().enumerate() {
        let _ = writeln!(text, "K-{};Udredning;05-10-2026;{row}", at + 1);
    }
    text
}

/// Codes with their lines.
fn codes(faults: &[Fault]) -> Vec<(u32, &'static str)> {
    faults.iter().map(|fault| (fault.place.line, fault.code.code())).collect()
}

fn ids(import: &Import) -> Vec<&str> {
    import.rows.iter().map(|row| row.pseudonym.as_str()).collect()
}

//! A clinician's dates as a calendar (RFC 5545): what each block is for and what of it is booked, and
//! nothing of any patient.
//!
//! Written here and not by a library: those that write calendars stamp what they write with the clock
//! or a random number, which the same input must not get, and leave the rule of the zone to be written
//! by hand all the same.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::json::Exported;
use super::json::piece::{Piece, pieces};
use super::text::what;
use super::uid::uuid;
use super::voice::Voice;
use super::{VERSION, zone};
use crate::messages::tell;
use crate::messages::word::of_table;
use behov_solver::units::TimeOfDay;
use chrono::NaiveDate;

/// Longest line \[octets\].
const LINE_MAX: usize = 75;

/// A calendar for each clinician with a block, by the name of its file.
#[must_use]
pub(super) fn calendars(voice: Voice, told: &Exported<'_>) -> Vec<(String, Vec<u8>)> {
    let mut clinicians: Vec<&str> = Vec::new();
    for row in &told.blocks {
        if !clinicians.contains(&row.block.clinician) {
            clinicians.push(row.block.clinician);
        }
    }
    clinicians.sort_unstable();
    let mut taken = BTreeSet::new();
    let named = clinicians.into_iter().map(|clinician| {
        let name = file_name(clinician, &mut taken);
        (name, calendar(voice, told, clinician).into_bytes())
    });
    named.collect()
}

/// A name of a file that no other clinician has, on systems that know no capitals either.
fn file_name(clinician: &str, taken: &mut BTreeSet<String>) -> String {
    let plain = |letter: char| if letter.is_alphanumeric() { letter } else { '-' };
    let plain: String = clinician.to_lowercase().chars().map(plain).take(60).collect();
    let names = std::iter::once(plain.clone()).chain((2..).map(|n: u32| format!("{plain}-{n}")));
    let mut free = names.filter(|name| taken.insert(name.clone()));
    format!("calendar-{}.ics", free.next().unwrap_or_default())
}

fn calendar(voice: Voice, told: &Exported<'_>, clinician: &str) -> String {
    let name = tell!(voice, "export.calendar", clinician = clinician, clinic = told.head.clinic);
    let mut text = Lines(String::new());
    text.plain("BEGIN:VCALENDAR");
    text.plain("VERSION:2.0");
    text.plain(&format!("PRODID:-//behov//{VERSION}//EN"));
    text.plain("CALSCALE:GREGORIAN");
    text.plain("METHOD:PUBLISH");
    text.said("NAME", &name);
    text.said("X-WR-CALNAME", &name);
    for line in zone::VTIMEZONE {
        text.plain(line);
    }
    for piece in pieces(told).iter().filter(|piece| piece.row.block.clinician == clinician) {
        event(&mut text, voice, told, piece);
    }
    text.plain("END:VCALENDAR");
    text.0
}

fn event(text: &mut Lines, voice: Voice, told: &Exported<'_>, piece: &Piece<'_>) {
    let Piece { row, from, to, ref visits } = *piece;
    let (block, date) = (&row.block, row.date.0);
    let day = date.to_string();
    let id = uuid(&["block", told.head.clinic, block.clinician, &day, &from.to_string()]);
    text.plain("BEGIN:VEVENT");
    text.plain(&format!("UID:{id}"));
    // The day the plan is made from: the same input makes the same calendar.
    text.plain(&format!("DTSTAMP:{}T000000Z", digits(told.head.as_of.0)));
    text.plain(&format!("DTSTART;TZID={}:{}", zone::NAME, local(date, from)));
    text.plain(&format!("DTEND;TZID={}:{}", zone::NAME, local(date, to)));
    let kept_for = || what(voice, (block.kind, block.need, block.label));
    let booked = visits.first().map(|&at| told.visits[at].need);
    let booked = booked.map(|need| tell!(voice, "export.calendar.booked", need = need));
    text.said("SUMMARY", &booked.unwrap_or_else(kept_for));
    if let Some(room) = row.room {
        text.said("LOCATION", room);
    }
    text.said("CATEGORIES", of_table(voice.lang, block.kind));
    text.plain("CLASS:PRIVATE");
    text.plain("STATUS:CONFIRMED");
    text.plain(if block.kind == "free" && visits.is_empty() {
        "TRANSP:TRANSPARENT"
    } else {
        "TRANSP:OPAQUE"
    });
    text.plain("END:VEVENT");
}

fn local(date: NaiveDate, time: TimeOfDay) -> String {
    let (date, minutes) = zone::wall(date, time);
    format!("{}T{:02}{:02}00", digits(date), minutes / 60, minutes % 60)
}

fn digits(date: NaiveDate) -> String {
    date.to_string().replace('-', "")
}

/// The lines of a calendar.
struct Lines(String);

impl Lines {
    /// A property with a text of people.
    fn said(&mut self, property: &str, text: &str) {
        let mut line = format!("{property}:");
        for letter in text.chars() {
            match letter {
                '\\' | ';' | ',' => {
                    let _ = write!(line, "\\{letter}");
                }
                '\n' => line.push_str("\\n"),
                letter if letter.is_control() => line.push(' '),
                letter => line.push(letter),
            }
        }
        self.plain(&line);
    }

    /// A line, folded where it is too long, never within a letter.
    fn plain(&mut self, line: &str) {
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > LINE_MAX {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_folded_between_letters_and_unfolds_to_itself() {
        let mut lines = Lines(String::new());
        let text = "Æ".repeat(60) + ", ; \\ \u{7}\nslut";
        lines.said("SUMMARY", &text);
        assert!(lines.0.ends_with("\r\n"));
        assert!(lines.0.lines().all(|line| line.len() <= LINE_MAX), "{}", lines.0);
        let whole = lines.0.replace("\r\n ", "");
        assert_eq!(whole, format!("SUMMARY:{}\\, \\; \\\\  \\nslut\r\n", "Æ".repeat(60)));
    }

    #[test]
    fn no_two_clinicians_share_a_file() {
        let mut taken = BTreeSet::new();
        let names = ["Ada", "ada", "A/b", "A b", "Åse"].map(|name| file_name(name, &mut taken));
        let told = ["ada", "ada-2", "a-b", "a-b-2", "åse"];
        assert_eq!(names, told.map(|name| format!("calendar-{name}.ics")));
    }
}

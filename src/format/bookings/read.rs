//! Lines to bookings.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::Path;

use chrono::NaiveDate;

use behov_solver::answer::{Booked, Bookings};
use behov_solver::booking::replan::Told;
use behov_solver::instance::{Instance, Session, find};
use behov_solver::table::{ClinicianId, Id, NeedId, PatientId, SessionId, TeamId};
use behov_solver::units::Span;

use super::super::beside;
use super::super::digest::Digests;
use super::super::document::hint;
use super::super::fault::{Both, FileFault, listed};
use super::super::list::{Line, Sheet, Tally};
use super::COLUMNS;
use super::patient::{Status, steps};
use crate::messages::word::code_of_table;

/// Reads bookings written by `write_bookings`, edited by hand or not.
///
/// Lines without a date book nothing, lines with the status `made` repeat the clinic's own list of
/// bookings, and those with `held` or `missed` are over; none is looked at. Columns that only repeat what the clinic knows may be left
/// out.
///
/// # Errors
/// Every line that fits no patient, step, clinician or session of the clinic.
pub fn read_bookings(
    clinic: &Instance,
    path: &Path,
    seen: &mut Digests,
) -> Result<Bookings, Vec<FileFault>> {
    let is_read = |line: &Line<'_>| !is_over(line) && !has(line, Status::Made.code());
    read(clinic, (path, seen), is_read, booked).map(Bookings::new)
}

/// The visits of such a file that count as held: its lines with the status `held`.
///
/// # Errors
/// Every line that cannot be read, or whose clinician the clinic does not have.
pub fn read_held(
    clinic: &Instance,
    path: &Path,
    seen: &mut Digests,
) -> Result<Vec<Told>, Vec<FileFault>> {
    read(clinic, (path, seen), |line| has(line, Status::Held.code()), told)
}

/// The same for bookings patients were told of before today, whoever of them still waits; lines with
/// the status `missed` are visits to which nobody came, and those with `made` count for days that have
/// come.
///
/// # Errors
/// Every line that cannot be read, or whose clinician the clinic does not have.
pub fn read_earlier(
    clinic: &Instance,
    path: &Path,
    seen: &mut Digests,
) -> Result<Vec<Told>, Vec<FileFault>> {
    read(clinic, (path, seen), |line| !has(line, MISSED), told)
}

fn booked(reader: &mut Reader<'_>, line: &Line<'_>) -> Option<Booked> {
    reader.booked(line)
}

fn told(reader: &mut Reader<'_>, line: &Line<'_>) -> Option<Told> {
    reader.told(line)
}

fn read<T>(
    clinic: &Instance,
    (path, seen): (&Path, &mut Digests),
    is_read: fn(&Line<'_>) -> bool,
    each: fn(&mut Reader<'_>, &Line<'_>) -> Option<T>,
) -> Result<Vec<T>, Vec<FileFault>> {
    let source = beside(path, seen).map_err(|fault| vec![*fault])?;
    let mut tally = Tally::new("bookings", &source.file);
    let mut rows = Vec::new();
    if let Some(sheet) = Sheet::parse(&source, COLUMNS, &mut tally) {
        let waiting = clinic.parts().waiting.iter().enumerate();
        let patients = waiting.map(|(row, patient)| (&*patient.pseudonym, row)).collect();
        let mut reader = Reader { clinic, patients, tally: &mut tally, taken: BTreeMap::new() };
        let booked = sheet.lines().filter(|line| !is_empty(line) && is_read(line));
        rows = booked.filter_map(|line| each(&mut reader, &line)).collect();
    }
    if tally.faults.is_empty() {
        Ok(rows)
    } else {
        let further = [(tally.file, tally.further)].into_iter().collect();
        Err(listed(tally.faults, &further))
    }
}

/// The status of a visit to which nobody came, as a planner writes it.
const MISSED: &str = "missed";

/// Whether a line is about a visit whose day has come.
fn is_over(line: &Line<'_>) -> bool {
    has(line, Status::Held.code()) || has(line, MISSED)
}

/// Whether a line books nothing.
fn is_empty(line: &Line<'_>) -> bool {
    ["date", "from", "to"].iter().all(|column| line.get(column).is_none())
}

/// Whether a line has a status.
fn has(line: &Line<'_>, status: &str) -> bool {
    line.get("status").map(code_of_table) == Some(status)
}

/// Lines while they are read.
struct Reader<'r> {
    clinic: &'r Instance,
    patients: BTreeMap<&'r str, usize>,
    tally: &'r mut Tally,
    /// The line of each patient's step.
    taken: BTreeMap<(String, usize), u32>,
}

impl Reader<'_> {
    /// The booking of a line; what is wrong is noted.
    fn booked(&mut self, line: &Line<'_>) -> Option<Booked> {
        let (name, row) = (self.pseudonym(line)?, self.patient(line));
        let step = row.and_then(|row| self.step(line, row));
        if row.is_some() && step.is_none() {
            let values = [
                ("need", Both::echo(line.get("need").unwrap_or_default())),
                ("step", Both::echo(line.get("step").unwrap_or("1"))),
            ];
            self.tally.add(line.number, self.tally.column("need"), "B0125", &values);
        }
        let once = step.is_some_and(|step| self.once(line, name, step));
        let (clinician, date, span) = self.time(line)?;
        let session = self.session(line, clinician, date, span)?;
        let patient = PatientId::from_index(row?);
        step.filter(|_| once).map(|step| Booked { patient, step, session, date, span })
    }

    /// What a patient was told by a line; what is wrong is noted. A need that is no step of theirs
    /// any more is a step beyond the last.
    fn told(&mut self, line: &Line<'_>) -> Option<Told> {
        let name = self.pseudonym(line)?;
        let given = line.get("step").map(|_| line.count("step", 1, self.tally));
        let given = given.map_or(Some(1), |given| given)?.saturating_sub(1);
        let step = match self.patients.get(name).copied() {
            Some(row) => self.step(line, row).unwrap_or_else(|| self.steps(row).len()),
            None => usize::try_from(given).unwrap_or(usize::MAX),
        };
        let once = self.once(line, name, step);
        let (clinician, date, span) = self.time(line)?;
        // What is ahead stands in the clinic's own list, if it still stands.
        let ahead = has(line, Status::Made.code()) && date > self.clinic.parts().as_of;
        let pseudonym = name.to_owned();
        (once && !ahead).then_some(Told { pseudonym, step, clinician, date, span })
    }

    fn pseudonym<'l>(&mut self, line: &Line<'l>) -> Option<&'l str> {
        let name = line.get("pseudonym");
        if name.is_none() {
            self.tally.not(line, "pseudonym", "kind.pseudonym");
        }
        name
    }

    fn patient(&mut self, line: &Line<'_>) -> Option<usize> {
        let name = line.get("pseudonym")?;
        let found = self.patients.get(name).copied();
        if found.is_none() {
            let values = [("name", Both::echo(name))];
            self.tally.add(line.number, self.tally.column("pseudonym"), "B0124", &values);
        }
        found
    }

    fn steps(&self, row: usize) -> Vec<(NeedId, TeamId)> {
        let patient = &self.clinic.parts().waiting[row];
        steps(self.clinic, patient.asks, patient.team)
    }

    /// The step named when it asks for the need, else the first that does and has no line yet.
    fn step(&self, line: &Line<'_>, row: usize) -> Option<usize> {
        let (steps, name) = (self.steps(row), line.get("need").unwrap_or_default());
        let fits = |step: &usize| {
            let need = steps.get(*step).map(|(need, _)| *need);
            need.is_some_and(|need| self.clinic.parts().needs[need].name == name)
        };
        if let Some(step) = line.get("step") {
            return step.parse::<usize>().ok()?.checked_sub(1).filter(fits);
        }
        let pseudonym = &self.clinic.parts().waiting[row].pseudonym;
        let free = |step: &usize| !self.taken.contains_key(&(pseudonym.clone(), *step));
        let mut named = (0..steps.len()).filter(fits);
        named.clone().find(free).or_else(|| named.next())
    }

    /// Whether no line before books the same step.
    fn once(&mut self, line: &Line<'_>, name: &str, step: usize) -> bool {
        let before = match self.taken.entry((name.to_owned(), step)) {
            Entry::Vacant(free) => {
                free.insert(line.number);
                return true;
            }
            Entry::Occupied(before) => before.get().to_string(),
        };
        let step = Both::plain((step + 1).to_string());
        let values = [("name", Both::echo(name)), ("step", step), ("line", Both::plain(before))];
        self.tally.add(line.number, self.tally.column("pseudonym"), "B0126", &values);
        false
    }

    /// With whom, when and from when to when.
    fn time(&mut self, line: &Line<'_>) -> Option<(ClinicianId, NaiveDate, Span)> {
        let clinician = self.clinician(line);
        let date = line.date("date", self.tally);
        let (from, to) = (line.time("from", self.tally), line.time("to", self.tally));
        Some((clinician?, date?, Span { from: from?, to: to? }))
    }

    fn clinician(&mut self, line: &Line<'_>) -> Option<ClinicianId> {
        let clinicians = &self.clinic.parts().clinicians;
        let name = line.get("clinician").unwrap_or_default();
        let found = find(clinicians, |row| &row.name, name);
        if found.is_none() {
            let known: Vec<&str> = clinicians.values().map(|row| row.name.as_str()).collect();
            let list = Both::key("list.clinician", &[]);
            let values = [("name", Both::echo(name)), ("list", list), hint(name, &known)];
            self.tally.add(line.number, self.tally.column("clinician"), "B0107", &values);
        }
        found
    }

    /// The session around the visit, else one it overlaps: what lies outside is for the referee.
    fn session(
        &mut self,
        line: &Line<'_>,
        who: ClinicianId,
        date: NaiveDate,
        span: Span,
    ) -> Option<SessionId> {
        let parts = self.clinic.parts();
        let day = parts.cycle.day_of(date);
        let own = |session: &Session| session.clinician == who && session.day == day;
        let first = |fits: &dyn Fn(Span) -> bool| {
            parts.sessions.iter().find(|(_, session)| own(session) && fits(session.span))
        };
        let around = first(&|hours| hours.contains(span));
        let found = around.or_else(|| first(&|hours| hours.overlaps(span)));
        if found.is_none() || span.from >= span.to {
            let name = &parts.clinicians[who].name;
            let values = [
                ("wanted", Both::key("kind.session", &[])),
                ("given", Both::value("given", &format!("{name}, {date} {span}"))),
            ];
            self.tally.add(line.number, self.tally.column("date"), "B0127", &values);
            return None;
        }
        found.map(|(id, _)| id)
    }
}

//! Lines to bookings.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;

use behov_solver::answer::{Booked, Bookings};
use behov_solver::instance::{Instance, Session, find};
use behov_solver::table::{ClinicianId, Id, PatientId, SessionId};
use behov_solver::units::Span;

use super::super::beside;
use super::super::document::hint;
use super::super::fault::{Both, FileFault, listed};
use super::super::list::{Line, Sheet, Tally};
use super::COLUMNS;
use super::patient::steps;

/// Bookings of an earlier plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Earlier {
    /// Those of patients who still wait.
    pub bookings: Bookings,
    /// Visits of patients who wait no longer; they are left out.
    pub gone: usize,
}

/// Reads bookings written by `write_bookings`, edited by hand or not.
///
/// Lines without a date book nothing, and lines with the status `made` repeat the clinic's own list
/// of bookings; neither is looked at. Columns that only repeat what the clinic knows may be left
/// out.
///
/// # Errors
/// Every line that fits no patient, step, clinician or session of the clinic.
pub fn read_bookings(clinic: &Instance, path: &Path) -> Result<Bookings, Vec<FileFault>> {
    read(clinic, path, false).map(|read| read.bookings)
}

/// The same for bookings of an earlier day: patients who wait no longer are counted and left out.
///
/// # Errors
/// As [`read_bookings`].
pub fn read_earlier(clinic: &Instance, path: &Path) -> Result<Earlier, Vec<FileFault>> {
    read(clinic, path, true)
}

fn read(clinic: &Instance, path: &Path, earlier: bool) -> Result<Earlier, Vec<FileFault>> {
    let source = beside(path).map_err(|fault| vec![fault])?;
    let mut tally = Tally::new("bookings", &source.file);
    let mut found = Earlier::default();
    if let Some(sheet) = Sheet::parse(&source, COLUMNS, &mut tally) {
        let waiting = clinic.parts().waiting.iter().enumerate();
        let patients = waiting.map(|(row, patient)| (&*patient.pseudonym, row)).collect();
        let mut reader = Reader {
            clinic,
            patients,
            tally: &mut tally,
            taken: BTreeMap::new(),
            gone: 0,
            earlier,
        };
        let rows = sheet.lines().filter_map(|line| reader.booked(&line)).collect();
        found = Earlier { gone: reader.gone, bookings: Bookings::new(rows) };
    }
    if tally.faults.is_empty() {
        Ok(found)
    } else {
        let further = [(tally.file, tally.further)].into_iter().collect();
        Err(listed(tally.faults, &further))
    }
}

/// Lines while they are read.
struct Reader<'r> {
    clinic: &'r Instance,
    patients: BTreeMap<&'r str, usize>,
    tally: &'r mut Tally,
    /// The line of each patient's step.
    taken: BTreeMap<(usize, usize), u32>,
    gone: usize,
    earlier: bool,
}

impl Reader<'_> {
    /// The booking of a line; what is wrong is noted.
    fn booked(&mut self, line: &Line<'_>) -> Option<Booked> {
        let dateless = ["date", "from", "to"].iter().all(|column| line.get(column).is_none());
        if dateless || line.get("status") == Some("made") {
            return None;
        }
        let patient = self.patient(line)?;
        let step = self.step(line, patient);
        let clinician = self.clinician(line);
        let date = line.date("date", self.tally);
        let (from, to) = (line.time("from", self.tally), line.time("to", self.tally));
        let span = Span { from: from?, to: to? };
        let session = self.session(line, clinician?, date?, span)?;
        let (patient, step, date) = (PatientId::from_index(patient), step?, date?);
        Some(Booked { patient, step, session, date, span })
    }

    fn patient(&mut self, line: &Line<'_>) -> Option<usize> {
        let name = line.get("pseudonym");
        let found = name.and_then(|name| self.patients.get(name).copied());
        match (found, name) {
            (Some(_), _) => {}
            (None, None) => self.tally.not(line, "pseudonym", "kind.pseudonym"),
            (None, Some(_)) if self.earlier => self.gone += 1,
            (None, Some(name)) => {
                let values = [("name", Both::echo(name))];
                self.tally.add(line.number, self.tally.column("pseudonym"), "B0124", &values);
            }
        }
        found
    }

    /// The step named, else the first that asks for the need and has no line yet.
    fn step(&mut self, line: &Line<'_>, row: usize) -> Option<usize> {
        let patient = &self.clinic.parts().waiting[row];
        let steps = steps(self.clinic, patient.asks, patient.team);
        let name = line.get("need").unwrap_or_default();
        let fits = |step: usize| {
            steps.get(step).is_some_and(|(need, _)| self.clinic.parts().needs[*need].name == name)
        };
        let found = if line.get("step").is_some() {
            let step = usize::try_from(line.count("step", 1, self.tally)?).ok()?.checked_sub(1);
            step.filter(|&step| fits(step))
        } else {
            let free = |&step: &usize| !self.taken.contains_key(&(row, step));
            let mut named = (0..steps.len()).filter(|&step| fits(step));
            named.clone().find(free).or_else(|| named.next())
        };
        let Some(step) = found else {
            let values =
                [("need", Both::echo(name)), ("step", Both::echo(line.get("step").unwrap_or("1")))];
            self.tally.add(line.number, self.tally.column("need"), "B0125", &values);
            return None;
        };
        let before = *self.taken.entry((row, step)).or_insert(line.number);
        if before != line.number {
            let values = [
                ("name", Both::echo(&patient.pseudonym)),
                ("step", Both::plain((step + 1).to_string())),
                ("line", Both::plain(before.to_string())),
            ];
            self.tally.add(line.number, self.tally.column("pseudonym"), "B0126", &values);
            return None;
        }
        Some(step)
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
                ("given", Both::echo(&format!("{name}, {date} {span}"))),
            ];
            self.tally.add(line.number, self.tally.column("date"), "B0127", &values);
            return None;
        }
        found.map(|(id, _)| id)
    }
}

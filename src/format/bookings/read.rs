//! Lines to bookings.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::Path;

use chrono::NaiveDate;

use behov_solver::answer::{Booked, Bookings};
use behov_solver::booking::replan::Told;
use behov_solver::instance::{Booking, Instance, Session};
use behov_solver::table::{ClinicianId, Id, NeedId, PatientId, SessionId, TeamId};
use behov_solver::units::Span;

use super::super::beside;
use super::super::digest::Digests;
use super::super::fault::{Both, FileFault, listed};
use super::super::list::{Line, Sheet, Tally, date, time};
use super::super::names::{Known, Lost, Names};
use super::COLUMNS;
use super::patient::steps;
use super::state::State;

/// What a file of bookings says of visits that patients were told of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Earlier {
    /// Visits told that may stand, or that count as held.
    pub told: Vec<Told>,
    /// Visits ahead of those who are no longer on the waiting list: their time stays theirs.
    pub gone: Vec<Booking>,
    /// Visits ahead that were cancelled: their time is free.
    pub freed: Vec<Told>,
}

/// Reads bookings written by `write_bookings`, edited by hand or not.
///
/// Columns that only repeat others must say the same. Lines without a date book nothing, lines with the
/// status `made` repeat the clinic's own list of bookings, those that were held or missed are over, and
/// cancelled ones are none; none is looked at, nor is a day that has come where the clinic has the visit
/// among its own by now.
///
/// # Errors
/// Every line that fits no patient, step, clinician or session of the clinic; a status that nobody
/// knows.
pub fn read_bookings(
    clinic: &Instance,
    path: &Path,
    seen: &mut Digests,
) -> Result<Bookings, Vec<FileFault>> {
    let booked: Each<Vec<Booked>> = |reader, state, line, found| {
        if state == State::Stands && !reader.is_over(line) {
            found.extend(reader.booked(line));
        }
    };
    read(clinic, (path, seen), booked).map(Bookings::new)
}

/// The visits of such a file that count as held: those that say so, and those that stand on a day
/// that has come; and those of patients who are no longer on the list by their status.
///
/// # Errors
/// Every line that cannot be read, or whose clinician the clinic does not have.
pub fn read_held(
    clinic: &Instance,
    path: &Path,
    seen: &mut Digests,
) -> Result<Earlier, Vec<FileFault>> {
    let held: Each<Earlier> = |reader, state, line, found| {
        let come = reader.has_come(line);
        match state {
            State::Held => found.told.extend(reader.told(line, state)),
            State::Stands if come => found.told.extend(reader.told(line, state)),
            State::Gone if !come => found.gone.extend(reader.gone(line)),
            _ => {}
        }
    };
    read(clinic, (path, seen), held)
}

/// The same for bookings patients were told of before today, whoever of them still waits; missed and
/// cancelled visits are none, and those with `made` count for days that have come.
///
/// # Errors
/// Every line that cannot be read, or whose clinician the clinic does not have.
pub fn read_earlier(
    clinic: &Instance,
    path: &Path,
    seen: &mut Digests,
) -> Result<Earlier, Vec<FileFault>> {
    let told: Each<Earlier> = |reader, state, line, found| {
        let ahead = !reader.has_come(line);
        match state {
            State::Cancelled if ahead => found.freed.extend(reader.time_told(line)),
            State::Missed | State::Cancelled => {}
            State::Stands | State::Made | State::Held | State::Gone => {
                if ahead && state != State::Made && !reader.waits(line) {
                    found.gone.extend(reader.gone(line));
                }
                found.told.extend(reader.told(line, state));
            }
        }
    };
    read(clinic, (path, seen), told)
}

/// What is done with each line that has a date.
type Each<T> = fn(&mut Reader<'_>, State, &Line<'_>, &mut T);

fn read<T: Default>(
    clinic: &Instance,
    (path, seen): (&Path, &mut Digests),
    each: Each<T>,
) -> Result<T, Vec<FileFault>> {
    let source = beside(path, seen).map_err(|fault| vec![*fault])?;
    let mut tally = Tally::new("bookings", &source.file);
    let mut found = T::default();
    if let Some(sheet) = Sheet::parse(&source, COLUMNS, &mut tally) {
        let waiting = clinic.parts().waiting.iter().enumerate();
        let patients = waiting.map(|(row, patient)| (&*patient.pseudonym, row)).collect();
        let (names, lost) = (Names::of_clinic(clinic), Lost::new());
        let known = Known { names: &names, lost: &lost };
        let taken = BTreeMap::new();
        let mut reader = Reader { clinic, known, patients, tally: &mut tally, taken };
        for line in sheet.lines().filter(|line| !is_empty(line)) {
            if let Some(state) = State::of(&line, reader.tally)
                && reader.fits(&line, state)
                && reader.agrees(&line)
            {
                each(&mut reader, state, &line, &mut found);
            }
        }
    }
    if tally.faults.is_empty() {
        Ok(found)
    } else {
        let further = [(tally.file, tally.further)].into_iter().collect();
        Err(listed(tally.faults, &further))
    }
}

/// Whether a line books nothing.
fn is_empty(line: &Line<'_>) -> bool {
    ["date", "from", "to"].iter().all(|column| line.get(column).is_none())
}

/// Lines while they are read.
struct Reader<'r> {
    clinic: &'r Instance,
    known: Known<'r>,
    patients: BTreeMap<&'r str, usize>,
    tally: &'r mut Tally,
    /// The line of each patient's step.
    taken: BTreeMap<(String, usize), u32>,
}

impl Reader<'_> {
    /// Whether the day of a line has come.
    fn has_come(&self, line: &Line<'_>) -> bool {
        line.get("date").and_then(date).is_some_and(|date| date <= self.clinic.parts().as_of)
    }

    /// Whether the state of a line fits its day: nothing ahead was held or missed yet.
    fn fits(&mut self, line: &Line<'_>, state: State) -> bool {
        let day = line.get("date").and_then(date);
        let ahead = day.is_some_and(|date| date > self.clinic.parts().as_of);
        let fits = !(ahead && matches!(state, State::Held | State::Missed));
        if !fits {
            let value = [("value", Both::echo(line.get("status").unwrap_or_default()))];
            self.tally.add(line.number, self.tally.column("status"), "B0620", &value);
        }
        fits
    }

    /// Whether the columns that only repeat others say the same: the length, and the week of the date.
    fn agrees(&mut self, line: &Line<'_>) -> bool {
        let times = line.get("from").and_then(time).zip(line.get("to").and_then(time));
        let length = self.tally.repeats_length(line, times);
        let week = self.tally.repeats_week(line, line.get("date").and_then(date));
        length && week
    }

    /// Whether the patient of a line is on the waiting list.
    fn waits(&self, line: &Line<'_>) -> bool {
        line.get("pseudonym").is_none_or(|name| self.patients.contains_key(name))
    }

    /// Whether the day of a line has come and the visit is among the clinic's own, or its patient
    /// waits no longer.
    fn is_over(&self, line: &Line<'_>) -> bool {
        let (day, from) = (line.get("date").and_then(date), line.get("from").and_then(time));
        let same = |made: &Booking| {
            Some(made.pseudonym.as_str()) == line.get("pseudonym")
                && Some(made.date) == day
                && Some(made.span.from) == from
        };
        self.has_come(line) && (!self.waits(line) || self.clinic.parts().bookings.iter().any(same))
    }

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
    fn told(&mut self, line: &Line<'_>, state: State) -> Option<Told> {
        let name = self.pseudonym(line)?;
        let given = line.get("step").map(|_| line.count("step", 1, self.tally));
        let given = given.map_or(Some(1), |given| given)?.saturating_sub(1);
        let step = match self.patients.get(name).copied() {
            Some(row) => self.step(line, row).unwrap_or_else(|| self.steps(row).len()),
            // Of somebody who waits no longer nobody knows the steps.
            None if line.get("step").is_none() => {
                let free = |step: &usize| !self.taken.contains_key(&(name.to_owned(), *step));
                (0..=self.taken.len()).find(free).unwrap_or_default()
            }
            None => usize::try_from(given).unwrap_or(usize::MAX),
        };
        let once = self.once(line, name, step);
        let (clinician, date, span) = self.time(line)?;
        // What is ahead stands in the clinic's own list, if it still stands.
        let ahead = state == State::Made && date > self.clinic.parts().as_of;
        let pseudonym = name.to_owned();
        (once && !ahead).then_some(Told { pseudonym, step, clinician, date, span })
    }

    /// The time of a line that is nobody's any more, whatever it was for.
    fn time_told(&mut self, line: &Line<'_>) -> Option<Told> {
        let pseudonym = self.pseudonym(line)?.to_owned();
        let (clinician, date, span) = self.time(line)?;
        Some(Told { pseudonym, step: 0, clinician, date, span })
    }

    /// The visit of somebody who is no longer on the waiting list, as a booking of the clinic.
    fn gone(&mut self, line: &Line<'_>) -> Option<Booking> {
        let pseudonym = self.pseudonym(line)?.to_owned();
        let need = self.tally.named(&self.known, line, ("need", "need"));
        let (clinician, date, span) = self.time(line)?;
        Some(Booking { pseudonym, need: need?, clinician, date, span })
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
        let clinician = self.tally.named(&self.known, line, ("clinician", "clinician"));
        let date = line.date("date", self.tally);
        let (from, to) = (line.time("from", self.tally), line.time("to", self.tally));
        Some((clinician?, date?, Span { from: from?, to: to? }))
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

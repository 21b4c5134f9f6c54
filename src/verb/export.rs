//! `export`: a template on dates, and what is booked into it, for other systems.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use behov_solver::answer::{Bookings, HoldPlan, Template};
use behov_solver::booking::is_held;
use behov_solver::evaluation::{BookingBreach, Breach, Broken, bookings_verdict, referee};
use behov_solver::instance::{Booking, Instance};
use behov_solver::supply::{self, Loads};
use behov_solver::table::{ClinicianId, Id, NeedId, TeamId};
use behov_solver::template;
use behov_solver::units::Span;
use chrono::{Datelike, Days, NaiveDate};

use super::clinic::{self, Held, TEMPLATE_FILE};
use super::host::Host;
use super::load::{WeekLoad, loads};
use super::planned::DatedWeeks;
use super::refusal::Refusal;
use crate::folder;
use crate::format::bookings::{Status, listed};
use crate::format::read_bookings;
use crate::messages::fault;

/// The bookings among the files that `book` gives, and the document that tells they are its own.
const BOOKINGS_FILE: &str = "bookings.csv";
const BOOKED_FILE: &str = "book.json";

/// What to export.
#[derive(Clone, Debug)]
pub struct ExportQuestion {
    /// Folder of the clinic.
    pub dir: PathBuf,
    /// The folder that `plan`, `template` or `book` wrote into, instead of the clinic's own.
    pub plan: Option<PathBuf>,
    /// A template instead of the one in that folder.
    pub template: Option<PathBuf>,
    /// Bookings instead of those in that folder.
    pub bookings: Option<PathBuf>,
    /// A waiting list instead of the clinic's own.
    pub waiting: Option<PathBuf>,
    /// Weeks of dates, instead of the clinic's horizon.
    pub weeks: Option<u32>,
}

/// A template on dates, and what is booked into it.
#[derive(Clone, Debug)]
pub struct Exported {
    /// The clinic, with the visits told that count as held.
    pub clinic: Instance,
    /// The template.
    pub template: Template,
    /// What the referee finds broken in the template; empty when it accepts it.
    pub breaches: Vec<Breach>,
    /// The same of the bookings.
    pub booking_breaches: Vec<BookingBreach>,
    /// The template on dates.
    pub dated: DatedWeeks,
    /// Every visit booked, in order of date, time and clinician.
    pub visits: Vec<VisitBooked>,
    /// Visits that no longer stand, for the clinic is closed or the clinician away.
    pub fallen: Vec<VisitBooked>,
    /// How full the weeks are; none without a waiting list.
    pub loads: Vec<WeekLoad>,
    /// Where the minutes of the week go.
    pub minutes: Loads,
}

/// A visit booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitBooked {
    /// The patient's pseudonym.
    pub pseudonym: String,
    /// The need.
    pub need: NeedId,
    /// The team that sees the patient, where the list says it.
    pub team: Option<TeamId>,
    /// The clinician.
    pub clinician: ClinicianId,
    /// The date.
    pub date: NaiveDate,
    /// From when to when.
    pub span: Span,
    /// Where the booking comes from.
    pub status: Status,
}

impl Exported {
    /// Whether the referee accepts what was given.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.breaches.is_empty() && self.booking_breaches.is_empty()
    }
}

/// Lays a template out on dates with what is booked into it, as far as the referee accepts both.
///
/// What was planned is exported: nothing is sized anew, and blocks and visits that fell to leave or
/// closures since are told.
///
/// # Errors
/// Faults of the files; no template; bookings of another run than the template.
pub fn export(question: &ExportQuestion, host: &Host) -> Result<Exported, Refusal> {
    let clinic = clinic::read_with(host, &question.dir, question.waiting.as_deref())?;
    let reading = folder::reading(question.plan.as_deref().unwrap_or(&question.dir))?;
    let files = Files::of(question)?;
    let template = clinic::template(host, &clinic, &files.template)?;
    let (Held { clinic, from: held_from }, bookings) = match &files.bookings {
        Some(file) => {
            let held = clinic::with_held(host, clinic, file)?;
            let read = clinic::noted(host, |read| read_bookings(&held.clinic, file, read))?;
            (held, Some(read))
        }
        None => (Held { from: clinic.parts().bookings.len(), clinic }, None),
    };
    drop(reading);
    // How much was to be held is what was planned, so no holds are asked for.
    let breaches = referee::verdict(&clinic, &HoldPlan::default(), &template, None);
    let verdict = |booked| bookings_verdict(&clinic, &template, booked, None);
    let mut booking_breaches = bookings.as_ref().map_or_else(Vec::new, verdict);
    // A visit that no longer stands is told as such.
    booking_breaches.retain(|breach| breach.kind != Broken::NotHeld);
    let nothing = Bookings::default();
    let booked = bookings.as_ref().unwrap_or(&nothing);
    let weeks = question.weeks.unwrap_or(clinic.parts().goals.horizon_weeks);
    let loads = match &bookings {
        Some(booked) => loads(&clinic, &template, weeks, booked),
        None => Vec::new(),
    };
    let (visits, fallen) =
        visits(&clinic, booked, held_from).into_iter().partition(|visit| stands(&clinic, visit));
    Ok(Exported {
        dated: on_dates(&clinic, &template, weeks),
        visits,
        fallen,
        minutes: supply::loads(&clinic),
        clinic,
        template,
        breaches,
        booking_breaches,
        loads,
    })
}

/// What is booked by a list, and what the clinic booked before.
///
/// # Errors
/// Faults of the list.
pub(super) fn booked(
    clinic: &Instance,
    file: &Path,
    host: &Host,
) -> Result<Vec<VisitBooked>, Refusal> {
    let held = clinic::with_held(host, clinic.clone(), file)?;
    let list = clinic::noted(host, |read| read_bookings(&held.clinic, file, read))?;
    let mut visits = visits(&held.clinic, &list, held.from);
    visits.retain(|visit| stands(&held.clinic, visit));
    Ok(visits)
}

/// The files that are exported.
struct Files {
    template: PathBuf,
    bookings: Option<PathBuf>,
}

impl Files {
    /// Those that are named, else those that lie in the folder.
    fn of(question: &ExportQuestion) -> Result<Self, Refusal> {
        let dir = question.plan.as_deref().unwrap_or(&question.dir);
        let bookings = question.bookings.clone().or_else(|| in_folder(question, dir));
        let named = question.bookings.as_deref().and_then(Path::parent);
        let home = named.filter(|_| question.plan.is_none()).unwrap_or(dir);
        let found = question.template.clone().unwrap_or_else(|| home.join(TEMPLATE_FILE));
        if !found.is_file() {
            return Err(fault!("B0430", path = found.display()).into());
        }
        let of_one_run = question.template.is_some()
            || question.bookings.is_some() && question.plan.is_some()
            || bookings
                .as_deref()
                .and_then(Path::file_name)
                .is_none_or(|name| folder::together(home, &name.to_string_lossy(), TEMPLATE_FILE));
        if !of_one_run {
            return Err(fault!("B0431", dir = home.display()).into());
        }
        Ok(Self { template: found, bookings })
    }
}

/// The bookings that `book` wrote into a folder. In the folder of the clinic a file of that name may
/// be a list of the clinic's own.
fn in_folder(question: &ExportQuestion, dir: &Path) -> Option<PathBuf> {
    let sure = question.plan.is_some() || dir.join(BOOKED_FILE).is_file();
    Some(dir.join(BOOKINGS_FILE)).filter(|file| sure && file.is_file())
}

/// Whether there is a session for a visit.
fn stands(clinic: &Instance, visit: &VisitBooked) -> bool {
    let VisitBooked { need, clinician, date, span, .. } = *visit;
    let booking = Booking { pseudonym: visit.pseudonym.clone(), need, clinician, date, span };
    date < clinic.parts().as_of || is_held(clinic, &booking)
}

/// The template on the dates of whole weeks, from the Monday of this one.
fn on_dates(clinic: &Instance, template: &Template, weeks: u32) -> DatedWeeks {
    let today = clinic.parts().as_of;
    let from = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
    DatedWeeks { from, weeks, blocks: template::dated(clinic, template, from, weeks) }
}

/// Every visit of the list, and those of the clinic's own list of bookings that are not among them; from
/// row `held_from` on that list has visits told that count as held.
fn visits(clinic: &Instance, bookings: &Bookings, held_from: usize) -> Vec<VisitBooked> {
    let parts = clinic.parts();
    let of_list = listed(clinic, bookings, &[], &Bookings::default(), held_from);
    let mut visits: Vec<VisitBooked> = Vec::new();
    for patient in &of_list {
        let pseudonym = &parts.waiting[patient.patient.index()].pseudonym;
        visits.extend(patient.visits.iter().map(|visit| VisitBooked {
            pseudonym: pseudonym.clone(),
            need: visit.need,
            team: Some(visit.team),
            clinician: visit.clinician,
            date: visit.date,
            span: visit.span,
            status: visit.status,
        }));
    }
    let known: BTreeSet<(String, NaiveDate, Span)> =
        visits.iter().map(|visit| (visit.pseudonym.clone(), visit.date, visit.span)).collect();
    let others = parts.bookings.iter().filter(|made| {
        is_held(clinic, made) && !known.contains(&(made.pseudonym.clone(), made.date, made.span))
    });
    visits.extend(others.map(|made| VisitBooked {
        pseudonym: made.pseudonym.clone(),
        need: made.need,
        team: None,
        clinician: made.clinician,
        date: made.date,
        span: made.span,
        status: Status::Made,
    }));
    visits.sort_by(|a, b| {
        let key = |visit: &VisitBooked| (visit.date, visit.span, visit.clinician);
        key(a).cmp(&key(b)).then_with(|| a.pseudonym.cmp(&b.pseudonym))
    });
    visits
}

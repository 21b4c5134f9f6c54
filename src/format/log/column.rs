//! The columns of both tables.

use behov_solver::answer::{Day, Fate, Log, RequestRow, SessionRow, Space};
use behov_solver::instance::{Instance, Session};
use behov_solver::table::ClinicianId;
use chrono::NaiveDate;

/// Where a row comes from.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) instance: &'a Instance,
    pub(super) log: &'a Log,
    pub(super) replication: u32,
}

/// A column: its name, and what a row has there.
pub(super) struct Column<R> {
    pub(super) name: &'static str,
    pub(super) field: Field<R>,
}

/// What a column holds.
pub(super) enum Field<R> {
    /// A name or a word.
    Text(for<'a> fn(At<'a>, &'a R) -> &'a str),
    /// A name that may be missing.
    MaybeText(for<'a> fn(At<'a>, &'a R) -> Option<&'a str>),
    /// A date that may be missing.
    Date(fn(At<'_>, &R) -> Option<NaiveDate>),
    /// A whole number.
    Whole(fn(At<'_>, &R) -> i32),
    /// A number of minutes.
    Real(fn(&R) -> f32),
}

const fn column<R>(name: &'static str, field: Field<R>) -> Column<R> {
    Column { name, field }
}

/// One row per request.
pub(super) const REQUESTS: &[Column<RequestRow>] = &[
    column("policy", Field::Text(|at, _| &at.log.policy)),
    column("replication", Field::Whole(|at, _| whole(at.replication))),
    column("patient", Field::Whole(|_, row| whole(row.patient))),
    column("need", Field::Text(|at, row| &at.instance.parts().needs[row.need].name)),
    column("team", Field::Text(|at, row| &at.instance.parts().teams[row.team].name)),
    column("class", Field::Text(|at, row| &at.instance.parts().complexity.classes[row.class].name)),
    column("own_clinician", Field::MaybeText(|at, row| at.clinician(row.own))),
    column("asked_date", Field::Date(|at, row| at.date(Some(row.asked)))),
    column("ready_date", Field::Date(|at, row| at.date(Some(row.ready)))),
    column("due_date", Field::Date(|at, row| at.date(row.due))),
    column("booked_date", Field::Date(|at, row| at.date(row.booked))),
    column("visit_date", Field::Date(|at, row| at.date(row.visit))),
    column("clinician", Field::MaybeText(|at, row| at.clinician(row.clinician))),
    column("space", Field::Text(|_, row| space(row.space))),
    column("fate", Field::Text(|_, row| fate(row.fate))),
    column("patient_cancellation_count", Field::Whole(|_, row| row.patient_cancellations.into())),
    column("hospital_cancellation_count", Field::Whole(|_, row| row.hospital_cancellations.into())),
    column("planned_minutes", Field::Whole(|_, row| row.planned.0)),
    column("handover_minutes", Field::Whole(|_, row| row.handover.0)),
    column("from_held_minutes", Field::Whole(|_, row| row.from_held.0)),
    column("length_minutes", Field::Real(|row| row.length)),
    column("waited_minutes", Field::Real(|row| row.waited)),
    column("overtime_minutes", Field::Real(|row| row.overtime)),
];

/// One row per session of a day.
pub(super) const SESSIONS: &[Column<SessionRow>] = &[
    column("policy", Field::Text(|at, _| &at.log.policy)),
    column("replication", Field::Whole(|at, _| whole(at.replication))),
    column("date", Field::Date(|at, row| at.date(Some(row.day)))),
    column("clinician", Field::MaybeText(|at, row| at.clinician(Some(row.clinician)))),
    column("team", Field::Text(|at, row| &at.instance.parts().teams[row.team].name)),
    column("start_minute_of_day", Field::Whole(|at, row| at.session(row).span.from.minutes().0)),
    column("end_minute_of_day", Field::Whole(|at, row| at.session(row).span.to.minutes().0)),
    column("open_clinic", Field::Text(|_, row| if row.open_clinic { "yes" } else { "no" })),
    column("cancelled", Field::Text(|_, row| if row.cancelled { "yes" } else { "no" })),
    column("session_minutes", Field::Whole(|_, row| row.minutes.0)),
    column("held_minutes", Field::Whole(|_, row| row.held.0)),
    column("released_minutes", Field::Whole(|_, row| row.released.0)),
    column("booked_minutes", Field::Whole(|_, row| row.booked.0)),
    column("held_booked_minutes", Field::Whole(|_, row| row.held_booked.0)),
    column("beside_queue_minutes", Field::Whole(|_, row| row.beside_queue.0)),
    column("backlog_minutes", Field::Whole(|_, row| row.backlog.0)),
    column("overtime_minutes", Field::Real(|row| row.overtime)),
    column("idle_minutes", Field::Real(|row| row.idle)),
];

impl<'a> At<'a> {
    fn date(self, day: Option<Day>) -> Option<NaiveDate> {
        day.map(|day| self.log.date(day))
    }

    fn clinician(self, clinician: Option<ClinicianId>) -> Option<&'a str> {
        clinician.map(|clinician| &*self.instance.parts().clinicians[clinician].name)
    }

    fn session(self, row: &SessionRow) -> &'a Session {
        &self.instance.parts().sessions[row.session]
    }
}

/// Every row of a table with where it comes from, in order.
pub(super) fn rows<'a, R>(
    instance: &'a Instance,
    log: &'a Log,
    of: fn(&'a behov_solver::answer::Play) -> &'a [R],
) -> impl Iterator<Item = (At<'a>, &'a R)> {
    log.plays.iter().flat_map(move |play| {
        let at = At { instance, log, replication: play.replication };
        of(play).iter().map(move |row| (at, row))
    })
}

fn whole(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn space(space: Space) -> &'static str {
    match space {
        Space::Open => "open",
        Space::Held => "held",
        Space::Released => "released",
        Space::Window => "open-clinic",
        Space::Overtime => "overtime",
    }
}

fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Waiting => "waiting",
        Fate::Booked => "booked",
        Fate::Seen => "seen",
        Fate::NoShow => "no-show",
        Fate::LateCancel => "late-cancel",
        Fate::Elsewhere => "elsewhere",
        Fate::Left => "left",
    }
}

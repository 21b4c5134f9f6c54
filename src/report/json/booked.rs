//! A booked waiting list as JSON.

use behov_solver::booking::OutsideLag;
use behov_solver::evaluation::RightsSum;
use behov_solver::evaluation::rights::{Notice, RightRow, Status};
use behov_solver::instance::{self, Asks, Instance, InstanceParts, Trigger};
use behov_solver::table::{Id, PatientId};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::broken::{Broken, broken};
use super::{Run, enveloped, finite, proved};
use crate::format::bookings::{Visit, reason_code};
use crate::report::booked::{Booked, Told, WeekLoad, promise, words};

mod change;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Document<'a> {
    clinic: &'a str,
    as_of: String,
    rule: &'static str,
    weeks: u32,
    horizon_end: String,
    stopped: bool,
    limits_met: Vec<&'static str>,
    levels: Vec<Aim>,
    rights: Rights,
    /// The same for each right that somebody on the list carries.
    rights_by_right: Vec<ByRight<'a>>,
    baselines: Vec<Baseline>,
    binary_price: Price,
    patients: Vec<Patient<'a>>,
    outside_lag: Vec<Outside<'a>>,
    /// Bookings already made that cannot be held: none of them counts.
    not_held: Vec<NotHeld<'a>>,
    next_available: Vec<Available<'a>>,
    weeks_by_team: Vec<Week<'a>>,
    changes: Option<change::Against<'a>>,
    recall: Vec<change::Recalled<'a>>,
    breaches: Vec<Broken<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct NotHeld<'a> {
    pseudonym: &'a str,
    need: &'a str,
    clinician: &'a str,
    date: String,
    from: String,
    to: String,
    code: &'static str,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Aim {
    level: &'static str,
    value: i64,
    bound: i64,
    gap: Option<f64>,
    proof: &'static str,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ByRight<'a> {
    right: &'a str,
    maximum_wait: bool,
    rights: Rights,
}

/// Rights in sum; shares are estimated and stand beside their counts.
#[derive(Debug, Serialize, JsonSchema)]
struct Rights {
    patient_count: usize,
    with_right_count: usize,
    not_started_count: usize,
    kept_count: usize,
    offered_in_time_count: usize,
    redirected_in_time_count: usize,
    redirected_late_count: usize,
    in_time_count: usize,
    in_time_adjusted_count: usize,
    compliance_strict_share_estimated: Option<f64>,
    compliance_adjusted_share_estimated: Option<f64>,
    late_count: usize,
    over_today_count: usize,
    no_date_count: usize,
    overdue_count: usize,
    overtaken_count: usize,
    days_over_mean: Option<f64>,
    days_over_p95: u32,
    days_over_max: u32,
    days_over_sum: u64,
    days_over_squares: u64,
    notices_due_count: usize,
    notices_overdue_count: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Baseline {
    order: &'static str,
    levels: [i64; 4],
    rights: Rights,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Price {
    days_over: i64,
    binary: Rights,
    squares: Rights,
}

/// A patient of the waiting list.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Patient<'a> {
    pseudonym: &'a str,
    team: &'a str,
    need: Option<&'a str>,
    pathway: Option<&'a str>,
    referred: String,
    right: Option<&'a str>,
    deadline: Option<String>,
    deadline_adjusted: Option<String>,
    plan_due: Option<String>,
    proxy: bool,
    notice_due: Option<String>,
    notice: &'static str,
    finish: Option<String>,
    days_over: Option<u32>,
    days_waited: u32,
    promised_by: Option<String>,
    days_past_promise: u32,
    status: &'static str,
    reason: Option<&'static str>,
    /// Every right of the patient, those that bind first before others.
    rights: Vec<PatientRight<'a>>,
    letters: Vec<LetterDue>,
    visits: Vec<Booking<'a>>,
}

/// One right of a patient.
#[derive(Debug, Serialize, JsonSchema)]
struct PatientRight<'a> {
    right: &'a str,
    maximum_wait: bool,
    start: Option<String>,
    deadline: Option<String>,
    deadline_adjusted: Option<String>,
    plan_due: Option<String>,
    met: Option<String>,
    days_over: Option<u32>,
    proxy: bool,
    status: &'static str,
}

/// A letter with date, place and rights.
#[derive(Debug, Serialize, JsonSchema)]
struct LetterDue {
    trigger: &'static str,
    since: String,
    due: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Booking<'a> {
    step: usize,
    need: &'a str,
    team: &'a str,
    clinician: &'a str,
    date: String,
    from: String,
    to: String,
    minutes: i32,
    status: &'static str,
}

/// A visit that no date could keep within its lag.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Outside<'a> {
    pseudonym: &'a str,
    step: usize,
    before: String,
    date: String,
    days: i64,
    days_min: u32,
    days_max: u32,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Available<'a> {
    need: &'a str,
    team: &'a str,
    clinician: Option<&'a str>,
    next: Option<String>,
    third_next: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Week<'a> {
    team: &'a str,
    monday: String,
    booked_minutes: i32,
    bookable_minutes: i32,
}

/// A booked list as a JSON document with a line end.
#[must_use]
pub fn booked(booked: &Booked<'_>, run: &Run) -> String {
    let parts = booked.instance.parts();
    let (found, options) = (booked.run, &booked.options.booking);
    let told = booked.patients.iter().zip(&found.rights.patients);
    enveloped(
        run,
        "book",
        &parts.assumptions,
        &Document {
            clinic: &parts.name,
            as_of: parts.as_of.to_string(),
            rule: words::rule_code(options.rule),
            weeks: options.weeks,
            horizon_end: found.rights.horizon_end.to_string(),
            stopped: booked.list().stopped,
            limits_met: booked.limits_met().into_iter().map(words::limit_code).collect(),
            levels: levels(booked),
            rights: rights(&found.rights.sum),
            rights_by_right: by_right(booked),
            baselines: baselines(booked),
            binary_price: Price {
                days_over: found.binary.days(),
                binary: rights(&found.binary.binary),
                squares: rights(&found.binary.squares),
            },
            patients: told.map(|told| patient(booked.instance, told, &found.rights.rows)).collect(),
            outside_lag: booked
                .list()
                .outside
                .iter()
                .map(|row| outside(booked.instance, row))
                .collect(),
            not_held: booked.instance.not_held().iter().map(|row| not_held(parts, row)).collect(),
            next_available: next(booked),
            weeks_by_team: booked.loads.iter().map(|load| week(booked.instance, load)).collect(),
            changes: change::changes(booked),
            recall: booked
                .recalled
                .iter()
                .map(|row| change::recalled(booked.instance, row))
                .collect(),
            breaches: broken(booked.breaches),
        },
    )
}

fn not_held<'a>(parts: &'a InstanceParts, row: &'a instance::NotHeld) -> NotHeld<'a> {
    let made = &row.booking;
    NotHeld {
        pseudonym: &made.pseudonym,
        need: &parts.needs[made.need].name,
        clinician: &parts.clinicians[made.clinician].name,
        date: made.date.to_string(),
        from: made.span.from.to_string(),
        to: made.span.to.to_string(),
        code: row.why.code(),
    }
}

fn levels(booked: &Booked<'_>) -> Vec<Aim> {
    let levels = booked.levels().into_iter().map(|level| {
        let (_, proof) = words::level_proof(&level);
        let exact = level.value == level.bound;
        Aim {
            level: words::level_code(level.level),
            value: level.value,
            bound: level.bound,
            gap: finite(level.gap()),
            proof: if exact { "exact" } else { proved(proof).word },
        }
    });
    levels.collect()
}

fn rights(sum: &RightsSum) -> Rights {
    Rights {
        patient_count: sum.patients,
        with_right_count: sum.with_right,
        not_started_count: sum.not_started,
        kept_count: sum.kept(),
        offered_in_time_count: sum.offered_in_time,
        redirected_in_time_count: sum.redirected_in_time,
        redirected_late_count: sum.redirected_late,
        in_time_count: sum.in_time,
        in_time_adjusted_count: sum.in_time_adjusted,
        compliance_strict_share_estimated: sum.compliance_strict().and_then(finite),
        compliance_adjusted_share_estimated: sum.compliance_adjusted().and_then(finite),
        late_count: sum.late,
        over_today_count: sum.over_today,
        no_date_count: sum.no_date,
        overdue_count: sum.overdue,
        overtaken_count: sum.overtaken,
        days_over_mean: sum.days_over_mean().and_then(finite),
        days_over_p95: sum.days_over_p95,
        days_over_max: sum.days_over_max,
        days_over_sum: sum.days_over_sum,
        days_over_squares: sum.days_over_squares,
        notices_due_count: sum.notices_due,
        notices_overdue_count: sum.notices_overdue,
    }
}

fn by_right<'a>(booked: &Booked<'a>) -> Vec<ByRight<'a>> {
    let parts = booked.instance.parts();
    let rows = booked.run.rights.by_right.iter().map(|(right, sum)| ByRight {
        right: &parts.rights[*right].name,
        maximum_wait: parts.rights[*right].maximum_wait,
        rights: rights(sum),
    });
    rows.collect()
}

fn baselines(booked: &Booked<'_>) -> Vec<Baseline> {
    let rows = booked.run.baselines.iter().map(|row| Baseline {
        order: words::order_code(row.order),
        levels: row.values,
        rights: rights(&row.rights),
    });
    rows.collect()
}

/// A patient with their visits and their right.
pub(super) fn patient<'a>(
    instance: &'a Instance,
    (listed, row): Told<'_>,
    rights: &[RightRow],
) -> Patient<'a> {
    let parts = instance.parts();
    let patient = &parts.waiting[listed.patient.index()];
    let promise = promise(instance, listed);
    let (need, pathway) = match patient.asks {
        Asks::Need(need) => (Some(&*parts.needs[need].name), None),
        Asks::Pathway(pathway) => (None, Some(&*parts.pathways[pathway].name)),
    };
    Patient {
        pseudonym: &patient.pseudonym,
        team: &parts.teams[patient.team].name,
        need,
        pathway,
        referred: patient.referred.to_string(),
        right: row.right.map(|right| &*parts.rights[right].name),
        deadline: date(row.deadline),
        deadline_adjusted: date(row.adjusted),
        plan_due: date(row.plan_due),
        proxy: row.proxy,
        notice_due: date(row.notice_due),
        notice: match row.notice {
            Notice::Told => "told",
            Notice::Later => "later",
            Notice::DueToday => "due-today",
            Notice::Overdue => "overdue",
            Notice::Redirected => "redirected",
            Notice::NoRight => "no-right",
        },
        finish: date(row.finish),
        days_over: words::days_over(row),
        days_waited: row.days_waited,
        promised_by: date(promise.map(|promise| promise.by)),
        days_past_promise: promise.map_or(0, |promise| promise.days_past()),
        status: status_code(row.status),
        reason: listed.reason.map(reason_code),
        rights: of_patient(rights, listed.patient).map(|row| one_right(parts, row)).collect(),
        letters: instance.letters(patient).into_iter().map(letter).collect(),
        visits: listed.visits.iter().map(|visit| booking(instance, visit)).collect(),
    }
}

/// The rows of one patient, of rows in the order of patients.
fn of_patient(rows: &[RightRow], patient: PatientId) -> impl Iterator<Item = &RightRow> {
    let first = rows.partition_point(|row| row.patient < patient);
    rows[first..].iter().take_while(move |row| row.patient == patient)
}

fn one_right<'a>(parts: &'a InstanceParts, row: &RightRow) -> PatientRight<'a> {
    let right = &parts.rights[row.right];
    PatientRight {
        right: &right.name,
        maximum_wait: right.maximum_wait,
        start: date(row.due.map(|due| due.start)),
        deadline: date(row.due.map(|due| due.deadline)),
        deadline_adjusted: date(row.due.map(|due| due.adjusted)),
        plan_due: date(row.due.and_then(|due| due.plan)),
        met: date(row.met),
        days_over: row.due.map(|_| row.days_over),
        proxy: row.due.is_some_and(|due| due.proxy),
        status: status_code(row.status),
    }
}

fn letter(row: instance::Letter) -> LetterDue {
    LetterDue {
        trigger: match row.trigger {
            Trigger::Received => "received",
            Trigger::WorkedUp => "worked-up",
            Trigger::Moved => "moved",
        },
        since: row.since.to_string(),
        due: row.due.to_string(),
    }
}

fn status_code(status: Status) -> &'static str {
    match status {
        Status::InTime => "in-time",
        Status::OfferedInTime => "offered-in-time",
        Status::RedirectedInTime => "redirected-in-time",
        Status::RedirectedLate => "redirected-late",
        Status::LateByOwnWish => "late-by-own-wish",
        Status::Late => "late",
        Status::OverToday => "over-today",
        Status::NoDate => "no-date",
        Status::NotStarted => "not-started",
        Status::NoRight => "no-right",
    }
}

fn booking<'a>(instance: &'a Instance, visit: &Visit) -> Booking<'a> {
    let parts = instance.parts();
    Booking {
        step: visit.step + 1,
        need: &parts.needs[visit.need].name,
        team: &parts.teams[visit.team].name,
        clinician: &parts.clinicians[visit.clinician].name,
        date: visit.date.to_string(),
        from: visit.span.from.to_string(),
        to: visit.span.to.to_string(),
        minutes: visit.span.minutes().0,
        status: visit.status.code(),
    }
}

/// A visit outside its lag.
pub(super) fn outside<'a>(instance: &'a Instance, row: &OutsideLag) -> Outside<'a> {
    Outside {
        pseudonym: words::pseudonym(instance, row.patient),
        step: row.step + 1,
        before: row.before.to_string(),
        date: row.date.to_string(),
        days: row.days(),
        days_min: row.days_min,
        days_max: row.days_max,
    }
}

fn next<'a>(booked: &Booked<'a>) -> Vec<Available<'a>> {
    let parts = booked.instance.parts();
    let rows = booked.run.next.iter().map(|row| Available {
        need: &parts.needs[row.need].name,
        team: &parts.teams[row.team].name,
        clinician: row.clinician.map(|id| &*parts.clinicians[id].name),
        next: date(row.next),
        third_next: date(row.third),
    });
    rows.collect()
}

fn week<'a>(instance: &'a Instance, load: &WeekLoad) -> Week<'a> {
    Week {
        team: &instance.parts().teams[load.team].name,
        monday: load.monday.to_string(),
        booked_minutes: load.booked,
        bookable_minutes: load.bookable,
    }
}

/// A date as text.
fn date(date: Option<NaiveDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

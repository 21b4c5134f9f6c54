//! A booked waiting list.

use behov_solver::booking::next::NextAvailable;
use behov_solver::booking::{OutsideLag, Reason};
use behov_solver::evaluation::rights::{Notice, Status};
use behov_solver::instance::{self, Asks, Instance};
use behov_solver::plan::booking::{Baseline as Ordered, BinaryPrice};
use behov_solver::table::Id;

use super::broken::Broken;
use super::level::Aim;
use super::pro::Pro;
use super::shape::shape;
use super::value::{Date, Head, Hours};
use crate::format::bookings::{Visit, reason_code, steps};
use crate::messages::date::week_code;
use crate::report::booked::{Booked, Told, WeekLoad, days_over, promise};
use crate::report::name::Named;
use crate::report::pro::Answers;

mod call;
mod change;
mod code;
mod right;

pub(in crate::report) use call::Call;
use change::{Against, Recalled};
pub(super) use code::forced_code;
pub(in crate::report) use code::limit_code;
use code::{order_code, rule_code};
use right::Rights;
pub(super) use right::trigger_code;
pub(in crate::report) use right::{ByRight, Letter, OwnRight};

shape! {
    /// Who gets which date, and what that keeps and costs.
    List<'a> of (row: &Booked<'a>)
    [
        let (instance, run, options) = (row.instance, row.run, &row.options.booking);
    ]
    {
        #[serde(flatten)]
        head: Head<'a> = Head::of(instance),
        rule: &'static str = rule_code(options.rule),
        weeks: u32 = options.weeks,
        /// What the clinic's PRO table made of the answers of the list.
        #[serde(skip_serializing_if = "Option::is_none")]
        pro: Option<Pro<'a>> = Answers::of(instance).as_ref().map(Pro::of),
        horizon_end: Date = Date(run.rights.horizon_end),
        levels: Vec<Aim> = row.levels().iter().map(Aim::of).collect(),
        rights: Rights = Rights::of(&run.rights.sum),
        /// The same for each right that somebody on the list carries.
        rights_by_right: Vec<ByRight<'a>> =
            run.rights.by_right.iter().map(|right| ByRight::of(right, instance)).collect(),
        baselines: Vec<Baseline> = run.baselines.iter().map(Baseline::of).collect(),
        binary_price: Price = Price::of(&run.binary),
        patients: Vec<Patient<'a>> = row.told().map(|told| Patient::of(told, instance)).collect(),
        outside_lag: Vec<Outside<'a>> =
            row.list().outside.iter().map(|visit| Outside::of(visit, instance)).collect(),
        /// Bookings already made that cannot be held: none of them counts.
        not_held: Vec<NotHeld<'a>> =
            instance.not_held().iter().map(|made| NotHeld::of(made, instance)).collect(),
        next_available: Vec<Available<'a>> =
            run.next.iter().map(|next| Available::of(next, instance)).collect(),
        weeks_by_team: Vec<Week<'a>> =
            row.loads.iter().map(|load| Week::of(load, instance)).collect(),
        changes: Option<Against<'a>> =
            run.replanned.as_ref().map(|again| Against::of(again, row)),
        recall: Vec<Recalled<'a>> =
            row.recalled.iter().map(|slot| Recalled::of(slot, instance)).collect(),
        /// Whom to ring about which date, in that order.
        calls: Vec<Call<'a>> = row.calls().iter().map(|call| Call::of(call, instance)).collect(),
        breaches: Vec<Broken<'a>> = row.breaches.iter().map(Broken::of).collect(),
    }

    NotHeld<'a> of (row: &'a instance::NotHeld, instance: &'a Instance) [let made = &row.booking;] {
        pseudonym: &'a str = &made.pseudonym,
        need: &'a str = made.need.name(instance),
        clinician: &'a str = made.clinician.name(instance),
        date: Date = Date(made.date),
        #[serde(flatten)]
        hours: Hours = Hours::of(made.span),
        code: &'static str = row.why.code(),
    }

    Baseline of (row: &Ordered) {
        order: &'static str = order_code(row.order),
        levels: [i64; 4] = row.values,
        rights: Rights = Rights::of(&row.rights),
    }

    Price of (row: &BinaryPrice) {
        days_over: i64 = row.days(),
        binary: Rights = Rights::of(&row.binary),
        squares: Rights = Rights::of(&row.squares),
    }

    /// A patient of the waiting list with their visits and their right.
    Patient<'a> of (row: Told<'_>, instance: &'a Instance)
    [
        let (listed, right, rows) = row;
        let patient = &instance.parts().waiting[listed.patient.index()];
        let promise = promise(instance, listed);
        let (need, pathway) = match patient.asks {
            Asks::Need(need) => (Some(need.name(instance)), None),
            Asks::Pathway(pathway) => (None, Some(pathway.name(instance))),
        };
        let unopened = match listed.reason {
            Some(Reason::NoOpening { step }) => {
                let needs = steps(instance, patient.asks, patient.team);
                needs.get(step).map(|(need, _)| (step, need.name(instance)))
            }
            _ => None,
        };
    ]
    {
        pseudonym: &'a str = &patient.pseudonym,
        team: &'a str = patient.team.name(instance),
        need: Option<&'a str> = need,
        pathway: Option<&'a str> = pathway,
        referred: Date = Date(patient.referred),
        /// The right that ends worst, or of several the one that binds first.
        right: Option<&'a str> = right.right.map(|id| id.name(instance)),
        deadline: Option<Date> = right.deadline.map(Date),
        deadline_adjusted: Option<Date> = right.adjusted.map(Date),
        plan_due: Option<Date> = right.plan_due.map(Date),
        /// Whether a first visit only stands for the milestone of the right.
        proxy: bool = right.proxy,
        notice_due: Option<Date> = right.notice_due.map(Date),
        notice: &'static str = match right.notice {
            Notice::Told => "told",
            Notice::Later => "later",
            Notice::DueToday => "due-today",
            Notice::Overdue => "overdue",
            Notice::Redirected => "redirected",
            Notice::NoRight => "no-right",
        },
        finish: Option<Date> = right.finish.map(Date),
        days_over: Option<u32> = days_over(right),
        days_waited: u32 = right.days_waited,
        promised_by: Option<Date> = promise.map(|promise| Date(promise.by)),
        #[serde(skip)]
        promise_broken: bool = promise.is_some_and(|promise| promise.is_broken()),
        days_past_promise: u32 = promise.map_or(0, |promise| promise.days_past()),
        #[serde(skip)]
        ended: Status = right.status,
        #[serde(skip)]
        booked: bool = right.booked,
        #[serde(skip)]
        redirected: bool = right.is_redirected(),
        status: &'static str = right::status_code(right.status),
        /// Why nothing new is booked, and for which step and need there is no opening at all.
        reason: Option<&'static str> = listed.reason.map(reason_code),
        #[serde(skip_serializing_if = "Option::is_none")]
        reason_step: Option<usize> = unopened.map(|(step, _)| step + 1),
        #[serde(skip_serializing_if = "Option::is_none")]
        reason_need: Option<&'a str> = unopened.map(|(_, need)| need),
        #[serde(skip)]
        why: Option<Reason> = listed.reason,
        /// Every right of the patient, those that bind first before others.
        rights: Vec<OwnRight<'a>> = rows.iter().map(|row| OwnRight::of(row, instance)).collect(),
        letters: Vec<Letter> = instance.letters(patient).iter().map(Letter::of).collect(),
        visits: Vec<Booking<'a>> =
            listed.visits.iter().map(|visit| Booking::of(visit, instance)).collect(),
    }

    Booking<'a> of (row: &Visit, instance: &'a Instance) {
        step: usize = row.step + 1,
        need: &'a str = row.need.name(instance),
        team: &'a str = row.team.name(instance),
        clinician: &'a str = row.clinician.name(instance),
        date: Date,
        /// The week of the date by ISO 8601, as `2026-46`.
        iso_week: String = week_code(row.date),
        #[serde(flatten)]
        hours: Hours = Hours::of(row.span),
        minutes: i32 = row.span.minutes().0,
        status: &'static str = row.status.code(),
    }

    /// A visit that no date could keep within its lag.
    Outside<'a> of (row: &OutsideLag, instance: &'a Instance) {
        pseudonym: &'a str = row.patient.name(instance),
        step: usize = row.step + 1,
        before: Date,
        date: Date,
        days: i64 = row.days(),
        days_min: u32,
        days_max: u32,
    }

    Available<'a> of (row: &NextAvailable, instance: &'a Instance) {
        need: &'a str = row.need.name(instance),
        team: &'a str = row.team.name(instance),
        clinician: Option<&'a str> = row.clinician.map(|id| id.name(instance)),
        next: Option<Date>,
        third_next: Option<Date> = row.third.map(Date),
    }

    Week<'a> of (row: &WeekLoad, instance: &'a Instance) {
        team: &'a str = row.team.name(instance),
        monday: Date,
        booked_minutes: i32 = row.booked,
        bookable_minutes: i32 = row.bookable,
    }
}

impl<'a> Patient<'a> {
    /// The need or pathway they wait for.
    pub(in crate::report) fn waits_for(&self) -> &'a str {
        self.need.or(self.pathway).unwrap_or_default()
    }
}

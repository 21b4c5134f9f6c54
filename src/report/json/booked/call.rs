//! Whom to ring about which date.

use behov_solver::booking::replan;
use behov_solver::instance::Instance;
use behov_solver::table::Id;

use crate::report::booked::{About, Call as Found};
use crate::report::json::shape::shape;
use crate::report::json::value::{Clock, Date, Hours};
use crate::report::name::Named;

shape! {
    /// A call about a visit, in the order in which a secretary rings.
    Call<'a> of (row: &Found<'a>, instance: &'a Instance)
    [let patient = &instance.parts().waiting[row.listed.patient.index()];]
    {
        pseudonym: &'a str = &patient.pseudonym,
        /// The visit to tell of; none where one told falls away without another.
        visit: Option<Visit<'a>> = row.visit.map(|visit| Visit::of(visit, instance)),
        instead_of: Option<Before<'a>> = row.instead.map(|told| Before::of(told, instance)),
        /// The letter must be sent by then, where one is due.
        letter_due: Option<Date> = row.letter.map(Date),
        /// The date first told of in the same call, where this is another.
        same_call_as: Option<Date> = row.with.map(Date),
        #[serde(skip)]
        about: About = row.about(),
    }

    Visit<'a> of (row: &crate::format::bookings::Visit, instance: &'a Instance) {
        date: Date,
        clinician: &'a str = row.clinician.name(instance),
        #[serde(flatten)]
        hours: Hours = Hours::of(row.span),
        step: usize = row.step + 1,
        need: &'a str = row.need.name(instance),
        team: &'a str = row.team.name(instance),
    }

    Before<'a> of (row: &replan::Told, instance: &'a Instance) {
        date: Date,
        clinician: &'a str = row.clinician.name(instance),
        from: Clock = Clock(row.span.from),
    }
}

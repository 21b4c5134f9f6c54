//! Where the minutes of the sessions went.
//!
//! Conservation: bookable minutes = booked + slack + idle beside a queue, to the last minute.

use super::run::{Tally, View};
use super::table::Measure;
use crate::units::Minutes;

/// Overtime in which patients of the scope were seen; over all needs that of the sessions.
pub(super) fn overtime_of_visits(view: &View<'_>) -> (Measure, Tally) {
    let overtime: f64 = view.seen().map(|row| f64::from(row.overtime)).sum();
    (Measure::Overtime, Tally::plain(view.per_week(overtime)))
}

pub(super) fn measured(view: &View<'_>) -> Vec<(Measure, Tally)> {
    let sum = |of: fn(&crate::answer::SessionRow) -> Minutes| {
        view.sessions().map(of).sum::<Minutes>().real()
    };
    let (minutes, booked) = (sum(|row| row.minutes), sum(|row| row.booked));
    let (held, held_booked) = (sum(|row| row.held), sum(|row| row.held_booked));
    let overtime: f64 = view.sessions().map(|row| f64::from(row.overtime)).sum();
    let idle: f64 = view.sessions().map(|row| f64::from(row.idle)).sum();
    let consulting: f64 = view.seen().map(|row| f64::from(row.length)).sum();
    let unused = sum(|row| (row.minutes - row.booked).max(Minutes(0)));
    let beside = sum(|row| row.beside_queue);
    let worth = view.run.instance.parts().goals.idle_worth.value();
    let weekly = |total: f64| Tally::plain(view.per_week(total));
    vec![
        (Measure::Slack, weekly(unused - beside)),
        (Measure::IdleBesideQueue, weekly(beside)),
        (Measure::UnusedWorth, weekly(unused * worth)),
        (Measure::SessionMinutes, weekly(minutes)),
        (Measure::BookedMinutes, weekly(booked)),
        (Measure::Booked, Tally::share(booked, minutes)),
        (Measure::HoldsUsed, Tally::share(held_booked, held)),
        (Measure::Utilisation, Tally::share(consulting, minutes)),
        (Measure::Overtime, weekly(overtime)),
        (Measure::Idle, weekly(idle)),
    ]
}

//! Where the minutes of the sessions went.
//!
//! Conservation: bookable minutes = booked + slack + idle beside a queue, to the last minute.

use super::run::{Tally, View};
use super::table::Measure;
use crate::units::Minutes;

pub(super) fn measured(view: &View<'_>) -> Vec<(Measure, Tally)> {
    let sum = |of: fn(&crate::answer::SessionRow) -> Minutes| {
        view.sessions().map(of).sum::<Minutes>().real()
    };
    let (minutes, booked) = (sum(|row| row.minutes), sum(|row| row.booked));
    let (held, held_booked) = (sum(|row| row.held), sum(|row| row.held_booked));
    let overtime: f64 = view.sessions().map(|row| f64::from(row.overtime)).sum();
    let idle: f64 = view.sessions().map(|row| f64::from(row.idle)).sum();
    let consulting: f64 = view.seen().map(|row| f64::from(row.length)).sum();
    let (slack, beside) = unused(view);
    let worth = view.run.instance.parts().goals.idle_worth.value();
    let weekly = |total: f64| Tally::plain(view.per_week(total));
    vec![
        (Measure::Slack, weekly(slack)),
        (Measure::IdleBesideQueue, weekly(beside)),
        (Measure::UnusedWorth, weekly((slack + beside) * worth)),
        (Measure::SessionMinutes, weekly(minutes)),
        (Measure::BookedMinutes, weekly(booked)),
        (Measure::Booked, Tally::share(booked, minutes)),
        (Measure::HoldsUsed, Tally::share(held_booked, held)),
        (Measure::Utilisation, Tally::share(consulting, minutes)),
        (Measure::Overtime, weekly(overtime)),
        (Measure::Idle, weekly(idle)),
    ]
}

/// Unused minutes in two: nobody was waiting, and somebody was \[min\].
fn unused(view: &View<'_>) -> (f64, f64) {
    let (mut slack, mut beside) = (Minutes(0), Minutes(0));
    for (&(day, team), given) in &view.run.team_days {
        if view.holds_team(team) && view.run.day_counts(day) {
            let with_queue = given.unused.min(given.backlog);
            beside += with_queue;
            slack += given.unused - with_queue;
        }
    }
    (slack.real(), beside.real())
}
